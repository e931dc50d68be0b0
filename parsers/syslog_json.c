/*
 * One flat pass over the object: values of members that we do not know are stepped over, not
 * decoded.  The journal writes a text that is not UTF-8 as an array of byte numbers, a repeated
 * field as an array of strings, and a text it thinks too long as null.
 */
#include "parsers/syslog_json.h"

#include <stddef.h>

static const struct {
    struct slice name;
    size_t field;
} members[] = {
    {S("__REALTIME_TIMESTAMP"), offsetof(struct json_line, realtime)},
    {S("_HOSTNAME"), offsetof(struct json_line, host)},
    {S("SYSLOG_IDENTIFIER"), offsetof(struct json_line, identifier)},
    {S("SYSLOG_PID"), offsetof(struct json_line, syslog_pid)},
    {S("_PID"), offsetof(struct json_line, trusted_pid)},
    {S("MESSAGE"), offsetof(struct json_line, message)},
    {S("log"), offsetof(struct json_line, log)},
    {S("time"), offsetof(struct json_line, time)},
};

enum { MEMBERS = sizeof(members) / sizeof(members[0]) };

static void skip_blanks(struct slice *cursor)
{
    while (cursor->len && (cursor->ptr[0] == ' ' || cursor->ptr[0] == '\t'))
        *cursor = slice_from(*cursor, 1);
}

/* Cursor: a string literal; *raw_r is what stands between the quotes, still escaped. */
static bool skip_string(struct slice *cursor, struct slice *raw_r)
{
    if (cursor->len == 0 || cursor->ptr[0] != '"')
        return false;
    for (size_t i = 1; i < cursor->len; i++) {
        if (cursor->ptr[i] == '\\') {
            i++;
        } else if (cursor->ptr[i] == '"') {
            *raw_r = slice_make(cursor->ptr + 1, i - 1);
            *cursor = slice_from(*cursor, i + 1);
            return true;
        }
    }
    return false;
}

/* Cursor: any value; *raw_r is its text. */
static bool skip_value(struct slice *cursor, struct slice *raw_r)
{
    struct slice s = *cursor, inner;
    unsigned depth = 0;
    while (s.len) {
        char c = s.ptr[0];
        if (c == '"') {
            if (!skip_string(&s, &inner))
                return false;
        } else if (depth == 0 && (c == ',' || c == '}')) {
            break;
        } else {
            if (c == '[' || c == '{')
                depth++;
            else if ((c == ']' || c == '}') && depth)
                depth--;
            s = slice_from(s, 1);
        }
    }
    *raw_r = slice_trim(slice_first(*cursor, (size_t)(s.ptr - cursor->ptr)));
    *cursor = s;
    return s.len && depth == 0 && raw_r->len;
}

/* Cursor: four hexadecimal digits. */
static bool skip_hex4(struct slice *cursor, uint32_t *out_r)
{
    uint32_t value = 0;
    if (cursor->len < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        char c = cursor->ptr[i];
        if (!byte_is_hex(c))
            return false;
        value = value * 16 + (uint32_t)(byte_is_digit(c) ? c - '0' : byte_lower(c) - 'a' + 10);
    }
    *cursor = slice_from(*cursor, 4);
    *out_r = value;
    return true;
}

/* At most as many bytes as the escape that stood for the character. */
static size_t put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    out[0] = (char)(lead[more] | c >> (6 * more));
    for (size_t i = 1; i <= more; i++)
        out[i] = (char)(0x80 | (c >> (6 * (more - i)) & 0x3f));
    return more + 1;
}

/* Cursor: behind "\u"; a pair of surrogates is one character. */
static size_t put_unicode(char *out, struct slice *cursor)
{
    uint32_t c, low;
    if (!skip_hex4(cursor, &c))
        return put_utf8(out, '?');
    struct slice s = *cursor;
    if (c >= 0xd800 && c < 0xdc00 && slice_skip(&s, S("\\u")) && skip_hex4(&s, &low) &&
        low >= 0xdc00 && low < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        *cursor = s;
    }
    return put_utf8(out, c);
}

static struct slice unescape(struct arena *arena, struct slice raw)
{
    if (slice_find(raw, '\\') == SLICE_NONE)
        return raw;
    static const char escapes[] = "b\bf\fn\nr\rt\t";
    char *out = arena_take(arena, raw.len + 1);
    size_t used = 0;
    while (raw.len) {
        char c = raw.ptr[0];
        raw = slice_from(raw, 1);
        if (c == '\\' && raw.len) {
            c = raw.ptr[0];
            raw = slice_from(raw, 1);
            if (c == 'u') {
                used += put_unicode(out + used, &raw);
                continue;
            }
            const char *escape = c ? strchr(escapes, c) : NULL;
            if (escape && (escape - escapes) % 2 == 0)
                c = escape[1];
        }
        out[used++] = c;
    }
    return slice_make(out, used);
}

/* "[80,111,115]" as the bytes it names. */
static struct slice decode_bytes(struct arena *arena, struct slice raw)
{
    char *out = arena_take(arena, raw.len + 1);
    size_t used = 0;
    uint64_t byte;
    while (raw.len) {
        if (slice_number(&raw, 255, &byte))
            out[used++] = (char)byte;
        else
            raw = slice_from(raw, 1);
    }
    return slice_make(out, used);
}

static struct slice decode(struct arena *arena, struct slice raw)
{
    struct slice inner, s = raw;
    if (!slice_present(raw) || slice_equal(raw, S("null")))
        return (struct slice){0};
    if (skip_string(&s, &inner))
        return unescape(arena, inner);
    if (raw.ptr[0] != '[')
        return raw;
    s = slice_from(raw, 1);
    skip_blanks(&s);
    return skip_string(&s, &inner) ? unescape(arena, inner) : decode_bytes(arena, s);
}

static void keep_member(struct slice raw[MEMBERS], struct slice name, struct slice value)
{
    for (size_t i = 0; i < MEMBERS; i++)
        if (slice_equal(members[i].name, name))
            raw[i] = value;
}

bool json_line_read(struct arena *arena, struct slice line, struct json_line *out_r)
{
    struct slice name, value, raw[MEMBERS] = {0};
    skip_blanks(&line);
    if (!slice_skip(&line, S("{")))
        return false;
    for (;;) {
        skip_blanks(&line);
        if (!skip_string(&line, &name))
            return false;
        skip_blanks(&line);
        if (!slice_skip(&line, S(":")))
            return false;
        skip_blanks(&line);
        if (!skip_value(&line, &value))
            return false;
        keep_member(raw, name, value);
        if (line.ptr[0] == '}')
            break;
        line = slice_from(line, 1);
    }
    *out_r = (struct json_line){0};
    for (size_t i = 0; i < MEMBERS; i++)
        *(struct slice *)((char *)out_r + members[i].field) = decode(arena, raw[i]);
    return true;
}
