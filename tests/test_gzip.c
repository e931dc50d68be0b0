#include "tests/packed_files.h"

static void members_are_read_through(void **state)
{
    (void)state;
    struct bytes text = {NULL, 0}, packed = {NULL, 0};
    for (uint32_t i = 0; i < 5; i++) {
        struct bytes part = make_text(i == 2 ? 0 : 90000 * i + 1, i);
        struct bytes member = make_gzip(part, 0, i % 2);
        append(&text, part);
        append(&packed, member);
        free(part.ptr), free(member.ptr);
    }
    const char *path = save("joined.gz", packed.ptr, packed.len);
    for (size_t i = 0; i < INFLATERS; i++) {
        static const size_t chunks[] = {0, 1, 7, 4096, 1 << 20};
        for (size_t j = 0; j < sizeof(chunks) / sizeof(chunks[0]); j++) {
            struct reading got = read_file(path, inflaters[i], chunks[j]);
            assert_bytes(got.bytes, text);
            assert_int_equal(got.end, STREAM_COMPLETE);
            assert_string_equal(got.warning, "");
            free(got.bytes.ptr);
        }
    }
    free(text.ptr), free(packed.ptr);
}

static void what_stands_behind_the_last_member(void **state)
{
    (void)state;
    static const struct {
        struct slice behind;
        enum stream_end end;
        const char *warning;
    } rows[] = {
        {S(""), STREAM_COMPLETE, ""},
        {S("\0\0\0\0\0\0"), STREAM_COMPLETE, ""},
        {S("garbage"), STREAM_COMPLETE, "behind the gzip data, are not gzip"},
        {S("\x1f\x8b\x07garbage"), STREAM_COMPLETE, "are not gzip"},
        {S("\x1f"), STREAM_CUT, "stops in the middle"},
        {S("\x1f\x8b"), STREAM_CUT, "stops in the middle"},
        {S("\x1f\x8b\x08\x00"), STREAM_CUT, "stops in the middle"},
    };
    struct bytes text = make_text(3000, 5);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct bytes packed = make_gzip(text, 0, false);
        append(&packed, (struct bytes){(char *)rows[i].behind.ptr, rows[i].behind.len});
        const char *path = save("behind.gz", packed.ptr, packed.len);
        for (size_t j = 0; j < INFLATERS; j++) {
            struct reading got = read_file(path, inflaters[j], 1000);
            assert_bytes(got.bytes, text);
            assert_int_equal(got.result, 0);
            assert_int_equal(got.end, rows[i].end);
            assert_says(got.warning, rows[i].warning);
            assert_int_equal(*got.warning != 0, *rows[i].warning != 0);
            free(got.bytes.ptr);
        }
        free(packed.ptr);
    }
    free(text.ptr);
}

/* At every length, what comes out is a beginning of the text, and never called complete. */
static void cut_at_every_byte(void **state)
{
    (void)state;
    struct bytes text = make_text(2500, 6), packed = make_gzip(text, 0, true);
    for (size_t cut = 1; cut < packed.len; cut++) {
        const char *path = save("cut.gz", packed.ptr, cut);
        size_t most = 0;
        for (size_t i = 0; i < INFLATERS; i++) {
            struct reading got = read_file(path, inflaters[i], 100);
            assert_int_equal(got.result, 0);
            assert_int_equal(got.end, STREAM_CUT);
            assert_says(got.warning, "stops in the middle");
            assert_true(got.bytes.len <= text.len);
            assert_memory_equal(got.bytes.ptr, text.ptr, got.bytes.len);
            most = got.bytes.len > most ? got.bytes.len : most;
            free(got.bytes.ptr);
        }
        /* Only the trailer is missing: the text is all there. */
        if (cut + 8 >= packed.len)
            assert_int_equal(most, text.len);
    }
    free(text.ptr), free(packed.ptr);
}

