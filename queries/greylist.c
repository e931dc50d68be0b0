#include "queries/greylist.h"

#include "queries/top_build.h"
#include "store/numbers.h"

/* Sender domains of which mail was accepted. */
static void add_let_in(struct build *build, const struct range *range)
{
    query_add(build->query, "sender_domain IN (SELECT ");
    query_add(build->query, NUMBERS_DOMAIN, "x.domain");
    query_add(build->query, " FROM " NUMBERS_TRAFFIC_SENDERS " WHERE x.delivered > 0");
    build_block(build, NUMBERS_IS_INBOUND);
    build_days(build, range);
    query_add(build->query, ")");
}

static void add_senders(struct build *build, const struct range *range)
{
    query_add(build->query, "SELECT min(id) >> 30 AS first, max(id) >> 30 AS last,"
                            " max(sender_domain) AS sender_domain FROM events"
                            " WHERE cause = 'greylisted'");
    build_block(build, "direction = 'inbound'");
    build_instants(build, range);
    build_filters(build, FROM_EVENTS);
    query_add(build->query, " GROUP BY remote_ip, sender, recipient");
}

int greylist_read(struct greylist *greylist, const struct top *top, struct store *store,
                  struct error *error)
{
    char bounds[8][WHEN_TEXT];
    struct query query = {.len = 0};
    struct build build;
    struct rows *rows;
    struct top_part part = {.top = top,
                            .block = TOP_REFUSED,
                            .range = top->range,
                            .bounds = bounds};
    build_begin(&build, &query, &part);
    query_add(&query, "SELECT count(*), sum(let_in OR last >= first + 300), sum(let_in)"
                      " FROM (SELECT *, ifnull(");
    add_let_in(&build, &top->range);
    query_add(&query, ", 0) AS let_in FROM (");
    add_senders(&build, &top->range);
    query_add(&query, "))");
    if (query_ask(&query, store, &rows, error) < 0)
        return -1;
    int more = rows_next(rows, error);
    if (more > 0)
        *greylist =
            (struct greylist){rows_number(rows, 0), rows_number(rows, 1), rows_number(rows, 2)};
    rows_close(rows);
    return more < 0 ? -1 : 0;
}
