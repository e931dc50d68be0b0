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

static void add_key(struct question *question, const struct message_search *search,
                    const char *const *column)
{
    const char *collation = search->any_case ? " COLLATE NOCASE" : "";
    question_add(question, "(0");
    for (; *column; column++) {
        bool bracketed = strcmp(*column, "message_id") == 0;
        question_add(question, " OR %s%s = ", *column, collation);
        question_text(question, search->text);
        if (bracketed) {
            question_add(question, " OR %s%s = '<' || ", *column, collation);
            question_text(question, search->text);
            question_add(question, " || '>'");
        }
    }
    question_add(question, ")");
}

static void add_range(struct question *question, struct message_search *search, const char *first,
                      const char *last)
{
    if (search->range.since != WHEN_NONE) {
        when_text(search->range.since, search->bounds[0]);
        question_add(question, " AND %s >= ", last);
        question_text(question, slice_of(search->bounds[0]));
    }
    if (search->range.until != WHEN_NONE) {
        when_text(search->range.until, search->bounds[1]);
        question_add(question, " AND %s < ", first);
        question_text(question, slice_of(search->bounds[1]));
    }
}

static void add_limit(struct question *question, const struct message_search *search)
{
    if (!search->limit)
        return;
    question_add(question, " LIMIT ");
    question_number(question, search->limit);
}

int messages_ask(struct message_search *search, struct store *store, struct rows **rows_r,
                 struct error *error)
{
    struct question question = {.len = 0};
    question_add(&question, "SELECT host, instance, queue_id, message_id, sender, recipient,"
                            " first_seen, last_seen, attempts, fate, cause,"
                            " CAST(strftime('%%s', first_seen) AS INTEGER),"
                            " CAST(strftime('%%s', last_seen) AS INTEGER) FROM messages WHERE ");
    add_key(&question, search, key_columns[search->key]);
    add_range(&question, search, "first_seen", "last_seen");
    question_add(&question, " ORDER BY last_seen DESC, host, queue_id, recipient");
    add_limit(&question, search);
    return question_ask(&question, store, rows_r, error);
}

int messages_events_ask(struct rows *messages, struct question *question, struct store *store,
                        struct rows **rows_r, struct error *error)
{
    *question = (struct question){.len = 0};
    question_add(question, EVENT_COLUMNS "id >= ");
    question_number(question, store_first_id(rows_number(messages, MESSAGE_FROM_ID) * WHEN_SECOND));
    question_add(question, " AND id < ");
    question_number(question,
                    store_first_id((rows_number(messages, MESSAGE_TO_ID) + 1) * WHEN_SECOND));
    question_add(question, " AND queue_id = ");
    question_text(question, rows_text(messages, MESSAGE_QUEUE_ID));
    question_add(question, " AND host = ");
    question_text(question, rows_text(messages, MESSAGE_HOST));
    question_add(question, " AND recipient = ");
    question_text(question, rows_text(messages, MESSAGE_RECIPIENT));
    question_add(question, " ORDER BY id, time");
    return question_ask(question, store, rows_r, error);
}

int messages_others_ask(struct message_search *search, struct store *store, struct rows **rows_r,
                        struct error *error)
{
    struct question question = {.len = 0};
    question_add(&question, EVENT_COLUMNS);
    add_key(&question, search, key_columns[search->key]);
    question_add(&question,
                 " AND (queue_id IS NULL OR recipient IS NULL OR direction = 'inbound')");
    add_range(&question, search, "time", "time");
    question_add(&question, " ORDER BY time DESC");
    add_limit(&question, search);
    return question_ask(&question, store, rows_r, error);
}
