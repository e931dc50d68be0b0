#include "store/remote.h"

#include "store/http.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
    TRIES = 4,
    FIRST_PAUSE = 500, /* milliseconds, doubled each time */
    TIMEOUT = 600,
    INSERT_ANSWER_MAX = 1 << 20,
};
static const size_t answer_max = (size_t)2 << 30;

/* Words that stand in SQL and URLs as they are. */
static bool is_name(struct slice name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!byte_is_alnum(name.ptr[i]) && name.ptr[i] != '_')
            return false;
    return name.len > 0 && name.len <= 64 && !byte_is_digit(name.ptr[0]);
}

static bool is_host(struct slice host)
{
    for (size_t i = 0; i < host.len; i++)
        if (!byte_is_alnum(host.ptr[i]) && !strchr("-._:[]", host.ptr[i]))
            return false;
    return host.len > 0;
}

static int read_url(struct remote *remote, struct error *error)
{
    struct slice rest = slice_of(remote->url), user = S("default"), place;
    bool tls = false;
    if (slice_skip(&rest, S("clickhouse+https://")))
        tls = true;
    else if (!slice_skip(&rest, S("clickhouse+http://")))
        return error_set(error,
                         "--store '%.100s' is not clickhouse+http://USER@HOST:8123/DB or "
                         "clickhouse+https://USER@HOST:8443/DB",
                         remote->url);
    if (slice_cut(&rest, '@', &user) && slice_find(user, ':') != SLICE_NONE)
        return error_set(error, "a password in the URL of --store can be seen by everybody on this "
                                "machine; put it into a file for --password-file, or into "
                                "BOUNCESTAT_PASSWORD");
    if (!slice_cut(&rest, '/', &place) || !is_name(rest) || !is_host(place))
        return error_set(error,
                         "--store '%.100s' wants a host and a database of letters, digits "
                         "and _: clickhouse+http://USER@HOST:8123/DB",
                         remote->url);
    remote->user = arena_string(&remote->arena, user);
    remote->database = arena_string(&remote->arena, rest);
    remote->address =
        arena_printf(&remote->arena, "http%s://%.*s/%c", tls ? "s" : "", SLICE_ARG(place), '\0')
            .ptr;
    return 0;
}

static int read_password(struct remote *remote, const char *path, struct error *error)
{
    char line[256] = "";
    const char *given = getenv("BOUNCESTAT_PASSWORD");
    if (!path) {
        remote->password = given ? arena_string(&remote->arena, slice_of(given)) : NULL;
        return 0;
    }
    FILE *file = fopen(path, "re");
    if (!file)
        return error_set(error, "%s: %s", path, strerror(errno));
    bool read = fgets(line, sizeof(line), file) != NULL;
    fclose(file);
    if (!read)
        return error_set(error, "%s holds no password", path);
    line[strcspn(line, "\r\n")] = '\0';
    remote->password = arena_string(&remote->arena, slice_of(line));
    return 0;
}

int remote_open(struct remote **remote_r, const char *url, const char *password_file,
                struct error *error)
{
    struct remote *remote = memory_zero(1, sizeof(*remote));
    remote->url = arena_string(&remote->arena, slice_of(url));
    remote->tries = TRIES;
    remote->timeout = TIMEOUT;
    int status = read_url(remote, error);
    if (status == 0)
        status = read_password(remote, password_file, error);
    if (status < 0) {
        remote_close(remote);
        remote = NULL;
    }
    *remote_r = remote;
    return status;
}

void remote_close(struct remote *remote)
{
    if (!remote)
        return;
    if (remote->connection)
        http_close(remote);
    arena_free(&remote->arena);
    free(remote);
}

/* As often as the remote may be tried. */
static int exchange(struct remote *remote, struct http_exchange *what, struct error *error)
{
    long pause = FIRST_PAUSE;
    what->stopped = remote->stop ? *remote->stop : 0;
    for (unsigned try = 1;; try++, pause *= 2) {
        enum http_result result = http_exchange(remote, what, error);
        if (result == HTTP_DONE)
            return fflush(what->answer) == 0 ? 0 : error_set(error, "%s", strerror(errno));
        if (result == HTTP_FAILED || try >= remote->tries)
            return -1;
        struct timespec time = {pause / 1000, pause % 1000 * 1000000};
        nanosleep(&time, NULL);
        /* What is left in the buffer would be written over the next answer. */
        if (fflush(what->answer) != 0 || ftruncate(fileno(what->answer), 0) < 0)
            return error_set(error, "the temporary file for an answer: %s", strerror(errno));
    }
}

