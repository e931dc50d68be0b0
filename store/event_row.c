/*
 * Rows of events.  They wait in memory, with copies of their strings, and are written sorted: rows
 * that come in the order of their ids are appended and fill their pages, which saves an eighth of
 * the table, and several go by one statement.
 */
#include "store/event_private.h"

#include <stdlib.h>

enum { WAITING_MAX = 4096 };

static bool is_stored(struct writer *writer, int64_t id)
{
    if (id > writer->waiting.greatest)
        return false;
    sqlite3_stmt *has = db_use(writer->store, SQL_EVENT_HAS);
    db_bind_number(has, 1, id);
    bool found = db_row(writer->store, has);
    sqlite3_reset(has);
    return found;
}

static void keep_strings(struct arena *arena, struct event_row *row)
{
    struct slice *strings[] = {&row->client,         &row->sender.text, &row->recipient.text,
                               &row->orig_recipient, &row->message_id,  &row->token};
    enum { STRINGS = sizeof(strings) / sizeof(strings[0]) };
    size_t total = 0;
    for (size_t i = 0; i < STRINGS; i++)
        total += strings[i]->len;
    char *room = arena_take(arena, total);
    for (size_t i = 0; i < STRINGS; i++) {
        if (!slice_present(*strings[i]))
            continue;
        memcpy(room, strings[i]->ptr, strings[i]->len);
        strings[i]->ptr = room;
        room += strings[i]->len;
    }
}

void event_row_put(struct writer *writer, struct event_row *row)
{
    struct waiting_events *waiting = &writer->waiting;
    if (waiting->count >= WAITING_MAX)
        event_flush(writer);
    /* Two lines of one second may share their bits: the later one takes the next number. */
    int64_t *place = map_put(&waiting->places, (uint64_t)row->id);
    while (*place || is_stored(writer, row->id))
        place = map_put(&waiting->places, (uint64_t)++row->id);
    if (waiting->count == waiting->capacity) {
        waiting->capacity = waiting->capacity ? waiting->capacity * 2 : 256;
        waiting->rows = memory_resize(waiting->rows, waiting->capacity * sizeof(*waiting->rows));
    }
    waiting->rows[waiting->count] = *row;
    keep_strings(&waiting->strings, &waiting->rows[waiting->count++]);
    *place = (int64_t)waiting->count;
    if (row->message)
        *map_put(&waiting->messages, (uint64_t)row->message) = 1;
}

static struct slice read_text(struct writer *writer, sqlite3_stmt *get, int column)
{
    if (sqlite3_column_type(get, column) != SQLITE_TEXT)
        return (struct slice){0};
    return arena_copy(&writer->batch, db_text(get, column));
}

static void read_row(struct writer *writer, sqlite3_stmt *get, int64_t id, struct event_row *row)
{
    bool is_client = sqlite3_column_type(get, 2) == SQLITE_TEXT;
    int64_t repeated = sqlite3_column_int64(get, 16);
    *row = (struct event_row){
        .id = id,
        .time = (id >> EVENT_ID_BITS) * WHEN_SECOND + sqlite3_column_int64(get, 0),
        .form = sqlite3_column_int64(get, 1),
        .remote_host = is_client ? 0 : sqlite3_column_int64(get, 2),
        .client = read_text(writer, get, 2),
        .remote_ip = db_ip(get, 3),
        .sender = {.text = read_text(writer, get, 4), .domain = sqlite3_column_int64(get, 5)},
        .recipient = {.text = read_text(writer, get, 6), .domain = sqlite3_column_int64(get, 7)},
        .message = sqlite3_column_int64(get, 8),
        .source = sqlite3_column_int64(get, 9),
        .line_offset = sqlite3_column_int64(get, 10),
        .local_ip = db_ip(get, 11),
        .account = sqlite3_column_int64(get, 12),
        .orig_recipient = read_text(writer, get, 13),
        .message_id = read_text(writer, get, 14),
        .token = read_text(writer, get, 15),
        .repeated = repeated ? (unsigned)repeated : 1,
        .cause = (enum cause)sqlite3_column_int(get, 17),
    };
}

bool event_row_get(struct writer *writer, int64_t id, struct event_row *row_r)
{
    int64_t *place = map_find(&writer->waiting.places, (uint64_t)id);
    if (place && *place) {
        *row_r = writer->waiting.rows[*place - 1];
        keep_strings(&writer->batch, row_r);
        return true;
    }
    sqlite3_stmt *get = db_use(writer->store, SQL_EVENT_GET);
    db_bind_number(get, 1, id);
    bool found = db_row(writer->store, get);
    if (found)
        read_row(writer, get, id, row_r);
    sqlite3_reset(get);
    return found;
}

void event_row_remove(struct writer *writer, int64_t id)
{
    int64_t *place = map_find(&writer->waiting.places, (uint64_t)id);
    if (place && *place) {
        writer->waiting.rows[*place - 1].id = 0;
        *place = 0;
        return;
    }
    const enum statement removals[] = {SQL_EVENT_REMOVE, SQL_EVENT_REST_REMOVE};
    for (int i = 0; i < 2; i++) {
        sqlite3_stmt *remove = db_use(writer->store, removals[i]);
        db_bind_number(remove, 1, id);
        db_run(writer->store, remove);
    }
}

