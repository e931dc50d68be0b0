/*
 * Generated lines of Postfix.
 */
#include "generate.h"

/* Nov  1 00:00:00 mail */
static void stamp(const struct generator *g, const struct mail *mail)
{
    struct tm tm = now_of(g);
    (void)mail;
    printf("Nov %2d %02d:%02d:%02d mail ", tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

static void queue_id(struct mail *mail)
{
    snprintf(mail->queue_id, sizeof(mail->queue_id), "%llX",
             0xA000000000ull + (unsigned long long)mail->id);
}

static const struct row screened[] = {
    {100, "postfix/postscreen[%p]: CONNECT from [%i]:%n to [192.0.2.25]:25"},
    {100, "postfix/dnsblog[%p]: addr %i listed by domain zen.spamhaus.org as 127.0.0.4"},
    {100, "postfix/dnsblog[%p]: addr %i listed by domain bl.example.net as 127.0.0.2"},
    {33, "postfix/postscreen[%p]: PREGREET 11 after 0.07 from [%i]:%n: EHLO User\\r\\n"},
    {100, "postfix/postscreen[%p]: DNSBL rank 4 for [%i]:%n"},
    {100, "postfix/postscreen[%p]: NOQUEUE: reject: RCPT from [%i]:%n: 550 5.7.1 Service "
          "unavailable; client "
          "[%i] blocked using zen.spamhaus.org; from=<%f>, to=<%t>, proto=ESMTP, helo=<%c>"},
    {50, "postfix/postscreen[%p]: HANGUP after 1.3 from [%i]:%n in tests after SMTP handshake"},
    {100, "postfix/postscreen[%p]: DISCONNECT [%i]:%n"},
    {0, NULL},
};

static const struct row refused[] = {
    {13, "postfix/smtpd[%p]: warning: hostname %c does not resolve to address %i: Name or service "
         "not known"},
    {100, "postfix/smtpd[%p]: connect from %c[%i]"},
    {100, "postfix/smtpd[%p]: NOQUEUE: reject: RCPT from %c[%i]: %r; from=<%f> to=<%t> proto=ESMTP "
          "helo=<%c>"},
    {44, "postfix/smtpd[%p]: lost connection after RCPT from %c[%i]"},
    {100, "postfix/smtpd[%p]: disconnect from %c[%i] ehlo=1 mail=1 rcpt=0/1 commands=2/3"},
    {0, NULL},
};

static const struct row guessing[] = {
    {100, "postfix/smtpd[%p]: connect from unknown[%i]"},
    {100,
     "postfix/smtpd[%p]: warning: unknown[%i]: SASL LOGIN authentication failed: UGFzc3dvcmQ6"},
    {100, "postfix/smtpd[%p]: disconnect from unknown[%i] ehlo=1 auth=0/1 commands=1/2"},
    {0, NULL},
};

static const struct row received[] = {
    {100, "postfix/smtpd[%p]: connect from %c[%i]"},
    {30, "postfix/smtpd[%p]: Anonymous TLS connection established from %c[%i]: TLSv1.3 with cipher "
         "TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 "
         "bits) server-digest SHA256"},
    {100, "postfix/smtpd[%p]: %q: client=%c[%i]"},
    {100, "postfix/cleanup[%p]: %q: message-id=<%x.%n@client.example.net>"},
    {100, "postfix/qmgr[877]: %q: from=<%f>, size=%s, nrcpt=1 (queue active)"},
    {100, "postfix/smtpd[%p]: disconnect from %c[%i] ehlo=2 starttls=1 mail=1 rcpt=1 data=1 quit=1 "
          "commands=7"},
    {80, "dovecot: lmtp(%t)<%n><%k>: sieve: msgid=<%x.%n@client.example.net>: stored mail into "
         "mailbox 'INBOX'"},
    {100,
     "postfix/lmtp[%p]: %q: to=<%t>, relay=mail.example.org[private/dovecot-lmtp], delay=0.21, "
     "delays=0.02/0.01/0.08/0.1, dsn=2.0.0, status=sent (250 2.0.0 <%t> %k Saved)"},
    {100, "postfix/qmgr[877]: %q: removed"},
    {0, NULL},
};

static const struct row relayed[] = {
    {100, "postfix/smtpd[%p]: connect from %c[%i]"},
    {100, "postfix/smtpd[%p]: %q: client=%c[%i]"},
    {100, "postfix/cleanup[%p]: %q: message-id=<%x.%n@hosted.example.org>"},
    {100,
     "postfix/smtpd[%p]: disconnect from %c[%i] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5"},
    {0, NULL},
};

static const struct row submitted[] = {
    {100, "postfix/submission/smtpd[%p]: connect from %c[%i]"},
    {100, "postfix/submission/smtpd[%p]: %q: client=%c[%i], sasl_method=PLAIN, sasl_username=%a"},
    {100, "postfix/cleanup[%p]: %q: message-id=<%x.%n@hosted.example.org>"},
    {70, "opendkim[712]: %q: DKIM-Signature field added (s=mail, d=hosted.example.org)"},
    {10,
     "dovecot: imap-login: Login: user=<%a>, method=PLAIN, rip=%i, lip=192.0.2.25, mpid=%n, TLS, "
     "session=<%k>"},
    {100, "postfix/submission/smtpd[%p]: disconnect from %c[%i] ehlo=2 starttls=1 auth=1 mail=1 "
          "rcpt=1 data=1 "
          "quit=1 commands=8"},
    {0, NULL},
};

static const struct row sent[] = {
    {37, "postfix/smtp[%p]: Trusted TLS connection established to %m[%j]:25: TLSv1.3 with cipher "
         "TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 "
         "bits) server-digest SHA256"},
    {100, "postfix/smtp[%p]: %q: to=<%t>, relay=%m[%j]:25, delay=1.3, delays=0.01/0.01/0.6/0.68, "
          "dsn=2.0.0, "
          "status=sent (%r)"},
    {0, NULL},
};

static const struct row deferred[] = {
    {60, "postfix/smtp[%p]: %q: to=<%t>, relay=%m[%j]:25, delay=21, delays=0.04/0.01/6.3/14, "
         "dsn=4.0.0, "
         "status=deferred (host %m[%j] said: %r (in reply to RCPT TO command))"},
    {15, "postfix/smtp[%p]: %q: to=<%t>, relay=%m[%j]:25, delay=21, delays=0.04/0.01/6.3/14, "
         "dsn=4.0.0, "
         "status=deferred (host %m[%j] said: %r (in reply to end of DATA command))"},
    {15, "postfix/smtp[%p]: %q: to=<%t>, relay=none, delay=30, delays=0.04/0.01/30/0, dsn=4.4.1, "
         "status=deferred (connect to %m[%j]:25: Connection timed out)"},
    {5,
     "postfix/smtp[%p]: %q: to=<%t>, relay=none, delay=5, delays=0.04/0.01/5/0, dsn=4.4.3, "
     "status=deferred (Host or domain name not found. Name service error for name=%d type=MX: Host "
     "not found, try again)"},
    {5, "postfix/smtp[%p]: %q: to=<%t>, relay=%m[%j]:25, delay=2, delays=0.04/0.01/2/0, dsn=4.7.5, "
        "status=deferred (Server certificate not trusted)"},
    {0, NULL},
};

static const struct row bounced[] = {
    {75,
     "postfix/smtp[%p]: %q: to=<%t>, relay=%m[%j]:25, delay=2.1, delays=0.1/0.01/1/1, dsn=5.0.0, "
     "status=bounced (host %m[%j] said: %r (in reply to RCPT TO command))"},
    {20,
     "postfix/smtp[%p]: %q: to=<%t>, relay=%m[%j]:25, delay=2.1, delays=0.1/0.01/1/1, dsn=5.0.0, "
     "status=bounced (host %m[%j] said: %r (in reply to end of DATA command))"},
    {5,
     "postfix/smtp[%p]: %q: to=<%t>, relay=none, delay=0.3, delays=0.1/0.01/0.2/0, dsn=5.4.4, "
     "status=bounced (Host or domain name not found. Name service error for name=%d type=A: Host "
     "not found)"},
    {0, NULL},
};

static void attempt(struct generator *g, struct mail *mail)
{
    switch (try_delivery(g, mail, 4)) {
    case DEFERRED:
        write_line(g, mail, choose(g, deferred));
        break;
    case BOUNCED:
        write_line(g, mail, choose(g, bounced));
        break;
    case SENT:
        set_thanks(g, mail);
        write_lines(g, mail, sent);
    }
}

static void finish(struct generator *g, const struct mail *mail)
{
    if (mail->removed)
        write_line(g, mail, "postfix/qmgr[877]: %q: removed");
}

static void send(struct generator *g, const struct row *rows)
{
    char active[80];
    struct mail mail = make_mail(g, true);
    unsigned recipients = roll(g, 100) < 85 ? 1 : 2 + roll(g, 5);
    write_lines(g, &mail, rows);
    snprintf(active, sizeof(active),
             "postfix/qmgr[877]: %%q: from=<%%f>, size=%%s, nrcpt=%u (queue active)", recipients);
    write_line(g, &mail, active);
    while (recipients--) {
        attempt(g, &mail);
        change_recipient(g, &mail, true);
    }
    finish(g, &mail);
}

static void send_again(struct generator *g, struct mail *mail)
{
    write_line(g, mail, "postfix/qmgr[877]: %q: from=<%f>, size=%s, nrcpt=1 (queue active)");
    attempt(g, mail);
    finish(g, mail);
}

static void session(struct generator *g)
{
    struct mail mail;
    uint32_t luck = roll(g, 100);
    if (take_retry(g, &mail)) {
        send_again(g, &mail);
    } else if (luck >= 68) {
        send(g, submitted);
    } else if (luck >= 53) {
        send(g, relayed);
    } else {
        mail = make_mail(g, false);
        set_verdict(g, &mail);
        write_lines(g, &mail,
                    luck < 18   ? screened
                    : luck < 35 ? refused
                    : luck < 43 ? guessing
                                : received);
    }
}

const struct format generate_postfix = {
    .name = "postfix", .end = "\n", .queue_id = queue_id, .stamp = stamp, .session = session};
