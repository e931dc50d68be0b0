#include "parsers/postfix.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct format *postfix;
static struct zone *utc;
static struct batch batch;
static struct parser *parser;

static void restart(void)
{
    batch_reset(&batch);
    if (parser->state)
        parser_stop(parser);
    parser_start(parser, postfix, utc, 2026, S("this.example"), &batch);
}

static enum line_kind feed(const char *daemon, const char *message)
{
    struct slice line =
        arena_printf(&batch.arena, "Nov 21 12:00:00 mx1 postfix/%s[7]: %s", daemon, message);
    return parser_parse(parser, line, 0);
}

static void assert_slice(struct slice got, const char *want)
{
    if (!want) {
        assert_false(slice_present(got));
        return;
    }
    if (!slice_present(got) || !slice_equal(got, slice_of(want)))
        print_error("got <%.*s>, want <%s>\n", SLICE_ARG(got), want);
    assert_true(slice_present(got) && slice_equal(got, slice_of(want)));
}

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
        &postfix_smtpd_shapes,   &postfix_postscreen_shapes, &postfix_smtp_shapes,
        &postfix_mailbox_shapes, &postfix_cleanup_shapes,    &postfix_queue_shapes,
        &postfix_helper_shapes,  &postfix_common_shapes,
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

static int start(void **state)
{
    (void)state;
    struct error error;
    postfix = format_find(S("postfix"));
    parser = memory_zero(1, sizeof(*parser));
    return zone_load(&utc, "UTC", &error);
}

static int stop(void **state)
{
    (void)state;
    parser_stop(parser);
    free(parser);
    batch_free(&batch);
    zone_free(utc);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_shape_answers_its_example),
        cmocka_unit_test(the_unknown_stays_unknown),
        cmocka_unit_test(fields_have_their_true_borders),
        cmocka_unit_test(deliveries_are_final_or_relayed),
        cmocka_unit_test(repeated_lines_are_multiplied_by_host),
        cmocka_unit_test(proxy_refusals_find_their_client),
        cmocka_unit_test(one_verdict_of_a_session_is_one),
        cmocka_unit_test(dropped_sessions_are_refusals),
        cmocka_unit_test(bids_know_postfix_from_the_rest),
        cmocka_unit_test(hostile_lines_cost_one_pass),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
