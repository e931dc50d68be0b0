#include "cli/show.h"

#include "base/utf8.h"

#include <stdio.h>

int32_t character_next(struct slice *cursor)
{
    uint32_t point;
    if (utf8_next(cursor, &point))
        return (int32_t)point;
    *cursor = slice_from(*cursor, 1);
    return -1;
}

struct span {
    int32_t first, last;
};

static bool in_spans(const struct span *spans, size_t count, int32_t character)
{
    for (size_t i = 0; i < count; i++)
        if (character >= spans[i].first && character <= spans[i].last)
            return true;
    return false;
}

/* C0, DEL, C1, soft hyphen, marks of direction (RFC 8264 calls them a danger), invisible operators,
 * line and paragraph separators, byte order mark, interlinear marks, tags, non-characters. */
static const struct span hidden[] = {
    {0x0000, 0x001f}, {0x007f, 0x009f}, {0x00ad, 0x00ad}, {0x034f, 0x034f},   {0x061c, 0x061c},
    {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x200b, 0x200f},   {0x2028, 0x202e},
    {0x2060, 0x206f}, {0x3164, 0x3164}, {0xe000, 0xf8ff}, {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},
    {0xffa0, 0xffa0}, {0xfff0, 0xfffb}, {0xfffe, 0xffff}, {0x1d173, 0x1d17a}, {0xe0000, 0x10ffff},
};

static const struct span combining[] = {
    {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a}, {0x064b, 0x065f},
    {0x0e31, 0x0e31}, {0x0e34, 0x0e3a}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff},
    {0x302a, 0x302f}, {0x3099, 0x309a}, {0xfe20, 0xfe2f},
};

static const struct span wide[] = {
    {0x1100, 0x115e}, {0x2e80, 0x303e},   {0x3041, 0x33ff},   {0x3400, 0x4dbf},   {0x4e00, 0x9fff},
    {0xa000, 0xa4cf}, {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},
    {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
};

#define IN(spans, character) in_spans(spans, sizeof(spans) / sizeof((spans)[0]), character)

bool character_printable(int32_t character)
{
    return character >= 0 && !IN(hidden, character);
}

static size_t character_width(int32_t character)
{
    if (character < 0x300)
        return 1;
    if (IN(combining, character))
        return 0;
    return IN(wide, character) ? 2 : 1;
}

static bool is_safe(struct slice text)
{
    while (text.len)
        if (!character_printable(character_next(&text)))
            return false;
    return true;
}

static int escape(char out[16], int32_t character, unsigned char byte)
{
    if (character == '\n' || character == '\t')
        return snprintf(out, 16, "\\%c", character == '\n' ? 'n' : 't');
    if (character < 0x80)
        return snprintf(out, 16, "\\x%02x", byte);
    if (character <= 0xffff)
        return snprintf(out, 16, "\\u%04x", (unsigned)character);
    return snprintf(out, 16, "\\U%08x", (unsigned)character);
}

struct slice show_safe(struct arena *arena, struct slice text)
{
    if (!slice_present(text) || is_safe(text))
        return text;
    /* The longest escape of one input byte has four bytes. */
    char *out = arena_take(arena, text.len * 4 + 16);
    size_t used = 0;
    while (text.len) {
        struct slice before = text;
        int32_t character = character_next(&text);
        size_t length = before.len - text.len;
        if (character_printable(character)) {
            memcpy(out + used, before.ptr, length);
            used += length;
        } else {
            used += (size_t)escape(out + used, character, (unsigned char)before.ptr[0]);
        }
    }
    return slice_make(out, used);
}

size_t show_width(struct slice text)
{
    size_t width = 0;
    while (text.len)
        width += character_width(character_next(&text));
    return width;
}

struct slice show_cut(struct arena *arena, struct slice text, size_t width)
{
    struct slice rest = text;
    size_t used = 0, fits = 0;
    while (rest.len) {
        used += character_width(character_next(&rest));
        if (used + 1 <= width)
            fits = text.len - rest.len;
        if (used > width)
            return width ? arena_printf(arena, "%.*s\xe2\x80\xa6", (int)fits, text.ptr) : S("");
    }
    return text;
}

struct slice show_fit(struct slice text, size_t width)
{
    struct slice rest = text;
    size_t used = 0, fits = 0, blank = 0;
    while (rest.len) {
        bool is_blank = rest.ptr[0] == ' ';
        size_t before = text.len - rest.len;
        used += character_width(character_next(&rest));
        if (is_blank && used <= width + 1)
            blank = before;
        if (used > width) {
            while (blank && text.ptr[blank - 1] == ' ')
                blank--;
            return slice_first(text, blank ? blank : fits ? fits : text.len - rest.len);
        }
        fits = text.len - rest.len;
    }
    return text;
}
