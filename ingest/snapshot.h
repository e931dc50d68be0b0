/*
 * snapshot: a parser's memory as bytes, so that the next run goes on where this one stopped.
 */
#ifndef BOUNCESTAT_INGEST_SNAPSHOT_H
#define BOUNCESTAT_INGEST_SNAPSHOT_H

#include "parsers/format.h"

/* The bytes, in `arena`; trailing zeros of the state are left out. */
struct slice snapshot_take(const struct parser *parser, struct arena *arena);

/* False, and the parser as it was, when the bytes are of another format, layout or program. */
bool snapshot_restore(struct parser *parser, struct slice bytes);

/* The same for the database: packed by zlib, in `arena`. */
struct slice snapshot_pack(struct slice bytes, struct arena *arena);
struct slice snapshot_unpack(struct slice packed, struct arena *arena);

#endif
