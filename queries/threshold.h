/*
 * threshold: is too much failing, and do all logs still come?
 *
 * Final failures (rejected, bounced, expired; scope edge) in a window, and their share in the
 * deliveries of the same domain, provider and direction, whatever the cause.  A window of whole
 * days is answered from the rollups.  One of hours is answered from the events; as deliveries are
 * counted by day only, those of its days are taken in proportion.
 */
#ifndef BOUNCESTAT_QUERIES_THRESHOLD_H
#define BOUNCESTAT_QUERIES_THRESHOLD_H

#include "queries/query.h"

struct threshold {
    struct slice domain, sender_domain, provider, cause, direction, host; /* absent = any */
    int64_t days;   /* today and the days before it; 0 = the window is of hours */
    int64_t length; /* of a window of hours, microseconds */
    int64_t now;
};

struct threshold_answer {
    int64_t failed;    /* that fit */
    double deliveries; /* those that worked and those that failed */
    double share;      /* percent */
};

int threshold_ask(const struct threshold *threshold, struct store *store,
                  struct threshold_answer *answer_r, struct error *error);

/* Hosts whose newest line is older than `limit`, a host a row: name, instant of its last line.  The
 * one that fell silent first, first.  Those silent since before `dead` are out of service: left
 * out, unless `host` asks for one, or all are. */
int threshold_stale(struct store *store, int64_t limit, int64_t dead, struct slice host,
                    struct rows **rows_r, struct error *error);

/* Silence about what no log ever named is no good news.  Each machine, domain and provider of
 * the question: the first that is not known, in a sentence; absent = all are.  `answer`: to that
 * question, all 0 = it was not asked.  `log_of`: a machine that must have a log of its own. */
int threshold_unknown(const struct threshold *threshold, const struct threshold_answer *answer,
                      struct slice log_of, struct store *store, struct arena *arena,
                      struct slice *sentence_r, struct error *error);

#endif
