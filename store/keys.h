/*
 * keys: numbers that stand for texts of a record.
 *
 * What the reading thread has just seen must be fetched from its processor core when the writing
 * thread looks at it.  So the reading thread makes these numbers (struct record says of what), and
 * the writer looks at texts only where a message, a peer or a domain is new to it.
 */
#ifndef BOUNCESTAT_STORE_KEYS_H
#define BOUNCESTAT_STORE_KEYS_H

#include "parsers/record.h"
#include "store/own.h"

/* What they follow from beside the record. */
struct key_rules {
    const struct own *own;
    uint64_t seed; /* of those that are kept in memory only, so that nobody can aim at them */
};

/* Of all records of the batch.  May run beside other threads. */
void keys_make(struct batch *batch, const struct key_rules *rules);

/* The same one by one, for records that no thread prepared.  Messages keep a part of theirs in the
 * database, so it has no seed. */
uint64_t keys_message(const struct record *record);
uint64_t keys_way(const struct record *record, uint64_t seed);
/* Of the domain of a sender as it stands there; 0 when it stands for another domain, or none. */
uint64_t keys_sender(struct slice sender, uint64_t seed);

#endif
