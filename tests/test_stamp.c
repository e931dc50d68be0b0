#include "parsers/stamp.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct zone *berlin;

static void check(struct stamp_reader *reader, const char *text, const char *utc,
                  bool (*read)(struct stamp_reader *, struct slice *, struct stamp *))
{
    struct slice cursor = slice_of(text);
    struct stamp stamp;
    bool good = read(reader, &cursor, &stamp);
    if (!utc) {
        assert_false(good);
        return;
    }
    char out[WHEN_TEXT];
    assert_true(good);
    when_text(stamp.time, out);
    assert_string_equal(out, utc);
    assert_true(slice_equal(cursor, S(" rest")));
}

static void syslog_stamps(void **state)
{
    (void)state;
    static const char *rows[][2] = {
        {"Jun 10 06:27:30 rest", "2026-06-10T04:27:30.000Z"},
        {"Jun 10 06:27:59 rest", "2026-06-10T04:27:59.000Z"},
        {"Jun 10 06:27:59.250 rest", "2026-06-10T04:27:59.250Z"},
        {"Jun  1 06:28:00 rest", "2026-06-01T04:28:00.000Z"},
        {"Jun 1 06:28:00 rest", "2026-06-01T04:28:00.000Z"},
        {"Jun 01 06:28:01 rest", "2026-06-01T04:28:01.000Z"},
        {"2013 Jun 10 06:27:30.123 rest", "2013-06-10T04:27:30.123Z"},
        {"Jum 10 06:27:30 rest", NULL},
        {"Jun 31 06:27:30 rest", NULL},
        {"Jun 10 24:00:00 rest", NULL},
        {"Jun", NULL},
        {"", NULL},
    };
    struct stamp_reader reader = {.zone = berlin, .year = 2026, .last = WHEN_NONE};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&reader, rows[i][0], rows[i][1], stamp_syslog);
}

static void iso_stamps(void **state)
{
    (void)state;
    static const char *rows[][2] = {
        {"2026-11-21T22:15:19.123456+01:00 rest", "2026-11-21T21:15:19.123Z"},
        {"2026-11-21T22:15:19.123456789Z rest", "2026-11-21T22:15:19.123Z"},
        {"2026-11-21T22:15:19+0530 rest", "2026-11-21T16:45:19.000Z"},
        {"2026-11-21 22:15:19 -0100 rest", "2026-11-21T23:15:19.000Z"},
        {"2026-07-21 22:15:19,500 rest", "2026-07-21T20:15:19.500Z"},
        {"2026-02-29T22:15:19Z rest", NULL},
        {"2026-1-1 1:1:1 rest", NULL},
    };
    struct stamp_reader reader = {.zone = berlin, .last = WHEN_NONE};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&reader, rows[i][0], rows[i][1], stamp_iso);
    check(&reader, "1795296733.5 rest", "2026-11-21T21:32:13.500Z", stamp_epoch);
    check(&reader, "17952 rest", NULL, stamp_epoch);
}

/* Whichever byte of the minute changes, it is another one. */
static void the_minute_at_hand_is_known(void **state)
{
    (void)state;
    static const struct {
        struct slice text;
        size_t minute;
        bool (*read)(struct stamp_reader *, struct slice *, struct stamp *);
    } rows[] = {
        {S("Jun 1 06:27:30 x"), 12, stamp_syslog},
        {S("Jun 10 06:27:30 x"), 13, stamp_syslog},
        {S("2026-06-10 06:27:30 x"), 17, stamp_iso},
        {S("2026-06-10T06:27:30.5Z"), 17, stamp_iso},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct stamp_reader reader = {.zone = berlin, .year = 2026, .last = WHEN_NONE};
        struct slice text = rows[i].text, cursor = text;
        struct stamp first, again;
        char changed[32];
        assert_true(rows[i].read(&reader, &cursor, &first));
        assert_true(stamp_same_minute(&reader, text, &again) == text.len - cursor.len);
        assert_true(again.time == first.time && again.key == first.key);
        for (size_t length = 0; length < rows[i].minute + 2; length++)
            assert_true(stamp_same_minute(&reader, slice_first(text, length), &again) == 0);
        for (size_t at = 0; at < rows[i].minute; at++) {
            memcpy(changed, text.ptr, text.len);
            changed[at] ^= 1;
            assert_true(stamp_same_minute(&reader, slice_make(changed, text.len), &again) == 0);
        }
    }
}

static void years_walk_over_new_year(void **state)
{
    (void)state;
    static const char *rows[][2] = {
        {"Dec 31 23:59:59 rest", "2025-12-31T22:59:59.000Z"},
        {"Jan  1 00:00:00 rest", "2025-12-31T23:00:00.000Z"},
        {"Dec 31 23:59:59 rest", "2025-12-31T22:59:59.000Z"},
        {"Jan  1 00:00:01 rest", "2025-12-31T23:00:01.000Z"},
        {"Feb  1 00:00:01 rest", "2026-01-31T23:00:01.000Z"},
        {"Dec  1 00:00:01 rest", "2026-11-30T23:00:01.000Z"},
        {"Jan  2 00:00:01 rest", "2027-01-01T23:00:01.000Z"},
    };
    struct stamp_reader reader = {.zone = berlin, .year = 2025, .last = WHEN_NONE};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&reader, rows[i][0], rows[i][1], stamp_syslog);
}

static void keys_ignore_the_year(void **state)
{
    (void)state;
    struct civil a = {.year = 2024, .month = 3, .day = 1, .hour = 1};
    struct civil b = a;
    b.year = 2025;
    assert_int_equal(stamp_key(&a), stamp_key(&b));
    struct civil leap = {.year = 2024, .month = 2, .day = 29, .hour = 1};
    assert_int_not_equal(stamp_key(&a), stamp_key(&leap));
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
        cmocka_unit_test(syslog_stamps),
        cmocka_unit_test(iso_stamps),
        cmocka_unit_test(the_minute_at_hand_is_known),
        cmocka_unit_test(years_walk_over_new_year),
        cmocka_unit_test(keys_ignore_the_year),
    };
    return cmocka_run_group_tests(tests, load_zone, drop_zone);
}
