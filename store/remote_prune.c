/*
 * First the counts are kept, then the mark is set, then the rows go: until the mark stands, the
 * views count events and pass over what is kept; from then on the other way round.
 */
#include "store/remote_chore.h"
#include "store/remote_schema.h"
#include "store/remote_view.h"

#include <stdlib.h>

#define OLD     "{db}.event_rows FINAL WHERE gone = 0 AND day >= {mark} AND day < toDate(%lld)"
#define GROUP   "day, mta, host, direction, scope, outcome, flow, "
#define KEY     "flow, "
#define NOW_SQL "toUInt64(toUnixTimestamp(now()))"

/* %lld: the first day whose events stay. */
static const char *const keep_sql[] = {
    "INSERT INTO {db}.daily_rows (" GROUP
    "recipient_domain, provider, reason, key, version, count) "
    "SELECT " GROUP "recipient_domain, provider, reason, cityHash64(" KEY
    "ifNull(recipient_domain, ''), ifNull(provider, ''), reason), " NOW_SQL
    ", sum(repeated) FROM " OLD " GROUP BY " GROUP "recipient_domain, provider, reason",
    "INSERT INTO {db}.sender_rows (" GROUP "sender_domain, given_cause, given_family, given_class, "
    "given_party, key, version, count) SELECT " GROUP "sender_domain, cause, ifNull(family, ''), "
    "ifNull(class, ''), ifNull(party, ''), cityHash64(" KEY
    "ifNull(sender_domain, ''), cause), " NOW_SQL ", sum(n) FROM (SELECT " GROUP
    "sender_domain, reason, sum(repeated) AS n FROM " OLD " GROUP BY " GROUP
    "sender_domain, reason) ANY LEFT JOIN {verdicts} USING reason GROUP BY " GROUP
    "sender_domain, cause, family, class, party",
};

/* Tables by the month of their day, and how long their rows stay: as long as events, as counts, or
 * as messages, which may end days after they began. */
enum stay { STAY_EVENTS, STAY_COUNTS, STAY_MESSAGES };
static const struct {
    const char *name;
    enum stay stay;
} aging[] = {
    {"event_rows", STAY_EVENTS},   {"message_rows", STAY_MESSAGES},
    {"daily_rows", STAY_COUNTS},   {"sender_rows", STAY_COUNTS},
    {"traffic_rows", STAY_COUNTS}, {"traffic_sender_rows", STAY_COUNTS},
};
enum { MESSAGE_DAYS = 10 };

static int run(struct remote *remote, const char *sql, long long day, struct error *error)
{
    struct arena arena = {0};
    struct text filled = {0};
    remote_sql(sql, remote->database, &filled);
    text_add(&filled, slice_make("", 1));
    /* The day stands in it at most once. */
    struct slice rest = slice_make(filled.bytes, filled.length - 1), before;
    struct slice whole = rest;
    if (slice_cut_at(&rest, S("%lld"), &before))
        whole = arena_printf(&arena, "%.*s%lld%.*s", SLICE_ARG(before), day, SLICE_ARG(rest));
    int status = remote_run(remote, whole, error);
    free(filled.bytes);
    arena_free(&arena);
    return status;
}

static int count_old(struct remote *remote, int64_t day, int64_t *events_r, struct error *error)
{
    struct arena arena = {0};
    struct text filled = {0};
    remote_sql("SELECT count() FROM {db}.event_rows FINAL WHERE gone = 0 AND day >= {mark} AND day "
               "< ",
               remote->database, &filled);
    struct slice sql =
        arena_printf(&arena, "%.*stoDate(%lld)", (int)filled.length, filled.bytes, (long long)day);
    int status = remote_number(remote, sql, events_r, error);
    free(filled.bytes);
    arena_free(&arena);
    return status;
}

static int set_mark(struct remote *remote, int64_t day, struct error *error)
{
    struct arena arena = {0};
    struct slice value = arena_printf(&arena, "%lld", (long long)day);
    int status = remote_set(remote, "pruned_before", value, error);
    arena_free(&arena);
    return status;
}

static int64_t month_of(int64_t day)
{
    struct civil civil = civil_of_days(day);
    return civil.year * 100 + civil.month;
}

static int drop_month(struct remote *remote, const struct remote_place *place, const char *table,
                      int64_t month, struct error *error)
{
    struct arena arena = {0};
    struct slice sql =
        arena_printf(&arena, "ALTER TABLE %s.%s%s%.*s DROP PARTITION %lld", remote->database, table,
                     place->local, SLICE_ARG(place->on_cluster), (long long)month);
    int status = remote_run(remote, sql, error);
    arena_free(&arena);
    return status;
}

/* The months of a table on this server that are older than `month`, one after the other. */
static int drop_months(struct remote *remote, const struct remote_place *place, const char *table,
                       int64_t month, int64_t *dropped, struct error *error)
{
    struct arena arena = {0};
    int64_t oldest = 0;
    int status;
    struct slice sql = arena_printf(
        &arena,
        "SELECT min(toUInt32OrZero(partition)) FROM system.parts WHERE active AND database "
        "= '%s' AND table = '%s%s'",
        remote->database, table, place->local);
    while ((status = remote_number(remote, sql, &oldest, error)) == 0 && oldest && oldest < month &&
           (status = drop_month(remote, place, table, oldest, error)) == 0)
        ++*dropped;
    arena_free(&arena);
    return status;
}

int remote_prune(struct remote *remote, const struct prune *prune, struct remote_pruned *out_r,
                 struct error *error)
{
    struct arena arena = {0};
    struct slice zone;
    struct remote_place place;
    const int64_t days[] = {[STAY_EVENTS] = prune->events_day,
                            [STAY_COUNTS] = prune->rollups_day,
                            [STAY_MESSAGES] = prune->events_day - MESSAGE_DAYS};
    *out_r = (struct remote_pruned){0};
    int status = remote_check(remote, &arena, &zone, error);
    if (status == 0)
        status = remote_place(remote, &arena, &place, error);
    if (status == 0)
        status = count_old(remote, prune->events_day, &out_r->events, error);
    for (size_t i = 0; status == 0 && out_r->events && i < 2; i++)
        status = run(remote, keep_sql[i], prune->events_day, error);
    if (status == 0 && out_r->events)
        status = set_mark(remote, prune->events_day, error);
    for (size_t i = 0; status == 0 && i < sizeof(aging) / sizeof(aging[0]); i++)
        status = drop_months(remote, &place, aging[i].name, month_of(days[aging[i].stay]),
                             &out_r->months, error);
    arena_free(&arena);
    return status;
}
