/*
 * generate: large logs to measure with.  generate FORMAT LINES [DAYS [DOMAINS [SEED]]] > LOG
 *
 * The same arguments give the same bytes.  It measures speed; that a parser understands real logs
 * is shown by samples/.  The mix is that of a relay with hosted domains, of a million lines each:
 *
 *   postfix   101,000 attempts to deliver elsewhere (89 % sent, 9 % deferred, 2 % bounced), 14,000
 *             local deliveries, 62,000 refused clients: 7 failures in 100 lines
 *   exim      300,000 deliveries, 23,000 deferrals, 6,000 bounces, 189,000 refused clients: 20 in
 *             100
 *   tracking  95 % of the messages delivered, the others deferred or bounced: 2 in 100
 *   protocol  27 % of sessions end by a refusal: 2 in 100
 *   mdaemon   half of the sessions inbound; 60 % of these refused: 1 in 100
 *
 * "lists" is no mix, but messages of many recipients (tests/generate_lists.c).
 *
 * Clients and senders of refused mail are mostly new, recipient domains follow a steep curve, two
 * replies of five hold an id of their own, a message has 1.4 recipients, some 300 wait to be tried
 * again.
 */
#include "generate.h"

#include <stdlib.h>
#include <string.h>

enum { START = 1793491200, LINE = 2048 }; /* 2026-11-01 00:00:00 UTC */

uint32_t roll(struct generator *g, uint32_t below)
{
    g->random += UINT64_C(0x9e3779b97f4a7c15); /* SplitMix64 */
    uint64_t z = g->random;
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)((z ^ (z >> 31)) >> 33) % below;
}

/* Of few much, of many a little. */
static uint32_t roll_steep(struct generator *g, uint32_t below)
{
    double part = roll(g, 1000000) / 1e6;
    return (uint32_t)(part * part * part * part * below);
}

const char *choose(struct generator *g, const struct row *rows)
{
    uint32_t sum = 0;
    for (const struct row *row = rows; row->text; row++)
        sum += row->often;
    uint32_t place = roll(g, sum);
    for (; place >= rows->often; rows++)
        place -= rows->often;
    return rows->text;
}

/* Letters behind '%' that stand for a string of the mail. */
static const char *string_of(const struct mail *mail, char letter)
{
    switch (letter) {
    case 'q':
        return mail->queue_id;
    case 's':
        return mail->size;
    case 'f':
        return mail->from;
    case 't':
        return mail->to;
    case 'a':
        return mail->account;
    case 'd':
        return mail->domain;
    case 'c':
        return mail->client;
    case 'i':
        return mail->ip;
    case 'm':
        return mail->mx;
    case 'j':
        return mail->mx_ip;
    case 'r':
        return mail->reply;
    default:
        return NULL;
    }
}

/* And new ones each time: %k an id that a host puts into its reply, %x and %n a number, %p that of
 * a process. */
static void fill(struct generator *g, const struct mail *mail, const char *text, char *out,
                 size_t size)
{
    size_t used = 0;
    for (; *text && used + 1 < size; text++) {
        char made[32];
        const char *string = made;
        if (*text != '%') {
            out[used++] = *text;
            continue;
        }
        /* One roll in a statement: the order of arguments is the compiler's. */
        uint32_t random = roll(g, UINT32_MAX);
        if (*++text == 'k')
            snprintf(made, sizeof(made), "%08x%04x-%05u", random, random % 65521, roll(g, 100000));
        else if (*text == 'x')
            snprintf(made, sizeof(made), "%09X", random);
        else if (*text == 'n')
            snprintf(made, sizeof(made), "%u", 1024 + random % 60000);
        else if (*text == 'p')
            snprintf(made, sizeof(made), "%u", 1000 + (unsigned)(mail->id % 900));
        else
            string = string_of(mail, *text);
        used += (size_t)snprintf(out + used, size - used, "%s", string);
    }
    out[used < size ? used : size - 1] = '\0';
}

void write_line(struct generator *g, const struct mail *mail, const char *text)
{
    char line[LINE];
    g->format->stamp(g, mail);
    fill(g, mail, text, line, sizeof(line));
    fputs(line, stdout);
    fputs(g->format->end, stdout);
    g->lines++;
    g->clock += g->step;
}

void write_lines(struct generator *g, const struct mail *mail, const struct row *rows)
{
    for (; rows->text; rows++)
        if (rows->often == 100 || roll(g, 100) < rows->often)
            write_line(g, mail, rows->text);
}

void set_reply(struct generator *g, struct mail *mail, const char *text)
{
    fill(g, mail, text, mail->reply, sizeof(mail->reply));
}

