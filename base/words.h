/*
 * words: the closed vocabularies of the product, each an enum and the names that SQL and the
 * command line show.  A word has one meaning everywhere; docs/words.md explains them at length.
 *
 * Every list begins with an unnamed member of value 0, "not known" (SQL NULL).  The numbers are
 * stored in databases: append, never reorder.
 */
#ifndef BOUNCESTAT_BASE_WORDS_H
#define BOUNCESTAT_BASE_WORDS_H

#include "base/slice.h"

/* The family of server software that wrote the log. */
#define MTA_LIST(X)                                                                                \
    X(MTA_POSTFIX, "postfix")                                                                      \
    X(MTA_EXIM, "exim")                                                                            \
    X(MTA_MDAEMON, "mdaemon")                                                                      \
    X(MTA_EXCHANGE, "exchange")

/* inbound: our MTA refused a client.  outbound: another host refused or failed our delivery.
 * local: delivery failed on this machine (mailbox, pipe, routing, local content rule). */
#define DIRECTION_LIST(X)                                                                          \
    X(DIRECTION_INBOUND, "inbound")                                                                \
    X(DIRECTION_OUTBOUND, "outbound")                                                              \
    X(DIRECTION_LOCAL, "local")

/* internal: the peer is one of our own machines.  edge: it is not. */
#define SCOPE_LIST(X)                                                                              \
    X(SCOPE_EDGE, "edge")                                                                          \
    X(SCOPE_INTERNAL, "internal")

/* rejected, tempfailed: inbound, permanent or 4xx.  deferred: will be retried.  bounced: permanent.
 * expired: the queue gave up after retries. */
#define OUTCOME_LIST(X)                                                                            \
    X(OUTCOME_REJECTED, "rejected")                                                                \
    X(OUTCOME_TEMPFAILED, "tempfailed")                                                            \
    X(OUTCOME_DEFERRED, "deferred")                                                                \
    X(OUTCOME_BOUNCED, "bounced")                                                                  \
    X(OUTCOME_EXPIRED, "expired")

/* The step of the conversation (RFC 5321) that failed.  connect includes the banner; starttls any
 * TLS trouble; message is the answer after the final dot; dns means no host to talk to; delivery is
 * the local mailbox, pipe or LDA; queue is giving up. */
#define STAGE_LIST(X)                                                                              \
    X(STAGE_CONNECT, "connect")                                                                    \
    X(STAGE_HELO, "helo")                                                                          \
    X(STAGE_STARTTLS, "starttls")                                                                  \
    X(STAGE_AUTH, "auth")                                                                          \
    X(STAGE_MAIL, "mail")                                                                          \
    X(STAGE_RCPT, "rcpt")                                                                          \
    X(STAGE_DATA, "data")                                                                          \
    X(STAGE_MESSAGE, "message")                                                                    \
    X(STAGE_DNS, "dns")                                                                            \
    X(STAGE_DELIVERY, "delivery")                                                                  \
    X(STAGE_QUEUE, "queue")

/* Who says so: the peer's reply, the MTA's own log text, or the MTA's fixed default for the verb.
 */
#define ORIGIN_LIST(X)                                                                             \
    X(ORIGIN_REPLY, "reply")                                                                       \
    X(ORIGIN_LOG, "log")                                                                           \
    X(ORIGIN_ASSUMED, "assumed")

/* What became of a delivery.  relayed: handed to an own host or a content filter. */
#define FATE_LIST(X)                                                                               \
    X(FATE_DELIVERED, "delivered")                                                                 \
    X(FATE_RELAYED, "relayed")                                                                     \
    X(FATE_BOUNCED, "bounced")                                                                     \
    X(FATE_EXPIRED, "expired")                                                                     \
    X(FATE_REMOVED, "removed")                                                                     \
    X(FATE_PENDING, "pending")                                                                     \
    X(FATE_UNKNOWN, "unknown")

/* null: <>.  srs: a forwarder's rewritten sender.  verp: one sender address per recipient. */
#define SENDER_KIND_LIST(X)                                                                        \
    X(SENDER_NORMAL, "normal")                                                                     \
    X(SENDER_NULL, "null")                                                                         \
    X(SENDER_SRS, "srs")                                                                           \
    X(SENDER_VERP, "verp")

#define WORD_ENUM(symbol, name) symbol,
enum mta { MTA_NONE, MTA_LIST(WORD_ENUM) MTA_COUNT };
enum direction { DIRECTION_NONE, DIRECTION_LIST(WORD_ENUM) DIRECTION_COUNT };
enum scope { SCOPE_NONE, SCOPE_LIST(WORD_ENUM) SCOPE_COUNT };
enum outcome { OUTCOME_NONE, OUTCOME_LIST(WORD_ENUM) OUTCOME_COUNT };
enum stage { STAGE_NONE, STAGE_LIST(WORD_ENUM) STAGE_COUNT };
enum origin { ORIGIN_NONE, ORIGIN_LIST(WORD_ENUM) ORIGIN_COUNT };
enum fate { FATE_NONE, FATE_LIST(WORD_ENUM) FATE_COUNT };
enum sender_kind { SENDER_UNKNOWN, SENDER_KIND_LIST(WORD_ENUM) SENDER_KIND_COUNT };
#undef WORD_ENUM

/* The tables of names, indexed by the enums; entry 0 is NULL. */
extern const char *const mta_names[MTA_COUNT];
extern const char *const direction_names[DIRECTION_COUNT];
extern const char *const scope_names[SCOPE_COUNT];
extern const char *const outcome_names[OUTCOME_COUNT];
extern const char *const stage_names[STAGE_COUNT];
extern const char *const origin_names[ORIGIN_COUNT];
extern const char *const fate_names[FATE_COUNT];
extern const char *const sender_kind_names[SENDER_KIND_COUNT];

/* The value of a name in one of the tables above, 0 when it is none of them:
 * word_find(stage_names, STAGE_COUNT, S("rcpt")). */
unsigned word_find(const char *const *names, unsigned count, struct slice name);

#endif
