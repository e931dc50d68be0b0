#include "ingest/paths.h"

#include "base/error.h"
#include "base/when.h"
#include "ingest/rotation.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { DEPTH_MAX = 8 };

/* A row while the list is made. */
struct found {
    struct path path;
    size_t order; /* in which it was found */
    size_t set;   /* `order` of the first found copy of the same log */
    dev_t device; /* device and inode are 0 when the row is no file */
    ino_t inode;
    struct slice folder; /* "" or ends in a slash */
    struct rotation rotation;
};

struct search {
    struct arena *arena;
    struct found *rows;
    size_t count, room;
    size_t files; /* rows since the argument began */
    bool rotated;
    bool full;
};

static struct found *add_row(struct search *search, const char *name)
{
    if (search->count == search->room) {
        search->room = search->room ? search->room * 2 : 64;
        search->rows = memory_resize(search->rows, search->room * sizeof(*search->rows));
    }
    struct found *row = &search->rows[search->count];
    *row = (struct found){.order = search->count, .set = search->count};
    row->path.name = arena_string(search->arena, slice_of(name));
    row->path.mtime = WHEN_NONE;
    row->rotation = rotation_of(slice_of(row->path.name));
    search->count++;
    return row;
}

static void add_error(struct search *search, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void add_error(struct search *search, const char *name, const char *format, ...)
{
    struct error error;
    va_list args;
    va_start(args, format);
    vsnprintf(error.text, sizeof(error.text), format, args);
    va_end(args);
    add_row(search, name)->path.error = arena_string(search->arena, slice_of(error.text));
}

static void add_file(struct search *search, const char *name, const struct stat *st)
{
    if (search->count >= PATHS_MAX) {
        if (!search->full)
            add_error(search, name, "%s: more than %d files, the rest is left out; name fewer",
                      name, PATHS_MAX);
        search->full = true;
        return;
    }
    struct found *row = add_row(search, name);
    row->device = st->st_dev;
    row->inode = st->st_ino;
    row->path.size = st->st_size;
    row->path.mtime = st->st_mtim.tv_sec * WHEN_SECOND + st->st_mtim.tv_nsec / 1000;
    struct slice whole = slice_of(row->path.name);
    size_t slash = slice_rfind(whole, '/');
    size_t start = slash == SLICE_NONE ? 0 : slash + 1;
    row->folder = slice_first(whole, start);
    row->rotation = rotation_of(slice_from(whole, start));
    row->path.rotated = row->rotation.kind != ROTATION_LIVE || row->rotation.packed;
    search->files++;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return name_compare(slice_of((*a)->d_name), slice_of((*b)->d_name));
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static const char *join(struct search *search, const char *folder, const char *name)
{
    struct slice f = slice_of(folder);
    const char *slash = f.len == 0 || slice_ends(f, S("/")) ? "" : "/";
    return arena_printf(search->arena, "%s%s%s%c", folder, slash, name, 0).ptr;
}

static void search_folder(struct search *search, const char *folder, unsigned depth)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, not_hidden, by_name);
    if (count < 0) {
        add_error(search, folder, "%s: this folder cannot be read: %s", folder, strerror(errno));
        search->files++;
        return;
    }
    for (int i = 0; i < count; i++) {
        struct stat st, link;
        const char *name = join(search, folder, entries[i]->d_name);
        free(entries[i]);
        if (lstat(name, &link) != 0 || stat(name, &st) != 0)
            continue;
        if (S_ISREG(st.st_mode))
            add_file(search, name, &st);
        else if (S_ISDIR(link.st_mode) && depth < DEPTH_MAX && !search->full)
            search_folder(search, name, depth + 1);
    }
    free(entries);
}

/* All copies of the log that `name` is a copy of, whether it exists or not.  False, with errno,
 * when its folder cannot be read. */
static bool search_rotated(struct search *search, const char *name)
{
    struct slice whole = slice_of(name);
    size_t slash = slice_rfind(whole, '/');
    size_t start = slash == SLICE_NONE ? 0 : slash + 1;
    struct rotation wanted = rotation_of(slice_from(whole, start));
    const char *folder = arena_string(search->arena, slice_first(whole, start));
    struct dirent **entries;
    int count = scandir(*folder ? folder : ".", &entries, not_hidden, by_name);
    if (count < 0)
        return false;
    for (int i = 0; i < count; i++) {
        struct rotation rotation = rotation_of(slice_of(entries[i]->d_name));
        struct stat st;
        const char *path = join(search, folder, entries[i]->d_name);
        if (rotation_compare_logs(&wanted, &rotation) == 0 && stat(path, &st) == 0 &&
            S_ISREG(st.st_mode))
            add_file(search, path, &st);
        free(entries[i]);
    }
    free(entries);
    return true;
}

