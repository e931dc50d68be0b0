/*
 * Postfix, 2.3 to 3.11.  A line is a syslog prefix, a tag "SYSLOGNAME/DAEMON", and a message:
 *
 *   Nov 21 21:32:13 mx1 postfix/smtp[316]: 7098BB6: to=<u@example.com>, relay=none, delay=0.07,
 *       delays=0/0/0/0, dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.1]:25: ...)
 *
 * SYSLOGNAME may hold slashes ("postfix/submission"); the daemon is what stands behind the last
 * one. A program that is not Postfix's ("postfix/policy-spf", amavis, dovecot) is noise.
 */
#include "parsers/postfix.h"

#include "parsers/syslog.h"

/* Postfix cuts its messages at 2000 bytes.  What is longer is not its own, and no scan shall pay.
 */
enum { MESSAGE_MAX = 8192 };

/* `pattern` is what stands behind a '*'. */
static bool goes_on(struct slice pattern, struct slice text)
{
    struct slice part, before;
    while (slice_cut(&pattern, '*', &part))
        if (!slice_cut_at(&text, part, &before))
            return false;
    return slice_ends(text, pattern);
}

bool postfix_matches(struct slice pattern, struct slice text)
{
    struct slice part;
    if (!slice_cut(&pattern, '*', &part))
        return slice_equal(pattern, text);
    return text.len >= part.len && bytes_equal(text.ptr, part.ptr, part.len) &&
           goes_on(pattern, slice_from(text, part.len));
}

static inline bool fits(const struct shape *shape, const struct postfix_line *line)
{
    unsigned queue = shape->queue ? shape->queue : WITHOUT_ID;
    unsigned level = shape->level ? shape->level : LEVEL_INFO;
    struct slice pattern = shape->pattern, text = line->text;
    size_t begins = shape->begins;
    if (!(queue & line->queue) || !(level & line->level) || text.len < begins ||
        !bytes_equal(text.ptr, pattern.ptr, begins))
        return false;
    if (begins == pattern.len)
        return text.len == begins;
    return begins + 1 == pattern.len || /* "BEGINS*", as of most */
           goes_on(slice_from(pattern, begins + 1), slice_from(text, begins));
}

static const struct shape *search(const struct shapes *shapes, const struct postfix_line *line)
{
    char first = line->text.len ? line->text.ptr[0] : '*';
    for (size_t i = 0; shapes && i < shapes->count; i++) {
        const struct shape *shape = &shapes->rows[i];
        char begins = shape->pattern.ptr[0];
        if ((begins == first || begins == '*') && fits(shape, line))
            return shape;
    }
    return NULL;
}

inline const struct shape *postfix_find_shape(const struct postfix_daemon *daemon,
                                              const struct postfix_line *line)
{
    const struct shape *shape = search(daemon->shapes, line);
    return shape ? shape : search(&postfix_common_shapes, line);
}

/* How many capital hexadecimal digits a text begins with.  They mostly end within 16 bytes, which
 * are looked at side by side. */
static inline size_t count_hex(struct slice s)
{
    size_t i = 0;
    bytes16 c;
    if (s.len >= sizeof(c)) {
        memcpy(&c, s.ptr, sizeof(c));
        bytes16 hex = bytes16_between(c, '0', '9') | bytes16_between(c, 'A', 'F');
        i = (size_t)__builtin_ctz(~bytes16_bits(hex));
        if (i < sizeof(c))
            return i;
    }
    while (i < s.len && (byte_is_digit(s.ptr[i]) || (s.ptr[i] >= 'A' && s.ptr[i] <= 'F')))
        i++;
    return i;
}

/* Cursor: "4F2A1BC0: " or "4QxYzK1wz7zB2c: ".  A short id is hexadecimal in capitals; a long one
 * has no vowels, and begins with the time, until the year 2090 with a digit of it.  So no English
 * word is one. */
