#include "tests/packed_files.h"

#include <pty.h>

static void plain_files_come_as_they_are(void **state)
{
    (void)state;
    struct bytes text = make_text(700000, 1);
    const char *path = save("plain.log", text.ptr, text.len);
    struct reading got = read_file(path, inflaters[0], 0);
    assert_bytes(got.bytes, text);
    assert_int_equal(got.result, 0);
    assert_int_equal(got.end, STREAM_GROWING);
    assert_string_equal(got.warning, "");
    free(got.bytes.ptr);
    free(text.ptr);
}

static void facts_of_a_plain_file(void **state)
{
    (void)state;
    const char *path = save("facts.log", "a\n", 2);
    struct timespec times[2] = {{.tv_sec = 1700000000, .tv_nsec = 5000},
                                {.tv_sec = 1700000000, .tv_nsec = 5000}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    struct stream *stream;
    struct error error;
    assert_int_equal(stream_open(&stream, path, &error), 0);
    assert_int_equal(stream_next_entry(stream, &error), 1);
    const struct stream_entry *entry = stream_entry(stream);
    assert_string_equal(entry->kind, "plain");
    assert_string_equal(entry->name, path);
    assert_true(entry->time == 1700000000 * WHEN_SECOND + 5);
    assert_int_equal(stream_next_entry(stream, &error), 0);
    stream_close(&stream);
    stream_close(&stream);
}

static void plain_files_grow(void **state)
{
    (void)state;
    const char *path = save("grow.log", "", 0);
    struct stream *stream;
    struct error error;
    assert_int_equal(stream_open(&stream, path, &error), 0);
    assert_int_equal(stream_next_entry(stream, &error), 1);
    struct reading got = read_entry(stream, 100);
    assert_int_equal(got.bytes.len, 0);
    assert_int_equal(got.end, STREAM_GROWING);
    assert_says(got.warning, "is empty");
    free(got.bytes.ptr);
    /* The first byte of a byte order mark: not given out before it is known what it is. */
    static const char *const pieces[] = {"\xef", "\xbb\xbfone\n", "two", "\nthree\n"};
    static const char *const given[] = {"", "one\n", "two", "\nthree\n"};
    uint64_t offset = 0;
    for (size_t i = 0; i < 4; i++) {
        FILE *file = fopen(path, "ab");
        fputs(pieces[i], file);
        fclose(file);
        got = read_entry(stream, 100);
        assert_bytes(got.bytes, (struct bytes){(char *)given[i], strlen(given[i])});
        offset += strlen(given[i]);
        assert_int_equal(stream_tell(stream), offset);
        free(got.bytes.ptr);
    }
    assert_null(stream_entry(stream)->warning);
    /* Truncated beneath the reader: nothing more, and no crash. */
    assert_int_equal(truncate(path, 1), 0);
    got = read_entry(stream, 100);
    assert_int_equal(got.result, 0);
    assert_int_equal(got.bytes.len, 0);
    free(got.bytes.ptr);
    stream_close(&stream);
}

static void what_cannot_be_opened_says_why(void **state)
{
    (void)state;
    struct stream *stream;
    struct error error;
    assert_int_equal(stream_open(&stream, in_folder("missing.log"), &error), -1);
    assert_says(error.text, "missing.log: there is no such file");
    assert_null(stream);
    assert_int_equal(stream_open(&stream, folder, &error), -1);
    assert_says(error.text, "is a folder");
    const char *path = save("secret.log", "x", 1);
    chmod(path, 0);
    uid_t user = geteuid();
    if (user == 0)
        assert_int_equal(seteuid(65534), 0); /* root may read everything */
    assert_int_equal(stream_open(&stream, path, &error), -1);
    assert_int_equal(seteuid(user), 0);
    assert_says(error.text, "permission denied");
}

static void byte_order_marks(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct slice stored, given;
    } rows[] = {
        {"UTF-8 mark", S("\xef\xbb\xbfline\n"), S("line\n")},
        {"half a mark", S("\xef\xbbline\n"), S("\xef\xbbline\n")},
        {"mark alone", S("\xef\xbb\xbf"), S("")},
        {"UTF-16LE",
         S("\xff\xfe"
           "a\0\n\0"),
         S("a\n")},
        {"UTF-16BE",
         S("\xfe\xff"
           "\0a\0\n"),
         S("a\n")},
        {"two bytes", S("\xff\xfe\xe9\0"), S("\xc3\xa9")},
        {"three bytes", S("\xff\xfe\xac\x20"), S("\xe2\x82\xac")},
        {"surrogates", S("\xff\xfe\x3d\xd8\x00\xde"), S("\xf0\x9f\x98\x80")},
        {"lone high surrogate",
         S("\xff\xfe\x3d\xd8"
           "a\0"),
         S("\xef\xbf\xbd"
           "a")},
        {"lone low surrogate",
         S("\xff\xfe\x00\xde"
           "a\0"),
         S("\xef\xbf\xbd"
           "a")},
        {"half a unit",
         S("\xff\xfe"
           "a\0b"),
         S("a")},
        {"half a pair",
         S("\xff\xfe"
           "a\0\x3d\xd8"),
         S("a")},
        {"no mark", S("\xff\xff line\n"), S("\xff\xff line\n")},
        {"one byte", S("x"), S("x")},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *path = save("marked", rows[i].stored.ptr, rows[i].stored.len);
        struct bytes given = {(char *)rows[i].given.ptr, rows[i].given.len};
        for (size_t chunk = 1; chunk < 8; chunk++) {
            struct reading got = read_file(path, inflaters[0], chunk);
            if (got.bytes.len != given.len || memcmp(got.bytes.ptr, given.ptr, given.len) != 0)
                fail_msg("%s, read by %zu: %zu bytes", rows[i].name, chunk, got.bytes.len);
            free(got.bytes.ptr);
        }
    }
}

