/*
 * Entries of MDaemon by their words: what opens and ends a session, the details of an outbound
 * attempt, the results of checks.
 *
 *   Accepting SMTP connection from [203.0.113.9:2767] to [192.0.2.2:25]
 *   *  Connection established (192.0.2.15:60296 -> 198.51.100.213:25)
 *   *  Name server reports domain name unknown
 */
#include "parsers/mdaemon.h"

static void add_evidence(struct mdaemon_session *s, struct slice text)
{
    struct slice section = slice_make(s->section, s->section_length);
    bool lookup = slice_equal(section, S("DNS-BL"));
    char *out = s->evidence;
    size_t used = s->evidence_length, room = sizeof(s->evidence) - used;
    size_t wanted = (used ? 2 : 0) + (lookup ? 0 : section.len + 2) + text.len;
    if (wanted > room)
        return;
    if (used) {
        memcpy(out + used, "; ", 2);
        used += 2;
    }
    if (!lookup && section.len) {
        memcpy(out + used, section.ptr, section.len);
        memcpy(out + used + section.len, ": ", 2);
        used += section.len + 2;
    }
    memcpy(out + used, text.ptr, text.len);
    s->evidence_length = (uint8_t)(used + text.len);
}

/* Does this result of a check speak against the client? */
static bool speaks_against(struct slice section, struct slice text)
{
    if (slice_equal(section, S("DNS-BL")))
        return slice_contains(text, S(" - failed"));
    if (slice_equal(section, S("PTR")))
        return slice_starts(text, S("No PTR records")) || slice_starts(text, S("Error:"));
    if (!slice_skip(&text, S("Result: ")))
        return false;
    static const struct slice bad[] = {{"fail", 4},      {"softfail", 8}, {"permerror", 9},
                                       {"temperror", 9}, {"reject", 6},   {"quarantine", 10}};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (slice_starts_nocase(text, bad[i]))
            return true;
    return false;
}

/* "Name <a@b>" or "a@b" */
static struct slice header_address(struct slice s)
{
    s = slice_trim(s);
    return slice_find(s, '<') != SLICE_NONE ? dialogue_address(s) : s;
}

static enum line_kind read_accepting(struct mdaemon_session *s, struct slice rest)
{
    if (!slice_skip(&rest, S("SMTP connection from "))) {
        s->side = MDAEMON_OTHER; /* POP, IMAP ... */
        return LINE_NOISE;
    }
    s->side = MDAEMON_IN;
    mdaemon_keep_ip(&s->peer_ip, mdaemon_endpoint(&rest));
    rest = slice_trim(rest);
    if (slice_skip(&rest, S("to "))) {
        struct slice own = mdaemon_endpoint(&rest);
        if (mdaemon_is_address(own))
            mdaemon_keep_ip(&s->own_ip, own);
    }
    return LINE_CONTEXT;
}

/* "Parsing message <c:\queues\remote\pd500.msg>": the name behind the last backslash. */
static void read_queue_file(struct mdaemon_session *s, struct slice path)
{
    path = slice_trim(path);
    slice_skip(&path, S("<"));
    if (slice_ends(path, S(">")))
        path.len--;
    size_t slash = slice_rfind(path, '\\');
    mdaemon_keep_name(&s->queue_id, slash == SLICE_NONE ? path : slice_from(path, slash + 1));
}

static void read_attempt(struct mdaemon_session *s, struct slice target)
{
    bool has_port = slice_rfind(target, ':') != SLICE_NONE;
    struct slice host = mdaemon_endpoint(&target);
    s->side = MDAEMON_OUT;
    mdaemon_forget_pending(s); /* another host is tried: what the last one said was not the end */
    memset(&s->dialogue, 0, sizeof(s->dialogue));
    if (mdaemon_is_address(host)) {
        mdaemon_keep_ip(&s->peer_ip, host);
        return;
    }
    s->peer_ip.length = 0;
    s->peer_host.length = 0;
    if (has_port)
        mdaemon_keep_name(&s->peer_host, host);
}

/* A host that could not be looked up or reached: the attempt's failure. */
static bool read_network(struct parser *p, struct mdaemon_session *s, struct slice text)
{
    if (slice_contains(text, S("Name server reports domain name unknown")) ||
        slice_contains_nocase(text, S("no MX record"))) {
        mdaemon_add_pending(p, s, text, STAGE_DNS, true, (struct slice){0});
        return true;
    }
    if (slice_contains_nocase(text, S("Winsock error")) ||
        slice_contains_nocase(text, S("Socket error")) ||
        slice_contains_nocase(text, S("Connection timed out"))) {
        mdaemon_add_pending(p, s, text, STAGE_CONNECT, false, (struct slice){0});
        return true;
    }
    if (slice_contains_nocase(text, S("DNS")) && slice_contains_nocase(text, S("timed out"))) {
        mdaemon_add_pending(p, s, text, STAGE_DNS, false, (struct slice){0});
        return true;
    }
    return false;
}

