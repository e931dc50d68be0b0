/*
 * ID <= a@example.org H=mx.example.org [192.0.2.7] P=esmtps S=99 id=1@example.org
 * ID => bob@example.net R=dns T=smtp H=mx.example.net [192.0.2.9] C="250 ok"
 * ID ** bob@example.net R=dns T=smtp H=mx.example.net [192.0.2.9]: SMTP error ...
 * ID == bob@example.net R=dns T=smtp defer (-44) H=mx.example.net [192.0.2.9]: SMTP error ...
 * ID H=mx.example.net [192.0.2.9] Connection refused
 *
 * LINE = ID FLAG ADDRESS FIELDS [defer (ERRNO)] [: STRERROR] [FIELDS] [: MESSAGE] [DT=TIME].
 * The colon has a blank before it from 4.99 on.
 */
#include "base/hash.h"
#include "base/ip.h"
#include "parsers/exim_line.h"

static struct record *add(struct parser *p, const struct exim_line *line, enum record_kind kind)
{
    struct record *record = record_add(p, kind);
    record->queue_id = line->queue_id;
    return record;
}

static enum line_kind read_arrival(struct parser *p, const struct exim_line *line, struct slice s)
{
    struct exim_fields fields = {0};
    struct slice sender = exim_sender(&s);
    if (sender.len == 0 && s.len == 0)
        return LINE_UNKNOWN;
    slice_skip(&s, S(" "));
    exim_field_all(&s, &fields);
    struct record *record = add(p, line, RECORD_MESSAGE);
    record->flags = slice_present(fields.auth) ? RECORD_BIRTH | RECORD_SUBMITTED : RECORD_BIRTH;
    record->sender = sender;
    bool host = slice_present(fields.host.ip);
    if (host && !slice_starts(fields.protocol, S("local")))
        record->flags |= RECORD_FROM_CLIENT;
    record->remote_host = slice_present(fields.host.name) ? fields.host.name : (struct slice){0};
    record->remote_ip = fields.host.ip;
    record->local_ip = fields.local_ip;
    if (slice_present(fields.auth))
        record->account = exim_account(fields.auth);
    if (fields.message_id.len) {
        struct slice id = fields.message_id, inner = id;
        bool bracketed = id.ptr[0] == '<' && exim_bracketed(&inner, &id);
        record->message_id = bracketed ? id : fields.message_id;
    }
    return LINE_CONTEXT;
}

/* Parties of a delivered or failed address. */
static void set_recipient(struct record *record, const struct exim_address *address,
                          struct slice recipient)
{
    record->recipient = recipient;
    if (!slice_present(address->original) || slice_equal(address->original, record->recipient) ||
        slice_find(address->original, '@') == SLICE_NONE)
        return;
    record->orig_recipient = address->original;
}

static void set_peer(struct record *record, const struct exim_fields *fields)
{
    if (slice_present(fields->host.name))
        record->remote_host = fields->host.name;
    if (slice_present(fields->host.ip))
        record->remote_ip = fields->host.ip;
    if (slice_present(fields->local_ip))
        record->local_ip = fields->local_ip;
}

static enum line_kind read_delivery(struct parser *p, const struct exim_line *line, struct slice s)
{
    struct exim_fields fields = {0};
    struct exim_address address;
    if (slice_starts(s, S("blackhole (")) || slice_starts(s, S("blackhole *")) ||
        slice_starts(s, S("discarded (")))
        return LINE_CONTEXT;
    if (!exim_address(&s, &address))
        return LINE_UNKNOWN;
    /* An autoreply is no delivery of this message: it is a message of its own. */
    if (slice_starts(address.address, S(">")))
        return LINE_CONTEXT;
    struct slice recipient = exim_recipient(&address);
    if (!slice_present(recipient))
        return LINE_CONTEXT;
    /* The fields up to the peer are all that a delivery needs. */
    slice_skip(&s, S(" "));
    exim_field_host(&s, &fields);
    struct record *record = add(p, line, RECORD_DELIVERY);
    set_recipient(record, &address, recipient);
    set_peer(record, &fields);
    record->direction = slice_present(fields.host.ip) ? DIRECTION_OUTBOUND : DIRECTION_LOCAL;
    if (ip_is_loopback(fields.host.ip))
        record->flags |= RECORD_RELAYED;
    return LINE_DELIVERY;
}

