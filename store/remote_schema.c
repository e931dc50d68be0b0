/*
 * SQL of ClickHouse 18.16 (Debian 12) that today's releases still take.  docs/growing.md tells the
 * columns to people.  Names that views show are plain; where a view computes what it shows, the
 * column below has another name, because ClickHouse takes an alias for a column of that name.
 */
#include "store/remote_schema.h"

#include "base/when.h"
#include "store/remote_view.h"

#include <stdlib.h>

#define EVENT_FLOW                                                                                 \
    "mta String, instance Nullable(String), direction String, scope String, outcome String, "
#define FLOW "mta String, host String, direction String, scope String, outcome String, "

const struct remote_table remote_tables[] = {
    {.name = "event_rows",
     .columns =
         "day Date, id Int64, host String, version UInt64, gone UInt8, micros Int64, " EVENT_FLOW
         "flow Int64, reason UInt64, stage Nullable(String), code Nullable(Int32), "
         "status Nullable(String), code_origin Nullable(String), "
         "status_origin Nullable(String), remote_host Nullable(String), "
         "remote_ip Nullable(String), local_ip Nullable(String), sender Nullable(String), "
         "sender_domain Nullable(String), sender_kind Nullable(String), "
         "account Nullable(String), recipient Nullable(String), "
         "recipient_domain Nullable(String), orig_recipient Nullable(String), "
         "provider Nullable(String), queue_id Nullable(String), "
         "message_id Nullable(String), text String, template String, repeated Int64, "
         "path Nullable(String), line_offset Nullable(Int64)",
     .partition = "toYYYYMM(day)",
     .order = "day, id, host",
     .shard = "intHash64(id)"},
    {.name = "message_rows",
     .columns = "day Date, message UInt64, version UInt64, gone UInt8, host String, "
                "instance Nullable(String), queue_id String, generation Int64, "
                "message_id Nullable(String), mta String, sender Nullable(String), "
                "sender_domain Nullable(String), recipient String, "
                "recipient_domain Nullable(String), provider Nullable(String), "
                "first_micros Int64, last_micros Int64, attempts Int64, fate Nullable(String), "
                "reason UInt64, code Nullable(Int32), status Nullable(String)",
     .partition = "toYYYYMM(day)",
     .order = "day, message",
     .shard = "message"},
    {.name = "reason_rows",
     .columns = "reason UInt64, spool String, version UInt64, rank UInt64, parent UInt64, "
                "given_template String, given_code Nullable(Int32), "
                "given_status Nullable(String), given_code_origin Nullable(String), "
                "given_status_origin Nullable(String), given_stage Nullable(String), "
                "given_direction Nullable(String), given_provider Nullable(String), "
                "given_cause String, given_family String, given_class String, "
                "given_party String, given_rule String, given_step String, given_list String, "
                "first_micros Int64, last_micros Int64, given_example String",
     .order = "reason, spool",
     .shard = "reason"},
    {.name = "traffic_rows",
     .columns = "day Date, mta String, host String, direction String, to_domain String, "
                "maker String, flow Int64, spool String, version UInt64, "
                "count_delivered Int64, count_relayed Int64",
     .partition = "toYYYYMM(day)",
     .order = "day, flow, to_domain, maker, spool",
     .shard = "cityHash64(host, to_domain)",
     .day = "day"},
    {.name = "traffic_sender_rows",
     .columns =
         "day Date, mta String, host String, direction String, from_domain String, "
         "flow Int64, spool String, version UInt64, count_delivered Int64, count_relayed Int64",
     .partition = "toYYYYMM(day)",
     .order = "day, flow, from_domain, spool",
     .shard = "cityHash64(host, from_domain)",
     .day = "day"},
    {.name = "daily_rows",
     .columns = "day Date, " FLOW "recipient_domain Nullable(String), "
                "provider Nullable(String), flow Int64, reason UInt64, key UInt64, version UInt64, "
                "count Int64",
     .partition = "toYYYYMM(day)",
     .order = "day, key",
     .shard = "key",
     .day = "day"},
    {.name = "sender_rows",
     .columns = "day Date, " FLOW "sender_domain Nullable(String), flow Int64, given_cause String, "
                "given_family String, given_class String, given_party String, key UInt64, "
                "version UInt64, count Int64",
     .partition = "toYYYYMM(day)",
     .order = "day, key",
     .shard = "key",
     .day = "day"},
    {.name = "flow_rows",
     .columns = "flow Int64, version UInt64, mta Nullable(String), host Nullable(String), "
                "instance Nullable(String), direction Nullable(String), scope Nullable(String), "
                "outcome Nullable(String)",
     .order = "flow",
     .shard = "intHash64(flow)"},
    {.name = "source_rows",
     .columns = "spool String, source Int64, version UInt64, head UInt64, path String, "
                "mta Nullable(String), host Nullable(String), bytes Int64, lines Int64, events "
                "Int64, context Int64, "
                "deliveries Int64, noise Int64, unknown Int64, first_time Nullable(String), "
                "last_time Nullable(String), state String",
     .order = "spool, source",
     .shard = "cityHash64(spool)"},
    {.name = "unknown_rows",
     .columns = "shape_hash UInt64, spool String, version UInt64, shape String, times Int64, "
                "given_example String, given_path Nullable(String), "
                "given_offset Nullable(Int64)",
     .order = "shape_hash, spool",
     .shard = "shape_hash"},
    {.name = "setting_rows",
     .columns = "name String, version UInt64, value String",
     .order = "name",
     .shard = "cityHash64(name)"},
};
const unsigned remote_table_count = sizeof(remote_tables) / sizeof(remote_tables[0]);

