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

/* How a rollup is written: its statements for one row and for several, and its columns. */
static const struct writing {
    enum statement one, several;
    bool has_third, has_second_count;
} reason_day = {SQL_REASON_DAY_ADD, SQL_REASON_DAY_ADD_4, true, false},
  sender_day = {SQL_SENDER_DAY_ADD, SQL_SENDER_DAY_ADD_4, true, false},
  traffic_day = {SQL_TRAFFIC_DAY_ADD, SQL_TRAFFIC_DAY_ADD_4, true, true},
  traffic_sender_day = {SQL_TRAFFIC_SENDER_ADD, SQL_TRAFFIC_SENDER_ADD_4, false, true},
  joined_day = {SQL_JOINED_DAY_ADD, SQL_JOINED_DAY_ADD, true, true},
  joined_sender_day = {SQL_JOINED_SENDER_ADD, SQL_JOINED_SENDER_ADD, false, true};

static int bind_delta(sqlite3_stmt *add, int before, const struct writing *writing,
                      const struct delta *delta)
{
    db_bind_number(add, ++before, delta->day);
    db_bind_number(add, ++before, delta->domain);
    if (writing->has_third)
        db_bind_number(add, ++before, delta->third);
    db_bind_number(add, ++before, delta->flow);
    db_bind_number(add, ++before, delta->first_count);
    if (writing->has_second_count)
        db_bind_number(add, ++before, delta->second_count);
    return before;
}

/* Sum up what shares a key and drop what came to nothing; the number of rows that are left. */
static size_t sum_up(struct rollup *rollup)
{
    size_t kept = 0;
    for (size_t i = 0; i < rollup->count;) {
        struct delta sum = rollup->deltas[i++];
        while (i < rollup->count && by_key(&sum, &rollup->deltas[i]) == 0) {
            sum.first_count += rollup->deltas[i].first_count;
            sum.second_count += rollup->deltas[i++].second_count;
        }
        if (sum.first_count != 0 || sum.second_count != 0)
            rollup->deltas[kept++] = sum;
    }
    return kept;
}

static void flush_one(struct writer *writer, struct rollup *rollup, const struct writing *writing)
{
    if (rollup->count == 0)
        return;
    qsort(rollup->deltas, rollup->count, sizeof(*rollup->deltas), by_key);
    size_t count = sum_up(rollup);
    for (size_t i = 0; i < count;) {
        bool one = writing->one == writing->several || i + ROWS_AT_ONCE > count;
        sqlite3_stmt *add = db_use(writer->store, one ? writing->one : writing->several);
        int bound = 0;
        for (size_t end = i + (one ? 1 : ROWS_AT_ONCE); i < end; i++)
            bound = bind_delta(add, bound, writing, &rollup->deltas[i]);
        db_run(writer->store, add);
    }
    rollup->count = 0;
    map_clear(&rollup->places);
}

void rollup_flush(struct writer *writer)
{
    flush_one(writer, &writer->reason_day, &reason_day);
    flush_one(writer, &writer->sender_day, &sender_day);
    flush_one(writer, &writer->traffic_day, &traffic_day);
    flush_one(writer, &writer->traffic_sender_day, &traffic_sender_day);
    flush_one(writer, &writer->joined_day, &joined_day);
    flush_one(writer, &writer->joined_sender_day, &joined_sender_day);
}

void rollup_free(struct writer *writer)
{
    struct rollup *rollups[] = {&writer->reason_day,  &writer->sender_day,
                                &writer->traffic_day, &writer->traffic_sender_day,
                                &writer->joined_day,  &writer->joined_sender_day};
    for (size_t i = 0; i < sizeof(rollups) / sizeof(rollups[0]); i++) {
        free(rollups[i]->deltas);
        map_free(&rollups[i]->places);
    }
}
