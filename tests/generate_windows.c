/*
 * Generated lines of Exchange (message tracking, SMTP receive protocol) and MDaemon (SMTP in).
 */
#include "generate.h"

#include <stdarg.h>

static void iso_time(const struct generator *g)
{
    struct tm tm = now_of(g);
    printf("2026-11-%02dT%02d:%02d:%02d.%03uZ", tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec,
           milliseconds(g));
}

static void exchange_head(const char *type, const char *fields)
{
    printf("#Software: Microsoft Exchange Server\r\n#Version: 15.02.1544.004\r\n#Log-type: %s\r\n"
           "#Date: 2026-11-01T00:00:00.000Z\r\n#Fields: %s\r\n",
           type, fields);
}

void tracking_head(struct generator *g)
{
    (void)g;
    exchange_head("Message Tracking Log",
                  "date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,"
                  "connector-id,source,event-id,internal-message-id,message-id,network-message-id,"
                  "recipient-address,recipient-status,total-bytes,recipient-count,"
                  "related-recipient-address,reference,message-subject,sender-address,return-path,"
                  "message-info,directionality,tenant-id,original-client-ip,original-server-ip,"
                  "custom-data,transport-traffic-type,log-id,schema-version");
}

static void track(struct generator *g, const struct mail *mail, const char *event,
                  const char *status, const char *way)
{
    iso_time(g);
    printf(",%s,%s,192.0.2.11,ex1.hosted.example.org,08DCFA%010llX;2026-11-01T00:00:00.000Z;0,"
           "EX1\\Default EX1,%s,%llu,<%llx@client.example.net>,"
           "%08llx-7b1a-4c5d-9e2f-%012llx,%s,%s,%u,1,,,\"Invoice %u, second letter\",%s,%s,"
           "0cI: ,%s,,192.0.2.5,192.0.2.11,"
           "S:DeliveryPriority=Normal;S:AccountForest=hosted.example.org;S:E2ELatency=1.2,Email,"
           "%08x-35d8-4ad5-0b05-88d3a97f61f9,15.02.1544.004\r",
           mail->ip, mail->client, (unsigned long long)mail->id, event,
           (unsigned long long)mail->id, (unsigned long long)mail->id, (unsigned long long)mail->id,
           (unsigned long long)mail->id, mail->recipient, status, mail->size, mail->size,
           mail->sender, mail->sender, way, roll(g, UINT32_MAX));
    end_line(g);
}

void tracking_session(struct generator *g)
{
    struct mail mail = make_mail(g);
    char status[320];
    track(g, &mail, "SMTP,HAREDIRECT", "", "Undefined");
    track(g, &mail, "SMTP,RECEIVE", "", "Originating");
    track(g, &mail, "AGENT,AGENTINFO", "", "Originating");
    if (roll(g, 100) < 85) {
        track(g, &mail, "SMTP,SENDEXTERNAL", "250 2.1.5 Recipient OK", "Originating");
        return;
    }
    const char *reply = make_reply(g, mail.recipient);
    snprintf(status, sizeof(status), "\"[{LRT=};{LED=%s};{FQDN=mx.%s};{IP=%s}]\"", reply,
             mail.domain, mail.mx_ip);
    if (reply[0] == '4')
        track(g, &mail, "SMTP,DEFER", status, "Originating");
    track(g, &mail, "DSN,FAIL", status, "Originating");
}

void protocol_head(struct generator *g)
{
    (void)g;
    exchange_head("SMTP Receive Protocol Log",
                  "date-time,connector-id,session-id,sequence-number,local-endpoint,"
                  "remote-endpoint,event,data,context");
}

static void exchange(struct generator *g, const struct mail *mail, unsigned *number,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));

static void exchange(struct generator *g, const struct mail *mail, unsigned *number,
                     const char *format, ...)
{
    va_list args;
    iso_time(g);
    printf(",EX1\\Default Frontend EX1,08DCFA%010llX,%u,192.0.2.11:25,%s:%u,",
           (unsigned long long)mail->id, (*number)++, mail->ip, 1024 + mail->size % 60000);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\r');
    end_line(g);
}

