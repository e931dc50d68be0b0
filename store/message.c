/*
 * One message and its recipients: read if they do not wait already, and brought up to date.
 *
 * Facts may come in any order, also years after each other when old logs are read last.  So what
 * follows from several facts (expiries, fates, the sender's counts) is worked out anew from all of
 * them each time, and only the difference is written.
 */
#include "base/domain.h"
#include "base/utf8.h"
#include "store/message_private.h"

#include <stdlib.h>

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

/* The nearest in time of those that match. */
struct nearest {
    int64_t id, distance;
};

static void consider(struct nearest *nearest, const struct live *live, int64_t id, int64_t first)
{
    int64_t distance = llabs(first - live->first);
    if (nearest->id &&
        (distance > nearest->distance || (distance == nearest->distance && id > nearest->id)))
        return;
    *nearest = (struct nearest){id, distance};
}

static int64_t find_message(struct writer *writer, const struct live *live)
{
    struct nearest nearest = {0};
    int64_t key = message_row_key(live);
    struct slice queue_id = message_row_queue_id(writer, live);
    for (const struct message *m = message_wait_last(writer, key); m;
         m = message_wait_before(writer, m))
        if (slice_equal(m->queue_id, queue_id) &&
            same_generation(live, m->first, m->last, m->birth, m->ended))
            consider(&nearest, live, m->id, m->first);
    if (!message_wait_has_row(writer, key))
        return nearest.id;
    sqlite3_stmt *find = db_use(writer->store, SQL_MESSAGE_FIND);
    db_bind_number(find, 1, key);
    while (db_row(writer->store, find)) {
        int64_t id = sqlite3_column_int64(find, 0), first = sqlite3_column_int64(find, 1);
        if (!message_wait_get(writer, id) && slice_equal(db_text(find, 5), queue_id) &&
            same_generation(live, first, first + sqlite3_column_int64(find, 2),
                            db_time_behind(find, 3, first), db_time_behind(find, 4, first)))
            consider(&nearest, live, id, first);
    }
    sqlite3_reset(find);
    return nearest.id;
}

struct delivered message_accepted(struct writer *writer, const struct live *live,
                                  const struct delivery *d)
{
    return traffic_accepted(writer, live,
                            slice_present(d->orig_recipient) ? d->orig_recipient : d->recipient);
}

static void move_sender(struct writer *writer, const struct live *live, struct delivery *d,
                        int64_t domain)
{
    if (d->delivered.flow) {
        if (!d->delivered.domain)
            d->delivered.domain = dict_recipient_domain(writer, d->recipient);
        traffic_move_sender(writer, &d->delivered, 0, domain);
    }
    if (d->counted & COUNTED_INBOUND) {
        struct delivered accepted = message_accepted(writer, live, d);
        traffic_move_sender(writer, &accepted, 0, domain);
    }
}

/* The sender became known: what was counted under none moves to its domain. */
static void bind_sender(struct writer *writer, const struct live *live, struct message *message)
{
    struct mailbox_parts parts = mailbox_of_sender(&writer->batch, live->sender);
    message->sender = dict_mailbox(writer, &parts);
    message->sender.text = arena_copy(&writer->messages.memory, parts.text);
    int64_t domain = message->sender.domain;
    if (!domain)
        return;
    struct page page = {.all = true};
    while (!writer->merging && delivery_page(writer, message, &page))
        for (size_t i = 0; i < message->count; i++)
            move_sender(writer, live, &message->deliveries[i], domain);
    if (message->is_new) /* without an event so far */
        return;
    event_flush(writer);
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
        message->message_id =
            arena_copy(&writer->messages.memory, dict_clean(writer, live->message_id));
    if (!slice_present(message->client_ip))
        message->client_ip = arena_copy(&writer->messages.memory, live->client_ip);
    message->flags |= live->flags;

    live->first = message->first;
    live->last = message->last;
    live->birth = message->birth;
    live->only_source = message->only_source;
    live->ended = message->ended;
    live->flags = message->flags;
    if (!slice_present(message->sender.text) && slice_present(live->sender))
        bind_sender(writer, live, message);
}

