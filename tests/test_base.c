#include "base/hash.h"
#include "base/ip.h"
#include "base/reply.h"
#include "base/set.h"
#include "base/utf8.h"
#include "base/when.h"
#include "base/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void replies_have_heads(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned code;
        const char *status, *rest;
    } rows[] = {
        {"550 5.1.1 no such user", 550, "5.1.1", "no such user"},
        {"550-5.7.26 first", 550, "5.7.26", "first"},
        {"550 #5.1.0 Address rejected", 550, "5.1.0", "Address rejected"},
        {"5.7.1 refused", 0, "5.7.1", "refused"},
        {"421", 421, "", ""},
        {"450 4.2.1.9 odd", 450, "", "4.2.1.9 odd"},
        {"5500 no code", 0, "", "5500 no code"},
        {"550 192.0.2.1 listed", 550, "", "192.0.2.1 listed"},
        {"no numbers", 0, "", "no numbers"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        unsigned code;
        struct status status;
        char text[STATUS_TEXT];
        struct slice rest = reply_head(slice_of(rows[i].text), &code, &status);
        status_text(status, text);
        assert_int_equal(code, rows[i].code);
        assert_string_equal(text, rows[i].status);
        assert_true(slice_equal(rest, slice_of(rows[i].rest)));
        assert_true(status_pack(status_unpack(status_pack(status))) == status_pack(status));
    }
}

