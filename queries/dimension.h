/*
 * dimension: what failures may be ranked by, grouped by and filtered by.
 *
 * Every name that a person can give is a row of this table; SQL is built from the rows and never
 * from the person's text.  Each row says which views hold the column, so that a question is
 * answered from a rollup whenever one has all that it asks for.
 */
#ifndef BOUNCESTAT_QUERIES_DIMENSION_H
#define BOUNCESTAT_QUERIES_DIMENSION_H

#include "base/error.h"

enum view {
    VIEW_DAILY = 1,   /* daily */
    VIEW_SENDERS = 2, /* daily_senders */
    VIEW_EVENTS = 4,  /* events: everything, slower */
};

struct dimension {
    const char *name;       /* as the command line takes it, and the column's name in the answer */
    const char *alias;      /* another name, or NULL */
    const char *expression; /* in SQL; NULL = the name itself */
    unsigned views;         /* which views have it */
    bool number;
    bool wide; /* long text, may be cut on a terminal */
    /* The closed list of its values, or NULL when anything may stand there. */
    const char *const *words;
    unsigned word_count;
};

extern const struct dimension dimensions[];
extern const size_t dimension_count;

/* NULL if there is none.  '-' and '_' mean the same. */
const struct dimension *dimension_find(struct slice name);

enum { DIMENSION_LIST_MAX = 12 };
struct dimension_list {
    const struct dimension *items[DIMENSION_LIST_MAX];
    size_t count;
};

/* A comma-separated list of names; `option` is named in the error.  No name twice. */
int dimension_list_read(struct dimension_list *list, const char *option, struct slice text,
                        struct error *error);

#endif
