#include "store/tsv.h"

#include "base/arena.h"

static const char escaped[] = "\b\f\n\r\t\\'";
static const char letters[] = "bfnrt\\'";

void text_add(struct text *text, struct slice bytes)
{
    if (text->room - text->length < bytes.len) {
        text->room = (text->length + bytes.len) * 2 + 4096;
        text->bytes = memory_resize(text->bytes, text->room);
    }
    if (bytes.len)
        memcpy(text->bytes + text->length, bytes.ptr, bytes.len);
    text->length += bytes.len;
}

static void add_escaped(struct text *text, char byte)
{
    const char *place = byte ? strchr(escaped, byte) : NULL;
    const char pair[2] = {'\\', place ? letters[place - escaped] : '0'};
    text_add(text, slice_make(pair, 2));
}

void tsv_add(struct text *text, struct slice value)
{
    if (!slice_present(value)) {
        text_add(text, S("\\N"));
        return;
    }
    size_t from = 0;
    for (size_t i = 0; i < value.len; i++) {
        /* Only control bytes, the quote and the backslash can need it. */
        unsigned char byte = (unsigned char)value.ptr[i];
        if ((byte >= ' ' && byte != '\\' && byte != '\'') || (byte && !strchr(escaped, byte)))
            continue;
        text_add(text, slice_make(value.ptr + from, i - from));
        add_escaped(text, value.ptr[i]);
        from = i + 1;
    }
    text_add(text, slice_from(value, from));
}

bool tsv_next(struct slice *line, struct slice *raw_r)
{
    if (!slice_present(*line))
        return false;
    if (slice_cut(line, '\t', raw_r))
        return true;
    *raw_r = *line;
    *line = (struct slice){0};
    return true;
}

struct slice tsv_value(char *raw, size_t length)
{
    size_t used = 0;
    if (length == 2 && raw[0] == '\\' && raw[1] == 'N')
        return (struct slice){0};
    for (size_t i = 0; i < length; i++) {
        if (raw[i] == '\\' && i + 1 < length) {
            const char *place = strchr(letters, raw[++i]);
            raw[used++] = raw[i] == '0'     ? '\0'
                          : place && raw[i] ? escaped[place - letters]
                                            : raw[i];
        } else {
            raw[used++] = raw[i];
        }
    }
    return slice_make(raw, used);
}
