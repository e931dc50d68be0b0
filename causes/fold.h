/*
 * fold: a reply as the template of its kind.
 *
 * Parts that vary from mail to mail become placeholders, so that one reason is one template:
 *
 *   550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown (in queue 4Qx7Yz1abc)
 *   550 5.1.1 <address>: Recipient address rejected: User unknown (in queue <id>)
 *
 * Placeholders: <address> <ip> <host> <id> <n> <date> <file>.ext, and <id> for the volatile tail
 * of a URL.  Reply codes, enhanced statuses, vendors' own tokens (S3140, OFR_416, [TSS04],
 * p=NoSuchUser, AS(4810)) and names of DNS block lists stay.  The joints of multi-line replies
 * ("550-5.7.1 very low 550-5.7.1 reputation") are taken out, blanks and control bytes become one
 * blank, Exim's octal escapes become bytes again, what is not UTF-8 becomes "?".
 *
 * Pure, without allocation.  Folding a template again gives the same template.
 */
#ifndef BOUNCESTAT_CAUSES_FOLD_H
#define BOUNCESTAT_CAUSES_FOLD_H

#include "base/slice.h"

/* Templates never get longer; a longer one is cut between two words. */
enum { FOLD_MAX = 512 };

/* Writes the template (no NUL) and returns its length.  `own` are strings that the event itself
 * carries (recipient, sender, remote host, HELO name, account): wherever they occur they are
 * blanked first, a local part also without its domain unless it is a word that replies are made
 * of.  Absent and empty ones are skipped; at most 16 are looked at. */
size_t fold_template(struct slice text, const struct slice *own, size_t own_count,
                     char out[FOLD_MAX]);

/* How words begin. */
struct fold_starts {
    uint64_t first, second;
};

/* What folding a text asked for. */
struct fold_asked {
    struct fold_starts words; /* those that might have been own ones */
    bool more;                /* what fold_kinds() does not tell, or words written with escapes */
};

/* The same as fold_template(), and what it asked.  For others whose strings are none of these words
 * the template is the same as without any. */
size_t fold_template_asking(struct slice text, const struct slice *own, size_t own_count,
                            char out[FOLD_MAX], struct fold_asked *asked_r);

/* False only if none of the strings is one of these words, all of which stand in the text. */
bool fold_may_hold(const struct fold_starts *words, struct slice text, const struct slice *own,
                   size_t own_count);

/* What becomes of words with single blanks between them, where they stand between blanks or
 * brackets: texts that differ by words of the same number have one template, unless folding one of
 * them asked for more.  0 = the words themselves may stand in the template. */
unsigned fold_kinds(struct slice words);

#endif
