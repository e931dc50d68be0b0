#include "causes/fold_put.h"
#include "causes/fold_word.h"

/* RFC 3986, 2, without the brackets that stand around URLs in replies. */
static const bool url_bytes[256] = {
    ['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true, ['-'] = true, ['.'] = true,
    ['_'] = true,         ['~'] = true,         ['/'] = true,         ['?'] = true, ['#'] = true,
    ['@'] = true,         ['!'] = true,         ['$'] = true,         ['&'] = true, ['\''] = true,
    ['*'] = true,         ['+'] = true,         [','] = true,         [';'] = true, ['='] = true,
    ['%'] = true,         [':'] = true,
};

/* Parameters of a query whose value is a reason, not an id. */
static bool is_reason(struct slice key)
{
    static const struct slice keys[] = {S("p"),     S("c"),   S("reason"), S("code"),
                                        S("error"), S("err"), S("answer")};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (slice_equal_nocase(key, keys[i]))
            return true;
    return false;
}

static bool is_short_word(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!byte_is_alnum(s.ptr[i]) && s.ptr[i] != '_')
            return false;
    return s.len > 0 && s.len <= 32;
}

/* Of "?p=NoSuchUser&id=4711" the reason stays and the rest becomes one <id>. */
static void put_query(struct folder *f, struct slice query)
{
    bool dropped = false, first = true;
    for (struct slice part; slice_next(&query, '&', &part);) {
        struct slice key, value = part;
        if (slice_cut(&value, '=', &key) && is_reason(key) && is_short_word(value)) {
            folder_put(f, first ? S("?") : S("&"));
            folder_put(f, part);
            first = false;
        } else {
            dropped |= part.len > 0;
        }
    }
    if (dropped)
        folder_put(f, first ? S("?<id>") : S("&<id>"));
}

static void put_path(struct folder *f, struct slice path)
{
    while (path.len) {
        size_t n = 1;
        while (n < path.len && path.ptr[n] != '/')
            n++;
        struct slice part = slice_make(path.ptr + 1, n - 1), keep;
        enum word_class class = word_class(part, &keep);
        bool stays = part.len == 0 || class == WORD_PLAIN || class == WORD_FILE ||
                     (part.len <= 24 && (class == WORD_NUMBER || class == WORD_UNIT)) ||
                     slice_starts(part, S("postmaster-")) || slice_starts(part, S("<id>"));
        f->asked.more |= slice_find_any(part, S("@,;=")) != SLICE_NONE;
        folder_put(f, S("/"));
        folder_put(f, stays ? part : S("<id>"));
        path = slice_from(path, n);
    }
}

void folder_put_url_tail(struct folder *f)
{
    size_t n = 0;
    while (n < f->in.len && (url_bytes[(unsigned char)f->in.ptr[n]] ||
                             slice_starts(slice_from(f->in, n), S("<id>"))))
        n += f->in.ptr[n] == '<' ? 4 : 1;
    while (n && strchr(".,;:!?'", f->in.ptr[n - 1]))
        n--;
    struct slice path = slice_first(f->in, n), query = {0}, rest = path;
    f->in = slice_from(f->in, n);
    if (slice_cut(&rest, '?', &path))
        query = rest;
    struct slice fragment = path;
    if (slice_cut(&fragment, '#', &path) && !query.len)
        query = fragment;
    size_t port = 0;
    while (port < path.len && path.ptr[port] != '/')
        port++;
    put_path(f, slice_from(path, port));
    put_query(f, query);
}

static bool is_host_byte(char c)
{
    return byte_is_alnum(c) || c == '.' || c == '-' || c == '_';
}

void folder_put_url(struct folder *f, size_t scheme)
{
    size_t n = scheme;
    while (n < f->in.len && is_host_byte(f->in.ptr[n]))
        n++;
    struct slice host = slice_make(f->in.ptr + scheme, n - scheme), keep;
    for (const struct slice *known = folder_placeholders; known->ptr && !host.len; known++)
        if (slice_starts(slice_from(f->in, scheme), *known))
            host.len = known->len;
    while (host.len && host.ptr[host.len - 1] == '.')
        host.len--;
    folder_put(f, slice_first(f->in, scheme));
    f->in = slice_from(f->in, scheme + host.len);
    enum word_class class = word_class(host, &keep);
    if (class == WORD_IP)
        folder_put(f, S("<ip>"));
    else if (host.len && host.ptr[0] == '<')
        folder_put(f, host);
    else if ((class == WORD_HOST || class == WORD_PLAIN) && !folder_is_own(f, host))
        folder_put(f, host);
    else if (host.len)
        folder_put(f, S("<host>"));
    folder_put_url_tail(f);
}
