/*
 * Sessions of MDaemon: the slots they live in, and which of them an entry belongs to.
 *
 * Normally a session is written as one block after its end, and everything belongs to the block
 * that was opened last.  In real-time logging lines of several sessions are mixed: then an id
 * column tells them apart, and without one the order that SMTP demands.  Headers, rules and
 * delivery reports stand around them.
 */
#include "parsers/mdaemon.h"

/* ---- texts ---- */

void mdaemon_keep_name(struct mdaemon_name *out, struct slice s)
{
    s = slice_first(s, sizeof(out->bytes));
    out->length = (uint8_t)s.len;
    if (s.len)
        memcpy(out->bytes, s.ptr, s.len);
}

void mdaemon_keep_ip(struct mdaemon_ip *out, struct slice s)
{
    s = slice_first(s, sizeof(out->bytes));
    out->length = (uint8_t)s.len;
    if (s.len)
        memcpy(out->bytes, s.ptr, s.len);
}

struct slice mdaemon_name_of(struct parser *p, const struct mdaemon_name *name)
{
    if (name->length == 0 || name->length > sizeof(name->bytes))
        return (struct slice){0};
    return record_copy(p, slice_make(name->bytes, name->length));
}

struct slice mdaemon_ip_of(struct parser *p, const struct mdaemon_ip *ip)
{
    if (ip->length == 0 || ip->length > sizeof(ip->bytes))
        return (struct slice){0};
    return record_copy(p, slice_make(ip->bytes, ip->length));
}

/* Cursor: "[192.0.2.1:25]", "[192.0.2.1 : 25]", "192.0.2.1:25", "[mx.example.org:25]", "host". */
struct slice mdaemon_endpoint(struct slice *cursor)
{
    bool bracket = slice_skip(cursor, S("["));
    size_t end = slice_find(*cursor, bracket ? ']' : ' ');
    struct slice whole = end == SLICE_NONE ? *cursor : slice_first(*cursor, end);
    *cursor = slice_from(*cursor, whole.len);
    slice_skip(cursor, S("]"));
    size_t colon = slice_rfind(whole, ':');
    if (colon != SLICE_NONE && colon + 1 < whole.len) {
        struct slice port = mdaemon_trim(slice_from(whole, colon + 1));
        uint64_t number;
        if (slice_number(&port, 65535, &number) && port.len == 0)
            whole = slice_first(whole, colon);
    }
    return mdaemon_trim(whole);
}

bool mdaemon_is_address(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!byte_is_hex(s.ptr[i]) && s.ptr[i] != '.' && s.ptr[i] != ':')
            return false;
    return s.len > 1 && (slice_find(s, '.') != SLICE_NONE || slice_find(s, ':') != SLICE_NONE);
}

/* ---- slots ---- */

/* Of its 7.5 KB most is room for failures that wait.  None are left, and what stands there is not
 * read before it is written. */
static void clear(struct mdaemon_session *s)
{
    if (s->gave_up)
        memset(&s->end, 0, sizeof(s->end));
    memset(&s->dialogue, 0, sizeof(s->dialogue));
    memset(s, 0, offsetof(struct mdaemon_session, pending));
}

void mdaemon_close(struct parser *p, struct mdaemon_session *s)
{
    struct mdaemon *state = p->state;
    mdaemon_tell(p, s);
    if (s == mdaemon_current(state))
        state->current = MDAEMON_SESSIONS;
    clear(s);
}

void mdaemon_close_current(struct parser *p)
{
    struct mdaemon_session *s = mdaemon_current(p->state);
    if (s)
        mdaemon_close(p, s);
}

void mdaemon_finish(struct parser *p)
{
    struct mdaemon *state = p->state;
    state->finishing = 1;
    for (size_t i = 0; i < MDAEMON_SESSIONS; i++)
        mdaemon_tell(p, &state->sessions[i]);
    state->finishing = 0;
}

