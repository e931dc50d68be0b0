#include "store/disguise.h"

#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/random.h>
#include <unistd.h>

/* 1 = made, 0 = somebody else made it meanwhile, -1 = failed. */
static int make_key(const char *path, const char *database, struct error *error)
{
    unsigned char bytes[sizeof(struct siphash_key)];
    if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
        return error_set(error, "the machine gives no random bytes for %s", path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return 0;
    if (fd >= 0)
        place_give(fd, database);
    bool written =
        fd >= 0 && write(fd, bytes, sizeof(bytes)) == (ssize_t)sizeof(bytes) && fsync(fd) == 0;
    if (written && close(fd) == 0)
        return 1;
    error_set(error, "%s: the key cannot be written: %s", path, strerror(errno));
    if (fd >= 0)
        unlink(path);
    return -1;
}

int disguise_load_key(struct siphash_key *key_r, const char *database, bool make,
                      struct error *error)
{
    char path[4096];
    if ((size_t)snprintf(path, sizeof(path), "%s.key", database) >= sizeof(path))
        return make ? error_set(error, "the path of the database is too long") : 0;
    if (make && access(path, F_OK) != 0 && make_key(path, database, error) < 0)
        return -1;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t count = fd < 0 ? -1 : read(fd, key_r, sizeof(*key_r));
    int reason = errno;
    if (fd >= 0)
        close(fd);
    if (count == (ssize_t)sizeof(*key_r))
        return 1;
    if (!make)
        return 0;
    return error_set(error, "%s: the key cannot be read: %s", path,
                     count < 0 ? strerror(reason) : "it is too short");
}
