/*
 * Message tracking: one row for each thing that happens to a message, with all its recipients.
 *
 *   2026-11-20T02:28:06.079Z,...,Outbound,SMTP,FAIL,25769803777,<m@example.com>,9b02425-...,
 *   a@example.org;b@example.org,[{LED=550 5.1.1 no};{MSG=};{FQDN=mx.example.org};{IP=192.0.2.1};...
 *
 * The event decides what a row is, the source and the connector where it failed: a connector with a
 * backslash (SERVER\Name) received, one without sent.  directionality is the message's origin and
 * says nothing about the leg.  queue_id is internal-message-id, which protocol logs of SmtpSend
 * name too (RecordId); it is 0 for a message refused before it was stored.
 */
#include "parsers/exchange.h"

/* What all records of a row share. */
struct leg {
    const struct exchange_event *event;
    struct slice source, connector, context, custom;
    struct slice queue_id, message_id, sender;
    struct slice server_ip, server_host;
    bool receives; /* a client handed it to us */
    bool intra;    /* from one of the site's servers to another, or to its mailbox part */
};

static bool is_intra(struct slice connector)
{
    return slice_contains_nocase(connector, S("Intra-Organization"));
}

/* Names of agents end so: "Sender Id Agent".  A routing agent works on stored messages. */
static bool names_agent(struct slice context)
{
    return slice_ends_nocase(context, S(" Agent")) &&
           !slice_ends_nocase(context, S("Routing Agent")) &&
           !slice_contains_nocase(context, S("Rule Agent"));
}

static void read_leg(const struct exchange_row *row, const struct exchange_event *event,
                     struct leg *leg)
{
    *leg = (struct leg){.event = event};
    leg->source = exchange_value(row, COLUMN_SOURCE);
    leg->connector = exchange_value(row, COLUMN_CONNECTOR);
    leg->context = exchange_value(row, COLUMN_CONTEXT);
    leg->custom = exchange_value(row, COLUMN_CUSTOM);
    struct slice id = exchange_value(row, COLUMN_INTERNAL_ID);
    if (id.len && !slice_equal(id, S("0")))
        leg->queue_id = id;
    leg->message_id = exchange_address(exchange_value(row, COLUMN_MESSAGE_ID));
    leg->sender = exchange_address(exchange_value(row, COLUMN_RETURN_PATH));
    if (!slice_present(leg->sender))
        leg->sender = exchange_address(exchange_value(row, COLUMN_SENDER));
    leg->server_ip = exchange_value(row, COLUMN_SERVER_IP);
    leg->server_host = exchange_value(row, COLUMN_SERVER_HOST);
    leg->receives = slice_equal(leg->source, S("SMTP")) &&
                    (slice_find(leg->connector, '\\') != SLICE_NONE ||
                     (leg->connector.len == 0 && names_agent(leg->context)));
    leg->intra = is_intra(leg->connector);
}

/* One of the "S:Key=value;S:Key=value" of custom-data. */
static struct slice custom_value(struct slice custom, struct slice key)
{
    size_t at = slice_search(custom, key);
    if (at == SLICE_NONE)
        return (struct slice){0};
    struct slice value = slice_from(custom, at + key.len);
    size_t end = slice_find(value, ';');
    return end == SLICE_NONE ? value : slice_first(value, end);
}

static struct slice non_empty(struct slice s)
{
    return s.len ? s : (struct slice){0};
}

/* The client of a receiving leg: behind a front end it is the one that the front end names. */
static void set_client(const struct exchange_row *row, const struct leg *leg, struct record *record)
{
    record->remote_ip = custom_value(leg->custom, S("S:ProxiedClientIPAddress="));
    record->remote_host = custom_value(leg->custom, S("S:ProxiedClientHostname="));
    if (slice_present(record->remote_ip))
        return;
    struct slice client = exchange_value(row, COLUMN_CLIENT_IP);
    struct slice original = exchange_value(row, COLUMN_ORIGINAL_IP);
    if (original.len && (client.len == 0 || slice_equal(client, leg->server_ip))) {
        record->remote_ip = original;
    } else {
        record->remote_ip = non_empty(client);
        record->remote_host = non_empty(exchange_value(row, COLUMN_CLIENT_HOST));
    }
}

