/* Noted rows to the server: the views' own columns, with the key and version of
 * store/remote_schema.c. */
#include "store/chore.h"
#include "store/outbox.h"
#include "store/outbox_sql.h"

#include <stdio.h>
#include <time.h>

enum { NOTES = 100000, PIECE = 1 << 16 }; /* notes of one shipment */

/* Addresses of messages, which go as their view `messages` tells them; but that has nothing by
 * which one of many recipients is found at once. */
#define SENDER    WHOLE_ADDRESS("m.sender", "sd.text")
#define RECIPIENT WHOLE_ADDRESS("d.recipient", "rd.text")

#define TIME(micros)                                                                               \
    "strftime('%Y-%m-%dT%H:%M:%S', " micros " / 1000000, 'unixepoch') || printf('.%03dZ', " micros \
    " / 1000 % 1000)"

#define SOURCE_TIMES TIME("s.first_time") ", " TIME("s.last_time")

#define NOTED(note)  "(SELECT a FROM outbox WHERE seq BETWEEN ?1 AND ?2 AND note = " note ")"
#define STATUS_CLASS "(r.status / 1000000)"
#define STATUS       STATUS_CLASS " || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000)"

/* A reason by what it is made of, whatever its number here. */
static const char reasons_sql[] =
    "CREATE TEMP VIEW IF NOT EXISTS outbox_reason AS SELECT id, parent, cause, rule, step, list, "
    "first_seen, last_seen, example, template, code, status, code_origin, status_origin, stage, "
    "direction, provider, row_hash(template, code, status, code_origin, status_origin, stage, "
    "direction, provider) AS hash FROM (SELECT r.id, r.parent, r.cause, r.rule, r.step, "
    "ls.text AS list, r.first_seen, r.last_seen, r.example, r.template, r.code, " STATUS
    " AS status, wc.text AS code_origin, wo.text AS status_origin, wt.text AS stage, "
    "wd.text AS direction, pv.text AS provider FROM main.reason r "
    "LEFT JOIN main.word wc ON wc.list = 'origin' AND wc.id = r.code_origin "
    "LEFT JOIN main.word wo ON wo.list = 'origin' AND wo.id = r.status_origin "
    "LEFT JOIN main.word wt ON wt.list = 'stage' AND wt.id = r.stage "
    "LEFT JOIN main.word wd ON wd.list = 'direction' AND wd.id = r.direction "
    "LEFT JOIN main.name pv ON pv.id = r.provider LEFT JOIN main.name ls ON ls.id = r.list)";

static const char flows_sql[] =
    "CREATE TEMP VIEW IF NOT EXISTS outbox_flow AS SELECT id, mta, host, instance, direction, "
    "scope, "
    "outcome, row_hash(mta, host, instance, direction, scope, outcome) AS hash FROM (SELECT f.id, "
    "wm.text AS mta, h.text AS host, i.text AS instance, wd.text AS direction, ws.text AS scope, "
    "wo.text AS outcome FROM main.flow f LEFT JOIN main.name h ON h.id = f.host "
    "LEFT JOIN main.name i ON i.id = f.instance "
    "LEFT JOIN main.word wm ON wm.list = 'mta' AND wm.id = f.mta "
    "LEFT JOIN main.word wd ON wd.list = 'direction' AND wd.id = f.direction "
    "LEFT JOIN main.word ws ON ws.list = 'scope' AND ws.id = f.scope "
    "LEFT JOIN main.word wo ON wo.list = 'outcome' AND wo.id = f.outcome)";

#define TRAFFIC_COLUMNS                                                                            \
    "SELECT date(t.day * 86400, 'unixepoch'), ifnull(f.mta, ''), f.host, ifnull(f.direction, "     \
    "''), "

/* ?1 to ?2: the notes, ?3: the version, of rows that are there one more, so that a row which is
 * gone and came again is there.  ?4: this database. */
