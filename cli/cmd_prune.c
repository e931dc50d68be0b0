/* prune: old events leave, counts stay. */
#include "cli/cli.h"
#include "cli/keep.h"
#include "store/prune.h"
#include "store/remote_chore.h"
#include "store/remote_schema.h"

#include <inttypes.h>

static const unsigned char prune_options[] = {OPTION_KEEP, OPTION_KEEP_ROLLUPS, OPTION_VACUUM,
                                              OPTION_NONE};

/* Days are those of the server's report zone. */
static int prune_remote(struct run *run, struct remote *remote, int64_t events, int64_t rollups)
{
    struct remote_pruned pruned;
    struct slice name;
    struct zone *zone = NULL;
    char day[WHEN_TEXT];
    if (remote_check(remote, &run->arena, &name, &run->error) < 0 ||
        zone_load(&zone, arena_string(&run->arena, name), &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    int64_t today = zone_day(zone, run->now);
    const struct prune prune = {.events_day = today - events, .rollups_day = today - rollups};
    zone_free(zone);
    if (remote_prune(remote, &prune, &pruned, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    day_text(prune.events_day, day);
    run_say(run,
            "%" PRId64 " events from before %s are counted and out of sight; %" PRId64
            " monthly parts were dropped",
            pruned.events, day, pruned.months);
    return EXIT_DONE;
}

static int prune_run(struct run *run)
{
    struct prune prune = {.vacuum = run->options.values[OPTION_VACUUM]};
    struct prune_counts counts;
    int64_t events, rollups;
    char day[WHEN_TEXT], count_day[WHEN_TEXT];
    if (run->line.count) {
        error_set(&run->error, "prune takes no argument");
        return run_fail(run, EXIT_USAGE);
    }
    if (keep_days(&run->options, OPTION_KEEP, KEEP_EVENTS, &events, &run->error) < 0 ||
        keep_days(&run->options, OPTION_KEEP_ROLLUPS, KEEP_ROLLUPS, &rollups, &run->error) < 0)
        return run_fail(run, EXIT_USAGE);
    if (rollups < events) {
        error_set(&run->error, "--keep-rollups may not be shorter than --keep: counts outlive the "
                               "events that they were made of");
        return run_fail(run, EXIT_USAGE);
    }
    struct remote *remote;
    if (run_remote(run, &remote) < 0)
        return run_fail(run, EXIT_USAGE);
    if (remote) {
        int status = prune_remote(run, remote, events, rollups);
        remote_close(remote);
        return status;
    }
    const char *path = run_database(run);
    if (!path || store_tend(&run->store, path, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    prune.events_day = zone_day(store_zone(run->store), run->now) - events;
    prune.rollups_day = zone_day(store_zone(run->store), run->now) - rollups;
    if (store_prune(run->store, &prune, &counts, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    day_text(prune.events_day, day);
    day_text(prune.rollups_day, count_day);
    run_say(run,
            "%" PRId64 " %s and %" PRId64 " %s from before %s are gone; counts are kept from %s on",
            counts.events, noun_of(counts.events, "event", "events"), counts.messages,
            noun_of(counts.messages, "message", "messages"), day, count_day);
    return EXIT_DONE;
}

const struct command command_prune = {
    .name = "prune",
    .summary = "remove old events, keep what was counted",
    .usage = "",
    .options = prune_options,
    .more = "Ages are whole days of the report zone: 90d, 12w, 3y.  With the events go the texts,\n"
            "addresses, messages, fingerprints, unknown lines and marks that only they needed.\n"
            "Counts (daily, daily_senders, traffic, traffic_senders) keep the causes they had.\n"
            "Lines older than what was pruned count as known when they are read again.  Works in\n"
            "small steps beside readers and a running ingest; --vacuum needs the file alone.\n",
    .run = prune_run,
};
