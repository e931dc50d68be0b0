/* Clients that Exim refused, what strangers may write into a line, and the tables of shapes. */
#include "parsers/exim_shape.h"
#include "tests/exim_pieces.h"

static const struct piece refusals[] = {
    {"RCPT, with the default code",
     AT "H=mx.example.org (pc) [192.0.2.7]:4711 I=[198.51.100.1]:25 Ci=7 X=TLS1.3:A:256 CV=no "
        "F=<a@example.org> A=login:bob rejected RCPT <bob@example.net>: relay not permitted\n",
     "failure inbound rejected rcpt 550/assumed host=<mx.example.org> ip=<192.0.2.7> "
     "local=<198.51.100.1> from=<a@example.org> to=<bob@example.net> account=<bob> "
     "text=<relay not permitted>\n",
     "0 1 0 0 0"},
    {"RCPT, with a code of the ACL",
     AT "H=[192.0.2.7] F=<> temporarily rejected RCPT <bob@example.net>: 452 4.2.2 full\n",
     "failure inbound tempfailed rcpt 452/log 4.2.2/log ip=<192.0.2.7> from=<> "
     "to=<bob@example.net> text=<452 4.2.2 full>\n",
     "0 1 0 0 0"},
    {"a code that contradicts the verb is no code",
     AT "H=[192.0.2.7] F=<> rejected RCPT <bob@example.net>: 451 4.7.1 later\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<451 4.7.1 later>\n",
     "0 1 0 0 0"},
    {"MAIL, EHLO, connection, DATA, AUTH",
     AT "H=(pc) [192.0.2.7] rejected MAIL <a@example.org>: listed\n" AT
        "H=(pc) [192.0.2.7] rejected EHLO or HELO mx1.example.net: that is me\n" AT
        "H=[192.0.2.7] temporarily rejected connection in \"connect\" ACL: busy\n" AT
        "H=(pc) [192.0.2.7] F=<a@example.org> rejected DATA: no\n" AT
        "H=(pc) [192.0.2.7] rejected AUTH plain: STARTTLS required\n",
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<listed>\n"
     "failure inbound rejected helo 550/assumed ip=<192.0.2.7> text=<that is me>\n"
     "failure inbound tempfailed connect 451/assumed ip=<192.0.2.7> text=<busy>\n"
     "failure inbound rejected data 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<no>\n"
     "failure inbound rejected auth 503/assumed ip=<192.0.2.7> text=<STARTTLS required>\n",
     "0 5 0 0 0"},
    {"after DATA, MIME, DKIM, local_scan, without SMTP",
     MID
     "H=(pc) [192.0.2.7] F=<a@example.org> rejected after DATA: spam\n" MID
     "U=bob F=<b@example.org> rejected during MIME ACL checks: no\n" MID
     "H=(pc) [192.0.2.7] F=<a@example.org> rejected DKIM : bad\n" MID
     "F=a@example.org H=(pc) [192.0.2.7] P=esmtp temporarily rejected by local_scan(): no\\n\n" MID
     "F=<a@example.org> rejected by non-SMTP ACL: no\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "text=<spam>\n"
     "failure inbound rejected message 550/assumed from=<b@example.org> text=<no>\n"
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<bad>\n"
     "failure inbound tempfailed message 451/assumed ip=<192.0.2.7> from=<a@example.org> "
     "text=<no>\n"
     "failure inbound rejected message 550/assumed from=<a@example.org> text=<no>\n",
     "0 5 0 0 0"},
    {"without a text: the words of the verdict, never what the client sent",
     AT "H=(pc) [192.0.2.7] rejected EXPN alice\n" AT
        "H=(pc) [192.0.2.7] temporarily rejected VRFY <bob@example.net>\n" AT
        "H=(pc) [192.0.2.7] rejected ETRN example.net: \n" MID
        "H=(pc) [192.0.2.7] F=<a@example.org> temporarily rejected after DATA\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> text=<rejected EXPN>\n"
     "failure inbound tempfailed rcpt 451/assumed ip=<192.0.2.7> text=<temporarily rejected VRFY>\n"
     "failure inbound rejected 458/assumed ip=<192.0.2.7> text=<rejected ETRN>\n"
     "failure inbound tempfailed message 451/assumed ip=<192.0.2.7> from=<a@example.org> "
     "text=<temporarily rejected after DATA>\n",
     "0 4 0 0 0"},
    {"sender verification and its refusals are one line each",
     AT
     "H=(pc) [192.0.2.7] sender verify fail for <a@example.org>: Unrouteable address\n" AT
     "H=(pc) [192.0.2.7] F=<a@example.org> rejected RCPT <bob@example.net>: Sender verify "
     "failed\n" AT
     "H=(pc) [192.0.2.8] F=<a@example.org> rejected RCPT <bob@example.net>: Sender verify failed\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<Sender verify failed [Unrouteable address]>\n"
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.8> from=<a@example.org> "
     "to=<bob@example.net> text=<Sender verify failed>\n",
     "1 2 0 0 0"},
    {"the account that was tried is no part of the reply, whatever stands in it",
     AT "plain authenticator failed for (pc) [192.0.2.7]: 535 Incorrect authentication data "
        "(set_id=bob@example.org)\n" AT
        "plain authenticator failed for (pc) [192.0.2.7]: 535 Incorrect authentication data "
        "(set_id=x): y (z))\n" AT
        "plain authenticator failed for (pc) [192.0.2.7]: 535 Incorrect authentication data "
        "(set_id=)\n" AT
        "login authenticator failed for (pc) [192.0.2.7]: 435 Unable to authenticate at present "
        "(set_id=a): b): account suspended\n" AT
        "login authenticator failed for (pc) [192.0.2.7]: 435 Unable to authenticate at present: "
        "no such table\n",
     "failure inbound rejected auth 535/log ip=<192.0.2.7> account=<bob@example.org> "
     "text=<535 Incorrect authentication data>\n"
     "failure inbound rejected auth 535/log ip=<192.0.2.7> account=<x): y (z)> "
     "text=<535 Incorrect authentication data>\n"
     "failure inbound rejected auth 535/log ip=<192.0.2.7> "
     "text=<535 Incorrect authentication data>\n"
     "failure inbound tempfailed auth 435/log ip=<192.0.2.7> account=<a): b> "
     "text=<435 Unable to authenticate at present: account suspended>\n"
     "failure inbound tempfailed auth 435/log ip=<192.0.2.7> "
     "text=<435 Unable to authenticate at present: no such table>\n",
     "0 5 0 0 0"},
    {"a flood ends after its last error was logged, or is logged alone",
     AT
     "SMTP syntax error in \"BOGUS\" H=[192.0.2.7] unrecognized command\n" AT
     "SMTP call from [192.0.2.7] dropped: too many unrecognized commands (last was \"BOGUS\")\n" AT
     "SMTP call from [192.0.2.8] dropped: too many unrecognized commands (last was \"BOGUS\")\n",
     "failure inbound rejected 500/assumed ip=<192.0.2.7> text=<too many unrecognized commands>\n"
     "failure inbound rejected 500/assumed ip=<192.0.2.8> text=<too many unrecognized commands>\n",
     "1 2 0 0 0"},
    {"cutthrough",
     MID "H=(pc) [192.0.2.7] bob@example.net F=<a@example.org> rejected after DATA: R=r T=t "
         "H=mx.example.net [192.0.2.9] C=\"554 5.7.1 no\"\n",
     "failure inbound rejected message 554/log 5.7.1/log ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<554 5.7.1 no>\n",
     "0 1 0 0 0"},
    {"no refusals",
     AT "H=(pc) [192.0.2.7] Warning: rejected RCPT <bob@example.net>: x\n" AT
        "H=(pc) [192.0.2.7] F=<a@example.org> RCPT <bob@example.net>: discarded by RCPT ACL\n" AT
        "H=(pc) [192.0.2.7] incomplete transaction (QUIT) from <a@example.org> for b@example.net\n",
     "", "3 0 0 0 0"},
    {"of no known shape",
     AT "the moon is full\n" MID "H=[192.0.2.7] F=<> regretted RCPT <b@c>: x\n", "", "0 0 0 0 2"},
};

