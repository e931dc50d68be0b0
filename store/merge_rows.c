/*
 * Messages and events of another database, fed to the functions that take those of a log.
 *
 * The other database's numbers mean nothing here: texts are read, and numbered anew.  Expiries are
 * not taken over, they follow from what is known of the message here.
 */
#include "base/domain.h"
#include "base/utf8.h"
#include "store/merge_private.h"
#include "store/message_private.h"

enum { TEXT_BYTES = 4000, NAME_BYTES = 512, RELIEVE_EVERY = 5000, REPEATED_MAX = 1000000 };

#define LATEST_SECOND INT64_C(253402300799) /* of the year 9999 */

static const char event_sql[] =
    "SELECT e.id, e.micro, e.source, e.line_offset, f.mta, v.host, v.instance, f.direction, "
    "f.scope, f.outcome, r.stage, r.code, r.status, r.code_origin, r.status_origin, v.provider, "
    "v.template, v.remote_host, CASE WHEN e.remote_ip IS NOT NULL THEN v.remote_ip END, "
    "v.local_ip, CASE WHEN e.sender IS NOT NULL THEN v.sender END, "
    "CASE WHEN " EVENT_ACCOUNT " IS NOT NULL THEN v.account END, v.recipient, v.orig_recipient, "
    "x.message_id, v.text, v.repeated, t.session, t.place, t.twin, t.rank "
    "FROM event e JOIN events v ON v.id = e.id JOIN form k ON k.id = e.form "
    "JOIN flow f ON f.id = k.flow JOIN reason r ON r.id = k.reason "
    "LEFT JOIN event_rest x ON x.event = e.id LEFT JOIN temp.retold t ON t.event = e.id ";

static const char message_sql[] =
    "SELECT m.id, m.key, f.mta, h.text, i.text, m.queue_id, m.first, m.first + m.last, "
    "m.first + m.birth, m.first + m.ended, m.only_source, " WHOLE_ADDRESS(
        "m.sender",
        "d.text") ", (SELECT text FROM name WHERE id = m.account), m.message_id, m.flags, "
                  "CASE typeof(m.client_ip) WHEN 'integer' THEN (m.client_ip >> 24 & 255) || '.' "
                  "|| "
                  "(m.client_ip >> 16 & 255) || '.' || (m.client_ip >> 8 & 255) || '.' || "
                  "(m.client_ip & 255) "
                  "ELSE m.client_ip END, m.expired, m.expired_line, m.expired_source, "
                  "m.expired_offset, "
                  "m.lesser, m.orphan FROM message m JOIN flow f ON f.id = m.flow JOIN name h ON "
                  "h.id = f.host "
                  "LEFT JOIN name i ON i.id = f.instance LEFT JOIN domain d ON d.id = "
                  "m.sender_domain "
                  "ORDER BY m.id";

static const char delivery_sql[] = "SELECT " WHOLE_ADDRESS(
    "d.recipient",
    "a.text") ", d.orig_recipient, d.first, d.final, "
              "d.first + d.final_time, f.mta, h.text, i.text, f.direction, f.scope, p.text, d.day, "
              "d.accepted, d.expired, d.expired_line, d.expired_source, d.expired_offset, d.expiry "
              "FROM delivery d LEFT JOIN domain a ON a.id = d.recipient_domain "
              "LEFT JOIN flow f ON f.id = d.flow LEFT JOIN name h ON h.id = f.host "
              "LEFT JOIN name i ON i.id = f.instance LEFT JOIN name p ON p.id = d.provider "
              "WHERE d.message = ?1 ORDER BY d.number";

struct rows {
    struct merge *merge;
    sqlite3_stmt *deliveries, *events;
    struct chain *head, *tail; /* new events of the message at hand */
    struct stored_message stored;
    int64_t lesser, orphan;
    int64_t *expiries; /* of the message at hand */
    size_t expiry_count;
    unsigned done;
};

static struct slice text_of(struct merge *merge, sqlite3_stmt *row, int column, size_t most)
{
    return arena_copy(&merge->writer->batch, utf8_first(db_text(row, column), most));
}

/* A number of a vocabulary; what lies outside is not known. */
static unsigned word_of(sqlite3_stmt *row, int column, unsigned count)
{
    int64_t word = sqlite3_column_int64(row, column);
    return word > 0 && word < count ? (unsigned)word : 0;
}

static int64_t between(int64_t value, int64_t least, int64_t most)
{
    return value < least ? least : value > most ? most : value;
}

