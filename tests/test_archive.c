#include "tests/packed_files.h"

#ifdef HAVE_LIBARCHIVE

static const char *const kinds[] = {"xz", "zstd", "bzip2"};

static bool can_make(const char *kind, struct bytes packed)
{
    if (packed.len == 0)
        print_message("# this libarchive cannot write %s: not tried\n", kind);
    return packed.len > 0;
}

static void compressed_streams_come_out_whole(void **state)
{
    (void)state;
    static const size_t lengths[] = {0, 1, 5000, 700000};
    for (size_t i = 0; i < 3 * 4; i++) {
        const char *kind = kinds[i % 3];
        struct bytes text = make_text(lengths[i / 3], 1), packed = make_packed(kind, text);
        if (can_make(kind, packed)) {
            const char *path = save("log", packed.ptr, packed.len);
            struct reading got = read_file(path, inflaters[0], 0);
            assert_bytes(got.bytes, text);
            assert_int_equal(got.end, STREAM_COMPLETE);
            assert_int_equal(*got.warning != 0, text.len == 0);
            free(got.bytes.ptr);
        }
        free(text.ptr), free(packed.ptr);
    }
}

static void kinds_are_named(void **state)
{
    (void)state;
    struct bytes text = make_text(100, 2);
    for (size_t i = 0; i < 3; i++) {
        struct bytes packed = make_packed(kinds[i], text);
        if (can_make(kinds[i], packed)) {
            struct stream *stream;
            struct error error;
            const char *path = save("misnamed.gz", packed.ptr, packed.len);
            assert_int_equal(stream_open(&stream, path, &error), 0);
            assert_int_equal(stream_next_entry(stream, &error), 1);
            assert_string_equal(stream_entry(stream)->kind, kinds[i]);
            assert_string_equal(stream_entry(stream)->name, path);
            assert_true(stream_entry(stream)->time > 1700000000 * WHEN_SECOND);
            assert_int_equal(stream_skip_to(stream, 99, &error), 1);
            char last;
            assert_int_equal(stream_read(stream, &last, 1, &error), 1);
            assert_int_equal(last, text.ptr[99]);
            assert_int_equal(stream_skip_to(stream, 101, &error), 0);
            assert_int_equal(stream_next_entry(stream, &error), 0);
            stream_close(&stream);
        }
        free(packed.ptr);
    }
    free(text.ptr);
}

static void joined_streams_are_read_through(void **state)
{
    (void)state;
    struct bytes one = make_text(90000, 3), two = make_text(50, 4), both = {NULL, 0};
    append(&both, one);
    append(&both, two);
    for (size_t i = 0; i < 3; i++) {
        struct bytes packed = make_packed(kinds[i], one), more = make_packed(kinds[i], two);
        if (can_make(kinds[i], packed)) {
            append(&packed, more);
            const char *path = save("joined", packed.ptr, packed.len);
            struct reading got = read_file(path, inflaters[0], 0);
            assert_bytes(got.bytes, both);
            free(got.bytes.ptr);
        }
        free(packed.ptr), free(more.ptr);
    }
    free(one.ptr), free(two.ptr), free(both.ptr);
}

/* A beginning of the text, and never called complete: cut off, or an error. */
static void cut_streams_are_not_complete(void **state)
{
    (void)state;
    struct bytes text = make_text(3000, 5);
    for (size_t i = 0; i < 3; i++) {
        struct bytes packed = make_packed(kinds[i], text);
        for (size_t cut = 10; can_make(kinds[i], packed) && cut < packed.len;
             cut += cut < 50 ? 1 : 5) {
            const char *path = save("cut", packed.ptr, cut);
            struct reading got = read_file(path, inflaters[0], 0);
            assert_true(got.result < 0 || got.end == STREAM_CUT);
            assert_true(got.bytes.len <= text.len);
            assert_memory_equal(got.bytes.ptr, text.ptr, got.bytes.len);
            free(got.bytes.ptr);
        }
        free(packed.ptr);
    }
    free(text.ptr);
}

static struct bytes make_logs_zip(struct zipped rows[4])
{
    rows[0] = (struct zipped){"MDaemon-2026-11-21-SMTP-(in).log", 1795219200, make_text(70000, 6)};
    rows[1] = (struct zipped){"logs/", 1795000000, {NULL, 0}};
    rows[2] = (struct zipped){"logs/odd\x01name", 1795219200, make_text(300000, 8)};
    rows[3] =
        (struct zipped){"logs/MDaemon-2026-11-20-SMTP-(in).log", 1795132800, make_text(10, 7)};
    return make_zip(rows, 4);
}

static void check_entry(struct stream *stream, const struct zipped *row, const char *shown)
{
    char name[512];
    struct error error = {""};
    if (stream_next_entry(stream, &error) != 1)
        fail_msg("%s: %s", shown, error.text);
    snprintf(name, sizeof(name), "%s", stream_entry(stream)->name);
    assert_says(name, shown);
    assert_true(stream_entry(stream)->time == row->seconds * WHEN_SECOND);
    assert_string_equal(stream_entry(stream)->kind, "zip");
    struct reading got = read_entry(stream, 0);
    assert_bytes(got.bytes, row->text);
    assert_int_equal(got.end, STREAM_COMPLETE);
    free(got.bytes.ptr);
}