/* What strangers may write into a line. */
static const struct piece hostile[] = {
    {"fields in a quoted local part",
     MID
     "** x R=a T=b: no@example.net <\"x R=a T=b: no\"@example.net> R=dns T=smtp H=mx.example.net "
     "[192.0.2.9]: SMTP error from remote mail server after RCPT TO:<\"x R=a T=b: "
     "no\"@example.net>: 550 no\n",
     "failure outbound bounced rcpt 550/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<\"x R=a T=b: no\"@example.net> text=<550 no>\n",
     "0 1 0 0 0"},
    {"a refusal in a quoted sender",
     AT "H=(pc) [192.0.2.7] F=<\"x> rejected RCPT <y: 550\"@example.org> rejected RCPT "
        "<bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> "
     "from=<\"x> rejected RCPT <y: 550\"@example.org> to=<bob@example.net> text=<no>\n",
     "0 1 0 0 0"},
    {"a colon in a quoted recipient",
     AT "H=(pc) [192.0.2.7] F=<> rejected RCPT <\"a: b>\"@example.net> NOTIFY=NEVER: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> "
     "to=<\"a: b>\"@example.net> text=<no>\n",
     "0 1 0 0 0"},
    {"an argument that is no address, or was cut",
     AT "H=(pc) [192.0.2.7] F=<> rejected RCPT bob@example.net SIZE=1: no\n" AT
        "H=(pc) [192.0.2.7] F=<> rejected RCPT <bob@example.net\n" AT
        "H=(pc) [192.0.2.7] F=<> rejected RCPT <@mx.example.org:bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n"
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<rejected RCPT>\n"
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n",
     "0 3 0 0 0"},
    {"an address as HELO name",
     AT "H=([203.0.113.1]) [192.0.2.7] F=<> rejected RCPT <bob@example.net>: no\n" AT
        "H=mx.example.org ([203.0.113.1]) [2001:db8::7]:25 F=<> rejected RCPT <bob@example.net>: "
        "no\n" AT "H=(a b) [203.0.113.1]) [192.0.2.7] F=<> rejected RCPT <bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n"
     "failure inbound rejected rcpt 550/assumed host=<mx.example.org> ip=<2001:db8::7> from=<> "
     "to=<bob@example.net> text=<no>\n"
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n",
     "0 3 0 0 0"},
    {"an ident of several words",
     AT "H=(pc) [192.0.2.7] U=a b c F=<> rejected RCPT <bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n",
     "0 1 0 0 0"},
    {"fields and newlines in a reply",
     MID
     "** bob@example.net R=dns T=smtp H=mx.example.net [192.0.2.9]: SMTP error from remote mail "
     "server after DATA: 550 a\\nb H=x [203.0.113.1] ** c@d R=e T=f: 421 g DT=1s x\n",
     "failure outbound bounced data 550/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<550 a\\nb H=x [203.0.113.1] ** c@d R=e T=f: 421 g DT=1s x>\n",
     "0 1 0 0 0"},
    {"a deferral in a reply",
     MID
     "== bob@example.net R=dns T=smtp defer (-46) H=mx.example.net [192.0.2.9]: SMTP error from "
     "remote mail server after end of data: 451 defer (-53): retry time not reached\n",
     "failure outbound deferred message 451/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<451 defer (-53): retry time not reached>\n",
     "0 1 0 0 0"},
    {"a command with quotes",
     AT
     "SMTP syntax error in \"RCPT TO:<\"a\" H=[203.0.113.1] x\"@b>\" H=[192.0.2.7] bad address\n",
     "failure inbound rejected rcpt 501/assumed ip=<192.0.2.7> text=<bad address>\n", "0 1 0 0 0"},
    {"lines that stop short",
     MID "\n" MID "**\n" MID "** \n" MID "== x\n" MID "== bob@example.net R=\n" MID "<=\n" AT
         "H=\n" AT "H=(\n" AT "F=<\n2026-11-21 22:15:19\n",
     "", "0 0 0 0 10"},
};

