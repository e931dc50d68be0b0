/*
 * decoder: how one kind of file is unpacked; the inside of ingest/stream*.c, nobody else's.
 */
#ifndef BOUNCESTAT_INGEST_DECODER_H
#define BOUNCESTAT_INGEST_DECODER_H

#include "ingest/input.h"
#include "ingest/stream.h"

/* Each operation gets the stream, whose `state` is the decoder's own, and fills stream->entry:
 * name and time in next_entry, end and warning while reading. */
struct decoder {
    int (*open)(struct stream *stream, struct error *error);
    int (*next_entry)(struct stream *stream, struct error *error);
    ssize_t (*read)(struct stream *stream, char *buffer, size_t size, struct error *error);
    void (*close)(struct stream *stream);
};

extern const struct decoder decoder_plain;
extern const struct decoder decoder_gzip;
extern const struct decoder decoder_archive; /* only with libarchive */

/* A library that inflates one gzip member (RFC 1952), header and trailer included. */
enum inflated {
    INFLATE_MORE, /* give it more input, or more room */
    INFLATE_END,  /* the member has ended and its checksum and length are right */
    INFLATE_BAD,
};

struct inflate_step {
    const char *in;
    size_t in_count;
    char *out;
    size_t out_count;
    const char *complaint; /* why INFLATE_BAD */
};

struct inflater {
    const char *name;
    void *(*open)(void);
    void (*reset)(void *state);                                   /* for the next member */
    enum inflated (*run)(void *state, struct inflate_step *step); /* moves in and out */
    void (*close)(void *state);
};

extern const struct inflater inflater_zlib;
extern const struct inflater inflater_isal; /* only with libisal */

/* Byte order marks and UTF-16, between the decoder and the caller. */
enum text_encoding { TEXT_UNDECIDED, TEXT_BYTES, TEXT_UTF16LE, TEXT_UTF16BE };

struct text {
    enum text_encoding encoding;
    unsigned mark; /* bytes of the byte order mark that was dropped */
    char held[4];  /* TEXT_BYTES: read ahead; TEXT_UTF16*: made and not yet given out */
    unsigned held_start, held_end;
    char raw[4096]; /* UTF-16 not yet made into UTF-8 */
    size_t raw_count;
};

ssize_t text_read(struct stream *stream, char *buffer, size_t size, struct error *error);

/* Find out about the mark, if enough bytes are there.  -1 failed. */
int text_decide(struct stream *stream, struct error *error);

enum { STREAM_NAME = 4096 };

struct stream {
    struct input input;
    const struct decoder *decoder;
    const struct inflater *inflater;
    void *state;
    struct stream_entry entry;
    unsigned entries; /* seen so far */
    uint64_t offset;
    struct text text;
    bool empty; /* said so in the warning */
    bool failed;
    struct error failure;
    struct error warning;
    char name[STREAM_NAME];
};

/* Note a warning of the current entry: printf. */
void stream_warn(struct stream *stream, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* next_entry of a kind that holds one entry, named and dated as the file. */
int stream_single_entry(struct stream *stream, struct error *error);

/* stream_open with a choice of the library for gzip. */
int stream_open_inflater(struct stream **stream_r, const char *path,
                         const struct inflater *inflater, struct error *error);

#endif
