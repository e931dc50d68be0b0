#include "causes/fold.h"

#include "base/reply.h"
#include "causes/fold_word.h"
#include "causes/list.h"

/* The most input that one call looks at; enough to fill a template. */
enum { INPUT_MAX = 8 * FOLD_MAX, OWN_MAX = 16 };

static const char *const placeholders[] = {"<address>", "<ip>",   "<host>", "<id>",
                                           "<n>",       "<date>", "<file>", NULL};

struct folder {
    struct slice in; /* cursor */
    char *out;
    size_t len;
    bool full;
    unsigned code;        /* at the head of the text: its repeats are joints of a long reply */
    struct status status; /* likewise */
    const struct slice *own;
    size_t own_count;
};

/* --- output --------------------------------------------------------------------------------- */

/* All or nothing: a template is cut between words, never inside a placeholder. */
static void put(struct folder *f, struct slice s)
{
    if (f->full || f->len + s.len > FOLD_MAX) {
        f->full = true;
        return;
    }
    memcpy(f->out + f->len, s.ptr, s.len);
    f->len += s.len;
}

static void put_blank(struct folder *f)
{
    if (f->len && f->out[f->len - 1] != ' ')
        put(f, S(" "));
}

static struct slice tail(const struct folder *f)
{
    return slice_make(f->out, f->len);
}

static bool is_joint(char c)
{
    return c == ' ' || c == ',' || c == '-' || c == '/' || c == '.' || c == '+' || c == ':' ||
           c == '_';
}

/* Is the last thing written this placeholder, with nothing but joints behind it?  *end_r is where
 * it begins. */
static bool ends_in(const struct folder *f, struct slice placeholder, size_t *start_r)
{
    struct slice t = tail(f);
    while (t.len && is_joint(t.ptr[t.len - 1]))
        t.len--;
    if (!slice_ends(t, placeholder))
        return false;
    *start_r = t.len - placeholder.len;
    return true;
}

/* Runs of ids become one id; numbers and dates that touch a date become part of it. */
static void put_placeholder(struct folder *f, struct slice placeholder)
{
    size_t at;
    bool date = slice_equal(placeholder, S("<date>"));
    if (slice_equal(placeholder, S("<id>")) && ends_in(f, placeholder, &at)) {
        f->len = at;
    } else if ((date || slice_equal(placeholder, S("<n>"))) && ends_in(f, S("<date>"), &at)) {
        f->len = at;
        placeholder = S("<date>");
    } else if (date) {
        while (ends_in(f, S("<n>"), &at))
            f->len = at;
    }
    put(f, placeholder);
}

/* An address or host in angle brackets of its own gives them up: <<address>> looks silly. */
static void put_bracketed(struct folder *f, struct slice placeholder)
{
    if (f->len && f->out[f->len - 1] == '<' && f->in.len && f->in.ptr[0] == '>') {
        f->len--;
        f->in = slice_from(f->in, 1);
    }
    put_placeholder(f, placeholder);
}

/* --- words ---------------------------------------------------------------------------------- */

static bool is_word_byte(char c)
{
    return byte_is_alnum(c) || (c && strchr(".-_#$~@+=/:%&?*!^\\", c)) || (unsigned char)c >= 0x80;
}

/* One of the event's own strings, or the local part of one, that only it can know to be variable.
 */
static bool is_own(const struct folder *f, struct slice word)
{
    for (size_t i = 0; i < f->own_count; i++) {
        struct slice own = f->own[i];
        if (own.len < word.len || !word.len || own.ptr[0] != word.ptr[0])
            continue;
        bool whole = own.len == word.len || own.ptr[word.len] == '@';
        if (whole && slice_equal_nocase(slice_first(own, word.len), word))
            return !word_is_common(word);
    }
    return false;
}

static bool followed_by_status(struct slice rest)
{
    struct status status;
    if (!rest.len || (rest.ptr[0] != ' ' && rest.ptr[0] != '-'))
        return false;
    rest = slice_from(rest, 1);
    while (rest.len && (rest.ptr[0] == '#' || rest.ptr[0] == ' '))
        rest = slice_from(rest, 1);
    return reply_status(&rest, &status);
}

/* A number that is a reply code by its place: at the head, behind a colon, quote or bracket, behind
 * the words "code", "error", or before an enhanced status. */
