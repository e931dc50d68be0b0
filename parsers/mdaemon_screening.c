/*
 * MDaemon's screening, which refuses hosts before a session exists:
 *
 *   Host screening refused connection to 192.0.2.10:465 from localhost [203.0.113.11:44056] (...)
 *   Location Screening: IP 203.0.113.12 matched to country X, Y; connection blocked; port 25
 */
#include "parsers/mdaemon.h"

/* What stands between `before` and the next blank; empty when `before` does not occur. */
static struct slice word_after(struct slice text, struct slice before)
{
    size_t at = slice_search(text, before);
    if (at == SLICE_NONE)
        return S("");
    text = slice_from(text, at + before.len);
    return slice_first(text, slice_find(text, ' '));
}

/* The ports where mail comes in; on others no mail is refused. */
static bool is_mail_port(struct slice port)
{
    return slice_equal(port, S("25")) || slice_equal(port, S("465")) ||
           slice_equal(port, S("587")) || slice_equal(port, S("2525"));
}

enum line_kind mdaemon_screening(struct parser *p, struct slice text)
{
    struct slice own = word_after(text, S("refused connection to "));
    size_t bracket = slice_find(text, '[');
    struct slice ip = bracket == SLICE_NONE ? S("") : slice_from(text, bracket);
    struct slice port = own, host;
    while (slice_cut(&port, ':', &host))
        continue;
    if (own.len == 0) {
        if (!slice_contains(text, S("connection blocked")))
            return LINE_CONTEXT;
        ip = word_after(text, S(" IP "));
        port = word_after(text, S("port "));
    }
    if (!is_mail_port(port))
        return LINE_NOISE;
    struct record *record = record_add(p, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->outcome = OUTCOME_REJECTED;
    record->stage = STAGE_CONNECT;
    record->remote_ip = record_copy(p, mdaemon_endpoint(&ip));
    own = mdaemon_endpoint(&own);
    if (mdaemon_is_address(own))
        record->local_ip = record_copy(p, own);
    record->text = text;
    return LINE_EVENT;
}
