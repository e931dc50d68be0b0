/*
 * Days whose rows were pruned, there or here: only their counts are left.
 *
 * They have no identity, so they are taken whole, for machines of which this database has no count
 * of that day, and never again.
 */
#include "base/hash.h"
#include "base/utf8.h"
#include "causes/fold.h"
#include "store/merge_private.h"

#define COUNT_MAX (INT64_C(1) << 40)

/* ?1 = the first day that is not old. */
static const char reasons_sql[] =
    "SELECT y.day, d.text, y.events, f.mta, h.text, i.text, f.direction, f.scope, f.outcome, "
    "q.template, q.code, q.status, q.code_origin, q.status_origin, q.stage, q.direction, n.text, "
    "r.parent IS NOT NULL, r.first_seen, r.example FROM reason_day y "
    "JOIN flow f ON f.id = y.flow JOIN name h ON h.id = f.host "
    "LEFT JOIN name i ON i.id = f.instance LEFT JOIN domain d ON d.id = y.domain "
    "JOIN reason r ON r.id = y.reason JOIN reason q ON q.id = ifnull(r.parent, r.id) "
    "LEFT JOIN name n ON n.id = q.provider WHERE y.day < ?1 ORDER BY y.day";

static const char senders_sql[] =
    "SELECT y.day, d.text, y.events, f.mta, h.text, i.text, f.direction, f.scope, f.outcome, "
    "y.cause FROM sender_day y JOIN flow f ON f.id = y.flow JOIN name h ON h.id = f.host "
    "LEFT JOIN name i ON i.id = f.instance LEFT JOIN domain d ON d.id = y.domain "
    "WHERE y.day < ?1 ORDER BY y.day";

/* Columns 0 to 8 of both; false when they make no sense or the machine's day is known. */
static bool read_delta(struct merge *merge, sqlite3_stmt *row, const struct map *known,
                       struct delta *delta)
{
    struct writer *writer = merge->writer;
    int64_t day = sqlite3_column_int64(row, 0), events = sqlite3_column_int64(row, 2);
    struct flow flow = {.mta = (enum mta)sqlite3_column_int(row, 3),
                        .host = dict_name(writer, db_text(row, 4)),
                        .instance = dict_name(writer, db_text(row, 5)),
                        .direction = (enum direction)sqlite3_column_int(row, 6),
                        .scope = (enum scope)sqlite3_column_int(row, 7),
                        .outcome = (enum outcome)sqlite3_column_int(row, 8)};
    if ((unsigned)flow.mta >= MTA_COUNT || (unsigned)flow.direction >= DIRECTION_COUNT ||
        (unsigned)flow.scope >= SCOPE_COUNT || (unsigned)flow.outcome >= OUTCOME_COUNT || day < 0 ||
        events <= 0 || events > COUNT_MAX ||
        map_find(known, hash_number((uint64_t)flow.host, (uint64_t)day) | 1))
        return false;
    *delta = (struct delta){.day = (int32_t)day,
                            .flow = (int32_t)dict_flow(writer, &flow),
                            .domain = dict_domain(writer, db_text(row, 1)),
                            .first_count = events};
    return true;
}

static int64_t reason_of(struct merge *merge, sqlite3_stmt *row)
{
    struct writer *writer = merge->writer;
    struct arena *arena = &writer->batch;
    struct slice provider = arena_copy(arena, utf8_first(db_text(row, 16), 64));
    struct reason_key key = {.template = arena_copy(arena, utf8_first(db_text(row, 9), FOLD_MAX)),
                             .code = (unsigned)sqlite3_column_int(row, 10) % 1000,
                             .status = status_unpack((uint32_t)sqlite3_column_int64(row, 11)),
                             .code_origin = (enum origin)(sqlite3_column_int(row, 12) & 3),
                             .status_origin = (enum origin)(sqlite3_column_int(row, 13) & 3),
                             .stage =
                                 (enum stage)((unsigned)sqlite3_column_int(row, 14) % STAGE_COUNT),
                             .direction = (enum direction)((unsigned)sqlite3_column_int(row, 15) %
                                                           DIRECTION_COUNT),
                             .provider = dict_name(writer, provider)};
    struct reason reason = reason_find(writer, &key, provider);
    return sqlite3_column_int(row, 17) ? reason_inherit(writer, reason.id).id : reason.id;
}

static void list_known(struct merge *merge, struct map *known)
{
    sqlite3_stmt *list = merge_ask(merge->into, "SELECT DISTINCT y.day, f.host FROM reason_day y "
                                                "JOIN flow f ON f.id = y.flow WHERE y.day < ?1");
    db_bind_number(list, 1, merge->kept_day);
    while (db_row(merge->into, list))
        *map_put(known, hash_number((uint64_t)sqlite3_column_int64(list, 1),
                                    (uint64_t)sqlite3_column_int64(list, 0)) |
                            1) = 1;
    sqlite3_finalize(list);
}

static void take_reasons(struct merge *merge, const struct map *known)
{
    struct delta delta;
    sqlite3_stmt *list = merge_ask(merge->from, reasons_sql);
    db_bind_number(list, 1, merge->kept_day);
    while (!merge_failed(merge) && db_row(merge->from, list)) {
        if (!read_delta(merge, list, known, &delta))
            continue;
        int64_t first = db_time(list, 18);
        delta.third = reason_of(merge, list);
        rollup_add(&merge->writer->reason_day, &delta);
        if (first >= 0 && zone_day(store_zone(merge->into), first) < merge->kept_day)
            reason_saw(merge->writer, delta.third, first, utf8_first(db_text(list, 19), 2000));
        arena_reset(&merge->writer->batch);
    }
    sqlite3_finalize(list);
    rollup_flush(merge->writer);
}

static void take_senders(struct merge *merge, const struct map *known)
{
    struct delta delta;
    sqlite3_stmt *list = merge_ask(merge->from, senders_sql);
    db_bind_number(list, 1, merge->kept_day);
    while (!merge_failed(merge) && db_row(merge->from, list)) {
        if (!read_delta(merge, list, known, &delta))
            continue;
        int64_t cause = sqlite3_column_int64(list, 9);
        delta.third = cause > 0 && cause < CAUSE_COUNT ? cause : CAUSE_UNCLASSIFIED;
        rollup_add(&merge->writer->sender_day, &delta);
        arena_reset(&merge->writer->batch);
    }
    sqlite3_finalize(list);
    rollup_flush(merge->writer);
}

void merge_old(struct merge *merge)
{
    struct map known = {0};
    if (merge->kept_day == 0)
        return;
    list_known(merge, &known);
    take_reasons(merge, &known);
    take_senders(merge, &known);
    map_free(&known);
}