static bool is_code_here(const struct folder *f, struct slice word)
{
    if (word.len != 3 || word.ptr[0] < '2' || word.ptr[0] > '5')
        return false;
    struct slice t = slice_trim(tail(f));
    if (t.len == 0 || followed_by_status(f->in))
        return true;
    if (word.ptr[0] < '4')
        return false;
    if (f->in.len && f->in.ptr[0] != ' ' && f->in.ptr[0] != '-')
        return false;
    char last = t.ptr[t.len - 1];
    if (last == ':' || last == '"' || last == '<' || last == '\'' || last == '#' || last == '[')
        return true;
    return slice_ends_nocase(t, S("code")) || slice_ends_nocase(t, S("error")) ||
           slice_ends_nocase(t, S("SMTP")) || slice_ends_nocase(t, S("status")) ||
           slice_ends_nocase(t, S("responded with")) || slice_ends_nocase(t, S("host"));
}

/* A number inside a vendor's token: AS(4810), AUP#1310, (554.30); or an error of Windows' sockets,
 * 10060. */
static bool is_token_number(const struct folder *f, struct slice word)
{
    if (word.len == 6 && slice_starts(word, S("55")) && slice_ends(tail(f), S("(")))
        return true;
    if (word.len == 5 && slice_starts(word, S("100")) && slice_ends_nocase(slice_trim(tail(f)), S("code:")))
        return true;
    return slice_ends(tail(f), S("AS(")) || slice_ends(tail(f), S("#"));
}

static void put_number(struct folder *f, struct slice word)
{
    if (is_code_here(f, word) || is_token_number(f, word))
        put(f, word);
    else
        put_placeholder(f, S("<n>"));
}

static void put_url_tail(struct folder *f);

static void put_host(struct folder *f, struct slice word)
{
    if (list_zone(word) || list_announced(tail(f))) {
        put(f, word);
    } else if (f->in.len > 1 && f->in.ptr[0] == '/' && byte_is_alpha(f->in.ptr[1])) {
        put(f, word);
        put_url_tail(f);
    } else {
        put_bracketed(f, S("<host>"));
    }
}

static bool digit_beside(const struct folder *f)
{
    struct slice rest = slice_trim(f->in), t = slice_trim(tail(f));
    while (rest.len && (rest.ptr[0] == ',' || rest.ptr[0] == ' ' || rest.ptr[0] == '-'))
        rest = slice_from(rest, 1);
    return (rest.len && byte_is_digit(rest.ptr[0])) || slice_ends(t, S("<n>")) ||
           slice_ends(t, S("<date>")) || slice_ends(t, S("<n>-")) || slice_starts(rest, S("<n>")) ||
           slice_starts(rest, S("<date>"));
}

static void put_plain(struct folder *f, struct slice word)
{
    if (word_is_calendar(word) && digit_beside(f))
        put_placeholder(f, S("<date>"));
    else if (f->own_count && is_own(f, word))
        put_bracketed(f, S("<address>"));
    else
        put(f, word);
}

/* A word without any of @ : / = & % in it. */
static void put_word(struct folder *f, struct slice word)
{
    struct slice keep = {0};
    switch (word_class(word, &keep)) {
    case WORD_NUMBER:
        put_number(f, word);
        break;
    case WORD_IP:
        put_placeholder(f, S("<ip>"));
        break;
    case WORD_HOST:
        put_host(f, word);
        break;
    case WORD_ID:
        put_bracketed(f, S("<id>"));
        break;
    case WORD_DATE:
        put_placeholder(f, S("<date>"));
        break;
    case WORD_IP_HOST:
        put(f, S("<ip>."));
        put_host(f, slice_from(keep, 1));
        break;
    case WORD_UNIT:
        put_placeholder(f, S("<n>"));
        put(f, keep);
        break;
    case WORD_FILE:
        put(f, S("<file>"));
        put(f, keep);
        break;
    case WORD_PLAIN:
        put_plain(f, word);
        break;
    }
}

/* --- addresses on the web ------------------------------------------------------------------- */

static bool is_url_byte(char c)
{
    return byte_is_alnum(c) || (c && strchr("-._~/?#[@]!$&'*+,;=%:", c) && c != ']' && c != '[');
}

