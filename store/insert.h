/*
 * insert: rows into a table, ROWS_AT_ONCE by one statement as long as there are so many, the rest
 * one by one.
 *
 * A parameter stays bound when its statement has run, and the rows of two runs have much in common:
 * their source, their day, columns that are NULL.  So only what differs is bound, and nothing need
 * be cleared; that saves a fifth of what binding took.
 */
#ifndef BOUNCESTAT_STORE_INSERT_H
#define BOUNCESTAT_STORE_INSERT_H

#include "store/store_private.h"

struct parameter {
    enum { BOUND_NULL, BOUND_NUMBER, BOUND_TEXT } kind;
    int64_t number;
};

/* The row that is being bound. */
struct insert {
    sqlite3_stmt *statement;
    struct parameter *parameters; /* what they are bound to */
    int count;                    /* bound so far */
};

/* Bind the next column.  The bytes of a text must live until the rows are written. */
static inline void insert_number(struct insert *row, int64_t number)
{
    struct parameter *parameter = &row->parameters[row->count++];
    if (parameter->kind == BOUND_NUMBER && parameter->number == number)
        return;
    *parameter = (struct parameter){BOUND_NUMBER, number};
    sqlite3_bind_int64(row->statement, row->count, number);
}

static inline void insert_null(struct insert *row)
{
    struct parameter *parameter = &row->parameters[row->count++];
    if (parameter->kind == BOUND_NULL)
        return;
    parameter->kind = BOUND_NULL;
    sqlite3_bind_null(row->statement, row->count);
}

/* 0 = NULL */
static inline void insert_id(struct insert *row, int64_t id)
{
    if (id)
        insert_number(row, id);
    else
        insert_null(row);
}

/* WHEN_NONE = NULL */
static inline void insert_time_behind(struct insert *row, int64_t time, int64_t first)
{
    if (time != WHEN_NONE)
        insert_number(row, time - first);
    else
        insert_null(row);
}

void insert_text(struct insert *row, struct slice text); /* absent = NULL */
/* IPv4 as a signed number of 32 bits, IPv6 as text, none as NULL. */
void insert_ip(struct insert *row, const struct ip *ip);

/* Where rows go: the statement for one row, the one for ROWS_AT_ONCE (`one` again = there is none),
 * and what binds all columns of the row at `index` of those that the context holds. */
struct insert_table {
    enum statement one, several;
    void (*bind)(struct insert *row, const void *context, size_t index);
};
void insert_rows(struct store *store, const struct insert_table *table, const void *context,
                 size_t count);

#endif
