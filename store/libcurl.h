/*
 * libcurl: one handle of it, and what is called with it (base/library.h).  Only in programs built
 * with libcurl.
 */
#ifndef BOUNCESTAT_STORE_LIBCURL_H
#define BOUNCESTAT_STORE_LIBCURL_H

#include "base/library.h"

/* The header's own check of an option's value is a macro that calls the function by its name. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#define LIBCURL_FUNCTIONS(X)                                                                       \
    X(curl_easy_init)                                                                              \
    X(curl_easy_reset)                                                                             \
    X(curl_easy_setopt)                                                                            \
    X(curl_easy_perform)                                                                           \
    X(curl_easy_getinfo)                                                                           \
    X(curl_easy_strerror)                                                                          \
    X(curl_easy_escape)                                                                            \
    X(curl_easy_cleanup)                                                                           \
    X(curl_free)                                                                                   \
    X(curl_slist_append)                                                                           \
    X(curl_slist_free_all)

struct libcurl {
    LIBCURL_FUNCTIONS(LIBRARY_POINTER)
    CURL *easy;
};

/* Options below CURLOPTTYPE_OBJECTPOINT take a long, the others used here a pointer. */
#define libcurl_set(libcurl, option, value)                                                        \
    do {                                                                                           \
        _Static_assert(((option) < CURLOPTTYPE_OBJECTPOINT) ==                                     \
                           __builtin_types_compatible_p(__typeof__(value), long),                  \
                       "value of another type than the option's");                                 \
        (libcurl)->curl_easy_setopt((libcurl)->easy, option, value);                               \
    } while (0)

/* A new handle, to be ended by curl_easy_cleanup.  `url`: whom to speak to, for the error. */
int libcurl_open(struct libcurl *libcurl, const char *url, struct error *error);

#endif
