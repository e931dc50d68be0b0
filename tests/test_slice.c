#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void slices_cut_and_skip(void **state)
{
    (void)state;
    struct slice s = S("key=value rest"), key;
    assert_true(slice_cut(&s, '=', &key));
    assert_true(slice_equal(key, S("key")));
    assert_false(slice_skip(&s, S("nothing")));
    assert_true(slice_skip(&s, S("value ")));
    assert_true(slice_equal(s, S("rest")));
    assert_false(slice_cut(&s, '=', &key));
    assert_int_equal(slice_rsearch(S("a, b, c"), S(", ")), 4);
    assert_int_equal(slice_rsearch(S("abc"), S("abcd")), SLICE_NONE);
    assert_true(slice_contains_nocase(S("Mailbox FULL"), S("full")));
    assert_true(slice_equal(slice_trim(S(" \t x y\r\n")), S("x y")));
}

static void slices_are_read_part_by_part(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *parts[4];
    } rows[] = {
        {NULL, {NULL}},           {"", {NULL}}, {"one", {"one"}},
        {"one\n", {"one"}},       {"\n", {""}}, {"\n\ntwo", {"", "", "two"}},
        {"one\n\n", {"one", ""}},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct slice s = slice_of(rows[i].text), part = {0};
        for (size_t j = 0; rows[i].parts[j]; j++) {
            assert_true(slice_next(&s, '\n', &part));
            assert_true(slice_equal(part, slice_of(rows[i].parts[j])));
        }
        assert_false(slice_next(&s, '\n', &part));
    }
}

/* Of any count, wherever the one byte that differs stands; what lies behind does not matter. */
static void bytes_are_compared_whole(void **state)
{
    (void)state;
    const char a[] = "Nov 21 21:32:13 mx1.example.com postfix";
    for (size_t count = 0; count < sizeof(a); count++) {
        char b[sizeof(a)];
        memcpy(b, a, sizeof(a));
        b[count] ^= 1;
        assert_true(bytes_equal(a, b, count));
        b[count] ^= 1;
        for (size_t i = 0; i < count; i++) {
            b[i] ^= 1;
            assert_false(bytes_equal(a, b, count));
            b[i] ^= 1;
        }
    }
}

/* In texts of any length, wherever the first of them stands; what lies behind does not count. */
static void the_first_byte_of_a_set_is_found(void **state)
{
    (void)state;
    char text[48];
    for (size_t length = 0; length < sizeof(text); length++)
        for (size_t at = 0; at <= length; at++) {
            memset(text, 'x', sizeof(text));
            text[at] = '\xe9';
            text[length - (length - at) / 2] = '"';
            size_t found = slice_find_any(slice_make(text, length), S("\xe9\"\\"));
            size_t wanted = at < length ? at : SLICE_NONE;
            assert_true(found == wanted);
        }
}

/* Capitals, and bytes that differ from one in their highest bit alone, at whatever place. */
static void capitals_are_found_at_any_place(void **state)
{
    (void)state;
    struct arena arena = {0};
    char text[24];
    memset(text, '\xc1', sizeof(text));
    for (size_t length = 1; length <= sizeof(text); length++)
        for (size_t i = 0; i < length * 256; i++) {
            size_t at = i / 256;
            text[at] = (char)(i % 256);
            struct slice whole = slice_make(text, length), lower = arena_lower(&arena, whole);
            bool upper = text[at] >= 'A' && text[at] <= 'Z';
            assert_true((lower.ptr != whole.ptr) == upper);
            assert_true(lower.len == length && lower.ptr[at] == byte_lower(text[at]));
            text[at] = '\xc1';
            arena_reset(&arena);
        }
    arena_free(&arena);
}

static void numbers_have_a_ceiling(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint64_t max;
        bool good;
        uint64_t value;
    } rows[] = {
        {"0", 0, true, 0},
        {"255", 255, true, 255},
        {"256", 255, false, 0},
        {"9", 5, false, 0},
        {"12x", 99, true, 12},
        {"x", 99, false, 0},
        {"18446744073709551615", UINT64_MAX, true, UINT64_MAX},
        {"18446744073709551616", UINT64_MAX, false, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct slice s = slice_of(rows[i].text);
        uint64_t value = 0;
        assert_int_equal(slice_number(&s, rows[i].max, &value), rows[i].good);
        if (rows[i].good)
            assert_true(value == rows[i].value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_cut_and_skip),
        cmocka_unit_test(slices_are_read_part_by_part),
        cmocka_unit_test(bytes_are_compared_whole),
        cmocka_unit_test(the_first_byte_of_a_set_is_found),
        cmocka_unit_test(capitals_are_found_at_any_place),
        cmocka_unit_test(numbers_have_a_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
