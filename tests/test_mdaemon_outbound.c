#include "tests/mdaemon_run.h"

#define OUTBOUND                                                                                   \
    "Session 5; child 1", "Parsing message <c:\\mdaemon\\queues\\remote\\pd5.msg>",                \
        "*  From: s@c.example", "*  To: Two <t@b.example>", "*  Message-ID: <m@c.example>",        \
        "Attempting SMTP connection to [b.example]",                                               \
        "Attempting SMTP connection to [mx1.b.example:25]",                                        \
        "Attempting SMTP connection to [203.0.113.1:25]"

struct ending {
    const char *lines[8];
    unsigned count; /* of failures */
    enum outcome outcome[2];
    enum stage stage;
    const char *text, *ip;
};

/* What the session's last lines make of the attempt. */
static const struct ending endings[] = {
    {{"*  Winsock Error 10060 Connection timed out", "----------"},
     1,
     {OUTCOME_DEFERRED, 0},
     STAGE_CONNECT,
     "Winsock Error 10060 Connection timed out",
     "203.0.113.1"},
    {{"Socket error 10061 - refused", "Attempting SMTP connection to [203.0.113.2:25]",
      "<-- 421 busy", "----------"},
     1,
     {OUTCOME_DEFERRED, 0},
     STAGE_CONNECT,
     "421 busy",
     "203.0.113.2"},
    {{"Socket error 10061 - refused", "Attempting SMTP connection to [203.0.113.2:25]",
      "<-- 220 hello", "--> RCPT To:<t@b.example>", "<-- 250 ok", "----------"},
     0,
     {0},
     0,
     NULL,
     NULL},
    {{"*  Name server reports domain name unknown", "SMTP session terminated (Bytes in/out: 1/1)"},
     1,
     {OUTCOME_BOUNCED, 0},
     STAGE_DNS,
     "Name server reports domain name unknown",
     "203.0.113.1"},
    {{"<-- 220 hello", "--> RCPT To:<t@b.example>", "<-- 550-5.1.1 no", "<-- 550 5.1.1 body",
      "----------"},
     1,
     {OUTCOME_BOUNCED, 0},
     STAGE_RCPT,
     "550 5.1.1 no body",
     "203.0.113.1"},
    {{"<-- 220 hello", "--> RCPT To:<t@b.example>", "<-- 451 later",
      "This message is 0 days old; it has 2 days left to get delivered", "----------"},
     1,
     {OUTCOME_DEFERRED, 0},
     STAGE_RCPT,
     "451 later",
     "203.0.113.1"},
    {{"<-- 220 hello", "--> RCPT To:<t@b.example>", "<-- 451 later", "The message is undeliverable",
      "----------"},
     2,
     {OUTCOME_DEFERRED, OUTCOME_EXPIRED},
     STAGE_QUEUE,
     "451 later",
     "203.0.113.1"},
    {{"<-- 220 hello", "--> RCPT To:<t@b.example>", "<-- 451 later"},
     1,
     {OUTCOME_DEFERRED, 0},
     STAGE_RCPT,
     "451 later",
     "203.0.113.1"},
};

static void outbound_endings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        const struct ending *e = &endings[i];
        struct run *run = start("mdaemon");
        SAY(run, OUTBOUND);
        for (size_t k = 0; k < 8 && e->lines[k]; k++)
            say(run, e->lines[k]);
        parser_finish(&run->parser);
        parser_finish(&run->parser); /* what has been told is not told again */
        assert_int_equal(failures(run), e->count);
        for (size_t k = 0; k < e->count; k++)
            assert_int_equal(nth(run, RECORD_FAILURE, k)->outcome, e->outcome[k]);
        if (e->count) {
            const struct record *r = last(run);
            assert_int_equal(r->stage, e->stage);
            same(r->text, e->text);
            same(r->remote_ip, e->ip);
            same(r->recipient, "t@b.example");
            same(r->sender, "s@c.example");
            same(r->queue_id, "pd5.msg");
            same(r->message_id, "m@c.example");
        }
        assert_int_equal(run->batch.lines[LINE_EVENT], e->count);
        stop(run);
    }
}

/* One reply to the body fails for both recipients: two records of one line, counted once. */
static void several_recipients(void **state)
{
    (void)state;
    struct run *run = start("mdaemon");
    SAY(run, OUTBOUND, "<-- 220 hello", "--> MAIL From:<s@c.example>", "--> RCPT To:<a@b.example>",
        "--> RCPT To:<b@b.example>", "<-- 250 ok", "<-- 250 ok", "<-- 250 ok", "--> DATA",
        "<-- 354 go", "<-- 554 spam", "----------");
    assert_int_equal(failures(run), 2);
    assert_int_equal(nth(run, RECORD_FAILURE, 0)->nth, 0);
    assert_int_equal(nth(run, RECORD_FAILURE, 1)->nth, 1);
    assert_true(nth(run, RECORD_FAILURE, 0)->line.hash == nth(run, RECORD_FAILURE, 1)->line.hash);
    assert_int_equal(run->batch.lines[LINE_EVENT], 1);
    stop(run);
}

/* The records of one line follow each other, also when there are more than can wait, and when the
 * line is a whole session. */
static void adjacent(void **state)
{
    (void)state;
    struct run *run = start("mdaemon");
    SAY(run, OUTBOUND, "<-- 220 hello", "--> MAIL From:<s@c.example>", "<-- 250 ok",
        "--> RCPT To:<no@b.example>", "<-- 550 no");
    for (int i = 0; i < 2 * MDAEMON_PENDING; i++)
        SAY(run, "--> RCPT To:<a@b.example>", "<-- 250 ok");
    SAY(run, "--> DATA", "<-- 354 go", "<-- 451 later", "message is undeliverable", "----------");
    assert_true(failures(run) > 2 * MDAEMON_PENDING);
    unsigned changes = 0;
    for (size_t i = 1; i < failures(run); i++)
        changes +=
            nth(run, RECORD_FAILURE, i)->line.hash != nth(run, RECORD_FAILURE, i - 1)->line.hash;
    assert_int_equal(changes, 1);
    stop(run);

    run = start("mdaemon");
    assert_int_equal(feed(run, "Fri 2026-11-20 10:00:00: Parsing message <c:\\q\\pd1.msg> "
                               "Fri 2026-11-20 10:00:00: *  Winsock Error 10060 "
                               "Fri 2026-11-20 10:00:00: ----------"),
                     LINE_EVENT);
    assert_int_equal(failures(run), 1);
    stop(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outbound_endings),
        cmocka_unit_test(several_recipients),
        cmocka_unit_test(adjacent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
