#include "queries/compare.h"

#include "queries/query.h"
#include "store/numbers.h"

static int64_t earlier(const struct zone *zone, int64_t instant, int64_t days)
{
    struct civil civil = civil_of(instant + zone_offset(zone, instant) * WHEN_SECOND);
    struct civil date = civil_of_days(civil_days(civil.year, civil.month, civil.day) - days);
    civil.year = date.year;
    civil.month = date.month;
    civil.day = date.day;
    return zone_instant(zone, &civil, WHEN_NONE);
}

int compare_read(struct compare *compare_r, const char *word, const struct range *range,
                 const struct zone *zone, struct error *error)
{
    struct slice text = slice_of(word);
    int64_t days = range->last_day - range->first_day + 1;
    int64_t length = range->until - range->since;
    *compare_r = (struct compare){.with = COMPARE_NONE, .old = *range};
    struct range *old = &compare_r->old;
    if (!slice_present(text))
        return 0;
    if (slice_equal(text, S("before")))
        compare_r->with = COMPARE_BEFORE;
    else if (slice_equal(text, S("weekday")))
        compare_r->with = COMPARE_WEEKDAY;
    else
        return error_set(error, "--compare '%.60s' is neither before nor weekday", word);
    if (compare_r->with == COMPARE_WEEKDAY)
        days = (days + 6) / 7 * 7;
    if (compare_r->with == COMPARE_WEEKDAY || range->whole_days) {
        old->since = earlier(zone, range->since, days);
        old->until = earlier(zone, range->until, days);
        compare_r->minutes = days * 24 * 60;
    } else {
        old->since = range->since - length;
        old->until = range->since;
        compare_r->minutes = length / (60 * WHEN_SECOND);
    }
    old->first_day = zone_day(zone, old->since);
    old->last_day = zone_day(zone, old->until - 1);
    return 0;
}

int compare_holes(const struct compare *compare, struct store *store, int64_t *days_r,
                  struct error *error)
{
    struct query query = {.len = 0};
    struct rows *rows;
    static const char *const rollups[] = {NUMBERS_REASONS, NUMBERS_TRAFFIC};
    query_add(&query, "SELECT count(*) FROM (");
    for (size_t i = 0; i < 2; i++) {
        query_add(&query, "%s SELECT x.day FROM %s WHERE x.day >= ", i ? " UNION" : "", rollups[i]);
        query_number(&query, compare->old.first_day);
        query_add(&query, " AND x.day <= ");
        query_number(&query, compare->old.last_day);
    }
    query_add(&query, ")");
    if (query_ask(&query, store, &rows, error) < 0)
        return -1;
    int more = rows_next(rows, error);
    if (more > 0)
        *days_r = compare->old.last_day - compare->old.first_day + 1 - rows_number(rows, 0);
    rows_close(rows);
    return more < 0 ? -1 : 0;
}
