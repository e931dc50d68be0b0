/*
 * MDaemon 9 to 26: SMTP-(in), SMTP-(out), all, Routing and Screening logs.
 *
 *   Thu 2019-03-14 00:00:17.768: Session 981023; child 0002
 *   Sat 2025-06-07 00:00:12.401: 17: INBOUND message: pd500001.msg
 *   Fri 2024-11-01 00:00:00.037: [1000000] --> 220 mail.example.com ESMTP MDaemon 23.5.2; ...
 *
 * entry = weekday date time [.milliseconds] ": " [category ": "] ["[" id [":" child] "] "] text.
 * The stamp is local time.  Our own banner tells the zone; without one the caller's zone holds.
 * Session blocks are written after their end, so time runs backwards, and that means nothing.
 *
 * Copies out of web pages and letters join entries into one line and put quoting marks in front;
 * every prefix begins an entry, wherever it stands.
 */
#include "parsers/mdaemon.h"

/* ---- prefix ---- */

enum {
    MINUTE = 17, /* "2019-03-14 00:00:" */
    STAMP = 19,
};
static const char date[] = "dddd-dd-dd dd:dd:dd";

struct prefix {
    const char *date; /* "2019-03-14 00:00:17" */
    int micro;
    bool same_minute; /* is known to be that of the line before */
    uint64_t id;
};

/* The readers of a prefix take what is left of the line and return what is left behind the part
 * that they read, absent when it is not there: moving a cursor through memory took three times as
 * long as reading what it points to. */
