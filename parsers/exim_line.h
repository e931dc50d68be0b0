/*
 * exim_line: what the files of the Exim parser share: a line taken apart, the memory of a stream,
 * and the readers of the kinds of lines.
 */
#ifndef BOUNCESTAT_PARSERS_EXIM_LINE_H
#define BOUNCESTAT_PARSERS_EXIM_LINE_H

#include "parsers/exim_field.h"
#include "parsers/format.h"

enum {
    EXIM_TRIES = 64,
    EXIM_VERIFIES = 8,
    EXIM_HOLDS = 4,
    EXIM_COPIES = 16,
    EXIM_NAME = 80,
    EXIM_DETAIL = 480,
    EXIM_FILE = 1,    /* the process of a log file: its entries are written whole */
    EXIM_LINE = 8448, /* LOG_BUFFER_SIZE of Exim is 8192, and a syslog prefix */
};

/* A line behind its stamp. */
struct exim_line {
    struct slice queue_id;
    struct slice text;
    struct slice recipient; /* from a header dump, for a refusal after DATA */
    bool main_only;         /* set by its reader: a refusal that is not in the reject log, too */
    struct slice syntax;    /* set by its reader: the client that made a syntax error */
};

/* What the last try of a message came to: the host, which `==` does not name up to 4.94, and the
 * direction, which `retry timeout exceeded` does not show. */
struct exim_try {
    uint64_t message;  /* hash of host and queue id, 0 = free */
    uint8_t direction; /* of the last `==`, 0 = none */
    uint8_t name_length, ip_length;
    char name[EXIM_NAME], ip[48];
};

/* Why a sender's address failed to verify: said once, just before the first refusal. */
struct exim_verify {
    uint64_t client; /* hash of host, client and sender, 0 = free */
    uint16_t length;
    char detail[EXIM_DETAIL];
};

/* Why a line is held. */
enum exim_wait {
    EXIM_PART,   /* the rest of it, which syslog cut off */
    EXIM_DUMP,   /* a refusal after DATA: its header dump, which may name the recipient */
    EXIM_SYNTAX, /* a syntax error: if it was one too many, the next line tells it again */
};

/* A line of one process that waits for what belongs to it. */
struct exim_hold {
    uint64_t process; /* hash of host and process id, 0 = free */
    uint32_t age;     /* by which the oldest is found */
    uint8_t wait;
    uint8_t parts; /* how many are here */
    uint8_t recipients;
    uint16_t length, host_length, note_length; /* of the three texts in bytes */
    uint32_t stamp;
    int64_t time;
    struct line_ref line;
    char bytes[EXIM_LINE]; /* the line, our host, and the first recipient or the client's IP */
};

/* The last refusal of a process: its copy in the reject log may be the next line. */
struct exim_copy {
    uint64_t process, text; /* hashes, 0 = none */
};

struct exim_state {
    struct exim_try tries[EXIM_TRIES];
    struct exim_verify verifies[EXIM_VERIFIES];
    struct exim_hold holds[EXIM_HOLDS];
    struct exim_copy copies[EXIM_COPIES];
    int32_t duplicates; /* > 0: the stream carries each refusal twice, < 0: once */
    uint32_t age, next_verify;
};

/* exim_address.c: cursor behind the flag of a delivery line.  Reads "ADDR (PARENT) <ORIG>" up to
 * the blank or colon behind it. */
struct exim_address {
    struct slice address;  /* as printed, local part unquoted */
    struct slice original; /* the content of <ORIG>, or absent */
    bool special;          /* a pipe, file, autoreply or blackhole */
};
bool exim_address(struct slice *cursor, struct exim_address *out_r);

/* Cursor behind "<= ": the sender, whose local part may be quoted; <> is empty. */
struct slice exim_sender(struct slice *cursor);

/* The mail address that it stands for; absent if there is none. */
struct slice exim_recipient(const struct exim_address *address);

