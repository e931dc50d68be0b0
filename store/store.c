#include "store/store_private.h"

#include "base/arena.h"
#include "base/words.h"
#include "causes/cause.h"
#include "store/outbox.h"
#include "store/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

extern const unsigned char schema_data[], share_data[], views_data[];

/* The vocabularies as the views join them, one list after the other. */
static const struct {
    const char *list;
    const char *const *names;
    unsigned count;
} word_lists[] = {
    {"mta", mta_names, MTA_COUNT},       {"direction", direction_names, DIRECTION_COUNT},
    {"scope", scope_names, SCOPE_COUNT}, {"outcome", outcome_names, OUTCOME_COUNT},
    {"stage", stage_names, STAGE_COUNT}, {"origin", origin_names, ORIGIN_COUNT},
    {"fate", fate_names, FATE_COUNT},    {"sender_kind", sender_kind_names, SENDER_KIND_COUNT},
};

static const char *const view_names[] = {"events",          "messages",      "deliveries",
                                         "daily",           "daily_senders", "traffic",
                                         "traffic_senders", "reasons",       "sources",
                                         "unknown_lines"};
enum { VIEW_COUNT = sizeof(view_names) / sizeof(view_names[0]) };

static void write_words(struct store *store)
{
    sqlite3_stmt *put = NULL;
    const char *sql = "INSERT OR REPLACE INTO word (list, id, text) VALUES (?1, ?2, ?3)";
    if (store->failed || sqlite3_prepare_v2(store->db, sql, -1, &put, NULL) != SQLITE_OK) {
        db_fail(store, sql);
        return;
    }
    for (size_t i = 0; i < sizeof(word_lists) / sizeof(word_lists[0]); i++) {
        for (unsigned id = 1; id < word_lists[i].count; id++) {
            db_bind_text(put, 1, slice_of(word_lists[i].list));
            db_bind_number(put, 2, id);
            db_bind_text(put, 3, slice_of(word_lists[i].names[id]));
            db_run(store, put);
        }
    }
    sqlite3_finalize(put);
}

static void drop_views(struct store *store)
{
    char sql[64];
    for (size_t i = 0; i < VIEW_COUNT; i++) {
        snprintf(sql, sizeof(sql), "DROP VIEW IF EXISTS %s", view_names[i]);
        db_exec(store, sql);
    }
}

static void put_meta(struct store *store, const char *key, const char *value)
{
    sqlite3_stmt *put = NULL;
    const char *sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
    if (store->failed || sqlite3_prepare_v2(store->db, sql, -1, &put, NULL) != SQLITE_OK) {
        db_fail(store, sql);
        return;
    }
    db_bind_text(put, 1, slice_of(key));
    db_bind_text(put, 2, slice_of(value));
    db_run(store, put);
    sqlite3_finalize(put);
}

void store_get_meta(struct store *store, const char *key, char *out, size_t size)
{
    sqlite3_stmt *get = NULL;
    out[0] = '\0';
    if (store->failed || sqlite3_prepare_v2(store->db, "SELECT value FROM meta WHERE key = ?1", -1,
                                            &get, NULL) != SQLITE_OK) {
        db_fail(store, "the database cannot be read");
        return;
    }
    db_bind_text(get, 1, slice_of(key));
    if (db_row(store, get))
        snprintf(out, size, "%.*s", SLICE_ARG(db_text(get, 0)));
    sqlite3_finalize(get);
}

