#include "store/remote_module.h"

#include "base/hash.h"
#include "base/map.h"
#include "store/remote_value.h"
#include "store/store_private.h"

#include <stdlib.h>

struct table {
    sqlite3_vtab base;
    struct remote *remote;
    const struct remote_view *view;
    char *asked;  /* the last SELECT, NULL = all is in the answer that there is */
    FILE *answer; /* what it gave; read again when the same is asked again */
    long begin;   /* of its rows */
    bool in_use;
    struct map places; /* of a lookup: first column to the place of its line + 1 */
};

struct cursor {
    sqlite3_vtab_cursor base;
    FILE *answer;
    bool borrowed; /* of the table */
    bool single;   /* one row that was looked up */
    uint64_t columns;
    char *line;
    size_t room;
    ssize_t length; /* < 0 = no more */
    struct slice raw[REMOTE_COLUMNS_MAX];
};

enum plan { ASK, SCAN, LOOK_UP };

static const struct remote_view *find_view(const char *name)
{
    for (unsigned i = 0; i < remote_view_count; i++)
        if (strcmp(remote_views[i].name, name) == 0)
            return &remote_views[i];
    return NULL;
}

/* Without a type where a number may be a name. */
static const char *type_of(enum remote_column_kind kind)
{
    if (kind == REMOTE_TEXT || kind == REMOTE_TIME || kind == REMOTE_DAY)
        return " TEXT";
    if (kind == REMOTE_NAME)
        return "";
    return kind == REMOTE_REAL ? " REAL" : " INTEGER";
}

static int connect_table(sqlite3 *db, void *data, int argc, const char *const *argv,
                         sqlite3_vtab **table_r, char **error)
{
    const struct remote_origin *origin = data;
    const struct remote_view *view = argc > 2 ? find_view(argv[2]) : NULL;
    struct text sql = {0};
    if (origin->answer)
        view = origin->view;
    if (!view) {
        *error = sqlite3_mprintf("no such view");
        return SQLITE_ERROR;
    }
    text_add(&sql, S("CREATE TABLE x("));
    for (const struct remote_column *column = view->columns; column->kind; column++) {
        text_add(&sql, column == view->columns ? S("") : S(", "));
        text_add(&sql, slice_of(column->name));
        text_add(&sql, slice_of(type_of(column->kind)));
    }
    text_add(&sql, slice_make(")", 2));
    int status = sqlite3_declare_vtab(db, sql.bytes);
    free(sql.bytes);
    if (status != SQLITE_OK)
        return status;
    struct table *table = memory_zero(1, sizeof(*table));
    table->remote = origin->remote;
    table->view = view;
    table->answer = origin->answer;
    table->begin = origin->answer ? ftell(origin->answer) : 0;
    *table_r = &table->base;
    return SQLITE_OK;
}

static void forget_answer(struct table *table)
{
    if (table->answer)
        fclose(table->answer);
    free(table->asked);
    table->answer = NULL;
    table->asked = NULL;
}

static int disconnect_table(sqlite3_vtab *base)
{
    struct table *table = (struct table *)base;
    forget_answer(table);
    map_free(&table->places);
    free(table);
    return SQLITE_OK;
}

/* A letter for each comparison that the server can do. */
static char comparison(unsigned char op)
{
    switch (op) {
    case SQLITE_INDEX_CONSTRAINT_EQ:
        return '=';
    case SQLITE_INDEX_CONSTRAINT_GT:
        return '>';
    case SQLITE_INDEX_CONSTRAINT_GE:
        return 'G';
    case SQLITE_INDEX_CONSTRAINT_LT:
        return '<';
    case SQLITE_INDEX_CONSTRAINT_LE:
        return 'L';
    default:
        return 0;
    }
}

/* Words of a closed list are few, and often several are asked for: sorting them out here is cheaper
 * than asking once for each. */
static bool is_selective(const struct remote_column *column)
{
    static const char *const words[] = {"direction",   "outcome", "mta",
                                        "sender_kind", "fate",    "stage"};
    if (!column->given)
        return false;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(column->name, words[i]) == 0)
            return false;
    return true;
}

/* idxStr: the columns asked for, in hexadecimal, then for each value the column, the comparison and
 * whether letters of either case fit. */
