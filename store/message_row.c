/*
 * Rows of messages and of their recipients: read, written, removed.
 */
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
        size_t capacity = message->capacity ? message->capacity * 2 : 8;
        struct delivery *more = arena_take(&writer->batch, capacity * sizeof(*more));
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

/* Most messages have few recipients; a list's may have tens of thousands. */
struct delivery *delivery_find(struct message *message, int64_t recipient)
{
    enum { FEW = 16 };
    if (message->count <= FEW) {
        for (size_t i = 0; i < message->count; i++)
            if (message->deliveries[i].recipient == recipient)
                return &message->deliveries[i];
        return NULL;
    }
    for (size_t i = message->places.count; i < message->count; i++)
        *map_put(&message->places, (uint64_t)message->deliveries[i].recipient) = (int64_t)i + 1;
    const int64_t *place = map_find(&message->places, (uint64_t)recipient);
    return place ? &message->deliveries[*place - 1] : NULL;
}

static void load_deliveries(struct writer *writer, struct message *message)
{
    sqlite3_stmt *list = db_use(writer->store, SQL_DELIVERY_LIST);
    db_bind_number(list, 1, message->id);
    while (db_row(writer->store, list)) {
        struct delivery *d = delivery_add(writer, message);
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
        return arena_copy(&writer->batch, db_text(get, column));
    struct ip ip = db_ip(get, column);
    return arena_copy(&writer->batch, slice_make(text, ip_text(&ip, text)));
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

void message_row_load(struct writer *writer, struct message *message)
{
    int64_t sender = 0;
    sqlite3_stmt *get = db_use(writer->store, SQL_MESSAGE_GET);
    db_bind_number(get, 1, message->id);
    message->birth = message->ended = message->expired.time = WHEN_NONE;
    if (db_row(writer->store, get)) {
        message->first = sqlite3_column_int64(get, 0);
        message->last = db_time_behind(get, 1, message->first);
        message->birth = db_time_behind(get, 2, message->first);
        message->only_source = sqlite3_column_int64(get, 3);
        message->ended = db_time_behind(get, 4, message->first);
        sender = sqlite3_column_int64(get, 5);
        message->account = sqlite3_column_int64(get, 6);
        message->message_id = arena_copy(&writer->batch, db_text(get, 7));
        message->flags = (unsigned)sqlite3_column_int64(get, 8);
        message->client_ip = read_client_ip(writer, get, 9);
        message->expired = read_expiry(get, 10);
        message->lesser = sqlite3_column_int64(get, 14);
        message->orphan = sqlite3_column_int64(get, 15);
    }
    sqlite3_reset(get);
    message->sender = dict_address_get(writer, sender);
    load_deliveries(writer, message);
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
    if (slice_present(delivery->unsaved))
        delivery->recipient = dict_address(writer, delivery->unsaved).id;
    delivery->unsaved = (struct slice){0};
}

void delivery_row_write(struct writer *writer, const struct message *message, struct delivery *d)
{
    delivery_save_address(writer, d);
    sqlite3_stmt *put = db_use(writer->store, SQL_DELIVERY_PUT);
    db_bind_number(put, 1, message->id);
    db_bind_number(put, 2, d->recipient);
    db_bind_id(put, 3, d->orig_recipient);
    int64_t first = d->first != WHEN_NONE ? d->first : d->last;
    db_bind_number(put, 4, first);
    db_bind_number(put, 5, d->last != WHEN_NONE ? d->last - first : 0);
    db_bind_number(put, 6, d->attempts);
    db_bind_number(put, 7, d->fate);
    db_bind_id(put, 8, d->reason);
    db_bind_id(put, 9, d->deferral);
    db_bind_time_behind(put, 10, d->deferral_time, first);
    db_bind_id(put, 11, d->final);
    db_bind_time_behind(put, 12, d->final_time, first);
    db_bind_id(put, 13, d->delivered.flow);
    db_bind_id(put, 14, d->delivered.provider);
    db_bind_id(put, 15, d->delivered.day);
    db_bind_number(put, 16, d->counted);
    bind_expiry(put, 17, &d->expired);
    db_bind_id(put, 21, d->expiry);
    db_bind_id(put, 22, d->expiry_from);
    db_run(writer->store, put);
}

static void bind_facts(sqlite3_stmt *row, const struct message *m, bool pending)
{
    db_bind_number(row, 1, m->id);
    db_bind_number(row, 2, m->first);
    db_bind_time_behind(row, 3, m->last, m->first);
    db_bind_time_behind(row, 4, m->birth, m->first);
    db_bind_id(row, 5, m->only_source);
    db_bind_time_behind(row, 6, m->ended, m->first);
    db_bind_id(row, 7, m->sender.id);
    db_bind_id(row, 8, m->account);
    db_bind_text(row, 9, m->message_id);
    db_bind_number(row, 10, m->flags);
    bind_client_ip(row, 11, m->client_ip);
    bind_expiry(row, 12, &m->expired);
    db_bind_id(row, 16, m->lesser);
    db_bind_id(row, 17, m->orphan);
    db_bind_id(row, 18, pending);
}

void message_row_write(struct writer *writer, const struct live *live, const struct message *m,
                       bool pending)
{
    struct flow flow = {.mta = live->mta};
    if (m->is_new) {
        const struct site *site = dict_site(writer, live->host, live->instance);
        flow.host = site->host_id;
        flow.instance = site->instance_id;
    }
    int64_t flow_id = m->is_new ? dict_flow(writer, &flow) : 0;
    sqlite3_stmt *set = db_use(writer->store, m->is_new ? SQL_MESSAGE_ADD : SQL_MESSAGE_SET);
    bind_facts(set, m, pending);
    if (m->is_new) {
        db_bind_number(set, 19, message_row_key(live));
        db_bind_number(set, 20, flow_id);
        db_bind_text(set, 21, message_row_queue_id(writer, live));
    }
    db_run(writer->store, set);
}

void delivery_row_remove(struct writer *writer, const struct message *message, int64_t recipient)
{
    if (message->is_new)
        return;
    sqlite3_stmt *remove = db_use(writer->store, SQL_DELIVERY_REMOVE);
    db_bind_number(remove, 1, message->id);
    db_bind_number(remove, 2, recipient);
    db_run(writer->store, remove);
}

void message_forget(struct writer *writer, int64_t id)
{
    sqlite3_stmt *remove = db_use(writer->store, SQL_MESSAGE_REMOVE);
    db_bind_number(remove, 1, id);
    db_run(writer->store, remove);
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