/* Parameters of a query whose value is a reason, not an id. */
static bool is_reason(struct slice key)
{
    static const char *const keys[] = {"p", "c", "reason", "code", "error", "err", "answer"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (slice_equal_nocase(key, slice_of(keys[i])))
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
    while (query.len) {
        struct slice part, key, value;
        if (!slice_cut(&query, '&', &part))
            part = query, query.len = 0;
        value = part;
        if (slice_cut(&value, '=', &key) && is_reason(key) && is_short_word(value)) {
            put(f, first ? S("?") : S("&"));
            put(f, part);
            first = false;
        } else {
            dropped |= part.len > 0;
        }
    }
    if (dropped)
        put(f, first ? S("?<id>") : S("&<id>"));
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
        put(f, S("/"));
        put(f, stays ? part : S("<id>"));
        path = slice_from(path, n);
    }
}

/* What follows the host of a URL: the cursor stands behind the host. */
static void put_url_tail(struct folder *f)
{
    size_t n = 0;
    while (n < f->in.len &&
           (is_url_byte(f->in.ptr[n]) || slice_starts(slice_from(f->in, n), S("<id>"))))
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

/* Cursor at "http://": scheme and host stay, own hosts and addresses do not. */
static void put_url(struct folder *f, size_t scheme)
{
    size_t n = scheme;
    while (n < f->in.len && (byte_is_alnum(f->in.ptr[n]) || strchr(".-_", f->in.ptr[n])))
        n++;
    struct slice host = slice_make(f->in.ptr + scheme, n - scheme), keep;
    for (const char *const *known = placeholders; *known && !host.len; known++)
        if (slice_starts(slice_from(f->in, scheme), slice_of(*known)))
            host.len = strlen(*known);
    while (host.len && host.ptr[host.len - 1] == '.')
        host.len--;
    put(f, slice_first(f->in, scheme));
    f->in = slice_from(f->in, scheme + host.len);
    enum word_class class = word_class(host, &keep);
    if (class == WORD_IP)
        put(f, S("<ip>"));
    else if (host.len && host.ptr[0] == '<')
        put(f, host);
    else if ((class == WORD_HOST || class == WORD_PLAIN) && !is_own(f, host))
        put(f, host);
    else if (host.len)
        put(f, S("<host>"));
    put_url_tail(f);
}

/* --- the walk ------------------------------------------------------------------------------- */

/* "\n" as Exim writes a line end, "\320" as it writes a byte; 0 = just a backslash. */
static size_t escape(struct slice s, char *byte_r)
{
    if (s.len >= 2 && strchr("nrt", s.ptr[1]) &&
        (s.len == 2 || byte_is_digit(s.ptr[2]) || s.ptr[2] == '\\' || s.ptr[2] == ' ')) {
        *byte_r = ' ';
        return 2;
    }
    if (s.len >= 4 && s.ptr[1] >= '2' && s.ptr[1] <= '3' && s.ptr[2] >= '0' && s.ptr[2] <= '7' &&
        s.ptr[3] >= '0' && s.ptr[3] <= '7') {
        *byte_r = (char)((s.ptr[1] - '0') * 64 + (s.ptr[2] - '0') * 8 + s.ptr[3] - '0');
        return 4;
    }
    return 0;
}

/* Bytes of the UTF-8 character at the head of `s`; 0 = none (RFC 3629). */
static size_t utf8_length(struct slice s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t n = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
    if (p[0] < 0xc2 || p[0] > 0xf4 || n > s.len)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xf0 && p[1] < 0x90);
    bool outside = (p[0] == 0xed && p[1] > 0x9f) || (p[0] == 0xf4 && p[1] > 0x8f);
    return overlong || outside ? 0 : n;
}

/* The whole of what may be looked at, as valid UTF-8 without control bytes. */
static struct slice clean(struct slice text, char *room)
{
    size_t n = 0;
    while (text.len) {
        char b = text.ptr[0];
        size_t step = b == '\\' ? escape(text, &b) : 1;
        text = slice_from(text, step ? step : 1);
        room[n++] = (unsigned char)b < 0x20 || b == 0x7f ? ' ' : b;
    }
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)room[i] < 0x80)
            continue;
        size_t length = utf8_length(slice_make(room + i, n - i));
        if (length)
            i += length - 1;
        else
            room[i] = '?';
    }
    return slice_make(room, n);
}

