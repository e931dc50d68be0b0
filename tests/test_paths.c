#include "ingest/paths.h"

#include "base/when.h"
#include "ingest/rotation.h"
#include "tests/packed_files.h"

static void names_tell_their_rotation(void **state)
{
    (void)state;
    static const struct {
        const char *name, *log;
        enum rotation_kind kind;
        uint64_t rank;
    } rows[] = {
        {"mail.log", "mail.log", ROTATION_LIVE, 0},
        {"maillog", "maillog", ROTATION_LIVE, 0},
        {"mail.log.gz", "mail.log", ROTATION_LIVE, 0},
        {"mail.log.1", "mail.log", ROTATION_NUMBERED, 1},
        {"mail.log.0", "mail.log", ROTATION_NUMBERED, 0},
        {"mail.log.2.gz", "mail.log", ROTATION_NUMBERED, 2},
        {"mainlog.10.gz", "mainlog", ROTATION_NUMBERED, 10},
        {"mainlog.01", "mainlog", ROTATION_NUMBERED, 1},
        {"mainlog.1.xz", "mainlog", ROTATION_NUMBERED, 1},
        {"mail.1.log", "mail.log", ROTATION_NUMBERED, 1},
        {"mail.log-20261121", "mail.log", ROTATION_DATED, 20261121000000},
        {"mail.log-20261121.gz", "mail.log", ROTATION_DATED, 20261121000000},
        {"maillog-20261121.gz", "maillog", ROTATION_DATED, 20261121000000},
        {"mail.log-2026112115", "mail.log", ROTATION_DATED, 20261121150000},
        {"mail.log-20261121-1530.zst", "mail.log", ROTATION_DATED, 20261121153000},
        {"mail.log-20261121_153059", "mail.log", ROTATION_DATED, 20261121153059},
        {"mail.log-1795273200.gz", "mail.log", ROTATION_DATED, 20261121150000},
        {"maillog.20261121T000000.bz2", "maillog", ROTATION_DATED, 20261121000000},
        {"mail-20261121.log", "mail.log", ROTATION_DATED, 20261121000000},
        {"mail-2026-11-21.log.gz", "mail.log", ROTATION_DATED, 20261121000000},
        {"mail_2026-11-21-153000.log", "mail.log", ROTATION_DATED, 20261121153000},
        /* what only looks like it */
        {"192.0.2.1.log", "192.0.2.1.log", ROTATION_LIVE, 0},
        {"192.0.2.1", "192.0.2.1", ROTATION_LIVE, 0},
        {"mail.log-20261341", "mail.log-20261341", ROTATION_LIVE, 0},
        {"mail.log-1", "mail.log-1", ROTATION_LIVE, 0},
        {"mail.2026.log", "mail.2026.log", ROTATION_LIVE, 0},
        {"MSGTRK20261121-1.LOG", "MSGTRK20261121-1.LOG", ROTATION_LIVE, 0},
        {"MDaemon-2026-11-21-SMTP-(in).log", "MDaemon-2026-11-21-SMTP-(in).log", ROTATION_LIVE, 0},
        {"20261121", "20261121", ROTATION_LIVE, 0},
        {".gz", ".gz", ROTATION_LIVE, 0},
        {".1", ".1", ROTATION_LIVE, 0},
        {"", "", ROTATION_LIVE, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct rotation r = rotation_of(slice_of(rows[i].name));
        char log[128];
        snprintf(log, sizeof(log), "%.*s%.*s", SLICE_ARG(r.stem), SLICE_ARG(r.extension));
        if (strcmp(log, rows[i].log) != 0 || r.kind != rows[i].kind || r.rank != rows[i].rank)
            fail_msg("%s: log %s, kind %d, rank %llu", rows[i].name, log, (int)r.kind,
                     (unsigned long long)r.rank);
    }
}

static void names_are_counted(void **state)
{
    (void)state;
    static const char *const sorted[] = {"",
                                         "a",
                                         "a1",
                                         "a01",
                                         "a2b",
                                         "a10",
                                         "a10.gz",
                                         "a10a",
                                         "a0010b",
                                         "b",
                                         "b18446744073709551616"};
    size_t count = sizeof(sorted) / sizeof(sorted[0]);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int order = name_compare(slice_of(sorted[i]), slice_of(sorted[j]));
            /* Equal by value: the bytes decide, whichever way, but always. */
            if ((i == 2 && j == 3) || (i == 3 && j == 2))
                assert_int_not_equal(order, 0);
            else
                assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

/* Make files of these names, separated by blanks. */
static void make_files(const char *names)
{
    struct slice rest = slice_of(names), name;
    while (slice_next(&rest, ' ', &name)) {
        char path[128];
        snprintf(path, sizeof(path), "%.*s", SLICE_ARG(name));
        for (char *p = strchr(path, '/'); p; p = strchr(p + 1, '/')) {
            *p = 0;
            mkdir(in_folder(path), 0755);
            *p = '/';
        }
        save(path, path, strlen(path));
    }
}

/* The found names without the folder, separated by blanks; "!" in front of failed ones. */
static const char *found(const struct paths *paths)
{
    static char text[4096];
    size_t at = 0;
    text[0] = 0;
    for (size_t i = 0; i < paths->count; i++) {
        struct slice name = slice_of(paths->rows[i].name);
        if (slice_skip(&name, slice_of(folder)))
            slice_skip(&name, S("/"));
        at += (size_t)snprintf(text + at, sizeof(text) - at, "%s%s%.*s", at ? " " : "",
                               paths->rows[i].error ? "!" : "", SLICE_ARG(name));
    }
    return text;
}

static int change_folder(void **state)
{
    return make_folder(state) == 0 ? chdir(folder) : -1;
}

static int leave_folder(void **state)
{
    return chdir("/") == 0 ? drop_folder(state) : -1;
}

static const struct {
    const char *about, *files;
    const char *arguments[8];
    bool rotated;
    const char *found;
} searches[] = {
    {"as given", "z a", {"z", "a"}, false, "z a"},
    {"standard input, once", "z", {"-", "z", "-"}, false, "- z"},
    {"standard input, with a failure between", "z", {"-", "no", "-"}, false, "- !no"},
    {"twice", "a b", {"a", "b", "./a", "b"}, false, "a b"},
    {"missing, the rest goes on", "a", {"no", "a"}, false, "!no a"},
    {"a pattern", "m.log.10 m.log.9 m.log n.log", {"m.*"}, false, "m.log.10 m.log.9 m.log"},
    {"a pattern of names by number", "x2 x10 x1", {"x*"}, false, "x1 x2 x10"},
    {"no match", "a", {"b*", "a"}, false, "!b* a"},
    {"a name with a star", "a* ab", {"a*"}, false, "a*"},
    {"by the shell",
     "m.log m.log.1 m.log.10.gz m.log.2.gz",
     {"m.log", "m.log.1", "m.log.10.gz", "m.log.2.gz"},
     false,
     "m.log.10.gz m.log.2.gz m.log.1 m.log"},
    {"the first copy given keeps the place",
     "a m.log.1 b m.log",
     {"a", "m.log", "b", "m.log.1"},
     false,
     "a m.log.1 m.log b"},
    {"one only", "m.log m.log.1", {"m.log"}, false, "m.log"},
    {"--rotated, numbers",
     "m.log m.log.1 m.log.2.gz m.log.10.gz m.log.old mm.log.1 m.logx",
     {"m.log"},
     true,
     "m.log.10.gz m.log.2.gz m.log.1 m.log"},
    {"--rotated, dates",
     "maillog maillog-20261122 maillog-20261115.gz maillog-x",
     {"maillog"},
     true,
     "maillog-20261115.gz maillog-20261122 maillog"},
    {"--rotated, changed over to dates",
     "m m.1 m.2.gz m-20261120 m-20261119.gz",
     {"m"},
     true,
     "m.2.gz m.1 m-20261119.gz m-20261120 m"},
    {"--rotated, from a copy", "m.log m.log.1", {"m.log.1"}, true, "m.log.1 m.log"},
    {"--rotated, the name itself is gone",
     "mail-20261120.log mail-20261121.log",
     {"mail.log"},
     true,
     "mail-20261120.log mail-20261121.log"},
    {"--rotated, nothing at all", "a", {"m.log"}, true, "!m.log"},
    {"--rotated, in another folder", "log/m log/m.1 m.2", {"log/m"}, true, "log/m.1 log/m"},
    {"packed and not", "m.log.1 m.log.1.gz", {"m.log"}, true, "m.log.1.gz m.log.1"},
    {"a folder",
     "d/b d/a10 d/a9 d/.hidden d/sub/c d/m.log.1 d/m.log",
     {"d"},
     false,
     "d/a9 d/a10 d/b d/m.log.1 d/m.log d/sub/c"},
    {"a folder without files", "d/.hidden", {"d"}, false, "!d"},
    {"a folder and its file", "d/a d/b", {"d/b", "d"}, false, "d/b d/a"},
    {"deep", "1/2/3/4/5/6/7/8/in 1/2/3/4/5/6/7/8/9/out", {"1"}, false, "1/2/3/4/5/6/7/8/in"},
    {"MDaemon",
     "M-2026-11-21-SMTP-(in).log M-2026-11-20-SMTP-(in).log",
     {"M-*(in).log"},
     false,
     "M-2026-11-20-SMTP-(in).log M-2026-11-21-SMTP-(in).log"},
};

static void arguments_become_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(searches) / sizeof(searches[0]); i++) {
        struct paths paths;
        size_t count = 0;
        change_folder(NULL);
        make_files(searches[i].files);
        while (searches[i].arguments[count])
            count++;
        paths_find(&paths, searches[i].arguments, count, searches[i].rotated);
        if (strcmp(found(&paths), searches[i].found) != 0)
            fail_msg("%s: %s", searches[i].about, found(&paths));
        paths_free(&paths);
        leave_folder(NULL);
    }
}

