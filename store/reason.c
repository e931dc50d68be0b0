/*
 * Reasons: one row per verdict.  The rules are asked once, when a reason is first met; after that
 * its row answers.
 */
#include "base/hash.h"
#include "store/writer_private.h"

#include <stdlib.h>

enum { REASON_CACHE = 65536 };

/* What this transaction learned about when a reason was seen. */
struct reason_span {
    int64_t id;
    enum cause cause;
    bool loaded; /* first, last and example hold what the database knows */
    bool dirty;
    int64_t first, last;
    char *example;
    size_t example_length;
};

static uint64_t hash_key(const struct reason_key *key)
{
    uint64_t hash = key->template_hash ? key->template_hash : hash_bytes(key->template, 0);
    hash = hash_number(key->code << 16 | (uint64_t)key->code_origin << 8 |
                           (uint64_t)key->status_origin,
                       hash);
    hash = hash_number(status_pack(key->status), hash);
    hash = hash_number((uint64_t)key->stage << 8 | (uint64_t)key->direction, hash);
    hash = hash_number((uint64_t)key->provider, hash);
    return hash_number((uint64_t)key->parent, hash);
}

/* Mostly it is the one that was found last. */
static struct reason_span *span_of(struct writer *writer, int64_t id)
{
    if (writer->span_last < writer->span_count && writer->spans[writer->span_last].id == id)
        return &writer->spans[writer->span_last];
    int64_t *index = map_find(&writer->reasons, hash_number((uint64_t)id, 1));
    return index ? &writer->spans[*index - 1] : NULL;
}

/* One span for each id, found by the id and, once it is known, by the key's hash. */
static struct reason_span *span_add(struct writer *writer, int64_t id)
{
    struct reason_span *span = span_of(writer, id);
    if (span)
        return span;
    if (writer->span_count == writer->span_capacity) {
        writer->span_capacity = writer->span_capacity ? writer->span_capacity * 2 : 256;
        writer->spans =
            memory_resize(writer->spans, writer->span_capacity * sizeof(*writer->spans));
    }
    span = &writer->spans[writer->span_count++];
    *span = (struct reason_span){.id = id};
    *map_put(&writer->reasons, hash_number((uint64_t)id, 1)) = (int64_t)writer->span_count;
    return span;
}

static struct reason remember(struct writer *writer, uint64_t hash, int64_t id, enum cause cause)
{
    struct reason_span *span = span_add(writer, id);
    span->cause = cause;
    writer->span_last = (size_t)(span - writer->spans);
    *map_put(&writer->reasons, hash) = (int64_t)writer->span_last + 1;
    return (struct reason){id, cause};
}

static void bind_key(sqlite3_stmt *add, uint64_t hash, const struct reason_key *key)
{
    db_bind_number(add, 1, (int64_t)hash);
    db_bind_text(add, 2, key->template);
    db_bind_id(add, 3, key->code);
    db_bind_id(add, 4, status_pack(key->status));
    db_bind_id(add, 5, key->code_origin);
    db_bind_id(add, 6, key->status_origin);
    db_bind_id(add, 7, key->stage);
    db_bind_id(add, 8, key->direction);
    db_bind_id(add, 9, key->provider);
    db_bind_id(add, 10, key->parent);
}

static struct slice present_text(const char *text)
{
    return text && text[0] ? slice_of(text) : (struct slice){0};
}

static int64_t add_judged(struct writer *writer, uint64_t hash, const struct reason_key *key,
                          struct slice provider, enum cause *cause_r)
{
    struct question question = {.text = key->template,
                                .code = key->code,
                                .status = key->status,
                                .stage = key->stage,
                                .direction = key->direction,
                                .provider = provider};
    struct verdict verdict;
    classifier_judge(writer->options.classifier, &question, &verdict);
    int64_t list = dict_name(writer, present_text(verdict.list));
    sqlite3_stmt *add = db_use(writer->store, SQL_REASON_ADD);
    bind_key(add, hash, key);
    db_bind_number(add, 11, verdict.cause);
    db_bind_text(add, 12, present_text(verdict.rule));
    db_bind_text(add, 13, slice_of(step_names[verdict.step]));
    db_bind_id(add, 14, list);
    db_run(writer->store, add);
    *cause_r = verdict.cause;
    return sqlite3_last_insert_rowid(writer->store->db);
}

static int64_t find_row(struct writer *writer, uint64_t hash, enum cause *cause_r)
{
    int64_t id = 0;
    sqlite3_stmt *find = db_use(writer->store, SQL_REASON_FIND);
    db_bind_number(find, 1, (int64_t)hash);
    if (db_row(writer->store, find)) {
        id = sqlite3_column_int64(find, 0);
        *cause_r = (enum cause)sqlite3_column_int(find, 1);
    }
    sqlite3_reset(find);
    return id;
}

void reason_forget(struct writer *writer)
{
    reason_flush(writer);
    for (size_t i = 0; i < writer->span_count; i++)
        free(writer->spans[i].example);
    writer->span_count = 0;
    map_clear(&writer->reasons);
}

struct reason reason_find(struct writer *writer, const struct reason_key *key,
                          struct slice provider)
{
    uint64_t hash = hash_key(key);
    int64_t *index = map_find(&writer->reasons, hash);
    if (!index) {
        enum cause cause = CAUSE_UNCLASSIFIED;
        if (writer->span_count >= REASON_CACHE)
            reason_forget(writer);
        int64_t id = find_row(writer, hash, &cause);
        if (!id)
            id = add_judged(writer, hash, key, provider, &cause);
        return remember(writer, hash, id, cause);
    }
    writer->span_last = (size_t)*index - 1;
    const struct reason_span *span = &writer->spans[writer->span_last];
    return (struct reason){span->id, span->cause};
}

