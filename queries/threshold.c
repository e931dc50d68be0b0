#include "queries/threshold.h"

#include "queries/known.h"

static void add_filters(struct query *query, const struct threshold *threshold)
{
    query_equal(query, "recipient_domain", threshold->domain);
    query_equal(query, "sender_domain", threshold->sender_domain);
    query_equal(query, "provider", threshold->provider);
    query_equal(query, "lower(host)", threshold->host);
    if (slice_present(threshold->direction))
        query_equal(query, "direction", threshold->direction);
    else
        query_add(query, " AND direction IN ('outbound', 'local')");
}

static int64_t first_instant(const struct threshold *threshold, const struct zone *zone)
{
    struct civil civil = civil_of_days(zone_day(zone, threshold->now) - threshold->days + 1);
    return threshold->days ? zone_instant(zone, &civil, WHEN_NONE)
                           : threshold->now - threshold->length;
}

/* Failures that fit and failures of any cause, from the cheapest view that has the columns. */
static void add_failures(struct query *query, const struct threshold *threshold,
                         struct store *store, char day[WHEN_TEXT])
{
    int64_t first = first_instant(threshold, store_zone(store));
    bool senders = slice_present(threshold->sender_domain);
    /* No rollup has both domains. */
    bool events =
        !threshold->days ||
        (senders && (slice_present(threshold->domain) || slice_present(threshold->provider)));
    const char *count = events ? "repeated" : "events";
    query_add(query, "SELECT ifnull(sum(CASE WHEN 1");
    query_equal(query, "cause", threshold->cause);
    query_add(query, " THEN %s END), 0), ifnull(sum(%s), 0) FROM %s WHERE scope = 'edge'", count,
              count,
              events    ? "events"
              : senders ? "daily_senders"
                        : "daily");
    query_add(query, " AND outcome IN ('rejected', 'bounced', 'expired')");
    if (events) {
        query_add(query, " AND id >= ");
        query_number(query, store_first_id(first));
    } else {
        day_text(zone_day(store_zone(store), first), day);
        query_add(query, " AND day >= ");
        query_text(query, slice_of(day));
    }
    add_filters(query, threshold);
}

static void add_delivered(struct query *query, const struct threshold *threshold,
                          struct store *store, char day[WHEN_TEXT])
{
    bool senders = slice_present(threshold->sender_domain);
    struct threshold told = *threshold;
    int64_t first = first_instant(threshold, store_zone(store));
    day_text(zone_day(store_zone(store), first), day);
    query_add(query, "SELECT ifnull(sum(delivered), 0) FROM %s WHERE day >= ",
              senders ? "traffic_senders" : "traffic");
    query_text(query, slice_of(day));
    if (senders)
        told.domain = told.provider = (struct slice){0};
    add_filters(query, &told);
}

/* How much of the days that a window of hours touches lies in it. */
static double proportion(const struct threshold *threshold, const struct zone *zone)
{
    int64_t first = first_instant(threshold, zone);
    struct civil civil = civil_of_days(zone_day(zone, first));
    int64_t begin = zone_instant(zone, &civil, WHEN_NONE);
    return threshold->now > begin
               ? (double)(threshold->now - first) / (double)(threshold->now - begin)
               : 1;
}

static int ask_two(struct query *query, struct store *store, int64_t *first_r, int64_t *second_r,
                   struct error *error)
{
    struct rows *rows;
    if (query_ask(query, store, &rows, error) < 0)
        return -1;
    int status = rows_next(rows, error);
    if (status > 0) {
        *first_r = rows_number(rows, 0);
        *second_r = rows_width(rows) > 1 ? rows_number(rows, 1) : 0;
    }
    rows_close(rows);
    return status < 0 ? -1 : 0;
}

