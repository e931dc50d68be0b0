/*
 * decided: how well the causes of the stored failures are founded.
 */
#ifndef BOUNCESTAT_QUERIES_DECIDED_H
#define BOUNCESTAT_QUERIES_DECIDED_H

#include "base/arena.h"
#include "store/store.h"

struct decided {
    int64_t events;
    int64_t text; /* by the words of a reply, whoever's rule read them */
    int64_t status, code, unclassified;
};

/* Of everything that is stored. */
int decided_read(struct decided *decided, struct store *store, struct error *error);

/* Of failures at the edge on these days of the report zone. */
int decided_read_days(struct decided *decided, int64_t first_day, int64_t last_day,
                      struct store *store, struct error *error);

/* "82 % decided by text, 9 % by status, 2 % by code; 7 % unclassified"; absent when nothing failed
 * yet. */
struct slice decided_words(const struct decided *decided, struct arena *arena);

#endif
