/* What is known of a message between batches and commits: its lines in stretches, and a commit, or
 * none, behind each of them, must lead to the same rows. */
#include "tests/writer_run.h"

/* The second stretch tells what the row knows, and nothing that would write it. */
static const char *const stretches[][4] = {
    {AT("08:00:00.1") "smtpd[1]: 4bAAAA%03uz: client=client.example.org[192.0.2.10]",
     AT("08:00:00.2") "qmgr[2]: 4bAAAA%03uz: from=<ann@example.org>, size=1, nrcpt=1 (queue "
                      "active)",
     AT("08:00:01.1") "smtp[3]: 4bAAAA%03uz: to=<bob@example.com>, "
                      "relay=mx.example.com[203.0.113.5]"
                      ":25, delay=1, delays=0/0/0/1, dsn=4.2.2, status=deferred (host "
                      "mx.example.com[203.0.113.5] said: 452 4.2.2 full (in reply to RCPT TO "
                      "command))"},
    {AT("09:00:00.2") "qmgr[2]: 4bAAAA%03uz: from=<ann@example.org>, size=1, nrcpt=1 (queue "
                      "active)"},
    {AT("09:30:00.1") "smtpd[4]: connect from client.example.org[192.0.2.10]"},
    {AT("10:00:00.1") "smtp[3]: 4bAAAA%03uz: to=<bob@example.com>, orig_to=<bob@example.net>, "
                      "relay=mx.example.com[203.0.113.5]"
                      ":25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 OK)",
     AT("10:00:00.2") "qmgr[2]: 4bAAAA%03uz: removed"},
};
enum { STRETCHES = sizeof(stretches) / sizeof(stretches[0]) };

/* So many that their memory fills several blocks of an arena. */
enum { MESSAGES = 100 };

static void feed_stretch(struct fixture *f, size_t i)
{
    struct arena *arena = &f->run->batch.arena;
    begin_batch(f);
    for (unsigned message = 0; message < MESSAGES; message++)
        for (size_t j = 0; j < 4 && stretches[i][j]; j++)
            feed(f->run, arena_string(arena, arena_printf(arena, stretches[i][j], message)));
    write_batch(f);
}

static void assert_delivered(struct store *store)
{
    struct error error;
    struct rows *rows;
    assert_int_equal(store_select(store,
                                  S("SELECT fate, sum(attempts) FROM messages GROUP BY fate"), NULL,
                                  0, &rows, &error),
                     0);
    assert_int_equal(rows_next(rows, &error), 1);
    same(rows_text(rows, 0), "delivered");
    assert_int_equal(rows_number(rows, 1), MESSAGES);
    assert_int_equal(rows_next(rows, &error), 0);
    rows_close(rows);
    /* What was accepted counts under the address before aliasing, though the last line names it. */
    assert_int_equal(number_of(store, "SELECT sum(delivered) FROM traffic WHERE "
                                      "direction = 'inbound' AND recipient_domain = 'example.net'"),
                     MESSAGES);
    assert_int_equal(number_of(store, "SELECT ifnull(sum(delivered), 0) FROM traffic WHERE "
                                      "direction = 'inbound' AND recipient_domain = 'example.com'"),
                     0);
}

/* Of two messages to one address, the first by a client that has authenticated. */
static void submissions_are_no_inbound_traffic(void **state)
{
    (void)state;
    static const char *const lines[] = {
        AT("10:00:00.1") "smtpd[1]: 4bAAAAsuz: client=client.example.org[192.0.2.10], "
                         "sasl_method=PLAIN, sasl_username=ann",
        AT("10:00:00.2") "smtpd[1]: 4bAAAAtuz: client=client.example.org[192.0.2.10]",
        AT("10:00:00.3") "smtp[3]: 4bAAAAsuz: to=<bob@example.com>, relay=mx.example.com"
                         "[203.0.113.5]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 "
                         "OK)",
        AT("10:00:00.4") "smtp[3]: 4bAAAAtuz: to=<bob@example.com>, relay=mx.example.com"
                         "[203.0.113.5]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 "
                         "OK)",
    };
    struct fixture f;
    fixture_open(&f, "postfix");
    begin_batch(&f);
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        feed(f.run, lines[i]);
    write_batch(&f);
    assert_int_equal(writer_tidy(f.writer, &f.error), 0);
    assert_int_equal(number_of(f.store,
                               "SELECT sum(delivered) FROM traffic WHERE direction = 'inbound'"),
                     1);
    assert_int_equal(number_of(f.store,
                               "SELECT sum(delivered) FROM traffic WHERE direction = 'outbound'"),
                     2);
    fixture_close(&f);
}

