/*
 * zone_file: a zone of the tz database, read without libc, which tells one offset at a time: to
 * find the changes of 80 years by asking it took 26 million instructions, two thirds of the start
 * of a run, and weeks that held two of them were missed (Brazil 2000, Gaza 2040).
 */
#ifndef BOUNCESTAT_BASE_ZONE_FILE_H
#define BOUNCESTAT_BASE_ZONE_FILE_H

#include "base/slice.h"

/* The years that changes are kept of. */
enum { ZONE_FIRST_YEAR = 1990, ZONE_LAST_YEAR = 2069 };

/* From `since` on (seconds since 1970, UTC) clocks are `offset` seconds ahead of UTC. */
struct zone_change {
    int64_t since;
    int offset;
};

/* In order of time; the first one is since INT64_MIN. */
struct zone_changes {
    size_t count;
    struct zone_change rows[512];
};

/* The content of a file (TZif, RFC 9636); *rule_r becomes the rule in it for the time behind its
 * last change, empty if it has none.  False = no such file. */
bool zone_file_read(struct slice content, struct zone_changes *out, struct slice *rule_r);

/* A rule alone, as POSIX has it for TZ: "CET-1CEST,M3.5.0,M10.5.0/3", "<+03>-3".  False = none. */
bool zone_rule_read(struct slice rule, struct zone_changes *out);

#endif
