/*
 * The smaller logs: agent log, connectivity log, and the message traces of Exchange Online.
 *
 *   2026-11-20T14:38:59.177Z,08D8,192.0.2.10,203.0.113.7:46904,203.0.113.7,,s@example.com,
 *   s@example.com;,r@example.org,1,Recipient Filter Agent,OnRcptCommand,RejectCommand,
 *   550 5.1.1 User unknown,RecipientDoesNotExist,,,,,Incoming
 *
 *   Received,SenderAddress,RecipientAddress,Subject,Status,ToIP,FromIP,Size,MessageId
 *   2026-11-20T10:00:00,s@example.com,r@example.org,Hello,Failed,,192.0.2.1,5000,<m@example.com>
 */
#include "parsers/exchange.h"

static struct slice non_empty(struct slice s)
{
    return s.len ? s : (struct slice){0};
}

/* ---- agent log ---- */

/* What an agent did: refused, or something that is no failure (also discarding and quarantine). */
static const struct {
    struct slice name;
    bool refuses;
} actions[] = {
    {{"RejectConnection", 16}, true},       {{"RejectCommand", 13}, true},
    {{"RejectMessage", 13}, true},          {{"RejectRecipients", 16}, true},
    {{"RejectAuthentication", 20}, true},   {{"Disconnect", 10}, true},
    {{"AcceptMessage", 13}, false},         {{"ModifyHeaders", 13}, false},
    {{"DeleteMessage", 13}, false},         {{"DeleteRecipients", 16}, false},
    {{"QuarantineMessage", 17}, false},     {{"QuarantineRecipients", 20}, false},
    {{"AttemptedToQuarantine", 21}, false},
};

