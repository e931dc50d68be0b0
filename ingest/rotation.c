#include "ingest/rotation.h"

#include "base/when.h"

static const struct slice packings[] = {
    {".gz", 3}, {".xz", 3}, {".bz2", 4}, {".zst", 4}, {".zip", 4},
};

static const struct slice extensions[] = {{".log", 4}, {".txt", 4}, {".csv", 4}};

/* Larger numbers are years. */
enum { COPIES_MAX = 1989 };

/* Digits from the left end, at most `most`. */
static struct slice take_digits(struct slice *cursor, size_t most)
{
    size_t count = 0;
    while (count < cursor->len && count < most && byte_is_digit(cursor->ptr[count]))
        count++;
    struct slice digits = slice_first(*cursor, count);
    *cursor = slice_from(*cursor, count);
    return digits;
}

static uint64_t value_of(struct slice digits)
{
    uint64_t value = 0;
    slice_number(&digits, UINT64_MAX, &value);
    return value;
}

static uint64_t rank_of(const struct civil *c)
{
    uint64_t day = (uint64_t)c->year * 10000 + (uint64_t)c->month * 100 + (uint64_t)c->day;
    return day * 1000000 + (uint64_t)c->hour * 10000 + (uint64_t)c->minute * 100 +
           (uint64_t)c->second;
}

/* hh, hhmm or hhmmss, with or without - T _ in front. */
static bool take_clock(struct slice *cursor, struct civil *civil)
{
    if (cursor->len == 0)
        return true;
    if (strchr("-T_", cursor->ptr[0]))
        *cursor = slice_from(*cursor, 1);
    struct slice digits = take_digits(cursor, 6);
    if (digits.len != 2 && digits.len != 4 && digits.len != 6)
        return false;
    int *const fields[] = {&civil->hour, &civil->minute, &civil->second};
    for (size_t i = 0; i < digits.len / 2; i++)
        *fields[i] = (int)value_of(slice_make(digits.ptr + 2 * i, 2));
    return true;
}

/* YYYYMMDD or YYYY-MM-DD, and perhaps a time of day; nothing may follow. */
static bool read_date(struct slice text, uint64_t *rank_r)
{
    struct civil civil = {0};
    bool dashes = text.len >= 10 && text.ptr[4] == '-' && text.ptr[7] == '-';
    int *const fields[] = {&civil.year, &civil.month, &civil.day};
    for (size_t i = 0; i < 3; i++) {
        if (dashes && i > 0)
            text = slice_from(text, 1);
        struct slice digits = take_digits(&text, i == 0 ? 4 : 2);
        if (digits.len != (i == 0 ? 4U : 2U))
            return false;
        *fields[i] = (int)value_of(digits);
    }
    if (!take_clock(&text, &civil) || text.len > 0)
        return false;
    *rank_r = rank_of(&civil);
    return civil.year >= 1990 && civil.year < 2100 && civil_valid(&civil);
}

/* logrotate's %s: ten digits that are no date and hour. */
static bool read_seconds(struct slice text, uint64_t *rank_r)
{
    struct slice digits = take_digits(&text, 10);
    if (digits.len != 10 || text.len > 0)
        return false;
    struct civil civil = civil_of((int64_t)value_of(digits) * WHEN_SECOND);
    *rank_r = rank_of(&civil);
    return true;
}

static bool read_number(struct slice text, uint64_t *rank_r)
{
    struct slice digits = take_digits(&text, 4);
    *rank_r = value_of(digits);
    return digits.len > 0 && text.len == 0 && *rank_r <= COPIES_MAX;
}

/* Behind another number, as in 192.0.2.1.log, a number is part of the name. */
static bool ends_in_number(struct slice name)
{
    size_t count = name.len;
    while (count > 0 && byte_is_digit(name.ptr[count - 1]))
        count--;
    return count < name.len && (count == 0 || name.ptr[count - 1] == '.');
}