static int64_t time_of(sqlite3_stmt *row, int column)
{
    int64_t time = db_time(row, column);
    return time == WHEN_NONE ? time : between(time, 0, LATEST_SECOND * WHEN_SECOND);
}

/* Columns from `column`: mta, host, instance, direction, scope. */
static struct flow flow_of(struct merge *merge, sqlite3_stmt *row, int column)
{
    struct writer *writer = merge->writer;
    struct flow flow = {.mta = word_of(row, column, MTA_COUNT),
                        .host = dict_name(writer, db_text(row, column + 1)),
                        .instance = dict_name(writer, db_text(row, column + 2)),
                        .direction = word_of(row, column + 3, DIRECTION_COUNT),
                        .scope = word_of(row, column + 4, SCOPE_COUNT)};
    return flow;
}

static struct expiry expiry_of(struct merge *merge, sqlite3_stmt *row, int column)
{
    return (struct expiry){.time = time_of(row, column),
                           .line = (uint64_t)sqlite3_column_int64(row, column + 1),
                           .source = merge_source(merge, sqlite3_column_int64(row, column + 2)),
                           .offset = sqlite3_column_int64(row, column + 3)};
}

static void read_facts(struct merge *merge, sqlite3_stmt *row, struct stored_event *event)
{
    struct record *record = &event->record;
    record->stage = word_of(row, 10, STAGE_COUNT);
    record->code = (uint16_t)between(sqlite3_column_int64(row, 11), 0, 999);
    record->status = status_unpack((uint32_t)sqlite3_column_int64(row, 12));
    record->code_origin = word_of(row, 13, ORIGIN_COUNT);
    record->status_origin = word_of(row, 14, ORIGIN_COUNT);
    event->provider = text_of(merge, row, 15, NAME_BYTES);
    event->template = text_of(merge, row, 16, TEXT_BYTES);
    record->remote_host = text_of(merge, row, 17, NAME_BYTES);
    record->remote_ip = text_of(merge, row, 18, NAME_BYTES);
    record->local_ip = text_of(merge, row, 19, NAME_BYTES);
    record->sender = text_of(merge, row, 20, NAME_BYTES);
    record->account = text_of(merge, row, 21, NAME_BYTES);
    record->recipient = text_of(merge, row, 22, NAME_BYTES);
    record->orig_recipient = text_of(merge, row, 23, NAME_BYTES);
    record->message_id = text_of(merge, row, 24, NAME_BYTES);
    record->text = text_of(merge, row, 25, TEXT_BYTES);
    record->repeated = (unsigned)between(sqlite3_column_int64(row, 26), 1, REPEATED_MAX);
    record->session = (uint64_t)sqlite3_column_int64(row, 27);
    event->place = sqlite3_column_int64(row, 28);
    record->twin = (uint64_t)sqlite3_column_int64(row, 29);
    record->rank = (unsigned)sqlite3_column_int64(row, 30);
}

/* Does this database have the event?  Its number is nearly always its own; of two that share one,
 * the later took the next (store/event.c). */
static bool is_known(struct merge *merge, const struct stored_event *event)
{
    sqlite3_stmt *find = db_use(merge->into, SQL_EVENT_TOLD);
    db_bind_number(find, 1, event->id);
    db_bind_id(find, 2, event->record.time % WHEN_SECOND);
    db_bind_number(find, 3, event->flow.host);
    db_bind_number(find, 4, event->flow.direction);
    db_bind_number(find, 5, event->flow.outcome);
    db_bind_id(find, 6, event->record.stage);
    db_bind_id(find, 7, event->record.code);
    bool known = db_row(merge->into, find);
    sqlite3_reset(find);
    merge->merged->known += known;
    return known;
}

/* The event when it is new here and makes sense, NULL otherwise; lives in the batch. */
static struct stored_event *read_event(struct merge *merge, sqlite3_stmt *row)
{
    int64_t id = sqlite3_column_int64(row, 0), second = id >> 30;
    if (id <= 0 || second > LATEST_SECOND)
        return NULL;
    struct stored_event *event = arena_zero(&merge->writer->batch, sizeof(*event));
    event->id = id;
    event->record.kind = RECORD_FAILURE;
    event->record.time =
        second * WHEN_SECOND + between(sqlite3_column_int64(row, 1), 0, WHEN_SECOND - 1);
    event->source = merge_source(merge, sqlite3_column_int64(row, 2));
    event->record.line.offset = (uint64_t)sqlite3_column_int64(row, 3);
    event->flow = flow_of(merge, row, 4);
    event->flow.outcome = word_of(row, 9, OUTCOME_COUNT);
    event->record.direction = event->flow.direction;
    event->record.outcome = event->flow.outcome;
    if (!event->flow.host || !event->flow.outcome || !event->flow.direction)
        return NULL;
    read_facts(merge, row, event);
    if (event->record.time < merge->writer->pruned_before) {
        merge->merged->pruned++;
        return NULL;
    }
    return is_known(merge, event) ? NULL : event;
}

