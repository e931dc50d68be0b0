/*
 * prune: old rows leave the database, counts stay.
 *
 * Events go with all that only they needed: texts, names, what is known of their
 * messages, fingerprints of their lines, unknown lines, marks of sources that were read to their
 * end long ago.  Rollups keep what was counted, with the causes it had, until they are too old
 * themselves.  Lines older than a former prune count as known when they are read again.
 */
#ifndef BOUNCESTAT_STORE_PRUNE_H
#define BOUNCESTAT_STORE_PRUNE_H

#include "store/store.h"

struct prune {
    int64_t events_day;  /* first day (of the report zone) whose events stay */
    int64_t rollups_day; /* first day whose counts stay */
    bool vacuum;         /* give free pages back: rewrites the file */
};

struct prune_counts {
    int64_t events, messages, days; /* days: of the rollups */
};

int store_prune(struct store *store, const struct prune *prune, struct prune_counts *counts_r,
                struct error *error);

/* The first day whose events are all there; 0 = nothing was ever pruned. */
int store_pruned_day(struct store *store, int64_t *day_r, struct error *error);

/* Rows that nothing names any more: texts, names, domains, reasons. */
void prune_unused(struct store *store);

#endif
