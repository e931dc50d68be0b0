#include "tests/feed.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

enum { VIEWS_MAX = 32, DIFFERENCES_TOLD = 3 };

uint64_t dice_below(struct dice *dice, uint64_t limit)
{
    uint64_t z = dice->state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return (z ^ z >> 31) % limit;
}

void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("Bail out! ", stdout);
    vprintf(format, args);
    putchar('\n');
    va_end(args);
    fflush(stdout);
    _exit(99);
}

static void put_all(const char *path, int flags, struct slice content)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644);
    while (fd >= 0 && content.len) {
        ssize_t count = write(fd, content.ptr, content.len);
        if (count < 0)
            break;
        content = slice_from(content, (size_t)count);
    }
    if (fd < 0 || content.len)
        die("%s cannot be written: %s", path, strerror(errno));
    close(fd);
}

void file_write(const char *path, struct slice content)
{
    put_all(path, O_TRUNC, content);
}

void file_append(const char *path, struct slice content)
{
    put_all(path, O_APPEND, content);
}

void file_write_gzip(const char *path, struct slice content)
{
    gzFile file = gzopen(path, "wbe");
    if (!file || (content.len && gzwrite(file, content.ptr, (unsigned)content.len) <= 0) ||
        gzclose(file) != Z_OK)
        die("%s cannot be written", path);
}

struct slice file_read(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) < 0)
        die("%s cannot be read: %s", path, strerror(errno));
    char *bytes = memory_take((size_t)st.st_size + 1);
    ssize_t count = read(fd, bytes, (size_t)st.st_size);
    close(fd);
    if (count != st.st_size)
        die("%s cannot be read whole", path);
    return slice_make(bytes, (size_t)count);
}

bool folder_make(char path[FOLDER_LENGTH])
{
    const char *place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(path, FOLDER_LENGTH, "%s/bouncestat-XXXXXX", place);
    return mkdtemp(path);
}

void folder_remove(const char *path)
{
    const char *const command[] = {"rm", "-rf", path, NULL};
    program_wait(program_start(command, "/dev/null"));
}

/* Not by fork: under sanitizers it takes longer to copy this process's page tables than to start
 * the program. */
pid_t program_start(const char *const *arguments, const char *said)
{
    pid_t pid;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, said, O_WRONLY | O_CREAT | O_TRUNC,
                                     0644);
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    int failed =
        posix_spawnp(&pid, arguments[0], &actions, NULL, (char *const *)arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed)
        die("%s cannot be started: %s", arguments[0], strerror(failed));
    return pid;
}

int program_wait(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            die("waitpid: %s", strerror(errno));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static sqlite3_stmt *ask(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        die("%s: %s", sql, sqlite3_errmsg(db));
    return statement;
}

int64_t ask_number(const char *database, const char *sql)
{
    sqlite3 *db;
    if (sqlite3_open_v2(database, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        die("%s: %s", database, sqlite3_errmsg(db));
    sqlite3_stmt *statement = ask(db, sql);
    int64_t number = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void sleep_seconds(double seconds)
{
    struct timespec time = {.tv_sec = (time_t)seconds};
    time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
    nanosleep(&time, NULL);
}

/* The columns of a view that must agree, as a list for SELECT. */
static void list_columns(sqlite3 *db, const char *view, char *out, size_t size)
{
    char *sql = sqlite3_mprintf(
        "SELECT group_concat('\"' || name || '\"') FROM pragma_table_info(%Q) WHERE name NOT IN "
        "('id', 'generation', 'path', 'line_offset')",
        view);
    sqlite3_stmt *statement = ask(db, sql);
    if (sqlite3_step(statement) != SQLITE_ROW)
        die("%s: %s", sql, sqlite3_errmsg(db));
    snprintf(out, size, "%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_free(sql);
}

static void tell_row(FILE *out, const char *mark, sqlite3_stmt *row)
{
    fprintf(out, "#   %s ", mark);
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        const char *text = (const char *)sqlite3_column_text(row, i);
        if (text)
            fprintf(out, " %s=%.200s", sqlite3_column_name(row, i), text);
    }
    fputc('\n', out);
}

/* Rows of one database that the other lacks, or holds less often. */
static int tell_missing(sqlite3 *db, const char *view, const char *columns, bool swapped, FILE *out)
{
    const char *from = swapped ? "wanted" : "main", *other = swapped ? "main" : "wanted";
    char *sql = sqlite3_mprintf("SELECT %s, count(*) AS rows FROM %s.%s GROUP BY %s EXCEPT "
                                "SELECT %s, count(*) FROM %s.%s GROUP BY %s",
                                columns, from, view, columns, columns, other, view, columns);
    sqlite3_stmt *statement = ask(db, sql);
    int count = 0, code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        if (count++ < DIFFERENCES_TOLD) {
            if (count == 1)
                fprintf(out, "# %s: %s\n", view, swapped ? "missing" : "too many");
            tell_row(out, swapped ? "-" : "+", statement);
        }
    if (code != SQLITE_DONE)
        die("%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return count;
}

bool views_equal(const char *database, const char *reference, const char *except, FILE *out)
{
    sqlite3 *db;
    char views[VIEWS_MAX][64], columns[2048];
    size_t count = 0;
    int differences = 0;
    if (sqlite3_open_v2(database, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        die("%s: %s", database, sqlite3_errmsg(db));
    char *attach = sqlite3_mprintf("ATTACH %Q AS wanted", reference);
    if (sqlite3_exec(db, attach, NULL, NULL, NULL) != SQLITE_OK)
        die("%s: %s", attach, sqlite3_errmsg(db));
    sqlite3_free(attach);
    sqlite3_stmt *list = ask(db, "SELECT name FROM wanted.sqlite_master WHERE type = 'view' AND "
                                 "name <> 'sources' AND name NOT GLOB ?1 ORDER BY name");
    sqlite3_bind_text(list, 1, except, -1, SQLITE_STATIC);
    while (sqlite3_step(list) == SQLITE_ROW && count < VIEWS_MAX)
        snprintf(views[count++], sizeof(views[0]), "%s", sqlite3_column_text(list, 0));
    sqlite3_finalize(list);
    if (count == 0)
        die("%s has no views", reference);
    for (size_t i = 0; i < count; i++) {
        list_columns(db, views[i], columns, sizeof(columns));
        differences += tell_missing(db, views[i], columns, true, out);
        differences += tell_missing(db, views[i], columns, false, out);
    }
    sqlite3_close(db);
    return differences == 0;
}
