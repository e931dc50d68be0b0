#include "parsers/csv.h"

/* The end of a quoted field that begins at `p`: its closing quote, or `end` when there is none. */
static const char *close_quote(const char *p, const char *end, bool *doubled_r)
{
    *doubled_r = false;
    while ((p = memchr(p, '"', (size_t)(end - p)))) {
        if (p + 1 == end || p[1] != '"')
            return p;
        *doubled_r = true;
        p += 2;
    }
    return end;
}

void csv_split(struct slice line, char separator, struct csv_row *row_r)
{
    const char *p = line.ptr, *end = p + line.len;
    row_r->count = 0;
    row_r->open = false;
    row_r->doubled = 0;
    while (row_r->count < CSV_FIELDS) {
        size_t i = row_r->count++;
        const char *stop;
        if (p < end && *p == '"') {
            bool doubled;
            stop = close_quote(p + 1, end, &doubled);
            row_r->field[i] = slice_make(p + 1, (size_t)(stop - p - 1));
            row_r->doubled |= (uint64_t)doubled << i;
            row_r->open = stop == end;
        } else {
            stop = p;
        }
        const char *comma = stop < end ? memchr(stop, separator, (size_t)(end - stop)) : NULL;
        if (stop == p)
            row_r->field[i] = slice_make(p, (size_t)((comma ? comma : end) - p));
        if (!comma)
            return;
        p = comma + 1;
    }
}

struct slice csv_value(const struct csv_row *row, size_t i, struct arena *arena)
{
    if (i >= row->count)
        return slice_make("", 0);
    struct slice raw = row->field[i];
    if (!(row->doubled >> i & 1))
        return raw;
    char *out = arena_take(arena, raw.len + 1);
    size_t used = 0;
    for (size_t k = 0; k < raw.len; k++) {
        out[used++] = raw.ptr[k];
        if (raw.ptr[k] == '"' && k + 1 < raw.len && raw.ptr[k + 1] == '"')
            k++;
    }
    return slice_make(out, used);
}