/* Tables for what merge brings, and a name by which merge knows this database again. */
static void add_shares(struct store *store)
{
    char identity[STORE_IDENTITY];
    unsigned char bytes[STORE_IDENTITY / 2 - 1];
    db_exec(store, (const char *)share_data);
    store_get_meta(store, "identity", identity, sizeof(identity));
    if (identity[0] || getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
        return;
    for (size_t i = 0; i < sizeof(bytes); i++)
        snprintf(identity + 2 * i, 3, "%02x", bytes[i]);
    put_meta(store, "identity", identity);
}

static void make_schema(struct store *store, const char *report_zone)
{
    char sql[96];
    /* Wide pages keep the rows of one day together; both must precede the first table. */
    db_exec(store, "PRAGMA page_size = 8192");
    db_exec(store, "BEGIN IMMEDIATE");
    if (db_number(store, "SELECT count(*) FROM sqlite_master", 0) == 0) {
        snprintf(sql, sizeof(sql), "PRAGMA application_id = %d; PRAGMA user_version = %d",
                 STORE_APPLICATION, STORE_VERSION);
        db_exec(store, sql);
        db_exec(store, (const char *)schema_data);
        add_shares(store);
        put_meta(store, "report_zone", report_zone);
        put_meta(store, "program", BOUNCESTAT_VERSION);
        write_words(store);
        write_causes(store);
        db_exec(store, (const char *)views_data);
    }
    db_exec(store, "COMMIT");
}

/* Do all our views stand in the file as this program has them?  People may add views of their own.
 */
static bool views_are_current(struct store *store)
{
    struct slice ours = slice_of((const char *)views_data);
    sqlite3_stmt *list = NULL;
    const char *sql = "SELECT sql FROM sqlite_master WHERE type = 'view'";
    size_t count = 0;
    if (store->failed || sqlite3_prepare_v2(store->db, sql, -1, &list, NULL) != SQLITE_OK) {
        db_fail(store, sql);
        return false;
    }
    while (db_row(store, list)) {
        struct slice view = db_text(list, 0);
        size_t at = slice_search(ours, view);
        count += at != SLICE_NONE && slice_starts(slice_from(ours, at + view.len), S(";"));
    }
    sqlite3_finalize(list);
    return count == VIEW_COUNT;
}

/* Stored numbers never change their meaning, so only new ones may be missing. */
static bool causes_are_current(struct store *store)
{
    return db_number(store, "SELECT count(*) FROM cause", 0) >= CAUSE_COUNT;
}

void store_migrate(struct store *store, int version)
{
    char sql[64], program[64], identity[STORE_IDENTITY];
    store_get_meta(store, "program", program, sizeof(program));
    store_get_meta(store, "identity", identity, sizeof(identity));
    if (version == STORE_VERSION && identity[0] && strcmp(program, BOUNCESTAT_VERSION) == 0 &&
        views_are_current(store) && causes_are_current(store))
        return;
    db_exec(store, "BEGIN IMMEDIATE");
    /* Another process may have been first. */
    version = (int)db_number(store, "PRAGMA user_version", version);
    drop_views(store);
    migrate_tables(store, version);
    add_shares(store);
    snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", STORE_VERSION);
    db_exec(store, sql);
    put_meta(store, "program", BOUNCESTAT_VERSION);
    write_words(store);
    write_causes(store);
    db_exec(store, (const char *)views_data);
    db_exec(store, "COMMIT");
}

int store_inspect(struct store *store, int *version_r, struct error *error)
{
    /* In one view of the file: another process may be making it. */
    db_exec(store, "BEGIN");
    int64_t application = db_number(store, "PRAGMA application_id", 0);
    *version_r = (int)db_number(store, "PRAGMA user_version", 0);
    int64_t tables = db_number(store, "SELECT count(*) FROM sqlite_master", 0);
    db_exec(store, "COMMIT");
    if (store->failed) {
        *error = store->error;
        return -1;
    }
    if (tables == 0 && application == 0)
        return 0;
    if (application != STORE_APPLICATION)
        return error_set(error,
                         "%s is an SQLite file of another program; give another path with "
                         "--db.",
                         store->path);
    if (*version_r > STORE_VERSION)
        return error_set(error,
                         "%s was written by a newer bouncestat (schema %d, this program knows %d); "
                         "use that version or a newer one.",
                         store->path, *version_r, STORE_VERSION);
    return 1;
}

/* One thread works with the database, so SQLite needs neither locks nor counts of its memory: 4 %
 * of an ingest.  Refused, and no loss, when SQLite runs already. */
static void relax_sqlite(void)
{
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int store_open_file(struct store *store, const char *path, int flags, struct error *error)
{
    struct stat st;
    relax_sqlite();
    store->path = strdup(path);
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return error_set(error, "%s is no file; give the path of a database with --db.", path);
    if (sqlite3_open_v2(path, &store->db, flags, NULL) != SQLITE_OK)
        return error_set(error, "%s: the database cannot be opened: %s.", path,
                         store->db ? sqlite3_errmsg(store->db) : "no memory");
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 1024, 256);
    sqlite3_busy_timeout(store->db, STORE_BUSY_MILLISECONDS);
    return 0;
}

int store_load_zone(struct store *store, struct error *error)
{
    char name[64];
    store_get_meta(store, "report_zone", name, sizeof(name));
    if (store->failed) {
        *error = store->error;
        return -1;
    }
    return zone_load(&store->zone, name[0] ? name : "UTC", error);
}

static int create_or_migrate(struct store *store, const char *report_zone, struct error *error)
{
    int version;
    int found = store_inspect(store, &version, error);
    if (found < 0)
        return -1;
    if (found == 0) {
        struct zone *zone = NULL;
        if (zone_load(&zone, report_zone, error) < 0)
            return -1;
        make_schema(store, zone_name(zone));
        zone_free(zone);
    }
    if (store_load_zone(store, error) < 0)
        return -1;
    if (found > 0)
        store_migrate(store, version);
    if (store->failed) {
        *error = store->error;
        return -1;
    }
    if (report_zone && strcmp(report_zone, zone_name(store->zone)) != 0)
        return error_set(
            error,
            "%s cuts its days in %s, fixed when it was made; leave --report-tz away or "
            "make a new database.",
            store->path, zone_name(store->zone));
    return 0;
}

int store_create(struct store **store_r, const char *path, const char *report_zone,
                 struct error *error)
{
    struct store *store = memory_zero(1, sizeof(*store));
    store->writable = true;
    mode_t before = umask(0027);
    store->in_roots_folder = place_make(path);
    int status = place_check(path, true, error);
    if (status == 0)
        status = store_open_file(store, path,
                                 SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                 error);
    umask(before);
    if (status == 0) {
        db_exec(store, "PRAGMA synchronous = NORMAL");
        db_exec(store, "PRAGMA cache_size = -4096");
        db_exec(store, "PRAGMA temp_store = MEMORY");
        status = create_or_migrate(store, report_zone, error);
        if (status == 0)
            outbox_watch(store);
    }
    if (status < 0) {
        store_close(store);
        store = NULL;
    }
    *store_r = store;
    return status;
}

int store_open(struct store **store_r, const char *path, struct error *error)
{
    struct store *store = memory_zero(1, sizeof(*store));
    int version, status = -1;
    if (place_check(path, false, error) == 0 &&
        store_open_file(store, path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, error) == 0) {
        /* Questions over events jump between tables: room for their pages saves most of the time.
         */
        db_exec(store, "PRAGMA cache_size = -65536");
        db_exec(store, "PRAGMA temp_store = MEMORY");
        status = store_inspect(store, &version, error);
        if (status == 0)
            status = error_set(error, "The database %s is empty; 'bouncestat ingest LOG' fills it.",
                               path);
        else if (status > 0 && version < STORE_VERSION)
            status = error_set(error,
                               "%s has the older schema %d; run 'bouncestat ingest' once to bring "
                               "it to %d.",
                               path, version, STORE_VERSION);
        else if (status > 0)
            status = store_load_zone(store, error);
    }
    if (status < 0) {
        store_close(store);
        store = NULL;
    }
    *store_r = store;
    return status;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        sqlite3_finalize(store->statements[i]);
        free(store->parameters[i]);
    }
    sqlite3_close(store->db);
    zone_free(store->zone);
    remote_close(store->remote);
    free(store->path);
    free(store);
}

const char *store_path(const struct store *store)
{
    return store->path;
}

const struct zone *store_zone(const struct store *store)
{
    return store->zone;
}

bool store_in_roots_folder(const struct store *store)
{
    return store->in_roots_folder;
}

bool store_keeps_deliveries(struct store *store)
{
    return db_number(store, "SELECT count(*) FROM meta WHERE key = '" KEPT_DELIVERIES "'", 0) > 0;
}
