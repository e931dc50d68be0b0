/*
 * pattern: the regular expressions of a rule, each compiled when it is needed.  Used by rules and
 * classifier alone.
 */
#ifndef BOUNCESTAT_CAUSES_PATTERN_H
#define BOUNCESTAT_CAUSES_PATTERN_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "causes/needle.h"

/* One branch of a line: few texts hold the needles of any, and then of one or two. */
struct pattern {
    struct pattern *next; /* another one that will do */
    struct slice text;
    struct needles *needles;
    pcre2_code *code;
    bool searched; /* and compiled */
};

/* Add the branches of a line to a list (NULL = empty); their number. */
size_t patterns_add(struct arena *arena, struct pattern **list, struct slice line);
void patterns_free(struct pattern *list); /* what is not the arena's */

/* As all patterns are: letters of either case, UTF-8.  NULL with PCRE2's error and its offset. */
pcre2_code *pattern_compile(struct slice text, int *error_r, PCRE2_SIZE *at_r);

/* What is searched, and the means. */
struct search {
    struct slice words;
    const struct trigrams *trigrams; /* of the words, or of more */
    pcre2_match_data *match;
    pcre2_match_context *limits;
};

/* Does it occur?  The first search compiles a pattern, so one thread at a time. */
bool pattern_finds(struct pattern *pattern, const struct search *search);
/* Does one of the list? */
bool patterns_find(struct pattern *list, const struct search *search);

#endif
