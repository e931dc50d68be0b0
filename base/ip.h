/*
 * ip: addresses as bytes, in one canonical form.
 *
 * IPv4-mapped IPv6 (::ffff:192.0.2.1) becomes IPv4, a scope (%eth0) and "IPv6:" in front are
 * dropped, IPv6 is written as RFC 5952 asks.
 */
#ifndef BOUNCESTAT_BASE_IP_H
#define BOUNCESTAT_BASE_IP_H

#include "base/slice.h"

struct ip {
    uint8_t bytes[16];
    uint8_t length; /* 4, 16, or 0 = no address */
};

enum { IP_TEXT = 46 };

/* The whole slice must be one address. */
bool ip_parse(struct slice text, struct ip *out_r);

/* This machine itself: 127.0.0.1 or ::1, in any way of writing them.  Not the rest of 127/8, which
 * test beds give to machines of their own. */
bool ip_is_loopback(struct slice text);
bool ip_loops_back(const struct ip *ip); /* the same of a parsed one */

/* Canonical text and a NUL; returns its length, 0 for no address. */
size_t ip_text(const struct ip *ip, char out[IP_TEXT]);

struct network {
    struct ip ip;
    unsigned bits;
};

/* "192.0.2.0/24", "2001:db8::/32" or a single address. */
bool network_parse(struct slice text, struct network *out_r);
bool network_holds(const struct network *network, const struct ip *ip);

#endif