static int best_lookup(sqlite3_index_info *info)
{
    info->estimatedCost = 1e5;
    info->estimatedRows = 10000;
    info->idxNum = SCAN;
    for (int i = 0; i < info->nConstraint; i++) {
        const struct sqlite3_index_constraint *constraint = &info->aConstraint[i];
        if (!constraint->usable || constraint->op != SQLITE_INDEX_CONSTRAINT_EQ ||
            constraint->iColumn != 0)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->estimatedCost = info->estimatedRows = 1;
        info->idxNum = LOOK_UP;
        break;
    }
    return SQLITE_OK;
}

static int best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    const struct remote_view *view = ((struct table *)base)->view;
    if (view->lookup)
        return best_lookup(info);
    char plan[256];
    int used = snprintf(plan, sizeof(plan), "%llx", (unsigned long long)info->colUsed), count = 0;
    double rows = 1e8;
    for (int i = 0; i < info->nConstraint && used < (int)sizeof(plan) - 16; i++) {
        const struct sqlite3_index_constraint *constraint = &info->aConstraint[i];
        char op = comparison(constraint->op);
        if (!constraint->usable || !op || constraint->iColumn < 0 ||
            !is_selective(&view->columns[constraint->iColumn]) ||
            /* One question is better than one for each number. */
            (view->inner && view->columns[constraint->iColumn].kind == REMOTE_NUMBER))
            continue;
        const char *collation = sqlite3_vtab_collation(info, i);
        bool any_case = sqlite3_stricmp(collation, "NOCASE") == 0;
        if (!any_case && sqlite3_stricmp(collation, "BINARY") != 0)
            continue;
        used += snprintf(plan + used, sizeof(plan) - (size_t)used, " %d%c%c", constraint->iColumn,
                         op, any_case ? 'n' : 'b');
        info->aConstraintUsage[i].argvIndex = ++count;
        rows /= op == '=' ? 100 : 4;
    }
    info->idxStr = sqlite3_mprintf("%s", plan);
    info->needToFreeIdxStr = 1;
    info->estimatedRows = (sqlite3_int64)rows + 1;
    /* Each question costs a journey. */
    info->estimatedCost = rows + 1e5;
    return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **cursor_r)
{
    struct cursor *cursor = memory_zero(1, sizeof(*cursor));
    (void)base;
    *cursor_r = &cursor->base;
    return SQLITE_OK;
}

static void end_answer(struct cursor *cursor)
{
    struct table *table = (struct table *)cursor->base.pVtab;
    if (cursor->borrowed)
        table->in_use = false;
    else if (cursor->answer)
        fclose(cursor->answer);
    cursor->answer = NULL;
    cursor->borrowed = false;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    end_answer(cursor);
    free(cursor->line);
    free(cursor);
    return SQLITE_OK;
}

/* The SELECT of a plan, with its NUL. */
static void write_select(const struct table *table, const char *plan, sqlite3_value **values,
                         uint64_t *columns_r, struct text *sql)
{
    struct text conditions = {0};
    char *rest;
    text_add(&conditions, S(""));
    *columns_r = strtoull(plan, &rest, 16);
    for (int i = 0; *rest == ' '; i++) {
        long column = strtol(rest + 1, &rest, 10);
        remote_value_condition(&conditions, &table->view->columns[column], rest[0], rest[1] == 'n',
                               values[i]);
        rest += 2;
    }
    *columns_r =
        remote_view_sql(table->view, table->remote->database, *columns_r,
                        slice_make(conditions.length ? conditions.bytes : "", conditions.length),
                        sql);
    text_add(sql, slice_make("", 1));
    free(conditions.bytes);
}

static int fail(sqlite3_vtab *base, const struct error *error)
{
    sqlite3_free(base->zErrMsg);
    base->zErrMsg = sqlite3_mprintf("%s", error->text);
    return SQLITE_ERROR;
}

/* An inner loop of a join asks the same again and again. */
static int fetch(struct table *table, struct cursor *cursor, struct text *sql, struct error *error)
{
    bool whole = table->answer && !table->asked;
    if (!table->in_use && (whole || (table->asked && strcmp(table->asked, sql->bytes) == 0))) {
        fseek(table->answer, table->begin, SEEK_SET);
    } else {
        FILE *answer;
        if (remote_ask(table->remote, slice_make(sql->bytes, sql->length - 1), &answer, error) < 0)
            return -1;
        if (table->in_use) {
            cursor->answer = answer;
            return 0;
        }
        forget_answer(table);
        table->begin = 0;
        table->answer = answer;
        table->asked = memory_take(sql->length);
        memcpy(table->asked, sql->bytes, sql->length);
    }
    table->in_use = cursor->borrowed = true;
    cursor->answer = table->answer;
    return 0;
}

