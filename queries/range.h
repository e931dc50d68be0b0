/*
 * range: a span of time as a person says it.
 *
 * A word is `today`, `yesterday`, `Nd` (the whole day N days ago), `Nh` (the instant N hours ago),
 * a date (`2026-11-20`: the whole day), or ISO date and time with an optional zone
 * (`2026-11-20T14:30`, `2026-11-20 14:30:00+01:00`, `...Z`).  Days are days of the report zone, and
 * so are times that name no zone.  `since` means from the beginning of what the word names,
 * `until` through its end.
 */
#ifndef BOUNCESTAT_QUERIES_RANGE_H
#define BOUNCESTAT_QUERIES_RANGE_H

#include "base/when.h"

struct range {
    int64_t since;               /* first instant inside; WHEN_NONE = open */
    int64_t until;               /* first instant behind; WHEN_NONE = open */
    int64_t first_day, last_day; /* report-zone days; meaningful where `since`, `until` are set */
    bool whole_days;             /* both ends lie between two days */
};

/* Read --since and --until (NULL = open).  `now` is the present instant and `newest` the last
 * instant that the database has seen (WHEN_NONE = unknown): a range that begins behind both lies in
 * the future and is refused, as is nonsense and a range that ends before it begins. */
int range_read(struct range *range_r, const char *since, const char *until, const struct zone *zone,
               int64_t now, int64_t newest, struct error *error);

/* What the word of --day names; what is refused of --since is refused of it. */
int range_read_day(struct range *range_r, const char *day, const struct zone *zone, int64_t now,
                   int64_t newest, struct error *error);

/* The range without what lies before a day, and with an end: today's, or the present instant where
 * it does not consist of whole days. */
void range_from_day(struct range *range, int64_t day, const struct zone *zone);
void range_until_now(struct range *range, const struct zone *zone, int64_t now);

#endif