int threshold_ask(const struct threshold *threshold, struct store *store,
                  struct threshold_answer *answer_r, struct error *error)
{
    struct query failures = {.len = 0}, traffic = {.len = 0};
    char days[2][WHEN_TEXT];
    int64_t failed = 0, all = 0, delivered = 0, none = 0;
    *answer_r = (struct threshold_answer){0};
    add_failures(&failures, threshold, store, days[0]);
    add_delivered(&traffic, threshold, store, days[1]);
    if (ask_two(&failures, store, &failed, &all, error) < 0 ||
        ask_two(&traffic, store, &delivered, &none, error) < 0)
        return -1;
    double part = threshold->days ? 1 : proportion(threshold, store_zone(store));
    answer_r->failed = failed;
    answer_r->deliveries = (double)delivered * part + (double)all;
    if (answer_r->deliveries > 0)
        answer_r->share = 100 * (double)failed / answer_r->deliveries;
    return 0;
}

int threshold_stale(struct store *store, int64_t limit, int64_t dead, struct slice host,
                    struct rows **rows_r, struct error *error)
{
    struct query query = {.len = 0};
    query_add(&query, "SELECT host, CAST(strftime('%%s', max(last_time)) AS INTEGER) AS last"
                      " FROM sources WHERE 1");
    query_equal(&query, "lower(host)", host);
    query_add(&query, " GROUP BY host HAVING last < ");
    query_number(&query, limit / WHEN_SECOND);
    if (!slice_present(host)) {
        query_add(&query, " AND last >= min(");
        query_number(&query, dead / WHEN_SECOND);
        query_add(&query, ", (SELECT CAST(strftime('%%s', max(last_time)) AS INTEGER)"
                          " FROM sources))");
    }
    query_add(&query, " ORDER BY last, host");
    return query_ask(&query, store, rows_r, error);
}

/* Does any log tell how far it reaches? */
static int ask_any_log(struct store *store, int64_t *found_r, struct error *error)
{
    struct query query = {.len = 0};
    int64_t none;
    query_add(&query, "SELECT count(*) FROM sources WHERE last_time IS NOT NULL");
    return ask_two(&query, store, found_r, &none, error);
}

/* What had mail in the window is known without a look at all days.  Of both ends of mail the window
 * does not tell: no traffic has both. */
static bool had_mail(const struct threshold *threshold, const struct threshold_answer *answer)
{
    bool sender = slice_present(threshold->sender_domain);
    bool other = slice_present(threshold->domain) || slice_present(threshold->provider);
    return (!sender && !other) || (sender != other && answer->deliveries > 0);
}

/* The sentence, if no log names it. */
static int tell_unknown(enum known_kind kind, const char *words, struct slice name,
                        struct store *store, struct arena *arena, struct slice *sentence_r,
                        struct error *error)
{
    const char *nearest;
    int found = known_ask(kind, name, store, error);
    if (found)
        return found < 0 ? -1 : 0;
    if (known_nearest(kind, name, store, arena, &nearest, error) < 0)
        return -1;
    *sentence_r =
        arena_printf(arena, "no log %s %.*s%s%s%s", words, SLICE_ARG(name),
                     nearest ? "; did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
    return 0;
}

int threshold_unknown(const struct threshold *threshold, const struct threshold_answer *answer,
                      struct slice log_of, struct store *store, struct arena *arena,
                      struct slice *sentence_r, struct error *error)
{
    bool had = had_mail(threshold, answer);
    const struct {
        struct slice name;
        enum known_kind kind;
        const char *words;
    } subjects[] = {
        {log_of, KNOWN_LOG, "was read of the machine"},
        {threshold->host, KNOWN_MACHINE, "ever told of the machine"},
        {had ? (struct slice){0} : threshold->domain, KNOWN_DOMAIN,
         "ever told of mail to the domain"},
        {had ? (struct slice){0} : threshold->sender_domain, KNOWN_SENDER_DOMAIN,
         "ever told of mail from the domain"},
        {had ? (struct slice){0} : threshold->provider, KNOWN_PROVIDER,
         "ever told of mail to the provider"},
    };
    int64_t logs = 0;
    *sentence_r = slice_make(NULL, 0);
    if (ask_any_log(store, &logs, error) < 0)
        return -1;
    if (!logs)
        *sentence_r = S("no log is known");
    for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++)
        if (!slice_present(*sentence_r) && slice_present(subjects[i].name) &&
            tell_unknown(subjects[i].kind, subjects[i].words, subjects[i].name, store, arena,
                         sentence_r, error) < 0)
            return -1;
    return 0;
}
