#include "parsers/format.h"

#include "base/hash.h"

#include <stdlib.h>

/* When time jumps back, another stretch of log begins (somebody joined two files), and the lines
 * that were counted before do not concern it. */
static __attribute__((noinline)) void note_jump(struct parser *p)
{
    int64_t now = p->now.time;
    if (now < p->equal_latest - EQUAL_WINDOW) {
        memset(p->equal, 0, sizeof(p->equal));
        p->equal_latest = now;
    }
}

/* Time mostly goes on; WHEN_NONE is before all others. */
static inline void note_time(struct parser *p)
{
    if (p->now.time >= p->equal_latest)
        p->equal_latest = p->now.time;
    else
        note_jump(p);
}

/* How many byte-equal lines stood before this one.  Equal lines have equal stamps, so they are
 * looked for only near by in time.  The ways of a slot are filled in turn, so that the line that is
 * forgotten came first. */
static uint32_t count_equal(struct parser *p, uint64_t hash)
{
    int64_t now = p->now.time;
    note_time(p);
    /* Lines before the first stamp have no time to be apart in. */
    int64_t since = now == WHEN_NONE ? WHEN_NONE : p->equal_latest - EQUAL_WINDOW;
    struct equal_line *ways = p->equal[hash % EQUAL_SLOTS];
    for (int i = 0; i < EQUAL_WAYS; i++)
        if (ways[i].hash == hash && ways[i].count && ways[i].time >= since)
            return ways[i].count++;
    struct equal_line *way = &ways[ways->turn++ % EQUAL_WAYS];
    way->hash = hash;
    way->time = now;
    way->count = 1;
    return 0;
}

/* Not inlined, as the line below is asked for nearly each record, and this seldom. */
static __attribute__((noinline)) uint64_t hash_host(struct parser *p, unsigned seed)
{
    struct host_hashes *kept = &p->host_hashes;
    if (p->host.len == 0 || p->host.len > HOST_KEPT)
        return hash_bytes(p->host, seed);
    if (!slice_equal(p->host, slice_make(kept->host, kept->length))) {
        for (unsigned i = 0; i < HOST_SEEDS; i++)
            kept->hashes[i] = hash_bytes(p->host, i);
        memcpy(kept->host, p->host.ptr, p->host.len);
        kept->length = p->host.len;
    }
    kept->at = p->host.ptr;
    return kept->hashes[seed];
}

uint64_t parser_host_hash(struct parser *p, unsigned seed)
{
    const struct host_hashes *kept = &p->host_hashes;
    if (kept->at && kept->at == p->host.ptr && kept->length == p->host.len)
        return kept->hashes[seed];
    return hash_host(p, seed);
}

struct line_ref parser_line(struct parser *p)
{
    if (!p->identified) {
        uint64_t hash = hash_bytes(p->line, parser_host_hash(p, 0));
        p->ref.hash = hash_number(count_equal(p, hash), hash);
        p->identified = true;
    }
    return p->ref;
}

static __attribute__((noinline)) void grow(struct batch *batch)
{
    batch->capacity = batch->capacity ? batch->capacity * 2 : 256;
    batch->records = memory_resize(batch->records, batch->capacity * sizeof(*batch->records));
}

static inline struct record *append(struct batch *batch)
{
    if (batch->count == batch->capacity)
        grow(batch);
    struct record *record = &batch->records[batch->count++];
    *record = (struct record){.repeated = 1};
    return record;
}

struct record *record_add(struct parser *p, enum record_kind kind)
{
    struct line_ref line = p->ref;
    /* A MESSAGE counts nothing, so its line needs no identity: of the lines that make records they
     * are two thirds, and an identity costs 350 instructions. */
    if (kind != RECORD_MESSAGE)
        line = parser_line(p);
    else if (!p->identified)
        note_time(p);
    struct record *record = append(p->out);
    record->kind = kind;
    record->line = line;
    record->time = p->now.time;
    record->stamp = p->now.key;
    record->host = p->host;
    if (kind == RECORD_FAILURE)
        record->nth = p->failures++;
    return record;
}