/* The reason of an expiry: as its last deferral's, but of stage `queue`. */
struct reason reason_inherit(struct writer *writer, int64_t parent)
{
    struct reason_key key = {.stage = STAGE_QUEUE, .parent = parent};
    sqlite3_stmt *get = db_use(writer->store, SQL_REASON_GET);
    db_bind_number(get, 1, parent);
    if (!db_row(writer->store, get))
        return (struct reason){0};
    key.template = arena_copy(&writer->batch, db_text(get, 0));
    key.code = (unsigned)sqlite3_column_int(get, 1);
    key.status = status_unpack((uint32_t)sqlite3_column_int(get, 2));
    key.code_origin = (enum origin)sqlite3_column_int(get, 3);
    key.status_origin = (enum origin)sqlite3_column_int(get, 4);
    key.direction = (enum direction)sqlite3_column_int(get, 5);
    key.provider = sqlite3_column_int64(get, 6);
    enum cause cause = (enum cause)sqlite3_column_int(get, 7);
    struct slice rule = arena_copy(&writer->batch, db_text(get, 8));
    struct slice step = arena_copy(&writer->batch, db_text(get, 9));
    int64_t list = sqlite3_column_int64(get, 10);
    sqlite3_reset(get);

    uint64_t hash = hash_key(&key);
    int64_t *index = map_find(&writer->reasons, hash);
    if (index)
        return (struct reason){writer->spans[*index - 1].id, cause};
    enum cause known;
    int64_t id = find_row(writer, hash, &known);
    if (!id) {
        sqlite3_stmt *add = db_use(writer->store, SQL_REASON_ADD);
        bind_key(add, hash, &key);
        db_bind_number(add, 11, cause);
        db_bind_text(add, 12, rule);
        db_bind_text(add, 13, step);
        db_bind_id(add, 14, list);
        db_run(writer->store, add);
        id = sqlite3_last_insert_rowid(writer->store->db);
    }
    return remember(writer, hash, id, cause);
}

static void load_span(struct writer *writer, struct reason_span *span)
{
    sqlite3_stmt *get = db_use(writer->store, SQL_REASON_SPAN_GET);
    db_bind_number(get, 1, span->id);
    span->first = span->last = WHEN_NONE;
    if (db_row(writer->store, get)) {
        span->first = db_time(get, 0);
        span->last = db_time(get, 1);
        struct slice example = db_text(get, 2);
        if (slice_present(example)) {
            span->example = memory_take(example.len);
            span->example_length = example.len;
            memcpy(span->example, example.ptr, example.len);
        }
    }
    sqlite3_reset(get);
    span->loaded = true;
}

static struct reason_span *loaded_span(struct writer *writer, int64_t id)
{
    struct reason_span *span = span_add(writer, id);
    if (!span->loaded)
        load_span(writer, span);
    return span;
}

bool reason_begins(struct writer *writer, int64_t reason, int64_t time)
{
    const struct reason_span *span = loaded_span(writer, reason);
    return span->first == WHEN_NONE || time <= span->first;
}

void reason_saw(struct writer *writer, int64_t reason, int64_t time, struct slice text)
{
    struct reason_span *span = loaded_span(writer, reason);
    bool none = span->first == WHEN_NONE;
    if (none || time > span->last) {
        span->last = time;
        span->dirty = true;
    }
    struct slice example = slice_make(span->example, span->example_length);
    if (none || time < span->first ||
        (time == span->first && (!span->example || slice_compare(text, example) < 0))) {
        span->first = time;
        free(span->example);
        span->example = memory_take(text.len);
        span->example_length = text.len;
        if (text.len)
            memcpy(span->example, text.ptr, text.len);
        span->dirty = true;
    }
}

/* An event of this reason at `time` was taken back: if it was the first or last, look again. */
void reason_rescan(struct writer *writer, int64_t reason, int64_t time)
{
    struct reason_span *span = loaded_span(writer, reason);
    if (time != span->first && time != span->last)
        return;
    free(span->example);
    span->example = NULL;
    span->first = span->last = WHEN_NONE;
    event_flush(writer);
    sqlite3_stmt *scan = db_use(writer->store, SQL_REASON_RESCAN);
    db_bind_number(scan, 1, reason);
    while (db_row(writer->store, scan)) {
        span->last =
            (sqlite3_column_int64(scan, 0) >> 30) * WHEN_SECOND + sqlite3_column_int64(scan, 1);
        if (span->first != WHEN_NONE)
            continue;
        struct slice text = db_text(scan, 2);
        span->first = span->last;
        span->example = memory_take(text.len);
        span->example_length = text.len;
        memcpy(span->example, text.ptr, text.len);
    }
    sqlite3_reset(scan);
    span->dirty = true;
}

void reason_flush(struct writer *writer)
{
    for (size_t i = 0; i < writer->span_count; i++) {
        struct reason_span *span = &writer->spans[i];
        if (!span->dirty)
            continue;
        sqlite3_stmt *set = db_use(writer->store, SQL_REASON_SPAN);
        db_bind_number(set, 1, span->id);
        db_bind_time(set, 2, span->first);
        db_bind_time(set, 3, span->last);
        db_bind_text(set, 4, slice_make(span->example, span->example_length));
        db_run(writer->store, set);
        span->dirty = false;
    }
}

void reason_free(struct writer *writer)
{
    for (size_t i = 0; i < writer->span_count; i++)
        free(writer->spans[i].example);
    free(writer->spans);
    map_free(&writer->reasons);
}
