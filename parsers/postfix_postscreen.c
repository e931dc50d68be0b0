/*
 * postscreen: what was refused in front of smtpd.  The client is "[IP]:PORT", fields are parted by
 * ", ", addresses have lost their quotes, and HELO is one word of anything:
 *
 *   NOQUEUE: reject: RCPT from [198.51.100.9]:2413: 550 5.5.1 Protocol error;
 *       from=<a@example.com>, to=<b@example.org>, proto=SMTP, helo=<mx.example.com>
 */
#include "base/hash.h"
#include "parsers/postfix.h"

/* --- Sessions that are dropped ---
 *
 * What a violation leads to depends on the configured action.  `ignore` and a pass: nothing.
 * `enforce`: the refusal is logged at RCPT.  `drop`: postscreen answers and hangs up at once, and
 * the violation is the only trace.  So it counts when DISCONNECT follows on its heels, without a
 * refused recipient and without the client's own HANGUP between them.
 *
 *   NON-SMTP COMMAND from [198.51.100.9]:33993 after EHLO: Subject: hi
 *   DISCONNECT [198.51.100.9]:33993
 */
#define DROP_WITHIN (2 * WHEN_SECOND)

static const struct {
    struct slice name;
    enum stage stage;
    unsigned code;
    struct status status;
} violations[] = {
    {S("PREGREET "), STAGE_CONNECT, 521, {5, 5, 1}},
    {S("DENYLISTED "), STAGE_CONNECT, 521, {5, 3, 2}},
    {S("BLACKLISTED "), STAGE_CONNECT, 521, {5, 3, 2}},
    {S("COMMAND PIPELINING "), STAGE_NONE, 521, {5, 5, 1}},
    {S("BARE NEWLINE "), STAGE_NONE, 521, {5, 5, 1}},
    {S("NON-SMTP COMMAND "), STAGE_NONE, 521, {5, 7, 0}},
    /* The reply of this one is a template of the administrator's. */
    {S("DNSBL rank "), STAGE_CONNECT, 0, {0, 0, 0}},
};
enum { VIOLATIONS = sizeof(violations) / sizeof(violations[0]) };

/* The slot of the session of a client "[IP]:PORT". */
static struct postfix_violation *session_of(struct parser *p, struct slice client, uint64_t *key_r)
{
    struct postfix_state *state = p->state;
    *key_r = hash_bytes(client, parser_host_hash(p, 2));
    *key_r += *key_r == 0;
    return &state->violations[*key_r % POSTFIX_VIOLATIONS];
}

/* That of the client that the line names first; NULL when it names none. */
static struct postfix_violation *find_session(struct parser *p, const struct postfix_line *line,
                                              uint64_t *key_r, struct peer *peer_r)
{
    size_t open = slice_find(line->text, '[');
    if (open == SLICE_NONE)
        return NULL;
    struct slice client = slice_from(line->text, open), rest = client;
    if (!postfix_peer(&rest, peer_r))
        return NULL;
    client.len -= rest.len;
    return session_of(p, client, key_r);
}

/* At most `room` bytes; the count. */
static uint8_t keep(char *out, size_t room, struct slice s)
{
    s = slice_first(s, room);
    if (s.len)
        memcpy(out, s.ptr, s.len);
    return (uint8_t)s.len;
}

enum line_kind postfix_read_violation(struct parser *p, const struct postfix_line *line)
{
    uint64_t key;
    struct peer peer;
    struct postfix_violation *slot = find_session(p, line, &key, &peer);
    uint8_t kind = 0;
    while (kind < VIOLATIONS && !slice_starts(line->text, violations[kind].name))
        kind++;
    if (!slot || kind == VIOLATIONS)
        return LINE_UNKNOWN;
    if (line->repeated != 1)
        return LINE_CONTEXT;
    *slot = (struct postfix_violation){
        .key = key, .line = parser_line(p), .time = p->now.time, .stamp = p->now.key, .kind = kind};
    slot->instance_length = keep(slot->instance, sizeof(slot->instance), line->instance);
    slot->address_length = keep(slot->address, sizeof(slot->address), peer.address);
    slot->text_length = keep(slot->text, sizeof(slot->text), line->text);
    return LINE_CONTEXT;
}

