#include "ingest/watch.h"

#include "base/arena.h"
#include "base/when.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#define FILE_EVENTS   (IN_MODIFY | IN_ATTRIB)
#define FOLDER_EVENTS (IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR)
#endif

/* With inotify the files are still looked at this often: it is silent on network file systems and
 * about what lies behind a symbolic link to another folder. */
#define SWEEP (5 * WHEN_SECOND)

/* An interval below this would keep the machine awake. */
#define SHORTEST (WHEN_SECOND / 1000)

struct watched {
    char *path, *folder;
    bool exists, is_folder;
    dev_t device;
    ino_t inode;
    int64_t size;
    int64_t mtime;              /* of a folder */
    int wake_file, wake_folder; /* inotify watches, -1 none */
    enum watch_change change;
};

struct watch {
    struct watched *rows;
    size_t count, room;
    size_t next; /* for watch_next */
    int64_t interval;
    int64_t looked; /* when, by the monotonic clock */
    bool woken;     /* something may have changed since */
    int inotify;    /* -1 none */
};

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * WHEN_SECOND + t.tv_nsec / 1000;
}

struct watch *watch_open(int64_t interval, bool polling)
{
    struct watch *watch = memory_zero(1, sizeof(*watch));
    watch->interval = interval > SHORTEST ? interval : SHORTEST;
    watch->looked = now() - watch->interval;
    watch->inotify = -1;
#ifdef __linux__
    if (!polling)
        watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
#endif
    (void)polling;
    return watch;
}

#ifdef __linux__
/* Ask to be woken for a row.  Without success it is looked at once per interval. */
static void ask(struct watch *watch, struct watched *row)
{
    if (watch->inotify < 0)
        return;
    if (row->wake_folder < 0)
        row->wake_folder = inotify_add_watch(watch->inotify, row->folder, FOLDER_EVENTS);
    if (row->wake_file < 0 && row->exists)
        row->wake_file = inotify_add_watch(watch->inotify, row->path,
                                           row->is_folder ? FOLDER_EVENTS : FILE_EVENTS);
}

/* The name means another file: the old one need not wake us. */
static void forget(struct watch *watch, struct watched *row)
{
    if (row->wake_file >= 0 && !row->is_folder)
        inotify_rm_watch(watch->inotify, row->wake_file);
    row->wake_file = -1;
}

/* Empty the queue of events; which they were does not matter, but for watches that have ended. */
static void drain(struct watch *watch)
{
    char buffer[16 * 1024] __attribute__((aligned(__alignof__(struct inotify_event))));
    /* A writer may add events as fast as they are taken: what is left wakes the next sleep. */
    for (unsigned turn = 0; turn < 16; turn++) {
        ssize_t count = read(watch->inotify, buffer, sizeof(buffer));
        if (count <= 0)
            return;
        for (ssize_t at = 0; at < count;) {
            const struct inotify_event *event = (const void *)(buffer + at);
            at += (ssize_t)(sizeof(*event) + event->len);
            for (size_t i = 0; (event->mask & IN_IGNORED) && i < watch->count; i++) {
                if (watch->rows[i].wake_file == event->wd)
                    watch->rows[i].wake_file = -1;
                if (watch->rows[i].wake_folder == event->wd)
                    watch->rows[i].wake_folder = -1;
            }
        }
    }
}
#else
static void ask(struct watch *watch, struct watched *row)
{
    (void)watch;
    (void)row;
}

static void forget(struct watch *watch, struct watched *row)
{
    (void)watch;
    (void)row;
}

static void drain(struct watch *watch)
{
    (void)watch;
}
#endif

static enum watch_change compare(const struct watched *row, const struct watched *seen)
{
    if (!seen->exists)
        return row->exists ? WATCH_DELETED : WATCH_NOTHING;
    if (!row->exists)
        return WATCH_APPEARED;
    if (row->device != seen->device || row->inode != seen->inode)
        return WATCH_REPLACED;
    if (seen->is_folder)
        return row->mtime != seen->mtime ? WATCH_LISTED : WATCH_NOTHING;
    if (row->size == seen->size)
        return WATCH_NOTHING;
    return row->size < seen->size ? WATCH_GREW : WATCH_TRUNCATED;
}

