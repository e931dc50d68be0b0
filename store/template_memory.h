/*
 * template_memory: texts that were folded before.
 *
 * Of a million lines of Exim 97 of 100 failures say what others said before, but for what one event
 * has of its own; of Postfix 95.  What such a text is folded to follows from it alone, unless a
 * word of it is one that this event itself carries ("Unrouteable address", and the recipient is
 * unrouteable@example.com).  So a text is remembered only when no word of it was such a one, and
 * not found for a record that carries a string which may be one of its words.
 *
 * Bounded; a text takes the place of an older one.  For one thread at a time.
 */
#ifndef BOUNCESTAT_STORE_TEMPLATE_MEMORY_H
#define BOUNCESTAT_STORE_TEMPLATE_MEMORY_H

#include "causes/fold.h"

struct template_memory;

/* What is known of a text. */
struct template_hashes {
    uint64_t body, template;
};

struct template_memory *template_memory_open(void);
void template_memory_close(struct template_memory *memory); /* NULL is harmless */

/* NULL = not known; `own` is what the record carries.  `key` is of all that the template follows
 * from, with a seed that nobody knows who writes texts: it is not asked whether the text is the
 * same. */
const struct template_hashes *template_memory_find(const struct template_memory *memory,
                                                   uint64_t key, struct slice text,
                                                   const struct slice *own, size_t own_count);

/* `words` as fold_template_asking() told when it folded the text for a record that carries nothing
 * of it. */
void template_memory_put(struct template_memory *memory, uint64_t key,
                         const struct fold_starts *words, struct template_hashes hashes);

#endif
