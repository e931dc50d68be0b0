/* Lines of Exim that are one event together, across lines, logs and runs; and the bids. */
#include "tests/exim_pieces.h"

#define REJECTED "H=(pc) [192.0.2.7] F=<a@example.org> rejected after DATA: spam\n"

/* Lines that are one event together. */
static const struct piece together[] = {
    {"a header dump names one recipient",
     MID REJECTED "Envelope-from: <a@example.org>\nEnvelope-to: <bob@example.net>\n"
                  "P Received: from x\n\tby y\n  Subject: 2026 C ** x@example.com: no\n" AT
                  "Start queue run: pid=1\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<spam>\n",
     "6 1 0 0 0"},
    {"a header dump names several",
     MID REJECTED "Envelope-from: <a@example.org>\nEnvelope-to: <bob@example.net>\n"
                  "    <carol@example.net>\n    ...\nP Received: from x\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "text=<spam>\n",
     "5 1 0 0 0"},
    {"two dumps in a row",
     MID REJECTED "Envelope-from: <a@example.org>\nEnvelope-to: <bob@example.net>\n" MID REJECTED
                  "Envelope-from: <a@example.org>\nEnvelope-to: <carol@example.net>\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<spam>\n"
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<carol@example.net> text=<spam>\n",
     "4 2 0 0 0"},
    {"a configuration error of two lines",
     AT "Exim configuration error in line 3 of /etc/exim.conf:\n  missing quote\n\n", "",
     "3 0 0 0 0"},
    {"syslog, with and without a stamp of Exim's, and another program",
     PREFIX(1) AT "H=[192.0.2.7] F=<> rejected RCPT <bob@example.net>: no\n" PREFIX(
         2) "1rXyZa-00000003kLm-2Bcd Completed\n"
            "Nov 21 22:15:19 mx2 dovecot: H=[192.0.2.7] F=<> rejected RCPT <bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\nmessage end\n",
     "1 1 0 1 0"},
    {"syslog, repeated, behind a refusal that was waiting",
     PREFIX(1) MID REJECTED PREFIX(
         1) "message repeated 3 times: [ H=[192.0.2.7] rejected MAIL <a@example.org>: no]\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "text=<spam>\n"
     "failure inbound rejected mail 550/assumed x3 ip=<192.0.2.7> from=<a@example.org> text=<no>\n",
     "0 2 0 0 0"},
    {"syslog, cut by length, of two processes",
     PREFIX(1) "[1/2] " MID "** bob@example.net R=dns T=smtp H=mx.example.net [192.0.2\n" PREFIX(
         2) "[1/3] " MID
            "** carol@example.net R=d\n" PREFIX(1) "[2/2] .9]: SMTP timeout after DATA\n" PREFIX(
                2) "[2/3] ns T=smtp: Unrouteable\n" PREFIX(2) "[3/3]  address\n",
     "failure outbound bounced data host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<SMTP timeout after DATA>\n"
     "failure local bounced dns to=<carol@example.net> text=<Unrouteable address>\n",
     "3 2 0 0 0"},
    {"syslog, a part is lost",
     PREFIX(1) "[1/3] " MID "** bob@example.net R=dns\n" PREFIX(1) "[3/3]  x\n" PREFIX(
         1) "1rXyZa-00000003kLm-2Bcd Completed\n",
     "message end\n", "3 0 0 0 0"},
    {"syslog, each refusal twice, the second time with its header dump",
     PREFIX(1) MID REJECTED PREFIX(1) "[1\\4] " MID REJECTED PREFIX(2) AT
     "Start queue run: pid=2\n" PREFIX(1) "[2\\4] Envelope-from: <a@example.org>\n" PREFIX(
         1) "[3\\4] Envelope-to: <bob@example.net>\n" PREFIX(1) "[4/4] P Received: from x\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<spam>\n",
     "5 1 0 0 0"},
    {"syslog, equal refusals, each twice, then one of the main log alone",
     PREFIX(1) AT "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(2) AT
     "Connection from [192.0.2.7] refused: too many connections\n" PREFIX(2) AT
     "Connection from [192.0.2.7] refused: too many connections\n",
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<no>\n"
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<no>\n"
     "failure inbound tempfailed connect 421/assumed ip=<192.0.2.7> text=<too many connections>\n"
     "failure inbound tempfailed connect 421/assumed ip=<192.0.2.7> text=<too many connections>\n",
     "2 4 0 0 0"},
    {"syslog, without duplicates: learned from the first refusal that has none",
     PREFIX(1) AT "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <b@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <b@example.org>: no\n",
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<no>\n"
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<b@example.org> text=<no>\n"
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<b@example.org> text=<no>\n",
     "0 3 0 0 0"},
};

