/*
 * top: rank failure reasons.
 *
 * Counts are of events.  `final` = rejected, bounced and expired, `attempts` = all but expired,
 * `clients` = distinct addresses of those whom we refused.  There are two blocks, asked one after
 * the other: our mail that failed (outbound and local), and mail that we refused (inbound).  Rows
 * are ranked inside their group: refused mail by clients where they are counted, then by final
 * failures, then attempts.  Groups are ranked by final failures and attempts, newest first where
 * they have a day or an hour.
 *
 * Whatever the rollups hold is asked from them, or from sums of them that top_sum() made.  Where
 * groups are days or hours and only so many are wanted, older days are not read at all.
 */
#ifndef BOUNCESTAT_QUERIES_TOP_H
#define BOUNCESTAT_QUERIES_TOP_H

#include "base/map.h"
#include "queries/compare.h"
#include "queries/dimension.h"
#include "queries/query.h"
#include "queries/range.h"

enum {
    TOP_FILTERS_MAX = 16,
    /* Clients are counted over at most so many days and refusals: no rollup has them, and a million
     * events take some four seconds. */
    TOP_CLIENT_DAYS = 31,
    TOP_CLIENT_EVENTS = 1000000,
    TOP_RATE_LEAST = 20, /* a rate of fewer deliveries than this says nothing and is not given */
};

enum top_block { TOP_FAILED, TOP_REFUSED, TOP_BLOCKS };

struct top_filter {
    const struct dimension *dimension;
    struct slice values; /* comma-separated; any of them fits, or none of them */
    bool excludes;
};

struct top {
    struct dimension_list per, by;
    struct top_filter filters[TOP_FILTERS_MAX];
    size_t filter_count;
    bool example; /* beside each reason, the template that most of its events bear */
    struct range range;
    struct compare compare;
    int64_t limit;   /* rows of a group, 0 = all */
    int64_t groups;  /* groups of a block, 0 = all */
    unsigned summed; /* rollups that top_sum() summed, 1 << enum top_rollup each */
};

/* Add a filter; checks the values of a dimension with a closed list.  `values` must outlive the
 * answer. */
int top_filter(struct top *top, const char *option, const struct dimension *dimension,
               struct slice values, struct error *error);

/* The filter that leaves out events of these causes. */
int top_leave_out(struct top *top, struct slice named, struct error *error);

/* Read the rollups once for all that will be asked of `top`, where that pays.  What is changed
 * afterwards may not bring in the day or a domain, nor lift a filter of domains. */
int top_sum(struct top *top, struct store *store, struct error *error);

/* No rollup has all that is asked for. */
bool top_reads_events(const struct top *top);

/* Columns of the answer: the `per` ones, the `by` ones, `template` with `example`, and these.  Not
 * with `example` when `per` or `by` hold the template themselves. */
enum top_column {
    TOP_FINAL,
    TOP_ATTEMPTS,
    TOP_CLIENTS, /* NULL = not counted */
    /* The same in the period compared with; 0 or NULL without one. */
    TOP_FINAL_BEFORE,
    TOP_ATTEMPTS_BEFORE,
    TOP_CLIENTS_BEFORE,
    TOP_GROUP_FINAL,    /* of the whole group, rows beyond the limit too */
    TOP_GROUP_ATTEMPTS, /* the same */
    TOP_GROUP_FINAL_BEFORE,
    TOP_GROUP_ATTEMPTS_BEFORE,
    TOP_GROUP_ROWS, /* reasons in the group before the limit */
    TOP_GROUP_MOST, /* the highest TOP_CLIENTS of the group, or TOP_FINAL where they are NULL */
    TOP_PLACE,      /* 1, 2 .. in the group */
    TOP_COLUMNS,
};

/* The index of a column of these. */
int top_column(const struct top *top, enum top_column column);

/* The answer of one block, being read. */
struct top_answer {
    const struct top *top;
    enum top_block block;
    struct rows *rows;   /* the row at hand, behind a top_next that gave 1 */
    int64_t group;       /* its group: 1, 2 .. */
    int64_t left_out;    /* groups beyond the limit, as far as they were counted */
    bool older_left_out; /* and there are older days, not counted */
    bool counts_clients; /* TOP_CLIENTS is set */
    bool has_rates;      /* deliveries may be known; false = they are not looked up */
    /* What a rate of the row at hand is a share of: all deliveries of its day, domain, provider ..;
     * 0 = not known. */
    int64_t deliveries, deliveries_before;
    int64_t first_day; /* oldest day that was read, when only the newest were; else 0 */

    struct store *store;
    struct query *query;
    bool by_day, begun;
    int64_t oldest, newest;         /* days that the block holds */
    int64_t next_day;               /* the newest that was not read yet */
    int64_t events_first_day;       /* `events` has all from here on */
    struct map known, known_before; /* deliveries by a hash of what they are counted by */
    char bounds[8][WHEN_TEXT];
};

/* `top` and `arena` must outlive the answer. */
int top_begin(struct top_answer *answer, const struct top *top, enum top_block block,
              struct store *store, struct arena *arena, struct error *error);

/* 1 = a row is there, 0 = no more, -1 = failed. */
int top_next(struct top_answer *answer, struct error *error);

/* Behind the last row: were days before this one read, or compared with, of which failures are
 * counted that may fit?  1, 0, or -1 = failed. */
int top_reaches_before(struct top_answer *answer, int64_t day, struct error *error);
void top_end(struct top_answer *answer);

#endif
