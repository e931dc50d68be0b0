#include "parsers/stamp.h"

uint32_t stamp_key(const struct civil *civil)
{
    /* 2000 is a leap year, so every date of every year has its own key. */
    int64_t days = civil_days(2000, civil->month, civil->day) - civil_days(2000, 1, 1);
    return (uint32_t)(((days * 24 + civil->hour) * 60 + civil->minute) * 60 + civil->second);
}

/* The year of a stamp that carries none: walk on from the last one. */
static int walk_year(struct stamp_reader *reader, int month)
{
    if (reader->month == 12 && month == 1)
        reader->year++;
    else if (reader->month == 1 && month == 12)
        reader->year--;
    reader->month = month;
    return reader->year;
}

void stamp_civil(struct stamp_reader *reader, const struct civil *civil, bool has_zone, int offset,
                 struct stamp *out_r)
{
    out_r->key = stamp_key(civil);
    out_r->no_zone = !has_zone;
    if (has_zone)
        out_r->time = civil_utc(civil) - offset * WHEN_SECOND;
    else
        out_r->time = zone_instant(reader->zone, civil, reader->last);
    reader->last = out_r->time;
}

void stamp_instant(int64_t instant, struct stamp *out_r)
{
    struct civil civil = civil_of(instant);
    *out_r = (struct stamp){.time = instant, .key = stamp_key(&civil)};
}

/* Cursor: exactly two digits, the first of which may be a blank. */
static bool two_digits(struct slice *cursor, int *out_r)
{
    const char *p = cursor->ptr;
    if (cursor->len < 2 || !(byte_is_digit(p[0]) || p[0] == ' ') || !byte_is_digit(p[1]))
        return false;
    *out_r = (p[0] == ' ' ? 0 : p[0] - '0') * 10 + (p[1] - '0');
    *cursor = slice_from(*cursor, 2);
    return true;
}

/* Cursor: ".123456" or ",123"; nothing there is no fraction. */
static bool read_fraction(struct slice *cursor, int *micro_r)
{
    *micro_r = 0;
    if (cursor->len < 2 || (cursor->ptr[0] != '.' && cursor->ptr[0] != ',') ||
        !byte_is_digit(cursor->ptr[1]))
        return true;
    int scale = 100000;
    size_t i = 1;
    for (; i < cursor->len && byte_is_digit(cursor->ptr[i]); i++) {
        *micro_r += (cursor->ptr[i] - '0') * scale;
        scale /= 10;
    }
    *cursor = slice_from(*cursor, i);
    return i <= 10;
}

static bool read_clock(struct slice *cursor, struct civil *civil)
{
    return two_digits(cursor, &civil->hour) && slice_skip(cursor, S(":")) &&
           two_digits(cursor, &civil->minute) && slice_skip(cursor, S(":")) &&
           two_digits(cursor, &civil->second) && read_fraction(cursor, &civil->micro);
}

static bool read_year(struct slice *cursor, int *year_r)
{
    struct slice digits = slice_first(*cursor, 4);
    uint64_t year;
    if (digits.len < 4 || !slice_number(&digits, 9999, &year) || digits.len)
        return false;
    *year_r = (int)year;
    *cursor = slice_from(*cursor, 4);
    return true;
}

/* The bytes of "Z", "+01:00", "+0100", also after a blank; 0 = no zone. */
static size_t read_offset(struct slice text, int *offset_r)
{
    struct slice s = text;
    *offset_r = 0;
    if (slice_skip(&s, S("Z")))
        return 1;
    slice_skip(&s, S(" "));
    if (s.len < 5 || (s.ptr[0] != '+' && s.ptr[0] != '-') || !byte_is_digit(s.ptr[1]))
        return 0;
    int sign = s.ptr[0] == '-' ? -1 : 1, hours, minutes;
    s = slice_from(s, 1);
    if (!two_digits(&s, &hours))
        return 0;
    slice_skip(&s, S(":"));
    if (!two_digits(&s, &minutes) || hours > 18 || minutes > 59)
        return 0;
    *offset_r = sign * (hours * 3600 + minutes * 60);
    return text.len - s.len;
}

/* With a fraction or a zone.  Stamps without are told by the caller, which saves no registers as
 * long as this is not inlined: 55 instructions instead of 100. */
static __attribute__((noinline)) size_t tell_long(struct stamp_reader *reader, struct slice text,
                                                  unsigned second, struct stamp *out_r)
{
    struct slice rest = slice_from(text, reader->minute_length + 2u);
    int micro, offset = 0;
    if (!read_fraction(&rest, &micro))
        return 0;
    size_t zone = byte_is_digit(text.ptr[0]) ? read_offset(rest, &offset) : 0;
    if ((zone > 0) != reader->minute_has_zone)
        return 0;
    stamp_tell(reader, second, micro - offset * WHEN_SECOND, out_r);
    return text.len - rest.len + zone;
}

