#include "ingest/stream.h"

#include "base/arena.h"
#include "base/when.h"
#include "ingest/decoder.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef HAVE_LIBARCHIVE
#define ARCHIVE_DECODER &decoder_archive
#else
#define ARCHIVE_DECODER NULL
#endif

/* The kinds and the bytes that tell them; a plain file is what is none of these.
 * bzip2's level digit stands before the marks of its first block, or of the end of empty content.
 */
static const struct kind {
    const char *name;
    size_t at;
    struct slice magic;
    const struct decoder *decoder;
    const char *unpack; /* the command that a person would use */
} kinds[] = {
    {"gzip", 0, {"\x1f\x8b\x08", 3}, &decoder_gzip, "gzip -dc"},
    {"zip", 0, {"PK\x03\x04", 4}, ARCHIVE_DECODER, "unzip -p"},
    {"zip", 0, {"PK\x05\x06", 4}, ARCHIVE_DECODER, "unzip -p"},
    {"xz", 0, {"\xfd\x37zXZ\x00", 6}, ARCHIVE_DECODER, "xz -dc"},
    {"zstd", 0, {"\x28\xb5\x2f\xfd", 4}, ARCHIVE_DECODER, "zstd -dc"},
    {"bzip2", 4, {"1AY&SY", 6}, ARCHIVE_DECODER, "bzip2 -dc"},
    {"bzip2", 4, {"\x17\x72\x45\x38\x50\x90", 6}, ARCHIVE_DECODER, "bzip2 -dc"},
};

enum { MAGIC_SIZE = 10 };

/* A file that ends inside its magic is known by the part that is there, if that cannot be text:
 * one "P" may be the beginning of a log. */
static bool kind_fits(const struct kind *kind, struct slice head)
{
    if (head.len >= kind->at + kind->magic.len)
        return slice_starts(slice_from(head, kind->at), kind->magic);
    if (head.len <= kind->at)
        return false;
    struct slice part = slice_from(head, kind->at);
    unsigned char last = (unsigned char)part.ptr[part.len - 1];
    return slice_starts(kind->magic, part) && (last < ' ' || last > '~');
}

static int choose_decoder(struct stream *stream, struct error *error)
{
    stream->decoder = &decoder_plain;
    stream->entry.kind = "plain";
    if (input_want(&stream->input, 1, error) < 0)
        return -1;
    /* More than one byte is asked for only where it may matter: a terminal gives lines. */
    struct slice head = input_bytes(&stream->input);
    if (head.len > 0 && head.len < MAGIC_SIZE && input_want(&stream->input, MAGIC_SIZE, error) < 0)
        return -1;
    head = input_bytes(&stream->input);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (!kind_fits(&kinds[i], head))
            continue;
        if (!kinds[i].decoder)
            return error_set(error,
                             "%s is packed by %s, which this build cannot read; unpack it: "
                             "%s FILE | bouncestat ingest -",
                             stream->input.path, kinds[i].name, kinds[i].unpack);
        stream->decoder = kinds[i].decoder;
        stream->entry.kind = kinds[i].name;
        break;
    }
    return 0;
}

int stream_open_inflater(struct stream **stream_r, const char *path,
                         const struct inflater *inflater, struct error *error)
{
    struct stream *stream = memory_zero(1, sizeof(*stream));
    *stream_r = NULL;
    if (input_open(&stream->input, path, error) < 0) {
        free(stream);
        return -1;
    }
    stream->inflater = inflater;
    if (choose_decoder(stream, error) < 0 || stream->decoder->open(stream, error) < 0) {
        input_close(&stream->input);
        free(stream);
        return -1;
    }
    *stream_r = stream;
    return 0;
}

static const struct inflater *best_inflater(void)
{
#ifdef HAVE_ISAL
    return &inflater_isal;
#else
    return &inflater_zlib;
#endif
}

int stream_open(struct stream **stream_r, const char *path, struct error *error)
{
    return stream_open_inflater(stream_r, path, best_inflater(), error);
}

void stream_warn(struct stream *stream, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(stream->warning.text, sizeof(stream->warning.text), format, args);
    va_end(args);
    stream->entry.warning = stream->warning.text;
}

int stream_single_entry(struct stream *stream, struct error *error)
{
    (void)error;
    stream->entry.name = stream->input.path;
    return stream->entries == 0;
}

int stream_next_entry(struct stream *stream, struct error *error)
{
    stream->entry.warning = NULL;
    stream->entry.end = STREAM_CUT;
    stream->entry.time = stream->input.mtime;
    stream->offset = 0;
    stream->failed = stream->empty = false;
    stream->text.encoding = TEXT_UNDECIDED;
    stream->text.mark = 0;
    stream->text.held_start = stream->text.held_end = 0;
    stream->text.raw_count = 0;
    int more = stream->decoder->next_entry(stream, error);
    if (more == 1)
        stream->entries++;
    return more;
}

ssize_t stream_read(struct stream *stream, char *buffer, size_t size, struct error *error)
{
    if (stream->failed) {
        *error = stream->failure;
        return -1;
    }
    ssize_t count = text_read(stream, buffer, size, error);
    if (count < 0) {
        stream->failed = true;
        stream->failure = *error;
    } else if (count > 0) {
        if (stream->empty)
            stream->entry.warning = NULL;
        stream->empty = false;
        stream->offset += (uint64_t)count;
    } else if (stream->offset == 0 && !stream->entry.warning) {
        stream_warn(stream, "%s is empty", stream->entry.name);
        stream->empty = true;
    }
    return count;
}

/* A plain file is not read to be skipped; in UTF-16 offsets are not those of the file. */
static int seek_plain(struct stream *stream, uint64_t offset, struct error *error)
{
    uint64_t place = offset + stream->text.mark;
    int64_t size = input_size(&stream->input);
    if (size >= 0 && place > (uint64_t)size)
        return 0;
    if (input_seek(&stream->input, place, error) < 0)
        return -1;
    stream->text.held_start = stream->text.held_end = 0;
    stream->offset = offset;
    return 1;
}

int stream_skip_to(struct stream *stream, uint64_t offset, struct error *error)
{
    if (offset < stream->offset)
        return error_set(error, "%s: cannot go back from byte %llu to %llu", stream->entry.name,
                         (unsigned long long)stream->offset, (unsigned long long)offset);
    if (stream->failed) {
        *error = stream->failure;
        return -1;
    }
    if (text_decide(stream, error) < 0)
        return -1;
    if (stream->decoder == &decoder_plain && stream->input.regular &&
        stream->text.encoding == TEXT_BYTES)
        return seek_plain(stream, offset, error);
    char dropped[64 * 1024];
    while (stream->offset < offset) {
        uint64_t left = offset - stream->offset;
        size_t size = left < sizeof(dropped) ? (size_t)left : sizeof(dropped);
        ssize_t count = stream_read(stream, dropped, size, error);
        if (count <= 0)
            return (int)count;
    }
    return 1;
}

uint64_t stream_tell(const struct stream *stream)
{
    return stream->offset;
}

bool stream_reads_once(const struct stream *stream)
{
    return !stream->input.regular;
}

const struct stream_entry *stream_entry(const struct stream *stream)
{
    return &stream->entry;
}

void stream_close(struct stream **stream)
{
    if (!*stream)
        return;
    (*stream)->decoder->close(*stream);
    input_close(&(*stream)->input);
    free(*stream);
    *stream = NULL;
}
