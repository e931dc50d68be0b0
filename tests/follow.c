/*
 * follow PROGRAM SAMPLES: ingest --follow lives through whatever happens to its files.
 *
 * A writer feeds a log line by line to a running program while the file is renamed, truncated,
 * removed, written by two, and while the program is killed.  Then every view must be equal to that
 * of one plain pass.  How late rows come and what waiting costs is measured too.
 */
#include "base/arena.h"
#include "tests/feed.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LENGTH = 256 };

static const char *program;
static char folder[FOLDER_LENGTH];
static struct slice sample;
static int failed, number;

struct scene {
    char folder[PATH_LENGTH], log[PATH_LENGTH], database[PATH_LENGTH], said[PATH_LENGTH];
    pid_t pid;
    struct slice rest; /* of the sample, not written yet */
};

static void check(bool good, const char *format, ...)
{
    va_list args;
    printf("%s %d - ", good ? "ok" : "not ok", ++number);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    fflush(stdout);
    failed += !good;
}

static void start(struct scene *scene, const char *path, const char *second)
{
    const char *const arguments[] = {program,  "--no-config", "ingest", "--db",     scene->database,
                                     "--year", "2026",        "--tz",   "UTC",      "--report-tz",
                                     "UTC",    "--host",      "mx",     "--follow", path,
                                     second,   NULL};
    scene->pid = program_start(arguments, scene->said);
}

static void begin(struct scene *scene, const char *name)
{
    *scene = (struct scene){.rest = sample};
    snprintf(scene->folder, sizeof(scene->folder), "%s/%s", folder, name);
    snprintf(scene->log, sizeof(scene->log), "%s/%s/mail.log", folder, name);
    snprintf(scene->database, sizeof(scene->database), "%s/%s/db", folder, name);
    snprintf(scene->said, sizeof(scene->said), "%s/%s/said", folder, name);
    mkdir(scene->folder, 0755);
}

/* Append the next lines of the sample. */
static void write_lines(struct scene *scene, const char *path, unsigned lines)
{
    struct slice from = scene->rest, line;
    while (lines-- && slice_cut(&scene->rest, '\n', &line))
        ;
    file_append(path, slice_first(from, from.len - scene->rest.len));
}

/* A number from the database; -1 while there is none. */
static int64_t ask(const struct scene *scene, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    int64_t value = -1;
    if (sqlite3_open_v2(scene->database, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK) {
        sqlite3_busy_timeout(db, 5000);
        if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK) {
            if (sqlite3_step(statement) == SQLITE_ROW)
                value = sqlite3_column_int64(statement, 0);
            sqlite3_finalize(statement);
        }
    }
    sqlite3_close(db);
    return value;
}

/* Wait until so many bytes were read from all sources together. */
static bool wait_read(const struct scene *scene, int64_t bytes)
{
    for (int i = 0; i < 400; i++) {
        if (ask(scene, "SELECT sum(bytes) FROM sources") >= bytes)
            return true;
        sleep_seconds(0.05);
    }
    return false;
}

static bool wait_all(const struct scene *scene)
{
    return wait_read(scene, (int64_t)(sample.len - scene->rest.len));
}

static void end(struct scene *scene, const char *name)
{
    char reference[PATH_LENGTH];
    snprintf(reference, sizeof(reference), "%s/reference", folder);
    write_lines(scene, scene->log, 10000);
    bool read = wait_all(scene);
    kill(scene->pid, SIGTERM);
    int status = program_wait(scene->pid);
    if (!read || status) {
        struct slice said = file_read(scene->said);
        printf("# %.*s\n", SLICE_ARG(said));
        free((void *)said.ptr);
    }
    check(status == 0, "%s: SIGTERM ends it with status %d", name, status);
    check(read && views_equal(scene->database, reference, "", stdout), "%s: as one plain pass",
          name);
}

static void test_rename(void)
{
    struct scene scene;
    char old[PATH_LENGTH + 8];
    begin(&scene, "rename");
    snprintf(old, sizeof(old), "%s.1", scene.log);
    write_lines(&scene, scene.log, 40);
    start(&scene, scene.log, NULL);
    write_lines(&scene, scene.log, 30);
    wait_all(&scene);
    rename(scene.log, old);
    write_lines(&scene, old, 20); /* its writer does not know yet */
    kill(scene.pid, SIGHUP);
    sleep_seconds(0.3);
    write_lines(&scene, scene.log, 10);
    write_lines(&scene, old, 3);
    write_lines(&scene, scene.log, 40);
    end(&scene, "rename");
}

static void test_truncate(void)
{
    struct scene scene;
    begin(&scene, "copytruncate");
    write_lines(&scene, scene.log, 100);
    start(&scene, scene.log, NULL);
    wait_all(&scene);
    truncate(scene.log, 0);
    sleep_seconds(1);
    write_lines(&scene, scene.log, 60);
    end(&scene, "copytruncate");
}

static void test_remove(void)
{
    struct scene scene;
    begin(&scene, "remove");
    start(&scene, scene.log, NULL); /* which is not there yet */
    sleep_seconds(0.5);
    write_lines(&scene, scene.log, 50);
    wait_all(&scene);
    unlink(scene.log);
    sleep_seconds(0.4);
    write_lines(&scene, scene.log, 50);
    wait_all(&scene);
    unlink(scene.log);
    write_lines(&scene, scene.log, 50); /* at once */
    end(&scene, "missing, removed, made again");
}