struct delivery *message_delivery(struct writer *writer, struct message *message,
                                  struct slice recipient)
{
    struct slice address = dict_clean(writer, recipient);
    struct slice hidden =
        delivery_any(message) ? dict_pseudonym(writer, address) : (struct slice){0};
    struct delivery *delivery =
        slice_present(hidden) ? delivery_find(writer, message, hidden) : NULL;
    if (!delivery)
        delivery = delivery_find(writer, message, address);
    if (delivery)
        return delivery;
    if (message->list && message->list->count >= RECIPIENTS_MAX)
        return NULL;
    delivery = delivery_add(writer, message);
    delivery->recipient = arena_copy(&writer->messages.memory, address);
    return delivery;
}

/* Some lines of a recipient may name the one before aliasing, others not; what was counted under
 * the other's domain moves. */
static void learn_orig(struct writer *writer, const struct live *live,
                       const struct message *message, struct delivery *delivery, struct slice orig)
{
    if (slice_present(delivery->orig_recipient) || !slice_present(orig))
        return;
    bool counted = (delivery->counted & COUNTED_ACCEPTED) && !writer->merging;
    struct delivered before = {0}, after;
    if (counted)
        before = message_accepted(writer, live, delivery);
    delivery->orig_recipient = arena_copy(&writer->messages.memory, dict_clean(writer, orig));
    if (!counted)
        return;
    after = message_accepted(writer, live, delivery);
    traffic_add(writer, &before, message->sender.domain, -1);
    traffic_add(writer, &after, message->sender.domain, 1);
}

void message_final(struct delivery *delivery, enum fate fate, int64_t time)
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
                           .source = writer->source.id,
                           .offset = (int64_t)record->line.offset};
}

static void take_attempt(struct writer *writer, struct message *message, struct delivery *delivery,
                         const struct record *record)
{
    struct reason reason = {0};
    int64_t last_failure = delivery->deferral_time;
    if (delivery->final == FATE_BOUNCED && delivery->final_time > last_failure)
        last_failure = delivery->final_time;
    int64_t event = event_add(writer, record, message->id, message->sender.domain, &reason);
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
        message_final(delivery, FATE_BOUNCED, record->time);
    } else if (record->time >= delivery->deferral_time) {
        delivery->deferral = event;
        delivery->deferral_time = record->time;
    }
}

static void take_lesser(struct writer *writer, struct message *message, const struct record *record)
{
    struct reason reason;
    if (message->lesser || message_row_has_events(writer, message))
        return;
    message->lesser = event_add(writer, record, message->id, message->sender.domain, &reason);
}

static void take_failure(struct writer *writer, const struct live *live, struct message *message,
                         const struct record *record)
{
    struct reason reason;
    if (record->flags & RECORD_LESSER) {
        take_lesser(writer, message, record);
        return;
    }
    if (message->lesser) {
        event_remove(writer, message->lesser, message->sender.domain);
        message->lesser = 0;
    }
    if (record->outcome == OUTCOME_EXPIRED && !slice_present(record->recipient)) {
        message->expired = expiry_of(writer, record);
        return;
    }
    struct delivery *delivery = NULL;
    if (record->direction != DIRECTION_INBOUND && slice_present(record->recipient))
        delivery = message_delivery(writer, message, record->recipient);
    if (!delivery) {
        event_add(writer, record, message->id, message->sender.domain, &reason);
        message->failed = true;
        return;
    }
    learn_orig(writer, live, message, delivery, record->orig_recipient);
    if (record->outcome == OUTCOME_EXPIRED) {
        delivery->expired = expiry_of(writer, record);
        delivery->dirty = true;
    } else {
        take_attempt(writer, message, delivery, record);
    }
}

