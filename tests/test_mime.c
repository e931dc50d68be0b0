/* Mail headers and bodies, and values as people read them. */
#include "cli/letter.h"
#include "cli/mime.h"
#include "cli/value.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static char *written; /* by the writer below, freed by the next one */

static const char *encoded(void (*encode)(FILE *file, struct slice text), const char *text)
{
    size_t length;
    free(written);
    FILE *file = open_memstream(&written, &length);
    encode(file, slice_of(text));
    fclose(file);
    return written;
}

static const char *header(const char *value)
{
    size_t length;
    free(written);
    FILE *file = open_memstream(&written, &length);
    mime_header(file, "Subject", slice_of(value));
    fclose(file);
    return written;
}

static void bodies(void **state)
{
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"plain text\n", "plain text\n"},
        {"no end", "no end\n"},
        {"a=b\n", "a=3Db\n"},
        {"blank at the end \n", "blank at the end=20\n"},
        {"tab\there\n", "tab\there\n"},
        {".\n", "=2E\n"},
        {"From here\n", "=46rom here\n"},
        {"not From here\n", "not From here\n"},
        {"\xe2\x80\xa6\n", "=E2=80=A6\n"},
        {"a\rb\n", "a=0Db\n"},
        {"\n\n", "\n\n"},
        {"0123456789012345678901234567890123456789012345678901234567890123456789abcdefgh\n",
         "0123456789012345678901234567890123456789012345678901234567890123456789abcde=\nfgh\n"},
        {"012345678901234567890123456789012345678901234567890123456789012345678901234=\n",
         "012345678901234567890123456789012345678901234567890123456789012345678901234=\n=3D\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(encoded(mime_quoted, cases[i].text), cases[i].wanted);
}

static void texts_in_base64(void **state)
{
    /* The first six are those of RFC 4648, section 10. */
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"", ""},
        {"f", "Zg==\n"},
        {"fo", "Zm8=\n"},
        {"foo", "Zm9v\n"},
        {"foob", "Zm9vYg==\n"},
        {"foobar", "Zm9vYmFy\n"},
        {"a\nb\n", "YQ0KYg0K\n"},
        {"\xff\xfe", "//4=\n"},
        {"012345678901234567890123456789012345678901234567890123456",
         "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2\n"},
        {"0123456789012345678901234567890123456789012345678901234567",
         "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2\n"
         "Nw==\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(encoded(mime_base64, cases[i].text), cases[i].wanted);
}

static void headers(void **state)
{
    static const struct {
        const char *value, *wanted;
    } cases[] = {
        {"short", "Subject: short\n"},
        {"caf\xc3\xa9", "Subject:\n =?UTF-8?Q?caf=C3=A9?=\n"},
        {"x\nBcc: y@example.org", "Subject:\n =?UTF-8?Q?x=3FBcc=3A=20y=40example=2Eorg?=\n"},
        {"=?UTF-8?Q?x?=", "Subject:\n =?UTF-8?Q?=3D=3FUTF=2D8=3FQ=3Fx=3F=3D?=\n"},
        {"one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
         "Subject: one two three four five six seven eight nine ten eleven twelve\n"
         " thirteen fourteen\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(header(cases[i].value), cases[i].wanted);
}

static void addresses(void **state)
{
    static const struct {
        const char *list;
        bool valid;
    } cases[] = {
        {"a@example.org", true},
        {"Ann <a@example.org>, b@example.org", true},
        {"postmaster", true},
        {"", false},
        {"a@example.org,", false},
        {"a b@example.org", false},
        {"-oQ/tmp@example.org", false},
        {"a@example.org\nBcc: b@example.org", false},
        {"<>", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(mime_addresses_valid(slice_of(cases[i].list)), cases[i].valid);
}

static void routes(void **state)
{
    struct letter_route route;
    struct error error;
    (void)state;
    assert_int_equal(letter_route_read(&route, S("example.org"),
                                       S("a@example.org, b@example.org; minimum 5; numbers de"),
                                       &error),
                     0);
    assert_true(slice_equal(route.addresses, S("a@example.org, b@example.org")));
    assert_int_equal(route.minimum, 5);
    assert_string_equal(route.numbers->name, "de");
    assert_int_equal(letter_route_read(&route, S("*"), S("a@example.org"), &error), 0);
    assert_false(slice_present(route.domain));
    assert_int_equal(letter_route_read(&route, S("*"), S("a@example.org; minimum"), &error), -1);
    assert_int_equal(letter_route_read(&route, S("*"), S("a@example.org; numbers x"), &error), -1);
    assert_int_equal(letter_route_read(&route, S("a b"), S("a@example.org"), &error), -1);
}

static void values(void **state)
{
    static const struct {
        const char *style;
        int64_t number;
        const char *wanted;
    } numbers[] = {
        {"plain", 1204, "1204"},
        {"en", 1204, "1,204"},
        {"de", 1234567, "1.234.567"},
        {"en", 999, "999"},
        {"fr", 1204,
         "1\xc2\xa0"
         "204"},
        {"en", 0, "0"},
        {"en", -1204, "-1,204"},
    };
    static const struct {
        struct value value;
        enum column_kind kind;
        const char *wanted;
    } cases[] = {
        {{.type = VALUE_NULL}, COLUMN_COUNT, "-"},
        {{.type = VALUE_REAL, .real = 3.25}, COLUMN_SHARE, "3.3 %"},
        {{.type = VALUE_NUMBER, .number = 59}, COLUMN_SECONDS, "59 s"},
        {{.type = VALUE_NUMBER, .number = 7800}, COLUMN_SECONDS, "2 h 10 min"},
        {{.type = VALUE_NUMBER, .number = 90000}, COLUMN_SECONDS, "1 d 01 h"},
        {{.type = VALUE_TEXT, .text = S("2026-11-19T23:40:00.000Z")},
         COLUMN_TIME,
         "2026-11-20 00:40"},
        {{.type = VALUE_TEXT, .text = S("no time")}, COLUMN_TIME, "-"},
        {{.type = VALUE_TEXT, .text = S("")}, COLUMN_TEXT, "<>"},
        {{.type = VALUE_TEXT, .text = S("a\x1b[1m")}, COLUMN_TEXT, "a\\x1b[1m"},
    };
    struct arena arena = {0};
    struct error error;
    struct value_shape shape = {.style = &number_styles[0]};
    struct zone *zone;
    (void)state;
    assert_int_equal(zone_load(&zone, "+01:00", &error), 0);
    shape.zone = zone;
    for (size_t i = 0; i < COUNT(numbers); i++)
        assert_true(slice_equal(number_shown(&arena, numbers[i].number,
                                             number_style_find(slice_of(numbers[i].style))),
                                slice_of(numbers[i].wanted)));
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(arena_string(&arena, value_shown(&arena, &cases[i].value, cases[i].kind,
                                                             &shape)),
                            cases[i].wanted);
    zone_free(zone);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bodies),    cmocka_unit_test(texts_in_base64), cmocka_unit_test(headers),
        cmocka_unit_test(addresses), cmocka_unit_test(routes),          cmocka_unit_test(values),
    };
    int status = cmocka_run_group_tests(tests, NULL, NULL);
    free(written);
    return status;
}
