#include "queries/known.h"

#include "base/nearest.h"

enum { NAMES_MAX = 10000 }; /* that a mistyped one is compared with, the busiest first */

/* SELECT of name and weight, n. */
static const char *const names[] = {
    [KNOWN_DOMAIN] = "SELECT recipient_domain AS name, delivered + failed AS n FROM traffic"
                     " UNION ALL SELECT recipient_domain, events FROM daily",
    [KNOWN_SENDER_DOMAIN] = "SELECT sender_domain AS name, delivered + failed AS n FROM"
                            " traffic_senders UNION ALL SELECT sender_domain, events FROM"
                            " daily_senders",
    [KNOWN_PROVIDER] = "SELECT provider AS name, delivered + failed AS n FROM traffic"
                       " UNION ALL SELECT provider, events FROM daily",
    [KNOWN_HOST] = "SELECT host AS name, delivered + failed AS n FROM traffic"
                   " UNION ALL SELECT host, events FROM daily"
                   " UNION ALL SELECT host, lines FROM sources",
    [KNOWN_MACHINE] = "SELECT lower(host) AS name, delivered + failed AS n FROM traffic"
                      " UNION ALL SELECT lower(host), events FROM daily"
                      " UNION ALL SELECT lower(host), lines FROM sources",
    [KNOWN_LOG] = "SELECT lower(host) AS name, lines AS n FROM sources WHERE last_time IS NOT NULL",
};

int known_ask(enum known_kind kind, struct slice name, struct store *store, struct error *error)
{
    struct query query = {.len = 0};
    struct rows *rows;
    query_add(&query, "SELECT 1 FROM (%s) WHERE name = ", names[kind]);
    if (kind == KNOWN_HOST)
        query_text(&query, name);
    else
        query_add(&query, "lower(?%zu)", query_hold(&query, name));
    query_add(&query, " LIMIT 1");
    if (query_ask(&query, store, &rows, error) < 0)
        return -1;
    int more = rows_next(rows, error);
    rows_close(rows);
    return more;
}

static const char *name_at(size_t index, const void *list)
{
    return ((const char *const *)list)[index];
}

int known_nearest(enum known_kind kind, struct slice name, struct store *store, struct arena *arena,
                  const char **nearest_r, struct error *error)
{
    struct query query = {.len = 0};
    const char **list = arena_zero(arena, (NAMES_MAX + 1) * sizeof(*list));
    struct rows *rows;
    size_t count = 0;
    int more;
    query_add(&query,
              "SELECT name FROM (%s) WHERE name <> '' GROUP BY name ORDER BY sum(n) DESC, name"
              " LIMIT %d",
              names[kind], NAMES_MAX);
    if (query_ask(&query, store, &rows, error) < 0)
        return -1;
    while ((more = rows_next(rows, error)) > 0 && count < NAMES_MAX)
        list[count++] = arena_string(arena, rows_text(rows, 0));
    rows_close(rows);
    *nearest_r = nearest_name(name, name_at, list);
    return more < 0 ? -1 : 0;
}