static void make_address(struct generator *g, char *out, size_t size, uint32_t people,
                         const char *domain)
{
    static const char *const words[] = {"anna", "bela", "carl", "dora",  "emil", "fred",
                                        "info", "news", "shop", "sales", "post", "team"};
    const uint32_t count = sizeof(words) / sizeof(words[0]);
    const char *word = words[roll(g, count)];
    snprintf(out, size, "%s%u@%s", word, roll(g, people), domain);
}

void change_recipient(struct generator *g, struct mail *mail, bool outbound)
{
    char hosted[32];
    uint32_t domain = roll_steep(g, g->domains);
    snprintf(hosted, sizeof(hosted), "hosted%u.example.org", roll(g, 30));
    snprintf(mail->domain, sizeof(mail->domain), "d%u.example.com", domain);
    snprintf(mail->mx, sizeof(mail->mx), "mx%u.%s", 1 + roll(g, 2), mail->domain);
    snprintf(mail->mx_ip, sizeof(mail->mx_ip), "203.0.113.%u", 1 + domain % 250);
    make_address(g, mail->to, sizeof(mail->to), outbound ? 3000 : 60,
                 outbound ? mail->domain : hosted);
}

struct mail make_mail(struct generator *g, bool outbound)
{
    char domain[32];
    struct mail mail = {.id = ++g->serial, .removed = true};
    uint32_t client = roll_steep(g, 1300);
    snprintf(mail.size, sizeof(mail.size), "%u", 800 + roll(g, 90000));
    snprintf(domain, sizeof(domain), "hosted%u.example.org", roll(g, 30));
    make_address(g, mail.account, sizeof(mail.account), 6, domain);
    snprintf(domain, sizeof(domain), "client%u.example.net", client);
    make_address(g, mail.from, sizeof(mail.from), 3000, domain);
    snprintf(mail.client, sizeof(mail.client), "h%u.%s", roll(g, 12), domain);
    /* 198.18.0.0/15 is for benchmarks (RFC 2544). */
    uint32_t ip = roll(g, 1u << 17);
    snprintf(mail.ip, sizeof(mail.ip), "198.%u.%u.%u", 18 + (ip >> 16), ip >> 8 & 255, ip & 255);
    if (outbound && roll(g, 100) < 70) /* the others are forwarded */
        memcpy(mail.from, mail.account, sizeof(mail.from));
    change_recipient(g, &mail, outbound);
    if (g->format->queue_id)
        g->format->queue_id(&mail);
    return mail;
}

enum ending try_delivery(struct generator *g, struct mail *mail, unsigned deferrals)
{
    uint32_t luck = roll(g, 100);
    if (mail->removed && luck < (mail->tries == 0 ? deferrals : mail->tries < 5 ? 55 : 0)) {
        set_delay(g, mail);
        mail->removed = false;
        if (g->waiting_count < WAITING)
            g->waiting[g->waiting_count++] = *mail;
        return DEFERRED;
    }
    if (luck < 98)
        return SENT;
    set_refusal(g, mail);
    return BOUNCED;
}

/* The more wait, the sooner one comes. */
bool take_retry(struct generator *g, struct mail *out_r)
{
    if (roll(g, WAITING) >= g->waiting_count)
        return false;
    uint32_t which = roll(g, (uint32_t)g->waiting_count);
    *out_r = g->waiting[which];
    g->waiting[which] = g->waiting[--g->waiting_count];
    out_r->tries++;
    out_r->removed = true;
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

static const struct format *const formats[] = {&generate_postfix,  &generate_exim,
                                               &generate_tracking, &generate_protocol,
                                               &generate_mdaemon,  &generate_lists};

static unsigned long long number(char **argv, int argc, int index, unsigned long long otherwise)
{
    return index < argc ? strtoull(argv[index], NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
    static struct generator g;
    for (size_t i = 0; argc > 2 && i < sizeof(formats) / sizeof(formats[0]); i++)
        if (strcmp(argv[1], formats[i]->name) == 0)
            g.format = formats[i];
    g.wanted = number(argv, argc, 2, 0);
    double days = (double)number(argv, argc, 3, 10);
    g.domains = (uint32_t)number(argv, argc, 4, 900);
    g.random = number(argv, argc, 5, 1);
    if (!g.format || !g.wanted || !g.domains) {
        fputs("usage: generate postfix|exim|tracking|protocol|mdaemon|lists LINES [DAYS [DOMAINS "
              "[SEED]]]\n",
              stderr);
        return 2;
    }
    g.step = days * 86400 / (double)g.wanted;
    if (g.format->head)
        fputs(g.format->head, stdout);
    while (g.lines < g.wanted)
        g.format->session(&g);
    return fflush(stdout) == 0 ? 0 : 1;
}
