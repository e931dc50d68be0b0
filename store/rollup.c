#include "store/writer_private.h"

#include <stdlib.h>

/* Slots of the hash table for each delta that there is room for, so that the first one is mostly
 * right.  They are small, as looking into tables that leave the cache was 5 % of an ingest. */
enum { PLACES = 4 };

/* Of one rollup, held in memory: with their places 1.8 MB. */
enum { ROLLUP_ROWS = 30000 };

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

static bool same_key(const struct delta *a, const struct delta *b)
{
    return a->domain == b->domain && a->third == b->third && a->day == b->day && a->flow == b->flow;
}

/* Keys are numbers that the database gave, so nobody can aim at a plain hash of them; it takes a
 * third of what hash_number() takes for each addition. */
static uint64_t hash_key(const struct delta *delta)
{
    const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15); /* 2^64 / golden ratio */
    uint64_t hash = (uint64_t)delta->domain * odd + (uint64_t)delta->third;
    hash = (hash ^ hash >> 32) * odd + ((uint64_t)delta->day << 32 ^ (uint64_t)delta->flow);
    return (hash ^ hash >> 32) * odd >> 32;
}

static uint32_t *slot_of(const struct rollup *rollup, uint64_t hash)
{
    return &rollup->places[hash & (rollup->capacity * PLACES - 1)];
}

/* The place of the delta's key, 0 there = the key is new. */
static uint32_t *place_of(const struct rollup *rollup, uint64_t hash, const struct delta *delta)
{
    uint32_t *place = slot_of(rollup, hash);
    while (*place && !same_key(&rollup->deltas[*place - 1], delta))
        place = slot_of(rollup, ++hash);
    return place;
}

/* Into places that are all empty. */
static void place_all(struct rollup *rollup)
{
    for (size_t i = 0; i < rollup->count; i++) {
        const struct delta *delta = &rollup->deltas[i];
        *place_of(rollup, hash_key(delta), delta) = (uint32_t)i + 1;
    }
}

static void grow(struct rollup *rollup)
{
    rollup->capacity = rollup->capacity ? rollup->capacity * 2 : 1024;
    rollup->deltas = memory_resize(rollup->deltas, rollup->capacity * sizeof(*rollup->deltas));
    free(rollup->places);
    rollup->places = memory_zero(rollup->capacity * PLACES, sizeof(*rollup->places));
    place_all(rollup);
}

static void sum_one(struct rollup *rollup, uint64_t hash, const struct delta *delta)
{
    uint32_t *place = place_of(rollup, hash, delta);
    if (*place) {
        struct delta *sum = &rollup->deltas[*place - 1];
        sum->first_count += delta->first_count;
        sum->second_count += delta->second_count;
        return;
    }
    rollup->deltas[rollup->count++] = *delta;
    *place = (uint32_t)rollup->count;
}

void rollup_sum(struct rollup *rollup)
{
    uint64_t hashes[ROLLUP_WAITING];
    if (rollup->count + rollup->waiting_count > rollup->capacity)
        grow(rollup);
    for (size_t i = 0; i < rollup->waiting_count; i++) {
        hashes[i] = hash_key(&rollup->waiting[i]);
        __builtin_prefetch(slot_of(rollup, hashes[i]));
    }
    for (size_t i = 0; i < rollup->waiting_count; i++) {
        uint32_t place = *slot_of(rollup, hashes[i]);
        __builtin_prefetch(&rollup->deltas[place ? place - 1 : 0]);
    }
    for (size_t i = 0; i < rollup->waiting_count; i++)
        sum_one(rollup, hashes[i], &rollup->waiting[i]);
    rollup->waiting_count = 0;
}

/* All columns up to the first count. */
static const struct delta *bind_first(struct insert *row, const void *deltas, size_t index,
                                      bool has_third)
{
    const struct delta *delta = (const struct delta *)deltas + index;
    insert_number(row, delta->day);
    insert_number(row, delta->domain);
    if (has_third)
        insert_number(row, delta->third);
    insert_number(row, delta->flow);
    insert_number(row, delta->first_count);
    return delta;
}

static void bind_events(struct insert *row, const void *deltas, size_t index)
{
    bind_first(row, deltas, index, true);
}

static void bind_traffic(struct insert *row, const void *deltas, size_t index)
{
    insert_number(row, bind_first(row, deltas, index, true)->second_count);
}

static void bind_senders(struct insert *row, const void *deltas, size_t index)
{
    insert_number(row, bind_first(row, deltas, index, false)->second_count);
}

struct rollup_table {
    struct insert_table add;
    enum statement new_16; /* several rows of days that the table has nothing of */
    const char *last_day;  /* of those it has; NULL = not asked, rows are added */
};