static void any_commits_lead_to_the_same_rows(void **state)
{
    (void)state;
    for (unsigned commits = 0; commits < 1u << STRETCHES; commits++) {
        struct fixture f;
        fixture_open(&f, "postfix");
        for (size_t i = 0; i < STRETCHES; i++) {
            feed_stretch(&f, i);
            if (commits & 1u << i)
                assert_int_equal(writer_commit(f.writer, &f.error), 0);
        }
        assert_int_equal(writer_tidy(f.writer, &f.error), 0);
        assert_delivered(f.store);
        fixture_close(&f);
    }
}

/* Exchange has no line for the end of a message: it ends when all recipients are delivered, and one
 * that only was delivered needs no row.  In each case the last line is told in a batch of its own.
 */
static void delivered_messages_need_no_row(void **state)
{
    (void)state;
#define RECEIVE(to)                                                                                \
    "2026-11-20T08:00:00.000Z,STOREDRIVER,,RECEIVE,7,<m@c.example>," to ",,s@c.example"
#define EXPAND(to) "2026-11-20T08:00:00.100Z,ROUTING,,EXPAND,7,<m@c.example>," to ",,s@c.example"
#define DELIVER(to)                                                                                \
    "2026-11-20T08:00:01.000Z,STOREDRIVER,,DELIVER,7,<m@c.example>," to ",,s@c.example"
#define HAND_ON(to)                                                                                \
    "2026-11-20T08:00:00.500Z,SMTP,Intra-Organization SMTP Send "                                  \
    "Connector,SEND,7,<m@c.example>," to ",,s@c.example"
    static const struct {
        const char *lines[4];
        int messages, delivered;
    } rows[] = {
        {{RECEIVE("a@b.example"), DELIVER("a@b.example")}, 0, 1},
        {{RECEIVE("a@b.example;c@b.example"), DELIVER("a@b.example")}, 1, 1},
        {{RECEIVE("a@b.example;c@b.example"), DELIVER("a@b.example"), DELIVER("c@b.example")},
         0,
         2},
        {{RECEIVE("a@b.example"), HAND_ON("a@b.example")}, 1, 0},
        {{RECEIVE("a@b.example"), HAND_ON("a@b.example"), DELIVER("a@b.example")}, 0, 1},
        {{RECEIVE("g@b.example"), EXPAND("a@b.example;c@b.example"), DELIVER("a@b.example"),
          DELIVER("c@b.example")},
         1,
         2},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct fixture f;
        fixture_open(&f, "exchange");
        feed(f.run,
             "#Fields: date-time,source,connector-id,event-id,internal-message-id,message-id,"
             "recipient-address,recipient-status,return-path");
        for (size_t j = 0; j < 4 && rows[i].lines[j]; j++) {
            if (j + 1 == 4 || !rows[i].lines[j + 1]) {
                write_batch(&f);
                begin_batch(&f);
            }
            feed(f.run, rows[i].lines[j]);
        }
        write_batch(&f);
        assert_int_equal(writer_tidy(f.writer, &f.error), 0);
        assert_int_equal(number_of(f.store, "SELECT count(*) FROM message"), rows[i].messages);
        assert_int_equal(number_of(f.store, "SELECT ifnull(sum(delivered), 0) FROM traffic_senders "
                                            "WHERE sender_domain = 'c.example'"),
                         rows[i].delivered);
        fixture_close(&f);
    }
}

/* A log may not name a recipient (a session of MDaemon with many of them), or name nobody (<>).
 * None of them is taken for another, whether its row is read again or still waits. */
static void unnamed_recipients_are_nobody_else(void **state)
{
    static const char *const recipients[] = {"bob@example.com", NULL, "ann@example.com", "",
                                             "eve@example.com"};
    enum { COUNT = sizeof(recipients) / sizeof(recipients[0]) };
    (void)state;
    for (unsigned commits = 0; commits < 1u << COUNT; commits++) {
        struct fixture f;
        fixture_open(&f, "postfix");
        for (unsigned i = 0; i < COUNT; i++) {
            char line[300];
            snprintf(line, sizeof(line),
                     AT("08:00:0%u.1") "smtp[3]: 4bAAAA3uz: to=<%s>, relay=mx.example.com"
                                       "[203.0.113.5]:25, delay=1, delays=0/0/0/1, dsn=4.2.2, "
                                       "status=deferred (452 4.2.2 full)",
                     i, recipients[i] ? recipients[i] : "unnamed@example.com");
            begin_batch(&f);
            feed(f.run, line);
            if (!recipients[i]) { /* a failure without one is no delivery's */
                f.run->batch.records[0].recipient = (struct slice){0};
                f.run->batch.records[0].kind = RECORD_DELIVERY;
            }
            write_batch(&f);
            if (commits & 1u << i)
                assert_int_equal(writer_commit(f.writer, &f.error), 0);
        }
        assert_int_equal(writer_tidy(f.writer, &f.error), 0);
        assert_int_equal(number_of(f.store, "SELECT count(*) FROM delivery"), COUNT);
        assert_int_equal(number_of(f.store, "SELECT sum(attempts = 1) FROM messages"), COUNT - 1);
        fixture_close(&f);
    }
}

