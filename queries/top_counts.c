#include "queries/top_build.h"

#include "queries/top_sums.h"
#include "store/numbers.h"

#include <stdio.h>

static const char *const fills[FILLS] = {
    [FILL_COUNTS] = ("final AS final, attempts AS attempts, NULL AS clients, 0 AS final_before,"
                     " 0 AS attempts_before, NULL AS clients_before"),
    [FILL_COUNTS_BEFORE] = "0, 0, NULL, final, attempts, NULL",
    [FILL_CLIENTS] = "0, 0, clients, 0, 0, NULL",
    [FILL_CLIENTS_BEFORE] = "0, 0, NULL, 0, 0, clients",
};

void build_begin(struct build *build, struct query *query, const struct top_part *part)
{
    const struct top *top = part->top;
    *build = (struct build){.query = query, .part = part, .top = top};
    for (size_t i = 0; i < top->per.count; i++)
        build->keys[build->key_count++] = top->per.items[i];
    for (size_t i = 0; i < top->by.count; i++)
        build->keys[build->key_count++] = top->by.items[i];
}

static bool is_before(enum fill fill)
{
    return fill == FILL_COUNTS_BEFORE || fill == FILL_CLIENTS_BEFORE;
}

bool build_is_named(const struct dimension *dimension, const char *name)
{
    return strcmp(dimension->name, name) == 0;
}

/* Where all that is asked for can be had. */
static unsigned choose_source(const struct build *build)
{
    unsigned from = FROM_REASONS | FROM_SENDERS | FROM_EVENTS;
    for (size_t i = 0; i < build->key_count; i++)
        from &= build->keys[i]->from;
    for (size_t i = 0; i < build->top->filter_count; i++)
        from &= build->top->filters[i].dimension->from;
    if (build->top->example)
        from &= FROM_REASONS | FROM_EVENTS;
    if (!build->part->range.whole_days)
        from &= FROM_EVENTS;
    return from & FROM_REASONS ? FROM_REASONS : from & FROM_SENDERS ? FROM_SENDERS : FROM_EVENTS;
}

bool top_reads_events(const struct top *top)
{
    const struct top_part part = {.top = top, .range = top->range};
    struct build build;
    build_begin(&build, NULL, &part);
    return choose_source(&build) == FROM_EVENTS;
}

/* --- conditions ------------------------------------------------------------------------------- */

/* The values of a filter are bound once, however often it is used. */
static const char *filter_values(struct build *build, size_t index)
{
    struct slice rest = build->top->filters[index].values, value;
    char *list = build->values[index];
    size_t len = 0;
    bool more = true;
    if (list[0])
        return list;
    while (more && len < BUILD_LIST_MAX - 8) {
        more = slice_cut(&rest, ',', &value);
        size_t number = query_hold(build->query, slice_trim(more ? value : rest));
        len += (size_t)snprintf(list + len, BUILD_LIST_MAX - len, len ? ", ?%zu" : "?%zu", number);
    }
    return list;
}

void build_filter(struct build *build, size_t index, const char *key, bool numbers)
{
    const struct top_filter *filter = &build->top->filters[index];
    const struct dimension *dimension = filter->dimension;
    const char *in = filter->excludes ? "NOT IN" : "IN";
    const char *values = filter_values(build, index);
    query_add(build->query, " AND ");
    if (numbers && dimension->numbers) {
        query_add(build->query, "%s %s (", key, in);
        query_add(build->query, dimension->numbers, values);
        query_add(build->query, ")");
        return;
    }
    query_add(build->query, numbers && dimension->label ? dimension->label : "%1$s", key);
    query_add(build->query, " %s (%s)", in, values);
}

static const char *view_expression(const struct dimension *dimension)
{
    return dimension->expression ? dimension->expression : dimension->name;
}

void build_filters(struct build *build, unsigned from)
{
    for (size_t i = 0; i < build->top->filter_count; i++) {
        const struct dimension *dimension = build->top->filters[i].dimension;
        if (!(dimension->from & from))
            continue;
        bool view = from == FROM_EVENTS;
        build_filter(build, i, view ? view_expression(dimension) : dimension->key, !view);
    }
}

static void add_number(struct build *build, const char *condition, int64_t number)
{
    query_add(build->query, " AND %s ", condition);
    query_number(build->query, number);
}

void build_days(struct build *build, const struct range *range)
{
    if (range->since != WHEN_NONE)
        add_number(build, "x.day >=", range->first_day);
    if (range->until != WHEN_NONE)
        add_number(build, "x.day <=", range->last_day);
}

static void add_time(struct build *build, const char *condition, int64_t instant)
{
    char *text = build->part->bounds[build->bound_count++];
    if (instant % WHEN_SECOND == 0)
        return;
    when_text(instant, text);
    query_add(build->query, " AND %s ", condition);
    query_text(build->query, slice_of(text));
}

/* Ids tell the second; what lies within it, the time. */
void build_instants(struct build *build, const struct range *range)
{
    if (range->since != WHEN_NONE) {
        add_number(build, "id >=", store_first_id(range->since));
        add_time(build, "time >=", range->since);
    }
    if (range->until != WHEN_NONE) {
        add_number(build, "id <", store_first_id(range->until + WHEN_SECOND - 1));
        add_time(build, "time <", range->until);
    }
}

static const struct range *period(const struct build *build, enum fill fill)
{
    return is_before(fill) ? &build->top->compare.old : &build->part->range;
}

void build_block(struct build *build, const char *inbound)
{
    query_add(build->query, " AND %s%s", build->part->block == TOP_FAILED ? "NOT " : "", inbound);
}

/* --- counts, from the rollups or the events --------------------------------------------------- */

