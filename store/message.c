/*
 * The row of one message and of its recipients: read, brought up to date, written back.
 *
 * Facts may come in any order, also years after each other when old logs are read last.  So what
 * follows from several facts (expiries, fates, the sender's counts) is worked out anew from all of
 * them each time, and only the difference is written.
 */
#include "base/domain.h"
#include "base/utf8.h"
#include "store/writer_private.h"

#include <stdlib.h>

#define LIFETIME (10 * WHEN_DAY) /* longer than queues keep a message (Postfix: 5 days) */
#define SLACK    (2 * WHEN_SECOND)

struct delivery {
    int64_t recipient, orig_recipient;
    int64_t first, last; /* WHEN_NONE = no failure and no fate yet */
    int64_t attempts;
    enum fate fate;
    int64_t reason;
    int64_t deferral, deferral_time; /* the last one */
    enum fate final;
    int64_t final_time;
    struct delivered delivered; /* flow 0 = not delivered */
    bool accepted;
    struct expiry expired; /* time WHEN_NONE = no line said so */
    int64_t expiry, expiry_from;
    bool dirty, drop;
};

struct message {
    int64_t id;
    struct address_id sender;
    int64_t first, last, birth, only_source, ended;
    int64_t account;
    struct slice message_id, client_ip;
    unsigned flags;
    struct expiry expired;
    int64_t lesser, orphan;
    struct delivery *deliveries;
    size_t count, capacity;
    bool failed; /* an event hangs on it */
};

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

static struct delivery *delivery_add(struct writer *writer, struct message *message)
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

static void load_deliveries(struct writer *writer, struct message *message)
{
    sqlite3_stmt *list = db_use(writer->store, SQL_DELIVERY_LIST);
    db_bind_number(list, 1, message->id);
    while (db_row(writer->store, list)) {
        struct delivery *d = delivery_add(writer, message);
        d->recipient = sqlite3_column_int64(list, 0);
        d->orig_recipient = sqlite3_column_int64(list, 1);
        d->first = sqlite3_column_int64(list, 2);
        d->last = sqlite3_column_int64(list, 3);
        d->attempts = sqlite3_column_int64(list, 4);
        d->fate = (enum fate)sqlite3_column_int(list, 5);
        d->reason = sqlite3_column_int64(list, 6);
        d->deferral = sqlite3_column_int64(list, 7);
        d->deferral_time = db_time(list, 8);
        d->final = (enum fate)sqlite3_column_int(list, 9);
        d->final_time = db_time(list, 10);
        d->delivered.flow = sqlite3_column_int64(list, 11);
        d->delivered.provider = sqlite3_column_int64(list, 12);
        d->delivered.day = sqlite3_column_int64(list, 13);
        d->accepted = sqlite3_column_int(list, 14);
        d->expired = read_expiry(list, 15);
        d->expiry = sqlite3_column_int64(list, 19);
        d->expiry_from = sqlite3_column_int64(list, 20);
    }
    sqlite3_reset(list);
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        d->delivered.relayed = d->final == FATE_RELAYED;
        d->delivered.domain = dict_address_get(writer, d->recipient).domain;
    }
}

static void load_message(struct writer *writer, struct message *message)
{
    int64_t sender = 0;
    sqlite3_stmt *get = db_use(writer->store, SQL_MESSAGE_GET);
    db_bind_number(get, 1, message->id);
    message->birth = message->ended = message->expired.time = WHEN_NONE;
    if (db_row(writer->store, get)) {
        message->first = sqlite3_column_int64(get, 3);
        message->last = sqlite3_column_int64(get, 4);
        message->birth = db_time(get, 5);
        message->only_source = sqlite3_column_int64(get, 6);
        message->ended = db_time(get, 7);
        sender = sqlite3_column_int64(get, 8);
        message->account = sqlite3_column_int64(get, 9);
        message->message_id = arena_copy(&writer->batch, db_text(get, 10));
        message->flags = (unsigned)sqlite3_column_int64(get, 11);
        message->client_ip = arena_copy(&writer->batch, db_text(get, 12));
        message->expired = read_expiry(get, 13);
        message->lesser = sqlite3_column_int64(get, 17);
        message->orphan = sqlite3_column_int64(get, 18);
    }
    sqlite3_reset(get);
    message->sender = dict_address_get(writer, sender);
    load_deliveries(writer, message);
}

