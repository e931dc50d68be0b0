#include "ingest/reader.h"

#include "base/hash.h"
#include "ingest/snapshot.h"
#include "store/gist.h"

#include <stdio.h>
#include <stdlib.h>

struct reader {
    struct job job;
    const struct ingest_options *options;
    struct stream *stream;
    const struct key_rules *rules;
    const struct source *known;
    size_t known_count;
    int source;
    bool shorter;          /* than the source that was tried last */
    bool replaced, shrunk; /* of all that were tried */
    bool settle;
    bool started, ended, skipping; /* skipping: inside a line that was cut */
    struct parser parser;
    struct batch idle;       /* the parser's target while no chunk is being filled */
    uint64_t mark, snapshot; /* the mark, and where it stood at the last snapshot */
    size_t head_length, carry_length;
    char tail[TAIL_LENGTH];
    size_t tail_length;
    char *carry; /* the bytes behind the mark: head at first, then a half line */
};

struct reader *reader_open(const struct job *job, const struct ingest_options *options,
                           const struct key_rules *rules, struct stream *stream, struct slice head,
                           const struct source *known, size_t known_count)
{
    struct reader *reader = memory_zero(1, sizeof(*reader));
    reader->job = *job;
    reader->options = options;
    reader->rules = rules;
    reader->stream = stream;
    reader->known = known;
    reader->known_count = known_count;
    reader->source = -1;
    reader->carry = memory_take(CHUNK_BYTES);
    reader->carry_length = reader->head_length = head.len;
    memcpy(reader->carry, head.ptr, head.len);
    batch_reset(&reader->idle);
    parser_start(&reader->parser, job->format, options->zone, job->year, slice_of(job->host),
                 &reader->idle);
    return reader;
}

void reader_close(struct reader *reader)
{
    if (!reader)
        return;
    stream_close(&reader->stream);
    parser_stop(&reader->parser);
    batch_free(&reader->idle);
    free(reader->carry);
    free(reader);
}

int reader_source(const struct reader *reader, bool *replaced_r, bool *shrunk_r)
{
    *replaced_r = reader->replaced;
    *shrunk_r = reader->shrunk;
    return reader->source;
}

static void keep_tail(struct reader *reader, struct slice text)
{
    if (text.len >= TAIL_LENGTH) {
        memcpy(reader->tail, text.ptr + text.len - TAIL_LENGTH, TAIL_LENGTH);
        reader->tail_length = TAIL_LENGTH;
        return;
    }
    size_t kept = reader->tail_length;
    if (kept + text.len > TAIL_LENGTH)
        kept = TAIL_LENGTH - text.len;
    memmove(reader->tail, reader->tail + reader->tail_length - kept, kept);
    memcpy(reader->tail + kept, text.ptr, text.len);
    reader->tail_length = kept + text.len;
}

static uint64_t tail_hash(const struct reader *reader)
{
    return hash_bytes(slice_make(reader->tail, reader->tail_length), 0) >> 1;
}

/* Read the bytes before the source's mark; true when they are the ones that were there. */
static bool goes_on_from(struct reader *reader, const struct source *source)
{
    struct error error;
    uint64_t start = source->bytes - source->tail_length;
    char *head = reader->carry;
    size_t have = 0;
    reader->shorter = false;
    if (start < reader->head_length) {
        have = reader->head_length - (size_t)start;
        if (have > source->tail_length)
            have = (size_t)source->tail_length;
        memcpy(reader->tail, head + start, have);
    } else if (stream_skip_to(reader->stream, start, &error) != 1) {
        reader->shorter = true;
        return false;
    }
    while (have < source->tail_length) {
        ssize_t count = stream_read(reader->stream, reader->tail + have,
                                    (size_t)source->tail_length - have, &error);
        if (count <= 0) {
            reader->shorter = true;
            return false;
        }
        have += (size_t)count;
    }
    reader->tail_length = have;
    return tail_hash(reader) == source->tail_hash;
}

/* Back to the beginning, for the next guess. */
static int rewind_stream(struct reader *reader, struct error *error)
{
    stream_close(&reader->stream);
    reader->tail_length = 0;
    return job_open(&reader->job, &reader->stream, reader->carry, &reader->carry_length, error);
}

static int find_source(struct reader *reader, struct error *error)
{
    for (size_t i = 0; i < reader->known_count; i++) {
        const struct source *source = &reader->known[i];
        if (source->tail_length > TAIL_LENGTH || source->tail_length > source->bytes)
            continue;
        if (goes_on_from(reader, source)) {
            reader->source = (int)i;
            reader->mark = source->bytes;
            /* What the head holds behind the mark is read already. */
            size_t behind = 0;
            if (source->bytes < reader->head_length) {
                behind = reader->head_length - (size_t)source->bytes;
                memmove(reader->carry, reader->carry + source->bytes, behind);
            }
            reader->carry_length = behind;
            snapshot_restore(&reader->parser, source->parser);
            return 0;
        }
        reader->replaced = reader->replaced || !reader->shorter;
        reader->shrunk = reader->shrunk || reader->shorter;
        if (rewind_stream(reader, error) < 0)
            return -1;
    }
    reader->tail_length = 0;
    return 0;
}

