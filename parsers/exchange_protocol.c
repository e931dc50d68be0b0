/*
 * SMTP protocol logs: one row for each line of a conversation, rows of many sessions mixed.
 *
 *   2026-11-20T09:34:44.175Z,EX1\Default Frontend EX1,08D892B7A9441226,41,192.0.2.5:25,
 *   203.0.113.9:54368,>,550 5.7.1 Unable to relay,
 *
 * event: + connected, - disconnected, * information, > sent by this server, < received by it.  In a
 * receive log a refusal is a '>' row, in a send log a '<' row; the connector (SERVER\Name receives,
 * Name sends) and the commands themselves tell the two apart, also within one file.
 *
 * A client that comes in through the front end is logged three times: by the front end's receive
 * log, by its send log (connector "Inbound Proxy Internal Send Connector"), and by the inner
 * server's receive log (port 2525).  The middle one is context; the other two are twins.
 */
#include "parsers/exchange.h"

#include "base/hash.h"

/* What the columns of a row say. */
struct protocol_row {
    struct exchange_row *row;
    struct exchange_session *session;
    struct slice connector, local, remote, data, context;
    char event;
};

static bool copy_text(char *out, size_t size, uint8_t *length_r, struct slice s)
{
    s = slice_first(s, size);
    if (s.len)
        memcpy(out, s.ptr, s.len);
    *length_r = (uint8_t)s.len;
    return s.len > 0;
}

/* ---- sessions ---- */

static uint32_t find_oldest(const struct exchange *state)
{
    uint32_t oldest = 0;
    for (uint32_t slot = 1; slot < EXCHANGE_SESSIONS; slot++)
        if (state->used_at[slot] < state->used_at[oldest])
            oldest = slot;
    return oldest;
}

static struct exchange_session *open_session(struct exchange *state, uint64_t key, bool anew)
{
    uint32_t last = state->last < EXCHANGE_SESSIONS ? state->last : 0, slot = last;
    if (state->keys[slot] != key || !state->used_at[slot]) {
        slot = 0;
        while (slot < EXCHANGE_SESSIONS && (state->keys[slot] != key || !state->used_at[slot]))
            slot++;
        if (slot == EXCHANGE_SESSIONS) {
            slot = state->used_at[last] ? find_oldest(state) : last;
            anew = true;
        }
    }
    struct exchange_session *session = &state->sessions[slot];
    if (anew && state->used_at[slot]) /* else it is all zero */
        memset(session, 0, sizeof(*session));
    state->keys[slot] = key;
    state->last = slot;
    state->used_at[slot] = ++state->clock;
    return session;
}

static void close_session(struct exchange *state, struct exchange_session *session)
{
    memset(session, 0, sizeof(*session));
    state->keys[state->last] = 0;
    state->used_at[state->last] = 0;
}

/* The inner end of a proxied session: 2525 and the proxies' 465 listen to our own front ends only,
 * and 717 is where a front end takes mail that it sends on. */
static bool is_proxied(const struct protocol_row *r)
{
    if (r->session->side == SIDE_SEND)
        return slice_ends(r->remote, S(":717"));
    return slice_ends(r->local, S(":2525")) ||
           (slice_ends(r->local, S(":465")) && slice_contains(r->connector, S("Client Proxy")));
}

static bool is_inbound_proxy(struct slice connector)
{
    return slice_contains_nocase(connector, S("Inbound Proxy Internal Send Connector"));
}

/* Between the site's transport and its mailbox part. */
static bool is_mailbox_leg(const struct protocol_row *r)
{
    return slice_contains_nocase(r->connector, S("Mailbox Delivery")) ||
           slice_ends(r->session->side == SIDE_SEND ? r->remote : r->local, S(":475"));
}