static struct slice skip_blanks(struct slice s)
{
    while (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\t'))
        s = slice_from(s, 1);
    return s;
}

static bool fits(struct slice s, const char *shape)
{
    size_t i = 0;
    for (; shape[i] && i < s.len; i++)
        if (shape[i] == 'd' ? !byte_is_digit(s.ptr[i]) : s.ptr[i] != shape[i])
            return false;
    return shape[i] == '\0';
}

/* A number of at most 18 digits, which is in no need of a check for overflow. */
static struct slice read_number(struct slice s, uint64_t *out_r)
{
    uint64_t value = 0;
    size_t i = 0;
    for (; i < s.len && i <= 18 && byte_is_digit(s.ptr[i]); i++)
        value = value * 10 + (uint64_t)(s.ptr[i] - '0');
    *out_r = value;
    return i > 0 && i <= 18 ? slice_from(s, i) : (struct slice){0};
}

/* "[981023] " or "[981023:2] " */
static struct slice read_id(struct slice s, uint64_t *id_r)
{
    uint64_t child;
    if (!slice_skip(&s, S("[")))
        return (struct slice){0};
    s = read_number(s, id_r);
    if (slice_present(s) && slice_skip(&s, S(":")))
        s = read_number(s, &child);
    if (!slice_present(s) || !slice_skip(&s, S("]")))
        return (struct slice){0};
    return skip_blanks(s);
}

/* ".768": digits behind the sixth count nothing. */
static struct slice read_fraction(struct slice s, int *micro_r)
{
    static const int scales[] = {100000, 10000, 1000, 100, 10, 1};
    if (s.len < 2 || (s.ptr[0] != '.' && s.ptr[0] != ',') || !byte_is_digit(s.ptr[1]))
        return s;
    int micro = 0;
    size_t i = 1;
    for (; i < s.len && byte_is_digit(s.ptr[i]); i++)
        micro += i <= sizeof(scales) / sizeof(scales[0]) ? (s.ptr[i] - '0') * scales[i - 1] : 0;
    *micro_r = micro;
    return slice_from(s, i);
}

/* What follows the fraction up to the text. */
static struct slice read_columns(struct slice s, uint64_t *id_r)
{
    if (!slice_skip(&s, S(":")))
        return (struct slice){0};
    s = skip_blanks(s);
    uint64_t id = 0;
    struct slice behind = read_id(s, &id);
    bool has_id = slice_present(behind);
    s = has_id ? behind : s;
    if (fits(s, "dd:") && (s.len == 3 || s.ptr[3] == ' '))
        s = skip_blanks(slice_from(s, 3));
    if (!has_id) {
        behind = read_id(s, &id);
        has_id = slice_present(behind);
        s = has_id ? behind : s;
    }
    *id_r = has_id ? id : 0;
    return s;
}

/* The columns of the line before, and nothing behind them that could belong to them. */
static bool same_columns(struct slice s, const struct mdaemon_columns *known)
{
    if (known->length == 0 || s.len <= known->length ||
        !bytes_equal(s.ptr, known->text, known->length))
        return false;
    char next = s.ptr[known->length];
    return next != ' ' && next != '\t' && !byte_is_digit(next);
}

/* ": text", where ids are not logged. */
static bool has_no_columns(struct slice s)
{
    return s.len > 2 && s.ptr[0] == ':' && s.ptr[1] == ' ' && s.ptr[2] != ' ' && s.ptr[2] != '\t' &&
           s.ptr[2] != '[' && !byte_is_digit(s.ptr[2]);
}

static __attribute__((noinline)) struct slice
learn_columns(struct slice s, struct mdaemon_columns *known, uint64_t *id_r)
{
    struct slice text = read_columns(s, id_r);
    size_t length = s.len - text.len;
    /* With nothing behind them, "03:" counts as a column that is a word in front of a text. */
    if (text.len && *id_r && length <= sizeof(known->text)) {
        known->id = *id_r;
        known->length = (uint8_t)length;
        memcpy(known->text, s.ptr, length);
    }
    return text;
}

static inline struct slice recall_columns(struct slice s, struct mdaemon_columns *known,
                                          uint64_t *id_r)
{
    if (same_columns(s, known)) {
        *id_r = known->id;
        return slice_from(s, known->length);
    }
    *id_r = 0;
    return has_no_columns(s) ? slice_from(s, 2) : learn_columns(s, known, id_r);
}

/* `p` knows the prefix of the line before; NULL = nothing is known. */
static struct slice read_prefix(struct slice s, struct parser *p, struct prefix *out_r)
{
    size_t day = 0;
    while (day < s.len && day <= 12 && s.ptr[day] != ' ' && !byte_is_digit(s.ptr[day]))
        day++;
    if (day < 2 || day > 12 || day == s.len || s.ptr[day] != ' ' || s.ptr[day - 1] == ',')
        return (struct slice){0};
    s = skip_blanks(slice_from(s, day));
    if (!fits(s, date))
        return (struct slice){0};
    *out_r = (struct prefix){.date = s.ptr};
    s = read_fraction(slice_from(s, STAMP), &out_r->micro);
    struct mdaemon *state = p ? p->state : NULL;
    return state ? recall_columns(s, &state->columns, &out_r->id) : read_columns(s, &out_r->id);
}

static bool are_digits(const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!byte_is_digit(text[i]))
            return false;
    return true;
}

/* The same for what nearly all lines begin with, where each byte has its place: a weekday of three
 * letters, the minute of the line before, and milliseconds or none.  Read as above, it takes three
 * times as long. */
static struct slice read_usual(struct slice s, struct parser *p, struct prefix *out_r)
{
    enum { DAY = 4, FRACTION = DAY + STAMP, MILLI = 4 };
    struct mdaemon *state = p->state;
    const char *at = s.ptr, *fraction = at + FRACTION;
    if (s.len < FRACTION + MILLI + 1 || p->stamps.minute_length != MINUTE ||
        !stamp_begins(&p->stamps, at + DAY, MINUTE) || !are_digits(at + DAY + MINUTE, 2) ||
        !byte_is_alpha(at[0]) || !byte_is_alpha(at[1]) || !byte_is_alpha(at[2]) || at[3] != ' ')
        return (struct slice){0};
    *out_r = (struct prefix){.date = at + DAY, .same_minute = true};
    s = slice_from(s, FRACTION);
    if (fraction[0] == '.' && are_digits(fraction + 1, 3) && fraction[MILLI] == ':') {
        out_r->micro = (fraction[1] * 100 + fraction[2] * 10 + fraction[3] - '0' * 111) * 1000;
        s = slice_from(s, MILLI);
    } else if (fraction[0] != ':') {
        return (struct slice){0};
    }
    return recall_columns(s, &state->columns, &out_r->id);
}

