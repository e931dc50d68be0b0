/*
 * zip, xz, zstd and bzip2 by libarchive.
 *
 * A zip is listed first and its entries are then taken in the order of their times, which is the
 * order in which logs were rotated; one that comes from a pipe is taken as it comes.  The other
 * kinds are one compressed stream.
 */
#include "base/arena.h"
#include "base/library.h"
#include "base/when.h"
#include "ingest/decoder.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>

/* More entries than this are not a collection of logs; the rest is left out and said. */
enum { ENTRIES_MAX = 20000, SHOWN_NAME = 512 };

/* What is called of libarchive. */
#define FUNCTIONS(X)                                                                               \
    X(archive_read_new)                                                                            \
    X(archive_read_free)                                                                           \
    X(archive_read_support_format_zip)                                                             \
    X(archive_read_support_format_raw)                                                             \
    X(archive_read_support_format_empty)                                                           \
    X(archive_read_support_filter_xz)                                                              \
    X(archive_read_support_filter_zstd)                                                            \
    X(archive_read_support_filter_bzip2)                                                           \
    X(archive_read_set_callback_data)                                                              \
    X(archive_read_set_read_callback)                                                              \
    X(archive_read_set_seek_callback)                                                              \
    X(archive_read_open1)                                                                          \
    X(archive_read_next_header)                                                                    \
    X(archive_read_data)                                                                           \
    X(archive_error_string)                                                                        \
    X(archive_filter_code)                                                                         \
    X(archive_entry_filetype)                                                                      \
    X(archive_entry_pathname)                                                                      \
    X(archive_entry_pathname_utf8)                                                                 \
    X(archive_entry_mtime_is_set)                                                                  \
    X(archive_entry_mtime)

struct functions {
    FUNCTIONS(LIBRARY_POINTER)
};

/* The soname that version 3 has wherever its own build made it: FreeBSD's base system counts on its
 * own, its ports do not. */
static int open_library(struct functions *functions, const char *path, struct error *error)
{
    static const char *const names[] = {FUNCTIONS(LIBRARY_NAME) NULL};
    static const struct library library = {"libarchive.so.13", "libarchive", "libarchive13", names};
    _Static_assert(ARCHIVE_VERSION_NUMBER / 1000000 == 3, "Only version 3 has this ABI");
    return library_open(&library, functions, path, error);
}

struct listed {
    char *name;
    int64_t time;
    size_t index; /* among the headers of the archive */
};

struct unpacking {
    struct functions lib;
    struct archive *archive;
    struct archive_entry *entry; /* of the last header read; the archive's */
    size_t headers;              /* read since the archive was opened */
    struct listed *list;         /* sorted; only a zip that can be sought in */
    size_t listed, next;
    bool nothing;         /* no entry at all inside the compressed stream */
    bool cut;             /* stopped before there was anything to give out */
    struct error trouble; /* of the file below, empty if none */
};

static la_ssize_t on_read(struct archive *archive, void *data, const void **buffer_r)
{
    struct stream *stream = data;
    struct unpacking *unpacking = stream->state;
    (void)archive;
    if (input_want(&stream->input, 1, &unpacking->trouble) < 0)
        return ARCHIVE_FATAL;
    struct slice bytes = input_bytes(&stream->input);
    stream->input.start = stream->input.end;
    *buffer_r = bytes.ptr;
    return (la_ssize_t)bytes.len;
}

static la_int64_t on_seek(struct archive *archive, void *data, la_int64_t offset, int whence)
{
    struct stream *stream = data;
    struct unpacking *unpacking = stream->state;
    (void)archive;
    int64_t size = input_size(&stream->input);
    int64_t start = whence == SEEK_CUR   ? (int64_t)input_tell(&stream->input)
                    : whence == SEEK_END ? size
                                         : 0;
    if (start + offset < 0 || size < 0)
        return ARCHIVE_FATAL;
    if (input_seek(&stream->input, (uint64_t)(start + offset), &unpacking->trouble) < 0)
        return ARCHIVE_FATAL;
    return start + offset;
}

static bool is_zip(const struct stream *stream)
{
    return strcmp(stream->entry.kind, "zip") == 0;
}

static int failed(struct stream *stream, struct error *error)
{
    struct unpacking *unpacking = stream->state;
    if (*unpacking->trouble.text) {
        *error = unpacking->trouble;
        return -1;
    }
    const char *why = unpacking->lib.archive_error_string(unpacking->archive);
    struct slice reason = slice_trim(slice_of(why ? why : "no reason given"));
    return error_set(error, "%s: the %s data cannot be unpacked: %.*s",
                     stream->entry.name ? stream->entry.name : stream->input.path,
                     stream->entry.kind, SLICE_ARG(reason));
}

