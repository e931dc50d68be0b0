#include "tests/postfix_run.h"

/* --- Fields of one line --- */

struct expected {
    const char *daemon, *message;
    enum outcome outcome;
    enum stage stage;
    unsigned code;
    const char *status, *ip, *sender, *recipient, *text;
};

#define FROM "NOQUEUE: reject: RCPT from mx.example.com[192.0.2.1]: "
#define TO                                                                                         \
    "4F2A1BC0: to=<u@example.com>, relay=mx.example.com[192.0.2.7]:25, delay=1, delays=0/0/0/1, "
#define SAID "host mx.example.com[192.0.2.7] said: "

/* clang-format off */
static const struct expected fields[] = {
    /* Trailing fields are read from the right; a quoted local part can hold copies of them. */
    {"smtpd", FROM "550 5.1.1 <v@example.org>: no; from=<a@example.com> to=<v@example.org> proto=ESMTP helo=<h>",
     OUTCOME_REJECTED, STAGE_RCPT, 550, "5.1.1", "192.0.2.1", "a@example.com", "v@example.org",
     "550 5.1.1 <v@example.org>: no"},
    {"smtpd", FROM "450 4.7.1 x; from=<\"; from=<r@e> to=<s@e> proto=SMTP helo=<x\"@example.com> to=<v@example.org> proto=SMTP helo=<h>",
     OUTCOME_TEMPFAILED, STAGE_RCPT, 450, "4.7.1", "192.0.2.1",
     "\"; from=<r@e> to=<s@e> proto=SMTP helo=<x\"@example.com", "v@example.org", "450 4.7.1 x"},
    {"smtpd", FROM "554 5.7.1 blocked; from=<r@e> to=<s@e>; from=<> to=<\"; from=<x> to=<y\"@example.org> proto=SMTP helo=<h>",
     OUTCOME_REJECTED, STAGE_RCPT, 554, "5.7.1", "192.0.2.1", "", "\"; from=<x> to=<y\"@example.org",
     "554 5.7.1 blocked; from=<r@e> to=<s@e>"},
    {"smtpd", FROM "554 5.7.1 x; from=<\"a\\\"; to=<q@e>\"@example.com> proto=SMTP helo=<h>",
     OUTCOME_REJECTED, STAGE_RCPT, 554, "5.7.1", "192.0.2.1", "\"a\\\"; to=<q@e>\"@example.com", NULL,
     "554 5.7.1 x"},
    {"smtpd", FROM "550 5.7.1 x; from=<a@e> to=<b@e> proto=ESMTP helo=<h> sasl_method=LOGIN sasl_username=u proto=SMTP helo=<f> sasl_sender=c@e",
     OUTCOME_REJECTED, STAGE_RCPT, 550, "5.7.1", "192.0.2.1", "a@e", "b@e", "550 5.7.1 x"},
    {"smtpd", "NOQUEUE: reject: CONNECT from unknown[unknown]: 554 5.7.1 no; proto=SMTP",
     OUTCOME_REJECTED, STAGE_CONNECT, 554, "5.7.1", NULL, NULL, NULL, "554 5.7.1 no"},
    {"smtpd", "4F2A1BC0: reject: END-OF-MESSAGE from a.example[192.0.2.1]: 552 5.3.4 big; from=<a@e> proto=SMTP helo=<h>",
     OUTCOME_REJECTED, STAGE_MESSAGE, 552, "5.3.4", "192.0.2.1", "a@e", NULL, "552 5.3.4 big"},
    /* Cut short by the 2000 bytes that Postfix writes at most: what is there counts. */
    {"smtpd", FROM "550 5.1.1 <v@example.org>: no; from=<a@example.com> to=<v@exa",
     OUTCOME_REJECTED, STAGE_RCPT, 550, "5.1.1", "192.0.2.1", "a@example.com", "v@exa",
     "550 5.1.1 <v@example.org>: no"},
    /* A milter's lines, whose CR LF shows as "??". */
    {"smtpd", "NOQUEUE: milter-reject: RCPT from a.example[192.0.2.1]: 550-5.7.1 one??550 5.7.1 two; from=<a@e> to=<b@e> proto=SMTP helo=<h>",
     OUTCOME_REJECTED, STAGE_RCPT, 550, "5.7.1", "192.0.2.1", "a@e", "b@e", "550 5.7.1 one two"},
    {"smtpd", "warning: Illegal address syntax from a.example[192.0.2.1] in MAIL command: <x[y]: SASL z authentication failed: q>",
     OUTCOME_REJECTED, STAGE_MAIL, 501, "5.1.7", "192.0.2.1", NULL, NULL,
     "Illegal address syntax from a.example[192.0.2.1] in MAIL command: <x[y]: SASL z authentication failed: q>"},
    {"postscreen", "NOQUEUE: reject: RCPT from [2001:db8::1]:4: 550 5.5.1 no; from=<>, to=<>, proto=X>, to=<v@e>, proto=ESMTP, helo=<>,to=<x>>",
     OUTCOME_REJECTED, STAGE_RCPT, 550, "5.5.1", "2001:db8::1", ">, to=<>, proto=X", "v@e", "550 5.5.1 no"},
    {"cleanup", "4F2A1BC0: milter-reject: END-OF-MESSAGE from a.example[192.0.2.1]: 4.7.1 later; from=<a@e> to=<b@e> proto=SMTP helo=<h>",
     OUTCOME_TEMPFAILED, STAGE_MESSAGE, 0, "4.7.1", "192.0.2.1", "a@e", "b@e", "4.7.1 later"},
    {"cleanup", "4F2A1BC0: reject: body x from y[192.0.2.9]; from=<f@e> to=<g@e>: 4.7.1 z from a.example[192.0.2.1]; from=<a@e> to=<b@e> proto=SMTP helo=<h>: 4.2.0 later",
     OUTCOME_TEMPFAILED, STAGE_MESSAGE, 451, "4.2.0", "192.0.2.1", "a@e", "b@e", "4.2.0 later"},
    /* Delivery records are read from the left; neither address nor reason can end them early. */
    {"smtp", TO "dsn=5.1.1, status=bounced (" SAID "550 5.1.1 status=sent (250 ok) (in reply to RCPT TO command))",
     OUTCOME_BOUNCED, STAGE_RCPT, 550, "5.1.1", "192.0.2.7", NULL, "u@example.com",
     "550 5.1.1 status=sent (250 ok)"},
    {"smtp", "4F2A1BC0: to=<\">, relay=x[192.0.2.9]:25, delay=1, dsn=2.0.0, status=sent (\"@example.com>, relay=mx.example.com[192.0.2.7]:25, delay=1, dsn=4.2.1, status=deferred (" SAID "450 4.2.1 x (in reply to MAIL FROM command))",
     OUTCOME_DEFERRED, STAGE_MAIL, 450, "4.2.1", "192.0.2.7", NULL,
     "\">, relay=x[192.0.2.9]:25, delay=1, dsn=2.0.0, status=sent (\"@example.com", "450 4.2.1 x"},
    {"smtp", TO "dsn=4.0.0, status=deferred (" SAID "450 (in reply to MAIL FROM command) (in reply to end of DATA command))",
     OUTCOME_DEFERRED, STAGE_MESSAGE, 450, "4.0.0", "192.0.2.7", NULL, "u@example.com",
     "450 (in reply to MAIL FROM command)"},
    {"smtp", TO "dsn=5.1.1, status=bounced (" SAID "550-no such user 550-here 550 5.1.1 sorry (in reply to RCPT TO command))",
     OUTCOME_BOUNCED, STAGE_RCPT, 550, "5.1.1", "192.0.2.7", NULL, "u@example.com",
     "550 no such user here 5.1.1 sorry"},
    {"smtp", TO "dsn=5.0.0, status=bounced (" SAID "550 host b.example[192.0.2.8] said: 421 4.1.1 x (in reply to RCPT TO command))",
     OUTCOME_BOUNCED, STAGE_RCPT, 550, "5.0.0", "192.0.2.7", NULL, "u@example.com",
     "550 host b.example[192.0.2.8] said: 421 4.1.1 x"},
    {"smtp", TO "dsn=5.1.1, status=bounced (" SAID "550 5.1.1 cut here without an en",
     OUTCOME_BOUNCED, STAGE_NONE, 550, "5.1.1", "192.0.2.7", NULL, "u@example.com",
     "550 5.1.1 cut here without an en"},
    {"smtp", TO "dsn=4.7.1, status=deferred (host mx.example.com[192.0.2.7] refused to talk to me: 554 5.7.1 no)",
     OUTCOME_DEFERRED, STAGE_CONNECT, 554, "5.7.1", "192.0.2.7", NULL, "u@example.com", "554 5.7.1 no"},
    {"smtp", TO "dsn=5.7.1, status=bounced (host mx.example.com[192.0.2.7] refused to talk to me: 550 5.7.1 no)",
     OUTCOME_BOUNCED, STAGE_HELO, 550, "5.7.1", "192.0.2.7", NULL, "u@example.com", "550 5.7.1 no"},
    {"smtp", TO "dsn=5.5.0, status=bounced (Protocol error: " SAID "250 2.1.5 fine (in reply to DATA command))",
     OUTCOME_BOUNCED, STAGE_DATA, 250, "2.1.5", "192.0.2.7", NULL, "u@example.com", "250 2.1.5 fine"},
    /* Before 2.3: no delays, no dsn. */
    {"smtp", "4F2A1BC0: to=<u@example.com>, relay=none, delay=3, status=deferred (connect to mx.example.com[192.0.2.7]: Connection refused)",
     OUTCOME_DEFERRED, STAGE_CONNECT, 0, "", "192.0.2.7", NULL, "u@example.com",
     "connect to mx.example.com[192.0.2.7]: Connection refused"},
};
/* clang-format on */

