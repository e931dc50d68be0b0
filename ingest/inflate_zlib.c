/*
 * gzip members by zlib: always there.
 */
#include "base/arena.h"
#include "ingest/decoder.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

/* 15 bits of window, and 16 to expect gzip (zlib.h, inflateInit2). */
enum { GZIP_WINDOW = 15 + 16 };

static voidpf zlib_take(voidpf opaque, uInt count, uInt size)
{
    (void)opaque;
    return memory_zero(count, size);
}

static void zlib_release(voidpf opaque, voidpf address)
{
    (void)opaque;
    free(address);
}

static void *open_zlib(void)
{
    z_stream *z = memory_zero(1, sizeof(*z));
    z->zalloc = zlib_take;
    z->zfree = zlib_release;
    inflateInit2(z, GZIP_WINDOW);
    return z;
}

static void reset_zlib(void *state)
{
    inflateReset(state);
}

static enum inflated run_zlib(void *state, struct inflate_step *step)
{
    z_stream *z = state;
    uInt in = (uInt)(step->in_count < INT_MAX ? step->in_count : INT_MAX);
    uInt out = (uInt)(step->out_count < INT_MAX ? step->out_count : INT_MAX);
    z->next_in = (z_const Bytef *)step->in;
    z->avail_in = in;
    z->next_out = (Bytef *)step->out;
    z->avail_out = out;
    int result = inflate(z, Z_NO_FLUSH);
    step->in += in - z->avail_in;
    step->in_count -= in - z->avail_in;
    step->out += out - z->avail_out;
    step->out_count -= out - z->avail_out;
    if (result == Z_STREAM_END)
        return INFLATE_END;
    if (result == Z_OK || result == Z_BUF_ERROR)
        return INFLATE_MORE;
    step->complaint = z->msg ? z->msg : zError(result);
    return INFLATE_BAD;
}

static void close_zlib(void *state)
{
    inflateEnd(state);
    free(state);
}

const struct inflater inflater_zlib = {
    .name = "zlib",
    .open = open_zlib,
    .reset = reset_zlib,
    .run = run_zlib,
    .close = close_zlib,
};
