/*
 * property_merge PROGRAM SAMPLES SEEDS [FIRST]: whatever database a line was read into, once merged
 * it counts once.
 *
 * One log is cut into pieces, and these are dealt out to several databases, some of which keep
 * older versions of themselves.  All are merged in random order and over databases in between, some
 * of them twice, some merges being killed.  Then every view must be equal to that of one database
 * which read the whole log, and reading the whole log once more must add nothing.
 *
 * Where databases hold some of the same lines, and neither holds all of the other's, deliveries are
 * only bounded: hardly more than there were, never fewer than one database tells
 * (docs/identity.md).
 */
#include "tests/feed.h"
#include "tests/property_log.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DATABASES_MAX = 6, VERSIONS_MAX = 24, BETWEEN_MAX = 2, PATH_LENGTH = 256 };

/* Which pieces a database reads. */
enum deal {
    DEAL_APART,  /* each piece into one database */
    DEAL_NESTED, /* and some again into a database that holds nothing else */
    DEAL_ANY,    /* each piece into any */
    DEALS
};
static const char *const deal_names[] = {"apart", "nested", "any"};

struct trial {
    const char *program, *reference;
    const struct log *log;
    double seconds; /* that a plain pass took */
    struct dice dice;
    enum deal deal;
    char folder[PATH_LENGTH], said[PATH_LENGTH + 16], into[PATH_LENGTH + 16];
    struct slice pieces[PIECES_MAX];
    size_t piece_count;
    unsigned holds[DATABASES_MAX]; /* a bit for each piece */
    size_t database_count;
    char versions[VERSIONS_MAX][PATH_LENGTH + 64];
    size_t version_count;
    FILE *story;
};

static void run(struct trial *trial, const char *const *arguments, int most, bool kill_it)
{
    pid_t pid = program_start(arguments, trial->said);
    if (kill_it) {
        sleep_seconds(trial->seconds * (double)dice_below(&trial->dice, 1500) / 1000);
        kill(pid, SIGKILL);
    }
    int status = program_wait(pid);
    if (status > most && (!kill_it || status != 128 + SIGKILL)) {
        struct slice said = file_read(trial->said);
        die("exit status %d: %.*s", status, SLICE_ARG(said));
    }
}

static void ingest(struct trial *trial, const char *database, const char *path)
{
    const char *arguments[] = {trial->program, "--no-config", "ingest", "--db",
                               database,       "--year",      "2015",   "--tz",
                               "UTC",          "--host",      "mx",     "--quiet",
                               path,           "--report-tz", "UTC",    NULL};
    fprintf(trial->story, "#   %s reads %s\n", strrchr(database, '/') + 1, strrchr(path, '/') + 1);
    run(trial, arguments, 1, false); /* a piece of a few bytes is no log yet */
}

static void merge(struct trial *trial, const char *into, const char *other)
{
    const char *arguments[] = {trial->program, "--no-config", "--quiet", "merge",
                               "--db",         into,          other,     NULL};
    bool kill_it = dice_below(&trial->dice, 6) == 0;
    fprintf(trial->story, "#   %smerge %s into %s\n", kill_it ? "killed " : "",
            strrchr(other, '/') + 1, strrchr(into, '/') + 1);
    if (kill_it)
        run(trial, arguments, 0, true);
    run(trial, arguments, 0, false);
}

static void copy(const char *from, const char *to)
{
    struct slice content = file_read(from);
    file_write(to, content);
    free((void *)content.ptr);
}

static void deal(struct trial *trial)
{
    size_t first = 2 + dice_below(&trial->dice, 3);
    trial->database_count = first;
    for (size_t i = 0; i < trial->piece_count; i++) {
        trial->holds[dice_below(&trial->dice, first)] |= 1U << i;
        for (size_t k = 0; k < first && trial->deal == DEAL_ANY; k++)
            trial->holds[k] |= (unsigned)dice_below(&trial->dice, 2) << i;
    }
    for (; trial->deal == DEAL_NESTED && trial->database_count < first + 1; trial->database_count++)
        trial->holds[trial->database_count] =
            trial->holds[dice_below(&trial->dice, first)] & (unsigned)dice_below(&trial->dice, 128);
}

