#include "queries/range.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct zone *berlin;

/* 2026-11-21 12:00 in Berlin */
#define NOW (INT64_C(1795258800) * WHEN_SECOND)

static void words_name_spans(void **state)
{
    (void)state;
    static const struct {
        const char *since, *until; /* NULL = not given */
        const char *from, *to;     /* NULL = open; the end is the first instant behind */
        bool whole_days;
    } rows[] = {
        {"today", NULL, "2026-11-20T23:00:00.000Z", NULL, true},
        {"yesterday", "yesterday", "2026-11-19T23:00:00.000Z", "2026-11-20T23:00:00.000Z", true},
        {"7d", "today", "2026-11-13T23:00:00.000Z", "2026-11-21T23:00:00.000Z", true},
        {"0d", NULL, "2026-11-20T23:00:00.000Z", NULL, true},
        {"24h", NULL, "2026-11-20T11:00:00.000Z", NULL, false},
        {"2026-11-20", "2026-11-20", "2026-11-19T23:00:00.000Z", "2026-11-20T23:00:00.000Z", true},
        {NULL, "2026-11-20T14:30", NULL, "2026-11-20T13:31:00.000Z", false},
        {"2026-11-20 14:30:15", NULL, "2026-11-20T13:30:15.000Z", NULL, false},
        {"2026-11-20T14:30:15.250Z", NULL, "2026-11-20T14:30:15.250Z", NULL, false},
        {"2026-11-20T14:30:15+05:30", NULL, "2026-11-20T09:00:15.000Z", NULL, false},
        {"2026-11-20T14:30:15-0100", NULL, "2026-11-20T15:30:15.000Z", NULL, false},
        /* The day that ends summer time has 25 hours, the one that begins it 23. */
        {"2026-10-25", "2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z", true},
        {"2026-03-29", "2026-03-29", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z", true},
        {NULL, NULL, NULL, NULL, true},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct range range;
        struct error error;
        char text[WHEN_TEXT];
        assert_int_equal(range_read(&range, rows[i].since, rows[i].until, berlin, NOW, WHEN_NONE,
                                    &error),
                         0);
        assert_int_equal(range.whole_days, rows[i].whole_days);
        if (rows[i].from) {
            when_text(range.since, text);
            assert_string_equal(text, rows[i].from);
        } else {
            assert_true(range.since == WHEN_NONE);
        }
        if (rows[i].to) {
            when_text(range.until, text);
            assert_string_equal(text, rows[i].to);
        } else {
            assert_true(range.until == WHEN_NONE);
        }
    }
}

static void nonsense_is_refused(void **state)
{
    (void)state;
    static const char *rows[][2] = {
        {"", NULL},
        {"tomorrow", NULL},
        {"7", NULL},
        {"7w", NULL},
        {"-7d", NULL},
        {"2026-2-3", NULL},
        {"2026-02-30", NULL},
        {"2026-11-20T", NULL},
        {"2026-11-20T25:00", NULL},
        {"2026-11-20T14:30+99:00", NULL},
        {"2026-11-20x", NULL},
        {NULL, "2026-11-20T14:30 soon"},
        {"2026-11-22", NULL},         /* the future */
        {"2026-11-20", "2026-11-19"}, /* inverted */
        {"2026-11-20T14:31", "2026-11-20T14:30"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct range range;
        struct error error = {""};
        assert_int_equal(range_read(&range, rows[i][0], rows[i][1], berlin, NOW, WHEN_NONE, &error),
                         -1);
        assert_true(strlen(error.text) > 20);
    }
}

static void a_day_is_read_like_both_ends(void **state)
{
    (void)state;
    static const char *rows[] = {"today", "yesterday", "7d", "2026-11-20", "2026-10-25", "24h"};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct range day = {0}, range = {0};
        struct error error;
        assert_int_equal(range_read_day(&day, rows[i], berlin, NOW, WHEN_NONE, &error), 0);
        assert_int_equal(range_read(&range, rows[i], rows[i], berlin, NOW, WHEN_NONE, &error),
                         day.since < day.until ? 0 : -1);
        assert_true(day.since >= day.until || memcmp(&day, &range, sizeof(day)) == 0);
        assert_int_equal(day.whole_days, i < 5);
    }
}

/* A log host whose clock runs ahead may be asked about, even where this machine's clock is behind.
 */
static void what_was_logged_is_no_future(void **state)
{
    (void)state;
    struct range range;
    struct error error;
    assert_int_equal(range_read(&range, "2026-11-22", NULL, berlin, NOW, NOW + 2 * WHEN_DAY,
                                &error),
                     0);
}

static int load_zone(void **state)
{
    (void)state;
    struct error error;
    return zone_load(&berlin, "Europe/Berlin", &error);
}

static int drop_zone(void **state)
{
    (void)state;
    zone_free(berlin);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_name_spans),
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(a_day_is_read_like_both_ends),
        cmocka_unit_test(what_was_logged_is_no_future),
    };
    return cmocka_run_group_tests(tests, load_zone, drop_zone);
}
