#include "queries/messages.h"

#define EVENT_COLUMNS                                                                              \
    "SELECT time, host, direction, queue_id, message_id, sender, recipient, outcome, stage, code," \
    " status, remote_host, remote_ip, cause, text FROM events WHERE "

/* The columns that each kind of key is looked for in; message ids are logged with and without <>.
 */
static const char *const key_columns[][4] = {
    [KEY_ADDRESS] = {"recipient", "sender", "message_id"},
    [KEY_RECIPIENT] = {"recipient"},
    [KEY_SENDER] = {"sender"},
    [KEY_QUEUE_ID] = {"queue_id"},
    [KEY_MESSAGE_ID] = {"message_id"},
    [KEY_ID] = {"queue_id", "message_id"},
};

static void add_key(struct query *query, const struct message_search *search,
                    const char *const *column)
{
    const char *collation = search->any_case ? " COLLATE NOCASE" : "";
    query_add(query, "(0");
    for (; *column; column++) {
        bool bracketed = strcmp(*column, "message_id") == 0;
        query_add(query, " OR %s%s = ", *column, collation);
        query_text(query, search->text);
        if (slice_present(search->alias) && !bracketed) {
            query_add(query, " OR %s = ", *column);
            query_text(query, search->alias);
        }
        if (bracketed) {
            query_add(query, " OR %s%s = '<' || ", *column, collation);
            query_text(query, search->text);
            query_add(query, " || '>'");
        }
    }
    query_add(query, ")");
}

static void add_range(struct query *query, struct message_search *search, const char *first,
                      const char *last)
{
    if (search->range.since != WHEN_NONE) {
        when_text(search->range.since, search->bounds[0]);
        query_add(query, " AND %s >= ", last);
        query_text(query, slice_of(search->bounds[0]));
    }
    if (search->range.until != WHEN_NONE) {
        when_text(search->range.until, search->bounds[1]);
        query_add(query, " AND %s < ", first);
        query_text(query, slice_of(search->bounds[1]));
    }
}

static void add_limit(struct query *query, const struct message_search *search)
{
    if (!search->limit)
        return;
    query_add(query, " LIMIT ");
    query_number(query, search->limit);
}

int messages_ask(struct message_search *search, struct store *store, struct rows **rows_r,
                 struct error *error)
{
    struct query query = {.len = 0};
    query_add(&query,
              "SELECT host, instance, queue_id, message_id, sender, recipient,"
              " first_seen, last_seen, attempts, fate, cause,"
              " CAST(strftime('%%s', first_seen) AS INTEGER),"
              " CAST(strftime('%%s', last_seen) AS INTEGER) FROM %s WHERE ",
              search->kept ? "deliveries" : "messages");
    add_key(&query, search, key_columns[search->key]);
    add_range(&query, search, "first_seen", "last_seen");
    query_add(&query, " ORDER BY last_seen DESC, host, queue_id, recipient");
    add_limit(&query, search);
    return query_ask(&query, store, rows_r, error);
}

int messages_events_ask(struct rows *messages, struct query *query, struct store *store,
                        struct rows **rows_r, struct error *error)
{
    *query = (struct query){.len = 0};
    query_add(query, EVENT_COLUMNS "id >= ");
    query_number(query, store_first_id(rows_number(messages, MESSAGE_FROM_ID) * WHEN_SECOND));
    query_add(query, " AND id < ");
    query_number(query, store_first_id((rows_number(messages, MESSAGE_TO_ID) + 1) * WHEN_SECOND));
    query_add(query, " AND queue_id = ");
    query_text(query, rows_text(messages, MESSAGE_QUEUE_ID));
    query_add(query, " AND host = ");
    query_text(query, rows_text(messages, MESSAGE_HOST));
    query_add(query, " AND recipient = ");
    query_text(query, rows_text(messages, MESSAGE_RECIPIENT));
    query_add(query, " ORDER BY id, time");
    return query_ask(query, store, rows_r, error);
}

int messages_others_ask(struct message_search *search, struct store *store, struct rows **rows_r,
                        struct error *error)
{
    struct query query = {.len = 0};
    query_add(&query, EVENT_COLUMNS);
    add_key(&query, search, key_columns[search->key]);
    query_add(&query, " AND (queue_id IS NULL OR recipient IS NULL OR direction = 'inbound')");
    add_range(&query, search, "time", "time");
    query_add(&query, " ORDER BY time DESC, id");
    add_limit(&query, search);
    return query_ask(&query, store, rows_r, error);
}
