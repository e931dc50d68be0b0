/*
 * property_log: the logs that tests/property.c feeds, and where they may be cut.
 */
#ifndef BOUNCESTAT_TESTS_PROPERTY_LOG_H
#define BOUNCESTAT_TESTS_PROPERTY_LOG_H

#include "tests/feed.h"

/* A log is made of copies of a sample.  More than one stand days apart: there the same queue ids
 * begin new lives. */
struct plot {
    const char *sample;
    unsigned copies;
    unsigned share; /* of the seeds */
    bool sessions;  /* the format has lines that wait for others */
};
enum { PLOTS = 8 };
extern const struct plot plots[PLOTS];
size_t plot_choose(uint64_t seed);

struct log {
    struct slice text;
    size_t *cuts; /* offsets where it may be cut */
    size_t cut_count;
    bool sessions; /* a line may wait for the next: what stands at the end is told by what it had */
};

void log_make(struct log *log, const struct plot *plot, const char *samples);
/* How many bytes of the rest of a piece are written next; at least 1. */
size_t log_growth(const struct log *log, struct slice rest, struct dice *dice);
/* Cut at random into pieces, at least two where that can be; returns how many. */
enum { PIECES_MAX = 7 };
size_t log_cut(const struct log *log, struct dice *dice, struct slice pieces[PIECES_MAX]);
void log_free(struct log *log);

#endif
