/*
 * sums: grouping without sorting, for questions over millions of rows.
 *
 * SQLite sorts what it groups, unless an index has that order.  For a rollup of 520,000 rows that
 * takes eight times as long, and memory for each row instead of each group.
 */
#ifndef BOUNCESTAT_STORE_SUMS_H
#define BOUNCESTAT_STORE_SUMS_H

#include "store/store.h"

/* Keep what the SELECT gives, whole numbers, in a temporary table of these columns ("day, events",
 * eight at most).  Rows that agree in all columns but the last are put together and the last is
 * summed; of very many groups, some may stand there several times, each with a part of its sum.
 * The table is there until the store is closed or another one takes its name.
 *
 * 1 = done; 0 = nothing was kept, as the rows are on a server, which sums them by itself; -1 =
 * failed. */
int store_sum(struct store *store, const char *table, const char *columns, struct slice sql,
              const struct param *params, size_t count, struct error *error);

#endif
