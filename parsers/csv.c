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

/* The first separator from `p` on, or `end`.  Fields are short, so a call of memchr() for each of
 * them costs more than to look at eight bytes at a time here. */
static inline const char *find_separator(const char *p, const char *end, char separator)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    const uint64_t wanted = ones * (unsigned char)separator;
    for (uint64_t word; end - p >= (ptrdiff_t)sizeof(word); p += sizeof(word)) {
        memcpy(&word, p, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap64(word);
#endif
        word ^= wanted; /* the separators become 0; the lowest high bit below is the first one's */
        uint64_t found = (word - ones) & ~word & highs;
        if (found)
            return p + __builtin_ctzll(found) / 8;
    }
    while (p < end && *p != separator)
        p++;
    return p;
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
        const char *comma = find_separator(stop, end, separator);
        if (stop == p)
            row_r->field[i] = slice_make(p, (size_t)(comma - p));
        if (comma == end)
            return;
        p = comma + 1;
    }
}

struct slice csv_unquote(struct slice raw, struct arena *arena)
{
    char *out = arena_take(arena, raw.len + 1);
    size_t used = 0;
    for (size_t k = 0; k < raw.len; k++) {
        out[used++] = raw.ptr[k];
        if (raw.ptr[k] == '"' && k + 1 < raw.len && raw.ptr[k + 1] == '"')
            k++;
    }
    return slice_make(out, used);
}