/* See what the name means now. */
static enum watch_change look(struct watch *watch, struct watched *row)
{
    struct watched seen = *row;
    struct stat st;
    seen.exists = stat(row->path, &st) == 0;
    if (seen.exists) {
        seen.is_folder = S_ISDIR(st.st_mode);
        seen.device = st.st_dev;
        seen.inode = st.st_ino;
        seen.size = st.st_size;
        seen.mtime = st.st_mtim.tv_sec * WHEN_SECOND + st.st_mtim.tv_nsec / 1000;
    }
    enum watch_change change = compare(row, &seen);
    *row = seen;
    if (change == WATCH_REPLACED || change == WATCH_DELETED)
        forget(watch, row);
    ask(watch, row);
    return change;
}

size_t watch_add(struct watch *watch, const char *path)
{
    if (watch->count == watch->room) {
        watch->room = watch->room ? watch->room * 2 : 16;
        watch->rows = memory_resize(watch->rows, watch->room * sizeof(*watch->rows));
    }
    struct watched *row = &watch->rows[watch->count];
    size_t length = strlen(path);
    size_t slash = slice_rfind(slice_of(path), '/');
    *row = (struct watched){.wake_file = -1, .wake_folder = -1};
    row->path = memory_take(length + 1);
    memcpy(row->path, path, length + 1);
    row->folder = memory_take(length + 2);
    if (slash == SLICE_NONE)
        memcpy(row->folder, ".", 2);
    else
        snprintf(row->folder, length + 2, "%.*s", (int)slash + 1, path);
    look(watch, row);
    watch->woken = true;
    return watch->count++;
}

static bool has_changes(const struct watch *watch)
{
    for (size_t i = 0; i < watch->count; i++)
        if (watch->rows[i].change != WATCH_NOTHING)
            return true;
    return false;
}

static void look_at_all(struct watch *watch)
{
    for (size_t i = 0; i < watch->count; i++)
        watch->rows[i].change = look(watch, &watch->rows[i]);
    watch->looked = now();
    watch->woken = false;
}

/* Will inotify tell about all of them? */
static bool will_be_woken(const struct watch *watch)
{
    for (size_t i = 0; i < watch->count; i++) {
        const struct watched *row = &watch->rows[i];
        if (row->wake_folder < 0 || (row->exists && row->wake_file < 0))
            return false;
    }
    return watch->inotify >= 0;
}

/* Sleep for a time, or until inotify has something.  False when a signal came. */
static bool rest(struct watch *watch, int64_t until)
{
    int64_t left = until - now();
    struct timespec time = {.tv_sec = left / WHEN_SECOND, .tv_nsec = left % WHEN_SECOND * 1000};
    /* What has woken us already shall not do so again before the interval is over. */
    struct pollfd wake = {.fd = watch->woken ? -1 : watch->inotify, .events = POLLIN};
    if (left <= 0)
        return true;
    int count = ppoll(&wake, 1, &time, NULL);
    if (count > 0)
        watch->woken = true;
    return count >= 0 || errno != EINTR;
}

int watch_wait(struct watch *watch, int64_t timeout)
{
    int64_t deadline = now() + timeout;
    watch->next = 0;
    while (!has_changes(watch)) {
        bool soon = watch->woken || !will_be_woken(watch);
        int64_t due = watch->looked + (soon || watch->interval > SWEEP ? watch->interval : SWEEP);
        if (now() >= due) {
            /* Before the look: what happens after it has to wake the next sleep. */
            if (watch->inotify >= 0)
                drain(watch);
            look_at_all(watch);
        } else if (now() >= deadline || !rest(watch, due < deadline ? due : deadline)) {
            return 0;
        }
    }
    return 1;
}

int watch_next(struct watch *watch, size_t *number_r, enum watch_change *change_r)
{
    while (watch->next < watch->count) {
        size_t number = watch->next++;
        *number_r = number;
        *change_r = watch->rows[number].change;
        watch->rows[number].change = WATCH_NOTHING;
        if (*change_r != WATCH_NOTHING)
            return 1;
    }
    return 0;
}

void watch_close(struct watch **watch)
{
    if (!*watch)
        return;
    for (size_t i = 0; i < (*watch)->count; i++) {
        free((*watch)->rows[i].path);
        free((*watch)->rows[i].folder);
    }
    if ((*watch)->inotify >= 0)
        close((*watch)->inotify);
    free((*watch)->rows);
    free(*watch);
    *watch = NULL;
}