static void fields_have_their_true_borders(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        const struct expected *want = &fields[i];
        restart();
        assert_int_equal(feed(want->daemon, want->message), LINE_EVENT);
        assert_int_equal(batch.count, 1);
        const struct record *got = &batch.records[0];
        char status[STATUS_TEXT];
        status_text(got->status, status);
        if (got->stage != want->stage || got->code != want->code)
            print_error("row %zu: %s\n", i, want->message);
        assert_int_equal(got->outcome, want->outcome);
        assert_int_equal(got->stage, want->stage);
        assert_int_equal(got->code, want->code);
        assert_string_equal(status, want->status);
        assert_slice(got->remote_ip, want->ip);
        assert_slice(got->sender, want->sender);
        assert_slice(got->recipient, want->recipient);
        assert_slice(got->text, want->text);
    }
}

static void deliveries_are_final_or_relayed(void **state)
{
    (void)state;
    static const struct {
        const char *daemon, *relay, *reason;
        bool relayed;
        enum direction direction;
    } rows[] = {
        {"smtp", "mx.example.com[192.0.2.7]:25", "250 2.0.0 queued as 1", false,
         DIRECTION_OUTBOUND},
        {"smtp", "127.0.0.1[127.0.0.1]:10024", "250 2.0.0 Ok", true, DIRECTION_OUTBOUND},
        {"smtp", "localhost[::1]:10024", "250 2.0.0 Ok", true, DIRECTION_OUTBOUND},
        {"lmtp", "127.0.0.1[127.0.0.1]:24", "250 2.0.0 <a> x Saved", false, DIRECTION_LOCAL},
        {"lmtp", "127.0.0.1[127.0.0.1]:24", "250 2.0.0 Ok: queued as 4F", true, DIRECTION_LOCAL},
        {"lmtp", "mx.example.com[private/lmtp]", "250 2.0.0 Saved", false, DIRECTION_LOCAL},
        {"local", "local", "forwarded as 5F2A1BC0", true, DIRECTION_LOCAL},
        {"virtual", "virtual", "delivered to maildir", false, DIRECTION_LOCAL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        restart();
        struct slice message = arena_printf(
            &batch.arena,
            "4F2A1BC0: to=<a@example.com>, relay=%s, delay=0, dsn=2.0.0, status=sent (%s)",
            rows[i].relay, rows[i].reason);
        assert_int_equal(feed(rows[i].daemon, arena_string(&batch.arena, message)), LINE_DELIVERY);
        assert_int_equal(batch.records[0].direction, rows[i].direction);
        assert_int_equal((batch.records[0].flags & RECORD_RELAYED) != 0, rows[i].relayed);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_have_their_true_borders),
        cmocka_unit_test(deliveries_are_final_or_relayed),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
