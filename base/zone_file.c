#include "base/zone_file.h"

#include "base/when.h"

enum { HEADER = 44, SECONDS_OF_DAY = 86400 };

/* What clocks are set to is dropped where it says nothing new, or when it is full. */
static void add_change(struct zone_changes *out, int64_t since, int offset)
{
    bool same = out->count && out->rows[out->count - 1].offset == offset;
    if (!same && out->count < sizeof(out->rows) / sizeof(out->rows[0]))
        out->rows[out->count++] = (struct zone_change){since, offset};
}

/* --- rules ---------------------------------------------------------------------------------- */

/* When summer time begins or ends: M3.5.0 (month, week, weekday; week 5 = the last one), J60 (day
 * of a year without leap days) or 59 (day of the year, from 0), and a time of that day. */
struct turn {
    char kind;
    int month, week, day;
    int seconds;
};

struct zone_rule {
    int standard, summer; /* offsets */
    bool has_summer;
    struct turn begins, ends;
};

static bool skip_name(struct slice *s)
{
    struct slice name;
    if (slice_skip(s, S("<")))
        return slice_cut(s, '>', &name);
    size_t length = 0;
    while (length < s->len && byte_is_alpha(s->ptr[length]))
        length++;
    *s = slice_from(*s, length);
    return length >= 3;
}

static bool read_number(struct slice *s, uint64_t max, int *out)
{
    uint64_t number;
    if (!slice_number(s, max, &number))
        return false;
    *out = (int)number;
    return true;
}

/* "-3", "+5:45", "2:00:00"; hours up to a week (RFC 9636, section 3.3.1). */
static bool read_time(struct slice *s, int *seconds_r)
{
    int sign = slice_starts(*s, S("-")) ? -1 : 1, hours, minutes = 0, seconds = 0;
    if (!slice_skip(s, S("-")))
        slice_skip(s, S("+"));
    if (!read_number(s, 167, &hours) ||
        (slice_skip(s, S(":")) && (!read_number(s, 59, &minutes) ||
                                   (slice_skip(s, S(":")) && !read_number(s, 59, &seconds)))))
        return false;
    *seconds_r = sign * (hours * 3600 + minutes * 60 + seconds);
    return true;
}

static bool read_turn(struct slice *s, struct turn *turn)
{
    *turn = (struct turn){.kind = 'n', .seconds = 2 * 3600};
    if (!slice_skip(s, S(",")))
        return false;
    if (slice_skip(s, S("M"))) {
        turn->kind = 'M';
        if (!read_number(s, 12, &turn->month) || !turn->month || !slice_skip(s, S(".")) ||
            !read_number(s, 5, &turn->week) || !turn->week || !slice_skip(s, S(".")) ||
            !read_number(s, 6, &turn->day))
            return false;
    } else {
        if (slice_skip(s, S("J")))
            turn->kind = 'J';
        if (!read_number(s, 365, &turn->day))
            return false;
    }
    return !slice_skip(s, S("/")) || read_time(s, &turn->seconds);
}

/* Offsets are written as what is to be added to get UTC. */
static bool read_rule(struct slice s, struct zone_rule *rule)
{
    if (!skip_name(&s) || !read_time(&s, &rule->standard))
        return false;
    rule->standard = -rule->standard;
    rule->has_summer = s.len > 0;
    if (!rule->has_summer)
        return true;
    if (!skip_name(&s))
        return false;
    rule->summer = rule->standard + 3600;
    if (!slice_starts(s, S(","))) {
        if (!read_time(&s, &rule->summer))
            return false;
        rule->summer = -rule->summer;
    }
    return read_turn(&s, &rule->begins) && read_turn(&s, &rule->ends) && s.len == 0;
}

static int64_t day_of_turn(const struct turn *turn, int year)
{
    int64_t first = civil_days(year, 1, 1);
    bool leap = civil_days(year + 1, 1, 1) - first == 366;
    if (turn->kind == 'n')
        return first + turn->day;
    if (turn->kind == 'J')
        return first + turn->day - 1 + (leap && turn->day >= 60);
    int64_t month = civil_days(year, turn->month, 1);
    int64_t next = turn->month == 12 ? first + 365 + leap : civil_days(year, turn->month + 1, 1);
    int64_t weekday = (month + 4) % 7; /* 1970-01-01 was a Thursday */
    int64_t day = month + (turn->day - weekday + 7) % 7 + 7 * (turn->week - 1);
    return day < next ? day : day - 7;
}