static void parse_lines(struct reader *reader, struct slice text)
{
    uint64_t offset = reader->mark;
    while (text.len) {
        const char *end = memchr(text.ptr, '\n', text.len);
        size_t length = end ? (size_t)(end - text.ptr) : text.len;
        if (!reader->skipping)
            parser_parse(&reader->parser, slice_first(text, length), offset);
        reader->skipping = false;
        size_t step = end ? length + 1 : length;
        offset += step;
        text = slice_from(text, step);
    }
}

/* Fill the block behind the carried bytes; 0 at the end for now, -1 on an error. */
static int fill_block(struct reader *reader, struct chunk *chunk, size_t *used, struct error *error)
{
    /* Much was carried: the beginning of a long line. */
    size_t wanted = reader->carry_length <= CHUNK_USUAL / 2 ? CHUNK_USUAL : CHUNK_BYTES;
    memcpy(chunk->block, reader->carry, reader->carry_length);
    *used = reader->carry_length;
    reader->carry_length = 0;
    while (*used < wanted) {
        ssize_t count = stream_read(reader->stream, chunk->block + *used, wanted - *used, error);
        if (count <= 0)
            return (int)count;
        *used += (size_t)count;
    }
    return 1;
}

/* How much of the block is whole lines; the rest waits for its end. */
static size_t whole_lines(struct reader *reader, const struct chunk *chunk, size_t used, int more)
{
    size_t newline = slice_rfind(slice_make(chunk->block, used), '\n');
    if (more == 0 && stream_entry(reader->stream)->end == STREAM_COMPLETE)
        return used;
    if (newline == SLICE_NONE && used == CHUNK_BYTES)
        return used; /* a line longer than the block: its beginning is parsed, the rest skipped */
    return newline == SLICE_NONE ? 0 : newline + 1;
}

/* Only the first log of an archive that cannot be opened twice was looked into. */
static void tell_left_over(struct reader *reader, struct chunk *chunk)
{
    struct error error;
    if (stream_next_entry(reader->stream, &error) != 1)
        return;
    chunk->failed = true;
    snprintf(chunk->sentence, sizeof(chunk->sentence),
             "%.200s stands behind the first log of an archive that comes through a pipe, and was "
             "not read; name the archive as a file.",
             stream_entry(reader->stream)->name);
}

static void finish_chunk(struct reader *reader, struct chunk *chunk, int more,
                         const struct error *error)
{
    const struct stream_entry *entry = stream_entry(reader->stream);
    chunk->last = more <= 0;
    if (more == 0) {
        if (!reader->job.followed || reader->settle)
            parser_finish(&reader->parser);
        chunk->cut = entry->end == STREAM_CUT;
        if (entry->warning)
            snprintf(chunk->sentence, sizeof(chunk->sentence), "%s", entry->warning);
    } else if (more < 0) {
        chunk->failed = true;
        snprintf(chunk->sentence, sizeof(chunk->sentence), "%s", error->text);
    }
    reader->ended = chunk->last;
    chunk->bytes = reader->mark;
    chunk->tail_length = reader->tail_length;
    chunk->tail_hash = tail_hash(reader);
    if (chunk->last || reader->mark >= reader->snapshot + CHUNK_MARKS) {
        chunk->snapshot = snapshot_take(&reader->parser, &chunk->batch.arena);
        reader->snapshot = reader->mark;
    }
    if (more == 0 && reader->job.once && !chunk->cut)
        tell_left_over(reader, chunk);
}

int reader_next(struct reader *reader, struct chunk *chunk)
{
    struct error error;
    size_t used = 0;
    if (reader->ended)
        return 0;
    if (!chunk->block)
        chunk->block = memory_take(CHUNK_BYTES);
    batch_reset(&chunk->batch);
    chunk->last = chunk->failed = chunk->cut = false;
    chunk->sentence[0] = '\0';
    chunk->snapshot = (struct slice){0};
    reader->parser.out = &chunk->batch;
    int more = 0;
    if (!reader->started)
        more = find_source(reader, &error);
    reader->started = true;
    if (more == 0)
        more = fill_block(reader, chunk, &used, &error);
    size_t whole = reader->stream ? whole_lines(reader, chunk, used, more) : 0;
    struct slice text = slice_make(chunk->block, whole);
    parse_lines(reader, text);
    if (whole && chunk->block[whole - 1] != '\n')
        reader->skipping = more > 0;
    keep_tail(reader, text);
    reader->mark += whole;
    reader->carry_length = used - whole;
    memcpy(reader->carry, chunk->block + whole, reader->carry_length);
    if (reader->stream) {
        finish_chunk(reader, chunk, more, &error);
    } else {
        reader->ended = chunk->last = chunk->failed = true;
        snprintf(chunk->sentence, sizeof(chunk->sentence), "%s", error.text);
    }
    chunk->prepared = false;
    return 1;
}

void reader_prepare(const struct reader *reader, struct chunk *chunk,
                    struct template_memory *memory)
{
    if (chunk->prepared)
        return;
    keys_make(&chunk->batch, reader->rules);
    gist_batch(&chunk->batch, reader->options->providers, reader->rules->seed, memory);
    chunk->prepared = true;
}

void reader_again(struct reader *reader, bool settle)
{
    reader->settle = settle;
    reader->ended = false;
}

void chunk_free(struct chunk *chunk)
{
    batch_free(&chunk->batch);
    free(chunk->block);
    *chunk = (struct chunk){0};
}
