/*
 * The ledger: what is known of queue ids while their lines are being read.
 *
 * Most messages are born, delivered and removed within one stretch of one log and leave nothing but
 * counts; they live and die here without touching the database.  A message that fails, or whose
 * life is not all in this stretch, gets a row and is brought up to date by message_update().
 *
 * Strings of a live message point into the batch while it is being taken, and are copied when the
 * batch is done, if the message is still wanted.
 *
 * A batch speaks of few of up to 100,000 live messages, so only those are looked at: the ones that
 * are new stand at the end, and close up when some of them go; `touched` lists the older ones,
 * which leave a gap when they go.  Gaps are swept out when they are many.  Looking at all of them
 * took two fifths of the time for message tracking, which never says that a message has ended.
 */
#include "base/utf8.h"
#include "store/writer_private.h"

#include <stdlib.h>

enum {
    LIVE_MAX = 100000,       /* kept in memory between batches; the rows know the rest */
    AHEAD = 4,               /* messages whose routes are fetched while others are flushed */
    FAR_AHEAD = 8,           /* those whose places in maps are */
    GAPS = 4,                /* one place of so many may be a gap; a sweep looks at all */
    KEYS_MIN = 1000,         /* keys of messages that have left, which stay in the map */
    STRINGS_MIN = 64 * 1024, /* bytes of old strings that are left where they are */
    STRING_MAX = 512,        /* bytes of one that are kept */
};

/* Asks what same_generation() of message.c asks: what is joined here cannot be parted there. */
static bool is_other_generation(const struct live *live, const struct record *record)
{
    bool birth = record->kind == RECORD_MESSAGE && (record->flags & RECORD_BIRTH);
    bool end = record->kind == RECORD_MESSAGE && (record->flags & RECORD_END);
    int64_t time = record->time;
    /* As nearly all lines are: the next one of a message that goes on. */
    if (!birth && live->ended == WHEN_NONE && time >= live->first && time - live->last < LIFETIME)
        return false;
    if (birth && live->birth != WHEN_NONE)
        return live->birth != time;
    if (birth && (live->first < time - SLACK || (live->ended != WHEN_NONE && live->ended <= time)))
        return true;
    if (live->birth != WHEN_NONE && time < live->birth - SLACK)
        return true;
    if (live->ended != WHEN_NONE && time > live->ended + SLACK)
        return true;
    if (end && live->first > time + SLACK)
        return true;
    return time - live->last >= LIFETIME || live->first - time >= LIFETIME;
}

/* Apart, as what most records need is little. */
static __attribute__((noinline)) struct live *live_add(struct writer *writer, uint64_t key,
                                                       int64_t *place, const struct record *record)
{
    if (writer->live_count == writer->live_capacity) {
        writer->live_capacity = writer->live_capacity ? writer->live_capacity * 2 : 1024;
        writer->live = memory_resize(writer->live, writer->live_capacity * sizeof(*writer->live));
    }
    struct live *live = &writer->live[writer->live_count++];
    *live = (struct live){.key = key,
                          .mta = writer->source.mta,
                          .host = record->host,
                          .instance = record->instance,
                          .queue_id = record->queue_id,
                          .first = record->time,
                          .last = record->time,
                          .birth = WHEN_NONE,
                          .ended = WHEN_NONE,
                          .only_source = writer->source.id,
                          .touched = true,
                          .before = *place};
    *place = (int64_t)writer->live_count;
    return live;
}

static inline struct live *live_of(struct writer *writer, const struct record *record)
{
    uint64_t key = record->message_key ? record->message_key : keys_message(record);
    if (!writer->life || writer->life_key != key) { /* neighbours often tell of one message */
        writer->life = map_put(&writer->lives, key);
        writer->life_key = key;
    }
    int64_t *place = writer->life;
    struct live *live = *place ? &writer->live[*place - 1] : NULL;
    return live && !is_other_generation(live, record) ? live : live_add(writer, key, place, record);
}

/* Cut at once, not only when it is kept: nothing may depend on where a batch ends. */
static void learn(struct slice *known, struct slice said)
{
    if (!slice_present(*known) && slice_present(said))
        *known = said.len <= STRING_MAX ? said : utf8_first(said, STRING_MAX);
}

static void learn_facts(struct writer *writer, struct live *live, const struct record *record)
{
    const unsigned kept = RECORD_FROM_CLIENT | RECORD_PROBE | RECORD_REMOVED;
    live->flags |= record->flags & kept;
    live->dirty = true;
    /* The key of a sender that is cut would be that of another domain. */
    if (!slice_present(live->sender) && record->kind == RECORD_MESSAGE)
        live->sender_key = record->sender.len <= STRING_MAX ? record->text_key : 0;
    learn(&live->sender, record->sender);
    learn(&live->account, record->account);
    learn(&live->message_id, record->message_id);
    if (record->recipients)
        live->recipients = record->recipients;
    if (record->flags & RECORD_FROM_CLIENT) {
        learn(&live->client_ip, record->remote_ip);
        /* Who authenticated is one of ours, too, and submits (RFC 6409). */
        if (peer_is_own(writer, record) || (record->flags & RECORD_SUBMITTED))
            live->flags |= LIVE_OWN_CLIENT;
    }
    if (record->flags & RECORD_BIRTH)
        live->birth = record->time;
    if (record->flags & RECORD_END)
        live->ended = record->time;
}

