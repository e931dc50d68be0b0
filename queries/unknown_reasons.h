/*
 * unknown_reasons: templates that no rule answers, the most harmful first, and the rule that would
 * answer each.
 */
#ifndef BOUNCESTAT_QUERIES_UNKNOWN_REASONS_H
#define BOUNCESTAT_QUERIES_UNKNOWN_REASONS_H

#include "base/arena.h"
#include "store/store.h"

/* Columns of the rows. */
enum {
    UNKNOWN_FINAL, /* final failures */
    UNKNOWN_ATTEMPTS,
    UNKNOWN_CODE,
    UNKNOWN_STATUS,
    UNKNOWN_PROVIDER,
    UNKNOWN_TEMPLATE,
    UNKNOWN_EXAMPLE,
};

/* At most `limit` rows, 0 = all. */
int unknown_reasons_ask(struct store *store, int64_t limit, struct rows **rows_r,
                        struct error *error);

/* A rule in the syntax of the rules file for a reason without a cause, with the word CAUSE where
 * the cause must be put in.  It matches the template's words and no others (of a very long one, its
 * beginning). */
struct slice unknown_reasons_rule(struct arena *arena, struct rows *row);

#endif
