/*
 * named_ip: the address that a refusal speaks of.
 *
 * Most servers name the client that they turn away: "Client host [192.0.2.7] blocked using ..",
 * "Our system has detected .. [2001:db8::7 19]", "IP=192.0.2.7".  Logs seldom say from which of its
 * addresses a machine sent, so this is how one learns which of them is listed.
 */
#ifndef BOUNCESTAT_CAUSES_NAMED_IP_H
#define BOUNCESTAT_CAUSES_NAMED_IP_H

#include "base/ip.h"

/* The only address in the text beside `peer` (the host that speaks; absent = not known) and
 * 127.0.0.0/8, in which block lists give their answers (RFC 5782, 2.1).  False when there is none,
 * or more than one. */
bool named_ip(struct slice text, struct slice peer, struct ip *out_r);

#endif
