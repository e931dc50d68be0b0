#include "parsers/dialogue.h"

#include "parsers/format.h"

/* Looked through from the first, so the usual ones stand in front. */
static const struct {
    struct slice word;
    enum verb verb;
} verbs[] = {
    {{"EHLO", 4}, VERB_HELO},
    {{"MAIL", 4}, VERB_MAIL},
    {{"RCPT", 4}, VERB_RCPT},
    {{"DATA", 4}, VERB_DATA},
    {{"QUIT", 4}, VERB_QUIT},
    {{"STARTTLS", 8}, VERB_STARTTLS},
    {{"X-ANONYMOUSTLS", 14}, VERB_STARTTLS},
    {{"AUTH", 4}, VERB_AUTH},
    {{"X-EXPS", 6}, VERB_AUTH},
    {{"BDAT", 4}, VERB_CHUNK},
    {{"HELO", 4}, VERB_HELO},
    {{"LHLO", 4}, VERB_HELO},
    {{"RSET", 4}, VERB_OTHER},
    {{"NOOP", 4}, VERB_OTHER},
    {{"HELP", 4}, VERB_OTHER},
    {{"VRFY", 4}, VERB_OTHER},
    {{"EXPN", 4}, VERB_OTHER},
    {{"ETRN", 4}, VERB_OTHER},
    {{"TURN", 4}, VERB_OTHER},
    {{"XPROXY", 6}, VERB_OTHER},
    {{"XPROXYFROM", 10}, VERB_OTHER},
    {{"XPROXYTO", 8}, VERB_OTHER},
    {{"XSHADOW", 7}, VERB_OTHER},
    {{"XSHADOWREQUEST", 14}, VERB_OTHER},
    {{"XQDISCARD", 9}, VERB_OTHER},
    {{"XSESSIONPARAMS", 14}, VERB_OTHER},
    {{"XRDST", 5}, VERB_OTHER},
    {{"XEXCH50", 7}, VERB_OTHER},
};

/* The step of the conversation that a refused verb belongs to; commands outside it have none. */
static const enum stage stages[] = {
    [VERB_NONE] = STAGE_CONNECT, [VERB_HELO] = STAGE_HELO,    [VERB_STARTTLS] = STAGE_STARTTLS,
    [VERB_AUTH] = STAGE_AUTH,    [VERB_MAIL] = STAGE_MAIL,    [VERB_RCPT] = STAGE_RCPT,
    [VERB_DATA] = STAGE_DATA,    [VERB_BODY] = STAGE_MESSAGE, [VERB_CHUNK] = STAGE_MESSAGE,
    [VERB_QUIT] = STAGE_NONE,    [VERB_OTHER] = STAGE_NONE,
};

/* No verb is shorter. */
enum { VERB_LETTERS = 4 };

/* The first letters of a verb as a number that does not tell upper from lower case. */
static uint32_t first_letters(struct slice word)
{
    uint32_t letters;
    memcpy(&letters, word.ptr, VERB_LETTERS);
    return letters & 0xdfdfdfdfu;
}

/* Of a word of four letters the first letters say it all. */
static bool begins_with(struct slice line, struct slice word)
{
    if (line.len < word.len ||
        (word.len > VERB_LETTERS && !slice_equal_nocase(slice_first(line, word.len), word)))
        return false;
    return line.len == word.len || line.ptr[word.len] == ' ' || line.ptr[word.len] == ':';
}

enum verb verb_of(struct slice line)
{
    if (line.len < VERB_LETTERS || !byte_is_alpha(line.ptr[0])) /* a reply, most of the time */
        return VERB_NONE;
    uint32_t letters = first_letters(line);
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
        if (first_letters(verbs[i].word) == letters && begins_with(line, verbs[i].word)) {
            if (verbs[i].verb == VERB_CHUNK && slice_ends_nocase(slice_trim(line), S(" LAST")))
                return VERB_BODY;
            return verbs[i].verb;
        }
    return VERB_NONE;
}

/* The end of an address that begins at `text`: `>` or a blank outside a quoted local part. */
static size_t address_end(struct slice text, char stop)
{
    size_t plain = slice_first(text, slice_find(text, stop)).len;
    bool quoted = false;
    if (slice_find(slice_first(text, plain), '"') == SLICE_NONE)
        return plain;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' && quoted)
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (c == stop && !quoted)
            return i;
    }
    return plain;
}

