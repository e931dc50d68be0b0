/*
 * Fingerprints of counted lines: 48 bits of each line's identity, packed by ten minutes of the
 * line's own clock (without year and zone, so that a copy read under another guess of them is
 * still found).  In one bucket of n lines a new line is mistaken for a known one with a chance of
 * n / 2^48.
 */
#include "store/writer_private.h"

#include <endian.h>
#include <stdlib.h>

/* LOADED_MAX: a set of these takes 256 KB and fits into a core's own cache; with 50,000 looking
 * into it was 3 % of an ingest.  LOADED_CEILING: but buckets that stay in use, because the hosts of
 * one log differ in their clocks or zones, are kept up to 4 MB. */
enum {
    BUCKET_SECONDS = 600,
    PRINT_BYTES = 6,
    PRINT_BITS = 48,
    LOADED_MAX = 12000,
    LOADED_CEILING = 16 * LOADED_MAX,
};

/* Prints of one bucket that follow each other in `fresh`.  Logs are nearly in the order of time, so
 * runs are long and few; sorting all prints by bucket was 2 % of an ingest. */
struct print_run {
    uint32_t bucket;
    int32_t day;
    size_t first, count;
};

/* Side by side: a year has 52,705 buckets. */
static uint64_t key_of(uint32_t bucket, uint64_t print)
{
    return (uint64_t)bucket << PRINT_BITS | print;
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
            set_add(&writer->seen, key_of(bucket, print));
        }
    }
    sqlite3_reset(list);
}

/* Too many, and mostly of lines met since they were last written: else they were loaded just now,
 * and forgetting them would be to load them again for each line. */
static bool is_crowded(const struct writer *writer)
{
    size_t loaded = writer->seen.count;
    return loaded > LOADED_CEILING || (loaded > LOADED_MAX && writer->fresh_count > LOADED_MAX / 2);
}

/* Logs move on in time, so few buckets are needed at once; all are forgotten when they have grown
 * too many, the unwritten prints first going to the database. */
static __attribute__((noinline)) void need_bucket(struct writer *writer, uint32_t bucket)
{
    if (map_find(&writer->buckets, bucket + 1))
        return;
    if (is_crowded(writer)) {
        seen_flush(writer);
        set_clear(&writer->seen);
        map_clear(&writer->buckets);
    }
    *map_put(&writer->buckets, bucket + 1) = 1;
    load_bucket(writer, bucket);
}

/* Is it of the last print, as it mostly is? */
static bool is_last_run(const struct writer *writer, uint32_t bucket)
{
    return writer->run_count && writer->runs[writer->run_count - 1].bucket == bucket;
}

static __attribute__((noinline)) void add_run(struct writer *writer, uint32_t bucket, int32_t day)
{
    if (writer->run_count == writer->run_capacity) {
        writer->run_capacity = writer->run_capacity ? writer->run_capacity * 2 : 64;
        writer->runs = memory_resize(writer->runs, writer->run_capacity * sizeof(*writer->runs));
    }
    writer->runs[writer->run_count++] = (struct print_run){bucket, day, writer->fresh_count, 0};
}

void seen_expect(const struct writer *writer, uint64_t line, uint32_t stamp)
{
    set_expect(&writer->seen, key_of(stamp / BUCKET_SECONDS, line >> 16));
}

static __attribute__((noinline)) void grow_fresh(struct writer *writer)
{
    writer->fresh_capacity = writer->fresh_capacity ? writer->fresh_capacity * 2 : 1024;
    writer->fresh = memory_resize(writer->fresh, writer->fresh_capacity * sizeof(*writer->fresh));
}

bool seen_test(struct writer *writer, uint64_t line, uint32_t stamp, int64_t time)
{
    uint32_t bucket = stamp / BUCKET_SECONDS;
    uint64_t print = line >> 16;
    if (!is_last_run(writer, bucket))
        need_bucket(writer, bucket);
    if (!set_add(&writer->seen, key_of(bucket, print)))
        return true;
    int32_t day = (int32_t)writer_day(writer, time)->day;
    if (!is_last_run(writer, bucket) || writer->runs[writer->run_count - 1].day != day)
        add_run(writer, bucket, day);
    writer->runs[writer->run_count - 1].count++;
    if (writer->fresh_count == writer->fresh_capacity)
        grow_fresh(writer);
    writer->fresh[writer->fresh_count++] = print;
    return false;
}

static int by_bucket(const void *left, const void *right)
{
    const struct print_run *a = left, *b = right;
    if (a->bucket != b->bucket)
        return a->bucket < b->bucket ? -1 : 1;
    return (a->day > b->day) - (a->day < b->day);
}

/* One row of runs of one bucket and day that hold `total` prints. */
static void write_prints(struct writer *writer, const struct print_run *runs, size_t count,
                         size_t total)
{
    /* Prints are stored with their highest byte first; the two behind the last one are lost. */
    char *blob = arena_take(&writer->batch, total * PRINT_BYTES + 2), *end = blob;
    for (size_t i = 0; i < count; i++) {
        const uint64_t *prints = writer->fresh + runs[i].first;
        for (size_t j = 0; j < runs[i].count; j++, end += PRINT_BYTES) {
            uint64_t bytes = htobe64(prints[j] << 16);
            memcpy(end, &bytes, sizeof(bytes));
        }
    }
    sqlite3_stmt *add = db_use(writer->store, SQL_SEEN_ADD);
    db_bind_number(add, 1, runs->bucket);
    db_bind_number(add, 2, runs->day);
    sqlite3_bind_blob(add, 3, blob, (int)(total * PRINT_BYTES), SQLITE_STATIC);
    db_run(writer->store, add);
}

void seen_flush(struct writer *writer)
{
    if (writer->run_count == 0)
        return;
    qsort(writer->runs, writer->run_count, sizeof(*writer->runs), by_bucket);
    for (size_t i = 0, next; i < writer->run_count; i = next) {
        size_t total = 0;
        for (next = i;
             next < writer->run_count && by_bucket(&writer->runs[next], &writer->runs[i]) == 0;)
            total += writer->runs[next++].count;
        write_prints(writer, writer->runs + i, next - i, total);
    }
    writer->run_count = 0;
    writer->fresh_count = 0;
}

void seen_forget(struct writer *writer)
{
    seen_flush(writer);
    set_clear(&writer->seen);
    map_clear(&writer->buckets);
}

void seen_free(struct writer *writer)
{
    set_free(&writer->seen);
    map_free(&writer->buckets);
    free(writer->fresh);
    free(writer->runs);
}
