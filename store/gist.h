/*
 * gist: what a failure record comes to, whatever else is known of its message.
 *
 * All of it follows from the record alone, so the thread that read the line can work it out, and
 * the one thread that writes is left with numbers to look up.  It was a fifth of that thread's
 * work.
 */
#ifndef BOUNCESTAT_STORE_GIST_H
#define BOUNCESTAT_STORE_GIST_H

#include "base/ip.h"
#include "causes/provider.h"
#include "parsers/record.h"
#include "store/mailbox.h"

/* Slices live in the arena that it was made in, or where the record's do. */
struct gist {
    struct slice text;        /* of valid UTF-8 without control bytes, bounded, never absent */
    struct slice remote_host; /* the same, in lower case */
    struct ip remote_ip, local_ip;
    struct mailbox_parts sender, recipient;
    struct slice body, token;        /* see form_body() */
    struct slice provider, template; /* what the rules see, by gist_judge() */
    /* By gist_batch(), else 0: the texts' hashes, for caches and for the database. */
    uint64_t host_hash, provider_hash, body_hash, template_hash;
    uint64_t form_hash; /* of all that the event's form follows from, but for MTA and zone */
};

void gist_make(struct arena *arena, const struct record *record, struct gist *out);

/* Fill in provider and template. */
void gist_judge(struct arena *arena, const struct providers *providers, const struct record *record,
                struct gist *gist);

/* Both for each failure of the batch, after keys_make(), with hashes.  May run beside other
 * threads. */
void gist_batch(struct batch *batch, const struct providers *providers, uint64_t seed);

#endif