static void search_existing(struct search *search, const char *name, const struct stat *st)
{
    if (S_ISDIR(st->st_mode)) {
        search_folder(search, name, 1);
        if (search->files == 0)
            add_error(search, name, "%s: there are no files in this folder", name);
        return;
    }
    if (search->rotated && S_ISREG(st->st_mode) && !search_rotated(search, name))
        add_error(search, name, "%s: its rotated copies cannot be found: %s", name,
                  strerror(errno));
    add_file(search, name, st);
}

static int by_match(const void *a, const void *b)
{
    return name_compare(slice_of(*(char *const *)a), slice_of(*(char *const *)b));
}

static void search_pattern(struct search *search, const char *pattern)
{
    glob_t matches;
    int result = glob(pattern, GLOB_NOSORT, NULL, &matches);
    if (result != 0) {
        add_error(search, pattern, "%s: no file matches", pattern);
        return;
    }
    qsort(matches.gl_pathv, matches.gl_pathc, sizeof(*matches.gl_pathv), by_match);
    size_t before = search->count;
    for (size_t i = 0; i < matches.gl_pathc; i++) {
        struct stat st;
        if (stat(matches.gl_pathv[i], &st) == 0)
            search_existing(search, matches.gl_pathv[i], &st);
    }
    globfree(&matches);
    if (search->count == before)
        add_error(search, pattern, "%s: no file matches", pattern);
}

static void search_argument(struct search *search, const char *argument)
{
    struct stat st;
    search->files = 0;
    if (strcmp(argument, "-") == 0) {
        add_row(search, argument);
        return;
    }
    if (stat(argument, &st) == 0) {
        search_existing(search, argument, &st);
        return;
    }
    int reason = errno;
    if (strpbrk(argument, "*?[")) {
        search_pattern(search, argument);
        return;
    }
    if (search->rotated)
        search_rotated(search, argument);
    if (search->files == 0 && reason == ENOENT)
        add_error(search, argument, "%s: there is no such file", argument);
    else if (search->files == 0)
        add_error(search, argument, "%s: %s", argument, strerror(reason));
}

/* One row per file: the same device and inode, or "-" again, is the same input. */
static int by_identity(const void *a, const void *b)
{
    const struct found *x = *(struct found *const *)a, *y = *(struct found *const *)b;
    if (!x->path.error != !y->path.error)
        return x->path.error ? 1 : -1;
    if (x->device != y->device)
        return x->device < y->device ? -1 : 1;
    if (x->inode != y->inode)
        return x->inode < y->inode ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static bool is_repeated(const struct found *a, const struct found *b)
{
    if (a->path.error || b->path.error)
        return false;
    return a->device == b->device && a->inode == b->inode;
}

static size_t drop_repeated(struct found **rows, size_t count)
{
    size_t kept = 0;
    qsort(rows, count, sizeof(*rows), by_identity);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !is_repeated(rows[kept - 1], rows[i]))
            rows[kept++] = rows[i];
    return kept;
}

static int compare_logs(const struct found *a, const struct found *b)
{
    int order = slice_compare(a->folder, b->folder);
    return order != 0 ? order : rotation_compare_logs(&a->rotation, &b->rotation);
}

static int by_log(const void *a, const void *b)
{
    const struct found *x = *(struct found *const *)a, *y = *(struct found *const *)b;
    int order = compare_logs(x, y);
    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

/* Give all copies of one log the place of the one that was found first. */
static void join_copies(struct found **rows, size_t count)
{
    qsort(rows, count, sizeof(*rows), by_log);
    for (size_t i = 1; i < count; i++)
        if (compare_logs(rows[i - 1], rows[i]) == 0)
            rows[i]->set = rows[i - 1]->set;
}

static int by_place(const void *a, const void *b)
{
    const struct found *x = *(struct found *const *)a, *y = *(struct found *const *)b;
    if (x->set != y->set)
        return x->set < y->set ? -1 : 1;
    int order = rotation_compare(&x->rotation, &y->rotation);
    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

void paths_find(struct paths *paths, const char *const *arguments, size_t count, bool rotated)
{
    *paths = (struct paths){0};
    struct search search = {.arena = &paths->arena, .rotated = rotated};
    for (size_t i = 0; i < count; i++)
        search_argument(&search, arguments[i]);
    struct found **rows = memory_take((search.count + 1) * sizeof(*rows));
    for (size_t i = 0; i < search.count; i++)
        rows[i] = &search.rows[i];
    size_t kept = drop_repeated(rows, search.count);
    join_copies(rows, kept);
    qsort(rows, kept, sizeof(*rows), by_place);
    paths->rows = memory_take((kept + 1) * sizeof(*paths->rows));
    paths->count = kept;
    for (size_t i = 0; i < kept; i++)
        paths->rows[i] = rows[i]->path;
    free(rows);
    free(search.rows);
}

void paths_free(struct paths *paths)
{
    free(paths->rows);
    arena_free(&paths->arena);
    *paths = (struct paths){0};
}
