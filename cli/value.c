#include "cli/value.h"

#include "cli/show.h"

#include <inttypes.h>
#include <stdio.h>

const struct number_style number_styles[] = {
    {"plain", "", "."},          {"en", ",", "."}, {"de", ".", ","}, {"fr", "\xc2\xa0", ","},
    {"ch", "\xe2\x80\x99", "."},
};

const struct number_style *number_style_find(struct slice name)
{
    for (size_t i = 0; i < sizeof(number_styles) / sizeof(number_styles[0]); i++)
        if (slice_equal(name, slice_of(number_styles[i].name)))
            return &number_styles[i];
    return NULL;
}

struct slice number_shown(struct arena *arena, int64_t number, const struct number_style *style)
{
    struct slice rest = arena_printf(arena, "%" PRIu64, (uint64_t)(number < 0 ? -number : number));
    struct slice text = number < 0 ? S("-") : S("");
    while (rest.len) {
        size_t part = rest.len % 3 ? rest.len % 3 : 3;
        text =
            arena_printf(arena, "%.*s%.*s%s", SLICE_ARG(text), SLICE_ARG(slice_first(rest, part)),
                         rest.len > part ? style->thousands : "");
        rest = slice_from(rest, part);
    }
    return text;
}

static struct slice share_shown(struct arena *arena, double share, const struct number_style *style)
{
    int64_t tenths = (int64_t)(share * 10 + 0.5);
    return arena_printf(arena, "%" PRId64 "%s%d %%", tenths / 10, style->decimal,
                        (int)(tenths % 10));
}

static struct slice seconds_shown(struct arena *arena, int64_t seconds)
{
    if (seconds < 60)
        return arena_printf(arena, "%d s", (int)seconds);
    if (seconds < 3600)
        return arena_printf(arena, "%d min", (int)(seconds / 60));
    if (seconds < 86400)
        return arena_printf(arena, "%d h %02d min", (int)(seconds / 3600),
                            (int)(seconds / 60 % 60));
    return arena_printf(arena, "%" PRId64 " d %02d h", seconds / 86400, (int)(seconds / 3600 % 24));
}

/* "YYYY-MM-DDTHH:MM:SS.sssZ" */
int64_t value_instant(struct slice text)
{
    static const struct {
        char before;
        size_t digits;
    } fields[] = {{0, 4}, {'-', 2}, {'-', 2}, {'T', 2}, {':', 2}, {':', 2}};
    int parts[6] = {0};
    for (size_t i = 0; i < 6; i++) {
        if (fields[i].before && !slice_skip(&text, slice_make(&fields[i].before, 1)))
            return WHEN_NONE;
        struct slice field = slice_first(text, fields[i].digits);
        uint64_t number;
        if (!slice_number(&field, 9999, &number) || field.len)
            return WHEN_NONE;
        parts[i] = (int)number;
        text = slice_from(text, fields[i].digits);
    }
    struct civil civil = {.year = parts[0],
                          .month = parts[1],
                          .day = parts[2],
                          .hour = parts[3],
                          .minute = parts[4],
                          .second = parts[5]};
    return civil_valid(&civil) ? civil_utc(&civil) : WHEN_NONE;
}

struct slice moment_shown(struct arena *arena, int64_t instant, const struct zone *zone)
{
    if (instant == WHEN_NONE)
        return S("-");
    struct civil civil = civil_of(instant + zone_offset(zone, instant) * WHEN_SECOND);
    return arena_printf(arena, "%04d-%02d-%02d %02d:%02d", civil.year, civil.month, civil.day,
                        civil.hour, civil.minute);
}

static const char *const weekdays[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct slice day_shown(struct arena *arena, int64_t day)
{
    struct civil civil = civil_of_days(day);
    return arena_printf(arena, "%s %d %s %04d", weekdays[((day % 7) + 7) % 7], civil.day,
                        months[civil.month - 1], civil.year);
}

struct slice heading_shown(struct arena *arena, const char *name)
{
    struct slice copy = arena_copy(arena, slice_of(name));
    char *letters = (char *)copy.ptr;
    for (size_t i = 0; i < copy.len; i++)
        if (letters[i] == '_')
            letters[i] = ' ';
    return copy;
}

struct slice value_shown(struct arena *arena, const struct value *value, enum column_kind kind,
                         const struct value_shape *shape)
{
    switch (value->type) {
    case VALUE_NULL:
        return S("-");
    case VALUE_REAL:
        return share_shown(arena, value->real, shape->style);
    case VALUE_NUMBER:
        if (kind == COLUMN_SECONDS)
            return seconds_shown(arena, value->number);
        return number_shown(arena, value->number, shape->style);
    case VALUE_TEXT:
        if (kind == COLUMN_TIME)
            return moment_shown(arena, value_instant(value->text), shape->zone);
        return value->text.len ? show_safe(arena, value->text) : S("<>");
    }
    return S("-");
}
