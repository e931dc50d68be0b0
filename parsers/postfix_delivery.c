/*
 * Delivery records, one per recipient and attempt, by smtp, lmtp, local, virtual, pipe, error,
 * discard, and now and then qmgr, cleanup and bounce:
 *
 *   4F2A1B: to=<u@example.com>, orig_to=<root>, relay=mx.example.com[192.0.2.7]:25, conn_use=2,
 *       delay=1.9, delays=0.1/0/0.9/0.9, tls=may, dsn=5.1.1, status=bounced (host
 *       mx.example.com[192.0.2.7] said: 550 5.1.1 no such user (in reply to RCPT TO command))
 *
 * Read from left to right: addresses and the reason can hold anything, also "status=sent (".
 */
#include "parsers/postfix.h"

struct fields {
    struct slice recipient, orig_recipient;
    struct slice relay, dsn;
    struct slice word, reason;
};

/* The bytes before ", "; SLICE_NONE when it does not occur. */
static size_t value_length(struct slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        size_t comma = slice_find_any(slice_from(s, i), S(","));
        if (comma == SLICE_NONE)
            break;
        i += comma;
        if (i + 1 < s.len && s.ptr[i + 1] == ' ')
            return i;
    }
    return SLICE_NONE;
}

/* Cursor: "name=VALUE, "; a field that is not there is no fault. */
static inline bool skip_field(struct slice *cursor, struct slice name, struct slice *value_r)
{
    if (!slice_starts(*cursor, name))
        return false;
    struct slice s = slice_from(*cursor, name.len);
    size_t length = value_length(s);
    if (length == SLICE_NONE)
        return false;
    *value_r = slice_first(s, length);
    *cursor = slice_from(s, length + 2);
    return true;
}

/* Cursor: behind "to=": "<ADDRESS>", or a bare one as scrubbed logs have it. */
static bool read_address(struct slice *cursor, const struct slice *tails, size_t count,
                         struct slice *out_r)
{
    struct slice s = *cursor;
    if (slice_skip(&s, S("<"))) {
        if (!postfix_address(&s, tails, count, out_r))
            return false;
        *cursor = s;
        return true;
    }
    size_t end = slice_find(s, ',');
    if (end == SLICE_NONE || !tails[0].len)
        return false;
    *out_r = slice_first(s, end);
    *cursor = slice_from(s, end);
    return true;
}

static bool read_fields(struct slice s, struct fields *out_r)
{
    static const struct slice tails[] = {S(", relay="), S(", orig_to=")};
    struct slice value;
    *out_r = (struct fields){0};
    if (!slice_skip(&s, S("to=")) || !read_address(&s, tails, 2, &out_r->recipient))
        return false;
    if (slice_skip(&s, S(", orig_to=")) && !read_address(&s, tails, 1, &out_r->orig_recipient))
        return false;
    if (!slice_skip(&s, S(", ")) || !skip_field(&s, S("relay="), &out_r->relay))
        return false;
    skip_field(&s, S("conn_use="), &value);
    if (!skip_field(&s, S("delay="), &value))
        return false;
    skip_field(&s, S("delays="), &value);
    skip_field(&s, S("tls="), &value);
    skip_field(&s, S("dsn="), &out_r->dsn);
    if (!slice_skip(&s, S("status=")) || !slice_cut(&s, ' ', &out_r->word) ||
        !slice_skip(&s, S("(")))
        return false;
    if (slice_ends(s, S(")")))
        s.len--;
    out_r->reason = s;
    return true;
}

/* What the words of status= mean. */
static const struct {
    struct slice name;
    enum record_kind kind;
    enum outcome outcome;
    unsigned flags;
} words[] = {
    {S("sent"), RECORD_DELIVERY, OUTCOME_NONE, 0},
    {S("deferred"), RECORD_FAILURE, OUTCOME_DEFERRED, 0},
    {S("bounced"), RECORD_FAILURE, OUTCOME_BOUNCED, 0},
    /* soft_bounce=yes: a permanent refusal that stays in the queue. */
    {S("SOFTBOUNCE"), RECORD_FAILURE, OUTCOME_DEFERRED, 0},
    /* Address verification and "sendmail -bv": no mail. */
    {S("deliverable"), RECORD_MESSAGE, OUTCOME_NONE, RECORD_PROBE},
    {S("undeliverable"), RECORD_MESSAGE, OUTCOME_NONE, RECORD_PROBE},
    {S("undeliverable-but-not-cached"), RECORD_MESSAGE, OUTCOME_NONE, RECORD_PROBE},
};

static bool is_smtp_client(const struct postfix_line *line)
{
    return slice_equal(line->daemon, S("smtp")) || slice_equal(line->daemon, S("lmtp"));
}

/* Sockets and LMTP to loopback end in a mailbox of this machine. */
static enum direction direction_of(const struct postfix_line *line, const struct peer *peer)
{
    if (!is_smtp_client(line) || postfix_peer_is_socket(peer))
        return DIRECTION_LOCAL;
    if (slice_equal(line->daemon, S("lmtp")) && postfix_peer_is_loopback(peer))
        return DIRECTION_LOCAL;
    return DIRECTION_OUTBOUND;
}