static const struct shipment {
    enum note note;
    const char *table, *columns, *select;
} shipments[] = {
    {NOTE_REASON, "reason_rows",
     "reason, spool, version, rank, parent, given_template, given_code, given_status, "
     "given_code_origin, given_status_origin, given_stage, given_direction, given_provider, "
     "given_cause, given_family, given_class, given_party, given_rule, given_step, given_list, "
     "first_micros, last_micros, given_example",
     "SELECT r.hash, ?4, ?3, ?3, ifnull(p.hash, 0), r.template, r.code, r.status, r.code_origin, "
     "r.status_origin, r.stage, r.direction, r.provider, c.slug, ifnull(c.family, ''), "
     "ifnull(c.class, ''), ifnull(c.party, ''), ifnull(r.rule, ''), ifnull(r.step, ''), "
     "ifnull(r.list, ''), ifnull(r.first_seen, 0), ifnull(r.last_seen, 0), ifnull(r.example, '') "
     "FROM outbox_reason r JOIN cause c ON c.id = r.cause LEFT JOIN outbox_reason p "
     "ON p.id = r.parent WHERE r.id IN " NOTED("5")},
    /* They are few, so all go. */
    {NOTE_FLOW, "flow_rows", "flow, version, mta, host, instance, direction, scope, outcome",
     "SELECT hash, ?3, mta, host, instance, direction, scope, outcome FROM outbox_flow"},
    {NOTE_EVENT_GONE, "event_rows", "day, id, host, version, gone",
     "SELECT date(o.b * 86400, 'unixepoch'), o.a, h.text, ?3, 1 FROM outbox o JOIN flow f ON "
     "f.id = o.c JOIN name h ON h.id = f.host WHERE o.seq BETWEEN ?1 AND ?2 AND o.note = 2"},
    {NOTE_EVENT, "event_rows",
     "day, id, host, version, gone, micros, mta, instance, direction, scope, outcome, flow, "
     "reason, "
     "stage, code, status, code_origin, status_origin, remote_host, remote_ip, local_ip, sender, "
     "sender_domain, sender_kind, account, recipient, recipient_domain, orig_recipient, provider, "
     "queue_id, message_id, text, template, repeated, path, line_offset",
     "SELECT day, id, host, ?3 + 1, 0, (id >> 30) * 1000000 + substr(time, 21, 3) * 1000, mta, "
     "instance, direction, scope, outcome, row_hash(mta, host, instance, direction, scope, "
     "outcome), row_hash(template, code, status, code_origin, "
     "status_origin, stage, direction, provider), stage, code, status, code_origin, "
     "status_origin, remote_host, remote_ip, local_ip, sender, sender_domain, sender_kind, "
     "account, recipient, recipient_domain, orig_recipient, provider, queue_id, message_id, "
     "text, template, repeated, path, line_offset FROM events WHERE id IN " NOTED("1")},
    {NOTE_MESSAGE_GONE, "message_rows", "day, message, version, gone",
     "SELECT date(b / 1000000, 'unixepoch'), a, ?3, 1 FROM outbox WHERE seq BETWEEN ?1 AND ?2 "
     "AND note = 4"},
    {NOTE_MESSAGE, "message_rows",
     "day, message, version, gone, host, instance, queue_id, generation, message_id, mta, "
     "sender, sender_domain, recipient, recipient_domain, provider, first_micros, last_micros, "
     "attempts, fate, reason, code, status",
     "SELECT date(m.first / 1000000, 'unixepoch'), row_hash(f.host, f.instance, m.queue_id, "
     "m.first / 1000000, " RECIPIENT "), ?3 + 1, 0, f.host, f.instance, m.queue_id, "
     "m.first / 1000000, m.message_id, f.mta, " SENDER ", sd.text, " RECIPIENT ", rd.text, "
     "r.provider, d.first / 1000 * 1000, (d.first + d.last) / 1000 * 1000, d.attempts, w.text, "
     "ifnull(r.hash, 0), r.code, r.status FROM delivery d JOIN message m ON m.id = d.message "
     "JOIN outbox_flow f ON f.id = m.flow LEFT JOIN domain sd ON sd.id = m.sender_domain "
     "LEFT JOIN domain rd ON rd.id = d.recipient_domain LEFT JOIN outbox_reason r ON "
     "r.id = d.reason LEFT JOIN word w ON w.list = 'fate' AND w.id = d.fate WHERE d.recipient "
     "IS NOT NULL AND (d.attempts > 0 OR w.text = 'expired') AND d.message IN " NOTED("3")},
    {NOTE_TRAFFIC, "traffic_rows",
     "day, mta, host, direction, to_domain, maker, flow, spool, version, count_delivered, "
     "count_relayed",
     TRAFFIC_COLUMNS
     "ifnull(d.text, ''), ifnull(p.text, ''), f.hash, ?4, ?3, t.delivered, "
     "t.relayed FROM (SELECT DISTINCT a, b, c FROM outbox WHERE seq BETWEEN ?1 AND ?2 AND note = 8)"
     " o JOIN traffic_day t ON t.day = o.a AND t.domain = o.b AND t.provider = o.c JOIN "
     "outbox_flow f ON f.id = t.flow LEFT JOIN domain d ON d.id = t.domain LEFT JOIN name p ON "
     "p.id = t.provider"},
    {NOTE_TRAFFIC_SENDER, "traffic_sender_rows",
     "day, mta, host, direction, from_domain, flow, spool, version, count_delivered, "
     "count_relayed",
     TRAFFIC_COLUMNS
     "ifnull(d.text, ''), f.hash, ?4, ?3, t.delivered, t.relayed FROM (SELECT "
     "DISTINCT a, b FROM outbox WHERE seq BETWEEN ?1 AND ?2 AND note = 9) o JOIN "
     "traffic_sender_day t ON t.day = o.a AND t.domain = o.b JOIN outbox_flow f ON f.id = t.flow "
     "LEFT JOIN domain d ON d.id = t.domain"},
    {NOTE_SOURCE, "source_rows",
     "spool, source, version, head, path, mta, host, bytes, lines, events, context, deliveries, "
     "noise, unknown, first_time, last_time, state",
     "SELECT ?4, s.id, ?3, row_hash(s.head_length, s.head_hash), s.path, w.text, s.host, "
     "s.bytes, s.lines, s.events, s.context, s.deliveries, s.noise, s.unknown, " SOURCE_TIMES
     ", s.state FROM source s LEFT JOIN word w ON w.list = 'mta' AND w.id = s.mta "
     "WHERE s.id IN " NOTED("6")},
    {NOTE_UNKNOWN, "unknown_rows",
     "shape_hash, spool, version, shape, times, given_example, given_path, given_offset",
     "SELECT row_hash(shape), ?4, ?3, shape, count, example, path, line_offset FROM "
     "unknown_lines WHERE row_hash(shape) IN " NOTED("7")},
};

