#include "tests/postfix_run.h"

/* --- Shapes --- */

static const struct postfix_daemon *daemon_of(const struct shapes *shapes)
{
    for (size_t i = 0; i < postfix_daemon_count; i++)
        if (postfix_daemons[i].shapes == shapes)
            return &postfix_daemons[i];
    return NULL;
}

static void prove_rows(const struct shapes *shapes)
{
    static const struct postfix_daemon nobody = {S("spawn"), NULL};
    const struct postfix_daemon *daemon = daemon_of(shapes);
    if (!daemon)
        daemon = &nobody;
    for (size_t i = 0; i < shapes->count; i++) {
        const struct shape *row = &shapes->rows[i];
        struct postfix_line line = {.tag = S("postfix/x")};
        postfix_open_message(&line, row->example);
        if (postfix_find_shape(daemon, &line) != row)
            print_error("%.*s: another row answers <%.*s>\n", SLICE_ARG(daemon->name),
                        SLICE_ARG(row->example));
        assert_ptr_equal(postfix_find_shape(daemon, &line), row);
        const char *example = arena_string(&batch.arena, row->example);
        const char *name = arena_string(&batch.arena, daemon->name);
        assert_int_not_equal(feed(name, example), LINE_UNKNOWN);
        if (!row->read)
            assert_int_equal(feed(name, example), LINE_CONTEXT);
    }
}

/* A pattern that begins with '*' could find its words in what a client said: the rows that know
 * how a line begins come before it. */
static void prove_order(const struct shapes *shapes)
{
    bool stars = false;
    for (size_t i = 0; i < shapes->count; i++) {
        bool star = shapes->rows[i].pattern.ptr[0] == '*';
        if (stars && !star)
            print_error("too late: %.*s\n", SLICE_ARG(shapes->rows[i].pattern));
        assert_true(star || !stars);
        stars = star;
    }
}

static void each_shape_answers_its_example(void **state)
{
    (void)state;
    const struct shapes *const tables[] = {
        &postfix_smtpd_shapes,     &postfix_postscreen_shapes, &postfix_smtp_shapes,
        &postfix_mailbox_shapes,   &postfix_cleanup_shapes,    &postfix_queue_shapes,
        &postfix_postsuper_shapes, &postfix_helper_shapes,     &postfix_common_shapes,
    };
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        restart();
        prove_rows(tables[i]);
        prove_order(tables[i]);
    }
}

static void the_unknown_stays_unknown(void **state)
{
    (void)state;
    static const struct {
        const char *daemon, *message;
        enum line_kind kind;
    } rows[] = {
        {"smtpd", "something nobody has seen", LINE_UNKNOWN},
        {"smtpd", "warning: something nobody has seen", LINE_UNKNOWN},
        {"smtpd", "fatal: something nobody has seen", LINE_UNKNOWN},
        {"smtpd", "", LINE_UNKNOWN},
        {"smtp", "4F2A1BC0: something nobody has seen", LINE_UNKNOWN},
        {"smtp", "4F2A1BC0: to=<a@example.com>, relay=none, delay=0, status=eaten (x)",
         LINE_UNKNOWN},
        {"cleanup", "4F2A1BC0: reject: header X from nowhere; from=<a b", LINE_UNKNOWN},
        {"policy-spf", "NOQUEUE: reject: RCPT from a.example[192.0.2.1]: 550 5.7.1 no; proto=SMTP",
         LINE_NOISE},
        {"smtpd/x", "connect from a.example[192.0.2.1]", LINE_NOISE},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        restart();
        assert_int_equal(feed(rows[i].daemon, rows[i].message), rows[i].kind);
        assert_int_equal(batch.count, rows[i].kind == LINE_UNKNOWN);
        if (batch.count)
            assert_int_equal(batch.records[0].kind, RECORD_UNKNOWN);
    }
}

/* --- What one line says about another --- */

static enum line_kind raw(const char *line)
{
    return parser_parse(parser, slice_of(line), 0);
}

static void repeated_lines_are_multiplied_by_host(void **state)
{
    (void)state;
    restart();
    assert_int_equal(raw("Nov 21 12:00:00 a last message repeated 2 times"), LINE_NOISE);
    assert_int_equal(raw("Nov 21 12:00:00 a postfix/smtpd[7]: NOQUEUE: reject: RCPT from "
                         "x.example[192.0.2.1]: 550 5.1.1 no; proto=SMTP"),
                     LINE_EVENT);
    assert_int_equal(raw("Nov 21 12:00:00 b postfix/smtpd[7]: lost connection after RCPT from "
                         "x.example[192.0.2.1]"),
                     LINE_CONTEXT);
    assert_int_equal(raw("Nov 21 12:00:01 b last message repeated 3 times"), LINE_CONTEXT);
    assert_int_equal(raw("Nov 21 12:00:02 a last message repeated 4 times"), LINE_EVENT);
    assert_int_equal(batch.count, 2);
    assert_int_equal(batch.records[1].repeated, 4);
    assert_slice(batch.records[1].text, "550 5.1.1 no");
    assert_slice(batch.records[1].host, "a");
    assert_int_equal(raw("Nov 21 12:00:03 a kernel: hello"), LINE_NOISE);
    assert_int_equal(raw("Nov 21 12:00:04 a last message repeated 5 times"), LINE_NOISE);
    assert_int_equal(batch.count, 2);
}

