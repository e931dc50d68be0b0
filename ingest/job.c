#include "ingest/job.h"

#include "base/hash.h"

#include <fcntl.h>
#include <fnmatch.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PACKED_TAIL = 4096 };

void ingest_say(const struct ingest_options *options, bool failed, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    if (options->listener.say)
        options->listener.say(options->listener.context, failed, text);
}

bool job_alike(const struct job *a, const struct job *b)
{
    size_t shorter = a->kept < b->kept ? a->kept : b->kept;
    return memcmp(a->head, b->head, shorter) == 0;
}

static int fill(struct stream *stream, char *buffer, size_t size, size_t *length_r,
                struct error *error)
{
    ssize_t count = 1;
    for (*length_r = 0; *length_r < size && count > 0; *length_r += (size_t)count) {
        count = stream_read(stream, buffer + *length_r, size - *length_r, error);
        if (count < 0)
            return -1;
    }
    return 0;
}

int job_open(struct job *job, struct stream **stream_r, char head[HEAD_LENGTH], size_t *length_r,
             struct error *error)
{
    if (job->stream) {
        *stream_r = job->stream;
        job->stream = NULL;
        memcpy(head, job->stream_head, job->stream_head_length);
        *length_r = job->stream_head_length;
        return 0;
    }
    int more = stream_open(stream_r, job->path, error);
    for (unsigned entry = 0; more >= 0 && entry <= job->entry; entry++) {
        more = stream_next_entry(*stream_r, error);
        if (more == 0)
            more = error_set(error, "%s lost an entry while it was being read; run ingest again.",
                             job->path);
    }
    if (more < 0 || fill(*stream_r, head, HEAD_LENGTH, length_r, error) < 0) {
        stream_close(stream_r);
        return -1;
    }
    return 0;
}

/* Size and last bytes of a packed file: a gz ends with the checksum and length of its content, so
 * equal ones are the same file. */