/* A database of its pieces in random order, and what it was on the way there. */
static void make_database(struct trial *trial, size_t number)
{
    char path[PATH_LENGTH + 32], piece[PATH_LENGTH + 32];
    size_t start = dice_below(&trial->dice, trial->piece_count), made = 0;
    snprintf(path, sizeof(path), "%s/db%zu", trial->folder, number);
    for (size_t i = 0; i < trial->piece_count; i++) {
        size_t index = (start + i) % trial->piece_count;
        if (!(trial->holds[number] >> index & 1))
            continue;
        snprintf(piece, sizeof(piece), "%s/piece%zu.log", trial->folder, index);
        ingest(trial, path, piece);
        if (++made && dice_below(&trial->dice, 3) == 0 && trial->version_count < 16) {
            char *version = trial->versions[trial->version_count++];
            snprintf(version, PATH_LENGTH + 64, "%s/db%zu.%zu", trial->folder, number, made);
            copy(path, version);
        }
    }
    if (made && trial->version_count < VERSIONS_MAX)
        memcpy(trial->versions[trial->version_count++], path, sizeof(path));
}

static void make_databases(struct trial *trial)
{
    char piece[PATH_LENGTH + 32];
    for (size_t i = 0; i < trial->piece_count; i++) {
        snprintf(piece, sizeof(piece), "%s/piece%zu.log", trial->folder, i);
        file_write(piece, trial->pieces[i]);
    }
    for (size_t i = 0; i < trial->database_count; i++)
        make_database(trial, i);
    /* At times the one into which all go has read logs by itself. */
    if (dice_below(&trial->dice, 3) == 0)
        copy(trial->versions[dice_below(&trial->dice, trial->version_count)], trial->into);
}

static void merge_all(struct trial *trial)
{
    char between[BETWEEN_MAX][PATH_LENGTH + 32];
    size_t order[2 * VERSIONS_MAX], count = trial->version_count;
    for (size_t i = 0; i < count; i++) {
        size_t place = dice_below(&trial->dice, i + 1);
        order[i] = order[place];
        order[place] = i;
    }
    for (uint64_t i = dice_below(&trial->dice, 4); i > 0; i--)
        order[count++] = dice_below(&trial->dice, trial->version_count);
    for (size_t i = 0; i < BETWEEN_MAX; i++)
        snprintf(between[i], sizeof(between[i]), "%s/between%zu", trial->folder, i);
    for (size_t i = 0; i < count; i++) {
        uint64_t target = dice_below(&trial->dice, BETWEEN_MAX + 1);
        merge(trial, target < BETWEEN_MAX ? between[target] : trial->into,
              trial->versions[order[i]]);
    }
    size_t last = dice_below(&trial->dice, BETWEEN_MAX);
    if (access(between[0], F_OK) == 0 && access(between[1], F_OK) == 0 &&
        dice_below(&trial->dice, 3) == 0)
        merge(trial, between[last], between[1 - last]);
    for (size_t i = 0; i < BETWEEN_MAX; i++, last = 1 - last)
        if (access(between[last], F_OK) == 0)
            merge(trial, trial->into, between[last]);
}

/* Deliveries are between what one database tells and what there were, but for what joining messages
 * added. */
static bool is_bounded(const struct trial *trial)
{
    static const char sum[] = "SELECT sum(delivered + relayed) FROM traffic",
                      joined[] = "SELECT sum(delivered + relayed) FROM share_traffic WHERE "
                                 "share = -1";
    int64_t merged = ask_number(trial->into, sum), most = ask_number(trial->reference, sum);
    bool good = merged <= most + ask_number(trial->into, joined);
    for (size_t i = 0; i < trial->version_count; i++)
        good = good && merged >= ask_number(trial->versions[i], sum);
    if (!good)
        printf("# %lld deliveries of %lld\n", (long long)merged, (long long)most);
    return good;
}

