/*
 * list: names of DNS block lists, as replies write them.
 */
#ifndef BOUNCESTAT_CAUSES_LIST_H
#define BOUNCESTAT_CAUSES_LIST_H

#include "base/slice.h"

/* Is this host name a zone of a block list: a known operator's, or one with a label that only such
 * zones have (dnsbl, rbl, xbl ...)?  Case does not matter. */
bool list_zone(struct slice host);

/* Do the words before a name say that what follows is a block list ("blocked using ", "listed at ",
 * "blacklisted by ")?  `before` is the text up to the name. */
bool list_announced(struct slice before);

/* The block list that a text names: its zone in lower case ("zen.spamhaus.org"), or the usual zone
 * of a list that is called by its operator's name or address.  Writes at most `size` bytes with a
 * NUL and returns the length; 0 and "" when none is named. */
size_t list_find(struct slice text, char *out, size_t size);

#endif