/* Are the live facts and a row parts of one generation of the queue id? */
static bool same_generation(const struct live *live, int64_t first, int64_t last, int64_t birth,
                            int64_t ended)
{
    if (live->birth != WHEN_NONE && birth != WHEN_NONE)
        return live->birth == birth;
    if (live->birth != WHEN_NONE && first < live->birth - SLACK)
        return false;
    if (birth != WHEN_NONE && live->first < birth - SLACK)
        return false;
    if (ended != WHEN_NONE && live->first > ended + SLACK)
        return false;
    if (live->ended != WHEN_NONE && first > live->ended + SLACK)
        return false;
    return first - live->last < LIFETIME && live->first - last < LIFETIME;
}

static int64_t find_row(struct writer *writer, const struct live *live)
{
    int64_t id = 0, nearest = INT64_MAX;
    sqlite3_stmt *find = db_use(writer->store, SQL_MESSAGE_FIND);
    db_bind_number(find, 1, (int64_t)live->key);
    while (db_row(writer->store, find)) {
        int64_t first = sqlite3_column_int64(find, 1);
        int64_t distance = llabs(first - live->first);
        if (distance < nearest && same_generation(live, first, sqlite3_column_int64(find, 2),
                                                  db_time(find, 3), db_time(find, 4))) {
            id = sqlite3_column_int64(find, 0);
            nearest = distance;
        }
    }
    sqlite3_reset(find);
    return id;
}

static int64_t add_row(struct writer *writer, const struct live *live)
{
    sqlite3_stmt *add = db_use(writer->store, SQL_MESSAGE_ADD);
    int64_t host = dict_name(writer, live->host), instance = dict_name(writer, live->instance);
    db_bind_number(add, 1, (int64_t)live->key);
    db_bind_number(add, 2, live->mta);
    db_bind_number(add, 3, host);
    db_bind_id(add, 4, instance);
    db_bind_text(add, 5, utf8_clean(&writer->batch, slice_first(live->queue_id, 255)));
    db_bind_number(add, 6, live->first);
    db_bind_number(add, 7, live->last);
    db_run(writer->store, add);
    return sqlite3_last_insert_rowid(writer->store->db);
}

static struct delivered accepted_of(struct writer *writer, const struct live *live,
                                    const struct delivery *d)
{
    struct slice recipient = {0};
    sqlite3_stmt *get = db_use(writer->store, SQL_ADDRESS_TEXT);
    db_bind_number(get, 1, d->orig_recipient ? d->orig_recipient : d->recipient);
    if (db_row(writer->store, get))
        recipient = arena_copy(&writer->batch, db_text(get, 0));
    sqlite3_reset(get);
    return ledger_accepted(writer, live, recipient);
}

/* The sender became known: what was counted under none moves to its domain. */
static void bind_sender(struct writer *writer, const struct live *live, struct message *message)
{
    message->sender = dict_address(writer, live->sender);
    int64_t domain = message->sender.sender_domain;
    if (!domain)
        return;
    for (size_t i = 0; i < message->count; i++) {
        const struct delivery *d = &message->deliveries[i];
        if (d->delivered.flow)
            traffic_move_sender(writer, &d->delivered, 0, domain);
        if (d->accepted) {
            struct delivered accepted = accepted_of(writer, live, d);
            traffic_move_sender(writer, &accepted, 0, domain);
        }
    }
    sqlite3_stmt *list = db_use(writer->store, SQL_EVENT_OF_MESSAGE);
    db_bind_number(list, 1, message->id);
    while (db_row(writer->store, list)) {
        struct delta delta = {.day = sqlite3_column_int(list, 0),
                              .flow = sqlite3_column_int(list, 1),
                              .third = sqlite3_column_int64(list, 2),
                              .first_count = -sqlite3_column_int64(list, 3)};
        rollup_add(&writer->sender_day, &delta);
        delta.domain = domain;
        delta.first_count = -delta.first_count;
        rollup_add(&writer->sender_day, &delta);
    }
    sqlite3_reset(list);
}

