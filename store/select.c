/*
 * select: the reading side of the store.
 *
 * Text that a person typed is run on a connection of its own, opened read-only, behind an
 * authorizer that knows only reading, and with limits on how much memory one value may take.
 */
#include "store/store_private.h"

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>

struct rows {
    sqlite3_stmt *statement;
    sqlite3 *own; /* the connection of typed text, closed with the rows; else NULL */
};

static int fail(sqlite3 *db, struct slice sql, struct error *error)
{
    if (sqlite3_errcode(db) == SQLITE_AUTH)
        return error_set(error, "only a SELECT over the views is answered here (%s)",
                         sqlite3_errmsg(db));
    return error_set(error, "%s, in: %.*s", sqlite3_errmsg(db), (int)slice_first(sql, 300).len,
                     sql.ptr);
}

/* report_hour(time): the hour of an `events.time` in the report zone, "2026-11-20 14:00". */
static void report_hour(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const struct zone *zone = sqlite3_user_data(context);
    struct slice text = slice_of((const char *)sqlite3_value_text(values[0]));
    if (text.len < 13)
        return;
    int64_t days = civil_days((int)strtol(text.ptr, NULL, 10), (int)strtol(text.ptr + 5, NULL, 10),
                              (int)strtol(text.ptr + 8, NULL, 10));
    int64_t seconds = days * 86400 + strtol(text.ptr + 11, NULL, 10) * 3600;
    if (text.len >= 16)
        seconds += strtol(text.ptr + 14, NULL, 10) * 60;
    struct civil civil =
        civil_of((seconds + zone_offset(zone, seconds * WHEN_SECOND)) * WHEN_SECOND);
    char out[64];
    int length = snprintf(out, sizeof(out), "%04d-%02d-%02d %02d:00", civil.year, civil.month,
                          civil.day, civil.hour);
    sqlite3_result_text(context, out, length, SQLITE_TRANSIENT);
}

/* Nothing but blanks, semicolons and comments. */
static bool is_blank(sqlite3 *db, const char *sql, const char *end)
{
    sqlite3_stmt *more = NULL;
    int status = sqlite3_prepare_v2(db, sql, (int)(end - sql), &more, &sql);
    sqlite3_finalize(more);
    return status == SQLITE_OK && !more && sql == end;
}

static int prepare(sqlite3 *db, struct slice sql, sqlite3_stmt **statement_r, struct error *error)
{
    const char *rest = NULL;
    if (sql.len > 1000000)
        return error_set(error, "the SQL is longer than a million bytes");
    if (sqlite3_prepare_v2(db, sql.ptr, (int)sql.len, statement_r, &rest) != SQLITE_OK)
        return fail(db, sql, error);
    if (!*statement_r)
        return error_set(error, "the SQL is empty");
    while (rest < sql.ptr + sql.len && (*rest == ';' || *rest == ' ' || *rest == '\n'))
        rest++;
    if (rest == sql.ptr + sql.len || is_blank(db, rest, sql.ptr + sql.len))
        return 0;
    sqlite3_finalize(*statement_r);
    *statement_r = NULL;
    return error_set(error, "one statement at a time, please");
}

static int bind(sqlite3_stmt *statement, int index, const struct param *param)
{
    switch (param->type) {
    case PARAM_NUMBER:
        return sqlite3_bind_int64(statement, index, param->number);
    case PARAM_REAL:
        return sqlite3_bind_double(statement, index, param->real);
    case PARAM_TEXT:
        return sqlite3_bind_text64(statement, index, param->text.ptr, param->text.len,
                                   SQLITE_STATIC, SQLITE_UTF8);
    case PARAM_NULL:
        break;
    }
    return sqlite3_bind_null(statement, index);
}

static struct rows *rows_make(sqlite3_stmt *statement, sqlite3 *own)
{
    struct rows *rows = memory_zero(1, sizeof(*rows));
    rows->statement = statement;
    rows->own = own;
    return rows;
}

int store_select(struct store *store, struct slice sql, const struct param *params, size_t count,
                 struct rows **rows_r, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    sqlite3_create_function(store->db, "report_hour", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                            store->zone, report_hour, NULL, NULL);
    if (prepare(store->db, sql, &statement, error) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (bind(statement, (int)i + 1, &params[i]) != SQLITE_OK) {
            sqlite3_finalize(statement);
            return fail(store->db, sql, error);
        }
    }
    *rows_r = rows_make(statement, NULL);
    return 0;
}

