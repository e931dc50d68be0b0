/*
 * Byte order marks, and UTF-16 made into UTF-8.
 *
 * Exchange Online and PowerShell (Export-Csv -Encoding Unicode) write UTF-16 with the mark FF FE;
 * FE FF, the other byte order, costs one swap.  Without a mark the bytes are given out as they are.
 */
#include "ingest/decoder.h"

static const struct mark {
    struct slice bytes;
    enum text_encoding encoding;
} marks[] = {
    {{"\xff\xfe", 2}, TEXT_UTF16LE},
    {{"\xfe\xff", 2}, TEXT_UTF16BE},
    {{"\xef\xbb\xbf", 3}, TEXT_BYTES},
};

/* The encoding that the first bytes tell; UNDECIDED when they may still become a mark. */
static enum text_encoding judge(struct text *text)
{
    struct slice head = slice_make(text->held, text->held_end);
    if (head.len == 0)
        return TEXT_UNDECIDED;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (slice_starts(head, marks[i].bytes)) {
            text->mark = (unsigned)marks[i].bytes.len;
            text->held_start = text->mark;
            return marks[i].encoding;
        }
        if (slice_starts(marks[i].bytes, head))
            return TEXT_UNDECIDED;
    }
    return TEXT_BYTES;
}

int text_decide(struct stream *stream, struct error *error)
{
    struct text *text = &stream->text;
    while (text->encoding == TEXT_UNDECIDED) {
        ssize_t count = stream->decoder->read(stream, text->held + text->held_end, 1, error);
        if (count < 0)
            return -1;
        if (count == 0) {
            if (text->held_end > 0 && stream->entry.end != STREAM_GROWING)
                text->encoding = TEXT_BYTES;
            return 0;
        }
        text->held_end++;
        text->encoding = judge(text);
    }
    return 0;
}

static ssize_t give_held(struct text *text, char *buffer, size_t size)
{
    size_t count = text->held_end - text->held_start;
    if (count > size)
        count = size;
    memcpy(buffer, text->held + text->held_start, count);
    text->held_start += (unsigned)count;
    return (ssize_t)count;
}

static unsigned unit_at(const struct text *text, size_t at)
{
    unsigned char a = (unsigned char)text->raw[at], b = (unsigned char)text->raw[at + 1];
    return text->encoding == TEXT_UTF16LE ? a | (unsigned)b << 8 : b | (unsigned)a << 8;
}

/* One character from raw[at..); returns the bytes it took, 0 when it is not whole.  A surrogate
 * without its partner becomes U+FFFD. */
static size_t take_character(const struct text *text, size_t at, uint32_t *character_r)
{
    if (at + 2 > text->raw_count)
        return 0;
    uint32_t unit = unit_at(text, at);
    *character_r = unit;
    if (unit < 0xd800 || unit > 0xdfff)
        return 2;
    *character_r = 0xfffd;
    if (unit > 0xdbff)
        return 2;
    if (at + 4 > text->raw_count)
        return 0;
    uint32_t low = unit_at(text, at + 2);
    if (low < 0xdc00 || low > 0xdfff)
        return 2;
    *character_r = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    return 4;
}

static unsigned put_utf8(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    unsigned count = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (unsigned i = count - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)(lead[count] | c);
    return count;
}

/* Make as much UTF-8 as fits; what does not fit of the last character stays held. */
static size_t convert(struct text *text, char *buffer, size_t size)
{
    size_t at = 0, made = 0, took;
    uint32_t character;
    while (made < size && (took = take_character(text, at, &character)) > 0) {
        at += took;
        if (size - made >= 4) {
            made += put_utf8(character, buffer + made);
            continue;
        }
        text->held_start = 0;
        text->held_end = put_utf8(character, text->held);
        made += (size_t)give_held(text, buffer + made, size - made);
    }
    memmove(text->raw, text->raw + at, text->raw_count - at);
    text->raw_count -= at;
    return made;
}

/* The first call gives the held bytes and what follows them; a failure behind them is kept for the
 * next call. */
static ssize_t read_bytes(struct stream *stream, char *buffer, size_t size, struct error *error)
{
    ssize_t held = give_held(&stream->text, buffer, size);
    if ((size_t)held == size)
        return held;
    ssize_t count = stream->decoder->read(stream, buffer + held, size - (size_t)held, error);
    if (held == 0 || count >= 0)
        return held + count;
    stream->failed = true;
    stream->failure = *error;
    return held;
}

ssize_t text_read(struct stream *stream, char *buffer, size_t size, struct error *error)
{
    struct text *text = &stream->text;
    if (text_decide(stream, error) < 0)
        return -1;
    if (text->encoding == TEXT_UNDECIDED)
        return 0;
    if (text->encoding == TEXT_BYTES)
        return read_bytes(stream, buffer, size, error);
    if (text->held_start < text->held_end)
        return give_held(text, buffer, size);
    for (;;) {
        size_t made = convert(text, buffer, size);
        if (made > 0)
            return (ssize_t)made;
        ssize_t count = stream->decoder->read(stream, text->raw + text->raw_count,
                                              sizeof(text->raw) - text->raw_count, error);
        if (count <= 0)
            return count;
        text->raw_count += (size_t)count;
    }
}
