/*
 * The conversations of MDaemon: which session an entry belongs to, and what became of it.
 *
 *   Session 733250; child 0002
 *   Parsing message <c:\mdaemon\queues\remote\pd90001015916.msg>
 *   *  To: user@example.org
 *   Attempting SMTP connection to [192.0.2.213:25]
 *   --> RCPT To:<user@example.org>
 *   <-- 450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.67]
 *   This message is 0 days old; it has 2 days left to get delivered
 *
 * "-->" was sent by MDaemon and "<--" received by it, in both directions.  queue_id is the name of
 * the queue file (pd....msg): it stays the same over all attempts.
 */
#include "parsers/mdaemon.h"

/* ---- texts of a session ---- */

static void keep_name(struct mdaemon_name *out, struct slice s)
{
    s = slice_first(s, sizeof(out->bytes));
    out->length = (uint8_t)s.len;
    if (s.len)
        memcpy(out->bytes, s.ptr, s.len);
}

static void keep_ip(struct mdaemon_ip *out, struct slice s)
{
    s = slice_first(s, sizeof(out->bytes));
    out->length = (uint8_t)s.len;
    if (s.len)
        memcpy(out->bytes, s.ptr, s.len);
}

static struct slice name_of(struct parser *p, const struct mdaemon_name *name)
{
    if (name->length == 0 || name->length > sizeof(name->bytes))
        return (struct slice){0};
    return record_copy(p, slice_make(name->bytes, name->length));
}

static struct slice ip_of(struct parser *p, const struct mdaemon_ip *ip)
{
    if (ip->length == 0 || ip->length > sizeof(ip->bytes))
        return (struct slice){0};
    return record_copy(p, slice_make(ip->bytes, ip->length));
}

/* Cursor: "[192.0.2.1:25]", "[192.0.2.1 : 25]", "192.0.2.1:25", "[mx.example.org:25]", "host". */
static struct slice read_endpoint(struct slice *cursor)
{
    bool bracket = slice_skip(cursor, S("["));
    size_t end = slice_find(*cursor, bracket ? ']' : ' ');
    struct slice whole = end == SLICE_NONE ? *cursor : slice_first(*cursor, end);
    *cursor = slice_from(*cursor, whole.len);
    slice_skip(cursor, S("]"));
    size_t colon = slice_rfind(whole, ':');
    if (colon != SLICE_NONE && colon + 1 < whole.len) {
        struct slice port = slice_trim(slice_from(whole, colon + 1));
        uint64_t number;
        if (slice_number(&port, 65535, &number) && port.len == 0)
            whole = slice_first(whole, colon);
    }
    return slice_trim(whole);
}

static bool is_address(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!byte_is_hex(s.ptr[i]) && s.ptr[i] != '.' && s.ptr[i] != ':')
            return false;
    return s.len > 1 && (slice_find(s, '.') != SLICE_NONE || slice_find(s, ':') != SLICE_NONE);
}

/* "Name <a@b>" or "a@b" */
static struct slice header_address(struct slice s)
{
    s = slice_trim(s);
    return slice_find(s, '<') != SLICE_NONE ? dialogue_address(s) : s;
}

/* ---- failures of outbound sessions ---- */

/* Tell a record about an earlier line, or about this one when it is still at work. */
static struct record *add_at(struct parser *p, const struct mdaemon_pending *at)
{
    struct record *record;
    bool here = at->ref.offset == parser_line(p).offset;
    if (here)
        record = record_add(p, RECORD_FAILURE);
    else
        record = record_add_late(p, RECORD_FAILURE, at->ref, at->time, at->stamp,
                                 at->nth ? LINE_CONTEXT : LINE_EVENT);
    record->line = at->ref;
    record->time = at->time;
    record->stamp = at->stamp;
    if (!here)
        record->nth = at->nth;
    return record;
}

static void fill_outbound(struct parser *p, const struct mdaemon_session *s, struct record *record)
{
    record->direction = DIRECTION_OUTBOUND;
    record->remote_host = name_of(p, &s->peer_host);
    record->remote_ip = ip_of(p, &s->peer_ip);
    record->local_ip = ip_of(p, &s->own_ip);
    record->queue_id = name_of(p, &s->queue_id);
    record->message_id = name_of(p, &s->message_id);
    record->sender = name_of(p, &s->from);
}

