/*
 * postfix: what the files of the Postfix parser share.
 *
 * A line's message is [SEVERITY: ][QID: |NOQUEUE: ]TEXT.  postfix.c takes that apart, then the
 * tables of shapes (postfix_shapes_*.c) tell what TEXT is, and the row's reader takes the fields.
 * A text that no row names is unknown; there is no row that takes everything.
 */
#ifndef BOUNCESTAT_PARSERS_POSTFIX_H
#define BOUNCESTAT_PARSERS_POSTFIX_H

#include "parsers/format.h"

/* What stands in the place of the queue id; a shape may allow several. */
enum { WITHOUT_ID = 1, NOQUEUE_ID = 2, WITH_ID = 4 };

/* The level that Postfix writes in front of the queue id; a shape may allow several. */
enum { LEVEL_INFO = 1, LEVEL_WARNING = 2, LEVEL_ERROR = 4, LEVEL_FATAL = 8, LEVEL_PANIC = 16 };

struct postfix_line {
    struct slice tag;      /* "postfix/submission/smtpd" */
    struct slice instance; /* "postfix": before the first slash */
    struct slice daemon;   /* "smtpd": behind the last one */
    struct slice pid;
    struct slice queue_id; /* absent for NOQUEUE and where none stands */
    unsigned queue;
    unsigned level;
    struct slice text; /* behind level and queue id */
    unsigned repeated;
};

/* One form of message. */
struct shape {
    /* '*' stands for any bytes; the rest must be there in this order, from start to end. */
    struct slice pattern;
    size_t begins;  /* bytes before the first '*' */
    unsigned queue; /* 0 = WITHOUT_ID */
    unsigned level; /* 0 = LEVEL_INFO */
    /* Takes the fields and adds records; NULL: the line is context. */
    enum line_kind (*read)(struct parser *p, const struct postfix_line *line);
    struct slice example; /* a whole message that this row, and none before it, answers */
};

struct shapes {
    const struct shape *rows;
    size_t count;
};

/* The tables, in the order in which a daemon's lines try them. */
extern const struct shapes postfix_smtpd_shapes;
extern const struct shapes postfix_postscreen_shapes;
extern const struct shapes postfix_smtp_shapes;    /* smtp, lmtp */
extern const struct shapes postfix_mailbox_shapes; /* local, virtual, pipe, error, discard */
extern const struct shapes postfix_cleanup_shapes;
extern const struct shapes postfix_queue_shapes; /* qmgr, pickup, bounce, postdrop, ... */
extern const struct shapes postfix_postsuper_shapes;
extern const struct shapes postfix_helper_shapes;
extern const struct shapes postfix_common_shapes; /* of any daemon */

/* The programs of Postfix that log, by the last word of their tag. */
struct postfix_daemon {
    struct slice name;
    const struct shapes *shapes; /* NULL: only the common ones */
};
extern const struct postfix_daemon postfix_daemons[];
extern const size_t postfix_daemon_count;

/* '*' in the pattern stands for any bytes. */
bool postfix_matches(struct slice pattern, struct slice text);

/* Takes level and queue id off `message`. */
void postfix_open_message(struct postfix_line *line, struct slice message);

/* The row that answers the line, or NULL. */
const struct shape *postfix_find_shape(const struct postfix_daemon *daemon,
                                       const struct postfix_line *line);

/* Records with instance, queue id and repetition set. */
struct record *postfix_record(struct parser *p, const struct postfix_line *line,
                              enum record_kind kind);

/* --- Fields (postfix_fields.c) --- */

/* "mx.example.net[192.0.2.1]:25": name and address as logged; the port is dropped. */
struct peer {
    struct slice name;    /* absent for "[192.0.2.1]:25" */
    struct slice address; /* an IP, the path of a UNIX socket, or "unknown" */
};

/* Cursor: a peer at its left end; the cursor stops behind "]" and, if there, ":PORT". */
bool postfix_peer(struct slice *cursor, struct peer *out_r);
bool postfix_peer_is_socket(const struct peer *peer);
bool postfix_peer_is_loopback(const struct peer *peer);

