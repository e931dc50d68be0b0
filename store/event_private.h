/*
 * event_private: a row of an event, as event.c makes and event_row.c keeps it.
 */
#ifndef BOUNCESTAT_STORE_EVENT_PRIVATE_H
#define BOUNCESTAT_STORE_EVENT_PRIVATE_H

#include "store/writer_private.h"

enum { EVENT_ID_BITS = 30 }; /* of the line's identity, below the second */

struct event_row {
    int64_t id, time;
    int64_t form;
    enum cause cause;    /* of the form's reason */
    int64_t remote_host; /* name */
    struct slice client; /* its host, of a refused client */
    struct ip remote_ip, local_ip;
    struct mailbox sender, recipient;
    struct slice orig_recipient; /* whole */
    int64_t account, message;
    struct slice message_id, token;
    unsigned repeated;
    int64_t source, line_offset;
};

/* Give the row a free id, the one that it has or one behind it, and take it. */
void event_row_put(struct writer *writer, struct event_row *row);

/* The row as it stands; its strings are in the batch's memory.  False when it is gone. */
bool event_row_get(struct writer *writer, int64_t id, struct event_row *row_r);

void event_row_remove(struct writer *writer, int64_t id);

#endif