static void tell_pending(struct parser *p, struct mdaemon_session *s, struct mdaemon_pending *f)
{
    const struct mdaemon *state = p->state;
    if (f->text_length > sizeof(f->text))
        return;
    struct slice text = record_copy(p, slice_make(f->text, f->text_length));
    if (state->verdict)
        f->permanent = state->verdict == 2;
    bool expired = s->gave_up && !f->permanent;
    for (int turn = 0; turn <= (int)expired; turn++) {
        struct record *record = add_at(p, turn ? &s->end : f);
        if (turn)
            s->end.nth++;
        fill_outbound(p, s, record);
        record->recipient = name_of(p, &f->recipient);
        record->text = text;
        record_reply(record, text, ORIGIN_REPLY);
        record->stage = turn ? STAGE_QUEUE : f->stage;
        record->outcome = turn           ? OUTCOME_EXPIRED
                          : f->permanent ? OUTCOME_BOUNCED
                                         : OUTCOME_DEFERRED;
    }
}

static void tell_all(struct parser *p, struct mdaemon_session *s)
{
    for (unsigned i = 0; i < s->pending_count && i < MDAEMON_PENDING; i++)
        tell_pending(p, s, &s->pending[i]);
    s->pending_count = 0;
}

static void add_pending(struct parser *p, struct mdaemon_session *s, struct slice text,
                        enum stage stage, bool permanent, struct slice recipient)
{
    if (s->pending_count == MDAEMON_PENDING)
        tell_all(p, s);
    struct mdaemon_pending *f = &s->pending[s->pending_count];
    memset(f, 0, sizeof(*f));
    f->ref = parser_line(p);
    f->time = p->now.time;
    f->stamp = p->now.key;
    f->stage = (uint8_t)stage;
    f->permanent = permanent;
    for (unsigned i = 0; i < s->pending_count; i++)
        f->nth = (uint8_t)(f->nth + (s->pending[i].ref.offset == f->ref.offset));
    if (slice_present(recipient))
        keep_name(&f->recipient, recipient);
    else
        f->recipient = s->to;
    text = slice_first(text, sizeof(f->text));
    f->text_length = (uint16_t)text.len;
    memcpy(f->text, text.ptr, text.len);
    s->pending_count++;
}

/* ---- sessions ---- */

static struct mdaemon_session *current(struct mdaemon *state)
{
    if (state->current >= MDAEMON_SESSIONS || !state->sessions[state->current].used_at)
        return NULL;
    return &state->sessions[state->current];
}

static void close_session(struct parser *p, struct mdaemon_session *s)
{
    struct mdaemon *state = p->state;
    tell_all(p, s);
    if (s == current(state))
        state->current = MDAEMON_SESSIONS;
    memset(s, 0, sizeof(*s));
}

void mdaemon_close_current(struct parser *p)
{
    struct mdaemon_session *s = current(p->state);
    if (s)
        close_session(p, s);
}

void mdaemon_finish(struct parser *p)
{
    struct mdaemon *state = p->state;
    for (size_t i = 0; i < MDAEMON_SESSIONS; i++)
        tell_all(p, &state->sessions[i]);
}

static struct mdaemon_session *open_session(struct parser *p, uint64_t number)
{
    struct mdaemon *state = p->state;
    uint32_t slot = 0;
    for (uint32_t i = 1; i < MDAEMON_SESSIONS; i++)
        if (state->sessions[i].used_at < state->sessions[slot].used_at)
            slot = i;
    struct mdaemon_session *s = &state->sessions[slot];
    tell_all(p, s);
    memset(s, 0, sizeof(*s));
    s->number = number;
    s->side = state->service;
    s->used_at = ++state->clock;
    state->current = slot;
    return s;
}

static struct mdaemon_session *find_session(struct mdaemon *state, uint64_t number)
{
    struct mdaemon_session *s = current(state);
    if (s && s->number == number)
        return s;
    for (uint32_t i = 0; i < MDAEMON_SESSIONS; i++)
        if (state->sessions[i].used_at && state->sessions[i].number == number) {
            state->current = i;
            return &state->sessions[i];
        }
    return NULL;
}

