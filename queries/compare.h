/*
 * compare: the period that a range of time is compared with.
 */
#ifndef BOUNCESTAT_QUERIES_COMPARE_H
#define BOUNCESTAT_QUERIES_COMPARE_H

#include "queries/range.h"
#include "store/store.h"

enum compare_with {
    COMPARE_NONE,
    COMPARE_BEFORE,  /* as long, right before */
    COMPARE_WEEKDAY, /* the same weekdays: whole weeks before */
};

struct compare {
    enum compare_with with;
    struct range old;
    int64_t minutes; /* an old time and the same of the range are so far apart */
};

/* Read --compare (NULL = COMPARE_NONE).  `range` must have both ends. */
int compare_read(struct compare *compare_r, const char *word, const struct range *range,
                 const struct zone *zone, struct error *error);

/* How many days of the old period hold nothing at all, as if their logs were missing. */
int compare_holes(const struct compare *compare, struct store *store, int64_t *days_r,
                  struct error *error);

#endif