/* A statement being put together. */
struct making {
    struct remote *remote;
    struct arena arena;
    const struct remote_init *init;
    struct slice on_cluster;
    const char *local;
    bool forgets; /* tables may have a TTL */
};

static int run(struct making *making, struct slice sql, struct error *error)
{
    return remote_run(making->remote, sql, error);
}

static int make_table(struct making *making, const struct remote_table *table, struct error *error)
{
    struct arena *arena = &making->arena;
    const char *database = making->remote->database;
    struct slice partition = S(""), ttl = S("");
    if (table->partition)
        partition = arena_printf(arena, " PARTITION BY %s", table->partition);
    if (table->day && making->forgets)
        ttl = arena_printf(arena, " TTL %s + toIntervalDay(%lld)", table->day,
                           (long long)making->init->rollup_days);
    struct slice sql =
        arena_printf(arena,
                     "CREATE TABLE IF NOT EXISTS %s.%s%s%.*s (%s) ENGINE = "
                     "ReplacingMergeTree(version)%.*s ORDER BY (%s)%.*s",
                     database, table->name, making->local, SLICE_ARG(making->on_cluster),
                     table->columns, SLICE_ARG(partition), table->order, SLICE_ARG(ttl));
    if (run(making, sql, error) < 0 || !making->local[0])
        return making->local[0] ? -1 : 0;
    sql = arena_printf(arena,
                       "CREATE TABLE IF NOT EXISTS %s.%s%.*s (%s) ENGINE = "
                       "Distributed(%s, %s, %s_local, %s)",
                       database, table->name, SLICE_ARG(making->on_cluster), table->columns,
                       making->init->cluster, database, table->name, table->shard);
    return run(making, sql, error);
}

static int make_view(struct making *making, const struct remote_view *view, struct error *error)
{
    const char *database = making->remote->database;
    struct arena *arena = &making->arena;
    struct text text = {0};
    remote_view_sql(view, database, ~UINT64_C(0), S(""), &text);
    struct slice drop = arena_printf(arena, "DROP TABLE IF EXISTS %s.%s%.*s", database, view->name,
                                     SLICE_ARG(making->on_cluster));
    struct slice make = arena_printf(arena, "CREATE VIEW %s.%s%.*s AS %.*s", database, view->name,
                                     SLICE_ARG(making->on_cluster), (int)text.length, text.bytes);
    free(text.bytes);
    int status = run(making, drop, error);
    return status < 0 ? status : run(making, make, error);
}

/* The database may not be there yet, so it is made from the one that always is. */
static int make_database(struct making *making, struct error *error)
{
    struct slice sql = arena_printf(&making->arena, "CREATE DATABASE IF NOT EXISTS %s%.*s",
                                    making->remote->database, SLICE_ARG(making->on_cluster));
    const char *database = making->remote->database;
    making->remote->database = "system";
    int status = run(making, sql, error);
    making->remote->database = database;
    return status;
}

/* Whether statements can be given to the whole cluster, and what this server's version can do. */
static int look_around(struct making *making, struct error *error)
{
    struct remote *remote = making->remote;
    const char *database = remote->database;
    int64_t keeper = 0, major = 0, hosts = 1;
    remote->database = "system";
    int status = remote_number(remote, S("SELECT toUInt32OrZero(splitByChar('.', version())[1])"),
                               &major, error);
    if (status == 0 && making->init->cluster) {
        struct slice sql =
            arena_printf(&making->arena, "SELECT count() FROM system.clusters WHERE cluster = %.*s",
                         SLICE_ARG(
                             remote_literal(&making->arena, slice_of(making->init->cluster))));
        status = remote_number(remote, sql, &hosts, error);
        if (status == 0)
            status = remote_number(remote,
                                   S("SELECT count() FROM system.tables WHERE database = 'system' "
                                     "AND name = 'zookeeper'"),
                                   &keeper, error);
    }
    remote->database = database;
    if (status == 0 && hosts == 0)
        return error_set(error,
                         "%s knows no cluster '%s'; it stands in remote_servers of the "
                         "server's configuration",
                         remote->url, making->init->cluster);
    making->forgets = major >= 20;
    if (keeper)
        making->on_cluster = arena_printf(&making->arena, " ON CLUSTER %s", making->init->cluster);
    return status;
}

int remote_set(struct remote *remote, const char *name, struct slice value, struct error *error)
{
    struct arena arena = {0};
    struct slice sql = arena_printf(
        &arena,
        "INSERT INTO %s.setting_rows (name, version, value) SELECT '%s', "
        "toUInt64(ifNull(max(version), 0)) + 1, %.*s FROM %s.setting_rows WHERE name = '%s'",
        remote->database, name, SLICE_ARG(remote_literal(&arena, value)), remote->database, name);
    int status = remote_run(remote, sql, error);
    arena_free(&arena);
    return status;
}

