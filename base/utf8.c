#include "base/utf8.h"

bool utf8_next(struct slice *cursor, uint32_t *point_r)
{
    if (cursor->len == 0)
        return false;
    unsigned char first = (unsigned char)cursor->ptr[0];
    size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 0 || first > 0xf4 || cursor->len < length)
        return false;
    uint32_t point = length == 1 ? first : first & (0xffu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        unsigned char c = (unsigned char)cursor->ptr[i];
        if ((c & 0xc0) != 0x80)
            return false;
        point = point << 6 | (c & 0x3f);
    }
    if ((length == 3 && point < 0x800) || (length == 4 && (point < 0x10000 || point > 0x10ffff)) ||
        (point >= 0xd800 && point < 0xe000))
        return false;
    *point_r = point;
    *cursor = slice_from(*cursor, length);
    return true;
}

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && (unsigned char)c < 0x7f;
}

/* Bytes of the next code point that may stand as it is, 0 when the next byte may not. */
static size_t clean_length(struct slice rest)
{
    uint32_t point;
    struct slice after = rest;
    if (is_plain(rest.ptr[0]))
        return 1;
    /* C1 controls are as good as an escape sequence to a terminal. */
    if (!utf8_next(&after, &point) || point < 0x20 || (point >= 0x7f && point < 0xa0))
        return 0;
    return rest.len - after.len;
}

static inline bytes16 plain(bytes16 bytes)
{
    return bytes16_between(bytes, 0x20, 0x7e);
}

/* All of nearly every text is plain.  5 instructions for a byte of text became less than 1. */
size_t utf8_plain_length(struct slice text)
{
    size_t i = 0;
    if (text.len >= BYTES16_SHORTEST && bytes16_all(text.ptr, text.len, plain))
        return text.len;
    while (i < text.len && is_plain(text.ptr[i]))
        i++;
    return i;
}

/* The same, when the first `i` bytes are known to be plain. */
static __attribute__((noinline)) struct slice clean_from(struct arena *arena, struct slice text,
                                                         size_t i)
{
    size_t length;
    while (i < text.len && (length = clean_length(slice_from(text, i))) > 0)
        i += length;
    if (i >= text.len)
        return text;
    char *out = arena_take(arena, text.len);
    memcpy(out, text.ptr, text.len);
    while (i < text.len) {
        length = clean_length(slice_from(text, i));
        if (length == 0)
            out[i] = '?';
        i += length ? length : 1;
    }
    return slice_make(out, text.len);
}

struct slice utf8_clean(struct arena *arena, struct slice text)
{
    size_t plain = utf8_plain_length(text);
    return plain == text.len ? text : clean_from(arena, text, plain);
}

struct slice utf8_first(struct slice text, size_t max)
{
    if (text.len <= max)
        return text;
    while (max > 0 && ((unsigned char)text.ptr[max] & 0xc0) == 0x80)
        max--;
    return slice_first(text, max);
}
