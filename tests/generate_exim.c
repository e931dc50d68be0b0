/*
 * Generated lines of Exim.
 */
#include "generate.h"

#include <string.h>

/* "2026-11-01 00:00:00 ", and of a message "1vF000-000000-00 ". */
static void stamp(const struct generator *g, const struct mail *mail)
{
    struct tm tm = now_of(g);
    printf("2026-11-%02d %02d:%02d:%02d ", tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
    if (mail->queue_id[0])
        printf("%s ", mail->queue_id);
}

static void queue_id(struct mail *mail)
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
    memcpy(mail->queue_id, id, sizeof(id));
}

static const struct row refused[] = {
    {30, "H=%c [%i]:%n F=<%f> rejected RCPT <%t>: rejected because %i is in a black list at "
         "zen.spamhaus.org"},
    {10, "H=%c [%i]:%n F=<%f> rejected RCPT <%t>: rejected because %i is in a black list at "
         "bl.example.net: see https://bl.example.net/%i"},
    {27, "dovecot_login authenticator failed for (%c) [%i]:%n: 535 Incorrect authentication data "
         "(set_id=%a)"},
    {22, "H=%c [%i]:%n F=<%f> temporarily rejected RCPT <%t>: host lookup did not complete"},
    {16, "H=%c [%i]:%n F=<%f> temporarily rejected RCPT <%t>: greylisted, please try again later"},
    {14, "H=%c [%i]:%n F=<%f> rejected RCPT <%t>: Unrouteable address"},
    {12, "H=%c [%i]:%n F=<%f> rejected RCPT <%t>: relay not permitted"},
    {7, "SMTP protocol synchronization error (input sent without waiting for greeting): rejected "
        "connection from H=[%i]:%n input=\"EHLO x\\r\\n\""},
    {7, "H=%c [%i]:%n F=<%f> rejected RCPT <%t>: Sender verify failed"},
    {7, "TLS error on connection from H=%c [%i]:%n (gnutls_handshake): No supported cipher suites "
        "have been found."},
    {7, "no host name found for IP address %i"},
    {7, "SMTP connection from [%i]:%n lost D=0s"},
    {5, "H=%c [%i]:%n F=<%f> rejected RCPT <%t>: SPF: %i is not allowed to send mail from %d"},
    {4, "H=%c [%i]:%n F=<%f> rejected RCPT <%t>: HELO is not fully qualified: %c"},
    {3, "H=%c [%i]:%n F=<%f> rejected RCPT <%t>: sender is local but not authenticated"},
    {2, "H=%c [%i]:%n F=<%f> rejected RCPT <%t>: mailbox is full (quota exceeded)"},
    {0, NULL},
};

static const struct row arrived[] = {
    {70,
     "<= %f H=%c [%i]:%n P=esmtpsa X=TLS1.3:ECDHE_SECP256R1__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 "
     "CV=no A=dovecot_plain:%a S=%s id=%x.%n@hosted.example.org"},
    {30,
     "<= %f H=%c [%i]:%n P=esmtps X=TLS1.3:ECDHE_SECP256R1__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 "
     "CV=no S=%s id=%x.%n@hosted.example.org"},
    {0, NULL},
};

#define TLS "X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 CV=yes"

static const char delivered[] =
    "=> %t R=dnslookup T=remote_smtp H=%m [%j] " TLS " K C=\"%r\" QT=1s DT=1s";
static const char delivered_too[] =
    "-> %t R=dnslookup T=remote_smtp H=%m [%j] " TLS " K C=\"%r\" QT=1s DT=1s";

static const struct row deferred[] = {
    {70,
     "== %t R=dnslookup T=remote_smtp defer (-44) H=%m [%j]: SMTP error from remote mail server "
     "after RCPT TO:<%t>: %r"},
    {15,
     "== %t R=dnslookup T=remote_smtp defer (-46) H=%m [%j]: SMTP error from remote mail server "
     "after end of data: %r"},
    {15, "== %t R=dnslookup T=remote_smtp defer (110) H=%m [%j]: Connection timed out"},
    {0, NULL},
};

static const struct row bounced[] = {
    {80, "** %t R=dnslookup T=remote_smtp H=%m [%j] " TLS
         ": SMTP error from remote mail server after RCPT TO:<%t>: %r"},
    {15, "** %t R=dnslookup T=remote_smtp H=%m [%j] " TLS
         ": SMTP error from remote mail server after end of data: %r"},
    {5, "** %t R=dnslookup T=remote_smtp: all relevant MX records point to non-existent hosts"},
    {0, NULL},
};

static void attempt(struct generator *g, struct mail *mail, const char *line)
{
    switch (try_delivery(g, mail, 3)) {
    case DEFERRED:
        write_line(g, mail, choose(g, deferred));
        break;
    case BOUNCED:
        write_line(g, mail, choose(g, bounced));
        break;
    case SENT:
        set_thanks(g, mail);
        write_line(g, mail, line);
    }
}

static void send(struct generator *g, struct mail *mail, unsigned recipients)
{
    for (unsigned i = 0; i < recipients; i++) {
        if (i > 0)
            change_recipient(g, mail, true);
        attempt(g, mail, i == 0 ? delivered : delivered_too);
    }
    if (mail->removed)
        write_line(g, mail, "Completed");
}

static void session(struct generator *g)
{
    struct mail mail;
    if (take_retry(g, &mail)) {
        send(g, &mail, 1);
    } else if (roll(g, 100) < 44) {
        mail = make_mail(g, false);
        mail.queue_id[0] = '\0';
        write_line(g, &mail, choose(g, refused));
    } else {
        mail = make_mail(g, true);
        write_line(g, &mail, choose(g, arrived));
        send(g, &mail, roll(g, 100) < 90 ? 1 : 2 + roll(g, 4));
    }
}

const struct format generate_exim = {
    .name = "exim", .end = "\n", .queue_id = queue_id, .stamp = stamp, .session = session};
