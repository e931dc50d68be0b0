#include "ingest/input.h"

#include "base/arena.h"
#include "base/when.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int open_failed(const char *path, struct error *error)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return error_set(error, "%s: there is no such file", path);
    case EACCES:
    case EPERM:
        return error_set(error,
                         "%s: permission denied; run as root or as a member of the group that may "
                         "read the logs (often adm)",
                         path);
    default:
        return error_set(error, "%s: cannot be opened: %s", path, strerror(errno));
    }
}

static int learn(struct input *input, struct error *error)
{
    struct stat st;
    if (fstat(input->fd, &st) != 0)
        return error_set(error, "%s: cannot be examined: %s", input->path, strerror(errno));
    if (S_ISDIR(st.st_mode))
        return error_set(error, "%s is a folder, not a file", input->path);
    off_t position = lseek(input->fd, 0, SEEK_CUR);
    input->regular = S_ISREG(st.st_mode) && position >= 0;
    input->mtime = WHEN_NONE;
    if (input->regular) {
        input->origin = (uint64_t)position;
        input->mtime = st.st_mtim.tv_sec * WHEN_SECOND + st.st_mtim.tv_nsec / 1000;
        posix_fadvise(input->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    return 0;
}

int input_open(struct input *input, const char *path, struct error *error)
{
    *input = (struct input){.fd = STDIN_FILENO};
    if (strcmp(path, "-") != 0) {
        input->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
        if (input->fd < 0)
            return open_failed(path, error);
    }
    input->path = memory_take(strlen(path) + 1);
    memcpy(input->path, path, strlen(path) + 1);
    input->bytes = memory_take(INPUT_SIZE);
    if (learn(input, error) == 0)
        return 0;
    input_close(input);
    return -1;
}

void input_close(struct input *input)
{
    if (input->fd > STDIN_FILENO)
        close(input->fd);
    free(input->path);
    free(input->bytes);
    *input = (struct input){.fd = -1};
}

/* EINTR is passed on: it only comes when the program has asked to be interrupted.  Standard input
 * may have been set not to wait, by whoever shares it. */
static ssize_t read_some(struct input *input, char *buffer, size_t size, struct error *error)
{
    ssize_t count = read(input->fd, buffer, size);
    while (count < 0 && errno == EAGAIN) {
        struct pollfd ready = {.fd = input->fd, .events = POLLIN};
        if (poll(&ready, 1, -1) < 0)
            break;
        count = read(input->fd, buffer, size);
    }
    if (count < 0)
        return error_set(error, "%s: cannot be read at byte %llu: %s", input->path,
                         (unsigned long long)input->offset, strerror(errno));
    input->ended = count == 0;
    input->offset += (uint64_t)count;
    return count;
}

int input_want(struct input *input, size_t count, struct error *error)
{
    if (input->end - input->start >= count)
        return 1;
    memmove(input->bytes, input->bytes + input->start, input->end - input->start);
    input->end -= input->start;
    input->start = 0;
    while (input->end < count) {
        ssize_t got = read_some(input, input->bytes + input->end, INPUT_SIZE - input->end, error);
        if (got < 0 && input->end == 0)
            return -1;
        if (got <= 0)
            break;
        input->end += (size_t)got;
    }
    return input->end > 0;
}

ssize_t input_read(struct input *input, char *buffer, size_t size, struct error *error)
{
    size_t buffered = input->end - input->start;
    if (buffered == 0)
        return read_some(input, buffer, size, error);
    size_t count = buffered < size ? buffered : size;
    memcpy(buffer, input->bytes + input->start, count);
    input->start += count;
    return (ssize_t)count;
}

int input_seek(struct input *input, uint64_t offset, struct error *error)
{
    if (lseek(input->fd, (off_t)(input->origin + offset), SEEK_SET) < 0)
        return error_set(error, "%s: cannot go to byte %llu: %s", input->path,
                         (unsigned long long)offset, strerror(errno));
    input->offset = offset;
    input->start = input->end = 0;
    input->ended = false;
    return 0;
}

uint64_t input_tell(const struct input *input)
{
    return input->offset - (input->end - input->start);
}

int64_t input_size(const struct input *input)
{
    struct stat st;
    if (!input->regular || fstat(input->fd, &st) != 0)
        return -1;
    return (int64_t)st.st_size - (int64_t)input->origin;
}
