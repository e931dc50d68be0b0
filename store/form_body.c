#include "store/form_body.h"

#include "base/ip.h"

/* Shorter words, or words with fewer digits, are mostly codes and host names that come again;
 * measured with 8 to 15 bytes and 1 to 4 digits. */
enum { TOKEN_LENGTH = 15, TOKEN_DIGITS = 3, OWN_SHORTEST = 3 };

static struct slice replace_all(struct arena *arena, struct slice text, struct slice what,
                                char mark)
{
    struct slice before;
    if (!slice_cut_at(&text, what, &before))
        return text;
    char *out = arena_take(arena, before.len + text.len + what.len);
    size_t used = 0;
    do {
        memcpy(out + used, before.ptr, before.len);
        used += before.len;
        out[used++] = mark;
    } while (slice_cut_at(&text, what, &before));
    memcpy(out + used, text.ptr, text.len);
    return slice_make(out, used + text.len);
}

/* Bytes of such words: 2 = a digit. */
static const uint8_t token_bytes[256] = {
    ['0' ... '9'] = 2, ['A' ... 'Z'] = 1, ['a' ... 'z'] = 1, ['.'] = 1,
    ['_'] = 1,         [':'] = 1,         ['-'] = 1,
};

static unsigned token_byte(struct slice text, size_t at)
{
    return token_bytes[(unsigned char)text.ptr[at]];
}

/* Where the next run of TOKEN_LENGTH such bytes begins, text.len = nowhere.  Each is looked at from
 * its end: of ordinary words that asks for one byte of ten. */
static size_t next_run(struct slice text, size_t start)
{
    for (size_t at; start + TOKEN_LENGTH <= text.len; start = at) {
        at = start + TOKEN_LENGTH;
        while (at > start && token_byte(text, at - 1))
            at--;
        if (at == start)
            return start;
    }
    return text.len;
}

/* From the first such word to the end of the last one; absent = none. */
static struct slice find_token(struct slice text)
{
    struct slice token = {0};
    struct ip ip;
    size_t start = next_run(text, 0), end;
    for (; start < text.len; start = next_run(text, end)) {
        size_t sum = 0;
        unsigned byte;
        for (end = start; end < text.len && (byte = token_byte(text, end)) != 0; end++)
            sum += byte;
        struct slice word = slice_make(text.ptr + start, end - start);
        size_t digits = sum - word.len;
        if (digits < TOKEN_DIGITS || ip_parse(word, &ip))
            continue;
        const char *first = slice_present(token) ? token.ptr : word.ptr;
        token = slice_make(first, (size_t)(text.ptr + end - first));
    }
    return token;
}

struct slice form_mark(struct arena *arena, struct slice text, const struct slice own[MARK_TOKEN],
                       unsigned *marks_r)
{
    *marks_r = 0;
    for (char mark = MARK_RECIPIENT; mark < MARK_TOKEN; mark++) {
        struct slice before = text;
        if (own[(int)mark].len < OWN_SHORTEST)
            continue;
        text = replace_all(arena, text, own[(int)mark], mark);
        *marks_r |= (unsigned)(text.ptr != before.ptr) << mark;
    }
    return text;
}

struct slice form_part(struct arena *arena, struct slice marked, struct slice *token_r)
{
    *token_r = find_token(marked);
    if (!slice_present(*token_r))
        return marked;
    size_t before = (size_t)(token_r->ptr - marked.ptr);
    struct slice after = slice_from(marked, before + token_r->len);
    char *out = arena_take(arena, marked.len);
    memcpy(out, marked.ptr, before);
    out[before] = MARK_TOKEN;
    memcpy(out + before + 1, after.ptr, after.len);
    return slice_make(out, before + 1 + after.len);
}

struct slice form_body(struct arena *arena, struct slice text, const struct slice own[MARK_TOKEN],
                       struct slice *token_r)
{
    unsigned marks;
    return form_part(arena, form_mark(arena, text, own, &marks), token_r);
}
