/*
 * Headers of Exchange's logs: which columns stand where, and what kind of rows they make.
 *
 *   #Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,...
 *   Received,SenderAddress,RecipientAddress,Subject,Status,ToIP,FromIP,Size,MessageId
 */
#include "parsers/exchange.h"

/* Names of columns without blanks, '-', '_' and capitals: on-premises logs, exports of
 * Get-MessageTrackingLog and Get-MessageTrace, and the reports of Exchange Online. */
static const struct {
    struct slice name;
    enum column column;
} column_names[] = {
    {{"datetime", 8}, COLUMN_TIME},
    {{"datetimeutc", 11}, COLUMN_TIME},
    {{"timestamp", 9}, COLUMN_TIME},
    {{"date", 4}, COLUMN_TIME},
    {{"received", 8}, COLUMN_TIME},
    {{"receiveddatetime", 16}, COLUMN_TIME},
    {{"date(utc)", 9}, COLUMN_TIME},
    {{"origintimestamp", 15}, COLUMN_TIME},
    {{"origintimestamputc", 18}, COLUMN_TIME},
    {{"clientip", 8}, COLUMN_CLIENT_IP},
    {{"clienthostname", 14}, COLUMN_CLIENT_HOST},
    {{"serverip", 8}, COLUMN_SERVER_IP},
    {{"serverhostname", 14}, COLUMN_SERVER_HOST},
    {{"sourcecontext", 13}, COLUMN_CONTEXT},
    {{"context", 7}, COLUMN_CONTEXT},
    {{"connectorid", 11}, COLUMN_CONNECTOR},
    {{"source", 6}, COLUMN_SOURCE},
    {{"eventid", 7}, COLUMN_EVENT},
    {{"event", 5}, COLUMN_EVENT},
    {{"internalmessageid", 17}, COLUMN_INTERNAL_ID},
    {{"messageid", 9}, COLUMN_MESSAGE_ID},
    {{"networkmessageid", 16}, COLUMN_NETWORK_ID},
    {{"messagetraceid", 14}, COLUMN_NETWORK_ID},
    {{"recipientaddress", 16}, COLUMN_RECIPIENT},
    {{"recipient", 9}, COLUMN_RECIPIENT},
    {{"recipients", 10}, COLUMN_RECIPIENT},
    {{"recipientstatus", 15}, COLUMN_RECIPIENT_STATUS},
    {{"senderaddress", 13}, COLUMN_SENDER},
    {{"sender", 6}, COLUMN_SENDER},
    {{"p1fromaddress", 13}, COLUMN_RETURN_PATH},
    {{"returnpath", 10}, COLUMN_RETURN_PATH},
    {{"originalclientip", 16}, COLUMN_ORIGINAL_IP},
    {{"customdata", 10}, COLUMN_CUSTOM},
    {{"sessionid", 9}, COLUMN_SESSION},
    {{"session", 7}, COLUMN_SESSION},
    {{"sequencenumber", 14}, COLUMN_SEQUENCE},
    {{"localendpoint", 13}, COLUMN_LOCAL},
    {{"remoteendpoint", 14}, COLUMN_REMOTE},
    {{"data", 4}, COLUMN_DATA},
    {{"enteredorgfromip", 16}, COLUMN_ENTERED_IP},
    {{"agent", 5}, COLUMN_AGENT},
    {{"action", 6}, COLUMN_ACTION},
    {{"smtpresponse", 12}, COLUMN_RESPONSE},
    {{"reason", 6}, COLUMN_REASON},
    {{"reasondata", 10}, COLUMN_REASON_DATA},
    {{"destination", 11}, COLUMN_DESTINATION},
    {{"direction", 9}, COLUMN_DIRECTION},
    {{"directionality", 14}, COLUMN_DIRECTION},
    {{"description", 11}, COLUMN_DESCRIPTION},
    {{"status", 6}, COLUMN_STATUS},
    {{"fromip", 6}, COLUMN_FROM_IP},
    {{"toip", 4}, COLUMN_TO_IP},
    {{"detail", 6}, COLUMN_DETAIL},
    {{"subject", 7}, COLUMN_SUBJECT},
    {{"messagesubject", 14}, COLUMN_SUBJECT},
};

static enum column find_column(struct slice title)
{
    char name[24];
    size_t used = 0;
    for (size_t i = 0; i < title.len; i++) {
        char c = byte_lower(title.ptr[i]);
        if (c == ' ' || c == '-' || c == '_' || c == '"')
            continue;
        if (used == sizeof(name))
            return COLUMN_NONE;
        name[used++] = c;
    }
    for (size_t i = 0; i < sizeof(column_names) / sizeof(column_names[0]); i++)
        if (slice_equal(column_names[i].name, slice_make(name, used)))
            return column_names[i].column;
    return COLUMN_NONE;
}

