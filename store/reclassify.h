/*
 * reclassify: judge stored reasons again, without the logs.
 */
#ifndef BOUNCESTAT_STORE_RECLASSIFY_H
#define BOUNCESTAT_STORE_RECLASSIFY_H

#include "causes/classifier.h"
#include "store/store.h"

struct reclassified {
    int64_t reasons;  /* looked at */
    int64_t changed;  /* got another cause, rule, step or list */
    int64_t recaused; /* of these: another cause */
    int64_t events;   /* stored events (sum of repeated) whose cause changed */
};

/* Give each stored reason the verdict of `classifier`; an `expired` one inherits its parent's.  The
 * counts by sender domain follow the stored events; of days whose events were pruned they keep the
 * causes they had.  One transaction: all or nothing.  The store must be open for writing. */
int store_reclassify(struct store *store, struct classifier *classifier, struct reclassified *out_r,
                     struct error *error);

#endif
