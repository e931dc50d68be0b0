#include "causes/pattern.h"

pcre2_code *pattern_compile(struct slice text, int *error_r, PCRE2_SIZE *at_r)
{
    uint32_t options = PCRE2_CASELESS | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_AUTO_CAPTURE;
    return pcre2_compile((PCRE2_SPTR)text.ptr, text.len, options, error_r, at_r, NULL);
}

/* Most rules of a run are never searched, because no text holds their needles, so the built-in ones
 * (which the tests compile, all of them) are compiled when they are searched first: compiling all
 * was a fifth of a run of a few lines.  They get machine code at once, which takes as long as a
 * dozen searches without it. */
static void prepare(struct pattern *pattern)
{
    int error;
    PCRE2_SIZE at;
    if (!pattern->code)
        pattern->code = pattern_compile(pattern->text, &error, &at);
    if (pattern->code)
        pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE); /* without JIT it is only slower */
    pattern->searched = true;
}

bool pattern_finds(struct pattern *pattern, struct slice words, pcre2_match_data *match,
                   pcre2_match_context *limits)
{
    if (!pattern->searched)
        prepare(pattern);
    return pattern->code && pcre2_match(pattern->code, (PCRE2_SPTR)words.ptr, words.len, 0,
                                        PCRE2_NO_UTF_CHECK, match, limits) >= 0;
}