static void links_are_one_file(void **state)
{
    (void)state;
    change_folder(NULL);
    make_files("d/a d/sub/b");
    assert_int_equal(symlink("a", "d/link"), 0);
    assert_int_equal(link("d/a", "d/zhard"), 0);
    assert_int_equal(symlink("..", "d/sub/up"), 0);
    assert_int_equal(symlink("nowhere", "d/broken"), 0);
    assert_int_equal(mkfifo("d/pipe", 0600), 0);
    struct paths paths;
    paths_find(&paths, (const char *const[]){"d"}, 1, false);
    assert_string_equal(found(&paths), "d/a d/sub/b");
    paths_free(&paths);
    paths_find(&paths, (const char *const[]){"d/pipe", "d/broken"}, 2, false);
    assert_string_equal(found(&paths), "d/pipe !d/broken");
    paths_free(&paths);
    leave_folder(NULL);
}

static void an_unreadable_folder_is_said(void **state)
{
    (void)state;
    change_folder(NULL);
    make_files("d/a d/locked/b d/z");
    chmod(folder, 0755);
    chmod("d/locked", 0);
    uid_t user = geteuid();
    if (user == 0)
        assert_int_equal(seteuid(65534), 0); /* root may read everything */
    struct paths paths;
    paths_find(&paths, (const char *const[]){"d", "d/locked/m.log"}, 2, true);
    assert_int_equal(seteuid(user), 0);
    assert_string_equal(found(&paths), "d/a !d/locked d/z !d/locked/m.log");
    assert_says(paths.rows[1].error, "d/locked: this folder cannot be read: Permission denied");
    assert_says(paths.rows[3].error, "m.log: ");
    paths_free(&paths);
    leave_folder(NULL);
}

