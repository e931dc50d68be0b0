/*
 * generate: large logs to measure with.  generate FORMAT LINES [DAYS [DOMAINS [SEED]]] > LOG
 *
 * The same arguments give the same bytes.  Sessions of several lines follow each other: refused
 * clients, delivered mail, failures, and deferred mail that comes again.  Clients and senders are
 * mostly new, recipient domains follow a steep curve, replies hold ids of their own, as in life.
 * It measures speed; that a parser understands real logs is shown by samples/.
 */
#include "generate.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { START = 1793491200 }; /* 2026-11-01 00:00:00 UTC */

uint32_t roll(struct generator *g, uint32_t below)
{
    g->random += UINT64_C(0x9e3779b97f4a7c15); /* SplitMix64 */
    uint64_t z = g->random;
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)((z ^ (z >> 31)) >> 33) % below;
}

/* Of few domains much, of many a little. */
uint32_t roll_domain(struct generator *g)
{
    double part = roll(g, 1000000) / 1e6;
    return (uint32_t)(part * part * part * part * g->domains);
}

static const char *const replies[] = {
    "550 5.1.1 <%s>: Recipient address rejected: User unknown in virtual mailbox table",
    "550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 %s - gsmtp",
    "552 5.2.2 <%s>: mailbox is full, quota exceeded",
    "554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using zen.spamhaus.org; id %s",
    "550 5.7.26 This mail is unauthenticated (%s), SPF and DKIM did not pass",
    "451 4.7.1 <%s>: Greylisted, please try again later",
    "421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred; id=%s",
    "452 4.2.2 The recipient's inbox is out of storage space. %s",
    "450 4.1.1 <%s>: Recipient address rejected: unverified address",
    "550 5.4.1 Recipient address rejected: Access denied. [%s.example.net]",
    "554 5.6.0 Message content rejected, reference %s",
    "550 relay not permitted, %s",
};

const char *make_reply(struct generator *g, const char *recipient)
{
    size_t which = roll(g, sizeof(replies) / sizeof(replies[0]));
    char id[64];
    snprintf(id, sizeof(id), "%08x%04x", roll(g, UINT32_MAX), roll(g, 65536));
    bool is_address = strstr(replies[which], "<%s>") != NULL;
    snprintf(g->reply, sizeof(g->reply), replies[which], is_address ? recipient : id);
    return g->reply;
}

struct mail make_mail(struct generator *g)
{
    static const char *const words[] = {"anna", "bela", "carl", "dora",  "emil", "fred",
                                        "info", "news", "shop", "sales", "post", "team"};
    struct mail mail = {.id = ++g->serial, .size = 800 + roll(g, 90000)};
    const uint32_t count = sizeof(words) / sizeof(words[0]);
    snprintf(mail.sender, sizeof(mail.sender), "%s.%u@client%u.example.net", words[roll(g, count)],
             roll(g, 100000), roll(g, 5000));
    snprintf(mail.local, sizeof(mail.local), "%s%u@hosted%u.example.org", words[roll(g, count)],
             roll(g, 40), roll(g, 30));
    uint32_t domain = roll_domain(g);
    snprintf(mail.domain, sizeof(mail.domain), "d%u.example.com", domain);
    snprintf(mail.recipient, sizeof(mail.recipient), "%s%u@%s", words[roll(g, count)],
             roll(g, 3000), mail.domain);
    snprintf(mail.client, sizeof(mail.client), "h%u.client%u.example.net", roll(g, 60000),
             roll(g, 5000));
    snprintf(mail.ip, sizeof(mail.ip), "198.51.100.%u", 1 + roll(g, 250));
    snprintf(mail.mx_ip, sizeof(mail.mx_ip), "203.0.113.%u", 1 + domain % 250);
    return mail;
}

/* Mail that was deferred waits here and comes again. */
void wait_for_retry(struct generator *g, const struct mail *mail)
{
    if (g->waiting_count < WAITING)
        g->waiting[g->waiting_count++] = *mail;
}

bool take_retry(struct generator *g, struct mail *out_r)
{
    if (g->waiting_count == 0 || roll(g, 100) >= 20)
        return false;
    uint32_t which = roll(g, (uint32_t)g->waiting_count);
    *out_r = g->waiting[which];
    g->waiting[which] = g->waiting[--g->waiting_count];
    out_r->tries++;
    return true;
}

struct tm now_of(const struct generator *g)
{
    time_t second = START + (time_t)g->clock;
    struct tm tm;
    gmtime_r(&second, &tm);
    return tm;
}

unsigned milliseconds(const struct generator *g)
{
    return (unsigned)((g->clock - (double)(time_t)g->clock) * 1000);
}

void end_line(struct generator *g)
{
    putchar('\n');
    g->lines++;
    g->clock += g->step;
}

static const struct kind {
    const char *name;
    void (*head)(struct generator *g);
    void (*session)(struct generator *g);
} kinds[] = {
    {"postfix", NULL, postfix_session},
    {"exim", NULL, exim_session},
    {"tracking", tracking_head, tracking_session},
    {"protocol", protocol_head, protocol_session},
    {"mdaemon", mdaemon_head, mdaemon_session},
};

static unsigned long long number(char **argv, int argc, int index, unsigned long long otherwise)
{
    return index < argc ? strtoull(argv[index], NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
    static struct generator g;
    const struct kind *kind = NULL;
    for (size_t i = 0; argc > 2 && i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(argv[1], kinds[i].name) == 0)
            kind = &kinds[i];
    g.wanted = number(argv, argc, 2, 0);
    double days = (double)number(argv, argc, 3, 10);
    g.domains = (uint32_t)number(argv, argc, 4, 900);
    g.random = number(argv, argc, 5, 1);
    if (!kind || !g.wanted || !g.domains) {
        fputs("usage: generate postfix|exim|tracking|protocol|mdaemon LINES [DAYS [DOMAINS "
              "[SEED]]]\n",
              stderr);
        return 2;
    }
    g.step = days * 86400 / (double)g.wanted;
    if (kind->head)
        kind->head(&g);
    while (g.lines < g.wanted)
        kind->session(&g);
    return fflush(stdout) == 0 ? 0 : 1;
}
