#include "store/outbox.h"

#include "base/arena.h"
#include "base/hash.h"
#include "store/chore.h"
#include "store/outbox_sql.h"

#include <sys/random.h>

/* AUTOINCREMENT: a number comes once, so that of two processes that send at the same time the
 * slower removes none of the notes that came after those it sent. */
static const char make_sql[] =
    "CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, note INTEGER NOT NULL, a INTEGER, "
    "b INTEGER, "
    "c INTEGER);"
    "INSERT INTO outbox (note, a) SELECT 5, id FROM reason;"
    "INSERT INTO outbox (note, a) SELECT 1, id FROM event;"
    "INSERT INTO outbox (note, a) SELECT DISTINCT 3, message FROM delivery "
    "WHERE attempts > 0 OR expiry IS NOT NULL;"
    "INSERT INTO outbox (note, a) SELECT 6, id FROM source;"
    "INSERT INTO outbox (note, a) SELECT 7, row_hash(shape) FROM unknown;"
    "INSERT INTO outbox (note, a, b, c) SELECT DISTINCT 8, day, domain, provider FROM traffic_day;"
    "INSERT INTO outbox (note, a, b) SELECT DISTINCT 9, day, domain FROM traffic_sender_day";

/* A delivery that the view `messages` shows. */
#define SHOWN(row) "(" row ".attempts > 0 OR " row ".expiry IS NOT NULL)"

/* The key of a delivery on the server: host, instance, queue id, first second, recipient. */
#define NAME_OF(message, part)                                                                     \
    "(SELECT n.text FROM flow f JOIN name n ON n.id = f." part " WHERE f.id = " message ".flow)"
#define MESSAGE_HASH(message, first, delivery)                                                     \
    "row_hash(" NAME_OF(message, "host") ", " NAME_OF(message,                                     \
                                                      "instance") ", " message ".queue_id, " first \
                                                                  " / 1000000, " OUTBOX_RECIPIENT( \
                                                                      delivery) ")"

#define TRIGGER(name, when, then)                                                                  \
    "CREATE TEMP TRIGGER IF NOT EXISTS outbox_" name " AFTER " when " BEGIN " then "; END;"

static const char watch_sql[] = TRIGGER("event_new", "INSERT ON main.event",
                                        "INSERT INTO outbox (note, a) VALUES (1, new.id)")
    TRIGGER("event_set", "UPDATE ON main.event", "INSERT INTO outbox (note, a) VALUES (1, new.id)")
        TRIGGER("event_gone", "DELETE ON main.event",
                "INSERT INTO outbox (note, a, b, c) SELECT 2, old.id, ((old.id >> 30) + f.zone) / "
                "86400, "
                "f.flow FROM form f WHERE f.id = old.form")
            TRIGGER("event_rest", "INSERT ON main.event_rest",
                    "INSERT INTO outbox (note, a) VALUES (1, new.event)")
                TRIGGER("delivery_new", "INSERT ON main.delivery WHEN " SHOWN("new"),
                        "INSERT INTO outbox (note, a) VALUES (3, new.message)")
                    TRIGGER("delivery_set", "UPDATE ON main.delivery WHEN " SHOWN("new"),
                            "INSERT INTO outbox (note, a) VALUES (3, new.message)")
    /* A row may take the place of one that was shown. */
    "CREATE TEMP TRIGGER IF NOT EXISTS outbox_delivery_hidden BEFORE INSERT ON main.delivery "
    "WHEN NOT " SHOWN("new") " BEGIN INSERT INTO outbox (note, a, b) SELECT 4, " MESSAGE_HASH(
        "m", "m.first",
        "d") ", m.first FROM message m JOIN delivery d ON "
             "d.message = m.id AND d.number = new.number "
             "AND " SHOWN("d") " WHERE m.id = new.message; "
                               "END;" TRIGGER("delivery_gone",
                                              "DELETE ON main.delivery "
                                              "WHEN " SHOWN("old"),
                                              "INSERT INTO outbox (note, a, b) "
                                              "SELECT 4, " MESSAGE_HASH("m", "m.first",
                                                                        "old") ", m.first "
                                                                               "FROM message "
                                                                               "m WHERE m.id "
                                                                               "= old.message")
    /* Its key changes: the old row goes. */
    TRIGGER("message_moved",
            "UPDATE ON main.message WHEN old.first / 1000000 <> new.first / 1000000",
            "INSERT INTO outbox (note, a, b) SELECT 4, " MESSAGE_HASH(
                "old", "old.first",
                "d") ", old.first FROM delivery d WHERE d.message = old.id AND " SHOWN("d"))
        TRIGGER(
            "message_set",
            "UPDATE ON main.message WHEN old.sender IS NOT new.sender OR old.account "
            "IS NOT new.account OR old.message_id IS NOT new.message_id OR old.client_ip IS NOT "
            "new.client_ip OR old.first / 1000000 <> new.first / 1000000",
            "INSERT INTO outbox (note, a) VALUES (3, new.id); "
            "INSERT INTO outbox (note, a) SELECT 1, id FROM event WHERE message = new.id")
            TRIGGER("reason_new", "INSERT ON main.reason",
                    "INSERT INTO outbox (note, a) VALUES (5, new.id)")
                TRIGGER("reason_set", "UPDATE ON main.reason",
                        "INSERT INTO outbox (note, a) VALUES (5, new.id)")
                    TRIGGER("source_new", "INSERT ON main.source",
                            "INSERT INTO outbox (note, a) VALUES (6, new.id)")
                        TRIGGER("source_set", "UPDATE ON main.source",
                                "INSERT INTO outbox (note, a) VALUES (6, new.id)")
                            TRIGGER("unknown_new", "INSERT ON main.unknown",
                                    "INSERT INTO outbox (note, a) VALUES (7, row_hash(new.shape))")
                                TRIGGER(
                                    "unknown_set", "UPDATE ON main.unknown",
                                    "INSERT INTO outbox (note, a) VALUES (7, row_hash(new.shape))")
                                    TRIGGER("traffic_new", "INSERT ON main.traffic_day",
                                            "INSERT INTO outbox (note, a, b, c) VALUES (8, "
                                            "new.day, new.domain, new.provider)")
                                        TRIGGER("traffic_set", "UPDATE ON main.traffic_day",
                                                "INSERT INTO outbox (note, a, b, c) VALUES (8, "
                                                "new.day, new.domain, new.provider)")
                                            TRIGGER("sender_new",
                                                    "INSERT ON main.traffic_sender_day",
                                                    "INSERT INTO outbox (note, a, b) VALUES (9, "
                                                    "new.day, new.domain)")
                                                TRIGGER("sender_set",
                                                        "UPDATE ON main.traffic_sender_day",
                                                        "INSERT INTO outbox (note, a, b) VALUES "
                                                        "(9, new.day, new.domain)");

