/*
 * rule_index: which patterns of rules may occur in a text.  Used by the classifier alone.
 *
 * A text of a hundred bytes would have to be asked for the needles of 2,900 branches.  Instead each
 * branch stands under one trigram of each literal of one of its sets, and the text's own trigrams
 * lead to some dozens of branches that are worth asking.
 */
#ifndef BOUNCESTAT_CAUSES_RULE_INDEX_H
#define BOUNCESTAT_CAUSES_RULE_INDEX_H

#include "causes/rules.h"

/* One of the patterns of a rule, any of which will do; NULL = the rule has none. */
struct branch {
    struct rule *rule;
    struct pattern *match;
};

/* A bit for each branch, in the order of rules. */
struct branch_set {
    uint64_t bits[BRANCHES_MAX / 64];
};

static inline void branch_set_add(struct branch_set *set, size_t branch)
{
    set->bits[branch / 64] |= UINT64_C(1) << (branch % 64);
}

struct rule_index;
/* It points to the rules. */
struct rule_index *rule_index_make(const struct rules *rules);
void rule_index_free(struct rule_index *index);
const struct branch *rule_index_branches(const struct rule_index *index, size_t *count_r);

/* The branches that may occur in a text with these trigrams; no other one does. */
void rule_index_find(const struct rule_index *index, const struct trigrams *trigrams,
                     struct branch_set *out);

#endif
