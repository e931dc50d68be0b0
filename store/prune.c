#include "store/prune.h"

#include "store/chore.h"
#include "store/outbox.h"
#include "store/remote_module.h"

#include <stdio.h>

enum { SQL_MAX = 2048 };

/* Tables whose rows go by their own time: ?3 is the first instant that stays, ?4 the first event
 * id, ?5 the first day. */
static const struct aging {
    const char *table, *is_old;
} agings[] = {
    {"event", "rowid < ?4"},
    {"event_rest", "rowid < ?4"},
    {"session", "time < ?3"},
    {"twin", "time < ?3"},
    /* lines without a time stand under the first day */
    {"seen", "day > 1 AND day < ?5"},
    {"share_seen", "day > 1 AND day < ?5"},
};

/* Tables whose rows go when nothing names them any more, in this order. */
static const struct dictionary {
    const char *table, *users, *and_if;
} dictionaries[] = {
    {"form", "SELECT form FROM event", NULL},
    {"reason",
     "SELECT reason FROM form UNION ALL SELECT reason FROM delivery "
     "UNION ALL SELECT reason FROM reason_day UNION ALL SELECT parent FROM reason",
     NULL},
    {"flow",
     "SELECT flow FROM form UNION ALL SELECT flow FROM message UNION ALL SELECT flow FROM delivery "
     "UNION ALL SELECT flow FROM reason_day UNION ALL SELECT flow FROM sender_day "
     "UNION ALL SELECT flow FROM traffic_day UNION ALL SELECT flow FROM traffic_sender_day "
     "UNION ALL SELECT flow FROM share_traffic UNION ALL SELECT flow FROM share_sender",
     NULL},
    {"domain",
     "SELECT sender_domain FROM message UNION ALL SELECT recipient_domain FROM delivery "
     "UNION ALL SELECT sender_domain FROM event UNION ALL SELECT recipient_domain FROM event "
     "UNION ALL SELECT domain FROM reason_day UNION ALL SELECT domain FROM sender_day "
     "UNION ALL SELECT domain FROM traffic_day UNION ALL SELECT domain FROM traffic_sender_day "
     "UNION ALL SELECT domain FROM share_traffic UNION ALL SELECT domain FROM share_sender",
     NULL},
    {"name",
     "SELECT host FROM flow UNION ALL SELECT instance FROM flow UNION ALL SELECT provider FROM "
     "reason UNION ALL SELECT list FROM reason UNION ALL SELECT remote_host FROM event WHERE "
     "typeof(remote_host) = 'integer' UNION ALL SELECT account_or_token FROM event WHERE "
     "typeof(account_or_token) = 'integer' UNION ALL SELECT account FROM event_rest "
     "UNION ALL SELECT account FROM message "
     "UNION ALL SELECT provider FROM delivery UNION ALL SELECT provider FROM traffic_day "
     "UNION ALL SELECT provider FROM share_traffic",
     /* They are numbered by a hash, and a row with the next number is looked for through this one
      * (store/dict.c). */
     "NOT EXISTS (SELECT 1 FROM name n WHERE n.id = name.id + 1)"},
    {"source",
     "SELECT source FROM event UNION ALL SELECT source FROM unknown "
     "UNION ALL SELECT only_source FROM message UNION ALL SELECT expired_source FROM message "
     "UNION ALL SELECT expired_source FROM delivery",
     "last_time < ?3"},
};

static const char *const rollups[] = {"reason_day",         "sender_day",    "traffic_day",
                                      "traffic_sender_day", "share_traffic", "share_sender",
                                      "share_day"};

/* What the statements above are bound to. */
struct bounds {
    int64_t after, end; /* the window of rows at hand */
    int64_t instant, id, day;
};

static int64_t run(struct store *store, const char *sql, const struct bounds *bounds)
{
    const int64_t numbers[] = {bounds->after, bounds->end, bounds->instant, bounds->id,
                               bounds->day};
    return chore_run(store, sql, numbers, 5);
}

/* Delete what is `is_old`, window by window.  `end` = no row behind it can be. */
static int64_t sweep(struct store *store, const char *table, const char *is_old,
                     struct bounds bounds, int64_t end)
{
    char sql[SQL_MAX];
    int64_t gone = 0;
    snprintf(sql, sizeof(sql), "DELETE FROM %s WHERE rowid > ?1 AND rowid <= ?2 AND %s", table,
             is_old);
    for (bounds.after = INT64_MIN; !store->failed && bounds.after < end;
         bounds.after = bounds.end) {
        chore_begin(store);
        bounds.end = chore_window(store, table, bounds.after);
        if (bounds.end != bounds.after)
            gone += run(store, sql, &bounds);
        chore_end(store);
        if (bounds.end == bounds.after)
            break;
    }
    return gone;
}

/* A message goes when its last event and fact did. */
static int64_t sweep_messages(struct store *store, struct bounds bounds)
{
    static const char is_old[] =
        "first + last < ?3 AND NOT EXISTS (SELECT 1 FROM event e WHERE e.message = message.id)";
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql),
             "DELETE FROM delivery WHERE message IN (SELECT id FROM message WHERE id > ?1 AND "
             "id <= ?2 AND %s)",
             is_old);
    for (bounds.after = INT64_MIN; !store->failed; bounds.after = bounds.end) {
        chore_begin(store);
        bounds.end = chore_window(store, "message", bounds.after);
        run(store, sql, &bounds);
        chore_end(store);
        if (bounds.end == bounds.after)
            break;
    }
    return sweep(store, "message", is_old, bounds, INT64_MAX);
}

