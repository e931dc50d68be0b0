#include "tests/mdaemon_run.h"

/* ---- prefixes ---- */

static void prefixes(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum line_kind kind;
        const char *utc;
    } rows[] = {
        {"Mon 2008-10-20 16:11:37: --> 535 no", LINE_EVENT, "2008-10-20T16:11:37.000Z"},
        {"Thu 2019-03-14 00:00:17.768: --> 535 no", LINE_EVENT, "2019-03-14T00:00:17.768Z"},
        {"Thu 2019-03-14 00:00:17,768: --> 535 no", LINE_EVENT, "2019-03-14T00:00:17.768Z"},
        {"Sat 2025-06-07 00:00:12.401: 03: --> 535 no", LINE_EVENT, "2025-06-07T00:00:12.401Z"},
        {"Sat 2025-06-07 00:00:12.401: [981023] --> 535 no", LINE_EVENT,
         "2025-06-07T00:00:12.401Z"},
        {"Sat 2025-06-07 00:00:12.401: [981023:2] 03: --> 535 no", LINE_EVENT,
         "2025-06-07T00:00:12.401Z"},
        {"Sat 2025-06-07 00:00:12.401: 03: [981023:2] --> 535 no", LINE_EVENT,
         "2025-06-07T00:00:12.401Z"},
        {"\xd0\x9f\xd0\xbd 2025-06-07 00:00:12: --> 535 no", LINE_EVENT,
         "2025-06-07T00:00:12.000Z"},
        {">> Sat 2025-06-07 00:00:12: --> 535 no", LINE_EVENT, "2025-06-07T00:00:12.000Z"},
        {"Sat 2025-06-07 00:00:12: --&gt; 535 no", LINE_EVENT, "2025-06-07T00:00:12.000Z"},
        {"Sat 2025-06-07 00:00:12: \xe2\x86\x92 535 no", LINE_EVENT, "2025-06-07T00:00:12.000Z"},
        {"Sat 2025-06-07 00:00:62: --> 535 no", LINE_UNKNOWN, NULL},
        {"Sat 2025-06-37 00:00:12: --> 535 no", LINE_UNKNOWN, NULL},
        {"Sat, 2025-06-07 00:00:12: --> 535 no", LINE_UNKNOWN, NULL},
        {"Sat 2025-06-07 00:00:12 --> 535 no", LINE_UNKNOWN, NULL},
        {"Sat 2025-06-07 00:00:12: words never seen", LINE_UNKNOWN, NULL},
        {"Sat 2025-06-07 00:00:12: ----------", LINE_CONTEXT, NULL},
        {"", LINE_CONTEXT, NULL},
        {"260818 005841591 I [1002FA89] 0x415041A1 Block List: IMAP", LINE_NOISE, NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct run *run = start("mdaemon");
        feed(run, "START Event Log / MDaemon PRO v18.0.1, SMTP (in) log information");
        assert_int_equal(feed(run, rows[i].line), rows[i].kind);
        if (rows[i].utc) {
            char text[WHEN_TEXT];
            when_text(last(run)->time, text);
            assert_string_equal(text, rows[i].utc);
        }
        stop(run);
    }
}

/* Columns are compared with those of the line before, which more of them may follow. */
static void same_columns(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "Sat 2025-06-07 00:00:12.401: [981023] --> 535 no",
        "Sat 2025-06-07 00:00:12.402: [981023] --> 535 no",
        "Sat 2025-06-07 00:00:12.403: [981023] 03: --> 535 no",
        "Sat 2025-06-07 00:00:12.404: [981023] 03: --> 535 no",
        "Sat 2025-06-07 00:00:12.405: 03: [981023] --> 535 no",
        "Sat 2025-06-07 00:00:12.406: [981023]\t--> 535 no",
        "Sat 2025-06-07 00:00:12.407: --> 535 no",
    };
    struct run *run = start("mdaemon");
    feed(run, "START Event Log / MDaemon PRO v18.0.1, SMTP (in) log information");
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        assert_int_equal(feed(run, lines[i]), LINE_EVENT);
    /* A category with nothing behind it is a column; in front of other words it is one of them. */
    feed(run, "Sat 2025-06-07 00:00:12.408: [981024] 03:");
    assert_int_equal(feed(run, "Sat 2025-06-07 00:00:12.409: [981024] 03:--> 535 no"),
                     LINE_UNKNOWN);
    stop(run);
}