struct record *record_add_late(struct parser *p, enum record_kind kind, struct line_ref line,
                               int64_t time, uint32_t stamp, enum line_kind line_kind)
{
    struct record *record = append(p->out);
    record->kind = kind;
    record->line = line;
    record->time = time;
    record->stamp = stamp;
    record->host = p->host;
    p->out->lines[LINE_CONTEXT]--;
    p->out->lines[line_kind]++;
    return record;
}

void record_drop(struct parser *p)
{
    struct record *last = &p->out->records[--p->out->count];
    if (last->kind == RECORD_FAILURE && p->failures)
        p->failures--;
}

struct slice record_copy(struct parser *p, struct slice s)
{
    return arena_copy(&p->out->arena, s);
}

uint64_t record_session(const struct slice *parts, size_t count)
{
    uint64_t hash = 1;
    for (size_t i = 0; i < count; i++)
        hash = hash_bytes(parts[i], hash);
    return hash ? hash : 1;
}

void record_reply(struct record *record, struct slice text, enum origin origin)
{
    unsigned code;
    struct status status;
    reply_head(text, &code, &status);
    if (code) {
        record->code = (uint16_t)code;
        record->code_origin = origin;
    }
    if (status.class) {
        record->status = status;
        record->status_origin = origin;
    }
}

/* Cursor: the mark that begins a further line of the reply, "550-" or "550 " with the same code,
 * and the same status behind it, which one line of the joined text is enough to show. */
static bool skip_line_head(struct slice *cursor, struct slice code, struct slice status)
{
    struct slice s = *cursor;
    if (!slice_skip(&s, code) || s.len == 0 || (s.ptr[0] != '-' && s.ptr[0] != ' '))
        return false;
    s = slice_from(s, 1);
    struct slice with_status = s;
    if (status.len && slice_skip(&with_status, status) &&
        (with_status.len == 0 || with_status.ptr[0] == ' ')) {
        s = with_status;
        slice_skip(&s, S(" "));
    }
    *cursor = s;
    return true;
}

struct slice record_unfold(struct parser *p, struct slice text, struct slice separator)
{
    struct slice rest = text;
    if (text.len < 4 || text.ptr[3] != '-' || reply_code(&rest) == 0)
        return text;
    struct slice code = slice_first(text, 3);
    rest = slice_from(rest, 1);
    struct slice behind = rest;
    struct status status;
    struct slice status_words = {0};
    if (reply_status(&behind, &status))
        status_words = slice_first(rest, (size_t)(behind.ptr - rest.ptr));

    char *out = arena_take(&p->out->arena, text.len + 1);
    size_t used = 0;
    memcpy(out, code.ptr, 3);
    used = 3;
    out[used++] = ' ';
    while (rest.len) {
        struct slice next = rest;
        if (slice_skip(&next, separator) && skip_line_head(&next, code, status_words)) {
            if (out[used - 1] != ' ' && next.len)
                out[used++] = ' ';
            rest = next;
            continue;
        }
        size_t plain = slice_search(slice_from(rest, 1), separator);
        plain = plain == SLICE_NONE ? rest.len : plain + 1;
        memcpy(out + used, rest.ptr, plain);
        used += plain;
        rest = slice_from(rest, plain);
    }
    return slice_trim(slice_make(out, used));
}

void batch_reset(struct batch *batch)
{
    arena_reset(&batch->arena);
    batch->count = 0;
    batch->lost = 0;
    batch->first_time = batch->last_time = WHEN_NONE;
    memset(batch->lines, 0, sizeof(batch->lines));
}

void batch_free(struct batch *batch)
{
    arena_free(&batch->arena);
    free(batch->records);
    *batch = (struct batch){0};
}