static void test_refusals(void **state)
{
    (void)state;
    CHECK(refusals);
}

static void test_hostile(void **state)
{
    (void)state;
    CHECK(hostile);
}

/* A line of 12 KB, in each place where a stranger could make it so long. */
static void test_long(void **state)
{
    (void)state;
    static const char *const around[][2] = {
        {AT "H=(pc) [192.0.2.7] F=<", "@example.org> rejected RCPT <bob@example.net>: no"},
        {AT "H=(pc) [192.0.2.7] F=<> rejected RCPT <bob@example.net>: ", ""},
        {AT "H=(", ") [192.0.2.7] F=<> rejected RCPT <bob@example.net>: no"},
        {MID "** bob@example.net R=r T=t H=x [192.0.2.9]: SMTP error from remote mail server after "
             "DATA: 550 ",
         ""},
        {MID "H=(pc) [192.0.2.7] F=<> rejected after DATA: ", ""},
    };
    static const char fill[] = "<\" (x) [a] ";
    for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++)
        for (int kind = 0; kind < 2; kind++) {
            struct reader *reader = reader_open();
            struct arena arena = {0};
            char *long_text = arena_take(&arena, 12001);
            for (size_t k = 0; k < 12000; k++)
                long_text[k] = kind ? 'a' : fill[k % (sizeof(fill) - 1)];
            long_text[12000] = 0;
            feed(reader, arena_printf(&arena, "%s%s%s\n", around[i][0], long_text, around[i][1]));
            assert_int_equal(reader->batch.lines[LINE_EVENT] + reader->batch.lines[LINE_UNKNOWN],
                             1);
            if (kind)
                assert_int_equal(reader->batch.count, 1);
            arena_free(&arena);
            reader_close(reader);
        }
}