/* Sets remote_host and remote_ip; "unknown" is not known, a name that repeats the IP is none, and
 * the host of a UNIX socket is this one. */
void postfix_set_peer(struct record *record, const struct peer *peer);

/* Cursor: behind a "<": the address up to the ">" that one of the `tails` follows (an empty tail is
 * the end of the text); the cursor stops behind that ">".  A quoted local part may hold anything.
 */
bool postfix_address(struct slice *cursor, const struct slice *tails, size_t count,
                     struct slice *out_r);

/* "TEXT; from=<S> to=<R> proto=P helo=<H> sasl_username=U", read from its right end, because TEXT,
 * S, R and U hold strangers' words.  Fields that are missing stay absent. */
struct postfix_tail {
    struct slice text, sender, recipient, account;
};
void postfix_split_tail(struct slice rest, struct postfix_tail *out_r);

/* RCPT, END-OF-MESSAGE, ... as smtpd names the command it answers. */
enum stage postfix_stage(struct slice name);

/* Code, status and outcome of an inbound refusal from its text. */
void postfix_set_refusal(struct record *record, struct slice text);

/* A code and status that Postfix always uses here but does not log. */
void postfix_assume(struct record *record, unsigned code, struct status status);

/* --- What is remembered from line to line (postfix_clients.c, postfix.c) --- */

struct postfix_client {
    uint64_t key; /* of host and process id; 0 = free */
    uint8_t name_length, address_length;
    char name[72], address[46];
};

/* The last line of a host, for "last message repeated N times". */
struct postfix_last {
    uint64_t host;                                   /* its hash; 0 = free */
    uint32_t used;                                   /* when, by count of lines */
    uint16_t kind;                                   /* enum line_kind */
    uint16_t tag_length, pid_length, message_length; /* kept of events and deliveries only */
    char bytes[2200];
};

/* A violation that postscreen noted in a session that is still open. */
struct postfix_violation {
    uint64_t key; /* of host, client address and port; 0 = free */
    struct line_ref line;
    int64_t time;
    uint32_t stamp;
    uint8_t kind, instance_length, address_length, text_length;
    char instance[32], address[46], text[160];
};

enum { POSTFIX_CLIENTS = 256, POSTFIX_HOSTS = 4, POSTFIX_VIOLATIONS = 64 };
struct postfix_state {
    struct postfix_client clients[POSTFIX_CLIENTS];
    struct postfix_violation violations[POSTFIX_VIOLATIONS];
    struct postfix_last last[POSTFIX_HOSTS];
    uint32_t lines;
};

void postfix_remember_client(struct parser *p, const struct postfix_line *line,
                             const struct peer *peer);
bool postfix_recall_client(struct parser *p, const struct postfix_line *line, struct peer *out_r);

/* --- Readers of shapes --- */

enum line_kind postfix_read_reject(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_milter_reject(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_proxy_reject(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_proxy_command(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_client(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_connect(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_sasl_failure(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_rate_limit(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_illegal_address(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_tls_refusal(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_size_limit(struct parser *p, const struct postfix_line *line);

enum line_kind postfix_read_screen_reject(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_screen_busy(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_violation(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_screen_step(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_screen_end(struct parser *p, const struct postfix_line *line);

enum line_kind postfix_read_content_reject(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_content_milter(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_hopcount(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_map_problem(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_message_id(struct parser *p, const struct postfix_line *line);

enum line_kind postfix_read_active(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_expired(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_end(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_deleted(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_pickup(struct parser *p, const struct postfix_line *line);

enum line_kind postfix_read_delivery(struct parser *p, const struct postfix_line *line);
enum line_kind postfix_read_attempt(struct parser *p, const struct postfix_line *line);

/* --- Reasons of failed deliveries (postfix_reason.c) --- */

struct reason {
    enum stage stage;
    enum direction direction; /* NONE: what the delivery agent says */
    struct slice reply;       /* what the peer said, as logged; absent for a local reason */
    struct peer peer;         /* absent: as in relay= */
    bool greeting;            /* said in answer to connection or EHLO, the log cannot tell which */
};

/* False when the text opens like no reason of Postfix's own. */
bool postfix_reason(struct slice text, struct reason *out_r);

#endif
