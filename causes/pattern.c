#include "causes/pattern.h"

pcre2_code *pattern_compile(struct slice text, int *error_r, PCRE2_SIZE *at_r)
{
    uint32_t options = PCRE2_CASELESS | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_AUTO_CAPTURE;
    return pcre2_compile((PCRE2_SPTR)text.ptr, text.len, options, error_r, at_r, NULL);
}

/* Most patterns of a run are never searched, because no text holds their needles, so the built-in
 * ones (which the tests compile, all of them) are compiled when they are searched first.  PCRE2's
 * machine code would not pay: it takes 160,000 instructions to make, a search 18,000 without it and
 * 2,000 with it, and of the 260 patterns that a day's log asks for most are searched four times. */
bool pattern_finds(struct pattern *pattern, const struct search *search)
{
    int error;
    PCRE2_SIZE at;
    if (!needles_may_match(pattern->needles, search->trigrams))
        return false;
    if (!pattern->searched)
        pattern->code = pattern_compile(pattern->text, &error, &at);
    pattern->searched = true;
    return pattern->code &&
           pcre2_match(pattern->code, (PCRE2_SPTR)search->words.ptr, search->words.len, 0,
                       PCRE2_NO_UTF_CHECK, search->match, search->limits) >= 0;
}

bool patterns_find(struct pattern *list, const struct search *search)
{
    for (; list; list = list->next)
        if (pattern_finds(list, search))
            return true;
    return false;
}

static void add(struct arena *arena, struct pattern **list, struct slice text,
                struct needles *needles)
{
    struct pattern *pattern = arena_zero(arena, sizeof *pattern);
    pattern->next = *list;
    pattern->text = text;
    pattern->needles = needles;
    *list = pattern;
}

size_t patterns_add(struct arena *arena, struct pattern **list, struct slice line)
{
    struct pattern *before = *list;
    struct needles *needles;
    struct slice rest = line, from = line;
    size_t count = 0;
    while (rest.len && needles_read(arena, &rest, &needles)) {
        size_t length = from.len - rest.len;
        add(arena, list, slice_first(from, length - (rest.len > 0)), needles);
        from = rest;
        count++;
    }
    if (!rest.len)
        return count;
    *list = before;
    add(arena, list, line, NULL);
    return 1;
}

void patterns_free(struct pattern *list)
{
    for (; list; list = list->next)
        pcre2_code_free(list->code);
}
