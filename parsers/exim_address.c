/*
 * alice <alice@example.org>
 * bob@example.net (list@example.org, all@example.org) <"all hands"@example.org>
 * a b@example.net <"a b"@example.net>
 * |/usr/bin/procmail -a "x <y>" <carol@example.org>
 *
 * ADDR is printed with its local part unquoted, so it may hold blanks and text that looks like
 * fields; only <ORIG> keeps the quotes.  A plain word is taken as it stands.  Otherwise the right
 * <ORIG> is the one that, unquoted, is the text before it; and for a pipe or file, whose text is a
 * command and proves nothing, the first one outside quotes that a field follows.
 */
#include "parsers/exim_line.h"

static bool is_special(struct slice s)
{
    char c = s.len ? s.ptr[0] : '@';
    return c == '|' || c == '/' || c == '>' || c == ':' || slice_starts(s, S("save "));
}

/* What may stand behind an address. */
static bool ends_address(struct slice s)
{
    static const struct slice follow[] = {{" defer (", 8},
                                          {" routing defer (", 16},
                                          {" QT=", 4},
                                          {" DT=", 4}};
    if (s.len == 0 || (s.ptr[0] == ':' && (s.len == 1 || s.ptr[1] == ' ')))
        return true;
    if (s.len < 2 || s.ptr[0] != ' ')
        return false;
    if (s.ptr[1] == '<' || s.ptr[1] == '(' || s.ptr[1] == ':')
        return true;
    if (s.len > 2 && s.ptr[2] == '=')
        return s.ptr[1] == 'R' || memchr("TFPQHCS", s.ptr[1], 7);
    for (size_t i = 0; i < sizeof(follow) / sizeof(follow[0]); i++)
        if (slice_starts(s, follow[i]))
            return true;
    return false;
}

/* Is `quoted`, without quotes and backslashes, the same as `plain`, or that and a domain? */
static bool unquotes_to(struct slice quoted, struct slice plain)
{
    size_t at = 0;
    if (slice_equal(quoted, plain))
        return slice_find_any(plain, S("\"\\")) == SLICE_NONE;
    for (size_t i = 0; i < quoted.len; i++) {
        if (quoted.ptr[i] == '"')
            continue;
        if (quoted.ptr[i] == '\\' && i + 1 < quoted.len)
            i++;
        if (at == plain.len)
            return quoted.ptr[i] == '@' && slice_find(slice_from(quoted, i + 1), '@') == SLICE_NONE;
        if (plain.ptr[at++] != quoted.ptr[i])
            return false;
    }
    return at == plain.len;
}

/* "ADDR <ORIG>" where ORIG is ADDR with its quotes. */
static bool read_quoted(struct slice *cursor, struct exim_address *out_r)
{
    struct slice rest = *cursor, before;
    while (slice_cut_at(&rest, S(" <"), &before)) {
        struct slice s = slice_make(rest.ptr - 1, rest.len + 1), original;
        struct slice text = slice_first(*cursor, (size_t)(s.ptr - cursor->ptr) - 1);
        if (exim_bracketed(&s, &original) && unquotes_to(original, text) && ends_address(s)) {
            *out_r = (struct exim_address){.address = text, .original = original};
            *cursor = s;
            return true;
        }
    }
    return false;
}

/* Does something that only Exim writes behind <ORIG> follow? */
static bool ends_original(struct slice s)
{
    return s.len == 0 || slice_starts(s, S(" R=")) || slice_starts(s, S(" T=")) ||
           slice_starts(s, S(" F=<")) || slice_starts(s, S(" P=<")) || slice_starts(s, S(" Q=")) ||
           slice_starts(s, S(": ")) || slice_starts(s, S(" : ")) || slice_starts(s, S(" defer ("));
}

static bool read_special(struct slice *cursor, struct exim_address *out_r)
{
    bool quoted = false;
    for (size_t i = 0; i + 1 < cursor->len; i++) {
        char c = cursor->ptr[i];
        if (c == '\\')
            i++;
        else if (c == '"')
            quoted = !quoted;
        if (quoted || c != ' ' || cursor->ptr[i + 1] != '<')
            continue;
        struct slice s = slice_from(*cursor, i + 1), original;
        if (exim_bracketed(&s, &original) && ends_original(s)) {
            *out_r = (struct exim_address){slice_first(*cursor, i), original, true};
            *cursor = s;
            return true;
        }
    }
    return false;
}

