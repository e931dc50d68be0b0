/*
 * remote_module: the views of a ClickHouse server as tables of an SQLite connection.
 *
 * So every question of this program is asked in the same words, wherever the rows are.  What a
 * question needs of a view is fetched: its columns, its days and keys, and of counts their sums
 * over these.  The answer is kept in a temporary file while it is read.
 */
#ifndef BOUNCESTAT_STORE_REMOTE_MODULE_H
#define BOUNCESTAT_STORE_REMOTE_MODULE_H

#include "store/remote.h"
#include "store/remote_view.h"
#include "store/store.h"

/* Open a store that asks the server.  The database at `path` serves for what is kept here (alarms,
 * letters); where there is none, nothing is kept.  The store closes the remote. */
int store_open_remote(struct store **store_r, const char *path, struct remote *remote,
                      struct error *error);

/* What a table of the SQLite module reads: a view of the server by its own name, or an answer that
 * is there. */
struct remote_origin {
    struct remote *remote;
    const struct remote_view *view;
    FILE *answer; /* NULL = it is asked for; the table closes it */
};
extern const struct sqlite3_module remote_module;

/* SQL that a person typed, in the server's own dialect. */
int remote_select_typed(struct store *store, struct slice sql, struct rows **rows_r,
                        struct error *error);

/* The first and the last day (numbers) of counts, and the first of events that are there; left as
 * they are when there are none. */
int store_remote_days(struct remote *remote, int64_t *first_r, int64_t *last_r,
                      int64_t *first_event_r, struct error *error);

/* The first day whose events prune left there; 0 = nothing was ever pruned. */
int store_remote_pruned(struct remote *remote, int64_t *day_r, struct error *error);

/* The server behind the store, NULL = it is a file. */
struct remote *store_remote(const struct store *store);

#endif
