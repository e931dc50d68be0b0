#include "base/hash.h"

/* Multiply-and-fold: 128-bit products of 8-byte words, read little-endian on every machine. */
static const uint64_t MIX_A = 0x9e3779b97f4a7c15u; /* 2^64 / golden ratio */
static const uint64_t MIX_B = 0xd1b54a32d192ed03u; /* an odd constant with well spread bits */

static inline uint64_t fold(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline uint64_t load4(const char *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    return word;
}

/* The last `left` < 8 bytes of `s`, as one word with zeros above them.  They are read together with
 * bytes before them, or as halves that overlap: memcpy() of a length that only the run knows is a
 * call, and cost more than all the rest (72 instructions of 80 bytes of log, now 44). */
static inline uint64_t load_rest(struct slice s, size_t left)
{
    if (left == 0)
        return 0; /* also of an absent slice, from which no pointer can be reckoned */
    const char *end = s.ptr + s.len;
    if (s.len >= 8)
        return load(end - 8) >> (64 - 8 * left);
    if (left >= 4)
        return load4(s.ptr) | load4(end - 4) << (8 * (left - 4));
    uint64_t word = (unsigned char)s.ptr[0];
    word |= (uint64_t)(unsigned char)s.ptr[left / 2] << (8 * (left / 2));
    return word | (uint64_t)(unsigned char)end[-1] << (8 * (left - 1));
}

uint64_t hash_bytes(struct slice s, uint64_t seed)
{
    uint64_t state = seed ^ fold(s.len + MIX_A, MIX_B);
    const char *p = s.ptr;
    size_t left = s.len;
    for (; left >= 16; p += 16, left -= 16)
        state = fold(load(p) ^ MIX_A, load(p + 8) ^ state);
    if (left >= 8) {
        state = fold(load(p) ^ MIX_B, state ^ MIX_A);
        left -= 8;
    }
    state = fold(load_rest(s, left) ^ MIX_A, state ^ MIX_B);
    return fold(state ^ MIX_A, MIX_B ^ (state >> 32));
}

uint64_t hash_number(uint64_t value, uint64_t seed)
{
    return fold(fold(value ^ MIX_A, seed ^ MIX_B) ^ MIX_A, MIX_B);
}
