#include "ingest/work.h"

#include "base/hash.h"
#include "causes/fold.h"
#include "ingest/snapshot.h"

enum { COMMIT_NANOSECONDS = 1000000000, UNKNOWN_PERCENT = 20 };

/* Could these bytes be of a source that is no longer than its head?  A folder of small logs has as
 * many lengths as logs, and most of them do not end where a line ends here.  (Behind the last line
 * of a packed log the newline may be missing.)  Of the others, their last bytes tell it sooner than
 * all of them. */
static bool may_begin_like(struct slice head, const struct source *source)
{
    size_t length = source->head_length;
    if (source->bytes != length || source->tail_length > length)
        return true;
    if (length < head.len && head.ptr[length - 1] != '\n' && head.ptr[length] != '\n')
        return false;
    size_t start = length - source->tail_length;
    struct slice tail = slice_make(head.ptr + start, source->tail_length);
    return hash_bytes(tail, 0) >> 1 == source->tail_hash;
}

/* Stored sources that begin with these bytes, those read furthest first. */
static size_t find_known(struct run *run, struct work *work, struct error *error)
{
    const struct source *source;
    size_t count = 0;
    uint64_t hashed = 0, hash = 0; /* most sources have a full head, so one hash does for them */
    for (size_t i = 0; count < CANDIDATES && (source = writer_source(run->writer, i)); i++) {
        if (source->head_length == 0 || source->head_length > work->head.len ||
            !may_begin_like(work->head, source))
            continue;
        if (source->head_length != hashed) {
            hashed = source->head_length;
            hash = hash_bytes(slice_first(work->head, hashed), 0) >> 1;
        }
        if (source->head_hash != hash)
            continue;
        if (writer_source_load(run->writer, source->id, &work->arena, &work->known[count], error) <
            0)
            break;
        work->known[count].parser = snapshot_unpack(work->known[count].parser, &work->arena);
        count++;
    }
    return count;
}

/* A packed file that was read to its end and has not changed since. */
static bool is_read(struct run *run, const struct job *job)
{
    const struct source *source;
    if (!job->packed_size)
        return false;
    for (size_t i = 0; (source = writer_source(run->writer, i)); i++)
        if (source->packed_size == job->packed_size && source->packed_hash == job->packed_hash)
            return true;
    return false;
}

int work_open(struct run *run, struct work *work, struct job *job, bool threaded,
              struct error *error)
{
    struct stream *stream = NULL;
    struct error wrong;
    *work = (struct work){.job = job};
    work->account = (struct ingest_account){.path = job->path, .format = job->format};
    if (is_read(run, job)) {
        if (run->options->listener.account)
            run->options->listener.account(run->options->listener.context, &work->account);
        return 0;
    }
    char *head = arena_take(&work->arena, HEAD_LENGTH);
    size_t length;
    if (job_open(job, &stream, head, &length, &wrong) < 0) {
        run->result->failed++;
        ingest_say(run->options, true, "%s", wrong.text);
        arena_free(&work->arena);
        return 0;
    }
    work->head = slice_make(head, length);
    if (!job->once)
        work->known_count = find_known(run, work, error);
    struct reader *reader = reader_open(job, run->options, writer_key_rules(run->writer), stream,
                                        work->head, work->known, work->known_count);
    work->lane = lane_open(reader, threaded);
    return 1;
}

void work_close(struct work *work)
{
    lane_close(work->lane);
    arena_free(&work->arena);
}

/* Would a mark say of a log that has not grown what the stored one says?  One of another format
 * (--format) would say less: the lines were not read in it. */
static bool is_as_known(const struct work *work, const struct source *known)
{
    if (!slice_equal(known->format, slice_of(work->job->format->name)))
        return true;
    return slice_equal(known->path, slice_of(work->job->path)) &&
           slice_equal(known->state, S("read")) && known->head_length >= work->head.len &&
           known->packed_size == work->job->packed_size &&
           known->packed_hash == work->job->packed_hash;
}

