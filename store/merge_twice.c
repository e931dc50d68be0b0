/*
 * What several shares counted, once.
 *
 * Of one machine and day: what two shares tell of different lines is added up.  A share all of
 * whose lines of that day larger shares hold too adds nothing.  Of shares that overlap in part
 * each count is the larger one, so that nothing counts twice.  The difference to the sum of all
 * shares is kept as a share of its own, and worked out anew whenever one of them changes; so
 * the order of merges does not matter.
 */
#include "store/merge_private.h"

enum { TELLERS_MAX = 64 };

enum overlap { OVERLAP_NONE, OVERLAP_SOME, OVERLAP_ALL };

/* A share that tells of a machine of which others tell too. */
struct teller {
    int64_t share, lines, known;
};

static const char told_sql[] =
    "CREATE TEMP TABLE IF NOT EXISTS told (part INTEGER, share INTEGER, domain INTEGER, "
    "provider INTEGER, flow INTEGER, host INTEGER, delivered INTEGER, relayed INTEGER);"
    "CREATE TEMP TABLE IF NOT EXISTS once (domain INTEGER, provider INTEGER, flow INTEGER, "
    "delivered INTEGER, relayed INTEGER, PRIMARY KEY (domain, provider, flow));"
    "DELETE FROM temp.told";

/* Part 0 is traffic_day, part 1 traffic_sender_day; ?1 = the day.  This database's own share is
 * what the others leave. */
static const char *const fill_sql[] = {
    "INSERT INTO temp.told SELECT 0, t.share, t.domain, t.provider, t.flow, f.host, t.delivered, "
    "t.relayed FROM share_traffic t JOIN flow f ON f.id = t.flow WHERE t.day = ?1 AND (t.share > 0 "
    "OR "
    "t.share = -1)",
    "INSERT INTO temp.told SELECT 1, t.share, t.domain, 0, t.flow, f.host, t.delivered, "
    "t.relayed FROM share_sender t JOIN flow f ON f.id = t.flow WHERE t.day = ?1 AND (t.share > 0 "
    "OR "
    "t.share = -1)",
    "INSERT INTO temp.told SELECT 0, 0, x.domain, x.provider, x.flow, f.host, sum(delivered), "
    "sum(relayed) FROM (SELECT domain, provider, flow, delivered, relayed FROM traffic_day WHERE "
    "day = ?1 UNION ALL SELECT domain, provider, flow, -delivered, -relayed FROM share_traffic "
    "WHERE day = ?1) x JOIN flow f ON f.id = x.flow GROUP BY x.domain, x.provider, x.flow "
    "HAVING sum(delivered) <> 0 OR sum(relayed) <> 0",
    "INSERT INTO temp.told SELECT 1, 0, x.domain, 0, x.flow, f.host, sum(delivered), "
    "sum(relayed) FROM (SELECT domain, flow, delivered, relayed FROM traffic_sender_day WHERE "
    "day = ?1 UNION ALL SELECT domain, flow, -delivered, -relayed FROM share_sender "
    "WHERE day = ?1) x JOIN flow f ON f.id = x.flow GROUP BY x.domain, x.flow "
    "HAVING sum(delivered) <> 0 OR sum(relayed) <> 0",
};

/* The largest first; of those that hold as many lines the one whose lines that are not counted told
 * it more: who came from clients, and who sent.  Between the others what they hold decides, as
 * names are random. */
