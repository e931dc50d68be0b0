#include "cli/ship.h"

#include "store/outbox.h"
#include "store/remote_schema.h"

#include <time.h>

#define PAUSE      (10 * WHEN_SECOND) /* servers want few large inserts, not many small ones */
#define LONG_PAUSE (60 * WHEN_SECOND) /* after a failure */

enum { LAST_SECONDS = 20 }; /* less than service managers wait */

static int64_t clock_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * WHEN_SECOND + time.tv_nsec / 1000;
}

int ship_begin(struct ship *ship, struct run *run, const volatile sig_atomic_t *stop)
{
    *ship = (struct ship){.run = run};
    if (run_remote(run, &ship->remote) < 0)
        return -1;
    if (ship->remote)
        ship->remote->stop = stop;
    return 0;
}

int ship_open(struct ship *ship)
{
    if (!ship->remote)
        return 0;
    return outbox_open(ship->run->store, &ship->run->error);
}

/* The report zones must agree, else one event would stand under two days. */
static int check(struct ship *ship)
{
    struct arena arena = {0};
    struct slice zone;
    struct run *run = ship->run;
    const char *own = zone_name(store_zone(run->store));
    int status = remote_check(ship->remote, &arena, &zone, &run->error);
    if (status == 0 && !slice_equal(zone, slice_of(own)))
        status = error_set(&run->error,
                           "%s cuts its days in %.*s, but %s in %s; make this "
                           "database anew with --report-tz %.*s",
                           ship->remote->url, SLICE_ARG(zone), store_path(run->store), own,
                           SLICE_ARG(zone));
    arena_free(&arena);
    return status;
}

static int send(struct ship *ship, int64_t *sent_r)
{
    *sent_r = 0;
    if (check(ship) < 0)
        return -1;
    return outbox_ship(ship->run->store, ship->remote, sent_r, &ship->run->error);
}

static void complain(struct ship *ship)
{
    struct run *run = ship->run;
    struct error why = run->error;
    int64_t waiting = outbox_waiting(run->store);
    error_set(&run->error,
              "%.300s. Nothing is lost: %lld %s in %s, and the next ingest with this "
              "--store sends them",
              why.text, (long long)waiting, noun_of(waiting, "change waits", "changes wait"),
              store_path(run->store));
    run_fail(run, EXIT_DATABASE);
}

void ship_aside(void *context)
{
    struct ship *ship = context;
    int64_t sent, now = clock_now();
    if (!ship->remote || now < ship->next)
        return;
    ship->remote->tries = 1;
    ship->next = now + PAUSE;
    if (outbox_waiting(ship->run->store) == 0)
        return;
    bool failed = send(ship, &sent) < 0;
    if (failed && !ship->failing)
        complain(ship);
    else if (!failed && ship->failing)
        run_say(ship->run, "%s answers again", ship->remote->url);
    ship->failing = failed;
    ship->next = clock_now() + (failed ? LONG_PAUSE : PAUSE);
}

int ship_end(struct ship *ship)
{
    int64_t sent;
    int status = EXIT_DONE;
    if (ship->remote && *ship->remote->stop) {
        ship->remote->tries = 1;
        ship->remote->timeout = LAST_SECONDS;
    }
    if (ship->remote && ship->run->store) {
        status = send(ship, &sent) < 0 ? EXIT_DATABASE : EXIT_DONE;
        if (status == EXIT_DONE)
            run_say(ship->run, "%lld %s on %s", (long long)sent,
                    noun_of(sent, "row is", "rows are"), ship->remote->url);
        else
            complain(ship);
    }
    remote_close(ship->remote);
    ship->remote = NULL;
    return status;
}
