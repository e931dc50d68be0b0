#include "causes/rule_index.h"

#include <stdlib.h>

/* The rules under one trigram are a chain of entries; 0 = its end. */
struct entry {
    uint32_t next;
    uint32_t row;
};

struct rule_index {
    struct rule_set always; /* may match without any literal */
    uint32_t first[TRIGRAM_BITS];
    uint8_t lengths[TRIGRAM_BITS]; /* from 255 on all alike: few bytes stay in the cache */
    struct entry *entries;
    size_t count, capacity;
};

/* Of a literal's trigrams the one with the shortest chain so far. */
static uint16_t rarest(const struct rule_index *index, const struct needle *literal)
{
    uint16_t best = literal->hash[0];
    for (unsigned i = 1; i < literal->count; i++)
        if (index->lengths[literal->hash[i]] < index->lengths[best])
            best = literal->hash[i];
    return best;
}

/* How many entries will stand where those of a set go. */
static size_t company(const struct rule_index *index, const struct needles *set)
{
    size_t sum = 0;
    for (unsigned i = 0; i < set->count; i++)
        sum += 1 + index->lengths[rarest(index, &set->rows[i])];
    return sum;
}

static void add_entry(struct rule_index *index, uint16_t trigram, size_t row)
{
    if (index->count >= index->capacity) {
        index->capacity = index->capacity ? 2 * index->capacity : 4096;
        index->entries = memory_resize(index->entries, index->capacity * sizeof *index->entries);
    }
    index->entries[index->count] = (struct entry){index->first[trigram], (uint32_t)row};
    index->first[trigram] = (uint32_t)index->count++;
    index->lengths[trigram] += index->lengths[trigram] < UINT8_MAX;
}

static void add_branch(struct rule_index *index, const struct needles *sets, size_t row)
{
    const struct needles *best = sets;
    if (!sets) {
        rule_set_add(&index->always, row);
        return;
    }
    size_t least = company(index, sets);
    for (const struct needles *set = sets->next; set; set = set->next) {
        size_t here = company(index, set);
        if (here < least) {
            least = here;
            best = set;
        }
    }
    for (unsigned i = 0; i < best->count; i++)
        add_entry(index, rarest(index, &best->rows[i]), row);
}

struct rule_index *rule_index_make(const struct rules *rules)
{
    struct rule_index *index = memory_zero(1, sizeof *index);
    index->count = 1; /* so that 0 can mean the end */
    for (size_t row = 0; row < rules->count; row++) {
        const struct pattern *match = rules->rows[row].match;
        if (!match)
            rule_set_add(&index->always, row);
        for (; match; match = match->next)
            add_branch(index, match->needles, row);
    }
    return index;
}

void rule_index_free(struct rule_index *index)
{
    if (index)
        free(index->entries);
    free(index);
}

void rule_index_find(const struct rule_index *index, const struct trigrams *trigrams,
                     struct rule_set *out)
{
    *out = index->always;
    for (size_t word = 0; word < TRIGRAM_BITS / 64; word++)
        for (uint64_t bits = trigrams->bits[word]; bits; bits &= bits - 1) {
            size_t trigram = word * 64 + (size_t)__builtin_ctzll(bits);
            for (uint32_t at = index->first[trigram]; at; at = index->entries[at].next)
                rule_set_add(out, index->entries[at].row);
        }
}
