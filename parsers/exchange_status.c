/*
 * The reply inside recipient-status.  Forms:
 *
 *   550 5.1.1 RESOLVER.ADR.RecipNotFound; not found
 *   [{LED=550 5.7.1 no};{MSG=};{FQDN=mx.example.org};{IP=192.0.2.1};{LRT=12/22/2020 2:28:06 AM}]
 *   [{LRT=};{LED=550 5.7.1 RESOLVER.RST.AuthRequired; authentication required};{FQDN=};{IP=}]
 *
 * Keys come in any order, the text may be cut anywhere.  LED ("last error detail") is the reply; it
 * may hold semicolons, braces, line breaks, and the reply of another server in Exchange's wrapping.
 */
#include "parsers/exchange.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct slice skip_blanks(struct slice s)
{
    while (s.len && is_blank(s.ptr[0]))
        s = slice_from(s, 1);
    return s;
}

/* Where the value that begins at `s` ends: before "};{" (blanks allowed), "}]" at the end, or the
 * end of a text that was cut. */
static struct slice value_of(struct slice s)
{
    for (size_t i = 0; i + 1 < s.len; i++) {
        if (s.ptr[i] != '}' || s.ptr[i + 1] != ';')
            continue;
        struct slice next = skip_blanks(slice_from(s, i + 2));
        if (next.len == 0 || next.ptr[0] == '{')
            return slice_trim(slice_first(s, i));
    }
    size_t end = slice_rsearch(s, S("}]"));
    if (end == SLICE_NONE && slice_ends(s, S("}")))
        end = s.len - 1;
    return slice_trim(end == SLICE_NONE ? s : slice_first(s, end));
}

/* The value of "{KEY=..."; absent when the key is missing or its value empty. */
static struct slice value_for(struct slice raw, struct slice key)
{
    size_t at = slice_search(raw, key);
    if (at == SLICE_NONE)
        return (struct slice){0};
    struct slice value = value_of(slice_from(raw, at + key.len));
    return value.len ? value : (struct slice){0};
}

/* What stands between `before` and `stop`; absent when `before` does not occur. */
static struct slice between(struct slice text, struct slice before, char stop)
{
    size_t at = slice_search(text, before);
    if (at == SLICE_NONE)
        return (struct slice){0};
    struct slice rest = slice_from(text, at + before.len);
    size_t end = stop ? slice_rfind(rest, stop) : SLICE_NONE;
    return slice_trim(end == SLICE_NONE ? rest : slice_first(rest, end));
}

/* Exchange's wrappings of another server's reply (2010 to SE).  The reply runs to the last `stop`,
 * since it may hold quotes itself. */
static const struct {
    struct slice before;
    char stop;
} wrappings[] = {
    {{"Proxy session setup failed on Frontend with '", 45}, '\''},
    {{"Primary target IP address responded with: \"", 43}, '"'},
    {{"Target host responded with error. -> ", 37}, 0},
};

/* The innermost reply, at most three wrappings deep. */
static struct slice unwrap(struct slice text)
{
    for (int depth = 0; depth < 3; depth++) {
        struct slice inner = {0};
        for (size_t i = 0; i < sizeof(wrappings) / sizeof(wrappings[0]); i++) {
            inner = between(text, wrappings[i].before, wrappings[i].stop);
            if (slice_present(inner))
                break;
        }
        struct slice probe = inner;
        if (!slice_present(inner) || reply_code(&probe) == 0)
            break;
        text = inner;
    }
    return text;
}

/* One line of it: breaks and what indents the next line become one blank. */
static struct slice one_line(struct parser *p, struct slice text)
{
    if (slice_find(text, '\n') == SLICE_NONE && slice_find(text, '\r') == SLICE_NONE)
        return text;
    char *out = arena_take(&p->out->arena, text.len);
    size_t used = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool is_break = text.ptr[i] == '\n' || text.ptr[i] == '\r';
        if (!is_break) {
            out[used++] = text.ptr[i];
            continue;
        }
        while (used && is_blank(out[used - 1]))
            used--;
        while (i + 1 < text.len && is_blank(text.ptr[i + 1]))
            i++;
        out[used++] = ' ';
    }
    return slice_trim(slice_make(out, used));
}

