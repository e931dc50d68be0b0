#include "store/writer_private.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "causes/fold.h"
#include "store/chore.h"

#include <stdlib.h>
#include <sys/random.h>

enum {
    SHAPES_MAX = 5000,    /* rows of unknown_lines; what comes after them shares one row */
    PENDING_MAX = 250000, /* messages kept in case that older lines come to light */
    AHEAD = 8,            /* records whose fingerprints are fetched while others are taken */
    FAR_AHEAD = 20,       /* records that are fetched themselves */
};

struct writer *writer_open(struct store *store, const struct writer_options *options)
{
    struct writer *writer = memory_zero(1, sizeof(*writer));
    writer->store = store;
    writer->options = *options;
    if (getrandom(&writer->seed, sizeof(writer->seed), 0) < 0)
        writer->seed = (uint64_t)(uintptr_t)writer;
    writer->rules = (struct key_rules){.own = &writer->options.own, .seed = writer->seed};
    if (options->keep_deliveries && !store_keeps_deliveries(store))
        meta_set_number(store, KEPT_DELIVERIES, 1);
    return writer;
}

void writer_close(struct writer *writer)
{
    if (!writer)
        return;
    if (writer->open)
        sqlite3_exec(writer->store->db, "ROLLBACK", NULL, NULL, NULL);
    ledger_free(writer);
    dict_free(writer);
    traffic_free(writer);
    rollup_free(writer);
    seen_free(writer);
    free(writer->sources);
    reason_free(writer);
    event_free(writer);
    message_free(writer);
    arena_free(&writer->batch);
    free(writer);
}

const struct key_rules *writer_key_rules(const struct writer *writer)
{
    return &writer->rules;
}

struct writer_counts writer_counts(const struct writer *writer)
{
    return writer->counts;
}

/* Another program wrote: whatever was remembered about rows may be wrong now (prune and anonymize
 * remove rows and number them anew). */
static void forget_rows(struct writer *writer)
{
    dict_forget(writer);
    traffic_forget(writer);
    reason_forget(writer);
    seen_forget(writer);
    ledger_forget_rows(writer);
    delivery_forget_lists(&writer->messages);
    event_forget_rows(writer);
    struct error error;
    writer->has_key = disguise_load_key(&writer->key, writer->store->path, false, &error) > 0;
    writer->sources_listed = false;
    writer->shapes = db_number(writer->store, "SELECT count(*) FROM unknown", 0);
    writer->pruned_before = meta_number(writer->store, "pruned_before", INT64_MIN);
}

void writer_begin(struct writer *writer)
{
    if (writer->open)
        return;
    db_exec(writer->store, "BEGIN IMMEDIATE");
    writer->open = !writer->store->failed;
    int64_t version = db_number(writer->store, "PRAGMA data_version", 0);
    if (version != writer->data_version)
        forget_rows(writer);
    writer->data_version = version;
}

int writer_status(const struct writer *writer, struct error *error)
{
    if (!writer->store->failed)
        return 0;
    *error = writer->store->error;
    return -1;
}

struct slice writer_unknown_place(struct writer *writer, struct slice shape)
{
    sqlite3_stmt *has = db_use(writer->store, SQL_UNKNOWN_HAS);
    db_bind_text(has, 1, shape);
    bool known = db_row(writer->store, has);
    sqlite3_reset(has);
    if (!known && writer->shapes >= SHAPES_MAX)
        return S("(all later shapes)");
    writer->shapes += !known;
    return shape;
}

/* Lines of no known shape, one row per folded shape. */
static void add_unknown(struct writer *writer, const struct record *record)
{
    char shape[FOLD_MAX];
    struct slice line = utf8_clean(&writer->batch, record->text);
    size_t length = fold_template(line, NULL, 0, shape);
    struct slice place = writer_unknown_place(writer, slice_make(shape, length));
    sqlite3_stmt *put = db_use(writer->store, SQL_UNKNOWN_PUT);
    db_bind_text(put, 1, place);
    db_bind_number(put, 2, writer->source.mta);
    db_bind_number(put, 3, 1);
    db_bind_number(put, 4, record->time == WHEN_NONE ? 0 : record->time);
    db_bind_text(put, 5, line);
    db_bind_number(put, 6, writer->source.id);
    db_bind_number(put, 7, (int64_t)record->line.offset);
    db_run(writer->store, put);
}

