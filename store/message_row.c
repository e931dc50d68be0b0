/*
 * Rows of messages and of their recipients: read, written, removed.
 */
#include "base/hash.h"
#include "base/utf8.h"
#include "store/message_private.h"

enum { PENDING_STEP = 16384 }; /* messages after which those that are pending are counted */

static struct expiry read_expiry(sqlite3_stmt *row, int column)
{
    return (struct expiry){.time = db_time(row, column),
                           .line = (uint64_t)sqlite3_column_int64(row, column + 1),
                           .source = sqlite3_column_int64(row, column + 2),
                           .offset = sqlite3_column_int64(row, column + 3)};
}

static void bind_expiry(struct insert *row, const struct expiry *expiry)
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

struct delivery *delivery_add(struct writer *writer, struct message *message)
{
    if (message->count == message->capacity) {
        size_t capacity = message->capacity ? message->capacity * 2 : 2;
        struct delivery *more = arena_take(&writer->messages.memory, capacity * sizeof(*more));
        if (message->count)
            memcpy(more, message->deliveries, message->count * sizeof(*more));
        message->deliveries = more;
        message->capacity = capacity;
        if (capacity * sizeof(*more) > writer->messages.largest)
            writer->messages.largest = capacity * sizeof(*more);
    }
    struct delivery *delivery = &message->deliveries[message->count++];
    *delivery = (struct delivery){.first = WHEN_NONE,
                                  .last = WHEN_NONE,
                                  .deferral_time = WHEN_NONE,
                                  .final_time = WHEN_NONE,
                                  .expired.time = WHEN_NONE};
    return delivery;
}

static uint64_t place_key(const struct writer *writer, struct slice recipient)
{
    return slice_present(recipient) ? hash_bytes(recipient, writer->seed) : 0;
}

/* Most messages have few recipients; a list's may have tens of thousands.  Of two that are
 * disguised alike, as only their case told them apart, the first is found. */
struct delivery *delivery_find(struct writer *writer, struct message *message,
                               struct slice recipient)
{
    enum { FEW = 16 };
    struct delivery *deliveries = message->deliveries;
    if (message->count <= FEW) {
        for (size_t i = 0; i < message->count; i++)
            if (slice_same(deliveries[i].recipient, recipient))
                return &deliveries[i];
        return NULL;
    }
    for (size_t *i = &message->placed; *i < message->count; ++*i) {
        int64_t *place = map_put(&message->places, place_key(writer, deliveries[*i].recipient));
        if (!*place)
            *place = (int64_t)*i + 1;
    }
    const int64_t *place = map_find(&message->places, place_key(writer, recipient));
    bool found = place && slice_same(deliveries[*place - 1].recipient, recipient);
    return found ? &deliveries[*place - 1] : NULL;
}

static void load_deliveries(struct writer *writer, struct message *message)
{
    sqlite3_stmt *list = db_use(writer->store, SQL_DELIVERY_LIST);
    db_bind_number(list, 1, message->id);
    while (db_row(writer->store, list)) {
        struct delivery *d = delivery_add(writer, message);
        d->has_row = true;
        d->number = sqlite3_column_int64(list, 0);
        d->recipient = arena_copy(&writer->messages.memory, db_text(list, 1));
        d->orig_recipient = arena_copy(&writer->messages.memory, db_text(list, 2));
        d->first = sqlite3_column_int64(list, 3);
        d->last = db_time_behind(list, 4, d->first);
        d->attempts = sqlite3_column_int64(list, 5);
        d->fate = (enum fate)sqlite3_column_int(list, 6);
        d->reason = sqlite3_column_int64(list, 7);
        d->deferral = sqlite3_column_int64(list, 8);
        d->deferral_time = db_time_behind(list, 9, d->first);
        d->final = (enum fate)sqlite3_column_int(list, 10);
        d->final_time = db_time_behind(list, 11, d->first);
        d->delivered.relayed = d->final == FATE_RELAYED;
        d->delivered.flow = sqlite3_column_int64(list, 12);
        d->delivered.provider = sqlite3_column_int64(list, 13);
        d->delivered.day = sqlite3_column_int64(list, 14);
        d->counted = (unsigned)sqlite3_column_int(list, 15);
        d->expired = read_expiry(list, 16);
        d->expiry = sqlite3_column_int64(list, 20);
        d->expiry_from = sqlite3_column_int64(list, 21);
    }
    sqlite3_reset(list);
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

bool message_row_load(struct writer *writer, struct message *message)
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
        message->expired = read_expiry(get, 12);
        message->lesser = sqlite3_column_int64(get, 16);
        message->orphan = sqlite3_column_int64(get, 17);
    }
    sqlite3_reset(get);
    if (message->has_row)
        load_deliveries(writer, message);
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

struct delivery_rows {
    struct writer *writer;
    const struct delivery_row *rows;
};

static void bind_delivery(struct insert *put, const void *context, size_t index)
{
    const struct delivery_rows *all = context;
    const struct delivery *d = all->rows[index].delivery;
    struct mailbox_parts parts = mailbox_of_recipient(&all->writer->batch, d->recipient);
    struct mailbox recipient = dict_mailbox(all->writer, &parts);
    insert_number(put, all->rows[index].message);
    insert_number(put, d->number);
    dict_bind_mailbox(put, &recipient);
    insert_text(put, d->orig_recipient);
    insert_number(put, d->first);
    insert_number(put, d->last != WHEN_NONE ? d->last - d->first : 0);
    insert_number(put, d->attempts);
    insert_number(put, d->fate);
    insert_id(put, d->reason);
    insert_id(put, d->deferral);
    insert_time_behind(put, d->deferral_time, d->first);
    insert_id(put, d->final);
    insert_time_behind(put, d->final_time, d->first);
    insert_id(put, d->delivered.flow);
    insert_id(put, d->delivered.provider);
    insert_id(put, d->delivered.day);
    insert_number(put, d->counted);
    bind_expiry(put, &d->expired);
    insert_id(put, d->expiry);
    insert_id(put, d->expiry_from);
}

static void write_deliveries(struct writer *writer, enum statement several,
                             const struct delivery_row *rows, size_t count)
{
    const struct insert_table table = {SQL_DELIVERY_PUT, several, bind_delivery};
    const struct delivery_rows all = {writer, rows};
    insert_rows(writer->store, &table, &all, count);
}

void delivery_row_add(struct writer *writer, const struct delivery_row *rows, size_t count)
{
    write_deliveries(writer, SQL_DELIVERY_ADD_16, rows, count);
}

void delivery_row_set(struct writer *writer, const struct delivery_row *row)
{
    write_deliveries(writer, SQL_DELIVERY_PUT, row, 1);
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
    bind_expiry(row, &m->expired);
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

void delivery_row_remove(struct writer *writer, const struct message *message,
                         const struct delivery *delivery)
{
    sqlite3_stmt *remove = db_use(writer->store, SQL_DELIVERY_REMOVE);
    db_bind_number(remove, 1, message->id);
    db_bind_number(remove, 2, delivery->number);
    db_run(writer->store, remove);
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
