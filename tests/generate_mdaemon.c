/*
 * Generated lines of MDaemon: SMTP (in) and SMTP (out).
 */
#include "generate.h"

static void queue_id(struct mail *mail)
{
    snprintf(mail->queue_id, sizeof(mail->queue_id), "%llu",
             1000000ull + (unsigned long long)mail->id);
}

static void stamp(const struct generator *g, const struct mail *mail)
{
    static const char days[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    struct tm tm = now_of(g);
    printf("%s 2026-11-%02d %02d:%02d:%02d.%03u: ", days[tm.tm_wday], tm.tm_mday, tm.tm_hour,
           tm.tm_min, tm.tm_sec, milliseconds(g));
    (void)mail;
}

static const struct row asked[] = {
    {100, "[%q] Session %q; child 0001"},
    {100, "[%q] Accepting SMTP connection from %i:%n to 192.0.2.10:25"},
    {100, "[%q] Location Screen says connection is from Germany, DE (EU)"},
    {100, "[%q] --> 220 mail.hosted.example.org ESMTP MDaemon 23.5.2"},
    {100, "[%q] <-- EHLO %c"},
    {100, "[%q] --> 250-mail.hosted.example.org Hello [%i], pleased to meet you"},
    {100, "[%q] --> 250-8BITMIME"},
    {100, "[%q] --> 250-ENHANCEDSTATUSCODES"},
    {100, "[%q] --> 250-PIPELINING"},
    {100, "[%q] --> 250-CHUNKING"},
    {100, "[%q] --> 250-STARTTLS"},
    {100, "[%q] --> 250 SIZE"},
    {100, "[%q] <-- MAIL FROM:<%f> SIZE=%s"},
    {100, "[%q] Performing PTR lookup (%i.IN-ADDR.ARPA)"},
    {100, "[%q] *  D=%i TTL=(873) PTR=[%c]"},
    {100, "[%q] ---- End PTR results"},
    {100, "[%q] Performing SPF lookup (%d / %i)"},
    {100, "[%q] *  Result: pass"},
    {100, "[%q] ---- End SPF results"},
    {100, "[%q] --> 250 2.1.0 Sender OK"},
    {100, "[%q] <-- RCPT TO:<%t>"},
    {0, NULL},
};

static const struct row accepted[] = {
    {100, "[%q] --> 250 2.1.5 Recipient OK"},
    {100, "[%q] <-- DATA"},
    {100, "[%q] Creating temp file (SMTP): c:\\mdaemon\\queues\\temp\\md50%q.tmp"},
    {100, "[%q] --> 354 Enter mail, end with <CRLF>.<CRLF>"},
    {100, "[%q] Message size: %s bytes"},
    {100, "[%q] Performing DKIM verification"},
    {100, "[%q] ---- End DKIM results"},
    {100, "[%q] Passing message through Spam Filter (Size: %s)..."},
    {100, "[%q] ---- End SpamAssassin results"},
    {100, "[%q] Message creation successful: c:\\mdaemon\\queues\\inbound\\md50%q.msg"},
    {100, "[%q] --> 250 2.6.0 Ok, message saved <Message-ID: %q@client.example.net>"},
    {100, "[%q] <-- QUIT"},
    {100, "[%q] --> 221 2.0.0 See ya in cyberspace"},
    {100, "[%q] SMTP session successful (Bytes in/out: %s/900)"},
    {100, "----------"},
    {0, NULL},
};

static const struct row refused[] = {
    {100, "[%q] --> %r"},
    {100, "[%q] <-- QUIT"},
    {100, "[%q] --> 221 2.0.0 See ya in cyberspace"},
    {100, "[%q] SMTP session terminated (Bytes in/out: 158/890)"},
    {100, "----------"},
    {0, NULL},
};

static const struct row begun[] = {
    {100, "[%q] Session %q; child 0002"},
    {100, "[%q] Parsing message <c:\\mdaemon\\queues\\remote\\pd35%q.msg>"},
    {100, "[%q] *  From: %f"},
    {100, "[%q] *  To: %t"},
    {100, "[%q] *  Subject: Invoice %s"},
    {100, "[%q] *  Size (bytes): %s"},
    {100, "[%q] *  Message-ID: <%q@hosted.example.org>"},
    {100, "[%q] Attempting SMTP connection to [%d]"},
    {100, "[%q] Resolving MX records for [%d] (DNS Server: 192.0.2.53)..."},
    {100, "[%q] *  P=010 S=000 D=%d TTL=(60) MX=[%m]"},
    {100, "[%q] Attempting SMTP connection to [%m:25]"},
    {100, "[%q] Resolving A record for [%m] (DNS Server: 192.0.2.53)..."},
    {100, "[%q] *  D=%m TTL=(60) A=[%j]"},
    {100, "[%q] Attempting SMTP connection to [%j:25]"},
    {100, "[%q] Waiting for socket connection..."},
    {100, "[%q] *  Connection established (192.0.2.10:%n -> %j:25)"},
    {100, "[%q] Waiting for protocol to start..."},
    {100, "[%q] <-- 220 %m ESMTP"},
    {100, "[%q] --> EHLO mail.hosted.example.org"},
    {100, "[%q] <-- 250-%m"},
    {100, "[%q] <-- 250-SIZE 52428800"},
    {100, "[%q] <-- 250-8BITMIME"},
    {100, "[%q] <-- 250 STARTTLS"},
    {100, "[%q] --> STARTTLS"},
    {100, "[%q] <-- 220 2.0.0 Ready to start TLS"},
    {100,
     "[%q] SSL negotiation successful (TLS 1.3, 256 bit key exchange, 256 bit AES encryption)"},
    {100, "[%q] --> EHLO mail.hosted.example.org"},
    {100, "[%q] <-- 250 SMTPUTF8"},
    {100, "[%q] --> MAIL From:<%f> SIZE=%s"},
    {100, "[%q] <-- 250 2.1.0 OK"},
    {100, "[%q] --> RCPT To:<%t>"},
    {0, NULL},
};

static const struct row sent[] = {
    {100, "[%q] <-- 250 2.1.5 OK"},
    {100, "[%q] --> DATA"},
    {100, "[%q] <-- 354 Go ahead"},
    {100, "[%q] Sending <c:\\mdaemon\\queues\\remote\\pd35%q.msg> to [%j]"},
    {100, "[%q] Transfer Complete"},
    {100, "[%q] <-- 250 2.0.0 Ok: queued as %x"},
    {100, "[%q] --> QUIT"},
    {100, "[%q] SMTP session successful (Bytes in/out: 700/%s)"},
    {100, "----------"},
    {0, NULL},
};

static const struct row failed[] = {
    {100, "[%q] <-- %r"},
    {100, "[%q] --> QUIT"},
    {100, "[%q] SMTP session terminated (Bytes in/out: 700/900)"},
    {100, "----------"},
    {0, NULL},
};

static void session(struct generator *g)
{
    bool outbound = roll(g, 2) == 0;
    struct mail mail = make_mail(g, outbound);
    bool good = roll(g, 100) < (outbound ? 94 : 40);
    write_lines(g, &mail, outbound ? begun : asked);
    set_failure(g, &mail, outbound);
    if (outbound)
        write_lines(g, &mail, good ? sent : failed);
    else
        write_lines(g, &mail, good ? accepted : refused);
}

const struct format generate_mdaemon = {
    .name = "mdaemon",
    .head = "\nSTART Event Log / MDaemon PRO v23.5.2, SMTP (in) log information\n"
            "-------------------------------------------------------------------------------\n"
            "Event Time/Date             Event Description\n"
            "-------------------------------------------------------------------------------\n",
    .end = "\n",
    .queue_id = queue_id,
    .stamp = stamp,
    .session = session,
};
