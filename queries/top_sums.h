/*
 * top_sums: the rollups that a ranking is answered from.
 *
 * A ranking asks the same days several times: for the failures and the deliveries of both blocks,
 * and for what is counted aside.  Over years these are millions of rows; but it tells days apart or
 * domains, seldom both, and mostly neither.  So each rollup is read once, and its sums, a hundredth
 * of its rows, stand in its place.
 */
#ifndef BOUNCESTAT_QUERIES_TOP_SUMS_H
#define BOUNCESTAT_QUERIES_TOP_SUMS_H

#include "queries/top.h"

enum top_rollup { TOP_REASONS, TOP_SENDERS, TOP_TRAFFIC, TOP_TRAFFIC_SENDERS };

/* Days or hours are groups, so newer ones can be answered without the older ones. */
bool top_has_days(const struct top *top);

/* The rollup with what its numbers refer to (store/numbers.h), or its sums where they were made. */
const char *top_rollup(const struct top *top, enum top_rollup which);

#endif
