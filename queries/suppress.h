/*
 * suppress: recipients that are safe to drop from lists.
 *
 * A recipient counts when other hosts have refused it for good (bounced or expired, class hard, for
 * the address or its domain) on `days` days or `failures` times, and nothing was delivered to it
 * since.  Failures of a day do not count when a block of ours was on: when the same provider or
 * domain refused us for our reputation that day.  Successes are stored only where they followed a
 * failure, so "delivered since" is known for those; for causes of the domain, any delivery to it
 * counts.  Pseudonyms are left out.
 */
#ifndef BOUNCESTAT_QUERIES_SUPPRESS_H
#define BOUNCESTAT_QUERIES_SUPPRESS_H

#include "queries/query.h"
#include "queries/range.h"

struct suppress {
    int64_t days, failures;
    struct slice domain, sender_domain, provider; /* only these; absent = all */
    struct range range;
    char bounds[2][WHEN_TEXT];
};

enum suppress_column {
    SUPPRESS_RECIPIENT,
    SUPPRESS_DOMAIN,
    SUPPRESS_PROVIDER,
    SUPPRESS_CAUSE,
    SUPPRESS_FIRST,
    SUPPRESS_LAST,
    SUPPRESS_DAYS,
    SUPPRESS_FAILURES,
    SUPPRESS_TEMPLATE,
};

int suppress_ask(struct suppress *suppress, struct store *store, struct rows **rows_r,
                 struct error *error);

#endif
