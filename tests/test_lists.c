/* Messages of many recipients: what is known of each, and how much memory they take. */
#include "tests/writer_run.h"

/* One batch of deferrals: of so many messages, each to so many recipients. */
static void feed_deferrals(struct fixture *f, unsigned first, unsigned messages,
                           unsigned recipients)
{
    begin_batch(f);
    for (unsigned i = 0; i < messages * recipients; i++)
        feed(f->run,
             arena_string(&f->run->batch.arena,
                          arena_printf(&f->run->batch.arena,
                                       AT("08:00:01.1") "smtp[3]: 4b%06uz: to=<u%u@example.com>, "
                                                        "relay=none, delay=1, dsn=4.4.1, "
                                                        "status=deferred (no route)",
                                       first + i / recipients, i % recipients)));
    keys_make(&f->run->batch, writer_key_rules(f->writer));
    write_batch(f);
}

/* Whatever a message's recipients take, it makes room for those behind it. */
static void a_list_makes_room(void **state)
{
    enum { LIST = 10000, BATCHES = 60, SMALL = 250, MUCH = 8 * 1024 * 1024 };
    struct fixture f;
    (void)state;
    fixture_open(&f, "postfix");
    feed_deferrals(&f, 0, 1, LIST);
    assert_int_equal(writer_commit(f.writer, &f.error), 0);
    for (unsigned i = 0; i < BATCHES; i++) {
        feed_deferrals(&f, 1 + i * SMALL, SMALL, 1);
        assert_in_range(f.writer->messages.memory.total, 1, MUCH);
    }
    fixture_close(&f);
}

/* Lists whose lines interleave: each batch speaks of a few recipients of each. */
enum { LISTS = 4, RECIPIENTS = 3000, HALF = RECIPIENTS / 2, PART = 150 };

#define TO(time)                                                                                   \
    AT(time)                                                                                       \
    "smtp[3]: 4bAAAA%uz: to=<u%u@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, "    \
    "delays=0/0/0/1, "
#define FULL(time)                                                                                 \
    TO(time)                                                                                       \
    "dsn=4.2.2, status=deferred (host mx.example.com[203.0.113.5] said: 452 4.2.2 full (in reply " \
    "to RCPT TO command))"
#define BOUNCED(time) TO(time) "dsn=5.1.1, status=bounced (host x[203.0.113.5] said: 550 5.1.1 no)"
#define FILTERED(time)                                                                             \
    AT(time)                                                                                       \
    "smtp[3]: 4bAAAA%uz: to=<u%u@example.com>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, "        \
    "delays=0/0/0/1, dsn=2.0.0, status=sent (250 OK)"
#define BEGINS(time)                                                                               \
    AT(time) "qmgr[2]: 4bAAAA%uz: from=<ann@example.org>, size=1, nrcpt=3000 (queue active)"
#define SENT(time) TO(time) "dsn=2.0.0, status=sent (250 OK)"

static void feed_list_line(struct fixture *f, const char *line, unsigned list, unsigned recipient)
{
    struct arena *arena = &f->run->batch.arena;
    feed(f->run, arena_string(arena, arena_printf(arena, line, list, recipient)));
}

/* A line for each recipient of each list; for the second half of them, another one. */
static void feed_lists(struct fixture *f, const char *line, const char *other)
{
    enum { MUCH = 6 * 1024 * 1024 };
    for (unsigned first = 0; first < RECIPIENTS; first += PART) {
        begin_batch(f);
        for (unsigned i = first; i < first + PART; i++)
            for (unsigned list = 0; list < LISTS; list++)
                feed_list_line(f, i < HALF ? line : other, list, i);
        write_batch(f);
        assert_in_range(f->writer->messages.memory.total, 1, MUCH);
        if (first / PART % 4 == 3)
            assert_int_equal(writer_commit(f->writer, &f->error), 0);
    }
}

static void feed_of_lists(struct fixture *f, const char *line, unsigned lists)
{
    begin_batch(f);
    for (unsigned list = 0; list < lists; list++)
        feed_list_line(f, line, list, HALF);
    write_batch(f);
}

static void feed_beginnings(struct fixture *f)
{
    feed_of_lists(f, AT("08:00:00.1") "smtpd[1]: 4bAAAA%uz: client=client.example.org[192.0.2.10]",
                  LISTS);
    feed_of_lists(f, BEGINS("08:00:00.2"), LISTS);
}

/* The first half are deferred twice and expire, but for those of the last list; the others are
 * deferred, then delivered.  From whom, and from what client, is told only then. */
static void feed_lives(struct fixture *f)
{
    feed_lists(f, FULL("08:00:01.1"), FULL("08:00:01.1"));
    feed_lists(f, FULL("09:00:01.1"), SENT("09:00:01.1"));
    feed_beginnings(f);
    feed_of_lists(f,
                  AT("10:00:00.1") "qmgr[2]: 4bAAAA%uz: from=<ann@example.org>, "
                                   "status=expired, returned to sender",
                  LISTS - 1);
    feed_of_lists(f, AT("10:00:00.2") "qmgr[2]: 4bAAAA%uz: removed", LISTS);
    feed_of_lists(f, SENT("10:00:00.3"), 1); /* a recipient that did not expire */
    assert_int_equal(writer_tidy(f->writer, &f->error), 0);
}

