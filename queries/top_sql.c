#include "queries/top_sql.h"

#include "queries/top_build.h"
#include "queries/top_sums.h"
#include "store/numbers.h"

#include <stdio.h>

/* What is counted, by the names of the columns in every level. */
static const char *const figures[] = {"final",        "attempts",        "clients",
                                      "final_before", "attempts_before", "clients_before"};
enum { FIGURES = sizeof(figures) / sizeof(figures[0]) };

/* --- groups and ranks ------------------------------------------------------------------------- */

/* NULL clients = not counted, which is the same for all rows. */
static void add_sums(struct build *build)
{
    for (size_t i = 0; i < FIGURES; i++)
        query_add(build->query,
                  build->part->clients ? ", ifnull(sum(%s), 0) AS %s" : ", sum(%s) AS %s",
                  figures[i], figures[i]);
}

/* Nothing has to be put together: the counts have each key once. */
static bool is_single(const struct build *build)
{
    if (build->top->compare.with != COMPARE_NONE || build->part->clients || build->top->example)
        return false;
    for (size_t i = 0; i < build->key_count; i++)
        if (build_is_named(build->keys[i], "template"))
            return false;
    return true;
}

/* One row for each group, reason and template. */
static void add_merged(struct build *build)
{
    if (is_single(build)) {
        build_counts(build);
        return;
    }
    query_add(build->query, "SELECT ");
    build_key_names(build, 0, build->key_count);
    query_add(build->query, build->top->example ? ", template" : "");
    add_sums(build);
    query_add(build->query, " FROM (");
    build_counts(build);
    query_add(build->query, ") GROUP BY ");
    build_key_names(build, 0, build->key_count);
    query_add(build->query, build->top->example ? ", template" : "");
}

/* The same with templates put together; the one that counts most stands for all. */
static void add_reasons(struct build *build)
{
    if (!build->top->example) {
        add_merged(build);
        return;
    }
    query_add(build->query, "SELECT ");
    build_key_names(build, 0, build->key_count);
    query_add(build->query, ", substr(max(printf('%%012d%%012d%%s', final + final_before,"
                            " attempts + attempts_before, template)), 25) AS template");
    add_sums(build);
    query_add(build->query, " FROM (");
    add_merged(build);
    query_add(build->query, ") GROUP BY ");
    build_key_names(build, 0, build->key_count);
}

static void add_ranked(struct build *build)
{
    struct query *query = build->query;
    query_add(query, "SELECT *, row_number() OVER grp AS place, sum(final) OVER grp AS group_final,"
                     " sum(attempts) OVER grp AS group_attempts, sum(final_before) OVER grp AS"
                     " group_final_before, sum(attempts_before) OVER grp AS group_attempts_before,"
                     " count(*) OVER grp AS group_rows, max(ifnull(clients, final)) OVER grp AS"
                     " group_most FROM (");
    add_reasons(build);
    query_add(query, ") WINDOW grp AS (");
    if (build->top->per.count) {
        query_add(query, "PARTITION BY ");
        build_key_names(build, 0, build->top->per.count);
    }
    query_add(query,
              " ORDER BY %smax(final, final_before) DESC,"
              " max(attempts, attempts_before) DESC, ",
              build->part->clients ? "max(ifnull(clients, 0), ifnull(clients_before, 0)) DESC, "
                                   : "");
    build_key_names(build, build->top->per.count, build->key_count);
    /* The same window for ranks and sums: rows are sorted once. */
    query_add(query, " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)");
}

/* --- deliveries ------------------------------------------------------------------------------- */

bool top_uses(const struct top *top, const char *name)
{
    for (size_t i = 0; i < top->per.count; i++)
        if (build_is_named(top->per.items[i], name))
            return true;
    for (size_t i = 0; i < top->by.count; i++)
        if (build_is_named(top->by.items[i], name))
            return true;
    for (size_t i = 0; i < top->filter_count; i++)
        if (build_is_named(top->filters[i].dimension, name))
            return true;
    return false;
}

bool top_has_rates(const struct top *top, enum top_block block)
{
    for (size_t i = 0; i < top->per.count; i++)
        if (top->per.items[i]->role == ROLE_PLACE)
            return false;
    for (size_t i = 0; i < top->by.count; i++)
        if (top->by.items[i]->role == ROLE_PLACE)
            return false;
    for (size_t i = 0; i < top->filter_count; i++)
        if (top->filters[i].dimension->role == ROLE_PLACE)
            return false;
    /* Deliveries are counted by recipient domain and provider, or by sender domain; accepted mail
     * has no provider. */
    bool provider = top_uses(top, "provider");
    return top->range.whole_days && !(provider && block == TOP_REFUSED) &&
           !(top_uses(top, "sender_domain") && (provider || top_uses(top, "domain")));
}

