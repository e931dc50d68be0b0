/*
 * H=(mail.example) [192.0.2.7] X=TLS1.3:... F=<a@example.org> rejected RCPT <bob@example.net>: no
 * H=[192.0.2.7] temporarily rejected connection in "connect" ACL: too busy
 * 1rXyZa-00000003kLm-2Bcd U=bob F=<bob@example.org> rejected after DATA: too much spam
 * H=mx.example [192.0.2.7] sender verify fail for <a@example.org>: Unrouteable address
 *
 * LINE = FIELDS [temporarily ]rejected WHAT[: TEXT].  The code that the client saw is not logged:
 * it is Exim's default for the command, unless the text begins with one (acl.c, smtp_in.c).
 */
#include "base/hash.h"
#include "parsers/exim_line.h"

enum argument { ARGUMENT_NONE, ARGUMENT_RECIPIENT, ARGUMENT_SENDER, ARGUMENT_OTHER };

struct verb {
    struct slice words;
    enum stage stage;
    uint16_t code; /* of a permanent refusal; 0 = it has no refusing default */
    enum argument argument;
};

#define VERB(literal, ...)                                                                         \
    {                                                                                              \
        .words = {(literal), sizeof(literal) - 1}, __VA_ARGS__                                     \
    }

static const struct verb verbs[] = {
    VERB("RCPT ", .stage = STAGE_RCPT, .code = 550, .argument = ARGUMENT_RECIPIENT),
    VERB("MAIL ", .stage = STAGE_MAIL, .code = 550, .argument = ARGUMENT_SENDER),
    VERB("EHLO or HELO ", .stage = STAGE_HELO, .code = 550, .argument = ARGUMENT_OTHER),
    VERB("connection in \"connect\" ACL", .stage = STAGE_CONNECT, .code = 550),
    VERB("after DATA PRDR", .stage = STAGE_MESSAGE, .code = 550),
    VERB("after DATA", .stage = STAGE_MESSAGE, .code = 550),
    VERB("during MIME ACL checks", .stage = STAGE_MESSAGE, .code = 550),
    VERB("DATA", .stage = STAGE_DATA, .code = 550),
    VERB("DKIM ", .stage = STAGE_MESSAGE, .code = 550, .argument = ARGUMENT_OTHER),
    VERB("AUTH ", .stage = STAGE_AUTH, .code = 503, .argument = ARGUMENT_OTHER),
    VERB("STARTTLS", .stage = STAGE_STARTTLS, .code = 550, .argument = ARGUMENT_OTHER),
    VERB("VRFY ", .stage = STAGE_RCPT, .argument = ARGUMENT_OTHER),
    VERB("EXPN ", .stage = STAGE_RCPT, .code = 550, .argument = ARGUMENT_OTHER),
    VERB("ETRN ", .code = 458, .argument = ARGUMENT_OTHER),
    VERB("ATRN ", .code = 450, .argument = ARGUMENT_OTHER),
    VERB("XCLIENT", .stage = STAGE_HELO, .code = 550, .argument = ARGUMENT_OTHER),
    VERB("by local_scan()", .stage = STAGE_MESSAGE, .code = 550),
    VERB("by non-SMTP ACL", .stage = STAGE_MESSAGE, .code = 550),
};

/* Code and status: from the head of the text if they agree with the outcome, else the default. */
static void set_code(struct record *record, bool temporary, unsigned code)
{
    unsigned said = 0;
    struct status status = {0};
    struct slice text = record->text;
    if (text.len && !byte_is_alpha(text.ptr[0])) /* as the words of most administrators do */
        reply_head(text, &said, &status);
    unsigned class = temporary ? 4 : 5;
    if (status.class == class && (said == 0 || said / 100 == class)) {
        record->status = status;
        record->status_origin = ORIGIN_LOG;
    }
    record->code = (uint16_t)(said / 100 == class ? said : code);
    if (record->code)
        record->code_origin = said / 100 == class ? ORIGIN_LOG : ORIGIN_ASSUMED;
}