static bool skip_queue_id(struct slice *cursor, struct slice *id_r)
{
    enum { LONGEST = 32 };
    enum { LETTER = 1, DIGIT = 2 };
    static const uint8_t kinds[256] = {['0' ... '9'] = DIGIT,
                                       ['A' ... 'Z'] = LETTER,
                                       ['a' ... 'z'] = LETTER};
    struct slice s = slice_first(*cursor, LONGEST + 1);
    unsigned any = 0, kind;
    size_t i = count_hex(s);
    if (i == 0)
        return false;
    bool hex = i < s.len && s.ptr[i] == ':';
    for (i = hex ? i : 0; i < s.len && (kind = kinds[(unsigned char)s.ptr[i]]); i++)
        any |= kind;
    if (i < 6 || i > LONGEST || !(hex || (any & DIGIT)) || cursor->len < i + 2 ||
        cursor->ptr[i] != ':' || cursor->ptr[i + 1] != ' ')
        return false;
    *id_r = slice_first(*cursor, i);
    *cursor = slice_from(*cursor, i + 2);
    return true;
}

static const struct {
    struct slice mark;
    unsigned level;
} levels[] = {
    {S("warning: "), LEVEL_WARNING},
    {S("error: "), LEVEL_ERROR},
    {S("fatal: "), LEVEL_FATAL},
    {S("panic: "), LEVEL_PANIC},
};

/* This and postfix_find_shape() are inline, because each line asks them once. */
inline void postfix_open_message(struct postfix_line *line, struct slice message)
{
    struct slice text = slice_first(message, MESSAGE_MAX);
    line->level = LEVEL_INFO;
    /* Queue ids and NOQUEUE begin otherwise, so most lines need not be asked. */
    bool small = text.len && byte_is_alpha(text.ptr[0]) && !byte_is_upper(text.ptr[0]);
    for (size_t i = 0; small && i < sizeof(levels) / sizeof(levels[0]); i++)
        if (text.len && text.ptr[0] == levels[i].mark.ptr[0] && slice_skip(&text, levels[i].mark))
            line->level = levels[i].level;
    line->queue = WITHOUT_ID;
    line->queue_id = (struct slice){0};
    if (slice_skip(&text, S("NOQUEUE: ")))
        line->queue = NOQUEUE_ID;
    else if (skip_queue_id(&text, &line->queue_id))
        line->queue = WITH_ID;
    line->text = text;
}

struct record *postfix_record(struct parser *p, const struct postfix_line *line,
                              enum record_kind kind)
{
    struct record *record = record_add(p, kind);
    record->instance = line->instance;
    record->queue_id = line->queue_id;
    record->repeated = line->repeated;
    return record;
}

/* The one whose name stands behind the tag's last slash. */
static const struct postfix_daemon *find_daemon(struct slice tag)
{
    for (size_t i = 0; i < postfix_daemon_count; i++) {
        struct slice name = postfix_daemons[i].name;
        if (tag.len > name.len + 1 && tag.ptr[tag.len - name.len - 1] == '/' &&
            bytes_equal(tag.ptr + tag.len - name.len, name.ptr, name.len))
            return &postfix_daemons[i];
    }
    return NULL;
}

/* "journalctl -o with-unit" shows the unit in place of the program: all is lost but the fact. */
static bool is_unit(struct slice tag)
{
    return slice_starts(tag, S("postfix")) && slice_ends(tag, S(".service"));
}

static enum line_kind read_message(struct parser *p, const struct syslog_line *read)
{
    struct slice usual = S("postfix/");
    size_t slash = slice_starts(read->tag, usual) ? usual.len - 1 : slice_find(read->tag, '/');
    const struct postfix_daemon *daemon = slash == SLICE_NONE ? NULL : find_daemon(read->tag);
    if (!daemon)
        return is_unit(read->tag) ? LINE_UNKNOWN : LINE_NOISE;
    if (!slice_present(read->message))
        return LINE_UNKNOWN;
    struct postfix_line line = {.tag = read->tag,
                                .instance = read->tag,
                                .daemon = daemon->name,
                                .pid = read->pid,
                                .repeated = read->repeated};
    line.instance.len = slash;
    postfix_open_message(&line, read->message);
    const struct shape *shape = postfix_find_shape(daemon, &line);
    if (!shape)
        return LINE_UNKNOWN;
    return shape->read ? shape->read(p, &line) : LINE_CONTEXT;
}

