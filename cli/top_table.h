/*
 * top_table: the answer of `top` in the form that --output names.
 *
 * For people: a block of our mail that failed and one of mail that we refused, counts first, groups
 * as headings.  Else one flat table whose first column is the block.
 */
#ifndef BOUNCESTAT_CLI_TOP_TABLE_H
#define BOUNCESTAT_CLI_TOP_TABLE_H

#include "cli/cli.h"
#include "queries/greylist.h"

/* How a cell is made of the answer. */
enum cell_kind {
    CELL_PLAIN,
    CELL_CHANGE, /* `from` less `minus` */
    CELL_SIGNED, /* the same with a sign */
    CELL_DELIVERIES,
    CELL_DELIVERIES_BEFORE,
    CELL_RATE, /* `from` in per cent of the deliveries */
    CELL_RATE_BEFORE,
    CELL_SHARE, /* the same with "%" */
    CELL_BAR,   /* `from` of the group's most */
    CELL_BLOCK,
};

struct top_table {
    struct run *run;
    const struct top *top;
    struct column columns[OUTPUT_COLUMNS_MAX];
    struct {
        enum cell_kind kind;
        int from, minus; /* columns of the answer */
    } cells[OUTPUT_COLUMNS_MAX];
    size_t count;
    bool bars;
    bool open; /* the block's first row was written */
    int64_t group;
    size_t blocks; /* that had rows */
};

void top_table_open(struct top_table *table, struct run *run, const struct top *top);

void top_table_begin(struct top_table *table, const struct top_answer *answer);
void top_table_row(struct top_table *table, struct top_answer *answer);
/* A line for one cause that is counted, not listed. */
void top_table_aside(struct top_table *table, struct top_answer *aside,
                     const struct greylist *greylist);
void top_table_end(struct top_table *table, const struct top_answer *answer);

/* How many blocks had rows. */
size_t top_table_close(struct top_table *table);

#endif
