#include "causes/fold.h"

#include "base/utf8.h"
#include "causes/fold_put.h"
#include "causes/fold_word.h"

/* The most input that one call looks at; enough to fill a template. */
enum { INPUT_MAX = 8 * FOLD_MAX, OWN_MAX = 16 };

/* What a byte may be part of: a WORD; what PARTS the words of a run, such as an address or a URL.
 * Bytes that are COPIED mean nothing to us. */
enum { LETTER = 1, SMALL = 2, WORD = 4, PARTS = 8, COPIED = 16, ENDS = 32, BLANK = 64 };

static const uint8_t byte_kinds[256] = {
    ['A' ... 'Z'] = LETTER | WORD,
    ['a' ... 'z'] = LETTER | SMALL | WORD,
    ['0' ... '9'] = WORD,
    [0x80 ... 0xff] = WORD,
    ['.'] = WORD | ENDS,
    ['-'] = WORD,
    ['_'] = WORD,
    ['#'] = WORD,
    ['$'] = PARTS,
    ['~'] = PARTS,
    ['@'] = PARTS,
    ['+'] = PARTS,
    ['='] = PARTS,
    ['/'] = PARTS,
    [':'] = PARTS | ENDS,
    ['%'] = PARTS,
    ['&'] = PARTS,
    ['?'] = PARTS,
    ['*'] = PARTS,
    ['!'] = PARTS | ENDS,
    ['^'] = PARTS,
    ['\\'] = PARTS,
    [' '] = BLANK,
    ['"'] = COPIED,
    ['\''] = COPIED,
    ['('] = COPIED,
    [')'] = COPIED,
    [','] = COPIED,
    [';'] = COPIED,
    ['>'] = COPIED,
    ['['] = COPIED,
    [']'] = COPIED,
    ['`'] = COPIED,
    ['{'] = COPIED,
    ['|'] = COPIED,
    ['}'] = COPIED,
};

static unsigned kind_of(char c)
{
    return byte_kinds[(unsigned char)c];
}

static bool is_word_byte(char c)
{
    return kind_of(c) & (WORD | PARTS);
}

/* "\320" as Exim writes a byte above ASCII; 0 = just a backslash. */
static size_t octal_escape(struct slice s, char *byte_r)
{
    if (s.len < 4 || s.ptr[1] < '2' || s.ptr[1] > '3' || s.ptr[2] < '0' || s.ptr[2] > '7' ||
        s.ptr[3] < '0' || s.ptr[3] > '7')
        return 0;
    *byte_r = (char)((s.ptr[1] - '0') * 64 + (s.ptr[2] - '0') * 8 + s.ptr[3] - '0');
    return 4;
}

/* "\n" as Exim writes the end of a line. */
static bool is_line_end(struct slice s)
{
    return s.len >= 2 && strchr("nrt", s.ptr[1]) &&
           (s.len == 2 || byte_is_digit(s.ptr[2]) || s.ptr[2] == '\\' || s.ptr[2] == ' ');
}

/* The whole of what may be looked at, as valid UTF-8 without control bytes. */
static struct slice clean(struct slice text, char *room)
{
    size_t n = 0;
    while (text.len) {
        char b = text.ptr[0];
        size_t step = b == '\\' ? octal_escape(text, &b) : 1;
        text = slice_from(text, step ? step : 1);
        room[n++] = (unsigned char)b < 0x20 || b == 0x7f ? ' ' : b;
    }
    uint32_t point;
    for (struct slice rest = slice_make(room, n); rest.len;) {
        if (utf8_next(&rest, &point))
            continue;
        room[n - rest.len] = '?';
        rest = slice_from(rest, 1);
    }
    return slice_make(room, n);
}

static bool needs_cleaning(struct slice text)
{
    return utf8_plain_length(text) < text.len || slice_find(text, '\\') != SLICE_NONE;
}

/* Does a quoted reply begin at the cursor: `said: 550-5.7.1 `, `"451 `, `<421 `, `smtp; 550 `? */
static bool at_reply(const struct folder *f)
{
    struct slice t, rest = f->in;
    if (reply_code(&rest) < 400 || rest.len < 2)
        return false;
    t = slice_trim(folder_tail(f));
    return t.len && (strchr(":\"<'=", t.ptr[t.len - 1]) || slice_ends_nocase(t, S("smtp;")));
}

