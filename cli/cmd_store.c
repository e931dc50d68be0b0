/* store: the tables of a ClickHouse server. */
#include "cli/cli.h"
#include "cli/keep.h"
#include "store/remote_schema.h"

static const unsigned char store_options[] = {OPTION_CLUSTER, OPTION_REPORT_TZ, OPTION_KEEP_ROLLUPS,
                                              OPTION_NONE};

static bool is_name(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!byte_is_alnum(*c) && *c != '_')
            return false;
    return name[0] && !byte_is_digit(name[0]);
}

static int read_init(struct run *run, struct remote_init *init, struct zone **zone)
{
    init->cluster = run->options.values[OPTION_CLUSTER];
    if (init->cluster && !is_name(init->cluster))
        return error_set(&run->error, "--cluster '%.60s' is no name of letters, digits and _",
                         init->cluster);
    if (zone_load(zone, run->options.values[OPTION_REPORT_TZ], &run->error) < 0)
        return -1;
    init->report_zone = zone_name(*zone);
    return keep_days(&run->options, OPTION_KEEP_ROLLUPS, KEEP_ROLLUPS, &init->rollup_days,
                     &run->error);
}

/* Those named behind `init` are further servers of the cluster. */
static int open_servers(struct run *run, struct remote **servers)
{
    const char *password_file = run->options.values[OPTION_PASSWORD_FILE];
    int given = run_remote(run, &servers[0]);
    if (given == 0)
        error_set(&run->error, "which server? Give --store clickhouse+http://USER@HOST:8123/DB");
    for (size_t i = 1; given > 0 && i < run->line.count; i++)
        if (remote_open(&servers[i], run->line.arguments[i], password_file, &run->error) < 0)
            given = -1;
    return given > 0 ? 0 : -1;
}

static int store_run(struct run *run)
{
    struct remote_init init = {.cluster = NULL};
    struct remote **servers = arena_zero(&run->arena, (run->line.count + 1) * sizeof(*servers));
    struct zone *zone = NULL;
    int status = EXIT_USAGE;
    if (run->line.count < 1 || strcmp(run->line.arguments[0], "init") != 0)
        error_set(&run->error, "store takes init");
    else if (read_init(run, &init, &zone) == 0 && open_servers(run, servers) == 0)
        status = remote_init(servers, run->line.count, &init, &run->error) < 0 ? EXIT_DATABASE
                                                                               : EXIT_DONE;
    if (status == EXIT_DONE)
        run_say(run, "%s is ready; its days are cut in %s", servers[0]->url, init.report_zone);
    for (size_t i = 0; i <= run->line.count; i++)
        remote_close(servers[i]);
    zone_free(zone);
    return status == EXIT_DONE ? EXIT_DONE : run_fail(run, (enum exit_code)status);
}

const struct command command_store = {
    .name = "store",
    .summary = "make the tables of a ClickHouse server or cluster",
    .usage = "init [URL...]",
    .options = store_options,
    .more =
        "Makes the database of --store with its tables and views, where they are missing.  With\n"
        "--cluster tables are made on each server and one over all, sharded by the key of their\n"
        "rows.  Without ZooKeeper or Keeper the other servers are named too, each by its URL.\n",
    .run = store_run,
};
