/*
 * writer: records of a batch in, rows, rollups and marks out.
 *
 * What is written hangs together in one transaction: events, rollups, what is known of queued
 * messages, fingerprints of counted lines, and the marks of the sources.  writer_commit ends it;
 * whatever was not committed never happened.
 *
 * Order does not matter.  A line counts once, by its content, however often and in whatever file it
 * comes; and the rows that stand in the database when all lines have been read are the same
 * whatever order the files were read in (see docs/identity.md).
 */
#ifndef BOUNCESTAT_STORE_WRITER_H
#define BOUNCESTAT_STORE_WRITER_H

#include "causes/classifier.h"
#include "causes/provider.h"
#include "parsers/record.h"
#include "store/keys.h"
#include "store/store.h"

struct writer;

struct writer_options {
    struct classifier *classifier;
    const struct providers *providers;
    struct own own;
    bool keep_deliveries; /* store deliveries that never failed too */
};

/* The store must be open for writing; it and the options outlive the writer. */
struct writer *writer_open(struct store *store, const struct writer_options *options);
void writer_close(struct writer *writer);

/* With which threads that read may make the keys of records for this writer. */
const struct key_rules *writer_key_rules(const struct writer *writer);

/* One stream of log content and how far it was read. */
struct source {
    int64_t id; /* 0 = not stored yet */
    struct slice path;
    struct slice format; /* name */
    enum mta mta;
    struct slice host;
    uint64_t head_length, head_hash; /* of its first bytes */
    uint64_t tail_length, tail_hash; /* of the bytes before the mark */
    uint64_t bytes;                  /* the mark, in decompressed bytes */
    uint64_t packed_size, packed_hash;
    uint64_t line_kinds[LINE_KINDS];
    uint64_t known;                /* event and delivery lines met before in another source */
    uint64_t lost;                 /* notices of a logger that dropped lines */
    int64_t first_time, last_time; /* WHEN_NONE = none yet */
    struct slice state;
    struct slice parser; /* the parser's memory */
};

/* A stored source by its place in the list (longest first); NULL behind the last.  Only what
 * identifies it is filled in: id, head, tail, bytes, packed.  Good until the writer is used again.
 */
const struct source *writer_source(struct writer *writer, size_t index);

/* All of a source; slices live in `arena`. */
int writer_source_load(struct writer *writer, int64_t id, struct arena *arena, struct source *out_r,
                       struct error *error);

/* Give a new source its number. */
int writer_source_add(struct writer *writer, struct source *source, struct error *error);

/* Write the records of a batch of this source and count known lines in it. */
int writer_batch(struct writer *writer, struct source *source, const struct batch *batch,
                 struct error *error);

/* Little of the days before `time` will come any more, so their counts may as well be written now,
 * while other threads read, as when the transaction ends and nobody does.  Few days are also few
 * sums, which the processor's cache holds: 2 % of an ingest by one thread.  What comes after all
 * changes their rows again; so two logs of the same days, ended one by one, would write each row
 * twice, which was 8 % of their ingest. */
void writer_end_days(struct writer *writer, int64_t time);

/* Save the source's mark in the running transaction. */
int writer_mark(struct writer *writer, const struct source *source, struct error *error);

/* End the transaction.  After an error nothing since the last commit was written, and the writer
 * must be closed. */
int writer_commit(struct writer *writer, struct error *error);

/* Once at the end of a run: forget the oldest of the messages that are kept without a failure, in
 * case older lines come to light, when they have grown too many.  Commits. */
int writer_tidy(struct writer *writer, struct error *error);

/* New rows since writer_open. */
struct writer_counts {
    uint64_t events;
    uint64_t deliveries;
    uint64_t known;  /* counted lines that were known already */
    uint64_t pruned; /* of them, older than what prune removed, so that nobody can tell */
};
struct writer_counts writer_counts(const struct writer *writer);

#endif
