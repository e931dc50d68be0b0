/*
 * reader: one job's bytes as batches of records.
 *
 * A reader finds out whether its stream goes on from a known source, parses what is new line by
 * line, and hands out chunks: a batch, and where the stream stands behind it.  It touches neither
 * the database nor anything shared, so readers may run beside each other.
 */
#ifndef BOUNCESTAT_INGEST_READER_H
#define BOUNCESTAT_INGEST_READER_H

#include "ingest/job.h"
#include "store/template_memory.h"

enum {
    CHUNK_USUAL = 128 * 1024,      /* bytes of log text in one chunk ... */
    CHUNK_BYTES = 512 * 1024,      /* ... and at most; a longer line is cut there */
    CHUNK_MARKS = 2 * 1024 * 1024, /* from one snapshot to the next */
    TAIL_LENGTH = 4096,            /* before the mark, to recognise a stream by */
    CANDIDATES = 4,                /* known sources with the same head that are tried */
};

struct chunk {
    struct batch batch;
    char *block;
    uint64_t bytes; /* the mark: behind the last whole line */
    uint64_t tail_length, tail_hash;
    struct slice snapshot; /* of the parser, in the batch's arena; absent: no place for a mark */
    bool last;             /* the stream has ended for now */
    bool failed;           /* ... by an error; `sentence` tells */
    bool cut;              /* ... before its end */
    char sentence[512];    /* for a person; "" = nothing to say */
    bool prepared;         /* by reader_prepare() */
};

struct reader;

/* `job`'s stream and head as job_open gave them; the reader owns the stream from now on and copies
 * the head.  `known` are stored sources with that head; they and `rules`, which are the writer's,
 * must outlive the reader. */
struct reader *reader_open(const struct job *job, const struct ingest_options *options,
                           const struct key_rules *rules, struct stream *stream, struct slice head,
                           const struct source *known, size_t known_count);
void reader_close(struct reader *reader);

/* The next chunk: 1, or 0 behind the last.  chunk->batch and block are reused between calls. */
int reader_next(struct reader *reader, struct chunk *chunk);

/* Work out what follows from each record of the chunk alone (store/gist.h, store/keys.h), unless
 * that was done.  The writer needs it.  May be called by another thread than that of reader_next,
 * with a memory of that thread. */
void reader_prepare(const struct reader *reader, struct chunk *chunk,
                    struct template_memory *memory);

/* Which of the known sources the stream goes on from, -1 = none; to be asked after the first
 * reader_next.  `replaced`: a source with this head was known, but the content behind it is another
 * (the file was truncated and written anew, or its name reused).  `shrunk`: more of a source with
 * this head was read before than there is now. */
int reader_source(const struct reader *reader, bool *replaced_r, bool *shrunk_r);

/* Read on after the end of a growing plain file.  `settle`: when it has not grown, tell what an
 * open session already proves; a job that is followed is not asked for that earlier. */
void reader_again(struct reader *reader, bool settle);

void chunk_free(struct chunk *chunk);

#endif
