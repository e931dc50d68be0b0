#include "ingest/follow.h"

#include "base/arena.h"
#include "ingest/watch.h"

#include <stdlib.h>
#include <sys/stat.h>

#define LOOK     (WHEN_SECOND / 5)    /* between two looks at the files */
#define COMMIT   (WHEN_SECOND / 2)    /* between two commits */
#define SETTLE   (3 * WHEN_SECOND)    /* so long without growth, and an open session is told */
#define FADE     (10 * WHEN_SECOND)   /* a renamed file is read so long behind its last growth */
#define ABSENT   (3600 * WHEN_SECOND) /* ... while no new file has its name */
#define FADE_NAP (WHEN_SECOND / 2)
#define NAP      WHEN_SECOND        /* the longest sleep: how late a signal may be noticed */
#define LISTING  (30 * WHEN_SECOND) /* between two looks for new files deep in folders */
#define TIDYING  (3600 * WHEN_SECOND)

enum { OPEN_MAX = 64 }; /* files that stay open; of more, those that rest are closed */

/* One file under its name, or one that has lost it. */
struct tail {
    char *path;
    bool listed; /* a file, not a folder that is watched for new ones */
    bool open, settled;
    int64_t grown; /* when it last did, by the monotonic clock */
    struct job job;
    struct work work;
    struct tail *next; /* of those that lost their name */
    size_t place;      /* whose name that was */
};

struct follow {
    const struct ingest_options *options;
    struct run *run;
    struct watch *watch;
    struct tail **places; /* by the numbers of the watch */
    size_t count, room, opened;
    struct tail *faded;
    bool unlisted, dirty;
    int64_t listed, committed, tidied;
};

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * WHEN_SECOND + t.tv_nsec / 1000;
}

static struct tail *tail_new(const char *path)
{
    struct tail *tail = memory_zero(1, sizeof(*tail));
    tail->path = memory_take(strlen(path) + 1);
    memcpy(tail->path, path, strlen(path) + 1);
    tail->listed = tail->settled = true;
    return tail;
}

static void tail_close(struct follow *follow, struct tail *tail)
{
    if (!tail->open)
        return;
    work_tell(follow->run, &tail->work);
    work_close(&tail->work);
    tail->open = false;
    follow->opened--;
}

static void tail_free(struct follow *follow, struct tail *tail)
{
    tail_close(follow, tail);
    free(tail->path);
    free(tail);
}

/* Read what is new.  `settle`: nothing more is expected soon. */
static int tail_read(struct follow *follow, struct tail *tail, bool settle, struct error *error)
{
    struct error wrong;
    uint64_t before = 0;
    if (tail->open) {
        before = tail->work.source.bytes;
        reader_again(lane_reader(tail->work.lane), settle);
    } else {
        if (job_probe(&tail->job, tail->path, follow->options, &wrong) != 1)
            return 0;
        int opened = work_open(follow->run, &tail->work, &tail->job, false, error);
        if (opened <= 0)
            return opened;
        tail->open = true;
        tail->settled = settle;
        tail->grown = now();
        follow->opened++;
    }
    if (work_through(follow->run, &tail->work, error) < 0)
        return -1;
    follow->dirty = true;
    if (tail->work.source.bytes != before) {
        tail->grown = now();
        tail->settled = settle;
    }
    return 0;
}

/* The name is gone from this file; its writer may not know. */
static int fade(struct follow *follow, size_t place, struct error *error)
{
    struct tail *tail = follow->places[place];
    if (!tail->open)
        return 0;
    follow->places[place] = tail_new(tail->path);
    tail->place = place;
    tail->next = follow->faded;
    follow->faded = tail;
    return tail_read(follow, tail, false, error);
}

static int read_faded(struct follow *follow, struct error *error)
{
    for (struct tail **link = &follow->faded; *link;) {
        struct tail *tail = *link;
        int64_t quiet = now() - tail->grown;
        bool done = quiet > (follow->places[tail->place]->open ? FADE : ABSENT);
        bool settle = done || (quiet > SETTLE && !tail->settled);
        if (tail_read(follow, tail, settle, error) < 0)
            return -1;
        tail->settled = tail->settled || settle;
        if (done) {
            *link = tail->next;
            tail_free(follow, tail);
        } else {
            link = &tail->next;
        }
    }
    return 0;
}

static size_t add_place(struct follow *follow, const char *path, bool listed)
{
    if (follow->count == follow->room) {
        follow->room = follow->room ? follow->room * 2 : 16;
        follow->places = memory_resize(follow->places, follow->room * sizeof(*follow->places));
    }
    follow->places[follow->count] = tail_new(path);
    follow->places[follow->count]->listed = listed;
    follow->count++;
    return watch_add(follow->watch, path);
}

static bool has_place(const struct follow *follow, const char *path)
{
    for (size_t i = 0; i < follow->count; i++)
        if (strcmp(follow->places[i]->path, path) == 0)
            return true;
    return false;
}

