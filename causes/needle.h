/*
 * needle: a cheap No before an expensive pattern.
 *
 * From each branch of a pattern sets of literals are taken; every match contains one literal of
 * each set.  A text is turned into the set of its trigrams once; a literal one of whose trigrams is
 * missing cannot occur.
 */
#ifndef BOUNCESTAT_CAUSES_NEEDLE_H
#define BOUNCESTAT_CAUSES_NEEDLE_H

#include "base/arena.h"

enum { TRIGRAM_BITS = 16384, NEEDLE_TRIGRAMS = 15 };

/* The trigrams of a text, small letters and capitals alike. */
struct trigrams {
    uint64_t bits[TRIGRAM_BITS / 64];
};
void trigrams_of(struct slice text, struct trigrams *out);

static inline bool trigrams_hold(const struct trigrams *trigrams, uint16_t hash)
{
    return trigrams->bits[hash / 64] >> (hash % 64) & 1;
}

/* False only if the text does not hold this literal, in letters of either case. */
bool trigrams_may_hold(const struct trigrams *trigrams, struct slice literal);

/* A set, and the further ones. */
struct needles {
    struct needles *next;
    unsigned count;
    struct needle {
        uint16_t hash[NEEDLE_TRIGRAMS];
        uint16_t count;
    } rows[];
};

/* Cursor in a PCRE2 pattern: over its next branch and the | behind it; *out_r becomes its sets,
 * NULL when it demands nothing.  False, and nothing moved, if the branch holds what is not
 * understood: then the pattern must not be taken apart. */
bool needles_read(struct arena *arena, struct slice *pattern, struct needles **out_r);

/* False only if the branch cannot match. */
bool needles_may_match(const struct needles *needles, const struct trigrams *trigrams);

#endif
