/*
 * template_memory: texts that were folded before.
 *
 * Of a million lines of Exim four of five failures say what others said before, but for the
 * client's address, of Postfix three of four.  What such a text is folded to follows from it alone,
 * unless a word of it is one that this event itself carries ("Unrouteable address", and the
 * recipient is unrouteable@example.com).  So a text is remembered only when no word of it was such
 * a one, and not found for a record that carries a string which begins like one of its words.
 *
 * Bounded; a text takes the place of an older one.  For one thread at a time.
 */
#ifndef BOUNCESTAT_STORE_TEMPLATE_MEMORY_H
#define BOUNCESTAT_STORE_TEMPLATE_MEMORY_H

#include "causes/fold.h"

struct template_memory;

struct template_memory *template_memory_open(void);
void template_memory_close(struct template_memory *memory); /* NULL is harmless */

/* The hash of the template of `text`, 0 = not known; `hash` is the text's, `own` what the record
 * carries. */
uint64_t template_memory_find(const struct template_memory *memory, struct slice text,
                              uint64_t hash, const struct slice *own, size_t own_count);

/* `asked` as fold_template_asking() told when it folded the text for a record that carries nothing
 * of it. */
void template_memory_put(struct template_memory *memory, struct slice text, uint64_t hash,
                         const struct fold_starts *asked, uint64_t template_hash);

#endif