static const char tellers_sql[] =
    "SELECT t.share, ifnull(CASE WHEN t.share THEN "
    "(SELECT sum(length(prints)) FROM share_seen x WHERE x.day = ?1 AND x.share = t.share) ELSE "
    "(SELECT sum(length(prints)) FROM seen y WHERE y.day = ?1) END, 0) / 6 AS lines "
    "FROM (SELECT share, sum(CASE WHEN part = 0 THEN delivered + relayed END) AS counted, "
    "sum(CASE WHEN part = 1 AND domain = 0 THEN delivered + relayed END) AS nameless "
    "FROM temp.told GROUP BY share) t LEFT JOIN share s ON s.id = t.share WHERE t.share IN "
    "(SELECT share FROM temp.told WHERE share >= 0 AND host IN (SELECT host FROM temp.told WHERE "
    "share >= 0 GROUP BY host HAVING count(DISTINCT share) > 1)) "
    "ORDER BY lines DESC, t.counted DESC, t.nameless, 4294967295 & CASE WHEN t.share THEN "
    "(SELECT sum(prints_sum(prints)) FROM share_seen x WHERE x.day = ?1 AND x.share = t.share) "
    "ELSE (SELECT sum(prints_sum(prints)) FROM seen y WHERE y.day = ?1) END, "
    "ifnull(s.identity, '')";

/* prints_sum(prints): sums of several rows, added up, are that of all their fingerprints in the
 * lower 32 bits, however they are spread over the rows. */
static void prints_sum(sqlite3_context *context, int count, sqlite3_value **values)
{
    const unsigned char *blob = sqlite3_value_blob(values[0]);
    int size = sqlite3_value_bytes(values[0]);
    uint32_t sum = 0;
    (void)count;
    for (int i = 0; i + PRINT_BYTES <= size; i += PRINT_BYTES)
        sum += (uint32_t)print_at(blob + i);
    sqlite3_result_int64(context, sum);
}

void merge_settle_begin(struct merge *merge)
{
    static const struct db_function function = {"prints_sum", 1, prints_sum};
    db_function(merge->into, &function, SQLITE_DETERMINISTIC, merge);
}

static size_t list_tellers(struct store *store, int64_t day, struct teller tellers[TELLERS_MAX])
{
    size_t count = 0;
    sqlite3_stmt *list = merge_ask(store, tellers_sql);
    db_bind_number(list, 1, day);
    while (count < TELLERS_MAX && db_row(store, list))
        tellers[count++] = (struct teller){.share = sqlite3_column_int64(list, 0),
                                           .lines = sqlite3_column_int64(list, 1)};
    sqlite3_finalize(list);
    return count;
}

/* The lines of a bucket that a larger share holds too; the bucket of the years before is not
 * meant. */
static void compare_bucket(struct store *store, int64_t bucket, int64_t day, struct map *told,
                           struct teller *teller, size_t place)
{
    sqlite3_stmt *list = db_use(store, SQL_SHARE_SEEN_OF);
    db_bind_number(list, 1, bucket);
    db_bind_number(list, 2, day);
    db_bind_number(list, 3, teller->share);
    while (db_row(store, list)) {
        const unsigned char *blob = sqlite3_column_blob(list, 0);
        size_t count = (size_t)sqlite3_column_bytes(list, 0) / PRINT_BYTES;
        bool counts = sqlite3_column_int64(list, 1) == day;
        for (size_t i = 0; i < count; i++) {
            int64_t *first = map_put(told, print_at(blob + i * PRINT_BYTES) + 1);
            if (*first && *first != (int64_t)place + 1)
                teller->known += counts;
            else
                *first = (int64_t)place + 1;
        }
    }
    sqlite3_reset(list);
}

static void compare(struct store *store, int64_t day, struct teller *tellers, size_t count)
{
    struct map told = {0};
    sqlite3_stmt *list = merge_ask(store, "SELECT DISTINCT bucket FROM share_seen WHERE day = ?1");
    db_bind_number(list, 1, day);
    while (db_row(store, list)) {
        map_clear(&told);
        for (size_t i = 0; i < count; i++)
            compare_bucket(store, sqlite3_column_int64(list, 0), day, &told, &tellers[i], i);
    }
    sqlite3_finalize(list);
    map_free(&told);
}

static enum overlap overlap_of(const struct teller *teller)
{
    if (teller->known == 0)
        return OVERLAP_NONE;
    return teller->known < teller->lines ? OVERLAP_SOME : OVERLAP_ALL;
}

