/*
 * known: what is said of filters that the database does not know (queries/known.h).
 */
#ifndef BOUNCESTAT_CLI_KNOWN_H
#define BOUNCESTAT_CLI_KNOWN_H

#include "cli/cli.h"

/* Say which values of --domain, --sender-domain, --provider and --host are borne by nothing that is
 * stored, and what may have been meant: for an answer that is empty.  `lists`: the command takes
 * several values, parted by commas.  0, or -1 = failed. */
int known_say(struct run *run, bool lists);

/* 1 = mail went to the domain or came from it, whether it failed or not; 0 = none; -1 = failed. */
int known_domain(struct run *run, struct slice domain);

/* Say so of a domain that no mail went to or came from.  At least 0, or -1 = failed. */
int known_say_domain(struct run *run, struct slice domain);

/* 0, or -1 = the value of the option, as it stands there or a part of it, is no cause. */
int known_cause(struct run *run, enum option_id option, struct slice value);

#endif
