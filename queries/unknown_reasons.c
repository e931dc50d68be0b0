#include "queries/unknown_reasons.h"

#include "base/reply.h"
#include "base/utf8.h"

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
    words = shortened(words, PATTERN_WORDS_MAX);
    char *out = arena_take(arena, words.len * 2 + 1);
    size_t used = 0;
    for (size_t i = 0; i < words.len; i++) {
        if (strchr("\\^$.[|()?*+{", words.ptr[i]))
            out[used++] = '\\';
        out[used++] = words.ptr[i];
    }
    return slice_make(out, used);
}

static struct slice condition(struct arena *arena, const char *key, struct slice value)
{
    return slice_present(value) ? arena_printf(arena, " %s=%.*s", key, SLICE_ARG(value)) : S("");
}

struct slice unknown_reasons_rule(struct arena *arena, struct rows *row)
{
    unsigned code;
    struct status status;
    struct slice words = slice_trim(reply_head(rows_text(row, UNKNOWN_TEMPLATE), &code, &status));
    struct slice head =
        arena_printf(arena, "CAUSE%.*s%.*s%.*s\n",
                     SLICE_ARG(condition(arena, "code", rows_text(row, UNKNOWN_CODE))),
                     SLICE_ARG(condition(arena, "status", rows_text(row, UNKNOWN_STATUS))),
                     SLICE_ARG(condition(arena, "provider", rows_text(row, UNKNOWN_PROVIDER))));
    if (words.len)
        head = arena_printf(arena, "%.*s    match   %.*s\n", SLICE_ARG(head),
                            SLICE_ARG(literal(arena, words)));
    struct slice example = shortened(rows_text(row, UNKNOWN_EXAMPLE), EXAMPLE_MAX);
    if (example.len)
        head = arena_printf(arena, "%.*s    example %.*s\n", SLICE_ARG(head), SLICE_ARG(example));
    return head;
}
