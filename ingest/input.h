/*
 * input: the bytes of a file as they are stored, through one buffer, with errors as sentences.
 *
 * read(2) and not mmap: a log that is truncated while it is read must end, not raise SIGBUS.
 */
#ifndef BOUNCESTAT_INGEST_INPUT_H
#define BOUNCESTAT_INGEST_INPUT_H

#include "base/error.h"

#include <sys/types.h>

enum { INPUT_SIZE = 256 * 1024 };

struct input {
    int fd;
    char *path;
    bool regular;    /* a file that can be sought in and may grow, not a pipe or terminal */
    bool ended;      /* the last read(2) gave nothing */
    int64_t mtime;   /* UTC microseconds, WHEN_NONE unless regular */
    uint64_t origin; /* where the descriptor stood when it was handed over */
    uint64_t offset; /* of the byte behind the buffered ones, counted from `origin` */
    size_t start, end;
    char *bytes; /* INPUT_SIZE; bytes[start..end) are read from the file and not yet taken */
};

/* "-" is standard input.  -1 leaves nothing to close. */
int input_open(struct input *input, const char *path, struct error *error);
void input_close(struct input *input);

/* Have at least `count` <= INPUT_SIZE bytes buffered, or all that there are before the end. Returns
 * 1 when any are buffered, 0 at the end, -1 when reading failed and none are buffered. */
int input_want(struct input *input, size_t count, struct error *error);

/* Take bytes: the buffered ones first, then straight from the file. */
ssize_t input_read(struct input *input, char *buffer, size_t size, struct error *error);

/* Go to an offset (regular only) and forget what is buffered. */
int input_seek(struct input *input, uint64_t offset, struct error *error);

/* The offset of the next byte to be taken; and the present size of a regular file, -1 unknown. */
uint64_t input_tell(const struct input *input);
int64_t input_size(const struct input *input);

static inline struct slice input_bytes(const struct input *input)
{
    return slice_make(input->bytes + input->start, input->end - input->start);
}

#endif
