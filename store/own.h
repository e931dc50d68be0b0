/*
 * own: which machines are ours.  Between them a refusal is `internal`, and a message handed over is
 * `relayed`.
 *
 * A host beginning with a dot stands for every host below that domain, any other for itself alone.
 */
#ifndef BOUNCESTAT_STORE_OWN_H
#define BOUNCESTAT_STORE_OWN_H

#include "base/ip.h"

struct own {
    const struct network *networks; /* beside loopback (127.0.0.1, ::1) */
    size_t network_count;
    const struct slice *hosts;
    size_t host_count;
};

/* Each may be absent; a host is compared without regard to case and to a trailing dot. */
bool own_lists(const struct own *own, struct slice ip, struct slice host);

/* The same; most sites list none, and every client is asked for. */
static inline bool own_holds(const struct own *own, struct slice ip, struct slice host)
{
    return own->network_count + own->host_count ? own_lists(own, ip, host) : ip_is_loopback(ip);
}

#endif
