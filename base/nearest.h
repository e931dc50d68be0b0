/*
 * nearest: what a mistyped name may have meant.
 */
#ifndef BOUNCESTAT_BASE_NEAREST_H
#define BOUNCESTAT_BASE_NEAREST_H

#include "base/slice.h"

/* The name nearest to a mistyped one, or NULL when none is near.  `name_at` gives NULL at the end.
 */
const char *nearest_name(struct slice given, const char *(*name_at)(size_t index, const void *data),
                         const void *data);

#endif