static bool needs_cleaning(struct slice text)
{
    bool dirty = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char b = (unsigned char)text.ptr[i];
        dirty |= b < 0x20 || b >= 0x7f || b == '\\';
    }
    return dirty;
}

/* Does a quoted reply begin at the cursor: `said: 550-5.7.1 `, `"451 `, `<421 `? */
static bool at_reply(const struct folder *f)
{
    struct slice t = slice_trim(tail(f)), rest = f->in;
    return t.len && strchr(":\"<'=", t.ptr[t.len - 1]) && reply_code(&rest) >= 400 && rest.len > 1;
}

/* Cursor at a reply: "550-5.1.1 " or "550 #5.1.1 " becomes "550 5.1.1 ", and is remembered. */
static void put_head(struct folder *f)
{
    f->status = (struct status){0};
    f->code = reply_code(&f->in);
    if (f->code) {
        put(f, slice_make(f->in.ptr - 3, 3));
        while (f->in.len && strchr(" -#", f->in.ptr[0]))
            f->in = slice_from(f->in, 1);
    } else if (f->in.len && f->in.ptr[0] == '#') {
        f->in = slice_from(f->in, 1);
    }
    const char *p = f->in.ptr;
    if (!reply_status(&f->in, &f->status))
        return put_blank(f);
    put_blank(f);
    put(f, slice_make(p, (size_t)(f->in.ptr - p)));
    if (f->in.len && f->in.ptr[0] == '-')
        f->in = slice_from(f->in, 1);
}

/* Cursor at digits: step over a repeat of the head, the joint of a reply of several lines. */
static bool skip_joint(struct folder *f)
{
    struct slice rest = f->in;
    struct status status;
    if (!f->code || !f->len || f->out[f->len - 1] != ' ' || reply_code(&rest) != f->code ||
        !rest.len)
        return false;
    bool dash = rest.ptr[0] == '-';
    rest = slice_from(rest, 1);
    while (rest.len && (rest.ptr[0] == ' ' || rest.ptr[0] == '#'))
        rest = slice_from(rest, 1);
    bool same = reply_status(&rest, &status) && status_pack(status) == status_pack(f->status);
    if (!same && !dash)
        return false;
    if (same && rest.len && (rest.ptr[0] == '-' || rest.ptr[0] == ' '))
        rest = slice_from(rest, 1);
    f->in = rest;
    return true;
}

static void put_from(struct folder *f, size_t from, size_t to, const char *base)
{
    if (to > from)
        put(f, slice_make(base + from, to - from));
}

static bool is_edge(char c)
{
    return !byte_is_alnum(c) && (unsigned char)c < 0x80;
}

/* The part of a run up to the first byte that parts words. */
static size_t piece_length(struct slice run)
{
    size_t n = 0;
    while (n < run.len && (run.ptr[n] == '.' || run.ptr[n] == '-' || run.ptr[n] == '_' ||
                           run.ptr[n] == '#' || !is_edge(run.ptr[n])))
        n++;
    return n;
}

/* An address in the run: returns where it ends, 0 if there is none. */
static size_t address_end(struct slice run)
{
    size_t at = slice_find(run, '@');
    if (at == SLICE_NONE || at == 0)
        return 0;
    size_t n = at + 1;
    while (n < run.len && (byte_is_alnum(run.ptr[n]) || strchr(".-_", run.ptr[n]) ||
                           (unsigned char)run.ptr[n] >= 0x80))
        n++;
    while (n > at + 1 && is_edge(run.ptr[n - 1]))
        n--;
    return n;
}

/* "TO:bob@example.com", "user=bob@example.com": the word in front stays. */
static size_t label_length(struct slice run)
{
    size_t n = 0;
    while (n < run.len && byte_is_alpha(run.ptr[n]))
        n++;
    return n && n + 1 < run.len && (run.ptr[n] == ':' || run.ptr[n] == '=') && n <= 10 ? n + 1 : 0;
}

static size_t colon_run(struct slice run)
{
    size_t n = slice_starts_nocase(run, S("IPv6:")) ? 5 : 0;
    while (n < run.len && (byte_is_hex(run.ptr[n]) || run.ptr[n] == ':' || run.ptr[n] == '.'))
        n++;
    while (n > 2 && (run.ptr[n - 1] == '.' || (run.ptr[n - 1] == ':' && run.ptr[n - 2] != ':')))
        n--;
    return n;
}

