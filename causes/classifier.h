/*
 * classifier: the rules, and the verdict on one reply.
 *
 * A verdict is a function of the reply's template together with code, status, stage, direction and
 * provider; nothing else is looked at, so it may be remembered under exactly these.  judge() folds
 * the text itself (folding a template again changes nothing): a raw text and its template get the
 * same answer, unless strings were blanked that only the event knew.
 *
 * The order of evaluation is the order of the rules: the user's own rules first, then the built-in
 * ones of causes/rules.txt by section (whole, vendor, text, status, code).  A text that quotes
 * another failure is judged by the innermost one first, and by its words without the labels around
 * them ("<bob@example.com>: ") and the help behind them ("For more information, ...").  When no
 * rule matches the answer is `unclassified`; nothing is ever guessed from the first digit.
 *
 * One thread at a time: patterns are compiled when they are first searched.
 */
#ifndef BOUNCESTAT_CAUSES_CLASSIFIER_H
#define BOUNCESTAT_CAUSES_CLASSIFIER_H

#include "base/error.h"
#include "base/reply.h"
#include "base/words.h"
#include "causes/cause.h"

/* What kind of rule decided. */
#define STEP_LIST(X)                                                                               \
    X(STEP_USER, "user")                                                                           \
    X(STEP_VENDOR, "vendor")                                                                       \
    X(STEP_TEXT, "text")                                                                           \
    X(STEP_STATUS, "status")                                                                       \
    X(STEP_CODE, "code")

#define STEP_WORD(symbol, name) symbol,
enum step { STEP_NONE, STEP_LIST(STEP_WORD) STEP_COUNT };
#undef STEP_WORD

/* Entry 0 is "none". */
extern const char *const step_names[STEP_COUNT];

struct question {
    struct slice text;    /* the reply or reason, raw or as a template; may be absent */
    unsigned code;        /* 0 = none; then a code at the head of the text counts */
    struct status status; /* class 0 = none; then a status in the text counts */
    enum stage stage;
    enum direction direction;
    struct slice provider; /* a slug of provider_find(), or absent */
};

/* "zen.spamhaus.org" and a NUL. */
enum { LIST_TEXT = 64 };

struct verdict {
    enum cause cause;
    enum step step;
    const char *rule;     /* "rules.txt:118", lives as long as the classifier; "" for step none */
    char list[LIST_TEXT]; /* the DNS block list that the text names, lower case; "" = none */
};

struct classifier;

/* The built-in rules, behind `user_rules` (the content of a rules file; absent = none).  `file`
 * names it in messages and in verdicts.  NULL and an error sentence with file, line and fault when
 * the user's rules are wrong.  The built-in ones are read when they are asked first, in some 3 ms.
 */
struct classifier *classifier_open(struct slice user_rules, const char *file, struct error *error);
void classifier_close(struct classifier *classifier); /* NULL is harmless */

void classifier_judge(struct classifier *classifier, const struct question *question,
                      struct verdict *out_r);

/* All rules that match, the deciding one first, at most `max`; returns how many were written. */
size_t classifier_candidates(struct classifier *classifier, const struct question *question,
                             struct verdict *out, size_t max);

/* For listing: the rules in order of evaluation.  Slices live as long as the classifier. */
struct rule_view {
    enum cause cause;
    enum step step;
    const char *rule;        /* as in struct verdict */
    struct slice conditions; /* "provider=google code=550", as written; may be empty */
    struct slice match;   /* first pattern as written; absent if the rule looks at numbers only */
    struct slice example; /* first example; absent for user rules without one */
    struct slice source;
};
size_t classifier_rule_count(struct classifier *classifier);
struct rule_view classifier_rule(struct classifier *classifier, size_t index);

/* Is each example of a rule answered by this very rule?  The number of its examples, or -1 with a
 * sentence that says which rule answers instead. */
int classifier_proof(struct classifier *classifier, size_t index, struct error *error);

/* Check a rules file as `rules check` does: it must compile, and each of its rules must answer each
 * of its own examples.  The number of rules, or -1 with a sentence naming file, line and fault. */
int classifier_check(struct slice user_rules, const char *file, struct error *error);

#endif
