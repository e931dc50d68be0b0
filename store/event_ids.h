/*
 * event_ids: which ids of events are stored.
 *
 * A log of days that are stored already asks for the id of each of its events, in the order of time
 * but for those that are told at the end of a batch.  So ids are read many at a time, and two such
 * stretches are remembered: asked for one by one, ids took 3,200 instructions each, 3 % of reading
 * two logs of the same days; this way they take a quarter of that.
 */
#ifndef BOUNCESTAT_STORE_EVENT_IDS_H
#define BOUNCESTAT_STORE_EVENT_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct writer;

/* Ids of the database's events from `first` to `last`. */
enum { ID_STRETCH = 128, ID_STRETCHES = 2 };
struct id_stretch {
    int64_t first, last;
    size_t count;
    size_t asked; /* how often since it was read */
    int64_t ids[ID_STRETCH];
};

/* What is known of them. */
struct stored_ids {
    struct id_stretch stretches[ID_STRETCHES];
    unsigned turn; /* whose turn it is to be read anew */
    size_t room;   /* how many ids were to be read the last time */
};

/* Is there an event of this id in the database? */
bool event_id_stored(struct writer *writer, int64_t id);
void event_forget_ids(struct writer *writer); /* when rows come or go */

#endif
