/*
 * rule_index: which rules a text may be an answer of.  Used by the classifier alone.
 *
 * A text of a hundred bytes would have to be asked for the needles of 2,900 branches.  Instead each
 * branch stands under one trigram of each literal of one of its sets, and the text's own trigrams
 * lead to some dozens of rules that are worth asking.
 */
#ifndef BOUNCESTAT_CAUSES_RULE_INDEX_H
#define BOUNCESTAT_CAUSES_RULE_INDEX_H

#include "causes/rules.h"

/* A bit for each rule, by its row. */
struct rule_set {
    uint64_t bits[RULES_MAX / 64];
};

static inline void rule_set_add(struct rule_set *set, size_t row)
{
    set->bits[row / 64] |= UINT64_C(1) << (row % 64);
}

struct rule_index;
struct rule_index *rule_index_make(const struct rules *rules);
void rule_index_free(struct rule_index *index);

/* The rules whose match patterns may occur in a text with these trigrams; no other one's does. */
void rule_index_find(const struct rule_index *index, const struct trigrams *trigrams,
                     struct rule_set *out);

#endif
