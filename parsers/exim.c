/*
 * Exim's main, reject and panic log, and the same through syslog; versions 4.50 to 4.99.
 *
 *   2026-11-21 21:32:14.123 +0100 [354] 1xUsgw-00005C-0Y ** bob@example.net R=dns T=smtp H=...
 *   Nov 21 21:32:14 mx1 exim[354]: [1/2] 2026-11-21 21:32:14 1xUsgw-00005C-0Y ** bob@exam...
 *
 * LINE = STAMP [ZONE] [[PID]] [ID] TEXT
 * ID   = XXXXXX-XXXXXX-XX, from 4.97 on XXXXXX-XXXXXXXXXXX-XXXX, in base 62
 * A physical line without a stamp continues the one before it: header dumps of the reject log,
 * configuration errors.
 *
 * TEXT is a delivery (exim_delivery.c), a client's refusal (exim_refusal.c), or one of the shapes
 * in exim_shapes.c.  What is none of them is unknown, and counted as that.
 */
#include "base/hash.h"
#include "parsers/exim_line.h"
#include "parsers/syslog.h"

enum { STAMP_LENGTH = 19 };

/* Exactly "YYYY-MM-DD HH:MM:SS" and a fraction, blank or the end: nothing in a header dump begins
 * so.  A byte may differ from the shape in its lowest bits, and for digits only.  The loop has no
 * way out, so that the compiler does 16 bytes at once: 194 instructions became 40. */
static bool has_stamp(struct slice s)
{
    static const char shape[] = "0000-00-00 00:00:00";
    static const uint8_t spread[] = {9, 9, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9};
    if (s.len < STAMP_LENGTH)
        return false;
    uint8_t wrong = 0;
    for (int i = 0; i < STAMP_LENGTH; i++)
        wrong |= (uint8_t)(s.ptr[i] ^ shape[i]) > spread[i];
    return !wrong &&
           (s.len == STAMP_LENGTH || s.ptr[STAMP_LENGTH] == ' ' || s.ptr[STAMP_LENGTH] == '.');
}

/* How long such a stamp and the blank behind it are, 0 = none. */
static __attribute__((noinline)) size_t read_any_stamp(struct parser *p, struct slice line,
                                                       struct stamp *out_r)
{
    struct slice rest = line;
    if (!has_stamp(line) || !stamp_iso(&p->stamps, &rest, out_r))
        return 0;
    slice_skip(&rest, S(" "));
    return line.len - rest.len;
}

/* The same; one of the minute at hand has been looked at before. */
static inline size_t read_stamp(struct parser *p, struct slice line, struct stamp *out_r)
{
    enum { MINUTE_LENGTH = STAMP_LENGTH - 2 };
    const char *s = line.ptr;
    if (line.len > STAMP_LENGTH + 1 && s[10] == ' ' && s[STAMP_LENGTH] == ' ' &&
        s[STAMP_LENGTH + 1] != '+' && s[STAMP_LENGTH + 1] != '-' &&
        stamp_same_plain(&p->stamps, s, MINUTE_LENGTH, out_r))
        return STAMP_LENGTH + 1;
    return read_any_stamp(p, line, out_r);
}

struct slice exim_behind_pid(struct slice text)
{
    uint64_t pid;
    if (!slice_starts(text, S("[")))
        return text;
    struct slice s = slice_from(text, 1);
    return slice_number(&s, UINT32_MAX, &pid) && slice_skip(&s, S("] ")) ? s : text;
}

/* XXXXXX-XXXXXX-XX: besides its two dashes all is of base 62.  Like the loop above, this one has no
 * way out: 150 instructions became 40. */
static inline bool is_id(struct slice s, size_t dash, size_t length)
{
    if (s.len < length || s.ptr[6] != '-' || s.ptr[dash] != '-' ||
        (s.len > length && s.ptr[length] != ' '))
        return false;
    uint8_t others = 0;
    for (size_t i = 0; i < length; i++)
        others += !byte_is_alnum(s.ptr[i]);
    return others == 2;
}