/* Our own banner tells the zone, a peer's does not. */
static void zones(void **state)
{
    (void)state;
    struct run *run = start("mdaemon");
    SAY(run, "Accepting SMTP connection from 203.0.113.9:1 to 192.0.2.1:25",
        "--> 220 mail.example.com ESMTP MDaemon 9.5.2; Fri, 20 Nov 2026 10:00:00 -0330",
        "<-- RCPT TO:<a@b.example>", "--> 550 no");
    char text[WHEN_TEXT];
    when_text(last(run)->time, text);
    assert_string_equal(text, "2026-11-20T13:30:00.500Z");
    stop(run);
    run = start("mdaemon");
    SAY(run, "Parsing message <c:\\q\\pd1.msg>", "<-- 220 x ESMTP; Fri, 20 Nov 2026 10:00:00 -0330",
        "--> MAIL From:<s@c.example>", "<-- 550 no", "----------");
    when_text(last(run)->time, text);
    assert_string_equal(text, "2026-11-20T10:00:00.500Z");
    stop(run);
}

/* ---- inbound ---- */

/* A failed check explains the refusal that follows it, and no later one. */
static void evidence(void **state)
{
    (void)state;
    struct run *run = start("mdaemon");
    SAY(run, "Session 1; child 1", "Accepting SMTP connection from [203.0.113.9 : 43579]",
        "--> 220 hello", "<-- HELO x", "--> 250 hello", "<-- MAIL FROM:<s@c.example>",
        "Performing SPF lookup (c.example / 203.0.113.9)", "* Result: softfail",
        "---- End SPF results", "--> 250 <s@c.example>, Sender ok", "<-- RCPT TO:<a@b.example>",
        "Performing DNS-BL lookup (203.0.113.9 - connecting IP)", "* zen.example - passed",
        "* bl.example - failed", "---- End DNS-BL results", "--> 550 5.1.1 User unknown",
        "<-- RCPT TO:<c@b.example>", "--> 550 5.1.1 User unknown");
    assert_int_equal(failures(run), 2);
    same(nth(run, RECORD_FAILURE, 0)->text, "550 5.1.1 User unknown [bl.example - failed]");
    same(nth(run, RECORD_FAILURE, 0)->remote_ip, "203.0.113.9");
    same(nth(run, RECORD_FAILURE, 0)->sender, "s@c.example");
    same(nth(run, RECORD_FAILURE, 1)->text, "550 5.1.1 User unknown");
    stop(run);
}

/* The whole session in one line, everything in angle brackets gone. */
static void joined_line(void **state)
{
    (void)state;
    static const char line[] =
        "Look: Mon 2008-10-20 16:11:37: Session 7831; child 1; thread 3908 "
        "Mon 2008-10-20 16:11:36: Accepting SMTP connection from [203.0.113.9 : 43579] "
        "Mon 2008-10-20 16:11:36: --> 220 example.com ESMTP MDaemon 9.5.2; Mon, 20 Oct 2008 "
        "16:11:36 +0200 "
        "Mon 2008-10-20 16:11:36: 250 example.com Hello RS, pleased to meet you "
        "Mon 2008-10-20 16:11:36: Mon 2008-10-20 16:11:36: --> 250 , Sender ok "
        "Mon 2008-10-20 16:11:36: "
        "Mon 2008-10-20 16:11:36: Performing DNS-BL lookup (203.0.113.9 - connecting IP) "
        "Mon 2008-10-20 16:11:36: * relays.example - failed "
        "Mon 2008-10-20 16:11:36: ---- End DNS-BL results "
        "Mon 2008-10-20 16:11:36: --> 250 , Recipient ok "
        "Mon 2008-10-20 16:11:37: 354 Enter mail, end with . "
        "Mon 2008-10-20 16:11:37: Message size: 389 bytes "
        "Mon 2008-10-20 16:11:37: --> 554 Message does not conform to standards "
        "Mon 2008-10-20 16:11:37: 221 See ya in cyberspace "
        "Mon 2008-10-20 16:11:37: SMTP session terminated (Bytes in/out: 491/319)";
    struct run *run = start("mdaemon");
    assert_string_equal(format_choose(S(line))->name, "mdaemon");
    assert_int_equal(feed(run, line), LINE_EVENT);
    assert_int_equal(failures(run), 1);
    const struct record *r = last(run);
    assert_int_equal(r->direction, DIRECTION_INBOUND);
    assert_int_equal(r->outcome, OUTCOME_REJECTED);
    assert_int_equal(r->stage, STAGE_MESSAGE);
    assert_int_equal(r->code, 554);
    assert_int_equal(r->status.class, 0);
    same(r->text, "554 Message does not conform to standards");
    same(r->remote_ip, "203.0.113.9");
    same(r->recipient, NULL);
    char text[WHEN_TEXT];
    when_text(r->time, text);
    assert_string_equal(text, "2008-10-20T14:11:37.000Z");
    stop(run);
}

