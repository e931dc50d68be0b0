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
#include "store/template_memory.h"

/* Slices live in the arena that it was made in, or where the record's do. */
struct gist {
    struct slice text;        /* of valid UTF-8 without control bytes, bounded, never absent */
    struct slice remote_host; /* the same, in lower case */
    struct ip remote_ip, local_ip;
    struct mailbox_parts sender, recipient;
    struct slice body, token; /* see form_body() */
    /* By gist_batch(), else absent and 0.  What rules see, but for a template whose hash was
     * remembered: gist_template() makes it.  The texts' hashes, for caches and for the database. */
    struct slice provider, template;
    uint64_t host_hash, provider_hash, body_hash, template_hash;
    uint64_t form_hash; /* of all that the event's form follows from, but for MTA and zone */
};

/* All but what rules see. */
void gist_make(struct arena *arena, const struct record *record, struct gist *out);

/* Made when it is asked for: nobody needs that of a text which is known by its hash. */
struct slice gist_template(struct arena *arena, const struct record *record,
                           const struct gist *gist);

/* Of each failure of the batch, after keys_make(), with hashes.  May run beside other threads, each
 * with a memory of its own; what comes out does not depend on what it holds. */
void gist_batch(struct batch *batch, const struct providers *providers, uint64_t seed,
                struct template_memory *memory);

#endif
