/*
 * greylist: who was greylisted, and who of them came back.
 *
 * A sender is a client, a sender address and a recipient together.
 */
#ifndef BOUNCESTAT_QUERIES_GREYLIST_H
#define BOUNCESTAT_QUERIES_GREYLIST_H

#include "queries/top.h"

struct greylist {
    int64_t senders;
    int64_t came_back; /* tried again five minutes later or more, or were let in */
    int64_t let_in;    /* mail of the sender's domain was accepted in the same days: successes are
                          counted by domain, not one by one */
};

/* Of inbound mail that passes the filters, in the range. */
int greylist_read(struct greylist *greylist, const struct top *top, struct store *store,
                  struct error *error);

#endif