static void close_reader(struct unpacking *unpacking)
{
    unpacking->lib.archive_read_free(unpacking->archive);
    unpacking->archive = NULL;
    unpacking->headers = 0;
}

static int open_reader(struct stream *stream, struct error *error)
{
    struct unpacking *unpacking = stream->state;
    const struct functions *lib = &unpacking->lib;
    struct archive *archive = lib->archive_read_new();
    unpacking->archive = archive;
    if (!archive)
        return error_set(error, "%s: libarchive does not start", stream->input.path);
    if (is_zip(stream)) {
        lib->archive_read_support_format_zip(archive);
    } else {
        lib->archive_read_support_filter_xz(archive);
        lib->archive_read_support_filter_zstd(archive);
        lib->archive_read_support_filter_bzip2(archive);
        lib->archive_read_support_format_raw(archive);
        lib->archive_read_support_format_empty(archive);
    }
    lib->archive_read_set_callback_data(archive, stream);
    lib->archive_read_set_read_callback(archive, on_read);
    if (stream->input.regular)
        lib->archive_read_set_seek_callback(archive, on_seek);
    return lib->archive_read_open1(archive) == ARCHIVE_OK ? 0 : failed(stream, error);
}

/* The next header of a regular file.  1, 0 at the end, -1. */
static int read_header(struct stream *stream, struct error *error)
{
    struct unpacking *unpacking = stream->state;
    for (;;) {
        int result = unpacking->lib.archive_read_next_header(unpacking->archive, &unpacking->entry);
        if (result == ARCHIVE_EOF)
            return 0;
        if (result == ARCHIVE_RETRY)
            continue;
        if (result < ARCHIVE_WARN)
            return failed(stream, error);
        unpacking->headers++;
        mode_t type = unpacking->lib.archive_entry_filetype(unpacking->entry);
        if (type == AE_IFREG || type == 0)
            return 1;
    }
}

/* A name to show: without control characters, as names in archives come from anywhere. */
static void entry_name(const struct unpacking *unpacking, char out[SHOWN_NAME])
{
    struct archive_entry *entry = unpacking->entry;
    const char *name = unpacking->lib.archive_entry_pathname(entry);
    if (!name)
        name = unpacking->lib.archive_entry_pathname_utf8(entry);
    if (!name || !*name) {
        snprintf(out, SHOWN_NAME, "entry %zu", unpacking->headers);
        return;
    }
    snprintf(out, SHOWN_NAME, "%s", name);
    for (char *p = out; *p; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7f)
            *p = '?';
}

static int64_t entry_time(const struct unpacking *unpacking)
{
    struct archive_entry *entry = unpacking->entry;
    if (!unpacking->lib.archive_entry_mtime_is_set(entry))
        return WHEN_NONE;
    int64_t seconds = unpacking->lib.archive_entry_mtime(entry);
    int64_t most = INT64_MAX / WHEN_SECOND - 1;
    return seconds < 0 || seconds > most ? WHEN_NONE : seconds * WHEN_SECOND;
}