static void a_zip_gives_its_logs_by_time(void **state)
{
    (void)state;
    struct zipped rows[4];
    struct bytes zip = make_logs_zip(rows);
    const char *path = save("logs.zip", zip.ptr, zip.len);
    struct stream *stream;
    struct error error;
    assert_int_equal(stream_open(&stream, path, &error), 0);
    check_entry(stream, &rows[3], "logs.zip:logs/MDaemon-2026-11-20-SMTP-(in).log");
    check_entry(stream, &rows[0], "logs.zip:MDaemon-2026-11-21-SMTP-(in).log");
    check_entry(stream, &rows[2], "logs.zip:logs/odd?name");
    assert_int_equal(stream_next_entry(stream, &error), 0);
    stream_close(&stream);

    /* What was not read of an entry does not matter to the next. */
    assert_int_equal(stream_open(&stream, path, &error), 0);
    assert_int_equal(stream_next_entry(stream, &error), 1);
    assert_int_equal(stream_next_entry(stream, &error), 1);
    assert_int_equal(stream_skip_to(stream, 100, &error), 1);
    check_entry(stream, &rows[2], "odd?name");
    stream_close(&stream);

    /* From standard input, a pipe: in the order of the archive. */
    int pipes[2], saved = dup(STDIN_FILENO);
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0)
        _exit(write(pipes[1], zip.ptr, zip.len) != (ssize_t)zip.len);
    close(pipes[1]);
    dup2(pipes[0], STDIN_FILENO);
    assert_int_equal(stream_open(&stream, "-", &error), 0);
    check_entry(stream, &rows[0], "-:MDaemon-2026-11-21");
    check_entry(stream, &rows[2], "-:logs/odd?name");
    check_entry(stream, &rows[3], "-:logs/MDaemon-2026-11-20");
    assert_int_equal(stream_next_entry(stream, &error), 0);
    stream_close(&stream);
    dup2(saved, STDIN_FILENO);
    close(saved);
    close(pipes[0]);
    waitpid(child, NULL, 0);
    free(zip.ptr), free(rows[0].text.ptr), free(rows[2].text.ptr), free(rows[3].text.ptr);
}

/* Cut and damaged zips end, without a crash; entries that are called complete are right. */
static void bad_zips_end(void **state)
{
    (void)state;
    struct zipped rows[4];
    struct bytes zip = make_logs_zip(rows);
    uint32_t seed = 12;
    size_t complete = 0;
    for (unsigned turn = 0; turn < 300; turn++) {
        struct bytes bad = {NULL, 0};
        append(&bad, zip);
        size_t at = turn % 3 == 0 ? next_random(&seed) % 400 : next_random(&seed) % bad.len;
        bad.ptr[turn % 2 ? at : bad.len - 1 - at % 400] ^= (char)(1u << next_random(&seed) % 8);
        const char *path = save("bad", bad.ptr, turn % 4 ? bad.len : next_random(&seed) % bad.len);
        struct stream *stream;
        struct error error;
        for (unsigned n = 0; stream_open(&stream, path, &error) == 0; n++) {
            unsigned entries = 0;
            while (stream_next_entry(stream, &error) == 1 && entries++ < 10) {
                struct reading got = read_entry(stream, 0);
                complete += got.result == 0 && got.end == STREAM_COMPLETE;
                free(got.bytes.ptr);
            }
            assert_true(entries < 10);
            stream_close(&stream);
            break;
        }
        free(bad.ptr);
    }
    assert_true(complete > 100);
    free(zip.ptr), free(rows[0].text.ptr), free(rows[2].text.ptr), free(rows[3].text.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compressed_streams_come_out_whole),
        cmocka_unit_test(kinds_are_named),
        cmocka_unit_test(joined_streams_are_read_through),
        cmocka_unit_test(cut_streams_are_not_complete),
        cmocka_unit_test(a_zip_gives_its_logs_by_time),
        cmocka_unit_test(bad_zips_end),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}

#else

/* What this build cannot unpack, it names, with the way around. */
static void kinds_are_refused_by_name(void **state)
{
    (void)state;
    static const struct {
        struct slice head;
        const char *says;
    } rows[] = {
        {S("PK\x03\x04 and more"), "packed by zip"},
        {S("\xfd\x37zXZ\x00 and more"), "xz -dc FILE | bouncestat ingest -"},
        {S("\x28\xb5\x2f\xfd and more"), "packed by zstd"},
        {S("BZh91AY&SY and more"), "packed by bzip2"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct stream *stream;
        struct error error;
        const char *path = save("packed", rows[i].head.ptr, rows[i].head.len);
        assert_int_equal(stream_open(&stream, path, &error), -1);
        assert_says(error.text, rows[i].says);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(kinds_are_refused_by_name)};
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}

#endif