/* "Connection established (192.0.2.1:60296 -> 198.51.100.2:25)" */
static void read_connection(struct mdaemon_session *s, struct slice text)
{
    size_t arrow = slice_search(text, S(" -> "));
    if (arrow == SLICE_NONE)
        return;
    struct slice own = slice_first(text, arrow), peer = slice_from(text, arrow + 4);
    if (slice_ends(peer, S(")")))
        peer.len--;
    mdaemon_keep_ip(&s->own_ip, mdaemon_endpoint(&own));
    mdaemon_keep_ip(&s->peer_ip, mdaemon_endpoint(&peer));
}

/* "P=010 S=000 D=example.org TTL=(60) MX=[mx.example.org]", "D=... A=[192.0.2.1]" */
static void read_answer(struct mdaemon_session *s, struct slice text)
{
    size_t at = slice_search(text, S("MX=["));
    if (at == SLICE_NONE || s->peer_host.length)
        return;
    text = slice_from(text, at + 4);
    mdaemon_keep_name(&s->peer_host, slice_first(text, slice_find(text, ']')));
}

/* The lines of an outbound session that begin with a star; false for words of no known shape. */
static bool read_outbound_star(struct mdaemon_session *s, struct slice text)
{
    if (slice_skip(&text, S("From:")))
        mdaemon_keep_name(&s->from, header_address(text));
    else if (slice_skip(&text, S("To:")))
        mdaemon_keep_name(&s->to, header_address(text));
    else if (slice_skip(&text, S("Message-ID:")))
        mdaemon_keep_name(&s->message_id, header_address(text));
    else if (slice_skip(&text, S("Connection established (")))
        read_connection(s, text);
    else if (slice_starts(text, S("P=")) || slice_starts(text, S("D=")))
        read_answer(s, text);
    else
        return slice_starts(text, S("Subject:")) || slice_starts(text, S("Size")) ||
               slice_starts(text, S("Route slip "));
    return true;
}

static enum line_kind read_star(struct parser *p, struct mdaemon_session *s, struct slice text)
{
    text = mdaemon_trim(text);
    if (s->side == MDAEMON_OTHER)
        return LINE_NOISE;
    if (s->section_length && s->side != MDAEMON_OUT) {
        if (speaks_against(slice_make(s->section, s->section_length), text))
            add_evidence(s, text);
        return LINE_CONTEXT;
    }
    bool known = read_outbound_star(s, text) || s->section_length ||
                 (s->side == MDAEMON_OUT && read_network(p, s, text));
    return known ? LINE_CONTEXT : LINE_UNKNOWN;
}

/* "Performing SPF lookup (...)", "Performing DKIM verification": the results follow. */
static void open_section(struct mdaemon_session *s, struct slice rest)
{
    size_t end = slice_find(rest, ' ');
    struct slice name = slice_first(rest, end);
    name = slice_first(name, sizeof(s->section));
    memcpy(s->section, name.ptr, name.len);
    s->section_length = (uint8_t)name.len;
}

/* The queue keeps the message, or gives it up. */
static bool read_fate(struct parser *p, struct mdaemon_session *s, struct slice text)
{
    static const struct slice given_up[] = {
        {"undeliverable", 13}, {"bad queue", 9},   {"returned to sender", 18},
        {"expired", 7},        {"retry time", 10}, {"permanent", 9},
        {"bounced", 7},
    };
    if (slice_starts(text, S("This message is ")) && slice_contains(text, S(" left ")))
        return true;
    for (size_t i = 0; i < sizeof(given_up) / sizeof(given_up[0]); i++) {
        if (!slice_contains_nocase(text, given_up[i]))
            continue;
        s->gave_up = 1;
        s->end = (struct mdaemon_pending){.ref = parser_line(p),
                                          .time = p->now.time,
                                          .stamp = p->now.key};
        return true;
    }
    return slice_contains_nocase(text, S("retry queue")) ||
           slice_contains_nocase(text, S("remains in queue"));
}

/* Lines without an outcome, by how they begin. */
static const struct slice plain[] = {
    {"Resolving ", 10},
    {"Waiting for ", 12},
    {"Message size:", 13},
    {"Sending <", 9},
    {"Transfer Complete", 17},
    {"SSL negotiation", 15},
    {"SSL error", 9},
    {"TLS ", 4},
    {"Creating temp file", 18},
    {"Location Screen says", 20},
    {"First time authenticated", 24},
    {"Authenticat", 11},
    {"Connection closed", 17},
    {"Message creation failed", 23},
    {"Tarpit", 6},
    {"INBOUND message:", 16},
    {"OUTBOUND message:", 17},
    {"LOCAL message:", 14},
    {"REMOTE message:", 15},
    {"Requested ", 10},
    {"Spam Filter", 11},
    {"Greylist", 8},
};

