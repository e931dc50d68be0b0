/*
 * keep: how long things are kept: the [keep] section, and options that take an age.
 *
 *     [keep]
 *     events = 90d
 *     addresses = 14d
 *     rollups = 3y
 */
#ifndef BOUNCESTAT_CLI_KEEP_H
#define BOUNCESTAT_CLI_KEEP_H

#include "cli/options.h"

/* An age in days: 90d, 12w, 3y (of 366 days); `otherwise` when the option was not given. */
int keep_days(const struct options *options, enum option_id id, int64_t otherwise, int64_t *days_r,
              struct error *error);

enum { KEEP_EVENTS = 90, KEEP_ADDRESSES = 14, KEEP_ROLLUPS = 3 * 366 };

#endif
