/*
 * value: one value of a table as people read it.
 */
#ifndef BOUNCESTAT_CLI_VALUE_H
#define BOUNCESTAT_CLI_VALUE_H

#include "queries/table.h"

/* How numbers are written: 1,204 and 3.5, or 1.204 and 3,5. */
struct number_style {
    const char *name;
    const char *thousands, *decimal;
};

/* NULL when there is none of that name.  number_styles[0] is the default, without marks. */
const struct number_style *number_style_find(struct slice name);
extern const struct number_style number_styles[];

struct value_shape {
    const struct number_style *style;
    const struct zone *zone;
};

struct slice number_shown(struct arena *arena, int64_t number, const struct number_style *style);

/* Safe for a terminal; "-" for NULL. */
struct slice value_shown(struct arena *arena, const struct value *value, enum column_kind kind,
                         const struct value_shape *shape);

/* The instant that a view wrote; WHEN_NONE when it is none. */
int64_t value_instant(struct slice text);

/* "2026-11-20 14:10" in the zone. */
struct slice moment_shown(struct arena *arena, int64_t instant, const struct zone *zone);

/* "Fri 20 Nov 2026" */
struct slice day_shown(struct arena *arena, int64_t day);

/* A column's name as a heading: blanks for '_'. */
struct slice heading_shown(struct arena *arena, const char *name);

static inline bool column_is_number(enum column_kind kind)
{
    return kind == COLUMN_COUNT || kind == COLUMN_SHARE || kind == COLUMN_SECONDS;
}

#endif
