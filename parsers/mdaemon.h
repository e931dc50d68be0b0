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
    uint8_t evidence_length;
    char evidence[255]; /* failed checks since our last reply */
    char section[10];   /* of the lookup whose results come now: "SPF", "DNS-BL" */
    uint8_t section_length;
    struct mdaemon_ip peer_ip, own_ip;
    struct mdaemon_name peer_host, queue_id, message_id, from, to;
    struct mdaemon_pending pending[MDAEMON_PENDING];
    struct mdaemon_pending end; /* the line that gave up; only ref, time, stamp */
    struct dialogue dialogue;
};

struct mdaemon {
    uint32_t clock;
    uint32_t current;    /* the session of the last entry, or MDAEMON_SESSIONS */
    uint8_t service;     /* enum mdaemon_side, as the file's header says */
    uint8_t interleaved; /* sessions without ids are mixed in this stream */
    uint8_t verdict;     /* of a delivery report above a transcript: 1 temporary, 2 permanent */
    uint8_t has_offset;  /* our own banner told the zone */
    int32_t offset;      /* seconds east */
    struct mdaemon_session sessions[MDAEMON_SESSIONS];
};

/* One entry: what stands behind a prefix. */
struct mdaemon_entry {
    struct slice text;
    uint64_t id; /* of the id column, 0 = none */
};

enum line_kind mdaemon_entry(struct parser *p, const struct mdaemon_entry *entry);

/* The session that lines without id belong to has ended. */
void mdaemon_close_current(struct parser *p);

/* Tell what open sessions already prove. */
void mdaemon_finish(struct parser *p);

#endif