/* The slot of the current host; the one unused for longest when it has none yet. */
static struct postfix_last *last_of_host(struct parser *p)
{
    struct postfix_state *state = p->state;
    uint64_t host = parser_host_hash(p, 1);
    struct postfix_last *oldest = &state->last[0];
    for (int i = 0; i < POSTFIX_HOSTS; i++) {
        if (state->last[i].host == host)
            return &state->last[i];
        if (state->last[i].used < oldest->used)
            oldest = &state->last[i];
    }
    *oldest = (struct postfix_last){.host = host, .kind = LINE_NOISE};
    return oldest;
}

static void keep_last(struct parser *p, const struct syslog_line *read, enum line_kind kind)
{
    struct postfix_state *state = p->state;
    struct postfix_last *last = last_of_host(p);
    last->used = ++state->lines;
    last->kind = (uint16_t)kind;
    if (kind != LINE_EVENT && kind != LINE_DELIVERY)
        return;
    if (read->tag.len + read->pid.len + read->message.len > sizeof(last->bytes)) {
        last->kind = LINE_UNKNOWN;
        return;
    }
    const struct slice parts[] = {read->tag, read->pid, read->message};
    char *out = last->bytes;
    for (int i = 0; i < 3; i++) {
        if (parts[i].len)
            memcpy(out, parts[i].ptr, parts[i].len);
        out += parts[i].len;
    }
    last->tag_length = (uint16_t)read->tag.len;
    last->pid_length = (uint16_t)read->pid.len;
    last->message_length = (uint16_t)read->message.len;
}

/* "last message repeated N times": `read` becomes the host's line before it.  False when that one
 * counts for nothing. */
static bool recall_last(struct parser *p, struct syslog_line *read)
{
    const struct postfix_last *last = last_of_host(p);
    if (last->kind != LINE_EVENT && last->kind != LINE_DELIVERY)
        return false;
    size_t length = (size_t)last->tag_length + last->pid_length + last->message_length;
    struct slice bytes = record_copy(p, slice_make(last->bytes, length));
    read->tag = slice_first(bytes, last->tag_length);
    bytes = slice_from(bytes, last->tag_length);
    read->pid = slice_first(bytes, last->pid_length);
    read->message = slice_from(bytes, last->pid_length);
    return true;
}

static enum line_kind parse(struct parser *p, struct slice raw)
{
    struct syslog_line read;
    if (!syslog_read(p, raw, &read))
        return syslog_is_note(raw) ? LINE_NOISE : LINE_UNKNOWN;
    if (read.repeats_last && !recall_last(p, &read))
        return last_of_host(p)->kind;
    enum line_kind kind = slice_present(read.tag) ? read_message(p, &read) : LINE_NOISE;
    if (!read.repeats_last)
        keep_last(p, &read, kind);
    return kind;
}

static bool is_mine(struct slice tag)
{
    return find_daemon(tag) != NULL;
}

static int bid(struct slice head)
{
    struct syslog_census census = syslog_count(head, is_mine);
    if (census.mine) /* Of two mail servers in one syslog the one that says more wins. */
        return 50 + (int)(45 * census.mine / census.prefixed);
    return census.prefixed * 2 > census.lines ? 5 : 0;
}

const struct format format_postfix = {
    .name = "postfix",
    .title = "Postfix",
    .mta = MTA_POSTFIX,
    .bid = bid,
    .parse = parse,
    .state_size = sizeof(struct postfix_state),
    .state_version = 1,
};
