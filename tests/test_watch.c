#include "ingest/watch.h"

#include "tests/packed_files.h"

#include <sys/resource.h>
#include <time.h>

enum { INTERVAL = 20 * 1000, LONG = 4 * 1000 * 1000, SHORT = 150 * 1000 };

static void append_line(const char *name)
{
    FILE *file = fopen(name, "ab");
    assert_non_null(file);
    fputs("one more line\n", file);
    fclose(file);
}

static void grow(void)
{
    append_line("mail.log");
}

static void cut(void)
{
    assert_int_equal(truncate("mail.log", 3), 0);
}

static void rotate(void)
{
    assert_int_equal(rename("mail.log", "mail.log.1"), 0);
    append_line("mail.log");
}

static void move_away(void)
{
    assert_int_equal(rename("mail.log", "mail.log.1"), 0);
}

static void drop(void)
{
    assert_int_equal(unlink("mail.log"), 0);
}

static void touch_another(void)
{
    append_line("other.log");
}

static void do_nothing(void)
{
}

static double seconds_of(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* One file through its life, by inotify and by polling. */
static void changes_are_reported(void **state)
{
    static const struct {
        const char *about;
        void (*act)(void);
        enum watch_change change;
    } rows[] = {
        {"not there yet", do_nothing, WATCH_NOTHING},
        {"made", grow, WATCH_APPEARED},
        {"written to", grow, WATCH_GREW},
        {"written to again", grow, WATCH_GREW},
        {"left alone", do_nothing, WATCH_NOTHING},
        {"another file", touch_another, WATCH_NOTHING},
        {"copytruncate", cut, WATCH_TRUNCATED},
        {"and on", grow, WATCH_GREW},
        {"rotated", rotate, WATCH_REPLACED},
        {"the new one", grow, WATCH_GREW},
        {"renamed", move_away, WATCH_DELETED},
        {"still away", touch_another, WATCH_NOTHING},
        {"made anew", grow, WATCH_APPEARED},
        {"written to", grow, WATCH_GREW},
        {"removed", drop, WATCH_DELETED},
        {"made anew", grow, WATCH_APPEARED},
        {"rotated again", rotate, WATCH_REPLACED},
    };
    bool polling = *state != NULL;
    struct watch *watch = watch_open(INTERVAL, polling);
    assert_int_equal(watch_add(watch, "x.log"), 0);
    assert_int_equal(watch_add(watch, "mail.log"), 1);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        size_t number = 99;
        enum watch_change change = WATCH_NOTHING;
        rows[i].act();
        int more = watch_wait(watch, rows[i].change == WATCH_NOTHING ? SHORT : LONG);
        if (more != (rows[i].change != WATCH_NOTHING))
            fail_msg("%s: %d", rows[i].about, more);
        if (more == 1)
            assert_int_equal(watch_next(watch, &number, &change), 1);
        if (change != rows[i].change || (more == 1 && number != 1))
            fail_msg("%s: %d of %zu", rows[i].about, (int)change, number);
        assert_int_equal(watch_next(watch, &number, &change), 0);
    }
    watch_close(&watch);
    assert_null(watch);
    watch_close(&watch);
}

static void folders_tell_of_new_files(void **state)
{
    struct watch *watch = watch_open(INTERVAL, *state != NULL);
    size_t number;
    enum watch_change change;
    assert_int_equal(mkdir("logs", 0755), 0);
    watch_add(watch, "logs");
    assert_int_equal(watch_wait(watch, SHORT), 0);
    close(open("logs/2026-11-22.log", O_WRONLY | O_CREAT, 0644));
    assert_int_equal(watch_wait(watch, LONG), 1);
    /* A change that was not taken is not lost. */
    assert_int_equal(watch_wait(watch, SHORT), 1);
    assert_int_equal(watch_next(watch, &number, &change), 1);
    assert_int_equal(change, WATCH_LISTED);
    append_line("logs/2026-11-22.log");
    assert_int_equal(watch_wait(watch, SHORT), 0);
    watch_close(&watch);
}

