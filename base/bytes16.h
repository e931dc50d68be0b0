/*
 * bytes16: sixteen bytes of a text looked at side by side.
 */
#ifndef BOUNCESTAT_BASE_BYTES16_H
#define BOUNCESTAT_BASE_BYTES16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A sum wraps; comparing gives 0 or 255 for each byte. */
typedef uint8_t bytes16 __attribute__((vector_size(16)));

/* From `low` to `high`, by one comparison. */
static inline bytes16 bytes16_between(bytes16 bytes, uint8_t low, uint8_t high)
{
    return (bytes16)(bytes - low <= (uint8_t)(high - low));
}

/* Which bytes of a comparison are true: a bit for each, the first one's lowest. */
static inline unsigned bytes16_bits(bytes16 result)
{
#ifdef __SSE2__
    typedef char operand __attribute__((vector_size(16)));
    return (unsigned)__builtin_ia32_pmovmskb128((operand)result);
#else
    unsigned bits = 0;
    for (unsigned i = 0; i < sizeof(result); i++)
        bits |= (result[i] & 1u) << i;
    return bits;
#endif
}

/* What bytes16_all() can answer. */
enum { BYTES16_SHORTEST = 8 };

/* Is each byte of the text of this kind?  The last ones are looked at together with some before
 * them.  Must be inlined, for the compiler to know the kind. */
static inline __attribute__((always_inline)) bool bytes16_all(const char *text, size_t length,
                                                              bytes16 (*kind)(bytes16))
{
    typedef uint64_t halves __attribute__((vector_size(16)));
    bytes16 bytes;
    halves all;
    const char *p = text, *end = text + length;
    if (length < sizeof(bytes)) {
        uint64_t first, last;
        memcpy(&first, p, sizeof(first));
        memcpy(&last, end - sizeof(last), sizeof(last));
        all = (halves)kind((bytes16)(halves){first, last});
    } else {
        memcpy(&bytes, end - sizeof(bytes), sizeof(bytes));
        all = (halves)kind(bytes);
        for (; p + sizeof(bytes) < end; p += sizeof(bytes)) {
            memcpy(&bytes, p, sizeof(bytes));
            all &= (halves)kind(bytes);
        }
    }
    return (all[0] & all[1]) == UINT64_MAX;
}

#endif