static bool is_right(struct trial *trial)
{
    const char *except = trial->deal == DEAL_ANY ? "[tu]*" : "";
    return views_equal(trial->into, trial->reference, except, stdout) && is_bounded(trial);
}

static bool play(struct trial *trial)
{
    char whole[PATH_LENGTH + 32];
    trial->piece_count = log_cut(trial->log, &trial->dice, trial->pieces);
    deal(trial);
    make_databases(trial);
    merge_all(trial);
    if (!is_right(trial))
        return false;
    snprintf(whole, sizeof(whole), "%s/whole.log", trial->folder);
    file_write(whole, trial->log->text);
    ingest(trial, trial->into, whole);
    return is_right(trial);
}

static bool run_seed(const struct trial *plain, const char *folder, uint64_t seed)
{
    char *story;
    size_t length;
    struct trial *trial = malloc(sizeof(*trial));
    *trial = *plain;
    trial->reference = plain->into;
    trial->dice.state = seed * 104729;
    trial->deal = seed % DEALS;
    trial->story = open_memstream(&story, &length);
    snprintf(trial->folder, sizeof(trial->folder), "%.200s/%llu", folder, (unsigned long long)seed);
    snprintf(trial->into, sizeof(trial->into), "%s/into", trial->folder);
    snprintf(trial->said, sizeof(trial->said), "%s/said", trial->folder);
    mkdir(trial->folder, 0755);
    bool good = play(trial);
    fclose(trial->story);
    if (good)
        folder_remove(trial->folder);
    else
        printf("# seed %llu:\n%s", (unsigned long long)seed, story);
    printf("%s - seed %llu: %s, %zu pieces in %zu databases\n", good ? "ok" : "not ok",
           (unsigned long long)seed, deal_names[trial->deal], trial->piece_count,
           trial->database_count);
    free(story);
    free(trial);
    return good;
}

/* One plain pass over the whole log. */
static void prepare(struct trial *trial, const struct log *log, const char *folder, size_t number)
{
    char path[PATH_LENGTH];
    trial->log = log;
    trial->story = fopen("/dev/null", "we");
    snprintf(trial->into, sizeof(trial->into), "%.200s/reference%zu", folder, number);
    snprintf(trial->said, sizeof(trial->said), "%.200s/said", folder);
    snprintf(path, sizeof(path), "%.200s/whole%zu.log", folder, number);
    file_write(path, log->text);
    trial->seconds = seconds_now();
    ingest(trial, trial->into, path);
    trial->seconds = seconds_now() - trial->seconds;
    fclose(trial->story);
}

int main(int argc, char **argv)
{
    char folder[FOLDER_LENGTH];
    static struct log logs[PLOTS];
    static struct trial plain[PLOTS];
    int failed = 0;
    if (argc < 4 || !folder_make(folder))
        die("usage: property_merge PROGRAM SAMPLES SEEDS [FIRST]");
    uint64_t count = strtoull(argv[3], NULL, 10),
             first = argc > 4 ? strtoull(argv[4], NULL, 10) : 1;
    printf("1..%llu\n", (unsigned long long)count);
    for (uint64_t seed = first; seed < first + count; seed++) {
        size_t plot = plot_choose(seed / DEALS);
        if (!logs[plot].cuts) {
            plain[plot].program = argv[1];
            log_make(&logs[plot], &plots[plot], argv[2]);
            prepare(&plain[plot], &logs[plot], folder, plot);
        }
        failed += !run_seed(&plain[plot], folder, seed);
    }
    for (size_t i = 0; i < PLOTS; i++)
        log_free(&logs[i]);
    if (failed)
        printf("# the files of the failed seeds are in %s\n", folder);
    else
        folder_remove(folder);
    return failed > 0;
}