static enum side side_of(const struct protocol_row *r, enum side log_side)
{
    bool says = r->event == '>';
    if (says || r->event == '<') {
        enum verb verb = verb_of(r->data);
        struct slice probe = r->data;
        if (verb == VERB_HELO || verb == VERB_MAIL || verb == VERB_RCPT || verb == VERB_DATA)
            return says ? SIDE_SEND : SIDE_RECEIVE;
        if (reply_code(&probe) == 220)
            return says ? SIDE_RECEIVE : SIDE_SEND;
    }
    if (r->session->side)
        return r->session->side;
    if (slice_find(r->connector, '\\') != SLICE_NONE)
        return SIDE_RECEIVE;
    return r->connector.len ? SIDE_SEND : log_side;
}

/* ---- records ---- */

static struct slice kept(const char *bytes, uint8_t length)
{
    return length ? slice_make(bytes, length) : (struct slice){0};
}

static void fill_record(const struct protocol_row *r, struct record *record)
{
    struct parser *p = r->row->parser;
    const struct exchange_session *s = r->session;
    record->remote_ip = exchange_endpoint(r->remote);
    record->local_ip = exchange_endpoint(r->local);
    record->remote_host = record_copy(p, kept(s->host, s->host_length));
    record->sender = record_copy(p, dialogue_sender(&s->dialogue));
    if (s->side == SIDE_SEND) {
        record->queue_id = record_copy(p, kept(s->queue_id, s->queue_id_length));
        record->message_id = record_copy(p, kept(s->message_id, s->message_id_length));
    }
    record->direction = is_mailbox_leg(r)      ? DIRECTION_LOCAL
                        : s->side == SIDE_SEND ? DIRECTION_OUTBOUND
                                               : DIRECTION_INBOUND;
}

static enum outcome outcome_of(const struct record *record, enum stage stage)
{
    bool permanent = record->code >= 500;
    if (record->direction == DIRECTION_INBOUND)
        return permanent ? OUTCOME_REJECTED : OUTCOME_TEMPFAILED;
    /* A refusal before MAIL concerns the connection; the message waits for the next one. */
    bool early = stage == STAGE_CONNECT || stage == STAGE_HELO || stage == STAGE_STARTTLS ||
                 stage == STAGE_AUTH;
    return permanent && !early ? OUTCOME_BOUNCED : OUTCOME_DEFERRED;
}

static enum exchange_rank rank_of(const struct exchange_session *s)
{
    if (s->proxied)
        return RANK_PROXIED;
    if (s->side == SIDE_RECEIVE)
        return RANK_RECEIVE;
    return s->queue_id_length ? RANK_SEND_NAMED : RANK_SEND;
}

static void add_failure(const struct protocol_row *r, struct slice text, enum stage stage,
                        struct slice recipient)
{
    struct exchange_session *s = r->session;
    struct record *record = record_add(r->row->parser, RECORD_FAILURE);
    fill_record(r, record);
    record->recipient = record_copy(r->row->parser, recipient);
    record->text = text;
    record_reply(record, text, ORIGIN_REPLY);
    record->outcome = outcome_of(record, stage);
    record->stage = record->direction == DIRECTION_LOCAL ? STAGE_DELIVERY : stage;
    if (stage == STAGE_AUTH)
        record->account = record_copy(r->row->parser, kept(s->account, s->account_length));
    exchange_twin(record, rank_of(s));
    /* Tracking tells the same with the recipients, under the same id. */
    if (slice_present(record->queue_id) && !slice_present(record->recipient))
        record->flags |= RECORD_LESSER;
}

/* A refused body failed for each recipient that was accepted before it; of a client's message it is
 * one refusal. */
static void add_body_failures(const struct protocol_row *r, const struct answer *answer)
{
    const struct dialogue *d = &r->session->dialogue;
    if (r->session->side == SIDE_RECEIVE || d->accepted == 0) {
        bool single = d->accepted == 1 && !d->lost;
        add_failure(r, answer->text, answer->stage,
                    single ? dialogue_recipient(d, 0) : (struct slice){0});
        return;
    }
    for (unsigned i = 0; i < d->accepted; i++)
        add_failure(r, answer->text, answer->stage, dialogue_recipient(d, i));
}

