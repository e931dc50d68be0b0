/*
 * ship: what ingest has written goes on to the ClickHouse server of --store.
 */
#ifndef BOUNCESTAT_CLI_SHIP_H
#define BOUNCESTAT_CLI_SHIP_H

#include "cli/cli.h"
#include "store/remote.h"

struct ship {
    struct run *run;
    struct remote *remote; /* NULL = nothing is shipped */
    int64_t next;          /* when to ship again, by the monotonic clock, microseconds */
    bool failing;          /* that was said */
};

/* Read --store; -1 and an error when it is wrong.  `stop` counts signals: each ends what is being
 * sent, and after the first one the rest is tried once more, for a short time. */
int ship_begin(struct ship *ship, struct run *run, const volatile sig_atomic_t *stop);

/* run->store becomes a database that ships its rows. */
int ship_open(struct ship *ship);

/* Now and then, while logs are followed; `context` is the struct ship. */
void ship_aside(void *context);

/* All that waits, and end.  The exit status: EXIT_DATABASE when rows are left. */
int ship_end(struct ship *ship);

#endif