/* Where each row of a lookup stands. */
static void note_places(struct table *table)
{
    char *line = NULL;
    size_t room = 0;
    map_clear(&table->places);
    for (long place = 0; getline(&line, &room, table->answer) > 0; place = ftell(table->answer))
        *map_put(&table->places, hash_number(strtoull(line, NULL, 10), 0)) = place + 1;
    free(line);
    rewind(table->answer);
}

static int next_row(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    const struct remote_view *view = ((struct table *)base->pVtab)->view;
    if (cursor->single && cursor->length >= 0) {
        cursor->length = -1;
        return SQLITE_OK;
    }
    cursor->length = getline(&cursor->line, &cursor->room, cursor->answer);
    if (cursor->length < 0)
        return SQLITE_OK;
    struct slice line = slice_make(cursor->line, (size_t)cursor->length);
    if (slice_ends(line, S("\n")))
        line.len--;
    for (unsigned i = 0; view->columns[i].kind; i++) {
        cursor->raw[i] = (struct slice){0};
        if (cursor->columns >> i & 1)
            tsv_next(&line, &cursor->raw[i]);
    }
    return SQLITE_OK;
}

/* All rows are fetched once for as long as the connection lives; several cursors read them. */
static int filter_lookup(struct table *table, struct cursor *cursor, int plan, sqlite3_value *value)
{
    struct error error;
    cursor->columns = (UINT64_C(1) << REMOTE_COLUMNS_MAX) - 1;
    cursor->single = false;
    cursor->length = 0;
    if (!table->answer) {
        struct text sql = {0};
        remote_view_sql(table->view, table->remote->database, cursor->columns, S(""), &sql);
        int status =
            remote_ask(table->remote, slice_make(sql.bytes, sql.length), &table->answer, &error);
        free(sql.bytes);
        if (status < 0)
            return fail(&table->base, &error);
        note_places(table);
    }
    cursor->answer = table->answer;
    cursor->borrowed = true;
    if (plan == SCAN) {
        rewind(table->answer);
        return next_row(&cursor->base);
    }
    uint64_t key = hash_number((uint64_t)sqlite3_value_int64(value), 0);
    const int64_t *place = map_find(&table->places, key);
    cursor->length = -1;
    if (!place || fseek(table->answer, (long)*place - 1, SEEK_SET) < 0)
        return SQLITE_OK;
    int status = next_row(&cursor->base);
    cursor->single = true;
    return status;
}

static int filter(sqlite3_vtab_cursor *base, int number, const char *plan, int count,
                  sqlite3_value **values)
{
    struct cursor *cursor = (struct cursor *)base;
    struct table *table = (struct table *)base->pVtab;
    struct text sql = {0};
    struct error error;
    (void)count;
    end_answer(cursor);
    if (table->view->lookup)
        return filter_lookup(table, cursor, number, number == LOOK_UP ? values[0] : NULL);
    write_select(table, plan, values, &cursor->columns, &sql);
    int status = fetch(table, cursor, &sql, &error);
    free(sql.bytes);
    if (status < 0)
        return fail(base->pVtab, &error);
    return next_row(base);
}

static int at_end(sqlite3_vtab_cursor *base)
{
    return ((struct cursor *)base)->length < 0;
}

static int column_value(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    struct cursor *cursor = (struct cursor *)base;
    const struct remote_view *view = ((struct table *)base->pVtab)->view;
    remote_value_give(context, view->columns[column].kind, cursor->raw[column]);
    return SQLITE_OK;
}

/* The same row has the same number, whichever condition found it. */
static int row_number(sqlite3_vtab_cursor *base, sqlite3_int64 *row_r)
{
    struct cursor *cursor = (struct cursor *)base;
    *row_r = (sqlite3_int64)hash_bytes(slice_make(cursor->line, (size_t)cursor->length), 0);
    return SQLITE_OK;
}

const sqlite3_module remote_module = {
    .xCreate = connect_table,
    .xConnect = connect_table,
    .xBestIndex = best_index,
    .xDisconnect = disconnect_table,
    .xDestroy = disconnect_table,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = filter,
    .xNext = next_row,
    .xEof = at_end,
    .xColumn = column_value,
    .xRowid = row_number,
};
