/*
 * message_private: a message and its recipients as message.c works on them.
 *
 * They are read once in a transaction and wait in memory until it ends (message_wait.c): a message
 * that fails again and again is written once, and rows go sorted, several by one statement.
 */
#ifndef BOUNCESTAT_STORE_MESSAGE_PRIVATE_H
#define BOUNCESTAT_STORE_MESSAGE_PRIVATE_H

#include "store/writer_private.h"

/* How a delivery's row was counted in the traffic.  A row holds these bits; but for the first, only
 * merging sets them. */
enum counted {
    COUNTED_ACCEPTED = 1,        /* as inbound, by the lines of one database */
    COUNTED_JOINED = 2,          /* as inbound, found out by joining those of several */
    COUNTED_DELIVERED_MOVED = 4, /* counted without a sender, which joining made known */
    COUNTED_ACCEPTED_MOVED = 8,  /* the same of its being accepted */
    COUNTED_ELSEWHERE = 16,      /* one that knew all read it too, and keeps no row of it */
    COUNTED_INBOUND = COUNTED_ACCEPTED | COUNTED_JOINED,
};

struct delivery {
    int64_t number;                         /* of its row, among the message's */
    struct slice recipient, orig_recipient; /* whole; absent = none is named */
    int64_t first, last;                    /* WHEN_NONE = no failure and no fate yet */
    int64_t attempts;
    enum fate fate;
    int64_t reason;
    int64_t deferral, deferral_time; /* the last one */
    enum fate final;
    int64_t final_time;
    struct delivered delivered; /* flow 0 = not delivered; as read, without the domain */
    unsigned counted;           /* enum counted */
    struct expiry expired;      /* time WHEN_NONE = no line said so */
    int64_t expiry, expiry_from;
    bool dirty;
    bool has_row;
    bool here, delivered_here; /* before another database was merged */
    const struct stored_delivery *told;
};

struct message {
    int64_t id;
    struct mailbox sender;
    int64_t first, last, birth, only_source, ended;
    int64_t account;
    struct slice message_id, client_ip;
    unsigned flags;
    struct expiry expired;
    int64_t lesser, orphan;
    struct delivery *deliveries;
    size_t count, capacity;
    struct map places; /* of many deliveries, to index + 1 (delivery_find) */
    size_t placed;     /* how many of them */
    bool failed;       /* an event hangs on it */
    bool is_new;       /* met for the first time: nothing is known but what is read now */
    bool has_row, pending;
    bool gone;         /* it needs no row any more */
    int64_t key, flow; /* of its row; flow 0 = it has one */
    struct slice queue_id;
    int64_t before; /* waits under the same key: index + 1, 0 = none */
};

/* message_row.c: between memory and the tables. */
int64_t message_row_number(struct writer *writer); /* of a row to come */
/* What a message is looked for by: 32 bits of its key, then its queue id. */
int64_t message_row_key(const struct live *live);
struct slice message_row_queue_id(struct writer *writer, const struct live *live);
/* False when there is no row any more. */
bool message_row_load(struct writer *writer, struct message *message);
/* Rows to come, or one that is there already. */
void message_row_add(struct writer *writer, struct message *const *messages, size_t count);
void message_row_set(struct writer *writer, struct message *message);
void message_row_remove(struct writer *writer, int64_t id);
struct delivery_row {
    int64_t message;
    const struct delivery *delivery;
};
void delivery_row_add(struct writer *writer, const struct delivery_row *rows, size_t count);
void delivery_row_set(struct writer *writer, const struct delivery_row *row);
void delivery_row_remove(struct writer *writer, const struct message *message,
                         const struct delivery *delivery);
bool message_row_has_events(struct writer *writer, const struct message *message);
/* A zeroed recipient of the message, in memory. */
struct delivery *delivery_add(struct writer *writer, struct message *message);
/* NULL when the message has no such recipient yet.  The address is clean (dict_clean). */
struct delivery *delivery_find(struct writer *writer, struct message *message,
                               struct slice recipient);

/* message_wait.c: messages that were met in this transaction. */
/* A zeroed one with the id of the live one; it lives until message_flush(). */
struct message *message_wait_add(struct writer *writer, const struct live *live);
/* NULL when it has to be read. */
struct message *message_wait_get(const struct writer *writer, int64_t id);
/* May there be a row of this key in the database?  It was asked for each new message before: 0.8 %
 * of an ingest of Exim into an empty database, which has none. */
bool message_wait_has_row(const struct writer *writer, int64_t key);
/* Of those under a key the one met last, and the one met before it; NULL = none. */
struct message *message_wait_last(const struct writer *writer, int64_t key);
struct message *message_wait_before(const struct writer *writer, const struct message *message);

/* message.c */
struct delivery *message_delivery(struct writer *writer, struct message *message,
                                  struct slice recipient);
void message_final(struct delivery *delivery, enum fate fate, int64_t time);
/* The delivery as accepted inbound traffic. */
struct delivered message_accepted(struct writer *writer, const struct live *live,
                                  const struct delivery *d);

/* message_join.c: take over what another database knows of the message beside its events.  It
 * begins before the facts of both are put together. */
struct side {
    int64_t birth, last;
    bool ended;
    bool whole;     /* it knew what makes rows of quick deliveries needless */
    int64_t domain; /* of the sender, 0 = not known */
};
struct joint {
    struct side here, there;
};
struct joint message_join_begin(struct writer *writer, const struct live *live,
                                struct message *message);
void message_join(struct writer *writer, const struct live *live, struct message *message,
                  const struct joint *joint);

/* message_settle.c: work out expiries and fates from all that is known now, and write the
 * difference in `expired` events. */
void message_settle(struct writer *writer, const struct live *live, struct message *message);

#endif
