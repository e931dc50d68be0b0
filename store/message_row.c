/*
 * Rows of messages and of their recipients: read, written, removed.
 */
#include "base/hash.h"
#include "base/utf8.h"
#include "store/message_private.h"

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
    }
    struct delivery *delivery = &message->deliveries[message->count++];
    *delivery = (struct delivery){.first = WHEN_NONE,
                                  .last = WHEN_NONE,
                                  .deferral_time = WHEN_NONE,
                                  .final_time = WHEN_NONE,
                                  .expired.time = WHEN_NONE};
    return delivery;
}

/* A recipient that no line names has the number 0, and so has an address without a row yet. */
static bool is_recipient(const struct delivery *delivery, struct slice address, int64_t number)
{
    if (slice_present(delivery->address))
        return slice_present(address) && slice_equal(delivery->address, address);
    return delivery->recipient == number && (number || !slice_present(address));
}

/* By the address where it is known, else by the number of its row. */
static uint64_t place_key(const struct writer *writer, const struct delivery *delivery)
{
    return slice_present(delivery->address) ? hash_bytes(delivery->address, writer->seed)
                                            : (uint64_t)delivery->recipient;
}

/* Most messages have few recipients; a list's may have tens of thousands. */
struct delivery *delivery_find(struct writer *writer, struct message *message, struct slice address)
{
    enum { FEW = 16 };
    bool asked = message->has_row && slice_present(address);
    int64_t number = asked ? dict_address_number(writer, address) : 0;
    struct delivery *deliveries = message->deliveries;
    if (message->count <= FEW) {
        for (size_t i = 0; i < message->count; i++)
            if (is_recipient(&deliveries[i], address, number))
                return &deliveries[i];
        return NULL;
    }
    for (size_t i = message->places.count; i < message->count; i++)
        *map_put(&message->places, place_key(writer, &deliveries[i])) = (int64_t)i + 1;
    const uint64_t keys[] = {hash_bytes(address, writer->seed), (uint64_t)number};
    for (size_t i = 0; i < 2; i++) {
        const int64_t *place = map_find(&message->places, keys[i]);
        if (place && is_recipient(&deliveries[*place - 1], address, number))
            return &deliveries[*place - 1];
    }
    return NULL;
}

static void load_deliveries(struct writer *writer, struct message *message)
{
    sqlite3_stmt *list = db_use(writer->store, SQL_DELIVERY_LIST);
    db_bind_number(list, 1, message->id);
    while (db_row(writer->store, list)) {
        struct delivery *d = delivery_add(writer, message);
        d->has_row = true;
        d->recipient = sqlite3_column_int64(list, 0);
        d->orig_recipient = sqlite3_column_int64(list, 1);
        d->first = sqlite3_column_int64(list, 2);
        d->last = db_time_behind(list, 3, d->first);
        d->attempts = sqlite3_column_int64(list, 4);
        d->fate = (enum fate)sqlite3_column_int(list, 5);
        d->reason = sqlite3_column_int64(list, 6);
        d->deferral = sqlite3_column_int64(list, 7);
        d->deferral_time = db_time_behind(list, 8, d->first);
        d->final = (enum fate)sqlite3_column_int(list, 9);
        d->final_time = db_time_behind(list, 10, d->first);
        d->delivered.relayed = d->final == FATE_RELAYED;
        d->delivered.flow = sqlite3_column_int64(list, 11);
        d->delivered.provider = sqlite3_column_int64(list, 12);
        d->delivered.day = sqlite3_column_int64(list, 13);
        d->counted = (unsigned)sqlite3_column_int(list, 14);
        d->expired = read_expiry(list, 15);
        d->expiry = sqlite3_column_int64(list, 19);
        d->expiry_from = sqlite3_column_int64(list, 20);
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
        message->sender.id = sqlite3_column_int64(get, 5);
        message->account = sqlite3_column_int64(get, 6);
        message->message_id = arena_copy(&writer->messages.memory, db_text(get, 7));
        message->flags = (unsigned)sqlite3_column_int64(get, 8);
        message->client_ip = read_client_ip(writer, get, 9);
        message->expired = read_expiry(get, 10);
        message->lesser = sqlite3_column_int64(get, 14);
        message->orphan = sqlite3_column_int64(get, 15);
    }
    sqlite3_reset(get);
    if (message->has_row) {
        message->sender = dict_address_get(writer, message->sender.id);
        load_deliveries(writer, message);
    }
    return message->has_row;
}

int64_t message_row_number(struct writer *writer)
{
    if (!writer->last_message)
        writer->last_message = db_number(writer->store, "SELECT max(id) FROM message", 0);
    return ++writer->last_message;
}