/* What stands before the second colon of a stamp at least, and behind it. */
enum { BEFORE = sizeof("Mo 2019-03-14 00:00") - 1, BEHIND = sizeof("17:") - 1 };

static size_t find_colon(struct slice s, size_t from)
{
    if (from + BEHIND >= s.len)
        return SLICE_NONE;
    const char *colon = memchr(s.ptr + from, ':', s.len - from - BEHIND);
    return colon ? (size_t)(colon - s.ptr) : SLICE_NONE;
}

/* Not inlined: three of four lines have no such colon. */
static __attribute__((noinline)) size_t entry_around(struct slice s, size_t colon)
{
    for (; colon != SLICE_NONE; colon = find_colon(s, colon + 1)) {
        if (s.ptr[colon - 3] != ':' || !fits(slice_from(s, colon - 16), date))
            continue;
        size_t start = colon - 17;
        while (start > 0 && s.ptr[start - 1] != ' ')
            start--;
        struct prefix prefix;
        if (slice_present(read_prefix(slice_from(s, start), NULL, &prefix)))
            return start;
    }
    return s.len;
}

/* Where the next entry begins in a line of joined entries: at a weekday in front of a stamp. */
static size_t next_entry(struct slice s)
{
    size_t colon = find_colon(s, BEFORE);
    return colon == SLICE_NONE ? s.len : entry_around(s, colon);
}

/* "2019-03-14 00:00:" is read once per minute; within one only seconds differ. */
static __attribute__((noinline)) bool set_minute(struct parser *p, const struct prefix *prefix)
{
    struct stamp_reader *reader = &p->stamps;
    const struct mdaemon *state = p->state;
    char whole[] = "0000-00-00 00:00:00+00:00";
    memcpy(whole, prefix->date, MINUTE);
    struct slice cursor = S(whole);
    if (!state->has_offset)
        cursor.len = STAMP;
    if (!stamp_iso(reader, &cursor, &p->now))
        return false;
    memcpy(reader->minute_text, prefix->date, MINUTE);
    reader->minute_length = MINUTE;
    reader->minute_time = p->now.time - state->offset * WHEN_SECOND;
    reader->minute_key = p->now.key;
    return true;
}

static bool set_time(struct parser *p, const struct prefix *prefix)
{
    const struct stamp_reader *reader = &p->stamps;
    const struct mdaemon *state = p->state;
    int second = (prefix->date[MINUTE] - '0') * 10 + (prefix->date[MINUTE + 1] - '0');
    bool same = prefix->same_minute ||
                (reader->minute_length == MINUTE && stamp_begins(reader, prefix->date, MINUTE));
    if (second > 59 || (!same && !set_minute(p, prefix)))
        return false;
    p->now = (struct stamp){
        .time = reader->minute_time + second * WHEN_SECOND + prefix->micro,
        .key = reader->minute_key + (uint32_t)second,
        .no_zone = !state->has_offset,
    };
    return true;
}

/* ---- lines without a prefix ---- */

/* "260818 005841591 I [1002FA89] 0x415041A1 ...": the dynamic screening service's own log. */
static bool is_screening_service(struct slice line)
{
    return fits(line, "dddddd ddddddddd ") && line.len > 20 && line.ptr[18] == ' ' &&
           line.ptr[19] == '[';
}

/* What letters put in front of quoted lines: blanks, "> ", ">> ", "// ". */
static void skip_quoting(struct slice *cursor)
{
    while (cursor->len && memchr(" \t>/", cursor->ptr[0], 4))
        *cursor = slice_from(*cursor, 1);
}

