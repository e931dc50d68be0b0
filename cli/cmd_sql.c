/* sql: any SELECT over the views. */
#include "cli/cli.h"
#include "store/remote_module.h"

static const unsigned char sql_options[] = {OPTION_OUTPUT, OPTION_NONE};

static const struct {
    const char *name, *rows;
} views[] = {
    {"events", "one row per failed attempt or refused command"},
    {"messages", "what became of each delivery that failed at least once"},
    {"deliveries", "the same, and those that never failed if they are kept"},
    {"daily", "failures by day, recipient domain and reason"},
    {"daily_senders", "failures by day, sender domain and cause"},
    {"traffic", "deliveries by day and recipient domain"},
    {"traffic_senders", "deliveries by day and sender domain"},
    {"reasons", "one row per verdict"},
    {"sources", "what was read, how far, how well"},
    {"unknown_lines", "lines that nobody understood, by shape"},
};

enum { LINE_WIDTH = 78 };

/* So that the path can be pasted into a shell. */
static void put_quoted(FILE *file, const char *path)
{
    putc('\'', file);
    for (; *path; path++)
        fputs(*path == '\'' ? "'\\''" : (char[]){*path, '\0'}, file);
    putc('\'', file);
}

/* The names of its columns, below each other where a line is full. */
static int put_columns(struct run *run, const char *view)
{
    struct rows *rows;
    struct slice sql = arena_printf(&run->arena, "SELECT * FROM %s LIMIT 0", view);
    size_t used = LINE_WIDTH;
    if (store_select(run->store, sql, NULL, 0, &rows, &run->error) < 0)
        return -1;
    for (int i = 0; i < rows_width(rows); i++) {
        const char *name = rows_name(rows, i), *comma = i + 1 < rows_width(rows) ? "," : "";
        size_t length = strlen(name) + strlen(comma) + 1;
        bool full = used + length > LINE_WIDTH;
        used = full ? 3 + length : used + length;
        printf("%s %s%s", full ? i ? "\n   " : "   " : "", name, comma);
    }
    putchar('\n');
    rows_close(rows);
    return 0;
}

static int hint(struct run *run)
{
    fputs("Ask: bouncestat sql \"SELECT cause, sum(events) FROM daily GROUP BY cause\"\n"
          "or open a shell: sqlite3 -readonly ",
          stdout);
    put_quoted(stdout, store_path(run->store));
    puts("\n\nviews and their columns:");
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
        printf("  %s: %s\n", views[i].name, views[i].rows);
        if (put_columns(run, views[i].name) < 0)
            return run_fail(run, EXIT_DATABASE);
    }
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