struct mdaemon_session *mdaemon_open(struct parser *p, uint64_t number)
{
    struct mdaemon *state = p->state;
    uint32_t slot = 0;
    /* Up to the first that is free. */
    for (uint32_t i = 1; i < MDAEMON_SESSIONS && state->sessions[slot].used_at; i++)
        if (state->sessions[i].used_at < state->sessions[slot].used_at)
            slot = i;
    struct mdaemon_session *s = &state->sessions[slot];
    if (s->used_at) /* else it is all zero, and large */
        mdaemon_close(p, s);
    s->number = number;
    s->side = state->service;
    s->used_at = ++state->clock;
    state->current = slot;
    return s;
}

struct mdaemon_session *mdaemon_find_other(struct mdaemon *state, uint64_t number)
{
    for (uint32_t i = 0; i < MDAEMON_SESSIONS; i++)
        if (state->sessions[i].used_at && state->sessions[i].number == number) {
            state->current = i;
            return &state->sessions[i];
        }
    return NULL;
}

/* ---- choosing ---- */

/* Does this command come next in the conversation? */
static bool in_order(const struct dialogue *d, enum verb verb)
{
    switch (verb) {
    case VERB_HELO:
        return !d->helloed;
    case VERB_MAIL:
        return d->helloed && !d->in_mail;
    case VERB_RCPT:
        return d->in_mail;
    case VERB_DATA:
        return d->accepted > 0;
    default:
        return true;
    }
}

/* A session that has been silent for so many lines of dialogue is no candidate any more. */
enum { SILENT = 2000 };

/* The session, which may be NULL. */
static struct mdaemon_session *make_current(struct mdaemon *state, struct mdaemon_session *s)
{
    if (s)
        state->current = (uint32_t)(s - state->sessions);
    return s;
}

static bool may_go_on(const struct mdaemon *state, const struct mdaemon_session *s)
{
    return s->used_at && s->side != MDAEMON_OTHER && state->clock - s->used_at <= SILENT;
}

/* Could this line be the next of this session?  Commands and replies take turns, and nobody speaks
 * before the banner. */
static bool could_say(const struct mdaemon *state, const struct mdaemon_session *s,
                      enum mdaemon_arrow arrow, struct slice text)
{
    if (!may_go_on(state, s))
        return false;
    struct slice probe = text;
    bool ours = arrow == MDAEMON_SENT, reply = reply_code(&probe) > 0;
    if ((s->side == MDAEMON_IN && reply != ours) || (s->side == MDAEMON_OUT && reply == ours))
        return false;
    if (reply)
        return s->dialogue.waiting > 0 || !s->dialogue.greeted;
    return s->dialogue.waiting == 0 && (s->dialogue.greeted || s->partial) &&
           (s->uncertain || in_order(&s->dialogue, verb_of(text)));
}

/* What several sessions could have said goes into one of its own, which names no client. */
static struct mdaemon_session *uncertain_session(struct parser *p)
{
    enum { UNCERTAIN = UINT32_MAX };
    struct mdaemon_session *s = mdaemon_find(p->state, UNCERTAIN);
    if (!s) {
        s = mdaemon_open(p, UNCERTAIN);
        s->uncertain = 1;
    }
    return s;
}

/* The session of a line without id: the last one if nothing says otherwise, else the only one that
 * could have said it.  A refusal is better told without client than with a wrong one. */
struct mdaemon_session *mdaemon_choose(struct parser *p, enum mdaemon_arrow arrow,
                                       struct slice text)
{
    struct mdaemon *state = p->state;
    struct mdaemon_session *now = mdaemon_current(state), *found = NULL;
    if (now && !state->interleaved &&
        (now->side == MDAEMON_OTHER || could_say(state, now, arrow, text)))
        return now;
    unsigned fits = 0;
    for (uint32_t i = 0; i < MDAEMON_SESSIONS; i++)
        if (could_say(state, &state->sessions[i], arrow, text)) {
            found = &state->sessions[i];
            fits++;
        }
    if (fits == 0)
        return now;
    state->interleaved |= now && found != now;
    if (fits > 1)
        return uncertain_session(p);
    return make_current(state, found);
}

/* Behind the end of another session: the only one that is open goes on, as one that had to wait for
 * a host. */
struct mdaemon_session *mdaemon_resume(struct mdaemon *state)
{
    struct mdaemon_session *found = NULL;
    for (uint32_t i = 0; i < MDAEMON_SESSIONS; i++) {
        if (!may_go_on(state, &state->sessions[i]))
            continue;
        if (found)
            return NULL;
        found = &state->sessions[i];
    }
    return make_current(state, found);
}

