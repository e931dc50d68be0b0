/* ingest: read logs into the database, and tell what became of every line. */
#include "cli/account.h"
#include "cli/cli.h"
#include "cli/judges.h"
#include "cli/own.h"
#include "cli/ship.h"
#include "ingest/ingest.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const unsigned char ingest_options[] = {
    OPTION_ROTATED,      OPTION_FOLLOW,    OPTION_FORMAT,      OPTION_YEAR,
    OPTION_TZ,           OPTION_LOG_HOST,  OPTION_RULES,       OPTION_PROVIDERS,
    OPTION_OWN_NETWORKS, OPTION_OWN_HOSTS, OPTION_OWN_DOMAINS, OPTION_HOST_MAP,
    OPTION_REPORT_TZ,    OPTION_UNKNOWN,   OPTION_JOBS,        OPTION_KEEP_DELIVERIES,
    OPTION_NONE};

static const char ingest_more[] =
    "PATH is a file, a folder, a quoted pattern, or - for standard input; plain or\n"
    "packed.  Formats are known by content; those that --format may name instead are\n "
#define FORMAT(name) " " #name
#include "format_list.h"
#undef FORMAT
    "\nWithout PATH the usual places are read: /var/log/mail.log, /var/log/maillog,\n"
    "Exim's mainlog.  What was read before, under whatever name, is not counted again.\n"
    "At the end every line is accounted for:\n"
    "lines = events + context + deliveries + noise + unknown.\n";

/* Where packages put their logs (Debian, EL, cPanel). */
static const char *const usual_places[] = {
    "/var/log/mail.log",      "/var/log/maillog",      "/var/log/exim4/mainlog",
    "/var/log/exim/main.log", "/var/log/exim_mainlog",
};

static volatile sig_atomic_t stop;

static void on_signal(int number)
{
    (void)number;
    stop = stop + 1;
}

/* Files are followed by name, so SIGHUP, with which logrotate's users ask to reopen them, has
 * nothing to say. */
static void catch_signals(bool follow)
{
    struct sigaction action = {.sa_handler = on_signal};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    action.sa_handler = SIG_IGN;
    sigaction(SIGXFSZ, &action, NULL); /* a full disk is an error that has a sentence */
    if (follow)
        sigaction(SIGHUP, &action, NULL);
}

/* What the options lead to. */
struct setup {
    struct ingest_options options;
    struct zone *zone;
    struct judges judges;
    struct ship ship;
    char host[256];
};

static int find_paths(struct run *run, struct ingest_options *options)
{
    options->paths = run->line.arguments;
    options->count = run->line.count;
    if (options->count)
        return 0;
    const char **places = arena_zero(&run->arena, sizeof(usual_places));
    for (size_t i = 0; i < sizeof(usual_places) / sizeof(usual_places[0]); i++)
        if (access(usual_places[i], F_OK) == 0)
            places[options->count++] = usual_places[i];
    options->paths = places;
    if (options->count)
        return 0;
    return error_set(&run->error, "no log stands at the usual places; name a PATH, or - to read "
                                  "standard input");
}

/* Before a database is made: a mistyped zone must not leave one behind. */
static int check_report_zone(struct run *run)
{
    struct zone *zone = NULL;
    int status = zone_load(&zone, run->options.values[OPTION_REPORT_TZ], &run->error);
    zone_free(zone);
    return status;
}

static int read_format(struct run *run, struct ingest_options *options)
{
    const char *name = run->options.values[OPTION_FORMAT];
    struct slice known = S("");
    options->format = name ? format_find(slice_of(name)) : NULL;
    if (!name || options->format)
        return 0;
    for (size_t i = 0; formats[i]; i++)
        known = arena_printf(&run->arena, "%.*s%s%s", SLICE_ARG(known), i ? ", " : "",
                             formats[i]->name);
    return error_set(&run->error, "--format '%.60s' is none of %.*s", name, SLICE_ARG(known));
}

