/*
 * generate: what the generator of logs and its formats share.
 */
#ifndef BOUNCESTAT_TESTS_GENERATE_H
#define BOUNCESTAT_TESTS_GENERATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

enum { WAITING = 512 };

/* One message, or a client that would have brought one. */
struct mail {
    uint64_t id;
    unsigned tries, size;
    char sender[64], local[64];     /* from outside, to one of our users */
    char recipient[64], domain[32]; /* at another site */
    char client[64], ip[24], mx_ip[24];
};

struct generator {
    uint64_t random, lines, wanted, serial;
    uint32_t domains;
    double clock, step; /* seconds */
    char reply[256];
    struct mail waiting[WAITING];
    size_t waiting_count;
};

uint32_t roll(struct generator *g, uint32_t below);
uint32_t roll_domain(struct generator *g);
struct mail make_mail(struct generator *g);
const char *make_reply(struct generator *g, const char *recipient); /* until the next call */
void wait_for_retry(struct generator *g, const struct mail *mail);
bool take_retry(struct generator *g, struct mail *out_r);
struct tm now_of(const struct generator *g);
unsigned milliseconds(const struct generator *g);
void end_line(struct generator *g); /* count it and let time pass */

void postfix_session(struct generator *g);
void exim_session(struct generator *g);
void tracking_head(struct generator *g);
void tracking_session(struct generator *g);
void protocol_head(struct generator *g);
void protocol_session(struct generator *g);
void mdaemon_head(struct generator *g);
void mdaemon_session(struct generator *g);

#endif
