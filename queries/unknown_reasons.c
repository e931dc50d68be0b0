#include "queries/unknown_reasons.h"

#include "base/reply.h"
#include "base/utf8.h"
#include "causes/fold.h"
#include "causes/quote.h"

/* Bytes of a template that are enough to know it by, and of an example that show it. */
enum { PATTERN_WORDS_MAX = 160, EXAMPLE_MAX = 400 };

/* `expired` repeats the reason of a deferral, so it is damage, but no attempt. */
static const char sql[] =
    "SELECT d.final AS final, d.attempts AS attempts, d.code AS code, d.status AS status,"
    " d.provider AS provider, d.template AS template, max(r.example) AS example"
    " FROM (SELECT template, code, status, provider,"
    "  sum(CASE WHEN outcome IN ('rejected', 'bounced', 'expired') THEN events ELSE 0 END) AS "
    "final,"
    "  sum(CASE WHEN outcome <> 'expired' THEN events ELSE 0 END) AS attempts"
    "  FROM daily WHERE cause = 'unclassified' GROUP BY template, code, status, provider) d"
    " LEFT JOIN reasons r ON r.cause = 'unclassified' AND r.template = d.template"
    "  AND r.code IS d.code AND r.status IS d.status AND r.provider IS d.provider"
    " GROUP BY d.template, d.code, d.status, d.provider"
    " ORDER BY d.final DESC, d.attempts DESC, d.template LIMIT ?1";

int unknown_reasons_ask(struct store *store, int64_t limit, struct rows **rows_r,
                        struct error *error)
{
    const struct param param = {.type = PARAM_NUMBER, .number = limit ? limit : -1};
    return store_select(store, slice_make(sql, sizeof(sql) - 1), &param, 1, rows_r, error);
}

static struct slice shortened(struct slice words, size_t max)
{
    if (words.len <= max)
        return words;
    size_t blank = slice_rfind(slice_first(words, max), ' ');
    return blank == SLICE_NONE ? utf8_first(words, max) : slice_first(words, blank);
}

/* The words as a pattern that means them literally. */
static struct slice literal(struct arena *arena, struct slice words)
{
    char *out = arena_take(arena, words.len * 2 + 1);
    size_t used = 0;
    for (size_t i = 0; i < words.len; i++) {
        if (strchr("\\^$.[|()?*+{", words.ptr[i]))
            out[used++] = '\\';
        out[used++] = words.ptr[i];
    }
    return slice_make(out, used);
}

/* The reply as it came, unless its template rests on what only the event knew. */
static struct slice example_of(struct slice text, struct slice template)
{
    char folded[FOLD_MAX];
    size_t length = fold_template(text, NULL, 0, folded);
    bool same = slice_equal(slice_make(folded, length), template);
    return same && text.len <= EXAMPLE_MAX ? text : template;
}

static struct slice condition(struct arena *arena, const char *key, struct slice value)
{
    return slice_present(value) ? arena_printf(arena, " %s=%.*s", key, SLICE_ARG(value)) : S("");
}

struct slice unknown_reasons_rule(struct arena *arena, struct rows *row)
{
    unsigned code;
    struct status status;
    struct slice template = rows_text(row, UNKNOWN_TEMPLATE), inner = quote_inner(template);
    struct slice words = slice_trim(reply_head(inner, &code, &status));
    struct slice code_word = rows_text(row, UNKNOWN_CODE);
    struct slice status_word = rows_text(row, UNKNOWN_STATUS);
    /* Rules see a quoted failure with its own numbers. */
    if (inner.len < template.len) {
        char text[STATUS_TEXT];
        size_t length = status_text(status, text);
        code_word = code ? arena_printf(arena, "%u", code) : (struct slice){0};
        status_word = length ? arena_copy(arena, slice_make(text, length)) : (struct slice){0};
    }
    struct slice rule =
        arena_printf(arena, "CAUSE%.*s%.*s%.*s\n", SLICE_ARG(condition(arena, "code", code_word)),
                     SLICE_ARG(condition(arena, "status", status_word)),
                     SLICE_ARG(condition(arena, "provider", rows_text(row, UNKNOWN_PROVIDER))));
    struct slice part = shortened(words, PATTERN_WORDS_MAX);
    rule = arena_printf(arena, "%.*s    match   ^%.*s%s\n", SLICE_ARG(rule),
                        SLICE_ARG(literal(arena, part)), part.len < words.len ? "" : "$");
    struct slice example = example_of(rows_text(row, UNKNOWN_EXAMPLE), template);
    if (example.len)
        rule = arena_printf(arena, "%.*s    example %.*s\n", SLICE_ARG(rule), SLICE_ARG(example));
    return rule;
}
