/*
 * slice: a view of bytes that somebody else owns.
 *
 * A slice never owns memory and is never NUL-terminated.  `ptr == NULL` means "absent" (SQL NULL);
 * an empty slice with a non-NULL pointer means "present and empty" (the null sender <>).
 * Log bytes are untrusted: no function here assumes text, encoding or an ending.
 *
 * A `cursor` is a slice that is being read from its left end: the slice_skip, slice_cut and
 * slice_next calls below move it on success and leave it alone on failure.
 */
#ifndef BOUNCESTAT_BASE_SLICE_H
#define BOUNCESTAT_BASE_SLICE_H

#include "base/bytes16.h"

struct slice {
    const char *ptr;
    size_t len;
};

/* A slice over a string literal. */
#define S(literal)                                                                                 \
    (struct slice)                                                                                 \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

/* For printf's "%.*s". */
#define SLICE_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

static inline struct slice slice_make(const char *ptr, size_t len)
{
    return (struct slice){ptr, len};
}

/* The bytes of a C string; absent for NULL. */
struct slice slice_of(const char *text);

static inline bool slice_present(struct slice s)
{
    return s.ptr != NULL;
}

static inline struct slice slice_from(struct slice s, size_t start)
{
    return slice_make(s.ptr + start, s.len - start);
}

static inline struct slice slice_first(struct slice s, size_t count)
{
    return slice_make(s.ptr, count < s.len ? count : s.len);
}

/* memcmp() == 0 where the compiler does not know the count, which is mostly 4 to 32: two words that
 * may overlap show it in a few cycles, the call takes 15 and more. */
static inline bool bytes_equal(const char *a, const char *b, size_t count)
{
    if (count >= 8 && count <= 16)
        return memcmp(a, b, 8) == 0 && memcmp(a + count - 8, b + count - 8, 8) == 0;
    if (count >= 4 && count < 8)
        return memcmp(a, b, 4) == 0 && memcmp(a + count - 4, b + count - 4, 4) == 0;
    if (count > 16 && count <= 32)
        return memcmp(a, b, 16) == 0 && memcmp(a + count - 16, b + count - 16, 16) == 0;
    return count == 0 || memcmp(a, b, count) == 0;
}

