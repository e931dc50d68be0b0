#include "causes/rule_index.h"

#include <stdlib.h>

enum { OTHERS = 5 };

/* The rules under one trigram are a chain of entries; 0 = its end.  Some more trigrams of the
 * literal stand in the entry: to look for them in the rule would fetch memory that is far away. */
struct entry {
    uint32_t next;
    uint16_t row;
    uint16_t others[OTHERS];
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

static void add_entry(struct rule_index *index, const struct needle *literal, size_t row)
{
    uint16_t trigram = rarest(index, literal);
    if (index->count >= index->capacity) {
        index->capacity = index->capacity ? 2 * index->capacity : 4096;
        index->entries = memory_resize(index->entries, index->capacity * sizeof *index->entries);
    }
    struct entry *entry = &index->entries[index->count];
    entry->next = index->first[trigram];
    entry->row = (uint16_t)row;
    for (unsigned i = 0; i < OTHERS; i++)
        entry->others[i] = literal->hash[i * literal->count / OTHERS];
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
        add_entry(index, &best->rows[i], row);
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

static void find_chain(const struct rule_index *index, uint32_t at, const struct trigrams *trigrams,
                       struct rule_set *out)
{
    for (const struct entry *entry; at; at = entry->next) {
        bool all = true;
        entry = &index->entries[at];
        for (unsigned i = 0; i < OTHERS; i++)
            all = all && trigrams_hold(trigrams, entry->others[i]);
        if (all)
            rule_set_add(out, entry->row);
    }
}

void rule_index_find(const struct rule_index *index, const struct trigrams *trigrams,
                     struct rule_set *out)
{
    *out = index->always;
    for (size_t word = 0; word < TRIGRAM_BITS / 64; word++)
        for (uint64_t bits = trigrams->bits[word]; bits; bits &= bits - 1) {
            size_t trigram = word * 64 + (size_t)__builtin_ctzll(bits);
            find_chain(index, index->first[trigram], trigrams, out);
        }
}
