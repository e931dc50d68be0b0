/*
 * query: one SELECT being put together from tables of this folder, with its bound values.
 */
#ifndef BOUNCESTAT_QUERIES_QUERY_H
#define BOUNCESTAT_QUERIES_QUERY_H

#include "base/arena.h"
#include "store/store.h"

enum { QUERY_SQL_MAX = 32768, QUERY_PARAMS_MAX = 64 };

struct query {
    size_t len;
    size_t count;
    bool overflow; /* something did not fit; query_ask says so */
    struct param params[QUERY_PARAMS_MAX];
    char sql[QUERY_SQL_MAX];
};

/* Append SQL text that stands in this program. */
void query_add(struct query *query, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(1, 2)));

/* Append a parameter ("?3") bound to the value, whose bytes must outlive the rows. */
void query_text(struct query *query, struct slice value);
void query_number(struct query *query, int64_t value);

/* Bind a text without appending anything: the N of the "?N" that the caller appends. */
size_t query_hold(struct query *query, struct slice value);

/* Append " AND column = value" unless the value is absent.  The column holds lower case, which the
 * value becomes. */
void query_equal(struct query *query, const char *column, struct slice value);

int query_ask(const struct query *query, struct store *store, struct rows **rows_r,
              struct error *error);

#endif
