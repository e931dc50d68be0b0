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

#define OTHER                                                                                      \
    "Session 6; child 2", "Accepting SMTP connection from 203.0.113.9:1 to 192.0.2.1:25",          \
        "--> 220 hello", "<-- EHLO two", "--> 250 hello"

/* Without ids: other sessions come and go while one waits for its host. */
static void waiting_for_a_host(void **state)
{
    (void)state;
    struct run *run = start("mdaemon");
    SAY(run, OUTBOUND, "Waiting for socket connection...", OTHER, "<-- QUIT", "--> 221 bye",
        "SMTP session successful (Bytes in/out: 1/1)", "----------",
        "*  Winsock Error 10060 Connection timed out",
        "This message is 1 minutes old; it has 9 minutes left in this queue",
        "SMTP session terminated (Bytes in/out: 1/1)", "----------");
    assert_int_equal(failures(run), 1);
    assert_int_equal(last(run)->stage, STAGE_CONNECT);
    same(last(run)->queue_id, "pd5.msg");
    same(last(run)->sender, "s@c.example");
    same(last(run)->remote_ip, "203.0.113.1");
    assert_int_equal(run->batch.lines[LINE_UNKNOWN], 0);
    stop(run);

    /* The first to wait is the first that gives up. */
    run = start("mdaemon");
    SAY(run, OUTBOUND, "Waiting for socket connection...", "Session 7; child 2",
        "Parsing message <c:\\mdaemon\\queues\\remote\\pd7.msg>", "*  From: s7@c.example",
        "Attempting SMTP connection to [203.0.113.7:25]", "Waiting for socket connection...",
        "*  Winsock Error 10060 Connection timed out",
        "SMTP session terminated (Bytes in/out: 1/1)", "----------",
        "*  Connection established (192.0.2.1:2 -> 203.0.113.7:25)", "<-- 421 busy", "----------");
    assert_int_equal(failures(run), 2);
    same(nth(run, RECORD_FAILURE, 0)->queue_id, "pd5.msg");
    same(nth(run, RECORD_FAILURE, 1)->queue_id, "pd7.msg");
    assert_int_equal(run->batch.lines[LINE_UNKNOWN], 0);
    stop(run);

    /* One that begins there begins nothing anew. */
    run = start("mdaemon");
    SAY(run, OUTBOUND, "Waiting for socket connection...", OTHER, "<-- QUIT", "--> 221 bye",
        "SMTP session successful (Bytes in/out: 1/1)", "----------",
        "Parsing message <c:\\mdaemon\\queues\\remote\\pd7.msg>",
        "*  Winsock Error 10061 Connection refused", "----------");
    assert_int_equal(failures(run), 1);
    same(last(run)->queue_id, "pd7.msg");
    same(last(run)->sender, NULL);
    stop(run);
}

/* Without ids: of two sessions one speaks.  The other does not before its banner; and behind
 * STARTTLS it is the one that speaks who says EHLO again (RFC 3207, section 4.2). */
static void who_may_say_ehlo(void **state)
{
#define NEXT                                                                                       \
    "Session 7; child 2", "Parsing message <c:\\mdaemon\\queues\\remote\\pd7.msg>",                \
        "*  From: s7@c.example", "*  To: t@b.example",                                             \
        "Attempting SMTP connection to [203.0.113.7:25]", "<-- 220 hello", "--> EHLO one"
    static const char *const cases[][16] = {
        {OUTBOUND, "Waiting for socket connection...", NEXT},
        {OUTBOUND, "<-- 220 hello", NEXT},
    };
    static const char *const ends[][8] = {
        {"--> HELO one", "<-- 421 busy", "----------"},
        {"<-- 250 STARTTLS", "--> STARTTLS", "<-- 220 go", "--> EHLO one", "<-- 450 later",
         "----------"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct run *run = start("mdaemon");
        say_all(run, cases[i], 16);
        say_all(run, ends[i], 8);
        assert_int_equal(failures(run), 1);
        assert_int_equal(last(run)->stage, STAGE_HELO);
        same(last(run)->queue_id, "pd7.msg");
        same(last(run)->sender, "s7@c.example");
        same(last(run)->remote_ip, "203.0.113.7");
        stop(run);
    }
}

/* A session whose end is missing does not keep others apart for ever. */
static void mixed_no_more(void **state)
{
    enum { LONG = 3000 };
    (void)state;
    struct run *run = start("mdaemon");
    SAY(run, OTHER, "Session 7; child 3", "--> 220 hello", "<-- MAIL FROM:<six@c.example>",
        "<-- EHLO seven", "--> 250 hello");
    for (int i = 0; i < LONG; i++)
        SAY(run, "<-- NOOP", "--> 250 ok");
    SAY(run, "SMTP session successful (Bytes in/out: 1/1)");
    SAY(run, "Session 8; child 4", "Accepting SMTP connection from 203.0.113.8:1 to 192.0.2.1:25",
        "--> 220 hello", "<-- EHLO eight", "--> 250 hello");
    SAY(run, "Session 9; child 5", "Accepting SMTP connection from 203.0.113.10:1 to 192.0.2.1:25",
        "--> 220 hello", "<-- EHLO nine", "--> 250 hello", "<-- MAIL FROM:<nine@c.example>",
        "--> 550 no");
    assert_int_equal(failures(run), 1);
    same(last(run)->remote_ip, "203.0.113.10");
    same(last(run)->sender, "nine@c.example");
    stop(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outbound_endings), cmocka_unit_test(several_recipients),
        cmocka_unit_test(adjacent),         cmocka_unit_test(waiting_for_a_host),
        cmocka_unit_test(who_may_say_ehlo), cmocka_unit_test(mixed_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
