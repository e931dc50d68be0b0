/*
 * privacy: whose mail it was leaves the database, what happened stays.
 *
 * Addresses, texts, examples, message ids, accounts, unknown lines and the memory of parsers are
 * gone through; deleted bytes are overwritten.  Domains, causes and counts stay.  The fingerprints
 * of lines stay as well: who can guess a whole log line can test the guess.
 */
#ifndef BOUNCESTAT_STORE_PRIVACY_H
#define BOUNCESTAT_STORE_PRIVACY_H

#include "base/arena.h"
#include "store/store.h"

struct privacy_counts {
    int64_t addresses, texts;
};

/* Pseudonyms for whatever is older than the instant; INT64_MAX = everything. */
int store_anonymize(struct store *store, int64_t before, bool vacuum,
                    struct privacy_counts *counts_r, struct error *error);

/* One address, everywhere. */
int store_forget(struct store *store, struct slice address, struct privacy_counts *counts_r,
                 struct error *error);

/* The pseudonym under which an address may stand, absent without a key that this user may read.
 * Lives in the arena. */
struct slice store_pseudonym(const struct store *store, struct arena *arena, struct slice address);

#endif