static void chain_add(struct writer *writer, struct live *live, const struct record *record)
{
    struct chain *link = arena_take(&writer->batch, sizeof(*link));
    *link = (struct chain){.record = record};
    if (live->tail)
        live->tail->next = link;
    else
        live->head = link;
    live->tail = link;
    if (record->kind == RECORD_DELIVERY && !(record->flags & RECORD_RELAYED))
        live->delivered++;
    live->dirty = true;
}

static void touch(struct writer *writer, struct live *live)
{
    if (live->touched)
        return;
    live->touched = true;
    if (writer->touched_count == writer->touched_capacity) {
        writer->touched_capacity = writer->touched_capacity ? writer->touched_capacity * 2 : 1024;
        writer->touched =
            memory_resize(writer->touched, writer->touched_capacity * sizeof(*writer->touched));
    }
    writer->touched[writer->touched_count++] = (size_t)(live - writer->live);
}

static inline struct live *live_at(struct writer *writer, const struct record *record)
{
    struct live *live = live_of(writer, record);
    touch(writer, live);
    /* A step back in time: somebody joined logs in the wrong order, there may be gaps. */
    if (live->only_source != writer->source.id || record->time < live->last - SLACK)
        live->only_source = 0;
    if (record->time < live->first)
        live->first = record->time;
    if (record->time > live->last)
        live->last = record->time;
    return live;
}

/* A record that belongs to no message. */
static void take_alone(struct writer *writer, const struct record *record)
{
    struct reason reason;
    if (record->kind == RECORD_FAILURE) {
        event_add(writer, record, 0, 0, &reason);
    } else if (record->kind == RECORD_DELIVERY) {
        struct delivered delivered = traffic_delivered(writer, record);
        traffic_add(writer, &delivered, dict_sender_domain(writer, record->sender, 0), 1);
    }
}

void ledger_take(struct writer *writer, const struct record *record)
{
    if (record->queue_id.len == 0) {
        take_alone(writer, record);
        return;
    }
    struct live *live = live_at(writer, record);
    if (record->kind == RECORD_MESSAGE || (record->flags & RECORD_PROBE))
        learn_facts(writer, live, record);
    if (record->kind != RECORD_MESSAGE)
        chain_add(writer, live, record);
}

void ledger_retell(struct writer *writer, const struct record *record)
{
    if (record->queue_id.len)
        live_at(writer, record)->retold = true;
}

/* Its whole life up to now was read in this stream, and nothing of it is in need of a row. */
static bool is_clean(const struct writer *writer, const struct live *live)
{
    if ((live->head && writer->options.keep_deliveries) || live->stored || live->retold ||
        live->birth == WHEN_NONE || live->only_source != writer->source.id ||
        (live->head && !slice_present(live->sender)))
        return false;
    for (const struct chain *link = live->head; link; link = link->next)
        if (link->record->kind != RECORD_DELIVERY || link->record->time > live->birth + QUICK)
            return false;
    return true;
}

bool ledger_is_inbound(const struct live *live)
{
    return (live->flags & RECORD_FROM_CLIENT) && live->birth != WHEN_NONE &&
           !(live->flags & LIVE_OWN_CLIENT);
}

/* A line said so, or all recipients were delivered.  Without the second each message of Exchange
 * would get a row: two fifths of the time for message tracking. */
static bool has_ended(const struct live *live)
{
    return live->ended != WHEN_NONE || (live->recipients && live->delivered >= live->recipients);
}

static void flush_one(struct writer *writer, struct live *live)
{
    if (!live->dirty)
        return;
    if (is_clean(writer, live)) {
        if (live->head && !(live->flags & RECORD_PROBE))
            traffic_count(writer, live);
        if (has_ended(live)) {
            if (live->id)
                message_forget(writer, live->id);
            live->dirty = false;
        }
    } else if (live->head || live->ended != WHEN_NONE) {
        message_update(writer, live);
    }
    live->head = live->tail = NULL;
}

/* Begin to fetch what flushing it will look into. */
static void expect(const struct writer *writer, const struct live *live)
{
    if (!live->head)
        return;
    if (live->head->record->kind == RECORD_FAILURE)
        message_expect(writer, live);
    else
        traffic_expect(writer, live);
}

