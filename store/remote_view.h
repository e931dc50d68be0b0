/*
 * remote_view: the views of store/views.sql as a ClickHouse server answers them.
 *
 * The same names and columns.  A view's SELECT is put together for the columns that are asked for,
 * and with conditions that reach the tables inside it; all columns and no condition make the view
 * that stands on the server.
 */
#ifndef BOUNCESTAT_STORE_REMOTE_VIEW_H
#define BOUNCESTAT_STORE_REMOTE_VIEW_H

#include "store/tsv.h"

#include <stdbool.h>
#include <stdint.h>

enum remote_column_kind {
    REMOTE_END, /* of the list */
    REMOTE_TEXT,
    REMOTE_TIME, /* a text made of a number */
    REMOTE_NUMBER,
    REMOTE_REAL,
    REMOTE_DAY,
    REMOTE_SUM, /* a number, additive over the other columns */
    /* What the tables behind store/numbers.h hold, told by the server in words. */
    REMOTE_DAY_NUMBER,
    REMOTE_NAME, /* the number of a name is the name; 0 = none */
    REMOTE_STATUS,
    REMOTE_CAUSE,
    REMOTE_MTA,
    REMOTE_DIRECTION,
    REMOTE_SCOPE,
    REMOTE_OUTCOME,
    REMOTE_STAGE,
    REMOTE_ORIGIN,
};

struct remote_column {
    const char *name;
    enum remote_column_kind kind;
    const char *given; /* SQL over the innermost tables, NULL = not known there */
    const char *shown; /* SQL over what `from` gives, NULL = the name */
};

enum { REMOTE_COLUMNS_MAX = 62 };

struct remote_view {
    const char *name;
    /* Words in braces: {db} database, {given} columns asked for that the innermost tables have,
     * each with a comma behind it, {and} conditions, {mark} the day before which events were
     * pruned, {verdicts} and {kept} see remote_view.c. */
    const char *from;
    const char *having; /* of views that have sums, NULL = none */
    bool inner;         /* a table of store/numbers.h; no view on the server */
    bool lookup;        /* small: fetched whole, then rows are found by the first column */
    struct remote_column columns[REMOTE_COLUMNS_MAX + 1];
};

extern const struct remote_view remote_views[];
extern const unsigned remote_view_count;

/* `columns`: bit i asks for column i; `conditions`: " AND ..." each.  Without a column the rows
 * still come, as a constant.  Sums always come: they decide which rows there are.  Returns the
 * columns that come. */
uint64_t remote_view_sql(const struct remote_view *view, const char *database, uint64_t columns,
                         struct slice conditions, struct text *out);

/* SQL with the words in braces that need no view. */
void remote_sql(const char *sql, const char *database, struct text *out);

#endif
