/*
 * top_sql: the SELECT of a ranking.
 *
 * Its levels, from the inside out: the failures and the clients of each period are counted by the
 * columns asked for (in numbers where a rollup has them all), put together, ranked inside their
 * group, and cut to the limit.
 */
#ifndef BOUNCESTAT_QUERIES_TOP_SQL_H
#define BOUNCESTAT_QUERIES_TOP_SQL_H

#include "queries/top.h"

/* What one SELECT is about. */
struct top_part {
    const struct top *top;
    enum top_block block;
    struct range range;
    bool clients;              /* are counted */
    char (*bounds)[WHEN_TEXT]; /* room for eight */
};

/* The dimension is in `per`, in `by` or in a filter. */
bool top_uses(const struct top *top, const char *name);

/* There are deliveries that a rate of these rows can be a share of. */
bool top_has_rates(const struct top *top, enum top_block block);

void top_sql(struct query *query, const struct top_part *part);

/* The deliveries that rates are a share of: those of the range, those of the period compared with,
 * and the columns of `per` and `by` that have the role ROLE_TRAFFIC. */
void top_deliveries_sql(struct query *query, const struct top_part *part);

/* The newest day, not behind part->range, that a rollup holds failures of: one row, or none.  There
 * may be none that the other filters let pass. */
void top_newest_sql(struct query *query, const struct top_part *part);

#endif
