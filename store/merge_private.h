/*
 * What the files behind store/merge.h share.
 */
#ifndef BOUNCESTAT_STORE_MERGE_PRIVATE_H
#define BOUNCESTAT_STORE_MERGE_PRIVATE_H

#include "store/chore.h"
#include "store/foreign.h"
#include "store/merge.h"
#include "store/writer_private.h"

/* Numbers of shares that are no other database (store/share.sql). */
enum { SHARE_OWN = 0, SHARE_JOINED = -1, SHARE_TWICE = -2 };

/* Lines without a time stand in the day 0, or -1 west of Greenwich. */
#define DAY_KEY(day) ((uint64_t)((day) + 2))

struct merge {
    struct store *from, *into;
    struct writer *writer; /* into `into` */
    struct map shares;     /* number there, + 1, to number here */
    struct map sources;    /* the same */
    struct map told_days;  /* DAY_KEY: lines of it were told by others too */
    struct map changed;    /* DAY_KEY: its counts must be put together anew */
    int64_t kept_day;      /* before it one of both was pruned: there are counts, but no rows */
    struct merged *merged;
};

/* merge.c */
sqlite3_stmt *merge_ask(struct store *store, const char *sql);
int64_t merge_share(const struct merge *merge, int64_t there);  /* its number here, 0 = none */
int64_t merge_source(const struct merge *merge, int64_t there); /* 0 = none */
bool merge_failed(const struct merge *merge);

/* merge_seen.c: fingerprints. */
enum { PRINT_BYTES = 6 };
uint64_t print_at(const unsigned char *bytes);
void merge_seen(struct merge *merge);

/* merge_rows.c: messages and events. */
void merge_messages(struct merge *merge);
void merge_events(struct merge *merge);

/* merge_count.c: counts without rows. */
void merge_traffic(struct merge *merge);
void merge_unknown(struct merge *merge);
/* Add to a share and to the sum here; `part` 0 = by recipient domain, 1 = by sender domain. */
void merge_put(struct merge *merge, int part, int64_t share, const struct delta *delta);
/* The share of a day out of both. */
void merge_take_back(struct merge *merge, int64_t share, int64_t day);

/* merge_old.c: days of which only counts are left. */
void merge_old(struct merge *merge);

/* merge_twice.c: what several shares counted, once. */
void merge_settle_begin(struct merge *merge); /* before the days */
void merge_settle_day(struct merge *merge, int64_t day);
void merge_settle_unknown(struct merge *merge);

#endif
