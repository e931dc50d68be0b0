/* report: a day or some days, as text, JSON or HTML. */
#include "cli/report_writers.h"
#include "queries/coverage.h"

static const unsigned char report_options[] = {OPTION_DAY,   OPTION_WEEK,  OPTION_SINCE,
                                               OPTION_UNTIL, OPTION_LIMIT, OPTION_REPORT_OUTPUT,
                                               OPTION_NONE};

static const char report_more[] =
    "Without a time the report is of yesterday. --week is the seven days that end with --day.\n"
    "A report is of whole days in the report zone: a time within a day means that day.\n"
    "json is one object with an array for each table; html is one file that needs nothing else.\n";

static const struct {
    const char *name, *base; /* the form that tables take inside it */
    void (*write)(struct run *run, const struct report *report);
} forms[] = {
    {"table", "table", report_text},
    {"json", "json", report_json},
    {"html", "table", report_html},
};

enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

static int open_as(struct run *run, size_t *form_r)
{
    const char *name = run->options.values[OPTION_REPORT_OUTPUT];
    *form_r = 0;
    while (name && *form_r < FORMS && strcmp(forms[*form_r].name, name) != 0)
        ++*form_r;
    if (*form_r == FORMS) {
        error_set(&run->error, "--output '%.60s' is none of table, json and html", name);
        return run_fail(run, EXIT_USAGE);
    }
    run->options.values[OPTION_OUTPUT] = forms[*form_r].base;
    return run_open(run);
}

/* The whole days that the options name. */
static int read_period(struct run *run, struct period *period)
{
    const char **values = run->options.values;
    const char *day = values[OPTION_DAY] ? values[OPTION_DAY] : "yesterday";
    const char *since = values[OPTION_SINCE];
    const char *until = values[OPTION_UNTIL] ? values[OPTION_UNTIL] : "today";
    const struct zone *zone = store_zone(run->store);
    bool ranged = since || values[OPTION_UNTIL];
    struct coverage coverage;
    struct range range;
    if (run->line.count)
        return error_set(&run->error, "report takes no argument; '%.60s' may want --day",
                         run->line.arguments[0]);
    if (ranged && (values[OPTION_DAY] || values[OPTION_WEEK]))
        return error_set(&run->error, "--since and --until do not go with --day and --week");
    if (ranged && !since)
        return error_set(&run->error, "--until wants --since too");
    if (coverage_read(&coverage, run->store, &run->error) < 0 ||
        (since ? range_read(&range, since, until, zone, run->now, coverage.newest, &run->error)
               : range_read_day(&range, day, zone, run->now, coverage.newest, &run->error)) < 0)
        return -1;
    if (!range.whole_days)
        run_say(run, "A report is of whole days, from the first to the last that is touched");
    period_set(period, values[OPTION_WEEK] ? range.last_day - 6 : range.first_day, range.last_day,
               zone);
    return 0;
}

static int report_run(struct run *run)
{
    struct report *report = arena_zero(&run->arena, sizeof(*report));
    struct period period;
    int64_t limit;
    size_t form;
    int status = open_as(run, &form);
    if (status)
        return status;
    if (read_period(run, &period) < 0 ||
        option_number(&run->options, OPTION_LIMIT, 10, &limit, &run->error) < 0)
        return run_fail(run, EXIT_USAGE);
    if (report_fill(report, &period, limit, run->store, &run->arena, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    forms[form].write(run, report);
    return EXIT_DONE;
}

const struct command command_report = {
    .name = "report",
    .summary = "a day or some days: numbers, causes, news, advice; text, JSON or HTML",
    .usage = "",
    .options = report_options,
    .more = report_more,
    .run = report_run,
};