static uint64_t message_key(struct parser *p, struct slice queue_id)
{
    uint64_t key = hash_bytes(queue_id, hash_bytes(p->host, 0));
    return key ? key : 1;
}

/* The slot of a message; an older message that had it is forgotten. */
static struct exim_try *claim_try(struct parser *p, struct slice queue_id)
{
    struct exim_state *state = p->state;
    uint64_t key = message_key(p, queue_id);
    struct exim_try *slot = &state->tries[key % EXIM_TRIES];
    if (slot->message != key) {
        slot->message = key;
        slot->direction = 0;
        slot->name_length = slot->ip_length = 0;
    }
    return slot;
}

static void keep_try(struct parser *p, struct slice queue_id, const struct exim_host *host)
{
    struct exim_try *slot = claim_try(p, queue_id);
    slot->name_length = slot->ip_length = 0;
    if (host->name.len > sizeof(slot->name) || host->ip.len > sizeof(slot->ip))
        return;
    slot->name_length = (uint8_t)host->name.len;
    slot->ip_length = (uint8_t)host->ip.len;
    if (host->name.len)
        memcpy(slot->name, host->name.ptr, host->name.len);
    memcpy(slot->ip, host->ip.ptr, host->ip.len);
}

/* What the line leaves out and the last try of its message knows: the host of a deferral, the
 * direction of giving up.  Most mail that is given up was going out. */
static void recall_try(struct parser *p, struct record *record)
{
    struct exim_state *state = p->state;
    uint64_t key = message_key(p, record->queue_id);
    const struct exim_try *slot = &state->tries[key % EXIM_TRIES];
    bool known = slot->message == key;
    if (record->direction == DIRECTION_NONE)
        record->direction =
            known && slot->direction ? (enum direction)slot->direction : DIRECTION_OUTBOUND;
    if (!known || slot->ip_length == 0 || record->direction != DIRECTION_OUTBOUND ||
        record->stage == STAGE_DNS || record->stage == STAGE_QUEUE ||
        slice_present(record->remote_ip))
        return;
    if (slot->name_length)
        record->remote_host = record_copy(p, slice_make(slot->name, slot->name_length));
    record->remote_ip = record_copy(p, slice_make(slot->ip, slot->ip_length));
}

/* Cursor: ": " or " : " before a message. */
static bool skip_colon(struct slice *cursor)
{
    return slice_skip(cursor, S(" : ")) || slice_skip(cursor, S(": ")) ||
           (slice_equal(*cursor, S(":")) && slice_skip(cursor, S(":")));
}

/* "... DT=1m2s" behind a message. */
static struct slice without_delivery_time(struct slice message)
{
    size_t i = message.len;
    while (i && (byte_is_digit(message.ptr[i - 1]) || memchr(".dhms", message.ptr[i - 1], 5)))
        i--;
    struct slice before = slice_first(message, i);
    if (i == message.len || !slice_ends(before, S(" DT=")))
        return message;
    return slice_first(message, i - 4);
}

static struct slice read_message(struct slice s)
{
    slice_skip(&s, S(" "));
    if (!skip_colon(&s))
        return (struct slice){0};
    return without_delivery_time(s);
}

/* "retry timeout exceeded", alone or behind the last reason. */
static bool strip_expiry(struct slice *message)
{
    if (slice_equal(*message, S("retry timeout exceeded"))) {
        *message = (struct slice){0};
        return true;
    }
    if (!slice_ends(*message, S(": retry timeout exceeded")))
        return false;
    message->len -= sizeof(": retry timeout exceeded") - 1;
    return true;
}

