#include "queries/suppress.h"

/* Said so that it can hold where there is no recipient, SQLite looks a recipient up only for events
 * that all else fits. */
#define RECIPIENT "ifnull(recipient, '')"

static void add_range(struct query *query, struct suppress *suppress)
{
    if (suppress->range.since != WHEN_NONE) {
        when_text(suppress->range.since, suppress->bounds[0]);
        query_add(query, " AND id >= ");
        query_number(query, store_first_id(suppress->range.since));
        query_add(query, " AND time >= ");
        query_text(query, slice_of(suppress->bounds[0]));
    }
    if (suppress->range.until != WHEN_NONE) {
        when_text(suppress->range.until, suppress->bounds[1]);
        query_add(query, " AND time < ");
        query_text(query, slice_of(suppress->bounds[1]));
    }
}

/* The refusals for good, and what speaks against them. */
static void add_parts(struct query *query, struct suppress *suppress, struct store *store)
{
    query_add(query,
              "WITH hard AS (SELECT lower(recipient) AS address, recipient, recipient_domain,"
              " provider, day, time, cause, family, template, repeated FROM events"
              " WHERE direction = 'outbound' AND outcome IN ('bounced', 'expired')"
              " AND class = 'hard' AND family IN ('recipient', 'domain') AND " RECIPIENT " <> ''"
              " AND " RECIPIENT " NOT GLOB 'anon-????????????????@*'"
              " AND " RECIPIENT " NOT GLOB 'forgotten-????????@*'");
    query_equal(query, "recipient_domain", suppress->domain);
    query_equal(query, "sender_domain", suppress->sender_domain);
    query_equal(query, "provider", suppress->provider);
    add_range(query, suppress);
    /* The limit has it read first and on its own: put together with the joins below, the events
     * would be looked up in an order that takes three times as long. */
    query_add(query,
              " LIMIT -1), block AS (SELECT day, provider, recipient_domain FROM daily"
              " WHERE direction = 'outbound' AND party = 'sender-admin'"
              " AND family = 'reputation'),"
              " delivered AS (SELECT lower(recipient) AS address, max(last_seen) AS at"
              " FROM %s WHERE fate IN ('delivered', 'relayed') GROUP BY 1),"
              " alive AS (SELECT recipient_domain AS domain, max(day) AS day FROM traffic"
              " WHERE direction = 'outbound' AND delivered > 0 GROUP BY 1) ",
              store_keeps_deliveries(store) ? "deliveries" : "messages");
}

int suppress_ask(struct suppress *suppress, struct store *store, struct rows **rows_r,
                 struct error *error)
{
    struct query query = {.len = 0};
    add_parts(&query, suppress, store);
    /* Beside max(time), SQLite takes the other columns from the row that has it. */
    query_add(&query,
              "SELECT recipient, domain, provider, cause, first, last, days, failures, template"
              " FROM (SELECT h.recipient AS recipient, h.recipient_domain AS domain,"
              " h.provider AS provider, h.cause AS cause, min(h.time) AS first,"
              " max(h.time) AS last, count(DISTINCT h.day) AS days, sum(h.repeated) AS failures,"
              " h.template AS template FROM hard h"
              " LEFT JOIN delivered d ON d.address = h.address"
              " LEFT JOIN alive a ON a.domain = h.recipient_domain"
              " WHERE h.time > ifnull(d.at, '')"
              " AND NOT (h.family = 'domain' AND ifnull(a.day, '') >= h.day)"
              " AND NOT ((h.day, ifnull(h.recipient_domain, '')) IN"
              " (SELECT day, ifnull(recipient_domain, '') FROM block))"
              " AND NOT ((h.day, ifnull(h.provider, '')) IN"
              " (SELECT day, provider FROM block WHERE provider IS NOT NULL))"
              " GROUP BY h.address) WHERE days >= ");
    query_number(&query, suppress->days);
    query_add(&query, " OR failures >= ");
    query_number(&query, suppress->failures);
    query_add(&query, " ORDER BY domain, recipient");
    return query_ask(&query, store, rows_r, error);
}
