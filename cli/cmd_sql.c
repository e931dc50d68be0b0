/* sql: any SELECT over the views. */
#include "cli/cli.h"
#include "store/remote_module.h"

static const unsigned char sql_options[] = {OPTION_OUTPUT, OPTION_NONE};

static const char views_text[] =
    "  events           one row per failed attempt or refused command\n"
    "  messages         what became of each delivery that failed at least once\n"
    "  daily            failures by day, recipient domain and reason\n"
    "  daily_senders    failures by day, sender domain and cause\n"
    "  traffic          deliveries by day and recipient domain\n"
    "  traffic_senders  deliveries by day and sender domain\n"
    "  reasons          one row per verdict\n"
    "  sources          what was read, how far, how well\n"
    "  unknown_lines    lines that nobody understood, by shape\n";

/* So that the path can be pasted into a shell. */
static void put_quoted(FILE *file, const char *path)
{
    putc('\'', file);
    for (; *path; path++)
        fputs(*path == '\'' ? "'\\''" : (char[]){*path, '\0'}, file);
    putc('\'', file);
}

static int hint(struct run *run)
{
    fputs("Ask: bouncestat sql \"SELECT cause, sum(events) FROM daily GROUP BY cause\"\n"
          "or open a shell: sqlite3 -readonly ",
          stdout);
    put_quoted(stdout, store_path(run->store));
    printf("\n\nviews (docs/sql.md tells their columns):\n%s", views_text);
    return EXIT_DONE;
}

static int sql_run(struct run *run)
{
    struct rows *rows;
    int status = run_open(run);
    if (status)
        return status;
    if (run->line.count == 0)
        return hint(run);
    if (run->line.count > 1) {
        error_set(&run->error, "sql takes one argument: put the SELECT in quotes");
        return run_fail(run, EXIT_USAGE);
    }
    struct slice sql = slice_of(run->line.arguments[0]);
    if (store_remote(run->store) ? remote_select_typed(run->store, sql, &rows, &run->error) < 0
                                 : store_select_typed(run->store, sql, &rows, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    status = run_rows(run, rows);
    return status ? status : run_coverage(run);
}

const struct command command_sql = {
    .name = "sql",
    .summary = "answer a SELECT over the views; alone: how to open a shell",
    .usage = "[\"SELECT ...\"]",
    .options = sql_options,
    .more = "Reads only: the database cannot be changed from here, nor files reached.\n",
    .run = sql_run,
};
