/*
 * utf8: what bytes are text.
 */
#ifndef BOUNCESTAT_BASE_UTF8_H
#define BOUNCESTAT_BASE_UTF8_H

#include "base/arena.h"

/* Cursor: one code point of well-formed UTF-8 (RFC 3629: shortest form, no surrogates).  False and
 * nothing moved when the bytes are none. */
bool utf8_next(struct slice *cursor, uint32_t *point_r);

/* The same text with '?' for each control byte (tab too) and for each byte that is not UTF-8; the
 * same slice when there is none.  Absent stays absent. */
struct slice utf8_clean(struct arena *arena, struct slice text);

/* Bytes at the head that are printable ASCII: all of nearly every text. */
size_t utf8_plain_length(struct slice text);

/* Not longer than `max` bytes, cut between two code points. */
struct slice utf8_first(struct slice text, size_t max);

#endif