int store_set_aside(struct store *store, struct slice sql, const struct param *params, size_t count,
                    struct error *error)
{
    struct rows *rows;
    if (store_select(store, sql, params, count, &rows, error) < 0)
        return -1;
    int status;
    while ((status = rows_next(rows, error)) > 0)
        ;
    rows_close(rows);
    return status;
}

/* Functions that reach out of the database, whoever may have built them in. */
static bool function_allowed(const char *name)
{
    static const char *const refused[] = {"load_extension", "readfile", "writefile", "edit",
                                          "fts3_tokenizer"};
    for (size_t i = 0; name && i < sizeof(refused) / sizeof(refused[0]); i++)
        if (sqlite3_stricmp(name, refused[i]) == 0)
            return false;
    return true;
}

static int authorize(void *context, int action, const char *first, const char *second,
                     const char *schema, const char *view)
{
    (void)context, (void)first, (void)schema, (void)view;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return function_allowed(second) ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

static int open_typed(const struct store *store, sqlite3 **db_r, struct error *error)
{
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_PRIVATECACHE;
    if (sqlite3_open_v2(store->path, db_r, flags, NULL) != SQLITE_OK) {
        error_set(error, "%s: %s", store->path, sqlite3_errmsg(*db_r));
        sqlite3_close(*db_r);
        *db_r = NULL;
        return -1;
    }
    sqlite3_busy_timeout(*db_r, STORE_BUSY_MILLISECONDS);
    sqlite3_limit(*db_r, SQLITE_LIMIT_LENGTH, 64 << 20);
    sqlite3_limit(*db_r, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(*db_r, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_set_authorizer(*db_r, authorize, NULL);
    return 0;
}

int store_select_typed(struct store *store, struct slice sql, struct rows **rows_r,
                       struct error *error)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    if (open_typed(store, &db, error) < 0)
        return -1;
    int status = prepare(db, sql, &statement, error);
    if (status == 0 && (!sqlite3_stmt_readonly(statement) || sqlite3_column_count(statement) == 0))
        status = error_set(error, "only a SELECT is answered here");
    if (status < 0) {
        sqlite3_finalize(statement);
        sqlite3_close(db);
        return -1;
    }
    *rows_r = rows_make(statement, db);
    return 0;
}

int64_t store_first_id(int64_t instant)
{
    int64_t seconds = instant / WHEN_SECOND;
    return seconds > 0 ? seconds * (1 << 30) : 0;
}

int rows_next(struct rows *rows, struct error *error)
{
    switch (sqlite3_step(rows->statement)) {
    case SQLITE_ROW:
        return 1;
    case SQLITE_DONE:
        return 0;
    default:
        return fail(sqlite3_db_handle(rows->statement), slice_of(sqlite3_sql(rows->statement)),
                    error);
    }
}

void rows_close(struct rows *rows)
{
    if (!rows)
        return;
    sqlite3_finalize(rows->statement);
    sqlite3_close(rows->own);
    free(rows);
}

int rows_width(const struct rows *rows)
{
    return sqlite3_column_count(rows->statement);
}

const char *rows_name(const struct rows *rows, int column)
{
    return sqlite3_column_name(rows->statement, column);
}

enum value_type rows_type(struct rows *rows, int column)
{
    switch (sqlite3_column_type(rows->statement, column)) {
    case SQLITE_NULL:
        return VALUE_NULL;
    case SQLITE_INTEGER:
        return VALUE_NUMBER;
    case SQLITE_FLOAT:
        return VALUE_REAL;
    default:
        return VALUE_TEXT;
    }
}

int64_t rows_number(struct rows *rows, int column)
{
    return sqlite3_column_int64(rows->statement, column);
}

double rows_real(struct rows *rows, int column)
{
    return sqlite3_column_double(rows->statement, column);
}

struct slice rows_text(struct rows *rows, int column)
{
    if (sqlite3_column_type(rows->statement, column) == SQLITE_NULL)
        return slice_make(NULL, 0);
    const unsigned char *text = sqlite3_column_text(rows->statement, column);
    int length = sqlite3_column_bytes(rows->statement, column);
    return slice_make(text ? (const char *)text : "", text ? (size_t)length : 0);
}
