/*
 * What the two files behind store/outbox.h share.
 *
 * A note says what kind of row it means, and has up to three numbers that find the row, or that
 * tell the server which row is no more.
 */
#ifndef BOUNCESTAT_STORE_OUTBOX_SQL_H
#define BOUNCESTAT_STORE_OUTBOX_SQL_H

#include "store/statements.h"

enum note {
    NOTE_EVENT = 1,      /* event */
    NOTE_EVENT_GONE,     /* event, day, flow */
    NOTE_MESSAGE,        /* message */
    NOTE_MESSAGE_GONE,   /* hash, first */
    NOTE_REASON,         /* reason */
    NOTE_SOURCE,         /* source */
    NOTE_UNKNOWN,        /* hash of the shape */
    NOTE_TRAFFIC,        /* day, domain, provider */
    NOTE_TRAFFIC_SENDER, /* day, domain */
    NOTE_FLOW,           /* not noted */
};

/* The recipient of a delivery whole, as the views show it. */
#define OUTBOX_RECIPIENT(row)                                                                      \
    WHOLE_ADDRESS(row ".recipient", "(SELECT text FROM domain WHERE id = " row ".recipient_"       \
                                    "domain)")

#endif