/* The changes that a rule makes behind those that are known. */
static void add_rule(struct zone_changes *out, const struct zone_rule *rule, int64_t behind)
{
    for (int year = ZONE_FIRST_YEAR; rule->has_summer && year <= ZONE_LAST_YEAR; year++) {
        int64_t begin = day_of_turn(&rule->begins, year) * SECONDS_OF_DAY + rule->begins.seconds -
                        rule->standard;
        int64_t end =
            day_of_turn(&rule->ends, year) * SECONDS_OF_DAY + rule->ends.seconds - rule->summer;
        bool first_begins = begin < end;
        if (first_begins && begin > behind)
            add_change(out, begin, rule->summer);
        if (end > behind)
            add_change(out, end, rule->standard);
        if (!first_begins && begin > behind)
            add_change(out, begin, rule->summer);
    }
}

bool zone_rule_read(struct slice text, struct zone_changes *out)
{
    struct zone_rule rule;
    out->count = 0;
    if (!read_rule(text, &rule))
        return false;
    add_change(out, INT64_MIN, rule.standard);
    add_rule(out, &rule, INT64_MIN);
    return true;
}

/* --- files ---------------------------------------------------------------------------------- */

/* A header and what it counts. */
struct block {
    size_t times, types;    /* how many */
    const char *time;       /* each `width` bytes */
    const char *type_index; /* each a byte */
    const char *type;       /* each 6 bytes: offset, is it summer time, name */
};

static int64_t read_big_endian(const char *bytes, size_t width)
{
    uint64_t number = bytes[0] & 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < width; i++)
        number = number << 8 | (unsigned char)bytes[i];
    return (int64_t)number;
}

static size_t count_at(struct slice content, size_t at)
{
    return (size_t)read_big_endian(content.ptr + at, 4) & UINT32_MAX;
}

static bool read_block(struct slice *content, size_t width, struct block *out)
{
    if (content->len < HEADER || !slice_starts(*content, S("TZif")))
        return false;
    size_t of_universal = count_at(*content, 20), of_standard = count_at(*content, 24);
    size_t leaps = count_at(*content, 28), names = count_at(*content, 40);
    out->times = count_at(*content, 32);
    out->types = count_at(*content, 36);
    out->time = content->ptr + HEADER;
    struct slice rest = slice_from(*content, HEADER);
    size_t size = out->times * (width + 1) + out->types * 6 + names + leaps * (width + 4) +
                  of_standard + of_universal;
    if (!out->types || size > rest.len)
        return false;
    out->type_index = out->time + out->times * width;
    out->type = out->type_index + out->times;
    *content = slice_from(rest, size);
    return true;
}

/* Of the changes before the first year the last one holds. */
static int64_t add_block(struct zone_changes *out, const struct block *block, size_t width)
{
    int64_t first = civil_days(ZONE_FIRST_YEAR, 1, 1) * SECONDS_OF_DAY, since = INT64_MIN;
    add_change(out, INT64_MIN, (int)read_big_endian(block->type, 4));
    for (size_t i = 0; i < block->times; i++) {
        unsigned char type = (unsigned char)block->type_index[i];
        if (type >= block->types)
            continue;
        since = read_big_endian(block->time + i * width, width);
        int offset = (int)read_big_endian(block->type + 6 * type, 4);
        if (since < first)
            out->rows[0].offset = offset;
        else
            add_change(out, since, offset);
    }
    return since;
}

bool zone_file_read(struct slice content, struct zone_changes *out, struct slice *rule_r)
{
    struct block block;
    struct zone_rule rule;
    size_t width = 4;
    out->count = 0;
    *rule_r = (struct slice){0};
    /* Version 1 has 32 bits for a time; later ones say all again behind it, with 64. */
    bool later = content.len > 4 && content.ptr[4] != '\0';
    if (!read_block(&content, width, &block))
        return false;
    if (later && !read_block(&content, width = 8, &block))
        return false;
    int64_t last = add_block(out, &block, width);
    if (slice_skip(&content, S("\n")) && slice_cut(&content, '\n', rule_r) &&
        read_rule(*rule_r, &rule))
        add_rule(out, &rule, last);
    return true;
}
