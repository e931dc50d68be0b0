/*
 * Shapes of the delivery agents: mail going out, or into a mailbox.
 */
#include "parsers/postfix_shapes.h"

/* clang-format off */
static const struct shape smtp[] = {
    {PATTERN("to=*"), .queue = WITH_ID, .read = postfix_read_delivery,
     .example = S("4F2A1BC0: to=<a@example.org>, relay=mx.example.org[192.0.2.7]:25, delay=1.9, delays=0/0/1/0.9, dsn=2.0.0, status=sent (250 2.0.0 Ok)")},
    TLS_CONNECTIONS("established to mx.example.org[192.0.2.7]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)"),
    CONTEXT("connect to *[*]:*: *", "connect to mx.example.org[192.0.2.7]:25: Connection refused"),
    CONTEXT("connect to *[*]: *", "connect to mx.example.org[private/lmtp]: No such file or directory"),
    QUEUED("enabling PIX workarounds*: *", "4F2A1BC0: enabling PIX workarounds: disable_esmtp for mx.example.org[192.0.2.7]:25"),
    CONTEXT("lost connection with *[*] while *", "lost connection with mx.example.org[192.0.2.7] while sending RCPT TO"),
    CONTEXT("conversation with *[*] timed out while *", "conversation with mx.example.org[192.0.2.7] timed out while sending message body"),
    CONTEXT("SSL_connect error to *", "SSL_connect error to mx.example.org[192.0.2.7]:25: -1"),
    CONTEXT("certificate verification failed for *", "certificate verification failed for mx.example.org[192.0.2.7]:25: self-signed certificate"),
    CONTEXT("setting up TLS connection to *", "setting up TLS connection to mx.example.org[192.0.2.7]:25"),
    CONTEXT("Host offered STARTTLS: [*]", "Host offered STARTTLS: [mx.example.org]"),
    CONTEXT("discarding EHLO keywords: *", "discarding EHLO keywords: CHUNKING"),
    CONTEXT("> *[*]*: *", "> mx.example.org[192.0.2.7]:25: QUIT"),
    CONTEXT("< *[*]*: *", "< mx.example.org[192.0.2.7]:25: 250 Ok"),
    WARNING("TLS policy lookup for *", "warning: TLS policy lookup for example.org/mx.example.org: client TLS configuration problem"),
    WARNING("TLS policy table, *", "warning: TLS policy table, key \"example.org\": invalid attribute"),
    WARNING("TLSA lookup error for *", "warning: TLSA lookup error for mx.example.org:25"),
    WARNING("host *[*]* said: *", "warning: host mx.example.org[192.0.2.7]:25 said: 500 no (in reply to XFORWARD name/address command)"),
    WARNING("host *[*]* greeted me with my own hostname *", "warning: host mx.example.org[192.0.2.7]:25 greeted me with my own hostname mx.example.org"),
    WARNING("host *[*]* replied to HELO/EHLO with my own hostname *", "warning: host mx.example.org[192.0.2.7]:25 replied to HELO/EHLO with my own hostname mx.example.org"),
    WARNING("no MX host for * has a valid address record", "warning: no MX host for example.org has a valid address record"),
    WARNING("numeric domain name in resource data of MX record for *", "warning: numeric domain name in resource data of MX record for example.org: 192.0.2.7"),
    WARNING("valid_hostname: *", "warning: valid_hostname: invalid character 95(decimal): mx_1.example.org"),
    WARNING("malformed domain name in resource data of *", "warning: malformed domain name in resource data of MX record for example.org: mx_1.example.org"),
    WARNING("Unexpected response from *", "warning: Unexpected response from mx.example.org[192.0.2.7]:25."),
    WARNING("server * violates * policy", "warning: server mx.example.org[192.0.2.7]:25 violates REQUIRETLS policy"),
    WARNING("DNSSEC * for *", "warning: DNSSEC status lookup error for mx.example.org: Host not found"),
    WARNING("DANE *", "warning: DANE TLSA lookup problem: Host not found, try again"),
    WARNING("dnssec_probe *", "warning: dnssec_probe 'ns:.' received no response: Server failure"),
    WARNING("reason: dnssec_probe *", "warning: reason: dnssec_probe 'ns:.' received a response that is not DNSSEC validated"),
    WARNING("mail for * loops back to myself", "warning: mail for example.org loops back to myself"),
    WARNING("relayhost configuration problem", "warning: relayhost configuration problem"),
    WARNING("xsasl_*", "warning: xsasl_cyrus_client_first: no mechanism available"),
    WARNING("smtp_*", "warning: smtp_sasl_password_maps lookup error"),
    WARNING("SASL *", "warning: SASL authentication failure: No worthy mechs found"),
    QUEUED_WARNING("non-ESMTP response from *", "warning: 4F2A1BC0: non-ESMTP response from mx.example.org[192.0.2.7]:25: QUEUE"),
    QUEUED_WARNING("smtp_*", "warning: 4F2A1BC0: smtp_address_preference lookup error"),
    {PATTERN("*"), .queue = WITH_ID, .read = postfix_read_attempt,
     .example = S("4F2A1BC0: host mx.example.org[192.0.2.7] said: 451 4.3.2 later (in reply to MAIL FROM command)")},
    CONTEXT("* certificate verification failed for *", "server certificate verification failed for mx.example.org[192.0.2.7]:25: certificate has expired"),
};

