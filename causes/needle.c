#include "causes/needle.h"

static uint16_t hash3(const char *p)
{
    uint32_t v = (uint32_t)(unsigned char)byte_lower(p[0]) |
                 (uint32_t)(unsigned char)byte_lower(p[1]) << 8 |
                 (uint32_t)(unsigned char)byte_lower(p[2]) << 16;
    return (uint16_t)(v * 2654435761u >> 20);
}

void trigrams_of(struct slice text, struct trigrams *out)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i + 3 <= text.len; i++) {
        uint16_t h = hash3(text.ptr + i);
        out->bits[h / 64] |= UINT64_C(1) << (h % 64);
    }
}

/* The longest literal run found so far while a pattern is read. */
struct reader {
    char run[64], best[64];
    size_t run_length, best_length;
};

static void end_run(struct reader *r)
{
    if (r->run_length > r->best_length) {
        memcpy(r->best, r->run, r->run_length);
        r->best_length = r->run_length;
    }
    r->run_length = 0;
}

static void add_byte(struct reader *r, char c)
{
    if (r->run_length < sizeof r->run)
        r->run[r->run_length++] = c;
}

/* Behind the group or class that begins at `i`; 0 = not understood. */
static size_t behind_class(struct slice p, size_t i)
{
    for (i += 2; i < p.len; i++) {
        if (p.ptr[i] == '\\')
            i++;
        else if (p.ptr[i] == '[')
            return 0;
        else if (p.ptr[i] == ']')
            return i + 1;
    }
    return 0;
}

static size_t behind_group(struct slice p, size_t i)
{
    size_t depth = 0;
    while (i < p.len) {
        if (p.ptr[i] == '\\') {
            i += 2;
        } else if (p.ptr[i] == '[') {
            i = behind_class(p, i);
            if (!i)
                return 0;
        } else {
            depth += p.ptr[i] == '(';
            if (p.ptr[i] == ')' && --depth == 0)
                return i + 1;
            i++;
        }
    }
    return 0;
}

/* Only plain groups are stepped over; options such as (?x) change what literals mean. */
static bool plain_group(struct slice p, size_t i)
{
    if (i + 1 >= p.len || p.ptr[i + 1] != '?')
        return i + 1 < p.len && p.ptr[i + 1] != '*';
    return i + 2 < p.len && strchr(":=!<", p.ptr[i + 2]);
}

/* A byte of the pattern that stands for itself.  Bytes of other scripts do not: their capitals have
 * other bytes. */
static bool is_literal(char c)
{
    return byte_is_alnum(c) || (c && strchr(" -_:,'@<>=/;\"!&%~", c));
}

static bool read_escape(struct reader *r, char c)
{
    if (strchr("bBdDsSwWAzZGR", c)) {
        end_run(r);
        return true;
    }
    if (byte_is_alnum(c) || (unsigned char)c >= 0x80)
        return false;
    add_byte(r, c);
    return true;
}

/* One element of the pattern at `i`; returns where the next begins, 0 = not understood. */
static size_t read_element(struct reader *r, struct slice p, size_t i)
{
    char c = p.ptr[i];
    if (c == '\\')
        return i + 1 < p.len && read_escape(r, p.ptr[i + 1]) ? i + 2 : 0;
    if (is_literal(c)) {
        add_byte(r, c);
        return i + 1;
    }
    if (c == '?' || c == '*' || c == '{') {
        if (r->run_length)
            r->run_length--;
        end_run(r);
        size_t close = c == '{' ? slice_find(slice_from(p, i), '}') : 0;
        return close == SLICE_NONE ? 0 : i + close + 1;
    }
    end_run(r);
    if (c == '(')
        return plain_group(p, i) ? behind_group(p, i) : 0;
    if (c == '[')
        return behind_class(p, i);
    return c == '|' || c == ')' ? 0 : i + 1;
}

void needles_add(struct arena *arena, struct needles *needles, unsigned capacity,
                 struct slice pattern)
{
    struct reader r = {.run_length = 0};
    size_t i = 0;
    while (i < pattern.len && (i = read_element(&r, pattern, i)) != 0)
        ;
    end_run(&r);
    if (!i || r.best_length < 3 || needles->count == capacity) {
        needles->always = true;
        return;
    }
    if (!needles->rows)
        needles->rows = arena_zero(arena, capacity * sizeof *needles->rows);
    struct needle *row = &needles->rows[needles->count++];
    for (size_t k = 0; k + 3 <= r.best_length && row->count < NEEDLE_TRIGRAMS; k++)
        row->hash[row->count++] = hash3(r.best + k);
}

static bool may_occur(const struct needle *row, const struct trigrams *trigrams)
{
    for (unsigned i = 0; i < row->count; i++)
        if (!(trigrams->bits[row->hash[i] / 64] >> (row->hash[i] % 64) & 1))
            return false;
    return true;
}

bool needles_may_match(const struct needles *needles, const struct trigrams *trigrams)
{
    if (needles->always)
        return true;
    for (unsigned i = 0; i < needles->count; i++)
        if (may_occur(&needles->rows[i], trigrams))
            return true;
    return false;
}
