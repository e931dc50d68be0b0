#include "base/arena.h"
#include "base/when.h"
#include "base/zone_file.h"

#include <stdio.h>
#include <stdlib.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* Seconds since 1970 of 2026-03-29 01:00 UTC, and as many others. */
static int64_t at(int year, int month, int day, int hour, int minute)
{
    const struct civil civil = {
        .year = year, .month = month, .day = day, .hour = hour, .minute = minute};
    return civil_utc(&civil) / WHEN_SECOND;
}

static int offset_at(const struct zone_changes *zone, int64_t second)
{
    size_t i = zone->count - 1;
    while (i > 0 && zone->rows[i].since > second)
        i--;
    return zone->rows[i].offset;
}

/* Each row: where, and in hours the offset one second before a moment and at it. */
static void zones_change_at_their_second(void **state)
{
    (void)state;
    const struct {
        const char *zone;
        int64_t moment;
        double before, then;
    } rows[] = {
        {"Europe/Berlin", at(1990, 3, 25, 1, 0), 1, 2},
        {"Europe/Berlin", at(2026, 10, 25, 1, 0), 2, 1},
        {"Europe/Berlin", at(2069, 3, 31, 1, 0), 1, 2},
        {"America/New_York", at(2007, 3, 11, 7, 0), -5, -4},
        {"America/St_Johns", at(2010, 11, 7, 2, 31), -2.5, -3.5},
        {"Australia/Sydney", at(2060, 4, 3, 16, 0), 11, 10},
        /* Summer time of a week less one hour. */
        {"America/Recife", at(2000, 10, 8, 3, 0), -3, -2},
        {"America/Recife", at(2000, 10, 15, 2, 0), -2, -3},
        {"Africa/Casablanca", at(2026, 3, 22, 2, 0), 0, 1},
        {"Asia/Kathmandu", at(2026, 1, 1, 0, 0), 5.75, 5.75},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct zone *zone;
        struct error error;
        assert_int_equal(zone_load(&zone, rows[i].zone, &error), 0);
        int64_t instant = rows[i].moment * WHEN_SECOND;
        if (zone_offset(zone, instant - WHEN_SECOND) != (int)(rows[i].before * 3600) ||
            zone_offset(zone, instant) != (int)(rows[i].then * 3600))
            fail_msg("row %zu: %s is %d and %d seconds ahead", i, rows[i].zone,
                     zone_offset(zone, instant - WHEN_SECOND), zone_offset(zone, instant));
        zone_free(zone);
    }
}

static void rules_are_read(void **state)
{
    (void)state;
    const struct {
        const char *rule;
        int64_t moment;
        double before, then;
    } rows[] = {
        {"CET-1CEST,M3.5.0,M10.5.0/3", at(2026, 3, 29, 1, 0), 1, 2},
        {"CET-1CEST,M3.5.0,M10.5.0/3", at(2026, 10, 25, 1, 0), 2, 1},
        {"EST5EDT4,M3.2.0,M11.1.0", at(2026, 3, 8, 7, 0), -5, -4},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", at(2026, 4, 4, 16, 0), 11, 10},
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", at(2026, 3, 29, 1, 0), -2, -1},
        {"<+0330>-3:30<+0430>,J79/24,J263/24", at(2024, 3, 20, 20, 30), 3.5, 4.5},
        {"<+0330>-3:30<+0430>,78/24,262/24", at(2023, 3, 20, 20, 30), 3.5, 4.5},
        {"<+03>-3", at(2026, 7, 1, 0, 0), 3, 3},
        {"UTC0", at(2026, 7, 1, 0, 0), 0, 0},
    };
    static const char *const wrong[] = {
        "",
        "Europe/Berlin",
        "Berlin",
        "CET-1CEST",
        "CET-1 ",
        "CET-1CEST,M3",
        "AB1",
        "CET-1CEST,M13.5.0,M10.5.0",
        "<+03-3",
        "CET-168",
        "CET-1CEST,M3.5",
        "CET-1CEST,M3.5.0,M10.5.0/3 ",
    };
    struct zone_changes zone;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_true(zone_rule_read(slice_of(rows[i].rule), &zone));
        if (offset_at(&zone, rows[i].moment - 1) != (int)(rows[i].before * 3600) ||
            offset_at(&zone, rows[i].moment) != (int)(rows[i].then * 3600))
            fail_msg("row %zu: %s is %d and %d seconds ahead", i, rows[i].rule,
                     offset_at(&zone, rows[i].moment - 1), offset_at(&zone, rows[i].moment));
    }
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        if (zone_rule_read(slice_of(wrong[i]), &zone))
            fail_msg("\"%s\" was taken for a rule", wrong[i]);
}

/* Version 2 with two changes and a rule, as `zic -b slim` writes it: nothing stands in the block of
 * version 1 but the one type that it must have. */
#define COUNTS(times, types, names)                                                                \
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" times "\0\0\0" types "\0\0\0" names
#define ZEROES "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
static const char slim[] = "TZif2" ZEROES COUNTS(
    "\0", "\1", "\1") "\0\0\0\0\0\0"
                      "\0"
                      "TZif2" ZEROES COUNTS("\2", "\2",
                                            "\4") "\xff\xff\xff\xff\0\0\0\0"
                                                  "\0\0\0\0\x32\0\0\0" /* 1833 and 1996-08-01 */
                                                  "\1\0"               /* the types from then on */
                                                  "\0\0\x0e\x10\0\0"
                                                  "\0\0\x1c\x20\1\0" /* an hour and two */
                                                  "CET\0"
                                                  "\nCET-1CEST,M3.5.0,M10.5.0/3\n";

static void slim_files_end_in_a_rule(void **state)
{
    (void)state;
    struct zone_changes zone;
    struct slice rule;
    assert_true(zone_file_read(slice_make(slim, sizeof(slim) - 1), &zone, &rule));
    assert_true(slice_equal(rule, S("CET-1CEST,M3.5.0,M10.5.0/3")));
    assert_int_equal(offset_at(&zone, at(1995, 1, 1, 0, 0)), 7200);
    assert_int_equal(offset_at(&zone, 0x32000000), 3600);
    assert_int_equal(offset_at(&zone, at(1997, 3, 30, 0, 59)), 3600);
    assert_int_equal(offset_at(&zone, at(1997, 3, 30, 1, 0)), 7200);
}

/* Nothing is read behind the end, whatever the header promises. */
static void files_may_be_cut_off(void **state)
{
    (void)state;
    for (size_t length = 0; length < sizeof(slim) - 1; length++) {
        struct zone_changes zone;
        struct slice rule;
        char *copy = memory_take(length);
        memcpy(copy, slim, length);
        bool whole = length >= sizeof(slim) - 1 - strlen("\nCET-1CEST,M3.5.0,M10.5.0/3\n");
        assert_int_equal(zone_file_read(slice_make(copy, length), &zone, &rule), whole);
        free(copy);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(zones_change_at_their_second),
        cmocka_unit_test(rules_are_read),
        cmocka_unit_test(slim_files_end_in_a_rule),
        cmocka_unit_test(files_may_be_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