/* All wait equally long for a host, so the first to give up is the one that began first. */
struct mdaemon_session *mdaemon_timed_out(struct mdaemon *state)
{
    struct mdaemon_session *found = NULL;
    for (uint32_t i = 0; i < MDAEMON_SESSIONS; i++) {
        struct mdaemon_session *s = &state->sessions[i];
        if (may_go_on(state, s) && s->side == MDAEMON_OUT && !s->dialogue.greeted &&
            (!found || s->used_at < found->used_at))
            found = s;
    }
    return make_current(state, found);
}

/* "Accepting" and "Parsing" open the oldest session that nothing is known of yet. */
struct mdaemon_session *mdaemon_blank(struct mdaemon *state)
{
    struct mdaemon_session *found = NULL;
    for (uint32_t i = 0; i < MDAEMON_SESSIONS; i++) {
        struct mdaemon_session *s = &state->sessions[i];
        if (may_go_on(state, s) && !s->started && (!found || s->used_at < found->used_at))
            found = s;
    }
    return found;
}

/* Of mixed sessions it is not known which one a last line ends: the oldest, and with the last of
 * them also what could not be told apart. */
void mdaemon_end(struct parser *p, struct mdaemon_session *s, bool has_id)
{
    struct mdaemon *state = p->state;
    if (has_id || !state->interleaved) {
        mdaemon_close(p, s);
        return;
    }
    unsigned open = 0;
    struct mdaemon_session *oldest = NULL;
    for (uint32_t i = 0; i < MDAEMON_SESSIONS; i++) {
        struct mdaemon_session *other = &state->sessions[i];
        if (!may_go_on(state, other) || other->uncertain)
            continue;
        open++;
        if (!oldest || other->used_at < oldest->used_at)
            oldest = other;
    }
    mdaemon_close(p, oldest && s->uncertain ? oldest : s);
    if (open > 1)
        return;
    state->interleaved = 0;
    for (uint32_t i = 0; i < MDAEMON_SESSIONS; i++)
        if (state->sessions[i].uncertain)
            mdaemon_close(p, &state->sessions[i]);
}

/* ---- what stands around sessions ---- */

/* "START Event Log / MDaemon PRO v18.0.1, SMTP (in) log information" */
static bool read_start(struct slice line, struct mdaemon *state)
{
    if (!slice_skip(&line, S("START Event Log / MDaemon")))
        return false;
    if (slice_contains(line, S("SMTP (in)")))
        state->service = MDAEMON_IN;
    else if (slice_contains(line, S("SMTP (out)")))
        state->service = MDAEMON_OUT;
    else
        state->service = MDAEMON_UNKNOWN;
    return true;
}

bool mdaemon_is_rule(struct slice s)
{
    size_t dashes = 0;
    while (dashes < s.len && s.ptr[dashes] == '-')
        dashes++;
    return dashes >= 5 && dashes == s.len;
}

/* The lines around a transcript in a delivery report, which people save with the log. */
static bool read_report(struct parser *p, struct slice line)
{
    static const struct {
        struct slice start;
        uint8_t verdict;
    } rows[] = {
        {{"The attached message had TEMPORARY", 34}, 1},
        {{"The attached message had PERMANENT", 34}, 2},
        {{"YOUR MESSAGE WAS NOT DELIVERED", 30}, 2},
        {{"Failed address:", 15}, 0},
        {{"--- Session Transcript ---", 26}, 0},
        {{"--- End Transcript ---", 22}, 0},
    };
    struct mdaemon *state = p->state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (!slice_starts(line, rows[i].start))
            continue;
        if (rows[i].verdict)
            state->verdict = rows[i].verdict;
        if (slice_starts(line, S("--- End"))) {
            mdaemon_close_current(p);
            state->verdict = 0;
        }
        return true;
    }
    return false;
}

bool mdaemon_frame(struct parser *p, struct slice line)
{
    return mdaemon_is_rule(line) || slice_starts(line, S("Event Time/Date")) ||
           read_start(line, p->state) || read_report(p, line);
}
