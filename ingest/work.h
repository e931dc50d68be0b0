/*
 * work: a job at work: its chunks go to the writer, its source keeps the mark.
 *
 * The inside of an ingest, shared by reading what is there (ingest.c) and reading what comes
 * (follow.c).
 */
#ifndef BOUNCESTAT_INGEST_WORK_H
#define BOUNCESTAT_INGEST_WORK_H

#include "ingest/lane.h"

#include <stdio.h>
#include <time.h>

/* A job that is being read: its lane, and the source that its content belongs to.  Not to be moved:
 * the source points into it. */
struct work {
    struct job *job;
    struct lane *lane;
    struct source known[CANDIDATES];
    size_t known_count;
    uint64_t head_length;
    struct slice head;
    struct arena arena; /* of `known` and head */
    bool started;
    bool marked; /* all that was written is behind a saved mark */
    struct source source;
    char host[256]; /* the machine that the lines name */
    struct ingest_account account;
};

struct run {
    struct store *store;
    struct writer *writer;
    const struct ingest_options *options;
    struct ingest_result *result;
    struct jobs jobs;
    struct timespec committed;
    int64_t next_time; /* when the next log begins; WHEN_NONE = not known, INT64_MAX = never */
    uint64_t done_bytes, total_bytes;
    struct arena arena; /* until the next commit */
};

/* Begin to read a job, in a thread of its own if `threaded`.  1 = at work, 0 = nothing to do (it
 * was read before, or cannot be opened: that was told), -1 = the database failed. */
int work_open(struct run *run, struct work *work, struct job *job, bool threaded,
              struct error *error);

/* Write all that the lane gives for now; marks are saved, commits happen about once a second. */
int work_through(struct run *run, struct work *work, struct error *error);

/* Add what the work did to the result, and tell the listener. */
void work_tell(struct run *run, struct work *work);
void work_close(struct work *work);

/* Was the run asked to stop? */
bool run_stopped(const struct run *run);

#endif