/* Of two messages from one domain the sender of the first is too long to be kept whole. */
static void feed_long_sender(struct fixture *f, bool parted)
{
    static const char *const lines[] = {
        AT("08:00:00.1") "smtpd[1]: 4bAAAA%dz: client=client.example.org[192.0.2.10]",
        AT("08:00:00.2") "qmgr[2]: 4bAAAA%dz: from=<%s@example.net>, size=1, nrcpt=1 (queue "
                         "active)",
        AT("08:00:01.1") "smtp[3]: 4bAAAA%dz: to=<bob@example.com>, relay=mx.example.com"
                         "[203.0.113.5]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 "
                         "OK)",
    };
    enum { LINES = sizeof(lines) / sizeof(lines[0]), LONG = 600 };
    char name[LONG + 1] = "";
    struct arena *arena = &f->run->batch.arena;
    memset(name, 'a', LONG);
    for (int i = 0; i < 2 * LINES; i++) {
        feed(f->run, arena_string(arena, arena_printf(arena, lines[i % LINES], i / LINES,
                                                      i < LINES ? name : "ann")));
        if (!parted && i % LINES < LINES - 1)
            continue;
        keys_make(&f->run->batch, writer_key_rules(f->writer));
        write_batch(f);
        begin_batch(f);
    }
}

/* What is left of a long sender teaches no domain, and is the same whether the delivery is told in
 * the batch of the sender or in a later one. */
static void long_senders_teach_no_domain(void **state)
{
    (void)state;
    for (int parted = 0; parted < 2; parted++) {
        struct fixture f;
        fixture_open(&f, "postfix");
        feed_long_sender(&f, parted);
        assert_int_equal(writer_tidy(f.writer, &f.error), 0);
        assert_int_equal(number_of(f.store, "SELECT sum(delivered) FROM traffic_senders WHERE "
                                            "direction = 'outbound'"),
                         2);
        assert_int_equal(number_of(f.store, "SELECT ifnull(sum(delivered), 0) FROM traffic_senders "
                                            "WHERE direction = 'outbound' AND sender_domain = "
                                            "'example.net'"),
                         1);
        fixture_close(&f);
    }
}

static void feed_address(struct fixture *f, const char *address)
{
    struct arena *arena = &f->run->batch.arena;
    begin_batch(f);
    feed(f->run, arena_string(arena, arena_printf(arena,
                                                  AT("08:00:00.2") "qmgr[2]: 4bAAAA1z: from=<%s>, "
                                                                   "size=1, nrcpt=1 (queue active)",
                                                  address)));
    feed(f->run,
         arena_string(arena,
                      arena_printf(arena,
                                   AT("08:00:01.1") "smtp[3]: 4bAAAA1z: to=<%s>, relay=none, "
                                                    "delay=1, dsn=4.4.1, status=deferred (no "
                                                    "route)",
                                   address)));
    keys_make(&f->run->batch, writer_key_rules(f->writer));
    write_batch(f);
}

/* Rows keep no more of an address than is needed, and tell all of it. */
static void addresses_are_told_as_logged(void **state)
{
    static const char *const addresses[] = {
        "ann@example.org",
        "Ann@Example.ORG",
        "ann",
        "ann@",
        "@example.org",
        "\"a@b\"@example.org",
        "ann@example.org.",
        "SRS0=HH=TT=example.net=ann@example.org",
        "SRS0=HH=TT=example.net=ann", /* of no forwarder, so of no other domain */
        "list-bounces+ann=example.net@example.org",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        struct fixture f;
        struct rows *rows;
        fixture_open(&f, "postfix");
        feed_address(&f, addresses[i]);
        assert_int_equal(writer_tidy(f.writer, &f.error), 0);
        assert_int_equal(store_select(f.store, S("SELECT sender, recipient FROM messages"), NULL, 0,
                                      &rows, &f.error),
                         0);
        assert_int_equal(rows_next(rows, &f.error), 1);
        same(rows_text(rows, 0), addresses[i]);
        same(rows_text(rows, 1), addresses[i]);
        rows_close(rows);
        fixture_close(&f);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_commits_lead_to_the_same_rows),
        cmocka_unit_test(submissions_are_no_inbound_traffic),
        cmocka_unit_test(delivered_messages_need_no_row),
        cmocka_unit_test(unnamed_recipients_are_nobody_else),
        cmocka_unit_test(long_senders_teach_no_domain),
        cmocka_unit_test(addresses_are_told_as_logged),
    };
    return cmocka_run_group_tests(tests, open_judges, close_judges);
}