static void set_message(const struct leg *leg, struct record *record)
{
    record->queue_id = leg->queue_id;
    record->message_id = leg->message_id;
    record->sender = leg->sender;
}

/* ---- failures ---- */

/* Where a failure happened, by the component that names itself in the reply. */
static const struct facility {
    struct slice prefix;
    enum direction direction; /* 0: as the leg is */
    enum stage stage;
} facilities[] = {
    {{"SMTPSEND.DNS.", 13}, DIRECTION_OUTBOUND, STAGE_DNS},
    {{"QUEUE.Expired", 13}, DIRECTION_NONE, STAGE_QUEUE},
    {{"RESOLVER.", 9}, DIRECTION_LOCAL, STAGE_DELIVERY},
    {{"ROUTING.", 8}, DIRECTION_LOCAL, STAGE_DELIVERY},
    {{"TRANSPORT.RULES.", 16}, DIRECTION_LOCAL, STAGE_DELIVERY},
    {{"QUEUE.TransportAgent", 20}, DIRECTION_LOCAL, STAGE_DELIVERY},
    {{"STOREDRV.", 9}, DIRECTION_LOCAL, STAGE_DELIVERY},
};

/* The agents that refuse in a session, by the command they answer. */
static const struct {
    struct slice name;
    enum stage stage;
} agents[] = {
    {{"Connection Filtering", 20}, STAGE_RCPT}, {{"Recipient Filter", 16}, STAGE_RCPT},
    {{"Sender Filter", 13}, STAGE_MAIL},        {{"Sender Id", 9}, STAGE_MESSAGE},
    {{"Content Filter", 14}, STAGE_MESSAGE},    {{"Malware", 7}, STAGE_MESSAGE},
};

static enum stage stage_of_agent(struct slice context)
{
    for (size_t i = 0; i < sizeof(agents) / sizeof(agents[0]); i++)
        if (slice_starts_nocase(context, agents[i].name))
            return agents[i].stage;
    return STAGE_NONE;
}

static const struct facility *find_facility(struct slice text)
{
    unsigned code;
    struct status status;
    struct slice words = reply_head(text, &code, &status);
    for (size_t i = 0; i < sizeof(facilities) / sizeof(facilities[0]); i++)
        if (slice_contains(slice_first(words, 200), facilities[i].prefix))
            return &facilities[i];
    return NULL;
}

/* Direction and stage of a failure that no facility places. */
static void place_by_leg(const struct leg *leg, struct record *record)
{
    if (leg->receives) {
        record->direction = DIRECTION_INBOUND;
        record->stage = stage_of_agent(leg->context);
    } else if (slice_equal(leg->source, S("DNS"))) {
        record->direction = DIRECTION_OUTBOUND;
        record->stage = STAGE_DNS;
    } else if (slice_equal(leg->source, S("SMTP")) || slice_equal(leg->source, S("GATEWAY")) ||
               (leg->connector.len && !leg->intra)) {
        record->direction = DIRECTION_OUTBOUND;
        if (slice_contains(record->text, S("Winsock error")))
            record->stage = STAGE_CONNECT;
    } else if (slice_equal(leg->source, S("QUEUE"))) {
        record->direction = DIRECTION_OUTBOUND;
        record->stage = STAGE_QUEUE;
    } else {
        record->direction = DIRECTION_LOCAL;
        record->stage = STAGE_DELIVERY;
    }
}

/* The mailbox part of the site speaks through STOREDRV; the same words from a foreign server are
 * that server's reply. */
static bool spoken_here(const struct leg *leg, const struct facility *facility)
{
    return facility->direction != DIRECTION_LOCAL || leg->intra ||
           !slice_equal(leg->source, S("SMTP")) || leg->connector.len == 0;
}

static void place(const struct leg *leg, struct record *record)
{
    place_by_leg(leg, record);
    const struct facility *facility = find_facility(record->text);
    if (!facility || leg->receives || !spoken_here(leg, facility))
        return;
    if (facility->direction)
        record->direction = facility->direction;
    record->stage = facility->stage;
}