static int ask(struct remote *remote, struct http_exchange *what, FILE **answer_r,
               struct error *error)
{
    what->answer = tmpfile();
    if (!what->answer)
        return error_set(error, "no temporary file can be made: %s", strerror(errno));
    int status = exchange(remote, what, error);
    if (status < 0) {
        fclose(what->answer);
        what->answer = NULL;
    } else {
        rewind(what->answer);
    }
    *answer_r = what->answer;
    return status;
}

/* An exchange whose answer says nothing that is not known. */
static int tell(struct remote *remote, struct http_exchange *what, struct error *error)
{
    FILE *answer;
    int status = ask(remote, what, &answer, error);
    if (status == 0)
        fclose(answer);
    return status;
}

/* wait_end_of_query: the server answers when it knows that the answer is whole.  FINAL reads all
 * parts at once, each column of each through a buffer of its own. */
#define ASKING                                                                                     \
    "&readonly=2&wait_end_of_query=1&enable_http_compression=1"                                    \
    "&enable_optimize_predicate_expression=1&join_use_nulls=0"                                     \
    "&max_read_buffer_size=131072"

int remote_ask(struct remote *remote, struct slice sql, FILE **answer_r, struct error *error)
{
    struct http_exchange what = {.sql = sql, .settings = ASKING, .answer_max = answer_max};
    return ask(remote, &what, answer_r, error);
}

int remote_ask_typed(struct remote *remote, struct slice sql, FILE **answer_r, struct error *error)
{
    struct http_exchange what = {.sql = sql,
                                 .settings = ASKING
                                 "&max_execution_time=300&max_result_rows=5000000&max_result_bytes="
                                 "2000000000&result_overflow_mode=throw",
                                 .answer_max = answer_max};
    return ask(remote, &what, answer_r, error);
}

int remote_insert(struct remote *remote, struct slice sql, const struct remote_rows *rows,
                  struct error *error)
{
    struct http_exchange what = {.sql = sql,
                                 .rows = rows,
                                 .settings =
                                     "&insert_distributed_sync=1&input_format_allow_errors_num=0",
                                 .answer_max = INSERT_ANSWER_MAX};
    return tell(remote, &what, error);
}

int remote_run(struct remote *remote, struct slice sql, struct error *error)
{
    struct http_exchange what = {.sql = sql,
                                 .settings = "&insert_distributed_sync=1&wait_end_of_query=1",
                                 .answer_max = INSERT_ANSWER_MAX};
    return tell(remote, &what, error);
}

int remote_text(struct remote *remote, struct slice sql, struct arena *arena, struct slice *text_r,
                struct error *error)
{
    char line[4096] = "";
    FILE *answer;
    if (remote_ask(remote, sql, &answer, error) < 0)
        return -1;
    size_t length = fgets(line, sizeof(line), answer) ? strcspn(line, "\t\n") : 0;
    fclose(answer);
    struct slice value = tsv_value(line, length);
    *text_r = slice_present(value) ? arena_copy(arena, value) : S("");
    return 0;
}

int remote_number(struct remote *remote, struct slice sql, int64_t *number_r, struct error *error)
{
    struct arena arena = {0};
    struct slice text;
    int status = remote_text(remote, sql, &arena, &text, error);
    *number_r = status == 0 ? strtoll(arena_string(&arena, text), NULL, 10) : 0;
    arena_free(&arena);
    return status;
}

struct slice remote_literal(struct arena *arena, struct slice value)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = arena_take(arena, value.len * 2 + 9);
    size_t used = 7;
    memcpy(out, "unhex('", used);
    for (size_t i = 0; i < value.len; i++) {
        out[used++] = digits[(unsigned char)value.ptr[i] >> 4];
        out[used++] = digits[value.ptr[i] & 15];
    }
    memcpy(out + used, "')", 2);
    return slice_make(out, used + 2);
}