static enum stage stage_of_event(struct slice event)
{
    static const struct {
        struct slice event;
        enum stage stage;
    } rows[] = {
        {{"OnConnect", 9}, STAGE_CONNECT},    {{"OnConnectEvent", 14}, STAGE_CONNECT},
        {{"OnHeloCommand", 13}, STAGE_HELO},  {{"OnEhloCommand", 13}, STAGE_HELO},
        {{"OnAuthCommand", 13}, STAGE_AUTH},  {{"OnEndOfAuthentication", 21}, STAGE_AUTH},
        {{"OnMailCommand", 13}, STAGE_MAIL},  {{"OnRcptCommand", 13}, STAGE_RCPT},
        {{"OnDataCommand", 13}, STAGE_DATA},  {{"OnEndOfHeaders", 14}, STAGE_MESSAGE},
        {{"OnEndOfData", 11}, STAGE_MESSAGE},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (slice_equal(rows[i].event, event))
            return rows[i].stage;
    return STAGE_NONE;
}

/* The reply, and in brackets who gave it and why: a list's name often stands only there. */
static struct slice agent_text(const struct exchange_row *row, struct slice response)
{
    struct slice reason = exchange_value(row, COLUMN_REASON);
    struct slice data = exchange_value(row, COLUMN_REASON_DATA);
    return arena_printf(&row->parser->out->arena, "%.*s [%.*s%s%.*s%s%.*s]",
                        SLICE_ARG(slice_first(response, 2048)),
                        SLICE_ARG(slice_first(exchange_value(row, COLUMN_AGENT), 256)),
                        reason.len ? ": " : "", SLICE_ARG(slice_first(reason, 256)),
                        data.len ? " " : "", SLICE_ARG(slice_first(data, 512)));
}

enum line_kind exchange_agent(struct exchange_row *row)
{
    struct slice action = exchange_value(row, COLUMN_ACTION);
    size_t i = 0, count = sizeof(actions) / sizeof(actions[0]);
    while (i < count && !slice_equal(actions[i].name, action))
        i++;
    if (i == count)
        return LINE_UNKNOWN;
    struct slice response = slice_trim(exchange_value(row, COLUMN_RESPONSE)), probe = response;
    if (!actions[i].refuses || reply_code(&probe) < 400)
        return LINE_CONTEXT;
    struct record *record = record_add(row->parser, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->stage = stage_of_event(exchange_value(row, COLUMN_EVENT));
    record->sender = exchange_address(exchange_value(row, COLUMN_RETURN_PATH));
    record->recipient = exchange_address(exchange_value(row, COLUMN_RECIPIENT));
    record->message_id = exchange_address(exchange_value(row, COLUMN_MESSAGE_ID));
    record->remote_ip = non_empty(exchange_value(row, COLUMN_ENTERED_IP));
    if (!slice_present(record->remote_ip))
        record->remote_ip = exchange_endpoint(exchange_value(row, COLUMN_REMOTE));
    record->local_ip = exchange_endpoint(exchange_value(row, COLUMN_LOCAL));
    record_reply(record, response, ORIGIN_REPLY);
    record->text = agent_text(row, response);
    record->outcome = record->code >= 500 ? OUTCOME_REJECTED : OUTCOME_TEMPFAILED;
    exchange_twin(record, RANK_AGENT);
    return LINE_EVENT;
}

/* ---- connectivity log ---- */

/* Connections by destination, without messages: nothing that could be counted as an event. */
enum line_kind exchange_connectivity(struct exchange_row *row)
{
    struct slice direction = exchange_value(row, COLUMN_DIRECTION);
    bool known = direction.len == 1 && memchr("+-><*", direction.ptr[0], 5);
    return known && exchange_value(row, COLUMN_SESSION).len ? LINE_CONTEXT : LINE_UNKNOWN;
}

/* ---- message trace ---- */

enum fate_word { FATE_WORD_CONTEXT, FATE_WORD_FAILED, FATE_WORD_DEFERRED, FATE_WORD_DELIVERED };

static const struct {
    struct slice word;
    enum fate_word fate;
} fate_words[] = {
    {{"Failed", 6}, FATE_WORD_FAILED},
    {{"Fail", 4}, FATE_WORD_FAILED},
    {{"Delivered", 9}, FATE_WORD_DELIVERED},
    {{"Deliver", 7}, FATE_WORD_DELIVERED},
    {{"Send", 4}, FATE_WORD_DELIVERED},
    {{"Send external", 13}, FATE_WORD_DELIVERED},
    {{"Defer", 5}, FATE_WORD_DEFERRED},
    {{"Pending", 7}, FATE_WORD_CONTEXT},
    {{"Expanded", 8}, FATE_WORD_CONTEXT},
    {{"Expand", 6}, FATE_WORD_CONTEXT},
    {{"Quarantined", 11}, FATE_WORD_CONTEXT},
    {{"FilteredAsSpam", 14}, FATE_WORD_CONTEXT},
    {{"Filtered as spam", 16}, FATE_WORD_CONTEXT},
    {{"GettingStatus", 13}, FATE_WORD_CONTEXT},
    {{"Getting status", 14}, FATE_WORD_CONTEXT},
    {{"None", 4}, FATE_WORD_CONTEXT},
    {{"Receive", 7}, FATE_WORD_CONTEXT},
    {{"Submit", 6}, FATE_WORD_CONTEXT},
    {{"Resolve", 7}, FATE_WORD_CONTEXT},
    {{"Transfer", 8}, FATE_WORD_CONTEXT},
    {{"Redirect", 8}, FATE_WORD_CONTEXT},
    {{"Drop", 4}, FATE_WORD_CONTEXT},
    {{"Transport rule", 14}, FATE_WORD_CONTEXT},
    {{"Spam", 4}, FATE_WORD_CONTEXT},
    {{"Malware", 7}, FATE_WORD_CONTEXT},
};

static bool find_fate(struct slice word, enum fate_word *fate_r)
{
    word = slice_trim(word);
    for (size_t i = 0; i < sizeof(fate_words) / sizeof(fate_words[0]); i++)
        if (slice_equal_nocase(fate_words[i].word, word)) {
            *fate_r = fate_words[i].fate;
            return true;
        }
    return false;
}

/* Which way the message went when it failed: traces tell it by the address that they sent it to,
 * or by directionality 2 (Originating): there it is the only word. */
static enum direction trace_direction(const struct exchange_row *row,
                                      const struct exchange_status *status)
{
    struct slice way = exchange_value(row, COLUMN_DIRECTION);
    bool out = exchange_value(row, COLUMN_TO_IP).len || slice_present(status->ip) ||
               slice_equal(way, S("2")) || slice_equal(way, S("Originating"));
    return out ? DIRECTION_OUTBOUND : DIRECTION_LOCAL;
}

static void add_trace(struct exchange_row *row, enum fate_word fate, struct slice recipient,
                      struct slice raw)
{
    struct parser *p = row->parser;
    struct exchange_status status;
    exchange_status_read(p, raw, &status);
    bool delivered = fate == FATE_WORD_DELIVERED;
    struct record *record = record_add(p, delivered ? RECORD_DELIVERY : RECORD_FAILURE);
    record->direction = trace_direction(row, &status);
    record->recipient = exchange_address(recipient);
    record->message_id = exchange_address(exchange_value(row, COLUMN_MESSAGE_ID));
    record->queue_id = non_empty(exchange_value(row, COLUMN_NETWORK_ID));
    record->sender = exchange_address(exchange_value(row, COLUMN_SENDER));
    if (record->direction == DIRECTION_OUTBOUND) {
        record->remote_host = status.host;
        record->remote_ip =
            slice_present(status.ip) ? status.ip : non_empty(exchange_value(row, COLUMN_TO_IP));
    }
    if (delivered)
        return;
    record->outcome = fate == FATE_WORD_DEFERRED ? OUTCOME_DEFERRED : OUTCOME_BOUNCED;
    record->stage = record->direction == DIRECTION_LOCAL ? STAGE_DELIVERY : STAGE_NONE;
    record->text = status.text;
    record_reply(record, status.text, status.own ? ORIGIN_LOG : ORIGIN_REPLY);
    if (record->outcome == OUTCOME_BOUNCED && record->code >= 400 && record->code < 500) {
        record->outcome = OUTCOME_EXPIRED; /* final, after temporary replies */
        record->stage = STAGE_QUEUE;
    }
}

/* Enhanced summary: "a@example.org##Receive, Fail;b@example.org##Receive, Send": the last word of
 * each recipient is what became of it. */
static enum line_kind read_summary(struct exchange_row *row, struct slice list)
{
    enum line_kind kind = LINE_CONTEXT;
    struct slice one;
    while (exchange_address_next(&list, &one)) {
        struct slice recipient;
        enum fate_word fate;
        if (one.len == 0)
            continue;
        size_t comma = slice_rfind(one, ',');
        struct slice words = one;
        if (!slice_cut_at(&words, S("##"), &recipient))
            return kind == LINE_CONTEXT ? LINE_UNKNOWN : kind;
        if (comma != SLICE_NONE && one.ptr + comma > words.ptr)
            words = slice_from(one, comma + 1);
        if (!find_fate(words, &fate))
            return kind == LINE_CONTEXT ? LINE_UNKNOWN : kind;
        if (fate == FATE_WORD_CONTEXT)
            continue;
        add_trace(row, fate, recipient, (struct slice){0});
        kind = fate != FATE_WORD_DELIVERED ? LINE_EVENT : kind == LINE_EVENT ? kind : LINE_DELIVERY;
    }
    return kind;
}

enum line_kind exchange_trace(struct exchange_row *row)
{
    struct slice list = exchange_value(row, COLUMN_RECIPIENT_STATUS);
    if (slice_contains(list, S("##")))
        return read_summary(row, list);
    struct slice word = exchange_value(row, COLUMN_STATUS);
    if (word.len == 0)
        word = exchange_value(row, COLUMN_EVENT);
    enum fate_word fate;
    if (!find_fate(word, &fate))
        return LINE_UNKNOWN;
    if (fate == FATE_WORD_CONTEXT)
        return LINE_CONTEXT;
    add_trace(row, fate, exchange_value(row, COLUMN_RECIPIENT), exchange_value(row, COLUMN_DETAIL));
    return fate == FATE_WORD_DELIVERED ? LINE_DELIVERY : LINE_EVENT;
}
