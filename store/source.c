/*
 * Sources: what was read, how far, and what it held.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "store/writer_private.h"

#include <stdlib.h>

static struct source *add_listed(struct writer *writer)
{
    if (writer->source_count == writer->source_capacity) {
        writer->source_capacity = writer->source_capacity ? writer->source_capacity * 2 : 64;
        writer->sources =
            memory_resize(writer->sources, writer->source_capacity * sizeof(*writer->sources));
    }
    return &writer->sources[writer->source_count++];
}

/* The longest first. */
static int by_length(const void *left, const void *right)
{
    const struct source *a = left, *b = right;
    if (a->bytes != b->bytes)
        return a->bytes > b->bytes ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* Bring the list up to date with one source.  To ask for the whole list again after each log that
 * was read was a third of reading 1,500 small ones. */
static void relist(struct writer *writer, const struct source *source)
{
    size_t i = 0, count = writer->source_count;
    if (!writer->sources_listed)
        return;
    while (i < count && writer->sources[i].id != source->id)
        i++;
    if (i == count)
        add_listed(writer);
    struct source *rows = writer->sources;
    for (; i > 0 && by_length(source, &rows[i - 1]) < 0; i--)
        rows[i] = rows[i - 1];
    for (; i + 1 < count && by_length(&rows[i + 1], source) < 0; i++)
        rows[i] = rows[i + 1];
    rows[i] = (struct source){.id = source->id,
                              .head_length = source->head_length,
                              .head_hash = source->head_hash,
                              .tail_length = source->tail_length,
                              .tail_hash = source->tail_hash,
                              .bytes = source->bytes,
                              .packed_size = source->packed_size,
                              .packed_hash = source->packed_hash};
}

/* All at once: each new log is compared with every source. */
static void list_sources(struct writer *writer)
{
    writer->source_count = 0;
    sqlite3_stmt *list = db_use(writer->store, SQL_SOURCE_LIST);
    while (db_row(writer->store, list))
        *add_listed(writer) = (struct source){
            .id = sqlite3_column_int64(list, 0),
            .head_length = (uint64_t)sqlite3_column_int64(list, 1),
            .head_hash = (uint64_t)sqlite3_column_int64(list, 2),
            .tail_length = (uint64_t)sqlite3_column_int64(list, 3),
            .tail_hash = (uint64_t)sqlite3_column_int64(list, 4),
            .bytes = (uint64_t)sqlite3_column_int64(list, 5),
            .packed_size = (uint64_t)sqlite3_column_int64(list, 6),
            .packed_hash = (uint64_t)sqlite3_column_int64(list, 7),
        };
    sqlite3_reset(list);
    if (writer->source_count)
        qsort(writer->sources, writer->source_count, sizeof(*writer->sources), by_length);
    writer->sources_listed = true;
}

const struct source *writer_source(struct writer *writer, size_t index)
{
    if (!writer->sources_listed)
        list_sources(writer);
    return index < writer->source_count ? &writer->sources[index] : NULL;
}

int writer_source_load(struct writer *writer, int64_t id, struct arena *arena, struct source *out_r,
                       struct error *error)
{
    sqlite3_stmt *get = db_use(writer->store, SQL_SOURCE_GET);
    *out_r = (struct source){.id = id};
    db_bind_number(get, 1, id);
    if (db_row(writer->store, get)) {
        out_r->path = arena_copy(arena, db_text(get, 0));
        out_r->format = arena_copy(arena, db_text(get, 1));
        out_r->host = arena_copy(arena, db_text(get, 2));
        out_r->head_length = (uint64_t)sqlite3_column_int64(get, 3);
        out_r->head_hash = (uint64_t)sqlite3_column_int64(get, 4);
        out_r->tail_length = (uint64_t)sqlite3_column_int64(get, 5);
        out_r->tail_hash = (uint64_t)sqlite3_column_int64(get, 6);
        out_r->bytes = (uint64_t)sqlite3_column_int64(get, 7);
        out_r->packed_size = (uint64_t)sqlite3_column_int64(get, 8);
        out_r->packed_hash = (uint64_t)sqlite3_column_int64(get, 9);
        out_r->line_kinds[LINE_EVENT] = (uint64_t)sqlite3_column_int64(get, 11);
        out_r->line_kinds[LINE_CONTEXT] = (uint64_t)sqlite3_column_int64(get, 12);
        out_r->line_kinds[LINE_DELIVERY] = (uint64_t)sqlite3_column_int64(get, 13);
        out_r->line_kinds[LINE_NOISE] = (uint64_t)sqlite3_column_int64(get, 14);
        out_r->line_kinds[LINE_UNKNOWN] = (uint64_t)sqlite3_column_int64(get, 15);
        out_r->known = (uint64_t)sqlite3_column_int64(get, 16);
        out_r->lost = (uint64_t)sqlite3_column_int64(get, 17);
        out_r->first_time = db_time(get, 18);
        out_r->last_time = db_time(get, 19);
        out_r->state = arena_copy(arena, db_text(get, 20));
        const void *blob = sqlite3_column_blob(get, 21);
        if (blob)
            out_r->parser =
                arena_copy(arena, slice_make(blob, (size_t)sqlite3_column_bytes(get, 21)));
        out_r->mta = (enum mta)sqlite3_column_int(get, 22);
    }
    sqlite3_reset(get);
    return writer_status(writer, error);
}

int writer_source_add(struct writer *writer, struct source *source, struct error *error)
{
    writer_begin(writer);
    sqlite3_stmt *add = db_use(writer->store, SQL_SOURCE_ADD);
    db_bind_text(add, 1, source->path);
    db_run(writer->store, add);
    source->id = sqlite3_last_insert_rowid(writer->store->db);
    return writer_status(writer, error);
}

static void bind_facts(struct writer *writer, sqlite3_stmt *set, const struct source *source)
{
    struct arena *arena = &writer->batch;
    db_bind_number(set, 1, source->id);
    db_bind_text(set, 2, utf8_clean(arena, source->path));
    db_bind_text(set, 3, source->format);
    db_bind_id(set, 4, source->mta);
    db_bind_text(set, 5, utf8_clean(arena, utf8_first(source->host, 255)));
    db_bind_number(set, 6, (int64_t)source->head_length);
    db_bind_number(set, 7, (int64_t)source->head_hash);
    db_bind_number(set, 8, (int64_t)source->tail_length);
    db_bind_number(set, 9, (int64_t)source->tail_hash);
    db_bind_number(set, 10, (int64_t)source->bytes);
    db_bind_id(set, 11, (int64_t)source->packed_size);
    db_bind_id(set, 12, (int64_t)source->packed_hash);
}

int writer_mark(struct writer *writer, const struct source *source, struct error *error)
{
    uint64_t lines = 0;
    for (int kind = 0; kind < LINE_KINDS; kind++)
        lines += source->line_kinds[kind];
    writer_begin(writer);
    relist(writer, source);
    sqlite3_stmt *set = db_use(writer->store, SQL_SOURCE_SET);
    bind_facts(writer, set, source);
    db_bind_number(set, 13, (int64_t)lines);
    db_bind_number(set, 14, (int64_t)source->line_kinds[LINE_EVENT]);
    db_bind_number(set, 15, (int64_t)source->line_kinds[LINE_CONTEXT]);
    db_bind_number(set, 16, (int64_t)source->line_kinds[LINE_DELIVERY]);
    db_bind_number(set, 17, (int64_t)source->line_kinds[LINE_NOISE]);
    db_bind_number(set, 18, (int64_t)source->line_kinds[LINE_UNKNOWN]);
    db_bind_number(set, 19, (int64_t)source->known);
    db_bind_number(set, 20, (int64_t)source->lost);
    db_bind_time(set, 21, source->first_time);
    db_bind_time(set, 22, source->last_time);
    db_bind_text(set, 23, slice_present(source->state) ? source->state : S(""));
    if (slice_present(source->parser))
        sqlite3_bind_blob(set, 24, source->parser.ptr, (int)source->parser.len, SQLITE_STATIC);
    db_run(writer->store, set);
    return writer_status(writer, error);
}
