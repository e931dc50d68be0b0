#include "store/form_body.h"

#include "base/ip.h"

/* Shorter words, or words with fewer digits, are mostly codes and host names that come again;
 * measured with 8 to 15 bytes and 1 to 4 digits. */
enum { TOKEN_LENGTH = 15, TOKEN_DIGITS = 3 };

static struct slice replace_all(struct arena *arena, struct slice text, struct slice what,
                                char mark)
{
    struct slice before;
    if (what.len < 3 || !slice_cut_at(&text, what, &before))
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

static bool is_token_byte(char c)
{
    return byte_is_alnum(c) || c == '.' || c == '_' || c == ':' || c == '-';
}

static bool is_token(struct slice word)
{
    struct ip ip;
    size_t digits = 0;
    if (word.len < TOKEN_LENGTH)
        return false;
    for (size_t i = 0; i < word.len; i++)
        digits += byte_is_digit(word.ptr[i]);
    return digits >= TOKEN_DIGITS && !ip_parse(word, &ip);
}

/* From the first such word to the end of the last one; absent = none. */
static struct slice find_token(struct slice text)
{
    struct slice token = {0};
    for (size_t start = 0, end; start < text.len; start = end + 1) {
        for (end = start; end < text.len && is_token_byte(text.ptr[end]);)
            end++;
        if (!is_token(slice_make(text.ptr + start, end - start)))
            continue;
        const char *first = slice_present(token) ? token.ptr : text.ptr + start;
        token = slice_make(first, (size_t)(text.ptr + end - first));
    }
    return token;
}

struct slice form_body(struct arena *arena, struct slice text, const struct slice own[MARK_TOKEN],
                       struct slice *token_r)
{
    for (char mark = MARK_RECIPIENT; mark < MARK_TOKEN; mark++)
        text = replace_all(arena, text, own[(int)mark], mark);
    *token_r = find_token(text);
    if (!slice_present(*token_r))
        return text;
    size_t before = (size_t)(token_r->ptr - text.ptr);
    struct slice after = slice_from(text, before + token_r->len);
    char *out = arena_take(arena, text.len);
    memcpy(out, text.ptr, before);
    out[before] = MARK_TOKEN;
    memcpy(out + before + 1, after.ptr, after.len);
    return slice_make(out, before + 1 + after.len);
}
