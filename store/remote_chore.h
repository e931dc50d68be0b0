/*
 * remote_chore: what rules apply and prune do on a ClickHouse server.
 */
#ifndef BOUNCESTAT_STORE_REMOTE_CHORE_H
#define BOUNCESTAT_STORE_REMOTE_CHORE_H

#include "store/prune.h"
#include "store/reclassify.h"
#include "store/remote.h"

/* Give each reason the verdict of `classifier`, as store_reclassify does.  It holds against those
 * that other hosts send with new events. */
int remote_reclassify(struct remote *remote, struct classifier *classifier,
                      struct reclassified *out_r, struct error *error);

/* Count the events before prune->events_day, hide them, then drop the months that hold nothing
 * else: of the whole cluster where it takes such statements, else of this server.  May be cut short
 * at any point and run again. */
struct remote_pruned {
    int64_t events; /* hidden now */
    int64_t months; /* dropped, each of one table */
};
int remote_prune(struct remote *remote, const struct prune *prune, struct remote_pruned *out_r,
                 struct error *error);

#endif
