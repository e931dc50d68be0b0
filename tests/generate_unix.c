/*
 * Generated lines of Postfix (syslog) and Exim (mainlog).
 */
#include "generate.h"

#include <stdarg.h>

static void say(struct generator *g, const char *daemon, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Nov  1 00:00:00 mail postfix/smtpd[1234]: TEXT */
static void say(struct generator *g, const char *daemon, const char *format, ...)
{
    struct tm tm = now_of(g);
    va_list args;
    printf("Nov %2d %02d:%02d:%02d mail postfix/%s[%u]: ", tm.tm_mday, tm.tm_hour, tm.tm_min,
           tm.tm_sec, daemon, 1000 + (unsigned)(g->serial % 900));
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    end_line(g);
}

static void postfix_refuse(struct generator *g)
{
    static const char *const verdicts[] = {
        "554 5.7.1 Service unavailable; Client host [%s] blocked using zen.spamhaus.org",
        "450 4.7.1 Client host rejected: cannot find your hostname, [%s]",
        "554 5.7.1 <%s>: Relay access denied",
        "550 5.1.1 <%s>: Recipient address rejected: User unknown in local recipient table",
    };
    struct mail mail = make_mail(g);
    char verdict[200];
    uint32_t which = roll(g, 4);
    snprintf(verdict, sizeof(verdict), verdicts[which], which < 2 ? mail.ip : mail.local);
    say(g, "smtpd", "connect from %s[%s]", mail.client, mail.ip);
    say(g, "smtpd",
        "NOQUEUE: reject: RCPT from %s[%s]: %s; from=<%s> to=<%s> proto=ESMTP helo=<%s>",
        mail.client, mail.ip, verdict, mail.sender, mail.local, mail.client);
    say(g, "smtpd", "disconnect from %s[%s] ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4",
        mail.client, mail.ip);
}

static unsigned long long queue_id(const struct mail *mail)
{
    return 0xA000000000ull + mail->id;
}

static void postfix_receive(struct generator *g)
{
    struct mail mail = make_mail(g);
    unsigned long long id = queue_id(&mail);
    say(g, "smtpd", "connect from %s[%s]", mail.client, mail.ip);
    say(g, "smtpd", "%llX: client=%s[%s]", id, mail.client, mail.ip);
    say(g, "cleanup", "%llX: message-id=<%llx.%u@client.example.net>", id, id, mail.size);
    say(g, "qmgr", "%llX: from=<%s>, size=%u, nrcpt=1 (queue active)", id, mail.sender, mail.size);
    say(g, "smtpd", "disconnect from %s[%s] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5",
        mail.client, mail.ip);
    say(g, "local",
        "%llX: to=<%s>, relay=local, delay=0.2, delays=0.1/0/0/0.1, dsn=2.0.0, status=sent "
        "(delivered to mailbox)",
        id, mail.local);
    say(g, "qmgr", "%llX: removed", id);
}

static void postfix_attempt(struct generator *g, struct mail *mail)
{
    unsigned long long id = queue_id(mail);
    uint32_t luck = roll(g, 100);
    const char *reply = make_reply(g, mail->recipient);
    bool later = reply[0] == '4' && mail->tries < 4;
    say(g, "qmgr", "%llX: from=<%s>, size=%u, nrcpt=1 (queue active)", id, mail->local, mail->size);
    if (luck < 88)
        say(g, "smtp",
            "%llX: to=<%s>, relay=mx.%s[%s]:25, delay=1.3, delays=0.1/0/0.6/0.6, dsn=2.0.0, "
            "status=sent (250 2.0.0 Ok: queued as %X)",
            id, mail->recipient, mail->domain, mail->mx_ip, roll(g, 1u << 30));
    else
        say(g, "smtp",
            "%llX: to=<%s>, relay=mx.%s[%s]:25, delay=2.1, delays=0.1/0/1/1, dsn=%c.0.0, "
            "status=%s (host mx.%s[%s] said: %s (in reply to RCPT TO command))",
            id, mail->recipient, mail->domain, mail->mx_ip, later ? '4' : '5',
            later ? "deferred" : "bounced", mail->domain, mail->mx_ip, reply);
    if (luck >= 88 && later)
        wait_for_retry(g, mail);
    else
        say(g, "qmgr", "%llX: removed", id);
}

static void postfix_send(struct generator *g)
{
    struct mail mail = make_mail(g);
    unsigned long long id = queue_id(&mail);
    say(g, "smtpd", "%llX: client=%s[%s], sasl_method=PLAIN, sasl_username=%s", id, mail.client,
        mail.ip, mail.local);
    say(g, "cleanup", "%llX: message-id=<%llx@hosted.example.org>", id, id);
    postfix_attempt(g, &mail);
}

void postfix_session(struct generator *g)
{
    struct mail mail;
    uint32_t luck = roll(g, 100);
    if (take_retry(g, &mail))
        postfix_attempt(g, &mail);
    else if (luck < 40)
        postfix_refuse(g);
    else if (luck < 60)
        postfix_receive(g);
    else
        postfix_send(g);
}

/* 2026-11-01 00:00:00 */
static void exim_time(const struct generator *g)
{
    struct tm tm = now_of(g);
    printf("2026-11-%02d %02d:%02d:%02d ", tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* "1t6hCW-000Y3k-0L" and a blank. */
static void exim_id(const struct generator *g, const struct mail *mail)
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    char id[] = "1vF000-000000-00";
    uint64_t left = mail->id;
    for (int i = 12; i > 2; i--) {
        if (i == 6)
            continue;
        id[i] = digits[left % 62];
        left /= 62;
    }
    exim_time(g);
    printf("%s ", id);
}

static void exim_refuse(struct generator *g)
{
    struct mail mail = make_mail(g);
    exim_time(g);
    printf("H=%s [%s]:%u F=<%s> ", mail.client, mail.ip, 1024 + roll(g, 60000), mail.sender);
    switch (roll(g, 3)) {
    case 0:
        printf("rejected RCPT <%s>: relay not permitted", mail.recipient);
        break;
    case 1:
        printf("rejected RCPT <%s>: %s is in a black list at zen.spamhaus.org", mail.local,
               mail.ip);
        break;
    default:
        printf("temporarily rejected RCPT <%s>: greylisted", mail.local);
    }
    end_line(g);
}

static void exim_attempt(struct generator *g, struct mail *mail)
{
    const char *reply = make_reply(g, mail->recipient);
    bool good = roll(g, 100) < 88, later = reply[0] == '4' && mail->tries < 4;
    exim_id(g, mail);
    printf("%s %s R=dnslookup T=remote_smtp ", good ? "=>" : later ? "==" : "**", mail->recipient);
    if (good)
        printf(
            "H=mx.%s [%s] X=TLS1.3:ECDHE_X25519__RSA:256 CV=yes C=\"250 2.0.0 Ok: queued as %X\"",
            mail->domain, mail->mx_ip, roll(g, 1u << 30));
    else if (later)
        printf(
            "defer (-44) H=mx.%s [%s]: SMTP error from remote mail server after RCPT TO:<%s>: %s",
            mail->domain, mail->mx_ip, mail->recipient, reply);
    else
        printf("H=mx.%s [%s]: SMTP error from remote mail server after RCPT TO:<%s>: %s",
               mail->domain, mail->mx_ip, mail->recipient, reply);
    end_line(g);
    if (!good && later) {
        wait_for_retry(g, mail);
        return;
    }
    exim_id(g, mail);
    printf("Completed");
    end_line(g);
}

void exim_session(struct generator *g)
{
    struct mail mail;
    if (take_retry(g, &mail)) {
        exim_attempt(g, &mail);
        return;
    }
    /* One session in three.  A refused client is one line here and three of Postfix, so of the same
     * mail twice as many lines are events. */
    if (roll(g, 100) < 33) {
        exim_refuse(g);
        return;
    }
    mail = make_mail(g);
    exim_id(g, &mail);
    printf("<= %s H=%s [%s]:%u P=esmtpsa X=TLS1.3:ECDHE_SECP256R1__RSA:256 CV=no A=plain:%s S=%u "
           "id=%llx@hosted.example.org",
           mail.local, mail.client, mail.ip, 1024 + roll(g, 60000), mail.local, mail.size,
           (unsigned long long)mail.id);
    end_line(g);
    exim_attempt(g, &mail);
}