static void sign_packed(struct job *job)
{
    char tail[PACKED_TAIL];
    int fd = open(job->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    off_t size = lseek(fd, 0, SEEK_END);
    off_t from = size > PACKED_TAIL ? size - PACKED_TAIL : 0;
    ssize_t count = pread(fd, tail, PACKED_TAIL, from);
    close(fd);
    if (count <= 0)
        return;
    job->packed_size = (uint64_t)size;
    job->packed_hash = hash_number(job->entry, hash_bytes(slice_make(tail, (size_t)count), 0)) >> 1;
}

/* Parse the head for the time of its first line, with the year of the file's last change; if that
 * lies behind the change, the content began the year before. */
static int64_t first_time(struct job *job, const struct ingest_options *options, struct slice head)
{
    struct batch batch = {0};
    struct parser *parser = memory_take(sizeof(*parser));
    int64_t found = WHEN_NONE;
    struct slice line;
    batch_reset(&batch);
    parser_start(parser, job->format, options->zone, job->year, slice_of(job->host), &batch);
    while (batch.first_time == WHEN_NONE && slice_cut(&head, '\n', &line))
        parser_parse(parser, line, 0);
    found = batch.first_time;
    parser_stop(parser);
    batch_free(&batch);
    free(parser);
    return found;
}

static void find_time(struct job *job, const struct ingest_options *options, struct slice head)
{
    int64_t file_time = job->file_time;
    job->year = options->year ? options->year
                : file_time != WHEN_NONE
                    ? civil_of(file_time + zone_offset(options->zone, file_time) * WHEN_SECOND).year
                    : 2000;
    job->first_time = first_time(job, options, head);
    if (!options->year && file_time != WHEN_NONE && job->first_time > file_time + WHEN_DAY) {
        job->year--;
        job->first_time = first_time(job, options, head);
    }
}

static struct job *add(struct jobs *jobs, const struct job *job)
{
    if (jobs->count == jobs->capacity) {
        jobs->capacity = jobs->capacity ? jobs->capacity * 2 : 64;
        jobs->rows = memory_resize(jobs->rows, jobs->capacity * sizeof(*jobs->rows));
    }
    jobs->rows[jobs->count] = *job;
    return &jobs->rows[jobs->count++];
}

/* Say what is wrong with an entry that holds no mail log. */
static void refuse(const struct ingest_options *options, struct ingest_result *result,
                   const struct stream_entry *entry, struct slice head)
{
    result->failed++;
    if (head.len == 0)
        ingest_say(options, true, "%s is empty; there is nothing to ingest.", entry->name);
    else
        ingest_say(options, true,
                   "%s holds no log of Postfix, Exim, MDaemon or Exchange in its first %zu bytes; "
                   "leave it out, or name its format with --format.",
                   entry->name, head.len);
}

static const char *host_of(const struct ingest_options *options, const char *path)
{
    for (size_t i = 0; i < options->host_rule_count; i++)
        if (fnmatch(options->host_rules[i].pattern, path, 0) == 0)
            return options->host_rules[i].host;
    return options->host;
}

/* What is in the stream?  1 a log, 0 none, -1 it cannot be read. */
static int learn(struct job *job, const struct ingest_options *options, struct stream *stream,
                 char head[HEAD_LENGTH], size_t *length_r, struct error *error)
{
    const struct stream_entry *entry = stream_entry(stream);
    if (fill(stream, head, HEAD_LENGTH, length_r, error) < 0)
        return -1;
    struct slice bytes = slice_make(head, *length_r);
    job->file_time = entry->time;
    job->host = host_of(options, job->path);
    job->is_packed = strcmp(entry->kind, "plain") != 0;
    job->followed = options->follow && !job->is_packed && !job->rotated;
    job->format = options->format ? options->format : format_choose(bytes);
    if (!job->format || bytes.len == 0)
        return 0;
    job->kept = bytes.len < HEAD_KEPT ? bytes.len : HEAD_KEPT;
    memcpy(job->head, head, job->kept);
    if (job->is_packed)
        sign_packed(job);
    find_time(job, options, bytes);
    return 1;
}

/* A log that was rotated away a moment ago, or of a quiet day, is empty: that is worth a word only
 * when it was asked for by name and alone.  One that is followed may have no whole line yet. */
static bool may_hold_nothing(const struct ingest_options *options, const struct job *job,
                             struct slice head)
{
    bool named = false;
    if (job->followed && slice_find(head, '\n') == SLICE_NONE)
        return true;
    for (size_t i = 0; !named && i < options->count; i++)
        named = strcmp(options->paths[i], job->path) == 0;
    return head.len == 0 && (options->rotated || !named);
}

static void probe_entry(struct jobs *jobs, const struct ingest_options *options,
                        struct ingest_result *result, struct job *job, struct stream *stream,
                        char *head)
{
    struct error error;
    size_t length;
    result->files++;
    int found = learn(job, options, stream, head, &length, &error);
    if (found > 0) {
        add(jobs, job);
    } else if (found < 0) {
        result->failed++;
        ingest_say(options, true, "%s", error.text);
    } else if (!may_hold_nothing(options, job, slice_make(head, length))) {
        refuse(options, result, stream_entry(stream), slice_make(head, length));
    }
}

int job_probe(struct job *job, const char *path, const struct ingest_options *options,
              struct error *error)
{
    struct stream *stream = NULL;
    size_t length;
    *job = (struct job){.path = path};
    int found = stream_open(&stream, path, error);
    if (found >= 0)
        found = stream_next_entry(stream, error);
    if (found > 0) {
        char *head = memory_take(HEAD_LENGTH);
        found = learn(job, options, stream, head, &length, error);
        free(head);
    }
    stream_close(&stream);
    return found > 0 ? job->followed : found;
}

static void keep_stream(struct job *job, struct stream *stream, const char *head)
{
    job->once = true;
    job->stream = stream;
    job->stream_head_length = (size_t)stream_tell(stream);
    job->stream_head = memory_take(HEAD_LENGTH);
    memcpy(job->stream_head, head, job->stream_head_length);
}

static void probe_path(struct jobs *jobs, const struct ingest_options *options,
                       struct ingest_result *result, const struct path *path, char *head)
{
    struct stream *stream = NULL;
    struct error error;
    int more = stream_open(&stream, path->name, &error);
    for (unsigned index = 0; more >= 0; index++) {
        more = stream_next_entry(stream, &error);
        if (more <= 0)
            break;
        struct job job = {.path = path->name,
                          .entry = index,
                          .rotated = path->rotated,
                          .size = (uint64_t)path->size};
        size_t before = jobs->count;
        probe_entry(jobs, options, result, &job, stream, head);
        bool once = strcmp(path->name, "-") == 0 || stream_reads_once(stream);
        if (once && jobs->count > before) {
            keep_stream(&jobs->rows[jobs->count - 1], stream, head);
            return;
        }
    }
    if (more < 0) {
        result->failed++;
        ingest_say(options, true, "%s", error.text);
    }
    stream_close(&stream);
}

static int by_time(const void *left, const void *right)
{
    const struct job *a = left, *b = right;
    int64_t at = a->first_time == WHEN_NONE ? INT64_MAX : a->first_time;
    int64_t bt = b->first_time == WHEN_NONE ? INT64_MAX : b->first_time;
    if (at != bt)
        return at < bt ? -1 : 1;
    int order = strcmp(a->path, b->path);
    return order ? order : (a->entry > b->entry) - (a->entry < b->entry);
}

void jobs_find(struct jobs *jobs, const struct ingest_options *options,
               struct ingest_result *result)
{
    char *head = memory_take(HEAD_LENGTH);
    *jobs = (struct jobs){0};
    paths_find(&jobs->paths, options->paths, options->count, options->rotated);
    for (size_t i = 0; i < jobs->paths.count; i++) {
        const struct path *path = &jobs->paths.rows[i];
        bool may_come =
            options->follow && (access(path->name, F_OK) != 0 || access(path->name, R_OK) == 0);
        if (path->error && may_come) {
            ingest_say(options, false, "%s yet; what comes will be read.", path->error);
        } else if (path->error) {
            result->failed++;
            ingest_say(options, true, "%s", path->error);
        } else {
            probe_path(jobs, options, result, path, head);
        }
    }
    free(head);
    if (jobs->count)
        qsort(jobs->rows, jobs->count, sizeof(*jobs->rows), by_time);
}

void jobs_free(struct jobs *jobs)
{
    for (size_t i = 0; i < jobs->count; i++) {
        stream_close(&jobs->rows[i].stream);
        free(jobs->rows[i].stream_head);
    }
    free(jobs->rows);
    paths_free(&jobs->paths);
}