static bool is_plain(struct slice text)
{
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
        if (text.len && text.ptr[0] == plain[i].ptr[0] && slice_starts(text, plain[i]))
            return true;
    return false;
}

static enum line_kind read_plain(struct parser *p, struct mdaemon_session *s, struct slice text)
{
    struct slice rest = text;
    if (s->side == MDAEMON_OTHER)
        return LINE_NOISE;
    if (slice_skip(&rest, S("Performing "))) {
        open_section(s, rest);
    } else if (slice_starts(text, S("---- End "))) {
        s->section_length = 0;
    } else if (slice_starts(text, S("Passing message through Spam Filter"))) {
        open_section(s, S("Spam"));
    } else if (slice_skip(&rest, S("Parsing message "))) {
        s->side = MDAEMON_OUT;
        read_queue_file(s, rest);
    } else if (slice_skip(&rest, S("Message creation successful: "))) {
        read_queue_file(s, rest);
    } else if (slice_skip(&rest, S("Attempting SMTP connection to "))) {
        read_attempt(s, rest);
    } else if (!is_plain(text)) {
        bool known = s->side == MDAEMON_OUT && (read_fate(p, s, text) || read_network(p, s, text));
        return known ? LINE_CONTEXT : LINE_UNKNOWN;
    }
    return LINE_CONTEXT;
}

/* The session of an entry that is no dialogue; a new one where none is open, or where the entry
 * begins one. */
static struct mdaemon_session *session_for(struct parser *p, const struct mdaemon_entry *entry,
                                           bool begins)
{
    struct mdaemon *state = p->state;
    struct mdaemon_session *s = entry->id ? mdaemon_find(state, entry->id) : mdaemon_current(state);
    if (!s && !entry->id && !begins)
        s = mdaemon_resume(state);
    if (!s) {
        s = mdaemon_open(p, entry->id);
        s->partial = 1;
    }
    return s;
}

/* "*  Winsock Error 10060 Connection timed out" */
static struct mdaemon_session *session_of_star(struct parser *p, const struct mdaemon_entry *entry)
{
    bool late = !entry->id && slice_contains(entry->text, S("Winsock")) &&
                slice_contains_nocase(entry->text, S("timed out"));
    struct mdaemon_session *s = late ? mdaemon_timed_out(p->state) : NULL;
    return s ? s : session_for(p, entry, false);
}

/* "Session 981023; child 0002; thread 3908" */
static enum line_kind begin_session(struct parser *p, const struct mdaemon_entry *entry,
                                    struct slice rest)
{
    uint64_t number;
    if (!slice_number(&rest, UINT64_MAX / 16, &number))
        return LINE_UNKNOWN;
    if (entry->id)
        number = entry->id;
    struct mdaemon_session *old = number ? mdaemon_find(p->state, number) : NULL;
    if (old)
        mdaemon_close(p, old);
    mdaemon_open(p, number);
    return LINE_CONTEXT;
}

/* A rule ends the session that stands before it. */
static enum line_kind end_block(struct parser *p, const struct mdaemon_entry *entry)
{
    struct mdaemon_session *s =
        entry->id ? mdaemon_find(p->state, entry->id) : mdaemon_current(p->state);
    if (s)
        mdaemon_close(p, s);
    return LINE_CONTEXT;
}

enum line_kind mdaemon_entry(struct parser *p, const struct mdaemon_entry *entry)
{
    struct slice text = entry->text, rest = text, probe = text;
    char first = text.len ? text.ptr[0] : '\0';
    enum mdaemon_arrow arrow = mdaemon_arrow(&rest);
    if (arrow)
        return mdaemon_dialogue(p, entry, arrow, rest);
    if (first == '*')
        return read_star(p, session_of_star(p, entry), slice_from(text, 1));
    if (first == '-' && mdaemon_is_rule(text))
        return end_block(p, entry);
    if (slice_skip(&rest, S("Session ")))
        return begin_session(p, entry, rest);
    if (slice_starts(text, S("Host screening ")) || slice_starts(text, S("Location Screening: ")) ||
        slice_starts(text, S("Dynamic Screening: ")))
        return mdaemon_screening(p, text);
    bool starts = slice_starts(text, S("Accepting ")) || slice_starts(text, S("Parsing message "));
    struct mdaemon_session *s = starts && !entry->id ? mdaemon_blank(p->state) : NULL;
    if (!s)
        s = session_for(p, entry, starts);
    s->started |= starts;
    if (slice_skip(&rest, S("Accepting ")))
        return read_accepting(s, rest);
    if (text.len == 0)
        return mdaemon_lost_command(s);
    if (byte_is_digit(first) && reply_code(&probe))
        return mdaemon_orphan_reply(p, s, text);
    if (slice_starts(text, S("SMTP session ")) && slice_contains(text, S("Bytes in/out"))) {
        mdaemon_end(p, s, entry->id > 0);
        return LINE_CONTEXT;
    }
    return read_plain(p, s, text);
}