void build_key_names(struct build *build, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        query_add(build->query, i == from ? "k%zu" : ", k%zu", i);
}

/* The days of the period before are shown as those that they are compared with. */
static void add_number_keys(struct build *build, enum fill fill)
{
    for (size_t i = 0; i < build->key_count; i++) {
        query_add(build->query, "%s", build->keys[i]->key);
        if (is_before(fill) && build_is_named(build->keys[i], "day"))
            query_add(build->query, " + %lld", (long long)build->top->compare.minutes / 1440);
        query_add(build->query, " AS k%zu, ", i);
    }
}

static void add_view_keys(struct build *build, enum fill fill)
{
    long long minutes = build->top->compare.minutes;
    for (size_t i = 0; i < build->key_count; i++) {
        const char *expression = view_expression(build->keys[i]);
        if (is_before(fill) && build_is_named(build->keys[i], "day"))
            query_add(build->query, "date(%s, '+%lld minutes')", expression, minutes);
        else if (is_before(fill) && build_is_named(build->keys[i], "hour"))
            query_add(build->query, "strftime('%%Y-%%m-%%d %%H:%%M', %s, '+%lld minutes')",
                      expression, minutes);
        else
            query_add(build->query, "%s", expression);
        query_add(build->query, " AS k%zu, ", i);
    }
}

/* In the order of `dimensions`, which begins like the rollups: they are half sorted then. */
static void add_grouping(struct build *build)
{
    const char *mark = " GROUP BY ";
    for (size_t d = 0; d < dimension_count; d++) {
        for (size_t i = 0; i < build->key_count; i++) {
            if (build->keys[i] == &dimensions[d]) {
                query_add(build->query, "%sk%zu", mark, i);
                mark = ", ";
            }
        }
    }
}

static void add_numbers(struct build *build, unsigned from, enum fill fill)
{
    struct query *query = build->query;
    char key[24];
    query_add(query, "SELECT ");
    for (size_t i = 0; i < build->key_count; i++) {
        snprintf(key, sizeof(key), "k%zu", i);
        query_add(query, build->keys[i]->label ? build->keys[i]->label : "%1$s", key);
        query_add(query, " AS k%zu, ", i);
    }
    if (build->top->example) {
        query_add(query, NUMBERS_REASON, "reason");
        query_add(query, " AS template, ");
    }
    query_add(query, "%s FROM (SELECT ", fills[fill]);
    add_number_keys(build, fill);
    query_add(query,
              "%ssum(CASE WHEN " NUMBERS_IS_FINAL " THEN x.events ELSE 0 END) AS final,"
              " sum(CASE WHEN " NUMBERS_IS_EXPIRED " THEN 0 ELSE x.events END) AS attempts"
              " FROM %s WHERE x.events > 0",
              build->top->example ? "x.reason AS reason, " : "",
              top_rollup(build->top, from == FROM_REASONS ? TOP_REASONS : TOP_SENDERS));
    build_block(build, NUMBERS_IS_INBOUND);
    build_days(build, period(build, fill));
    build_filters(build, from);
    add_grouping(build);
    query_add(query, "%s)", build->top->example ? ", reason" : "");
}

/* The LIMIT keeps SQLite from merging this level with the next one, so that it sees which tables of
 * the view are not needed and leaves them out. */
static void add_events(struct build *build, enum fill fill)
{
    struct query *query = build->query;
    query_add(query, "SELECT ");
    build_key_names(build, 0, build->key_count);
    query_add(query, "%s, %s FROM (SELECT ", build->top->example ? ", template" : "", fills[fill]);
    build_key_names(build, 0, build->key_count);
    query_add(query,
              "%s, sum(CASE WHEN outcome IN ('rejected', 'bounced', 'expired') THEN repeated"
              " ELSE 0 END) AS final, sum(CASE outcome WHEN 'expired' THEN 0 ELSE repeated END)"
              " AS attempts FROM (SELECT ",
              build->top->example ? ", template" : "");
    add_view_keys(build, fill);
    query_add(query, "%soutcome, repeated FROM events WHERE 1",
              build->top->example ? "template, " : "");
    build_block(build, "direction = 'inbound'");
    build_instants(build, period(build, fill));
    build_filters(build, FROM_EVENTS);
    query_add(query, " LIMIT -1)");
    add_grouping(build);
    query_add(query, "%s)", build->top->example ? ", template" : "");
}

static void add_clients(struct build *build, enum fill fill)
{
    struct query *query = build->query;
    query_add(query, "SELECT ");
    build_key_names(build, 0, build->key_count);
    query_add(query, "%s, %s FROM (SELECT ", build->top->example ? ", NULL" : "", fills[fill]);
    build_key_names(build, 0, build->key_count);
    query_add(query, ", count(client) AS clients FROM (SELECT DISTINCT ");
    add_view_keys(build, fill);
    query_add(query, "remote_ip AS client FROM events WHERE 1");
    build_block(build, "direction = 'inbound'");
    build_instants(build, period(build, fill));
    build_filters(build, FROM_EVENTS);
    query_add(query, ")");
    add_grouping(build);
    query_add(query, ")");
}

void build_counts(struct build *build)
{
    unsigned from = choose_source(build);
    for (enum fill fill = FILL_COUNTS; fill < FILLS; fill++) {
        bool clients = fill == FILL_CLIENTS || fill == FILL_CLIENTS_BEFORE;
        if ((is_before(fill) && build->top->compare.with == COMPARE_NONE) ||
            (clients && !build->part->clients))
            continue;
        query_add(build->query, fill == FILL_COUNTS ? "" : " UNION ALL ");
        if (clients)
            add_clients(build, fill);
        else if (from == FROM_EVENTS)
            add_events(build, fill);
        else
            add_numbers(build, from, fill);
    }
}
