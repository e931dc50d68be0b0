/*
 * decided: how well the causes of the stored failures are founded.
 */
#ifndef BOUNCESTAT_QUERIES_DECIDED_H
#define BOUNCESTAT_QUERIES_DECIDED_H

#include "base/arena.h"
#include "causes/classifier.h"
#include "store/store.h"

struct decided {
    int64_t events;
    int64_t by[STEP_COUNT]; /* what kind of rule decided; of STEP_NONE: unclassified */
};

int decided_read(struct decided *decided, struct store *store, struct error *error);

/* "82 % decided by text, 9 % by status, 2 % by code; 7 % unclassified", text being the words of a
 * reply whoever's rule read them; absent when nothing failed yet. */
struct slice decided_words(const struct decided *decided, struct arena *arena);

#endif
