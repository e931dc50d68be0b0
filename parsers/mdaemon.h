/*
 * mdaemon: what the files of the MDaemon parser share.
 *
 * mdaemon.c cuts lines into entries (prefix and text); mdaemon_session.c makes conversations of
 * them.  An inbound refusal is told at once.  An outbound failure is kept until its session ends,
 * because only later lines say whether another host took the message or the queue gave up.
 */
#ifndef BOUNCESTAT_PARSERS_MDAEMON_H
#define BOUNCESTAT_PARSERS_MDAEMON_H

#include "parsers/dialogue.h"
#include "parsers/format.h"

enum mdaemon_arrow { MDAEMON_NONE, MDAEMON_SENT, MDAEMON_RECEIVED };
enum mdaemon_side { MDAEMON_UNKNOWN, MDAEMON_IN, MDAEMON_OUT, MDAEMON_OTHER };

enum { MDAEMON_SESSIONS = 20, MDAEMON_PENDING = 6 };

/* A text of the session; cut where it does not fit. */
struct mdaemon_ip {
    uint8_t length;
    char bytes[47];
};
struct mdaemon_name {
    uint8_t length;
    char bytes[127];
};

/* A failed attempt of an outbound session that has not been told yet. */
struct mdaemon_pending {
    struct line_ref ref;
    int64_t time;
    uint32_t stamp;
    uint16_t text_length;
    uint8_t stage, permanent, nth;
    struct mdaemon_name recipient;
    char text[512];
};

struct mdaemon_session {
    uint64_t number;  /* of "Session N" or the id column; 0 = none */
    uint32_t used_at; /* 0 = free */
    uint8_t side, partial, gave_up, pending_count;
    uint8_t started;   /* more than its Session line has been seen */
    uint8_t uncertain; /* holds what several sessions could have said */
    uint8_t evidence_length;
    char evidence[255]; /* failed checks since our last reply */
    char section[10];   /* of the lookup whose results come now: "SPF", "DNS-BL" */
    uint8_t section_length;
    struct mdaemon_ip peer_ip, own_ip;
    struct mdaemon_name peer_host, queue_id, message_id, from, to;
    /* A session that ends is cleared up to here; of the rest, mdaemon_session.c names each part. */
    struct mdaemon_pending pending[MDAEMON_PENDING];
    struct mdaemon_pending end; /* the line that gave up; only ref, time, stamp */
    struct dialogue dialogue;
};

/* What stands between the milliseconds and the text, ": [981023] ": mostly the same as in the line
 * before.  To read it takes five times as long as to compare it. */
struct mdaemon_columns {
    uint64_t id;
    uint8_t length; /* 0 = not known yet */
    char text[31];
};

struct mdaemon {
    uint32_t clock;
    uint32_t current;    /* the session of the last entry, or MDAEMON_SESSIONS */
    uint8_t service;     /* enum mdaemon_side, as the file's header says */
    uint8_t interleaved; /* sessions without ids are mixed in this stream */
    uint8_t verdict;     /* of a delivery report above a transcript: 1 temporary, 2 permanent */
    uint8_t finishing;   /* the last line has been counted already */
    uint8_t has_offset;  /* our own banner told the zone */
    int32_t offset;      /* seconds east */
    struct mdaemon_columns columns;
    struct mdaemon_session sessions[MDAEMON_SESSIONS];
};

/* One entry: what stands behind a prefix. */
struct mdaemon_entry {
    struct slice text;
    uint64_t id; /* of the id column, 0 = none */
};

/* slice_trim(), which nearly nothing is in need of: that is told without the call. */
static inline struct slice mdaemon_trim(struct slice s)
{
    return s.len && s.ptr[0] > ' ' && s.ptr[s.len - 1] > ' ' ? s : slice_trim(s);
}

enum line_kind mdaemon_entry(struct parser *p, const struct mdaemon_entry *entry);

/* ---- texts: mdaemon_session.c ---- */

void mdaemon_keep_name(struct mdaemon_name *out, struct slice s);
void mdaemon_keep_ip(struct mdaemon_ip *out, struct slice s);

