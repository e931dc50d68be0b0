/*
 * slot: what tables of 64-bit keys share.  Their capacity is a power of two, key 0 marks an empty
 * place, and who finds a place taken goes on to the next one.
 */
#ifndef BOUNCESTAT_BASE_SLOT_H
#define BOUNCESTAT_BASE_SLOT_H

#include <stddef.h>
#include <stdint.h>

/* The key as tables hold it: 0 is stored as another number. */
static inline uint64_t slot_key(uint64_t key)
{
    return key ? key : UINT64_C(0x8000000000000001);
}

/* Where the search for a key begins.  Of the product the upper bits are the well mixed ones, so
 * keys may be plain numbers (multiplier: 2^64 / golden ratio). */
static inline size_t slot_first(uint64_t key, size_t capacity)
{
    return (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (capacity - 1);
}

#endif
