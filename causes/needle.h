/*
 * needle: a cheap No before an expensive pattern.
 *
 * From each alternative of a rule literals are taken one of which every match must contain.  A text
 * is turned into the set of its trigrams once; a literal one of whose trigrams is missing cannot
 * occur.
 */
#ifndef BOUNCESTAT_CAUSES_NEEDLE_H
#define BOUNCESTAT_CAUSES_NEEDLE_H

#include "base/arena.h"

enum { TRIGRAM_BITS = 4096, NEEDLE_TRIGRAMS = 16 };

/* The trigrams of a text, small letters and capitals alike. */
struct trigrams {
    uint64_t bits[TRIGRAM_BITS / 64];
};
void trigrams_of(struct slice text, struct trigrams *out);

/* The literals; `always` when some alternative demands none. */
struct needles {
    bool always;
    unsigned count;
    struct needle {
        uint16_t hash[NEEDLE_TRIGRAMS];
        unsigned count;
    } * rows;
};

/* Add the alternative `pattern` (a PCRE2 pattern).  What is not understood makes it `always`. */
void needles_add(struct arena *arena, struct needles *needles, struct slice pattern);

/* False only if no alternative can match. */
bool needles_may_match(const struct needles *needles, const struct trigrams *trigrams);

#endif
