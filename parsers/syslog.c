/*
 * LINE = [WRAPPER] [<PRI>] STAMP [HOST] [FACILITY] TAG[PID]: MESSAGE, see the forms in syslog.h.
 *
 * Which word is what is told by the first one that ends in a colon: it is the tag.  A line that
 * has none among its first words comes from a program that gave no name.
 */
#include "parsers/syslog.h"

#include "parsers/syslog_json.h"

enum {
    WORD_MAX = 300, /* bytes of a host name or tag with its process id */
    WORDS_MAX = 4,  /* HOST HOST FACILITY TAG: a relay can prepend a second host */
};

static struct slice after_blanks(struct slice s)
{
    while (s.len && s.ptr[0] == ' ')
        s = slice_from(s, 1);
    return s;
}

/* Cursor: a word and the blanks behind it. */
static bool skip_word(struct slice *cursor, struct slice *word_r)
{
    size_t end = slice_find(slice_first(*cursor, WORD_MAX), ' ');
    if (end == SLICE_NONE)
        end = cursor->len;
    if (end == 0 || end > WORD_MAX)
        return false;
    *word_r = slice_first(*cursor, end);
    *cursor = after_blanks(slice_from(*cursor, end));
    return true;
}

/* "<22>", up to 191 (RFC 5424, section 6.2.1). */
static bool skip_priority(struct slice *cursor)
{
    uint64_t priority;
    struct slice s = *cursor;
    if (!slice_skip(&s, S("<")) || !slice_number(&s, 191, &priority) || !slice_skip(&s, S(">")))
        return false;
    *cursor = s;
    return true;
}

/* journalctl short-full: "Sat 2026-11-21 21:32:13 UTC".  An abbreviation other than UTC names no
 * offset that all the world agrees on, so it counts as the zone of stamps that carry none. */
static bool read_full(struct parser *p, struct slice *cursor, struct stamp *out_r)
{
    struct slice s = *cursor, zone;
    if (s.len < 5 || !byte_is_upper(s.ptr[0]) || s.ptr[3] != ' ' || !byte_is_digit(s.ptr[4]))
        return false;
    s = slice_from(s, 4);
    struct slice text = s;
    if (!stamp_iso(&p->stamps, &s, out_r))
        return false;
    text.len -= s.len;
    s = after_blanks(s);
    size_t end = slice_find(slice_first(s, WORD_MAX), ' ');
    if (end == SLICE_NONE || end == 0)
        return false;
    zone = slice_first(s, end);
    if (!byte_is_alpha(zone.ptr[0]) && zone.ptr[0] != '+' && zone.ptr[0] != '-')
        return false;
    s = slice_from(s, end);
    if (slice_equal(zone, S("UTC")) || slice_equal(zone, S("GMT"))) {
        char buffer[40];
        struct slice with_zone = slice_make(buffer, text.len + 1);
        if (with_zone.len > sizeof(buffer))
            return false;
        memcpy(buffer, text.ptr, text.len);
        buffer[text.len] = 'Z';
        if (!stamp_iso(&p->stamps, &with_zone, out_r))
            return false;
    }
    *cursor = s;
    return true;
}

/* Cursor: a stamp of any form. */
static bool read_form(struct parser *p, struct slice *cursor, struct stamp *out_r)
{
    struct stamp_reader *reader = &p->stamps;
    if (byte_is_digit(cursor->ptr[0]))
        return stamp_iso(reader, cursor, out_r) || stamp_syslog(reader, cursor, out_r) ||
               stamp_epoch(reader, cursor, out_r);
    return stamp_syslog(reader, cursor, out_r) || read_full(p, cursor, out_r);
}

/* Cursor: a stamp and the blanks behind it. */
static bool read_stamp(struct parser *p, struct slice *cursor, struct stamp *out_r)
{
    if (cursor->len < 15 || !read_form(p, cursor, out_r) || cursor->len == 0 ||
        cursor->ptr[0] != ' ')
        return false;
    *cursor = after_blanks(*cursor);
    return true;
}

/* Container runtimes put a stamp of their own in front, CRI-O and containerd also the stream:
 * "2026-11-21T21:32:13.17Z stdout F Nov 21 21:32:13 mx1 postfix/...".  The outer stamp has a zone
 * and stays. */
static void skip_inner_stamp(struct parser *p, struct slice *cursor)
{
    struct slice s = *cursor;
    struct stamp inner;
    if (slice_skip(&s, S("stdout ")) || slice_skip(&s, S("stderr ")))
        if (!slice_skip(&s, S("F ")) && !slice_skip(&s, S("P ")))
            return;
    if (read_stamp(p, &s, &inner))
        *cursor = s;
}

static struct slice unless_nil(struct slice word)
{
    return slice_equal(word, S("-")) ? (struct slice){0} : word;
}