static inline bool slice_starts(struct slice s, struct slice prefix)
{
    return s.len >= prefix.len && memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

/* The smallest of these functions stand here, because a call costs more than their work: parsers
 * ask them some fifty times for each line. */
static inline bool slice_equal(struct slice a, struct slice b)
{
    return a.len == b.len && bytes_equal(a.ptr, b.ptr, a.len);
}

/* Equal, and both present or both absent. */
static inline bool slice_same(struct slice a, struct slice b)
{
    return slice_present(a) == slice_present(b) && slice_equal(a, b);
}

static inline bool slice_ends(struct slice s, struct slice suffix)
{
    return s.len >= suffix.len && slice_equal(slice_from(s, s.len - suffix.len), suffix);
}

bool slice_equal_nocase(struct slice a, struct slice b); /* ASCII letters only */
bool slice_ends_nocase(struct slice s, struct slice suffix);

#define SLICE_NONE SIZE_MAX

/* Index of the first or last match, or SLICE_NONE. */
static inline size_t slice_find(struct slice s, char c)
{
    const char *hit = s.len ? (const char *)memchr(s.ptr, c, s.len) : NULL;
    return hit ? (size_t)(hit - s.ptr) : SLICE_NONE;
}

static inline size_t slice_rfind(struct slice s, char c)
{
    const char *hit = s.ptr ? (const char *)memrchr(s.ptr, c, s.len) : NULL;
    return hit ? (size_t)(hit - s.ptr) : SLICE_NONE;
}

/* Which of the 16 bytes are one of `set`, a bit for each. */
static inline __attribute__((always_inline)) unsigned slice_hits(const char *text, struct slice set)
{
    bytes16 bytes, hits = {0};
    memcpy(&bytes, text, sizeof(bytes));
    for (size_t k = 0; k < set.len; k++)
        hits |= (bytes16)(bytes == (uint8_t)set.ptr[k]);
    return bytes16_bits(hits);
}

/* Index of the first byte that is one of `set`, or SLICE_NONE.  For sets that the compiler knows,
 * so it must be inlined, and for hits that are near: then 16 bytes cost some 10 instructions, and a
 * call of memchr() 30 for each byte of the set.  The last 16 are looked at together with some
 * before them, in which nothing was found. */
static inline __attribute__((always_inline)) size_t slice_find_any(struct slice s, struct slice set)
{
    size_t i = 0;
    unsigned bits;
    if (s.len >= sizeof(bytes16)) {
        for (size_t last = s.len - sizeof(bytes16);; i += sizeof(bytes16)) {
            if (i > last)
                i = last;
            if ((bits = slice_hits(s.ptr + i, set)))
                return i + (size_t)__builtin_ctz(bits);
            if (i == last)
                return SLICE_NONE;
        }
    }
    for (; i < s.len; i++)
        for (size_t k = 0; k < set.len; k++)
            if (s.ptr[i] == set.ptr[k])
                return i;
    return SLICE_NONE;
}

size_t slice_search(struct slice s, struct slice needle);

static inline bool slice_contains(struct slice s, struct slice needle)
{
    return slice_search(s, needle) != SLICE_NONE;
}

size_t slice_rsearch(struct slice s, struct slice needle);
bool slice_contains_nocase(struct slice s, struct slice needle);

/* Without blanks (space, tab, CR, LF) at both ends. */
struct slice slice_trim(struct slice s);

/* Cursor: step over `prefix`; false if it is not there. */
static inline bool slice_skip(struct slice *cursor, struct slice prefix)
{
    if (!slice_starts(*cursor, prefix))
        return false;
    *cursor = slice_from(*cursor, prefix.len);
    return true;
}

/* Cursor: *out_r becomes what stands before the separator, the cursor what stands behind it.
 * False, and nothing moved, when the separator does not occur.  `out_r` must not be the cursor. */
static inline bool slice_cut(struct slice *cursor, char separator, struct slice *out_r)
{
    size_t at = slice_find(*cursor, separator);
    if (at == SLICE_NONE)
        return false;
    *out_r = slice_make(cursor->ptr, at);
    *cursor = slice_from(*cursor, at + 1);
    return true;
}

/* Cursor: as slice_cut(), and what is left behind the last separator is a part too.  False when
 * nothing is left, so nothing follows a separator at the end. */
static inline bool slice_next(struct slice *cursor, char separator, struct slice *out_r)
{
    if (cursor->len == 0)
        return false;
    if (!slice_cut(cursor, separator, out_r)) {
        *out_r = *cursor;
        *cursor = slice_from(*cursor, cursor->len);
    }
    return true;
}

static inline bool slice_cut_at(struct slice *cursor, struct slice separator, struct slice *out_r)
{
    size_t at = slice_search(*cursor, separator);
    if (at == SLICE_NONE)
        return false;
    *out_r = slice_make(cursor->ptr, at);
    *cursor = slice_from(*cursor, at + separator.len);
    return true;
}

/* Order as by memcmp, the shorter one first when one is a prefix of the other. */
int slice_compare(struct slice a, struct slice b);

/* ASCII character classes, independent of any locale. */
static inline bool byte_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool byte_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool byte_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || byte_is_upper(c);
}

static inline bool byte_is_alnum(char c)
{
    return byte_is_digit(c) || byte_is_alpha(c);
}

static inline bool byte_is_hex(char c)
{
    return byte_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static inline char byte_lower(char c)
{
    return byte_is_upper(c) ? (char)(c + 32) : c;
}

/* The first letter denies most, without a call. */
static inline bool slice_starts_nocase(struct slice s, struct slice prefix)
{
    return s.len >= prefix.len &&
           (prefix.len == 0 || byte_lower(s.ptr[0]) == byte_lower(prefix.ptr[0])) &&
           slice_equal_nocase(slice_first(s, prefix.len), prefix);
}

/* Cursor: an unsigned decimal number of at least one digit, at most `max`. */
static inline bool slice_number(struct slice *cursor, uint64_t max, uint64_t *out_r)
{
    uint64_t value = 0;
    size_t i = 0;
    for (; i < cursor->len && byte_is_digit(cursor->ptr[i]); i++) {
        uint64_t digit = (uint64_t)(cursor->ptr[i] - '0');
        if (value > max / 10 || digit > max - value * 10)
            return false;
        value = value * 10 + digit;
    }
    if (i == 0)
        return false;
    *cursor = slice_from(*cursor, i);
    *out_r = value;
    return true;
}

#endif