static void test_two_writers(void)
{
    struct scene scene;
    char logs[PATH_LENGTH], other[PATH_LENGTH];
    begin(&scene, "two");
    snprintf(logs, sizeof(logs), "%s/two/logs", folder);
    snprintf(other, sizeof(other), "%s/two/logs/other.log", folder);
    snprintf(scene.log, sizeof(scene.log), "%s/two/logs/mail.log", folder);
    mkdir(logs, 0755);
    start(&scene, logs, NULL);
    sleep_seconds(0.3);
    for (int i = 0; i < 20; i++) {
        write_lines(&scene, i % 2 ? other : scene.log, 6);
        sleep_seconds(0.03);
    }
    end(&scene, "two files of a folder");
}

static void test_half_lines(void)
{
    struct scene scene;
    begin(&scene, "half");
    file_append(scene.log, slice_first(scene.rest, 30));
    scene.rest = slice_from(scene.rest, 30);
    start(&scene, scene.log, NULL);
    for (int i = 0; i < 60; i++) {
        size_t count = 1 + (size_t)i * 37 % 200;
        file_append(scene.log, slice_first(scene.rest, count));
        scene.rest = slice_from(scene.rest, count);
        sleep_seconds(0.01);
    }
    end(&scene, "lines that come in pieces");
}

static void test_kill(void)
{
    struct scene scene;
    struct dice dice = {1};
    begin(&scene, "kill");
    for (int i = 0; i < 8; i++) {
        start(&scene, scene.log, NULL);
        for (int k = 0; k < 10; k++) {
            write_lines(&scene, scene.log, 2);
            sleep_seconds((double)dice_below(&dice, 60) / 1000);
        }
        kill(scene.pid, SIGKILL);
        program_wait(scene.pid);
    }
    start(&scene, scene.log, NULL);
    end(&scene, "killed eight times");
}

/* Two programs at one file: the second adds nothing. */
static void test_two_programs(void)
{
    struct scene scene, second;
    begin(&scene, "programs");
    second = scene;
    write_lines(&scene, scene.log, 60);
    start(&scene, scene.log, NULL);
    start(&second, scene.log, NULL);
    for (int i = 0; i < 20; i++) {
        write_lines(&scene, scene.log, 4);
        sleep_seconds(0.1);
    }
    sleep_seconds(1);
    kill(second.pid, SIGTERM);
    check(program_wait(second.pid) == 0, "two programs: the second ends well");
    end(&scene, "two programs at one log");
}

/* Ticks of processor time that the program has used. */
static long processor_time(pid_t pid)
{
    char path[64], text[1024];
    snprintf(path, sizeof(path), "/proc/%d/stat", pid);
    FILE *file = fopen(path, "re");
    if (!file)
        return -1;
    text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
    fclose(file);
    const char *field = strrchr(text, ')');
    for (int i = 0; field && i < 12; i++)
        field = strchr(field + 1, ' ');
    char *next = NULL;
    long user = field ? strtol(field, &next, 10) : -1;
    return next ? user + strtol(next, NULL, 10) : -1;
}

static void test_cost(void)
{
    struct scene scene;
    double worst = 0;
    begin(&scene, "cost");
    write_lines(&scene, scene.log, 100);
    start(&scene, scene.log, NULL);
    wait_all(&scene);
    for (int i = 0; i < 8; i++) {
        sleep_seconds(0.21 * (i % 4));
        write_lines(&scene, scene.log, 5);
        double written = seconds_now();
        wait_all(&scene);
        double late = seconds_now() - written;
        worst = late > worst ? late : worst;
    }
    /* The limit is for a machine that does other things too. */
    check(worst < 2, "a line is in the database %.2f s after it was written, at the latest", worst);
    sleep_seconds(4);
    long before = processor_time(scene.pid);
    sleep_seconds(5);
    long used = processor_time(scene.pid) - before, second = sysconf(_SC_CLK_TCK);
    check(before < 0 || used * 50 <= second * 5, "waiting costs %ld of %ld ticks", used,
          second * 5);
    end(&scene, "lines at intervals");
}

static void make_reference(void)
{
    char log[PATH_LENGTH], database[PATH_LENGTH];
    snprintf(log, sizeof(log), "%s/whole.log", folder);
    snprintf(database, sizeof(database), "%s/reference", folder);
    file_write(log, sample);
    const char *const arguments[] = {program,  "--no-config", "ingest", "--db", database,
                                     "--year", "2026",        "--tz",   "UTC",  "--report-tz",
                                     "UTC",    "--host",      "mx",     log,    NULL};
    if (program_wait(program_start(arguments, "/dev/null")) != 0)
        die("the plain pass failed");
}

int main(int argc, char **argv)
{
    char path[PATH_LENGTH];
    if (argc < 3 || !folder_make(folder))
        die("usage: follow PROGRAM SAMPLES");
    program = argv[1];
    snprintf(path, sizeof(path), "%s/postfix.log", argv[2]);
    sample = file_read(path);
    make_reference();
    test_rename();
    test_truncate();
    test_remove();
    test_two_writers();
    test_half_lines();
    test_kill();
    test_two_programs();
    test_cost();
    printf("1..%d\n", number);
    free((void *)sample.ptr);
    if (failed)
        printf("# the files are in %s\n", folder);
    else
        folder_remove(folder);
    return failed > 0;
}
