#include "parsers/syslog.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct row {
    const char *line, *utc, *host, *tag, *pid, *message;
    unsigned repeated;
};

#define JSON "{\"__REALTIME_TIMESTAMP\":\"1795296733172942\",\"_HOSTNAME\":\"mx1\","
#define AT   "2026-11-21T21:32:13.000Z"

static const struct row rows[] = {
    {"Nov 21 21:32:13 mx1 a/b[290]: hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"Nov 21 21:32:13 mx1 a/b: hello", AT, "mx1", "a/b", NULL, "hello", 1},
    {"Nov 21 21:32:13 a/b[290]: hello", AT, "this.example", "a/b", "290", "hello", 1},
    {"<22>Nov 21 21:32:13 mx1 a/b[290]: hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"Nov 21 21:32:13 relay mx1 a/b[290]: hello", AT, "relay", "a/b", "290", "hello", 1},
    {"Nov 21 21:32:13 mx1 mail.info a/b[290]: hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"Nov 21 21:32:13 mx1 a/b[290]: [ID 197553 mail.info] hello", AT, "mx1", "a/b", "290", "hello",
     1},
    {"2026-11-21T22:32:13+01:00 mx1 a/b[290]: hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"2026-11-21T22:32:13+0100 mx1 a/b[290]: hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"2026 Nov 21 21:32:13.000 mx1 a/b[290]: hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"Sat 2026-11-21 21:32:13 UTC mx1 a/b[290]: hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"1795296733.000000 mx1 a/b[290]: hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"<22>1 2026-11-21T21:32:13Z mx1 a/b 290 - - hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"<22>1 2026-11-21T21:32:13Z - a/b - ID [x y=\"a]\\\"\"][z] \xEF\xBB\xBFhello", AT,
     "this.example", "a/b", NULL, "hello", 1},
    {"1 2026-11-21T21:32:13Z mx1 a/b 290 - - hello", AT, "mx1", "a/b", "290", "hello", 1},
    {"2026-11-21T21:32:13Z stdout F Nov 21 09:00:00 mx1 a/b[290]: hello", AT, "mx1", "a/b", "290",
     "hello", 1},
    {"{\"log\":\"Nov 21 09:00:00 mx1 a/b[290]: hello\\n\",\"time\":\"2026-11-21T21:32:13Z\"}", AT,
     "mx1", "a/b", "290", "hello", 1},
    {"Nov 21 21:32:13 mx1 a/b[290]: message repeated 3 times: [ hello]", AT, "mx1", "a/b", "290",
     "hello", 3},
    {"Nov 21 21:32:13 mx1 last message repeated 12 times", AT, "mx1", NULL, NULL, NULL, 12},
    {"Nov 21 21:32:13 mx1 a/b[290]: [1.2K blob data]", AT, "mx1", "a/b", "290", NULL, 1},
    {"Nov 21 21:32:13 mx1 no colon in sight", AT, "mx1", NULL, NULL, NULL, 1},
    {JSON "\"SYSLOG_IDENTIFIER\":\"a/b\",\"_PID\":\"290\",\"MESSAGE\":\"h\\u0065l\\\"lo\"}",
     "2026-11-21T21:32:13.172Z", "mx1", "a/b", "290", "hel\"lo", 1},
    {JSON
     "\"SYSLOG_IDENTIFIER\":\"a/b\",\"SYSLOG_PID\":\"1\",\"_PID\":\"290\",\"MESSAGE\":[104,233]}",
     "2026-11-21T21:32:13.172Z", "mx1", "a/b", "1", "h\xe9", 1},
    {JSON "\"SYSLOG_IDENTIFIER\":\"a/b\",\"X\":{\"y\":[\"}\"]},\"MESSAGE\":null}",
     "2026-11-21T21:32:13.172Z", "mx1", "a/b", NULL, NULL, 1},
    {JSON "\"SYSLOG_IDENTIFIER\":[\"a/b\",\"c\"],\"MESSAGE\":\"\\ud83d\\ude00\"}",
     "2026-11-21T21:32:13.172Z", "mx1", "a/b", NULL, "\xF0\x9F\x98\x80", 1},
    /* No syslog. */
    {"", NULL, NULL, NULL, NULL, NULL, 0},
    {"[ 12.345678] mx1 a/b[290]: hello", NULL, NULL, NULL, NULL, NULL, 0},
    {"Nov 31 21:32:13 mx1 a/b[290]: hello", NULL, NULL, NULL, NULL, NULL, 0},
    {"<999>Nov 21 21:32:13 mx1 a/b[290]: hello", NULL, NULL, NULL, NULL, NULL, 0},
    {JSON "\"MESSAGE\":\"cut he", NULL, NULL, NULL, NULL, NULL, 0},
    {"{}", NULL, NULL, NULL, NULL, NULL, 0},
    {"{\"MESSAGE\":\"no time\"}", NULL, NULL, NULL, NULL, NULL, 0},
};

static void assert_slice(struct slice got, const char *want)
{
    if (!want) {
        assert_false(slice_present(got));
        return;
    }
    if (!slice_equal(got, slice_of(want)))
        print_error("got <%.*s>, want <%s>\n", SLICE_ARG(got), want);
    assert_true(slice_present(got) && slice_equal(got, slice_of(want)));
}

static void prefixes_of_all_forms(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct batch batch = {0};
        struct parser p = {.out = &batch, .host = S("this.example")};
        p.stamps.year = 2026;
        p.stamps.last = WHEN_NONE;
        struct syslog_line got;
        bool read = syslog_read(&p, slice_of(rows[i].line), &got);
        if (read != (rows[i].utc != NULL))
            print_error("row %zu: %s\n", i, rows[i].line);
        assert_int_equal(read, rows[i].utc != NULL);
        if (read) {
            char time[WHEN_TEXT];
            when_text(p.now.time, time);
            assert_string_equal(time, rows[i].utc);
            assert_slice(p.host, rows[i].host);
            assert_slice(got.tag, rows[i].tag);
            assert_slice(got.pid, rows[i].pid);
            assert_slice(got.message, rows[i].message);
            assert_int_equal(got.repeated, rows[i].repeated);
        }
        batch_free(&batch);
    }
}

static void notes_of_the_file_itself(void **state)
{
    (void)state;
    assert_true(syslog_is_note(S("")));
    assert_true(syslog_is_note(S("-- Boot 0123 --")));
    assert_true(syslog_is_note(S("-- Journal begins at Sat 2026-11-21 21:32:13 UTC. --")));
    assert_false(syslog_is_note(S("-- x")));
}

static void losses_are_counted(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "Nov 21 21:32:13 mx1 rsyslogd: imuxsock lost 5 messages from pid 316 due to rate-limiting",
        "Nov 21 21:32:13 mx1 systemd-journald[9]: Suppressed 1207 messages from postfix.service",
        "Nov 21 21:32:13 mx1 rsyslogd: [origin software=\"rsyslogd\"] start",
    };
    struct batch batch = {0};
    struct parser p = {.out = &batch, .stamps = {.year = 2026, .last = WHEN_NONE}};
    struct syslog_line got;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        assert_true(syslog_read(&p, slice_of(lines[i]), &got));
    assert_int_equal(batch.lost, 2);
    batch_free(&batch);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefixes_of_all_forms),
        cmocka_unit_test(notes_of_the_file_itself),
        cmocka_unit_test(losses_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
