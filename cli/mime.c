#include "cli/mime.h"

#include "base/utf8.h"
#include "base/when.h"

enum { LINE = 76 };

static bool plain(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < 0x20 || text.ptr[i] > 0x7e)
            return false;
    return slice_search(text, S("=?")) == SLICE_NONE;
}

/* One encoded word of whole characters, at most 75 columns (RFC 2047, 2). */
static struct slice put_word(FILE *file, struct slice text)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t room = LINE - 1 - 12 - 2;
    fputs("=?UTF-8?Q?", file);
    while (text.len) {
        struct slice before = text;
        uint32_t point;
        if (!utf8_next(&text, &point))
            text = slice_from(text, 1);
        size_t length = before.len - text.len;
        if (length * 3 > room) {
            text = before;
            break;
        }
        for (size_t i = 0; i < length; i++) {
            unsigned char byte = (unsigned char)before.ptr[i];
            if (byte_is_alnum(before.ptr[i])) {
                putc(byte, file);
                room--;
            } else {
                fprintf(file, "=%c%c", hex[byte >> 4], hex[byte & 15]);
                room -= 3;
            }
        }
    }
    fputs("?=", file);
    return text;
}

void mime_header(FILE *file, const char *name, struct slice value)
{
    size_t column = strlen(name) + 1;
    fprintf(file, "%s:", name);
    if (!plain(value)) {
        struct arena arena = {0};
        value = utf8_clean(&arena, value);
        while (value.len) {
            fputs(column ? "\n " : " ", file);
            value = put_word(file, value);
        }
        arena_free(&arena);
        putc('\n', file);
        return;
    }
    while (value.len) {
        size_t blank = slice_find(value, ' ');
        struct slice word = slice_first(value, blank);
        if (column + 1 + word.len > LINE && column > strlen(name) + 1) {
            fputs("\n", file);
            column = 0;
        }
        fprintf(file, " %.*s", SLICE_ARG(word));
        column += 1 + word.len;
        value = blank == SLICE_NONE ? S("") : slice_from(value, blank + 1);
    }
    putc('\n', file);
}

bool mime_address_next(struct slice *list, struct slice *bare_r)
{
    struct slice one;
    if (!slice_cut(list, ',', &one)) {
        one = *list;
        *list = slice_make(NULL, 0);
    }
    one = slice_trim(one);
    size_t open = slice_rfind(one, '<');
    if (open != SLICE_NONE && slice_ends(one, S(">")))
        one = slice_make(one.ptr + open + 1, one.len - open - 2);
    *bare_r = one;
    return one.len > 0;
}

void mime_address_header(FILE *file, const char *name, struct slice addresses)
{
    const char *gap = " ";
    struct slice one;
    fprintf(file, "%s:", name);
    while (slice_cut(&addresses, ',', &one)) {
        fprintf(file, "%s%.*s", gap, SLICE_ARG(slice_trim(one)));
        gap = ",\n ";
    }
    fprintf(file, "%s%.*s\n", gap, SLICE_ARG(slice_trim(addresses)));
}

bool mime_addresses_valid(struct slice addresses)
{
    struct slice bare;
    size_t count = 0;
    for (size_t i = 0; i < addresses.len; i++)
        if (addresses.ptr[i] < 0x20 || addresses.ptr[i] > 0x7e)
            return false;
    while (addresses.ptr) {
        if (!mime_address_next(&addresses, &bare) || bare.ptr[0] == '-' ||
            slice_find(bare, ' ') != SLICE_NONE || bare.len > 254)
            return false;
        count++;
    }
    return count > 0;
}

struct slice mime_date(struct arena *arena, int64_t instant)
{
    static const char *const weekdays[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct civil civil = civil_of(instant);
    return arena_printf(arena, "%s, %d %s %04d %02d:%02d:%02d +0000",
                        weekdays[instant / WHEN_DAY % 7], civil.day, months[civil.month - 1],
                        civil.year, civil.hour, civil.minute, civil.second);
}

static bool quoted_plain(struct slice rest, size_t column)
{
    char c = rest.ptr[0];
    bool last = rest.len == 1 || rest.ptr[1] == '\n';
    if (c == ' ' || c == '\t')
        return !last;
    if (column == 0 && (c == '.' || slice_starts(rest, S("From "))))
        return false;
    return c > 0x20 && c < 0x7f && c != '=';
}

void mime_quoted(FILE *file, struct slice text)
{
    size_t column = 0;
    while (text.len) {
        if (text.ptr[0] == '\n') {
            putc('\n', file);
            column = 0;
            text = slice_from(text, 1);
            continue;
        }
        bool as_is = quoted_plain(text, column);
        if (column + (as_is ? 1 : 3) > LINE - 1) {
            fputs("=\n", file);
            column = 0;
            as_is = quoted_plain(text, column);
        }
        if (as_is)
            putc(text.ptr[0], file);
        else
            fprintf(file, "=%02X", (unsigned)(unsigned char)text.ptr[0]);
        column += as_is ? 1 : 3;
        text = slice_from(text, 1);
    }
    if (column)
        putc('\n', file);
}

/* Up to three bytes waiting to become four digits. */
struct base64 {
    FILE *file;
    unsigned bits;
    size_t bytes, column;
};

static void put_digits(struct base64 *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = out->bits << 8 * (3 - out->bytes);
    for (size_t i = 0; i < 4; i++)
        putc(i <= out->bytes ? digits[bits >> (18 - 6 * i) & 63] : '=', out->file);
    out->column += 4;
    if (out->column == LINE)
        putc('\n', out->file);
    out->column %= LINE;
    out->bits = 0;
    out->bytes = 0;
}

static void put_byte(struct base64 *out, char byte)
{
    out->bits = out->bits << 8 | (unsigned char)byte;
    if (++out->bytes == 3)
        put_digits(out);
}

void mime_base64(FILE *file, struct slice text)
{
    struct base64 out = {.file = file};
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            put_byte(&out, '\r');
        put_byte(&out, text.ptr[i]);
    }
    if (out.bytes)
        put_digits(&out);
    if (out.column)
        putc('\n', file);
}