/* Mail to a loopback port goes to a content filter and comes back under a new queue id.  LMTP to
 * loopback is a mail store's door (Dovecot, Cyrus) and final, unless the answer names a queue. */
static bool is_relayed(const struct postfix_line *line, const struct peer *peer,
                       struct slice reason)
{
    if (slice_starts(reason, S("forwarded as ")) || slice_equal(reason, S("alias expanded")))
        return true;
    if (!is_smtp_client(line) || !postfix_peer_is_loopback(peer))
        return false;
    return slice_equal(line->daemon, S("smtp")) || slice_contains(reason, S("queued as "));
}

/* A multi-line reply is joined by blanks, and each line keeps its code.  The status is the one at
 * the head of the last line, else of the first line that has one. */
static struct status status_of_reply(struct slice reply)
{
    struct status first = {0}, last = {0};
    struct slice code = slice_first(reply, 3), line = reply;
    while (line.len) {
        unsigned number;
        reply_head(line, &number, &last);
        if (!first.class)
            first = last;
        if (line.len < 4 || line.ptr[3] != '-')
            break;
        struct slice before;
        line = slice_from(line, 4);
        do {
            if (!slice_cut(&line, ' ', &before))
                line.len = 0;
        } while (line.len && !(line.len > 3 && slice_starts(line, code) &&
                               (line.ptr[3] == '-' || line.ptr[3] == ' ')));
    }
    return last.class ? last : first;
}

/* The peer's code and status count; what Postfix logs as dsn= stands in for a missing status (it
 * makes up 5.0.0, turns a greeting's 5.x.x into 4.x.x, and a filter may rewrite it). */
static void set_reply(struct parser *p, struct record *record, struct slice reply, struct slice dsn)
{
    struct status logged = {0};
    reply_status(&dsn, &logged);
    record->text = record_unfold(p, reply, S(" "));
    record_reply(record, record->text, ORIGIN_REPLY);
    struct status said = status_of_reply(reply);
    if (record->code && said.class) {
        record->status = said;
        record->status_origin = ORIGIN_REPLY;
    }
    if (!record->status.class && logged.class) {
        record->status = logged;
        record->status_origin = ORIGIN_LOG;
    }
}

static void set_reason(struct parser *p, const struct postfix_line *line, struct record *record,
                       const struct fields *fields)
{
    struct reason reason = {0};
    bool known = postfix_reason(fields->reason, &reason);
    if (known && slice_present(reason.peer.address))
        postfix_set_peer(record, &reason.peer);
    if (known && reason.direction)
        record->direction = reason.direction;
    else if (known && slice_present(reason.peer.address) && is_smtp_client(line))
        record->direction = direction_of(line, &reason.peer);
    record->stage = known ? reason.stage : STAGE_NONE;
    /* Postfix makes a 5xx greeting temporary (smtp_skip_5xx_greeting), so a bounce was answered to
     * EHLO.  A Postfix peer names the command. */
    if (reason.greeting && (record->outcome == OUTCOME_BOUNCED ||
                            slice_contains(reason.reply, S(": Helo command rejected: "))))
        record->stage = STAGE_HELO;
    if (record->stage == STAGE_NONE && record->direction == DIRECTION_LOCAL)
        record->stage = STAGE_DELIVERY;
    set_reply(p, record, reason.reply, fields->dsn);
    if (!slice_present(reason.reply))
        record->text = slice_trim(fields->reason);
}

enum line_kind postfix_read_delivery(struct parser *p, const struct postfix_line *line)
{
    enum { WORDS = sizeof(words) / sizeof(words[0]) };
    struct fields fields;
    if (!read_fields(line->text, &fields))
        return LINE_UNKNOWN;
    size_t word = 0;
    while (word < WORDS && !slice_equal(words[word].name, fields.word))
        word++;
    if (word == WORDS)
        return LINE_UNKNOWN;
    /* qmgr has given up on the site for now: no attempt was made. */
    if (slice_starts(fields.reason, S("delivery temporarily suspended: ")))
        return LINE_CONTEXT;

    struct record *record = postfix_record(p, line, words[word].kind);
    record->flags = words[word].flags;
    if (record->kind == RECORD_MESSAGE)
        return LINE_CONTEXT;
    struct slice relay = fields.relay;
    struct peer peer = {0};
    postfix_peer(&relay, &peer);
    record->recipient = fields.recipient;
    record->orig_recipient = fields.orig_recipient;
    record->outcome = words[word].outcome;
    record->direction = direction_of(line, &peer);
    postfix_set_peer(record, &peer);
    if (record->kind == RECORD_FAILURE) {
        set_reason(p, line, record, &fields);
        return LINE_EVENT;
    }
    if (is_relayed(line, &peer, fields.reason))
        record->flags |= RECORD_RELAYED;
    return LINE_DELIVERY;
}

/* "QID: host mx1.example.com[192.0.2.7] said: 451 ...": one server of several; what becomes of the
 * recipient is told by its delivery record. */
enum line_kind postfix_read_attempt(struct parser *p, const struct postfix_line *line)
{
    struct reason reason;
    (void)p;
    return postfix_reason(line->text, &reason) ? LINE_CONTEXT : LINE_UNKNOWN;
}
