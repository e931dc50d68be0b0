/*
 * arena: memory that is freed all at once.
 *
 * Take many small pieces, keep no list of them, reset when the batch is done.  The first block is
 * kept over arena_reset, so a batch loop stops allocating after its first turns.
 * Running out of memory ends the program here and nowhere else: memory_take and the arena never
 * return NULL.  Not for: anything that outlives the batch, or single pieces that must be freed.
 */
#ifndef BOUNCESTAT_BASE_ARENA_H
#define BOUNCESTAT_BASE_ARENA_H

#include "base/slice.h"

struct arena_block {
    struct arena_block *next;
    size_t size;
    _Alignas(max_align_t) char bytes[];
};

struct arena {
    struct arena_block *blocks; /* the newest first */
    size_t used;                /* bytes taken from the newest block */
    size_t total;               /* bytes of all blocks */
};

/* For arena_take(), when the newest block is full. */
void *arena_take_block(struct arena *arena, size_t count);

/* Zero-initialise an arena; `count` bytes, aligned for any object, with undefined content. */
static inline void *arena_take(struct arena *arena, size_t count)
{
    size_t aligned = (count + _Alignof(max_align_t) - 1) & ~(_Alignof(max_align_t) - 1);
    if (!arena->blocks || arena->blocks->size - arena->used < aligned)
        return arena_take_block(arena, aligned);
    void *piece = arena->blocks->bytes + arena->used;
    arena->used += aligned;
    return piece;
}

/* The same, zeroed. */
void *arena_zero(struct arena *arena, size_t count);

/* A copy that lives as long as the arena.  An absent slice stays absent. */
struct slice arena_copy(struct arena *arena, struct slice s);

/* The same with a terminating NUL behind it. */
const char *arena_string(struct arena *arena, struct slice s);

/* printf into the arena. */
struct slice arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

/* An ASCII lower-case copy; the same slice when nothing needs changing. */
struct slice arena_lower(struct arena *arena, struct slice s);

/* Forget all pieces, keep one block for the next round. */
void arena_reset(struct arena *arena);
void arena_free(struct arena *arena);

/* malloc, calloc and realloc that cannot fail; release with free(). */
void *memory_take(size_t count);
void *memory_zero(size_t count, size_t size);
void *memory_resize(void *old, size_t count);

/* Let the heap of a program that will need much memory lie in large pages, where the system gives
 * such (Linux; glibc): what is fetched from here and there is found faster, and 420 page faults
 * bring what 7,400 brought.  What is freed stays with the program, and large pages are taken whole,
 * so it holds 2 to 10 MB more: for those that end soon.  Call it before there are threads. */
void memory_expect_much(void);

#endif
