#include "store/libcurl.h"

/* Its ABI and soname since 7.16 (2006). */
int libcurl_open(struct libcurl *libcurl, const char *url, struct error *error)
{
    static const char *const names[] = {LIBCURL_FUNCTIONS(LIBRARY_NAME) NULL};
    static const struct library library = {"libcurl.so.4", "libcurl", "libcurl4", names};
    if (library_open(&library, libcurl, url, error) < 0)
        return -1;
    libcurl->easy = libcurl->curl_easy_init();
    return libcurl->easy ? 0 : error_set(error, "libcurl could not be started");
}
