#include "causes/needle.h"

/* Letters of other scripts count as one: their capitals have other bytes. */
static uint32_t kind(char c)
{
    return (unsigned char)c < 0x80 ? (unsigned char)byte_lower(c) : 0x80;
}

/* The last three letters read, packed, with one more. */
static uint32_t push(uint32_t letters, char c)
{
    return letters >> 8 | kind(c) << 16;
}

static uint16_t hash_of(uint32_t letters)
{
    return (uint16_t)(letters * 2654435761u >> 18);
}

void trigrams_of(struct slice text, struct trigrams *out)
{
    uint32_t letters = 0;
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < text.len; i++) {
        letters = push(letters, text.ptr[i]);
        uint16_t h = hash_of(letters);
        if (i >= 2)
            out->bits[h / 64] |= UINT64_C(1) << (h % 64);
    }
}

bool trigrams_may_hold(const struct trigrams *trigrams, struct slice literal)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < literal.len; i++) {
        letters = push(letters, literal.ptr[i]);
        if (i >= 2 && !trigrams_hold(trigrams, hash_of(letters)))
            return false;
    }
    return true;
}

/* What every match must contain: one of these literals. */
enum { LITERALS = 320, DEPTH = 8, SHORTEST = 3 };
struct literals {
    struct slice rows[LITERALS];
    unsigned count;
    size_t shortest; /* bytes of the shortest; 0 = no demand */
};

/* A branch of a pattern while it is read.  Of one inside of a group the best demand counts, of the
 * outermost all. */
struct reader {
    struct arena *arena;
    unsigned depth;
    char run[64];
    size_t run_length;
    struct literals best;
    struct needles **all;
};

/* The literals that a group stands between: of " (?:in|at) " the branch "in" alone is too short to
 * demand anything, " in " is not.  Of those before it the last two are taken, behind it one. */
struct joint {
    struct slice before, after;
};

static bool read_pattern(struct arena *arena, unsigned depth, const struct joint *joint,
                         struct slice p, struct literals *out);

/* Only the rows in use are copied: a whole array for each branch would be most of the work. */
static void copy_literals(struct literals *to, const struct literals *from)
{
    to->count = from->count;
    to->shortest = from->shortest;
    memcpy(to->rows, from->rows, from->count * sizeof *from->rows);
}

static void demand(struct reader *r, const struct literals *literals)
{
    struct needles *set = arena_zero(r->arena, sizeof *set + literals->count * sizeof set->rows[0]);
    set->next = *r->all;
    *r->all = set;
    set->count = literals->count;
    for (unsigned i = 0; i < literals->count; i++) {
        struct needle *row = &set->rows[i];
        struct slice text = slice_first(literals->rows[i], NEEDLE_TRIGRAMS + 2);
        uint32_t letters = 0;
        for (size_t k = 0; k < text.len; k++) {
            letters = push(letters, text.ptr[k]);
            if (k >= 2)
                row->hash[row->count++] = hash_of(letters);
        }
    }
}

/* The better demand is the one whose shortest literal is longer. */
static void offer(struct reader *r, const struct literals *literals)
{
    if (!r->depth)
        demand(r, literals);
    else if (literals->shortest > r->best.shortest ||
             (literals->shortest == r->best.shortest && literals->count < r->best.count))
        copy_literals(&r->best, literals);
}

static void end_run(struct reader *r)
{
    struct literals one;
    one.rows[0] = arena_copy(r->arena, slice_make(r->run, r->run_length));
    one.count = 1;
    one.shortest = r->run_length;
    if (r->run_length >= SHORTEST)
        offer(r, &one);
    r->run_length = 0;
}

static void add_byte(struct reader *r, char c)
{
    if (r->run_length == sizeof r->run)
        end_run(r);
    r->run[r->run_length++] = c;
}

/* The last letter, which UTF-8 may write in several bytes. */
static void drop_letter(struct reader *r)
{
    while (r->run_length && ((unsigned char)r->run[--r->run_length] & 0xc0) == 0x80)
        continue;
}

/* Behind the class or group that begins at `i`; 0 = not understood. */
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

/* Behind the {2}, {2,} or {2,5} at `i`; 0 = the brace stands for itself. */
static size_t behind_count(struct slice p, size_t i)
{
    for (i++; i < p.len && (byte_is_digit(p.ptr[i]) || p.ptr[i] == ','); i++)
        continue;
    return i < p.len && p.ptr[i] == '}' ? i + 1 : 0;
}

static bool is_literal(char c);

/* A letter at `i` that stands for itself, and once. */
static struct slice letter_at(struct slice p, size_t i)
{
    bool is_once = i + 1 >= p.len || !strchr("?*{", p.ptr[i + 1]);
    bool is_letter = i < p.len && (unsigned char)p.ptr[i] < 0x80 && is_literal(p.ptr[i]);
    return is_once && is_letter ? slice_make(p.ptr + i, 1) : (struct slice){0};
}