static void addresses_are_canonical(void **state)
{
    (void)state;
    static const char *rows[][2] = {
        {"192.0.2.1", "192.0.2.1"},
        {"::ffff:192.0.2.1", "192.0.2.1"},
        {"2001:DB8:0:0::1", "2001:db8::1"},
        {"fe80::1%eth0", "fe80::1"},
        {"IPv6:2001:db8::9", "2001:db8::9"},
        {"255.255.0.10", "255.255.0.10"},
        {"ipv6:192.0.2.1", "192.0.2.1"},
        {"192.0.2.1%eth0", "192.0.2.1"},
        {"unknown", ""},
        {"192.0.2.300", ""},
        {"192.0.2.01", ""},
        {"192.0.2.", ""},
        {"192.0.2", ""},
        {"192.0.2.1.", ""},
        {"192.0.2.1111", ""},
        {"192..0.2", ""},
        {":", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct ip ip;
        char text[IP_TEXT];
        ip_parse(slice_of(rows[i][0]), &ip);
        ip_text(&ip, text);
        assert_string_equal(text, rows[i][1]);
    }
    struct ip none;
    assert_false(ip_parse(slice_make("192.0.2.1\0", 10), &none));
    assert_false(ip_parse(slice_make("192.0.2\0.1", 10), &none));
    assert_true(ip_is_loopback(S("127.0.0.1")) && ip_is_loopback(S("::1")));
    assert_true(ip_is_loopback(S("::ffff:127.0.0.1")));
    assert_false(ip_is_loopback(S("127.0.1.1")) || ip_is_loopback(S("localhost")));
    struct network net;
    struct ip inside, outside;
    assert_true(network_parse(S("192.0.2.128/25"), &net));
    ip_parse(S("192.0.2.200"), &inside);
    ip_parse(S("192.0.2.100"), &outside);
    assert_true(network_holds(&net, &inside));
    assert_false(network_holds(&net, &outside));
    assert_false(network_parse(S("192.0.2.0/33"), &net));
}

static void calendar_goes_there_and_back(void **state)
{
    (void)state;
    for (int64_t day = -800; day < 80000; day++) {
        struct civil civil = civil_of_days(day);
        assert_true(civil_days(civil.year, civil.month, civil.day) == day);
    }
    char text[WHEN_TEXT];
    when_text(INT64_C(1795296733123456), text);
    assert_string_equal(text, "2026-11-21T21:32:13.123Z");
    struct civil leap = {.year = 2025, .month = 2, .day = 29};
    assert_false(civil_valid(&leap));
    leap.year = 2024;
    assert_true(civil_valid(&leap));
}

static void zones_know_summer(void **state)
{
    (void)state;
    struct zone *zone;
    struct error error;
    assert_int_equal(zone_load(&zone, "Europe/Berlin", &error), 0);
    struct civil noon = {.year = 2026, .month = 7, .day = 1, .hour = 12};
    assert_true(civil_utc(&noon) - zone_instant(zone, &noon, WHEN_NONE) == 7200 * WHEN_SECOND);
    /* 2026-10-25 02:30 happens twice; a line that follows 02:59 summer time is the second one. */
    struct civil twice = {.year = 2026, .month = 10, .day = 25, .hour = 2, .minute = 30};
    int64_t first = zone_instant(zone, &twice, WHEN_NONE);
    assert_true(zone_instant(zone, &twice, first + 1800 * WHEN_SECOND) ==
                first + 3600 * WHEN_SECOND);
    /* 2026-03-29 02:30 never happens. */
    struct civil never = {.year = 2026, .month = 3, .day = 29, .hour = 2, .minute = 30};
    assert_true(civil_utc(&never) - zone_instant(zone, &never, WHEN_NONE) == 3600 * WHEN_SECOND);
    assert_true(
        zone_day(zone, civil_utc(&(struct civil){
                           .year = 2026, .month = 11, .day = 20, .hour = 23, .minute = 30})) ==
        civil_days(2026, 11, 21));
    zone_free(zone);
    assert_int_equal(zone_load(&zone, "Europe/Nowhere", &error), -1);
    assert_non_null(strstr(error.text, "Europe/Nowhere"));
    assert_int_equal(zone_load(&zone, "-03:30", &error), 0);
    assert_int_equal(zone_offset(zone, 0), -12600);
    zone_free(zone);
}

/* Also on the two days of a year that are cut where the offset changes. */
static void days_hold_their_instants(void **state)
{
    (void)state;
    struct zone *zone;
    struct error error;
    assert_int_equal(zone_load(&zone, "Europe/Berlin", &error), 0);
    int64_t time = civil_utc(&(struct civil){.year = 2026, .month = 1, .day = 1, .hour = 7});
    for (int parts = 0; parts < 367; parts++) {
        struct zone_day day = zone_day_of(zone, time);
        assert_true(day.since <= time && time < day.until);
        const int64_t inside[] = {day.since, time, day.until - 1};
        for (int i = 0; i < 3; i++) {
            assert_int_equal(zone_offset(zone, inside[i]), day.offset);
            assert_true((inside[i] + day.offset * WHEN_SECOND) / WHEN_DAY == day.day);
        }
        struct zone_day next = zone_day_of(zone, day.until);
        assert_true(next.since == day.until);
        assert_true(next.day == day.day + 1 || next.offset != day.offset);
        time = day.until;
    }
    assert_true(time ==
                civil_utc(&(struct civil){.year = 2026, .month = 12, .day = 31, .hour = 23}));
    zone_free(zone);
}

/* Another machine's database may hold any number for a time. */
static void days_reach_the_ends_of_time(void **state)
{
    (void)state;
    static const int64_t ends[] = {INT64_MIN, INT64_MIN + WHEN_DAY, INT64_MAX - WHEN_DAY,
                                   INT64_MAX};
    static const char *const names[] = {"UTC", "-12:00", "+14:00"};
    struct zone *zone;
    struct error error;
    for (size_t z = 0; z < 3; z++) {
        assert_int_equal(zone_load(&zone, names[z], &error), 0);
        for (size_t i = 0; i < 4; i++) {
            struct zone_day day = zone_day_of(zone, ends[i]);
            assert_true(day.since <= ends[i] && ends[i] <= day.until);
            assert_in_range(day.day - ends[i] / WHEN_DAY + 1, 0, 2);
        }
        zone_free(zone);
    }
}

/* A row that names no zone is refused. */
static void the_machine_s_zone_has_a_name(void **state)
{
    (void)state;
    const struct {
        const char *tz, *name;
        int summer; /* seconds ahead of UTC in July 2026 */
    } rows[] = {
        {"Europe/Berlin", "Europe/Berlin", 7200},
        {":Europe/Berlin", "Europe/Berlin", 7200},
        {":/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo", 32400},
        {"", "UTC", 0},
        {"EST5EDT4,M3.2.0,M11.1.0", "EST5EDT4,M3.2.0,M11.1.0", -14400},
        {"<+0330>-3:30", "<+0330>-3:30", 12600},
        {"Europe/Nowhere", NULL, 0},
        {"AB1", NULL, 0},
        {"/etc/passwd", NULL, 0},
    };
    const struct civil july = {.year = 2026, .month = 7, .day = 1};
    char *before = getenv("TZ") ? strdup(getenv("TZ")) : NULL;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct zone *zone, *again;
        struct error error;
        setenv("TZ", rows[i].tz, 1);
        assert_int_equal(zone_load(&zone, NULL, &error), rows[i].name ? 0 : -1);
        if (!rows[i].name)
            continue;
        assert_string_equal(zone_name(zone), rows[i].name);
        assert_int_equal(zone_offset(zone, civil_utc(&july)), rows[i].summer);
        assert_int_equal(zone_load(&again, zone_name(zone), &error), 0);
        assert_int_equal(zone_offset(again, civil_utc(&july)), rows[i].summer);
        zone_free(zone);
        zone_free(again);
    }
    /* The machine's own, whatever it is, can be named. */
    struct zone *own;
    struct error error;
    setenv("TZ", ":/etc/localtime", 1);
    assert_int_equal(zone_load(&own, NULL, &error), 0);
    zone_free(own);
    unsetenv("TZ");
    assert_int_equal(zone_load(&own, NULL, &error), 0);
    zone_free(own);
    if (before)
        setenv("TZ", before, 1);
    free(before);
}

