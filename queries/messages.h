/*
 * messages: what became of the mail of one recipient, sender, message id or queue id.
 *
 * Two questions: deliveries that failed at least once (the `messages` view; `deliveries` where
 * those that never failed are kept) and events that belong to no such delivery, such as a client
 * that was refused before its message had a queue id.
 */
#ifndef BOUNCESTAT_QUERIES_MESSAGES_H
#define BOUNCESTAT_QUERIES_MESSAGES_H

#include "queries/query.h"
#include "queries/range.h"

enum message_key {
    KEY_ADDRESS = 1, /* recipient, sender or message id: whatever fits */
    KEY_RECIPIENT = 2,
    KEY_SENDER = 3,
    KEY_QUEUE_ID = 4,
    KEY_MESSAGE_ID = 5,
    KEY_ID = 6, /* queue id or message id */
};

struct message_search {
    enum message_key key;
    struct slice text;  /* without <> */
    struct slice alias; /* an address's pseudonym, which fits as well; absent = none */
    struct range range;
    int64_t limit; /* deliveries, and events without one; 0 = all */
    bool kept;     /* deliveries that never failed are stored too */
    bool any_case; /* compare addresses without regard to case */
    char bounds[2][WHEN_TEXT];
};

/* Columns of messages_ask. */
enum {
    MESSAGE_HOST,
    MESSAGE_INSTANCE,
    MESSAGE_QUEUE_ID,
    MESSAGE_MESSAGE_ID,
    MESSAGE_SENDER,
    MESSAGE_RECIPIENT,
    MESSAGE_FIRST_SEEN,
    MESSAGE_LAST_SEEN,
    MESSAGE_ATTEMPTS,
    MESSAGE_FATE,
    MESSAGE_CAUSE,
    MESSAGE_FROM_ID,
    MESSAGE_TO_ID
};

int messages_ask(struct message_search *search, struct store *store, struct rows **rows_r,
                 struct error *error);

/* Columns of both event questions. */
enum {
    EVENT_TIME,
    EVENT_HOST,
    EVENT_DIRECTION,
    EVENT_QUEUE_ID,
    EVENT_MESSAGE_ID,
    EVENT_SENDER,
    EVENT_RECIPIENT,
    EVENT_OUTCOME,
    EVENT_STAGE,
    EVENT_CODE,
    EVENT_STATUS,
    EVENT_REMOTE_HOST,
    EVENT_REMOTE_IP,
    EVENT_CAUSE,
    EVENT_TEXT
};

/* The events of the delivery that is the current row of `messages`, in the order of time. */
int messages_events_ask(struct rows *messages, struct query *query, struct store *store,
                        struct rows **rows_r, struct error *error);

/* The events that fit and belong to no delivery of the first query. */
int messages_others_ask(struct message_search *search, struct store *store, struct rows **rows_r,
                        struct error *error);

#endif
