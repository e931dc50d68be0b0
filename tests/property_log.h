/*
 * property_log: the logs that tests/property.c feeds, and where they may be cut.
 */
#ifndef BOUNCESTAT_TESTS_PROPERTY_LOG_H
#define BOUNCESTAT_TESTS_PROPERTY_LOG_H

#include "base/slice.h"

/* A log is made of copies of a sample.  More than one stand days apart: there the same queue ids
 * begin new lives. */
struct plot {
    const char *sample;
    unsigned copies;
    unsigned share; /* of the seeds */
};
enum { PLOTS = 8 };
extern const struct plot plots[PLOTS];

struct log {
    struct slice text;
    size_t *cuts; /* offsets where it may be cut */
    size_t cut_count;
};

void log_make(struct log *log, const struct plot *plot, const char *samples);
void log_free(struct log *log);

#endif
