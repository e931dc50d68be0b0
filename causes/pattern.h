/*
 * pattern: a regular expression that is compiled when it is needed.  Used by rules and classifier
 * alone.
 */
#ifndef BOUNCESTAT_CAUSES_PATTERN_H
#define BOUNCESTAT_CAUSES_PATTERN_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/slice.h"

struct pattern {
    struct slice text; /* empty = none */
    pcre2_code *code;  /* NULL = not compiled yet */
    bool searched;
};

/* As all patterns are: letters of either case, UTF-8.  NULL with PCRE2's error and its offset. */
pcre2_code *pattern_compile(struct slice text, int *error_r, PCRE2_SIZE *at_r);

/* The first search compiles the pattern, so one thread at a time. */
bool pattern_finds(struct pattern *pattern, struct slice words, pcre2_match_data *match,
                   pcre2_match_context *limits);

#endif
