#include "causes/provider.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "causes/embedded.h"

/* One line of the table: slug, kind, pattern. */
enum kind { KIND_HOST, KIND_TEXT, KIND_DOMAIN, KIND_COUNT };
static const char *const kind_names[KIND_COUNT] = {"host", "text", "domain"};

struct row {
    struct slice slug, pattern;
    enum kind kind;
    uint16_t next; /* index + 1 of the token before it that begins alike */
};

enum { SLOTS = 2048, ROWS_MAX = 1024, HOST_BYTES = 255, LONGEST = 63, START = 3, STARTS = 1024 };

struct providers {
    struct arena arena;
    struct row rows[ROWS_MAX];
    size_t count;
    uint16_t slots[SLOTS]; /* of host and domain rows: index + 1, open addressing */
    /* Of the patterns' last two labels: bits by their length, the last for all from LONGEST.  Most
     * names end in none of them. */
    uint64_t ends[KIND_COUNT][LONGEST + 1];
    uint16_t starts[1 + STARTS]; /* of tokens, by start_of(): index + 1 of the last one */
};

/* "example.com" of "mx1.mail.example.com". */
static struct slice last_labels(struct slice name)
{
    size_t dot = slice_rfind(name, '.');
    dot = dot == SLICE_NONE ? dot : slice_rfind(slice_first(name, dot), '.');
    return dot == SLICE_NONE ? name : slice_from(name, dot + 1);
}

/* The bit of such an end, among those of its length. */
static uint64_t end_bit(struct slice end)
{
    int letters = byte_lower(end.ptr[0]) * 5 + byte_lower(end.ptr[end.len / 2]);
    return UINT64_C(1) << (letters & 63);
}

static size_t end_length(struct slice end)
{
    return end.len < LONGEST ? end.len : LONGEST;
}

/* A number of the first letters, which differ from one token to the next; 0 = there are too few. */
static size_t start_of(struct slice token)
{
    uint32_t letters = 0;
    if (token.len < START)
        return 0;
    for (size_t i = 0; i < START; i++)
        letters = letters << 8 | (unsigned char)byte_lower(token.ptr[i]);
    return 1 + (letters * UINT32_C(0x9e3779b1) >> 22);
}

/* `name` is in lower case. */
static size_t slot_of(const struct providers *p, enum kind kind, struct slice name)
{
    size_t slot = hash_name(name, kind) % SLOTS;
    while (p->slots[slot]) {
        const struct row *row = &p->rows[p->slots[slot] - 1];
        if (row->kind == kind && slice_equal(row->pattern, name))
            break;
        slot = (slot + 1) % SLOTS;
    }
    return slot;
}

/* Any name may end in a single label. */
static void add_end(struct providers *p, enum kind kind, struct slice end)
{
    if (slice_find(end, '.') == SLICE_NONE)
        memset(p->ends[kind], 0xff, sizeof(p->ends[kind]));
    else
        p->ends[kind][end_length(end)] |= end_bit(end);
}

/* The first of equal rows counts, so the user's go first. */
static void add_row(struct providers *p, struct row row)
{
    row.pattern = arena_lower(&p->arena, row.pattern);
    if (row.kind == KIND_TEXT) {
        uint16_t *start = &p->starts[start_of(row.pattern)];
        row.next = *start;
        *start = (uint16_t)(p->count + 1);
    }
    p->rows[p->count++] = row;
    if (row.kind == KIND_TEXT)
        return;
    add_end(p, row.kind, last_labels(row.pattern));
    size_t slot = slot_of(p, row.kind, row.pattern);
    if (!p->slots[slot])
        p->slots[slot] = (uint16_t)p->count;
}

static struct slice next_word(struct slice *line)
{
    struct slice word;
    *line = slice_trim(*line);
    if (!slice_cut(line, ' ', &word)) {
        word = *line;
        line->len = 0;
    }
    return word;
}

