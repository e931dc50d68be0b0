/*
 * Counts without rows: deliveries and unknown lines.
 *
 * Of each share the newest version counts: that with the greater sum, as counts of a day only grow.
 */
#include "store/merge_private.h"

#include "base/utf8.h"
#include "causes/fold.h"

#define COUNT_MAX (INT64_C(1) << 40)

/* What each share counted, as the other database knows: its own is what remains. */
static const char told_sql[] =
    "CREATE TEMP TABLE told_traffic AS "
    "SELECT 0 AS share, day, domain, provider, flow, sum(delivered) AS delivered, "
    "sum(relayed) AS relayed FROM (SELECT day, domain, provider, flow, delivered, relayed FROM "
    "traffic_day UNION ALL SELECT day, domain, provider, flow, -delivered, -relayed FROM "
    "share_traffic) GROUP BY day, domain, provider, flow HAVING sum(delivered) <> 0 OR "
    "sum(relayed) <> 0;"
    "INSERT INTO temp.told_traffic SELECT share, day, domain, provider, flow, delivered, relayed "
    "FROM share_traffic WHERE share > 0;"
    "CREATE INDEX temp.told_traffic_day ON told_traffic (share, day);"
    "CREATE TEMP TABLE told_sender AS "
    "SELECT 0 AS share, day, domain, flow, sum(delivered) AS delivered, "
    "sum(relayed) AS relayed FROM (SELECT day, domain, flow, delivered, relayed FROM "
    "traffic_sender_day UNION ALL SELECT day, domain, flow, -delivered, -relayed FROM "
    "share_sender) GROUP BY day, domain, flow HAVING sum(delivered) <> 0 OR sum(relayed) <> 0;"
    "INSERT INTO temp.told_sender SELECT share, day, domain, flow, delivered, relayed "
    "FROM share_sender WHERE share > 0;"
    "CREATE INDEX temp.told_sender_day ON told_sender (share, day)";

/* Columns: day, domain, provider, flow, delivered, relayed. */
static const char *const here_sql[] = {
    "SELECT day, domain, provider, flow, delivered, relayed FROM share_traffic WHERE day = ?2 AND "
    "share = ?1",
    "SELECT day, domain, 0, flow, delivered, relayed FROM share_sender WHERE day = ?2 AND "
    "share = ?1",
};

static const char *const there_sql[] = {
    "SELECT t.day, d.text, p.text, f.mta, h.text, i.text, f.direction, f.scope, f.outcome, "
    "t.delivered, t.relayed FROM temp.told_traffic t JOIN flow f ON f.id = t.flow "
    "JOIN name h ON h.id = f.host LEFT JOIN name i ON i.id = f.instance "
    "LEFT JOIN domain d ON d.id = t.domain LEFT JOIN name p ON p.id = t.provider "
    "WHERE t.share = ?1 AND t.day = ?2",
    "SELECT t.day, d.text, NULL, f.mta, h.text, i.text, f.direction, f.scope, f.outcome, "
    "t.delivered, t.relayed FROM temp.told_sender t JOIN flow f ON f.id = t.flow "
    "JOIN name h ON h.id = f.host LEFT JOIN name i ON i.id = f.instance "
    "LEFT JOIN domain d ON d.id = t.domain WHERE t.share = ?1 AND t.day = ?2",
};

static const char *const clear_sql[] = {
    "DELETE FROM share_traffic WHERE day = ?2 AND share = ?1",
    "DELETE FROM share_sender WHERE day = ?2 AND share = ?1",
};

static struct rollup *rollup_of(struct merge *merge, int part)
{
    return part ? &merge->writer->traffic_sender_day : &merge->writer->traffic_day;
}

void merge_take_back(struct merge *merge, int64_t share, int64_t day)
{
    const int64_t key[] = {share, day};
    for (int part = 0; part < 2; part++) {
        sqlite3_stmt *list = merge_ask(merge->into, here_sql[part]);
        db_bind_number(list, 1, share);
        db_bind_number(list, 2, day);
        while (db_row(merge->into, list)) {
            struct delta delta = {.day = sqlite3_column_int(list, 0),
                                  .domain = sqlite3_column_int64(list, 1),
                                  .third = sqlite3_column_int64(list, 2),
                                  .flow = sqlite3_column_int(list, 3),
                                  .first_count = -sqlite3_column_int64(list, 4),
                                  .second_count = -sqlite3_column_int64(list, 5)};
            rollup_add(rollup_of(merge, part), &delta);
        }
        sqlite3_finalize(list);
        chore_run(merge->into, clear_sql[part], key, 2);
    }
}