/* exim_reason.c: fill in direction, stage, code, status, host and text of a failed delivery from
 * Exim's words for it.  `number` is the errno of `==`, 0 for `**`; `tried`: a host was, just before
 * (so that an errno in words of any language is a failure to connect to it). */
enum exim_attempt { EXIM_ATTEMPT, EXIM_NO_ATTEMPT, EXIM_EXPIRED };
enum exim_attempt exim_reason(struct parser *p, struct record *record, struct slice message,
                              long number, bool tried);
enum exim_attempt exim_reason_kind(struct slice message);
bool exim_reason_known(struct slice message);

/* The step of the conversation that a command stands for. */
enum stage exim_command_stage(struct slice command);

/* The readers below answer false, without having added a record, when the line is none of theirs.
 */

/* exim_delivery.c: lines with a flag behind the queue id. */
bool exim_delivery(struct parser *p, const struct exim_line *line, enum line_kind *kind_r);

/* Lines about one host of a delivery: context, but the host is remembered. */
bool exim_host_try(struct parser *p, const struct exim_line *line);

/* exim_refusal.c: lines that begin with a client's identity, or with its refusal. */
bool exim_refusal(struct parser *p, const struct exim_line *line, enum line_kind *kind_r);

/* A refused client: direction, outcome, and what the line's fields say. */
struct record *exim_refuse(struct parser *p, const struct exim_line *line,
                           const struct exim_fields *fields, enum stage stage, bool temporary,
                           unsigned code, struct slice text);

/* exim_shape.c: all other lines, by the table of shapes. */
bool exim_shape(struct parser *p, struct exim_line *line, enum line_kind *kind_r);

/* The address of the client whose errors, says the text, were too many; absent for other lines. */
struct slice exim_flood_client(struct slice text);

/* Is the text of a shape that is Exim's own?  For bids. */
bool exim_shape_known(struct slice text);

/* exim.c: what stands behind "[354] " of log_selector +pid.  "[192.0.2.7] ..." is none. */
struct slice exim_behind_pid(struct slice text);

/* The text of one line behind its stamp: "[PID] ID TEXT".  `line` is filled in, but for its
 * recipient. */
enum line_kind exim_parse_text(struct parser *p, struct slice text, struct exim_line *line);

/* Parse a line that is whole, behind its stamp. */
enum line_kind exim_parse_line(struct parser *p, uint64_t process, struct slice text);

/* exim_hold.c: lines that wait for others of the same process. */

/* The line of a process that is held, or NULL.  Here, as each line asks for it. */
static inline struct exim_hold *exim_held(struct exim_state *state, uint64_t process)
{
    for (int i = 0; i < EXIM_HOLDS; i++)
        if (state->holds[i].process == process)
            return &state->holds[i];
    return NULL;
}

/* Another line of its process comes: what is held waits in vain. */
void exim_hold_release(struct parser *p, struct exim_hold *hold, struct slice text);

/* Is this line, by the hash of its text, the copy that the reject log has of the last one? */
bool exim_hold_knows(struct exim_state *state, uint64_t process, uint64_t hash);

/* What a line yielded, whose records begin at `before`: a refusal after DATA is kept until its
 * header dump, if there is one, has told to whom it went.  `hash` is 0 where no copies come. */
enum line_kind exim_hold_event(struct parser *p, uint64_t process, uint64_t hash, struct slice text,
                               const struct exim_line *line, size_t before);

/* A line that continues the last one of its process. */
void exim_hold_dump(struct parser *p, uint64_t process, struct slice line);

/* Part `number` of a line that syslog cut.  `last`: the line ends here. */
enum line_kind exim_hold_part(struct parser *p, uint64_t process, struct slice text,
                              unsigned number, bool last);

/* The stream ends for now: tell what is held, but for lines whose other parts may still come. */
void exim_hold_finish(struct parser *p);

#endif
