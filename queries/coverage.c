#include "queries/coverage.h"

#include "store/prune.h"

#include <stdio.h>

static const char coverage_sql[] =
    "SELECT host, CAST(strftime('%s', max(last_time)) AS INTEGER) AS last,"
    " sum(lines - noise) AS lines, sum(unknown) AS unknown"
    " FROM sources GROUP BY host ORDER BY last, host";

static void add_host(struct coverage *coverage, struct rows *rows)
{
    bool timed = rows_type(rows, 1) != VALUE_NULL;
    int64_t last = timed ? rows_number(rows, 1) * WHEN_SECOND : WHEN_NONE;
    coverage->newest = last > coverage->newest ? last : coverage->newest;
    coverage->lines += rows_number(rows, 2);
    coverage->unknown += rows_number(rows, 3);
    if (coverage->host_count < COVERAGE_HOSTS_MAX) {
        struct slice name = rows_text(rows, 0);
        snprintf(coverage->hosts[coverage->host_count].name, sizeof(coverage->hosts[0].name),
                 "%.*s", SLICE_ARG(name));
        coverage->hosts[coverage->host_count].last = last;
    }
    coverage->host_count++;
}

int coverage_read(struct coverage *coverage, struct store *store, struct error *error)
{
    struct rows *rows;
    int more;
    *coverage = (struct coverage){.newest = WHEN_NONE};
    if (store_select(store, slice_make(coverage_sql, sizeof(coverage_sql) - 1), NULL, 0, &rows,
                     error) < 0)
        return -1;
    while ((more = rows_next(rows, error)) > 0)
        add_host(coverage, rows);
    rows_close(rows);
    return more < 0 ? -1 : store_pruned_day(store, &coverage->pruned_day, error);
}
