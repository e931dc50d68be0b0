#include "queries/range.h"

/* What one word names: [from, to). */
struct span {
    int64_t from, to;
    bool whole_day;
};

static int64_t day_start(const struct zone *zone, int64_t day)
{
    struct civil midnight = civil_of_days(day);
    return zone_instant(zone, &midnight, WHEN_NONE);
}

static struct span span_of_day(const struct zone *zone, int64_t day)
{
    return (struct span){day_start(zone, day), day_start(zone, day + 1), true};
}

/* "7d", "24h" */
static bool read_ago(struct slice text, const struct zone *zone, int64_t now, struct span *span_r)
{
    uint64_t count;
    if (!slice_number(&text, 100000, &count) || text.len != 1)
        return false;
    if (text.ptr[0] == 'd') {
        *span_r = span_of_day(zone, zone_day(zone, now) - (int64_t)count);
        return true;
    }
    int64_t instant = now - (int64_t)count * 3600 * WHEN_SECOND;
    *span_r = (struct span){instant, instant, false};
    return text.ptr[0] == 'h';
}

/* Exactly `digits` digits. */
static bool read_field(struct slice *cursor, size_t digits, int *value_r)
{
    struct slice field = slice_first(*cursor, digits);
    uint64_t value;
    if (field.len != digits || !slice_number(&field, 9999, &value) || field.len)
        return false;
    *value_r = (int)value;
    *cursor = slice_from(*cursor, digits);
    return true;
}

static bool read_offset(struct slice *cursor, int *seconds_r)
{
    int hours, minutes = 0;
    int sign = slice_starts(*cursor, S("-")) ? -1 : 1;
    if (!slice_skip(cursor, S("+")) && !slice_skip(cursor, S("-")))
        return false;
    if (!read_field(cursor, 2, &hours))
        return false;
    slice_skip(cursor, S(":"));
    if (cursor->len && !read_field(cursor, 2, &minutes))
        return false;
    *seconds_r = sign * (hours * 3600 + minutes * 60);
    return hours <= 14 && minutes < 60;
}

/* The time of day behind a date, to the precision that is given. */
static bool read_clock(struct slice *cursor, struct civil *civil, int64_t *length_r)
{
    *length_r = 60 * WHEN_SECOND;
    if (!read_field(cursor, 2, &civil->hour) || !slice_skip(cursor, S(":")) ||
        !read_field(cursor, 2, &civil->minute))
        return false;
    if (!slice_skip(cursor, S(":")))
        return true;
    *length_r = WHEN_SECOND;
    if (!read_field(cursor, 2, &civil->second))
        return false;
    if (slice_skip(cursor, S(".")) || slice_skip(cursor, S(","))) {
        int unit = 100000;
        *length_r = 1000;
        while (cursor->len && byte_is_digit(cursor->ptr[0])) {
            civil->micro += (cursor->ptr[0] - '0') * unit;
            unit /= 10;
            *cursor = slice_from(*cursor, 1);
        }
    }
    return true;
}

static bool read_iso(struct slice text, const struct zone *zone, struct span *span_r)
{
    struct civil civil = {0};
    int64_t length;
    int offset;
    if (!read_field(&text, 4, &civil.year) || !slice_skip(&text, S("-")) ||
        !read_field(&text, 2, &civil.month) || !slice_skip(&text, S("-")) ||
        !read_field(&text, 2, &civil.day) || !civil_valid(&civil))
        return false;
    if (text.len == 0) {
        *span_r = span_of_day(zone, civil_days(civil.year, civil.month, civil.day));
        return true;
    }
    if (!slice_skip(&text, S("T")) && !slice_skip(&text, S(" ")))
        return false;
    if (!read_clock(&text, &civil, &length) || !civil_valid(&civil))
        return false;
    slice_skip(&text, S(" "));
    int64_t from;
    if (text.len == 0)
        from = zone_instant(zone, &civil, WHEN_NONE);
    else if (slice_equal(text, S("Z")) || slice_equal(text, S("z")))
        from = civil_utc(&civil);
    else if (read_offset(&text, &offset) && text.len == 0)
        from = civil_utc(&civil) - offset * WHEN_SECOND;
    else
        return false;
    *span_r = (struct span){from, from + length, false};
    return true;
}

static int read_word(const char *option, const char *word, const struct zone *zone, int64_t now,
                     struct span *span_r, struct error *error)
{
    struct slice text = slice_of(word);
    int64_t today = zone_day(zone, now);
    if (slice_equal(text, S("today")) || slice_equal(text, S("yesterday"))) {
        *span_r = span_of_day(zone, today - (text.ptr[0] == 'y'));
        return 0;
    }
    if (read_ago(text, zone, now, span_r) || read_iso(text, zone, span_r))
        return 0;
    return error_set(error,
                     "--%s '%.60s' is no time that I know: say today, yesterday, 7d, 24h, "
                     "2026-11-20 or 2026-11-20T14:30",
                     option, word);
}

/* The word with which a range begins: nothing is known of the future. */
static int read_begin(const char *option, const char *word, const struct zone *zone, int64_t now,
                      int64_t newest, struct span *span_r, struct error *error)
{
    if (read_word(option, word, zone, now, span_r, error) < 0)
        return -1;
    if (span_r->from > now && span_r->from > newest)
        return error_set(error, "--%s '%.60s' lies in the future", option, word);
    return 0;
}

int range_read(struct range *range_r, const char *since, const char *until, const struct zone *zone,
               int64_t now, int64_t newest, struct error *error)
{
    struct range range = {.since = WHEN_NONE, .until = WHEN_NONE, .whole_days = true};
    struct span span;
    if (since) {
        if (read_begin("since", since, zone, now, newest, &span, error) < 0)
            return -1;
        range.since = span.from;
        range.whole_days = span.whole_day;
        range.first_day = zone_day(zone, span.from);
    }
    if (until) {
        if (read_word("until", until, zone, now, &span, error) < 0)
            return -1;
        range.until = span.to;
        range.whole_days = range.whole_days && span.whole_day;
        range.last_day = zone_day(zone, span.to - 1);
    }
    if (since && until && range.since >= range.until)
        return error_set(error, "--since '%.60s' lies behind --until '%.60s'", since, until);
    *range_r = range;
    return 0;
}

int range_read_day(struct range *range_r, const char *day, const struct zone *zone, int64_t now,
                   int64_t newest, struct error *error)
{
    struct span span;
    if (read_begin("day", day, zone, now, newest, &span, error) < 0)
        return -1;
    *range_r = (struct range){.since = span.from,
                              .until = span.to,
                              .whole_days = span.whole_day,
                              .first_day = zone_day(zone, span.from),
                              .last_day = zone_day(zone, span.to - 1)};
    return 0;
}

void range_from_day(struct range *range, int64_t day, const struct zone *zone)
{
    int64_t since = day_start(zone, day);
    if (range->since != WHEN_NONE && range->since >= since)
        return;
    range->since = since;
    range->first_day = day;
}

void range_until_now(struct range *range, const struct zone *zone, int64_t now)
{
    range->last_day = zone_day(zone, now);
    range->until = range->whole_days ? day_start(zone, range->last_day + 1) : now;
}
