/*
 * rollup: additions are summed in memory by the key of their table, sorted and written when the
 * transaction ends.  Sorted keys touch each page of the table once; summing first leaves a tenth of
 * the additions to be sorted and kept.
 */
#ifndef BOUNCESTAT_STORE_ROLLUP_H
#define BOUNCESTAT_STORE_ROLLUP_H

#include <stddef.h>
#include <stdint.h>

struct writer;

/* Additions to one row of a rollup. */
struct delta {
    int32_t day;
    int32_t flow;
    int64_t domain;
    int64_t third; /* reason, cause or provider */
    int64_t first_count, second_count;
};

/* Additions wait a little: what they are added to is mostly not in the processor's cache, and is
 * fetched for all of them at once. */
enum { ROLLUP_WAITING = 32 };

struct rollup {
    struct delta waiting[ROLLUP_WAITING];
    size_t waiting_count;
    struct delta *deltas;
    size_t count, capacity;
    uint32_t *places; /* by the hash of a key: index + 1, 0 = free */
};

/* What waits, into `deltas`: before they are looked at. */
void rollup_sum(struct rollup *rollup);

static inline void rollup_add(struct rollup *rollup, const struct delta *delta)
{
    rollup->waiting[rollup->waiting_count++] = *delta;
    if (rollup->waiting_count == ROLLUP_WAITING)
        rollup_sum(rollup);
}

void rollup_flush(struct writer *writer);
/* The same for rollups that have grown too large. */
void rollup_relieve(struct writer *writer);
/* The same for the days before `time` (writer_end_days). */
void rollup_end_days(struct writer *writer, int64_t time);
void rollup_free(struct writer *writer);

#endif
