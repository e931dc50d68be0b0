#include "queries/top_sums.h"

#include "queries/top_build.h"
#include "store/numbers.h"
#include "store/sums.h"

static const struct {
    const char *rows, *joined;
    const char *sums, *columns, *sums_joined;
} rollups[] = {
    [TOP_REASONS] = {NUMBERS_REASON_ROWS, NUMBERS_REASONS, "top_reasons",
                     "day, domain, reason, flow, events", NUMBERS_REASONS_IN("top_reasons")},
    [TOP_SENDERS] = {NUMBERS_SENDER_ROWS, NUMBERS_SENDERS, "top_senders",
                     "day, domain, cause, flow, events", NUMBERS_SENDERS_IN("top_senders")},
    [TOP_TRAFFIC] = {NUMBERS_TRAFFIC_ROWS, NUMBERS_TRAFFIC, "top_traffic",
                     "day, domain, provider, flow, delivered", NUMBERS_TRAFFIC_IN("top_traffic")},
    [TOP_TRAFFIC_SENDERS] = {NUMBERS_TRAFFIC_SENDER_ROWS, NUMBERS_TRAFFIC_SENDERS,
                             "top_traffic_senders", "day, domain, flow, delivered",
                             NUMBERS_TRAFFIC_IN("top_traffic_senders")},
};

const char *top_rollup(const struct top *top, enum top_rollup which)
{
    return top->summed & 1u << which ? rollups[which].sums_joined : rollups[which].joined;
}

bool top_has_days(const struct top *top)
{
    for (size_t i = 0; i < top->per.count && top->compare.with == COMPARE_NONE; i++)
        if (build_is_named(top->per.items[i], "day") || build_is_named(top->per.items[i], "hour"))
            return true;
    return false;
}

static bool uses_domains(const struct top *top)
{
    return top_uses(top, "domain") || top_uses(top, "sender_domain");
}

/* Rows of other domains than those asked for would be summed in vain, and these are most. */
static void add_domains(struct build *build)
{
    for (size_t i = 0; i < build->top->filter_count; i++) {
        const char *key = build->top->filters[i].dimension->key;
        if (key && strcmp(key, "x.domain") == 0)
            build_filter(build, i, key, true);
    }
}

/* Where days are not told apart one of them stands for all of a period, so that the sums can be
 * asked for a period as the rollup can. */
static void add_period(struct build *build, const struct range *range, enum top_rollup which)
{
    if (top_uses(build->top, "day"))
        query_add(build->query, "SELECT x.day");
    else
        query_add(build->query, "SELECT %lld AS day",
                  (long long)(range->since != WHEN_NONE ? range->first_day : range->last_day));
    query_add(build->query, ", %s AS domain, %s WHERE 1",
              uses_domains(build->top) ? "x.domain" : "0", rollups[which].rows);
    build_days(build, range);
    add_domains(build);
}

static int sum(struct top *top, enum top_rollup which, struct store *store, struct error *error)
{
    struct query query = {.len = 0};
    struct top_part part = {.top = top, .range = top->range};
    struct build build;
    build_begin(&build, &query, &part);
    add_period(&build, &top->range, which);
    if (top->compare.with != COMPARE_NONE) {
        query_add(&query, " UNION ALL ");
        add_period(&build, &top->compare.old, which);
    }
    int summed = store_sum(store, rollups[which].sums, rollups[which].columns,
                           slice_make(query.sql, query.len), query.params, query.count, error);
    if (summed > 0)
        top->summed |= 1u << which;
    return summed;
}

int top_sum(struct top *top, struct store *store, struct error *error)
{
    bool senders = top_uses(top, "sender_domain");
    bool all_keys = top_uses(top, "day") && uses_domains(top);
    if (all_keys || (top->groups && top_has_days(top)) || !top_has_rates(top, TOP_FAILED))
        return 0;
    if (sum(top, senders ? TOP_SENDERS : TOP_REASONS, store, error) < 0 ||
        sum(top, senders ? TOP_TRAFFIC_SENDERS : TOP_TRAFFIC, store, error) < 0)
        return -1;
    return 0;
}
