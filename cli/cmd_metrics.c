/* metrics: Prometheus text exposition (format 0.0.4), for the node exporter's textfile folder. */
#include "base/utf8.h"
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const unsigned char metrics_options[] = {OPTION_OUTPUT_FILE, OPTION_DOMAINS, OPTION_NONE};

/* Each SELECT gives the value first; its other columns are the labels, by their names.  NULL is the
 * empty label.  ?1 is the number of --domains. */
static const struct metric {
    const char *name, *type, *help, *sql;
} metrics[] = {
    {"bouncestat_build_info", "gauge", "The program that wrote this, always 1.",
     "SELECT 1 AS value, '" BOUNCESTAT_VERSION "' AS version"},
    {"bouncestat_events_total", "counter",
     "Failed attempts and refused commands (expired: deliveries that were given up).",
     "SELECT sum(events) AS value, mta, host, direction, outcome, cause, provider FROM daily"
     " WHERE scope = 'edge' GROUP BY mta, host, direction, outcome, cause, provider"},
    {"bouncestat_delivered_total", "counter",
     "Deliveries that worked; inbound: accepted recipients.",
     "SELECT sum(delivered) AS value, mta, host, direction, provider FROM traffic"
     " GROUP BY mta, host, direction, provider"},
    {"bouncestat_relayed_total", "counter", "Deliveries handed to own machines.",
     "SELECT sum(relayed) AS value, mta, host, direction FROM traffic"
     " GROUP BY mta, host, direction"},
    {"bouncestat_domain_failures_total", "counter",
     "Final failures of the recipient domains that have most.",
     "SELECT sum(failed) AS value, direction, recipient_domain AS domain FROM traffic"
     " WHERE recipient_domain IN (SELECT recipient_domain FROM traffic"
     " WHERE recipient_domain IS NOT NULL GROUP BY recipient_domain"
     " ORDER BY sum(failed) DESC, recipient_domain LIMIT ?1) GROUP BY direction, domain"},
    {"bouncestat_lines_total", "counter", "Log lines read, by what they were.",
     "SELECT sum(n) AS value, mta, host, kind FROM ("
     "SELECT mta, host, 'event' AS kind, events AS n FROM sources"
     " UNION ALL SELECT mta, host, 'context', context FROM sources"
     " UNION ALL SELECT mta, host, 'delivery', deliveries FROM sources"
     " UNION ALL SELECT mta, host, 'noise', noise FROM sources"
     " UNION ALL SELECT mta, host, 'unknown', unknown FROM sources) GROUP BY mta, host, kind"},
    {"bouncestat_last_line_timestamp_seconds", "gauge", "Time of the newest log line of a machine.",
     "SELECT CAST(strftime('%s', max(last_time)) AS INTEGER) AS value, host FROM sources"
     " WHERE last_time IS NOT NULL GROUP BY host"},
};

/* In a label value: \\ for a backslash, \" for a quote, \n for a line feed. */
static void put_label(struct run *run, const char *name, struct slice value)
{
    FILE *file = run->out.file;
    value = utf8_clean(&run->arena, slice_present(value) ? value : S(""));
    fprintf(file, "%s=\"", name);
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] == '\\' || value.ptr[i] == '"')
            putc('\\', file);
        putc(value.ptr[i], file);
    }
    putc('"', file);
}

static int put_metric(struct run *run, const struct metric *metric, int64_t domains)
{
    struct param param = {.type = PARAM_NUMBER, .number = domains};
    struct rows *rows;
    FILE *file = run->out.file;
    bool bound = strstr(metric->sql, "?1");
    int more;
    if (bound && !domains)
        return 0;
    if (store_select(run->store, slice_of(metric->sql), &param, bound, &rows, &run->error) < 0)
        return -1;
    fprintf(file, "# HELP %s %s\n# TYPE %s %s\n", metric->name, metric->help, metric->name,
            metric->type);
    while ((more = rows_next(rows, &run->error)) > 0) {
        fprintf(file, "%s{", metric->name);
        for (int i = 1; i < rows_width(rows); i++) {
            if (i > 1)
                putc(',', file);
            put_label(run, rows_name(rows, i), rows_text(rows, i));
        }
        fprintf(file, "} %lld\n", (long long)rows_number(rows, 0));
    }
    rows_close(rows);
    return more;
}

static int put_all(struct run *run, int64_t domains)
{
    for (size_t i = 0; i < sizeof(metrics) / sizeof(metrics[0]); i++)
        if (put_metric(run, &metrics[i], domains) < 0)
            return run_fail(run, EXIT_DATABASE);
    return EXIT_DONE;
}

static int fail_file(struct run *run, const char *path)
{
    error_set(&run->error, "%s: the metrics cannot be written: %s", path, strerror(errno));
    return run_fail(run, EXIT_USAGE);
}

/* Into a file beside it, which then takes its place: whoever reads finds the old or the new one. */
static int write_file(struct run *run, const char *path, int64_t domains)
{
    char *beside =
        (char *)(uintptr_t)arena_string(&run->arena, arena_printf(&run->arena, "%s.XXXXXX", path));
    int fd = mkstemp(beside);
    if (fd < 0)
        return fail_file(run, path);
    run->out.file = fdopen(fd, "w");
    int status = put_all(run, domains);
    bool written = fchmod(fd, 0644) == 0 && fflush(run->out.file) == 0 && !ferror(run->out.file);
    if (fclose(run->out.file) != 0 || !written ||
        (status == EXIT_DONE && rename(beside, path) != 0))
        status = status ? status : fail_file(run, path);
    if (status != EXIT_DONE)
        unlink(beside);
    run->out.file = stdout;
    return status;
}

static int metrics_run(struct run *run)
{
    const char *path = run->options.values[OPTION_OUTPUT_FILE];
    int64_t domains;
    if (run->line.count)
        error_set(&run->error, "metrics takes no argument");
    if (run->line.count ||
        option_number(&run->options, OPTION_DOMAINS, 0, &domains, &run->error) < 0)
        return run_fail(run, EXIT_USAGE);
    int status = run_open(run);
    if (status)
        return status;
    return path ? write_file(run, path, domains) : put_all(run, domains);
}

const struct command command_metrics = {
    .name = "metrics",
    .summary = "Prometheus metrics, for the node exporter's textfile folder",
    .usage = "",
    .options = metrics_options,
    .more = "Names begin with bouncestat_.  Labels are mta, host, direction, outcome, cause and\n"
            "provider, whose values are few; domains only as --domains asks.  Counters are sums\n"
            "over the kept days: they fall when counts are pruned.\n",
    .run = metrics_run,
};