struct record *exim_refuse(struct parser *p, const struct exim_line *line,
                           const struct exim_fields *fields, enum stage stage, bool temporary,
                           unsigned code, struct slice text)
{
    struct record *record = record_add(p, RECORD_FAILURE);
    record->queue_id = line->queue_id;
    record->direction = DIRECTION_INBOUND;
    record->outcome = temporary ? OUTCOME_TEMPFAILED : OUTCOME_REJECTED;
    record->stage = stage;
    if (slice_present(fields->host.ip))
        record->remote_host = fields->host.name;
    record->remote_ip = fields->host.ip;
    record->local_ip = fields->local_ip;
    record->sender = fields->sender;
    slice_skip(&record->sender, S("<>"));
    record->recipient = line->recipient;
    if (slice_present(fields->auth))
        record->account = exim_account(fields->auth);
    record->text = record_unfold(p, text, S("\\n"));
    while (slice_ends(record->text, S("\\n")))
        record->text.len -= 2;
    set_code(record, temporary, code);
    return record;
}

/* Cursor: the argument of a command, up to the ": " behind it.  It is what the client sent, cut at
 * 100 bytes: an address in brackets, or anything. */
static struct slice read_argument(struct slice *cursor)
{
    struct slice s = *cursor, argument;
    bool bracketed =
        exim_bracketed(&s, &argument) && (s.len == 0 || s.ptr[0] == ':' || s.ptr[0] == ' ');
    if (!bracketed)
        s = argument = *cursor;
    /* Behind an address it stands at once, and need not be searched for. */
    size_t colon = slice_starts(s, S(": ")) ? 0 : slice_search(s, S(": "));
    s = slice_from(s, colon == SLICE_NONE ? s.len : colon);
    if (!bracketed) {
        argument.len = (size_t)(s.ptr - argument.ptr);
        slice_skip(&argument, S("<"));
        size_t blank = slice_find(argument, ' ');
        if (blank != SLICE_NONE && slice_find(argument, '@') < blank)
            argument.len = blank;
    }
    *cursor = s;
    return argument;
}

/* An address as RFC 5321 has it, without a source route. */
static struct slice without_route(struct slice address)
{
    size_t colon = slice_find(address, ':');
    if (slice_starts(address, S("@")) && colon != SLICE_NONE)
        return slice_from(address, colon + 1);
    return address;
}

static uint64_t verify_key(struct parser *p, const struct exim_fields *fields, struct slice sender)
{
    uint64_t key = hash_bytes(p->host, 0);
    key = hash_bytes(fields->host.ip, key);
    key = hash_bytes(sender, key);
    return key ? key : 1;
}

static void keep_verify(struct parser *p, const struct exim_fields *fields, struct slice sender,
                        struct slice detail)
{
    struct exim_state *state = p->state;
    struct exim_verify *slot = &state->verifies[state->next_verify++ % EXIM_VERIFIES];
    slot->client = verify_key(p, fields, sender);
    slot->length = (uint16_t)(detail.len < EXIM_DETAIL ? detail.len : EXIM_DETAIL);
    memcpy(slot->detail, detail.ptr, slot->length);
}

/* The reason that was logged beside a refusal for its sender, put in brackets behind the text. */
static void append_verify(struct parser *p, const struct exim_fields *fields, struct record *record)
{
    struct exim_state *state = p->state;
    struct slice text = record->text;
    if (state->next_verify == 0)
        return;
    /* A search stops at each byte that the needle begins with, and there are few `v`. */
    if (!slice_contains(text, S("verify")) || !slice_contains(text, S("ender verify")))
        return;
    uint64_t key = verify_key(p, fields, fields->sender);
    for (unsigned i = 1; i <= EXIM_VERIFIES; i++) {
        const struct exim_verify *slot =
            &state->verifies[(state->next_verify + EXIM_VERIFIES - i) % EXIM_VERIFIES];
        struct slice detail = slice_make(slot->detail, slot->length), rest = detail;
        if (slot->client != key || slice_contains(text, detail))
            continue;
        if (slice_skip(&rest, text) && slice_skip(&rest, S(": ")))
            detail = rest;
        record->text =
            arena_printf(&p->out->arena, "%.*s [%.*s]", SLICE_ARG(text), SLICE_ARG(detail));
        return;
    }
}

