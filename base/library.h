/*
 * library: a shared library that few runs need, opened when first needed.
 *
 * libcurl and libarchive bring forty libraries along; to find, map and relocate these took seven of
 * the eight milliseconds that a program linked with them needs to start.
 *
 * The functions that are called stand in an X-macro list, from which their names are made, and a
 * struct of pointers with the types that the library's own header declares.
 */
#ifndef BOUNCESTAT_BASE_LIBRARY_H
#define BOUNCESTAT_BASE_LIBRARY_H

#include "base/error.h"

#define LIBRARY_POINTER(function) __typeof__(&function) function;
#define LIBRARY_NAME(function)    #function,

struct library {
    const char *soname;       /* of the ABI that the header belongs to */
    const char *package;      /* where it comes from, as most systems name it .. */
    const char *debian;       /* .. and Debian does */
    const char *const *names; /* of functions, NULL behind the last */
};

/* Open it for good and fill `functions`, a struct of one pointer for each name.  `wanted_by` (file,
 * URL) is for the error.  May be called again, by any thread: what is open is only looked up. */
int library_open(const struct library *library, void *functions, const char *wanted_by,
                 struct error *error);

#endif