/* Two sessions without ids: what only one of them can say is its, what both could say names no
 * client. */
static void mixed_sessions(void **state)
{
    (void)state;
    struct run *run = start("mdaemon");
    SAY(run, "Session 1; child 1", "Accepting SMTP connection from 203.0.113.1:1 to 192.0.2.1:25",
        "--> 220 hello", "<-- HELO one", "--> 250 hello", "<-- MAIL FROM:<one@c.example>",
        "Session 2; child 2", "Accepting SMTP connection from 203.0.113.2:1 to 192.0.2.1:25",
        "--> 250 one ok", "--> 220 hello", "<-- HELO two", "<-- RCPT TO:<x@b.example>",
        "--> 550 to somebody");
    assert_int_equal(failures(run), 1);
    assert_int_equal(last(run)->direction, DIRECTION_INBOUND);
    same(last(run)->remote_ip, NULL);
    same(last(run)->sender, NULL);
    stop(run);

    run = start("mdaemon");
    SAY(run, "[1] Session 1; child 1", "[2] Session 2; child 2",
        "[1] Accepting SMTP connection from 203.0.113.1:1 to 192.0.2.1:25",
        "[2] Accepting SMTP connection from 203.0.113.2:1 to 192.0.2.1:25",
        "[1] <-- RCPT TO:<x@b.example>", "[2] <-- RCPT TO:<y@b.example>", "[2] --> 550 no",
        "[1] --> 450 later");
    assert_int_equal(failures(run), 2);
    same(nth(run, RECORD_FAILURE, 0)->recipient, "y@b.example");
    same(nth(run, RECORD_FAILURE, 0)->remote_ip, "203.0.113.2");
    same(nth(run, RECORD_FAILURE, 1)->recipient, "x@b.example");
    same(nth(run, RECORD_FAILURE, 1)->remote_ip, "203.0.113.1");
    stop(run);
}

/* In a log of all services other conversations are noise, whatever they look like. */
static void other_services(void **state)
{
    (void)state;
    struct run *run = start("mdaemon");
    SAY(run, "Session 1; child 1", "Accepting SMTP connection from 203.0.113.1:1 to 192.0.2.1:25",
        "--> 220 hello", "<-- MAIL FROM:<s@c.example>", "Session 2; child 2",
        "Accepting POP connection from 203.0.113.2:1 to 192.0.2.1:110");
    assert_int_equal(say(run, "--> 550 this is not SMTP"), LINE_NOISE);
    assert_int_equal(say(run, "<-- USER x"), LINE_NOISE);
    assert_int_equal(say(run, "----------"), LINE_CONTEXT);
    assert_int_equal(say(run, "--> 550 not you"), LINE_EVENT);
    same(last(run)->sender, "s@c.example");
    stop(run);
}

static void screening(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum line_kind kind;
        const char *ip;
    } rows[] = {
        {"Host screening refused connection to 192.0.2.1:25 from localhost [203.0.113.11:44056] "
         "(matched to line \"x\")",
         LINE_EVENT, "203.0.113.11"},
        {"Host screening refused connection to 192.0.2.1:110 from localhost [203.0.113.11:44056]",
         LINE_NOISE, NULL},
        {"Location Screening: IP 203.0.113.12 matched to country Atlantis, Sea; connection "
         "blocked; port 587",
         LINE_EVENT, "203.0.113.12"},
        {"Location Screening: IP 203.0.113.12 matched to country Atlantis, Sea; connection "
         "blocked; port 995",
         LINE_NOISE, NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct run *run = start("mdaemon");
        assert_int_equal(say(run, rows[i].text), rows[i].kind);
        if (rows[i].ip) {
            same(last(run)->remote_ip, rows[i].ip);
            assert_int_equal(last(run)->stage, STAGE_CONNECT);
        }
        stop(run);
    }
}