/* Deliveries of a period: those that arrived, or those that failed finally. */
static void add_traffic(struct build *build, bool failed, bool before)
{
    bool senders = top_uses(build->top, "sender_domain");
    enum top_rollup rollup = failed    ? senders ? TOP_SENDERS : TOP_REASONS
                             : senders ? TOP_TRAFFIC_SENDERS
                                       : TOP_TRAFFIC;
    const char *provider = failed ? "ifnull(r.provider, 0)" : "x.provider";
    const char *count = failed ? "x.events" : "x.delivered";
    query_add(build->query, "SELECT ");
    for (size_t i = 0; i < build->key_count; i++) {
        if (build->keys[i]->role != ROLE_TRAFFIC)
            continue;
        query_add(build->query, "%s",
                  build_is_named(build->keys[i], "provider") ? provider : build->keys[i]->key);
        if (before && build_is_named(build->keys[i], "day"))
            query_add(build->query, " + %lld", (long long)build->top->compare.minutes / 1440);
        query_add(build->query, " AS k%zu, ", i);
    }
    query_add(build->query, "%s AS now, %s AS old FROM %s WHERE %s", before ? "0" : count,
              before ? count : "0", top_rollup(build->top, rollup),
              failed ? NUMBERS_IS_FINAL : "1");
    build_block(build, NUMBERS_IS_INBOUND);
    build_days(build, before ? &build->top->compare.old : &build->part->range);
    /* What had no recipient yet was no delivery to a domain. */
    for (size_t i = 0; i < build->key_count; i++)
        if (build_is_named(build->keys[i], "domain"))
            query_add(build->query, " AND x.domain <> 0");
    for (size_t i = 0; i < build->top->filter_count; i++) {
        const struct dimension *dimension = build->top->filters[i].dimension;
        if (dimension->role == ROLE_TRAFFIC)
            build_filter(build, i,
                         build_is_named(dimension, "provider") ? provider : dimension->key, true);
    }
}

void top_deliveries_sql(struct query *query, const struct top_part *part)
{
    struct build build;
    const char *mark = " GROUP BY ";
    bool compared = part->top->compare.with != COMPARE_NONE;
    char key[24];
    build_begin(&build, query, part);
    query_add(query, "SELECT sum(now), sum(old)");
    for (size_t i = 0; i < build.key_count; i++) {
        if (build.keys[i]->role != ROLE_TRAFFIC)
            continue;
        snprintf(key, sizeof(key), "k%zu", i);
        query_add(query, ", ");
        query_add(query, build.keys[i]->label, key);
    }
    query_add(query, " FROM (");
    for (unsigned i = 0; i < (compared ? 4 : 2); i++) {
        query_add(query, i ? " UNION ALL " : "");
        add_traffic(&build, i & 1, i & 2);
    }
    query_add(query, ")");
    for (size_t i = 0; i < build.key_count; i++) {
        if (build.keys[i]->role != ROLE_TRAFFIC)
            continue;
        query_add(query, "%sk%zu", mark, i);
        mark = ", ";
    }
}

/* --- the whole -------------------------------------------------------------------------------- */

static void add_order(struct build *build)
{
    query_add(build->query, " ORDER BY ");
    for (size_t i = 0; i < build->top->per.count; i++)
        if (build_is_named(build->keys[i], "day") || build_is_named(build->keys[i], "hour"))
            query_add(build->query, "p.k%zu DESC, ", i);
    query_add(build->query, "max(group_final, group_final_before) DESC,"
                            " max(group_attempts, group_attempts_before) DESC, ");
    for (size_t i = 0; i < build->top->per.count; i++)
        query_add(build->query, "p.k%zu, ", i);
    query_add(build->query, "place");
}

void top_sql(struct query *query, const struct top_part *part)
{
    struct build build;
    build_begin(&build, query, part);
    query_add(query, "SELECT ");
    for (size_t i = 0; i < build.key_count; i++)
        query_add(query, "p.k%zu, ", i);
    query_add(query, "%sfinal, attempts, clients", build.top->example ? "template, " : "");
    query_add(query, ", final_before, attempts_before, clients_before, group_final, "
                     "group_attempts, group_final_before, group_attempts_before,"
                     " group_rows, group_most, place FROM (SELECT * FROM (");
    add_ranked(&build);
    query_add(query, ")");
    if (build.top->limit) {
        query_add(query, " WHERE place <= ");
        query_number(query, build.top->limit);
    }
    query_add(query, ") p");
    add_order(&build);
}

void top_newest_sql(struct query *query, const struct top_part *part)
{
    struct build build;
    build_begin(&build, query, part);
    query_add(query, "SELECT x.day FROM " NUMBERS_REASONS " WHERE x.events > 0");
    build_block(&build, NUMBERS_IS_INBOUND);
    build_days(&build, &part->range);
    build_filters(&build, FROM_REASONS);
    query_add(query, " ORDER BY x.day DESC LIMIT 1");
}