enum arrow { ARROW_NONE, ARROW_SENT, ARROW_RECEIVED };

/* Could the next line of this session's dialogue be this one?  Commands and replies take turns. */
static bool could_say(const struct mdaemon_session *s, enum arrow arrow, bool reply)
{
    bool ours = arrow == ARROW_SENT;
    if (s->side == MDAEMON_OTHER || (s->side == MDAEMON_IN && reply != ours) ||
        (s->side == MDAEMON_OUT && reply == ours))
        return false;
    return reply ? s->dialogue.waiting > 0 || !s->dialogue.greeted : s->dialogue.waiting == 0;
}

/* The session of a line without id while several are open: the last one if it could say this, else
 * the only other one that could.  NULL when more than one could: a refusal is better told without
 * client than with a wrong one. */
static struct mdaemon_session *choose_session(struct mdaemon *state, enum arrow arrow, bool reply)
{
    struct mdaemon_session *now = current(state), *found = NULL;
    if (now && arrow == ARROW_NONE)
        return now;
    if (now && !state->interleaved && could_say(now, arrow, reply))
        return now;
    unsigned fits = 0;
    for (uint32_t i = 0; i < MDAEMON_SESSIONS; i++) {
        struct mdaemon_session *s = &state->sessions[i];
        if (s->used_at && could_say(s, arrow, reply)) {
            found = s;
            fits++;
        }
    }
    if (fits == 0)
        return now;
    state->interleaved |= now && found != now;
    if (fits > 1)
        return NULL;
    state->current = (uint32_t)(found - state->sessions);
    return found;
}

/* ---- replies ---- */

/* Checks that failed since our last reply are why it refuses. */
static struct slice with_evidence(struct parser *p, const struct mdaemon_session *s,
                                  struct slice text)
{
    if (s->evidence_length == 0)
        return record_copy(p, text);
    return arena_printf(&p->out->arena, "%.*s [%.*s]", SLICE_ARG(text), s->evidence_length,
                        s->evidence);
}