static void run(struct store *store, const char *sql, int64_t first, int64_t second, int64_t third)
{
    const int64_t numbers[] = {first, second, third};
    sqlite3_stmt *statement = merge_ask(store, sql);
    for (int i = 0; i < 3; i++)
        if (statement && i < sqlite3_bind_parameter_count(statement))
            db_bind_number(statement, i + 1, numbers[i]);
    db_run(store, statement);
    sqlite3_finalize(statement);
}

/* The counts of one machine, each line once, in temp.once.  True when they are exact. */
static bool count_once(struct store *store, int64_t part, int64_t host,
                       const struct teller *tellers, size_t count)
{
    bool exact = true;
    db_exec(store, "DELETE FROM temp.once");
    for (size_t i = 0; i < count; i++) {
        enum overlap overlap = overlap_of(&tellers[i]);
        if (overlap == OVERLAP_NONE)
            run(store,
                "INSERT INTO temp.once SELECT domain, provider, flow, delivered, relayed FROM "
                "temp.told WHERE part = ?1 AND host = ?2 AND share = ?3 ON CONFLICT (domain, "
                "provider, flow) DO UPDATE SET delivered = delivered + excluded.delivered, "
                "relayed = relayed + excluded.relayed",
                part, host, tellers[i].share);
        else if (overlap == OVERLAP_SOME || !exact)
            run(store,
                "INSERT INTO temp.once SELECT domain, provider, flow, delivered, relayed FROM "
                "temp.told WHERE part = ?1 AND host = ?2 AND share = ?3 ON CONFLICT (domain, "
                "provider, flow) DO UPDATE SET delivered = max(delivered, excluded.delivered), "
                "relayed = max(relayed, excluded.relayed)",
                part, host, tellers[i].share);
        exact = exact && overlap != OVERLAP_SOME;
    }
    return exact;
}

/* Where lines are missing from the counts, what joining messages added is left out too: some of it
 * may be told by lines that are counted. */
static void correct(struct merge *merge, int64_t part, int64_t host, int64_t day, bool exact)
{
    sqlite3_stmt *list =
        merge_ask(merge->into,
                  "SELECT domain, provider, flow, sum(delivered), sum(relayed) FROM (SELECT "
                  "domain, provider, flow, delivered, relayed FROM temp.once UNION ALL SELECT "
                  "domain, provider, flow, -delivered, -relayed FROM temp.told WHERE part = ?1 "
                  "AND host = ?2 AND share >= ?3) GROUP BY domain, provider, flow "
                  "HAVING sum(delivered) <> 0 OR sum(relayed) <> 0");
    db_bind_number(list, 1, part);
    db_bind_number(list, 2, host);
    db_bind_number(list, 3, exact ? SHARE_OWN : SHARE_JOINED);
    while (db_row(merge->into, list)) {
        struct delta delta = {.day = (int32_t)day,
                              .domain = sqlite3_column_int64(list, 0),
                              .third = sqlite3_column_int64(list, 1),
                              .flow = (int32_t)sqlite3_column_int64(list, 2),
                              .first_count = sqlite3_column_int64(list, 3),
                              .second_count = sqlite3_column_int64(list, 4)};
        merge_put(merge, (int)part, SHARE_TWICE, &delta);
    }
    sqlite3_finalize(list);
}

static void remember(struct merge *merge, int64_t day, const struct teller *tellers, size_t count)
{
    const int64_t only[] = {day};
    chore_run(merge->into, "DELETE FROM share_day WHERE day = ?1", only, 1);
    int64_t twice = 0;
    for (size_t i = 0; i < count; i++) {
        const int64_t row[] = {tellers[i].share, day, tellers[i].lines, tellers[i].known};
        chore_run(merge->into,
                  "INSERT INTO share_day (share, day, lines, known) VALUES (?1, ?2, ?3, ?4)", row,
                  4);
        if (overlap_of(&tellers[i]) == OVERLAP_SOME)
            twice += tellers[i].known;
    }
    merge->merged->twice += twice;
    merge->merged->twice_days += twice > 0;
}

