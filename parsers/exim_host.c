/*
 * mail.example.org (helo.example) [192.0.2.7]:51792
 *
 * HOST = [NAME [" DS"]] ["(" HELO ")"] ["[" IP "]" [":" PORT]] ["*"], at least one of them.  HELO
 * is a stranger's text, so what looks like its end may stand within it: the address behind it
 * tells.
 */
#include "parsers/exim_host.h"

/* What a port by its number or name consists of, and an IP address with its zone. */
static bool is_port_byte(char c)
{
    return byte_is_alnum(c) || c == '_';
}

static bool is_address_byte(char c)
{
    return is_port_byte(c) || c == '.' || c == ':' || c == '-' || c == '%';
}

/* How many address bytes a text begins with.  Addresses mostly end within 16 bytes, which are
 * looked at side by side: 35 instructions instead of 90, for each peer. */
static size_t count_address(struct slice s)
{
    size_t i = 0;
    bytes16 c;
    if (s.len >= sizeof(c)) {
        memcpy(&c, s.ptr, sizeof(c));
        bytes16 good = bytes16_between(c | 0x20, 'a', 'z') | bytes16_between(c, '0', ':') |
                       bytes16_between(c, '-', '.') | (bytes16)(c == '_') | (bytes16)(c == '%');
        i = (size_t)__builtin_ctz(~bytes16_bits(good));
        if (i < sizeof(c))
            return i;
    }
    while (i < s.len && is_address_byte(s.ptr[i]))
        i++;
    return i;
}

size_t exim_socket_length(struct slice s, struct slice *ip_r)
{
    if (s.len == 0 || s.ptr[0] != '[')
        return SLICE_NONE;
    size_t ip = count_address(slice_from(s, 1)), end = 1 + ip;
    if (end == s.len || s.ptr[end] != ']' || ip == 0)
        return SLICE_NONE;
    *ip_r = slice_make(s.ptr + 1, ip);
    end++;
    if (end + 1 >= s.len || s.ptr[end] != ':' || !byte_is_alnum(s.ptr[end + 1]))
        return end;
    for (end += 2; end < s.len && is_port_byte(s.ptr[end]);)
        end++;
    return end;
}

/* The same of a host.  What stands behind it decides whether it really was the address: a `)` shows
 * that it was still the client's HELO. */
static size_t peer_length(struct slice s, struct exim_host *host)
{
    size_t length = exim_socket_length(s, &host->ip);
    if (length == SLICE_NONE || length == s.len)
        return length;
    char c = s.ptr[length];
    return c == ' ' || c == ':' || c == '*' || c == ',' || c == '?' ? length : SLICE_NONE;
}

/* "(HELO) [192.0.2.7]:25": the HELO name ends at the first ") [ADDRESS]" that closes a host. */
static size_t helo_length(struct slice s, struct exim_host *host)
{
    for (size_t i = 1, at; (at = slice_find(slice_from(s, i), ')')) != SLICE_NONE; i += at + 1) {
        struct slice rest = slice_from(s, i + at);
        if (!slice_starts(rest, S(") [")))
            continue;
        size_t length = peer_length(slice_from(rest, 2), host);
        if (length == SLICE_NONE)
            continue;
        host->helo = slice_make(s.ptr + 1, i + at - 1);
        return i + at + 2 + length;
    }
    return SLICE_NONE;
}

size_t exim_host_length(struct slice text, struct exim_host *out_r)
{
    struct slice s = text, name = {0};
    if (s.len && s.ptr[0] != '[' && s.ptr[0] != '(') {
        name = slice_first(s, exim_word_length(s));
        if (name.len == 0)
            return SLICE_NONE;
    }
    *out_r = (struct exim_host){.name = name};
    s = slice_from(s, name.len);
    if (name.len) {
        slice_skip(&s, S(" DS"));
        if (!slice_skip(&s, S(" ")))
            return name.len; /* a name alone is a host, too: LMTP over a socket */
    }
    size_t length = slice_starts(s, S("(")) ? helo_length(s, out_r) : peer_length(s, out_r);
    if (length == SLICE_NONE) {
        *out_r = (struct exim_host){.name = name};
        return name.len ? name.len : SLICE_NONE;
    }
    s = slice_from(s, length);
    slice_skip(&s, S("*"));
    return text.len - s.len;
}

bool exim_host(struct slice *cursor, struct exim_host *out_r)
{
    size_t length = exim_host_length(*cursor, out_r);
    if (length == SLICE_NONE)
        return false;
    *cursor = slice_from(*cursor, length);
    return true;
}