static int by_time(const void *a, const void *b)
{
    const struct listed *x = a, *y = b;
    if (x->time != y->time)
        return x->time < y->time ? -1 : 1;
    int order = strcmp(x->name, y->name);
    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static void list_one(struct unpacking *unpacking)
{
    char name[SHOWN_NAME];
    entry_name(unpacking, name);
    struct listed *row = &unpacking->list[unpacking->listed++];
    row->name = memory_take(strlen(name) + 1);
    memcpy(row->name, name, strlen(name) + 1);
    row->time = entry_time(unpacking);
    row->index = unpacking->headers;
}

/* Learn all entries of a zip.  A listing that fails half way keeps what it has: the reading of the
 * entries will say what is wrong. */
static int list_entries(struct stream *stream, struct error *error)
{
    struct unpacking *unpacking = stream->state;
    size_t room = 0;
    int more;
    while ((more = read_header(stream, error)) == 1 && unpacking->listed < ENTRIES_MAX) {
        if (unpacking->listed == room) {
            room = room ? room * 2 : 64;
            unpacking->list = memory_resize(unpacking->list, room * sizeof(*unpacking->list));
        }
        list_one(unpacking);
    }
    if (more < 0 && unpacking->listed == 0)
        return -1;
    if (unpacking->listed > 0)
        qsort(unpacking->list, unpacking->listed, sizeof(*unpacking->list), by_time);
    return 0;
}

/* Did the reader fail because the file ended too early, and not for a better reason? */
static bool is_cut(const struct stream *stream)
{
    const struct unpacking *unpacking = stream->state;
    return stream->input.ended && !*unpacking->trouble.text;
}

static int open_archive(struct stream *stream, struct error *error)
{
    struct functions lib;
    if (open_library(&lib, stream->input.path, error) < 0)
        return -1;
    struct unpacking *unpacking = stream->state = memory_zero(1, sizeof(*unpacking));
    unpacking->lib = lib;
    int result = open_reader(stream, error);
    if (result == 0 && is_zip(stream) && stream->input.regular)
        result = list_entries(stream, error);
    unpacking->cut = result < 0 && !is_zip(stream) && is_cut(stream);
    if (result == 0 || unpacking->cut)
        return 0;
    stream->decoder->close(stream);
    return -1;
}

/* Bring the reader to the header of a listed entry; backwards it has to begin anew. */
static int go_to(struct stream *stream, size_t index, struct error *error)
{
    struct unpacking *unpacking = stream->state;
    if (index <= unpacking->headers) {
        close_reader(unpacking);
        if (input_seek(&stream->input, 0, error) < 0 || open_reader(stream, error) < 0)
            return -1;
    }
    int more = 1;
    while (unpacking->headers < index && more == 1)
        more = read_header(stream, error);
    if (more == 0)
        return error_set(error, "%s changed while it was read", stream->input.path);
    return more;
}

static int next_zip(struct stream *stream, struct error *error)
{
    struct unpacking *unpacking = stream->state;
    char shown[SHOWN_NAME];
    int more = 0;
    stream->entry.name = NULL;
    if (!unpacking->list && !stream->input.regular)
        more = read_header(stream, error);
    else if (unpacking->next < unpacking->listed)
        more = go_to(stream, unpacking->list[unpacking->next++].index, error);
    if (more != 1)
        return more;
    entry_name(unpacking, shown);
    snprintf(stream->name, sizeof(stream->name), "%s:%s", stream->input.path, shown);
    stream->entry.name = stream->name;
    if (entry_time(unpacking) != WHEN_NONE)
        stream->entry.time = entry_time(unpacking);
    return 1;
}

static int next_archive(struct stream *stream, struct error *error)
{
    if (is_zip(stream))
        return next_zip(stream, error);
    if (stream_single_entry(stream, error) == 0)
        return 0;
    struct unpacking *unpacking = stream->state;
    if (unpacking->cut)
        return 1;
    int more = read_header(stream, error);
    /* A head too short or too odd for libarchive would be given out as it is. */
    if (more == 1 &&
        unpacking->lib.archive_filter_code(unpacking->archive, 0) == ARCHIVE_FILTER_NONE)
        more = error_set(error, "%s: the %s data is damaged at its beginning", stream->entry.name,
                         stream->entry.kind);
    unpacking->nothing = more == 0;
    unpacking->cut = more < 0 && is_cut(stream);
    return more < 0 && !unpacking->cut ? -1 : 1;
}

static ssize_t read_archive(struct stream *stream, char *buffer, size_t size, struct error *error)
{
    struct unpacking *unpacking = stream->state;
    la_ssize_t count = unpacking->nothing ? 0 : ARCHIVE_RETRY;
    while (count == ARCHIVE_RETRY && !unpacking->cut)
        count = unpacking->lib.archive_read_data(unpacking->archive, buffer, size);
    if (count > 0)
        return count;
    if (count == 0) {
        stream->entry.end = STREAM_COMPLETE;
        return 0;
    }
    if (!unpacking->cut && (!is_cut(stream) || count == ARCHIVE_WARN))
        return failed(stream, error);
    stream->entry.end = STREAM_CUT;
    stream_warn(stream,
                "%s stops in the middle of its %s data: what could be unpacked was read; read it "
                "again when the rest is there",
                stream->entry.name, stream->entry.kind);
    return 0;
}

static void close_archive(struct stream *stream)
{
    struct unpacking *unpacking = stream->state;
    close_reader(unpacking);
    for (size_t i = 0; i < unpacking->listed; i++)
        free(unpacking->list[i].name);
    free(unpacking->list);
    free(unpacking);
}

const struct decoder decoder_archive = {
    .open = open_archive,
    .next_entry = next_archive,
    .read = read_archive,
    .close = close_archive,
};
