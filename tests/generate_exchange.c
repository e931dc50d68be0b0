/*
 * Generated lines of Exchange: message tracking, and SMTP protocol logs.
 */
#include "generate.h"

#define HEAD(type, fields)                                                                         \
    "#Software: Microsoft Exchange Server\r\n#Version: 15.02.1544.004\r\n#Log-type: " type         \
    "\r\n#Date: 2026-11-01T00:00:00.000Z\r\n#Fields: " fields "\r\n"

static void queue_id(struct mail *mail)
{
    snprintf(mail->queue_id, sizeof(mail->queue_id), "%010llX", (unsigned long long)mail->id);
}

static void iso_time(const struct generator *g)
{
    struct tm tm = now_of(g);
    printf("2026-11-%02dT%02d:%02d:%02d.%03uZ,", tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec,
           milliseconds(g));
}

static void tracking_stamp(const struct generator *g, const struct mail *mail)
{
    (void)mail;
    iso_time(g);
}

/* Columns of tracking: what comes before source and event, between them and the recipient, between
 * its status and the way, and behind that. */
#define LOCAL  ",,192.0.2.11,ex1.hosted.example.org,08DCFA%q;2026-11-01T00:00:00.000Z;0,"
#define REMOTE "%i,%c,192.0.2.11,ex1.hosted.example.org,08DCFA%q;2026-11-01T00:00:00.000Z;0,"
#define IDS    ",%q,<%q@client.example.net>,00000000-7b1a-4c5d-9e2f-00%q,%t,"
#define REST   ",%s,1,,,\"Invoice %s, second letter\",%f,%f,0cI: ,"
#define END                                                                                        \
    ",,192.0.2.5,192.0.2.11,S:DeliveryPriority=Normal;S:AccountForest=hosted.example.org;S:Hops="  \
    "ex1.hosted.example.org(192.0.2.11),"                                                          \
    "Email,%x-35d8-4ad5-0b05-88d3a97f61f9,15.02.1544.004"

static const struct row submitted[] = {
    {100, LOCAL "EX1,STOREDRIVER,SUBMIT" IDS REST "Originating" END},
    {100, LOCAL "EX1,SMTP,HARECEIVE" IDS REST "Originating" END},
    {100, REMOTE "EX1\\Default EX1,SMTP,RECEIVE" IDS REST "Originating" END},
    {100, LOCAL "Mailbox Rules,AGENT,AGENTINFO" IDS REST "Originating" END},
    {0, NULL},
};

static const struct row sent[] = {
    {100, REMOTE "Outbound,SMTP,SENDEXTERNAL" IDS "250 2.1.5 Recipient OK" REST "Originating" END},
    {100, LOCAL "EX1,SMTP,HADISCARD" IDS REST "Originating" END},
    {0, NULL},
};

static const struct row received[] = {
    {100, LOCAL "EX1,SMTP,HAREDIRECT" IDS REST "Incoming" END},
    {100, REMOTE "EX1\\Default Frontend EX1,SMTP,RECEIVE" IDS REST "Incoming" END},
    {100, LOCAL "Mailbox Rules,AGENT,AGENTINFO" IDS REST "Incoming" END},
    {0, NULL},
};

#define STATUS "\"[{LRT=};{LED=%r};{FQDN=%m};{IP=%j}]\""

static const char delivered[] = LOCAL "EX1,STOREDRIVER,DELIVER" IDS REST "Incoming" END;
static const char unknown[] = LOCAL
    ",ROUTING,FAIL" IDS "\"[{LED=550 5.1.1 RESOLVER.ADR.RecipNotFound; not found};{FQDN=};{IP="
    "}]\"" REST "Incoming" END;
static const char deferred[] = LOCAL "Outbound,SMTP,DEFER" IDS STATUS REST "Originating" END;
static const char bounced[] = LOCAL "Outbound,SMTP,FAIL" IDS STATUS REST "Originating" END;
static const char report[] = LOCAL ",DSN,DSN" IDS REST "Originating" END;

static void tracking_send(struct generator *g, struct mail *mail)
{
    if (mail->tries == 0)
        write_lines(g, mail, submitted);
    switch (try_delivery(g, mail, 5)) {
    case DEFERRED:
        write_line(g, mail, deferred);
        break;
    case BOUNCED:
        write_line(g, mail, bounced);
        write_line(g, mail, report);
        break;
    case SENT:
        write_lines(g, mail, sent);
    }
}

static void tracking_session(struct generator *g)
{
    struct mail mail;
    if (take_retry(g, &mail)) {
        tracking_send(g, &mail);
        return;
    }
    bool outbound = roll(g, 2) == 0;
    mail = make_mail(g, outbound);
    if (outbound) {
        tracking_send(g, &mail);
        return;
    }
    write_lines(g, &mail, received);
    if (roll(g, 100) < 95) {
        write_line(g, &mail, delivered);
        return;
    }
    write_line(g, &mail, unknown);
    write_line(g, &mail, report);
}

