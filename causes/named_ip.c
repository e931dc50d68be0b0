#include "causes/named_ip.h"

#include <ctype.h>

static bool in_address(char c)
{
    return isxdigit((unsigned char)c) || c == '.' || c == ':';
}

/* A letter, a digit or a hyphen beside it makes an address part of a longer name. */
static bool in_name(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_';
}

/* The next run of bytes that could be an address; absent at the end.  Found by the first mark in
 * it, as letters that could be of an address stand in most words. */
static struct slice next_candidate(struct slice text, size_t *place)
{
    size_t end = *place;
    while (end < text.len && text.ptr[end] != '.' && text.ptr[end] != ':')
        end++;
    if (end == text.len)
        return (struct slice){0};
    size_t begin = end;
    while (begin > *place && in_address(text.ptr[begin - 1]))
        begin--;
    while (end < text.len && in_address(text.ptr[end]))
        end++;
    *place = end;
    /* The 6 of "IPv6:2001:db8::7" (RFC 5321, 4.1.3) is a digit too. */
    if (begin >= 3 && slice_starts_nocase(slice_from(text, begin - 3), S("IPv6:")))
        return slice_make(text.ptr + begin + 2, end - begin - 2);
    bool whole = (begin == 0 || !in_name(text.ptr[begin - 1])) &&
                 (end == text.len || !in_name(text.ptr[end]));
    return whole ? slice_make(text.ptr + begin, end - begin) : S("");
}

static bool is_address(struct slice word, struct ip *ip_r)
{
    enum { SHORTEST = sizeof("::1") - 1 };
    while (word.len && (word.ptr[word.len - 1] == '.' || word.ptr[word.len - 1] == ':'))
        word.len--;
    return word.len >= SHORTEST && ip_parse(word, ip_r);
}

static bool same(const struct ip *a, const struct ip *b)
{
    return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

bool named_ip(struct slice text, struct slice peer, struct ip *out_r)
{
    struct ip speaker = {.length = 0}, found;
    struct slice word;
    size_t place = 0;
    *out_r = (struct ip){.length = 0};
    ip_parse(peer, &speaker);
    while (slice_present(word = next_candidate(text, &place))) {
        if (!is_address(word, &found) || same(&found, &speaker) || same(&found, out_r) ||
            (found.length == 4 && found.bytes[0] == 127))
            continue;
        if (out_r->length) {
            *out_r = (struct ip){.length = 0};
            return false;
        }
        *out_r = found;
    }
    return out_r->length > 0;
}