/* What the row knows and what the live facts say, put together in both. */
static void merge_facts(struct writer *writer, struct live *live, struct message *message)
{
    if (live->first < message->first)
        message->first = live->first;
    if (live->last > message->last)
        message->last = live->last;
    if (message->birth == WHEN_NONE)
        message->birth = live->birth;
    if (message->only_source != live->only_source)
        message->only_source = 0;
    if (message->ended == WHEN_NONE)
        message->ended = live->ended;
    if (!message->account)
        message->account = dict_name(writer, live->account);
    if (!slice_present(message->message_id))
        message->message_id = utf8_clean(&writer->batch, utf8_first(live->message_id, 512));
    if (!slice_present(message->client_ip))
        message->client_ip = live->client_ip;
    message->flags |= live->flags;

    live->first = message->first;
    live->last = message->last;
    live->birth = message->birth;
    live->only_source = message->only_source;
    live->ended = message->ended;
    live->flags = message->flags;
    live->client_ip = message->client_ip;
    if (!message->sender.id && slice_present(live->sender))
        bind_sender(writer, live, message);
}

static struct delivery *delivery_of(struct writer *writer, struct message *message,
                                    const struct record *record)
{
    int64_t recipient = dict_address(writer, record->recipient).id;
    for (size_t i = 0; i < message->count; i++)
        if (message->deliveries[i].recipient == recipient)
            return &message->deliveries[i];
    struct delivery *delivery = delivery_add(writer, message);
    delivery->recipient = recipient;
    return delivery;
}

static void take_final(struct delivery *delivery, enum fate fate, int64_t time)
{
    if (delivery->final_time != WHEN_NONE && time < delivery->final_time)
        return;
    delivery->final = fate;
    delivery->final_time = time;
}

static struct expiry expiry_of(const struct writer *writer, const struct record *record)
{
    return (struct expiry){.time = record->time,
                           .line = record->line.hash,
                           .source = writer->source->id,
                           .offset = (int64_t)record->line.offset};
}

static void take_attempt(struct writer *writer, struct message *message, struct delivery *delivery,
                         const struct record *record)
{
    struct reason reason = {0};
    int64_t last_failure = delivery->deferral_time;
    if (delivery->final == FATE_BOUNCED && delivery->final_time > last_failure)
        last_failure = delivery->final_time;
    int64_t event = event_add(writer, record, message->id, message->sender.sender_domain, &reason);
    if (!event)
        return;
    message->failed = true;
    delivery->attempts += record->repeated;
    if (delivery->first == WHEN_NONE || delivery->attempts == record->repeated ||
        record->time < delivery->first)
        delivery->first = record->time;
    delivery->dirty = true;
    if (record->time >= last_failure)
        delivery->reason = reason.id;
    if (record->outcome == OUTCOME_BOUNCED) {
        take_final(delivery, FATE_BOUNCED, record->time);
    } else if (record->time >= delivery->deferral_time) {
        delivery->deferral = event;
        delivery->deferral_time = record->time;
    }
}

static bool has_events(struct writer *writer, const struct message *message)
{
    if (message->failed)
        return true;
    sqlite3_stmt *any = db_use(writer->store, SQL_EVENT_ANY);
    db_bind_number(any, 1, message->id);
    bool found = db_row(writer->store, any);
    sqlite3_reset(any);
    return found;
}

static void take_lesser(struct writer *writer, struct message *message, const struct record *record)
{
    struct reason reason;
    if (message->lesser || has_events(writer, message))
        return;
    message->lesser =
        event_add(writer, record, message->id, message->sender.sender_domain, &reason);
}

static void take_failure(struct writer *writer, struct message *message,
                         const struct record *record)
{
    struct reason reason;
    if (record->flags & RECORD_LESSER) {
        take_lesser(writer, message, record);
        return;
    }
    if (message->lesser) {
        event_remove(writer, message->lesser, message->sender.sender_domain);
        message->lesser = 0;
    }
    if (record->outcome == OUTCOME_EXPIRED && !slice_present(record->recipient)) {
        message->expired = expiry_of(writer, record);
        return;
    }
    if (record->direction == DIRECTION_INBOUND || !slice_present(record->recipient)) {
        event_add(writer, record, message->id, message->sender.sender_domain, &reason);
        message->failed = true;
        return;
    }
    struct delivery *delivery = delivery_of(writer, message, record);
    if (!delivery->orig_recipient)
        delivery->orig_recipient = dict_address(writer, record->orig_recipient).id;
    if (record->outcome == OUTCOME_EXPIRED) {
        delivery->expired = expiry_of(writer, record);
        delivery->dirty = true;
    } else {
        take_attempt(writer, message, delivery, record);
    }
}

