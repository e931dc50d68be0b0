/*
 * remote: a ClickHouse server, spoken to over HTTP.
 *
 * clickhouse+http://USER@HOST:PORT/DATABASE, or clickhouse+https.  The password comes from a file
 * or the environment, never from the URL, which other users of the machine can see. SQL text is
 * made of this program's own words: values travel as rows of a body, or as digits (remote_literal),
 * so that nothing of a log can be taken for SQL.
 */
#ifndef BOUNCESTAT_STORE_REMOTE_H
#define BOUNCESTAT_STORE_REMOTE_H

#include "base/arena.h"
#include "base/error.h"
#include "store/tsv.h"

#include <signal.h>
#include <stdio.h>

struct remote {
    const char *url;      /* as given */
    const char *address;  /* http://HOST:PORT/ */
    const char *user;     /* "default" when none is given */
    const char *password; /* NULL = none */
    const char *database;
    unsigned tries;   /* of one exchange, at least 1 */
    unsigned timeout; /* of one exchange, in seconds */
    /* An exchange is given up when this changes; may be NULL. */
    const volatile sig_atomic_t *stop;
    struct arena arena; /* of the words above */
    void *connection;   /* kept open between exchanges */
};

/* Read a URL.  `password_file` (whose first line counts) may be NULL, then the environment's
 * BOUNCESTAT_PASSWORD is taken, if set.  Nothing is sent yet. */
int remote_open(struct remote **remote_r, const char *url, const char *password_file,
                struct error *error);
void remote_close(struct remote *remote);

/* Rows of a body: append some to the text, false when there are no more.  It is begun anew by
 * `rewind` for each try. */
struct remote_rows {
    void *context;
    void (*rewind)(void *context);
    bool (*next)(void *context, struct text *text);
};

/* Run a statement.  1 = there is such an answer, all of it is in a temporary file at *answer_r
 * (close it), -1 = failed.  A failure that may pass is tried again, with pauses that grow. */
int remote_ask(struct remote *remote, struct slice sql, FILE **answer_r, struct error *error);
/* The same for text that a person typed: what it may do is read. */
int remote_ask_typed(struct remote *remote, struct slice sql, FILE **answer_r, struct error *error);
/* INSERT ... FORMAT TabSeparated.  0 = the server acknowledged all rows. */
int remote_insert(struct remote *remote, struct slice sql, const struct remote_rows *rows,
                  struct error *error);
/* A statement without an answer. */
int remote_run(struct remote *remote, struct slice sql, struct error *error);

/* The one number that a SELECT gives, 0 when it gives none. */
int remote_number(struct remote *remote, struct slice sql, int64_t *number_r, struct error *error);
/* The one text that a SELECT gives, empty when it gives none; lives in the arena. */
int remote_text(struct remote *remote, struct slice sql, struct arena *arena, struct slice *text_r,
                struct error *error);

/* A text as SQL that holds digits alone: unhex('6162'). */
struct slice remote_literal(struct arena *arena, struct slice value);

#endif
