#include "store/foreign.h"

#include "base/arena.h"
#include "base/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern const unsigned char views_data[];

enum { VALUE_BYTES_MAX = 64 << 20 }; /* of one field: ten minutes of fingerprints */

static const struct guard {
    int option, value;
} guards[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
};

/* Each finds something that has no place in a database of ours. */
static const char *const suspicions[] = {
    "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index', 'view')",
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND "
    "(rootpage IS NULL OR rootpage = 0)",
    "SELECT count(*) FROM sqlite_master m, pragma_table_xinfo(m.name) x "
    "WHERE m.type = 'table' AND x.hidden <> 0",
    "SELECT count(*) FROM sqlite_master WHERE type = 'view' AND lower(name) IN ('meta', 'name', "
    "'domain', 'address', 'text', 'word', 'cause', 'flow', 'reason', 'form', 'source', 'message', "
    "'delivery', 'event', 'event_rest', 'reason_day', 'sender_day', 'traffic_day', "
    "'traffic_sender_day', 'session', 'twin', 'seen', 'unknown', 'share', 'share_source', "
    "'share_seen', 'share_day', 'share_traffic', 'share_sender', 'share_unknown')",
};

static void guard(struct store *store)
{
    for (size_t i = 0; i < sizeof(guards) / sizeof(guards[0]); i++)
        sqlite3_db_config(store->db, guards[i].option, guards[i].value, NULL);
    sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, VALUE_BYTES_MAX);
    sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 0);
    db_exec(store, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; "
                   "PRAGMA mmap_size = 0; PRAGMA cache_size = -16384");
}

static int look_for_damage(struct store *store, struct error *error)
{
    sqlite3_stmt *check = NULL;
    bool whole = false;
    if (sqlite3_prepare_v2(store->db, "PRAGMA quick_check(1)", -1, &check, NULL) == SQLITE_OK &&
        sqlite3_step(check) == SQLITE_ROW)
        whole = slice_equal(db_text(check, 0), S("ok"));
    sqlite3_finalize(check);
    if (whole)
        return 0;
    return error_set(error,
                     "%s is damaged; ship a whole copy, as sqlite3's .backup makes it, and merge "
                     "that.",
                     store->path);
}

static int inspect(struct store *store, int *version_r, struct error *error)
{
    int found = store_inspect(store, version_r, error);
    if (store->failed && (sqlite3_errcode(store->db) & 0xff) == SQLITE_NOTADB)
        return error_set(error,
                         "%s is no SQLite database, or an encrypted one; give the database of "
                         "another bouncestat.",
                         store->path);
    if (store->failed && (sqlite3_errcode(store->db) & 0xff) == SQLITE_READONLY)
        return error_set(error,
                         "%s was being written when it was copied; ship a copy that sqlite3's "
                         ".backup makes.",
                         store->path);
    if (found == 0)
        return error_set(error, "%s is an empty database; there is nothing to merge.", store->path);
    return found;
}

static int suspect(struct store *store, struct error *error)
{
    for (size_t i = 0; i < sizeof(suspicions) / sizeof(suspicions[0]); i++)
        if (db_number(store, suspicions[i], 1) != 0)
            return error_set(error,
                             "%s holds triggers, views or tables that no bouncestat makes; it is "
                             "not read.  Ask who sent it.",
                             store->path);
    return 0;
}

/* Databases of the first schema have no name of their own: they go by the first machine that they
 * heard of. */
static void read_identity(struct store *store, char identity[STORE_IDENTITY])
{
    sqlite3_stmt *first = NULL;
    store_get_meta(store, "identity", identity, STORE_IDENTITY);
    if (identity[0] || store->failed)
        return;
    if (sqlite3_prepare_v2(store->db,
                           "SELECT n.text FROM flow f JOIN name n ON n.id = f.host "
                           "ORDER BY f.id LIMIT 1",
                           -1, &first, NULL) == SQLITE_OK &&
        db_row(store, first))
        snprintf(identity, STORE_IDENTITY, "host-%016llx",
                 (unsigned long long)hash_bytes(db_text(first, 0), 0));
    else
        snprintf(identity, STORE_IDENTITY, "nobody");
    sqlite3_finalize(first);
}

/* A copy in a temporary file that SQLite removes, brought up to the present schema. */
static int renew(struct store *store, int version, struct error *error)
{
    sqlite3 *copy = NULL, *old = store->db;
    int code = sqlite3_open_v2("", &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    sqlite3_backup *backup =
        code == SQLITE_OK ? sqlite3_backup_init(copy, "main", old, "main") : NULL;
    if (backup) {
        sqlite3_backup_step(backup, -1);
        code = sqlite3_backup_finish(backup);
    }
    if (!backup || code != SQLITE_OK) {
        sqlite3_close(copy);
        return error_set(error, "%s has an older schema, and there is no room for a copy of it: %s",
                         store->path, sqlite3_errstr(code));
    }
    sqlite3_close(old);
    store->db = copy;
    sqlite3_extended_result_codes(copy, 1);
    guard(store);
    if (store_load_zone(store, error) < 0)
        return -1;
    store_migrate(store, version);
    return 0;
}

static void make_views(struct store *store)
{
    struct arena arena = {0};
    struct slice rest = slice_of((const char *)views_data), before, text = {0};
    while (slice_cut_at(&rest, S("CREATE VIEW "), &before))
        text =
            arena_printf(&arena, "%.*s%.*sCREATE TEMP VIEW ", SLICE_ARG(text), SLICE_ARG(before));
    db_exec(store, arena_string(&arena, arena_printf(&arena, "%.*s%.*s", SLICE_ARG(text),
                                                     SLICE_ARG(rest))));
    arena_free(&arena);
}

static int look_at(struct store *store, char identity[STORE_IDENTITY], struct error *error)
{
    int version;
    guard(store);
    if (inspect(store, &version, error) < 0 || look_for_damage(store, error) < 0 ||
        suspect(store, error) < 0)
        return -1;
    read_identity(store, identity);
    bool is_old =
        db_number(store, "SELECT count(*) FROM sqlite_master WHERE name = 'share'", 0) == 0;
    if (!store->failed && (is_old || version < STORE_VERSION) && renew(store, version, error) < 0)
        return -1;
    make_views(store);
    if (store->failed) {
        *error = store->error;
        return -1;
    }
    return store->zone ? 0 : store_load_zone(store, error);
}

int foreign_open(struct store **store_r, const char *path, char identity_r[STORE_IDENTITY],
                 struct error *error)
{
    struct store *store = memory_zero(1, sizeof(*store));
    int status = -1;
    if (access(path, F_OK) != 0)
        error_set(error, "There is no database %s.", path);
    else if (access(path, R_OK) != 0)
        error_set(error, "%s may not be read by this user.", path);
    else if (store_open_file(store, path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, error) == 0)
        status = look_at(store, identity_r, error);
    if (status < 0) {
        store_close(store);
        store = NULL;
    }
    *store_r = store;
    return status;
}