static bool is_permanent(const struct record *record)
{
    return record->code ? record->code >= 500 : record->status.class != 4;
}

/* The event decides whether it was final.  A final row with a temporary reply, or one that says
 * that the message expired, is the queue giving up. */
static enum outcome outcome_of(const struct leg *leg, const struct record *record)
{
    enum outcome outcome = leg->event->outcome;
    if (leg->receives)
        return is_permanent(record) ? OUTCOME_REJECTED : OUTCOME_TEMPFAILED;
    bool timed_out = record->status.subject == 4 && record->status.detail == 7;
    if (outcome == OUTCOME_BOUNCED &&
        (timed_out || !is_permanent(record) || slice_contains(record->text, S("QUEUE.Expired"))))
        return OUTCOME_EXPIRED;
    return outcome;
}

/* The reason of a row without a status: what its source and context say. */
static struct slice text_of_leg(struct parser *p, const struct leg *leg)
{
    if (leg->context.len == 0)
        return arena_printf(&p->out->arena, "%.*s", SLICE_ARG(leg->event->name));
    return arena_printf(&p->out->arena, "%.*s: %.*s", SLICE_ARG(leg->event->name),
                        SLICE_ARG(slice_first(leg->context, 1024)));
}

/* Delivery and transport logs of one server, and a queue that repeats what a peer said, tell one
 * final failure several times; retries of a deferred message repeat themselves rightly. */
static void set_session(const struct leg *leg, struct record *record)
{
    if (record->outcome == OUTCOME_DEFERRED || !slice_present(leg->message_id) ||
        record->flags & RECORD_LESSER)
        return;
    char code[3] = {(char)(record->code >> 8), (char)record->code, (char)record->outcome};
    const struct slice parts[] = {S("exchange-fail"), leg->message_id, record->recipient,
                                  slice_make(code, sizeof(code))};
    record->session = record_session(parts, sizeof(parts) / sizeof(parts[0]));
}

static void add_failure(struct exchange_row *row, const struct leg *leg, struct slice recipient,
                        struct slice status)
{
    struct parser *p = row->parser;
    struct exchange_status reply;
    exchange_status_read(p, status, &reply);
    struct record *record = record_add(p, RECORD_FAILURE);
    set_message(leg, record);
    record->recipient = exchange_address(recipient);
    record->text = slice_present(reply.text) ? reply.text : text_of_leg(p, leg);
    record_reply(record, reply.text, ORIGIN_REPLY);
    place(leg, record);
    record->outcome = outcome_of(leg, record);
    if (record->outcome == OUTCOME_EXPIRED && !leg->receives)
        record->stage = STAGE_QUEUE;
    if (record->direction == DIRECTION_LOCAL || reply.own) {
        record->code_origin = record->code ? ORIGIN_LOG : ORIGIN_NONE;
        record->status_origin = record->status.class ? ORIGIN_LOG : ORIGIN_NONE;
    }
    if (leg->receives) {
        set_client(row, leg, record);
        record->local_ip = non_empty(leg->server_ip);
    } else if (slice_present(reply.host) || slice_present(reply.ip)) {
        record->remote_host = reply.host;
        record->remote_ip = reply.ip;
    } else if (record->direction == DIRECTION_OUTBOUND && slice_equal(leg->source, S("SMTP"))) {
        record->remote_host = non_empty(leg->server_host);
        record->remote_ip = non_empty(leg->server_ip);
    }
    if (slice_equal(leg->source, S("ROUTING")) && leg->context.len == 0 && !reply.own &&
        slice_present(reply.text))
        record->flags |= RECORD_LESSER;
    set_session(leg, record);
    exchange_twin(record, leg->receives ? RANK_TRACKING_INBOUND : RANK_TRACKING);
}

