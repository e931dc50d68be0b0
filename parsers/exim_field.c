/*
 * H=mail.example.org (helo.example) [192.0.2.7]:51792 I=[198.51.100.1]:25 F=<a@example.org> A=...
 *
 * FIELD = TAG VALUE, where the tag decides how the value ends: a host at its bracketed address, an
 * address at its unquoted `>`, a string at its closing quote, anything else at a blank.
 */
#include "parsers/exim_field.h"

enum value {
    VALUE_WORD,    /* up to a blank, or a colon that is followed by one */
    VALUE_NONE,    /* the tag is the whole field */
    VALUE_HOST,    /* NAME (HELO) [IP]:PORT */
    VALUE_ADDRESS, /* behind "<" */
    VALUE_STRING,  /* behind a quote, with backslash escapes */
    VALUE_DN,      /* behind a quote, without escapes: ends at a quote before a blank, colon, end */
    VALUE_IDENT,   /* RFC 1413 reply: words up to the next field */
    VALUE_SOCKET,  /* [IP]:PORT */
};

struct tag {
    struct slice name;
    enum value value;
    size_t offset; /* of the slice in struct exim_fields, plus 1; 0 = not kept */
};

#define KEEP(member) (offsetof(struct exim_fields, member) + 1)
#define TAG(literal, ...)                                                                          \
    {                                                                                              \
        .name = {(literal), sizeof(literal) - 1}, __VA_ARGS__                                      \
    }

#define LETTER(letter, ...)                                                                        \
    [letter] = (const struct tag[])                                                                \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            .name = { NULL, 0 }                                                                    \
        }                                                                                          \
    }

/* By first letter.  Of two tags where one begins with the other the longer comes first. */
static const struct tag *const letters[128] = {
    LETTER('A', TAG("A=", .offset = KEEP(auth)), TAG("ARC", .value = VALUE_NONE)),
    LETTER('C', TAG("C=\"", .value = VALUE_STRING, .offset = KEEP(reply)), TAG("C="), TAG("CV="),
           TAG("Ci=")),
    LETTER('D', TAG("D="), TAG("DKIM="), TAG("DMARC="), TAG("DMARC", .value = VALUE_NONE),
           TAG("DN=\"", .value = VALUE_DN), TAG("DS", .value = VALUE_NONE), TAG("DT=")),
    LETTER('F', TAG("F=<", .value = VALUE_ADDRESS, .offset = KEEP(sender)),
           TAG("F=", .offset = KEEP(sender))),
    LETTER('H', TAG("H=", .value = VALUE_HOST, .offset = KEEP(host))),
    LETTER('I', TAG("I=", .value = VALUE_SOCKET, .offset = KEEP(local_ip))),
    LETTER('K', TAG("K", .value = VALUE_NONE)),
    LETTER('L', TAG("L*.-", .value = VALUE_NONE), TAG("L.-", .value = VALUE_NONE),
           TAG("L*", .value = VALUE_NONE), TAG("L.", .value = VALUE_NONE),
           TAG("L-", .value = VALUE_NONE), TAG("L", .value = VALUE_NONE)),
    LETTER('M', TAG("M8S=")),
    LETTER('P', TAG("P=<", .value = VALUE_ADDRESS, .offset = KEEP(return_path)),
           TAG("P=", .offset = KEEP(protocol)), TAG("PRDR", .value = VALUE_NONE), TAG("PRX="),
           TAG("PS=")),
    LETTER('Q', TAG("Q="), TAG("QT=")),
    LETTER('R', TAG("R=", .offset = KEEP(router)), TAG("RT=")),
    LETTER('S', TAG("S="), TAG("SNI=\"", .value = VALUE_DN), TAG("SNI="), TAG("SPF="),
           TAG("SPF", .value = VALUE_NONE), TAG("ST=")),
    LETTER('T', TAG("T=\"", .value = VALUE_STRING, .offset = KEEP(transport)),
           TAG("T=", .offset = KEEP(transport)), TAG("TFO*", .value = VALUE_NONE),
           TAG("TFO", .value = VALUE_NONE)),
    LETTER('U', TAG("U=", .value = VALUE_IDENT, .offset = KEEP(ident))),
    LETTER('X', TAG("X=")),
    LETTER('i', TAG("id=", .offset = KEEP(message_id)), TAG("id*=", .offset = KEEP(message_id))),
};