/* The rows of one shipment. */
struct load {
    struct store *store;
    sqlite3_stmt *select;
    bool row; /* one is there, not taken yet */
    int64_t count;
};

static void load_rewind(void *context)
{
    struct load *load = context;
    sqlite3_reset(load->select);
    load->count = 0;
    load->row = db_row(load->store, load->select);
}

static bool load_next(void *context, struct text *text)
{
    struct load *load = context;
    int columns = sqlite3_column_count(load->select);
    size_t end = text->length + PIECE;
    for (; load->row && text->length < end; load->row = db_row(load->store, load->select)) {
        for (int i = 0; i < columns; i++) {
            if (i)
                text_add(text, S("\t"));
            bool null = sqlite3_column_type(load->select, i) == SQLITE_NULL;
            tsv_add(text, null ? (struct slice){0} : db_text(load->select, i));
        }
        text_add(text, S("\n"));
        load->count++;
    }
    return load->row;
}

struct window {
    int64_t first, last, version;
    struct slice spool;
};

/* An empty answer for a database error, else what the server said. */
static int ship_one(struct store *store, struct remote *remote, const struct shipment *shipment,
                    const struct window *window, int64_t *sent, struct error *error)
{
    struct arena arena = {0};
    struct load load = {.store = store};
    const struct remote_rows rows = {&load, load_rewind, load_next};
    int status = 0;
    if (store->failed ||
        sqlite3_prepare_v2(store->db, shipment->select, -1, &load.select, NULL) != SQLITE_OK) {
        db_fail(store, shipment->select);
        return -1;
    }
    /* Numbers that a SELECT does not use are refused, and no loss. */
    sqlite3_bind_int64(load.select, 1, window->first);
    sqlite3_bind_int64(load.select, 2, window->last);
    if (sqlite3_bind_parameter_count(load.select) >= 3)
        sqlite3_bind_int64(load.select, 3, window->version);
    if (sqlite3_bind_parameter_count(load.select) >= 4)
        db_bind_text(load.select, 4, window->spool);
    load_rewind(&load);
    if (load.row) {
        struct slice sql = arena_printf(&arena, "INSERT INTO %s.%s (%s) FORMAT TabSeparated",
                                        remote->database, shipment->table, shipment->columns);
        status = remote_insert(remote, sql, &rows, error);
        *sent += status == 0 ? load.count : 0;
    }
    sqlite3_finalize(load.select);
    arena_free(&arena);
    return store->failed ? -1 : status;
}

/* Versions grow, whatever the clock does. */
static int64_t next_version(struct store *store)
{
    struct timespec clock;
    clock_gettime(CLOCK_REALTIME, &clock);
    int64_t now = (int64_t)clock.tv_sec * WHEN_SECOND + clock.tv_nsec / 1000;
    int64_t last = meta_number(store, "shipment", 0);
    return now > last + 1 ? now : last + 2;
}

static bool next_window(struct store *store, struct window *window)
{
    char sql[96];
    window->first = db_number(store, "SELECT min(seq) FROM outbox", 0);
    if (window->first == 0)
        return false;
    snprintf(sql, sizeof(sql),
             "SELECT max(seq) FROM (SELECT seq FROM outbox ORDER BY seq LIMIT %d)", NOTES);
    window->last = db_number(store, sql, window->first);
    window->version = next_version(store);
    return !store->failed;
}

static int ship_window(struct store *store, struct remote *remote, const struct window *window,
                       int64_t *sent, struct error *error)
{
    for (size_t i = 0; i < sizeof(shipments) / sizeof(shipments[0]); i++)
        if (ship_one(store, remote, &shipments[i], window, sent, error) < 0)
            return -1;
    db_exec(store, "BEGIN IMMEDIATE");
    chore_run(store, "DELETE FROM outbox WHERE seq <= ?1", &window->last, 1);
    meta_set_number(store, "shipment", window->version);
    db_exec(store, "COMMIT");
    return 0;
}

int outbox_ship(struct store *store, struct remote *remote, int64_t *sent_r, struct error *error)
{
    char spool[32];
    struct window window = {.first = 0};
    int status = 0;
    *sent_r = 0;
    snprintf(spool, sizeof(spool), "%016llx", (long long)meta_number(store, "spool", 0));
    window.spool = slice_of(spool);
    db_exec(store, reasons_sql);
    db_exec(store, flows_sql);
    while (status == 0 && next_window(store, &window))
        status = ship_window(store, remote, &window, sent_r, error);
    if (!store->failed)
        return status;
    *error = store->error;
    return -1;
}
