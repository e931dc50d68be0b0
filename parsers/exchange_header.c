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

/* Message tracking of 2007, 2010, 2013, and 2016 or later, known by its width; protocol logs. */
#define HEAD                                                                                       \
    "date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,"   \
    "source,event-id,internal-message-id,message-id,"
#define TAIL                                                                                       \
    "recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,"    \
    "reference,message-subject,sender-address,return-path,message-info"
#define MORE ",directionality,tenant-id,original-client-ip,original-server-ip,custom-data"

static struct slice titles_of_width(size_t width)
{
    switch (width) {
    case 9:
        return S("date-time,connector-id,session-id,sequence-number,local-endpoint,"
                 "remote-endpoint,event,data,context");
    case 21:
        return S(HEAD TAIL);
    case 26:
        return S(HEAD TAIL MORE);
    case 27:
        return S(HEAD "network-message-id," TAIL MORE);
    case 30:
        return S(HEAD "network-message-id," TAIL MORE
                      ",transport-traffic-type,log-id,schema-version");
    default:
        return (struct slice){0};
    }
}

/* A row that came without a header tells by its width and its event what it is. */
bool exchange_guess_header(struct slice line, struct exchange *state)
{
    struct csv_row csv;
    csv_split(line, ',', &csv);
    struct slice titles = titles_of_width(csv.count);
    if (!slice_present(titles))
        return false;
    if (csv.count == 9) {
        struct slice event = csv.field[6];
        if (event.len > 1 || (event.len == 1 && !memchr("+-><*", event.ptr[0], 5)))
            return false;
    } else if (!exchange_event_find(csv.field[8])) {
        return false;
    }
    return read_titles(titles, state);
}