static void proxy_refusals_find_their_client(void **state)
{
    (void)state;
    restart();
    raw("Nov 21 12:00:00 a postfix/smtpd[7]: connect from x.example[192.0.2.1]");
    raw("Nov 21 12:00:00 a postfix/smtpd[8]: connect from y.example[192.0.2.2]");
    raw("Nov 21 12:00:00 a postfix/smtpd[7]: proxy-reject: END-OF-MESSAGE: 554 5.7.0 no; "
        "from=<a@e> to=<b@e> proto=SMTP helo=<h>");
    raw("Nov 21 12:00:00 b postfix/smtpd[7]: proxy-reject: END-OF-MESSAGE: 554 5.7.0 no; "
        "from=<a@e> to=<b@e> proto=SMTP helo=<h>");
    assert_int_equal(batch.count, 2);
    assert_slice(batch.records[0].remote_ip, "192.0.2.1");
    assert_slice(batch.records[0].remote_host, "x.example");
    assert_slice(batch.records[1].remote_ip, NULL);
}

static void one_verdict_of_a_session_is_one(void **state)
{
    (void)state;
    restart();
    raw("Nov 21 12:00:00 a postfix/smtpd[7]: NOQUEUE: milter-reject: EHLO from "
        "x.example[192.0.2.1]: 550 5.7.1 no; proto=SMTP helo=<h>");
    raw("Nov 21 12:00:01 a postfix/smtpd[7]: NOQUEUE: milter-reject: MAIL from "
        "x.example[192.0.2.1]: 550 5.7.1 no; from=<a@e> proto=SMTP helo=<h>");
    raw("Nov 21 12:00:01 a postfix/smtpd[7]: NOQUEUE: milter-reject: RCPT from "
        "x.example[192.0.2.1]: 550 5.7.1 no; from=<a@e> to=<b@e> proto=SMTP helo=<h>");
    raw("Nov 21 12:00:01 a postfix/smtpd[8]: NOQUEUE: milter-reject: MAIL from "
        "x.example[192.0.2.1]: 550 5.7.1 no; from=<a@e> proto=SMTP helo=<h>");
    assert_int_equal(batch.count, 4);
    assert_true(batch.records[0].session == batch.records[1].session && batch.records[0].session);
    assert_int_equal(batch.records[2].session, 0);
    assert_true(batch.records[3].session != batch.records[0].session);
}

/* postscreen's `drop` leaves no other trace than the violation. */
static void dropped_sessions_are_refusals(void **state)
{
    (void)state;
    static const struct {
        const char *between;
        int seconds;
        unsigned records;
    } rows[] = {
        {NULL, 0, 1},
        {NULL, 9, 0},
        {"HANGUP after 0 from [192.0.2.1]:4 in tests before SMTP handshake", 0, 0},
        {"PASS NEW [192.0.2.1]:4", 0, 0},
        {"HANGUP after 0 from [192.0.2.1]:5 in tests before SMTP handshake", 0, 1},
        {"NOQUEUE: reject: RCPT from [192.0.2.1]:4: 550 5.5.1 no; from=<>, to=<a@e>, proto=SMTP, "
         "helo=<h>",
         0, 1},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        restart();
        feed("postscreen", "PREGREET 6 after 0.1 from [192.0.2.1]:4: EHLO [192.0.2.9]:7\\r\\n");
        if (rows[i].between)
            feed("postscreen", rows[i].between);
        parser_parse(parser,
                     arena_printf(&batch.arena,
                                  "Nov 21 12:00:%02d mx1 postfix/postscreen[7]: DISCONNECT "
                                  "[192.0.2.1]:4",
                                  rows[i].seconds),
                     0);
        assert_int_equal(batch.count, rows[i].records);
        assert_int_equal(batch.lines[LINE_EVENT], rows[i].records);
        if (batch.count)
            assert_slice(batch.records[0].remote_ip, "192.0.2.1");
    }
}