static void take_delivery(struct writer *writer, struct message *message,
                          const struct record *record)
{
    struct delivery *delivery = delivery_of(writer, message, record);
    struct delivered delivered = ledger_delivered(writer, record);
    if (delivery->first == WHEN_NONE)
        delivery->first = record->time;
    if (!delivery->orig_recipient)
        delivery->orig_recipient = dict_address(writer, record->orig_recipient).id;
    delivery->dirty = true;
    take_final(delivery, delivered.relayed ? FATE_RELAYED : FATE_DELIVERED, record->time);
    traffic_add(writer, &delivered, message->sender.sender_domain, 1);
    delivery->delivered = delivered;
}

static void count_accepted(struct writer *writer, const struct live *live, struct message *message)
{
    if (!ledger_is_inbound(live))
        return;
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        if (d->accepted)
            continue;
        struct delivered accepted = accepted_of(writer, live, d);
        traffic_add(writer, &accepted, message->sender.sender_domain, 1);
        d->accepted = d->dirty = true;
    }
}

/* Did the queue give up on this recipient, as far as is known now? */
static bool has_expired(const struct message *message, const struct delivery *d)
{
    const struct expiry *said = d->expired.time != WHEN_NONE ? &d->expired : &message->expired;
    if (said->time == WHEN_NONE || (d->final_time != WHEN_NONE && d->final_time >= said->time))
        return false;
    if (said == &d->expired)
        return true;
    return d->deferral_time != WHEN_NONE && d->deferral_time <= said->time + SLACK &&
           d->final_time < d->deferral_time;
}

static void settle_expiry(struct writer *writer, const struct flow *flow, struct message *message,
                          struct delivery *d, bool wanted)
{
    int64_t domain = message->sender.sender_domain;
    if (d->expiry && (!wanted || d->expiry_from != d->deferral)) {
        event_remove(writer, d->expiry, domain);
        d->expiry = 0;
        d->dirty = true;
    }
    if (wanted && !d->expiry) {
        const struct expiry *said = d->expired.time != WHEN_NONE ? &d->expired : &message->expired;
        d->expiry = event_expire(writer, said, d->deferral, flow, message->id, d->recipient,
                                 d->orig_recipient, domain);
        d->expiry_from = d->deferral;
        d->dirty = true;
        message->failed = true;
    }
}

static int64_t last_of(const struct message *message, const struct delivery *d)
{
    int64_t last = d->deferral_time > d->final_time ? d->deferral_time : d->final_time;
    const struct expiry *said = d->expired.time != WHEN_NONE ? &d->expired : &message->expired;
    return d->expiry && said->time > last ? said->time : last;
}

static enum fate fate_of(const struct message *message, const struct delivery *d)
{
    if (d->expiry)
        return FATE_EXPIRED;
    if (d->final_time != WHEN_NONE && d->final_time >= d->deferral_time)
        return d->final;
    if (message->ended == WHEN_NONE)
        return FATE_PENDING;
    return message->flags & RECORD_REMOVED ? FATE_REMOVED : FATE_UNKNOWN;
}

static void settle(struct writer *writer, const struct live *live, struct message *message)
{
    bool any = false;
    struct flow flow = {.mta = live->mta,
                        .host = dict_name(writer, live->host),
                        .instance = dict_name(writer, live->instance),
                        .direction = DIRECTION_OUTBOUND,
                        .scope = SCOPE_EDGE};
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        bool wanted = has_expired(message, d);
        any = any || wanted;
        settle_expiry(writer, &flow, message, d, wanted);
        d->last = last_of(message, d);
        enum fate fate = fate_of(message, d);
        d->dirty = d->dirty || fate != d->fate;
        d->fate = fate;
    }
    bool orphan = message->expired.time != WHEN_NONE && !any;
    if (message->orphan && !orphan) {
        event_remove(writer, message->orphan, message->sender.sender_domain);
        message->orphan = 0;
    } else if (orphan && !message->orphan) {
        message->orphan = event_expire(writer, &message->expired, 0, &flow, message->id, 0, 0,
                                       message->sender.sender_domain);
        message->failed = true;
    }
}

