/*
 * known: does the database know what a question names?  A typing error looks like good news.
 *
 * A name is known by mail that failed and by mail that did not: a domain all of whose mail arrived
 * is no typing error.
 */
#ifndef BOUNCESTAT_QUERIES_KNOWN_H
#define BOUNCESTAT_QUERIES_KNOWN_H

#include "queries/query.h"

enum known_kind {
    KNOWN_DOMAIN,        /* that mail goes to */
    KNOWN_SENDER_DOMAIN, /* that mail comes from */
    KNOWN_PROVIDER,
    KNOWN_HOST,    /* a machine that lines of a log name */
    KNOWN_MACHINE, /* the same, whatever the case */
    KNOWN_LOG,     /* a machine that has a log of its own, with times in it; whatever the case */
};

/* 1 = it is known, 0 = it is not, -1 = failed. */
int known_ask(enum known_kind kind, struct slice name, struct store *store, struct error *error);

/* The name in use that is nearest to a mistyped one, in the arena; NULL = none is near.  0, or -1 =
 * failed. */
int known_nearest(enum known_kind kind, struct slice name, struct store *store, struct arena *arena,
                  const char **nearest_r, struct error *error);

#endif
