/*
 * known: does the database know what a filter names?  A typing error looks like good news.
 */
#ifndef BOUNCESTAT_CLI_KNOWN_H
#define BOUNCESTAT_CLI_KNOWN_H

#include "cli/cli.h"

/* Say which values of --domain, --sender-domain, --provider and --host are borne by nothing that is
 * stored, and what may have been meant: for an answer that is empty.  0, or -1 = failed. */
int known_say(struct run *run);

/* The same of a domain that mail may go to or come from.  At least 0, or -1 = failed. */
int known_say_domain(struct run *run, struct slice domain);

/* 0, or -1 = the value of the option, as it stands there or a part of it, is no cause. */
int known_cause(struct run *run, enum option_id option, struct slice value);

#endif