/* The words that all who use the database must agree on. */
static int make_settings(struct making *making, struct error *error)
{
    const struct {
        const char *name;
        struct slice value;
    } settings[] = {
        {"schema", arena_printf(&making->arena, "%d", REMOTE_VERSION)},
        {"report_zone", slice_of(making->init->report_zone)},
        {"cluster", slice_of(making->init->cluster ? making->init->cluster : "")},
        {"on_cluster", making->on_cluster},
    };
    for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
        if (remote_set(making->remote, settings[i].name, settings[i].value, error) < 0)
            return -1;
    return 0;
}

static int get(struct remote *remote, const char *name, struct arena *arena, struct slice *value_r,
               struct error *error)
{
    struct slice sql =
        arena_printf(arena, "SELECT argMax(value, version) FROM %s.setting_rows WHERE name = '%s'",
                     remote->database, name);
    return remote_text(remote, sql, arena, value_r, error);
}

static int check_zone(struct making *making, struct error *error)
{
    struct slice zone, given = slice_of(making->init->report_zone);
    if (get(making->remote, "report_zone", &making->arena, &zone, error) < 0)
        return -1;
    if (zone.len == 0 || slice_equal(zone, given))
        return 0;
    return error_set(error,
                     "%s cuts its days in %.*s, fixed when it was made; give --report-tz "
                     "%.*s, or another database",
                     making->remote->url, SLICE_ARG(zone), SLICE_ARG(zone));
}

static int make_tables(struct making *making, struct error *error)
{
    if (look_around(making, error) < 0 || make_database(making, error) < 0)
        return -1;
    for (unsigned i = 0; i < remote_table_count; i++)
        if (make_table(making, &remote_tables[i], error) < 0)
            return -1;
    return 0;
}

static int make_views(struct making *making, struct error *error)
{
    for (unsigned i = 0; i < remote_view_count; i++)
        if (!remote_views[i].inner && make_view(making, &remote_views[i], error) < 0)
            return -1;
    return 0;
}

/* Rows go to all servers of a cluster, and come from all: views can be made when each has its
 * tables. */
static int make_all(struct making *makings, size_t count, struct error *error)
{
    for (size_t i = 0; i < count; i++)
        if (make_tables(&makings[i], error) < 0)
            return -1;
    if (check_zone(&makings[0], error) < 0) {
        if (!makings[0].local[0] || makings[0].on_cluster.len)
            return -1;
        struct error why = *error;
        return error_set(error,
                         "another server of the cluster has no tables yet; name them all: "
                         "store init --store URL URL... (%.300s)",
                         why.text);
    }
    for (size_t i = 0; i < count; i++)
        if (make_views(&makings[i], error) < 0)
            return -1;
    return make_settings(&makings[0], error);
}

int remote_init(struct remote **servers, size_t count, const struct remote_init *init,
                struct error *error)
{
    struct making *makings = memory_zero(count, sizeof(*makings));
    for (size_t i = 0; i < count; i++)
        makings[i] = (struct making){.remote = servers[i],
                                     .init = init,
                                     .on_cluster = S(""),
                                     .local = init->cluster ? "_local" : ""};
    int status = make_all(makings, count, error);
    for (size_t i = 0; i < count; i++)
        arena_free(&makings[i].arena);
    free(makings);
    return status;
}

int remote_check(struct remote *remote, struct arena *arena, struct slice *report_zone_r,
                 struct error *error)
{
    struct slice schema, sql = arena_printf(arena,
                                            "SELECT count() FROM system.tables WHERE "
                                            "database = '%s' AND name = 'setting_rows'",
                                            remote->database);
    const char *database = remote->database;
    int64_t there;
    remote->database = "system";
    int status = remote_number(remote, sql, &there, error);
    remote->database = database;
    if (status < 0)
        return -1;
    if (!there)
        return error_set(error,
                         "%s has no tables of bouncestat yet; 'bouncestat store init' makes "
                         "them",
                         remote->url);
    if (get(remote, "schema", arena, &schema, error) < 0 ||
        get(remote, "report_zone", arena, report_zone_r, error) < 0)
        return -1;
    long version = strtol(arena_string(arena, schema), NULL, 10);
    if (version == REMOTE_VERSION)
        return 0;
    return error_set(error,
                     version > REMOTE_VERSION
                         ? "%s was made by a newer bouncestat (schema %ld); use that version"
                         : "%s was not made to the end (schema %ld); run 'bouncestat store "
                           "init' for each server of the cluster",
                     remote->url, version);
}

int remote_place(struct remote *remote, struct arena *arena, struct remote_place *place_r,
                 struct error *error)
{
    struct slice cluster;
    if (get(remote, "cluster", arena, &cluster, error) < 0 ||
        get(remote, "on_cluster", arena, &place_r->on_cluster, error) < 0)
        return -1;
    place_r->local = cluster.len ? "_local" : "";
    return 0;
}
