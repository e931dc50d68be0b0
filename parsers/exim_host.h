/*
 * exim_host: a peer as Exim writes it, behind H= and within its sentences.
 */
#ifndef BOUNCESTAT_PARSERS_EXIM_HOST_H
#define BOUNCESTAT_PARSERS_EXIM_HOST_H

#include "base/slice.h"

/* NAME (HELO) [IP]:PORT, each part optional (spec.txt, "Incoming and outgoing hosts").  Nobody asks
 * for the port. */
struct exim_host {
    struct slice name; /* from the DNS, or as configured for an outgoing host */
    struct slice helo; /* as the client claims, when it differs */
    struct slice ip;
};

/* How long a word is: up to a blank, or to the colon before one. */
static inline size_t exim_word_length(struct slice s)
{
    size_t blank = slice_find_any(s, S(" ")), end = blank == SLICE_NONE ? s.len : blank;
    if (end && s.ptr[end - 1] == ':')
        end--;
    return end;
}

/* How long "[192.0.2.7]:25" or "[192.0.2.7]" is, SLICE_NONE = none. */
size_t exim_socket_length(struct slice s, struct slice *ip_r);

/* How long a host is that may be followed by anything, SLICE_NONE = none. */
size_t exim_host_length(struct slice text, struct exim_host *out_r);

/* Cursor: a host in its bare form, which must be followed by a blank, `:`, `,`, `*` or the end. */
bool exim_host(struct slice *cursor, struct exim_host *out_r);

#endif