/* Cursor behind "sender verify ": "fail for <ADDRESS>: DETAIL". */
static bool read_verify(struct parser *p, struct slice s, const struct exim_fields *fields)
{
    struct slice address;
    if (!(slice_skip(&s, S("fail for ")) || slice_skip(&s, S("defer for "))) ||
        !exim_bracketed(&s, &address))
        return false;
    if (slice_skip(&s, S(": ")) && s.len)
        keep_verify(p, fields, address, s);
    return s.len == 0 || slice_present(address);
}

static const struct verb *read_verb(struct slice *cursor)
{
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
        if (slice_skip(cursor, verbs[i].words))
            return &verbs[i];
    return NULL;
}

/* Behind the fields: "[temporarily ]rejected WHAT[: TEXT]".  Where the ACL gave no text, the words
 * up to the command stand for it; not its argument, of which there are as many as clients like. */
static bool read_verdict(struct parser *p, const struct exim_line *line, struct slice s,
                         struct exim_fields *fields)
{
    const char *words = s.ptr;
    bool temporary = slice_skip(&s, S("temporarily "));
    const struct verb *verb = slice_skip(&s, S("rejected ")) ? read_verb(&s) : NULL;
    if (!verb)
        return false;
    struct slice argument = {0}, text = slice_make(words, (size_t)(s.ptr - words));
    if (verb->argument)
        argument = read_argument(&s);
    slice_skip(&s, S(" "));
    if (slice_skip(&s, S(": ")) && s.len)
        text = s;
    else if (s.len && !slice_equal(s, S(":")) && !verb->argument)
        return false;
    else
        text = slice_trim(text);
    if (verb->argument == ARGUMENT_SENDER)
        fields->sender = without_route(argument);
    struct record *record =
        exim_refuse(p, line, fields, verb->stage, temporary, temporary ? 451 : verb->code, text);
    if (verb->argument == ARGUMENT_RECIPIENT)
        record->recipient = without_route(argument);
    append_verify(p, fields, record);
    return true;
}

/* "ADDR F=<S> rejected after DATA: R=r T=t H=mx.example.net [192.0.2.9] C="550 no"": the next host
 * refused while our client was still waiting. */
static bool read_cutthrough(struct parser *p, const struct exim_line *line, struct slice s,
                            struct exim_fields *fields)
{
    struct exim_address address;
    struct exim_fields next = {0};
    if (!exim_address(&s, &address) || slice_find(address.address, '@') == SLICE_NONE)
        return false;
    slice_skip(&s, S(" "));
    exim_field_all(&s, fields);
    bool temporary = slice_skip(&s, S("tmp-reject from cutthrough after DATA:"));
    if (!temporary && !slice_skip(&s, S("rejected after DATA:")))
        return false;
    slice_skip(&s, S(" "));
    exim_field_all(&s, &next);
    struct record *record =
        exim_refuse(p, line, fields, STAGE_MESSAGE, temporary, temporary ? 451 : 550, next.reply);
    record->recipient = exim_recipient(&address);
    return true;
}

/* Lines of a client that are no refusal. */
static bool is_remark(struct slice s)
{
    struct slice argument;
    if (slice_starts(s, S("Warning: ")) || slice_starts(s, S("incomplete transaction (")))
        return true;
    if (!slice_skip(&s, S("RCPT ")))
        return false;
    argument = read_argument(&s);
    return slice_present(argument) && slice_starts(s, S(": discarded by "));
}

bool exim_refusal(struct parser *p, const struct exim_line *line, enum line_kind *kind_r)
{
    struct slice s = slice_make(line->text.ptr, line->text.len); /* by halves, as just stored */
    slice_skip(&s, S(" "));
    /* With +dnssec the blank between DS and H= is missing. */
    if (slice_starts(s, S("DSH=")))
        s = slice_from(s, 2);
    if (s.len < 3 || s.ptr[1] != '=')
        return false;
    struct exim_fields fields = {0};
    exim_field_all(&s, &fields);
    *kind_r = LINE_EVENT;
    if (slice_starts(s, S("rejected ")) || slice_starts(s, S("temporarily rejected ")))
        return read_verdict(p, line, s, &fields);
    *kind_r = LINE_CONTEXT;
    if (slice_skip(&s, S("sender verify ")))
        return read_verify(p, s, &fields);
    if (is_remark(s))
        return true;
    *kind_r = LINE_EVENT;
    return slice_present(fields.host.ip) && slice_present(line->queue_id) &&
           read_cutthrough(p, line, s, &fields);
}