static void lists_are_followed_recipient_by_recipient(void **state)
{
    static const struct {
        const char *sql;
        int64_t number;
    } rows[] = {
        {"SELECT count(DISTINCT queue_id) FROM messages", LISTS},
        {"SELECT count(*) FROM messages", LISTS * RECIPIENTS},
        {"SELECT count(DISTINCT queue_id || recipient) FROM messages", LISTS * RECIPIENTS},
        {"SELECT count(*) FROM messages WHERE fate = 'delivered' AND attempts = 1", LISTS * HALF},
        {"SELECT count(*) FROM messages WHERE fate = 'expired' AND attempts = 2",
         (LISTS - 1) * HALF},
        {"SELECT count(*) FROM messages WHERE fate = 'unknown' AND attempts = 2", HALF},
        {"SELECT count(*) FROM messages WHERE sender = 'ann@example.org'", LISTS * RECIPIENTS},
        {"SELECT count(*) FROM events WHERE outcome = 'deferred'", LISTS * (RECIPIENTS + HALF)},
        {"SELECT count(*) FROM events WHERE outcome = 'expired'", (LISTS - 1) * HALF},
        {"SELECT count(*) FROM messages WHERE last_seen = '2026-11-20T09:00:01.100Z'",
         LISTS * RECIPIENTS - (LISTS - 1) * HALF - 1},
        {"SELECT sum(delivered) FROM traffic WHERE direction = 'outbound'", LISTS * HALF + 1},
        {"SELECT sum(delivered) FROM traffic WHERE direction = 'inbound'", LISTS * RECIPIENTS},
        {"SELECT sum(delivered) FROM traffic_senders WHERE sender_domain = 'example.org'",
         LISTS * (RECIPIENTS + HALF) + 1},
    };
    struct fixture f;
    (void)state;
    fixture_open(&f, "postfix");
    feed_lives(&f);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_int_equal(number_of(f.store, rows[i].sql), rows[i].number);
    fixture_close(&f);
}

/* Delivered at once, as is found out when the beginning is told; then they fail after all, which
 * gives each a row again, and only one. */
static void needless_recipients_come_back(void **state)
{
    struct fixture f;
    (void)state;
    fixture_open(&f, "postfix");
    feed_lists(&f, SENT("08:00:01.1"), SENT("08:00:01.1"));
    assert_int_equal(number_of(f.store, "SELECT count(*) FROM delivery"), LISTS * RECIPIENTS);
    feed_beginnings(&f);
    assert_int_equal(writer_commit(f.writer, &f.error), 0);
    assert_int_equal(number_of(f.store, "SELECT count(*) FROM delivery"), 0);
    assert_int_equal(number_of(f.store, "SELECT count(*) FROM message WHERE pending"), LISTS);
    feed_lists(&f, FULL("08:30:01.1"), FULL("08:30:01.1"));
    feed_lists(&f, FULL("09:00:01.1"), FULL("09:00:01.1"));
    assert_int_equal(writer_tidy(f.writer, &f.error), 0);
    assert_int_equal(number_of(f.store, "SELECT count(*) FROM messages"), LISTS * RECIPIENTS);
    assert_int_equal(number_of(f.store, "SELECT count(*) FROM messages WHERE attempts = 2"),
                     LISTS * RECIPIENTS);
    fixture_close(&f);
}

/* A batch that tells something of all recipients, and a failure of one. */
static void what_is_told_at_once(void **state)
{
    struct fixture f;
    (void)state;
    fixture_open(&f, "postfix");
    feed_lists(&f, FULL("08:00:01.1"), FULL("08:00:01.1"));
    begin_batch(&f);
    for (unsigned list = 0; list < LISTS; list++) {
        feed_list_line(&f, BEGINS("08:00:00.2"), list, 0);
        feed_list_line(&f, FULL("09:00:01.1"), list, HALF);
    }
    write_batch(&f);
    assert_int_equal(writer_tidy(f.writer, &f.error), 0);
    assert_int_equal(number_of(f.store, "SELECT count(*) FROM messages WHERE last_seen = "
                                        "'2026-11-20T09:00:01.100Z' AND attempts = 2"),
                     LISTS);
    fixture_close(&f);
}

/* Handed to a filter, of which half come back: they count as relayed, though they bounced. */
static void what_was_relayed_moves_to_its_sender(void **state)
{
    struct fixture f;
    (void)state;
    fixture_open(&f, "postfix");
    feed_lists(&f, FILTERED("08:00:01.1"), FILTERED("08:00:01.1"));
    feed_lists(&f, FULL("08:00:02.1"), BOUNCED("08:00:02.1"));
    feed_beginnings(&f);
    assert_int_equal(writer_tidy(f.writer, &f.error), 0);
    assert_int_equal(number_of(f.store, "SELECT sum(relayed) FROM traffic_senders WHERE "
                                        "sender_domain = 'example.org'"),
                     LISTS * RECIPIENTS);
    fixture_close(&f);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_makes_room),
        cmocka_unit_test(lists_are_followed_recipient_by_recipient),
        cmocka_unit_test(needless_recipients_come_back),
        cmocka_unit_test(what_is_told_at_once),
        cmocka_unit_test(what_was_relayed_moves_to_its_sender),
    };
    return cmocka_run_group_tests(tests, open_judges, close_judges);
}
