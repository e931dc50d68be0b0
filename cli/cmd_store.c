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

static int init_tables(struct run *run, struct remote *remote, const struct remote_init *init)
{
    int status = remote_init(remote, init, &run->error);
    if (status < 0)
        return run_fail(run, EXIT_DATABASE);
    if (status > 0) {
        run_say(run, "%s is ready; its days are cut in %s", remote->url, init->report_zone);
        return EXIT_DONE;
    }
    run_say(run,
            "The tables of this server are made; run the same for each other server of '%s' "
            "(%s)",
            init->cluster, run->error.text);
    return EXIT_DONE;
}

static int store_run(struct run *run)
{
    struct remote_init init = {.cluster = NULL};
    struct remote *remote = NULL;
    struct zone *zone = NULL;
    int status;
    if (run->line.count != 1 || strcmp(run->line.arguments[0], "init") != 0)
        error_set(&run->error, "store takes init");
    else if (read_init(run, &init, &zone) == 0 && run_remote(run, &remote) == 0)
        error_set(&run->error, "which server? Give --store clickhouse+http://USER@HOST:8123/DB");
    status = remote ? init_tables(run, remote, &init) : run_fail(run, EXIT_USAGE);
    remote_close(remote);
    zone_free(zone);
    return status;
}

const struct command command_store = {
    .name = "store",
    .summary = "make the tables of a ClickHouse server or cluster",
    .usage = "init",
    .options = store_options,
    .more =
        "Makes the database of --store with its tables and views, where they are missing.  With\n"
        "--cluster tables are made for each server and one over all, sharded by the key of their\n"
        "rows; without ZooKeeper or Keeper the command is run for each server once.\n",
    .run = store_run,
};
