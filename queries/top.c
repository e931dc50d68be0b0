#include "queries/top.h"

#include "base/words.h"

/* The views, the cheapest first. */
static const struct source {
    enum view view;
    const char *name;
    const char *count;
} sources[] = {
    {VIEW_DAILY, "daily", "events"},
    {VIEW_SENDERS, "daily_senders", "events"},
    {VIEW_EVENTS, "events", "repeated"},
};

int top_filter(struct top *top, const char *option, const struct dimension *dimension,
               struct slice values, struct error *error)
{
    struct slice rest = values, value;
    bool more = true;
    if (top->filter_count == TOP_FILTERS_MAX)
        return error_set(error, "at most %d filters, please", TOP_FILTERS_MAX);
    while (more && dimension->words) {
        more = slice_cut(&rest, ',', &value);
        if (!more)
            value = rest;
        if (!word_find(dimension->words, dimension->word_count, value))
            return error_set(error,
                             "--%s '%.*s': a %s is one of those in docs/words.md, such as %s",
                             option, SLICE_ARG(slice_first(value, 60)), dimension->name,
                             dimension->words[1]);
    }
    top->filters[top->filter_count++] = (struct top_filter){dimension, values};
    return 0;
}

static const struct source *choose_source(const struct top *top)
{
    unsigned views = VIEW_DAILY | VIEW_SENDERS | VIEW_EVENTS;
    for (size_t i = 0; i < top->per.count; i++)
        views &= top->per.items[i]->views;
    for (size_t i = 0; i < top->by.count; i++)
        views &= top->by.items[i]->views;
    for (size_t i = 0; i < top->filter_count; i++)
        views &= top->filters[i].dimension->views;
    if (!top->range.whole_days)
        views &= VIEW_EVENTS;
    const struct source *source = sources;
    while (!(views & source->view))
        source++;
    return source;
}

static const char *expression(const struct dimension *dimension)
{
    return dimension->expression ? dimension->expression : dimension->name;
}

static void add_names(struct query *query, const struct dimension_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        query_add(query, ", %s", list->items[i]->name);
}

static void add_expressions(struct query *query, const struct dimension_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        query_add(query, ", %s AS %s", expression(list->items[i]), list->items[i]->name);
}

static void add_filter(struct query *query, const struct top_filter *filter)
{
    struct slice rest = filter->values, value;
    query_add(query, " AND %s IN (", expression(filter->dimension));
    while (slice_cut(&rest, ',', &value)) {
        query_text(query, slice_trim(value));
        query_add(query, ", ");
    }
    query_text(query, slice_trim(rest));
    query_add(query, ")");
}

static void add_days(struct query *query, struct top *top)
{
    char(*days)[WHEN_TEXT] = top->bounds;
    if (top->range.since != WHEN_NONE) {
        day_text(top->range.first_day, days[0]);
        query_add(query, " AND day >= ");
        query_text(query, slice_of(days[0]));
    }
    if (top->range.until != WHEN_NONE) {
        day_text(top->range.last_day, days[1]);
        query_add(query, " AND day <= ");
        query_text(query, slice_of(days[1]));
    }
}

static void add_times(struct query *query, struct top *top)
{
    char(*times)[WHEN_TEXT] = top->bounds;
    if (top->range.since != WHEN_NONE) {
        when_text(top->range.since, times[0]);
        query_add(query, " AND id >= ");
        query_number(query, store_first_id(top->range.since));
        query_add(query, " AND time >= ");
        query_text(query, slice_of(times[0]));
    }
    if (top->range.until != WHEN_NONE) {
        when_text(top->range.until, times[1]);
        query_add(query, " AND id < ");
        query_number(query, store_first_id(top->range.until + WHEN_SECOND));
        query_add(query, " AND time < ");
        query_text(query, slice_of(times[1]));
    }
}

