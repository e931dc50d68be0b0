/*
 * chore: long work on a database that others go on reading and writing.
 *
 * It is done in many short transactions with a breath between them, so that nobody waits long.
 * Whoever writes beside it is told by SQLite's data_version (see writer.c).
 */
#ifndef BOUNCESTAT_STORE_CHORE_H
#define BOUNCESTAT_STORE_CHORE_H

#include "store/store_private.h"

enum { CHORE_ROWS = 4000 }; /* looked at in one transaction */

void chore_begin(struct store *store);
void chore_end(struct store *store);

int chore_status(const struct store *store, struct error *error);

/* One statement with the numbers bound to ?1, ?2 ..; the rows that it changed. */
int64_t chore_run(struct store *store, const char *sql, const int64_t *numbers, int count);
/* The one number that a SELECT gives, `otherwise` when it gives none or NULL. */
int64_t chore_ask(struct store *store, const char *sql, const int64_t *numbers, int count,
                  int64_t otherwise);

/* The last rowid of the next CHORE_ROWS rows behind `after`; `after` itself at the end. */
int64_t chore_window(struct store *store, const char *table, int64_t after);

int64_t meta_number(struct store *store, const char *key, int64_t otherwise);
void meta_set_number(struct store *store, const char *key, int64_t value);

/* Give free pages back to the file system. */
void chore_vacuum(struct store *store);

#endif
