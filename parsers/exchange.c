/*
 * Microsoft Exchange 2007 to Subscription Edition, and the message traces of Exchange Online.
 *
 *   #Software: Microsoft Exchange Server
 *   #Log-type: SMTP Receive Protocol Log
 *   #Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,...
 *   2026-11-20T09:34:44.175Z,EX1\Default Frontend EX1,08D892B7A9441226,41,192.0.2.5:25,...,>,550
 * ...
 *
 * Each line is a header or one CSV row; a quoted field may hold line breaks.  This file finds out
 * what kind of row the header announces, reads its time (UTC), and hands it on:
 * exchange_tracking.c, exchange_protocol.c, exchange_trace.c (agent, connectivity, Online).
 *
 * Rows name servers, but no column says reliably which of them wrote the file, so the logging
 * machine is always the one that the caller names.
 */
#include "parsers/exchange.h"

#include <stdlib.h>

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

struct slice exchange_value(const struct exchange_row *row, enum column column)
{
    unsigned place = row->state->column[column];
    if (place == 0)
        return S("");
    return csv_value(&row->csv, place - 1, &row->parser->out->arena);
}

struct slice exchange_address(struct slice value)
{
    value = slice_trim(value);
    if (value.len == 0)
        return (struct slice){0};
    if (value.ptr[0] == '<' && value.ptr[value.len - 1] == '>')
        return slice_make(value.ptr + 1, value.len - 2);
    return value;
}

void exchange_twin(struct record *record, enum exchange_rank rank)
{
    char number[8] = {(char)(record->code >> 8),    (char)record->code,
                      (char)record->status.class,   (char)(record->status.subject >> 8),
                      (char)record->status.subject, (char)(record->status.detail >> 8),
                      (char)record->status.detail,  0};
    const struct slice parts[] = {S("exchange"), record->sender, record->recipient,
                                  slice_make(number, sizeof(number))};
    /* Without addresses two refusals are alike too often to be one. */
    if (record->sender.len == 0 && record->recipient.len == 0)
        return;
    record->twin = record_session(parts, sizeof(parts) / sizeof(parts[0]));
    record->rank = rank;
}

/* ---- headers ---- */

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
static bool read_header(struct slice line, struct exchange *state)
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
static bool guess_titles(struct slice line, struct exchange *state)
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
    } else if (!exchange_event_known(csv.field[8])) {
        return false;
    }
    return read_titles(titles, state);
}

/* ---- time ---- */

/* "11/21/2026 9:28:06 PM", "21/11/2026 21:28": exports in the culture of whoever made them.  The
 * month comes first unless only the other order makes a date. */
static bool read_culture(struct slice text, struct civil *civil)
{
    int *parts[] = {&civil->month, &civil->day,    &civil->year,
                    &civil->hour,  &civil->minute, &civil->second};
    for (size_t i = 0; i < 6; i++) {
        uint64_t value;
        if (!slice_number(&text, 9999, &value))
            return i == 5;
        *parts[i] = (int)value;
        if (i < 5 && text.len && memchr("/.: -", text.ptr[0], 5))
            text = slice_from(text, 1);
    }
    text = slice_trim(text);
    if (slice_starts_nocase(text, S("PM")) && civil->hour < 12)
        civil->hour += 12;
    else if (slice_starts_nocase(text, S("AM")) && civil->hour == 12)
        civil->hour = 0;
    return true;
}

static bool read_other_time(struct parser *p, struct slice text)
{
    struct civil civil = {0};
    if (!read_culture(text, &civil))
        return false;
    if (civil.month > 12) {
        int day = civil.month;
        civil.month = civil.day;
        civil.day = day;
    }
    if (!civil_valid(&civil))
        return false;
    stamp_civil(&p->stamps, &civil, true, 0, &p->now);
    return true;
}

static bool two_digits(const char *s, int *out_r)
{
    *out_r = (s[0] - '0') * 10 + (s[1] - '0');
    return byte_is_digit(s[0]) && byte_is_digit(s[1]);
}

/* The time of a row is UTC, also where an export dropped the Z.  "2026-11-20T09:34:" is read once
 * per minute; the rest of the minute differs in seconds only. */
static bool read_time(struct parser *p, struct slice text)
{
    enum { MINUTE = 17 };
    struct stamp_reader *reader = &p->stamps;
    int second;
    if (text.len < MINUTE + 2 || !two_digits(text.ptr + MINUTE, &second) || second > 59)
        return read_other_time(p, text);
    if (reader->minute_length != MINUTE || memcmp(reader->minute_text, text.ptr, MINUTE) != 0) {
        char whole[] = "0000-00-00T00:00:00Z";
        memcpy(whole, text.ptr, MINUTE);
        struct slice cursor = S(whole);
        if (!stamp_iso(reader, &cursor, &p->now))
            return read_other_time(p, text);
        memcpy(reader->minute_text, text.ptr, MINUTE);
        reader->minute_length = MINUTE;
        reader->minute_time = p->now.time;
        reader->minute_key = p->now.key;
    }
    int micro = 0;
    if (text.len > MINUTE + 3 && text.ptr[MINUTE + 2] == '.') {
        int scale = 100000;
        for (size_t i = MINUTE + 3; i < text.len && byte_is_digit(text.ptr[i]); i++, scale /= 10)
            micro += (text.ptr[i] - '0') * scale;
    }
    p->now = (struct stamp){.time = reader->minute_time + second * WHEN_SECOND + micro,
                            .key = reader->minute_key + (uint32_t)second};
    return true;
}