static int count_wrong(const struct exim_shape *rows, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct exim_match found;
        const struct exim_shape *row = &rows[i];
        bool refusal = row->meaning != SHAPE_CONTEXT && row->meaning < SHAPE_END;
        if (exim_shape_find(row->example, &found) == row &&
            (!refusal || row->text.len || found.text.len))
            continue;
        print_message("# %.*s\n", SLICE_ARG(row->pattern));
        wrong++;
    }
    return wrong;
}

/* Each row of the tables answers its own example, and a refusal says why. */
static void test_shapes(void **state)
{
    (void)state;
    assert_int_equal(count_wrong(exim_shapes, exim_shape_count), 0);
    assert_int_equal(count_wrong(exim_customs, exim_custom_count), 0);
}

/* What a client says may look like a mark of the table, and is text all the same. */
static void test_marks_in_text(void **state)
{
    static const struct {
        const char *text, *pattern;
    } rows[] = {
        {"no IP address found for host %x.example (during SMTP connection from [192.0.2.7])",
         "no IP address found for host %w%*"},
        {"ETRN %#x received from [192.0.2.7]", "ETRN %*received from %h%*"},
        {"Warning: %*x", "Warning: %*"},
        {"%x authenticator failed for (pc) [192.0.2.7]: 535 no",
         "%w authenticator failed for %i: %t"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct exim_match found;
        const struct exim_shape *shape = exim_shape_find(slice_of(rows[i].text), &found);
        if (!shape || !slice_equal(shape->pattern, slice_of(rows[i].pattern)))
            fail_msg("%s", rows[i].text);
    }
    struct exim_match found;
    assert_null(exim_shape_find(S("SMTP syntax error in %q %i %t"), &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refusals),      cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_long),          cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_marks_in_text),
    };
    return cmocka_run_group_tests_name("exim_refusal", tests, NULL, NULL);
}