/* Of the message id that the text begins with, 0 = none.  Each line is asked for it, and of the
 * three callers that is one, so only an order brings it there without a call. */
static inline __attribute__((always_inline)) size_t id_length(struct slice s)
{
    return is_id(s, 13, 16) ? 16 : is_id(s, 18, 23) ? 23 : 0;
}

/* What stands behind the id and the blank. */
static struct slice behind_id(struct slice s, size_t length)
{
    return slice_from(s, length && s.len > length ? length + 1 : length);
}

/* Inlined, as is the function behind it: a call that hands on as much costs 20 instructions. */
static inline __attribute__((always_inline)) enum line_kind
parse_text(struct parser *p, struct slice text, struct exim_line *line)
{
    enum line_kind kind;
    if (slice_starts(text, S("[")))
        text = exim_behind_pid(text);
    size_t length = id_length(text);
    line->queue_id = length ? slice_make(text.ptr, length) : (struct slice){0};
    line->text = behind_id(text, length);
    if (length && exim_delivery(p, line, &kind))
        return kind;
    if (exim_refusal(p, line, &kind) || exim_shape(p, line, &kind))
        return kind;
    return exim_host_try(p, line) ? LINE_CONTEXT : LINE_UNKNOWN;
}

enum line_kind exim_parse_text(struct parser *p, struct slice text, struct exim_line *line)
{
    return parse_text(p, text, line);
}

static inline __attribute__((always_inline)) enum line_kind
parse_line(struct parser *p, uint64_t process, struct slice text)
{
    struct exim_line line = {0};
    uint64_t hash = process == EXIM_FILE ? 0 : hash_bytes(text, 1);
    if (hash && exim_hold_knows(p->state, process, hash))
        return LINE_CONTEXT;
    struct exim_hold *hold = exim_held(p->state, process);
    if (hold)
        exim_hold_release(p, hold, text);
    size_t before = p->out->count;
    enum line_kind kind = parse_text(p, text, &line);
    return kind == LINE_EVENT ? exim_hold_event(p, process, hash, text, &line, before) : kind;
}

enum line_kind exim_parse_line(struct parser *p, uint64_t process, struct slice text)
{
    return parse_line(p, process, text);
}

static bool is_exim(struct slice tag)
{
    return slice_starts(tag, S("exim")) || slice_ends(tag, S("/exim"));
}

/* Cursor: "[2/3] " or "[2\3] ", parts of a line that syslog cut; after a backslash the line ended
 * and another one follows (log.c, write_syslog). */
static bool skip_part(struct slice *cursor, unsigned *number_r, bool *last_r)
{
    struct slice s = *cursor;
    uint64_t number, total;
    if (!slice_skip(&s, S("[")) || !slice_number(&s, 999, &number))
        return false;
    bool newline = slice_skip(&s, S("\\"));
    if ((!newline && !slice_skip(&s, S("/"))) || !slice_number(&s, 999, &total) ||
        !slice_skip(&s, S("] ")) || number == 0)
        return false;
    *number_r = (unsigned)number;
    *last_r = newline || number == total;
    *cursor = s;
    return true;
}

/* The line's own stamp, unless the prefix tells year and zone and this one does not. */
static void read_inner_stamp(struct parser *p, struct slice *text)
{
    struct stamp stamp;
    size_t length = read_stamp(p, *text, &stamp);
    if (length == 0)
        return;
    *text = slice_from(*text, length);
    if (p->now.no_year || p->now.no_zone || !stamp.no_zone)
        p->now = stamp;
}

static uint64_t process_key(struct parser *p, struct slice pid)
{
    uint64_t key = hash_bytes(pid, hash_bytes(p->host, 0));
    return key > EXIM_FILE ? key : EXIM_FILE + 1;
}

/* The mark "[1\14] " is not in the main log's line of the same refusal: without it they are equal,
 * as they are in the files. */