/* The mua_wrapper forms name one address and a verdict. */
static bool read_wrapped(struct slice *address, struct slice *message_r)
{
    static const struct slice verdicts[] = {{" routing yielded a ", 19},
                                            {" mua_wrapper forced failure ", 28}};
    for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++) {
        size_t at = slice_search(*address, verdicts[i]);
        if (at == SLICE_NONE)
            continue;
        *message_r = slice_from(*address, at + 1);
        *address = slice_first(*address, at);
        return true;
    }
    return false;
}

static enum line_kind read_failure(struct parser *p, const struct exim_line *line, struct slice s)
{
    struct exim_fields fields = {0};
    struct exim_address address;
    struct slice message = {0};
    if (slice_starts(s, S("mua_wrapper is set but ")))
        return LINE_CONTEXT;
    if (!exim_address(&s, &address))
        return LINE_UNKNOWN;
    if (!read_wrapped(&address.address, &message)) {
        slice_skip(&s, S(" "));
        exim_field_all(&s, &fields);
        message = read_message(s);
        if (!slice_present(message) && s.len)
            return LINE_UNKNOWN;
    }
    bool expired = strip_expiry(&message);
    struct record *record = add(p, line, RECORD_FAILURE);
    set_recipient(record, &address, exim_recipient(&address));
    set_peer(record, &fields);
    record->outcome = OUTCOME_BOUNCED;
    if (slice_present(message) && exim_reason(p, record, message, 0, false) != EXIM_ATTEMPT)
        expired = true;
    if (!slice_present(message))
        record->direction = slice_present(record->remote_ip) ? DIRECTION_OUTBOUND : DIRECTION_NONE;
    if (expired) {
        record->outcome = OUTCOME_EXPIRED;
        record->stage = STAGE_QUEUE;
    } else if (!slice_present(message)) {
        record->direction = slice_present(record->remote_ip) ? DIRECTION_OUTBOUND : DIRECTION_LOCAL;
        record->stage = STAGE_DELIVERY;
    }
    recall_try(p, record);
    return LINE_EVENT;
}

/* Cursor at "defer (-44)..." or "routing defer (...". */
static bool read_defer(struct slice *cursor, long *number_r)
{
    struct slice s = *cursor;
    uint64_t value;
    slice_skip(&s, S("routing "));
    if (!slice_skip(&s, S("defer (")))
        return false;
    bool negative = slice_skip(&s, S("-"));
    if (!slice_number(&s, 100000, &value)) {
        /* Masked by whoever made the log readable: "defer (EEE)". */
        struct slice word;
        if (!slice_cut(&s, ')', &word) || word.len > 4)
            return false;
        value = 1;
    } else if (!slice_skip(&s, S(")"))) {
        return false;
    }
    *number_r = negative ? -(long)value : (long)value;
    *cursor = s;
    return true;
}

/* ": STRERROR H=NAME [IP]: MESSAGE": the peer stands between the two. */
static struct slice read_deferral_text(struct parser *p, struct slice s, long number,
                                       struct exim_fields *fields)
{
    slice_skip(&s, S(" "));
    exim_field_all(&s, fields);
    struct slice message = read_message(s);
    if (number <= 0 || !slice_present(message))
        return message;
    struct slice head = message, rest;
    size_t colon = slice_search(message, S(": "));
    if (colon != SLICE_NONE)
        head = slice_first(message, slice_find(message, ':'));
    /* The address behind H= may hold a colon of its own, but no blank before it. */
    size_t at = slice_search(message, S(" H="));
    if (at == SLICE_NONE || at > head.len)
        return message;
    head = slice_first(message, at);
    rest = slice_from(message, at + 1);
    exim_field_all(&rest, fields);
    rest = read_message(rest);
    if (rest.len == 0)
        return head;
    return arena_printf(&p->out->arena, "%.*s: %.*s", SLICE_ARG(head), SLICE_ARG(rest));
}