/* Find the mark of a rotation at the right end of `name`; shortens it to what stands before. */
static bool cut_mark(struct slice *name, struct rotation *rotation)
{
    /* The longest date is that of 2026-11-21-153000; the longest mark wins, so that the time of a
     * date is not taken for a copy's number. */
    size_t longest = sizeof("-2026-11-21-153000") - 1;
    size_t from = name->len > longest ? name->len - longest : 0;
    for (size_t at = from > 0 ? from : 1; at + 1 < name->len; at++) {
        struct slice mark = slice_from(*name, at + 1), rest = slice_first(*name, at);
        uint64_t rank;
        char joint = name->ptr[at];
        bool dot = joint == '.', dash = joint == '-' || joint == '_';
        if ((dot || dash) && (read_date(mark, &rank) || read_seconds(mark, &rank)))
            rotation->kind = ROTATION_DATED;
        else if (dot && read_number(mark, &rank) && !ends_in_number(rest))
            rotation->kind = ROTATION_NUMBERED;
        else
            continue;
        rotation->rank = rank;
        *name = rest;
        return true;
    }
    return false;
}

struct rotation rotation_of(struct slice name)
{
    struct rotation rotation = {.kind = ROTATION_LIVE, .extension = S("")};
    for (size_t i = 0; i < sizeof(packings) / sizeof(packings[0]); i++) {
        if (name.len > packings[i].len && slice_ends_nocase(name, packings[i])) {
            name.len -= packings[i].len;
            rotation.packed = true;
            break;
        }
    }
    rotation.stem = name;
    if (cut_mark(&rotation.stem, &rotation))
        return rotation;
    for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++) {
        struct slice rest = name;
        if (name.len <= extensions[i].len || !slice_ends_nocase(name, extensions[i]))
            continue;
        rest.len -= extensions[i].len;
        if (!cut_mark(&rest, &rotation))
            break;
        rotation.extension = slice_from(name, name.len - extensions[i].len);
        rotation.stem = rest;
        break;
    }
    return rotation;
}

/* The i-th byte of stem and extension, one behind the other. */
static char byte_at(const struct rotation *r, size_t i)
{
    return i < r->stem.len ? r->stem.ptr[i] : r->extension.ptr[i - r->stem.len];
}

int rotation_compare_logs(const struct rotation *a, const struct rotation *b)
{
    size_t len = a->stem.len + a->extension.len, other = b->stem.len + b->extension.len;
    for (size_t i = 0; i < len && i < other; i++)
        if (byte_at(a, i) != byte_at(b, i))
            return (unsigned char)byte_at(a, i) < (unsigned char)byte_at(b, i) ? -1 : 1;
    return (len > other) - (len < other);
}

int rotation_compare(const struct rotation *a, const struct rotation *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->rank != b->rank) {
        bool older = a->kind == ROTATION_NUMBERED ? a->rank > b->rank : a->rank < b->rank;
        return older ? -1 : 1;
    }
    return (int)b->packed - (int)a->packed;
}

int name_compare(struct slice a, struct slice b)
{
    struct slice all_a = a, all_b = b;
    while (a.len > 0 && b.len > 0) {
        if (byte_is_digit(*a.ptr) && byte_is_digit(*b.ptr)) {
            while (a.len > 0 && *a.ptr == '0')
                a = slice_from(a, 1);
            while (b.len > 0 && *b.ptr == '0')
                b = slice_from(b, 1);
            struct slice x = take_digits(&a, SIZE_MAX), y = take_digits(&b, SIZE_MAX);
            if (x.len != y.len)
                return x.len < y.len ? -1 : 1;
            int order = slice_compare(x, y);
            if (order != 0)
                return order;
            continue;
        }
        if (*a.ptr != *b.ptr)
            return (unsigned char)*a.ptr < (unsigned char)*b.ptr ? -1 : 1;
        a = slice_from(a, 1);
        b = slice_from(b, 1);
    }
    if (a.len != b.len)
        return a.len < b.len ? -1 : 1;
    return slice_compare(all_a, all_b);
}
