/*
 * hash: 64 bits of any bytes, the same on every machine and in every release.
 *
 * Identities in databases are made of it, so the function may never change.  It is not a
 * cryptographic hash: who can write log lines at will can also make two lines collide.
 */
#ifndef BOUNCESTAT_BASE_HASH_H
#define BOUNCESTAT_BASE_HASH_H

#include "base/slice.h"

/* Of multiply-and-fold: 128-bit products of 8-byte words, read little-endian on every machine. */
#define HASH_A UINT64_C(0x9e3779b97f4a7c15) /* 2^64 / golden ratio */
#define HASH_B UINT64_C(0xd1b54a32d192ed03) /* an odd constant with well spread bits */

/* `seed` chains calls: hash_bytes(b, hash_bytes(a, 0)). */
uint64_t hash_bytes(struct slice s, uint64_t seed);

static inline uint64_t hash_fold(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* For keys that are kept in memory only.  Texts of 8 to 32 bytes, as names and addresses are, take
 * 22 to 28 instructions instead of 57. */
uint64_t hash_name(struct slice s, uint64_t seed);

/* Here because keys are chains of it, and a call costs half of its work. */
static inline uint64_t hash_number(uint64_t value, uint64_t seed)
{
    return hash_fold(hash_fold(value ^ HASH_A, seed ^ HASH_B) ^ HASH_A, HASH_B);
}

#endif