/* A field ends at a blank, at the colon before a message, or with the line. */
static bool at_end(struct slice s)
{
    return s.len == 0 || s.ptr[0] == ' ' || (s.ptr[0] == ':' && (s.len == 1 || s.ptr[1] == ' '));
}

static struct slice read_word(struct slice *cursor)
{
    size_t end = slice_find(*cursor, ' ');
    if (end == SLICE_NONE)
        end = cursor->len;
    if (end && cursor->ptr[end - 1] == ':')
        end--;
    struct slice word = slice_first(*cursor, end);
    *cursor = slice_from(*cursor, end);
    return word;
}

/* The most frequent ones first. */
static bool is_of_address(char c)
{
    return byte_is_digit(c) || c == '.' || c == ':' || byte_is_alpha(c) || c == '%' || c == '_' ||
           c == '-';
}

/* Cursor: "[192.0.2.7]" with what an address may consist of, and ":25". */
static bool read_socket(struct slice *cursor, struct slice *ip_r, struct slice *port_r)
{
    struct slice s = *cursor;
    if (!slice_skip(&s, S("[")))
        return false;
    size_t i = 0;
    while (i < s.len && is_of_address(s.ptr[i]))
        i++;
    if (i == s.len || s.ptr[i] != ']' || (i == 0))
        return false;
    struct slice ip = slice_first(s, i);
    s = slice_from(s, i + 1);
    struct slice port = {0};
    if (s.len > 1 && s.ptr[0] == ':' && byte_is_alnum(s.ptr[1])) {
        size_t end = 1;
        while (end < s.len && (byte_is_alnum(s.ptr[end]) || s.ptr[end] == '_'))
            end++;
        port = slice_first(slice_from(s, 1), end - 1);
        s = slice_from(s, end);
    }
    *ip_r = ip;
    *port_r = port;
    *cursor = s;
    return true;
}

/* What may stand behind a host's address, if it really was the address: a `)` shows that it was
 * still the client's HELO. */
static bool behind_host(struct slice s)
{
    if (s.len == 0)
        return true;
    char c = s.ptr[0];
    return c == ' ' || c == ':' || c == '*' || c == ',' || c == '?';
}

/* Cursor behind "(": the HELO name ends at the first ") [ADDRESS]" that closes a host. */
static bool read_helo(struct slice *cursor, struct exim_host *host)
{
    struct slice rest = *cursor, before;
    while (slice_cut_at(&rest, S(") "), &before)) {
        struct slice s = rest;
        if (read_socket(&s, &host->ip, &host->port) && behind_host(s)) {
            host->helo = slice_first(*cursor, (size_t)(rest.ptr - cursor->ptr) - 2);
            *cursor = s;
            return true;
        }
    }
    return false;
}

bool exim_host(struct slice *cursor, struct exim_host *out_r)
{
    struct slice s = *cursor;
    struct exim_host host = {0};
    if (s.len && s.ptr[0] != '[' && s.ptr[0] != '(') {
        host.name = read_word(&s);
        if (host.name.len == 0)
            return false;
        *cursor = s; /* a name alone is a host, too: LMTP over a socket */
        slice_skip(&s, S(" DS"));
        if (!slice_skip(&s, S(" "))) {
            *out_r = host;
            return true;
        }
    }
    bool found;
    if (slice_skip(&s, S("("))) {
        found = read_helo(&s, &host);
    } else {
        found = read_socket(&s, &host.ip, &host.port) && behind_host(s);
    }
    if (found) {
        slice_skip(&s, S("*"));
        *cursor = s;
    } else {
        host = (struct exim_host){.name = host.name};
    }
    *out_r = host;
    return slice_present(host.name) || found;
}

/* Index behind the closing quote of a string that began before `s`, or SLICE_NONE. */
static size_t string_end(struct slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == '"')
            return i + 1;
    }
    return SLICE_NONE;
}

/* The index of the unquoted ">" that ends an address, or SLICE_NONE.  A quote that is never closed
 * is no quote. */
static size_t address_end(struct slice s)
{
    size_t first = slice_find(s, '>');
    if (first == SLICE_NONE || !exim_holds(slice_first(s, first), '"', '\\', '"'))
        return first;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '>')
            return i;
        if (s.ptr[i] == '\\') {
            i++;
        } else if (s.ptr[i] == '"') {
            size_t end = string_end(slice_from(s, i + 1));
            if (end == SLICE_NONE)
                return slice_find(s, '>');
            i += end;
        }
    }
    return SLICE_NONE;
}

