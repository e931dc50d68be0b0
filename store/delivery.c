/*
 * The recipients of a message in memory.
 *
 * Mostly they are all there, read together with it.  A list is a message of many, maybe of tens of
 * thousands, of which a batch speaks of few: of those that are written only the numbers of their
 * rows stay, by recipient, and a row is read when a line names it.  What follows from a fact about
 * the whole message is worked out page by page.  When all of a list were read for each batch, 1,000
 * messages of 300 recipients whose lines interleave took 105 s where they take 3 s (500,000 lines),
 * and five times the memory.
 */
#include "base/hash.h"
#include "store/message_private.h"

#include <stdlib.h>

enum {
    FEW = 16,                        /* recipients that are read together, and looked through */
    PAGE = 1000,                     /* rows that are looked at together */
    LISTS_BYTES = 48 * 1024 * 1024,  /* of numbers by recipient: 1.2 to 2.3 million of them */
    PRINTS_BYTES = 32 * 1024 * 1024, /* of these for fingerprints, when one stretch has very many */
    LIST_BYTES = 64,                 /* of a list beside its numbers, or of one that has ended */
};

static uint64_t place_key(const struct writer *writer, struct slice recipient)
{
    return slice_present(recipient) ? hash_bytes(recipient, writer->seed) : 0;
}

/* A list's number of a recipient; the first of two that have one key. */
static void put_number(struct writer *writer, struct delivery_list *list, struct slice recipient,
                       int64_t number)
{
    size_t before = list->numbers.capacity;
    int64_t *place = map_put(&list->numbers, place_key(writer, recipient));
    writer->messages.list_bytes += (list->numbers.capacity - before) * sizeof(struct map_entry);
    if (!*place)
        *place = number + 1;
    list->count++;
    if (number >= list->next)
        list->next = number + 1;
}

static struct delivery_list *make_list(struct waiting_messages *waiting, int64_t message)
{
    if (waiting->list_count == waiting->list_capacity) {
        waiting->list_capacity = waiting->list_capacity ? waiting->list_capacity * 2 : 16;
        waiting->lists =
            memory_resize(waiting->lists, waiting->list_capacity * sizeof(*waiting->lists));
    }
    struct delivery_list *list = memory_zero(1, sizeof(*list));
    waiting->list_bytes += LIST_BYTES;
    waiting->lists[waiting->list_count++] = list;
    *map_put(&waiting->list_places, (uint64_t)message) = (int64_t)waiting->list_count;
    return list;
}

static struct delivery_list *find_list(const struct waiting_messages *waiting, int64_t message)
{
    const int64_t *place = map_find(&waiting->list_places, (uint64_t)message);
    return place && *place ? waiting->lists[*place - 1] : NULL;
}

void delivery_end_list(struct waiting_messages *waiting, const struct message *message)
{
    int64_t *place = map_find(&waiting->list_places, (uint64_t)message->id);
    waiting->list_bytes -= message->list->numbers.capacity * sizeof(struct map_entry);
    map_free(&message->list->numbers);
    free(message->list);
    waiting->lists[*place - 1] = NULL;
    *place = 0;
}

void delivery_forget_lists(struct waiting_messages *waiting)
{
    for (size_t i = 0; i < waiting->list_count; i++) {
        if (waiting->lists[i])
            map_free(&waiting->lists[i]->numbers);
        free(waiting->lists[i]);
    }
    free(waiting->lists);
    map_free(&waiting->list_places);
    waiting->lists = NULL;
    waiting->list_count = waiting->list_capacity = waiting->list_bytes = 0;
}

bool delivery_lists_are_large(const struct writer *writer)
{
    size_t prints = writer->seen.capacity * sizeof(*writer->seen.keys);
    size_t room = LISTS_BYTES - (prints < PRINTS_BYTES ? prints : PRINTS_BYTES);
    return writer->messages.list_bytes > room;
}