/* Within a minute only seconds differ, and the zone offset if the stamp carries it; by the calendar
 * a stamp costs 700 instructions. */
size_t stamp_same_minute(struct stamp_reader *reader, struct slice text, struct stamp *out_r)
{
    size_t length = reader->minute_length;
    if (length == 0 || text.len < length + 2 || !stamp_begins(reader, text.ptr, length))
        return 0;
    const char *behind = text.ptr + length + 2;
    unsigned tens = (unsigned char)behind[-2] - '0', ones = (unsigned char)behind[-1] - '0';
    if (tens > 5 || ones > 9)
        return 0;
    unsigned second = tens * 10 + ones;
    bool plain = text.len >= length + 4 && behind[0] == ' ' && behind[1] != '+' && behind[1] != '-';
    if (!plain || reader->minute_has_zone)
        return tell_long(reader, text, second, out_r);
    stamp_tell(reader, second, 0, out_r);
    return length + 2;
}

/* `text`: the stamp up to its fraction; `offset` in seconds, if it has a zone. */
static void keep_minute(struct stamp_reader *reader, struct slice text, const struct civil *civil,
                        const struct stamp *stamp, int offset)
{
    size_t length = slice_rfind(text, ':') + 1;
    if (length < 8 || length > sizeof(reader->minute_text))
        return;
    memcpy(reader->minute_text, text.ptr, length);
    reader->minute_length = (uint8_t)length;
    reader->minute_has_zone = !stamp->no_zone;
    reader->minute_no_year = stamp->no_year;
    reader->minute_time = stamp->time - (civil->second - offset) * WHEN_SECOND - civil->micro;
    reader->minute_key = stamp->key - (uint32_t)civil->second;
}

bool stamp_syslog(struct stamp_reader *reader, struct slice *cursor, struct stamp *out_r)
{
    struct slice s = *cursor;
    size_t same = s.len && byte_is_alpha(s.ptr[0]) ? stamp_same_minute(reader, s, out_r) : 0;
    if (same) {
        *cursor = slice_from(s, same);
        return true;
    }
    struct civil civil = {0};
    bool has_year = s.len && byte_is_digit(s.ptr[0]);
    if (has_year && !(read_year(&s, &civil.year) && slice_skip(&s, S(" "))))
        return false;
    civil.month = civil_month(slice_first(s, 3));
    if (!civil.month)
        return false;
    s = slice_from(s, 3);
    /* Some daemons write "Jun 1", without padding. */
    bool short_day = s.len > 2 && s.ptr[0] == ' ' && byte_is_digit(s.ptr[1]) && s.ptr[2] == ' ';
    if (!(short_day || slice_skip(&s, S(" "))) || !two_digits(&s, &civil.day) ||
        !slice_skip(&s, S(" ")) || !read_clock(&s, &civil))
        return false;
    int year = reader->year, month = reader->month;
    if (!has_year)
        civil.year = walk_year(reader, civil.month);
    if (!civil_valid(&civil)) {
        reader->year = year;
        reader->month = month;
        return false;
    }
    stamp_civil(reader, &civil, false, 0, out_r);
    out_r->no_year = !has_year;
    if (!has_year)
        keep_minute(reader, slice_first(*cursor, (size_t)(s.ptr - cursor->ptr)), &civil, out_r, 0);
    *cursor = s;
    return true;
}

bool stamp_iso(struct stamp_reader *reader, struct slice *cursor, struct stamp *out_r)
{
    struct slice s = *cursor;
    size_t same = stamp_same_minute(reader, s, out_r);
    if (same) {
        *cursor = slice_from(s, same);
        return true;
    }
    struct civil civil = {0};
    if (!read_year(&s, &civil.year) || !slice_skip(&s, S("-")) || !two_digits(&s, &civil.month) ||
        !slice_skip(&s, S("-")) || !two_digits(&s, &civil.day) ||
        !(slice_skip(&s, S("T")) || slice_skip(&s, S(" "))) || !read_clock(&s, &civil) ||
        !civil_valid(&civil))
        return false;
    struct slice text = slice_first(*cursor, (size_t)(s.ptr - cursor->ptr));
    int offset;
    size_t zone = read_offset(s, &offset);
    stamp_civil(reader, &civil, zone > 0, offset, out_r);
    out_r->no_year = false;
    keep_minute(reader, text, &civil, out_r, offset);
    *cursor = slice_from(s, zone);
    return true;
}

bool stamp_epoch(struct stamp_reader *reader, struct slice *cursor, struct stamp *out_r)
{
    struct slice s = *cursor;
    uint64_t seconds;
    int micro;
    size_t before = s.len;
    if (!slice_number(&s, INT64_C(4102444800), &seconds) || before - s.len < 9 ||
        !read_fraction(&s, &micro))
        return false;
    stamp_instant((int64_t)seconds * WHEN_SECOND + micro, out_r);
    reader->last = out_r->time;
    *cursor = s;
    return true;
}
