/*
 * property PROGRAM SAMPLES SEEDS [FIRST]: whatever happens to a log, it counts once.
 *
 * One log is fed as pieces, cut at lines, in random order with random repeats.  Pieces grow by
 * random bytes, are renamed, packed, cut off inside a gz, copied, joined, read several at once and
 * while they rotate, and the program is killed or stopped at random moments.  Then every view must
 * be equal to that of one plain pass.
 *
 * A cut never falls where one pass may know more than two (docs/identity.md): between byte-equal
 * lines, or inside a session of which a later line needs an earlier one.
 * A failing seed tells its story and can be run again by its number; moments of kills differ.
 */
#include "tests/feed.h"
#include "tests/property_log.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { REPEATS_MAX = 5, PATHS_MAX = 8, PATH_LENGTH = 256 };

struct trial {
    const char *program;
    const struct log *log;
    double seconds; /* that a plain pass took */
    struct dice dice;
    char folder[PATH_LENGTH], database[PATH_LENGTH + 16], said[PATH_LENGTH + 16];
    struct slice pieces[PIECES_MAX];
    size_t piece_count;
    const char *jobs;
    unsigned files;
    FILE *story;
};

static void tell(struct trial *trial, const char *what, const char *const *paths, size_t count)
{
    fprintf(trial->story, "#   %s", what);
    for (size_t i = 0; i < count; i++) {
        struct stat st = {0};
        stat(paths[i], &st);
        fprintf(trial->story, " %s(%lld)", strrchr(paths[i], '/') + 1, (long long)st.st_size);
    }
    fputc('\n', trial->story);
}

static pid_t start(struct trial *trial, const char *const *paths, size_t count, bool rotated)
{
    const char *arguments[24 + PATHS_MAX] = {trial->program, "--no-config",   "ingest",
                                             "--db",         trial->database, "--year",
                                             "2015",         "--tz",          "UTC",
                                             "--report-tz",  "UTC",           "--host",
                                             "mx",           "--quiet"};
    size_t used = 14;
    if (trial->jobs) {
        arguments[used++] = "--jobs";
        arguments[used++] = trial->jobs;
    }
    if (rotated)
        arguments[used++] = "--rotated";
    for (size_t i = 0; i < count; i++)
        arguments[used++] = paths[i];
    return program_start(arguments, trial->said);
}

/* 1 = some input failed: a piece of a few bytes is no log yet. */
static void end(struct trial *trial, pid_t pid, int signal_sent)
{
    int status = program_wait(pid);
    if (status > 1 && (!signal_sent || status != 128 + signal_sent)) {
        struct slice said = file_read(trial->said);
        die("exit status %d: %.*s", status, SLICE_ARG(said));
    }
}

static void ingest(struct trial *trial, const char *const *paths, size_t count, bool rotated)
{
    tell(trial, rotated ? "ingest --rotated" : "ingest", paths, count);
    end(trial, start(trial, paths, count, rotated), 0);
}

/* SIGKILL, or at times the polite SIGTERM, at a random moment. */
static void ingest_broken(struct trial *trial, const char *const *paths, size_t count, bool rotated)
{
    double moment = trial->seconds * (double)dice_below(&trial->dice, 1200) / 1000;
    int number = dice_below(&trial->dice, 4) ? SIGKILL : SIGTERM;
    tell(trial, number == SIGKILL ? "killed ingest" : "stopped ingest", paths, count);
    pid_t pid = start(trial, paths, count, rotated);
    sleep_seconds(moment);
    kill(pid, number);
    end(trial, pid, number);
}

static void ingest_one(struct trial *trial, const char *path)
{
    ingest(trial, &path, 1, false);
}
static const char *new_path(struct trial *trial, char path[PATH_LENGTH + 32], const char *suffix)
{
    snprintf(path, PATH_LENGTH + 32, "%s/%u.log%s", trial->folder, trial->files++, suffix);
    return path;
}

static void feed_plain(struct trial *trial, struct slice piece)
{
    char path[PATH_LENGTH + 32];
    file_write(new_path(trial, path, ""), piece);
    ingest_one(trial, path);
}

static void feed_gzip(struct trial *trial, struct slice piece)
{
    char path[PATH_LENGTH + 32];
    file_write_gzip(new_path(trial, path, ".gz"), piece);
    ingest_one(trial, path);
}

/* A gz of which only the beginning is there yet. */
static void feed_gzip_in_parts(struct trial *trial, struct slice piece)
{
    char path[PATH_LENGTH + 32];
    file_write_gzip(new_path(trial, path, ".gz"), piece);
    struct slice packed = file_read(path);
    for (size_t at = trial->log->sessions ? packed.len : 0; at < packed.len;) {
        at += 1 + dice_below(&trial->dice, packed.len);
        file_write(path, slice_first(packed, at));
        if (at < packed.len)
            ingest_one(trial, path);
    }
    ingest_one(trial, path);
    free((void *)packed.ptr);
}