#define ROLLUP_TABLE(name, table, bind)                                                            \
    {                                                                                              \
        {SQL_##name##_ADD, SQL_##name##_ADD_16, bind}, SQL_##name##_NEW_16,                        \
            "SELECT max(day) FROM " table                                                          \
    }
static const struct rollup_table
    reason_day = ROLLUP_TABLE(REASON_DAY, "reason_day", bind_events),
    sender_day = ROLLUP_TABLE(SENDER_DAY, "sender_day", bind_events),
    traffic_day = ROLLUP_TABLE(TRAFFIC_DAY, "traffic_day", bind_traffic),
    traffic_sender = ROLLUP_TABLE(TRAFFIC_SENDER, "traffic_sender_day", bind_senders),
    joined_day = {.add = {SQL_JOINED_DAY_ADD, SQL_JOINED_DAY_ADD, bind_traffic}},
    joined_sender = {.add = {SQL_JOINED_SENDER_ADD, SQL_JOINED_SENDER_ADD, bind_senders}};

/* Drop what came to nothing, and put rows of days before `end_day` in front of the others; their
 * number. */
static size_t part_days(struct rollup *rollup, int64_t end_day)
{
    struct delta *deltas = rollup->deltas;
    size_t kept = 0, ended = 0;
    for (size_t i = 0; i < rollup->count; i++) {
        const struct delta delta = deltas[i];
        if (delta.first_count == 0 && delta.second_count == 0)
            continue;
        size_t place = kept++;
        if (delta.day < end_day) {
            deltas[place] = deltas[ended];
            place = ended++;
        }
        deltas[place] = delta;
    }
    rollup->count = kept;
    return ended;
}

/* Sorted rows.  Those of days behind the table's last one are inserted, not added to what may be
 * there: before a statement of several rows that may add, SQLite copies each page that it touches
 * (370 and 320 ns for a row). */
static void write_rows(struct store *store, const struct rollup_table *table,
                       const struct delta *deltas, size_t count)
{
    struct insert_table insert = table->add;
    size_t added = count;
    if (count > 0 && table->last_day) {
        int64_t last_day = db_number(store, table->last_day, 0);
        insert.several = table->new_16;
        for (added = 0; added < count && deltas[added].day <= last_day; added++)
            ;
    }
    insert_rows(store, &table->add, deltas, added);
    insert_rows(store, &insert, deltas + added, count - added);
}

/* Writes what is of days before `end_day`, unless there are `few` rows or less. */
static void flush_one(struct writer *writer, struct rollup *rollup,
                      const struct rollup_table *table, size_t few, int64_t end_day)
{
    rollup_sum(rollup);
    if (rollup->count <= few)
        return;
    size_t ended = part_days(rollup, end_day);
    qsort(rollup->deltas, ended, sizeof(*rollup->deltas), by_key);
    write_rows(writer->store, table, rollup->deltas, ended);
    rollup->count -= ended;
    memmove(rollup->deltas, rollup->deltas + ended, rollup->count * sizeof(*rollup->deltas));
    memset(rollup->places, 0, rollup->capacity * PLACES * sizeof(*rollup->places));
    place_all(rollup);
}

static void flush(struct writer *writer, size_t few, int64_t end_day)
{
    flush_one(writer, &writer->reason_day, &reason_day, few, end_day);
    flush_one(writer, &writer->sender_day, &sender_day, few, end_day);
    flush_one(writer, &writer->traffic_day, &traffic_day, few, end_day);
    flush_one(writer, &writer->traffic_sender_day, &traffic_sender, few, end_day);
    flush_one(writer, &writer->joined_day, &joined_day, few, end_day);
    flush_one(writer, &writer->joined_sender_day, &joined_sender, few, end_day);
}

void rollup_flush(struct writer *writer)
{
    flush(writer, 0, INT64_MAX);
}

void rollup_relieve(struct writer *writer)
{
    flush(writer, ROLLUP_ROWS, INT64_MAX);
}

void rollup_end_days(struct writer *writer, int64_t time)
{
    int64_t day = time == WHEN_NONE ? 0 : writer_day(writer, time)->day;
    if (day <= writer->ended_day)
        return;
    writer->ended_day = day;
    traffic_spill(writer);
    flush(writer, 0, day);
}

void rollup_free(struct writer *writer)
{
    struct rollup *rollups[] = {&writer->reason_day,  &writer->sender_day,
                                &writer->traffic_day, &writer->traffic_sender_day,
                                &writer->joined_day,  &writer->joined_sender_day};
    for (size_t i = 0; i < sizeof(rollups) / sizeof(rollups[0]); i++) {
        free(rollups[i]->deltas);
        free(rollups[i]->places);
    }
}
