/*
 * job: one stream of log content that a run is to read.
 */
#ifndef BOUNCESTAT_INGEST_JOB_H
#define BOUNCESTAT_INGEST_JOB_H

#include "ingest/ingest.h"
#include "ingest/paths.h"
#include "ingest/stream.h"

enum {
    HEAD_LENGTH = 64 * 1024, /* what identifies a stream: enough to pass shared headers */
    HEAD_KEPT = 512,         /* of it, to see that two jobs may be one content */
};

struct job {
    const char *path;
    unsigned entry;     /* of a zip, from 0 */
    bool is_packed;     /* not a plain file */
    bool followed;      /* what comes later will be read by this run */
    bool rotated;       /* a rotated copy: its last line will not grow */
    int64_t file_time;  /* WHEN_NONE = not known */
    int64_t first_time; /* of its content, WHEN_NONE = not known */
    int year;           /* of its first line, where stamps have none */
    const struct format *format;
    const char *host;                  /* of lines that name none */
    uint64_t size;                     /* as stored */
    uint64_t packed_size, packed_hash; /* 0 = plain */
    size_t kept;
    char head[HEAD_KEPT];
    bool once;             /* standard input or a pipe: it cannot be opened twice ... */
    struct stream *stream; /* ... so this one is kept, and handed over by job_open */
    char *stream_head;
    size_t stream_head_length;
};

struct jobs {
    struct job *rows;
    size_t count, capacity;
    struct paths paths;
};

/* Look into each file: what is it, when does it begin?  Files that hold no mail log, or cannot be
 * read, are told to the listener, counted in result->failed and left out.  The rest is put into the
 * order of time. */
void jobs_find(struct jobs *jobs, const struct ingest_options *options,
               struct ingest_result *result);
void jobs_free(struct jobs *jobs);

/* Look into one plain file that is to be followed.  1 it is a log; 0 not yet, or it cannot be
 * followed; -1 it cannot be read. */
int job_probe(struct job *job, const char *path, const struct ingest_options *options,
              struct error *error);

/* Open the job's stream at its entry and read its head (HEAD_LENGTH bytes at most) into `head`. */
int job_open(struct job *job, struct stream **stream_r, char head[HEAD_LENGTH], size_t *length_r,
             struct error *error);

/* May the two be one content, or one the beginning of the other? */
bool job_alike(const struct job *a, const struct job *b);

/* Tell the listener. */
void ingest_say(const struct ingest_options *options, bool failed, const char *format, ...)
    __attribute__((format(printf, 3, 4), nonnull(3)));

#endif