static void feed_growing(struct trial *trial, struct slice piece)
{
    char path[PATH_LENGTH + 32], other[PATH_LENGTH + 32];
    file_write(new_path(trial, path, ""), slice_first(piece, 0));
    for (size_t at = 0; at < piece.len;) {
        struct slice more = slice_from(piece, at);
        more = slice_first(more, log_growth(trial->log, more, &trial->dice));
        file_append(path, more);
        at += more.len;
        if (dice_below(&trial->dice, 3) == 0) {
            rename(path, new_path(trial, other, ".1"));
            memcpy(path, other, sizeof(path));
        }
        if (dice_below(&trial->dice, 5) == 0) {
            const char *name = path;
            ingest_broken(trial, &name, 1, false);
        }
        if (at == piece.len || dice_below(&trial->dice, 4))
            ingest_one(trial, path);
    }
}

static void feed_copy(struct trial *trial, struct slice piece)
{
    feed_plain(trial, piece);
    if (dice_below(&trial->dice, 2))
        feed_gzip(trial, piece);
    else
        feed_plain(trial, piece);
}

/* Two pieces in one file, the later one first as often as not. */
static void feed_joined(struct trial *trial, struct slice piece)
{
    char path[PATH_LENGTH + 32];
    struct slice other = trial->pieces[dice_below(&trial->dice, trial->piece_count)];
    file_write(new_path(trial, path, ""), piece);
    if (other.ptr != piece.ptr)
        file_append(path, other);
    ingest_one(trial, path);
}

static void feed_killed(struct trial *trial, struct slice piece)
{
    char path[PATH_LENGTH + 32];
    file_write(new_path(trial, path, ""), piece);
    const char *name = path;
    for (uint64_t i = dice_below(&trial->dice, 3) + 1; i > 0; i--)
        ingest_broken(trial, &name, 1, false);
    ingest_one(trial, path);
}

/* Several files in one run, some of them copies. */
static void feed_many(struct trial *trial, struct slice piece)
{
    char paths[PATHS_MAX][PATH_LENGTH + 32];
    const char *names[PATHS_MAX];
    size_t count = 2 + dice_below(&trial->dice, PATHS_MAX - 1);
    for (size_t i = 0; i < count; i++) {
        struct slice other = trial->pieces[dice_below(&trial->dice, trial->piece_count)];
        names[i] = paths[i];
        if (dice_below(&trial->dice, 3) == 0)
            file_write_gzip(new_path(trial, paths[i], ".gz"), i ? other : piece);
        else
            file_write(new_path(trial, paths[i], ""), i ? other : piece);
    }
    if (dice_below(&trial->dice, 3) == 0)
        ingest_broken(trial, names, count, false);
    ingest(trial, names, count, false);
}

/* mail.log becomes mail.log.1, that mail.log.2.gz, and so on. */
static void rotate(const char *folder)
{
    char from[PATH_LENGTH + 32], to[PATH_LENGTH + 32];
    for (int i = PIECES_MAX; i > 1; i--) {
        snprintf(from, sizeof(from), "%s/mail.log.%d.gz", folder, i);
        snprintf(to, sizeof(to), "%s/mail.log.%d.gz", folder, i + 1);
        rename(from, to);
    }
    snprintf(from, sizeof(from), "%s/mail.log.1", folder);
    snprintf(to, sizeof(to), "%s/mail.log.2.gz", folder);
    if (access(from, F_OK) == 0) {
        struct slice text = file_read(from);
        file_write_gzip(to, text);
        unlink(from);
        free((void *)text.ptr);
    }
    snprintf(to, sizeof(to), "%s/mail.log", folder);
    rename(to, from);
}

/* The whole log as its writer and logrotate leave it, read now and then. */
static void feed_rotation(struct trial *trial, struct slice piece)
{
    char folder[PATH_LENGTH + 16], path[PATH_LENGTH + 32];
    (void)piece;
    snprintf(folder, sizeof(folder), "%s/%u", trial->folder, trial->files++);
    snprintf(path, sizeof(path), "%s/mail.log", folder);
    const char *name = path;
    mkdir(folder, 0755);
    for (size_t i = 0; i < trial->piece_count; i++) {
        if (i)
            rotate(folder);
        for (struct slice rest = trial->pieces[i]; rest.len;) {
            struct slice more = slice_first(rest, log_growth(trial->log, rest, &trial->dice));
            file_append(path, more);
            rest = slice_from(rest, more.len);
            if (dice_below(&trial->dice, 3) == 0)
                ingest(trial, &name, 1, true);
            else if (dice_below(&trial->dice, 5) == 0)
                ingest_broken(trial, &name, 1, true);
        }
    }
    ingest(trial, &name, 1, true);
}

