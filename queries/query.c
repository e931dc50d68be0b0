#include "queries/query.h"

#include <stdarg.h>
#include <stdio.h>

void query_add(struct query *query, const char *format, ...)
{
    size_t room = QUERY_SQL_MAX - query->len;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(query->sql + query->len, room, format, args);
    va_end(args);
    if (length < 0 || (size_t)length >= room)
        query->overflow = true;
    else
        query->len += (size_t)length;
}

static size_t hold(struct query *query, struct param param)
{
    if (query->count == QUERY_PARAMS_MAX) {
        query->overflow = true;
        return query->count;
    }
    query->params[query->count++] = param;
    return query->count;
}

size_t query_hold(struct query *query, struct slice value)
{
    return hold(query, (struct param){.type = PARAM_TEXT, .text = value});
}

void query_text(struct query *query, struct slice value)
{
    query_add(query, "?%zu", query_hold(query, value));
}

void query_number(struct query *query, int64_t value)
{
    query_add(query, "?%zu", hold(query, (struct param){.type = PARAM_NUMBER, .number = value}));
}

void query_equal(struct query *query, const char *column, struct slice value)
{
    if (!slice_present(value))
        return;
    query_add(query, " AND %s = lower(", column);
    query_text(query, value);
    query_add(query, ")");
}

int query_ask(const struct query *query, struct store *store, struct rows **rows_r,
              struct error *error)
{
    if (query->overflow)
        return error_set(error, "that is too much for one query: give fewer filters");
    return store_select(store, slice_make(query->sql, query->len), query->params, query->count,
                        rows_r, error);
}