static bool read_address(struct slice *cursor, struct slice *out_r)
{
    size_t end = address_end(*cursor);
    if (end == SLICE_NONE)
        return false;
    *out_r = slice_first(*cursor, end);
    *cursor = slice_from(*cursor, end + 1);
    return true;
}

bool exim_bracketed(struct slice *cursor, struct slice *out_r)
{
    struct slice s = *cursor;
    if (!slice_skip(&s, S("<")) || !read_address(&s, out_r))
        return false;
    *cursor = s;
    return true;
}

static bool read_string(struct slice *cursor, struct slice *out_r)
{
    size_t end = string_end(*cursor);
    if (end == SLICE_NONE)
        return false;
    *out_r = slice_first(*cursor, end - 1);
    *cursor = slice_from(*cursor, end);
    return true;
}

static bool read_dn(struct slice *cursor)
{
    struct slice s = *cursor, before;
    while (slice_cut(&s, '"', &before)) {
        if (at_end(s)) {
            *cursor = s;
            return true;
        }
    }
    return false;
}

/* Does a tag of the right letter stand here?  For two or three bytes a call of memcmp() costs more
 * than the look itself. */
static bool has_name(struct slice s, struct slice name)
{
    if (s.len < name.len)
        return false;
    for (size_t i = 1; i < name.len; i++)
        if (s.ptr[i] != name.ptr[i])
            return false;
    return true;
}

static inline const struct tag *find_tag(struct slice s)
{
    unsigned char letter = (unsigned char)s.ptr[0];
    const struct tag *tag = letter < 128 ? letters[letter] : NULL;
    for (; tag && tag->name.ptr; tag++)
        if (has_name(s, tag->name) &&
            (tag->value != VALUE_NONE || at_end(slice_from(s, tag->name.len))))
            return tag;
    return NULL;
}

/* What Exim writes behind the client's identity; an ident reply goes on until one of these. */
static bool ends_ident(struct slice s)
{
    static const struct slice words[] = {
        {"rejected ", 9}, {"temporarily ", 12}, {"sender verify ", 14}, {"Warning: ", 9},
        {"RCPT ", 5},     {"dropped ", 8},      {"incomplete ", 11},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (slice_starts(s, words[i]))
            return true;
    return s.len && find_tag(s);
}

static struct slice read_ident(struct slice *cursor)
{
    struct slice start = *cursor, s = start;
    read_word(&s);
    *cursor = s;
    while (slice_skip(&s, S(" "))) {
        if (ends_ident(s)) {
            struct slice ident = slice_first(start, (size_t)(s.ptr - start.ptr) - 1);
            *cursor = slice_from(start, ident.len);
            return ident;
        }
        read_word(&s);
    }
    return slice_first(start, start.len - cursor->len);
}

static bool read_value(struct slice *cursor, enum value value, struct exim_fields *fields,
                       struct slice *out_r)
{
    struct slice port;
    switch (value) {
    case VALUE_NONE:
        return true;
    case VALUE_WORD:
        *out_r = read_word(cursor);
        return true;
    case VALUE_HOST:
        return exim_host(cursor, &fields->host);
    case VALUE_ADDRESS:
        return read_address(cursor, out_r);
    case VALUE_STRING:
        return read_string(cursor, out_r);
    case VALUE_DN:
        return read_dn(cursor);
    case VALUE_IDENT:
        *out_r = read_ident(cursor);
        return true;
    case VALUE_SOCKET:
        return read_socket(cursor, out_r, &port);
    }
    return false;
}

bool exim_field(struct slice *cursor, struct exim_fields *out_r)
{
    if (cursor->len == 0)
        return false;
    const struct tag *tag = find_tag(*cursor);
    if (!tag)
        return false;
    struct slice s = slice_from(*cursor, tag->name.len), value = {0};
    if (!read_value(&s, tag->value, out_r, &value))
        return false;
    if (!at_end(s))
        return false;
    if (tag->offset && tag->value != VALUE_HOST)
        *(struct slice *)((char *)out_r + tag->offset - 1) = value;
    *cursor = s;
    return true;
}

void exim_field_all(struct slice *cursor, struct exim_fields *out_r)
{
    while (exim_field(cursor, out_r))
        if (!slice_skip(cursor, S(" ")))
            return;
}

struct slice exim_account(struct slice auth)
{
    size_t colon = slice_find(auth, ':');
    return colon == SLICE_NONE ? (struct slice){0} : slice_from(auth, colon + 1);
}
