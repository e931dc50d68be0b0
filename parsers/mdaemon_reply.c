/*
 * The conversations of MDaemon: commands, replies, and what became of them.
 *
 *   Session 733250; child 0002
 *   Parsing message <c:\mdaemon\queues\remote\pd90001015916.msg>
 *   *  To: user@example.org
 *   Attempting SMTP connection to [192.0.2.213:25]
 *   --> RCPT To:<user@example.org>
 *   <-- 450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.67]
 *   This message is 0 days old; it has 2 days left to get delivered
 *
 * "-->" was sent by MDaemon and "<--" received by it, in both directions.  queue_id is the name of
 * the queue file (pd....msg): it stays the same over all attempts.
 */
#include "parsers/mdaemon.h"

/* 535 and 534 answer nothing but AUTH (RFC 4954), also where the command is not logged. */
static void place_auth(struct answer *answer)
{
    if (answer->verb == VERB_NONE && (answer->code == 535 || answer->code == 534)) {
        answer->verb = VERB_AUTH;
        answer->stage = STAGE_AUTH;
    }
}

/* The end of our own banner: "...; Mon, 20 Oct 2008 16:11:36 +0200". */
static void read_offset(struct parser *p, struct slice banner)
{
    struct mdaemon *state = p->state;
    if (banner.len < 6)
        return;
    struct slice zone = slice_from(banner, banner.len - 5);
    uint64_t number;
    bool west = zone.ptr[0] == '-';
    if ((!west && zone.ptr[0] != '+') || zone.ptr[-1] != ' ')
        return;
    zone = slice_from(zone, 1);
    if (!slice_number(&zone, 1800, &number) || zone.len || number % 100 > 59)
        return;
    int32_t offset = (int32_t)(number / 100 * 3600 + number % 100 * 60) * (west ? -1 : 1);
    if (state->has_offset && state->offset == offset)
        return;
    state->has_offset = 1;
    state->offset = offset;
    p->stamps.minute_length = 0; /* it was read with another zone */
}

static enum line_kind read_reply(struct parser *p, struct mdaemon_session *s, struct slice line)
{
    struct answer answer;
    struct slice probe = line;
    bool outbound = s->side == MDAEMON_OUT;
    if (!s->dialogue.greeted && !outbound && reply_code(&probe) == 220)
        read_offset(p, line);
    if (!dialogue_reply(&s->dialogue, p, line, &answer))
        return answer.code ? LINE_CONTEXT : LINE_UNKNOWN;
    place_auth(&answer);
    if (answer.verb == VERB_NONE && s->partial)
        answer.stage = STAGE_NONE;
    enum line_kind kind = LINE_CONTEXT;
    if (answer.verb == VERB_BODY && answer.code < 300)
        kind = mdaemon_add_deliveries(p, s);
    else if (!answer_refuses(&answer, s->partial))
        kind = LINE_CONTEXT;
    else if (outbound)
        mdaemon_keep_refusal(p, s, &answer);
    else
        kind = mdaemon_add_refusal(p, s, &answer);
    s->evidence_length = 0;
    return kind;
}

/* How the two arrows are spelled, also by word processors and web pages. */
enum mdaemon_arrow mdaemon_any_arrow(struct slice *cursor)
{
    static const struct {
        struct slice text;
        enum mdaemon_arrow arrow;
    } arrows[] = {
        {{"--&gt; ", 7}, MDAEMON_SENT},
        {{"&lt;-- ", 7}, MDAEMON_RECEIVED},
        {{"\xe2\x80\x93> ", 5}, MDAEMON_SENT}, /* en dash */
        {{"<\xe2\x80\x93 ", 5}, MDAEMON_RECEIVED},
        {{"\xe2\x86\x92 ", 4}, MDAEMON_SENT}, /* rightwards arrow */
        {{"\xe2\x86\x90 ", 4}, MDAEMON_RECEIVED},
    };
    for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++)
        if (slice_skip(cursor, arrows[i].text)) {
            *cursor = slice_trim(*cursor);
            return arrows[i].arrow;
        }
    return MDAEMON_NONE;
}

/* Which way the session goes, from a line that only one side can say. */
static void learn_side(struct mdaemon_session *s, enum mdaemon_arrow arrow, struct slice text)
{
    struct slice probe = text;
    unsigned code = reply_code(&probe);
    enum verb verb = verb_of(text);
    bool greets = code == 220 && !s->dialogue.greeted;
    bool opens = verb == VERB_HELO || verb == VERB_MAIL || verb == VERB_RCPT;
    if (greets || code)
        s->side = arrow == MDAEMON_SENT ? MDAEMON_IN : MDAEMON_OUT;
    else if (opens)
        s->side = arrow == MDAEMON_SENT ? MDAEMON_OUT : MDAEMON_IN;
}

enum line_kind mdaemon_dialogue(struct parser *p, const struct mdaemon_entry *entry,
                                enum mdaemon_arrow arrow, struct slice text)
{
    struct mdaemon *state = p->state;
    struct mdaemon_session *s =
        entry->id ? mdaemon_find(state, entry->id) : mdaemon_choose(p, arrow, text);
    if (!s) {
        /* Its session did not begin in this stream, or cannot be told from others. */
        s = mdaemon_open(p, entry->id);
        s->partial = 1;
    }
    s->used_at = ++state->clock;
    s->started = 1;
    if (s->side == MDAEMON_OTHER)
        return LINE_NOISE;
    if (s->side == MDAEMON_UNKNOWN)
        learn_side(s, arrow, text);
    if ((s->side == MDAEMON_IN) == (arrow == MDAEMON_SENT))
        return read_reply(p, s, text);
    dialogue_command(&s->dialogue, text);
    return LINE_CONTEXT;
}

/* A cleaner of web pages took "<-- EHLO x" and the following "-->" for a tag: the reply stands
 * alone, and what it answers must be guessed from its words.  Of an outbound session the lost part
 * was the peer's reply; nothing can be told from the rest. */
enum line_kind mdaemon_orphan_reply(struct parser *p, struct mdaemon_session *s, struct slice text)
{
    struct slice probe = text;
    unsigned code = reply_code(&probe);
    if (s->side == MDAEMON_OUT || s->side == MDAEMON_OTHER)
        return LINE_UNKNOWN;
    s->side = MDAEMON_IN;
    if (s->dialogue.waiting == 0)
        dialogue_command(&s->dialogue, code == 354                        ? S("DATA")
                                       : code == 221                      ? S("QUIT")
                                       : slice_contains(text, S("Hello")) ? S("HELO")
                                                                          : S("NOOP"));
    return read_reply(p, s, text);
}

/* The same cleaner leaves nothing of "<-- MAIL FROM:<a@b>": first MAIL, then RCPT. */
enum line_kind mdaemon_lost_command(struct mdaemon_session *s)
{
    if (s->side != MDAEMON_IN || s->dialogue.waiting)
        return LINE_UNKNOWN;
    dialogue_command(&s->dialogue, s->dialogue.in_mail ? S("RCPT") : S("MAIL"));
    return LINE_CONTEXT;
}
