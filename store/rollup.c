/*
 * Rollups: additions are summed in memory by the key of their table, sorted and written when the
 * transaction ends.  Sorted keys touch each page of the table once; summing first leaves a tenth of
 * the additions to be sorted and kept.
 */
#include "base/hash.h"
#include "store/writer_private.h"

#include <stdlib.h>

static int by_key(const void *left, const void *right)
{
    const struct delta *a = left, *b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->domain != b->domain)
        return a->domain < b->domain ? -1 : 1;
    if (a->third != b->third)
        return a->third < b->third ? -1 : 1;
    return (a->flow > b->flow) - (a->flow < b->flow);
}

static void append(struct rollup *rollup, const struct delta *delta)
{
    if (rollup->count == rollup->capacity) {
        rollup->capacity = rollup->capacity ? rollup->capacity * 2 : 1024;
        rollup->deltas = memory_resize(rollup->deltas, rollup->capacity * sizeof(*rollup->deltas));
    }
    rollup->deltas[rollup->count++] = *delta;
}

void rollup_add(struct rollup *rollup, const struct delta *delta)
{
    uint64_t day_flow = (uint64_t)(uint32_t)delta->day << 32 | (uint32_t)delta->flow;
    uint64_t hash =
        hash_number((uint64_t)delta->third, hash_number((uint64_t)delta->domain, day_flow));
    int64_t *index = map_put(&rollup->places, hash);
    struct delta *sum = *index ? &rollup->deltas[*index - 1] : NULL;
    if (sum && by_key(sum, delta) == 0) {
        sum->first_count += delta->first_count;
        sum->second_count += delta->second_count;
        return;
    }
    /* The first of its key, or two keys share a hash: the flush sums what was not summed here. */
    append(rollup, delta);
    *index = (int64_t)rollup->count;
}

static void write_delta(struct writer *writer, enum statement which, const struct delta *delta)
{
    if (delta->first_count == 0 && delta->second_count == 0)
        return;
    sqlite3_stmt *add = db_use(writer->store, which);
    db_bind_number(add, 1, delta->day);
    db_bind_number(add, 2, delta->domain);
    if (which != SQL_TRAFFIC_SENDER_ADD)
        db_bind_number(add, 3, delta->third);
    db_bind_number(add, 4, delta->flow);
    db_bind_number(add, 5, delta->first_count);
    if (which == SQL_TRAFFIC_DAY_ADD || which == SQL_TRAFFIC_SENDER_ADD)
        db_bind_number(add, 6, delta->second_count);
    db_run(writer->store, add);
}

static void flush_one(struct writer *writer, struct rollup *rollup, enum statement which)
{
    if (rollup->count == 0)
        return;
    qsort(rollup->deltas, rollup->count, sizeof(*rollup->deltas), by_key);
    for (size_t i = 0; i < rollup->count;) {
        struct delta sum = rollup->deltas[i++];
        while (i < rollup->count && by_key(&sum, &rollup->deltas[i]) == 0) {
            sum.first_count += rollup->deltas[i].first_count;
            sum.second_count += rollup->deltas[i++].second_count;
        }
        write_delta(writer, which, &sum);
    }
    rollup->count = 0;
    map_clear(&rollup->places);
}

void rollup_flush(struct writer *writer)
{
    flush_one(writer, &writer->reason_day, SQL_REASON_DAY_ADD);
    flush_one(writer, &writer->sender_day, SQL_SENDER_DAY_ADD);
    flush_one(writer, &writer->traffic_day, SQL_TRAFFIC_DAY_ADD);
    flush_one(writer, &writer->traffic_sender_day, SQL_TRAFFIC_SENDER_ADD);
}

void rollup_free(struct writer *writer)
{
    struct rollup *rollups[] = {&writer->reason_day, &writer->sender_day, &writer->traffic_day,
                                &writer->traffic_sender_day};
    for (size_t i = 0; i < sizeof(rollups) / sizeof(rollups[0]); i++) {
        free(rollups[i]->deltas);
        map_free(&rollups[i]->places);
    }
}
