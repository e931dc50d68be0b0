/*
 * ingest: log files into the database.
 *
 * Files are read in the order of their content's time, whatever order they are named in, several at
 * once when there are several cores; one thread writes.  What was read before is known by content
 * and not read or counted again.  See docs/identity.md.
 */
#ifndef BOUNCESTAT_INGEST_INGEST_H
#define BOUNCESTAT_INGEST_INGEST_H

#include "causes/classifier.h"
#include "causes/provider.h"
#include "parsers/format.h"
#include "store/writer.h"

#include <signal.h>
#include <stdio.h>

/* What became of one source in this run. */
struct ingest_account {
    const char *path;
    const struct format *format; /* NULL = no mail log */
    uint64_t lines[LINE_KINDS];  /* read in this run */
    uint64_t known;              /* of its event and delivery lines, met before elsewhere */
    uint64_t bytes;              /* read in this run */
    bool resumed;                /* a known source went on where it had stopped */
    char unknown_shape[160];     /* the first unknown line, folded; "" = none */
};

struct ingest_progress {
    const char *path;
    uint64_t bytes, total_bytes; /* as stored; total 0 = not known */
    uint64_t events;
};

/* How the run speaks; only the command line prints.  Any may be NULL. */
struct ingest_listener {
    void *context;
    void (*account)(void *context, const struct ingest_account *account);
    /* Sentences a person should read; `failed`: this input could not be used. */
    void (*say)(void *context, bool failed, const char *sentence);
    void (*progress)(void *context, const struct ingest_progress *progress);
};

/* Other work with the database, while logs are followed: called often, when no transaction is open.
 */
struct ingest_aside {
    void *context;
    void (*work)(void *context);
};

/* Logs whose path fits the pattern (fnmatch, where * passes over slashes) were written by `host`.
 */
struct host_rule {
    const char *pattern, *host;
};

struct ingest_options {
    const char *const *paths;
    size_t count;
    bool rotated;
    bool follow;
    int year;                /* of the first line of stamps without one; 0 = from file times */
    const struct zone *zone; /* of stamps without one */
    const char *host;        /* of lines that name none */
    const struct host_rule *host_rules; /* the first that fits the path wins over `host` */
    size_t host_rule_count;
    const struct format *format; /* NULL = by content */
    FILE *unknown;               /* unknown lines are appended here; NULL = nowhere */
    bool keep_deliveries;        /* store deliveries that never failed too */
    unsigned threads;            /* readers; 0 = one per core, 1 = no threads at all */
    struct classifier *classifier;
    const struct providers *providers;
    struct own own;
    const volatile sig_atomic_t *stop; /* becomes non-zero: commit and return; may be NULL */
    struct ingest_listener listener;
    struct ingest_aside aside; /* may be empty */
};

struct ingest_result {
    uint64_t files;  /* sources looked at */
    uint64_t failed; /* arguments or files that could not be used, or only in part */
    uint64_t lines[LINE_KINDS];
    uint64_t new_events; /* rows */
    uint64_t new_deliveries;
    uint64_t known;
    uint64_t pruned; /* of them, older than what prune removed */
    uint64_t bytes;
    bool mostly_unknown; /* over 20 % of the lines that are no noise were unknown */
};

/* An ingest knows its logs before it needs a database, so that none is made for nothing: */
struct ingest;

/* Look what the paths lead to; what cannot be used is told and counted in *result_r, which, like
 * the options, must live as long as the ingest. */
struct ingest *ingest_open(const struct ingest_options *options, struct ingest_result *result_r);

/* Is there a log to read or to wait for? */
bool ingest_has_logs(const struct ingest *ingest);

/* Read them.  0, or -1 when the database failed; then everything up to the last commit is kept and
 * the next run goes on from there. */
int ingest_run(struct ingest *ingest, struct store *store, struct error *error);
void ingest_close(struct ingest *ingest);

#endif