/* Cursor: "-" or "[id name="value"][id ...]" (RFC 5424, section 6.3). */
static bool skip_structured_data(struct slice *cursor)
{
    struct slice s = *cursor;
    if (slice_skip(&s, S("-"))) {
        *cursor = s;
        return true;
    }
    bool quoted = false, inside = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (quoted && c == '\\')
            i++;
        else if (c == '"')
            quoted = inside && !quoted;
        else if (!quoted && c == '[')
            inside = true;
        else if (!quoted && c == ']')
            inside = false;
        if (!inside && !quoted && c != ']') {
            *cursor = slice_from(s, i);
            return i > 0 && c == ' ';
        }
    }
    *cursor = slice_from(s, s.len);
    return s.len > 0 && !inside;
}

/* Cursor: behind "<PRI>": "1 STAMP HOST APP PROCID MSGID SD MSG". */
static bool read_rfc5424(struct parser *p, struct slice line, struct syslog_line *out_r)
{
    struct stamp stamp;
    struct slice host, tag, pid, id;
    if (!slice_skip(&line, S("1 ")) || !stamp_iso(&p->stamps, &line, &stamp) ||
        !slice_skip(&line, S(" ")) || !skip_word(&line, &host) || !skip_word(&line, &tag) ||
        !skip_word(&line, &pid) || !skip_word(&line, &id) || !skip_structured_data(&line))
        return false;
    line = after_blanks(line);
    slice_skip(&line, S("\xEF\xBB\xBF"));
    p->now = stamp;
    if (slice_present(unless_nil(host)))
        p->host = host;
    *out_r = (struct syslog_line){.tag = unless_nil(tag), .pid = unless_nil(pid), .message = line};
    return true;
}

/* "postfix/smtpd[290]:" */
static bool read_tag(struct slice word, struct syslog_line *out_r)
{
    if (word.len < 2 || word.ptr[word.len - 1] != ':')
        return false;
    word.len--;
    out_r->tag = word;
    out_r->pid = (struct slice){0};
    if (word.ptr[word.len - 1] != ']')
        return true;
    size_t open = slice_rfind(word, '[');
    if (open == SLICE_NONE || open == 0)
        return true;
    out_r->tag = slice_first(word, open);
    out_r->pid = slice_make(word.ptr + open + 1, word.len - open - 2);
    return true;
}

/* "last message repeated 3 times" of BSD's syslogd, which has no tag. */
static bool read_last_repeated(struct slice rest, struct syslog_line *out_r)
{
    uint64_t count;
    if (!slice_skip(&rest, S("last message repeated ")) || !slice_number(&rest, 1000000, &count) ||
        !(slice_equal(rest, S(" times")) || slice_equal(rest, S(" time"))))
        return false;
    *out_r = (struct syslog_line){.repeated = (unsigned)count, .repeats_last = true};
    return true;
}

/* `rest` is what follows the stamp: "[HOST] [HOST] [FACILITY] TAG[PID]: MESSAGE".  Returns the
 * message, absent when no word is a tag. */
static struct slice read_words(struct parser *p, struct slice rest, struct syslog_line *out_r)
{
    struct slice word;
    for (int i = 0; i < WORDS_MAX; i++) {
        if (!skip_word(&rest, &word))
            break;
        if (read_tag(word, out_r))
            return rest;
        if (i == 0)
            p->host = word;
        if (i == 0 && read_last_repeated(rest, out_r))
            break;
    }
    return (struct slice){0};
}

/* rsyslog: "TAG: message repeated 3 times: [ MESSAGE]". */
static void unwrap_repeated(struct syslog_line *line)
{
    struct slice s = line->message;
    uint64_t count;
    if (!slice_skip(&s, S("message repeated ")) || !slice_number(&s, 1000000, &count) ||
        !slice_skip(&s, S(" times: [ ")) || count == 0)
        return;
    if (slice_ends(s, S("]")))
        s.len--;
    line->message = s;
    line->repeated = (unsigned)count;
}

/* Solaris: "TAG: [ID 197553 mail.info] MESSAGE". */
static void skip_solaris_id(struct slice *message)
{
    struct slice s = *message, word;
    uint64_t id;
    if (slice_skip(&s, S("[ID ")) && slice_number(&s, UINT32_MAX, &id) && slice_skip(&s, S(" ")) &&
        slice_cut_at(&s, S("] "), &word) && slice_find(word, ' ') == SLICE_NONE)
        *message = s;
}

/* The short forms of journalctl write "[1.2K blob data]" for what they cannot print. */
static bool is_blob(struct slice message)
{
    return message.len < 32 && slice_starts(message, S("[")) &&
           slice_ends(message, S(" blob data]"));
}

static void finish_message(struct syslog_line *line)
{
    if (line->message.len && line->message.ptr[0] == '[') {
        skip_solaris_id(&line->message);
        if (is_blob(line->message))
            line->message = (struct slice){0};
    } else if (line->message.len && line->message.ptr[0] == 'm') {
        unwrap_repeated(line);
    }
}

