#include "base/slice.h"

struct slice slice_of(const char *text)
{
    return slice_make(text, text ? strlen(text) : 0);
}

bool slice_equal_nocase(struct slice a, struct slice b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (a.ptr[i] != b.ptr[i] && byte_lower(a.ptr[i]) != byte_lower(b.ptr[i]))
            return false;
    return true;
}

bool slice_ends_nocase(struct slice s, struct slice suffix)
{
    return s.len >= suffix.len && slice_equal_nocase(slice_from(s, s.len - suffix.len), suffix);
}

/* memmem() prepares a table of 256 bytes for each call, which pays for long needles only. */
size_t slice_search(struct slice s, struct slice needle)
{
    enum { SHORT = 64 };
    if (needle.len == 0)
        return 0;
    if (needle.len > s.len)
        return SLICE_NONE;
    if (needle.len == 1)
        return slice_find(s, needle.ptr[0]);
    if (needle.len > SHORT) {
        const char *hit = memmem(s.ptr, s.len, needle.ptr, needle.len);
        return hit ? (size_t)(hit - s.ptr) : SLICE_NONE;
    }
    const char *p = s.ptr, *last = s.ptr + (s.len - needle.len);
    size_t middle = needle.len - 2;
    while (p <= last && (p = memchr(p, needle.ptr[0], (size_t)(last - p) + 1))) {
        if (p[middle + 1] == needle.ptr[middle + 1] && bytes_equal(p + 1, needle.ptr + 1, middle))
            return (size_t)(p - s.ptr);
        p++;
    }
    return SLICE_NONE;
}

size_t slice_rsearch(struct slice s, struct slice needle)
{
    if (needle.len == 0)
        return s.len;
    if (needle.len > s.len)
        return SLICE_NONE;
    struct slice starts = slice_first(s, s.len - needle.len + 1);
    while ((starts.len = slice_rfind(starts, needle.ptr[0])) != SLICE_NONE)
        if (bytes_equal(s.ptr + starts.len, needle.ptr, needle.len))
            return starts.len;
    return SLICE_NONE;
}

/* The first of a letter in either case. */
static const char *find_letter(struct slice s, char lower)
{
    char upper = lower >= 'a' && lower <= 'z' ? (char)(lower - 32) : lower;
    const char *small = s.len ? memchr(s.ptr, lower, s.len) : NULL;
    size_t before = small ? (size_t)(small - s.ptr) : s.len;
    const char *large = before ? memchr(s.ptr, upper, before) : NULL;
    return large ? large : small;
}

bool slice_contains_nocase(struct slice s, struct slice needle)
{
    if (needle.len == 0)
        return true;
    char first = byte_lower(needle.ptr[0]);
    while (s.len >= needle.len) {
        const char *hit = find_letter(slice_first(s, s.len - needle.len + 1), first);
        if (!hit)
            return false;
        s = slice_from(s, (size_t)(hit - s.ptr));
        if (slice_starts_nocase(s, needle))
            return true;
        s = slice_from(s, 1);
    }
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct slice slice_trim(struct slice s)
{
    while (s.len && is_blank(s.ptr[0]))
        s = slice_from(s, 1);
    while (s.len && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

int slice_compare(struct slice a, struct slice b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    if (order == 0)
        order = (a.len > b.len) - (a.len < b.len);
    return order;
}