/* Also of texts whose words overlap, which differ in length only. */
static void names_differ(void **state)
{
    (void)state;
    char text[40], other[40];
    uint64_t hashes[sizeof(text)];
    memset(text, 'b', sizeof(text));
    for (size_t length = 0; length < sizeof(text); length++) {
        struct slice name = slice_make(text, length);
        hashes[length] = hash_name(name, 1);
        for (size_t shorter = 0; shorter < length; shorter++)
            assert_true(hashes[length] != hashes[shorter]);
        assert_true(hash_name(name, 2) != hashes[length]);
        for (size_t i = 0; i < length; i++) {
            memcpy(other, text, length);
            other[i] ^= 1;
            assert_true(hash_name(slice_make(other, length), 1) != hashes[length]);
        }
    }
}

static void hash_never_changes(void **state)
{
    (void)state;
    /* Databases hold these numbers: if this fails, the function is wrong, not the test. */
    assert_true(hash_bytes(S(""), 0) == hash_bytes(S(""), 0));
    assert_true(hash_bytes(S("a"), 0) != hash_bytes(S("b"), 0));
    assert_true(hash_bytes(S("a"), 0) != hash_bytes(S("a"), 1));
    assert_true(hash_bytes(slice_make("a\0", 2), 0) != hash_bytes(S("a"), 0));
    static const uint64_t values[] = {0xc456b002267cda02, 0xe27dc979d7875cad, 0x3558a9a3892eb731,
                                      0x6ab62827dc16acb5, 0xf4a45eb9eae7e23f, 0x5a72dec78fc93181,
                                      0xd545a689912a7381, 0x0635121fb2272d5b, 0x2803d51d25805dd4,
                                      0xce3862cd101b2f2d, 0xb9eabe85b684a86d, 0xbb1a44d0743a5181,
                                      0x35f5ade0faa21592, 0x7be3c94e2dd04511, 0x5bd40e7d3ef99ab1,
                                      0x98b984c7b4c721f5, 0x1e0a5293631c9ce1, 0x6c5bf827b829b8f5,
                                      0x2e44d49e246f70b4, 0x6eb38f105c9b4c09, 0x0f0db003def1e8e7,
                                      0xe7d2959c6e3832a0, 0x5605cc5321f99c2e, 0x407c2dff10c38cc7,
                                      0x5eb1217024737793, 0xa06a39b84e002db3};
    struct slice line = S("Nov 21 22:15:19 mx postfix/smtpd[1]: connect");
    for (size_t length = 0; length < sizeof(values) / sizeof(values[0]); length++)
        assert_true(hash_bytes(slice_first(line, length), length) == values[length]);
}

/* Each byte, at each place of a text of three words: as one byte at a time would tell. */
static void plain_text_is_found(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        for (size_t at = 0; at < 20; at++) {
            char text[20];
            memset(text, 'a', sizeof(text));
            text[at] = (char)byte;
            bool plain = byte >= 0x20 && byte < 0x7f;
            assert_int_equal(utf8_plain_length(slice_make(text, sizeof(text))),
                             plain ? sizeof(text) : at);
        }
    }
    assert_int_equal(utf8_plain_length((struct slice){0}), 0);
}

static void sets_hold_each_key_once(void **state)
{
    struct set set = {0};
    (void)state;
    for (int round = 0; round < 2; round++) {
        for (uint64_t key = 0; key < 1000; key++)
            assert_true(set_add(&set, key << 20));
        for (uint64_t key = 0; key < 1000; key++)
            assert_false(set_add(&set, key << 20));
        assert_int_equal(set.count, 1000);
        set_clear(&set);
        assert_int_equal(set.count, 0);
    }
    set_free(&set);
}

static void words_are_found(void **state)
{
    (void)state;
    assert_int_equal(word_find(stage_names, STAGE_COUNT, S("rcpt")), STAGE_RCPT);
    assert_int_equal(word_find(stage_names, STAGE_COUNT, S("RCPT")), 0);
    assert_int_equal(word_find(mta_names, MTA_COUNT, S("")), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(replies_have_heads),
        cmocka_unit_test(addresses_are_canonical),
        cmocka_unit_test(calendar_goes_there_and_back),
        cmocka_unit_test(zones_know_summer),
        cmocka_unit_test(days_hold_their_instants),
        cmocka_unit_test(days_reach_the_ends_of_time),
        cmocka_unit_test(the_machine_s_zone_has_a_name),
        cmocka_unit_test(names_differ),
        cmocka_unit_test(hash_never_changes),
        cmocka_unit_test(plain_text_is_found),
        cmocka_unit_test(sets_hold_each_key_once),
        cmocka_unit_test(words_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
