#include "base/ip.h"

#include <arpa/inet.h>

static const uint8_t mapped_prefix[12] = {[10] = 0xff, [11] = 0xff};

bool ip_parse(struct slice text, struct ip *out_r)
{
    char buffer[IP_TEXT + 2];
    *out_r = (struct ip){0};
    if (slice_starts_nocase(text, S("ipv6:")))
        text = slice_from(text, 5);
    size_t scope = slice_find(text, '%');
    if (scope != SLICE_NONE)
        text.len = scope;
    if (text.len < 2 || text.len >= sizeof(buffer) || memchr(text.ptr, '\0', text.len))
        return false;
    memcpy(buffer, text.ptr, text.len);
    buffer[text.len] = '\0';
    if (inet_pton(AF_INET, buffer, out_r->bytes) == 1) {
        out_r->length = 4;
    } else if (inet_pton(AF_INET6, buffer, out_r->bytes) == 1) {
        out_r->length = 16;
        if (memcmp(out_r->bytes, mapped_prefix, sizeof(mapped_prefix)) == 0) {
            memmove(out_r->bytes, out_r->bytes + 12, 4);
            memset(out_r->bytes + 4, 0, 12);
            out_r->length = 4;
        }
    }
    return out_r->length != 0;
}

bool ip_is_loopback(struct slice text)
{
    static const uint8_t loopback4[4] = {127, 0, 0, 1}, loopback6[16] = {[15] = 1};
    struct ip ip;
    return slice_present(text) && ip_parse(text, &ip) &&
           memcmp(ip.bytes, ip.length == 4 ? loopback4 : loopback6, ip.length) == 0;
}

size_t ip_text(const struct ip *ip, char out[IP_TEXT])
{
    out[0] = '\0';
    if (ip->length)
        inet_ntop(ip->length == 4 ? AF_INET : AF_INET6, ip->bytes, out, IP_TEXT);
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
