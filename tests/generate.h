/*
 * generate: what the generator of logs and its formats share.
 *
 * A session is a list of lines with places to fill in.  So are verdicts and replies.
 */
#ifndef BOUNCESTAT_TESTS_GENERATE_H
#define BOUNCESTAT_TESTS_GENERATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

enum { WAITING = 4096 };

/* One message to one recipient, or a client that would have brought one. */
struct mail {
    uint64_t id;
    unsigned tries;
    bool removed;               /* no other recipient of the message waits */
    char queue_id[24], size[8]; /* %q %s */
    char from[64], to[64];      /* %f %t */
    char account[64];           /* %a: our user who sends */
    char domain[32];            /* %d: of the recipient at another site */
    char client[64], ip[24];    /* %c %i */
    char mx[48], mx_ip[24];     /* %m %j */
    char reply[400];            /* %r: what was said to it or by it */
};

/* In a list of lines: the percentage of sessions that have it.  In a list of which one is chosen:
 * how often this one is. */
struct row {
    unsigned often;
    const char *text; /* NULL = the end of the list */
};

struct generator {
    const struct format *format;
    uint64_t random, lines, wanted, serial;
    uint32_t domains;
    double clock, step; /* seconds */
    struct mail waiting[WAITING];
    size_t waiting_count;
};

struct format {
    const char *name;
    const char *head;                    /* before all lines; NULL = nothing */
    const char *end;                     /* of a line */
    void (*queue_id)(struct mail *mail); /* NULL = none */
    void (*stamp)(const struct generator *g, const struct mail *mail); /* begins a line */
    void (*session)(struct generator *g);
};

extern const struct format generate_postfix, generate_exim, generate_tracking, generate_protocol,
    generate_mdaemon, generate_lists;

uint32_t roll(struct generator *g, uint32_t below);
const char *choose(struct generator *g, const struct row *rows);

struct mail make_mail(struct generator *g, bool outbound);
void change_recipient(struct generator *g, struct mail *mail, bool outbound);
void set_reply(struct generator *g, struct mail *mail, const char *text);

/* What we say to clients; what other servers say to us: no, for good or for now, and yes. */
void set_verdict(struct generator *g, struct mail *mail);
void set_refusal(struct generator *g, struct mail *mail);
void set_delay(struct generator *g, struct mail *mail);
void set_thanks(struct generator *g, struct mail *mail);

/* The no of a conversation: ours, or outbound that of the other server. */
void set_failure(struct generator *g, struct mail *mail, bool outbound);

/* What comes of an attempt to deliver.  Of a hundred first ones `deferrals` are deferred, of later
 * ones more than half; the mail then waits until take_retry() gives it back.  The reply of one that
 * fails is set. */
enum ending { SENT, DEFERRED, BOUNCED };
enum ending try_delivery(struct generator *g, struct mail *mail, unsigned deferrals);
bool take_retry(struct generator *g, struct mail *out_r);

struct tm now_of(const struct generator *g);
unsigned milliseconds(const struct generator *g);
void write_lines(struct generator *g, const struct mail *mail, const struct row *rows);
void write_line(struct generator *g, const struct mail *mail, const char *text);

#endif