/* A copy in the batch; absent when nothing was kept. */
struct slice mdaemon_name_of(struct parser *p, const struct mdaemon_name *name);
struct slice mdaemon_ip_of(struct parser *p, const struct mdaemon_ip *ip);

/* Cursor: a host or address, with or without brackets; its port is dropped. */
struct slice mdaemon_endpoint(struct slice *cursor);
bool mdaemon_is_address(struct slice s);

/* ---- sessions: mdaemon_session.c ---- */

/* The session of the last entry, or NULL. */
static inline struct mdaemon_session *mdaemon_current(struct mdaemon *state)
{
    if (state->current >= MDAEMON_SESSIONS || !state->sessions[state->current].used_at)
        return NULL;
    return &state->sessions[state->current];
}

struct mdaemon_session *mdaemon_find_other(struct mdaemon *state, uint64_t number);

/* Nearly each entry belongs to the session of the last one. */
static inline struct mdaemon_session *mdaemon_find(struct mdaemon *state, uint64_t number)
{
    struct mdaemon_session *s = mdaemon_current(state);
    return s && s->number == number ? s : mdaemon_find_other(state, number);
}

struct mdaemon_session *mdaemon_open(struct parser *p, uint64_t number);
struct mdaemon_session *mdaemon_choose(struct parser *p, enum mdaemon_arrow arrow,
                                       struct slice text);
struct mdaemon_session *mdaemon_blank(struct mdaemon *state);
struct mdaemon_session *mdaemon_resume(struct mdaemon *state);
struct mdaemon_session *mdaemon_timed_out(struct mdaemon *state);
void mdaemon_close(struct parser *p, struct mdaemon_session *s);
void mdaemon_end(struct parser *p, struct mdaemon_session *s, bool has_id);

/* The session that lines without id belong to has ended. */
void mdaemon_close_current(struct parser *p);

bool mdaemon_is_rule(struct slice s);

/* A line without prefix that stands around sessions: a header, a rule, a delivery report. */
bool mdaemon_frame(struct parser *p, struct slice line);

/* Tell what open sessions already prove. */
void mdaemon_finish(struct parser *p);

/* ---- yields: mdaemon_failure.c ---- */

/* Keep an outbound failure until its session ends; without a recipient it is the one of "To:". */
void mdaemon_add_pending(struct parser *p, struct mdaemon_session *s, struct slice text,
                         enum stage stage, bool permanent, struct slice recipient);
void mdaemon_forget_pending(struct mdaemon_session *s);
void mdaemon_keep_refusal(struct parser *p, struct mdaemon_session *s, const struct answer *answer);
void mdaemon_tell(struct parser *p, struct mdaemon_session *s);
enum line_kind mdaemon_add_refusal(struct parser *p, const struct mdaemon_session *s,
                                   const struct answer *answer);
enum line_kind mdaemon_add_deliveries(struct parser *p, const struct mdaemon_session *s);

/* ---- dialogue: mdaemon_reply.c ---- */

enum mdaemon_arrow mdaemon_any_arrow(struct slice *cursor);

/* Cursor: an arrow in any spelling; nearly all are of the first two. */
static inline enum mdaemon_arrow mdaemon_arrow(struct slice *cursor)
{
    struct slice s = *cursor;
    char first = s.len ? s.ptr[0] : ' ';
    if (slice_skip(&s, S("--> ")) || slice_skip(&s, S("<-- "))) {
        *cursor = mdaemon_trim(s);
        return first == '-' ? MDAEMON_SENT : MDAEMON_RECEIVED;
    }
    if (first != '-' && first != '<' && first != '&' && first != '\xe2')
        return MDAEMON_NONE;
    return mdaemon_any_arrow(cursor);
}

enum line_kind mdaemon_dialogue(struct parser *p, const struct mdaemon_entry *entry,
                                enum mdaemon_arrow arrow, struct slice text);
enum line_kind mdaemon_orphan_reply(struct parser *p, struct mdaemon_session *s, struct slice text);
enum line_kind mdaemon_lost_command(struct mdaemon_session *s);

/* ---- mdaemon_screening.c ---- */

enum line_kind mdaemon_screening(struct parser *p, struct slice text);

#endif
