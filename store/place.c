#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* A database of SQLite that lies in no folder. */
static bool is_memory(const char *path)
{
    return strcmp(path, ":memory:") == 0;
}

/* --- making ----------------------------------------------------------------------------------- */

/* true = it stays root's. */
static bool give(int fd, const struct stat *like)
{
    return geteuid() == 0 && (like->st_uid == 0 || fchown(fd, like->st_uid, like->st_gid) != 0);
}

void place_give(int fd, const char *like)
{
    struct stat st;
    if (stat(like, &st) == 0)
        give(fd, &st);
}

/* Step from one folder into the next, by descriptors: whoever may write in a folder could lead root
 * astray by a path.  `at` is closed. */
static int enter(int at, const char *name, bool *roots_r)
{
    struct stat above;
    bool made = mkdirat(at, name, 0750) == 0;
    int folder =
        openat(at, name, (made ? O_RDONLY | O_NOFOLLOW : O_PATH) | O_DIRECTORY | O_CLOEXEC);
    *roots_r = made && folder >= 0 && fstat(at, &above) == 0 && give(folder, &above);
    close(at);
    return folder;
}

static void make_file(int at, const char *name)
{
    struct stat folder;
    int file = openat(at, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640);
    if (file < 0)
        return;
    if (fstat(at, &folder) == 0)
        give(file, &folder);
    close(file);
}

bool place_make(const char *path)
{
    char name[PATH_MAX]; /* the system refuses what is too long, and it must not be cut before */
    struct slice rest = slice_of(path), part;
    bool roots = false;
    if (is_memory(path) || access(path, F_OK) == 0)
        return false;
    int at = open(path[0] == '/' ? "/" : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    while (at >= 0 && slice_cut(&rest, '/', &part)) {
        snprintf(name, sizeof(name), "%.*s", SLICE_ARG(part));
        if (name[0])
            at = enter(at, name, &roots);
    }
    if (at < 0)
        return false;
    make_file(at, rest.ptr);
    close(at);
    return roots;
}

/* --- may it be used? -------------------------------------------------------------------------- */

static const char group_helps[] =
    "become its owner or a member of its group, or let root give it to this user by chown";
static const char owner_helps[] = "become its owner, or let root give it to this user by chown";
static const char root_helps[] = "let root make the database's folder in it and give that to this "
                                 "user by chown, or name another database with --db";

/* "may not be written by this user" */
static int refuse(const char *what, const char *path, const char *done, const char *help,
                  struct error *error)
{
    char room[1024], owner[64], group[64];
    struct stat st;
    struct passwd user, *found = NULL;
    struct group members, *known = NULL;
    if ((errno != EACCES && errno != EPERM) || stat(path, &st) != 0)
        return error_set(error, "The %s %s cannot be %s: %s; name another database with --db.",
                         what, path, done, strerror(errno));
    snprintf(owner, sizeof(owner), "%u", (unsigned)st.st_uid);
    if (getpwuid_r(st.st_uid, &user, room, sizeof(room), &found) == 0 && found)
        snprintf(owner, sizeof(owner), "%s", user.pw_name);
    snprintf(group, sizeof(group), "%u", (unsigned)st.st_gid);
    if (getgrgid_r(st.st_gid, &members, room, sizeof(room), &known) == 0 && known)
        snprintf(group, sizeof(group), "%s", members.gr_name);
    return error_set(error,
                     "The %s %s may not be %s by this user: it belongs to %s, group %s, mode %04o; "
                     "%s.",
                     what, path, done, owner, group, (unsigned)st.st_mode & 07777, help);
}

/* The folder at which the way to the file ends: its own, or the last that stands, or one that this
 * user may not enter.  true = its own. */
static bool last_folder(const char *path, char folder[PATH_MAX])
{
    char next[PATH_MAX];
    struct stat st;
    snprintf(folder, PATH_MAX, "%s", path[0] == '/' ? "/" : ".");
    for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        snprintf(next, sizeof(next), "%.*s", (int)(slash - path), path);
        if (stat(next, &st) != 0 || !S_ISDIR(st.st_mode))
            return false;
        memcpy(folder, next, sizeof(next));
    }
    return true;
}

/* As this process may, which is not always what its user may. */
static bool may(const char *path, int mode)
{
    return faccessat(AT_FDCWD, path, mode, AT_EACCESS) == 0;
}

int place_check(const char *path, bool writing, struct error *error)
{
    char folder[PATH_MAX];
    if (is_memory(path))
        return 0;
    bool own = last_folder(path, folder);
    if (!may(folder, X_OK))
        return refuse("folder", folder, "entered", group_helps, error);
    bool missing = !may(path, F_OK);
    if (missing && !writing)
        return error_set(error,
                         "There is no database %s yet; 'bouncestat ingest LOG' makes it, --db "
                         "names another.",
                         path);
    if (!missing && !may(path, R_OK))
        return refuse("database", path, "read", group_helps, error);
    if (!missing && writing && !may(path, W_OK))
        return refuse("database", path, "written", owner_helps, error);
    /* SQLite keeps its journal there. */
    if (writing && !may(folder, W_OK))
        return refuse("folder", folder, "written", own ? owner_helps : root_helps, error);
    return 0;
}