static enum line_kind add_refusal(struct parser *p, const struct mdaemon_session *s,
                                  const struct answer *answer)
{
    struct record *record = record_add(p, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->outcome = answer->code >= 500 ? OUTCOME_REJECTED : OUTCOME_TEMPFAILED;
    record->stage = answer->stage;
    record->remote_ip = ip_of(p, &s->peer_ip);
    record->remote_host = name_of(p, &s->peer_host);
    record->local_ip = ip_of(p, &s->own_ip);
    record->sender = record_copy(p, dialogue_sender(&s->dialogue));
    record->recipient = record_copy(p, answer->recipient);
    if (answer->verb == VERB_BODY && s->dialogue.accepted == 1)
        record->recipient = record_copy(p, dialogue_recipient(&s->dialogue, 0));
    if (answer->verb == VERB_RCPT && !slice_present(record->recipient)) {
        struct slice address = dialogue_address(answer->text);
        if (slice_find(address, '@') != SLICE_NONE)
            record->recipient = record_copy(p, address);
    }
    record_reply(record, answer->text, ORIGIN_REPLY);
    record->text = with_evidence(p, s, answer->text);
    return LINE_EVENT;
}

static enum line_kind add_deliveries(struct parser *p, const struct mdaemon_session *s)
{
    const struct dialogue *d = &s->dialogue;
    for (unsigned i = 0; i < d->accepted; i++) {
        struct record *record = record_add(p, RECORD_DELIVERY);
        if (s->side == MDAEMON_OUT) {
            fill_outbound(p, s, record);
        } else {
            record->direction = DIRECTION_INBOUND;
            record->remote_ip = ip_of(p, &s->peer_ip);
            record->queue_id = name_of(p, &s->queue_id);
        }
        record->sender = record_copy(p, dialogue_sender(d));
        record->recipient = record_copy(p, dialogue_recipient(d, i));
    }
    return d->accepted ? LINE_DELIVERY : LINE_CONTEXT;
}

/* 535 and 534 answer nothing but AUTH (RFC 4954), also where the command is not logged. */
static void place_auth(struct answer *answer)
{
    if (answer->verb == VERB_NONE && (answer->code == 535 || answer->code == 534)) {
        answer->verb = VERB_AUTH;
        answer->stage = STAGE_AUTH;
    }
}

static bool is_refusal(const struct mdaemon_session *s, const struct answer *answer, bool banner)
{
    if (answer->code < 400 || answer->echo || answer->stage == STAGE_NONE)
        return false;
    /* Without a command only a banner refuses; later it is a time-out or a farewell. */
    return answer->verb != VERB_NONE || banner || (s->partial && answer->code >= 500);
}

static void keep_outbound(struct parser *p, struct mdaemon_session *s, const struct answer *answer)
{
    const struct dialogue *d = &s->dialogue;
    /* Before MAIL a refusal concerns the connection; the message waits for the next one. */
    bool permanent = answer->code >= 500 && answer->stage != STAGE_CONNECT &&
                     answer->stage != STAGE_HELO && answer->stage != STAGE_STARTTLS;
    if (answer->verb != VERB_BODY || d->accepted == 0) {
        add_pending(p, s, answer->text, answer->stage, permanent, answer->recipient);
        return;
    }
    for (unsigned i = 0; i < d->accepted; i++)
        add_pending(p, s, answer->text, answer->stage, permanent, dialogue_recipient(d, i));
}

/* The end of our own banner: "...; Mon, 20 Oct 2008 16:11:36 +0200". */
static void read_offset(struct parser *p, struct slice banner)
{
    struct mdaemon *state = p->state;
    if (banner.len < 6)
        return;
    struct slice zone = slice_from(banner, banner.len - 5);
    uint64_t number;
    bool west = zone.ptr[0] == '-';
    if ((!west && zone.ptr[0] != '+') || zone.ptr[-1] != ' ')
        return;
    zone = slice_from(zone, 1);
    if (!slice_number(&zone, 1800, &number) || zone.len || number % 100 > 59)
        return;
    int32_t offset = (int32_t)(number / 100 * 3600 + number % 100 * 60) * (west ? -1 : 1);
    if (state->has_offset && state->offset == offset)
        return;
    state->has_offset = 1;
    state->offset = offset;
    p->stamps.minute_length = 0; /* it was read with another zone */
}

static enum line_kind read_reply(struct parser *p, struct mdaemon_session *s, struct slice line)
{
    struct answer answer;
    bool banner = !s->dialogue.greeted;
    struct slice probe = line;
    bool outbound = s->side == MDAEMON_OUT;
    if (reply_code(&probe) == 220 && banner && !outbound)
        read_offset(p, line);
    if (!dialogue_reply(&s->dialogue, p, line, &answer))
        return LINE_CONTEXT;
    place_auth(&answer);
    enum line_kind kind = LINE_CONTEXT;
    if (answer.verb == VERB_BODY && answer.code < 300)
        kind = add_deliveries(p, s);
    else if (!is_refusal(s, &answer, banner))
        kind = LINE_CONTEXT;
    else if (outbound)
        keep_outbound(p, s, &answer);
    else
        kind = add_refusal(p, s, &answer);
    s->evidence_length = 0;
    return kind;
}

/* ---- entries ---- */

/* How the two arrows are spelled, also by word processors and web pages. */
static enum arrow read_arrow(struct slice *cursor)
{
    static const struct {
        struct slice text;
        enum arrow arrow;
    } arrows[] = {
        {{"--> ", 4}, ARROW_SENT},
        {{"<-- ", 4}, ARROW_RECEIVED},
        {{"--&gt; ", 7}, ARROW_SENT},
        {{"&lt;-- ", 7}, ARROW_RECEIVED},
        {{"\xe2\x80\x93> ", 5}, ARROW_SENT}, /* en dash */
        {{"<\xe2\x80\x93 ", 5}, ARROW_RECEIVED},
        {{"\xe2\x86\x92 ", 4}, ARROW_SENT}, /* rightwards arrow */
        {{"\xe2\x86\x90 ", 4}, ARROW_RECEIVED},
    };
    for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++)
        if (slice_skip(cursor, arrows[i].text)) {
            *cursor = slice_trim(*cursor);
            return arrows[i].arrow;
        }
    return ARROW_NONE;
}