static void bids(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        bool ours;
    } rows[] = {
        {"\r\nSTART Event Log / MDaemon PRO v18.0.1, SMTP (in) log information\r\n", true},
        {"Fri 2026-11-20 10:00:00: Session 1; child 1\nFri 2026-11-20 10:00:00: x\n", true},
        {"Fri 2026-11-20 10:00:00: some other program\nFri 2026-11-20 10:00:00: x\n", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct format *format = format_choose(slice_of(rows[i].head));
        assert_int_equal(format && strcmp(format->name, "mdaemon") == 0, rows[i].ours);
    }
}

static void damaged(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "START Event Log / MDaemon PRO v18.0.1, SMTP (in) log information",
        "Thu 2019-03-14 00:00:17.768: 05: [12:3] Session 12; child 0002",
        "Thu 2019-03-14 00:00:17.768: [12] Accepting SMTP connection from [192.0.2.1 : 4] to x:25",
        "Thu 2019-03-14 00:00:17.768: --> 220 x; Mon, 20 Oct 2008 16:11:36 +0200",
        "Thu 2019-03-14 00:00:17.768: <-- MAIL FROM:<\"a b\"@c.example> SIZE=1",
        "Thu 2019-03-14 00:00:17.768: --> 550-5.7.1 no Thu 2019-03-14 00:00:17: --> 550 5.7.1 b",
        "Thu 2019-03-14 00:00:17.768: *  Connection established (192.0.2.1:1 -> 192.0.2.2:25)",
        "Thu 2019-03-14 00:00:17.768: *  P=010 S=000 D=d TTL=(60) MX=[mx.example.org]",
        "Thu 2019-03-14 00:00:17.768: Parsing message <c:\\x\\pd1.msg>",
        "Thu 2019-03-14 00:00:17.768: Attempting SMTP connection to [mx.example.org:25]",
        "Thu 2019-03-14 00:00:17.768: *  Winsock Error 10060",
        "Thu 2019-03-14 00:00:17.768: Performing DNS-BL lookup (192.0.2.1 - connecting IP)",
        "Host screening refused connection to 192.0.2.10:465 from localhost [192.0.2.1:44]",
    };
    struct run *run = start("mdaemon");
    feed_damaged(run, lines, sizeof(lines) / sizeof(lines[0]), ":0-<[ ");
    stop(run);
}

/* Nothing more is told of an accepted message's file, so it begins and ends here. */
static void accepted_message(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "Session 7; child 1",
        "Accepting SMTP connection from [203.0.113.9:2767] to [192.0.2.2:25]",
        "--> 220 mx.example.com ESMTP",
        "<-- EHLO client.example.net",
        "--> 250 mx.example.com Hello",
        "<-- MAIL FROM:<ann@example.net>",
        "--> 250 2.1.0 Sender OK",
        "<-- RCPT TO:<bob@example.com>",
        "--> 250 2.1.5 Recipient OK",
        "<-- DATA",
        "--> 354 Enter mail",
        "Message creation successful: c:\\mdaemon\\queues\\inbound\\md50001.msg",
        "--> 250 2.6.0 Ok, message saved",
    };
    struct run *run = start("mdaemon");
    enum line_kind kind = LINE_NOISE;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        char line[200];
        snprintf(line, sizeof(line), "Fri 2026-11-20 08:00:00.123: [7] %s", lines[i]);
        kind = feed(run, line);
    }
    assert_int_equal(kind, LINE_DELIVERY);
    const struct record *message = nth(run, RECORD_MESSAGE, 0);
    const struct record *delivery = nth(run, RECORD_DELIVERY, 0);
    assert_true(message < delivery);
    assert_int_equal(message->flags, RECORD_BIRTH | RECORD_END);
    same(message->queue_id, "md50001.msg");
    same(message->sender, "ann@example.net");
    same(delivery->queue_id, "md50001.msg");
    same(delivery->recipient, "bob@example.com");
    assert_int_equal(delivery->direction, DIRECTION_INBOUND);
    stop(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefixes),
        cmocka_unit_test(same_columns),
        cmocka_unit_test(zones),
        cmocka_unit_test(evidence),
        cmocka_unit_test(joined_line),
        cmocka_unit_test(mixed_sessions),
        cmocka_unit_test(other_services),
        cmocka_unit_test(screening),

        cmocka_unit_test(bids),
        cmocka_unit_test(damaged),
        cmocka_unit_test(accepted_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
