/*
 * record: what a parser found in a line, and the batch that collects it.
 *
 * One line yields no, one or several records.  There are these kinds:
 *
 *   RECORD_FAILURE   a failed attempt of one delivery, or one refused client command
 *                    (with outcome `expired`: the queue gave up; see below)
 *   RECORD_DELIVERY  one recipient was delivered, relayed, or accepted
 *   RECORD_MESSAGE   something about a queued message: its birth, sender, client, end
 *   RECORD_UNKNOWN   the beginning of a line of no known shape, in `text` (parser_parse adds it)
 *
 * A parser fills in what the line itself says and nothing else.  What other lines say about the
 * same message is put together later, by (host, instance, queue_id, generation), in any order; so
 * a record never has to repeat what another record of the same queue id carries.
 *
 * Slices point into the line or into the batch's arena; both live until the batch has been
 * written.  ptr NULL = not known.
 */
#ifndef BOUNCESTAT_PARSERS_RECORD_H
#define BOUNCESTAT_PARSERS_RECORD_H

#include "base/arena.h"
#include "base/reply.h"
#include "base/words.h"

enum record_kind { RECORD_FAILURE, RECORD_DELIVERY, RECORD_MESSAGE, RECORD_UNKNOWN };

enum record_flag {
    /* MESSAGE: the queue id begins here (Postfix client=, uid=; Exim <=).  A new generation. */
    RECORD_BIRTH = 1 << 0,
    /* MESSAGE: the queue id ends here (removed, Completed). */
    RECORD_END = 1 << 1,
    /* MESSAGE: it came in by SMTP from the client in remote_host/remote_ip, so its accepted
     * recipients count as inbound traffic.  Not set for local submission and for bounces. */
    RECORD_FROM_CLIENT = 1 << 2,
    /* DELIVERY: handed to another own process or host, to come back under a new queue id. */
    RECORD_RELAYED = 1 << 3,
    /* FAILURE: another line of this message may state the same refusal with its recipient; then
     * this record is the lesser one and is dropped (Postfix cleanup reject of local mail). */
    RECORD_LESSER = 1 << 4,
    /* MESSAGE or DELIVERY: an address probe or test; whatever has this queue id is not mail. */
    RECORD_PROBE = 1 << 5,
    /* MESSAGE: somebody deleted it from the queue (postsuper -d, exim -Mrm): deliveries still
     * waiting get the fate `removed`. */
    RECORD_REMOVED = 1 << 6,
    /* MESSAGE: that client had authenticated, whether or not `account` tells as whom: it submits
     * mail of our own users (RFC 6409), which is no inbound traffic. */
    RECORD_SUBMITTED = 1 << 7,
};

/* Of `recipients` below: more than were said, and how many is not known. */
enum { RECIPIENTS_UNKNOWN = INT32_MAX };

/* The identity of a line in its stream (see docs/identity.md). */
struct line_ref {
    uint64_t hash;   /* of host, raw bytes, and how many byte-equal lines stood before it; of a
                        MESSAGE it may be 0 */
    uint64_t offset; /* bytes from the stream's start to the line's first byte */
};

/* Small numbers take a byte, and stand side by side: nearly each line has its record, which is
 * zeroed when it is made, and fetched by the processor core that writes. */
struct record {
    enum record_kind kind : 8;
    enum direction direction : 8; /* FAILURE and DELIVERY */
    enum outcome outcome : 8;     /* FAILURE only, as what follows */
    enum stage stage : 8;
    enum origin code_origin : 8, status_origin : 8;
    uint16_t code; /* SMTP reply code, 0 = none */

    unsigned flags;
    uint32_t stamp; /* the line's own clock reading without year and zone, see stamp_key() */
    int64_t time;   /* UTC microseconds */
    struct line_ref line;

    /* For the store, which makes them ahead of its writer (store/keys.h); 0 = not made. */
    uint64_t message_key; /* of host, instance and queue id */
    uint64_t text_key;    /* MESSAGE: of the sender's domain; DELIVERY: of the way it went: host,
                             instance, direction, peer, the recipient's domain; FAILURE: of the
                             account */
    uint64_t site_key;    /* FAILURE: of host and instance */

