/*
 * mailbox: an address as rows keep it: its domain by number, and beside it no more than is needed
 * to tell again what was logged.
 */
#ifndef BOUNCESTAT_STORE_MAILBOX_H
#define BOUNCESTAT_STORE_MAILBOX_H

#include "base/domain.h"

/* An address in its parts, before its domain is looked up. */
struct mailbox_parts {
    struct slice whole;    /* what was logged, as valid UTF-8, bounded */
    struct slice text;     /* the local part, or all when that and the domain do not make it up;
                              absent = no address is known */
    struct slice domain;   /* canonical; absent = none */
    uint64_t domain_hash;  /* for caches, 0 = not made */
    enum sender_kind kind; /* of a sender */
};

struct mailbox_parts mailbox_of_recipient(struct arena *arena, struct slice address);
struct mailbox_parts mailbox_of_sender(struct arena *arena, struct slice address);

#endif
