/*
 * when: time without a clock.
 *
 * Instants are microseconds since 1970-01-01T00:00:00 UTC.  A civil time is what a log line shows.
 * Nothing here reads the machine's clock; zone_load reads the time zone database through libc,
 * once, and what it returns is plain data that any thread may use.
 */
#ifndef BOUNCESTAT_BASE_WHEN_H
#define BOUNCESTAT_BASE_WHEN_H

#include "base/error.h"

#define WHEN_SECOND INT64_C(1000000)
#define WHEN_DAY    (INT64_C(86400) * WHEN_SECOND)
#define WHEN_NONE   INT64_MIN

struct civil {
    int year;
    int month; /* 1..12 */
    int day;   /* 1..31 */
    int hour, minute, second;
    int micro;
};

/* Days since 1970-01-01 in the proleptic Gregorian calendar, and back (time of day zeroed). */
int64_t civil_days(int year, int month, int day);
struct civil civil_of_days(int64_t days);

/* The instant of a civil time taken as UTC, and back. */
int64_t civil_utc(const struct civil *civil);
struct civil civil_of(int64_t instant);

/* Month number of an English abbreviation ("Jan"); 0 = none. */
int civil_month(struct slice name);
bool civil_valid(const struct civil *civil);

/* Offsets from UTC of one zone, from 1990 to 2069. */
struct zone;

/* `name` is a zone of the tz database ("Europe/Berlin"), "UTC", a fixed offset ("+02:00"), a rule
 * as POSIX has it ("CET-1CEST,M3.5.0,M10.5.0/3"), or NULL for the machine's own, whose name can be
 * given again.  Free with zone_free.  Not to be called while other threads run.  Of two changes
 * within one week neither may be known (Brazil in October 2000). */
int zone_load(struct zone **zone_r, const char *name, struct error *error);
void zone_free(struct zone *zone);
const char *zone_name(const struct zone *zone);

/* Seconds east of UTC at an instant. */
int zone_offset(const struct zone *zone, int64_t instant);

/* The instant of a civil time in the zone; NULL is UTC.  In the hour that a DST change repeats, the
 * first one (summer time) is meant, unless `not_before` (an earlier line's instant, or WHEN_NONE)
 * lies behind it by up to an hour: then the second.  A civil time that the change skips is read
 * with the offset before the change. */
int64_t zone_instant(const struct zone *zone, const struct civil *civil, int64_t not_before);

/* Day number (days since 1970-01-01) of an instant in the zone. */
int64_t zone_day(const struct zone *zone, int64_t instant);

/* The day that holds an instant, or the part of it that has one offset: all instants from `since`
 * to before `until` are of this day and offset.  For who asks for many instants near each other. */
struct zone_day {
    int64_t since, until;
    int64_t day;
    int offset;
};
struct zone_day zone_day_of(const struct zone *zone, int64_t instant);

/* "YYYY-MM-DDTHH:MM:SS.sssZ" and "YYYY-MM-DD", each with a NUL. */
enum { WHEN_TEXT = 32 };
void when_text(int64_t instant, char out[WHEN_TEXT]);
void day_text(int64_t day, char out[WHEN_TEXT]);

#endif
