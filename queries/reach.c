#include "queries/report_questions.h"
#include "store/prune.h"

#define HOUR_BEFORE_END   "strftime('%Y-%m-%dT%H:%M:%fZ', ?6, '-1 hour')"
#define HOUR_BEHIND_BEGIN "strftime('%Y-%m-%dT%H:%M:%fZ', ?5, '+1 hour')"
#define LONG_AGO          "strftime('%Y-%m-%dT%H:%M:%fZ', ?5, '-14 days')"

static const struct question reach_question = {
    .name = "coverage",
    .title = "Coverage",
    .note = "How far the logs of each machine reach into these days.",
    .sql = "SELECT host, mta, first_time, last_time, lines, unknown, CASE"
           " WHEN last_time IS NULL THEN 'no time'"
           " WHEN last_time < " LONG_AGO " THEN 'gone'"
           " WHEN first_time >= ?6 THEN 'later'"
           " WHEN last_time < ?5 THEN 'silent'"
           " WHEN last_time < " HOUR_BEFORE_END " THEN 'ends early'"
           " WHEN first_time > " HOUR_BEHIND_BEGIN " THEN 'begins late'"
           " ELSE 'complete' END AS state"
           " FROM (SELECT host, mta, min(first_time) AS first_time, max(last_time) AS last_time,"
           " sum(lines - noise) AS lines, sum(unknown) AS unknown FROM sources GROUP BY host, mta)"
           " ORDER BY state = 'complete', last_time, host, mta",
    .columns = {{.name = "host"},
                {.name = "mta"},
                {"first_time", COLUMN_TIME},
                {"last_time", COLUMN_TIME},
                {"lines", COLUMN_COUNT},
                {"unknown", COLUMN_COUNT},
                {.name = "state"}},
};

static const struct question before_question = {
    .name = "before",
    .sql = "SELECT " BEFORE_IS_WHOLE ", (SELECT min(first_time) FROM sources) < ?5 OR"
           " EXISTS (SELECT 1 FROM traffic WHERE day < ?1)",
    .columns = {{"compared", COLUMN_COUNT}, {"older", COLUMN_COUNT}},
};

static void count_streams(struct reach *reach)
{
    size_t state = table_column(&reach->table, "state");
    size_t lines = table_column(&reach->table, "lines");
    size_t unknown = table_column(&reach->table, "unknown");
    for (size_t i = 0; i < reach->table.rows; i++) {
        struct slice word = table_at(&reach->table, i, state)->text;
        reach->lines += table_at(&reach->table, i, lines)->number;
        reach->unknown += table_at(&reach->table, i, unknown)->number;
        if (slice_equal(word, S("gone")) || slice_equal(word, S("later"))) {
            reach->gone++;
            continue;
        }
        reach->hosts++;
        reach->incomplete += !slice_equal(word, S("complete"));
    }
}

int reach_read(struct reach *reach, const struct scene *scene, struct store *store,
               struct arena *arena, struct error *error)
{
    struct table before;
    int64_t pruned_day;
    char day[WHEN_TEXT];
    *reach = (struct reach){.hosts = 0};
    if (table_fill(&reach->table, &reach_question, scene, store, arena, error) < 0 ||
        table_fill(&before, &before_question, scene, store, arena, error) < 0)
        return -1;
    if (store_pruned_day(store, &pruned_day, error) < 0)
        return -1;
    day_text(pruned_day, day);
    if (slice_compare(scene->params[SCENE_FIRST_DAY - 1].text, slice_of(day)) < 0)
        reach->pruned_day = pruned_day;
    count_streams(reach);
    reach->compared = table_at(&before, 0, 0)->number > 0;
    reach->first = table_at(&before, 0, 1)->number == 0;
    return 0;
}
