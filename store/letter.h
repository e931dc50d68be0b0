/*
 * letter: which letters were sent, so that none goes twice.
 *
 * A letter is claimed before it is sent and confirmed after; a claim that was neither confirmed nor
 * given up within an hour belongs to a run that was cut short, and may be taken over.
 */
#ifndef BOUNCESTAT_STORE_LETTER_H
#define BOUNCESTAT_STORE_LETTER_H

#include "store/store.h"

/* The store must be open for writing.  `domain` empty = the letter for all; with words behind it,
 * one that does not count as the domain's.  1 = claimed, 0 = sent already or just being sent by
 * another, -1 = failed.  `force` claims whatever was before. */
int letter_claim(struct store *store, int64_t day, struct slice domain, int64_t now, bool force,
                 struct error *error);

/* It was sent at `now`. */
int letter_confirm(struct store *store, int64_t day, struct slice domain, int64_t now,
                   struct error *error);

/* It was not sent: the next run tries again. */
int letter_give_up(struct store *store, int64_t day, struct slice domain, struct error *error);

#endif