/* The server's name and address where only the text tells them. */
static void read_last_attempt(struct slice text, struct exchange_status *out_r)
{
    static const struct {
        struct slice before;
        char stop;
        bool name;
    } rows[] = {
        {{"[LastAttemptedServerName=", 25}, ']', true},
        {{"{Last attempted server name=", 28}, '}', true},
        {{"OutboundProxyTargetHostName: ", 29}, 0, true},
        {{"[LastAttemptedIP=", 17}, ']', false},
        {{"The last endpoint attempted was ", 32}, 0, false},
        {{"OutboundProxyTargetIP: ", 23}, 0, false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        size_t at = slice_search(text, rows[i].before);
        struct slice *target = rows[i].name ? &out_r->host : &out_r->ip;
        if (at == SLICE_NONE || slice_present(*target))
            continue;
        struct slice value = slice_from(text, at + rows[i].before.len);
        size_t end = 0;
        while (end < value.len && value.ptr[end] != rows[i].stop && !is_blank(value.ptr[end]) &&
               !memchr("'\"};", value.ptr[end], 4))
            end++;
        value = slice_first(value, end);
        while (value.len && value.ptr[value.len - 1] == '.')
            value.len--;
        if (value.len)
            *target = rows[i].name ? value : exchange_endpoint(value);
    }
}

/* The words behind the codes begin with a token of Exchange's own components, or are the sentences
 * that its delivery queue writes. */
static bool is_own(struct slice text)
{
    static const struct slice tokens[] = {
        {"RESOLVER.", 9},
        {"ROUTING.", 8},
        {"QUEUE.", 6},
        {"SMTPSEND.", 9},
        {"STOREDRV.", 9},
        {"TRANSPORT.", 10},
        {"M2MCVT.", 7},
        {"PICKUP.", 7},
        {"REPLAY.", 7},
        {"NONSMTPGW.", 10},
        {"AGENT.", 6},
        {"DSNGENERATOR.", 13},
        {"Error encountered while communicating with", 42},
        {"Primary target IP address responded with", 40},
        {"Recipient address reserved by RFC 2606", 38},
    };
    unsigned code;
    struct status status;
    struct slice words = reply_head(text, &code, &status);
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++)
        if (slice_starts(words, tokens[i]))
            return true;
    return false;
}

void exchange_status_read(struct parser *p, struct slice raw, struct exchange_status *out_r)
{
    *out_r = (struct exchange_status){0};
    struct slice text = slice_trim(raw);
    size_t bracket = slice_search(text, S("[{"));
    if (bracket != SLICE_NONE) {
        struct slice form = slice_from(text, bracket + 1);
        out_r->host = value_for(form, S("{FQDN="));
        out_r->ip = value_for(form, S("{IP="));
        /* These name our own front end; the peer is in the text. */
        if (slice_contains(text, S("failed on Frontend with")))
            out_r->host = out_r->ip = (struct slice){0};
        read_last_attempt(text, out_r);
        text = value_for(form, S("{LED="));
        if (!slice_present(text))
            return;
    } else if (text.len == 0) {
        return;
    }
    read_last_attempt(text, out_r);
    text = unwrap(one_line(p, text));
    out_r->own = is_own(text);
    out_r->text = record_unfold(p, text, S(" "));
}

/* A status begins here: a code, the bracket form, the kind of a recipient, or nothing at all. */
static bool begins_status(struct slice s)
{
    s = skip_blanks(s);
    if (s.len == 0 || s.ptr[0] == ';')
        return true;
    struct slice rest = s;
    return reply_code(&rest) || slice_starts(s, S("[{")) || slice_starts(s, S("To;")) ||
           slice_starts(s, S("Cc;")) || slice_starts(s, S("Bcc;")) || slice_equal(s, S("To")) ||
           slice_equal(s, S("Cc")) || slice_equal(s, S("Bcc"));
}

bool exchange_status_next(struct slice *cursor, struct slice *out_r)
{
    if (!slice_present(*cursor))
        return false;
    bool bracket = slice_starts(skip_blanks(*cursor), S("[{"));
    for (size_t i = 0; i < cursor->len; i++) {
        if (cursor->ptr[i] != ';' || (bracket && (i < 2 || memcmp(cursor->ptr + i - 2, "}]", 2))))
            continue;
        struct slice next = slice_from(*cursor, i + 1);
        if (!begins_status(next))
            continue;
        *out_r = slice_first(*cursor, i);
        *cursor = next;
        return true;
    }
    *out_r = *cursor;
    *cursor = (struct slice){0};
    return true;
}

bool exchange_address_next(struct slice *cursor, struct slice *out_r)
{
    if (cursor->len == 0)
        return false;
    bool quoted = false;
    for (size_t i = 0; i < cursor->len; i++) {
        char c = cursor->ptr[i];
        if (c == '\\' && quoted)
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (c == ';' && !quoted) {
            *out_r = slice_trim(slice_first(*cursor, i));
            *cursor = slice_from(*cursor, i + 1);
            return true;
        }
    }
    *out_r = slice_trim(*cursor);
    *cursor = slice_from(*cursor, cursor->len);
    return true;
}

struct slice exchange_endpoint(struct slice endpoint)
{
    size_t colon = slice_rfind(endpoint, ':');
    if (endpoint.len && endpoint.ptr[0] == '[') {
        size_t close = slice_find(endpoint, ']');
        if (close != SLICE_NONE)
            return slice_make(endpoint.ptr + 1, close - 1);
    }
    if (colon == SLICE_NONE || colon == 0)
        return endpoint.len ? endpoint : (struct slice){0};
    /* Protocol logs always write the port, after IPv6 addresses too. */
    return slice_first(endpoint, colon);
}
