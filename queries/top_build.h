/*
 * top_build: one SELECT of a ranking being put together, and its innermost levels.
 */
#ifndef BOUNCESTAT_QUERIES_TOP_BUILD_H
#define BOUNCESTAT_QUERIES_TOP_BUILD_H

#include "queries/top_sql.h"

enum { BUILD_LIST_MAX = 512, BUILD_KEYS_MAX = 2 * DIMENSION_LIST_MAX };

/* What one of the innermost SELECTs puts into the figures. */
enum fill { FILL_COUNTS, FILL_COUNTS_BEFORE, FILL_CLIENTS, FILL_CLIENTS_BEFORE, FILLS };

/* One SELECT being put together. */
struct build {
    struct query *query;
    const struct top_part *part;
    const struct top *top;
    const struct dimension *keys[BUILD_KEYS_MAX]; /* the `per` ones, then the `by` ones */
    size_t key_count;
    char values[TOP_FILTERS_MAX]
               [BUILD_LIST_MAX]; /* of each filter, "?1, ?2", when they were bound */
    size_t bound_count;
};

void build_begin(struct build *build, struct query *query, const struct top_part *part);

bool build_is_named(const struct dimension *dimension, const char *name);

/* Conditions, each with its AND.  `key` is a number of a rollup or an expression of the view. */
void build_filter(struct build *build, size_t index, const char *key, bool numbers);
void build_filters(struct build *build, unsigned from); /* those that this source has */
void build_days(struct build *build, const struct range *range);
void build_instants(struct build *build, const struct range *range);
void build_block(struct build *build, const char *inbound);

/* "k0, k1" */
void build_key_names(struct build *build, size_t from, size_t to);

/* SELECT k0 .., template (with `example`), final, attempts, clients, final_before, attempts_before,
 * clients_before: one row for each group, reason and template, maybe several with the same. */
void build_counts(struct build *build);

#endif
