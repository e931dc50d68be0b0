/*
 * account: what an ingest run tells on stderr: progress on a terminal, trouble, and at the end what
 * became of every line.
 */
#ifndef BOUNCESTAT_CLI_ACCOUNT_H
#define BOUNCESTAT_CLI_ACCOUNT_H

#include "cli/cli.h"
#include "ingest/ingest.h"

struct account {
    struct run *run;
    bool quiet;
    bool live;      /* stderr is a terminal: show progress */
    bool progress;  /* a progress line stands there now */
    int64_t begun;  /* the run, by the monotonic clock, microseconds */
    int64_t shown;  /* when it was last written */
    size_t sources; /* told one by one */
    size_t silent;  /* read, but not told: too many */
    size_t old;     /* without anything new */
};

void account_begin(struct account *account, struct run *run, bool follow);

/* Talks to `account`, which must outlive the run. */
struct ingest_listener account_listener(struct account *account);

/* `result` NULL = the run failed. */
void account_end(struct account *account, const struct ingest_result *result);

#endif
