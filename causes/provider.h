/*
 * provider: who operates the other side.
 *
 * A table of host suffixes, tokens and recipient domains (causes/providers.txt); users may put
 * lines of the same form in front of it.  Read-only once open: any number of threads may look up.
 */
#ifndef BOUNCESTAT_CAUSES_PROVIDER_H
#define BOUNCESTAT_CAUSES_PROVIDER_H

#include "base/error.h"

struct providers;

/* `user_rows` is the content of a file of additions (absent = none), `file` its name for messages.
 * NULL with an error sentence when a line of it is wrong. */
struct providers *providers_open(struct slice user_rows, const char *file, struct error *error);
void providers_close(struct providers *providers); /* NULL is harmless */

/* The slug of the operator, absent when unknown.  First the remote host's longest known suffix,
 * then a token that only one operator writes into replies, then the recipient's domain (or whole
 * address).  Each may be absent.  Case and a trailing dot do not matter.  The answer lives as long
 * as `providers`. */
struct slice provider_find(const struct providers *providers, struct slice remote_host,
                           struct slice text, struct slice recipient_domain);

/* The known slugs in table order, without repeats; absent behind the last. */
struct slice provider_slug(const struct providers *providers, size_t index);

#endif
