/*
 * What the files of store/ share: the open database and its prepared statements.
 *
 * Errors are sticky: the first failed statement is remembered in store->error and every later one
 * does nothing, so that code which writes many rows checks once, before it commits.
 */
#ifndef BOUNCESTAT_STORE_PRIVATE_H
#define BOUNCESTAT_STORE_PRIVATE_H

#include "base/ip.h"
#include "store/statements.h"
#include "store/store.h"

#include <sqlite3.h>

/* The key in `meta` that tells that deliveries without a failure are stored. */
#define KEPT_DELIVERIES "kept_deliveries"

struct store {
    sqlite3 *db;
    char *path;
    struct zone *zone;
    struct remote *remote; /* behind the views; NULL = they are in the file */
    bool writable;
    bool in_roots_folder;
    bool failed;
    struct error error;
    sqlite3_stmt *statements[STATEMENT_COUNT];
    struct parameter *parameters[STATEMENT_COUNT]; /* as bound last by insert_rows(), or NULL */
};

/* store.c: the steps of opening a database.  store_inspect: 0 = a file without tables, 1 = ours,
 * -1 = not ours or too new. */
enum { STORE_IDENTITY = 34 }; /* bytes of the longest, with a NUL, even */
int store_open_file(struct store *store, const char *path, int flags, struct error *error);
int store_inspect(struct store *store, int *version_r, struct error *error);
void store_migrate(struct store *store, int version);
int store_load_zone(struct store *store, struct error *error);
/* "" when there is none. */
void store_get_meta(struct store *store, const char *key, char *out, size_t size);

/* The statement, prepared once, reset, with no parameter bound. */
sqlite3_stmt *db_use(struct store *store, enum statement which);

/* Parameters; an absent slice binds NULL, its bytes must live until db_run or db_row. */
void db_bind_text(sqlite3_stmt *statement, int index, struct slice text);
void db_bind_number(sqlite3_stmt *statement, int index, int64_t number);
void db_bind_id(sqlite3_stmt *statement, int index, int64_t id);     /* 0 binds NULL */
void db_bind_time(sqlite3_stmt *statement, int index, int64_t time); /* WHEN_NONE binds NULL */
/* Addresses as insert_ip() writes them. */
int32_t db_ip_number(const struct ip *ip); /* of IPv4 */
struct ip db_ip(sqlite3_stmt *statement, int column);

/* Run to the end.  Does nothing after a failure. */
void db_run(struct store *store, sqlite3_stmt *statement);

/* Add a row, by a statement that leaves alone what is there, or else find it: its id.  Where most
 * are new, adding first saves asking for those.  `find` gives the id in its first column; 0 =
 * failed. */
int64_t db_put(struct store *store, sqlite3_stmt *add, sqlite3_stmt *find);

/* true = a row is there.  False at the end and after a failure. */
bool db_row(struct store *store, sqlite3_stmt *statement);
struct slice db_text(sqlite3_stmt *statement, int column);
int64_t db_time(sqlite3_stmt *statement, int column); /* WHEN_NONE for NULL */
int64_t db_time_behind(sqlite3_stmt *statement, int column, int64_t first);

/* A function that SQL may call.  `context` is what it gets as its user data; NULL takes the
 * function away.  `flags` are SQLite's, beside the encoding. */
struct db_function {
    const char *name;
    int arguments;
    void (*call)(sqlite3_context *context, int count, sqlite3_value **values);
};
void db_function(struct store *store, const struct db_function *function, int flags, void *context);
struct slice db_value(sqlite3_value *value); /* the text of an argument; absent for NULL */

/* SQL without parameters, several statements allowed. */
void db_exec(struct store *store, const char *sql);

/* Remember a failure in SQLite's words. */
void db_fail(struct store *store, const char *doing);

/* migrate.c: bring the tables of an older schema up to date, in the transaction that runs. */
void migrate_tables(struct store *store, int version);

/* cause.c: bring the table of causes up to date with the program's taxonomy, in the transaction
 * that runs. */
void write_causes(struct store *store);

/* The one number that a SELECT gives, `otherwise` when it gives none. */
int64_t db_number(struct store *store, const char *sql, int64_t otherwise);

#endif