static enum line_kind read_bare_line(struct parser *p, struct slice line)
{
    skip_quoting(&line);
    line = slice_trim(line);
    if (line.len == 0 || mdaemon_frame(p, line))
        return LINE_CONTEXT;
    return is_screening_service(line) ? LINE_NOISE : LINE_UNKNOWN;
}

/* ---- lines ---- */

/* Of the entries of one line the most telling one names it. */
static enum line_kind stronger(enum line_kind a, enum line_kind b)
{
    static const int strength[LINE_KINDS] = {
        [LINE_NOISE] = 0,    [LINE_CONTEXT] = 1, [LINE_UNKNOWN] = 2,
        [LINE_DELIVERY] = 3, [LINE_EVENT] = 4,
    };
    return strength[b] > strength[a] ? b : a;
}

/* A prefix that is no usual one, with marks or somebody's words in front. */
static __attribute__((noinline)) struct slice find_prefix(struct slice line, struct parser *p,
                                                          struct prefix *out_r)
{
    slice_skip(&line, S("\xef\xbb\xbf"));
    skip_quoting(&line);
    struct slice text = read_prefix(line, p, out_r);
    return slice_present(text) ? text : read_prefix(slice_from(line, next_entry(line)), p, out_r);
}

static enum line_kind parse(struct parser *p, struct slice line)
{
    struct prefix prefix;
    struct slice text = read_usual(line, p, &prefix);
    if (!slice_present(text))
        text = find_prefix(line, p, &prefix);
    if (!slice_present(text))
        return read_bare_line(p, line);
    enum line_kind kind = LINE_NOISE;
    while (slice_present(text)) {
        size_t end = next_entry(text);
        struct mdaemon_entry entry = {mdaemon_trim(slice_first(text, end)), prefix.id};
        enum line_kind told = set_time(p, &prefix) ? mdaemon_entry(p, &entry) : LINE_UNKNOWN;
        kind = kind == LINE_NOISE ? told : stronger(kind, told);
        if (end == text.len)
            break;
        text = read_prefix(slice_from(text, end), p, &prefix);
    }
    /* The end of a session may tell what stands in this very line. */
    return p->failures ? LINE_EVENT : kind;
}

/* ---- bidding ---- */

static bool is_telling(struct slice text)
{
    static const struct slice starts[] = {
        {"Session ", 8},
        {"Accepting SMTP connection from", 30},
        {"Attempting SMTP connection to", 29},
        {"Parsing message <", 17},
        {"--> ", 4},
        {"<-- ", 4},
        {"SMTP session ", 13},
        {"Host screening ", 15},
        {"Location Screening:", 19},
        {"INBOUND message:", 16},
    };
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (slice_starts(text, starts[i]))
            return true;
    return false;
}

static int bid(struct slice head)
{
    struct slice line;
    int entries = 0, telling = 0;
    slice_skip(&head, S("\xef\xbb\xbf"));
    for (int i = 0; i < 60 && slice_next(&head, '\n', &line); i++) {
        if (slice_starts(line, S("START Event Log / MDaemon")))
            return 100;
        struct prefix prefix;
        skip_quoting(&line);
        for (;;) {
            struct slice text = read_prefix(line, NULL, &prefix);
            if (!slice_present(text) && next_entry(line) == line.len)
                break;
            text = slice_present(text) ? text : line;
            entries++;
            telling += is_telling(text);
            line = slice_from(text, next_entry(text));
        }
    }
    return telling && (entries >= 2) ? 80 : 0;
}

const struct format format_mdaemon = {
    .name = "mdaemon",
    .title = "MDaemon",
    .mta = MTA_MDAEMON,
    .bid = bid,
    .parse = parse,
    .finish = mdaemon_finish,
    .state_size = sizeof(struct mdaemon),
    .state_version = 2,
};
