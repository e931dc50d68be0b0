#include "ingest/ingest.h"

#include "ingest/follow.h"
#include "ingest/work.h"

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
    int status = 0;
    for (size_t i = 0; i < run->jobs.count && status == 0 && !run_stopped(run); i++) {
        while (opened < run->jobs.count && opened < i + limit && status >= 0) {
            struct job *job = &run->jobs.rows[opened];
            if (opened > i && must_wait(works, i, opened, job))
                break;
            status = work_open(run, &works[opened++ % LANES_MAX], job, run->options->threads != 1,
                               error);
        }
        struct work *work = &works[i % LANES_MAX];
        if (status < 0)
            break;
        status = work->lane ? work_through(run, work, error) : 0;
        run->done_bytes += work->job->size;
        if (work->lane)
            work_tell(run, work);
        work_close(work);
        work->lane = NULL;
        work->arena = (struct arena){0};
    }
    for (size_t i = 0; i < LANES_MAX && i < opened; i++)
        if (works[i].lane)
            work_close(&works[i]);
    return status;
}

int ingest_run(struct store *store, const struct ingest_options *options,
               struct ingest_result *result_r, struct error *error)
{
    struct run run = {.store = store, .options = options, .result = result_r};
    const struct writer_options writing = {.classifier = options->classifier,
                                           .providers = options->providers,
                                           .own = options->own,
                                           .keep_deliveries = options->keep_deliveries};
    *result_r = (struct ingest_result){0};
    run.writer = writer_open(store, &writing);
    clock_gettime(CLOCK_MONOTONIC, &run.committed);
    struct follow *follow = options->follow ? follow_open(options) : NULL;
    jobs_find(&run.jobs, options, result_r);
    for (size_t i = 0; i < run.jobs.count; i++)
        run.total_bytes += run.jobs.rows[i].size;
    int status = run_jobs(&run, error);
    if (status == 0 && options->follow && !run_stopped(&run))
        status = follow_run(&run, follow, error);
    follow_close(follow);
    if (status == 0)
        status = writer_tidy(run.writer, error);
    struct writer_counts counts = writer_counts(run.writer);
    result_r->new_events = counts.events;
    result_r->new_deliveries = counts.deliveries;
    result_r->known = counts.known;
    result_r->pruned = counts.pruned;
    writer_close(run.writer);
    jobs_free(&run.jobs);
    arena_free(&run.arena);
    return status;
}
