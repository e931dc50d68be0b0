/*
 * The body is made, escaped and packed (gzip) while libcurl asks for it, so that memory stays the
 * same however many rows there are.
 */
#include "store/http.h"
#include "store/libcurl.h"

#include <stdlib.h>
#include <zlib.h>

enum { CONNECT_SECONDS = 10, PIECE = 1 << 16, GZIP_BITS = 15 + 16, WORDS_MAX = 300 };

struct sending {
    const struct remote_rows *rows; /* NULL = `text` holds all */
    struct text text;               /* not packed yet, from `taken` on */
    size_t taken;
    z_stream packer;
    bool ended; /* no more rows */
    bool done;  /* all is packed */
};

struct receiving {
    const struct http_exchange *exchange;
    size_t length;
    char words[WORDS_MAX]; /* the beginning, for an error */
    char last;
};

/* Have something to pack, if there is anything left. */
static void refill(struct sending *sending)
{
    if (sending->taken < sending->text.length || sending->ended)
        return;
    sending->taken = sending->text.length = 0;
    while (!sending->ended && sending->text.length < PIECE)
        sending->ended =
            !sending->rows || !sending->rows->next(sending->rows->context, &sending->text);
}

static size_t send_piece(char *to, size_t size, size_t count, void *data)
{
    struct sending *sending = data;
    z_stream *packer = &sending->packer;
    packer->next_out = (Bytef *)to;
    packer->avail_out = (uInt)(size * count);
    while (!sending->done && packer->avail_out) {
        refill(sending);
        packer->next_in = (Bytef *)sending->text.bytes + sending->taken;
        packer->avail_in = (uInt)(sending->text.length - sending->taken);
        int code = deflate(packer, sending->ended ? Z_FINISH : Z_NO_FLUSH);
        sending->taken = sending->text.length - packer->avail_in;
        sending->done = code == Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            return CURL_READFUNC_ABORT;
    }
    return size * count - packer->avail_out;
}

static size_t take_piece(char *from, size_t size, size_t count, void *data)
{
    struct receiving *receiving = data;
    size_t length = size * count, room = WORDS_MAX - 1;
    if (receiving->length < room)
        memcpy(receiving->words + receiving->length, from,
               length < room - receiving->length ? length : room - receiving->length);
    receiving->length += length;
    if (length)
        receiving->last = from[length - 1];
    if (receiving->length > receiving->exchange->answer_max)
        return 0;
    return fwrite(from, 1, length, receiving->exchange->answer);
}

struct watch {
    const volatile sig_atomic_t *stop;
    sig_atomic_t before;
};

static int look_up(void *data, curl_off_t down, curl_off_t downloaded, curl_off_t up,
                   curl_off_t uploaded)
{
    const struct watch *watch = data;
    (void)down, (void)downloaded, (void)up, (void)uploaded;
    return watch->stop && *watch->stop != watch->before;
}

/* The first line of what the server says about an error, without its version. */
static struct slice words_of(const struct receiving *receiving)
{
    struct slice words = slice_of(receiving->words), line;
    if (slice_cut(&words, '\n', &line))
        words = line;
    return slice_trim(words);
}

/* Codes of ClickHouse that say that there is too much to do at the moment, or that another server
 * of the cluster cannot be reached. */