void protocol_session(struct generator *g)
{
    struct mail mail = make_mail(g);
    unsigned n = 0;
    const char *reply = make_reply(g, mail.local);
    bool good = roll(g, 100) < 70;
    exchange(g, &mail, &n, "+,,");
    exchange(g, &mail, &n, ">,\"220 ex1.hosted.example.org Microsoft ESMTP MAIL Service ready\",");
    exchange(g, &mail, &n, "<,EHLO %s,", mail.client);
    exchange(g, &mail, &n, ">,250  ex1.hosted.example.org Hello [%s] SIZE 37748736 PIPELINING DSN,",
             mail.ip);
    exchange(g, &mail, &n, "<,MAIL FROM:<%s> SIZE=%u,", mail.sender, mail.size);
    exchange(g, &mail, &n, "*,08DCFA%010llX;2026-11-01T00:00:00.000Z;1,receiving message",
             (unsigned long long)mail.id);
    exchange(g, &mail, &n, ">,250 2.1.0 Sender OK,");
    exchange(g, &mail, &n, "<,RCPT TO:<%s>,", mail.local);
    exchange(g, &mail, &n, ">,\"%s\",", good ? "250 2.1.5 Recipient OK" : reply);
    if (good) {
        exchange(g, &mail, &n, "<,BDAT %u LAST,", mail.size);
        exchange(g, &mail, &n,
                 ">,\"250 2.6.0 <%llx@client.example.net> Queued mail for delivery\",",
                 (unsigned long long)mail.id);
    }
    exchange(g, &mail, &n, "<,QUIT,");
    exchange(g, &mail, &n, ">,221 2.0.0 Service closing transmission channel,");
    exchange(g, &mail, &n, "-,,Local");
}

void mdaemon_head(struct generator *g)
{
    (void)g;
    puts("\nSTART Event Log / MDaemon PRO v23.5.2, SMTP (in) log information\n"
         "-------------------------------------------------------------------------------\n"
         "Event Time/Date             Event Description\n"
         "-------------------------------------------------------------------------------");
}

static void enter(struct generator *g, const struct mail *mail, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void enter(struct generator *g, const struct mail *mail, const char *format, ...)
{
    static const char days[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    struct tm tm = now_of(g);
    va_list args;
    printf("%s 2026-11-%02d %02d:%02d:%02d.%03u: [%llu] ", days[tm.tm_wday], tm.tm_mday, tm.tm_hour,
           tm.tm_min, tm.tm_sec, milliseconds(g), 1000000ull + mail->id);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    end_line(g);
}

void mdaemon_session(struct generator *g)
{
    struct mail mail = make_mail(g);
    const char *reply = make_reply(g, mail.local);
    bool good = roll(g, 100) < 70;
    enter(g, &mail, "Session %llu; child 0001", 1000000ull + mail.id);
    enter(g, &mail, "Accepting SMTP connection from %s:%u to 192.0.2.10:25", mail.ip,
          1024 + mail.size % 60000);
    enter(g, &mail, "--> 220 mail.hosted.example.org ESMTP MDaemon 23.5.2");
    enter(g, &mail, "<-- EHLO %s", mail.client);
    enter(g, &mail, "--> 250-mail.hosted.example.org Hello [%s], pleased to meet you", mail.ip);
    enter(g, &mail, "--> 250-8BITMIME");
    enter(g, &mail, "--> 250 SIZE");
    enter(g, &mail, "<-- MAIL FROM:<%s> SIZE=%u", mail.sender, mail.size);
    enter(g, &mail, "Performing PTR lookup (%s)", mail.ip);
    enter(g, &mail, "*  No PTR records found");
    enter(g, &mail, "---- End PTR results");
    enter(g, &mail, "--> 250 2.1.0 Sender OK");
    enter(g, &mail, "<-- RCPT TO:<%s>", mail.local);
    enter(g, &mail, "--> %s", good ? "250 2.1.5 Recipient OK" : reply);
    if (good) {
        enter(g, &mail, "<-- DATA");
        enter(g, &mail, "--> 354 Enter mail, end with <CRLF>.<CRLF>");
        enter(g, &mail, "--> 250 2.6.0 Ok, message saved <Message-ID: %llx@client.example.net>",
              (unsigned long long)mail.id);
    }
    enter(g, &mail, "<-- QUIT");
    enter(g, &mail, "--> 221 2.0.0 See ya in cyberspace");
    enter(g, &mail, "SMTP session %s (Bytes in/out: %u/900)", good ? "successful" : "terminated",
          mail.size);
}