static void bids_know_postfix_from_the_rest(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        int least, most;
    } rows[] = {
        {"Nov 21 12:00:00 a kernel: x\nNov 21 12:00:00 a postfix-out/smtp[7]: x\n", 51, 94},
        {"Nov 21 12:00:00 a kernel: x\nNov 21 12:00:01 a sshd[7]: x\n", 1, 10},
        {"{\"__REALTIME_TIMESTAMP\":\"1795296738000001\",\"SYSLOG_IDENTIFIER\":\"postfix/qmgr\"}\n",
         90, 100},
        {"[ 12.5] a postfix/smtp[7]: x\n[ 12.6] a postfix/smtp[7]: x\n", 0, 0},
        {"2026-11-21 21:32:13 1vMaBc-0001 <= a@example.com H=x [192.0.2.1]\n", 0, 0},
        {"Sat 2026-11-21 21:32:13.123: [1:1] <-- QUIT: x y\n", 0, 0},
        {"DATE,TIME,IP\n1,2,3\n", 0, 0},
        {"", 0, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int bid = postfix->bid(slice_of(rows[i].head));
        assert_in_range(bid, rows[i].least, rows[i].most);
    }
}

/* Megabytes of what the grammar looks for: each line must cost one pass, not its square. */
static void hostile_lines_cost_one_pass(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"NOQUEUE: reject: RCPT from x[192.0.2.1]: 550 ", "; from=<"},
        {"NOQUEUE: reject: RCPT from x[192.0.2.1]: 550 ", " helo=<x"},
        {"4F2A1BC0: reject: header ", " from x[y]; from=<"},
        {"4F2A1BC0: to=<", ">, relay="},
        {"4F2A1BC0: to=<a>, relay=x, delay=1, dsn=5.0.0, status=bounced (host x[y] said: 550-",
         " 550-"},
        {"warning: ", "x[y]: SASL "},
        {"message repeated 9 times: [ ", "["},
    };
    enum { BYTES = 2 * 1024 * 1024 };
    char *bytes = memory_take(BYTES);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        restart();
        struct slice head =
            arena_printf(&batch.arena, "Nov 21 12:00:00 a postfix/smtpd[7]: %s", rows[i][0]);
        struct slice unit = slice_of(rows[i][1]);
        memcpy(bytes, head.ptr, head.len);
        for (size_t j = head.len; j < BYTES; j++)
            bytes[j] = unit.ptr[(j - head.len) % unit.len];
        enum line_kind kind = parser_parse(parser, slice_make(bytes, BYTES), 0);
        assert_in_range(kind, 0, LINE_KINDS - 1);
    }
    free(bytes);
}

/* Torn at every byte, in memory that ends there, so that the sanitizer sees a step beyond. */
static void torn_lines_are_not_overrun(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "Nov 21 12:00:00 a postfix/smtpd[7]: warning: 4F2A1BC0: queue file size limit exceeded",
        "Nov 21 12:00:00 a postfix/smtp[7]: 4F2A1BC0: to=<a@example.org>, relay=x[192.0.2.7]:25, "
        "delay=1.9, delays=0/0/1/0.9, dsn=2.0.0, status=sent (250 2.0.0 Ok)",
        "2026-11-21T12:00:00.123+01:00 a postfix/postscreen[7]: NOQUEUE: reject: RCPT from "
        "[192.0.2.1]:4242: 550 5.5.1 Protocol error; from=<>, to=<a@example.org>, helo=<mx>",
    };
    restart();
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        for (size_t length = 1; length <= strlen(lines[i]); length++) {
            char *line = memory_take(length);
            memcpy(line, lines[i], length);
            enum line_kind kind = parser_parse(parser, slice_make(line, length), 0);
            assert_in_range(kind, 0, LINE_KINDS - 1);
            batch.count = 0; /* its slices point into the line */
            free(line);
        }
    }
}

/* A log may begin with many lines that have no stamp, and each of them may come again. */
static void lines_without_time_are_told_apart(void **state)
{
    (void)state;
    enum { LINES = 60 };
    uint64_t hashes[2 * LINES];
    restart();
    for (size_t i = 0; i < 2 * LINES; i++) {
        struct slice line = arena_printf(&batch.arena, "no stamp, number %zu", i % LINES);
        assert_int_equal(parser_parse(parser, line, 0), LINE_UNKNOWN);
        assert_true(batch.records[batch.count - 1].time == WHEN_NONE);
        hashes[i] = batch.records[batch.count - 1].line.hash;
        for (size_t k = 0; k < i; k++)
            assert_true(hashes[k] != hashes[i]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_shape_answers_its_example),
        cmocka_unit_test(the_unknown_stays_unknown),
        cmocka_unit_test(repeated_lines_are_multiplied_by_host),
        cmocka_unit_test(proxy_refusals_find_their_client),
        cmocka_unit_test(one_verdict_of_a_session_is_one),
        cmocka_unit_test(dropped_sessions_are_refusals),
        cmocka_unit_test(bids_know_postfix_from_the_rest),
        cmocka_unit_test(hostile_lines_cost_one_pass),
        cmocka_unit_test(torn_lines_are_not_overrun),
        cmocka_unit_test(lines_without_time_are_told_apart),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
