/* suppress: recipients that are safe to drop from lists. */
#include "cli/cli.h"
#include "cli/known.h"
#include "cli/show.h"
#include "queries/coverage.h"
#include "queries/suppress.h"

static const unsigned char suppress_options[] = {OPTION_DAYS,     OPTION_FAILURES,
                                                 OPTION_DOMAIN,   OPTION_SENDER_DOMAIN,
                                                 OPTION_PROVIDER, OPTION_SINCE,
                                                 OPTION_UNTIL,    OPTION_PLAIN,
                                                 OPTION_OUTPUT,   OPTION_NONE};

static int read_settings(struct run *run, struct suppress *suppress)
{
    const char *const *values = run->options.values;
    struct coverage coverage;
    if (run->line.count)
        return error_set(&run->error, "suppress takes no argument");
    suppress->domain = slice_of(values[OPTION_DOMAIN]);
    suppress->sender_domain = slice_of(values[OPTION_SENDER_DOMAIN]);
    suppress->provider = slice_of(values[OPTION_PROVIDER]);
    if (option_number(&run->options, OPTION_DAYS, 2, &suppress->days, &run->error) < 0 ||
        option_number(&run->options, OPTION_FAILURES, 3, &suppress->failures, &run->error) < 0 ||
        coverage_read(&coverage, run->store, &run->error) < 0)
        return -1;
    return range_read(&suppress->range, values[OPTION_SINCE], values[OPTION_UNTIL],
                      store_zone(run->store), run->now, coverage.newest, &run->error);
}

/* One address a line, and nothing else. */
static int print_plain(struct run *run, struct rows *rows)
{
    int more;
    while ((more = rows_next(rows, &run->error)) > 0) {
        struct slice address = rows_text(rows, SUPPRESS_RECIPIENT);
        if (run->out.terminal)
            address = show_safe(&run->arena, address);
        fprintf(run->out.file, "%.*s\n", SLICE_ARG(address));
    }
    rows_close(rows);
    return more < 0 ? run_fail(run, EXIT_DATABASE) : EXIT_DONE;
}

static int suppress_run(struct run *run)
{
    struct suppress suppress = {.days = 0};
    struct rows *rows;
    int status = run_open(run);
    if (status)
        return status;
    if (read_settings(run, &suppress) < 0)
        return run_fail(run, EXIT_USAGE);
    if (suppress_ask(&suppress, run->store, &rows, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    status = run->options.values[OPTION_PLAIN] ? print_plain(run, rows) : run_rows(run, rows);
    if (status)
        return status;
    return known_say(run) < 0 ? run_fail(run, EXIT_DATABASE) : run_coverage(run);
}

const struct command command_suppress = {
    .name = "suppress",
    .summary = "recipients that are safe to drop from lists",
    .usage = "",
    .options = suppress_options,
    .more =
        "A recipient whose address or domain is wrong for good (class hard), who failed on\n"
        "--days days or --failures times since the last delivery.  Failures do not count on\n"
        "days when the same provider or domain refused us for our reputation.  A delivery is\n"
        "known where it followed a failure or took long; for a wrong domain any delivery to it\n"
        "counts.  --plain prints addresses alone, one a line.\n",
    .run = suppress_run,
};
