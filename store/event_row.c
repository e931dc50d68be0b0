/*
 * Rows of events.  They wait in memory, with copies of their strings, and are written sorted: rows
 * that come in the order of their ids are appended and fill their pages, which saves an eighth of
 * the table, and several go by one statement.
 */
#include "store/event_private.h"

#include <stdlib.h>

/* When WAITING_MAX wait, all but the last ones are written: the next ones come partly before those,
 * and rows out of order would split pages (all written, the database is 1 % larger).  With 4096 at
 * once the reading thread stood still meanwhile, as it was too far ahead (two logs by two threads,
 * wall: 0.31 s and 0.28 to 0.30 s). */
enum { WAITING_MAX = 1024, WAITING_LAST = 128 };

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

/* Its index + 1. */
static int64_t keep_row(struct waiting_events *waiting, const struct event_row *row)
{
    if (waiting->count == waiting->capacity) {
        waiting->capacity = waiting->capacity ? waiting->capacity * 2 : 256;
        waiting->rows = memory_resize(waiting->rows, waiting->capacity * sizeof(*waiting->rows));
    }
    waiting->rows[waiting->count] = *row;
    keep_strings(&waiting->strings, &waiting->rows[waiting->count++]);
    if (row->message)
        *map_put(&waiting->messages, (uint64_t)row->message) = 1;
    return (int64_t)waiting->count;
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
    bool is_account = sqlite3_column_type(get, 11) == SQLITE_INTEGER;
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
        .account = sqlite3_column_int64(get, is_account ? 11 : 13),
        .token = read_text(writer, get, 11),
        .local_ip = db_ip(get, 12),
        .orig_recipient = read_text(writer, get, 14),
        .message_id = read_text(writer, get, 15),
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
    event_forget_ids(writer);
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

struct place {
    int64_t id;
    const struct event_row *row;
};

static void bind_row(struct insert *add, const void *places, size_t index)
{
    const struct event_row *row = ((const struct place *)places)[index].row;
    insert_number(add, row->id);
    insert_id(add, row->time % WHEN_SECOND);
    insert_number(add, row->form);
    if (slice_present(row->client))
        insert_text(add, row->client);
    else
        insert_id(add, row->remote_host);
    insert_ip(add, &row->remote_ip);
    dict_bind_mailbox(add, &row->sender);
    dict_bind_mailbox(add, &row->recipient);
    insert_id(add, row->message);
    insert_id(add, row->source);
    insert_number(add, row->line_offset);
    if (slice_present(row->token))
        insert_text(add, row->token);
    else
        insert_id(add, row->account);
}

static bool has_rest(const struct event_row *row)
{
    return row->local_ip.length || (row->account && slice_present(row->token)) ||
           slice_present(row->orig_recipient) || slice_present(row->message_id) ||
           row->repeated != 1;
}

static void bind_rest(struct insert *add, const void *places, size_t index)
{
    const struct event_row *row = ((const struct place *)places)[index].row;
    insert_number(add, row->id);
    insert_ip(add, &row->local_ip);
    insert_id(add, slice_present(row->token) ? row->account : 0);
    insert_text(add, row->orig_recipient);
    insert_text(add, row->message_id);
    insert_id(add, row->repeated == 1 ? 0 : row->repeated);
}

/* The tables that an event's row is divided among. */
static const struct insert_table main_table = {SQL_EVENT_ADD, SQL_EVENT_ADD_16, bind_row};
static const struct insert_table rest_table = {SQL_EVENT_REST_ADD, SQL_EVENT_REST_ADD_16,
                                               bind_rest};

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

/* Those that have more than the first part, to the front; their number. */
static size_t keep_rests(struct place *places, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (has_rest(places[i].row))
            places[kept++] = places[i];
    return kept;
}

static void write_rows(struct writer *writer, struct place *places, size_t count)
{
    event_forget_ids(writer);
    insert_rows(writer->store, &main_table, places, count);
    if (count && places[count - 1].id > writer->waiting.greatest)
        writer->waiting.greatest = places[count - 1].id;
    insert_rows(writer->store, &rest_table, places, keep_rests(places, count));
}

static void forget_all(struct waiting_events *waiting)
{
    waiting->count = waiting->stayed = 0;
    map_clear(&waiting->places);
    map_clear(&waiting->messages);
    arena_reset(&waiting->strings);
}

void event_flush(struct writer *writer)
{
    size_t count;
    if (writer->waiting.count == 0)
        return;
    struct place *places = list_rows(&writer->waiting, &count);
    write_rows(writer, places, count);
    forget_all(&writer->waiting);
}

/* Write all but the last ones, and of those the ones that stayed the last time: else the end of one
 * log would stay while an older log is read. */
static void relieve(struct writer *writer)
{
    struct waiting_events *waiting = &writer->waiting;
    struct event_row stay[WAITING_LAST];
    size_t count, staying = 0;
    struct place *places = list_rows(waiting, &count);
    size_t written = count > WAITING_LAST ? count - WAITING_LAST : 0;
    for (size_t i = written; i < count; i++) {
        if (places[i].row < waiting->rows + waiting->stayed) {
            places[written++] = places[i];
            continue;
        }
        stay[staying] = *places[i].row;
        keep_strings(&writer->batch, &stay[staying++]);
    }
    write_rows(writer, places, written);
    forget_all(waiting);
    for (size_t i = 0; i < staying; i++)
        *map_put(&waiting->places, (uint64_t)stay[i].id) = keep_row(waiting, &stay[i]);
    waiting->stayed = staying;
}

void event_row_put(struct writer *writer, struct event_row *row)
{
    struct waiting_events *waiting = &writer->waiting;
    if (waiting->count >= WAITING_MAX)
        relieve(writer);
    /* Two lines of one second may share their bits: the later one takes the next number. */
    int64_t *place = map_put(&waiting->places, (uint64_t)row->id);
    while (*place || event_id_stored(writer, row->id))
        place = map_put(&waiting->places, (uint64_t)++row->id);
    *place = keep_row(waiting, row);
}

void event_forget_rows(struct writer *writer)
{
    event_forget_ids(writer);
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