static void the_time_in_the_header_counts(void **state)
{
    (void)state;
    struct bytes text = make_text(100, 8);
    static const uint32_t times[] = {1700000000, 0, 0xffffffff};
    for (size_t i = 0; i < 3; i++) {
        struct bytes packed = make_gzip(text, times[i], true);
        const char *path = save("dated.gz", packed.ptr, packed.len);
        struct timespec old[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
        assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
        struct stream *stream;
        struct error error;
        assert_int_equal(stream_open(&stream, path, &error), 0);
        assert_int_equal(stream_next_entry(stream, &error), 1);
        int64_t expected = times[i] ? times[i] : 1000000000;
        assert_true(stream_entry(stream)->time == expected * WHEN_SECOND);
        assert_string_equal(stream_entry(stream)->kind, "gzip");
        assert_int_equal(stream_next_entry(stream, &error), 0);
        stream_close(&stream);
        free(packed.ptr);
    }
    free(text.ptr);
}

/* A pipe whose writer hands over a few bytes at a time parts every field somewhere. */
static void a_pipe_in_small_pieces(void **state)
{
    (void)state;
    struct bytes text = make_text(20000, 9), packed = make_gzip(text, 1, true);
    struct bytes once = make_gzip(text, 1, true);
    append(&packed, once);
    struct bytes twice = {NULL, 0};
    append(&twice, text);
    append(&twice, text);
    const char *path = in_folder("pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    for (uint32_t turn = 0; turn < 12 * INFLATERS; turn++) {
        pid_t child = fork();
        if (child == 0) {
            int fd = open(path, O_WRONLY);
            uint32_t seed = turn;
            for (size_t at = 0; at < packed.len;) {
                size_t count = turn < 2 * INFLATERS ? 1 : 1 + next_random(&seed) % 40;
                count = count < packed.len - at ? count : packed.len - at;
                if (write(fd, packed.ptr + at, count) != (ssize_t)count)
                    _exit(1);
                at += count;
                usleep(at < 60 ? 200 : 0);
            }
            _exit(0);
        }
        struct reading got = read_file(path, inflaters[turn % INFLATERS], 3000);
        int status;
        waitpid(child, &status, 0);
        assert_int_equal(status, 0);
        assert_bytes(got.bytes, twice);
        assert_int_equal(got.end, STREAM_COMPLETE);
        free(got.bytes.ptr);
    }
    free(text.ptr), free(packed.ptr), free(once.ptr), free(twice.ptr);
}

/* Any flipped bytes: it ends, and says so or gives the text. */
static void damage_never_stops_the_program(void **state)
{
    (void)state;
    struct bytes text = make_text(4000, 10), packed = make_gzip(text, 0, true);
    uint32_t seed = 11;
    for (unsigned turn = 0; turn < 3000; turn++) {
        struct bytes bad = {NULL, 0};
        append(&bad, packed);
        for (unsigned i = 0; i <= turn % 4; i++)
            bad.ptr[next_random(&seed) % bad.len] ^= (char)(1u << next_random(&seed) % 8);
        const char *path =
            save("bad.gz", bad.ptr, turn % 5 ? bad.len : next_random(&seed) % bad.len);
        struct reading got = read_file(path, inflaters[turn % INFLATERS], 0);
        bool same = got.bytes.len == text.len && memcmp(got.bytes.ptr, text.ptr, text.len) == 0;
        bool gzip = bad.ptr[0] == 0x1f && (unsigned char)bad.ptr[1] == 0x8b && bad.ptr[2] == 8;
        if (gzip && got.result == 0 && got.end == STREAM_COMPLETE)
            assert_true(same);
        if (got.result < 0)
            assert_says(got.error.text, "damaged");
        free(got.bytes.ptr), free(bad.ptr);
    }
    free(text.ptr), free(packed.ptr);
}

/* A library that neither takes nor gives, and never says why. */
static enum inflated run_nowhere(void *state, struct inflate_step *step)
{
    (void)state;
    (void)step;
    return INFLATE_MORE;
}

static void a_stalled_inflater_is_an_error(void **state)
{
    (void)state;
    struct inflater stalled = inflater_zlib;
    stalled.run = run_nowhere;
    struct bytes text = make_text(10, 1), packed = make_gzip(text, 0, false);
    struct reading got = read_file(save("stalled.gz", packed.ptr, packed.len), &stalled, 9);
    assert_int_equal(got.result, -1);
    assert_says(got.error.text, "leads nowhere");
    free(got.bytes.ptr), free(text.ptr), free(packed.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_read_through),
        cmocka_unit_test(what_stands_behind_the_last_member),
        cmocka_unit_test(cut_at_every_byte),
        cmocka_unit_test(the_time_in_the_header_counts),
        cmocka_unit_test(a_pipe_in_small_pieces),
        cmocka_unit_test(damage_never_stops_the_program),
        cmocka_unit_test(a_stalled_inflater_is_an_error),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
