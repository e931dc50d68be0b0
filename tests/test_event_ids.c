/* Numbers of events, of which many that are stored are read ahead (store/event_ids.c). */
#include "tests/writer_run.h"

/* A refusal whose line has this fingerprint. */
static void feed_refusal(struct fixture *f, const char *line, uint64_t hash)
{
    feed(f->run, line);
    struct record *record = &f->run->batch.records[f->run->batch.count - 1];
    assert_int_equal(record->kind, RECORD_FAILURE);
    record->line.hash = hash;
}

/* Lines of one second whose fingerprints make one number are two events, whichever of them is
 * stored, and however much of what is stored was read ahead (store/event_ids.c). */
static void events_of_one_number_are_two(void **state)
{
    static const char early[] =
        AT("12:00:01") "smtpd[1]: NOQUEUE: reject: RCPT from a.example.org[192.0.2.7]: 554 5.7.1 "
                       "<b@example.com>: Relay access denied; from=<a@example.org> "
                       "to=<b@example.com> proto=ESMTP helo=<a>";
    static const char late[] =
        AT("12:00:09") "smtpd[1]: NOQUEUE: reject: RCPT from a.example.org[192.0.2.7]: 554 5.7.1 "
                       "<b@example.com>: Relay access denied; from=<a@example.org> "
                       "to=<b@example.com> proto=ESMTP helo=<a>";
    static const uint64_t earlies[] = {UINT64_C(5741) << 16, UINT64_C(27003) << 16};
    static const uint64_t lates[] = {UINT64_C(26542) << 16, UINT64_C(62907) << 16};
    struct fixture f;
    (void)state;
    fixture_open(&f, "postfix");
    for (int i = 0; i < 3; i++) {
        begin_batch(&f);
        if (i != 0)
            feed_refusal(&f, early, earlies[i / 2]);
        if (i != 1)
            feed_refusal(&f, late, lates[i / 2]);
        write_batch(&f);
        assert_int_equal(writer_commit(f.writer, &f.error), 0);
    }
    assert_int_equal(number_of(f.store, "SELECT count(*) FROM event"), 4);
    assert_int_equal(number_of(f.store, "SELECT count(*) FROM event a JOIN event b "
                                        "ON b.id = a.id + 1"),
                     2);
    fixture_close(&f);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(events_of_one_number_are_two)};
    return cmocka_run_group_tests(tests, open_judges, close_judges);
}
