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
 * what kind of row the header announces (exchange_header.c), reads its time (UTC), and hands it on:
 * exchange_tracking.c, exchange_protocol.c, exchange_trace.c (agent, connectivity, Online).
 *
 * Rows name servers, but no column says reliably which of them wrote the file, so the logging
 * machine is always the one that the caller names.
 */
#include "parsers/exchange.h"

#include "base/hash.h"

#include <stdlib.h>

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
    const struct slice parts[] = {S("exchange"), record->sender, record->recipient};
    /* Without addresses two refusals are alike too often to be one. */
    if (record->sender.len == 0 && record->recipient.len == 0)
        return;
    uint64_t verdict = (uint64_t)record->outcome << 48 | (uint64_t)record->code << 32 |
                       status_pack(record->status);
    record->twin = hash_number(verdict, record_session(parts, sizeof(parts) / sizeof(parts[0])));
    record->rank = rank;
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
    struct exchange_row row; /* its fields take 1 KB, so it is not zeroed for each line */
    row.parser = p;
    row.state = state;
    slice_skip(&line, S("\xef\xbb\xbf"));
    if (state->row_length && begins_row(line))
        state->row_length = 0; /* its quote never closed: the field was damaged */
    bool continues = state->row_length > 0;
    if (!continues) {
        if (slice_trim(line).len == 0)
            return LINE_CONTEXT;
        if (!byte_is_digit(line.ptr[0]) && exchange_header(line, state))
            return LINE_CONTEXT;
        if (line.ptr[0] == '#')
            return LINE_UNKNOWN;
        if (state->kind == EXCHANGE_UNKNOWN && !exchange_guess_header(line, state))
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
        else if (line.len && !byte_is_digit(line.ptr[0]) && exchange_header(line, state))
            best = state->kind ? 90 : 0;
        else if (begins_row(line) && exchange_guess_header(line, state))
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
    .state_version = 2,
};
