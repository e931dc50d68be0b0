/*
 * remote_names: a dictionary in which each text is its own number, so that what SQL says of numbers
 * of names and domains holds for a server's rows, which carry the texts.
 */
#include "store/remote_names.h"

#include "base/arena.h"

#include <stdlib.h>

struct names_cursor {
    sqlite3_vtab_cursor base;
    sqlite3_value *value; /* the one row, NULL = none */
};

static int connect_names(sqlite3 *db, void *data, int argc, const char *const *argv,
                         sqlite3_vtab **table_r, char **error)
{
    (void)data, (void)argc, (void)argv, (void)error;
    int status = sqlite3_declare_vtab(db, "CREATE TABLE x(id, text)");
    if (status == SQLITE_OK)
        *table_r = memory_zero(1, sizeof(**table_r));
    return status;
}

static int disconnect_names(sqlite3_vtab *table)
{
    free(table);
    return SQLITE_OK;
}

/* Rows are there for those who know what they look for. */
static int best_index(sqlite3_vtab *table, sqlite3_index_info *info)
{
    (void)table;
    info->estimatedCost = 1e12;
    for (int i = 0; i < info->nConstraint; i++) {
        if (!info->aConstraint[i].usable || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->estimatedCost = info->estimatedRows = 1;
        break;
    }
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor_r)
{
    struct names_cursor *cursor = memory_zero(1, sizeof(*cursor));
    (void)table;
    *cursor_r = &cursor->base;
    return SQLITE_OK;
}

static int next_row(sqlite3_vtab_cursor *base)
{
    struct names_cursor *cursor = (struct names_cursor *)base;
    sqlite3_value_free(cursor->value);
    cursor->value = NULL;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    next_row(base);
    free(base);
    return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *base, int number, const char *plan, int count,
                  sqlite3_value **values)
{
    (void)number, (void)plan;
    next_row(base);
    /* 0 and NULL are nobody's number. */
    if (count && sqlite3_value_type(values[0]) == SQLITE_TEXT)
        ((struct names_cursor *)base)->value = sqlite3_value_dup(values[0]);
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base)
{
    return ((struct names_cursor *)base)->value == NULL;
}

static int column_value(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    (void)column;
    sqlite3_result_value(context, ((struct names_cursor *)base)->value);
    return SQLITE_OK;
}

static int row_number(sqlite3_vtab_cursor *base, sqlite3_int64 *row_r)
{
    (void)base;
    *row_r = 1;
    return SQLITE_OK;
}

const sqlite3_module remote_names = {
    .xCreate = connect_names,
    .xConnect = connect_names,
    .xBestIndex = best_index,
    .xDisconnect = disconnect_names,
    .xDestroy = disconnect_names,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = filter,
    .xNext = next_row,
    .xEof = at_end,
    .xColumn = column_value,
    .xRowid = row_number,
};
