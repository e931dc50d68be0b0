#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#endif

enum { ARENA_BLOCK = 64 * 1024 };

static void die_of_memory(size_t count)
{
    fprintf(stderr,
            "bouncestat: no memory for %zu more bytes; give the machine more or read fewer "
            "logs at once.\n",
            count);
    abort();
}

void *memory_take(size_t count)
{
    void *piece = malloc(count ? count : 1);
    if (!piece)
        die_of_memory(count);
    return piece;
}

void *memory_zero(size_t count, size_t size)
{
    void *piece = calloc(count ? count : 1, size ? size : 1);
    if (!piece)
        die_of_memory(count * size);
    return piece;
}

void *memory_resize(void *old, size_t count)
{
    void *piece = realloc(old, count ? count : 1);
    if (!piece)
        die_of_memory(count);
    return piece;
}

void memory_expect_much(void)
{
#ifdef __GLIBC__
    enum { MEGABYTE = 1024 * 1024, LARGE_PAGE = 2 * MEGABYTE, MUCH = 31 * MEGABYTE };
    /* All that is smaller comes from the heap, and the heap keeps what it has. */
    mallopt(M_MMAP_THRESHOLD, MUCH + MEGABYTE); /* the most that glibc takes */
    mallopt(M_TRIM_THRESHOLD, 2 * MUCH);
    char *heap = malloc(MUCH);
    if (heap)
        madvise(heap + -(uintptr_t)heap % LARGE_PAGE, MUCH - LARGE_PAGE, MADV_HUGEPAGE);
    free(heap);
#endif
}

void *arena_take_block(struct arena *arena, size_t count)
{
    size_t size = count > ARENA_BLOCK ? count : ARENA_BLOCK;
    struct arena_block *block = memory_take(sizeof(*block) + size);
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->used = count;
    arena->total += size;
    return block->bytes;
}

void *arena_zero(struct arena *arena, size_t count)
{
    return memset(arena_take(arena, count), 0, count);
}

struct slice arena_copy(struct arena *arena, struct slice s)
{
    if (!slice_present(s))
        return s;
    char *copy = arena_take(arena, s.len);
    memcpy(copy, s.ptr, s.len);
    return slice_make(copy, s.len);
}

const char *arena_string(struct arena *arena, struct slice s)
{
    char *copy = arena_take(arena, s.len + 1);
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return copy;
}

/* Written where the next piece will be, and once more when that room was too small. */
struct slice arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t room = arena->blocks ? arena->blocks->size - arena->used : 0;
    char *place = room ? arena->blocks->bytes + arena->used : NULL;
    int length = vsnprintf(place, room, format, args);
    va_end(args);
    if (length < 0)
        length = 0;
    char *text = arena_take(arena, (size_t)length + 1);
    if (text != place)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return slice_make(text, (size_t)length);
}

static inline bytes16 not_upper(bytes16 bytes)
{
    return ~bytes16_between(bytes, 'A', 'Z');
}

static bool has_upper(struct slice s)
{
    size_t i = 0;
    if (s.len >= BYTES16_SHORTEST)
        return !bytes16_all(s.ptr, s.len, not_upper);
    while (i < s.len && !byte_is_upper(s.ptr[i]))
        i++;
    return i < s.len;
}

struct slice arena_lower(struct arena *arena, struct slice s)
{
    if (!has_upper(s))
        return s;
    char *copy = arena_take(arena, s.len);
    for (size_t i = 0; i < s.len; i++)
        copy[i] = byte_lower(s.ptr[i]);
    return slice_make(copy, s.len);
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_reset(struct arena *arena)
{
    if (!arena->blocks)
        return;
    free_blocks(arena->blocks->next);
    arena->blocks->next = NULL;
    arena->total = arena->blocks->size;
    arena->used = 0;
}

void arena_free(struct arena *arena)
{
    free_blocks(arena->blocks);
    *arena = (struct arena){0};
}