void merge_settle_day(struct merge *merge, int64_t day)
{
    struct store *store = merge->into;
    struct teller tellers[TELLERS_MAX];
    merge_take_back(merge, SHARE_TWICE, day);
    rollup_flush(merge->writer);
    db_exec(store, told_sql);
    for (size_t i = 0; i < sizeof(fill_sql) / sizeof(fill_sql[0]); i++)
        chore_run(store, fill_sql[i], &day, 1);
    size_t count = list_tellers(store, day, tellers);
    compare(store, day, tellers, count);
    remember(merge, day, tellers, count);
    if (count == 0)
        return;
    sqlite3_stmt *hosts =
        merge_ask(store, "SELECT part, host FROM temp.told WHERE share >= 0 GROUP BY part, host "
                         "HAVING count(DISTINCT share) > 1");
    while (db_row(store, hosts)) {
        int64_t part = sqlite3_column_int64(hosts, 0), host = sqlite3_column_int64(hosts, 1);
        correct(merge, part, host, day, count_once(store, part, host, tellers, count));
    }
    sqlite3_finalize(hosts);
    rollup_flush(merge->writer);
}

/* Unknown lines have no day; their shares overlap as those of deliveries do. */
static size_t list_unknown_tellers(struct store *store, struct teller tellers[TELLERS_MAX])
{
    size_t count = 0;
    sqlite3_stmt *list = merge_ask(store, "SELECT share, sum(known) FROM share_day GROUP BY share "
                                          "HAVING sum(known) > 0 ORDER BY share");
    while (count < TELLERS_MAX && db_row(store, list))
        tellers[count++] = (struct teller){.share = sqlite3_column_int64(list, 0),
                                           .known = sqlite3_column_int64(list, 1)};
    sqlite3_finalize(list);
    return count;
}

/* The lines of one shape are at least as many as any share tells; and at least what remains when
 * all lines that a larger share holds too were of this shape. */
static int64_t correction_of(struct store *store, struct slice shape, const struct teller *tellers,
                             size_t count)
{
    int64_t sum = 0, most = 0, apart = 0;
    sqlite3_stmt *list = db_use(store, SQL_SHARE_UNKNOWN_LIST);
    db_bind_text(list, 1, shape);
    while (db_row(store, list)) {
        int64_t share = sqlite3_column_int64(list, 0), told = sqlite3_column_int64(list, 1);
        size_t place = 0;
        while (place < count && tellers[place].share != share)
            place++;
        int64_t known = place < count ? tellers[place].known : 0;
        sum += told;
        most = told > most ? told : most;
        apart += told > known ? told - known : 0;
    }
    sqlite3_reset(list);
    return (most > apart ? most : apart) - sum;
}

void merge_settle_unknown(struct merge *merge)
{
    struct store *store = merge->into;
    struct teller tellers[TELLERS_MAX];
    db_exec(store, "UPDATE unknown SET count = count - (SELECT s.count FROM share_unknown s WHERE "
                   "s.shape = unknown.shape AND s.share = -2) WHERE shape IN (SELECT shape FROM "
                   "share_unknown WHERE share = -2);"
                   "DELETE FROM share_unknown WHERE share = -2");
    size_t count = list_unknown_tellers(store, tellers);
    if (count == 0)
        return;
    sqlite3_stmt *shapes = merge_ask(store, "SELECT shape FROM unknown ORDER BY shape");
    while (db_row(store, shapes)) {
        struct slice shape = db_text(shapes, 0);
        int64_t correction = correction_of(store, shape, tellers, count);
        if (!correction)
            continue;
        sqlite3_stmt *put = db_use(store, SQL_SHARE_UNKNOWN_PUT);
        db_bind_text(put, 1, shape);
        db_bind_number(put, 2, SHARE_TWICE);
        db_bind_number(put, 3, correction);
        db_run(store, put);
    }
    sqlite3_finalize(shapes);
    db_exec(store, "UPDATE unknown SET count = count + (SELECT s.count FROM share_unknown s WHERE "
                   "s.shape = unknown.shape AND s.share = -2) WHERE shape IN (SELECT shape FROM "
                   "share_unknown WHERE share = -2)");
}