/* Which way the session goes, from a line that only one side can say. */
static void learn_side(struct mdaemon_session *s, enum arrow arrow, struct slice text)
{
    struct slice probe = text;
    unsigned code = reply_code(&probe);
    enum verb verb = verb_of(text);
    bool greets = code == 220 && !s->dialogue.greeted;
    bool opens = verb == VERB_HELO || verb == VERB_MAIL || verb == VERB_RCPT;
    if (greets || code)
        s->side = arrow == ARROW_SENT ? MDAEMON_IN : MDAEMON_OUT;
    else if (opens)
        s->side = arrow == ARROW_SENT ? MDAEMON_OUT : MDAEMON_IN;
}

static enum line_kind read_dialogue(struct parser *p, const struct mdaemon_entry *entry,
                                    enum arrow arrow, struct slice text)
{
    struct mdaemon *state = p->state;
    struct slice probe = text;
    bool reply = reply_code(&probe) > 0;
    struct mdaemon_session *s =
        entry->id ? find_session(state, entry->id) : choose_session(state, arrow, reply);
    if (!s) {
        /* Its session did not begin in this stream, or cannot be told from others. */
        s = open_session(p, entry->id);
        s->partial = 1;
    }
    s->used_at = ++state->clock;
    if (s->side == MDAEMON_OTHER)
        return LINE_NOISE;
    if (s->side == MDAEMON_UNKNOWN)
        learn_side(s, arrow, text);
    if ((s->side == MDAEMON_IN) == (arrow == ARROW_SENT))
        return reply ? read_reply(p, s, text) : LINE_UNKNOWN;
    dialogue_command(&s->dialogue, text);
    return LINE_CONTEXT;
}

/* A cleaner of web pages took "<-- EHLO x" and the following "-->" for a tag: the reply stands
 * alone, and what it answers must be guessed from its words.  Of an outbound session the lost part
 * was the peer's reply; nothing can be told from the rest. */
static enum line_kind read_orphan_reply(struct parser *p, struct mdaemon_session *s,
                                        struct slice text)
{
    struct slice probe = text;
    unsigned code = reply_code(&probe);
    if (s->side == MDAEMON_OUT || s->side == MDAEMON_OTHER)
        return LINE_UNKNOWN;
    s->side = MDAEMON_IN;
    if (s->dialogue.waiting == 0)
        dialogue_command(&s->dialogue, code == 354                        ? S("DATA")
                                       : code == 221                      ? S("QUIT")
                                       : slice_contains(text, S("Hello")) ? S("HELO")
                                                                          : S("NOOP"));
    return read_reply(p, s, text);
}

/* The same cleaner leaves nothing of "<-- MAIL FROM:<a@b>": first MAIL, then RCPT. */
static enum line_kind read_empty(struct mdaemon_session *s)
{
    if (s->side != MDAEMON_IN || s->dialogue.waiting)
        return LINE_UNKNOWN;
    dialogue_command(&s->dialogue, s->dialogue.in_mail ? S("RCPT") : S("MAIL"));
    return LINE_CONTEXT;
}

static enum line_kind read_accepting(struct parser *p, struct mdaemon_session *s, struct slice rest)
{
    if (!slice_skip(&rest, S("SMTP connection from "))) {
        s->side = MDAEMON_OTHER; /* POP, IMAP ... */
        return LINE_NOISE;
    }
    (void)p;
    s->side = MDAEMON_IN;
    keep_ip(&s->peer_ip, read_endpoint(&rest));
    rest = slice_trim(rest);
    if (slice_skip(&rest, S("to "))) {
        struct slice own = read_endpoint(&rest);
        if (is_address(own))
            keep_ip(&s->own_ip, own);
    }
    return LINE_CONTEXT;
}

/* "Parsing message <c:\queues\remote\pd500.msg>": the name behind the last backslash. */
static void read_queue_file(struct mdaemon_session *s, struct slice path)
{
    path = slice_trim(path);
    slice_skip(&path, S("<"));
    if (slice_ends(path, S(">")))
        path.len--;
    size_t slash = slice_rfind(path, '\\');
    keep_name(&s->queue_id, slash == SLICE_NONE ? path : slice_from(path, slash + 1));
}

