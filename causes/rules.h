/*
 * rules: a rules file as a compiled table.  Used by the classifier alone.
 *
 * The file's form is described at the head of causes/rules.txt.
 */
#ifndef BOUNCESTAT_CAUSES_RULES_H
#define BOUNCESTAT_CAUSES_RULES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/reply.h"
#include "base/words.h"
#include "causes/classifier.h"
#include "causes/needle.h"
#include "causes/pattern.h"

/* What bounds a rules file and one rule of it. */
enum { RULES_MAX = 4096, BRANCHES_MAX = 32768 };
enum { RULE_CODES = 8, RULE_STATUSES = 12, RULE_PROVIDERS = 12, RULE_LINES = 64 };

/* A code or status with parts left open: "5xx", "x.7.1", "x.7.*", "5.7.606-649".  -1 = any. */
struct code_pattern {
    int8_t digit[3];
};
struct status_pattern {
    int16_t class, subject, detail, last; /* detail to last */
};

struct rule {
    enum cause cause;
    enum step step;
    bool whole; /* looks at the whole text before anything is unwrapped */
    const char *name;

    unsigned code_count, status_count, provider_count;
    unsigned stages, directions;    /* bit sets; 0 = any */
    struct pattern *match, *unless; /* NULL = none */

    struct code_pattern codes[RULE_CODES];
    struct status_pattern statuses[RULE_STATUSES];
    struct slice providers[RULE_PROVIDERS];

    struct slice conditions, first_match, source;
    struct slice *examples;
    unsigned example_count;
};

/* A named piece of pattern: let NAME = REGEX. */
struct piece {
    struct slice name, text;
};

struct rules {
    struct arena arena;
    struct rule *rows;
    size_t count, capacity;
    size_t branch_count; /* of all patterns, and one for each rule */
    struct piece *pieces;
    size_t piece_count, piece_capacity;
};

/* Append the rules of `text`, which must live as long as they.  `step` is what they count as;
 * STEP_NONE = the file has sections that say so.  0, or -1 with a sentence. */
int rules_read(struct rules *rules, struct slice text, const char *file, enum step step,
               struct error *error);
void rules_free(struct rules *rules);

/* Do the numbers of a question fit a rule?  `code` and `status` are those of the text at hand. */
bool rule_fits(const struct rule *rule, const struct question *question, unsigned code,
               struct status status);

#endif
