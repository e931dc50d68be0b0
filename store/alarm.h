/*
 * alarm: which thresholds are crossed, so that the next run knows what the last one said.
 */
#ifndef BOUNCESTAT_STORE_ALARM_H
#define BOUNCESTAT_STORE_ALARM_H

#include "store/store.h"

/* Since when the alarm of this name is on; WHEN_NONE = it is off.  For any open store. */
int alarm_read(struct store *store, struct slice name, int64_t *since_r, struct error *error);

/* Set it on since an instant, or off (WHEN_NONE).  For a store opened by store_tend. */
int alarm_write(struct store *store, struct slice name, int64_t since, struct error *error);

#endif
