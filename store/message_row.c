/*
 * Rows of messages: read, written, removed.
 */
#include "base/utf8.h"
#include "store/message_private.h"

enum { PENDING_STEP = 16384 }; /* messages after which those that are pending are counted */

struct expiry expiry_read(sqlite3_stmt *row, int column)
{
    return (struct expiry){.time = db_time(row, column),
                           .line = (uint64_t)sqlite3_column_int64(row, column + 1),
                           .source = sqlite3_column_int64(row, column + 2),
                           .offset = sqlite3_column_int64(row, column + 3)};
}

void expiry_bind(struct insert *row, const struct expiry *expiry)
{
    enum { COLUMNS = 4 };
    if (expiry->time == WHEN_NONE) {
        for (int i = 0; i < COLUMNS; i++)
            insert_null(row);
        return;
    }
    insert_number(row, expiry->time);
    insert_number(row, (int64_t)expiry->line);
    insert_id(row, expiry->source);
    insert_number(row, expiry->offset);
}

/* As a number where that gives back what was logged. */
static struct slice read_client_ip(struct writer *writer, sqlite3_stmt *get, int column)
{
    char text[IP_TEXT];
    if (sqlite3_column_type(get, column) != SQLITE_INTEGER)
        return arena_copy(&writer->messages.memory, db_text(get, column));
    struct ip ip = db_ip(get, column);
    return arena_copy(&writer->messages.memory, slice_make(text, ip_text(&ip, text)));
}

static void bind_client_ip(struct insert *row, struct slice client_ip)
{
    char text[IP_TEXT];
    struct ip ip;
    if (slice_present(client_ip) && ip_parse(client_ip, &ip) && ip.length == 4 &&
        slice_equal(client_ip, slice_make(text, ip_text(&ip, text))))
        insert_ip(row, &ip);
    else
        insert_text(row, client_ip);
}

bool message_row_load(struct writer *writer, struct message *message, size_t records)
{
    sqlite3_stmt *get = db_use(writer->store, SQL_MESSAGE_GET);
    db_bind_number(get, 1, message->id);
    message->has_row = db_row(writer->store, get);
    if (message->has_row) {
        message->first = sqlite3_column_int64(get, 0);
        message->last = db_time_behind(get, 1, message->first);
        message->birth = db_time_behind(get, 2, message->first);
        message->only_source = sqlite3_column_int64(get, 3);
        message->ended = db_time_behind(get, 4, message->first);
        message->sender =
            (struct mailbox){.text = arena_copy(&writer->messages.memory, db_text(get, 5)),
                             .domain = sqlite3_column_int64(get, 6),
                             .kind = (enum sender_kind)sqlite3_column_int(get, 7)};
        message->account = sqlite3_column_int64(get, 8);
        message->message_id = arena_copy(&writer->messages.memory, db_text(get, 9));
        message->flags = (unsigned)sqlite3_column_int64(get, 10);
        message->client_ip = read_client_ip(writer, get, 11);
        message->expired = expiry_read(get, 12);
        message->lesser = sqlite3_column_int64(get, 16);
        message->orphan = sqlite3_column_int64(get, 17);
    }
    sqlite3_reset(get);
    if (message->has_row)
        delivery_load(writer, message, records);
    return message->has_row;
}

int64_t message_row_number(struct writer *writer)
{
    if (++writer->last_message % PENDING_STEP == 0)
        writer->pending_due = true;
    return writer->last_message;
}

int64_t message_row_key(const struct live *live)
{
    return (int32_t)(live->key >> 32);
}

struct slice message_row_queue_id(struct writer *writer, const struct live *live)
{
    return utf8_clean(&writer->batch, slice_first(live->queue_id, 255));
}

/* Numbered as MESSAGE_SET numbers them, which leaves out what never changes. */
static void bind_message(struct insert *row, const void *messages, size_t index)
{
    const struct message *m = ((struct message *const *)messages)[index];
    insert_number(row, m->id);
    insert_number(row, m->key);
    insert_number(row, m->flow);
    insert_text(row, m->queue_id);
    insert_number(row, m->first);
    insert_time_behind(row, m->last, m->first);
    insert_time_behind(row, m->birth, m->first);
    insert_time_behind(row, m->ended, m->first);
    insert_id(row, m->only_source);
    dict_bind_mailbox(row, &m->sender);
    insert_id(row, m->sender.kind);
    insert_id(row, m->account);
    insert_text(row, m->message_id);
    insert_number(row, m->flags);
    bind_client_ip(row, m->client_ip);
    expiry_bind(row, &m->expired);
    insert_id(row, m->lesser);
    insert_id(row, m->orphan);
    insert_id(row, m->pending);
}

void message_row_add(struct writer *writer, struct message *const *messages, size_t count)
{
    static const struct insert_table table = {SQL_MESSAGE_ADD, SQL_MESSAGE_ADD_16, bind_message};
    insert_rows(writer->store, &table, messages, count);
}

void message_row_set(struct writer *writer, struct message *message)
{
    static const struct insert_table table = {SQL_MESSAGE_SET, SQL_MESSAGE_SET, bind_message};
    insert_rows(writer->store, &table, &message, 1);
}

void message_row_remove(struct writer *writer, int64_t id)
{
    sqlite3_stmt *remove = db_use(writer->store, SQL_MESSAGE_REMOVE);
    db_bind_number(remove, 1, id);
    db_run(writer->store, remove);
}

int64_t message_sender_domain(struct writer *writer, int64_t id)
{
    const struct message *waiting = message_wait_get(writer, id);
    if (waiting)
        return waiting->sender.domain;
    int64_t domain = 0;
    sqlite3_stmt *get = db_use(writer->store, SQL_MESSAGE_SENDER_DOMAIN);
    db_bind_number(get, 1, id);
    if (db_row(writer->store, get))
        domain = sqlite3_column_int64(get, 0);
    sqlite3_reset(get);
    return domain;
}

bool message_row_has_events(struct writer *writer, const struct message *message)
{
    if (message->failed || message->is_new)
        return message->failed || message->lesser || message->orphan;
    if (event_waits(writer, message->id))
        return true;
    sqlite3_stmt *any = db_use(writer->store, SQL_EVENT_ANY);
    db_bind_number(any, 1, message->id);
    bool found = db_row(writer->store, any);
    sqlite3_reset(any);
    return found;
}
