#include "store/remote_value.h"

#include "base/reply.h"
#include "base/when.h"
#include "base/words.h"
#include "causes/cause.h"
#include "store/remote.h"

#include <stdlib.h>

/* The lists of closed words, by the kind of column. */
static const struct {
    const char *const *names;
    unsigned count;
} lists[] = {
    [REMOTE_MTA] = {mta_names, MTA_COUNT},
    [REMOTE_DIRECTION] = {direction_names, DIRECTION_COUNT},
    [REMOTE_SCOPE] = {scope_names, SCOPE_COUNT},
    [REMOTE_OUTCOME] = {outcome_names, OUTCOME_COUNT},
    [REMOTE_STAGE] = {stage_names, STAGE_COUNT},
    [REMOTE_ORIGIN] = {origin_names, ORIGIN_COUNT},
};

static bool is_day(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (i == 4 || i == 7 ? text.ptr[i] != '-' : !byte_is_digit(text.ptr[i]))
            return false;
    return text.len == 10 && text.ptr[0] != '0';
}

static int64_t day_number(struct slice text)
{
    if (!is_day(text))
        return 0;
    return civil_days((int)strtol(text.ptr, NULL, 10), (int)strtol(text.ptr + 5, NULL, 10),
                      (int)strtol(text.ptr + 8, NULL, 10));
}

/* It may be asked for twice, so its escapes stay in the line. */
static void give_text(sqlite3_context *context, struct slice raw)
{
    char *copy = memory_take(raw.len + 1);
    memcpy(copy, raw.ptr, raw.len);
    struct slice value = tsv_value(copy, raw.len);
    sqlite3_result_text64(context, copy, value.len, free, SQLITE_UTF8);
}

static void give_word(sqlite3_context *context, enum remote_column_kind kind, struct slice raw)
{
    unsigned word = word_find(lists[kind].names, lists[kind].count, raw);
    if (word)
        sqlite3_result_int64(context, word);
}

void remote_value_give(sqlite3_context *context, enum remote_column_kind kind, struct slice raw)
{
    bool null = !slice_present(raw) || slice_equal(raw, S("\\N"));
    struct status status;
    int cause;
    if (kind == REMOTE_NAME && (null || raw.len == 0))
        sqlite3_result_int64(context, 0);
    if (null || (kind == REMOTE_NAME && raw.len == 0))
        return;
    switch (kind) {
    case REMOTE_NUMBER:
    case REMOTE_SUM:
        sqlite3_result_int64(context, strtoll(raw.ptr, NULL, 10));
        break;
    case REMOTE_REAL:
        sqlite3_result_double(context, strtod(raw.ptr, NULL));
        break;
    case REMOTE_DAY_NUMBER:
        sqlite3_result_int64(context, day_number(raw));
        break;
    case REMOTE_STATUS:
        if (reply_status(&raw, &status))
            sqlite3_result_int64(context, status_pack(status));
        break;
    case REMOTE_CAUSE:
        cause = cause_find(raw);
        sqlite3_result_int64(context, cause < 0 ? 0 : cause);
        break;
    case REMOTE_MTA:
    case REMOTE_DIRECTION:
    case REMOTE_SCOPE:
    case REMOTE_OUTCOME:
    case REMOTE_STAGE:
    case REMOTE_ORIGIN:
        give_word(context, kind, raw);
        break;
    default:
        give_text(context, raw);
    }
}

/* Absent when the server cannot compare it. */
static struct slice literal_of(struct arena *arena, enum remote_column_kind kind, char op,
                               sqlite3_value *value)
{
    struct slice text =
        slice_make((const char *)sqlite3_value_text(value), (size_t)sqlite3_value_bytes(value));
    bool is_text = sqlite3_value_type(value) == SQLITE_TEXT;
    bool is_number = sqlite3_value_type(value) == SQLITE_INTEGER;
    int64_t number = sqlite3_value_int64(value);
    if (kind == REMOTE_NUMBER && is_number)
        return arena_printf(arena, "%lld", (long long)number);
    if (kind == REMOTE_DAY_NUMBER && is_number && number > 0 && number < UINT16_MAX)
        return arena_printf(arena, "toDate(%lld)", (long long)number);
    if (kind == REMOTE_DAY && is_text && is_day(text))
        return arena_printf(arena, "toDate(%.*s)", SLICE_ARG(remote_literal(arena, text)));
    if (is_text &&
        (kind == REMOTE_TEXT || kind == REMOTE_TIME || (kind == REMOTE_NAME && op == '=')))
        return remote_literal(arena, text);
    return (struct slice){0};
}

void remote_value_condition(struct text *out, const struct remote_column *column, char op,
                            bool any_case, sqlite3_value *value)
{
    struct arena arena = {0};
    const char *sign = op == 'G'   ? ">="
                       : op == 'L' ? "<="
                       : op == '<' ? "<"
                       : op == '>' ? ">"
                                   : "=";
    struct slice literal = literal_of(&arena, column->kind, op, value);
    if (slice_present(literal))
        text_add(out, arena_printf(&arena,
                                   any_case ? " AND lower(%s) %s lower(%.*s)" : " AND %s %s %.*s",
                                   column->given, sign, SLICE_ARG(literal)));
    arena_free(&arena);
}
