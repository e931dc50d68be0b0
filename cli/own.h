/*
 * own: the settings that say which machines are ours, and which machine wrote a log whose lines
 * name none.
 *
 *     [own]
 *     networks = 192.0.2.0/24, 2001:db8::/32
 *     hosts = mx1.example.org, .internal.example.org
 *     domains = example.org
 *     [hosts]
 *     /srv/logs/mx2.log = mx2.example.org
 *
 * A domain stands for the host of that name and every host below it.
 */
#ifndef BOUNCESTAT_CLI_OWN_H
#define BOUNCESTAT_CLI_OWN_H

#include "base/arena.h"
#include "cli/options.h"
#include "ingest/ingest.h"

/* All lives in `arena`, or in the options' own strings. */
int own_read(struct own *own_r, const struct options *options, struct arena *arena,
             struct error *error);
int own_read_hosts(struct ingest_options *ingest, const struct options *options,
                   struct arena *arena, struct error *error);

#endif