static int read_line(struct providers *p, struct slice line, const char *file, unsigned number,
                     struct error *error)
{
    struct row row = {.slug = next_word(&line)};
    if (!row.slug.len || row.slug.ptr[0] == '#')
        return 0;
    struct slice kind = next_word(&line);
    line = slice_trim(line);
    if (slice_equal(kind, S("source")))
        return 0;
    while (row.kind < KIND_COUNT && !slice_equal(kind, slice_of(kind_names[row.kind])))
        row.kind++;
    if (row.kind == KIND_COUNT)
        return error_set(error, "%s, line %u: want SLUG host|text|domain PATTERN, not \"%.*s\"",
                         file, number, SLICE_ARG(kind));
    do {
        row.pattern = row.kind == KIND_TEXT ? line : next_word(&line);
        if (row.kind == KIND_TEXT)
            line.len = 0;
        if (!row.pattern.len)
            return error_set(error, "%s, line %u: nothing follows \"%.*s\"", file, number,
                             SLICE_ARG(kind));
        if (p->count == ROWS_MAX)
            return error_set(error, "%s, line %u: too many providers, take some out", file, number);
        add_row(p, row);
    } while (line.len);
    return 0;
}

static int read_rows(struct providers *p, struct slice text, const char *file, struct error *error)
{
    unsigned number = 0;
    text = arena_copy(&p->arena, text);
    for (struct slice line; slice_next(&text, '\n', &line);)
        if (read_line(p, line, file, ++number, error) < 0)
            return -1;
    return 0;
}

struct providers *providers_open(struct slice user_rows, const char *file, struct error *error)
{
    struct providers *p = memory_zero(1, sizeof *p);
    if (read_rows(p, user_rows, file, error) == 0 &&
        read_rows(p, embedded_providers(), "providers.txt", error) == 0)
        return p;
    providers_close(p);
    return NULL;
}

void providers_close(struct providers *providers)
{
    if (!providers)
        return;
    arena_free(&providers->arena);
    free(providers);
}

/* "mx1.mail.example.com": the whole name, then ever shorter tails of it. */
static struct slice find_suffix(const struct providers *p, enum kind kind, struct slice name)
{
    char lower[HOST_BYTES];
    struct slice label;
    while (name.len && name.ptr[name.len - 1] == '.')
        name.len--;
    struct slice end = last_labels(name);
    if (!end.len || !(p->ends[kind][end_length(end)] & end_bit(end)))
        return (struct slice){0};
    while (name.len > sizeof lower)
        if (!slice_cut(&name, '.', &label))
            return (struct slice){0};
    for (size_t i = 0; i < name.len; i++)
        lower[i] = byte_lower(name.ptr[i]);
    name.ptr = lower;
    while (name.len) {
        size_t slot = p->slots[slot_of(p, kind, name)];
        if (slot)
            return p->rows[slot - 1].slug;
        if (!slice_cut(&name, '.', &label))
            break;
    }
    return (struct slice){0};
}

/* The first row of the table whose token the text holds.  Fifty searches took 19,000 instructions
 * of a text of a hundred bytes, its set of trigrams 5,400, this 2,100. */
static struct slice find_token(const struct providers *p, struct slice text)
{
    size_t best = ROWS_MAX;
    for (size_t i = p->starts[0]; i; i = p->rows[i - 1].next)
        if (slice_contains_nocase(text, p->rows[i - 1].pattern))
            best = i - 1;
    for (; text.len >= START; text = slice_from(text, 1))
        for (size_t i = p->starts[start_of(text)]; i; i = p->rows[i - 1].next)
            if (i - 1 < best && slice_starts_nocase(text, p->rows[i - 1].pattern))
                best = i - 1;
    return best < ROWS_MAX ? p->rows[best].slug : (struct slice){0};
}

struct slice provider_find(const struct providers *providers, struct slice remote_host,
                           struct slice text, struct slice recipient_domain)
{
    struct slice slug = {0};
    if (remote_host.len)
        slug = find_suffix(providers, KIND_HOST, remote_host);
    if (!slice_present(slug) && text.len)
        slug = find_token(providers, text);
    if (slice_present(slug) || !recipient_domain.len)
        return slug;
    size_t at = slice_rfind(recipient_domain, '@');
    return find_suffix(providers, KIND_DOMAIN,
                       at == SLICE_NONE ? recipient_domain : slice_from(recipient_domain, at + 1));
}

struct slice provider_slug(const struct providers *providers, size_t index)
{
    for (size_t i = 0; i < providers->count; i++) {
        bool seen = false;
        for (size_t k = 0; k < i && !seen; k++)
            seen = slice_equal(providers->rows[k].slug, providers->rows[i].slug);
        if (!seen && index-- == 0)
            return providers->rows[i].slug;
    }
    return (struct slice){0};
}
