#include "parsers/exchange.h"
#include "tests/parser_run.h"

static void say(struct run *run, const char *id, char event, const char *data)
{
    char line[512];
    snprintf(line, sizeof(line),
             "2026-11-20T09:00:00.000Z,%s,%s,9,192.0.2.5:25,203.0.113.9:1,%c,%s,",
             id[0] == 'O' ? "Outbound" : "EX\\Default", id, event, data);
    feed(run, line);
}

static void protocol_header(struct run *run)
{
    feed(run, "#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,"
              "remote-endpoint,event,data,context");
}

/* Three replies after three commands: each answers its own. */
static void pipelining(void **state)
{
    (void)state;
    struct run *run = start("exchange");
    protocol_header(run);
    say(run, "I1", '+', "");
    say(run, "I1", '>', "220 hello");
    say(run, "I1", '<', "EHLO x");
    say(run, "I1", '>', "250  hello");
    say(run, "I1", '<', "MAIL FROM:<s@c.example> SIZE=1");
    say(run, "I1", '<', "RCPT TO:<good@b.example>");
    say(run, "I1", '<', "RCPT TO:<bad@b.example>");
    say(run, "O2", '>', "RCPT TO:<other@d.example>");
    say(run, "I1", '>', "250 2.1.0 Sender OK");
    say(run, "I1", '>', "250 2.1.5 Recipient OK");
    say(run, "I1", '>', "550 5.1.1 User unknown");
    assert_int_equal(failures(run), 1);
    same(last(run)->recipient, "bad@b.example");
    same(last(run)->sender, "s@c.example");
    assert_int_equal(last(run)->direction, DIRECTION_INBOUND);
    say(run, "O2", '<', "452-4.2.2 full");
    say(run, "O2", '<', "452 4.2.2 try later");
    assert_int_equal(failures(run), 2);
    same(last(run)->recipient, "other@d.example");
    same(last(run)->text, "452 4.2.2 full try later");
    assert_int_equal(last(run)->direction, DIRECTION_OUTBOUND);
    assert_int_equal(last(run)->outcome, OUTCOME_DEFERRED);
    stop(run);
}

/* A line of a reply may hold its own code as a word; only the code with the status ends it. */
static void reply_lines(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second, *text;
    } rows[] = {
        {"550-5.7.1 error 550 means no", "550 5.7.1 go away", NULL},
        {"550-5.7.1 joined 550 5.7.1 by the log", NULL, "550 5.7.1 joined by the log"},
        {"550-joined 550 by the log", NULL, "550 joined by the log"},
        {"550-plain", "550 end", "550 plain end"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct run *run = start("exchange");
        protocol_header(run);
        say(run, "O1", '>', "RCPT TO:&lt;a@b.example&gt;");
        say(run, "O1", '<', rows[i].first);
        if (rows[i].second)
            say(run, "O1", '<', rows[i].second);
        assert_int_equal(failures(run), 1);
        if (rows[i].text)
            same(last(run)->text, rows[i].text);
        same(last(run)->recipient, "a@b.example");
        stop(run);
    }
}

/* A refused RCPT makes DATA fail; that is not a second refusal, and neither is a time-out. */
static void echoes(void **state)
{
    (void)state;
    struct run *run = start("exchange");
    protocol_header(run);
    say(run, "I1", '+', "");
    say(run, "I1", '>', "220 hello");
    say(run, "I1", '<', "MAIL FROM:<s@c.example>");
    say(run, "I1", '>', "250 ok");
    say(run, "I1", '<', "RCPT TO:<bad@b.example>");
    say(run, "I1", '>', "550 no");
    say(run, "I1", '<', "DATA");
    say(run, "I1", '>', "503 5.5.2 Need Rcpt command");
    say(run, "I1", '>', "421 4.4.1 Connection timed out");
    assert_int_equal(failures(run), 1);
    say(run, "I3", '+', "");
    say(run, "I3", '>', "421 4.3.2 Service not available");
    assert_int_equal(failures(run), 2);
    assert_int_equal(last(run)->stage, STAGE_CONNECT);
    stop(run);
}

/* Far more sessions than there is room for: the oldest are forgotten, nothing else happens. */
static void many_sessions(void **state)
{
    (void)state;
    struct run *run = start("exchange");
    protocol_header(run);
    for (int i = 0; i < 3 * EXCHANGE_SESSIONS; i++) {
        char id[16];
        snprintf(id, sizeof(id), "I%d", i);
        say(run, id, '+', "");
        say(run, id, '<', "MAIL FROM:<s@c.example>");
        for (int k = 0; k < 3 * DIALOGUE_WAITING; k++)
            say(run, id, '<', "RCPT TO:<somebody-with-a-long-name@b.example>");
    }
    for (int i = 0; i < 3 * EXCHANGE_SESSIONS; i++) {
        char id[16];
        snprintf(id, sizeof(id), "I%d", i);
        say(run, id, '>', "550 no");
    }
    assert_true(failures(run) >= EXCHANGE_SESSIONS);
    stop(run);
}

/* The three rows of a refusal through the front end share a number; the inner end ranks lowest. */
static void proxied(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "EX\\Default Frontend EX,I1,9,192.0.2.5:25,203.0.113.9:1",
        "Inbound Proxy Internal Send Connector,O2,9,192.0.2.5:4000,192.0.2.5:2525",
        "EX\\Default EX,I3,9,192.0.2.5:2525,192.0.2.5:4000",
    };
    struct run *run = start("exchange");
    protocol_header(run);
    for (size_t i = 0; i < 3; i++) {
        static const char *const words[] = {"MAIL FROM:<s@c.example>", "250 ok",
                                            "RCPT TO:<bad@b.example>", "550 5.1.1 no"};
        for (size_t k = 0; k < 4; k++) {
            char line[512];
            bool command = k % 2 == 0;
            snprintf(line, sizeof(line), "2026-11-20T09:00:00.000Z,%s,%c,%s,", rows[i],
                     command == (i == 1) ? '>' : '<', words[k]);
            feed(run, line);
        }
    }
    assert_int_equal(run->batch.count, 2);
    assert_true(run->batch.records[0].twin == run->batch.records[1].twin);
    assert_true(run->batch.records[0].rank > run->batch.records[1].rank);
    stop(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pipelining),    cmocka_unit_test(reply_lines), cmocka_unit_test(echoes),
        cmocka_unit_test(many_sessions), cmocka_unit_test(proxied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