/* One step into a run of word bytes that begins at the cursor; `run` begins with no edge byte. */
static void put_piece(struct folder *f, struct slice run)
{
    size_t label, end = address_end(run), colons = colon_run(run);
    if (end && (label = label_length(run)) != 0 && label < end) {
        put(f, slice_first(run, label));
        f->in = slice_from(f->in, label);
    } else if (end) {
        f->in = slice_from(f->in, end);
        put_bracketed(f, S("<address>"));
    } else if (word_is_time(run) && run.len >= 5) {
        f->in = slice_from(f->in, run.len);
        put_placeholder(f, S("<date>"));
    } else if (word_is_ip6(slice_first(run, colons))) {
        f->in = slice_from(f->in, colons);
        put_placeholder(f, S("<ip>"));
    } else {
        size_t n = piece_length(run), keep = n;
        while (keep > 1 && is_edge(run.ptr[keep - 1]))
            keep--;
        f->in = slice_from(f->in, keep);
        put_word(f, slice_first(run, keep));
        put_from(f, keep, n, run.ptr);
        f->in = slice_from(f->in, n - keep);
    }
}

static size_t scheme_length(struct slice in)
{
    if (slice_starts_nocase(in, S("http://")))
        return 7;
    if (slice_starts_nocase(in, S("https://")))
        return 8;
    return 0;
}

static void put_run(struct folder *f)
{
    size_t n = 0, scheme = scheme_length(f->in);
    if (scheme)
        return put_url(f, scheme);
    while (n < f->in.len && is_word_byte(f->in.ptr[n]))
        n++;
    struct slice run = slice_first(f->in, n);
    while (run.len > 1 && is_edge(run.ptr[run.len - 1]))
        run.len--;
    if (!is_edge(run.ptr[0]))
        return put_piece(f, run);
    put(f, slice_first(run, 1));
    f->in = slice_from(f->in, 1);
}

/* "<localhost>: Helo command rejected": a bare word that a client chose. */
static bool put_bare(struct folder *f)
{
    size_t end = slice_find(f->in, '>'), smalls = 0;
    if (end == SLICE_NONE || end < 2 || end > 64 || end + 1 >= f->in.len ||
        f->in.ptr[end + 1] != ':')
        return false;
    for (size_t i = 1; i < end; i++) {
        if (!byte_is_alnum(f->in.ptr[i]) && !strchr("-_", f->in.ptr[i]))
            return false;
        smalls += !byte_is_upper(f->in.ptr[i]) && f->in.ptr[i] != '-';
    }
    if (!smalls)
        return false;
    f->in = slice_from(f->in, end + 1);
    put(f, S("<id>"));
    return true;
}

static bool put_known(struct folder *f)
{
    for (const char *const *known = placeholders; *known; known++) {
        if (slice_starts(f->in, slice_of(*known))) {
            put(f, slice_of(*known));
            f->in = slice_from(f->in, strlen(*known));
            return true;
        }
    }
    return false;
}

static void put_next(struct folder *f)
{
    char c = f->in.ptr[0];
    if (c == ' ') {
        put_blank(f);
        f->in = slice_from(f->in, 1);
    } else if (c == '<' && (put_known(f) || put_bare(f))) {
        return;
    } else if (byte_is_digit(c) && skip_joint(f)) {
        return;
    } else if (byte_is_digit(c) && at_reply(f)) {
        put_head(f);
    } else if (is_word_byte(c)) {
        put_run(f);
    } else {
        put(f, slice_first(f->in, 1));
        f->in = slice_from(f->in, 1);
    }
}

size_t fold_template(struct slice text, const struct slice *own, size_t own_count,
                     char out[FOLD_MAX])
{
    char room[INPUT_MAX];
    text = slice_first(text, INPUT_MAX);
    struct folder f = {.in = needs_cleaning(text) ? clean(text, room) : text,
                       .out = out,
                       .own = own,
                       .own_count = own_count < OWN_MAX ? own_count : OWN_MAX};
    f.in = slice_trim(f.in);
    put_head(&f);
    while (f.in.len && !f.full)
        put_next(&f);
    while (f.len && f.out[f.len - 1] == ' ')
        f.len--;
    return f.len;
}
