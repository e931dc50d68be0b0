/*
 * http: one exchange with a ClickHouse server.
 */
#ifndef BOUNCESTAT_STORE_HTTP_H
#define BOUNCESTAT_STORE_HTTP_H

#include "store/remote.h"

enum http_result {
    HTTP_FAILED = -1, /* and would fail again */
    HTTP_AGAIN = 0,   /* failed for what may pass: no connection, no time, too much work */
    HTTP_DONE = 1,
};

struct http_exchange {
    struct slice sql;
    const char *settings;           /* "&name=value..." */
    const struct remote_rows *rows; /* the body; NULL = the SQL is */
    FILE *answer;
    size_t answer_max;
    sig_atomic_t stopped; /* what remote.stop was before the first try */
};

/* The error sentence is filled in unless HTTP_DONE.  An error always in programs built without
 * libcurl. */
enum http_result http_exchange(struct remote *remote, const struct http_exchange *exchange,
                               struct error *error);
void http_close(struct remote *remote);

#endif
