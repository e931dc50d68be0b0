/* Replies inside what people paste. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "causes/quote.h"

static const struct {
    const char *text, *wrapper, *reply, *host, *ip;
    enum stage stage;
} rows[] = {
    {"550 5.1.1 User unknown", "SMTP reply", "550 5.1.1 User unknown", NULL, NULL, STAGE_NONE},
    {"something else", "plain text", "something else", NULL, NULL, STAGE_NONE},
    {"  bob@example.com\n    SMTP error from remote mail server after RCPT TO:<bob@example.com>:\n"
     "    host mx.example.com [192.0.2.1]: 554 5.7.1 <bob@example.com>:\n    Relay access denied\n",
     "Exim bounce", "554 5.7.1 <bob@example.com>: Relay access denied", "mx.example.com",
     "192.0.2.1", STAGE_RCPT},
    {"Diagnostic information for administrators:\n\nGenerating server: mail.example.com\n\n"
     "bob@example.org\nmx.example.org #554 5.7.1 <alice@example.com>: Sender address rejected: "
     "Access denied ##\n\nOriginal message headers:\n",
     "Exchange bounce", "554 5.7.1 <alice@example.com>: Sender address rejected: Access denied",
     "mx.example.org", NULL, STAGE_NONE},
    {"Informations de diagnostic pour les administrateurs :\nServeur de g\xc3\xa9n\xc3\xa9ration : "
     "mail.example.com\nbob@example.org\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
     "Exchange bounce", "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found", NULL, NULL, STAGE_NONE},
    {"The message could not be sent because one of the recipients was rejected. The rejected "
     "e-mail address was 'bob@example.com'. Server: 'mail.example.com', the server responded: "
     "554 5.7.1 Relay access denied, Server Error: 554, Error Number: 0x800CCC78",
     "Outlook dialog", "554 5.7.1 Relay access denied", "mail.example.com", NULL, STAGE_RCPT},
    {"Subject 'Hi', Account: 'x', Server: 'mail.example.com', Protocol: SMTP, Server Response: "
     "'550 5.1.1 No such user', Port: 25, Secure(SSL): No, Server Error: 550, Error Number: "
     "0x800CCC79",
     "Outlook dialog", "550 5.1.1 No such user", "mail.example.com", NULL, STAGE_NONE},
    {"Sending reported error (0x800CCC78): 'Cannot send the message. The server responded: 554 "
     "5.7.1 "
     "<bob@example.com>: Sender address rejected: Access denied', Server Error: 554, Error Number: "
     "0x800CCC78",
     "Outlook dialog", "554 5.7.1 <bob@example.com>: Sender address rejected: Access denied", NULL,
     NULL, STAGE_NONE},
    {"com.sun.mail.smtp.SMTPAddressFailedException: 554 5.7.1 <bob@example.com>: Relay access "
     "denied\n\n\tat com.sun.mail.smtp.SMTPTransport.rcptTo(SMTPTransport.java:1873)\n",
     "Java mail exception", "554 5.7.1 <bob@example.com>: Relay access denied", NULL, NULL,
     STAGE_RCPT},
    {"smtplib.SMTPRecipientsRefused: {'bob@example.com': (550, b'5.1.1 User unknown')}",
     "Python smtplib exception", "550 5.1.1 User unknown", NULL, NULL, STAGE_RCPT},
    {"<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown (in reply to "
     "RCPT TO command)",
     "Postfix report", "550 5.1.1 User unknown", "mx.example.com", "192.0.2.1", STAGE_RCPT},
    {"host mx.example.com[192.0.2.1] refused to talk to me: 554 5.7.1 Go away", "Postfix report",
     "554 5.7.1 Go away", "mx.example.com", "192.0.2.1", STAGE_CONNECT},
    {"Final-Recipient: rfc822; bob@example.com\nStatus: 5.1.1\nRemote-MTA: dns; mx.example.com\n"
     "Diagnostic-Code: smtp; 550 5.1.1 User unknown\n",
     "Delivery status notification", "550 5.1.1 User unknown", "mx.example.com", NULL, STAGE_NONE},
    {"From: MAILER-DAEMON@mx1.example.org\nTo: ann@example.org\n\nThis is the mail system at host "
     "mx1.example.org.\n\n<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1\n    "
     "Unknown (in reply to RCPT TO command)\n\n--frontier\n\nReporting-MTA: dns; mx1.example.org\n"
     "\nFinal-Recipient: rfc822; bob@example.com\nRemote-MTA: dns; mx.example.com\n"
     "Diagnostic-Code: smtp; 550 5.1.1\n    Unknown\n\n--frontier\nContent-Type: message/rfc822\n",
     "Delivery status notification", "550 5.1.1 Unknown", "mx.example.com", NULL, STAGE_RCPT},
    {"Diagnostic information for administrators:\nGenerating server: EX1.example.org\n"
     "bob@example.com\nmx.example.com #<mx.example.com #5.1.1 smtp;550 5.1.1 User unknown> #SMTP#",
     "Exchange bounce", "550 5.1.1 User unknown", "EX1.example.org", NULL, STAGE_NONE},
    {"<bob@example.com>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 No such user\n"
     "Giving up on 192.0.2.1.\n",
     "qmail bounce", "550 No such user", NULL, NULL, STAGE_RCPT},
    {"   ----- Transcript of session follows -----\n... while talking to mx.example.com.:\n"
     ">>> RCPT To:<bob@example.com>\n<<< 550 5.1.1 User unknown\n",
     "sendmail bounce", "550 5.1.1 User unknown", "mx.example.com", NULL, STAGE_RCPT},
};

static void replies_are_found(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct quote q;
        quote_read(&arena, slice_of(rows[i].text), &q);
        if (strcmp(q.wrapper, rows[i].wrapper) != 0 ||
            !slice_equal(q.reply, slice_of(rows[i].reply)))
            fail_msg("row %zu: %s: %.*s", i, q.wrapper, SLICE_ARG(q.reply));
        if (!slice_equal(q.remote_host, slice_of(rows[i].host)) ||
            !slice_equal(q.remote_ip, slice_of(rows[i].ip)) || q.stage != rows[i].stage)
            fail_msg("row %zu: host %.*s ip %.*s stage %d", i, SLICE_ARG(q.remote_host),
                     SLICE_ARG(q.remote_ip), (int)q.stage);
    }
    arena_free(&arena);
}

static void code_and_recipient_are_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct quote q;
    quote_read(&arena, slice_of(rows[2].text), &q);
    assert_int_equal(q.code, 554);
    assert_int_equal(status_pack(q.status), 5007001);
    assert_true(slice_equal(q.recipient, S("bob@example.com")));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        quote_read(&arena, slice_of(rows[i].text), &q);
        assert_true(!q.recipient.ptr || slice_starts(q.recipient, S("bob@example.")));
    }
    arena_free(&arena);
}

static void the_innermost_failure_counts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *inner;
    } pairs[] = {
        {"550 5.1.1 User unknown", "550 5.1.1 User unknown"},
        {"unverified address: host <host>[<ip>] said: 550 5.1.1 no (in reply to RCPT TO command)",
         "550 5.1.1 no"},
        {"Message expired <451 4.7.1 greylisted>", "451 4.7.1 greylisted>"},
        {"451 4.4.0 Primary target IP address responded with: \"421 4.4.2 timeout\". Attempted "
         "failover to alternate host",
         "421 4.4.2 timeout"},
        {"limit: 500 messages", "limit: 500 messages"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct slice inner = quote_inner(slice_of(pairs[i].text));
        if (!slice_equal(inner, slice_of(pairs[i].inner)))
            fail_msg("%s: %.*s", pairs[i].text, SLICE_ARG(inner));
    }
}

/* Any bytes at all, cut out of real pieces; the generator is fixed, so is the run. */
static void any_bytes_are_safe(void **state)
{
    (void)state;
    static const char *const pieces[] = {"550 ",
                                         "said: ",
                                         "(in reply to ",
                                         "##",
                                         "{LED=",
                                         "};{",
                                         "\n",
                                         "host ",
                                         "mx.example.com",
                                         "[",
                                         "192.0.2.1",
                                         "]: ",
                                         "<",
                                         ">",
                                         "(550, b'",
                                         "'",
                                         "\"421 ",
                                         "a@b.example",
                                         "Error Number: 0x",
                                         " at com.",
                                         "\xff",
                                         "Remote-MTA: dns; ",
                                         "Generating server: ",
                                         "#5.1.1 ",
                                         "Diagnostic-Code:"};
    struct arena arena = {0};
    uint32_t seed = 99;
    for (int round = 0; round < 3000; round++) {
        char text[256];
        size_t n = 0;
        for (int i = 0; i < round % 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            const char *piece = pieces[(seed >> 16) % (sizeof pieces / sizeof pieces[0])];
            n += (size_t)snprintf(text + n, sizeof text - n, "%s", piece);
        }
        char *exact = memory_take(n ? n : 1);
        memcpy(exact, text, n);
        struct quote q;
        quote_read(&arena, slice_make(exact, n), &q);
        assert_true(slice_present(q.reply) && q.reply.len <= n + 1);
        struct slice inner = quote_inner(slice_make(exact, n));
        assert_true(inner.ptr >= exact && inner.ptr + inner.len <= exact + n);
        free(exact);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replies_are_found),
        cmocka_unit_test(code_and_recipient_are_read),
        cmocka_unit_test(the_innermost_failure_counts),
        cmocka_unit_test(any_bytes_are_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
