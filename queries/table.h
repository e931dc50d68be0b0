/*
 * table: the answer to one fixed question, read whole.
 *
 * A question is a row of a const table: its name (in JSON and in anchors), its title and note for
 * people, the SELECT, and its columns.  The parameters are the same for all questions; each SELECT
 * uses those that it needs.
 */
#ifndef BOUNCESTAT_QUERIES_TABLE_H
#define BOUNCESTAT_QUERIES_TABLE_H

#include "base/arena.h"
#include "store/store.h"

enum column_kind {
    COLUMN_TEXT,
    COLUMN_WIDE,    /* long text */
    COLUMN_COUNT,   /* a number of events, deliveries, addresses .. */
    COLUMN_SHARE,   /* percent; NULL where the deliveries are too few for a rate */
    COLUMN_SECONDS, /* a length of time */
    COLUMN_TIME,    /* an instant, as the views write it */
};

enum { QUESTION_COLUMNS_MAX = 12 };

struct question_column {
    const char *name; /* the same as in the SELECT */
    enum column_kind kind;
};

struct question {
    const char *name;
    const char *title;
    const char *note; /* what the numbers mean, or NULL */
    bool plot;        /* drawn in HTML and given in JSON; in text other questions say it */
    const char *sql;
    struct question_column columns[QUESTION_COLUMNS_MAX]; /* ended by a NULL name */
};

/* What questions are asked about.  ?1 .. in this order. */
enum scene_param {
    SCENE_FIRST_DAY = 1,
    SCENE_LAST_DAY,
    SCENE_OLD_FIRST_DAY, /* the days that it is compared with */
    SCENE_OLD_LAST_DAY,
    SCENE_SINCE, /* the same days as instants, as the views write them */
    SCENE_UNTIL,
    SCENE_FIRST_ID, /* and as ids of the events view: from, to (exclusive) */
    SCENE_END_ID,
    SCENE_LIMIT, /* rows; one more is asked for, to know whether there are more */
    SCENE_HISTORY_DAY,
    SCENE_DOMAIN, /* of a letter; NULL = of all */
    SCENE_OLD_SINCE,
    SCENE_OLD_UNTIL,
    SCENE_OLD_FIRST_ID,
    SCENE_OLD_END_ID,
    SCENE_PARAMS = SCENE_OLD_END_ID,
};

struct scene {
    struct param params[SCENE_PARAMS]; /* [0] is ?1 */
    size_t limit;
};

/* The highest ?N of some SQL: no more values than that can be bound. */
size_t scene_params_used(const char *sql);

struct value {
    enum value_type type;
    int64_t number;
    double real;
    struct slice text;
};

struct table {
    const struct question *question;
    size_t columns, rows;
    const struct value *values; /* row by row */
    bool more;                  /* there were more rows than the limit */
};

static inline const struct value *table_at(const struct table *table, size_t row, size_t column)
{
    return &table->values[row * table->columns + column];
}

/* Ask; all that the table holds lives in `arena`. */
int table_fill(struct table *table, const struct question *question, const struct scene *scene,
               struct store *store, struct arena *arena, struct error *error);

/* The place of a column by its name; the question must have it. */
size_t table_column(const struct table *table, const char *name);

#endif
