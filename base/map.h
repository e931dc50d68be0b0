/*
 * map: 64-bit keys to 64-bit values, for caches and tables that are looked into for every line.
 *
 * Keys are hashes or numbers that the caller made; there is no removal of single keys, tables that
 * must forget are cleared whole.
 */
#ifndef BOUNCESTAT_BASE_MAP_H
#define BOUNCESTAT_BASE_MAP_H

#include "base/slice.h"
#include "base/slot.h"

struct map_entry {
    uint64_t key; /* 0 = empty */
    int64_t value;
};

struct map {
    struct map_entry *entries;
    size_t count, capacity;
};

/* Zero-initialise a map.  The place of a key's value, or NULL; valid until the next map_put. */
int64_t *map_find(const struct map *map, uint64_t key);

/* The place of a key's value, made with the value 0 if it was not there. */
int64_t *map_put(struct map *map, uint64_t key);

/* Begin to fetch what map_find(key) or map_put(key) will look at. */
static inline void map_expect(const struct map *map, uint64_t key)
{
    if (map->entries)
        __builtin_prefetch(&map->entries[slot_first(slot_key(key), map->capacity)]);
}

/* Forget all keys, keep the memory. */
void map_clear(struct map *map);
void map_free(struct map *map);

#endif
