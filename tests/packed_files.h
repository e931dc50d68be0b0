/*
 * packed_files: what the tests of streams share: files of every kind in a folder of their own, and
 * reading one whole.
 */
#ifndef BOUNCESTAT_TESTS_PACKED_FILES_H
#define BOUNCESTAT_TESTS_PACKED_FILES_H

#include "base/arena.h"
#include "base/when.h"
#include "ingest/decoder.h"
#include "ingest/stream.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

#ifdef HAVE_LIBARCHIVE
#include <archive.h>
#include <archive_entry.h>
#endif

struct bytes {
    char *ptr;
    size_t len;
};

__attribute__((unused)) static const struct inflater *const inflaters[] = {
    &inflater_zlib,
#ifdef HAVE_ISAL
    &inflater_isal,
#endif
};
enum { INFLATERS = sizeof(inflaters) / sizeof(inflaters[0]) };

static char folder[64];

static inline int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof(folder), "/tmp/bouncestat-test-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static inline int drop_folder(void **state)
{
    (void)state;
    char *const command[] = {"rm", "-rf", folder, NULL};
    pid_t child = fork();
    if (child == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    waitpid(child, NULL, 0);
    return 0;
}

/* A path in the folder; the last eight stay valid. */
static inline const char *in_folder(const char *name)
{
    static char paths[8][256];
    static unsigned turn;
    char *path = paths[turn++ % 8];
    snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
    return path;
}

static inline const char *save(const char *name, const void *bytes, size_t count)
{
    const char *path = in_folder(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
    return path;
}

static inline uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Lines that a compressor can do something with, and that differ. */
static inline struct bytes make_text(size_t count, uint32_t seed)
{
    struct bytes text = {memory_take(count + 128), 0};
    while (text.len < count)
        text.len += (size_t)snprintf(text.ptr + text.len, 128,
                                     "Nov 21 10:%02u:%02u mx postfix/smtp[%u]: %08X: status=sent\n",
                                     next_random(&seed) % 60, next_random(&seed) % 60,
                                     next_random(&seed) % 9999, next_random(&seed));
    text.len = count;
    return text;
}

static inline void append(struct bytes *to, struct bytes more)
{
    to->ptr = memory_resize(to->ptr, to->len + more.len + 1);
    memcpy(to->ptr + to->len, more.ptr, more.len);
    to->len += more.len;
}

/* One gzip member; `full`: a header with all the fields that RFC 1952 knows. */
static inline struct bytes make_gzip(struct bytes text, uint32_t time, bool full)
{
    struct bytes out = {memory_take(text.len + 65536), 0};
    z_stream z = {0};
    char name[] = "mail.log", comment[] = "a comment";
    Bytef extra[] = "AB\2\0xy";
    gz_header header = {.time = time, .os = 3};
    if (full) {
        header.name = (Bytef *)name;
        header.comment = (Bytef *)comment;
        header.extra = extra;
        header.extra_len = 6;
        header.hcrc = 1;
    }
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflateSetHeader(&z, &header), Z_OK);
    z.next_in = (Bytef *)text.ptr;
    z.avail_in = (uInt)text.len;
    z.next_out = (Bytef *)out.ptr;
    z.avail_out = (uInt)text.len + 65536;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    out.len = z.total_out;
    deflateEnd(&z);
    return out;
}

#ifdef HAVE_LIBARCHIVE
/* One compressed stream: "xz", "zstd" or "bzip2".  Empty when this libarchive cannot write it. */
static inline struct bytes make_packed(const char *kind, struct bytes text)
{
    struct bytes out = {memory_take(text.len + 65536), 0};
    struct archive *a = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    archive_write_set_format_raw(a);
    archive_write_set_bytes_per_block(a, 0);
    if (archive_write_add_filter_by_name(a, kind) == ARCHIVE_OK) {
        archive_write_open_memory(a, out.ptr, text.len + 65536, &out.len);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_write_header(a, entry);
        assert_int_equal(archive_write_data(a, text.ptr, text.len), text.len);
        archive_write_close(a);
    }
    archive_entry_free(entry);
    archive_write_free(a);
    return out;
}

struct zipped {
    const char *name;
    int64_t seconds;
    struct bytes text;
};

static inline struct bytes make_zip(const struct zipped *rows, size_t count)
{
    size_t room = 65536;
    for (size_t i = 0; i < count; i++)
        room += rows[i].text.len + 1024;
    struct bytes out = {memory_take(room), 0};
    struct archive *a = archive_write_new();
    archive_write_set_format_zip(a);
    archive_write_set_bytes_per_block(a, 0);
    archive_write_open_memory(a, out.ptr, room, &out.len);
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, rows[i].name);
        archive_entry_set_filetype(entry, rows[i].text.ptr ? AE_IFREG : AE_IFDIR);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_mtime(entry, rows[i].seconds, 0);
        if (rows[i].text.ptr)
            archive_entry_set_size(entry, (int64_t)rows[i].text.len);
        assert_int_equal(archive_write_header(a, entry), ARCHIVE_OK);
        if (rows[i].text.ptr)
            archive_write_data(a, rows[i].text.ptr, rows[i].text.len);
        archive_entry_free(entry);
    }
    archive_write_close(a);
    archive_write_free(a);
    return out;
}
#endif

/* What came out of one entry. */
struct reading {
    struct bytes bytes;
    int result; /* 0 at the end, -1 failed */
    enum stream_end end;
    char warning[512];
    struct error error;
};

/* Read the current entry to its end, in pieces of `chunk` bytes, or of random sizes for 0. */
static inline struct reading read_entry(struct stream *stream, size_t chunk)
{
    struct reading out = {.bytes = {memory_take(1 << 16), 0}};
    size_t room = 1 << 16;
    uint32_t seed = 7;
    ssize_t count;
    do {
        size_t size = chunk ? chunk : 1 + next_random(&seed) % (next_random(&seed) % 2 ? 9 : 9000);
        if (room - out.bytes.len < size)
            out.bytes.ptr = memory_resize(out.bytes.ptr, room = room * 2 + size);
        /* A buffer of exactly this size, so that a sanitizer sees a byte too many. */
        char *buffer = memory_take(size);
        count = stream_read(stream, buffer, size, &out.error);
        if (count > 0) {
            assert_true((size_t)count <= size);
            memcpy(out.bytes.ptr + out.bytes.len, buffer, (size_t)count);
            out.bytes.len += (size_t)count;
        }
        free(buffer);
    } while (count > 0);
    out.result = (int)count;
    const struct stream_entry *entry = stream_entry(stream);
    out.end = entry->end;
    snprintf(out.warning, sizeof(out.warning), "%s", entry->warning ? entry->warning : "");
    return out;
}

/* Open, read the first entry whole, close.  Opening must succeed. */
static inline struct reading read_file(const char *path, const struct inflater *inflater,
                                       size_t chunk)
{
    struct stream *stream;
    struct error error = {""};
    if (stream_open_inflater(&stream, path, inflater, &error) != 0)
        fail_msg("%s", error.text);
    assert_int_equal(stream_next_entry(stream, &error), 1);
    struct reading out = read_entry(stream, chunk);
    stream_close(&stream);
    assert_null(stream);
    return out;
}

static inline void assert_bytes(struct bytes a, struct bytes b)
{
    assert_int_equal(a.len, b.len);
    assert_memory_equal(a.ptr, b.ptr, b.len);
}

static inline void assert_says(const char *sentence, const char *part)
{
    if (!strstr(sentence, part))
        fail_msg("\"%s\" does not say \"%s\"", sentence, part);
}

#endif