/* Cursor at a reply: "550-5.1.1 " or "550 #5.1.1 " becomes "550 5.1.1 ", and is remembered. */
static void put_head(struct folder *f)
{
    f->status = (struct status){0};
    f->code = reply_code(&f->in);
    if (f->code) {
        folder_put(f, slice_make(f->in.ptr - 3, 3));
        f->goes_on = f->in.len && f->in.ptr[0] == '-';
        while (f->in.len && (f->in.ptr[0] == ' ' || f->in.ptr[0] == '-'))
            f->in = slice_from(f->in, 1);
    }
    struct slice rest = f->in;
    if (rest.len && rest.ptr[0] == '#')
        rest = slice_from(rest, 1);
    const char *p = rest.ptr;
    if (!reply_status(&rest, &f->status))
        return folder_put_blank(f);
    f->in = rest;
    folder_put_blank(f);
    folder_put(f, slice_make(p, (size_t)(f->in.ptr - p)));
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
    if (!same && !dash && !f->goes_on)
        return false;
    f->goes_on = dash;
    if (same && rest.len && (rest.ptr[0] == '-' || rest.ptr[0] == ' '))
        rest = slice_from(rest, 1);
    f->in = rest;
    return true;
}

static void put_from(struct folder *f, size_t from, size_t to, const char *base)
{
    if (to > from)
        folder_put(f, slice_make(base + from, to - from));
}

static bool is_edge(char c)
{
    return !byte_is_alnum(c) && (unsigned char)c < 0x80;
}

/* The bytes of words, addresses and URLs at the cursor. */
struct run {
    struct slice text;
    size_t piece; /* up to the first byte that parts words */
};