int64_t message_row_key(const struct live *live)
{
    return (int32_t)(live->key >> 32);
}

struct slice message_row_queue_id(struct writer *writer, const struct live *live)
{
    return utf8_clean(&writer->batch, slice_first(live->queue_id, 255));
}

void delivery_save_address(struct writer *writer, struct delivery *delivery)
{
    if (!delivery->recipient)
        delivery->recipient = dict_address(writer, delivery->address).id;
}

static void bind_delivery(sqlite3_stmt *put, int before, const struct delivery_row *row)
{
    const struct delivery *d = row->delivery;
    db_bind_number(put, before + 1, row->message);
    db_bind_number(put, before + 2, d->recipient);
    db_bind_id(put, before + 3, d->orig_recipient);
    db_bind_number(put, before + 4, d->first);
    db_bind_number(put, before + 5, d->last != WHEN_NONE ? d->last - d->first : 0);
    db_bind_number(put, before + 6, d->attempts);
    db_bind_number(put, before + 7, d->fate);
    db_bind_id(put, before + 8, d->reason);
    db_bind_id(put, before + 9, d->deferral);
    db_bind_time_behind(put, before + 10, d->deferral_time, d->first);
    db_bind_id(put, before + 11, d->final);
    db_bind_time_behind(put, before + 12, d->final_time, d->first);
    db_bind_id(put, before + 13, d->delivered.flow);
    db_bind_id(put, before + 14, d->delivered.provider);
    db_bind_id(put, before + 15, d->delivered.day);
    db_bind_number(put, before + 16, d->counted);
    bind_expiry(put, before + 17, &d->expired);
    db_bind_id(put, before + 21, d->expiry);
    db_bind_id(put, before + 22, d->expiry_from);
}

void delivery_row_put(struct writer *writer, const struct delivery_row *rows, size_t count)
{
    enum { COLUMNS = 22 };
    sqlite3_stmt *put = db_use(writer->store, count == 1 ? SQL_DELIVERY_PUT : SQL_DELIVERY_ADD_16);
    for (size_t i = 0; i < count; i++)
        bind_delivery(put, (int)i * COLUMNS, &rows[i]);
    db_run(writer->store, put);
}

static void bind_facts(sqlite3_stmt *row, int before, const struct message *m)
{
    db_bind_number(row, before + 1, m->id);
    db_bind_number(row, before + 2, m->first);
    db_bind_time_behind(row, before + 3, m->last, m->first);
    db_bind_time_behind(row, before + 4, m->birth, m->first);
    db_bind_id(row, before + 5, m->only_source);
    db_bind_time_behind(row, before + 6, m->ended, m->first);
    db_bind_id(row, before + 7, m->sender.id);
    db_bind_id(row, before + 8, m->account);
    db_bind_text(row, before + 9, m->message_id);
    db_bind_number(row, before + 10, m->flags);
    bind_client_ip(row, before + 11, m->client_ip);
    bind_expiry(row, before + 12, &m->expired);
    db_bind_id(row, before + 16, m->lesser);
    db_bind_id(row, before + 17, m->orphan);
    db_bind_id(row, before + 18, m->pending);
}

void message_row_add(struct writer *writer, struct message *const *messages, size_t count)
{
    enum { COLUMNS = 21 };
    sqlite3_stmt *add = db_use(writer->store, count == 1 ? SQL_MESSAGE_ADD : SQL_MESSAGE_ADD_16);
    for (size_t i = 0; i < count; i++) {
        int before = (int)i * COLUMNS;
        bind_facts(add, before, messages[i]);
        db_bind_number(add, before + 19, messages[i]->key);
        db_bind_number(add, before + 20, messages[i]->flow);
        db_bind_text(add, before + 21, messages[i]->queue_id);
    }
    db_run(writer->store, add);
}

void message_row_set(struct writer *writer, const struct message *message)
{
    sqlite3_stmt *set = db_use(writer->store, SQL_MESSAGE_SET);
    bind_facts(set, 0, message);
    db_run(writer->store, set);
}

void delivery_row_remove(struct writer *writer, const struct message *message,
                         const struct delivery *delivery)
{
    sqlite3_stmt *remove = db_use(writer->store, SQL_DELIVERY_REMOVE);
    db_bind_number(remove, 1, message->id);
    db_bind_number(remove, 2, delivery->recipient);
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
        return waiting->sender.sender_domain;
    int64_t sender = 0;
    sqlite3_stmt *get = db_use(writer->store, SQL_MESSAGE_SENDER);
    db_bind_number(get, 1, id);
    if (db_row(writer->store, get))
        sender = sqlite3_column_int64(get, 0);
    sqlite3_reset(get);
    return dict_address_get(writer, sender).sender_domain;
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