/* The source row of this content: a known one, or a new one. */
static int settle_source(struct run *run, struct work *work, struct error *error)
{
    bool replaced, shrunk;
    int index = reader_source(lane_reader(work->lane), &replaced, &shrunk);
    work->started = true;
    if (index >= 0) {
        work->source = work->known[index];
        work->account.resumed = true;
        work->marked = is_as_known(work, &work->source);
    } else {
        work->source = (struct source){.first_time = WHEN_NONE, .last_time = WHEN_NONE};
        if (replaced)
            ingest_say(run->options, false,
                       "%s begins like a log that was read before but goes on differently (it was "
                       "truncated, or its name was reused); it is read as a new log, and lines "
                       "that are known are not counted again.",
                       work->job->path);
        else if (shrunk)
            ingest_say(run->options, false,
                       "%s is shorter than a log with the same beginning that was read before (a "
                       "piece of it, or it was truncated); it is read as a new log, and lines that "
                       "are known are not counted again.",
                       work->job->path);
    }
    work->source.path = slice_of(work->job->path);
    if (work->source.host.len == 0)
        work->source.host = slice_of(work->job->host);
    if (work->head.len > work->source.head_length) {
        work->source.head_length = work->head.len;
        work->source.head_hash = hash_bytes(work->head, 0) >> 1;
    }
    return index >= 0 ? 0 : writer_source_add(run->writer, &work->source, error);
}

static void note_unknown(struct run *run, struct work *work, const struct batch *batch)
{
    FILE *unknown = run->options->unknown;
    if (batch->lines[LINE_UNKNOWN] == 0)
        return;
    for (size_t i = 0; i < batch->count; i++) {
        const struct record *record = &batch->records[i];
        if (record->kind != RECORD_UNKNOWN)
            continue;
        if (!work->account.unknown_shape[0]) {
            char shape[FOLD_MAX];
            size_t length = fold_template(record->text, NULL, 0, shape);
            snprintf(work->account.unknown_shape, sizeof(work->account.unknown_shape), "%.*s",
                     (int)length, shape);
        }
        if (unknown) {
            fwrite(record->text.ptr, 1, record->text.len, unknown);
            fputc('\n', unknown);
        }
    }
}

/* A source is of the format in which its last lines were read. */
static void note_format(struct work *work, const struct chunk *chunk)
{
    if (slice_present(work->source.format) && chunk->bytes == work->source.bytes)
        return;
    work->source.format = slice_of(work->job->format->name);
    work->source.mta = work->job->format->mta;
}

/* Lines that name a machine know better than --host. */
static void note_host(struct work *work, const struct batch *batch)
{
    for (size_t i = batch->count; i > 0; i--) {
        struct slice host = batch->records[i - 1].host;
        if (host.len == 0 || batch->records[i - 1].kind == RECORD_UNKNOWN)
            continue;
        snprintf(work->host, sizeof(work->host), "%.*s", SLICE_ARG(host));
        work->source.host = slice_of(work->host);
        return;
    }
}

static void add_account(struct work *work, const struct chunk *chunk)
{
    for (int kind = 0; kind < LINE_KINDS; kind++)
        work->source.line_kinds[kind] += chunk->batch.lines[kind];
    work->source.lost += chunk->batch.lost;
    work->account.bytes += chunk->bytes - work->source.bytes;
    work->source.bytes = chunk->bytes;
    work->source.tail_length = chunk->tail_length;
    work->source.tail_hash = chunk->tail_hash;
    if (chunk->batch.first_time != WHEN_NONE &&
        (work->source.first_time == WHEN_NONE || chunk->batch.first_time < work->source.first_time))
        work->source.first_time = chunk->batch.first_time;
    if (chunk->batch.last_time != WHEN_NONE && chunk->batch.last_time > work->source.last_time)
        work->source.last_time = chunk->batch.last_time;
}

static const char *state_of(const struct work *work, const struct chunk *chunk)
{
    if (chunk->failed)
        return "unreadable behind this point";
    if (chunk->cut)
        return "cut off";
    if (work->source.lost)
        return "the logger dropped lines";
    return chunk->last ? "read" : "reading";
}

static bool is_due(struct run *run)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t passed = (now.tv_sec - run->committed.tv_sec) * INT64_C(1000000000) + now.tv_nsec -
                     run->committed.tv_nsec;
    if (passed < COMMIT_NANOSECONDS)
        return false;
    run->committed = now;
    return true;
}

/* Nothing that the last mark does not know. */
static bool is_nothing(const struct work *work, const struct chunk *chunk)
{
    uint64_t lines = 0;
    for (int kind = 0; kind < LINE_KINDS; kind++)
        lines |= chunk->batch.lines[kind];
    return work->marked && work->source.bytes == chunk->bytes && chunk->batch.count == 0 &&
           lines == 0 && !chunk->failed && !chunk->cut;
}

