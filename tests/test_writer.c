/* What is known of a message between batches and commits: its lines in stretches, and a commit, or
 * none, behind each of them, must lead to the same rows. */
#include "store/writer.h"
#include "tests/parser_run.h"

#include <unistd.h>

#define AT(time) "2026-11-20T" time "+00:00 mx1 postfix/"

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
    {AT("10:00:00.1") "smtp[3]: 4bAAAA%03uz: to=<bob@example.com>, "
                      "relay=mx.example.com[203.0.113.5]"
                      ":25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 OK)",
     AT("10:00:00.2") "qmgr[2]: 4bAAAA%03uz: removed"},
};
enum { STRETCHES = sizeof(stretches) / sizeof(stretches[0]) };

static struct writer_options judges;

/* So many that their memory fills several blocks of an arena. */
enum { MESSAGES = 100 };

static void feed_stretch(struct run *run, struct writer *writer, struct source *source, size_t i)
{
    struct error error;
    batch_reset(&run->batch);
    run->lines = 0;
    for (unsigned message = 0; message < MESSAGES; message++)
        for (size_t j = 0; j < 4 && stretches[i][j]; j++)
            feed(run, arena_string(&run->batch.arena,
                                   arena_printf(&run->batch.arena, stretches[i][j], message)));
    assert_int_equal(writer_batch(writer, source, &run->batch, &error), 0);
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
}

static void any_commits_lead_to_the_same_rows(void **state)
{
    (void)state;
    for (unsigned commits = 0; commits < 1u << STRETCHES; commits++) {
        char path[] = "/tmp/bouncestat-writer-XXXXXX";
        struct error error;
        struct store *store;
        close(mkstemp(path));
        assert_int_equal(store_create(&store, path, "UTC", &error), 0);
        struct writer *writer = writer_open(store, &judges);
        struct source source = {.path = S("mail.log"), .format = S("postfix"), .mta = MTA_POSTFIX};
        assert_int_equal(writer_source_add(writer, &source, &error), 0);
        struct run *run = start("postfix");
        for (size_t i = 0; i < STRETCHES; i++) {
            feed_stretch(run, writer, &source, i);
            if (commits & 1u << i)
                assert_int_equal(writer_commit(writer, &error), 0);
        }
        assert_int_equal(writer_tidy(writer, &error), 0);
        assert_delivered(store);
        stop(run);
        writer_close(writer);
        store_close(store);
        unlink(path);
    }
}

static int open_judges(void **state)
{
    (void)state;
    struct error error;
    judges.classifier = classifier_open((struct slice){0}, NULL, &error);
    judges.providers = providers_open((struct slice){0}, NULL, &error);
    return judges.classifier && judges.providers ? 0 : -1;
}

static int close_judges(void **state)
{
    (void)state;
    classifier_close((struct classifier *)judges.classifier);
    providers_close((struct providers *)judges.providers);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_commits_lead_to_the_same_rows),
    };
    return cmocka_run_group_tests(tests, open_judges, close_judges);
}
