/*
 * message_private: a message and its recipients as message.c works on them.
 *
 * They are read once in a transaction and wait in memory until it ends (message_wait.c): a message
 * that fails again and again is written once, and rows go sorted, several by one statement.
 */
#ifndef BOUNCESTAT_STORE_MESSAGE_PRIVATE_H
#define BOUNCESTAT_STORE_MESSAGE_PRIVATE_H

#include "store/writer_private.h"

/* How a delivery's row was counted in the traffic.  A row holds these bits; but for the first and
 * the last, only merging sets them. */
enum counted {
    COUNTED_ACCEPTED = 1,        /* as inbound, by the lines of one database */
    COUNTED_JOINED = 2,          /* as inbound, found out by joining those of several */
    COUNTED_DELIVERED_MOVED = 4, /* counted without a sender, which joining made known */
    COUNTED_ACCEPTED_MOVED = 8,  /* the same of its being accepted */
    COUNTED_ELSEWHERE = 16,      /* one that knew all read it too, and keeps no row of it */
    COUNTED_OTHERWISE =
        32, /* relayed, though that is not its last fate, or the reverse; of a row */
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

/* What is kept of a message's many recipients from one flush to the next. */
struct delivery_list {
    struct map numbers; /* of their rows: hash of the recipient to number + 1; 0 = removed */
    int64_t next;       /* number without a row */
    size_t count;       /* rows */
};

/* Failures and deliveries of further ones count, but neither their fates nor where they came from
 * are followed. */
enum { RECIPIENTS_MAX = 500000 };

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
    struct map places;          /* of many deliveries, to index + 1 (delivery_find) */
    size_t placed;              /* how many of them */
    struct delivery_list *list; /* NULL = all recipients are in memory */
    bool failed;                /* an event hangs on it */
    bool is_new;                /* met for the first time: nothing is known but what is read now */
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
/* False when there is no row any more.  `records`: so many are about to name a recipient. */
bool message_row_load(struct writer *writer, struct message *message, size_t records);
/* Rows to come, or one that is there already. */
void message_row_add(struct writer *writer, struct message *const *messages, size_t count);
void message_row_set(struct writer *writer, struct message *message);
void message_row_remove(struct writer *writer, int64_t id);
bool message_row_has_events(struct writer *writer, const struct message *message);
struct expiry expiry_read(sqlite3_stmt *row, int column); /* of four columns */
void expiry_bind(struct insert *row, const struct expiry *expiry);

/* delivery_row.c: the same of recipients. */
struct delivery_row {
    int64_t message;
    const struct delivery *delivery;
};
/* Those of a message from this number on, in their order; to be reset. */
sqlite3_stmt *delivery_row_query(struct writer *writer, int64_t message, int64_t from);
void delivery_row_read(sqlite3_stmt *row, struct arena *memory, struct delivery *delivery);
void delivery_row_add(struct writer *writer, const struct delivery_row *rows, size_t count);
void delivery_row_set(struct writer *writer, const struct delivery_row *row);
void delivery_row_remove(struct writer *writer, int64_t message, int64_t number);

/* delivery.c: recipients in memory, which are all that a message has unless it is a list. */
/* A zeroed one; whoever held another one of the message looks for it anew. */
struct delivery *delivery_add(struct writer *writer, struct message *message);
/* NULL when the message has no such recipient yet.  The address is clean (dict_clean).  Of two that
 * are disguised alike, as only their case told them apart, the first is found. */
struct delivery *delivery_find(struct writer *writer, struct message *message,
                               struct slice recipient);
bool delivery_any(const struct message *message);
/* One that has a row loses it; the caller takes it out of the array. */
void delivery_remove(struct writer *writer, struct message *message,
                     const struct delivery *delivery);
void delivery_load(struct writer *writer, struct message *message, size_t records);
/* Those of messages that are not gone, as far as rows do not know them. */
void delivery_write(struct writer *writer, struct message *const *messages, size_t count);
bool delivery_lists_are_large(const struct writer *writer);
/* Its numbers are hardly wanted any more. */
void delivery_end_list(struct waiting_messages *waiting, const struct message *message);

/* All recipients, or those that are in memory: zero-initialise but for `all`, and go on until there
 * is no further page.  The message has those of the page at hand; what is taken from the batch's
 * memory meanwhile lasts for the page. */
struct page {
    bool all;
    bool begun;
    int64_t next;
    struct arena memory;
    struct arena batch; /* the writer's own */
};
bool delivery_page(struct writer *writer, struct message *message, struct page *page);

/* message_wait.c: messages that were met in this transaction. */
void message_relieve(struct writer *writer); /* before the next one, when they take much memory */
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
/* Made if need be; NULL = there are too many. */
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

/* message_settle.c: work out what follows from all that is known now, and write the difference in
 * events and rollups.  `all`: not only of recipients that are in memory. */
void message_settle(struct writer *writer, const struct live *live, struct message *message,
                    bool all);
/* Was its life read in one source, so that what was delivered at once needs no row? */
bool message_is_whole(const struct writer *writer, const struct message *message);

#endif
