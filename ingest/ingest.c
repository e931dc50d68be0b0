#include "ingest/ingest.h"

#include "ingest/follow.h"
#include "ingest/work.h"

#include <stdlib.h>
#include <unistd.h>

enum { LANES_MAX = 16 };

static size_t lane_limit(const struct ingest_options *options)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t limit = options->threads ? options->threads : cores > 0 ? (size_t)cores : 1;
    return limit < LANES_MAX ? limit : LANES_MAX;
}

/* A content that is being read under another name must be finished first, to be known then. */
static bool must_wait(const struct work *works, size_t from, size_t until, const struct job *job)
{
    for (size_t i = from; i < until; i++)
        if (works[i % LANES_MAX].lane && job_alike(works[i % LANES_MAX].job, job))
            return true;
    return false;
}

/* Keep up to `limit` lanes reading ahead, and write them one after the other in order. */
static int run_jobs(struct run *run, struct error *error)
{
    struct work works[LANES_MAX];
    size_t limit = lane_limit(run->options), opened = 0;
    bool threaded = run->options->threads != 1;
    int status = 0;
    for (size_t i = 0; i < run->jobs.count && status == 0 && !run_stopped(run); i++) {
        while (opened < run->jobs.count && opened < i + limit && status >= 0) {
            struct job *job = &run->jobs.rows[opened];
            if (opened > i && must_wait(works, i, opened, job))
                break;
            status = work_open(run, &works[opened++ % LANES_MAX], job, threaded, error);
        }
        struct work *work = &works[i % LANES_MAX];
        if (status < 0)
            break;
        run->next_time = i + 1 < run->jobs.count ? run->jobs.rows[i + 1].first_time : INT64_MAX;
        status = work->lane ? work_through(run, work, error) : 0;
        run->done_bytes += work->job->size;
        if (work->lane)
            work_tell(run, work);
        work_close(work);
        work->lane = NULL;
        work->arena = (struct arena){0};
    }
    run->next_time = WHEN_NONE;
    for (size_t i = 0; i < LANES_MAX && i < opened; i++)
        if (works[i].lane)
            work_close(&works[i]);
    return status;
}

struct ingest {
    struct run run;
    struct follow *follow; /* NULL = what is there is all */
};

struct ingest *ingest_open(const struct ingest_options *options, struct ingest_result *result_r)
{
    struct ingest *ingest = memory_zero(1, sizeof(*ingest));
    ingest->run = (struct run){.options = options, .result = result_r};
    *result_r = (struct ingest_result){0};
    ingest->follow = options->follow ? follow_open(options) : NULL;
    jobs_find(&ingest->run.jobs, options, result_r);
    return ingest;
}

bool ingest_has_logs(const struct ingest *ingest)
{
    return ingest->run.jobs.count || ingest->follow;
}

int ingest_run(struct ingest *ingest, struct store *store, struct error *error)
{
    struct run *run = &ingest->run;
    const struct ingest_options *options = run->options;
    const struct writer_options writing = {.classifier = options->classifier,
                                           .providers = options->providers,
                                           .own = options->own,
                                           .keep_deliveries = options->keep_deliveries};
    run->store = store;
    run->writer = writer_open(store, &writing);
    clock_gettime(CLOCK_MONOTONIC, &run->committed);
    for (size_t i = 0; i < run->jobs.count; i++)
        run->total_bytes += run->jobs.rows[i].size;
    int status = run_jobs(run, error);
    if (status == 0 && ingest->follow && !run_stopped(run))
        status = follow_run(run, ingest->follow, error);
    if (status == 0)
        status = writer_tidy(run->writer, error);
    struct writer_counts counts = writer_counts(run->writer);
    run->result->new_events = counts.events;
    run->result->new_deliveries = counts.deliveries;
    run->result->known = counts.known;
    run->result->pruned = counts.pruned;
    writer_close(run->writer);
    return status;
}

void ingest_close(struct ingest *ingest)
{
    follow_close(ingest->follow);
    jobs_free(&ingest->run.jobs);
    arena_free(&ingest->run.arena);
    free(ingest);
}
