#include "cli/output.h"
#include "cli/show.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void unsafe_text_is_written_out(void **state)
{
    (void)state;
    static const char *rows[][2] = {
        {"plain text, Grüße, 日本", "plain text, Grüße, 日本"},
        {"\x1b[31m", "\\x1b[31m"},
        {"a\tb\nc\rd\x7f", "a\\tb\\nc\\x0dd\\x7f"},
        {"\xc2\x9b"
         "31m",
         "\\u009b31m"}, /* CSI as a C1 control */
        {"\x9b"
         "31m",
         "\\x9b31m"},                              /* the same as a raw byte */
        {"\xe2\x80\xaegpj.exe", "\\u202egpj.exe"}, /* right-to-left override */
        {"\xe2\x81\xa6x\xe2\x80\x8b", "\\u2066x\\u200b"},
        {"\xf3\xa0\x81\x81", "\\U000e0041"},                   /* a tag letter */
        {"\xc0\xaf\xed\xa0\x80", "\\xc0\\xaf\\xed\\xa0\\x80"}, /* overlong, surrogate */
        {"\xf0\x9f\x98", "\\xf0\\x9f\\x98"},                   /* cut off */
        {"", ""},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct slice safe = show_safe(&arena, slice_of(rows[i][0]));
        assert_true(slice_equal(safe, slice_of(rows[i][1])));
        /* What is safe once is safe for good. */
        assert_ptr_equal(show_safe(&arena, safe).ptr, safe.ptr);
    }
    arena_free(&arena);
}

static void text_is_cut_by_columns(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
        const char *cut;
    } rows[] = {
        {"abcdef", 6, "abcdef"},
        {"abcdef", 5, "abcd…"},
        {"abcdef", 1, "…"},
        {"abcdef", 0, ""},
        {"日本語の", 8, "日本語の"},
        {"日本語の", 7, "日本語…"},
        {"日本語の", 6, "日本…"},
        {"e\xcc\x81tude", 5, "e\xcc\x81tude"},
        {"e\xcc\x81tudes", 5, "e\xcc\x81tud…"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct slice cut = show_cut(&arena, slice_of(rows[i].text), rows[i].width);
        assert_true(slice_equal(cut, slice_of(rows[i].cut)));
        assert_true(show_width(cut) <= rows[i].width);
    }
    assert_true(slice_equal(show_fit(S("some words here"), 10), S("some words")));
    assert_true(slice_equal(show_fit(S("some words here"), 9), S("some")));
    assert_true(slice_equal(show_fit(S("unbroken"), 3), S("unb")));
    arena_free(&arena);
}

/* The same two rows in each form. */
static void forms_print(void **state)
{
    (void)state;
    static const struct column columns[] = {{.name = "n", .number = true}, {.name = "t"}};
    static const struct {
        const char *form, *text;
    } rows[] = {
        {"csv", "n,t\n7,\"a,\"\"b\"\"\n\"\n,\"\"\n"},
        {"tsv", "n\tt\n7\ta,\"b\"\\n\n\t\n"},
        {"json", "[\n{\"n\":7,\"t\":\"a,\\\"b\\\"\\n\"},\n{\"n\":null,\"t\":\"\"}\n]\n"},
        {"jsonl", "{\"n\":7,\"t\":\"a,\\\"b\\\"\\n\"}\n{\"n\":null,\"t\":\"\"}\n"},
        {"table", "n  t\n7  a,\"b\"\\n\n-\n"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *text = NULL;
        size_t size = 0;
        struct output out = {.form = output_form(rows[i].form), .width = 80};
        out.file = open_memstream(&text, &size);
        output_begin(&out, columns, 2);
        output_row(&out, (struct cell[]){cell_number(7), cell_text(S("a,\"b\"\n"))});
        output_row(&out, (struct cell[]){cell_text(slice_make(NULL, 0)), cell_text(S(""))});
        output_end(&out);
        fclose(out.file);
        assert_string_equal(text, rows[i].text);
        arena_free(&out.arena);
        free(text);
    }
    assert_null(output_form("xml"));
}

/* Many more rows than the table keeps: every line still fits the width. */
static void long_tables_flow(void **state)
{
    (void)state;
    static const struct column columns[] = {{.name = "n", .number = true},
                                            {.name = "text", .wide = true}};
    enum { ROWS = 5000, WIDTH = 30 };
    char *text = NULL, *line, *rest;
    size_t size = 0, lines = 0;
    struct output out = {.form = output_form("table"), .width = WIDTH};
    out.file = open_memstream(&text, &size);
    output_begin(&out, columns, 2);
    for (int i = 0; i < ROWS; i++)
        output_row(&out, (struct cell[]){cell_number(i),
                                         cell_text(S("a text that is longer than the room"))});
    output_end(&out);
    fclose(out.file);
    for (line = text; *line; line = rest + 1, lines++) {
        rest = strchr(line, '\n');
        assert_true(show_width(slice_make(line, (size_t)(rest - line))) <= WIDTH);
    }
    assert_int_equal(lines, ROWS + 1);
    arena_free(&out.arena);
    free(text);
}

/* An address is worth nothing in part; without an edge nothing is cut, however late it comes. */
static void what_must_be_whole_is(void **state)
{
    (void)state;
    static const struct column columns[] = {{.name = "recipient", .whole = true},
                                            {.name = "a long heading"}};
    static const size_t widths[] = {30, OUTPUT_UNCUT};
    for (size_t i = 0; i < 2; i++) {
        char *text = NULL;
        size_t size = 0;
        struct output out = {.form = output_form("table"), .width = widths[i]};
        out.file = open_memstream(&text, &size);
        output_begin(&out, columns, 2);
        for (int row = 0; row < 1200; row++)
            output_row(&out, (struct cell[]){cell_text(S("a@b.example")), cell_text(S("short"))});
        output_row(&out, (struct cell[]){cell_text(S("longer.than.the.others@example.org")),
                                         cell_text(S("a text longer than its heading"))});
        output_end(&out);
        fclose(out.file);
        assert_non_null(strstr(text, "longer.than.the.others@example.org"));
        assert_int_equal(strstr(text, "a text longer than its heading") != NULL,
                         widths[i] == OUTPUT_UNCUT);
        arena_free(&out.arena);
        free(text);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(unsafe_text_is_written_out),
        cmocka_unit_test(text_is_cut_by_columns),
        cmocka_unit_test(forms_print),
        cmocka_unit_test(long_tables_flow),
        cmocka_unit_test(what_must_be_whole_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
