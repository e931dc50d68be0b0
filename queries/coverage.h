/*
 * coverage: how far the logs behind an answer reach, and how well they were understood.
 */
#ifndef BOUNCESTAT_QUERIES_COVERAGE_H
#define BOUNCESTAT_QUERIES_COVERAGE_H

#include "store/store.h"

enum { COVERAGE_HOSTS_MAX = 6 };

struct coverage {
    struct {
        char name[80];
        int64_t last;            /* instant of its last line; WHEN_NONE = no line had a time */
    } hosts[COVERAGE_HOSTS_MAX]; /* the one that fell silent first, first */
    size_t host_count;           /* all hosts; may be more than the array holds */
    int64_t newest;              /* of all hosts, or WHEN_NONE */
    int64_t lines;               /* without those of other programs */
    int64_t unknown;
    int64_t pruned_day; /* events before it were pruned, their counts stay; 0 = nothing was */
};

int coverage_read(struct coverage *coverage, struct store *store, struct error *error);

#endif