bool event_waits(const struct writer *writer, int64_t message)
{
    return map_find(&writer->waiting.messages, (uint64_t)message);
}

static void bind_row(sqlite3_stmt *add, int before, const struct event_row *row)
{
    db_bind_number(add, before + 1, row->id);
    db_bind_id(add, before + 2, row->time % WHEN_SECOND);
    db_bind_number(add, before + 3, row->form);
    if (slice_present(row->client))
        db_bind_text(add, before + 4, row->client);
    else
        db_bind_id(add, before + 4, row->remote_host);
    db_bind_ip(add, before + 5, &row->remote_ip);
    dict_bind_mailbox(add, before + 6, &row->sender);
    dict_bind_mailbox(add, before + 8, &row->recipient);
    db_bind_id(add, before + 10, row->message);
    db_bind_id(add, before + 11, row->source);
    db_bind_number(add, before + 12, row->line_offset);
}

static bool has_rest(const struct event_row *row)
{
    return row->local_ip.length || row->account || slice_present(row->orig_recipient) ||
           slice_present(row->message_id) || slice_present(row->token) || row->repeated != 1;
}

static void bind_rest(sqlite3_stmt *add, int before, const struct event_row *row)
{
    db_bind_number(add, before + 1, row->id);
    db_bind_ip(add, before + 2, &row->local_ip);
    db_bind_id(add, before + 3, row->account);
    db_bind_text(add, before + 4, row->orig_recipient);
    db_bind_text(add, before + 5, row->message_id);
    db_bind_text(add, before + 6, row->token);
    db_bind_id(add, before + 7, row->repeated == 1 ? 0 : row->repeated);
}

/* The tables that an event's row is divided among. */
struct part {
    enum statement add, add_16;
    int columns;
    void (*bind)(sqlite3_stmt *add, int before, const struct event_row *row);
};
static const struct part main_part = {SQL_EVENT_ADD, SQL_EVENT_ADD_16, 12, bind_row};
static const struct part rest_part = {SQL_EVENT_REST_ADD, SQL_EVENT_REST_ADD_16, 7, bind_rest};

struct place {
    int64_t id;
    const struct event_row *row;
};

static int by_id(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

/* Logs are in order but for lines of one second, so each row is put where it belongs by a few steps
 * back.  Where that takes long (logs of several times) all are sorted: 300 instructions for a row
 * instead of 40. */
static void sort(struct place *places, size_t count)
{
    size_t steps = 0, i = 1;
    for (; i < count && steps < 32 * count; i++) {
        struct place place = places[i];
        size_t at = i;
        for (; at > 0 && places[at - 1].id > place.id; at--, steps++)
            places[at] = places[at - 1];
        places[at] = place;
    }
    if (i < count)
        qsort(places, count, sizeof(*places), by_id);
}

/* Those that are still there, sorted. */
static struct place *list_rows(struct waiting_events *waiting, size_t *count_r)
{
    struct place *places = arena_take(&waiting->strings, waiting->count * sizeof(*places));
    size_t count = 0;
    for (size_t i = 0; i < waiting->count; i++)
        if (waiting->rows[i].id)
            places[count++] = (struct place){waiting->rows[i].id, &waiting->rows[i]};
    sort(places, count);
    *count_r = count;
    return places;
}

static void write_rows(struct writer *writer, const struct part *part, const struct place *places,
                       size_t count)
{
    for (size_t i = 0, next; i < count; i = next) {
        next = i + ROWS_AT_ONCE <= count ? i + ROWS_AT_ONCE : i + 1;
        sqlite3_stmt *add = db_use(writer->store, next - i == 1 ? part->add : part->add_16);
        for (size_t row = i; row < next; row++)
            part->bind(add, (int)(row - i) * part->columns, places[row].row);
        db_run(writer->store, add);
    }
}

/* Those that have more than the first part, to the front; their number. */
static size_t keep_rests(struct place *places, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (has_rest(places[i].row))
            places[kept++] = places[i];
    return kept;
}

void event_flush(struct writer *writer)
{
    struct waiting_events *waiting = &writer->waiting;
    if (waiting->count == 0)
        return;
    size_t count;
    struct place *places = list_rows(waiting, &count);
    write_rows(writer, &main_part, places, count);
    if (count && places[count - 1].id > waiting->greatest)
        waiting->greatest = places[count - 1].id;
    write_rows(writer, &rest_part, places, keep_rests(places, count));
    waiting->count = 0;
    map_clear(&waiting->places);
    map_clear(&waiting->messages);
    arena_reset(&waiting->strings);
}

void event_forget_rows(struct writer *writer)
{
    map_clear(&writer->judged.places);
    writer->waiting.greatest = db_number(writer->store, "SELECT max(id) FROM event", 0);
}

void event_free(struct writer *writer)
{
    free(writer->waiting.rows);
    free(writer->judged.rows);
    map_free(&writer->judged.places);
    map_free(&writer->waiting.places);
    map_free(&writer->waiting.messages);
    arena_free(&writer->waiting.strings);
}
