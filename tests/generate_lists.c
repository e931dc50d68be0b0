/*
 * Generated lines of Postfix: messages of many recipients, all on their way at once.  The number of
 * domains is that of messages.
 *
 * Each recipient is tried once, then those again that were deferred; a line of each message follows
 * one of another.  No reader can know more of a message at a time than one recipient.
 */
#include "generate.h"

static void stamp(const struct generator *g, const struct mail *mail)
{
    generate_postfix.stamp(g, mail);
}

static const struct row begins[] = {
    {100, "postfix/smtpd[%p]: %q: client=%c[%i]"},
    {100, "postfix/qmgr[900]: %q: from=<%f>, size=%s, nrcpt=50 (queue active)"},
    {0, NULL},
};

static struct mail to_recipient(uint32_t message, uint64_t recipient)
{
    struct mail mail = {.id = message, .from = "news@hosted1.example.org", .size = "4711"};
    unsigned domain = (unsigned)(recipient % 50);
    snprintf(mail.queue_id, sizeof(mail.queue_id), "4B%08X", message);
    snprintf(mail.client, sizeof(mail.client), "news.example.net");
    snprintf(mail.ip, sizeof(mail.ip), "198.18.0.1");
    snprintf(mail.domain, sizeof(mail.domain), "d%u.example.com", domain);
    snprintf(mail.mx, sizeof(mail.mx), "mx1.%s", mail.domain);
    snprintf(mail.mx_ip, sizeof(mail.mx_ip), "203.0.113.%u", 1 + domain);
    snprintf(mail.to, sizeof(mail.to), "reader%u.%u@%s", (unsigned)recipient, message, mail.domain);
    return mail;
}

static void session(struct generator *g)
{
    const uint64_t tries = g->wanted * 3 / 5 / g->domains + 1; /* five for three recipients */
    const uint64_t recipient = g->serial % tries;
    const bool last = g->wanted - g->lines <= g->domains * UINT64_C(8) / 5;
    for (uint32_t message = 0; message < g->domains; message++) {
        struct mail mail = to_recipient(message, recipient);
        bool often = (message + recipient) % 3;
        if (g->serial == 0)
            write_lines(g, &mail, begins);
        if (g->serial < tries && often)
            write_line(g, &mail,
                       "postfix/smtp[%p]: %q: to=<%t>, relay=%m[%j]:25, delay=1, "
                       "delays=0/0/0/1, dsn=4.2.2, status=deferred (host %m[%j] said: 452 4.2.2 "
                       "Mailbox full (in reply to RCPT TO command))");
        else if (g->serial < tries || often)
            write_line(g, &mail,
                       "postfix/smtp[%p]: %q: to=<%t>, relay=%m[%j]:25, delay=1, "
                       "delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued)");
        if (last)
            write_line(g, &mail, "postfix/qmgr[900]: %q: removed");
    }
    g->serial++;
}

const struct format generate_lists = {.name = "lists",
                                      .end = "\n",
                                      .stamp = stamp,
                                      .session = session};