static int read_options(struct run *run, struct setup *setup)
{
    const char *const *values = run->options.values;
    struct ingest_options *options = &setup->options;
    int64_t year, jobs;
    options->rotated = values[OPTION_ROTATED];
    options->follow = values[OPTION_FOLLOW];
    options->keep_deliveries = values[OPTION_KEEP_DELIVERIES];
    options->stop = &stop;
    if (option_number(&run->options, OPTION_YEAR, 0, &year, &run->error) < 0 ||
        option_number(&run->options, OPTION_JOBS, 0, &jobs, &run->error) < 0 ||
        read_format(run, options) < 0)
        return -1;
    if (year && (year < 1990 || year > 2069))
        return error_set(&run->error, "--year '%lld' is not between 1990 and 2069",
                         (long long)year);
    options->year = (int)year;
    options->threads = jobs > 64 ? 64 : (unsigned)jobs;
    gethostname(setup->host, sizeof(setup->host) - 1);
    options->host = values[OPTION_LOG_HOST] ? values[OPTION_LOG_HOST] : setup->host;
    if (zone_load(&setup->zone, values[OPTION_TZ], &run->error) < 0)
        return -1;
    options->zone = setup->zone;
    if (check_report_zone(run) < 0)
        return -1;
    if (own_read(&options->own, &run->options, &run->arena, &run->error) < 0 ||
        own_read_hosts(options, &run->options, &run->arena, &run->error) < 0 ||
        judges_open(run, &setup->judges) < 0)
        return -1;
    options->classifier = setup->judges.classifier;
    options->providers = setup->judges.providers;
    return find_paths(run, options);
}

/* Lines of logs name people: the file is its owner's. */
static int open_unknown(struct run *run, struct ingest_options *options)
{
    const char *path = run->options.values[OPTION_UNKNOWN];
    if (!path)
        return 0;
    mode_t before = umask(0077);
    options->unknown = fopen(path, "a");
    umask(before);
    if (options->unknown)
        return 0;
    return error_set(&run->error, "--unknown %.200s cannot be written: %s", path, strerror(errno));
}

/* False when lines were lost, by a full disk for example. */
static bool close_unknown(struct run *run, struct ingest_options *options)
{
    if (!options->unknown)
        return true;
    bool whole = !ferror(options->unknown);
    if (fclose(options->unknown) == 0 && whole)
        return true;
    error_set(&run->error, "--unknown %.200s lacks lines: it could not be written to the end",
              run->options.values[OPTION_UNKNOWN]);
    return false;
}

/* cron mostly runs as another user. */
static void tell_owner(struct run *run)
{
    const char *path = store_path(run->store), *slash = strrchr(path, '/');
    if (slash && store_in_roots_folder(run->store))
        run_say(run,
                "%.*s is new and belongs to root; before another user reads logs into it, from "
                "cron for example, run 'chown -R USER: %.*s'",
                (int)(slash - path), path, (int)(slash - path), path);
}

/* Read what was found.  No database is made for nothing. */
static int read_logs(struct run *run, struct setup *setup, struct ingest *found)
{
    const char *path = run_database(run);
    if (path && !ingest_has_logs(found) && access(path, F_OK) != 0)
        return EXIT_DONE;
    if (!path ||
        store_create(&run->store, path, run->options.values[OPTION_REPORT_TZ], &run->error) < 0 ||
        ship_open(&setup->ship) < 0)
        return EXIT_DATABASE;
    tell_owner(run);
    return ingest_run(found, run->store, &run->error) < 0 ? EXIT_DATABASE : EXIT_DONE;
}

static int ingest(struct run *run, struct setup *setup)
{
    struct account account;
    struct ingest_result result;
    catch_signals(setup->options.follow);
    account_begin(&account, run, setup->options.follow);
    setup->options.listener = account_listener(&account);
    setup->options.aside = (struct ingest_aside){&setup->ship, ship_aside};
    if (!setup->options.follow)
        memory_expect_much();
    struct ingest *found = ingest_open(&setup->options, &result);
    int status = read_logs(run, setup, found);
    ingest_close(found);
    account_end(&account, status == EXIT_DONE ? &result : NULL);
    if (status != EXIT_DONE)
        return run_fail(run, status);
    int shipped = ship_end(&setup->ship);
    if (stop && !setup->options.follow) {
        error_set(&run->error, "stopped by a signal; the same command goes on where it stopped");
        return run_fail(run, EXIT_INPUT);
    }
    if (shipped != EXIT_DONE)
        return shipped;
    return result.failed || result.mostly_unknown ? EXIT_INPUT : EXIT_DONE;
}

static int ingest_command(struct run *run)
{
    struct setup *setup = arena_zero(&run->arena, sizeof(*setup));
    bool wrong = read_options(run, setup) < 0 || ship_begin(&setup->ship, run, &stop) < 0 ||
                 open_unknown(run, &setup->options) < 0;
    int status = wrong ? run_fail(run, EXIT_USAGE) : ingest(run, setup);
    if (!close_unknown(run, &setup->options)) {
        int lost = run_fail(run, EXIT_INPUT);
        status = status ? status : lost;
    }
    remote_close(setup->ship.remote);
    judges_close(&setup->judges);
    zone_free(setup->zone);
    return status;
}

const struct command command_ingest = {
    .name = "ingest",
    .summary = "read logs into the database",
    .usage = "[PATH...]",
    .options = ingest_options,
    .more = ingest_more,
    .writes = true,
    .run = ingest_command,
};