static void read_attempt(struct mdaemon_session *s, struct slice target)
{
    bool has_port = slice_rfind(target, ':') != SLICE_NONE;
    struct slice host = read_endpoint(&target);
    s->side = MDAEMON_OUT;
    s->pending_count = 0; /* another host is tried: what the last one said was not the end */
    memset(&s->dialogue, 0, sizeof(s->dialogue));
    if (is_address(host)) {
        keep_ip(&s->peer_ip, host);
        return;
    }
    s->peer_ip.length = 0;
    s->peer_host.length = 0;
    if (has_port)
        keep_name(&s->peer_host, host);
}

/* ---- lines beginning with a star ---- */

static void add_evidence(struct mdaemon_session *s, struct slice text)
{
    struct slice section = slice_make(s->section, s->section_length);
    bool lookup = slice_equal(section, S("DNS-BL"));
    char *out = s->evidence;
    size_t used = s->evidence_length, room = sizeof(s->evidence) - used;
    size_t wanted = (used ? 2 : 0) + (lookup ? 0 : section.len + 2) + text.len;
    if (wanted > room)
        return;
    if (used) {
        memcpy(out + used, "; ", 2);
        used += 2;
    }
    if (!lookup && section.len) {
        memcpy(out + used, section.ptr, section.len);
        memcpy(out + used + section.len, ": ", 2);
        used += section.len + 2;
    }
    memcpy(out + used, text.ptr, text.len);
    s->evidence_length = (uint8_t)(used + text.len);
}

/* Does this result of a check speak against the client? */
static bool speaks_against(struct slice section, struct slice text)
{
    if (slice_equal(section, S("DNS-BL")))
        return slice_contains(text, S(" - failed"));
    if (slice_equal(section, S("PTR")))
        return slice_starts(text, S("No PTR records")) || slice_starts(text, S("Error:"));
    if (!slice_skip(&text, S("Result: ")))
        return false;
    static const struct slice bad[] = {{"fail", 4},      {"softfail", 8}, {"permerror", 9},
                                       {"temperror", 9}, {"reject", 6},   {"quarantine", 10}};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (slice_starts_nocase(text, bad[i]))
            return true;
    return false;
}

/* A host that could not be looked up or reached: the attempt's failure. */
static bool read_network(struct parser *p, struct mdaemon_session *s, struct slice text)
{
    if (slice_contains(text, S("Name server reports domain name unknown")) ||
        slice_contains_nocase(text, S("no MX record"))) {
        add_pending(p, s, text, STAGE_DNS, true, (struct slice){0});
        return true;
    }
    if (slice_contains_nocase(text, S("Winsock error")) ||
        slice_contains_nocase(text, S("Socket error")) ||
        slice_contains_nocase(text, S("Connection timed out"))) {
        add_pending(p, s, text, STAGE_CONNECT, false, (struct slice){0});
        return true;
    }
    if (slice_contains_nocase(text, S("DNS")) && slice_contains_nocase(text, S("timed out"))) {
        add_pending(p, s, text, STAGE_DNS, false, (struct slice){0});
        return true;
    }
    return false;
}

static void read_outbound_star(struct mdaemon_session *s, struct slice text)
{
    if (slice_skip(&text, S("From:"))) {
        keep_name(&s->from, header_address(text));
    } else if (slice_skip(&text, S("To:"))) {
        keep_name(&s->to, header_address(text));
    } else if (slice_skip(&text, S("Message-ID:"))) {
        keep_name(&s->message_id, header_address(text));
    } else if (slice_skip(&text, S("Connection established ("))) {
        size_t arrow = slice_search(text, S(" -> "));
        if (arrow == SLICE_NONE)
            return;
        struct slice own = slice_first(text, arrow), peer = slice_from(text, arrow + 4);
        if (slice_ends(peer, S(")")))
            peer.len--;
        keep_ip(&s->own_ip, read_endpoint(&own));
        keep_ip(&s->peer_ip, read_endpoint(&peer));
    } else if (s->peer_host.length == 0) {
        size_t at = slice_search(text, S("MX=["));
        if (at == SLICE_NONE)
            return;
        text = slice_from(text, at + 4);
        keep_name(&s->peer_host, slice_first(text, slice_find(text, ']')));
    }
}