/* row_hash(value, ...): 63 bits of the values, the same in every database. */
static void row_hash(sqlite3_context *context, int count, sqlite3_value **values)
{
    uint64_t hash = 0;
    for (int i = 0; i < count; i++) {
        const char *text = (const char *)sqlite3_value_text(values[i]);
        size_t length = text ? (size_t)sqlite3_value_bytes(values[i]) : 0;
        hash = hash_number(text ? length : UINT64_MAX, hash);
        hash = hash_bytes(slice_make(text ? text : "", length), hash);
    }
    sqlite3_result_int64(context, (int64_t)(hash >> 1));
}

static void make_function(struct store *store)
{
    sqlite3_create_function(store->db, "row_hash", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                            row_hash, NULL, NULL);
}

static bool has_outbox(struct store *store)
{
    return db_number(store, "SELECT count(*) FROM main.sqlite_master WHERE name = 'outbox'", 0) > 0;
}

void outbox_watch(struct store *store)
{
    if (!has_outbox(store) || store->failed)
        return;
    make_function(store);
    db_exec(store, watch_sql);
}

void outbox_look_away(struct store *store)
{
    struct arena arena = {0};
    sqlite3_stmt *list = NULL;
    const char *sql = "SELECT group_concat('DROP TRIGGER temp.' || name, ';') FROM "
                      "temp.sqlite_master WHERE type = 'trigger'";
    if (sqlite3_prepare_v2(store->db, sql, -1, &list, NULL) != SQLITE_OK)
        db_fail(store, sql);
    const char *drops = db_row(store, list) ? arena_string(&arena, db_text(list, 0)) : "";
    sqlite3_finalize(list);
    db_exec(store, drops);
    arena_free(&arena);
}

/* A name for this database that no other has. */
static void make_spool_name(struct store *store)
{
    int64_t number = 0;
    if (getrandom(&number, sizeof(number), 0) != (ssize_t)sizeof(number))
        number = (int64_t)(uintptr_t)store;
    meta_set_number(store, "spool", number);
}

int outbox_open(struct store *store, struct error *error)
{
    if (!has_outbox(store)) {
        make_function(store);
        db_exec(store, "BEGIN IMMEDIATE");
        if (!has_outbox(store)) {
            db_exec(store, make_sql);
            make_spool_name(store);
        }
        db_exec(store, "COMMIT");
        outbox_watch(store);
    }
    if (!store->failed)
        return 0;
    *error = store->error;
    return -1;
}

int64_t outbox_waiting(struct store *store)
{
    return has_outbox(store) ? db_number(store, "SELECT count(*) FROM outbox", 0) : 0;
}
