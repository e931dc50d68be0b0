/*
 * siphash: a keyed hash (SipHash-2-4, Aumasson and Bernstein 2012).  Without the key nobody can
 * tell what a hash is of, nor make two texts collide.
 */
#ifndef BOUNCESTAT_BASE_SIPHASH_H
#define BOUNCESTAT_BASE_SIPHASH_H

#include "base/slice.h"

struct siphash_key {
    uint64_t first, second; /* little-endian halves of 16 bytes */
};

uint64_t siphash(const struct siphash_key *key, struct slice text);

#endif
