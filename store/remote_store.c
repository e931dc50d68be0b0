#include "store/remote_module.h"
#include "store/remote_names.h"
#include "store/remote_schema.h"
#include "store/writer_private.h"

#include <stdlib.h>
#include <unistd.h>

static int check_zone(const struct store *store, struct slice zone, struct error *error)
{
    if (slice_equal(slice_of(zone_name(store->zone)), zone))
        return 0;
    return error_set(error,
                     "%s cuts its days in %.*s, but %s in %s; name another local database "
                     "with --db",
                     store->remote->url, SLICE_ARG(zone), store->path, zone_name(store->zone));
}

/* The days of events and of counts, as SQL gives them; nothing changes when there are none. */
static int ask_days(struct remote *remote, const char *sql, int64_t *first_r, int64_t *last_r,
                    struct error *error)
{
    static const char *const ends[] = {"min", "max"};
    int64_t *days[] = {first_r, last_r};
    int status = 0;
    for (size_t i = 0; status == 0 && i < 2; i++) {
        struct arena arena = {0};
        struct text text = {0};
        int64_t day = 0;
        remote_sql(sql, remote->database, &text);
        struct slice asked = arena_printf(&arena, "SELECT toUInt16(%s(day)) FROM (%.*s)", ends[i],
                                          (int)text.length, text.bytes);
        status = days[i] ? remote_number(remote, asked, &day, error) : 0;
        if (days[i] && day)
            *days[i] = day;
        free(text.bytes);
        arena_free(&arena);
    }
    return status;
}

#define EVENT_DAYS "SELECT day FROM {db}.event_rows WHERE gone = 0 AND day >= {mark}"

int store_remote_days(struct remote *remote, int64_t *first_r, int64_t *last_r,
                      int64_t *first_event_r, struct error *error)
{
    if (ask_days(remote, EVENT_DAYS " UNION ALL SELECT day FROM {db}.daily_rows", first_r, last_r,
                 error) < 0)
        return -1;
    return ask_days(remote, EVENT_DAYS, first_event_r, NULL, error);
}

int store_remote_pruned(struct remote *remote, int64_t *day_r, struct error *error)
{
    struct text text = {0};
    remote_sql("SELECT toUInt16({mark})", remote->database, &text);
    int status = remote_number(remote, slice_make(text.bytes, text.length), day_r, error);
    free(text.bytes);
    return status;
}

static int make_tables(struct store *store, struct error *error)
{
    char sql[128];
    struct remote_origin *origin = arena_zero(&store->remote->arena, sizeof(*origin));
    origin->remote = store->remote;
    sqlite3_create_module(store->db, "remote", &remote_module, origin);
    for (unsigned i = 0; i < remote_view_count; i++) {
        snprintf(sql, sizeof(sql), "CREATE VIRTUAL TABLE temp.%s USING remote",
                 remote_views[i].name);
        db_exec(store, sql);
    }
    sqlite3_create_module(store->db, "remote_names", &remote_names, NULL);
    db_exec(store, "CREATE VIRTUAL TABLE temp.name USING remote_names;"
                   "CREATE VIRTUAL TABLE temp.domain USING remote_names");
    if (!store->failed)
        return 0;
    *error = store->error;
    return -1;
}

int store_open_remote(struct store **store_r, const char *path, struct remote *remote,
                      struct error *error)
{
    struct arena arena = {0};
    struct slice zone;
    *store_r = NULL;
    bool here = path && access(path, F_OK) == 0;
    int status = remote_check(remote, &arena, &zone, error);
    if (status == 0 && here)
        status = store_open(store_r, path, error);
    else if (status == 0)
        status = store_create(store_r, ":memory:", arena_string(&arena, zone), error);
    if (status == 0) {
        (*store_r)->remote = remote;
        remote = NULL;
        status = check_zone(*store_r, zone, error);
    }
    if (status == 0)
        status = make_tables(*store_r, error);
    if (status < 0) {
        store_close(*store_r);
        *store_r = NULL;
        remote_close(remote);
    }
    arena_free(&arena);
    return status;
}

struct remote *store_remote(const struct store *store)
{
    return store->remote;
}