static int by_index(const void *left, const void *right)
{
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

void ledger_flush(struct writer *writer)
{
    /* The eldest first, so that rows are numbered in the order of their messages. */
    if (writer->touched_count > 0)
        qsort(writer->touched, writer->touched_count, sizeof(*writer->touched), by_index);
    for (size_t i = 0; i < writer->touched_count; i++) {
        if (i + FAR_AHEAD < writer->touched_count)
            expect(writer, &writer->live[writer->touched[i + FAR_AHEAD]]);
        flush_one(writer, &writer->live[writer->touched[i]]);
    }
    for (size_t i = writer->settled_count; i < writer->live_count; i++) {
        if (i + FAR_AHEAD < writer->live_count)
            expect(writer, &writer->live[i + FAR_AHEAD]);
        if (i + AHEAD < writer->live_count && writer->live[i + AHEAD].head)
            traffic_fetch(writer, &writer->live[i + AHEAD]);
        flush_one(writer, &writer->live[i]);
    }
}

static void keep_strings(struct arena *arena, struct live *live)
{
    struct slice *strings[] = {&live->host,    &live->instance,   &live->queue_id, &live->sender,
                               &live->account, &live->message_id, &live->client_ip};
    for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
        if (slice_present(*strings[i]))
            *strings[i] = arena_copy(arena, slice_first(*strings[i], STRING_MAX));
}

/* What names this place: the map, or a younger generation of the queue id. */
static int64_t *name_of(struct writer *writer, const struct live *live)
{
    int64_t *name = map_find(&writer->lives, live->key);
    while (&writer->live[*name - 1] != live)
        name = &writer->live[*name - 1].before;
    return name;
}

static void leave(struct writer *writer, struct live *live)
{
    *name_of(writer, live) = live->before;
    live->gone = true;
    writer->gap_count++;
}

/* Not needed in memory: either it never needed a row, or the row is up to date. */
static bool is_done(const struct live *live)
{
    return has_ended(live) && !live->dirty;
}

static void settle_touched(struct writer *writer)
{
    for (size_t i = 0; i < writer->touched_count; i++) {
        struct live *live = &writer->live[writer->touched[i]];
        live->touched = false;
        if (is_done(live))
            leave(writer, live);
        else
            keep_strings(&writer->memory, live);
    }
    writer->touched_count = 0;
}

/* Most of the new ones are done; they leave no gap. */
static void settle_new(struct writer *writer)
{
    size_t kept = writer->settled_count;
    for (size_t i = kept; i < writer->live_count; i++) {
        struct live *live = &writer->live[i];
        int64_t *name = name_of(writer, live);
        if (is_done(live)) {
            *name = live->before;
            continue;
        }
        keep_strings(&writer->memory, live);
        live->touched = false;
        writer->live[kept] = *live;
        *name = (int64_t)++kept;
    }
    writer->live_count = kept;
}

/* Close the gaps, and leave behind the strings that nobody needs any more. */
static void sweep(struct writer *writer)
{
    size_t kept = 0;
    map_clear(&writer->lives);
    for (size_t i = 0; i < writer->live_count; i++) {
        struct live *live = &writer->live[kept];
        if (writer->live[i].gone)
            continue;
        *live = writer->live[i];
        keep_strings(&writer->spare, live);
        int64_t *place = map_put(&writer->lives, live->key);
        live->before = *place;
        *place = (int64_t)++kept;
    }
    writer->live_count = kept;
    writer->gap_count = 0;
    struct arena old = writer->memory;
    writer->memory = writer->spare;
    writer->spare = old;
    arena_reset(&writer->spare);
    writer->swept_total = writer->memory.total;
}

void ledger_settle(struct writer *writer)
{
    settle_touched(writer);
    settle_new(writer);
    writer->life = NULL;
    /* Too many to keep: those whose rows know everything can go, they are found again there. */
    bool crowded = writer->live_count - writer->gap_count > LIVE_MAX;
    for (size_t i = 0; crowded && i < writer->live_count; i++)
        if (!writer->live[i].gone && !writer->live[i].dirty)
            leave(writer, &writer->live[i]);
    if (writer->gap_count > writer->live_count / GAPS ||
        writer->lives.count > writer->live_count * 2 + KEYS_MIN ||
        writer->memory.total / 2 > writer->swept_total + STRINGS_MIN)
        sweep(writer);
    writer->settled_count = writer->live_count;
}

void ledger_save(struct writer *writer)
{
    for (size_t i = 0; i < writer->live_count; i++)
        if (writer->live[i].dirty)
            message_update(writer, &writer->live[i]);
}

void ledger_forget_rows(struct writer *writer)
{
    for (size_t i = 0; i < writer->live_count; i++)
        writer->live[i].id = 0;
    writer->last_message = db_number(writer->store, "SELECT max(id) FROM message", 0);
    writer->messages.knows_all = writer->last_message == 0;
}

void ledger_free(struct writer *writer)
{
    map_free(&writer->lives);
    free(writer->live);
    free(writer->touched);
    arena_free(&writer->memory);
    arena_free(&writer->spare);
}