/* `last`: none will follow, though the log may go on. */
static int write_chunk(struct run *run, struct work *work, struct chunk *chunk, bool last,
                       struct error *error)
{
    if (!work->started && settle_source(run, work, error) < 0)
        return -1;
    if (is_nothing(work, chunk))
        return 0;
    const struct source before = work->source;
    note_format(work, chunk);
    note_unknown(run, work, &chunk->batch);
    note_host(work, &chunk->batch);
    add_account(work, chunk);
    if (writer_batch(run->writer, &work->source, &chunk->batch, error) < 0)
        return -1;
    int64_t time = chunk->batch.last_time;
    writer_end_days(run->writer, time < run->next_time ? time : run->next_time);
    work->account.known += work->source.known - before.known;
    for (int kind = 0; kind < LINE_KINDS; kind++)
        work->account.lines[kind] += work->source.line_kinds[kind] - before.line_kinds[kind];
    bool due = slice_present(chunk->snapshot) && is_due(run);
    work->marked = due || chunk->last || last;
    if (!work->marked)
        return 0;
    work->source.state = slice_of(state_of(work, chunk));
    work->source.parser = snapshot_pack(chunk->snapshot, &run->arena);
    if (chunk->last && !chunk->failed && !chunk->cut) {
        work->source.packed_size = work->job->packed_size;
        work->source.packed_hash = work->job->packed_hash;
    }
    int status = writer_mark(run->writer, &work->source, error);
    if (status == 0 && due)
        status = writer_commit(run->writer, error);
    arena_reset(&run->arena);
    return status;
}

static void tell_progress(struct run *run, const struct work *work)
{
    struct ingest_progress progress = {.path = work->job->path,
                                       .bytes = run->done_bytes +
                                                (work->job->is_packed ? 0 : work->source.bytes),
                                       .total_bytes = run->total_bytes,
                                       .events = writer_counts(run->writer).events};
    if (run->options->listener.progress)
        run->options->listener.progress(run->options->listener.context, &progress);
}

void work_tell(struct run *run, struct work *work)
{
    uint64_t lines = 0;
    uint64_t *kinds = work->account.lines;
    /* A line of an earlier run became an event in this one, or is none any more. */
    if ((int64_t)kinds[LINE_CONTEXT] < 0 && kinds[LINE_EVENT] >= -kinds[LINE_CONTEXT]) {
        kinds[LINE_EVENT] += kinds[LINE_CONTEXT];
        kinds[LINE_CONTEXT] = 0;
    } else if ((int64_t)kinds[LINE_EVENT] < 0 && kinds[LINE_CONTEXT] >= -kinds[LINE_EVENT]) {
        kinds[LINE_CONTEXT] += kinds[LINE_EVENT];
        kinds[LINE_EVENT] = 0;
    }
    for (int kind = 0; kind < LINE_KINDS; kind++) {
        run->result->lines[kind] += work->account.lines[kind];
        if (kind != LINE_NOISE)
            lines += work->account.lines[kind];
    }
    run->result->bytes += work->account.bytes;
    if (work->account.lines[LINE_UNKNOWN] * 100 > lines * UNKNOWN_PERCENT) {
        run->result->mostly_unknown = true;
        ingest_say(run->options, true,
                   "Over %d %% of the lines of %s are of no known shape; its answers are not to be "
                   "trusted. See 'SELECT * FROM unknown_lines'.",
                   UNKNOWN_PERCENT, work->job->path);
    }
    if (run->options->listener.account)
        run->options->listener.account(run->options->listener.context, &work->account);
}

bool run_stopped(const struct run *run)
{
    return run->options->stop && *run->options->stop;
}

int work_through(struct run *run, struct work *work, struct error *error)
{
    struct chunk *chunk;
    bool stopped = false;
    while (!stopped && (chunk = lane_next(work->lane))) {
        stopped = run_stopped(run) && slice_present(chunk->snapshot);
        if (write_chunk(run, work, chunk, stopped, error) < 0)
            return -1;
        tell_progress(run, work);
        if (chunk->sentence[0])
            ingest_say(run->options, chunk->failed || chunk->cut, "%s", chunk->sentence);
        run->result->failed += chunk->failed || chunk->cut;
    }
    return 0;
}
