#include "base/hash.h"

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
    uint64_t state = seed ^ hash_fold(s.len + HASH_A, HASH_B);
    const char *p = s.ptr;
    size_t left = s.len;
#pragma GCC unroll 2
    for (; left >= 16; p += 16, left -= 16)
        state = hash_fold(load(p) ^ HASH_A, load(p + 8) ^ state);
    if (left >= 8) {
        state = hash_fold(load(p) ^ HASH_B, state ^ HASH_A);
        left -= 8;
    }
    state = hash_fold(load_rest(s, left) ^ HASH_A, state ^ HASH_B);
    return hash_fold(state ^ HASH_A, HASH_B ^ (state >> 32));
}

uint64_t hash_name(struct slice s, uint64_t seed)
{
    if (s.len < 8 || s.len > 32)
        return hash_bytes(s, seed);
    const char *end = s.ptr + s.len;
    uint64_t state = hash_fold(load(s.ptr) ^ HASH_A, load(end - 8) ^ seed);
    if (s.len > 16)
        state = hash_fold(load(s.ptr + 8) ^ HASH_B, load(end - 16) ^ state);
    /* The words may overlap, so the length tells texts apart, too. */
    return hash_fold(state ^ HASH_A, HASH_B ^ s.len);
}