const struct format generate_tracking = {
    .name = "tracking",
    .head = HEAD("Message Tracking Log",
                 "date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,"
                 "connector-id,source,event-id,internal-message-id,message-id,network-message-id,"
                 "recipient-address,recipient-status,total-bytes,recipient-count,"
                 "related-recipient-address,reference,message-subject,sender-address,return-path,"
                 "message-info,directionality,tenant-id,original-client-ip,original-server-ip,"
                 "custom-data,transport-traffic-type,log-id,schema-version"),
    .end = "\r\n",
    .queue_id = queue_id,
    .stamp = tracking_stamp,
    .session = tracking_session,
};

static void protocol_stamp(const struct generator *g, const struct mail *mail)
{
    iso_time(g);
    printf("EX1\\%s EX1,08DCFA%s,", mail->tries ? "Outbound" : "Default Frontend", mail->queue_id);
}

#define OURS   "1,192.0.2.11:25,%i:40000,"
#define THEIRS "1,192.0.2.11:40000,%j:25,"

/* In the receive log "<" is what the client said. */
static const struct row asked[] = {
    {100, OURS "+,,"},
    {100, OURS ">,\"220 ex1.hosted.example.org Microsoft ESMTP MAIL Service ready\","},
    {100, OURS "<,EHLO %c,"},
    {100, OURS ">,250  ex1.hosted.example.org Hello [%i] SIZE 37748736 PIPELINING DSN STARTTLS,"},
    {100, OURS "<,MAIL FROM:<%f> SIZE=%s,"},
    {100, OURS "*,08DCFA%q;2026-11-01T00:00:00.000Z;1,receiving message"},
    {100, OURS ">,250 2.1.0 Sender OK,"},
    {100, OURS "<,RCPT TO:<%t>,"},
    {0, NULL},
};
static const struct row accepted[] = {
    {100, OURS ">,250 2.1.5 Recipient OK,"},
    {100, OURS "<,BDAT %s LAST,"},
    {100,
     OURS ">,\"250 2.6.0 <%q@client.example.net> [InternalId=%n%n] Queued mail for delivery\","},
    {0, NULL},
};
static const struct row left[] = {
    {100, OURS "<,QUIT,"},
    {100, OURS ">,221 2.0.0 Service closing transmission channel,"},
    {100, OURS "-,,Local"},
    {0, NULL},
};

/* In the send log ">" is what we said. */
static const struct row begun[] = {
    {100, THEIRS "*,SendRoutingHeaders,Set Session Permissions"},
    {100, THEIRS "+,,"},
    {100, THEIRS "<,220 %m ESMTP,"},
    {100, THEIRS ">,EHLO ex1.hosted.example.org,"},
    {100, THEIRS "<,250  %m Hello PIPELINING SIZE 52428800 STARTTLS ENHANCEDSTATUSCODES 8BITMIME,"},
    {67, THEIRS ">,STARTTLS,"},
    {67, THEIRS "<,220 2.0.0 Ready to start TLS,"},
    {67, THEIRS "*,CN=mx.example.com,Received certificate"},
    {67,
     THEIRS "*,,\"TLS protocol SP_PROT_TLS1_2_CLIENT negotiation succeeded using bulk encryption "
            "algorithm CALG_AES_256 with strength 256 bits, MAC hash algorithm CALG_SHA_384 with "
            "strength 384 bits and key exchange algorithm CALG_ECDHE with strength 256 bits\""},
    {67, THEIRS ">,EHLO ex1.hosted.example.org,"},
    {67, THEIRS "<,250  %m Hello PIPELINING SIZE 52428800 ENHANCEDSTATUSCODES 8BITMIME,"},
    {100, THEIRS ">,MAIL FROM:<%f> SIZE=%s,"},
    {100, THEIRS "<,250 2.1.0 Sender OK,"},
    {100, THEIRS ">,RCPT TO:<%t>,"},
    {0, NULL},
};
static const struct row taken[] = {
    {100, THEIRS "<,250 2.1.5 Recipient OK,"},
    {100, THEIRS ">,BDAT %s LAST,"},
    {100, THEIRS "<,\"250 2.6.0 <%q@hosted.example.org> Queued mail for delivery %k\","},
    {0, NULL},
};
static const struct row ended[] = {
    {100, THEIRS ">,QUIT,"},
    {100, THEIRS "<,221 2.0.0 Bye,"},
    {100, THEIRS "-,,Local"},
    {0, NULL},
};

/* `tries` of a mail that is sent is 1, so that the connector's name tells the two logs apart. */
static void protocol_session(struct generator *g)
{
    bool outbound = roll(g, 2) == 0;
    struct mail mail = make_mail(g, outbound);
    mail.tries = outbound;
    bool good = roll(g, 100) < (outbound ? 94 : 41);
    write_lines(g, &mail, outbound ? begun : asked);
    set_failure(g, &mail, outbound);
    if (good)
        write_lines(g, &mail, outbound ? taken : accepted);
    else
        write_line(g, &mail, outbound ? THEIRS "<,\"%r\"," : OURS ">,\"%r\",");
    write_lines(g, &mail, outbound ? ended : left);
}

const struct format generate_protocol = {
    .name = "protocol",
    .head = HEAD("SMTP Receive Protocol Log",
                 "date-time,connector-id,session-id,sequence-number,local-endpoint,"
                 "remote-endpoint,event,data,context"),
    .end = "\r\n",
    .queue_id = queue_id,
    .stamp = protocol_stamp,
    .session = protocol_session,
};