static const struct shape mailbox[] = {
    {PATTERN("to=*"), .queue = WITH_ID, .read = postfix_read_delivery,
     .example = S("4F2A1BC0: to=<a@example.org>, relay=local, delay=0, delays=0/0/0/0, dsn=2.0.0, status=sent (delivered to mailbox)")},
    QUEUED("passing <*> to transport=*", "4F2A1BC0: passing <a@example.org> to transport=lmtp"),
    QUEUED("address * aliased to *", "4F2A1BC0: address a@example.org aliased to b"),
    WARNING("alias database loop for *", "warning: alias database loop for loopb"),
    WARNING("required alias not found: *", "warning: required alias not found: postmaster"),
    WARNING("maildir access problem for UID/GID=*", "warning: maildir access problem for UID/GID=1000/1000: create maildir file /home/a/Maildir/tmp/1: Permission denied"),
    WARNING("perhaps you need to create the maildirs in advance", "warning: perhaps you need to create the maildirs in advance"),
    WARNING("destination * is not owned by recipient", "warning: destination /var/mail/a is not owned by recipient"),
    WARNING("destination * is not a regular file", "warning: destination /var/mail/a is not a regular file"),
    WARNING("recipient *: *", "warning: recipient a@example.org: not found in virtual_uid_maps"),
    WARNING("specify \"* = no\" to ignore mailbox ownership mismatch", "warning: specify \"strict_mailbox_ownership = no\" to ignore mailbox ownership mismatch"),
    WARNING("error looking up passwd info for *", "warning: error looking up passwd info for a: Connection refused"),
    WARNING("cannot find alias database owner for *", "warning: cannot find alias database owner for hash:/etc/aliases(0,lock)"),
    WARNING("file * is not a regular file", "warning: file /home/a/.forward is not a regular file"),
    WARNING("file * has bad owner uid *", "warning: file /home/a/.forward has bad owner uid 0"),
    WARNING("file * is world writable", "warning: file /home/a/.forward is world writable"),
    WARNING("cannot open file *", "warning: cannot open file /home/a/.forward: Permission denied"),
    WARNING("biff_notify: *", "warning: biff_notify: Connection refused"),
    WARNING("address with illegal extension: *", "warning: address with illegal extension: a+/b"),
    WARNING("database * is older than source file *", "warning: database /etc/aliases.db is older than source file /etc/aliases"),
    WARNING("pipe flag `*' requires *", "warning: pipe flag `D' requires dovecot_destination_recipient_limit = 1"),
    WARNING("*: file * is not *", "warning: local_expand: file /x is not readable"),
};
/* clang-format on */

const struct shapes postfix_smtp_shapes = TABLE(smtp);
const struct shapes postfix_mailbox_shapes = TABLE(mailbox);
