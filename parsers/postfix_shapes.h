/*
 * postfix_shapes: how the rows of the tables are written.  A row without a reader is context.
 */
#ifndef BOUNCESTAT_PARSERS_POSTFIX_SHAPES_H
#define BOUNCESTAT_PARSERS_POSTFIX_SHAPES_H

#include "parsers/postfix.h"

/* The compiler finds the first '*', because looking for it took half the time of finding a shape.
 */
#define PATTERN(words)                                                                             \
    .pattern = S(words),                                                                           \
    .begins = sizeof(words) - __builtin_strlen(__builtin_strchr(words "*", '*'))
#define CONTEXT(words, line)                                                                       \
    {                                                                                              \
        PATTERN(words), .example = S(line)                                                         \
    }
#define READ(words, reader, line)                                                                  \
    {                                                                                              \
        PATTERN(words), .read = (reader), .example = S(line)                                       \
    }
#define WARNING(words, line)                                                                       \
    {                                                                                              \
        PATTERN(words), .level = LEVEL_WARNING, .example = S(line)                                 \
    }
#define TROUBLE(words, line)                                                                       \
    {                                                                                              \
        PATTERN(words), .level = LEVEL_WARNING | LEVEL_ERROR | LEVEL_FATAL | LEVEL_PANIC,          \
                        .example = S(line)                                                         \
    }
#define QUEUED(words, line)                                                                        \
    {                                                                                              \
        PATTERN(words), .queue = WITH_ID, .example = S(line)                                       \
    }
#define QUEUED_WARNING(words, line)                                                                \
    {                                                                                              \
        PATTERN(words), .queue = WITH_ID, .level = LEVEL_WARNING, .example = S(line)               \
    }
#define SESSION(words, line)                                                                       \
    {                                                                                              \
        PATTERN(words), .queue = WITHOUT_ID | NOQUEUE_ID | WITH_ID, .example = S(line)             \
    }
#define ACTION(words, line)                                                                        \
    {                                                                                              \
        PATTERN(words), .queue = NOQUEUE_ID | WITH_ID, .example = S(line)                          \
    }

/* How far the peer's certificate is trusted is one word of four in front.  A table of its own lines
 * finds these at once; "* TLS connection ..." among the common shapes is found only when two
 * hundred others were tried, and half of all sessions have such a line. */
#define TLS_CONNECTIONS(rest)                                                                      \
    CONTEXT("Anonymous TLS connection *", "Anonymous TLS connection " rest),                       \
        CONTEXT("Untrusted TLS connection *", "Untrusted TLS connection " rest),                   \
        CONTEXT("Trusted TLS connection *", "Trusted TLS connection " rest),                       \
        CONTEXT("Verified TLS connection *", "Verified TLS connection " rest)

#define TABLE(rows)                                                                                \
    {                                                                                              \
        (rows), sizeof(rows) / sizeof((rows)[0])                                                   \
    }

#endif
