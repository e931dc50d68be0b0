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

static void bind_expiry(sqlite3_stmt *set, int index, const struct expiry *expiry)
{
    if (expiry->time == WHEN_NONE)
        return;
    db_bind_number(set, index, expiry->time);
    db_bind_number(set, index + 1, (int64_t)expiry->line);
    db_bind_id(set, index + 2, expiry->source);
    db_bind_number(set, index + 3, expiry->offset);
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

static void bind_client_ip(sqlite3_stmt *row, int index, struct slice client_ip)
{
    char text[IP_TEXT];
    struct ip ip;
    if (slice_present(client_ip) && ip_parse(client_ip, &ip) && ip.length == 4 &&
        slice_equal(client_ip, slice_make(text, ip_text(&ip, text))))
        db_bind_ip(row, index, &ip);
    else
        db_bind_text(row, index, client_ip);
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
    if (!writer->last_message)
        writer->last_message = db_number(writer->store, "SELECT max(id) FROM message", 0);
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

static void bind_delivery(struct writer *writer, sqlite3_stmt *put, int before,
                          const struct delivery_row *row)
{
    const struct delivery *d = row->delivery;
    struct mailbox_parts parts = mailbox_of_recipient(&writer->batch, d->recipient);
    struct mailbox recipient = dict_mailbox(writer, &parts);
    db_bind_number(put, before + 1, row->message);
    db_bind_number(put, before + 2, d->number);
    dict_bind_mailbox(put, before + 3, &recipient);
    db_bind_text(put, before + 5, d->orig_recipient);
    db_bind_number(put, before + 6, d->first);
    db_bind_number(put, before + 7, d->last != WHEN_NONE ? d->last - d->first : 0);
    db_bind_number(put, before + 8, d->attempts);
    db_bind_number(put, before + 9, d->fate);
    db_bind_id(put, before + 10, d->reason);
    db_bind_id(put, before + 11, d->deferral);
    db_bind_time_behind(put, before + 12, d->deferral_time, d->first);
    db_bind_id(put, before + 13, d->final);
    db_bind_time_behind(put, before + 14, d->final_time, d->first);
    db_bind_id(put, before + 15, d->delivered.flow);
    db_bind_id(put, before + 16, d->delivered.provider);
    db_bind_id(put, before + 17, d->delivered.day);
    db_bind_number(put, before + 18, d->counted);
    bind_expiry(put, before + 19, &d->expired);
    db_bind_id(put, before + 23, d->expiry);
    db_bind_id(put, before + 24, d->expiry_from);
}

void delivery_row_put(struct writer *writer, const struct delivery_row *rows, size_t count)
{
    enum { COLUMNS = 24 };
    sqlite3_stmt *put = db_use(writer->store, count == 1 ? SQL_DELIVERY_PUT : SQL_DELIVERY_ADD_16);
    for (size_t i = 0; i < count; i++)
        bind_delivery(writer, put, (int)i * COLUMNS, &rows[i]);
    db_run(writer->store, put);
}

/* Numbered as MESSAGE_SET numbers them, which leaves out what never changes. */
static void bind_message(sqlite3_stmt *row, int before, const struct message *m)
{
    db_bind_number(row, before + 1, m->id);
    db_bind_number(row, before + 2, m->key);
    db_bind_number(row, before + 3, m->flow);
    db_bind_text(row, before + 4, m->queue_id);
    db_bind_number(row, before + 5, m->first);
    db_bind_time_behind(row, before + 6, m->last, m->first);
    db_bind_time_behind(row, before + 7, m->birth, m->first);
    db_bind_time_behind(row, before + 8, m->ended, m->first);
    db_bind_id(row, before + 9, m->only_source);
    dict_bind_mailbox(row, before + 10, &m->sender);
    db_bind_id(row, before + 12, m->sender.kind);
    db_bind_id(row, before + 13, m->account);
    db_bind_text(row, before + 14, m->message_id);
    db_bind_number(row, before + 15, m->flags);
    bind_client_ip(row, before + 16, m->client_ip);
    bind_expiry(row, before + 17, &m->expired);
    db_bind_id(row, before + 21, m->lesser);
    db_bind_id(row, before + 22, m->orphan);
    db_bind_id(row, before + 23, m->pending);
}

void message_row_add(struct writer *writer, struct message *const *messages, size_t count)
{
    enum { COLUMNS = 23 };
    sqlite3_stmt *add = db_use(writer->store, count == 1 ? SQL_MESSAGE_ADD : SQL_MESSAGE_ADD_16);
    for (size_t i = 0; i < count; i++)
        bind_message(add, (int)i * COLUMNS, messages[i]);
    db_run(writer->store, add);
}

void message_row_set(struct writer *writer, const struct message *message)
{
    sqlite3_stmt *set = db_use(writer->store, SQL_MESSAGE_SET);
    bind_message(set, 0, message);
    db_run(writer->store, set);
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
