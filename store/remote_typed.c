/*
 * SQL that a person typed goes to the server as it is, with no right but to read.
 */
#include "store/remote_module.h"
#include "store/store_private.h"

#include <stdlib.h>

/* A type that SQLite can count with. */
static bool is_integer(struct slice type)
{
    slice_skip(&type, S("Nullable("));
    return slice_starts(type, S("Int")) || slice_starts(type, S("UInt"));
}

static bool is_real(struct slice type)
{
    slice_skip(&type, S("Nullable("));
    return slice_starts(type, S("Float"));
}

/* A line of names or types: one slice each, that live in the arena. */
static unsigned read_words(FILE *answer, struct arena *arena, struct slice *words, unsigned room)
{
    char *line = NULL;
    size_t size = 0;
    unsigned count = 0;
    ssize_t length = getline(&line, &size, answer);
    struct slice rest = slice_trim(slice_make(line, length > 0 ? (size_t)length : 0)), raw;
    while (length > 0 && count < room && tsv_next(&rest, &raw)) {
        struct slice copy = arena_copy(arena, raw);
        words[count++] = tsv_value((char *)(uintptr_t)copy.ptr, copy.len);
    }
    free(line);
    return count;
}

static enum remote_column_kind kind_of(struct slice type)
{
    return is_integer(type) ? REMOTE_NUMBER : is_real(type) ? REMOTE_REAL : REMOTE_TEXT;
}

/* SELECT c0 AS "name", ...: names may be whatever the server makes of an expression. */
static void select_all(struct text *sql, const struct remote_view *view, const struct slice *names)
{
    text_add(sql, S("SELECT "));
    for (unsigned i = 0; view->columns[i].kind; i++) {
        text_add(sql, i ? S(", ") : S(""));
        text_add(sql, slice_of(view->columns[i].name));
        text_add(sql, S(" AS \""));
        for (size_t j = 0; j < names[i].len; j++)
            text_add(sql, names[i].ptr[j] == '"' ? S("\"\"") : slice_make(&names[i].ptr[j], 1));
        text_add(sql, slice_make("\"", 1));
    }
    text_add(sql, S(" FROM temp.remote_answer"));
}

/* The answer as a table, and the SELECT of all of it. */
static int offer(struct store *store, FILE *answer, struct text *sql, struct error *error)
{
    struct arena *arena = &store->remote->arena;
    struct slice names[REMOTE_COLUMNS_MAX + 1] = {{0}}, types[REMOTE_COLUMNS_MAX + 1] = {{0}};
    struct remote_view *view = arena_zero(arena, sizeof(*view));
    unsigned count = read_words(answer, arena, names, REMOTE_COLUMNS_MAX + 1);
    if (count == 0 || count > REMOTE_COLUMNS_MAX ||
        read_words(answer, arena, types, REMOTE_COLUMNS_MAX + 1) != count) {
        fclose(answer);
        return error_set(error, "%s gave %u columns; 1 to %d can be shown", store->remote->url,
                         count, REMOTE_COLUMNS_MAX);
    }
    for (unsigned i = 0; i < count; i++)
        view->columns[i] =
            (struct remote_column){.name = arena_string(arena, arena_printf(arena, "c%u", i)),
                                   .kind = kind_of(types[i])};
    struct remote_origin *origin = arena_zero(arena, sizeof(*origin));
    *origin = (struct remote_origin){store->remote, view, answer};
    sqlite3_create_module(store->db, "remote_answer", &remote_module, origin);
    db_exec(store, "CREATE VIRTUAL TABLE temp.remote_answer USING remote_answer");
    select_all(sql, view, names);
    if (!store->failed)
        return 0;
    *error = store->error;
    return -1;
}

int remote_select_typed(struct store *store, struct slice typed, struct rows **rows_r,
                        struct error *error)
{
    struct text sql = {0};
    FILE *answer;
    typed = slice_trim(typed);
    while (slice_ends(typed, S(";")))
        typed = slice_trim(slice_first(typed, typed.len - 1));
    if (!slice_starts_nocase(typed, S("SELECT")) && !slice_starts_nocase(typed, S("WITH")))
        return error_set(error, "only a SELECT is answered here");
    text_add(&sql, typed);
    text_add(&sql, S("\nFORMAT TabSeparatedWithNamesAndTypes"));
    int status = remote_ask_typed(store->remote, slice_make(sql.bytes, sql.length), &answer, error);
    sql.length = 0;
    if (status == 0)
        status = offer(store, answer, &sql, error);
    if (status == 0)
        status = store_select(store, slice_make(sql.bytes, sql.length), NULL, 0, rows_r, error);
    free(sql.bytes);
    return status;
}