static void identify_without_mark(struct parser *p, struct slice marked, struct slice text)
{
    if (marked.ptr < p->line.ptr || marked.ptr > p->line.ptr + p->line.len)
        return;
    struct slice prefix = slice_first(p->line, (size_t)(marked.ptr - p->line.ptr));
    p->line = arena_printf(&p->out->arena, "%.*s%.*s", SLICE_ARG(prefix), SLICE_ARG(text));
}

static enum line_kind parse_syslog(struct parser *p, const struct syslog_line *entry)
{
    struct slice text = entry->message;
    unsigned number;
    bool last;
    if (!is_exim(entry->tag))
        return LINE_NOISE;
    uint64_t process = process_key(p, entry->pid);
    if (!skip_part(&text, &number, &last)) {
        read_inner_stamp(p, &text);
        enum line_kind kind = exim_parse_line(p, process, text);
        if (kind == LINE_EVENT)
            p->out->records[p->out->count - 1].repeated = entry->repeated;
        return kind;
    }
    if (number == 1) {
        identify_without_mark(p, entry->message, text);
        read_inner_stamp(p, &text);
    }
    return exim_hold_part(p, process, text, number, last);
}

/* Through syslog, or what continues an entry.  Not inlined, so that the lines of Exim's own files
 * save few registers. */
static __attribute__((noinline)) enum line_kind parse_unstamped(struct parser *p, struct slice line)
{
    struct syslog_line entry;
    if (syslog_read(p, line, &entry))
        return parse_syslog(p, &entry);
    exim_hold_dump(p, EXIM_FILE, line);
    return LINE_CONTEXT;
}

static enum line_kind parse(struct parser *p, struct slice line)
{
    size_t length = read_stamp(p, line, &p->now);
    if (length == 0)
        return parse_unstamped(p, line);
    return parse_line(p, EXIM_FILE, slice_from(line, length));
}

/* A message id and what may follow it: nobody else writes that. */
static bool is_delivery(struct slice text)
{
    static const struct slice flags[] = {{"<= ", 3}, {"=> ", 3}, {"-> ", 3}, {"** ", 3},
                                         {"== ", 3}, {">> ", 3}, {"*> ", 3}, {"Completed", 9}};
    text = exim_behind_pid(text);
    size_t length = id_length(text);
    if (length == 0)
        return false;
    text = behind_id(text, length);
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
        if (slice_starts(text, flags[i]))
            return true;
    return false;
}

/* A line that others could have written, too, but hardly many of them. */
static bool is_likely(struct slice text)
{
    text = exim_behind_pid(text);
    text = behind_id(text, id_length(text));
    return exim_shape_known(text) || slice_starts(text, S("H=")) || slice_starts(text, S("U="));
}

static int bid(struct slice head)
{
    struct stamp_reader stamps = {.last = WHEN_NONE};
    struct slice line;
    unsigned stamped = 0, deliveries = 0, likely = 0;
    struct slice rest = head;
    for (unsigned lines = 0; lines < 200 && slice_cut(&rest, '\n', &line); lines++) {
        struct stamp stamp;
        if (!has_stamp(line) || !stamp_iso(&stamps, &line, &stamp) || !slice_skip(&line, S(" ")))
            continue;
        stamped++;
        if (is_delivery(line))
            deliveries++;
        else if (is_likely(line))
            likely++;
    }
    if (deliveries || likely * 2 > stamped)
        return 50 + (int)(45 * (deliveries + likely) / stamped);
    struct syslog_census census = syslog_count(head, is_exim);
    if (census.mine)
        return 50 + (int)(45 * census.mine / census.prefixed);
    return census.prefixed ? 2 : 0;
}

const struct format format_exim = {
    .name = "exim",
    .title = "Exim",
    .mta = MTA_EXIM,
    .bid = bid,
    .parse = parse,
    .finish = exim_hold_finish,
    .state_size = sizeof(struct exim_state),
    .state_version = 1,
};
