/*
 * top: rank failure reasons.
 *
 * Counts are of events.  `final` = rejected, bounced and expired, `attempts` = all but expired.
 * The answer has two blocks: `failed`, our mail that failed (outbound and local), and `refused`,
 * mail that we refused (inbound).  Rows are ranked by final failures, then attempts, inside their
 * group; groups the same way, newest first where they have a day or an hour.
 */
#ifndef BOUNCESTAT_QUERIES_TOP_H
#define BOUNCESTAT_QUERIES_TOP_H

#include "queries/dimension.h"
#include "queries/query.h"
#include "queries/range.h"

enum { TOP_FILTERS_MAX = 16 };

struct top_filter {
    const struct dimension *dimension;
    struct slice values; /* comma-separated; any of them fits */
};

struct top {
    struct dimension_list per, by;
    struct top_filter filters[TOP_FILTERS_MAX];
    size_t filter_count;
    bool example; /* beside each reason, the template that most of its events bear */
    struct range range;
    int64_t limit;  /* rows of a group, 0 = all */
    int64_t groups; /* groups of a block, 0 = all */

    char bounds[2][WHEN_TEXT]; /* the ends of the range as SQL compares them */
};

/* Add a filter; checks the values of a dimension with a closed list.  `values` must outlive the
 * rows. */
int top_filter(struct top *top, const char *option, const struct dimension *dimension,
               struct slice values, struct error *error);

/* Columns of the answer: block, the `per` ones, the `by` ones, `template` with `example`, and
 * these. Not with `example` when `per` or `by` hold the template themselves. */
enum top_column {
    TOP_FINAL,
    TOP_ATTEMPTS,
    TOP_GROUP_FINAL,    /* of the whole group, rows beyond the limit too */
    TOP_GROUP_ATTEMPTS, /* the same */
    TOP_GROUP_ROWS,     /* reasons in the group before the limit */
    TOP_GROUP_PLACE,    /* 1, 2 .. within the block */
    TOP_GROUPS,         /* groups in the block before the limit */
};

/* The index of a column of these. */
int top_column(const struct top *top, enum top_column column);

/* The query must outlive the rows. */
int top_ask(struct top *top, struct store *store, struct rows **rows_r, struct error *error);

#endif
