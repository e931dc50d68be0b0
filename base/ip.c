#include "base/ip.h"

#include <arpa/inet.h>

static const uint8_t mapped_prefix[12] = {[10] = 0xff, [11] = 0xff};

/* 10 or more = no digit. */
static inline unsigned digit_at(const char *p)
{
    return (unsigned char)*p - (unsigned)'0';
}

/* Behind a number up to 255 without leading zeros; NULL = none.  A byte that is no digit follows.
 */
static inline const char *read_octet(const char *p, uint8_t *octet_r)
{
    unsigned value = digit_at(p++);
    if (value >= 10)
        return NULL;
    if (value && digit_at(p) < 10) {
        value = value * 10 + digit_at(p++);
        if (digit_at(p) < 10)
            value = value * 10 + digit_at(p++);
    }
    *octet_r = (uint8_t)value;
    return value <= 255 ? p : NULL;
}

/* "192.0.2.1" and nothing else, as inet_pton() takes it.  Every event and delivery asks for its
 * peer's address several times, and nearly all are IPv4: a copy and inet_pton() cost 340
 * instructions, this 120. */
static bool parse_quad(struct slice text, struct ip *out_r)
{
    enum { SHORTEST = sizeof("0.0.0.0") - 1, LONGEST = sizeof("255.255.255.255") - 1 };
    char copy[LONGEST + 1];
    struct ip ip = {.length = 4};
    if (text.len < SHORTEST || text.len > LONGEST)
        return false;
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    const char *p = copy;
    for (int part = 0; part < 4; part++) {
        if (part && *p++ != '.')
            return false;
        p = read_octet(p, &ip.bytes[part]);
        if (!p)
            return false;
    }
    if (p < copy + text.len)
        return false;
    *out_r = ip;
    return true;
}

static bool parse_ip6(struct slice text, struct ip *out_r)
{
    char buffer[IP_TEXT + 2];
    struct ip ip = {.length = 16};
    if (text.len >= sizeof(buffer) || memchr(text.ptr, '\0', text.len))
        return false;
    memcpy(buffer, text.ptr, text.len);
    buffer[text.len] = '\0';
    if (inet_pton(AF_INET6, buffer, ip.bytes) != 1)
        return false;
    *out_r = ip;
    if (memcmp(ip.bytes, mapped_prefix, sizeof(mapped_prefix)) == 0) {
        *out_r = (struct ip){.length = 4};
        memcpy(out_r->bytes, ip.bytes + sizeof(mapped_prefix), 4);
    }
    return true;
}

static __attribute__((noinline)) bool parse_other(struct slice text, struct ip *out_r)
{
    if (slice_starts_nocase(text, S("ipv6:")))
        text = slice_from(text, 5);
    size_t scope = slice_find(text, '%');
    if (scope != SLICE_NONE)
        text.len = scope;
    return slice_find(text, ':') == SLICE_NONE ? parse_quad(text, out_r) : parse_ip6(text, out_r);
}

bool ip_parse(struct slice text, struct ip *out_r)
{
    *out_r = (struct ip){0};
    if (text.len < 2)
        return false; /* often absent */
    return parse_quad(text, out_r) || parse_other(text, out_r);
}

bool ip_loops_back(const struct ip *ip)
{
    static const uint8_t loopback4[4] = {127, 0, 0, 1}, loopback6[16] = {[15] = 1};
    return ip->length &&
           memcmp(ip->bytes, ip->length == 4 ? loopback4 : loopback6, ip->length) == 0;
}

/* Nearly every address is told from a loopback by its first digit: ::1 and ::ffff:127.0.0.1 begin
 * with a colon or a zero in any of their forms. */
bool ip_is_loopback(struct slice text)
{
    struct ip ip;
    if (text.len && text.ptr[0] >= '1' && text.ptr[0] <= '9' && !slice_starts(text, S("127.")))
        return false;
    return ip_parse(text, &ip) && ip_loops_back(&ip);
}

static char *put_octet(char *out, unsigned octet)
{
    if (octet >= 100)
        *out++ = (char)('0' + octet / 100);
    if (octet >= 10)
        *out++ = (char)('0' + octet / 10 % 10);
    *out++ = (char)('0' + octet % 10);
    return out;
}

/* inet_ntop() writes IPv4 by sprintf(): 1,800 instructions, this 60. */
static size_t quad_text(const uint8_t bytes[4], char out[IP_TEXT])
{
    char *end = out;
    for (int part = 0; part < 4; part++) {
        if (part)
            *end++ = '.';
        end = put_octet(end, bytes[part]);
    }
    *end = '\0';
    return (size_t)(end - out);
}

size_t ip_text(const struct ip *ip, char out[IP_TEXT])
{
    out[0] = '\0';
    if (ip->length == 4)
        return quad_text(ip->bytes, out);
    if (ip->length)
        inet_ntop(AF_INET6, ip->bytes, out, IP_TEXT);
    return strlen(out);
}

bool network_parse(struct slice text, struct network *out_r)
{
    struct slice address = text;
    uint64_t bits = 0;
    bool given = slice_cut(&text, '/', &address);
    if (!ip_parse(address, &out_r->ip))
        return false;
    unsigned width = out_r->ip.length * 8u;
    if (given && (!slice_number(&text, width, &bits) || text.len))
        return false;
    out_r->bits = given ? (unsigned)bits : width;
    return true;
}

bool network_holds(const struct network *network, const struct ip *ip)
{
    if (ip->length == 0 || ip->length != network->ip.length)
        return false;
    unsigned whole = network->bits / 8, rest = network->bits % 8;
    if (memcmp(ip->bytes, network->ip.bytes, whole) != 0)
        return false;
    unsigned mask = 0xffu << (8 - rest) & 0xffu;
    return rest == 0 || (ip->bytes[whole] & mask) == (network->ip.bytes[whole] & mask);
}
