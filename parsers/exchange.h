/*
 * exchange: what the files of the Exchange parser share.
 *
 * A stream holds rows of one kind at a time; a header line ("#Fields: ..." or the first line of a
 * CSV export) says which columns stand where.  Columns are found by name, never by place.
 */
#ifndef BOUNCESTAT_PARSERS_EXCHANGE_H
#define BOUNCESTAT_PARSERS_EXCHANGE_H

#include "parsers/csv.h"
#include "parsers/dialogue.h"
#include "parsers/format.h"

enum column {
    COLUMN_NONE,
    COLUMN_TIME,
    COLUMN_CLIENT_IP,
    COLUMN_CLIENT_HOST,
    COLUMN_SERVER_IP,
    COLUMN_SERVER_HOST,
    COLUMN_CONTEXT,
    COLUMN_CONNECTOR,
    COLUMN_SOURCE,
    COLUMN_EVENT,
    COLUMN_INTERNAL_ID,
    COLUMN_MESSAGE_ID,
    COLUMN_NETWORK_ID,
    COLUMN_RECIPIENT,
    COLUMN_RECIPIENT_STATUS,
    COLUMN_SENDER,
    COLUMN_RETURN_PATH,
    COLUMN_ORIGINAL_IP,
    COLUMN_CUSTOM,
    COLUMN_SESSION,
    COLUMN_SEQUENCE,
    COLUMN_LOCAL,
    COLUMN_REMOTE,
    COLUMN_DATA,
    COLUMN_ENTERED_IP,
    COLUMN_AGENT,
    COLUMN_ACTION,
    COLUMN_RESPONSE,
    COLUMN_REASON,
    COLUMN_REASON_DATA,
    COLUMN_DESTINATION,
    COLUMN_DIRECTION,
    COLUMN_DESCRIPTION,
    COLUMN_STATUS,
    COLUMN_FROM_IP,
    COLUMN_TO_IP,
    COLUMN_DETAIL,
    COLUMN_SUBJECT,
    COLUMN_COUNT
};

enum exchange_kind {
    EXCHANGE_UNKNOWN, /* no header yet */
    EXCHANGE_TRACKING,
    EXCHANGE_PROTOCOL,
    EXCHANGE_AGENT,
    EXCHANGE_CONNECTIVITY,
    EXCHANGE_TRACE
};

enum side { SIDE_UNKNOWN, SIDE_RECEIVE, SIDE_SEND };

/* How much a log knows of a refusal that several logs tell; see struct record.rank.  The protocol
 * logs have the exact reply and its stage; a send log is best when it also names the message. */
enum exchange_rank {
    RANK_PROXIED = 1, /* the inner end of a proxied session */
    RANK_SEND,
    RANK_TRACKING_INBOUND,
    RANK_AGENT,
    RANK_RECEIVE,
    RANK_TRACKING,
    RANK_SEND_NAMED
};

/* One SMTP session of a protocol log, by its session-id. */
struct exchange_session {
    uint8_t side, proxied, seen;
    uint8_t partial; /* its first rows are not in this stream */
    uint8_t queue_id_length, message_id_length, host_length, account_length;
    char queue_id[20];
    char message_id[120];
    char host[64]; /* of the peer, as its banner or EHLO says */
    char account[64];
    struct dialogue dialogue;
};

enum { EXCHANGE_SESSIONS = 120, EXCHANGE_ROW = 16384 };

struct exchange {
    uint8_t kind;
    uint8_t side; /* as #Log-type says */
    char separator;
    uint8_t width;                /* columns of the header, 0 = unknown */
    uint8_t column[COLUMN_COUNT]; /* place + 1, 0 = no such column */
    uint32_t clock;
    uint32_t last; /* the session of the last row */
    uint32_t row_length;
    uint64_t keys[EXCHANGE_SESSIONS];
    uint32_t used_at[EXCHANGE_SESSIONS]; /* the clock when a row of it was last seen; 0 = free */
    struct exchange_session sessions[EXCHANGE_SESSIONS];
    char row[EXCHANGE_ROW]; /* a row whose quoted field goes on in the next line */
};

/* A row at work. */
struct exchange_row {
    struct parser *parser;
    struct exchange *state;
    struct csv_row csv;
};

/* The value of a column; empty when the row has no such column. */
static inline struct slice exchange_value(const struct exchange_row *row, enum column column)
{
    unsigned place = row->state->column[column];
    return place ? csv_value(&row->csv, place - 1, &row->parser->out->arena) : S("");
}

/* A reply as message tracking and message traces wrap it. */
struct exchange_status {
    struct slice text;     /* the reply, without wrapping; absent = none */
    struct slice host, ip; /* of the server that gave it */
    bool own;              /* the words are Exchange's, not the peer's */
};

/* `raw` is one recipient's status: "550 5.1.1 ...", "[{LED=550 ...};{MSG=};{FQDN=h};{IP=i}...". */
void exchange_status_read(struct parser *p, struct slice raw, struct exchange_status *out_r);

/* Cursor over a `;`-joined list of statuses, and over one of addresses.  False at the end. */
bool exchange_status_next(struct slice *cursor, struct slice *out_r);
bool exchange_address_next(struct slice *cursor, struct slice *out_r);

/* "192.0.2.1:25", "[2001:db8::1]:25", "2001:db8::1:25": the address without its port. */
struct slice exchange_endpoint(struct slice endpoint);

/* An address column without `<>`; empty = null sender; absent when the column is empty. */
struct slice exchange_address(struct slice value);

/* Set what joins this FAILURE to its twins in other logs: sender, recipient, outcome, code, status.
 */
void exchange_twin(struct record *record, enum exchange_rank rank);

enum line_kind exchange_tracking(struct exchange_row *row);
enum line_kind exchange_protocol(struct exchange_row *row);
enum line_kind exchange_agent(struct exchange_row *row);
enum line_kind exchange_connectivity(struct exchange_row *row);
enum line_kind exchange_trace(struct exchange_row *row);

/* ---- headers: exchange_header.c ---- */

/* A header line, with or without its '#' (copies lose it), changes what the next rows are. */
bool exchange_header(struct slice line, struct exchange *state);

/* A row that came without a header tells by its width and its event what it is. */
bool exchange_guess_header(struct slice line, struct exchange *state);

/* ---- events of message tracking: exchange_event.c ---- */

enum action {
    ACTION_CONTEXT,
    ACTION_RECEIVE,
    ACTION_EXPAND,
    ACTION_SENT,
    ACTION_DELIVERED,
    ACTION_FAILED
};

struct exchange_event {
    struct slice name;
    enum action action;
    enum outcome outcome; /* of ACTION_FAILED */
};

/* NULL for a name that is not in the table. */
const struct exchange_event *exchange_event_find(struct slice name);

#endif
