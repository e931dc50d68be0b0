#include "causes/fold_put.h"

#include "causes/fold_word.h"
#include "causes/list.h"

const struct slice folder_placeholders[] = {S("<address>"), S("<ip>"),   S("<host>"), S("<id>"),
                                            S("<n>"),       S("<date>"), S("<file>"), {NULL, 0}};

/* --- output --------------------------------------------------------------------------------- */

void folder_put_blank(struct folder *f)
{
    if (f->len == 0 || f->out[f->len - 1] == ' ')
        return;
    if (f->full || f->len == FOLD_MAX)
        f->full = true;
    else
        f->out[f->len++] = ' ';
}

struct slice folder_tail(const struct folder *f)
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
    struct slice t = folder_tail(f);
    while (t.len && is_joint(t.ptr[t.len - 1]))
        t.len--;
    if (!slice_ends(t, placeholder))
        return false;
    *start_r = t.len - placeholder.len;
    return true;
}

void folder_put_placeholder(struct folder *f, struct slice placeholder)
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
    folder_put(f, placeholder);
}

void folder_put_bracketed(struct folder *f, struct slice placeholder)
{
    if (f->len && f->out[f->len - 1] == '<' && f->in.len && f->in.ptr[0] == '>') {
        f->len--;
        f->in = slice_from(f->in, 1);
    }
    folder_put_placeholder(f, placeholder);
}

/* --- words ---------------------------------------------------------------------------------- */

bool folder_find_own(const struct folder *f, struct slice word)
{
    for (size_t i = 0; i < f->own_count; i++) {
        struct slice own = f->own[i];
        if (own.len < word.len || own.ptr[0] != word.ptr[0])
            continue;
        bool whole = own.len == word.len || own.ptr[word.len] == '@';
        if (whole && slice_equal_nocase(slice_first(own, word.len), word))
            return !word_is_common(word);
    }
    return false;
}

bool fold_may_hold(const struct fold_starts *words, struct slice text, const struct slice *own,
                   size_t own_count)
{
    for (size_t i = 0; i < own_count; i++) {
        if (own[i].len < FOLDER_OWN_SHORTEST)
            continue;
        struct fold_starts start = folder_start(own[i]);
        if ((words->first & start.first) && (words->second & start.second) &&
            slice_contains_nocase(text, slice_first(own[i], slice_find(own[i], '@'))))
            return true;
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
    struct slice t = slice_trim(folder_tail(f));
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
    if (word.len == 6 && slice_starts(word, S("55")) && slice_ends(folder_tail(f), S("(")))
        return true;
    if (word.len == 5 && slice_starts(word, S("100")) &&
        slice_ends_nocase(slice_trim(folder_tail(f)), S("code:")))
        return true;
    return slice_ends(folder_tail(f), S("AS(")) || slice_ends(folder_tail(f), S("#"));
}

static void put_number(struct folder *f, struct slice word)
{
    if (is_code_here(f, word) || is_token_number(f, word))
        folder_put(f, word);
    else
        folder_put_placeholder(f, S("<n>"));
}

static void put_host(struct folder *f, struct slice word)
{
    if (list_zone(word)) {
        folder_put(f, word);
    } else if (list_announced(folder_tail(f))) {
        f->asked.more = true;
        folder_put(f, word);
    } else if (f->in.len > 1 && f->in.ptr[0] == '/' &&
               (byte_is_alpha(f->in.ptr[1]) || f->in.ptr[1] == '<')) {
        folder_put(f, word);
        folder_put_url_tail(f);
    } else {
        folder_put_bracketed(f, S("<host>"));
    }
}

static bool digit_beside(const struct folder *f)
{
    struct slice rest = slice_trim(f->in), t = slice_trim(folder_tail(f));
    while (rest.len && (rest.ptr[0] == ',' || rest.ptr[0] == ' ' || rest.ptr[0] == '-'))
        rest = slice_from(rest, 1);
    return (rest.len && byte_is_digit(rest.ptr[0])) || slice_ends(t, S("<n>")) ||
           slice_ends(t, S("<date>")) || slice_ends(t, S("<n>-")) || slice_starts(rest, S("<n>")) ||
           slice_starts(rest, S("<date>"));
}

void folder_put_plain(struct folder *f, struct slice word)
{
    if (word_is_calendar(word) && digit_beside(f))
        folder_put_placeholder(f, S("<date>"));
    else if (folder_is_own(f, word))
        folder_put_bracketed(f, S("<address>"));
    else
        folder_put(f, word);
}

void folder_put_word(struct folder *f, struct slice word)
{
    struct slice keep = {0};
    switch (word_class(word, &keep)) {
    case WORD_NUMBER:
        put_number(f, word);
        break;
    case WORD_IP:
        folder_put_placeholder(f, S("<ip>"));
        break;
    case WORD_HOST:
        put_host(f, word);
        break;
    case WORD_ID:
        folder_put_bracketed(f, S("<id>"));
        break;
    case WORD_DATE:
        folder_put_placeholder(f, S("<date>"));
        break;
    case WORD_IP_HOST:
        folder_put(f, S("<ip>."));
        put_host(f, slice_from(keep, 1));
        break;
    case WORD_UNIT:
        folder_put_placeholder(f, S("<n>"));
        folder_put(f, keep);
        break;
    case WORD_FILE:
        folder_put(f, S("<file>"));
        folder_put(f, keep);
        break;
    case WORD_PLAIN:
        folder_put_plain(f, word);
        break;
    }
}

/* Of words that end nowhere within; ':' is for times. */
static const bool alone_bytes[256] = {
    ['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true, ['.'] = true,
    ['_'] = true,         [':'] = true,         ['-'] = true};

/* The class of a word that stands in no template, and is no part of a reply's head, whatever the
 * text is; else WORD_PLAIN. */
static enum word_class class_alone(struct slice word)
{
    struct slice keep, rest = word;
    struct status status;
    for (size_t i = 0; i < word.len; i++)
        if (!alone_bytes[(unsigned char)word.ptr[i]])
            return WORD_PLAIN;
    if (!word.len || !byte_is_alnum(word.ptr[0]) || !byte_is_alnum(word.ptr[word.len - 1]) ||
        reply_code(&rest) || reply_status(&rest, &status))
        return WORD_PLAIN;
    if (word_is_time(word))
        return WORD_DATE;
    enum word_class class = word_class(word, &keep);
    bool same = class == WORD_ID || (class == WORD_HOST && !list_zone(word));
    return same && slice_find(word, ':') == SLICE_NONE ? class : WORD_PLAIN;
}

/* Whether a digit is first decides if "May" before it is a part of a date. */
unsigned fold_kinds(struct slice words)
{
    enum { KINDS = 32, LIMIT = 1 << 20 };
    unsigned kinds = 0;
    for (struct slice word; slice_next(&words, ' ', &word);) {
        enum word_class class = class_alone(word);
        if (class == WORD_PLAIN || kinds >= LIMIT)
            return 0;
        kinds = kinds * KINDS + class * 2 + byte_is_digit(word.ptr[0]);
    }
    return kinds;
}
