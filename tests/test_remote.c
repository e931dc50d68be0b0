/* The way to a ClickHouse server: URLs, rows as text, and that values are never SQL. */
#include "store/remote.h"
#include "store/remote_view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct url_row {
    const char *url;
    const char *address, *user, *database; /* address NULL = refused .. */
    const char *why;                       /* .. with these words */
} url_rows[] = {
    {"clickhouse+http://mail@ch.example.net:8123/bounce", "http://ch.example.net:8123/", "mail",
     "bounce", NULL},
    {"clickhouse+https://ch.example.net:8443/b_1", "https://ch.example.net:8443/", "default", "b_1",
     NULL},
    {"clickhouse+http://mail@[2001:db8::1]:8123/b", "http://[2001:db8::1]:8123/", "mail", "b",
     NULL},
    {"clickhouse+http://mail:secret@ch.example.net:8123/b", NULL, NULL, NULL, "--password-file"},
    {"http://ch.example.net:8123/b", NULL, NULL, NULL, "clickhouse+http://USER@HOST"},
    {"clickhouse+http://ch.example.net:8123", NULL, NULL, NULL, "wants a host and a database"},
    {"clickhouse+http://ch.example.net:8123/", NULL, NULL, NULL, "wants a host and a database"},
    {"clickhouse+http:///b", NULL, NULL, NULL, "wants a host and a database"},
    {"clickhouse+http://ch.example.net/b;DROP", NULL, NULL, NULL, "letters, digits and _"},
    {"clickhouse+http://ch.example.net/b?query=1", NULL, NULL, NULL, "letters, digits and _"},
    {"clickhouse+http://ch example/b", NULL, NULL, NULL, "wants a host and a database"},
};

static void test_urls(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(url_rows) / sizeof(url_rows[0]); i++) {
        const struct url_row *row = &url_rows[i];
        struct remote *remote;
        struct error error = {""};
        int status = remote_open(&remote, row->url, NULL, &error);
        assert_int_equal(status, row->address ? 0 : -1);
        if (row->address) {
            assert_string_equal(remote->address, row->address);
            assert_string_equal(remote->user, row->user);
            assert_string_equal(remote->database, row->database);
        } else {
            assert_non_null(strstr(error.text, row->why));
            assert_null(strstr(error.text, "secret"));
        }
        remote_close(remote);
    }
}

static void test_password(void **state)
{
    (void)state;
    struct remote *remote;
    struct error error;
    setenv("BOUNCESTAT_PASSWORD", "from the environment", 1);
    assert_int_equal(remote_open(&remote, "clickhouse+http://h/b", NULL, &error), 0);
    assert_string_equal(remote->password, "from the environment");
    remote_close(remote);
    assert_int_equal(remote_open(&remote, "clickhouse+http://h/b", "/nonexistent", &error), -1);
    assert_non_null(strstr(error.text, "/nonexistent"));
    unsetenv("BOUNCESTAT_PASSWORD");
}

static const struct value_row {
    struct slice value, text;
} value_rows[] = {
    {{"plain", 5}, {"plain", 5}},
    {{"", 0}, {"", 0}},
    {{NULL, 0}, {"\\N", 2}},
    {{"\\N", 2}, {"\\\\N", 3}},
    {{"a\tb\nc\rd", 7}, {"a\\tb\\nc\\rd", 10}},
    {{"nul\0here", 8}, {"nul\\0here", 9}},
    {{"\b\f'\\", 4}, {"\\b\\f\\'\\\\", 8}},
    {{"\x01\x1f\x7f\xc3\xa4", 5}, {"\x01\x1f\x7f\xc3\xa4", 5}},
};

static void test_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(value_rows) / sizeof(value_rows[0]); i++) {
        const struct value_row *row = &value_rows[i];
        struct text text = {0};
        text_add(&text, S("x"));
        text.length = 0;
        tsv_add(&text, row->value);
        if (!slice_equal(slice_make(text.bytes, text.length), row->text))
            fail_msg("value %zu is written '%.*s'", i, (int)text.length, text.bytes);
        struct slice back = tsv_value(text.bytes, text.length);
        assert_true(slice_present(back) == slice_present(row->value));
        assert_true(slice_equal(back, row->value));
        free(text.bytes);
    }
}

static void test_lines(void **state)
{
    (void)state;
    struct slice line = S("a\t\t\\N"), raw;
    assert_true(tsv_next(&line, &raw) && slice_equal(raw, S("a")));
    assert_true(tsv_next(&line, &raw) && slice_equal(raw, S("")));
    assert_true(tsv_next(&line, &raw) && slice_equal(raw, S("\\N")));
    assert_false(tsv_next(&line, &raw));
}

/* Digits alone, whatever the value. */
static void test_literal(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct slice hostile = S("'); DROP TABLE events; --\xff");
    struct slice literal = remote_literal(&arena, hostile);
    assert_true(slice_skip(&literal, S("unhex('")) && slice_ends(literal, S("')")));
    assert_int_equal(literal.len, hostile.len * 2 + 2);
    for (size_t i = 0; i + 2 < literal.len; i++)
        assert_true(byte_is_hex(literal.ptr[i]));
    assert_true(slice_equal(remote_literal(&arena, S("")), S("unhex('')")));
    arena_free(&arena);
}

/* Each view, whole: every brace is filled, every column there once, by its promised name. */
static void test_views(void **state)
{
    (void)state;
    for (unsigned i = 0; i < remote_view_count; i++) {
        struct text sql = {0};
        remote_view_sql(&remote_views[i], "fleet", ~UINT64_C(0), S(" AND host = 'x'"), &sql);
        struct slice text = slice_make(sql.bytes, sql.length);
        assert_int_equal(slice_find(text, '{'), SLICE_NONE);
        assert_int_equal(slice_find(text, '}'), SLICE_NONE);
        assert_true(slice_contains(text, S(" fleet.")));
        free(sql.bytes);
    }
}

/* Only what is asked for is fetched; counts are summed over it. */
static void test_columns(void **state)
{
    (void)state;
    const struct remote_view *daily = &remote_views[3];
    struct text sql = {0};
    assert_string_equal(daily->name, "daily");
    uint64_t columns = remote_view_sql(daily, "fleet", 1, S(""), &sql);
    struct slice text = slice_make(sql.bytes, sql.length);
    assert_true(slice_starts(text, S("SELECT day, sum(n) AS events FROM ")));
    assert_true(slice_ends(text, S(" GROUP BY day HAVING events > 0")));
    assert_false(slice_contains(text, S("recipient_domain")));
    assert_true(columns == (1 | UINT64_C(1) << 15));
    assert_string_equal(daily->columns[15].name, "events");
    free(sql.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_urls),    cmocka_unit_test(test_password),
        cmocka_unit_test(test_values),  cmocka_unit_test(test_lines),
        cmocka_unit_test(test_literal), cmocka_unit_test(test_views),
        cmocka_unit_test(test_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
