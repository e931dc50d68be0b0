/*
 * Fingerprints: each share keeps its own, so that it can be seen how far two of them overlap.
 */
#include "store/merge_private.h"

#include <stdlib.h>

enum { PRINTS_MAX = 1 << 22 }; /* of one row: far more than ten minutes have */

/* Prints of one share, bucket and day. */
struct group {
    int64_t share, bucket, day;
    uint64_t *prints;
    size_t count, capacity;
};

uint64_t print_at(const unsigned char *bytes)
{
    uint64_t print = 0;
    for (int i = 0; i < PRINT_BYTES; i++)
        print = print << 8 | bytes[i];
    return print;
}

static void collect(struct group *group, sqlite3_stmt *row, int column)
{
    const unsigned char *blob = sqlite3_column_blob(row, column);
    size_t count = (size_t)sqlite3_column_bytes(row, column) / PRINT_BYTES;
    if (group->count + count > group->capacity) {
        group->capacity = (group->count + count) * 2;
        group->prints = memory_resize(group->prints, group->capacity * sizeof(*group->prints));
    }
    for (size_t i = 0; i < count; i++)
        group->prints[group->count++] = print_at(blob + i * PRINT_BYTES);
}

/* What the share told of this bucket up to now. */
static void load_bucket(struct merge *merge, struct map *told, const struct group *group)
{
    map_clear(told);
    sqlite3_stmt *list = db_use(merge->into, SQL_SHARE_SEEN_LIST);
    db_bind_number(list, 1, group->bucket);
    db_bind_number(list, 2, group->share);
    while (db_row(merge->into, list)) {
        const unsigned char *blob = sqlite3_column_blob(list, 0);
        size_t count = (size_t)sqlite3_column_bytes(list, 0) / PRINT_BYTES;
        for (size_t i = 0; i < count; i++)
            *map_put(told, print_at(blob + i * PRINT_BYTES) + 1) = 1;
    }
    sqlite3_reset(list);
}

static int by_value(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void write_group(struct merge *merge, struct group *group)
{
    struct writer *writer = merge->writer;
    unsigned char *blob = arena_take(&writer->batch, group->count * PRINT_BYTES);
    qsort(group->prints, group->count, sizeof(*group->prints), by_value);
    for (size_t i = 0; i < group->count; i++)
        for (size_t b = 0; b < PRINT_BYTES; b++)
            blob[i * PRINT_BYTES + b] =
                (unsigned char)(group->prints[i] >> 8 * (PRINT_BYTES - 1 - b));
    sqlite3_stmt *add = db_use(merge->into, SQL_SHARE_SEEN_ADD);
    db_bind_number(add, 1, group->share);
    db_bind_number(add, 2, group->bucket);
    db_bind_number(add, 3, group->day);
    sqlite3_bind_blob(add, 4, blob, (int)(group->count * PRINT_BYTES), SQLITE_STATIC);
    db_run(merge->into, add);
    arena_reset(&writer->batch);
    *map_put(&merge->changed, DAY_KEY(group->day)) = 1;
}

static void take_group(struct merge *merge, struct map *told, struct group *group)
{
    size_t fresh = 0;
    if (group->count == 0)
        return;
    load_bucket(merge, told, group);
    for (size_t i = 0; i < group->count; i++) {
        int64_t *there = map_put(told, group->prints[i] + 1);
        if (*there)
            continue;
        *there = 1;
        group->prints[fresh++] = group->prints[i];
    }
    group->count = fresh;
    if (fresh)
        write_group(merge, group);
    group->count = 0;
}

void merge_seen(struct merge *merge)
{
    struct map told = {0};
    struct group group = {.bucket = -1};
    sqlite3_stmt *list =
        merge_ask(merge->from, "SELECT 0, bucket, day, prints FROM seen UNION ALL "
                               "SELECT share, bucket, day, prints FROM share_seen WHERE share > 0 "
                               "ORDER BY 1, 2, 3");
    while (!merge->into->failed && db_row(merge->from, list)) {
        int64_t share = merge_share(merge, sqlite3_column_int64(list, 0));
        int64_t bucket = sqlite3_column_int64(list, 1), day = sqlite3_column_int64(list, 2);
        if (share == SHARE_OWN || bucket < 0 || bucket > UINT32_MAX || day < -1 ||
            day > INT32_MAX / 2 || (day > 1 && day < merge->kept_day))
            continue;
        if (share != group.share || bucket != group.bucket || day != group.day ||
            group.count > PRINTS_MAX) {
            take_group(merge, &told, &group);
            group.share = share;
            group.bucket = bucket;
            group.day = day;
        }
        collect(&group, list, 3);
    }
    take_group(merge, &told, &group);
    sqlite3_finalize(list);
    free(group.prints);
    map_free(&told);
}