static struct run run_at(struct slice in)
{
    size_t n = 0, piece;
    while (n < in.len && kind_of(in.ptr[n]) & WORD)
        n++;
    piece = n;
    while (n < in.len && is_word_byte(in.ptr[n]))
        n++;
    while (n > 1 && is_edge(in.ptr[n - 1]))
        n--;
    return (struct run){slice_first(in, n), piece < n ? piece : n};
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
static void put_piece(struct folder *f, const struct run *whole)
{
    struct slice run = whole->text;
    bool parted = whole->piece < run.len;
    size_t label, end = parted ? address_end(run) : 0;
    size_t colons = parted && slice_find(run, ':') != SLICE_NONE ? colon_run(run) : 0;
    if (end && (label = label_length(run)) != 0 && label < end) {
        folder_put(f, slice_first(run, label));
        f->in = slice_from(f->in, label);
    } else if (end) {
        f->in = slice_from(f->in, end);
        folder_put_bracketed(f, S("<address>"));
    } else if (word_is_time(run)) {
        f->in = slice_from(f->in, run.len);
        folder_put_placeholder(f, S("<date>"));
    } else if (colons && word_is_ip6(slice_first(run, colons))) {
        f->in = slice_from(f->in, colons);
        folder_put_placeholder(f, S("<ip>"));
    } else {
        size_t n = whole->piece, keep = n;
        while (keep > 1 && is_edge(run.ptr[keep - 1]))
            keep--;
        f->in = slice_from(f->in, keep);
        folder_put_word(f, slice_first(run, keep));
        put_from(f, keep, n, run.ptr);
        f->in = slice_from(f->in, n - keep);
    }
}

static size_t scheme_length(struct slice in)
{
    if (byte_lower(in.ptr[0]) != 'h')
        return 0;
    if (slice_starts_nocase(in, S("http://")))
        return 7;
    if (slice_starts_nocase(in, S("https://")))
        return 8;
    return 0;
}

static void put_run(struct folder *f)
{
    size_t scheme = scheme_length(f->in);
    if (scheme)
        return folder_put_url(f, scheme);
    struct run run = run_at(f->in);
    if (!is_edge(run.text.ptr[0]))
        return put_piece(f, &run);
    folder_put(f, slice_first(run.text, 1));
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
    folder_put(f, S("<id>"));
    return true;
}

static bool put_known(struct folder *f)
{
    for (const struct slice *known = folder_placeholders; known->ptr; known++) {
        if (slice_starts(f->in, *known)) {
            folder_put(f, *known);
            f->in = slice_from(f->in, known->len);
            return true;
        }
    }
    return false;
}

/* How long a word of letters at the head is, with the blank behind it, if it stays whatever it
 * spells; else 0.  Ids have 12 letters and capitals within, or more than 32 (word_class). */
static size_t common_length(struct folder *f, struct slice s)
{
    enum { ID_LENGTH = 12, LONGEST = 32 };
    size_t n = 1, smalls;
    while (n < s.len && kind_of(s.ptr[n]) & SMALL)
        n++;
    smalls = n;
    while (n < s.len && n < ID_LENGTH && kind_of(s.ptr[n]) & LETTER)
        n++;
    if (n > LONGEST || (n > smalls && n == ID_LENGTH))
        return 0;
    struct slice word = slice_first(s, n);
    bool blank = n < s.len && s.ptr[n] == ' ';
    size_t next = n + (n < s.len && kind_of(s.ptr[n]) & ENDS);
    if (!blank && next < s.len && is_word_byte(s.ptr[next]))
        return 0;
    return word_is_calendar(word) || folder_is_own(f, word) ? 0 : n + blank;
}

/* Nearly all of a reply is such words, single blanks, and bytes that mean nothing: they are copied
 * in one go.  Whatever else comes is left to put_next. */
static void put_common(struct folder *f)
{
    struct slice in = slice_first(f->in, FOLD_MAX - f->len);
    size_t i = 0, n;
    for (; i < in.len; i += n) {
        unsigned kind = kind_of(in.ptr[i]);
        if (kind & LETTER)
            n = common_length(f, slice_from(f->in, i));
        else if (kind & BLANK)
            n = i ? in.ptr[i - 1] != ' ' : f->len && f->out[f->len - 1] != ' ';
        else
            n = (kind & COPIED) != 0;
        if (n == 0 || i + n > in.len)
            break;
    }
    folder_put(f, slice_first(in, i));
    f->in = slice_from(f->in, i);
}

static void put_next(struct folder *f)
{
    char c = f->in.ptr[0];
    if (c == ' ') {
        folder_put_blank(f);
        f->in = slice_from(f->in, 1);
    } else if (c == '\\' && is_line_end(f->in)) {
        folder_put_blank(f);
        f->in = slice_from(f->in, 2);
    } else if (c == '<' && (put_known(f) || put_bare(f))) {
        return;
    } else if (byte_is_digit(c) && skip_joint(f)) {
        return;
    } else if (byte_is_digit(c) && at_reply(f)) {
        put_head(f);
    } else if (is_word_byte(c)) {
        put_run(f);
    } else {
        folder_put(f, slice_first(f->in, 1));
        f->in = slice_from(f->in, 1);
    }
}

size_t fold_template_asking(struct slice text, const struct slice *own, size_t own_count,
                            char out[FOLD_MAX], struct fold_asked *asked_r)
{
    char room[INPUT_MAX];
    text = slice_first(text, INPUT_MAX);
    struct folder f = {.in = needs_cleaning(text) ? clean(text, room) : text,
                       .out = out,
                       .own = own,
                       .own_count = own_count < OWN_MAX ? own_count : OWN_MAX};
    for (size_t i = 0; i < f.own_count; i++)
        if (own[i].len >= FOLDER_OWN_SHORTEST)
            f.own_starts |= folder_start(own[i]).first;
    f.asked.more = f.in.len < text.len;
    f.in = slice_trim(f.in);
    if (f.in.len && !(kind_of(f.in.ptr[0]) & LETTER))
        put_head(&f);
    while (f.in.len && !f.full) {
        put_common(&f);
        if (f.in.len)
            put_next(&f);
    }
    while (f.full && f.len > FOLD_MAX / 2 && f.out[f.len - 1] != ' ')
        f.len--;
    while (f.len && f.out[f.len - 1] == ' ')
        f.len--;
    *asked_r = f.asked;
    return f.len;
}

size_t fold_template(struct slice text, const struct slice *own, size_t own_count,
                     char out[FOLD_MAX])
{
    struct fold_asked asked;
    return fold_template_asking(text, own, own_count, out, &asked);
}