/* Where new files may come up: a folder, or the folder of a pattern. */
static void add_folder(struct follow *follow, const char *argument)
{
    char folder[4096];
    struct stat st;
    snprintf(folder, sizeof(folder), "%s", argument);
    bool exists = stat(argument, &st) == 0;
    if (!exists && strpbrk(argument, "*?[")) {
        char *slash = strrchr(folder, '/');
        if (slash)
            slash[slash == folder] = '\0';
        else
            snprintf(folder, sizeof(folder), ".");
    } else if (!exists || !S_ISDIR(st.st_mode)) {
        if (strcmp(argument, "-") != 0 && !has_place(follow, argument))
            add_place(follow, argument, true);
        return;
    }
    follow->unlisted = true;
    if (!has_place(follow, folder))
        add_place(follow, folder, false);
}

/* Follow the files that folders and patterns mean now. */
static void list_files(struct follow *follow)
{
    struct paths paths;
    if (!follow->unlisted)
        return;
    paths_find(&paths, follow->options->paths, follow->options->count, false);
    for (size_t i = 0; i < paths.count; i++) {
        const struct path *path = &paths.rows[i];
        if (!path->error && !path->rotated && strcmp(path->name, "-") != 0 &&
            !has_place(follow, path->name))
            add_place(follow, path->name, true);
    }
    paths_free(&paths);
    follow->listed = now();
}

struct follow *follow_open(const struct ingest_options *options)
{
    struct follow *follow = memory_zero(1, sizeof(*follow));
    follow->options = options;
    follow->watch = watch_open(LOOK, false);
    for (size_t i = 0; i < options->count; i++)
        add_folder(follow, options->paths[i]);
    list_files(follow);
    return follow;
}

void follow_close(struct follow *follow)
{
    if (!follow)
        return;
    for (size_t i = 0; i < follow->count; i++)
        tail_free(follow, follow->places[i]);
    while (follow->faded) {
        struct tail *tail = follow->faded;
        follow->faded = tail->next;
        tail_free(follow, tail);
    }
    watch_close(&follow->watch);
    free(follow->places);
    free(follow);
}

static int take_change(struct follow *follow, size_t place, enum watch_change change,
                       struct error *error)
{
    if (!follow->places[place]->listed || change == WATCH_LISTED) {
        follow->listed = 0;
        return 0;
    }
    if (change == WATCH_TRUNCATED)
        tail_close(follow, follow->places[place]);
    else if (change != WATCH_GREW && fade(follow, place, error) < 0)
        return -1;
    if (change == WATCH_DELETED)
        return 0;
    return tail_read(follow, follow->places[place], false, error);
}

/* Files that rest: tell what their sessions prove, and close them when there are many. */
static int settle(struct follow *follow, struct error *error)
{
    for (size_t i = 0; i < follow->count; i++) {
        struct tail *tail = follow->places[i];
        if (!tail->open || now() - tail->grown < SETTLE)
            continue;
        if (!tail->settled && tail_read(follow, tail, true, error) < 0)
            return -1;
        tail->settled = true;
        if (follow->opened > OPEN_MAX)
            tail_close(follow, tail);
    }
    return 0;
}

/* New files in folders are read as soon as they are listed. */
static int list_again(struct follow *follow, struct error *error)
{
    size_t before = follow->count;
    if (now() - follow->listed < LISTING)
        return 0;
    list_files(follow);
    for (size_t i = before; i < follow->count; i++)
        if (tail_read(follow, follow->places[i], false, error) < 0)
            return -1;
    return 0;
}

static int commit(struct follow *follow, struct error *error)
{
    int64_t time = now();
    if (follow->dirty && time - follow->committed >= COMMIT) {
        follow->dirty = false;
        follow->committed = time;
        if (writer_commit(follow->run->writer, error) < 0)
            return -1;
    }
    if (time - follow->tidied < TIDYING)
        return 0;
    follow->tidied = time;
    return writer_tidy(follow->run->writer, error);
}

static void step_aside(struct follow *follow)
{
    const struct ingest_aside *aside = &follow->run->options->aside;
    if (aside->work && !follow->dirty)
        aside->work(aside->context);
}

static int64_t nap(const struct follow *follow)
{
    int64_t left = follow->faded ? FADE_NAP : NAP;
    int64_t due = follow->committed + COMMIT - now();
    return follow->dirty && due < left ? due : left;
}

int follow_run(struct run *run, struct follow *follow, struct error *error)
{
    size_t place;
    enum watch_change change;
    int status = 0;
    follow->run = run;
    follow->tidied = now();
    for (size_t i = 0; i < follow->count && status == 0; i++)
        if (follow->places[i]->listed)
            status = tail_read(follow, follow->places[i], false, error);
    while (status == 0 && follow->count && !run_stopped(run)) {
        watch_wait(follow->watch, nap(follow));
        while (status == 0 && watch_next(follow->watch, &place, &change))
            status = take_change(follow, place, change, error);
        if (status == 0)
            status = read_faded(follow, error);
        if (status == 0)
            status = settle(follow, error);
        if (status == 0)
            status = list_again(follow, error);
        if (status == 0)
            status = commit(follow, error);
        if (status == 0)
            step_aside(follow);
    }
    return status;
}