static enum line_kind read_star(struct parser *p, struct mdaemon_session *s, struct slice text)
{
    text = slice_trim(text);
    if (s->side == MDAEMON_OTHER)
        return LINE_NOISE;
    if (s->side == MDAEMON_OUT) {
        if (!read_network(p, s, text))
            read_outbound_star(s, text);
        return LINE_CONTEXT;
    }
    if (speaks_against(slice_make(s->section, s->section_length), text))
        add_evidence(s, text);
    return LINE_CONTEXT;
}

/* ---- plain lines ---- */

/* "Performing SPF lookup (...)", "Performing DKIM verification": the results follow. */
static void open_section(struct mdaemon_session *s, struct slice rest)
{
    size_t end = slice_find(rest, ' ');
    struct slice name = slice_first(rest, end);
    name = slice_first(name, sizeof(s->section));
    memcpy(s->section, name.ptr, name.len);
    s->section_length = (uint8_t)name.len;
}

/* The queue keeps the message, or gives it up. */
static bool read_fate(struct parser *p, struct mdaemon_session *s, struct slice text)
{
    static const struct slice given_up[] = {
        {"undeliverable", 13}, {"bad queue", 9},   {"returned to sender", 18},
        {"expired", 7},        {"retry time", 10}, {"permanent", 9},
        {"bounced", 7},
    };
    if (slice_starts(text, S("This message is ")) && slice_contains(text, S(" left ")))
        return true;
    for (size_t i = 0; i < sizeof(given_up) / sizeof(given_up[0]); i++) {
        if (!slice_contains_nocase(text, given_up[i]))
            continue;
        s->gave_up = 1;
        s->end = (struct mdaemon_pending){.ref = parser_line(p),
                                          .time = p->now.time,
                                          .stamp = p->now.key};
        return true;
    }
    return slice_contains_nocase(text, S("retry queue")) ||
           slice_contains_nocase(text, S("remains in queue"));
}

/* Lines without an outcome, by how they begin. */
static const struct slice plain[] = {
    {"Resolving ", 10},
    {"Waiting for ", 12},
    {"Message size:", 13},
    {"Sending <", 9},
    {"Transfer Complete", 17},
    {"SSL negotiation", 15},
    {"SSL error", 9},
    {"TLS ", 4},
    {"Creating temp file", 18},
    {"Passing message through", 23},
    {"Location Screen says", 20},
    {"First time authenticated", 24},
    {"Authenticat", 11},
    {"Connection closed", 17},
    {"Message creation", 16},
    {"Tarpit", 6},
    {"INBOUND message:", 16},
    {"OUTBOUND message:", 17},
    {"LOCAL message:", 14},
    {"REMOTE message:", 15},
    {"Requested ", 10},
    {"Spam Filter", 11},
    {"Dynamic Screening", 17},
    {"Greylist", 8},
};

static bool is_plain(struct slice text)
{
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
        if (slice_starts_nocase(text, plain[i]))
            return true;
    return false;
}

/* "Host screening refused connection to 192.0.2.10:465 from localhost [203.0.113.11:44056] (...)",
 * "Location Screening: IP 203.0.113.12 matched to country X, Y; connection blocked; port 25".  Only
 * mail ports refuse mail. */
