/*
 * stream: the bytes of a log, whatever it is packed in.
 *
 *     stream_open(&s, "mail.log.2.gz", &error);
 *     while ((more = stream_next_entry(s, &error)) == 1)
 *         while ((count = stream_read(s, buffer, size, &error)) > 0)
 *             ...
 *     stream_close(&s);
 *
 * The kind of packing is found by the first bytes of the file, never by its name: plain, gzip, and
 * zip, xz, zstd, bzip2 where the build has libarchive.  A zip holds any number of entries; all
 * other kinds hold exactly one.  Text that begins with a UTF-16 byte order mark (Exchange Online
 * writes its CSV so) comes out as UTF-8; a UTF-8 byte order mark is dropped.
 *
 * Offsets count the bytes that stream_read gives out, from the beginning of the entry: the same
 * text has the same offsets as a plain file and inside a gz.
 *
 * Memory is fixed, however large the content.  A stream belongs to one thread at a time.
 */
#ifndef BOUNCESTAT_INGEST_STREAM_H
#define BOUNCESTAT_INGEST_STREAM_H

#include "base/error.h"

#include <sys/types.h>

/* What the last 0 of stream_read meant. */
enum stream_end {
    STREAM_GROWING, /* a plain file: there may be more later, and a last line may be half written */
    STREAM_COMPLETE, /* nothing can follow: a valid gzip trailer, a pipe that its writer closed */
    STREAM_CUT,      /* the packed file stops in the middle: the rest is not here yet, or lost */
};

/* What is known of the current entry.  The strings live until the next call on the stream. */
struct stream_entry {
    const char *name;    /* the path; "path:entry" inside a zip; "-" for standard input */
    const char *kind;    /* "plain" "gzip" "zip" "xz" "zstd" "bzip2" */
    int64_t time;        /* last change of the content, UTC microseconds; WHEN_NONE = not known.
                            gzip: MTIME of the first header (RFC 1952) unless 0, then as plain;
                            zip: the entry's; else the file's mtime */
    enum stream_end end; /* to be trusted after stream_read gave 0 */
    const char *warning; /* a sentence, or NULL: empty, cut off, garbage behind the last member */
};

struct stream;

/* "-" is standard input.  -1: missing, not readable, a folder, or of a kind that this build cannot
 * unpack.  An empty file is no error: it has one entry without bytes, and a warning. */
int stream_open(struct stream **stream_r, const char *path, struct error *error);

/* Move to the first or next entry, which may be read from its beginning.  What was not read of the
 * one before is skipped.  Entries of a zip come by time, then by name (in the order of the archive
 * when it is read from a pipe); folders are left out.  1 here, 0 no more, -1 failed. */
int stream_next_entry(struct stream *stream, struct error *error);

/* At least 1 and at most `size` bytes (size > 0); 0 at the end for now: see stream_entry.  After
 * STREAM_GROWING it may be called again when the file has grown.  -1: the file could not be read on
 * or is damaged; the sentence names file and offset, what was given out before stays good, and the
 * stream gives no more. */
ssize_t stream_read(struct stream *stream, char *buffer, size_t size, struct error *error);

/* Move forward to an offset of the current entry, which must not lie before stream_tell.  1 there;
 * 0 the entry is shorter (a plain file stays where it was, others are at their end); -1 failed. */
int stream_skip_to(struct stream *stream, uint64_t offset, struct error *error);

/* The offset of the next byte that stream_read gives out. */
uint64_t stream_tell(const struct stream *stream);

/* What it has given out cannot be had again: a pipe. */
bool stream_reads_once(const struct stream *stream);

/* Facts of the current entry; valid pointer between stream_next_entry == 1 and stream_close. */
const struct stream_entry *stream_entry(const struct stream *stream);

/* NULL is fine; the pointer becomes NULL. */
void stream_close(struct stream **stream);

#endif