static enum line_kind add_deliveries(const struct protocol_row *r)
{
    const struct exchange_session *s = r->session;
    if (s->proxied || s->dialogue.accepted == 0)
        return LINE_CONTEXT;
    for (unsigned i = 0; i < s->dialogue.accepted; i++) {
        struct record *record = record_add(r->row->parser, RECORD_DELIVERY);
        fill_record(r, record);
        record->recipient = record_copy(r->row->parser, dialogue_recipient(&s->dialogue, i));
        if (is_mailbox_leg(r) || slice_contains(r->connector, S("Intra-Organization")))
            record->flags |= RECORD_RELAYED;
        exchange_twin(record, rank_of(s));
    }
    return LINE_DELIVERY;
}

/* ---- rows ---- */

/* "220 mx.example.org Microsoft ESMTP": how the server that we send to names itself.  What a client
 * says in EHLO is no such name: it may say anything. */
static void read_banner(struct exchange_session *s, struct slice data)
{
    struct slice name = slice_trim(slice_from(data, 3)), rest = name;
    slice_cut(&rest, ' ', &name);
    if (slice_find(name, '.') != SLICE_NONE)
        copy_text(s->host, sizeof(s->host), &s->host_length, name);
}

static enum line_kind read_reply(const struct protocol_row *r)
{
    struct exchange_session *s = r->session;
    struct dialogue *d = &s->dialogue;
    struct slice probe = r->data;
    unsigned code = reply_code(&probe);
    if (code == 0)
        return LINE_UNKNOWN;
    if (s->side == SIDE_SEND && !d->greeted && code == 220)
        read_banner(s, r->data);
    struct answer answer;
    if (!dialogue_reply(d, r->row->parser, r->data, &answer))
        return LINE_CONTEXT;
    if (answer.verb == VERB_BODY && answer.code < 300)
        return add_deliveries(r);
    if (!answer_refuses(&answer, s->partial) || is_inbound_proxy(r->connector))
        return LINE_CONTEXT;
    if (answer.verb == VERB_NONE && s->partial)
        answer.stage = STAGE_NONE;
    if (answer.verb == VERB_BODY || answer.verb == VERB_CHUNK)
        add_body_failures(r, &answer);
    else
        add_failure(r, answer.text, answer.stage, answer.recipient);
    return LINE_EVENT;
}

/* "sending message with RecordId 167503004549 and InternetMessageId <id@example.com>" */
static void read_message(struct exchange_session *s, struct slice context)
{
    struct slice id = slice_from(context, slice_search(context, S("RecordId ")) + 9);
    size_t end = slice_find(id, ' ');
    copy_text(s->queue_id, sizeof(s->queue_id), &s->queue_id_length, slice_first(id, end));
    size_t name = slice_search(context, S("InternetMessageId "));
    s->message_id_length = 0;
    if (name != SLICE_NONE)
        copy_text(s->message_id, sizeof(s->message_id), &s->message_id_length,
                  exchange_address(slice_from(context, name + 18)));
}

/* "Message or connection acked with status Retry and response 451 4.4.0 ..." */
static enum line_kind read_ack(const struct protocol_row *r)
{
    size_t at = slice_search(r->context, S(" and response "));
    if (at == SLICE_NONE || slice_contains(slice_first(r->context, at), S("status Success")))
        return LINE_CONTEXT;
    struct exchange_status status;
    exchange_status_read(r->row->parser, slice_from(r->context, at + 14), &status);
    struct slice probe = status.text;
    if (reply_code(&probe) < 400 || r->session->dialogue.in_mail || is_inbound_proxy(r->connector))
        return LINE_CONTEXT;
    add_failure(r, status.text, STAGE_CONNECT, (struct slice){0});
    return LINE_EVENT;
}

