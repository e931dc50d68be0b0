/*
 * question: one SELECT being put together from tables of this folder, with its bound values.
 */
#ifndef BOUNCESTAT_QUERIES_QUESTION_H
#define BOUNCESTAT_QUERIES_QUESTION_H

#include "base/arena.h"
#include "store/store.h"

enum { QUESTION_SQL_MAX = 16384, QUESTION_PARAMS_MAX = 64 };

struct question {
    size_t len;
    size_t count;
    bool overflow; /* something did not fit; question_ask says so */
    struct param params[QUESTION_PARAMS_MAX];
    char sql[QUESTION_SQL_MAX];
};

/* Append SQL text that stands in this program. */
void question_add(struct question *question, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(1, 2)));

/* Append a parameter ("?3") bound to the value, whose bytes must outlive the rows. */
void question_text(struct question *question, struct slice value);
void question_number(struct question *question, int64_t value);

int question_ask(const struct question *question, struct store *store, struct rows **rows_r,
                 struct error *error);

#endif
