/*
 * Fingerprints of counted lines: 48 bits of each line's identity, packed by ten minutes of the
 * line's own clock (without year and zone, so that a copy read under another guess of them is
 * still found).  In one bucket of n lines a new line is mistaken for a known one with a chance of
 * n / 2^48.
 */
#include "base/hash.h"
#include "store/writer_private.h"

#include <stdlib.h>

/* LOADED_MAX: a table of these takes 512 KB and fits into a core's own cache; with 50,000 looking
 * into it was 3 % of an ingest. */
enum { BUCKET_SECONDS = 600, PRINT_BYTES = 6, LOADED_MAX = 12000 };

struct print {
    uint32_t bucket;
    int32_t day;
    uint64_t print;
};

static uint64_t key_of(uint32_t bucket, uint64_t print)
{
    return hash_number(print, bucket);
}

static void load_bucket(struct writer *writer, uint32_t bucket)
{
    sqlite3_stmt *list = db_use(writer->store, SQL_SEEN_LIST);
    db_bind_number(list, 1, bucket);
    while (db_row(writer->store, list)) {
        const unsigned char *blob = sqlite3_column_blob(list, 0);
        int size = sqlite3_column_bytes(list, 0);
        for (int i = 0; i + PRINT_BYTES <= size; i += PRINT_BYTES) {
            uint64_t print = 0;
            for (int b = 0; b < PRINT_BYTES; b++)
                print = print << 8 | blob[i + b];
            *map_put(&writer->seen, key_of(bucket, print)) = 1;
        }
    }
    sqlite3_reset(list);
}

/* Logs move on in time, so few buckets are needed at once; all are forgotten when they have grown
 * too many, the unwritten prints first going to the database. */
static void need_bucket(struct writer *writer, uint32_t bucket)
{
    if (map_find(&writer->buckets, bucket + 1))
        return;
    if (writer->seen.count > LOADED_MAX) {
        seen_flush(writer);
        map_clear(&writer->seen);
        map_clear(&writer->buckets);
    }
    *map_put(&writer->buckets, bucket + 1) = 1;
    load_bucket(writer, bucket);
}

bool seen_test(struct writer *writer, uint64_t line, uint32_t stamp, int64_t time)
{
    uint32_t bucket = stamp / BUCKET_SECONDS;
    uint64_t print = line >> 16;
    need_bucket(writer, bucket);
    int64_t *known = map_put(&writer->seen, key_of(bucket, print));
    if (*known)
        return true;
    *known = 1;
    if (writer->fresh_count == writer->fresh_capacity) {
        writer->fresh_capacity = writer->fresh_capacity ? writer->fresh_capacity * 2 : 1024;
        writer->fresh =
            memory_resize(writer->fresh, writer->fresh_capacity * sizeof(*writer->fresh));
    }
    writer->fresh[writer->fresh_count++] =
        (struct print){bucket, (int32_t)zone_day(store_zone(writer->store), time), print};
    return false;
}

static int by_bucket(const void *left, const void *right)
{
    const struct print *a = left, *b = right;
    if (a->bucket != b->bucket)
        return a->bucket < b->bucket ? -1 : 1;
    return (a->print > b->print) - (a->print < b->print);
}

static void write_prints(struct writer *writer, const struct print *prints, size_t count)
{
    unsigned char *blob = arena_take(&writer->batch, count * PRINT_BYTES);
    for (size_t i = 0; i < count; i++)
        for (int b = 0; b < PRINT_BYTES; b++)
            blob[i * PRINT_BYTES + (size_t)b] =
                (unsigned char)(prints[i].print >> 8 * (PRINT_BYTES - 1 - b));
    sqlite3_stmt *add = db_use(writer->store, SQL_SEEN_ADD);
    db_bind_number(add, 1, prints[0].bucket);
    db_bind_number(add, 2, prints[0].day);
    sqlite3_bind_blob(add, 3, blob, (int)(count * PRINT_BYTES), SQLITE_STATIC);
    db_run(writer->store, add);
}

void seen_flush(struct writer *writer)
{
    if (writer->fresh_count == 0)
        return;
    qsort(writer->fresh, writer->fresh_count, sizeof(*writer->fresh), by_bucket);
    for (size_t i = 0, next; i < writer->fresh_count; i = next) {
        for (next = i;
             next < writer->fresh_count && writer->fresh[next].bucket == writer->fresh[i].bucket;)
            next++;
        write_prints(writer, writer->fresh + i, next - i);
    }
    writer->fresh_count = 0;
}

void seen_forget(struct writer *writer)
{
    seen_flush(writer);
    map_clear(&writer->seen);
    map_clear(&writer->buckets);
}

void seen_free(struct writer *writer)
{
    map_free(&writer->seen);
    map_free(&writer->buckets);
    free(writer->fresh);
}
