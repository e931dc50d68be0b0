#include "base/set.h"

#include "base/arena.h"

#include <stdlib.h>

enum { SET_FIRST = 64 };

/* Where the key stands, or the empty place where it belongs. */
static uint64_t *place_of(const struct set *set, uint64_t key)
{
    size_t slot = slot_first(key, set->capacity);
    while (set->keys[slot] && set->keys[slot] != key)
        slot = (slot + 1) & (set->capacity - 1);
    return &set->keys[slot];
}

static void grow(struct set *set)
{
    struct set old = *set;
    set->capacity = old.capacity ? old.capacity * 2 : SET_FIRST;
    set->keys = memory_zero(set->capacity, sizeof(*set->keys));
    for (size_t i = 0; i < old.capacity; i++)
        if (old.keys[i])
            *place_of(set, old.keys[i]) = old.keys[i];
    free(old.keys);
}

/* Apart, so that what set_add() does mostly needs no registers saved. */
static __attribute__((noinline)) bool grow_and_add(struct set *set, uint64_t key)
{
    grow(set);
    return set_add(set, key);
}

bool set_add(struct set *set, uint64_t key)
{
    if (set->count * 2 >= set->capacity)
        return grow_and_add(set, key);
    key = slot_key(key);
    uint64_t *place = place_of(set, key);
    if (*place)
        return false;
    *place = key;
    set->count++;
    return true;
}

void set_clear(struct set *set)
{
    if (set->count)
        memset(set->keys, 0, set->capacity * sizeof(*set->keys));
    set->count = 0;
}

void set_free(struct set *set)
{
    free(set->keys);
    *set = (struct set){0};
}