static enum line_kind read_deferral(struct parser *p, const struct exim_line *line, struct slice s)
{
    struct exim_fields fields = {0};
    struct exim_address address;
    long number;
    if (!exim_address(&s, &address))
        return LINE_UNKNOWN;
    slice_skip(&s, S(" "));
    exim_field_all(&s, &fields);
    if (!read_defer(&s, &number))
        return LINE_UNKNOWN;
    struct slice message = read_deferral_text(p, s, number, &fields);
    if (exim_reason_kind(message) == EXIM_NO_ATTEMPT)
        return LINE_CONTEXT;
    struct record *record = add(p, line, RECORD_FAILURE);
    set_recipient(record, &address, exim_recipient(&address));
    set_peer(record, &fields);
    record->outcome = OUTCOME_DEFERRED;
    struct exim_try *last = claim_try(p, line->queue_id);
    exim_reason(p, record, message, number, last->ip_length > 0);
    recall_try(p, record);
    last->direction = (uint8_t)record->direction;
    return LINE_EVENT;
}

/* What stands behind the host decides: a refused client is another kind of line. */
static bool is_try(const struct exim_fields *fields, struct slice *rest)
{
    if (!slice_present(fields->host.ip) || slice_present(fields->sender) ||
        slice_present(fields->protocol) || slice_present(fields->host.helo) || rest->len == 0)
        return false;
    slice_skip(rest, S(":"));
    slice_skip(rest, S(" "));
    return true;
}

/* A host, and what is known to go wrong with one: no other line has both, so that this one need
 * not be compared with all shapes first (14,000 instructions). */
static bool read_try(struct parser *p, const struct exim_line *line)
{
    struct slice s = line->text;
    struct exim_fields fields = {0};
    exim_field_all(&s, &fields);
    if (!is_try(&fields, &s) || !exim_reason_known(s))
        return false;
    keep_try(p, line->queue_id, &fields.host);
    return true;
}

bool exim_delivery(struct parser *p, const struct exim_line *line, enum line_kind *kind_r)
{
    struct slice s = line->text;
    if (s.len < 3)
        return false;
    char first = s.ptr[0], second = s.ptr[1];
    *kind_r = LINE_CONTEXT;
    if (s.ptr[2] != ' ') {
        if (slice_equal(s, S("Completed")))
            add(p, line, RECORD_MESSAGE)->flags = RECORD_END;
        else if (first != 'H' || second != '=' || !read_try(p, line))
            return false;
        return true;
    }
    struct slice rest = slice_from(s, 3);
    if ((first == '=' || first == '-' || first == '>') && second == '>')
        *kind_r = read_delivery(p, line, rest);
    else if ((first == '<' || first == '(') && second == '=')
        *kind_r = read_arrival(p, line, rest);
    else if (first == '*' && second == '*')
        *kind_r = read_failure(p, line, rest);
    else if (first == '=' && second == '=')
        *kind_r = read_deferral(p, line, rest);
    else
        return first == '*' && second == '>';
    return true;
}

/* Up to 4.84 a try could be told by the reason alone, which then names the host. */
static bool read_named_try(struct parser *p, const struct exim_line *line)
{
    struct record scratch = {0};
    if (!slice_present(line->queue_id) || !exim_reason_known(line->text))
        return false;
    exim_reason(p, &scratch, line->text, 0, false);
    struct exim_host host = {.name = scratch.remote_host, .ip = scratch.remote_ip};
    if (slice_present(host.ip))
        keep_try(p, line->queue_id, &host);
    return true;
}

bool exim_host_try(struct parser *p, const struct exim_line *line)
{
    struct slice s = line->text;
    struct exim_fields fields = {0};
    bool tagged = slice_starts(s, S("H="));
    if (tagged)
        exim_field_all(&s, &fields);
    else if (!exim_host(&s, &fields.host) || !slice_present(fields.host.name))
        fields.host = (struct exim_host){0};
    if (!slice_present(fields.host.ip))
        return read_named_try(p, line);
    if (!is_try(&fields, &s))
        return false;
    /* A line without an id is of a message's own log. */
    if (!exim_reason_known(s) && !(tagged && slice_present(line->queue_id)))
        return false;
    if (slice_present(line->queue_id))
        keep_try(p, line->queue_id, &fields.host);
    return true;
}