/* Which events bear the number of a session, or of a refusal that several logs tell. */
static void list_retold(struct merge *merge)
{
    db_exec(merge->from,
            "CREATE TEMP TABLE retold (event INTEGER PRIMARY KEY, session INTEGER, place INTEGER, "
            "twin INTEGER, rank INTEGER);"
            "INSERT OR REPLACE INTO temp.retold (event, session, place) "
            "SELECT event, key, place FROM session;"
            "INSERT OR REPLACE INTO temp.retold SELECT w.event, t.session, t.place, w.key, w.rank "
            "FROM twin w LEFT JOIN temp.retold t ON t.event = w.event");
}

static void read_deliveries(struct rows *rows, int64_t message)
{
    enum { MERGED_MAX = 100000 };
    struct merge *merge = rows->merge;
    struct arena *arena = &merge->writer->batch;
    size_t capacity = 0;
    rows->expiry_count = 0;
    sqlite3_reset(rows->deliveries);
    db_bind_number(rows->deliveries, 1, message);
    while (db_row(merge->from, rows->deliveries) && rows->stored.count < MERGED_MAX) {
        sqlite3_stmt *row = rows->deliveries;
        if (rows->stored.count == capacity) {
            size_t more = capacity ? capacity * 2 : 8;
            struct stored_delivery *list = arena_take(arena, more * sizeof(*list));
            int64_t *expiries = arena_take(arena, more * sizeof(*expiries));
            if (capacity) {
                memcpy(list, rows->stored.deliveries, capacity * sizeof(*list));
                memcpy(expiries, rows->expiries, capacity * sizeof(*expiries));
            }
            rows->stored.deliveries = list;
            rows->expiries = expiries;
            capacity = more;
        }
        struct stored_delivery *d = &rows->stored.deliveries[rows->stored.count];
        *d = (struct stored_delivery){.recipient = text_of(merge, row, 0, NAME_BYTES),
                                      .orig_recipient = text_of(merge, row, 1, NAME_BYTES),
                                      .first = time_of(row, 2),
                                      .final = word_of(row, 3, FATE_COUNT),
                                      .final_time = time_of(row, 4),
                                      .counted = (unsigned)sqlite3_column_int(row, 12) & 31,
                                      .expired = expiry_of(merge, row, 13)};
        if (sqlite3_column_type(row, 5) != SQLITE_NULL) {
            struct flow flow = flow_of(merge, row, 5);
            d->delivered.flow = dict_flow(merge->writer, &flow);
            d->delivered.provider = dict_name(merge->writer, db_text(row, 10));
            d->delivered.day = between(sqlite3_column_int64(row, 11), 0, INT32_MAX / 2);
            bool otherwise = sqlite3_column_int(row, 12) & COUNTED_OTHERWISE;
            d->delivered.relayed = (d->final == FATE_RELAYED) != otherwise;
        }
        rows->expiries[rows->stored.count++] = sqlite3_column_int64(row, 17);
    }
}

static bool is_expiry(const struct rows *rows, int64_t event)
{
    for (size_t i = 0; i < rows->stored.count; i++)
        if (rows->expiries[i] == event)
            return true;
    return event == rows->orphan;
}

static void read_events(struct rows *rows, int64_t message, struct live *live)
{
    struct merge *merge = rows->merge;
    sqlite3_reset(rows->events);
    db_bind_number(rows->events, 1, message);
    while (!merge_failed(merge) && db_row(merge->from, rows->events)) {
        int64_t id = sqlite3_column_int64(rows->events, 0);
        struct stored_event *event = is_expiry(rows, id) ? NULL : read_event(merge, rows->events);
        if (!event)
            continue;
        if (id == rows->lesser)
            event->record.flags = RECORD_LESSER;
        struct chain *link = arena_zero(&merge->writer->batch, sizeof(*link));
        link->record = &event->record;
        if (live->tail)
            live->tail->next = link;
        else
            live->head = link;
        live->tail = link;
    }
}