static void rows_carry_facts(void **state)
{
    (void)state;
    change_folder(NULL);
    make_files("m.log m.log.1");
    struct timespec times[2] = {{.tv_sec = 1700000000, .tv_nsec = 7000},
                                {.tv_sec = 1700000000, .tv_nsec = 7000}};
    assert_int_equal(utimensat(AT_FDCWD, "m.log.1", times, 0), 0);
    struct paths paths;
    paths_find(&paths, (const char *const[]){"m.log", "-", "gone", "x*"}, 4, true);
    assert_string_equal(found(&paths), "m.log.1 m.log - !gone !x*");
    assert_true(paths.rows[0].rotated);
    assert_false(paths.rows[1].rotated);
    assert_int_equal(paths.rows[0].size, 7);
    assert_true(paths.rows[0].mtime == 1700000000 * WHEN_SECOND + 7);
    assert_true(paths.rows[2].mtime == WHEN_NONE);
    assert_string_equal(paths.rows[3].error, "gone: there is no such file");
    assert_string_equal(paths.rows[4].error, "x*: no file matches");
    paths_free(&paths);
    leave_folder(NULL);
}

static void no_arguments_no_files(void **state)
{
    (void)state;
    struct paths paths;
    paths_find(&paths, NULL, 0, true);
    assert_int_equal(paths.count, 0);
    paths_free(&paths);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_tell_their_rotation), cmocka_unit_test(names_are_counted),
        cmocka_unit_test(arguments_become_files),    cmocka_unit_test(links_are_one_file),
        cmocka_unit_test(rows_carry_facts),          cmocka_unit_test(an_unreadable_folder_is_said),
        cmocka_unit_test(no_arguments_no_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
