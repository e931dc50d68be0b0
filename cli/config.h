/*
 * config: /etc/bouncestat.conf.
 *
 *     # a comment
 *     db = /srv/mail/bouncestat.db
 *     [own]
 *     networks = 192.0.2.0/24, 2001:db8::/32
 *     [hosts]
 *     /srv/logs/mx2.log = mx2.example.org
 *     [keep]
 *     events = 90d
 *     [top]
 *     limit = 20
 *
 * Keys are the long names of options.  Those above the first section hold for every command that
 * has the option, those in a section for the command it is named after; `networks` in [own] is
 * --own-networks, each line of [hosts] is one more item of --host-map,
 * `events` in [keep] is --keep, other keys there are --keep-KEY, `url` in [smtp] is --smtp-url.
 * Lines of [letters] are no options: they stand in options.letters.
 */
#ifndef BOUNCESTAT_CLI_CONFIG_H
#define BOUNCESTAT_CLI_CONFIG_H

#include "base/arena.h"
#include "cli/options.h"

#define CONFIG_PATH "/etc/bouncestat.conf"

/* Set what the file says.  `path` NULL = CONFIG_PATH, which may be missing.  `command` picks the
 * section (NULL = none), `own_options` gives a command's options and NULL for what is no command.
 * Values live in `arena`. */
int config_read(struct options *options, const char *path, const char *command,
                const unsigned char *(*own_options)(const char *command), struct arena *arena,
                struct error *error);

#endif
