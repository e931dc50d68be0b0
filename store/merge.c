/*
 * The order of a merge: shares and sources first, as rows point to them; fingerprints next, as they
 * tell which days several databases read; then messages, events and counts.
 */
#include "store/merge.h"

#include "base/utf8.h"
#include "store/merge_private.h"

#include <stdio.h>

enum { PATH_LENGTH = 4096, WORD_LENGTH = 64 };

sqlite3_stmt *merge_ask(struct store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (!store->failed && sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        db_fail(store, "the database cannot be read");
    return statement;
}

bool merge_failed(const struct merge *merge)
{
    return merge->from->failed || merge->into->failed;
}

int64_t merge_share(const struct merge *merge, int64_t there)
{
    const int64_t *here = map_find(&merge->shares, (uint64_t)there + 1);
    return here ? *here : SHARE_OWN;
}

int64_t merge_source(const struct merge *merge, int64_t there)
{
    const int64_t *here = map_find(&merge->sources, (uint64_t)there + 1);
    return here ? *here : 0;
}

/* The share of this database itself, too, when it comes back from elsewhere: it may be another
 * version of it. */
static int64_t share_of(struct merge *merge, struct slice identity)
{
    int64_t share = SHARE_OWN;
    sqlite3_stmt *add =
        merge_ask(merge->into, "INSERT OR IGNORE INTO share (identity) VALUES (?1)");
    db_bind_text(add, 1, identity);
    db_run(merge->into, add);
    sqlite3_finalize(add);
    sqlite3_stmt *find = merge_ask(merge->into, "SELECT id FROM share WHERE identity = ?1");
    db_bind_text(find, 1, identity);
    if (db_row(merge->into, find))
        share = sqlite3_column_int64(find, 0);
    sqlite3_finalize(find);
    return share;
}

static void list_shares(struct merge *merge, const char *identity)
{
    *map_put(&merge->shares, SHARE_OWN + 1) = share_of(merge, slice_of(identity));
    sqlite3_stmt *list = merge_ask(merge->from, "SELECT id, identity FROM share WHERE id > 0");
    while (db_row(merge->from, list))
        *map_put(&merge->shares, (uint64_t)sqlite3_column_int64(list, 0) + 1) =
            share_of(merge, slice_first(db_text(list, 1), STORE_IDENTITY));
    sqlite3_finalize(list);
}

/* What it held, to be shown.  Without its head nobody goes on reading at its mark: that belongs to
 * the machine whose file it was, and the memory of a parser is not taken from strangers. */
static struct source read_source(struct merge *merge, sqlite3_stmt *row)
{
    struct arena *arena = &merge->writer->batch;
    struct source source = {.mta = (enum mta)sqlite3_column_int(row, 5)};
    source.path = utf8_clean(arena, slice_first(db_text(row, 3), PATH_LENGTH));
    source.format = utf8_clean(arena, slice_first(db_text(row, 4), WORD_LENGTH));
    source.host = utf8_clean(arena, slice_first(db_text(row, 6), 255));
    source.bytes = (uint64_t)sqlite3_column_int64(row, 7);
    source.line_kinds[LINE_EVENT] = (uint64_t)sqlite3_column_int64(row, 8);
    source.line_kinds[LINE_CONTEXT] = (uint64_t)sqlite3_column_int64(row, 9);
    source.line_kinds[LINE_DELIVERY] = (uint64_t)sqlite3_column_int64(row, 10);
    source.line_kinds[LINE_NOISE] = (uint64_t)sqlite3_column_int64(row, 11);
    source.line_kinds[LINE_UNKNOWN] = (uint64_t)sqlite3_column_int64(row, 12);
    source.known = (uint64_t)sqlite3_column_int64(row, 13);
    source.lost = (uint64_t)sqlite3_column_int64(row, 14);
    source.first_time = db_time(row, 15);
    source.last_time = db_time(row, 16);
    source.state = utf8_clean(arena, slice_first(db_text(row, 17), WORD_LENGTH));
    if ((unsigned)source.mta >= MTA_COUNT)
        source.mta = MTA_NONE;
    return source;
}

/* The source here that is number `number` of the share, 0 = none; and how far it was read. */
static int64_t find_source(struct merge *merge, int64_t share, int64_t number, uint64_t *bytes_r)
{
    int64_t id = 0;
    sqlite3_stmt *find =
        merge_ask(merge->into, "SELECT source, bytes FROM share_source JOIN source s "
                               "ON s.id = source WHERE share = ?1 AND number = ?2");
    db_bind_number(find, 1, share);
    db_bind_number(find, 2, number);
    if (db_row(merge->into, find)) {
        id = sqlite3_column_int64(find, 0);
        *bytes_r = (uint64_t)sqlite3_column_int64(find, 1);
    }
    sqlite3_finalize(find);
    return id;
}

static void take_source(struct merge *merge, sqlite3_stmt *row, struct error *error)
{
    struct source source = read_source(merge, row);
    int64_t there = sqlite3_column_int64(row, 0), share = SHARE_OWN, number = there;
    uint64_t bytes = 0;
    if (sqlite3_column_type(row, 1) != SQLITE_NULL) {
        share = sqlite3_column_int64(row, 1);
        number = sqlite3_column_int64(row, 2);
    }
    share = merge_share(merge, share);
    source.id = find_source(merge, share, number, &bytes);
    *map_put(&merge->sources, (uint64_t)there + 1) = source.id;
    if (source.id && bytes >= source.bytes)
        return;
    if (!source.id) {
        if (source.last_time != WHEN_NONE && source.last_time < merge->writer->pruned_before)
            return;
        if (writer_source_add(merge->writer, &source, error) < 0)
            return;
        const int64_t row_here[] = {source.id, share, number};
        chore_run(merge->into,
                  "INSERT OR REPLACE INTO share_source (source, share, number) "
                  "VALUES (?1, ?2, ?3)",
                  row_here, 3);
        *map_put(&merge->sources, (uint64_t)there + 1) = source.id;
    }
    writer_mark(merge->writer, &source, error);
}

static void merge_sources(struct merge *merge, struct error *error)
{
    sqlite3_stmt *list = merge_ask(
        merge->from,
        "SELECT s.id, x.share, x.number, path, format, mta, host, bytes, events, context, "
        "deliveries, noise, unknown, known, lost, first_time, last_time, state FROM source s "
        "LEFT JOIN share_source x ON x.source = s.id ORDER BY s.id");
    while (db_row(merge->from, list)) {
        take_source(merge, list, error);
        arena_reset(&merge->writer->batch);
    }
    sqlite3_finalize(list);
}

static void settle_days(struct merge *merge)
{
    rollup_flush(merge->writer);
    merge_settle_begin(merge);
    for (size_t i = 0; i < merge->changed.capacity; i++)
        if (merge->changed.entries[i].key &&
            (int64_t)merge->changed.entries[i].key - 2 >= merge->kept_day)
            merge_settle_day(merge, (int64_t)merge->changed.entries[i].key - 2);
}

/* The first day of which both have rows. */
static int64_t find_kept_day(struct merge *merge)
{
    int64_t there = meta_number(merge->from, "pruned_before", INT64_MIN);
    int64_t here = merge->writer->pruned_before;
    int64_t last = there > here ? there : here;
    return last < 0 ? 0 : zone_day(store_zone(merge->into), last);
}

static void merge_all(struct merge *merge, const char *identity, struct error *error)
{
    writer_begin(merge->writer);
    merge->kept_day = find_kept_day(merge);
    merge->writer->merging = true;
    merge_old(merge); /* before anything else is known of those days */
    list_shares(merge, identity);
    merge_sources(merge, error);
    merge_seen(merge);
    merge_messages(merge);
    merge_events(merge);
    merge->writer->merging = false;
    merge_traffic(merge);
    settle_days(merge);
    merge_unknown(merge);
    merge_settle_unknown(merge);
}

static int status_of(const struct merge *merge, struct error *error)
{
    if (merge->into->failed) {
        *error = merge->into->error;
        return -1;
    }
    if (merge->from->failed) {
        *error = merge->from->error;
        return 0;
    }
    return 1;
}

static int run(struct merge *merge, const struct writer_options *options, const char *identity,
               struct error *error)
{
    struct writer_options both = *options;
    both.keep_deliveries =
        store_keeps_deliveries(merge->into) || store_keeps_deliveries(merge->from);
    merge->writer = writer_open(merge->into, &both);
    int64_t before = (int64_t)writer_counts(merge->writer).events;
    merge_all(merge, identity, error);
    int status = status_of(merge, error);
    if (status == 1 && writer_commit(merge->writer, error) < 0)
        status = -1;
    merge->merged->events = (int64_t)writer_counts(merge->writer).events - before;
    writer_close(merge->writer);
    map_free(&merge->shares);
    map_free(&merge->sources);
    map_free(&merge->changed);
    return status;
}

/* Zones of several names may be one (UTC, Etc/UTC). */
static bool same_zone(const struct store *a, const struct store *b)
{
    const int64_t step = WHEN_DAY / 8, end = civil_days(2070, 1, 1) * WHEN_DAY;
    if (strcmp(zone_name(store_zone(a)), zone_name(store_zone(b))) == 0)
        return true;
    for (int64_t time = civil_days(1990, 1, 1) * WHEN_DAY; time < end; time += step)
        if (zone_offset(store_zone(a), time) != zone_offset(store_zone(b), time))
            return false;
    return true;
}

int store_merge(struct store *into, const char *path, const struct writer_options *options,
                struct merged *merged_r, struct error *error)
{
    struct merge merge = {.into = into, .merged = merged_r};
    char identity[STORE_IDENTITY];
    int status = 0;
    *merged_r = (struct merged){0};
    if (foreign_open(&merge.from, path, identity, error) < 0)
        return 0;
    if (!same_zone(merge.from, into))
        error_set(error,
                  "%s cuts its days in %s and %s in %s; merge only what was made with the same "
                  "--report-tz.",
                  path, zone_name(store_zone(merge.from)), store_path(into),
                  zone_name(store_zone(into)));
    else
        status = run(&merge, options, identity, error);
    store_close(merge.from);
    return status;
}

int merge_zone(const char *path, char zone_r[MERGE_ZONE], struct error *error)
{
    struct store *store;
    char identity[STORE_IDENTITY];
    if (foreign_open(&store, path, identity, error) < 0)
        return -1;
    snprintf(zone_r, MERGE_ZONE, "%s", zone_name(store_zone(store)));
    store_close(store);
    return 0;
}
