/*
 * letter_extract: the facts of a letter's days put aside, so that letters for many domains are
 * written from one reading of the database.
 *
 * Temporary tables of the reader's own connection stand in the place of the views `events`,
 * `messages`, `traffic`, `traffic_senders` and `daily_senders`; the questions of a letter are the
 * same with and without them.  The file itself is not written.  Whatever is asked of the store
 * afterwards sees the extract too, so it is for a run that writes letters and nothing else.
 */
#ifndef BOUNCESTAT_QUERIES_LETTER_EXTRACT_H
#define BOUNCESTAT_QUERIES_LETTER_EXTRACT_H

#include "queries/letter.h"

/* Read the days of the period.  The cost is that of one letter, however many follow. */
int letter_extract_open(const struct period *period, struct store *store, struct error *error);

/* Turn to a domain (lower case; absent = all); the cost follows the domain's own events. */
int letter_extract_turn(const struct period *period, struct slice domain, struct store *store,
                        struct error *error);

#endif