static struct bytes to_utf16(struct bytes text)
{
    struct bytes out = {memory_take(2 + 2 * text.len), 2};
    memcpy(out.ptr, "\xff\xfe", 2);
    for (size_t i = 0; i < text.len; i++) {
        out.ptr[out.len++] = text.ptr[i];
        out.ptr[out.len++] = 0;
    }
    return out;
}

/* Every way to store a text: the same bytes, and the same offsets. */
static void skipping_reaches_every_offset(void **state)
{
    (void)state;
    struct bytes text = make_text(300000, 3), wide = to_utf16(text);
    struct bytes marked = {NULL, 0}, packed = make_gzip(text, 0, false);
    append(&marked, (struct bytes){(char *)"\xef\xbb\xbf", 3});
    append(&marked, text);
    struct bytes wide_gzip = make_gzip(wide, 0, false);
    const char *const paths[] = {save("skip1", text.ptr, text.len),
                                 save("skip2", wide.ptr, wide.len),
                                 save("skip3", marked.ptr, marked.len),
                                 save("skip4", packed.ptr, packed.len),
                                 save("skip5", wide_gzip.ptr, wide_gzip.len)};
    static const uint64_t stops[] = {0, 0, 1, 2, 4095, 70000, 70001, 299999, 300000};
    for (size_t i = 0; i < 5 * INFLATERS; i++) {
        struct stream *stream;
        struct error error;
        const char *path = paths[i % 5];
        assert_int_equal(stream_open_inflater(&stream, path, inflaters[i / 5], &error), 0);
        assert_int_equal(stream_next_entry(stream, &error), 1);
        for (size_t j = 0; j < sizeof(stops) / sizeof(stops[0]); j++) {
            char byte;
            assert_int_equal(stream_skip_to(stream, stops[j], &error), 1);
            assert_int_equal(stream_tell(stream), stops[j]);
            if (stops[j] == 0 || stops[j] == text.len)
                continue;
            assert_int_equal(stream_read(stream, &byte, 1, &error), 1);
            assert_int_equal(byte, text.ptr[stops[j]]);
        }
        assert_int_equal(stream_skip_to(stream, 300001, &error), 0);
        assert_int_equal(stream_tell(stream), 300000);
        assert_int_equal(stream_skip_to(stream, 5, &error), -1);
        assert_says(error.text, "cannot go back");
        stream_close(&stream);
    }
    free(text.ptr), free(wide.ptr), free(marked.ptr), free(packed.ptr), free(wide_gzip.ptr);
}

/* A terminal whose other side has gone gives what was written to it, and then EIO. */
static void a_read_error_keeps_what_came_before(void **state)
{
    (void)state;
    int master, other, saved = dup(STDIN_FILENO);
    if (openpty(&master, &other, NULL, NULL, NULL) != 0) {
        print_message("# no terminals here: the read error is not tried\n");
        close(saved);
        return;
    }
    static const char line[] = "Nov 21 10:00:00 mx whole line";
    assert_int_equal(write(other, line, sizeof(line) - 1), sizeof(line) - 1);
    close(other);
    dup2(master, STDIN_FILENO);
    struct reading got = read_file("-", inflaters[0], 10);
    dup2(saved, STDIN_FILENO);
    close(master);
    close(saved);
    assert_bytes(got.bytes, (struct bytes){(char *)line, sizeof(line) - 1});
    assert_int_equal(got.result, -1);
    assert_says(got.error.text, "-: cannot be read at byte 29: ");
    free(got.bytes.ptr);
}

static void a_failure_repeats_itself(void **state)
{
    (void)state;
    struct bytes text = make_text(50000, 4), packed = make_gzip(text, 0, false);
    packed.ptr[packed.len / 2] ^= 0x55;
    struct stream *stream;
    struct error error;
    const char *path = save("damaged.gz", packed.ptr, packed.len);
    assert_int_equal(stream_open(&stream, path, &error), 0);
    assert_int_equal(stream_next_entry(stream, &error), 1);
    struct reading got = read_entry(stream, 5000);
    assert_int_equal(got.result, -1);
    assert_says(got.error.text, "damaged.gz: the gzip data is damaged before byte");
    char again[10];
    assert_int_equal(stream_read(stream, again, sizeof(again), &error), -1);
    assert_string_equal(error.text, got.error.text);
    assert_int_equal(stream_skip_to(stream, 49999, &error), -1);
    stream_close(&stream);
    free(got.bytes.ptr), free(text.ptr), free(packed.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_files_come_as_they_are),
        cmocka_unit_test(facts_of_a_plain_file),
        cmocka_unit_test(plain_files_grow),
        cmocka_unit_test(what_cannot_be_opened_says_why),
        cmocka_unit_test(byte_order_marks),
        cmocka_unit_test(skipping_reaches_every_offset),
        cmocka_unit_test(a_read_error_keeps_what_came_before),
        cmocka_unit_test(a_failure_repeats_itself),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
