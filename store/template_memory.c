#include "store/template_memory.h"

#include <stdlib.h>

#include "base/arena.h"

enum { SLOTS = 4096 };

struct template_memory {
    struct slot {
        uint64_t key;
        struct template_hashes hashes;
        struct fold_starts words;
    } slots[SLOTS]; /* 160 KB */
};

struct template_memory *template_memory_open(void)
{
    return memory_zero(1, sizeof(struct template_memory));
}

void template_memory_close(struct template_memory *memory)
{
    free(memory);
}

/* Of two slots for each key the first holds the newer text. */
static size_t slot_of(uint64_t key)
{
    return key % SLOTS & ~(size_t)1;
}

const struct template_hashes *template_memory_find(const struct template_memory *memory,
                                                   uint64_t key, struct slice text,
                                                   const struct slice *own, size_t own_count)
{
    const struct slot *slot = &memory->slots[slot_of(key)];
    slot += slot->key != key;
    bool known = slot->key == key && !fold_may_hold(&slot->words, text, own, own_count);
    return known ? &slot->hashes : NULL;
}

void template_memory_put(struct template_memory *memory, uint64_t key,
                         const struct fold_starts *words, struct template_hashes hashes)
{
    struct slot *slot = &memory->slots[slot_of(key)];
    slot[1] = slot[0];
    slot[0] = (struct slot){key, hashes, *words};
}