/* One row for each block, group and reason. */
static void add_counts(struct query *query, struct top *top)
{
    const struct source *source = choose_source(top);
    query_add(query, "SELECT CASE direction WHEN 'inbound' THEN 'refused' ELSE 'failed' END"
                     " AS block");
    add_expressions(query, &top->per);
    add_expressions(query, &top->by);
    if (top->example)
        query_add(query, ", template");
    query_add(query,
              ", sum(CASE WHEN outcome IN ('rejected', 'bounced', 'expired')"
              " THEN %s ELSE 0 END) AS final,"
              " sum(CASE outcome WHEN 'expired' THEN 0 ELSE %s END) AS attempts"
              " FROM %s WHERE 1",
              source->count, source->count, source->name);
    for (size_t i = 0; i < top->filter_count; i++)
        add_filter(query, &top->filters[i]);
    if (source->view == VIEW_EVENTS)
        add_times(query, top);
    else
        add_days(query, top);
    query_add(query, " GROUP BY 1");
    for (size_t i = 0; i < top->per.count + top->by.count + top->example; i++)
        query_add(query, ", %zu", i + 2);
}

/* The same with templates put together; the one that counts most stands for all. */
static void add_reasons(struct query *query, struct top *top)
{
    if (!top->example) {
        add_counts(query, top);
        return;
    }
    query_add(query, "SELECT block");
    add_names(query, &top->per);
    add_names(query, &top->by);
    query_add(query, ", substr(max(printf('%%012d%%012d%%s', final, attempts, template)), 25)"
                     " AS template, sum(final) AS final, sum(attempts) AS attempts FROM (");
    add_counts(query, top);
    query_add(query, ") GROUP BY 1");
    for (size_t i = 0; i < top->per.count + top->by.count; i++)
        query_add(query, ", %zu", i + 2);
}

/* What makes a group newer: its day or hour. */
static void add_newest(struct query *query, const struct top *top)
{
    for (size_t i = 0; i < top->per.count; i++)
        if (strcmp(top->per.items[i]->name, "day") == 0 ||
            strcmp(top->per.items[i]->name, "hour") == 0)
            query_add(query, "%s DESC, ", top->per.items[i]->name);
}

static void build(struct query *query, struct top *top)
{
    query_add(query, "SELECT block");
    add_names(query, &top->per);
    add_names(query, &top->by);
    query_add(query, top->example ? ", template" : "");
    query_add(query, ", final, attempts, group_final, group_attempts, group_rows,"
                     " group_place, groups FROM ("
                     "SELECT *, max(group_place) OVER (PARTITION BY block) AS groups FROM ("
                     "SELECT *, dense_rank() OVER (PARTITION BY block ORDER BY ");
    add_newest(query, top);
    query_add(query, "group_final DESC, group_attempts DESC");
    add_names(query, &top->per);
    query_add(query, ") AS group_place FROM (SELECT *, row_number() OVER ("
                     "PARTITION BY block");
    add_names(query, &top->per);
    query_add(query, " ORDER BY final DESC, attempts DESC");
    add_names(query, &top->by);
    query_add(query, ") AS place, sum(final) OVER grp AS group_final,"
                     " sum(attempts) OVER grp AS group_attempts,"
                     " count(*) OVER grp AS group_rows FROM (");
    add_reasons(query, top);
    query_add(query, ") WINDOW grp AS (PARTITION BY block");
    add_names(query, &top->per);
    query_add(query, ")))) WHERE 1");
    if (top->limit) {
        query_add(query, " AND place <= ");
        query_number(query, top->limit);
    }
    if (top->groups) {
        query_add(query, " AND group_place <= ");
        query_number(query, top->groups);
    }
    query_add(query, " ORDER BY block, group_place, place");
}

int top_column(const struct top *top, enum top_column column)
{
    return (int)(1 + top->per.count + top->by.count + top->example + column);
}

int top_ask(struct top *top, struct store *store, struct rows **rows_r, struct error *error)
{
    struct query query = {.len = 0};
    build(&query, top);
    return query_ask(&query, store, rows_r, error);
}