static void take(struct writer *writer, const struct record *record)
{
    if (record->kind == RECORD_UNKNOWN)
        add_unknown(writer, record);
    else
        ledger_take(writer, record);
}

/* The identity of a record's line.  Told again with more knowledge it has another rank, and is
 * another event. */
static uint64_t line_of(const struct record *record)
{
    return record->rank ? hash_number(record->rank, record->line.hash) : record->line.hash;
}

/* The reading thread has just written the record, so another core's cache has to be asked for it.
 * Waiting for records and for the host's name in the log was 3.5 % of an ingest of Postfix, and is
 * 2 % this way. */
static void fetch(const struct record *record)
{
    enum { CACHE_LINE = 64 };
    for (size_t at = 0; at < sizeof(*record); at += CACHE_LINE)
        __builtin_prefetch((const char *)record + at);
}

/* Begin to fetch what the record will be looked for in. */
static void expect(const struct writer *writer, const struct record *record)
{
    map_expect(&writer->lives, record->message_key);
    if (record->kind == RECORD_MESSAGE)
        return;
    __builtin_prefetch(record->host.ptr);
    seen_expect(writer, line_of(record), record->stamp);
    if (record->gist)
        event_expect(writer, record);
}

int writer_batch(struct writer *writer, struct source *source, const struct batch *batch,
                 struct error *error)
{
    uint64_t last_hash = 0;
    bool last_known = false;
    writer_begin(writer);
    writer->source = (struct batch_source){.id = source->id, .mta = source->mta};
    writer->superseded = 0;
    for (size_t i = 0; i < batch->count; i++) {
        const struct record *record = &batch->records[i];
        if (i + FAR_AHEAD < batch->count)
            fetch(record + FAR_AHEAD);
        if (i + AHEAD < batch->count)
            expect(writer, record + AHEAD);
        if (record->kind != RECORD_MESSAGE) {
            /* One line may hold several records; its identity is asked for once. */
            uint64_t hash = line_of(record);
            if (hash != last_hash) {
                last_hash = hash;
                bool pruned = record->time != WHEN_NONE && record->time < writer->pruned_before;
                writer->counts.pruned += pruned;
                last_known = pruned || seen_test(writer, hash, record->stamp,
                                                 record->time == WHEN_NONE ? 0 : record->time);
                source->known += last_known;
                writer->counts.known += last_known;
            }
            if (last_known) {
                ledger_retell(writer, record);
                continue;
            }
        }
        take(writer, record);
    }
    ledger_flush(writer);
    ledger_settle(writer);
    rollup_relieve(writer);
    uint64_t back = writer->superseded < source->line_kinds[LINE_EVENT]
                        ? writer->superseded
                        : source->line_kinds[LINE_EVENT];
    source->line_kinds[LINE_EVENT] -= back;
    source->line_kinds[LINE_CONTEXT] += back;
    arena_reset(&writer->batch);
    return writer_status(writer, error);
}

void writer_end_days(struct writer *writer, int64_t time)
{
    rollup_end_days(writer, time);
}

/* To count them reads a whole index: 10 ms when they are many, as long as all else that a run takes
 * that finds a few new lines. */
static bool has_many_pending(struct writer *writer)
{
    return writer->pending_due &&
           db_number(writer->store, "SELECT count(*) FROM message WHERE pending", 0) > PENDING_MAX;
}

int writer_tidy(struct writer *writer, struct error *error)
{
    message_flush(writer);
    delivery_forget_lists(&writer->messages);
    if (has_many_pending(writer)) {
        writer_begin(writer);
        db_exec(writer->store, "DELETE FROM delivery WHERE message IN (SELECT id FROM message "
                               "WHERE pending ORDER BY first LIMIT 100000)");
        db_exec(writer->store, "DELETE FROM message WHERE id IN (SELECT id FROM message WHERE "
                               "pending ORDER BY first LIMIT 100000)");
    }
    return writer_commit(writer, error);
}

int writer_commit(struct writer *writer, struct error *error)
{
    if (!writer->open)
        return writer_status(writer, error);
    ledger_save(writer);
    message_flush(writer);
    event_flush(writer);
    traffic_spill(writer);
    rollup_flush(writer);
    reason_flush(writer);
    seen_flush(writer);
    db_exec(writer->store, "COMMIT");
    writer->open = writer->store->failed;
    arena_reset(&writer->batch);
    return writer_status(writer, error);
}