static void take_delivery(struct writer *writer, const struct live *live, struct message *message,
                          const struct record *record)
{
    struct delivery *delivery = message_delivery(writer, message, record->recipient);
    struct delivered delivered = traffic_delivered(writer, record);
    traffic_add(writer, &delivered, message->sender.domain, 1);
    if (!delivery)
        return;
    if (delivery->first == WHEN_NONE)
        delivery->first = record->time;
    learn_orig(writer, live, message, delivery, record->orig_recipient);
    delivery->dirty = true;
    message_final(delivery, delivered.relayed ? FATE_RELAYED : FATE_DELIVERED, record->time);
    delivery->delivered = delivered;
}

void message_forget(struct writer *writer, int64_t id)
{
    struct message *waiting = message_wait_get(writer, id);
    if (waiting)
        waiting->gone = true;
    if (!waiting || waiting->has_row)
        message_row_remove(writer, id);
}

static void settle_rows(struct writer *writer, struct live *live, struct message *message)
{
    live->stored = delivery_any(message) || message_row_has_events(writer, message);
    message->pending = !live->stored;
    if (message->pending && message->ended != WHEN_NONE && message_is_whole(writer, message)) {
        message_forget(writer, message->id);
        live->id = 0;
    }
    live->dirty = false;
}

static void begin(struct writer *writer, struct message *message, const struct live *live)
{
    const struct site *site = dict_site(writer, live->host, live->instance);
    struct flow flow = {.mta = live->mta, .host = site->host_id, .instance = site->instance_id};
    message->flow = dict_flow(writer, &flow);
    message->is_new = true;
    message->first = live->first;
    message->last = live->last;
    message->birth = message->ended = message->expired.time = WHEN_NONE;
    message->only_source = live->only_source;
}

static size_t count_records(const struct live *live)
{
    size_t count = 0;
    for (const struct chain *link = live->head; link; link = link->next)
        count++;
    return count;
}

/* The message with the live one's id as it is known so far. */
static struct message *meet(struct writer *writer, const struct live *live, bool is_new)
{
    struct message *message = is_new ? NULL : message_wait_get(writer, live->id);
    if (message) {
        message->is_new = message->failed = false;
        return message;
    }
    message = message_wait_add(writer, live);
    if (is_new || !message_row_load(writer, message, count_records(live)))
        begin(writer, message, live);
    return message;
}

/* Something that all recipients depend on? */
static bool has_learned(const struct message *before, const struct message *now)
{
    return before->birth != now->birth || before->ended != now->ended ||
           before->expired.time != now->expired.time || before->flags != now->flags ||
           slice_present(before->sender.text) != slice_present(now->sender.text);
}

void message_update(struct writer *writer, struct live *live)
{
    bool known = live->id;
    message_relieve(writer);
    if (!known)
        live->id = find_message(writer, live);
    if (!live->id && live->retold && !live->head) {
        live->dirty = false;
        return;
    }
    bool is_new = !live->id, found = !known && !is_new;
    if (is_new)
        live->id = message_row_number(writer);
    struct message *message = meet(writer, live, is_new);
    if (found && !writer->merging && live->first < message->last - SLACK)
        message->only_source = 0; /* read in another order than it was written */
    struct joint joint = {0};
    if (writer->merging)
        joint = message_join_begin(writer, live, message);
    const struct message before = *message;
    merge_facts(writer, live, message);
    for (const struct chain *link = live->head; link; link = link->next) {
        if (message->flags & RECORD_PROBE)
            continue;
        if (link->record->kind == RECORD_FAILURE)
            take_failure(writer, live, message, link->record);
        else
            take_delivery(writer, live, message, link->record);
    }
    if (writer->merging)
        message_join(writer, live, message, &joint);
    message_settle(writer, live, message, has_learned(&before, message));
    settle_rows(writer, live, message);
}