/* The folder of a file comes later; so does the file. */
static void a_missing_folder_may_come(void **state)
{
    struct watch *watch = watch_open(INTERVAL, *state != NULL);
    size_t number;
    enum watch_change change;
    watch_add(watch, "later/mail.log");
    assert_int_equal(watch_wait(watch, SHORT), 0);
    assert_int_equal(mkdir("later", 0755), 0);
    assert_int_equal(watch_wait(watch, SHORT), 0);
    append_line("later/mail.log");
    assert_int_equal(watch_wait(watch, LONG), 1);
    assert_int_equal(watch_next(watch, &number, &change), 1);
    assert_int_equal(change, WATCH_APPEARED);
    /* Away with both and again: the old inotify watches are dead. */
    assert_int_equal(unlink("later/mail.log"), 0);
    assert_int_equal(rmdir("later"), 0);
    assert_int_equal(watch_wait(watch, LONG), 1);
    assert_int_equal(mkdir("later", 0755), 0);
    append_line("later/mail.log");
    while (watch_next(watch, &number, &change) == 1)
        assert_int_equal(change, WATCH_DELETED);
    assert_int_equal(watch_wait(watch, LONG), 1);
    assert_int_equal(watch_next(watch, &number, &change), 1);
    assert_int_equal(change, WATCH_APPEARED);
    watch_close(&watch);
}

/* A writer that never rests costs one look per interval, and a quiet file nothing. */
static void the_sleep_is_a_sleep(void **state)
{
    struct watch *watch = watch_open(100 * 1000, *state != NULL);
    append_line("busy.log");
    watch_add(watch, "busy.log");
    pid_t child = fork();
    if (child == 0) {
        for (;;) {
            append_line("busy.log");
            usleep(500);
        }
    }
    unsigned wakes = 0;
    double start = seconds_of(CLOCK_MONOTONIC), cpu = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    while (seconds_of(CLOCK_MONOTONIC) - start < 1.0) {
        size_t number;
        enum watch_change change;
        if (watch_wait(watch, WHEN_SECOND) == 1)
            wakes++;
        while (watch_next(watch, &number, &change) == 1)
            assert_int_equal(change, WATCH_GREW);
    }
    cpu = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    assert_true(wakes >= 3 && wakes <= 11);
    assert_true(cpu < 0.2);
    watch_close(&watch);
}

static void on_alarm(int number)
{
    (void)number;
}

static void a_signal_ends_the_sleep(void **state)
{
    struct watch *watch = watch_open(INTERVAL, *state != NULL);
    append_line("quiet.log");
    watch_add(watch, "quiet.log");
    struct sigaction action = {.sa_handler = on_alarm}, old;
    sigaction(SIGALRM, &action, &old);
    double start = seconds_of(CLOCK_MONOTONIC);
    /* Again and again: in between polls the signal would go unseen. */
    ualarm(50 * 1000, 50 * 1000);
    assert_int_equal(watch_wait(watch, 10 * WHEN_SECOND), 0);
    ualarm(0, 0);
    sigaction(SIGALRM, &old, NULL);
    assert_true(seconds_of(CLOCK_MONOTONIC) - start < 5.0);
    watch_close(&watch);
}

static int enter(void **state)
{
    return make_folder(state) == 0 ? chdir(folder) : -1;
}

static int leave(void **state)
{
    return chdir("/") == 0 ? drop_folder(state) : -1;
}

#define BOTH_MEANS(name)                                                                           \
    cmocka_unit_test_setup_teardown(name, enter, leave),                                           \
    {                                                                                              \
#name " by polling", name, enter, leave, polling                                           \
    }

int main(void)
{
    static char polling[] = "polling";
    const struct CMUnitTest tests[] = {
        BOTH_MEANS(changes_are_reported),      BOTH_MEANS(folders_tell_of_new_files),
        BOTH_MEANS(a_missing_folder_may_come), BOTH_MEANS(the_sleep_is_a_sleep),
        BOTH_MEANS(a_signal_ends_the_sleep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
