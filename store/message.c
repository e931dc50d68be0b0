/*
 * The row of one message and of its recipients: read, brought up to date, written back.
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

static int64_t find_row(struct writer *writer, const struct live *live)
{
    int64_t id = 0, nearest = INT64_MAX;
    struct slice queue_id = message_row_queue_id(writer, live);
    sqlite3_stmt *find = db_use(writer->store, SQL_MESSAGE_FIND);
    db_bind_number(find, 1, message_row_key(live));
    while (db_row(writer->store, find)) {
        int64_t first = sqlite3_column_int64(find, 1);
        int64_t distance = llabs(first - live->first);
        if (distance < nearest && slice_equal(db_text(find, 5), queue_id) &&
            same_generation(live, first, first + sqlite3_column_int64(find, 2),
                            db_time_behind(find, 3, first), db_time_behind(find, 4, first))) {
            id = sqlite3_column_int64(find, 0);
            nearest = distance;
        }
    }
    sqlite3_reset(find);
    return id;
}

struct delivered message_accepted(struct writer *writer, const struct live *live,
                                  const struct delivery *d)
{
    struct slice recipient = d->unsaved;
    if (d->orig_recipient || !slice_present(recipient))
        recipient = dict_address_text(writer, d->orig_recipient ? d->orig_recipient : d->recipient);
    return ledger_accepted(writer, live, recipient);
}

/* The sender became known: what was counted under none moves to its domain. */
static void bind_sender(struct writer *writer, const struct live *live, struct message *message)
{
    message->sender = dict_address(writer, live->sender);
    int64_t domain = message->sender.sender_domain;
    if (!domain)
        return;
    for (size_t i = 0; i < message->count && !writer->merging; i++) {
        struct delivery *d = &message->deliveries[i];
        if (d->delivered.flow) {
            d->delivered.domain = dict_address_get(writer, d->recipient).domain;
            traffic_move_sender(writer, &d->delivered, 0, domain);
        }
        if (d->counted & COUNTED_INBOUND) {
            struct delivered accepted = message_accepted(writer, live, d);
            traffic_move_sender(writer, &accepted, 0, domain);
        }
    }
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
    if (!message->sender.id && slice_present(live->sender))
        bind_sender(writer, live, message);
}

struct delivery *message_delivery(struct writer *writer, struct message *message,
                                  struct slice recipient_text)
{
    int64_t hidden = message->count ? dict_pseudonym(writer, recipient_text) : 0;
    struct delivery *delivery = hidden ? delivery_find(message, hidden) : NULL;
    if (delivery)
        return delivery;
    int64_t recipient;
    bool saved = true;
    /* Without the birth each recipient gets a row (write_back()), so its address does, too. */
    if (message->birth == WHEN_NONE && slice_present(recipient_text))
        recipient = dict_address(writer, recipient_text).id;
    else
        saved = dict_address_number(writer, recipient_text, &recipient);
    delivery = delivery_find(message, recipient);
    if (delivery)
        return delivery;
    delivery = delivery_add(writer, message);
    delivery->recipient = recipient;
    if (!saved)
        delivery->unsaved = recipient_text;
    return delivery;
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
    struct delivery *delivery = message_delivery(writer, message, record->recipient);
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
    struct delivery *delivery = message_delivery(writer, message, record->recipient);
    struct delivered delivered = ledger_delivered(writer, record);
    if (delivery->first == WHEN_NONE)
        delivery->first = record->time;
    if (!delivery->orig_recipient)
        delivery->orig_recipient = dict_address(writer, record->orig_recipient).id;
    delivery->dirty = true;
    message_final(delivery, delivered.relayed ? FATE_RELAYED : FATE_DELIVERED, record->time);
    traffic_add(writer, &delivered, message->sender.sender_domain, 1);
    delivery->delivered = delivered;
}

static void count_accepted(struct writer *writer, const struct live *live, struct message *message)
{
    if (!ledger_is_inbound(live))
        return;
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        if (d->counted & (COUNTED_INBOUND | COUNTED_ELSEWHERE))
            continue;
        struct delivered accepted = message_accepted(writer, live, d);
        traffic_add(writer, &accepted, message->sender.sender_domain, 1);
        d->counted |= COUNTED_ACCEPTED;
        d->dirty = true;
    }
}

/* Write what changed.  A recipient that was delivered at once needs no row, as no earlier failure
 * can come to light; nor does a message that ended so.  Unless somebody wants them for their own
 * sake. */
static void write_back(struct writer *writer, struct live *live, struct message *message)
{
    bool whole = message->birth != WHEN_NONE && message->sender.id &&
                 message->only_source == writer->source.id;
    bool needless = whole && !writer->options.keep_deliveries;
    size_t rows = 0;
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        if (needless && d->attempts == 0 && !d->expiry && d->last <= message->birth + QUICK)
            delivery_row_remove(writer, message, d->recipient);
        else if (++rows && d->dirty)
            delivery_row_write(writer, message, d);
    }
    live->stored = rows > 0 || message_row_has_events(writer, message);
    if (!live->stored && message->ended != WHEN_NONE && whole) {
        if (!message->is_new)
            message_forget(writer, message->id);
        live->id = 0;
    } else {
        message_row_write(writer, live, message, !live->stored);
    }
    live->dirty = false;
}

/* Most messages are met once: what a row of their own would say is known without writing it first
 * and reading it back. */
static void begin(struct message *message, const struct live *live)
{
    message->is_new = true;
    message->first = live->first;
    message->last = live->last;
    message->birth = message->ended = message->expired.time = WHEN_NONE;
    message->only_source = live->only_source;
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
        live->id = message_row_number(writer);
    message.id = live->id;
    if (found)
        message_row_load(writer, &message);
    else
        begin(&message, live);
    if (found && !met && !writer->merging && live->first < message.last - SLACK)
        message.only_source = 0; /* read in another order than it was written */
    struct joint joint = {0};
    if (writer->merging)
        joint = message_join_begin(writer, live, &message);
    merge_facts(writer, live, &message);
    for (const struct chain *link = live->head; link; link = link->next) {
        if (message.flags & RECORD_PROBE)
            continue;
        if (link->record->kind == RECORD_FAILURE)
            take_failure(writer, &message, link->record);
        else
            take_delivery(writer, &message, link->record);
    }
    if (writer->merging)
        message_join(writer, live, &message, &joint);
    else
        count_accepted(writer, live, &message);
    message_settle(writer, live, &message);
    write_back(writer, live, &message);
    map_free(&message.places);
}