/* ---- lines ---- */

/* Copies of a row lose the quotes around a status that holds commas.  The bracket form shows where
 * it ends, so its pieces can be put together again. */
static void join_status(struct exchange *state, struct csv_row *csv)
{
    size_t at = state->column[COLUMN_RECIPIENT_STATUS];
    size_t extra = csv->count - state->width;
    if (at == 0 || csv->count <= state->width || at + extra > csv->count)
        return;
    struct slice *first = &csv->field[at - 1], *last = first + extra;
    if (!slice_starts(*first, S("[{")) || !slice_ends(*last, S("}]")))
        return;
    first->len = (size_t)(last->ptr + last->len - first->ptr);
    memmove(first + 1, last + 1, (csv->count - at - extra) * sizeof(*first));
    uint64_t below = (UINT64_C(1) << (at - 1)) - 1;
    csv->doubled = (csv->doubled & below) | (csv->doubled >> extra & ~below);
    csv->count = state->width;
}

static enum line_kind parse_row(struct exchange_row *row)
{
    static enum line_kind (*const readers[])(struct exchange_row *) = {
        [EXCHANGE_TRACKING] = exchange_tracking, [EXCHANGE_PROTOCOL] = exchange_protocol,
        [EXCHANGE_AGENT] = exchange_agent,       [EXCHANGE_CONNECTIVITY] = exchange_connectivity,
        [EXCHANGE_TRACE] = exchange_trace,
    };
    struct exchange *state = row->state;
    /* A row that was cut, or whose commas were not quoted, would put values under wrong titles. */
    if (row->csv.count > state->width)
        join_status(state, &row->csv);
    if (row->csv.count != state->width)
        return LINE_UNKNOWN;
    if (!read_time(row->parser, exchange_value(row, COLUMN_TIME)))
        return LINE_UNKNOWN;
    return readers[state->kind](row);
}

/* "2026-11-20T09:34:44": where a damaged quoted field hides the end of a row, the next row shows
 * itself by its time. */
static bool begins_row(struct slice line)
{
    static const char shape[] = "dddd-dd-ddTdd:dd:dd";
    if (line.len < sizeof(shape))
        return false;
    for (size_t i = 0; i + 1 < sizeof(shape); i++)
        if (shape[i] == 'd' ? !byte_is_digit(line.ptr[i]) : line.ptr[i] != shape[i])
            return false;
    return slice_find(slice_first(line, 32), ',') != SLICE_NONE;
}

/* Keep a row that goes on in the next line.  What does not fit makes the row unreadable. */
static bool keep_open(struct exchange *state, struct slice line)
{
    if (line.len + 1 > EXCHANGE_ROW - state->row_length) {
        state->row_length = 0;
        return false;
    }
    memcpy(state->row + state->row_length, line.ptr, line.len);
    state->row_length += (uint32_t)line.len;
    state->row[state->row_length++] = '\n';
    return true;
}

static enum line_kind parse(struct parser *p, struct slice line)
{
    struct exchange *state = p->state;
    struct exchange_row row = {.parser = p, .state = state};
    slice_skip(&line, S("\xef\xbb\xbf"));
    if (state->row_length && begins_row(line))
        state->row_length = 0; /* its quote never closed: the field was damaged */
    bool continues = state->row_length > 0;
    if (!continues) {
        if (slice_trim(line).len == 0)
            return LINE_CONTEXT;
        if (!byte_is_digit(line.ptr[0]) && read_header(line, state))
            return LINE_CONTEXT;
        if (line.ptr[0] == '#')
            return LINE_UNKNOWN;
        if (state->kind == EXCHANGE_UNKNOWN && !guess_titles(line, state))
            return LINE_UNKNOWN;
    } else {
        if (!keep_open(state, line))
            return LINE_UNKNOWN;
        line = record_copy(p, slice_make(state->row, state->row_length - 1));
    }
    csv_split(line, state->separator, &row.csv);
    if (row.csv.open)
        return continues || keep_open(state, line) ? LINE_CONTEXT : LINE_UNKNOWN;
    state->row_length = 0;
    return parse_row(&row);
}

/* ---- bidding ---- */

static int bid(struct slice head)
{
    struct exchange *state = memory_zero(1, sizeof(*state));
    struct slice line;
    int best = 0;
    slice_skip(&head, S("\xef\xbb\xbf"));
    for (int i = 0; i < 20 && best == 0 && slice_cut(&head, '\n', &line); i++) {
        line = slice_trim(line);
        if (slice_starts(line, S("#Software: Microsoft Exchange")))
            best = 100;
        else if (line.len && !byte_is_digit(line.ptr[0]) && read_header(line, state))
            best = state->kind ? 90 : 0;
        else if (begins_row(line) && guess_titles(line, state))
            best = 60;
    }
    free(state);
    return best;
}

const struct format format_exchange = {
    .name = "exchange",
    .title = "Microsoft Exchange",
    .mta = MTA_EXCHANGE,
    .bid = bid,
    .parse = parse,
    .state_size = sizeof(struct exchange),
    .state_version = 1,
};
