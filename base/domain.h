/*
 * domain: the part of an address behind the last '@', in the one form that rows are grouped by.
 *
 * Lower case, no trailing dot, U-labels as A-labels (RFC 5890, punycode of RFC 3492; letters
 * beyond ASCII are encoded as they stand, without case mapping).  Bytes that no domain holds become
 * '?'; at most 255 bytes.
 */
#ifndef BOUNCESTAT_BASE_DOMAIN_H
#define BOUNCESTAT_BASE_DOMAIN_H

#include "base/arena.h"
#include "base/words.h"

/* What stands behind the last '@' of an address, as it stands there; absent when nothing does. */
static inline struct slice domain_part(struct slice address)
{
    size_t at = slice_rfind(address, '@');
    bool none = at == SLICE_NONE || at + 1 == address.len;
    return none ? (struct slice){0} : slice_from(address, at + 1);
}

/* Is it in that form as it stands, and all ASCII?  Nearly every one is, and needs no copy. */
bool domain_is_plain(struct slice domain);

/* The domain in that form; itself where it is. */
struct slice domain_canonical(struct arena *arena, struct slice domain);

/* The canonical domain of an address, absent when it has none. */
struct slice domain_of_address(struct arena *arena, struct slice address);

/* What kind of sender an address is, and the domain that it stands for: of an SRS sender
 * (SRS0=hash=tt=domain=local@forwarder, SRS1=..) the original's. */
enum sender_kind sender_read(struct arena *arena, struct slice sender, struct slice *domain_r);

#endif
