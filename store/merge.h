/*
 * merge: what another database knows comes into this one, as if this one had read the same logs.
 *
 * Events are known by their identity, fates and what follows from several lines is worked out
 * anew, and of counts whose rows are not kept the share of each database is remembered, so that a
 * newer version of a database replaces the older one.  The order of merges does not matter.  What
 * holds exactly, and what cannot, stands in docs/identity.md.
 */
#ifndef BOUNCESTAT_STORE_MERGE_H
#define BOUNCESTAT_STORE_MERGE_H

#include "store/writer.h"

struct merged {
    int64_t events; /* new ones */
    int64_t known;  /* that this database had */
    int64_t pruned; /* older than what was pruned here */
    int64_t twice;  /* counted lines that several databases told, on the days of this merge .. */
    int64_t twice_days; /* .. on so many days, of which the larger counts were taken */
};

/* Merge the database at `path`, in one transaction.  1 = done, 0 = that database cannot be used and
 * nothing was taken from it (the error says why), -1 = this database failed. */
int store_merge(struct store *into, const char *path, const struct writer_options *options,
                struct merged *merged_r, struct error *error);

/* The report zone of a database that is to be merged, for making one into which it can be. */
enum { MERGE_ZONE = 64 };
int merge_zone(const char *path, char zone_r[MERGE_ZONE], struct error *error);

#endif
