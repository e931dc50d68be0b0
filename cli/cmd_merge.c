/* merge: what other machines' databases know comes into this one. */
#include "cli/cli.h"
#include "cli/judges.h"
#include "store/merge.h"

#include <inttypes.h>
#include <signal.h>
#include <sys/stat.h>

static const unsigned char merge_options[] = {OPTION_RULES, OPTION_PROVIDERS, OPTION_NONE};

static bool is_same_file(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

/* The days of a database that is made now are cut as those of the first that can be read.  An empty
 * file is what a run that was cut short leaves. */
static enum exit_code open_into(struct run *run, const char *path)
{
    char zone[MERGE_ZONE];
    struct stat file;
    const char *report_zone = NULL;
    bool made = stat(path, &file) == 0 && file.st_size > 0;
    for (size_t i = 0; i < run->line.count && !made && !report_zone; i++)
        if (merge_zone(run->line.arguments[i], zone, &run->error) == 0)
            report_zone = zone;
    if (!made && !report_zone)
        return EXIT_INPUT;
    return store_create(&run->store, path, report_zone, &run->error) < 0 ? EXIT_DATABASE
                                                                         : EXIT_DONE;
}

static void say_merged(const struct run *run, const char *path, const struct merged *merged)
{
    run_say(run, "%s: %" PRId64 " new %s, %" PRId64 " known", path, merged->events,
            noun_of(merged->events, "event", "events"), merged->known);
    if (merged->pruned)
        run_say(run, "%s: %" PRId64 " %s", path, merged->pruned,
                noun_of(merged->pruned, "event older than what was pruned here was left out",
                        "events older than what was pruned here were left out"));
    if (merged->twice)
        run_say(run,
                "%s: several databases read some of the same lines (%" PRId64 " on %" PRId64
                " %s); of deliveries the larger count stands, and some may be missing",
                path, merged->twice, merged->twice_days,
                noun_of(merged->twice_days, "day", "days"));
}

static int merge_one(struct run *run, const char *path, const struct writer_options *options)
{
    struct merged merged;
    if (is_same_file(path, store_path(run->store))) {
        error_set(&run->error, "%s is the database that is merged into; leave it away.", path);
        return run_fail(run, EXIT_INPUT);
    }
    int status = store_merge(run->store, path, options, &merged, &run->error);
    if (status < 0)
        return run_fail(run, EXIT_DATABASE);
    if (status == 0)
        return run_fail(run, EXIT_INPUT);
    say_merged(run, path, &merged);
    return EXIT_DONE;
}

static int merge_all(struct run *run, const struct judges *judges)
{
    const struct writer_options options = {.classifier = judges->classifier,
                                           .providers = judges->providers};
    const char *path = run_database(run);
    int worst = EXIT_DONE;
    enum exit_code opened = path ? open_into(run, path) : EXIT_DATABASE;
    if (opened != EXIT_DONE)
        return run_fail(run, opened);
    for (size_t i = 0; i < run->line.count && worst != EXIT_DATABASE; i++) {
        int status = merge_one(run, run->line.arguments[i], &options);
        worst = status > worst ? status : worst;
    }
    return worst;
}

static int merge_command(struct run *run)
{
    struct judges judges = {0};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    if (run->line.count == 0) {
        error_set(&run->error, "merge wants the databases of other machines");
        return run_fail(run, EXIT_USAGE);
    }
    sigaction(SIGXFSZ, &ignore, NULL); /* a full disk is an error that has a sentence */
    int status =
        judges_open(run, &judges) < 0 ? run_fail(run, EXIT_USAGE) : merge_all(run, &judges);
    judges_close(&judges);
    return status;
}

const struct command command_merge = {
    .name = "merge",
    .summary = "take in what the databases of other machines know",
    .usage = "OTHER.db...",
    .options = merge_options,
    .more = "Each OTHER.db is only read, and comes in whole or not at all.  Merge them as often\n"
            "and in whatever order you like: events count once, fates and counts come out as if\n"
            "this database had read all the logs, and a newer version of a database replaces the\n"
            "older one.  Older schemas are brought up to date on the way.  Makes the database if\n"
            "there is none, with the report zone of the first; all must have the same.\n",
    .writes = true,
    .run = merge_command,
};