static void test_together(void **state)
{
    (void)state;
    CHECK(together);
}

/* Main log and reject log, in files and in syslog: the same refusals have the same identity, and
 * those that know their recipient are the ones that count. */
static void test_identity(void **state)
{
    (void)state;
    static const struct {
        const char *main, *reject;
    } pairs[] = {
        {MID REJECTED AT "Start queue run: pid=1\n" MID REJECTED, MID REJECTED
         "Envelope-from: <a@example.org>\nEnvelope-to: <bob@example.net>\n" MID REJECTED},
        {PREFIX(1) MID REJECTED PREFIX(1) MID REJECTED,
         PREFIX(1) "[1\\2] " MID REJECTED PREFIX(1) "[2/2] Envelope-from: <a@example.org>\n"},
    };
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        struct reader *a = reader_open(), *b = reader_open();
        feed(a, slice_of(pairs[i].main));
        feed(b, slice_of(pairs[i].reject));
        assert_int_equal(a->batch.count, b->batch.count);
        assert_true(a->batch.count > 0);
        for (size_t k = 0; k < a->batch.count; k++) {
            const struct record *r = &a->batch.records[k], *twin = &b->batch.records[k];
            assert_true(r->twin && r->twin == twin->twin);
            assert_int_equal(r->rank, slice_present(r->recipient));
            assert_int_equal(twin->rank, slice_present(twin->recipient));
            assert_true((r->line.hash == twin->line.hash) == (r->rank == twin->rank));
        }
        reader_close(a);
        reader_close(b);
    }
}

/* The state is plain memory: a stream that is left in the middle of a line goes on elsewhere. */
static void test_resumed(void **state)
{
    (void)state;
    struct reader *a = reader_open(), *b = reader_open();
    struct slice first = S(PREFIX(1) "[1/2] " MID "** bob@example.net R=dns T=smtp: Unro");
    struct slice second = S(PREFIX(1) "[2/2] uteable address");
    parser_parse(&a->parser, first, 0);
    parser_finish(&a->parser);
    memcpy(b->parser.state, a->parser.state, format_find(S("exim"))->state_size);
    reader_close(a);
    assert_int_equal(parser_parse(&b->parser, second, first.len + 1), LINE_EVENT);
    assert_int_equal(b->batch.count, 1);
    assert_true(slice_equal(b->batch.records[0].text, S("Unrouteable address")));
    assert_true(slice_equal(b->batch.records[0].host, S("mx2")));
    reader_close(b);
}

static void test_bids(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        int least, most;
    } rows[] = {
        {MID "Completed\n", 90, 95},
        {AT "H=(pc) [192.0.2.7] F=<> rejected RCPT <bob@example.net>: no\n", 90, 95},
        {AT "Start queue run: pid=1\n" AT "End queue run: pid=1\n", 90, 95},
        {AT "done\n" MID "<= <> R=1rXyZa-00000003kLm-2Bcc U=exim P=local S=9\n", 50, 94},
        {PREFIX(1) AT "Start queue run: pid=1\n", 90, 95},
        {"Nov 21 22:15:19 mx2 cron[1]: done\n", 1, 10},
        {AT "status installed x:amd64 1\n" AT "startup packages configure\n" AT "done\n", 0, 10},
        {AT "Warning: x\n" AT "started the web server on port 80\n" AT "served a page\n", 0, 10},
        {"2026-11-21 22:15:19.123: [1:1] Completed\n", 0, 10},
        {"", 0, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_in_range(format_find(S("exim"))->bid(slice_of(rows[i].head)), rows[i].least,
                        rows[i].most);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_together),
        cmocka_unit_test(test_identity),
        cmocka_unit_test(test_resumed),
        cmocka_unit_test(test_bids),
    };
    return cmocka_run_group_tests_name("exim_together", tests, NULL, NULL);
}
