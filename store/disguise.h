/*
 * disguise: addresses that no longer say whose they are.
 *
 * Two ways.  A pseudonym replaces every local part by a keyed hash:
 * anon-0123456789abcdef@example.com. One person has one pseudonym in one database, whatever the
 * case of the letters; domains stay.  Who holds the key can test a guess, nobody else can.
 * Forgetting replaces one address by a random token that no key leads back from; another's that
 * holds it (a list's, a forwarder's) too.
 */
#ifndef BOUNCESTAT_STORE_DISGUISE_H
#define BOUNCESTAT_STORE_DISGUISE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/siphash.h"

struct disguise {
    const struct siphash_key *key; /* NULL = none */
    struct slice person;           /* forget this address alone; absent = every address */
    struct slice token;            /* what stands for its local part */
};

/* The same slice when there is nothing to disguise: the null sender, somebody else, or a pseudonym
 * already. */
struct slice disguise_address(const struct disguise *disguise, struct arena *arena,
                              struct slice address);
/* What stands before the '@' of a message id may hold a name too. */
struct slice disguise_message_id(const struct disguise *disguise, struct arena *arena,
                                 struct slice id);

/* A reply or log text: each address in it (also with %40 for the @), and each of `own` (addresses
 * of the text's own event) where its local part stands alone.  Words that replies are made of stay
 * ("user unknown" to user@example.com). */
struct slice disguise_text(const struct disguise *disguise, struct arena *arena, struct slice text,
                           const struct slice *own, size_t own_count);

/* A template: the same parts become <address>, where the folding did not know them. */
struct slice disguise_template(const struct disguise *disguise, struct arena *arena,
                               struct slice template, const struct slice *own, size_t own_count);

/* A pseudonym by whatever key, or what is left of a forgotten address. */
bool disguise_is_hidden(struct slice address);

/* The key beside the database, in PATH.key (mode 0600).  1 = there, 0 = none or not for this user,
 * -1 = failed.  `make`: a missing one is made, and whatever is wrong is an error. */
int disguise_load_key(struct siphash_key *key_r, const char *database, bool make,
                      struct error *error);

#endif
