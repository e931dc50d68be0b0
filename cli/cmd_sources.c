/* sources: what was read, how far, how well. */
#include "cli/cli.h"

static const unsigned char sources_options[] = {OPTION_OUTPUT, OPTION_NONE};

static const char sources_sql[] =
    "SELECT path, mta, host, lines, events, context, deliveries, noise, unknown, state,"
    " first_time, last_time, bytes FROM sources ORDER BY host, path, first_time";

/* For people the path is a heading, as long as it is; times are left to the other forms. */
enum { PATH = 0, SHOWN_FIRST = 1, SHOWN_LAST = 9 };

static int print_for_people(struct run *run, struct rows *rows)
{
    struct column columns[SHOWN_LAST];
    struct cell cells[SHOWN_LAST];
    int more;
    for (int i = SHOWN_FIRST; i <= SHOWN_LAST; i++)
        columns[i - SHOWN_FIRST] =
            (struct column){.name = rows_name(rows, i), .number = i > 2 && i < SHOWN_LAST};
    output_begin(&run->out, columns, SHOWN_LAST);
    while ((more = rows_next(rows, &run->error)) > 0) {
        output_heading(&run->out, S(""));
        output_heading(&run->out, rows_text(rows, PATH));
        for (int i = SHOWN_FIRST; i <= SHOWN_LAST; i++)
            cells[i - SHOWN_FIRST] = cell_of(rows, i);
        output_row(&run->out, cells);
    }
    output_end(&run->out);
    rows_close(rows);
    return more < 0 ? run_fail(run, EXIT_DATABASE) : EXIT_DONE;
}

static int sources_run(struct run *run)
{
    struct rows *rows;
    int status = run_open(run);
    if (status)
        return status;
    if (run->line.count) {
        error_set(&run->error, "sources takes no argument");
        return run_fail(run, EXIT_USAGE);
    }
    if (store_select(run->store, slice_of(sources_sql), NULL, 0, &rows, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    status = run->out.form->for_people ? print_for_people(run, rows) : run_rows(run, rows);
    if (status == EXIT_DONE)
        status = run_decided(run);
    return status ? status : run_coverage(run);
}

const struct command command_sources = {
    .name = "sources",
    .summary = "what was read, how far, how well",
    .usage = "",
    .options = sources_options,
    .more = "One row per stream of log content.  lines = events + context + deliveries + noise +\n"
            "unknown.  Forms other than table show times, bytes and state too.\n",
    .run = sources_run,
};
