/*
 * A file that is not packed: its bytes are the content.
 */
#include "ingest/decoder.h"

static int open_plain(struct stream *stream, struct error *error)
{
    (void)stream;
    (void)error;
    return 0;
}

static ssize_t read_plain(struct stream *stream, char *buffer, size_t size, struct error *error)
{
    stream->entry.end = stream->input.regular ? STREAM_GROWING : STREAM_COMPLETE;
    return input_read(&stream->input, buffer, size, error);
}

static void close_plain(struct stream *stream)
{
    (void)stream;
}

const struct decoder decoder_plain = {
    .open = open_plain,
    .next_entry = stream_single_entry,
    .read = read_plain,
    .close = close_plain,
};