static int64_t data_version(struct store *store)
{
    return db_number(store, "PRAGMA data_version", 0);
}

/* The rows that are named must be known in the transaction that deletes the others: they are listed
 * anew whenever somebody else has written in between. */
static void sweep_dictionary(struct store *store, const struct dictionary *dictionary,
                             struct bounds bounds)
{
    char sql[SQL_MAX], list[SQL_MAX];
    int64_t version = INT64_MIN;
    snprintf(list, sizeof(list),
             "INSERT OR IGNORE INTO temp.used SELECT x FROM (SELECT NULL AS x UNION ALL %s) "
             "WHERE x IS NOT NULL",
             dictionary->users);
    snprintf(sql, sizeof(sql),
             "DELETE FROM %s WHERE rowid > ?1 AND rowid <= ?2 AND NOT EXISTS (SELECT 1 FROM "
             "temp.used u WHERE u.id = %s.rowid) AND %s",
             dictionary->table, dictionary->table, dictionary->and_if ? dictionary->and_if : "1");
    for (bounds.after = INT64_MIN; !store->failed; bounds.after = bounds.end) {
        chore_begin(store);
        if (data_version(store) != version) {
            db_exec(store, "DELETE FROM temp.used");
            db_exec(store, list);
            version = data_version(store);
        }
        bounds.end = chore_window(store, dictionary->table, bounds.after);
        run(store, sql, &bounds);
        chore_end(store);
        if (bounds.end == bounds.after)
            break;
    }
}

static void sweep_dictionaries(struct store *store, struct bounds bounds)
{
    db_exec(store, "CREATE TEMP TABLE IF NOT EXISTS used (id INTEGER PRIMARY KEY)");
    for (size_t i = 0; i < sizeof(dictionaries) / sizeof(dictionaries[0]); i++)
        sweep_dictionary(store, &dictionaries[i], bounds);
}

void prune_unused(struct store *store)
{
    sweep_dictionaries(store, (struct bounds){.instant = INT64_MIN});
}

static int64_t sweep_rollup(struct store *store, const char *table, int64_t day)
{
    char first[SQL_MAX], sql[SQL_MAX];
    int64_t days = 0;
    snprintf(first, sizeof(first), "SELECT min(day) FROM %s", table);
    snprintf(sql, sizeof(sql), "DELETE FROM %s WHERE day = ?1", table);
    for (; !store->failed; days++) {
        int64_t oldest = db_number(store, first, 0);
        if (!oldest || oldest >= day)
            break;
        chore_begin(store);
        chore_run(store, sql, &oldest, 1);
        chore_end(store);
    }
    return days;
}

/* The first instant of a day of the report zone. */
static int64_t day_start(const struct store *store, int64_t day)
{
    struct civil civil = civil_of_days(day);
    return zone_instant(store->zone, &civil, WHEN_NONE);
}

/* What has no rowid is little enough for one statement. */
static void sweep_rest(struct store *store, const struct bounds *bounds)
{
    chore_begin(store);
    run(store, "DELETE FROM twin WHERE time < ?3", bounds);
    run(store, "DELETE FROM unknown WHERE time < ?3", bounds);
    run(store, "DELETE FROM share_unknown WHERE shape NOT IN (SELECT shape FROM unknown)", bounds);
    /* The example is the text of the earliest event, which is gone. */
    run(store, "UPDATE reason SET example = template WHERE first_seen < ?3 AND example <> template",
        bounds);
    chore_end(store);
}

static void prune_all(struct store *store, const struct prune *prune, struct prune_counts *counts)
{
    struct bounds bounds = {.instant = day_start(store, prune->events_day),
                            .day = prune->events_day};
    bounds.id = store_first_id(bounds.instant);
    /* First the mark: whatever is gone already must not be counted again. */
    if (meta_number(store, "pruned_before", INT64_MIN) < bounds.instant)
        meta_set_number(store, "pruned_before", bounds.instant);
    for (size_t i = 0; i < sizeof(agings) / sizeof(agings[0]); i++) {
        int64_t gone =
            sweep(store, agings[i].table, agings[i].is_old, bounds, i == 0 ? bounds.id : INT64_MAX);
        counts->events += i == 0 ? gone : 0;
    }
    counts->messages = sweep_messages(store, bounds);
    sweep_rest(store, &bounds);
    for (size_t i = 0; i < sizeof(rollups) / sizeof(rollups[0]); i++) {
        int64_t days = sweep_rollup(store, rollups[i], prune->rollups_day);
        counts->days = days > counts->days ? days : counts->days;
    }
    sweep_dictionaries(store, bounds);
    chore_begin(store);
    run(store, "DELETE FROM share_source WHERE source NOT IN (SELECT id FROM source)", &bounds);
    chore_end(store);
    if (prune->vacuum)
        chore_vacuum(store);
}

int store_prune(struct store *store, const struct prune *prune, struct prune_counts *counts_r,
                struct error *error)
{
    *counts_r = (struct prune_counts){0};
    outbox_look_away(store);
    prune_all(store, prune, counts_r);
    return chore_status(store, error);
}

int store_pruned_day(struct store *store, int64_t *day_r, struct error *error)
{
    *day_r = 0;
    if (store->remote)
        return store_remote_pruned(store->remote, day_r, error);
    int64_t instant = meta_number(store, "pruned_before", INT64_MIN);
    if (instant != INT64_MIN)
        *day_r = zone_day(store->zone, instant);
    return chore_status(store, error);
}