struct slice dialogue_address(struct slice text)
{
    size_t open = slice_find(text, '<');
    if (open != SLICE_NONE) {
        struct slice inner = slice_from(text, open + 1);
        return slice_first(inner, address_end(inner, '>'));
    }
    size_t spelled = slice_search(text, S("&lt;"));
    if (spelled != SLICE_NONE) {
        struct slice inner = slice_from(text, spelled + 4);
        return slice_first(inner, slice_search(inner, S("&gt;")));
    }
    size_t colon = slice_find(text, ':');
    if (colon == SLICE_NONE)
        return (struct slice){0};
    struct slice bare = slice_trim(slice_from(text, colon + 1));
    bare = slice_first(bare, address_end(bare, ' '));
    return slice_find(bare, '@') == SLICE_NONE ? (struct slice){0} : bare;
}

static struct dialogue_text keep(struct dialogue *d, struct slice s)
{
    struct dialogue_text text = {0};
    if (!slice_present(s) || s.len > (size_t)(DIALOGUE_BYTES - d->used))
        return text;
    text = (struct dialogue_text){d->used, (uint16_t)s.len, 1};
    if (s.len)
        memcpy(d->bytes + d->used, s.ptr, s.len);
    d->used = (uint16_t)(d->used + s.len);
    return text;
}

static struct slice kept(const struct dialogue *d, struct dialogue_text text)
{
    if (!text.present || text.at > DIALOGUE_BYTES || text.length > DIALOGUE_BYTES - text.at)
        return (struct slice){0};
    return slice_make(d->bytes + text.at, text.length);
}

struct slice dialogue_sender(const struct dialogue *d)
{
    return kept(d, d->sender);
}

struct slice dialogue_recipient(const struct dialogue *d, unsigned i)
{
    return i < d->accepted && i < DIALOGUE_RECIPIENTS ? kept(d, d->recipients[i])
                                                      : (struct slice){0};
}

static void end_transaction(struct dialogue *d)
{
    d->in_mail = d->accepted = d->refused = d->lost = 0;
    d->sender = (struct dialogue_text){0};
    if (d->waiting == 0)
        d->used = 0;
}

static void push(struct dialogue *d, enum verb verb, struct dialogue_text address)
{
    if (d->waiting == DIALOGUE_WAITING) {
        memmove(d->queue, d->queue + 1, sizeof(d->queue) - sizeof(d->queue[0]));
        d->waiting--;
    }
    d->queue[d->waiting].verb = (uint8_t)verb;
    d->queue[d->waiting].address = address;
    d->waiting++;
}

void dialogue_command(struct dialogue *d, struct slice line)
{
    enum verb verb = verb_of(line);
    struct dialogue_text address = {0};
    /* What an AUTH exchange sends is logged by some versions; it is no command. */
    if (verb == VERB_NONE && d->waiting && d->queue[d->waiting - 1].verb == VERB_AUTH)
        return;
    if (verb == VERB_HELO || (verb == VERB_MAIL && d->waiting == 0) ||
        (verb == VERB_OTHER && slice_starts_nocase(line, S("RSET"))))
        end_transaction(d);
    if (verb == VERB_MAIL || verb == VERB_RCPT)
        address = keep(d, dialogue_address(line));
    d->greeted = 1;
    push(d, verb == VERB_NONE ? VERB_OTHER : verb, address);
}

void dialogue_expect_mail(struct dialogue *d)
{
    for (unsigned i = 0; i < d->waiting; i++)
        if (d->queue[i].verb == VERB_MAIL)
            return;
    if (d->in_mail)
        return;
    d->greeted = 1;
    push(d, VERB_MAIL, (struct dialogue_text){0});
}

/* Take the command that this reply answers from the queue. */
static struct dialogue_text pop(struct dialogue *d, enum verb *verb_r)
{
    struct dialogue_text address = {0};
    *verb_r = VERB_NONE;
    if (d->waiting == 0 || d->waiting > DIALOGUE_WAITING)
        return address;
    *verb_r = d->queue[0].verb;
    address = d->queue[0].address;
    d->waiting--;
    memmove(d->queue, d->queue + 1, d->waiting * sizeof(d->queue[0]));
    return address;
}