bool delivery_any(const struct message *message)
{
    return message->count > 0 || (message->list && message->list->count > 0);
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

static struct delivery *find_here(const struct writer *writer, struct message *message,
                                  struct slice recipient)
{
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

static struct delivery *find_row(struct writer *writer, struct message *message,
                                 struct slice recipient)
{
    const int64_t *place = map_find(&message->list->numbers, place_key(writer, recipient));
    if (!place || !*place)
        return NULL;
    struct delivery *found = NULL;
    sqlite3_stmt *rows = delivery_row_query(writer, message->id, *place - 1);
    if (db_row(writer->store, rows) && sqlite3_column_int64(rows, 0) == *place - 1 &&
        slice_same(db_text(rows, 1), recipient)) {
        found = delivery_add(writer, message);
        delivery_row_read(rows, &writer->messages.memory, found);
    }
    sqlite3_reset(rows);
    return found;
}

struct delivery *delivery_find(struct writer *writer, struct message *message,
                               struct slice recipient)
{
    struct delivery *found = find_here(writer, message, recipient);
    return found || !message->list ? found : find_row(writer, message, recipient);
}

/* New ones come behind those that have a row. */
static void number_deliveries(struct writer *writer, struct message *message)
{
    bool is_new_list = !message->list && message->count > FEW && !writer->merging;
    if (is_new_list)
        message->list = make_list(&writer->messages, message->id);
    int64_t next = message->list ? message->list->next : 0;
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        if (!d->has_row)
            d->number = next;
        if (message->list && (is_new_list || !d->has_row))
            put_number(writer, message->list, d->recipient, d->number);
        if (d->number >= next)
            next = d->number + 1;
    }
}

void delivery_write(struct writer *writer, struct message *const *messages, size_t count)
{
    size_t most = 0, new_count = 0;
    for (size_t i = 0; i < count; i++)
        most += messages[i]->count;
    struct delivery_row *news = arena_take(&writer->batch, most * sizeof(*news));
    for (size_t i = 0; i < count; i++) {
        struct message *message = messages[i];
        if (message->gone)
            continue;
        number_deliveries(writer, message);
        for (size_t k = 0; k < message->count; k++) {
            struct delivery_row row = {message->id, &message->deliveries[k]};
            if (!row.delivery->has_row)
                news[new_count++] = row;
            else if (row.delivery->dirty)
                delivery_row_set(writer, &row);
        }
    }
    delivery_row_add(writer, news, new_count);
}

void delivery_remove(struct writer *writer, struct message *message,
                     const struct delivery *delivery)
{
    delivery_row_remove(writer, message->id, delivery->number);
    if (!message->list)
        return;
    int64_t *place = map_find(&message->list->numbers, place_key(writer, delivery->recipient));
    message->list->count--;
    if (place && *place == delivery->number + 1)
        *place = 0;
}

/* To the rows, where all of a list may stand. */
static void put_away(struct writer *writer, struct message *message)
{
    delivery_write(writer, &message, 1);
    message->count = message->placed = 0;
    map_clear(&message->places);
}

/* The next page of those that have a row. */
static void read_rows(struct writer *writer, struct message *message, int64_t *next,
                      struct arena *memory)
{
    sqlite3_stmt *rows = delivery_row_query(writer, message->id, *next);
    while (message->count < PAGE && db_row(writer->store, rows)) {
        struct delivery *d = delivery_add(writer, message);
        delivery_row_read(rows, memory, d);
        *next = d->number + 1;
    }
    sqlite3_reset(rows);
}

/* All rows: few into memory, of many their numbers. */
static void read_all(struct writer *writer, struct message *message)
{
    sqlite3_stmt *rows = delivery_row_query(writer, message->id, 0);
    while (db_row(writer->store, rows)) {
        if (message->list)
            put_number(writer, message->list, db_text(rows, 1), sqlite3_column_int64(rows, 0));
        else
            delivery_row_read(rows, &writer->messages.memory, delivery_add(writer, message));
        if (message->count > FEW && !writer->merging)
            put_away(writer, message);
    }
    sqlite3_reset(rows);
}

void delivery_load(struct writer *writer, struct message *message, size_t records)
{
    int64_t next = 0;
    message->list = writer->merging ? NULL : find_list(&writer->messages, message->id);
    if (!message->list)
        read_all(writer, message);
    /* A row that is looked for costs as much as three that follow each other. */
    if (message->list && message->list->count <= PAGE && records * 3 >= message->list->count)
        read_rows(writer, message, &next, &writer->messages.memory);
}

bool delivery_page(struct writer *writer, struct message *message, struct page *page)
{
    bool is_first = !page->begun;
    page->begun = true;
    if (!page->all || !message->list)
        return is_first;
    if (is_first) {
        page->batch = writer->batch;
        writer->batch = (struct arena){0};
    }
    put_away(writer, message);
    arena_reset(&page->memory);
    arena_reset(&writer->batch);
    read_rows(writer, message, &page->next, &page->memory);
    if (message->count > 0)
        return true;
    arena_free(&page->memory);
    arena_free(&writer->batch);
    writer->batch = page->batch;
    return false;
}
