/*
 * gzip: a file of one or more members (RFC 1952 section 2.2), one behind the other.
 *
 * The content ends for good only at the end of a member whose trailer is right.  A file that stops
 * before is still being written, or was cut: all that can be inflated is given out.  Zeros behind
 * the last member are padding (tapes, some copies); anything else there is left out and said.
 */
#include "base/arena.h"
#include "base/when.h"
#include "ingest/decoder.h"

#include <stdlib.h>

struct gunzip {
    void *inflater;
    bool between; /* a member has ended, the next one was not looked for */
    bool over;
    const char *complaint; /* the data is damaged; said when what stands before was given out */
};

static const struct slice magic = {"\x1f\x8b\x08", 3};

static int open_gzip(struct stream *stream, struct error *error)
{
    (void)error;
    struct gunzip *gunzip = memory_zero(1, sizeof(*gunzip));
    gunzip->inflater = stream->inflater->open();
    stream->state = gunzip;
    return 0;
}

static int next_gzip(struct stream *stream, struct error *error)
{
    int more = stream_single_entry(stream, error);
    struct slice head = input_bytes(&stream->input);
    if (more == 1 && head.len >= 8) {
        uint32_t time = 0;
        for (size_t i = 8; i-- > 4;)
            time = time << 8 | (unsigned char)head.ptr[i];
        if (time > 0)
            stream->entry.time = time * WHEN_SECOND;
    }
    return more;
}

static void finish(struct stream *stream, enum stream_end end)
{
    struct gunzip *gunzip = stream->state;
    gunzip->over = true;
    stream->entry.end = end;
    if (end == STREAM_CUT)
        stream_warn(stream,
                    "%s stops in the middle of its gzip data, after byte %llu: what is whole was "
                    "read; read it again when the rest is there",
                    stream->entry.name, (unsigned long long)input_tell(&stream->input));
}

static bool only_zeros(struct slice bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if (bytes.ptr[i] != 0)
            return false;
    return true;
}

/* Behind a member: begin the next one, or finish. */
static int begin_member(struct stream *stream, struct error *error)
{
    struct gunzip *gunzip = stream->state;
    int more = input_want(&stream->input, magic.len, error);
    if (more < 0)
        return -1;
    gunzip->between = false;
    struct slice head = slice_first(input_bytes(&stream->input), magic.len);
    if (more == 0) {
        finish(stream, STREAM_COMPLETE);
    } else if (slice_starts(head, magic)) {
        stream->inflater->reset(gunzip->inflater);
    } else if (slice_starts(magic, head)) {
        stream->input.start = stream->input.end;
        finish(stream, STREAM_CUT);
    } else {
        if (!only_zeros(head))
            stream_warn(stream,
                        "%s: the bytes from %llu on, behind the gzip data, are not gzip and were "
                        "left out",
                        stream->entry.name, (unsigned long long)input_tell(&stream->input));
        finish(stream, STREAM_COMPLETE);
    }
    return 0;
}

static int damaged(struct stream *stream, struct error *error)
{
    const struct gunzip *gunzip = stream->state;
    return error_set(error,
                     "%s: the gzip data is damaged before byte %llu: %s; what stands before "
                     "was read",
                     stream->entry.name, (unsigned long long)input_tell(&stream->input),
                     gunzip->complaint);
}

/* One turn of the inflater: the bytes it made. */
static size_t inflate_some(struct stream *stream, char *buffer, size_t size)
{
    struct gunzip *gunzip = stream->state;
    struct slice in = input_bytes(&stream->input);
    struct inflate_step step = {in.ptr, in.len, buffer, size, NULL};
    enum inflated result = stream->inflater->run(gunzip->inflater, &step);
    stream->input.start += in.len - step.in_count;
    size_t made = size - step.out_count;
    gunzip->between = result == INFLATE_END;
    if (result == INFLATE_BAD)
        gunzip->complaint = step.complaint;
    else if (result == INFLATE_MORE && in.len > 0 && step.in_count == in.len && made == 0)
        gunzip->complaint = "it leads nowhere";
    return made;
}

static ssize_t read_gzip(struct stream *stream, char *buffer, size_t size, struct error *error)
{
    struct gunzip *gunzip = stream->state;
    while (!gunzip->over) {
        if (gunzip->complaint)
            return damaged(stream, error);
        if (gunzip->between) {
            if (begin_member(stream, error) < 0)
                return -1;
            continue;
        }
        size_t made = inflate_some(stream, buffer, size);
        if (made > 0)
            return (ssize_t)made;
        if (gunzip->between || gunzip->complaint || stream->input.start < stream->input.end)
            continue;
        int more = input_want(&stream->input, 1, error);
        if (more < 0)
            return -1;
        if (more == 0)
            finish(stream, STREAM_CUT);
    }
    return 0;
}

static void close_gzip(struct stream *stream)
{
    struct gunzip *gunzip = stream->state;
    stream->inflater->close(gunzip->inflater);
    free(gunzip);
}

const struct decoder decoder_gzip = {
    .open = open_gzip,
    .next_entry = next_gzip,
    .read = read_gzip,
    .close = close_gzip,
};
