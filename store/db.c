#include "store/store_private.h"

#include <stdio.h>
#include <stdlib.h>

#define STATEMENT_SQL(name, sql) [SQL_##name] = sql,
static const char *const statement_sql[STATEMENT_COUNT] = {STATEMENT_LIST(STATEMENT_SQL)};
#undef STATEMENT_SQL

static const char *hint(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return " Free some space on that disk and run the same command again; nothing is lost.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return " Another program holds it; try again when that one has finished.";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return " Run the command as the user who owns the file.";
    case SQLITE_IOERR:
        return " Look at the disk, then run the same command again.";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return " The file is damaged or no database; restore a copy, or ingest into a new file.";
    default:
        return "";
    }
}

void db_fail(struct store *store, const char *doing)
{
    if (store->failed)
        return;
    store->failed = true;
    error_set(&store->error, "%s: %s: %s.%s", store->path, doing, sqlite3_errmsg(store->db),
              hint(sqlite3_errcode(store->db)));
}

sqlite3_stmt *db_use(struct store *store, enum statement which)
{
    sqlite3_stmt **statement = &store->statements[which];
    if (*statement) {
        sqlite3_reset(*statement);
        sqlite3_clear_bindings(*statement);
        free(store->parameters[which]);
        store->parameters[which] = NULL;
    } else if (!store->failed &&
               sqlite3_prepare_v3(store->db, statement_sql[which], -1, SQLITE_PREPARE_PERSISTENT,
                                  statement, NULL) != SQLITE_OK) {
        db_fail(store, statement_sql[which]);
    }
    return *statement;
}

void db_bind_text(sqlite3_stmt *statement, int index, struct slice text)
{
    if (slice_present(text))
        sqlite3_bind_text(statement, index, text.ptr, (int)text.len, SQLITE_STATIC);
}

void db_bind_number(sqlite3_stmt *statement, int index, int64_t number)
{
    sqlite3_bind_int64(statement, index, number);
}

void db_bind_id(sqlite3_stmt *statement, int index, int64_t id)
{
    if (id)
        sqlite3_bind_int64(statement, index, id);
}

void db_bind_time(sqlite3_stmt *statement, int index, int64_t time)
{
    if (time != WHEN_NONE)
        sqlite3_bind_int64(statement, index, time);
}

int32_t db_ip_number(const struct ip *ip)
{
    return (int32_t)((uint32_t)ip->bytes[0] << 24 | (uint32_t)ip->bytes[1] << 16 |
                     (uint32_t)ip->bytes[2] << 8 | ip->bytes[3]);
}

struct ip db_ip(sqlite3_stmt *statement, int column)
{
    struct ip ip = {0};
    uint32_t number = (uint32_t)sqlite3_column_int64(statement, column);
    if (sqlite3_column_type(statement, column) == SQLITE_TEXT)
        ip_parse(db_text(statement, column), &ip);
    else if (sqlite3_column_type(statement, column) == SQLITE_INTEGER)
        ip = (struct ip){{(uint8_t)(number >> 24), (uint8_t)(number >> 16), (uint8_t)(number >> 8),
                          (uint8_t)number},
                         4};
    return ip;
}

bool db_row(struct store *store, sqlite3_stmt *statement)
{
    if (store->failed)
        return false;
    int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        db_fail(store, "the database cannot be read or written");
    return code == SQLITE_ROW;
}

void db_run(struct store *store, sqlite3_stmt *statement)
{
    while (db_row(store, statement))
        ;
    if (statement)
        sqlite3_reset(statement);
}

int64_t db_put(struct store *store, sqlite3_stmt *add, sqlite3_stmt *find)
{
    db_run(store, add);
    if (sqlite3_changes(store->db) == 1)
        return sqlite3_last_insert_rowid(store->db);
    int64_t id = db_row(store, find) ? sqlite3_column_int64(find, 0) : 0;
    sqlite3_reset(find);
    return id;
}

struct slice db_text(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return slice_make(text, text ? (size_t)sqlite3_column_bytes(statement, column) : 0);
}

struct slice db_value(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return slice_make(text, text ? (size_t)sqlite3_value_bytes(value) : 0);
}

void db_function(struct store *store, const struct db_function *function, int flags, void *context)
{
    sqlite3_create_function(store->db, function->name, function->arguments, SQLITE_UTF8 | flags,
                            context, context ? function->call : NULL, NULL, NULL);
}

int64_t db_time(sqlite3_stmt *statement, int column)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL)
        return WHEN_NONE;
    return sqlite3_column_int64(statement, column);
}

int64_t db_time_behind(sqlite3_stmt *statement, int column, int64_t first)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL)
        return WHEN_NONE;
    return first + sqlite3_column_int64(statement, column);
}

void db_exec(struct store *store, const char *sql)
{
    if (!store->failed && sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        db_fail(store, "the database cannot be read or written");
}

int64_t db_number(struct store *store, const char *sql, int64_t otherwise)
{
    sqlite3_stmt *statement = NULL;
    if (store->failed)
        return otherwise;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) {
        db_fail(store, "the database cannot be read");
        return otherwise;
    }
    if (db_row(store, statement))
        otherwise = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return otherwise;
}