static int64_t bounded(sqlite3_stmt *row, int column)
{
    int64_t count = sqlite3_column_int64(row, column);
    return count < -COUNT_MAX ? -COUNT_MAX : count > COUNT_MAX ? COUNT_MAX : count;
}

void merge_put(struct merge *merge, int part, int64_t share, const struct delta *delta)
{
    sqlite3_stmt *add = db_use(merge->into, part ? SQL_SHARE_SENDER_ADD : SQL_SHARE_TRAFFIC_ADD);
    db_bind_number(add, 1, share);
    db_bind_number(add, 2, delta->day);
    db_bind_number(add, 3, delta->domain);
    if (part == 0)
        db_bind_number(add, 4, delta->third);
    db_bind_number(add, 5, delta->flow);
    db_bind_number(add, 6, delta->first_count);
    db_bind_number(add, 7, delta->second_count);
    db_run(merge->into, add);
    rollup_add(rollup_of(merge, part), delta);
}

static void take_day(struct merge *merge, int part, int64_t there, int64_t here, int64_t day,
                     const struct map *known)
{
    struct writer *writer = merge->writer;
    sqlite3_stmt *list = merge_ask(merge->from, there_sql[part]);
    db_bind_number(list, 1, there);
    db_bind_number(list, 2, day);
    while (!merge->into->failed && db_row(merge->from, list)) {
        unsigned words[] = {(unsigned)sqlite3_column_int(list, 3),
                            (unsigned)sqlite3_column_int(list, 6),
                            (unsigned)sqlite3_column_int(list, 7),
                            (unsigned)sqlite3_column_int(list, 8)};
        if (words[0] >= MTA_COUNT || words[1] >= DIRECTION_COUNT || words[2] >= SCOPE_COUNT ||
            words[3] >= OUTCOME_COUNT)
            continue;
        struct flow flow = {.mta = words[0],
                            .host = dict_name(writer, db_text(list, 4)),
                            .instance = dict_name(writer, db_text(list, 5)),
                            .direction = words[1],
                            .scope = words[2],
                            .outcome = words[3]};
        if (map_find(known, (uint64_t)flow.host))
            continue;
        struct delta delta = {.day = (int32_t)day,
                              .domain = dict_domain(writer, db_text(list, 1)),
                              .third = dict_name(writer, db_text(list, 2)),
                              .flow = (int32_t)dict_flow(writer, &flow),
                              .first_count = bounded(list, 9),
                              .second_count = bounded(list, 10)};
        merge_put(merge, part, here, &delta);
        arena_reset(&writer->batch);
    }
    sqlite3_finalize(list);
}

/* Of two versions with the same sum the later one knows more senders. */
static bool is_newer(struct merge *merge, int64_t there, int64_t here, int64_t day)
{
    const int64_t key_there[] = {there, day}, key_here[] = {here, day};
    int64_t has =
        chore_ask(merge->into, "SELECT count(*) FROM share_traffic WHERE share = ?1 AND day = ?2",
                  key_here, 2, 0);
    int64_t sum_there =
        chore_ask(merge->from,
                  "SELECT sum(delivered + relayed) FROM temp.told_traffic WHERE share = ?1 AND "
                  "day = ?2",
                  key_there, 2, 0);
    int64_t sum_here = chore_ask(merge->into,
                                 "SELECT sum(delivered + relayed) FROM share_traffic WHERE "
                                 "share = ?1 AND day = ?2",
                                 key_here, 2, 0);
    if (!has || sum_there != sum_here)
        return !has || sum_there > sum_here;
    int64_t unknown_there =
        chore_ask(merge->from,
                  "SELECT sum(delivered + relayed) FROM temp.told_sender WHERE share = ?1 AND "
                  "day = ?2 AND domain = 0",
                  key_there, 2, 0);
    return unknown_there < chore_ask(merge->into,
                                     "SELECT sum(delivered + relayed) FROM share_sender WHERE "
                                     "share = ?1 AND day = ?2 AND domain = 0",
                                     key_here, 2, 0);
}

/* The machines of which this database has deliveries of the day. */
static void list_known(struct merge *merge, int64_t day, struct map *known)
{
    sqlite3_stmt *list = merge_ask(merge->into, "SELECT DISTINCT f.host FROM traffic_day t JOIN "
                                                "flow f ON f.id = t.flow WHERE t.day = ?1");
    db_bind_number(list, 1, day);
    while (db_row(merge->into, list))
        *map_put(known, (uint64_t)sqlite3_column_int64(list, 0)) = 1;
    sqlite3_finalize(list);
}

