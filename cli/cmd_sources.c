/* sources: what was read, how far, how well. */
#include "cli/cli.h"

static const unsigned char sources_options[] = {OPTION_OUTPUT, OPTION_NONE};

static const char sources_sql[] =
    "SELECT path, mta, host, lines, events, context, deliveries, noise, unknown, last_time, state,"
    " first_time, bytes FROM sources ORDER BY host, path, first_time";

/* A terminal has no room for all columns: times and bytes are left to the other forms. */
static const char sources_narrow_sql[] =
    "SELECT path, mta, host, lines, events, context, deliveries, noise, unknown FROM sources"
    " ORDER BY host, path, first_time";

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
    struct slice sql = slice_of(run->out.form->for_people ? sources_narrow_sql : sources_sql);
    if (store_select(run->store, sql, NULL, 0, &rows, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    status = run_rows(run, rows);
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
