/*
 * hash: 64 bits of any bytes, the same on every machine and in every release.
 *
 * Identities in databases are made of it, so the function may never change.  It is not a
 * cryptographic hash: who can write log lines at will can also make two lines collide.
 */
#ifndef BOUNCESTAT_BASE_HASH_H
#define BOUNCESTAT_BASE_HASH_H

#include "base/slice.h"

/* `seed` chains calls: hash_bytes(b, hash_bytes(a, 0)). */
uint64_t hash_bytes(struct slice s, uint64_t seed);
uint64_t hash_number(uint64_t value, uint64_t seed);

#endif