static enum exchange_kind kind_of(const uint8_t *column)
{
    static const struct {
        enum exchange_kind kind;
        enum column needs[3];
    } kinds[] = {
        {EXCHANGE_AGENT, {COLUMN_ACTION, COLUMN_RESPONSE, COLUMN_RECIPIENT}},
        {EXCHANGE_PROTOCOL, {COLUMN_SESSION, COLUMN_DATA, COLUMN_REMOTE}},
        {EXCHANGE_CONNECTIVITY, {COLUMN_SESSION, COLUMN_DESTINATION, COLUMN_DESCRIPTION}},
        {EXCHANGE_TRACKING, {COLUMN_EVENT, COLUMN_SOURCE, COLUMN_RECIPIENT}},
        {EXCHANGE_TRACE, {COLUMN_TIME, COLUMN_SENDER, COLUMN_STATUS}},
        {EXCHANGE_TRACE, {COLUMN_TIME, COLUMN_SENDER, COLUMN_RECIPIENT_STATUS}},
        {EXCHANGE_TRACE, {COLUMN_TIME, COLUMN_EVENT, COLUMN_DETAIL}},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (column[COLUMN_TIME] && column[kinds[i].needs[0]] && column[kinds[i].needs[1]] &&
            column[kinds[i].needs[2]])
            return kinds[i].kind;
    return EXCHANGE_UNKNOWN;
}

/* The titles of the columns; false when they make no kind that is known. */
static bool read_titles(struct slice titles, struct exchange *state)
{
    static const char separators[] = {',', ';', '\t'};
    for (size_t s = 0; s < sizeof(separators); s++) {
        struct csv_row csv;
        uint8_t column[COLUMN_COUNT] = {0};
        csv_split(titles, separators[s], &csv);
        for (size_t i = 0; i < csv.count; i++) {
            enum column found = find_column(csv.field[i]);
            if (found && column[found] == 0)
                column[found] = (uint8_t)(i + 1);
        }
        column[COLUMN_NONE] = 0;
        enum exchange_kind kind = kind_of(column);
        if (kind == EXCHANGE_UNKNOWN)
            continue;
        state->kind = (uint8_t)kind;
        state->separator = separators[s];
        state->width = (uint8_t)csv.count;
        memcpy(state->column, column, sizeof(column));
        return true;
    }
    return false;
}

/* "Log-type: SMTP Receive Protocol Log" decides the side where rows do not show it themselves. */
static void read_log_type(struct slice value, struct exchange *state)
{
    if (slice_contains_nocase(value, S("SMTP Receive")))
        state->side = SIDE_RECEIVE;
    else if (slice_contains_nocase(value, S("SMTP Send")))
        state->side = SIDE_SEND;
    else
        state->side = SIDE_UNKNOWN;
}

/* A header line, with or without its '#' (copies lose it). */
bool exchange_header(struct slice line, struct exchange *state)
{
    static const struct slice keys[] = {{"Software:", 9}, {"Version:", 8}, {"Date:", 5}};
    bool hash = slice_skip(&line, S("#"));
    line = slice_trim(line);
    if (slice_starts_nocase(line, S("Fields:")))
        return read_titles(slice_trim(slice_from(line, 7)), state);
    if (slice_starts_nocase(line, S("Log-type:"))) {
        read_log_type(slice_from(line, 9), state);
        return true;
    }
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (slice_starts_nocase(line, keys[i]))
            return true;
    if (hash)
        return slice_starts(line, S("TYPE ")); /* Windows PowerShell's Export-Csv */
    return read_titles(line, state);
}

/* ---- rows without a header ---- */

static bool is_tracking_event(struct slice field)
{
    return exchange_event_find(field) != NULL;
}

static bool is_protocol_event(struct slice field)
{
    return field.len == 0 || (field.len == 1 && memchr("+-><*", field.ptr[0], 5));
}

static bool is_agent_event(struct slice field)
{
    return slice_starts(field, S("On"));
}

#define TITLES(text)                                                                               \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }
#define TRACKING                                                                                   \
    "date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,"   \
    "source,event-id,internal-message-id,message-id,"
#define RECIPIENTS                                                                                 \
    "recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,"    \
    "reference,message-subject,sender-address,return-path,message-info"
#define ORIGIN ",directionality,tenant-id,original-client-ip,original-server-ip,custom-data"
#define AGENT                                                                                      \
    "Timestamp,SessionId,LocalEndpoint,RemoteEndpoint,EnteredOrgFromIP,MessageId,P1FromAddress,"   \
    "P2FromAddresses,Recipient,NumRecipients,Agent,Event,Action,SmtpResponse,Reason,ReasonData"

/* Protocol logs; agent logs of 2007, 2010, and 2013 or later; message tracking of 2007, 2010, 2013,
 * and 2016 or later.  `event` counts from 0. */
static const struct {
    size_t width, event;
    bool (*is_event)(struct slice field);
    struct slice titles;
} bare_rows[] = {
    {9, 6, is_protocol_event,
     TITLES("date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,"
            "event,data,context")},
    {16, 11, is_agent_event, TITLES(AGENT)},
    {17, 11, is_agent_event, TITLES(AGENT ",Diagnostics")},
    {20, 11, is_agent_event, TITLES(AGENT ",Diagnostics,NetworkMsgID,TenantID,Directionality")},
    {21, 8, is_tracking_event, TITLES(TRACKING RECIPIENTS)},
    {26, 8, is_tracking_event, TITLES(TRACKING RECIPIENTS ORIGIN)},
    {27, 8, is_tracking_event, TITLES(TRACKING "network-message-id," RECIPIENTS ORIGIN)},
    {30, 8, is_tracking_event,
     TITLES(TRACKING "network-message-id," RECIPIENTS ORIGIN
                     ",transport-traffic-type,log-id,schema-version")},
};

bool exchange_guess_header(struct slice line, struct exchange *state)
{
    struct csv_row csv;
    csv_split(line, ',', &csv);
    for (size_t i = 0; i < sizeof(bare_rows) / sizeof(bare_rows[0]); i++)
        if (bare_rows[i].width == csv.count && bare_rows[i].is_event(csv.field[bare_rows[i].event]))
            return read_titles(bare_rows[i].titles, state);
    return false;
}