static struct live read_live(struct rows *rows, sqlite3_stmt *row)
{
    const unsigned kept = RECORD_FROM_CLIENT | RECORD_PROBE | RECORD_REMOVED | LIVE_OWN_CLIENT;
    struct merge *merge = rows->merge;
    return (struct live){.key = (uint64_t)sqlite3_column_int64(row, 1) << 32,
                         .mta = word_of(row, 2, MTA_COUNT),
                         .host = text_of(merge, row, 3, NAME_BYTES),
                         .instance = text_of(merge, row, 4, NAME_BYTES),
                         .queue_id = text_of(merge, row, 5, 255),
                         .first = time_of(row, 6),
                         .last = time_of(row, 7),
                         .birth = time_of(row, 8),
                         .ended = time_of(row, 9),
                         .only_source = merge_source(merge, sqlite3_column_int64(row, 10)),
                         .sender = text_of(merge, row, 11, NAME_BYTES),
                         .account = text_of(merge, row, 12, NAME_BYTES),
                         .message_id = text_of(merge, row, 13, NAME_BYTES),
                         .flags = (unsigned)sqlite3_column_int64(row, 14) & kept,
                         .client_ip = text_of(merge, row, 15, IP_TEXT),
                         .dirty = true};
}

static void take_message(struct rows *rows, sqlite3_stmt *row)
{
    struct merge *merge = rows->merge;
    struct writer *writer = merge->writer;
    struct live live = read_live(rows, row);
    int64_t id = sqlite3_column_int64(row, 0);
    if (live.first == WHEN_NONE || live.last < live.first || live.last < writer->pruned_before)
        return;
    rows->stored = (struct stored_message){.expired = expiry_of(merge, row, 16)};
    rows->lesser = sqlite3_column_int64(row, 20);
    rows->orphan = sqlite3_column_int64(row, 21);
    read_deliveries(rows, id);
    read_events(rows, id, &live);
    writer->source = (struct batch_source){
        .id = live.only_source ? live.only_source : -1,
        .mta = live.mta,
    };
    writer->stored = &rows->stored;
    message_update(writer, &live);
    writer->stored = NULL;
}

/* What joining added belongs to days whose counts are to be put together anew. */
static void note_days(struct merge *merge, struct rollup *joined)
{
    rollup_sum(joined);
    for (size_t i = 0; i < joined->count; i++)
        *map_put(&merge->changed, DAY_KEY(joined->deltas[i].day)) = 1;
}

static void flush(struct merge *merge)
{
    note_days(merge, &merge->writer->joined_day);
    note_days(merge, &merge->writer->joined_sender_day);
    message_flush(merge->writer);
    rollup_flush(merge->writer);
}

/* Between messages: memory that only they needed, and rollups before they grow. */
static void relieve(struct rows *rows)
{
    arena_reset(&rows->merge->writer->batch);
    if (++rows->done % RELIEVE_EVERY == 0)
        flush(rows->merge);
}

void merge_messages(struct merge *merge)
{
    struct rows rows = {.merge = merge};
    struct arena arena = {0};
    list_retold(merge);
    rows.deliveries = merge_ask(merge->from, delivery_sql);
    rows.events =
        merge_ask(merge->from,
                  arena_string(&arena, arena_printf(&arena,
                                                    "%sWHERE e.message = ?1 ORDER BY e.id >> 30, "
                                                    "ifnull(e.micro, 0), e.line_offset, e.id",
                                                    event_sql)));
    sqlite3_stmt *list = merge_ask(merge->from, message_sql);
    while (!merge_failed(merge) && db_row(merge->from, list)) {
        take_message(&rows, list);
        relieve(&rows);
    }
    sqlite3_finalize(list);
    sqlite3_finalize(rows.deliveries);
    sqlite3_finalize(rows.events);
    arena_free(&arena);
    flush(merge);
}

/* Refusals that belong to no queued message. */
void merge_events(struct merge *merge)
{
    struct rows rows = {.merge = merge};
    struct arena arena = {0};
    sqlite3_stmt *list =
        merge_ask(merge->from,
                  arena_string(&arena, arena_printf(&arena,
                                                    "%sWHERE e.message IS NULL ORDER BY "
                                                    "e.id",
                                                    event_sql)));
    while (!merge_failed(merge) && db_row(merge->from, list)) {
        struct stored_event *event = read_event(merge, list);
        struct reason reason;
        if (event)
            event_add(merge->writer, &event->record, 0, 0, &reason);
        relieve(&rows);
    }
    sqlite3_finalize(list);
    arena_free(&arena);
}
