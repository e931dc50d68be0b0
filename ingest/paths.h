/*
 * paths: which files, in which order.
 *
 * From what stands on the command line to a list of files: a file, a folder (its regular files, and
 * those of the folders in it), a quoted glob pattern, "-".  A file that is named twice, or has two
 * names (hard links, symbolic links), is listed once.
 *
 * Order: rotated copies of one log stand together, the oldest first and the one still being written
 * last; otherwise as given, and by name inside a folder (numbers by value).  That is an order of
 * names only: a reader who needs the order of content has to look into the files.
 *
 * Rotated copies are known by their names, as logrotate, savelog, newsyslog, exicyclog and
 * datestamped log names make them; all of these belong to mail.log: mail.log.1  mail.log.2.gz
 * mail.log.01.xz  mail.log-20261121  mail.log-20261121.gz mail.log-2026112115
 * mail.log-20261121-1530.zst  mail.log-1795273200  mail.log.20261121T000000.bz2 mail-20261121.log
 * mail-2026-11-21.log.gz  mail.1.log Numbered copies stand before dated ones: who has both has
 * changed over to dates.
 */
#ifndef BOUNCESTAT_INGEST_PATHS_H
#define BOUNCESTAT_INGEST_PATHS_H

#include "base/arena.h"

/* One file to read, or one argument that led to none. */
struct path {
    const char *name;  /* as stream_open takes it; of a failed argument, the argument */
    const char *error; /* NULL, or the sentence that says why there is nothing to read */
    int64_t size;      /* bytes as stored; 0 for "-" */
    int64_t mtime;     /* UTC microseconds; WHEN_NONE for "-" and failed arguments */
    bool rotated; /* named as a rotated copy (of datestamped logs, the newest may still grow) */
};

struct paths {
    struct path *rows;
    size_t count;
    struct arena arena; /* of the strings */
};

/* Every argument leads to at least one row unless it repeats another; a folder without files, a
 * pattern without match, a missing file become rows with an error.  `rotated`: each file stands for
 * the whole set of its rotated copies, even when the name itself is gone.  Hidden files (a dot in
 * front) in folders are left out, folders are searched 8 levels deep without following symbolic
 * links to folders, and at most PATHS_MAX files are listed.  Free with paths_free. */
enum { PATHS_MAX = 250000 };
void paths_find(struct paths *paths, const char *const *arguments, size_t count, bool rotated);
void paths_free(struct paths *paths);

#endif
