#include "cli/mail.h"

#include "base/arena.h"
#include "cli/mime.h"
#include "store/libcurl.h"

#include <errno.h>
#include <stdlib.h>

static size_t read_message(char *to, size_t size, size_t count, void *data)
{
    struct slice *rest = data, part = slice_first(*rest, size * count);
    memcpy(to, part.ptr, part.len);
    *rest = slice_from(*rest, part.len);
    return part.len;
}

static int read_password(const char *path, char *out, size_t size, struct error *error)
{
    FILE *file = path ? fopen(path, "re") : NULL;
    if (!path)
        return error_set(error, "an SMTP user wants a password file too; set password-file in "
                                "[smtp]");
    if (!file)
        return error_set(error, "%s: %s", path, strerror(errno));
    bool read = fgets(out, (int)size, file) != NULL;
    fclose(file);
    if (!read)
        return error_set(error, "%s holds no password", path);
    out[strcspn(out, "\r\n")] = '\0';
    return 0;
}

static struct curl_slist *recipients(const struct libcurl *curl, struct slice to,
                                     struct arena *arena)
{
    struct curl_slist *list = NULL;
    struct slice bare;
    while (to.ptr && mime_address_next(&to, &bare))
        list = curl->curl_slist_append(list, arena_string(arena, bare));
    return list;
}

static void set_up(const struct libcurl *curl, const struct mail_server *server, const char *from,
                   const struct curl_slist *to, struct slice *message, char *trouble)
{
    libcurl_set(curl, CURLOPT_URL, server->url);
#if LIBCURL_VERSION_NUM >= 0x075500
    libcurl_set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
    libcurl_set(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
    /* A password never goes in the clear; without one the server decides. */
    libcurl_set(curl, CURLOPT_USE_SSL, (long)(server->user ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (server->ca_file)
        libcurl_set(curl, CURLOPT_CAINFO, server->ca_file);
    libcurl_set(curl, CURLOPT_MAIL_FROM, from);
    libcurl_set(curl, CURLOPT_MAIL_RCPT, to);
    libcurl_set(curl, CURLOPT_READFUNCTION, read_message);
    libcurl_set(curl, CURLOPT_READDATA, message);
    libcurl_set(curl, CURLOPT_UPLOAD, 1L);
    libcurl_set(curl, CURLOPT_CRLF, 1L);
    libcurl_set(curl, CURLOPT_CONNECTTIMEOUT, 30L);
    libcurl_set(curl, CURLOPT_TIMEOUT, 300L);
    libcurl_set(curl, CURLOPT_NOSIGNAL, 1L);
    libcurl_set(curl, CURLOPT_ERRORBUFFER, trouble);
}

int mail_smtp(const struct mail_server *server, struct slice from, struct slice to,
              struct slice message, struct error *error)
{
    char trouble[CURL_ERROR_SIZE] = "", password[256] = "";
    struct arena arena = {0};
    struct slice bare;
    struct libcurl curl;
    if (server->user && read_password(server->password_file, password, sizeof(password), error) < 0)
        return -1;
    if (libcurl_open(&curl, server->url, error) < 0)
        return -1;
    mime_address_next(&from, &bare);
    struct curl_slist *list = recipients(&curl, to, &arena);
    set_up(&curl, server, arena_string(&arena, bare), list, &message, trouble);
    if (server->user) {
        libcurl_set(&curl, CURLOPT_USERNAME, server->user);
        libcurl_set(&curl, CURLOPT_PASSWORD, password);
    }
    CURLcode code = curl.curl_easy_perform(curl.easy);
    int status = 0;
    if (code != CURLE_OK)
        status = error_set(error, "%s did not take the letter: %s", server->url,
                           trouble[0] ? trouble : curl.curl_easy_strerror(code));
    curl.curl_slist_free_all(list);
    curl.curl_easy_cleanup(curl.easy);
    arena_free(&arena);
    return status;
}