static void end_violation(struct parser *p, struct slice client)
{
    uint64_t key;
    struct postfix_violation *slot = session_of(p, client, &key);
    if (slot->key == key)
        slot->key = 0;
}

/* A step after which the session's violation has no more to say. */
enum line_kind postfix_read_screen_step(struct parser *p, const struct postfix_line *line)
{
    uint64_t key;
    struct peer peer;
    struct postfix_violation *slot = find_session(p, line, &key, &peer);
    if (slot && slot->key == key)
        slot->key = 0;
    return LINE_CONTEXT;
}

enum line_kind postfix_read_screen_end(struct parser *p, const struct postfix_line *line)
{
    uint64_t key;
    struct peer peer;
    struct postfix_violation *slot = find_session(p, line, &key, &peer);
    if (!slot || slot->key != key)
        return LINE_CONTEXT;
    slot->key = 0;
    if (p->now.time < slot->time || p->now.time - slot->time > DROP_WITHIN)
        return LINE_CONTEXT;
    struct record *record =
        record_add_late(p, RECORD_FAILURE, slot->line, slot->time, slot->stamp, LINE_EVENT);
    record->instance = record_copy(p, slice_make(slot->instance, slot->instance_length));
    record->remote_ip = record_copy(p, slice_make(slot->address, slot->address_length));
    record->text = record_copy(p, slice_make(slot->text, slot->text_length));
    record->direction = DIRECTION_INBOUND;
    record->outcome = OUTCOME_REJECTED;
    record->stage = violations[slot->kind].stage;
    postfix_assume(record, violations[slot->kind].code, violations[slot->kind].status);
    return LINE_CONTEXT;
}

/* --- Refused recipients and connections --- */

/* Taken off the right end; HELO holds no blank, so the last mark is the true one. */
static void strip_helo(struct slice *s)
{
    size_t helo = slice_rsearch(*s, S(", helo=<"));
    if (helo != SLICE_NONE)
        s->len = helo;
    if (slice_ends(*s, S(", proto=ESMTP")))
        s->len -= 13;
    else if (slice_ends(*s, S(", proto=SMTP")))
        s->len -= 12;
}

enum line_kind postfix_read_screen_reject(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = slice_from(line->text, S("reject: RCPT from ").len), client = rest, text;
    struct peer peer;
    if (!postfix_peer(&rest, &peer))
        return LINE_UNKNOWN;
    client.len -= rest.len;
    if (!slice_skip(&rest, S(": ")))
        return LINE_UNKNOWN;
    end_violation(p, client);
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->stage = STAGE_RCPT;
    postfix_set_peer(record, &peer);
    /* The text is postscreen's own, so the first mark is the true one. */
    strip_helo(&rest);
    text = rest;
    if (slice_cut_at(&rest, S("; from=<"), &text)) {
        if (slice_ends(rest, S(">")))
            rest.len--;
        size_t to = slice_rsearch(rest, S(">, to=<"));
        record->sender = to == SLICE_NONE ? rest : slice_first(rest, to);
        if (to != SLICE_NONE)
            record->recipient = slice_from(rest, to + 7);
    }
    postfix_set_refusal(record, text);
    return LINE_EVENT;
}

/* "reject: CONNECT from [IP]:PORT: too many connections" (421 4.7.0), "... all server ports busy",
 * "... all screening ports busy" (421 4.3.2). */
enum line_kind postfix_read_screen_busy(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text, before;
    struct peer peer;
    if (!slice_cut_at(&rest, S(" from "), &before) || !postfix_peer(&rest, &peer) ||
        !slice_skip(&rest, S(": ")))
        return LINE_UNKNOWN;
    bool crowd = slice_equal(rest, S("too many connections"));
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->stage = STAGE_CONNECT;
    record->text = rest;
    postfix_set_peer(record, &peer);
    postfix_assume(record, 421, crowd ? (struct status){4, 7, 0} : (struct status){4, 3, 2});
    return LINE_EVENT;
}