/* The n-th recipient has the n-th status; lists of different lengths share the first. */
static enum line_kind add_failures(struct exchange_row *row, const struct leg *leg)
{
    struct slice addresses = exchange_value(row, COLUMN_RECIPIENT), address;
    struct slice all = exchange_value(row, COLUMN_RECIPIENT_STATUS), one;
    size_t recipients = 0, statuses = 0;
    for (struct slice rest = addresses; exchange_address_next(&rest, &address);)
        recipients += address.len > 0;
    for (struct slice rest = all; recipients > 1 && exchange_status_next(&rest, &one);)
        statuses++;
    if (recipients == 0) {
        add_failure(row, leg, (struct slice){0}, all);
        return LINE_EVENT;
    }
    struct slice rest = all, first = all;
    if (statuses > 1) {
        struct slice probe = all;
        exchange_status_next(&probe, &first);
    }
    while (exchange_address_next(&addresses, &address)) {
        if (address.len == 0)
            continue;
        one = first;
        if (statuses == recipients)
            exchange_status_next(&rest, &one);
        add_failure(row, leg, address, one);
    }
    return LINE_EVENT;
}

/* ---- the rest ---- */

static enum line_kind add_deliveries(struct exchange_row *row, const struct leg *leg)
{
    struct slice addresses = exchange_value(row, COLUMN_RECIPIENT), address;
    bool sent = leg->event->action == ACTION_SENT;
    while (exchange_address_next(&addresses, &address)) {
        if (address.len == 0)
            continue;
        struct record *record = record_add(row->parser, RECORD_DELIVERY);
        set_message(leg, record);
        record->recipient = exchange_address(address);
        record->direction = sent ? DIRECTION_OUTBOUND : DIRECTION_LOCAL;
        if (sent) {
            record->remote_ip = non_empty(leg->server_ip);
            record->remote_host = non_empty(leg->server_host);
        }
        if (leg->intra)
            record->flags |= RECORD_RELAYED;
        exchange_twin(record, RANK_TRACKING);
    }
    return LINE_DELIVERY;
}

static unsigned count_recipients(const struct exchange_row *row)
{
    struct slice addresses = exchange_value(row, COLUMN_RECIPIENT), address;
    unsigned count = 0;
    while (exchange_address_next(&addresses, &address))
        count += address.len > 0;
    return count;
}

/* A group became its members. */
static enum line_kind add_expansion(struct exchange_row *row, const struct leg *leg)
{
    if (!slice_present(leg->queue_id))
        return LINE_CONTEXT;
    struct record *record = record_add(row->parser, RECORD_MESSAGE);
    set_message(leg, record);
    record->recipients = RECIPIENTS_UNKNOWN;
    return LINE_CONTEXT;
}

static enum line_kind add_message(struct exchange_row *row, const struct leg *leg)
{
    if (!slice_present(leg->queue_id))
        return LINE_CONTEXT;
    struct record *record = record_add(row->parser, RECORD_MESSAGE);
    record->flags = RECORD_BIRTH;
    record->recipients = count_recipients(row);
    set_message(leg, record);
    if (!leg->receives)
        return LINE_CONTEXT;
    set_client(row, leg, record);
    /* The transport hands mail of its own users to itself by SMTP, too. */
    struct slice client = exchange_value(row, COLUMN_CLIENT_IP);
    bool proxied = slice_contains(leg->custom, S("S:ProxiedClientIPAddress="));
    bool outside = proxied || (client.len && !slice_equal(client, leg->server_ip));
    if (outside && !slice_equal(exchange_value(row, COLUMN_DIRECTION), S("Originating")))
        record->flags |= RECORD_FROM_CLIENT;
    return LINE_CONTEXT;
}

enum line_kind exchange_tracking(struct exchange_row *row)
{
    const struct exchange_event *event = exchange_event_find(exchange_value(row, COLUMN_EVENT));
    if (!event)
        return LINE_UNKNOWN;
    if (event->action == ACTION_CONTEXT)
        return LINE_CONTEXT;
    struct leg leg;
    read_leg(row, event, &leg);
    switch (event->action) {
    case ACTION_FAILED:
        return add_failures(row, &leg);
    case ACTION_SENT:
    case ACTION_DELIVERED:
        return add_deliveries(row, &leg);
    case ACTION_EXPAND:
        return add_expansion(row, &leg);
    default:
        return add_message(row, &leg);
    }
}
