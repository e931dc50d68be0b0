/*
 * explain: the answers of `bouncestat explain`, for people, for scripts and in bulk.
 */
#ifndef BOUNCESTAT_CLI_EXPLAIN_H
#define BOUNCESTAT_CLI_EXPLAIN_H

#include "cli/cli.h"
#include "queries/explain.h"

/* A page of labelled paragraphs, 80 columns wide or as wide as a narrower terminal. */
void explain_page(struct run *run, struct explainer *explainer, const struct explanation *answer);

/* Each line PROVIDER<TAB>TEXT of standard input as one JSON object. */
int explain_batch(struct run *run, struct explainer *explainer);

#endif
