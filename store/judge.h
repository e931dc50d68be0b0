/*
 * judge: what the rules get to see of a record, the same for a stored event and for a line that
 * somebody only asks about.
 */
#ifndef BOUNCESTAT_STORE_JUDGE_H
#define BOUNCESTAT_STORE_JUDGE_H

#include "causes/fold.h"
#include "causes/provider.h"
#include "parsers/record.h"

/* The operator of the other side, absent when unknown or when there is none (local delivery).
 * `remote_host` is the record's in lower case.  The answer lives as long as `providers`. */
struct slice judge_provider(struct arena *arena, const struct providers *providers,
                            const struct record *record, struct slice remote_host);

/* What the record itself carries, and its texts therefore may hold. */
enum { JUDGE_OWN = 6 };
void judge_own(const struct record *record, struct slice own[JUDGE_OWN]);

/* The template of `text`, with these taken out; returns its length. */
size_t judge_template(const struct record *record, struct slice text, char out[FOLD_MAX]);

#endif