/* Information rows, by how their context begins; what stands in data is theirs. */
static const struct slice information[] = {
    {"Set Session Permissions", 23},
    {"Received XPROXY", 15},
    {"receiving message", 17},
    {"attempting to connect", 21},
    {"sending message with RecordId ", 30},
    {"TLS negotiation failed", 22},
    {"TLS protocol ", 13},
    {"TlsDomainCapabilities=", 22},
    {"Sending certificate", 19},
    {"Received certificate", 20},
    {"Remote certificate", 18},
    {"Certificate ", 12},
    {"Outbound Authentication failed", 30},
    {"Inbound AUTH ", 13},
    {"User Name: ", 11},
    {"authenticated", 13},
    {"Failed to connect.", 18},
    {"Message or connection acked", 27},
    {"Proxying inbound session", 24},
    {"Proxied session", 15},
    {"Proxying outbound session", 25},
    {"Backend session", 15},
    {"Tarpit for ", 11},
};

static bool known_information(struct slice text)
{
    for (size_t i = 0; i < sizeof(information) / sizeof(information[0]); i++)
        if (text.len && byte_lower(text.ptr[0]) == byte_lower(information[i].ptr[0]) &&
            slice_starts_nocase(text, information[i]))
            return true;
    return false;
}

static enum line_kind read_information(const struct protocol_row *r)
{
    struct slice context = slice_trim(r->context);
    if (slice_starts(context, S("sending message with RecordId ")))
        read_message(r->session, context);
    else if (slice_starts(context, S("User Name: ")))
        copy_text(r->session->account, sizeof(r->session->account), &r->session->account_length,
                  slice_from(context, 11));
    else if (slice_equal(context, S("receiving message")))
        dialogue_expect_mail(&r->session->dialogue);
    else if (slice_starts(context, S("Message or connection acked with status ")))
        return read_ack(r);
    return known_information(context.len ? context : slice_trim(r->data)) ? LINE_CONTEXT
                                                                          : LINE_UNKNOWN;
}

static enum line_kind read_row(struct protocol_row *r)
{
    bool theirs;
    switch (r->event) {
    case '+':
    case '-':
        return LINE_CONTEXT;
    case '*':
        return read_information(r);
    case '>':
    case '<':
        theirs = (r->event == '<') == (r->session->side == SIDE_RECEIVE);
        if (!theirs)
            return read_reply(r);
        dialogue_command(&r->session->dialogue, r->data);
        return LINE_CONTEXT;
    default:
        return LINE_UNKNOWN;
    }
}

/* The event column; copies lose the '*' or escape it, and web pages spell the arrows out. */
static char event_of(struct slice event)
{
    slice_skip(&event, S("\\"));
    if (event.len == 0)
        return '*';
    if (slice_equal(event, S("&gt;")))
        return '>';
    if (slice_equal(event, S("&lt;")))
        return '<';
    return event.len == 1 ? event.ptr[0] : '?';
}

enum line_kind exchange_protocol(struct exchange_row *row)
{
    struct protocol_row r = {
        .row = row,
        .connector = slice_trim(exchange_value(row, COLUMN_CONNECTOR)),
        .local = exchange_value(row, COLUMN_LOCAL),
        .remote = exchange_value(row, COLUMN_REMOTE),
        .data = exchange_value(row, COLUMN_DATA),
        .context = exchange_value(row, COLUMN_CONTEXT),
        .event = event_of(slice_trim(exchange_value(row, COLUMN_EVENT))),
    };
    struct slice id = exchange_value(row, COLUMN_SESSION);
    if (id.len == 0)
        return LINE_UNKNOWN;
    /* A cluster of servers may count sessions alike, so the peer belongs to the key. */
    uint64_t key = hash_bytes(r.remote, hash_bytes(id, 1));
    bool anew = r.event == '+' || slice_equal(exchange_value(row, COLUMN_SEQUENCE), S("0"));
    r.session = open_session(row->state, key, anew && r.event != '-');
    r.session->side = (uint8_t)side_of(&r, row->state->side);
    if (r.session->partial == 0 && !r.session->seen)
        r.session->partial = !anew;
    r.session->seen = 1;
    if (!r.session->proxied)
        r.session->proxied = is_proxied(&r);
    enum line_kind kind = read_row(&r);
    if (r.event == '-')
        close_session(row->state, r.session);
    return kind;
}
