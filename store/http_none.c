#include "store/http.h"

enum http_result http_exchange(struct remote *remote, const struct http_exchange *exchange,
                               struct error *error)
{
    (void)exchange;
    return error_set(error,
                     "%s: this program was built without libcurl, so it cannot speak to a "
                     "ClickHouse server",
                     remote->url);
}

void http_close(struct remote *remote)
{
    (void)remote;
}