void merge_traffic(struct merge *merge)
{
    struct map known = {0};
    db_exec(merge->from, told_sql);
    sqlite3_stmt *list = merge_ask(merge->from, "SELECT DISTINCT share, day FROM temp.told_traffic "
                                                "ORDER BY share, day");
    while (!merge_failed(merge) && db_row(merge->from, list)) {
        int64_t there = sqlite3_column_int64(list, 0), day = sqlite3_column_int64(list, 1);
        int64_t here = merge_share(merge, there);
        if (here == SHARE_OWN || day < 0 || day > INT32_MAX / 2 ||
            !is_newer(merge, there, here, day))
            continue;
        map_clear(&known);
        if (day < merge->kept_day)
            list_known(merge, day, &known);
        else
            merge_take_back(merge, here, day);
        take_day(merge, 0, there, here, day, &known);
        take_day(merge, 1, there, here, day, &known);
        rollup_flush(merge->writer);
        if (day >= merge->kept_day)
            *map_put(&merge->changed, DAY_KEY(day)) = 1;
    }
    sqlite3_finalize(list);
    map_free(&known);
}

/* The count of one shape in one share, and what it adds to the sum here. */
static void put_unknown(struct merge *merge, struct slice shape, int64_t share, int64_t count)
{
    sqlite3_stmt *get = db_use(merge->into, SQL_SHARE_UNKNOWN_GET);
    int64_t before = 0;
    db_bind_text(get, 1, shape);
    db_bind_number(get, 2, share);
    if (db_row(merge->into, get))
        before = sqlite3_column_int64(get, 0);
    sqlite3_reset(get);
    if (count <= before)
        return;
    sqlite3_stmt *set = db_use(merge->into, SQL_SHARE_UNKNOWN_PUT);
    db_bind_text(set, 1, shape);
    db_bind_number(set, 2, share);
    db_bind_number(set, 3, count);
    db_run(merge->into, set);
    set = db_use(merge->into, SQL_UNKNOWN_COUNT);
    db_bind_text(set, 1, shape);
    db_bind_number(set, 2, count - before);
    db_run(merge->into, set);
}

/* The earliest example stays, whoever told it. */
static void put_example(struct merge *merge, sqlite3_stmt *row, struct slice shape)
{
    struct arena *arena = &merge->writer->batch;
    unsigned mta = (unsigned)sqlite3_column_int(row, 2);
    int64_t time = sqlite3_column_int64(row, 4);
    sqlite3_stmt *put = db_use(merge->into, SQL_UNKNOWN_PUT);
    db_bind_text(put, 1, shape);
    db_bind_number(put, 2, mta < MTA_COUNT ? mta : MTA_NONE);
    db_bind_number(put, 3, 0);
    db_bind_number(put, 4, time < 0 ? 0 : time);
    struct slice example = utf8_clean(arena, utf8_first(db_text(row, 5), 8000));
    db_bind_text(put, 5, slice_present(example) ? example : S(""));
    db_bind_id(put, 6, merge_source(merge, sqlite3_column_int64(row, 6)));
    db_bind_number(put, 7, sqlite3_column_int64(row, 7));
    db_run(merge->into, put);
}

void merge_unknown(struct merge *merge)
{
    sqlite3_stmt *list = merge_ask(
        merge->from,
        "SELECT x.share, x.shape, u.mta, x.count, u.time, u.example, u.source, u.line_offset FROM "
        "(SELECT share, shape, count FROM share_unknown WHERE share > 0 UNION ALL "
        "SELECT 0, shape, count - ifnull((SELECT sum(s.count) FROM share_unknown s "
        "WHERE s.shape = v.shape), 0) FROM unknown v) x JOIN unknown u ON u.shape = x.shape "
        "ORDER BY x.share, x.shape");
    while (!merge_failed(merge) && db_row(merge->from, list)) {
        int64_t share = merge_share(merge, sqlite3_column_int64(list, 0));
        struct slice shape =
            arena_copy(&merge->writer->batch, utf8_first(db_text(list, 1), FOLD_MAX));
        int64_t count = bounded(list, 3);
        if (share == SHARE_OWN || count <= 0 ||
            sqlite3_column_int64(list, 4) < merge->writer->pruned_before)
            continue;
        shape = writer_unknown_place(merge->writer, shape);
        put_example(merge, list, shape);
        put_unknown(merge, shape, share, count);
        arena_reset(&merge->writer->batch);
    }
    sqlite3_finalize(list);
}
