/*
 * store: the database.
 *
 * One SQLite file, opened for writing by one ingest at a time and for reading by anybody.  It rests
 * in SQLite's rollback-journal mode, so that a user who may only read the file can open it.
 * People query the views of store/views.sql; nobody outside store/ touches the tables below them.
 */
#ifndef BOUNCESTAT_STORE_STORE_H
#define BOUNCESTAT_STORE_STORE_H

#include "base/error.h"
#include "base/when.h"

enum {
    STORE_VERSION = 4,               /* PRAGMA user_version */
    STORE_APPLICATION = 0x626f756e,  /* PRAGMA application_id: "boun" */
    STORE_BUSY_MILLISECONDS = 10000, /* how long to wait for another's transaction */
};

struct store;

/* Make the file and its folders if they are missing (place_make), or open it, migrate an older
 * schema, refuse a newer one.  `report_zone` (a tz name, NULL = the machine's) cuts `day` and is
 * fixed when the file is made; giving another one later is an error.  Only one writer at a time:
 * waits for STORE_BUSY_MILLISECONDS, then says who holds it. */
int store_create(struct store **store_r, const char *path, const char *report_zone,
                 struct error *error);

/* Open an existing database read-only.  A missing, unreadable, foreign or newer file is an error
 * sentence, never an empty answer. */
int store_open(struct store **store_r, const char *path, struct error *error);

/* Open an existing database for a chore beside ingest: patient with other writers, and deleted
 * bytes are overwritten. */
int store_tend(struct store **store_r, const char *path, struct error *error);

void store_close(struct store *store);

const char *store_path(const struct store *store);
const struct zone *store_zone(const struct store *store); /* the report zone */

/* Did root make the database's folder just now, for itself?  No other user can enter it. */
bool store_in_roots_folder(const struct store *store);

/* Has a log ever been read with writer_options.keep_deliveries? */
bool store_keeps_deliveries(struct store *store);

/*
 * Questions.  `sql` is one SELECT over the views with parameters ?1, ?2 ..; values are bound, never
 * pasted.  Rows come one by one.
 */
struct rows;

struct param {
    enum { PARAM_NULL, PARAM_TEXT, PARAM_NUMBER, PARAM_REAL } type;
    struct slice text; /* must outlive the rows */
    int64_t number;
    double real;
};

int store_select(struct store *store, struct slice sql, const struct param *params, size_t count,
                 struct rows **rows_r, struct error *error);

/* A statement that makes or fills temporary tables of this connection; they stand in the place of
 * views of the same name until the store is closed.  The database itself is not written. */
int store_set_aside(struct store *store, struct slice sql, const struct param *params, size_t count,
                    struct error *error);

/* For text that a person typed: one statement that only reads.  The file is opened read-only and an
 * authorizer refuses whatever is not SELECT over this database (ATTACH, PRAGMA writes,
 * load_extension, writefile). */
int store_select_typed(struct store *store, struct slice sql, struct rows **rows_r,
                       struct error *error);

/* 1 = a row is there, 0 = no more, -1 = failed. */
int rows_next(struct rows *rows, struct error *error);
void rows_close(struct rows *rows);

int rows_width(const struct rows *rows);
const char *rows_name(const struct rows *rows, int column);

/* The lowest id that an event at or behind this instant can have: ids of the events view lie in the
 * order of time, so a condition on `id` spares reading what is older. */
int64_t store_first_id(int64_t instant);

enum value_type { VALUE_NULL, VALUE_NUMBER, VALUE_REAL, VALUE_TEXT };
enum value_type rows_type(struct rows *rows, int column);
int64_t rows_number(struct rows *rows, int column); /* 0 for NULL */
double rows_real(struct rows *rows, int column);
/* The value as text (numbers too); absent for NULL.  Valid until the next rows_next. */
struct slice rows_text(struct rows *rows, int column);

#endif
