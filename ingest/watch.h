/*
 * watch: sleep until followed files change.
 *
 * What has changed is always found by stat(2), against what was seen before; inotify(7) only ends
 * the sleep sooner.  Where there is no inotify (other systems, its limits, network file systems)
 * the files are looked at once per interval, or every few seconds.
 *
 * Add a file before you read it: then a change may be reported that was read already, but none is
 * missed.  Keep a rotated file open and read it to its end before you turn to the new one: its
 * writer may go on writing to it for a while, and an open file's inode is not given to another.
 *
 * A file that is truncated and written past its old size within one interval looks as if it had
 * grown; only its content can tell.
 */
#ifndef BOUNCESTAT_INGEST_WATCH_H
#define BOUNCESTAT_INGEST_WATCH_H

#include "base/error.h"

enum watch_change {
    WATCH_NOTHING,
    WATCH_GREW,
    WATCH_TRUNCATED, /* the same file, now shorter: read it from its beginning */
    WATCH_REPLACED,  /* another file has the name */
    WATCH_DELETED,   /* no file has the name: removed or renamed */
    WATCH_APPEARED,  /* a file has the name again, or at last */
    WATCH_LISTED,    /* of a folder: a name in it was added or removed */
};

struct watch;

/* `interval`, in microseconds: no two looks at the files are closer than this (1 ms at least).
 * `polling`: without inotify. */
struct watch *watch_open(int64_t interval, bool polling);

/* A path of a file or folder, which need not exist yet.  Returns its number: 0 for the first, 1 for
 * the second ... */
size_t watch_add(struct watch *watch, const char *path);

/* Sleep until something changes, at most `timeout` microseconds.  1 there are changes, 0 none; a
 * signal ends the sleep early. */
int watch_wait(struct watch *watch, int64_t timeout);

/* Take one change of those that watch_wait found; 1, or 0 when there are no more.  A file has at
 * most one, the latest. */
int watch_next(struct watch *watch, size_t *number_r, enum watch_change *change_r);

/* NULL is fine; the pointer becomes NULL. */
void watch_close(struct watch **watch);

#endif