/* A group at `i`: its branches make a demand unless it may be left out.  Assertions make none;
 * options such as (?x) change what literals mean, so they are not understood. */
static size_t read_group(struct reader *r, struct slice before, struct slice p, size_t i)
{
    size_t end = behind_group(p, i), start = i + 1;
    if (!end || start >= p.len || p.ptr[start] == '*')
        return 0;
    bool assertion = false;
    if (p.ptr[start] == '?') {
        if (start + 1 >= p.len || !strchr(":=!<", p.ptr[start + 1]))
            return 0;
        assertion = p.ptr[start + 1] != ':';
        start += 2;
    }
    struct joint joint = {before, letter_at(p, end)};
    struct literals inside;
    inside.count = 0;
    inside.shortest = 0;
    if (!assertion && r->depth < DEPTH &&
        !read_pattern(r->arena, r->depth + 1, &joint, slice_make(p.ptr + start, end - 1 - start),
                      &inside))
        return 0;
    if (end < p.len && strchr("?*{", p.ptr[end]))
        inside.shortest = 0;
    if (inside.shortest)
        offer(r, &inside);
    return end;
}

/* A byte of the pattern that stands for itself. */
static bool is_literal(char c)
{
    return byte_is_alnum(c) || (unsigned char)c >= 0x80 || (c && strchr(" -_:,'@<>=/;\"!&%~#", c));
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

/* One element of a branch at `i`; returns where the next begins, 0 = not understood. */
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
        drop_letter(r);
        end_run(r);
        return c == '{' ? behind_count(p, i) : i + 1;
    }
    struct slice before = slice_make(r->run, r->run_length);
    end_run(r);
    if (c == '(')
        return read_group(r, before, p, i);
    return c == '[' ? behind_class(p, i) : i + 1;
}

/* Cursor at a branch: reads up to the next | that stands outside of groups, and writes the best of
 * its demands, or of the outermost all.  False = not understood. */
static bool read_branch(struct arena *arena, unsigned depth, const struct joint *joint,
                        struct slice *p, struct literals *out, struct needles **all)
{
    struct reader r;
    r.arena = arena;
    r.depth = depth;
    r.all = all;
    r.run_length = 0;
    r.best.count = 0;
    r.best.shortest = 0;
    for (size_t k = joint->before.len > 2 ? joint->before.len - 2 : 0; k < joint->before.len; k++)
        add_byte(&r, joint->before.ptr[k]);
    size_t i = 0;
    while (i < p->len && p->ptr[i] != '|') {
        i = read_element(&r, *p, i);
        if (!i)
            return false;
    }
    if (joint->after.len)
        add_byte(&r, joint->after.ptr[0]);
    end_run(&r);
    copy_literals(out, &r.best);
    *p = slice_from(*p, i);
    return true;
}

/* The demand of a whole pattern: each of its branches must make one.  False = not understood. */
static bool read_pattern(struct arena *arena, unsigned depth, const struct joint *joint,
                         struct slice p, struct literals *out)
{
    out->count = 0;
    out->shortest = SIZE_MAX;
    for (bool more = true; more; p = slice_from(p, more)) {
        struct literals branch;
        if (!read_branch(arena, depth, joint, &p, &branch, NULL))
            return false;
        more = p.len > 0;
        if (branch.shortest < out->shortest)
            out->shortest = branch.shortest;
        for (unsigned i = 0; i < branch.count && out->count < LITERALS; i++)
            out->rows[out->count++] = branch.rows[i];
        if (out->count == LITERALS)
            out->shortest = 0;
    }
    return true;
}

bool needles_read(struct arena *arena, struct slice *pattern, struct needles **out_r)
{
    struct literals unused;
    struct slice rest = *pattern;
    const struct joint none = {0};
    *out_r = NULL;
    if (!read_branch(arena, 0, &none, &rest, &unused, out_r))
        return false;
    if (rest.len == 1)
        return false; /* "a|": the empty branch behind it would be lost */
    *pattern = slice_from(rest, rest.len > 0);
    return true;
}

static bool may_occur(const struct needle *row, const struct trigrams *trigrams)
{
    for (unsigned i = 0; i < row->count; i++)
        if (!trigrams_hold(trigrams, row->hash[i]))
            return false;
    return true;
}

static bool one_may_occur(const struct needles *set, const struct trigrams *trigrams)
{
    for (unsigned i = 0; i < set->count; i++)
        if (may_occur(&set->rows[i], trigrams))
            return true;
    return false;
}

bool needles_may_match(const struct needles *needles, const struct trigrams *trigrams)
{
    for (; needles; needles = needles->next)
        if (!one_may_occur(needles, trigrams))
            return false;
    return true;
}