static void accept_recipient(struct dialogue *d, struct dialogue_text address)
{
    if (d->accepted < DIALOGUE_RECIPIENTS)
        d->recipients[d->accepted++] = address;
    else if (d->lost < UINT8_MAX)
        d->lost++;
}

/* What the reply changes in the transaction. */
static void apply(struct dialogue *d, const struct answer *a, struct dialogue_text address)
{
    bool good = a->code >= 200 && a->code < 400;
    switch (a->verb) {
    case VERB_HELO:
        d->helloed |= good;
        break;
    case VERB_STARTTLS:
        d->helloed &= !good; /* the client begins anew (RFC 3207, section 4.2) */
        break;
    case VERB_MAIL:
        d->sender = address;
        d->in_mail = good;
        d->refused = !good;
        d->accepted = d->lost = 0;
        break;
    case VERB_RCPT:
        if (good)
            accept_recipient(d, address);
        else if (d->refused < UINT8_MAX)
            d->refused++;
        break;
    case VERB_DATA:
        if (a->code == 354) {
            memmove(d->queue + 1, d->queue, (DIALOGUE_WAITING - 1) * sizeof(d->queue[0]));
            d->queue[0].verb = VERB_BODY;
            d->queue[0].address = (struct dialogue_text){0};
            if (d->waiting < DIALOGUE_WAITING)
                d->waiting++;
        }
        break;
    case VERB_BODY:
        d->in_mail = 0;
        break;
    default:
        break;
    }
}

/* A line of a reply that goes on ("250-x") is added to those before it.  Of good replies nobody
 * wants the text. */
static void gather(struct dialogue *d, struct slice line)
{
    if (line.ptr[0] < '4')
        return;
    size_t room = sizeof(d->reply) - d->reply_length;
    if (d->reply_length && room) {
        d->reply[d->reply_length++] = ' ';
        room--;
    }
    struct slice part = slice_first(line, room);
    if (part.len)
        memcpy(d->reply + d->reply_length, part.ptr, part.len);
    d->reply_length = (uint16_t)(d->reply_length + part.len);
}

/* "550-5.1.1 a 550 5.1.1 b": a log that joins the lines of a reply into one.  The last line repeats
 * the status too, if there is one; a bare number may be a word of the text. */
static bool joined(struct slice line)
{
    struct slice rest = slice_from(line, 4), status = rest;
    struct status value;
    const char code[] = {' ', line.ptr[0], line.ptr[1], line.ptr[2], ' '};
    status.len = reply_status(&rest, &value) ? (size_t)(rest.ptr - status.ptr) : 0;
    for (size_t at; (at = slice_search(rest, slice_make(code, sizeof(code)))) != SLICE_NONE;) {
        rest = slice_from(rest, at + sizeof(code) - 1); /* a blank may stand before the next, too */
        if (slice_starts(slice_from(rest, 1), status))
            return true;
    }
    return false;
}

static struct slice whole_reply(struct dialogue *d, struct parser *p, struct slice line)
{
    if (line.ptr[0] < '4')
        return line;
    if (d->reply_length) {
        gather(d, line);
        line = record_copy(p, slice_make(d->reply, d->reply_length));
    }
    d->reply_length = 0;
    return record_unfold(p, line, S(" "));
}

bool dialogue_reply(struct dialogue *d, struct parser *p, struct slice line, struct answer *out_r)
{
    struct slice rest = line;
    *out_r = (struct answer){.code = reply_code(&rest)};
    if (out_r->code == 0)
        return false;
    if (rest.len && rest.ptr[0] == '-' && !joined(line)) {
        gather(d, line);
        return false;
    }
    out_r->text = whole_reply(d, p, line);
    d->reply_length = 0;
    out_r->first = !d->greeted;
    d->greeted = 1;
    /* The banner and "go on" answer no command. */
    if (out_r->code == 334 || (out_r->code == 220 && out_r->first))
        return true;
    struct dialogue_text address = pop(d, &out_r->verb);
    out_r->stage = stages[out_r->verb];
    if (out_r->verb == VERB_RCPT)
        out_r->recipient = kept(d, address);
    out_r->echo = d->refused && d->accepted == 0 &&
                  (out_r->verb == VERB_DATA ||
                   (out_r->verb == VERB_RCPT && out_r->code == 503 && !d->in_mail));
    apply(d, out_r, address);
    return true;
}
