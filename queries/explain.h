/*
 * explain: what a person pasted, read and judged without a database.
 *
 * A reply code, an enhanced status, a reply, a whole bounce message, or lines of a log.  A log line
 * is judged exactly as `ingest` would judge it.
 */
#ifndef BOUNCESTAT_QUERIES_EXPLAIN_H
#define BOUNCESTAT_QUERIES_EXPLAIN_H

#include "causes/classifier.h"
#include "causes/fold.h"
#include "causes/knowledge.h"
#include "causes/provider.h"
#include "parsers/format.h"

struct explainer {
    struct classifier *classifier;
    const struct providers *providers;
    const struct zone *zone; /* of stamps that carry none */
    int year;                /* of stamps that carry none */
    struct batch batch;      /* zeroed at first; holds what an answer points to */
};

enum explain_kind {
    EXPLAIN_NOTHING, /* no text */
    EXPLAIN_CODE,    /* "554" */
    EXPLAIN_STATUS,  /* "5.7.26" */
    EXPLAIN_REPLY,   /* a reply, bare or wrapped */
    EXPLAIN_LINE,    /* of a log */
    EXPLAIN_KINDS
};
extern const char *const explain_kind_names[EXPLAIN_KINDS];

enum { EXPLAIN_OTHERS = 4 };

struct explanation {
    enum explain_kind kind;
    /* Of a log line: who wrote it, what it was, and its first failure (NULL = none; then the cause
     * is that of the line as a text if nobody knows its shape, and none if it tells no failure). */
    const struct format *format;
    enum line_kind line_kind;
    const struct record *record;

    const char *wrapper; /* of a reply: what it stood in */
    struct slice reply;  /* absent for a bare number and for a line without a failure */
    unsigned code;       /* 0 = none */
    struct status status;
    enum stage stage;
    enum direction direction;
    struct slice remote_host, remote_ip, recipient;
    struct slice provider;

    bool judged; /* there was something to judge */
    struct verdict verdict;
    struct verdict others[EXPLAIN_OTHERS]; /* rules that would have matched next */
    size_t other_count;
    char template[FOLD_MAX];
    size_t template_length;

    const struct code_fact *code_fact;     /* NULL = none */
    const struct status_fact *status_fact; /* of the provider if it has its own; NULL = none */
};

/* `provider` is a slug, absent = find it out.  With `others` zero no further rules are looked for,
 * which is quicker.  Slices point into `text`, the arguments, or the explainer, and live until the
 * next call. */
void explain_read(struct explainer *explainer, struct slice provider, struct slice text,
                  size_t others, struct explanation *out_r);

/* A pasted reply does not tell at which stage it was said, a log does: the verdict of `answer`'s
 * reply there. */
void explain_at(struct explainer *explainer, const struct explanation *answer, enum stage stage,
                struct verdict *out_r);

/* The meaning of a status by each of its providers and by its registration: the first behind
 * `after` (NULL = the first), NULL at the end. */
const struct status_fact *explain_status(const struct explainer *explainer, struct status status,
                                         const struct status_fact *after);

void explain_free(struct explainer *explainer);

#endif