/* The bytes of "STAMP HOST " if minute and host are those of the line before, else 0. */
static size_t read_head(struct parser *p, struct slice line)
{
    const struct host_hashes *known = &p->host_hashes;
    struct syslog_head *head = &p->syslog_head;
    head->length = 0;
    size_t host = stamp_same_minute(&p->stamps, line, &head->stamp) + 1;
    size_t tag = host + known->length + 1;
    if (host == 1 || known->length == 0 || line.len < tag || line.ptr[host - 1] != ' ' ||
        line.ptr[tag - 1] != ' ' || !bytes_equal(line.ptr + host, known->host, known->length))
        return 0;
    head->host = host;
    head->host_hash = known->hashes[0];
    /* A stamp with a fraction hardly comes twice. */
    if (tag <= sizeof(head->text) && head->stamp.time % WHEN_SECOND == 0) {
        memcpy(head->text, line.ptr, tag);
        head->length = tag;
    }
    return tag;
}

/* A line as nearly all are, "STAMP HOST TAG[PID]: MESSAGE" with the minute and the host of the line
 * before it.  Others are left to read_text(), which would read this one no differently but takes
 * four times the time.  Mail comes in bursts: three of four lines of a relay begin with the very
 * bytes of the line before.  Whoever asks for the host's hash need not compare it once more. */
static bool read_usual(struct parser *p, struct slice line, struct syslog_line *out_r)
{
    const struct syslog_head *head = &p->syslog_head;
    size_t tag = head->length;
    if (tag == 0 || line.len < tag || !bytes_equal(line.ptr, head->text, tag) ||
        head->host_hash != p->host_hashes.hashes[0])
        tag = read_head(p, line);
    if (tag == 0)
        return false;
    struct slice rest = slice_from(line, tag);
    /* Where a tag holds brackets of its own, the last ones are meant: read_text() finds them. */
    struct slice word = slice_first(rest, WORD_MAX);
    size_t open = slice_find_any(word, S("[ "));
    if (open == SLICE_NONE || open == 0 || word.ptr[open] != '[')
        return false;
    struct slice behind = slice_from(word, open + 1);
    size_t length = slice_find_any(behind, S("[ "));
    if (length == SLICE_NONE || length < 2 || behind.ptr[length] != ' ' ||
        behind.ptr[length - 1] != ':' || behind.ptr[length - 2] != ']')
        return false;
    rest = slice_from(rest, open + 1 + length + 1);
    if (rest.len == 0 || rest.ptr[0] == ' ')
        return false;
    p->now = head->stamp;
    p->host = slice_make(line.ptr + head->host, p->host_hashes.length);
    p->host_hashes.at = p->host.ptr;
    *out_r = (struct syslog_line){.tag = slice_first(word, open),
                                  .pid = slice_first(behind, length - 2),
                                  .message = rest};
    return true;
}

static bool read_text(struct parser *p, struct slice line, struct syslog_line *out_r)
{
    struct stamp stamp;
    if (skip_priority(&line) || slice_starts(line, S("1 ")))
        if (read_rfc5424(p, line, out_r))
            return true;
    if (!read_stamp(p, &line, &stamp))
        return false;
    if (!stamp.no_zone)
        skip_inner_stamp(p, &line);
    out_r->message = read_words(p, line, out_r);
    p->now = stamp;
    return true;
}

static bool read_json(struct parser *p, struct slice line, struct syslog_line *out_r)
{
    struct json_line json;
    uint64_t micros;
    if (!json_line_read(&p->out->arena, line, &json))
        return false;
    if (slice_present(json.log)) {
        struct stamp outer;
        if (!read_text(p, slice_trim(json.log), out_r))
            return false;
        if (slice_present(json.time) && stamp_iso(&p->stamps, &json.time, &outer))
            p->now = outer;
        return true;
    }
    if (!slice_number(&json.realtime, UINT64_C(4102444800000000), &micros))
        return false;
    stamp_instant((int64_t)micros, &p->now);
    if (slice_present(json.host))
        p->host = json.host;
    *out_r = (struct syslog_line){
        .tag = json.identifier,
        .pid = slice_present(json.syslog_pid) ? json.syslog_pid : json.trusted_pid,
        .message = json.message,
    };
    return true;
}

/* A logger's own words that lines are missing:
 *   rsyslogd: imuxsock lost 5 messages from pid 316 due to rate-limiting
 *   systemd-journald: Suppressed 1207 messages from postfix.service */
static bool tells_loss(const struct syslog_line *line)
{
    if (slice_starts(line->tag, S("rsyslogd")))
        return slice_contains(line->message, S("due to rate-limiting"));
    return slice_starts(line->tag, S("systemd-journal")) &&
           slice_starts(line->message, S("Suppressed ")) &&
           slice_contains(line->message, S(" messages from "));
}

bool syslog_read(struct parser *p, struct slice line, struct syslog_line *out_r)
{
    if (!read_usual(p, line, out_r)) {
        bool json = line.len && line.ptr[0] == '{';
        *out_r = (struct syslog_line){0};
        p->syslog_head.length = 0;
        if (!(json ? read_json(p, line, out_r) : read_text(p, line, out_r)))
            return false;
    }
    if (out_r->repeats_last)
        return true;
    out_r->repeated = 1;
    finish_message(out_r);
    p->out->lost += tells_loss(out_r);
    return true;
}
