#include "base/hash.h"

/* Multiply-and-fold: 128-bit products of 8-byte words, read little-endian on every machine. */
static const uint64_t MIX_A = 0x9e3779b97f4a7c15u; /* 2^64 / golden ratio */
static const uint64_t MIX_B = 0xd1b54a32d192ed03u; /* an odd constant with well spread bits */

static uint64_t fold(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t load8(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static uint64_t load4(const char *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    return word;
}

/* The last 0 to 7 bytes as one word, in loads that may overlap: byte by byte, this took half of the
 * function's time, which was 7 % of an ingest. */
static uint64_t load_tail(const char *bytes, size_t count)
{
    const unsigned char *p = (const unsigned char *)bytes;
    if (count >= 4)
        return load4(bytes) | load4(bytes + count - 4) << 8 * (count - 4);
    if (count == 0)
        return 0;
    return p[0] | (uint64_t)p[count / 2] << 8 * (count / 2) |
           (uint64_t)p[count - 1] << 8 * (count - 1);
}

uint64_t hash_bytes(struct slice s, uint64_t seed)
{
    uint64_t state = seed ^ fold(s.len + MIX_A, MIX_B);
    const char *p = s.ptr;
    size_t left = s.len;
    for (; left >= 16; p += 16, left -= 16)
        state = fold(load8(p) ^ MIX_A, load8(p + 8) ^ state);
    if (left >= 8) {
        state = fold(load8(p) ^ MIX_B, state ^ MIX_A);
        p += 8;
        left -= 8;
    }
    state = fold(load_tail(p, left) ^ MIX_A, state ^ MIX_B);
    return fold(state ^ MIX_A, MIX_B ^ (state >> 32));
}

uint64_t hash_number(uint64_t value, uint64_t seed)
{
    return fold(fold(value ^ MIX_A, seed ^ MIX_B) ^ MIX_A, MIX_B);
}
