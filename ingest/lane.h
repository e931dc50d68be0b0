/*
 * lane: a reader at work ahead of the writer, in a thread of its own.
 *
 * With threads off the same calls read each chunk when it is asked for.
 */
#ifndef BOUNCESTAT_INGEST_LANE_H
#define BOUNCESTAT_INGEST_LANE_H

#include "ingest/reader.h"

/* One being filled, one being written, the others waiting: what the writer does for a chunk takes
 * now little, now long, when rows that waited are written. */
enum { LANE_CHUNKS = 12 };

struct lane;

/* Owns the reader from now on. */
struct lane *lane_open(struct reader *reader, bool threaded);

/* The next chunk, valid until the next call; NULL behind the last. */
struct chunk *lane_next(struct lane *lane);

/* The lane's reader; not to be used while the lane may still read ahead. */
struct reader *lane_reader(struct lane *lane);

/* Stops the thread, whatever it is doing. */
void lane_close(struct lane *lane);

#endif
