/*
 * dimension: what failures may be ranked by, grouped by and filtered by.
 *
 * Every name that a person can give is a row of this table; SQL is built from the rows and never
 * from the person's text.  Each row says where the column can be had, so that a question is
 * answered from a rollup whenever one has all that it asks for.
 */
#ifndef BOUNCESTAT_QUERIES_DIMENSION_H
#define BOUNCESTAT_QUERIES_DIMENSION_H

#include "base/error.h"

/* Where a column can be had, the cheapest first.  The rollups are asked in numbers
 * (store/numbers.h). */
enum {
    FROM_REASONS = 1, /* failures by recipient domain and reason */
    FROM_SENDERS = 2, /* failures by sender domain and cause */
    FROM_EVENTS = 4,  /* the view events: everything, slower */
};

/* What a column tells, which decides what a rate by it may be divided by. */
enum role {
    ROLE_PLACE,   /* of failures, but not counted for deliveries: there is no rate */
    ROLE_FAILURE, /* how a delivery failed: rates are of all deliveries */
    ROLE_TRAFFIC, /* known of each delivery too */
};

struct dimension {
    const char *name;       /* as the command line takes it, and the column's name in the answer */
    const char *alias;      /* another name, or NULL */
    const char *expression; /* in the view events; NULL = the name itself */
    const char *key;        /* its number in the rollups */
    const char *label;      /* the text of a key, "%1$s" standing for it; NULL = the key */
    const char *numbers;    /* SELECT of the keys of texts, "%1$s"; NULL = compare labels */
    unsigned from;          /* FROM_ .. that have it */
    enum role role;
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

/* Values parted by commas: 0, or -1 = there are none, or a comma has nothing on one side.  A script
 * whose variable is empty must not ask another question unnoticed. */
int values_check(const char *option, struct slice values, struct error *error);

/* A comma-separated list of names; `option` is named in the error.  No name twice. */
int dimension_list_read(struct dimension_list *list, const char *option, struct slice text,
                        struct error *error);

bool dimension_list_has(const struct dimension_list *list, const struct dimension *dimension);

#endif
