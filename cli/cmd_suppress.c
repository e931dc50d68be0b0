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

/* What tells whether to drop an address; the other forms have all columns. */
static int print_table(struct run *run, struct rows *rows)
{
    static const struct column columns[] = {{.name = "recipient", .whole = true},
                                            {.name = "cause"},
                                            {.name = "last"},
                                            {.name = "days", .number = true},
                                            {.name = "failures", .number = true},
                                            {.name = "template", .wide = true}};
    int more;
    if (!run->out.terminal)
        run->out.width = OUTPUT_UNCUT;
    output_begin(&run->out, columns, sizeof(columns) / sizeof(columns[0]));
    while ((more = rows_next(rows, &run->error)) > 0) {
        const struct cell cells[] = {cell_of(rows, SUPPRESS_RECIPIENT),
                                     cell_of(rows, SUPPRESS_CAUSE),
                                     cell_text(slice_first(rows_text(rows, SUPPRESS_LAST),
                                                           strlen("2026-11-20"))),
                                     cell_of(rows, SUPPRESS_DAYS),
                                     cell_of(rows, SUPPRESS_FAILURES),
                                     cell_of(rows, SUPPRESS_TEMPLATE)};
        output_row(&run->out, cells);
    }
    output_end(&run->out);
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
    status = run->options.values[OPTION_PLAIN] ? print_plain(run, rows)
             : run->out.form->for_people       ? print_table(run, rows)
                                               : run_rows(run, rows);
    if (status)
        return status;
    return known_say(run, false) < 0 ? run_fail(run, EXIT_DATABASE) : run_coverage(run);
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
        "counts.  --plain prints addresses alone, one a line; forms other than table have more\n"
        "columns.\n",
    .run = suppress_run,
};