static const struct operation {
    const char *name;
    void (*feed)(struct trial *trial, struct slice piece);
    unsigned share;
} operations[] = {
    {"plain", feed_plain, 2},
    {"gzip", feed_gzip, 2},
    {"gzip in parts", feed_gzip_in_parts, 1},
    {"growing", feed_growing, 4},
    {"copied", feed_copy, 2},
    {"joined", feed_joined, 3},
    {"killed", feed_killed, 2},
    {"many at once", feed_many, 3},
    {"rotated", feed_rotation, 1},
};

static const struct operation *choose_operation(struct dice *dice)
{
    unsigned total = 0;
    for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++)
        total += operations[i].share;
    uint64_t ticket = dice_below(dice, total);
    const struct operation *operation = operations;
    while (ticket >= operation->share)
        ticket -= operation++->share;
    return operation;
}

static void play(struct trial *trial)
{
    size_t order[PIECES_MAX + REPEATS_MAX], count = trial->piece_count;
    for (size_t i = 0; i < count; i++) {
        size_t place = dice_below(&trial->dice, i + 1);
        order[i] = order[place];
        order[place] = i;
    }
    for (uint64_t i = dice_below(&trial->dice, REPEATS_MAX); i > 0; i--)
        order[count++] = dice_below(&trial->dice, trial->piece_count);
    for (size_t i = 0; i < count; i++) {
        const struct operation *operation = choose_operation(&trial->dice);
        fprintf(trial->story, "#  piece %zu of %zu bytes: %s\n", order[i],
                trial->pieces[order[i]].len, operation->name);
        operation->feed(trial, trial->pieces[order[i]]);
    }
}

static bool run_seed(const struct trial *plain, const char *folder, uint64_t seed)
{
    static const char *const jobs[] = {"1", "3", NULL};
    char *story;
    size_t length;
    struct trial trial = *plain;
    trial.dice.state = seed * 7919;
    trial.jobs = jobs[seed % 3];
    trial.story = open_memstream(&story, &length);
    snprintf(trial.folder, sizeof(trial.folder), "%.200s/%llu", folder, (unsigned long long)seed);
    snprintf(trial.database, sizeof(trial.database), "%s/db", trial.folder);
    snprintf(trial.said, sizeof(trial.said), "%s/said", trial.folder);
    mkdir(trial.folder, 0755);
    trial.piece_count = log_cut(trial.log, &trial.dice, trial.pieces);
    play(&trial);
    fclose(trial.story);
    bool good = views_equal(trial.database, plain->database, "", stdout);
    if (!good)
        printf("# seed %llu, --jobs %s:\n%s", (unsigned long long)seed,
               trial.jobs ? trial.jobs : "not given", story);
    free(story);
    if (good)
        folder_remove(trial.folder);
    return good;
}

/* One plain pass over the whole log. */
static void prepare(struct trial *trial, const struct log *log, const char *folder, size_t number)
{
    char path[PATH_LENGTH];
    trial->log = log;
    trial->story = fopen("/dev/null", "we");
    snprintf(trial->database, sizeof(trial->database), "%.200s/reference%zu", folder, number);
    snprintf(trial->said, sizeof(trial->said), "%.200s/said", folder);
    snprintf(path, sizeof(path), "%.200s/whole%zu.log", folder, number);
    file_write(path, log->text);
    trial->seconds = seconds_now();
    ingest_one(trial, path);
    trial->seconds = seconds_now() - trial->seconds;
    fclose(trial->story);
}

int main(int argc, char **argv)
{
    char folder[FOLDER_LENGTH];
    struct log logs[PLOTS] = {0};
    struct trial plain[PLOTS] = {0};
    int failed = 0;
    if (argc < 4 || !folder_make(folder))
        die("usage: property PROGRAM SAMPLES SEEDS [FIRST]");
    uint64_t count = strtoull(argv[3], NULL, 10),
             first = argc > 4 ? strtoull(argv[4], NULL, 10) : 1;
    printf("1..%llu\n", (unsigned long long)count);
    for (uint64_t seed = first; seed < first + count; seed++) {
        size_t plot = plot_choose(seed);
        if (!logs[plot].cuts) {
            plain[plot].program = argv[1];
            log_make(&logs[plot], &plots[plot], argv[2]);
            prepare(&plain[plot], &logs[plot], folder, plot);
        }
        bool good = run_seed(&plain[plot], folder, seed);
        printf("%s - seed %llu: %s x %u\n", good ? "ok" : "not ok", (unsigned long long)seed,
               plots[plot].sample, plots[plot].copies);
        failed += !good;
    }
    for (size_t i = 0; i < PLOTS; i++)
        log_free(&logs[i]);
    if (failed)
        printf("# the files of the failed seeds are in %s\n", folder);
    else
        folder_remove(folder);
    return failed > 0;
}
