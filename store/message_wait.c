/*
 * Messages that were met in the transaction that runs.
 *
 * A queue tries again and again, so one message is brought up to date many times within a second of
 * reading.  It is read from its row once, and written when the transaction ends: that halved what
 * messages cost an ingest (142 to 71 million instructions for 100,000 lines of Exim).  Rows are
 * written in the order of their keys, so that new ones are appended and fill their pages.
 */
#include "store/message_private.h"

#include <stdlib.h>

enum {
    WAITING_BYTES = 4 * 1024 * 1024, /* some 6000 messages */
    KEYS_MAX = 90000,                /* of rows that were written; the map takes 2 MB */
};

struct message *message_wait_get(const struct writer *writer, int64_t id)
{
    const struct waiting_messages *waiting = &writer->messages;
    const int64_t *place = map_find(&waiting->places, (uint64_t)id);
    struct message *message = place ? waiting->rows[*place - 1] : NULL;
    return message && !message->gone ? message : NULL;
}

static struct message *at_place(const struct waiting_messages *waiting, int64_t place)
{
    while (place && waiting->rows[place - 1]->gone)
        place = waiting->rows[place - 1]->before;
    return place ? waiting->rows[place - 1] : NULL;
}

struct message *message_wait_last(const struct writer *writer, int64_t key)
{
    const int64_t *place = map_find(&writer->messages.keys, (uint64_t)key);
    return place ? at_place(&writer->messages, *place) : NULL;
}

struct message *message_wait_before(const struct writer *writer, const struct message *message)
{
    return at_place(&writer->messages, message->before);
}

struct message *message_wait_add(struct writer *writer, const struct live *live)
{
    struct waiting_messages *waiting = &writer->messages;
    if (waiting->count == waiting->capacity) {
        waiting->capacity = waiting->capacity ? waiting->capacity * 2 : 256;
        waiting->rows = memory_resize(waiting->rows, waiting->capacity * sizeof(*waiting->rows));
    }
    struct message *message = arena_zero(&waiting->memory, sizeof(*message));
    message->id = live->id;
    message->key = message_row_key(live);
    message->queue_id = arena_copy(&waiting->memory, message_row_queue_id(writer, live));
    waiting->rows[waiting->count++] = message;
    *map_put(&waiting->places, (uint64_t)message->id) = (int64_t)waiting->count;
    int64_t *last = map_put(&waiting->keys, (uint64_t)message->key);
    message->before = *last;
    *last = (int64_t)waiting->count;
    return message;
}

void message_expect(const struct writer *writer, const struct live *live)
{
    if (live->id)
        map_expect(&writer->messages.places, (uint64_t)live->id);
    else
        map_expect(&writer->messages.keys, (uint64_t)message_row_key(live));
}

bool message_wait_has_row(const struct writer *writer, int64_t key)
{
    return !writer->messages.knows_all || map_find(&writer->messages.keys, (uint64_t)key);
}

static int by_id(const void *left, const void *right)
{
    const struct message *a = *(struct message *const *)left, *b = *(struct message *const *)right;
    return (a->id > b->id) - (a->id < b->id);
}

static void write_messages(struct writer *writer)
{
    struct waiting_messages *waiting = &writer->messages;
    struct message **news = arena_take(&waiting->memory, waiting->count * sizeof(*news));
    size_t count = 0;
    for (size_t i = 0; i < waiting->count; i++) {
        struct message *message = waiting->rows[i];
        if (message->gone)
            continue;
        if (message->has_row)
            message_row_set(writer, message);
        else
            news[count++] = message;
    }
    message_row_add(writer, news, count);
}

/* The keys themselves stay while they are those of all rows. */
static void forget_keys(struct waiting_messages *waiting)
{
    waiting->knows_all = waiting->knows_all && waiting->keys.count < KEYS_MAX;
    if (!waiting->knows_all)
        map_clear(&waiting->keys);
    for (size_t i = 0; waiting->knows_all && i < waiting->count; i++)
        *map_find(&waiting->keys, (uint64_t)waiting->rows[i]->key) = 0;
}

void message_flush(struct writer *writer)
{
    struct waiting_messages *waiting = &writer->messages;
    if (waiting->count == 0)
        return;
    qsort(waiting->rows, waiting->count, sizeof(*waiting->rows), by_id);
    write_messages(writer);
    delivery_write(writer, waiting->rows, waiting->count);
    for (size_t i = 0; i < waiting->count; i++) {
        map_free(&waiting->rows[i]->places);
        if (waiting->rows[i]->list && waiting->rows[i]->ended != WHEN_NONE)
            delivery_end_list(waiting, waiting->rows[i]);
    }
    forget_keys(waiting);
    waiting->count = 0;
    map_clear(&waiting->places);
    arena_reset(&waiting->memory);
    if (waiting->memory.total > WAITING_BYTES) /* what it keeps for the next ones */
        arena_free(&waiting->memory);
    if (delivery_lists_are_large(writer))
        delivery_forget_lists(waiting);
}

void message_relieve(struct writer *writer)
{
    if (writer->messages.memory.total > WAITING_BYTES || delivery_lists_are_large(writer))
        message_flush(writer);
}

void message_free(struct writer *writer)
{
    struct waiting_messages *waiting = &writer->messages;
    for (size_t i = 0; i < waiting->count; i++)
        map_free(&waiting->rows[i]->places);
    free(waiting->rows);
    delivery_forget_lists(waiting);
    map_free(&waiting->places);
    map_free(&waiting->keys);
    arena_free(&waiting->memory);
}