static bool may_pass(struct slice words)
{
    static const unsigned codes[] = {3,   74,  76,  159, 160, 202, 203, 209, 210, 225,
                                     236, 241, 242, 243, 252, 279, 319, 425, 439, 999};
    uint64_t code;
    slice_skip(&words, S("Poco::Exception. "));
    if (!slice_skip(&words, S("Code: ")) || !slice_number(&words, 100000, &code))
        return true; /* no ClickHouse speaks: something between us and it */
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* Rows are acknowledged in silence, and the last line of an answer ends: whoever says anything else
 * is no ClickHouse, or was cut off where HTTP does not show it. */
static enum http_result look_through(const struct remote *remote, const struct receiving *receiving,
                                     struct error *error)
{
    struct slice words = words_of(receiving);
    bool acknowledged = !receiving->exchange->rows || receiving->length == 0;
    if (acknowledged && (receiving->length == 0 || receiving->last == '\n'))
        return HTTP_DONE;
    if (acknowledged)
        error_set(error, "%s: the answer breaks off in the middle of a line", remote->url);
    else
        error_set(error, "%s did not acknowledge the rows, it says: %.*s", remote->url,
                  SLICE_ARG(words));
    return may_pass(words) ? HTTP_AGAIN : HTTP_FAILED;
}

static enum http_result judge(const struct remote *remote, CURLcode code, long status,
                              const struct receiving *receiving, const char *trouble,
                              struct error *error)
{
    if (receiving->length > receiving->exchange->answer_max)
        return error_set(error,
                         "%s: the answer is longer than %zu MB; ask for less, such as fewer "
                         "days",
                         remote->url, receiving->exchange->answer_max >> 20);
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return error_set(error, "%s: stopped by a signal", remote->url);
    if (code != CURLE_OK) {
        const struct libcurl *curl = remote->connection;
        error_set(error, "%s does not answer: %s", remote->url,
                  trouble[0] ? trouble : curl->curl_easy_strerror(code));
        bool settled = code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE;
        return settled ? HTTP_FAILED : HTTP_AGAIN;
    }
    if (status == 200)
        return look_through(remote, receiving, error);
    struct slice words = words_of(receiving);
    error_set(error, "%s says: %.*s (HTTP %ld)", remote->url, SLICE_ARG(words), status);
    if (status == 401 || status == 403)
        return HTTP_FAILED;
    return (status >= 500 || status == 429) && may_pass(words) ? HTTP_AGAIN : HTTP_FAILED;
}

static struct libcurl *connection(struct remote *remote, struct error *error)
{
    struct libcurl *curl = remote->connection, opened;
    if (curl) {
        curl->curl_easy_reset(curl->easy);
        return curl;
    }
    if (libcurl_open(&opened, remote->url, error) < 0)
        return NULL;
    remote->connection = curl = arena_zero(&remote->arena, sizeof(*curl));
    *curl = opened;
    return curl;
}

static void set_up(const struct libcurl *curl, const struct remote *remote, struct sending *sending,
                   struct receiving *receiving, char *trouble)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    libcurl_set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    libcurl_set(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    libcurl_set(curl, CURLOPT_POST, 1L);
    libcurl_set(curl, CURLOPT_READFUNCTION, send_piece);
    libcurl_set(curl, CURLOPT_READDATA, sending);
    libcurl_set(curl, CURLOPT_WRITEFUNCTION, take_piece);
    libcurl_set(curl, CURLOPT_WRITEDATA, receiving);
    libcurl_set(curl, CURLOPT_ACCEPT_ENCODING, "gzip");
    libcurl_set(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    libcurl_set(curl, CURLOPT_TIMEOUT, (long)remote->timeout);
    libcurl_set(curl, CURLOPT_NOSIGNAL, 1L);
    libcurl_set(curl, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
    libcurl_set(curl, CURLOPT_ERRORBUFFER, trouble);
    libcurl_set(curl, CURLOPT_USERNAME, remote->user);
    libcurl_set(curl, CURLOPT_PASSWORD, remote->password ? remote->password : "");
}

/* Where to: SQL that comes with rows stands in the URL, else it is the body. */
static struct slice target(const struct libcurl *curl, const struct remote *remote,
                           const struct http_exchange *exchange, struct arena *arena)
{
    char *query = NULL;
    if (exchange->rows)
        query = curl->curl_easy_escape(curl->easy, exchange->sql.ptr, (int)exchange->sql.len);
    struct slice url =
        arena_printf(arena, "%s?database=%s%s%s%s%c", remote->address, remote->database,
                     exchange->settings, query ? "&query=" : "", query ? query : "", '\0');
    curl->curl_free(query);
    return url;
}

enum http_result http_exchange(struct remote *remote, const struct http_exchange *exchange,
                               struct error *error)
{
    char trouble[CURL_ERROR_SIZE] = "";
    struct arena arena = {0};
    struct sending sending = {.rows = exchange->rows};
    struct receiving receiving = {.exchange = exchange};
    struct watch watch = {remote->stop, exchange->stopped};
    long status = 0;
    struct libcurl *curl = connection(remote, error);
    if (!curl)
        return HTTP_FAILED;
    if (deflateInit2(&sending.packer, 1, Z_DEFLATED, GZIP_BITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return error_set(error, "zlib could not be started");
    struct curl_slist *headers = curl->curl_slist_append(NULL, "Content-Encoding: gzip");
    headers = curl->curl_slist_append(headers, "Transfer-Encoding: chunked");
    headers = curl->curl_slist_append(headers, "Content-Type: text/plain");
    headers = curl->curl_slist_append(headers, "Expect:");
    if (exchange->rows)
        exchange->rows->rewind(exchange->rows->context);
    else
        text_add(&sending.text, exchange->sql);
    set_up(curl, remote, &sending, &receiving, trouble);
    libcurl_set(curl, CURLOPT_NOPROGRESS, 0L);
    libcurl_set(curl, CURLOPT_XFERINFOFUNCTION, look_up);
    libcurl_set(curl, CURLOPT_XFERINFODATA, &watch);
    libcurl_set(curl, CURLOPT_HTTPHEADER, headers);
    libcurl_set(curl, CURLOPT_URL, target(curl, remote, exchange, &arena).ptr);
    rewind(exchange->answer);
    CURLcode code = curl->curl_easy_perform(curl->easy);
    curl->curl_easy_getinfo(curl->easy, CURLINFO_RESPONSE_CODE, &status);
    enum http_result result = judge(remote, code, status, &receiving, trouble, error);
    libcurl_set(curl, CURLOPT_ERRORBUFFER, NULL);
    curl->curl_slist_free_all(headers);
    deflateEnd(&sending.packer);
    free(sending.text.bytes);
    arena_free(&arena);
    return result;
}

void http_close(struct remote *remote)
{
    struct libcurl *curl = remote->connection;
    curl->curl_easy_cleanup(curl->easy);
    remote->connection = NULL;
}
