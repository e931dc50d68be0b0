#include "store/remote_module.h"
#include "store/remote_schema.h"
#include "store/store_private.h"

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
    int status = remote_check(remote, &arena, &zone, error);
    if (status == 0 && path && access(path, F_OK) == 0)
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