    struct slice host;     /* the logging machine */
    struct slice instance; /* of the MTA on that machine; absent if it has only one */
    struct slice queue_id;

    /* FAILURE and DELIVERY */
    struct slice remote_host; /* the peer; also the client of a MESSAGE */
    struct slice remote_ip;   /* as logged, without brackets */
    struct slice local_ip;
    struct slice recipient;      /* without <>; empty = <> */
    struct slice orig_recipient; /* before aliasing, when the line says so */

    /* FAILURE */
    struct slice text; /* the reply or reason, unfolded, without the MTA's wrapping */
    struct status status;
    bool own_peer;     /* also of a MESSAGE: as the keys above, and made with them */
    unsigned repeated; /* attempts that this record stands for; 1 unless said */
    unsigned nth;      /* the n-th failure of its line, from 0 */

    /* MESSAGE: how many recipients it has, where a line says so; 0 = not said.  When as many have
     * been delivered and not relayed, no more is expected of it: formats that have no line for the
     * end of a message (RECORD_END) say it this way. */
    unsigned recipients;

    /* Several logs of one site may tell the same refusal (Exchange: message tracking, agent and
     * protocol logs, both ends of a proxied session), seconds apart and in files read in any
     * order.  Records with equal non-zero `twin` within a minute are that refusal: those of the
     * highest rank count, the others are dropped.  Records of one rank never drop each other. */
    unsigned rank;
    uint64_t twin;

    /* Refusals of one session that repeat one verdict (a milter's or HELO check's answer to each
     * later command) carry the same non-zero number: of equal ones within an hour only the last
     * counts.  Made with record_session(). */
    uint64_t session;

    /* FAILURE without queue id, and MESSAGE */
    struct slice sender; /* without <>; empty = the null sender */
    struct slice account;
    struct slice message_id; /* without <> */

    const struct gist *gist; /* FAILURE: for the store, which makes it ahead of its writer */
};

/* What a line was.  The five add up to the number of lines. */
enum line_kind {
    LINE_CONTEXT, /* a known shape without an outcome */
    LINE_EVENT,   /* yielded at least one FAILURE */
    LINE_DELIVERY,
    LINE_NOISE,   /* another program's line */
    LINE_UNKNOWN, /* a known program's line of no known shape */
    LINE_KINDS
};

struct parser;

/* A new record in the parser's batch with kind, time, stamp, host and the current line's identity
 * set, repeated 1, all else absent.  Valid until the next call. */
struct record *record_add(struct parser *p, enum record_kind kind);

/* The same for a line that was read earlier (a session that is told at its end): its identity,
 * saved then with parser_line().  The line was first answered with LINE_CONTEXT; it is counted as
 * `kind` from now on. */
struct record *record_add_late(struct parser *p, enum record_kind kind, struct line_ref line,
                               int64_t time, uint32_t stamp, enum line_kind line_kind);

/* Take back the record added last. */
void record_drop(struct parser *p);

/* Copy into the batch's memory. */
struct slice record_copy(struct parser *p, struct slice s);

/* A session number from the parts that name the session and the verdict. */
uint64_t record_session(const struct slice *parts, size_t count);

/* Code and status at the head of `text`, with the given origin; leaves what is not there alone. */
void record_reply(struct record *record, struct slice text, enum origin origin);

/* Join the lines of a multi-line reply that an MTA wrote into one: "550-5.1.1 a<sep>550-5.1.1
 * b<sep>550 5.1.1 c" becomes "550 5.1.1 a b c".  `separator` is what the MTA puts between lines (a
 * blank for Postfix, backslash-n for Exim).  A text of one line is returned as it is. */
struct slice record_unfold(struct parser *p, struct slice text, struct slice separator);

struct batch {
    struct arena arena;
    struct record *records;
    size_t count, capacity;
    uint64_t lines[LINE_KINDS];    /* the account */
    uint64_t lost;                 /* notices of a logger that it dropped lines: add one for each */
    int64_t first_time, last_time; /* of the lines' stamps, WHEN_NONE = none yet */
};

void batch_reset(struct batch *batch);
void batch_free(struct batch *batch);

#endif