static void write_delivery(struct writer *writer, const struct message *message,
                           const struct delivery *d)
{
    sqlite3_stmt *put = db_use(writer->store, SQL_DELIVERY_PUT);
    db_bind_number(put, 1, message->id);
    db_bind_number(put, 2, d->recipient);
    db_bind_id(put, 3, d->orig_recipient);
    db_bind_number(put, 4, d->first != WHEN_NONE ? d->first : d->last);
    db_bind_number(put, 5, d->last);
    db_bind_number(put, 6, d->attempts);
    db_bind_number(put, 7, d->fate);
    db_bind_id(put, 8, d->reason);
    db_bind_id(put, 9, d->deferral);
    db_bind_time(put, 10, d->deferral_time);
    db_bind_id(put, 11, d->final);
    db_bind_time(put, 12, d->final_time);
    db_bind_id(put, 13, d->delivered.flow);
    db_bind_id(put, 14, d->delivered.provider);
    db_bind_id(put, 15, d->delivered.day);
    db_bind_number(put, 16, d->accepted);
    bind_expiry(put, 17, &d->expired);
    db_bind_id(put, 21, d->expiry);
    db_bind_id(put, 22, d->expiry_from);
    db_run(writer->store, put);
}

static void write_message(struct writer *writer, const struct message *m, bool pending)
{
    sqlite3_stmt *set = db_use(writer->store, SQL_MESSAGE_SET);
    db_bind_number(set, 1, m->id);
    db_bind_number(set, 2, m->first);
    db_bind_number(set, 3, m->last);
    db_bind_time(set, 4, m->birth);
    db_bind_id(set, 5, m->only_source);
    db_bind_time(set, 6, m->ended);
    db_bind_id(set, 7, m->sender.id);
    db_bind_id(set, 8, m->account);
    db_bind_text(set, 9, m->message_id);
    db_bind_number(set, 10, m->flags);
    db_bind_text(set, 11, m->client_ip);
    bind_expiry(set, 12, &m->expired);
    db_bind_id(set, 16, m->lesser);
    db_bind_id(set, 17, m->orphan);
    db_bind_id(set, 18, pending);
    db_run(writer->store, set);
}

static void remove_delivery(struct writer *writer, int64_t message, int64_t recipient)
{
    sqlite3_stmt *remove = db_use(writer->store, SQL_DELIVERY_REMOVE);
    db_bind_number(remove, 1, message);
    db_bind_number(remove, 2, recipient);
    db_run(writer->store, remove);
}

void message_forget(struct writer *writer, int64_t id)
{
    sqlite3_stmt *remove = db_use(writer->store, SQL_MESSAGE_REMOVE);
    db_bind_number(remove, 1, id);
    db_run(writer->store, remove);
}

/* Write what changed.  A recipient that was delivered at once needs no row, as no earlier failure
 * can come to light; nor does a message that ended so. */
static void write_back(struct writer *writer, struct live *live, struct message *message)
{
    bool whole = message->birth != WHEN_NONE && message->sender.id &&
                 message->only_source == writer->source->id;
    size_t rows = 0;
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        if (whole && d->attempts == 0 && !d->expiry && d->last <= message->birth + QUICK)
            remove_delivery(writer, message->id, d->recipient);
        else if (++rows && d->dirty)
            write_delivery(writer, message, d);
    }
    live->stored = rows > 0 || has_events(writer, message);
    bool useless =
        !live->stored && message->ended != WHEN_NONE && (whole || message->birth == WHEN_NONE);
    if (useless) {
        message_forget(writer, message->id);
        live->id = 0;
    } else {
        write_message(writer, message, !live->stored);
    }
    live->dirty = false;
}

void message_update(struct writer *writer, struct live *live)
{
    struct message message = {0};
    bool met = live->id;
    if (!met)
        live->id = find_row(writer, live);
    bool found = live->id;
    if (!found && live->retold && !live->head) {
        live->dirty = false;
        return;
    }
    if (!found)
        live->id = add_row(writer, live);
    message.id = live->id;
    load_message(writer, &message);
    if (!found)
        message.only_source = live->only_source;
    else if (!met && live->first < message.last - SLACK)
        message.only_source = 0; /* read in another order than it was written */
    merge_facts(writer, live, &message);
    for (const struct chain *link = live->head; link; link = link->next) {
        if (message.flags & RECORD_PROBE)
            continue;
        if (link->record->kind == RECORD_FAILURE)
            take_failure(writer, &message, link->record);
        else
            take_delivery(writer, &message, link->record);
    }
    count_accepted(writer, live, &message);
    settle(writer, live, &message);
    write_back(writer, live, &message);
}
