#include "store/chore.h"

#include <stdio.h>
#include <time.h>

enum { PATIENCE_MILLISECONDS = 60000, BREATH_NANOSECONDS = 5000000, SQL_MAX = 1024 };

int store_tend(struct store **store_r, const char *path, struct error *error)
{
    /* First as a reader: this must not make a database. */
    if (store_open(store_r, path, error) < 0)
        return -1;
    store_close(*store_r);
    *store_r = NULL;
    if (store_create(store_r, path, NULL, error) < 0)
        return -1;
    sqlite3_busy_timeout((*store_r)->db, PATIENCE_MILLISECONDS);
    db_exec(*store_r, "PRAGMA secure_delete = ON");
    if (chore_status(*store_r, error) == 0)
        return 0;
    store_close(*store_r);
    *store_r = NULL;
    return -1;
}

int chore_status(const struct store *store, struct error *error)
{
    if (!store->failed)
        return 0;
    *error = store->error;
    return -1;
}

void chore_begin(struct store *store)
{
    db_exec(store, "BEGIN IMMEDIATE");
}

void chore_end(struct store *store)
{
    const struct timespec breath = {.tv_nsec = BREATH_NANOSECONDS};
    db_exec(store, "COMMIT");
    nanosleep(&breath, NULL);
}

static sqlite3_stmt *prepare(struct store *store, const char *sql, const int64_t *numbers,
                             int count)
{
    sqlite3_stmt *statement = NULL;
    if (store->failed)
        return NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        db_fail(store, sql);
    for (int i = 0; i < count && statement; i++)
        db_bind_number(statement, i + 1, numbers[i]);
    return statement;
}

int64_t chore_run(struct store *store, const char *sql, const int64_t *numbers, int count)
{
    sqlite3_stmt *statement = prepare(store, sql, numbers, count);
    if (!statement)
        return 0;
    db_run(store, statement);
    sqlite3_finalize(statement);
    return store->failed ? 0 : sqlite3_changes(store->db);
}

int64_t chore_ask(struct store *store, const char *sql, const int64_t *numbers, int count,
                  int64_t otherwise)
{
    sqlite3_stmt *statement = prepare(store, sql, numbers, count);
    if (!statement)
        return otherwise;
    if (db_row(store, statement) && sqlite3_column_type(statement, 0) != SQLITE_NULL)
        otherwise = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return otherwise;
}

int64_t chore_window(struct store *store, const char *table, int64_t after)
{
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql),
             "SELECT max(rowid) FROM (SELECT rowid FROM %s WHERE rowid > ?1 ORDER BY rowid "
             "LIMIT %d)",
             table, CHORE_ROWS);
    return chore_ask(store, sql, &after, 1, after);
}

int64_t meta_number(struct store *store, const char *key, int64_t otherwise)
{
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql), "SELECT CAST(value AS INTEGER) FROM meta WHERE key = '%s'", key);
    return chore_ask(store, sql, NULL, 0, otherwise);
}

void meta_set_number(struct store *store, const char *key, int64_t value)
{
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql), "INSERT OR REPLACE INTO meta (key, value) VALUES ('%s', ?1)", key);
    chore_run(store, sql, &value, 1);
}

void chore_vacuum(struct store *store)
{
    db_exec(store, "VACUUM");
}