static enum line_kind read_screening(struct parser *p, struct slice text)
{
    struct slice ip, own = {0}, rest = text;
    size_t at = slice_search(text, S("refused connection to "));
    if (at != SLICE_NONE) {
        rest = slice_from(text, at + 22);
        own = slice_first(rest, slice_find(rest, ' '));
        at = slice_search(rest, S(" ["));
        rest = at == SLICE_NONE ? S("") : slice_from(rest, at + 1);
        ip = read_endpoint(&rest);
    } else {
        at = slice_search(text, S(" IP "));
        if (at == SLICE_NONE || !slice_contains(text, S("connection blocked")))
            return slice_contains(text, S("creening")) ? LINE_CONTEXT : LINE_UNKNOWN;
        rest = slice_from(text, at + 4);
        ip = slice_first(rest, slice_find(rest, ' '));
        at = slice_search(text, S("port "));
        own = at == SLICE_NONE ? S("") : slice_from(text, at + 4);
    }
    size_t colon = slice_rfind(own, own.len && own.ptr[0] == ' ' ? ' ' : ':');
    struct slice port = colon == SLICE_NONE ? own : slice_from(own, colon + 1);
    if (!slice_equal(port, S("25")) && !slice_equal(port, S("465")) &&
        !slice_equal(port, S("587")) && !slice_equal(port, S("2525")))
        return LINE_NOISE;
    struct record *record = record_add(p, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->outcome = OUTCOME_REJECTED;
    record->stage = STAGE_CONNECT;
    record->remote_ip = record_copy(p, ip);
    own = read_endpoint(&own);
    if (is_address(own))
        record->local_ip = record_copy(p, own);
    record->text = text;
    return LINE_EVENT;
}

static enum line_kind read_plain(struct parser *p, struct mdaemon_session *s, struct slice text)
{
    struct slice rest = text;
    if (s->side == MDAEMON_OTHER)
        return LINE_NOISE;
    if (slice_skip(&rest, S("Performing "))) {
        open_section(s, rest);
    } else if (slice_starts(text, S("---- End "))) {
        s->section_length = 0;
    } else if (slice_skip(&rest, S("Parsing message "))) {
        s->side = MDAEMON_OUT;
        read_queue_file(s, rest);
    } else if (slice_skip(&rest, S("Message creation successful: "))) {
        read_queue_file(s, rest);
    } else if (slice_skip(&rest, S("Attempting SMTP connection to "))) {
        read_attempt(s, rest);
    } else if (s->side == MDAEMON_OUT && (read_fate(p, s, text) || read_network(p, s, text))) {
        return LINE_CONTEXT;
    } else if (!is_plain(text)) {
        return LINE_UNKNOWN;
    }
    return LINE_CONTEXT;
}

static bool is_rule(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != '-')
            return false;
    return s.len >= 5;
}

/* The session of an entry that is no dialogue; a new one where none is open. */
static struct mdaemon_session *session_for(struct parser *p, const struct mdaemon_entry *entry)
{
    struct mdaemon *state = p->state;
    struct mdaemon_session *s =
        entry->id ? find_session(state, entry->id) : choose_session(state, ARROW_NONE, false);
    if (!s) {
        s = open_session(p, entry->id);
        s->partial = 1;
    }
    return s;
}

/* "Session 981023; child 0002; thread 3908" */
static enum line_kind begin_session(struct parser *p, const struct mdaemon_entry *entry,
                                    struct slice rest)
{
    uint64_t number;
    if (!slice_number(&rest, UINT64_MAX / 16, &number))
        return LINE_UNKNOWN;
    if (entry->id)
        number = entry->id;
    struct mdaemon_session *old = number ? find_session(p->state, number) : NULL;
    if (old)
        close_session(p, old);
    open_session(p, number);
    return LINE_CONTEXT;
}

/* A rule ends the session that stands before it. */
static enum line_kind end_block(struct parser *p, const struct mdaemon_entry *entry)
{
    struct mdaemon_session *s = entry->id ? find_session(p->state, entry->id) : current(p->state);
    if (s)
        close_session(p, s);
    return LINE_CONTEXT;
}

enum line_kind mdaemon_entry(struct parser *p, const struct mdaemon_entry *entry)
{
    struct slice text = entry->text, rest = text, probe = text;
    if (is_rule(text))
        return end_block(p, entry);
    enum arrow arrow = read_arrow(&rest);
    if (arrow)
        return read_dialogue(p, entry, arrow, rest);
    if (slice_skip(&rest, S("Session ")))
        return begin_session(p, entry, rest);
    if (slice_contains(text, S("creening: ")) || slice_starts(text, S("Host screening ")))
        return read_screening(p, text);
    struct mdaemon_session *s = session_for(p, entry);
    if (slice_skip(&rest, S("Accepting ")))
        return read_accepting(p, s, rest);
    if (slice_skip(&rest, S("*")))
        return read_star(p, s, rest);
    if (text.len == 0)
        return read_empty(s);
    if (reply_code(&probe))
        return read_orphan_reply(p, s, text);
    if (slice_starts(text, S("SMTP session ")) && slice_contains(text, S("Bytes in/out"))) {
        close_session(p, s);
        return LINE_CONTEXT;
    }
    return read_plain(p, s, text);
}
