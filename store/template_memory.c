#include "store/template_memory.h"

#include <stdlib.h>

#include "base/arena.h"

/* 128 KB.  Longer texts mostly have a token, so they never come again. */
enum { SLOTS = 512, TEXT_MAX = 214 };

struct template_memory {
    struct slot {
        uint64_t hash, template_hash;
        struct fold_starts asked;
        uint16_t length;
        char text[TEXT_MAX];
    } slots[SLOTS];
};

struct template_memory *template_memory_open(void)
{
    return memory_zero(1, sizeof(struct template_memory));
}

void template_memory_close(struct template_memory *memory)
{
    free(memory);
}

/* Of two slots for each hash the first holds the newer text. */
static size_t slot_of(uint64_t hash)
{
    return hash % SLOTS & ~(size_t)1;
}

uint64_t template_memory_find(const struct template_memory *memory, struct slice text,
                              uint64_t hash, const struct slice *own, size_t own_count)
{
    const struct slot *slot = &memory->slots[slot_of(hash)];
    slot += slot->hash != hash;
    if (slot->hash != hash || !slice_equal(slice_make(slot->text, slot->length), text) ||
        fold_may_hold(&slot->asked, own, own_count))
        return 0;
    return slot->template_hash;
}

void template_memory_put(struct template_memory *memory, struct slice text, uint64_t hash,
                         const struct fold_starts *asked, uint64_t template_hash)
{
    if (text.len > TEXT_MAX)
        return;
    struct slot *slot = &memory->slots[slot_of(hash)];
    slot[1] = slot[0];
    slot[0] = (struct slot){.hash = hash,
                            .template_hash = template_hash,
                            .asked = *asked,
                            .length = (uint16_t)text.len};
    memcpy(slot->text, text.ptr, text.len);
}