static bool read_plain(struct slice *cursor, struct exim_address *out_r)
{
    struct slice s = *cursor;
    size_t end = slice_find_any(s, S(" \"<>"));
    if (end == SLICE_NONE)
        end = s.len;
    else if (s.ptr[end] != ' ')
        return false;
    if (end && s.ptr[end - 1] == ':')
        end--;
    struct slice word = slice_first(s, end);
    s = slice_from(s, end);
    if (end == 0 || !ends_address(s))
        return false;
    *out_r = (struct exim_address){.address = word};
    struct slice rest = s, parents, original;
    if (slice_skip(&rest, S(" (")) && slice_cut(&rest, ')', &parents))
        s = rest;
    rest = s;
    if (slice_starts(s, S(" <")) && slice_skip(&rest, S(" ")) && exim_bracketed(&rest, &original)) {
        out_r->original = original;
        s = rest;
    }
    *cursor = s;
    return true;
}

/* Nothing fits, as with an address that was cut, or with blanks and no <ORIG>: up to the first
 * field or message. */
static bool read_loose(struct slice *cursor, struct exim_address *out_r)
{
    for (size_t i = 1; i < cursor->len; i++) {
        struct slice s = slice_from(*cursor, i);
        if ((s.ptr[0] == ' ' || s.ptr[0] == ':') && ends_address(s) && !slice_starts(s, S(" (")) &&
            !slice_starts(s, S(" <"))) {
            struct slice text = slice_first(*cursor, i);
            *out_r = (struct exim_address){.address = text, .special = is_special(text)};
            *cursor = s;
            return true;
        }
    }
    return false;
}

/* Is there an <ORIG> that needed quotes? */
static bool has_quoted(struct slice s)
{
    for (size_t at; (at = slice_find(s, '<')) != SLICE_NONE; s = slice_from(s, at + 1))
        if (at + 1 < s.len && s.ptr[at + 1] == '"')
            return true;
    return false;
}

bool exim_address(struct slice *cursor, struct exim_address *out_r)
{
    if (cursor->len == 0)
        return false;
    if (is_special(*cursor))
        return read_special(cursor, out_r) || read_loose(cursor, out_r);
    /* A quoted ORIG is longer than ADDR, so it begins before the middle: half of a line to search.
     */
    if (has_quoted(slice_first(*cursor, cursor->len / 2 + 1)) && read_quoted(cursor, out_r))
        return true;
    if (read_plain(cursor, out_r) || read_quoted(cursor, out_r))
        return true;
    return read_loose(cursor, out_r);
}

/* The end of a sender: the first blank outside quotes, if they are closed. */
static size_t sender_end(struct slice s)
{
    size_t first = slice_find_any(s, S(" \"\\"));
    if (first == SLICE_NONE || s.ptr[first] == ' ')
        return first == SLICE_NONE ? s.len : first;
    bool quoted = false;
    size_t i = 0;
    for (; i < s.len && (quoted || s.ptr[i] != ' '); i++) {
        if (s.ptr[i] == '"')
            quoted = !quoted;
        else if (s.ptr[i] == '\\' && i + 1 < s.len)
            i++;
    }
    size_t blank = slice_find(s, ' ');
    return !quoted ? i : blank == SLICE_NONE ? s.len : blank;
}

struct slice exim_sender(struct slice *cursor)
{
    if (slice_skip(cursor, S("<>")))
        return slice_make(cursor->ptr, 0);
    struct slice sender = slice_first(*cursor, sender_end(*cursor));
    *cursor = slice_from(*cursor, sender.len);
    return sender;
}

/* Of one that is special or has an <ORIG>. */
static __attribute__((noinline)) struct slice choose_recipient(const struct exim_address *address)
{
    struct slice s = address->address;
    bool whole = !address->special && slice_find(s, '@') != SLICE_NONE;
    if (whole && slice_present(address->original) && unquotes_to(address->original, s))
        return address->original;
    if (whole)
        return s;
    if (slice_find(address->original, '@') != SLICE_NONE)
        return address->original;
    if (address->special && slice_skip(&s, S(">")))
        return s;
    return address->special ? (struct slice){0} : s;
}

struct slice exim_recipient(const struct exim_address *address)
{
    if (!address->special && !slice_present(address->original))
        return address->address;
    return choose_recipient(address);
}
