#include "store/privacy_private.h"

#include "base/hash.h"
#include "store/chore.h"
#include "store/disguise.h"
#include "store/outbox.h"
#include "store/prune.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

/* As OLD_EVENTS. */
#define OLD_MESSAGES "rowid > ?1 AND rowid <= ?2 AND first + last < ?3"
#define OLD_DELIVERIES                                                                             \
    "message > ?1 AND message <= ?2 AND message IN (SELECT id FROM message WHERE id > ?1 AND "     \
    "id <= ?2 AND first + last < ?3)"

enum holding { ADDRESS, ACCOUNT, MESSAGE_ID };

/* Every column that says whose mail it was, except the addresses in rows of events. */
static const struct column {
    const char *windowed; /* the table whose rowids the window counts */
    const char *table, *column;
    enum holding holding;
    const char *is_old;
} columns[] = {
    {"event", "event_rest", "account", ACCOUNT, OLD_EVENTS},
    {"event", "event_rest", "message_id", MESSAGE_ID, OLD_EVENTS},
    {"message", "message", "sender", ADDRESS, OLD_MESSAGES},
    {"message", "message", "account", ACCOUNT, OLD_MESSAGES},
    {"message", "message", "message_id", MESSAGE_ID, OLD_MESSAGES},
    {"message", "delivery", "recipient", ADDRESS, OLD_DELIVERIES},
    {"message", "delivery", "orig_recipient", ADDRESS, OLD_DELIVERIES},
};

sqlite3_stmt *privacy_ask(struct work *work, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (work->store->failed)
        return NULL;
    if (sqlite3_prepare_v2(work->store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        db_fail(work->store, sql);
    for (int i = 0; i < 4 && statement; i++)
        db_bind_number(statement, i + 1, work->numbers[i]);
    return statement;
}

void privacy_add(struct work *work, struct change **list, struct change change)
{
    struct change *more = arena_take(&work->arena, sizeof(*more));
    change.next = *list;
    *more = change;
    *list = more;
}

void privacy_count(struct work *work, struct slice hidden)
{
    int64_t *given = map_put(&work->pseudonyms, hash_bytes(hidden, 0));
    work->counts->addresses += *given == 0;
    *given = 1;
}

static int64_t put_row(struct work *work, const struct change *change, bool address)
{
    int64_t id;
    if (address)
        privacy_count(work, change->text);
    if (dict_find(work->store, change->text, address ? SQL_ADDRESS_FIND : SQL_NAME_FIND, &id))
        return id;
    sqlite3_stmt *add = db_use(work->store, address ? SQL_ADDRESS_ADD : SQL_NAME_ADD);
    db_bind_number(add, 1, id);
    db_bind_text(add, 2, change->text);
    if (address) {
        db_bind_id(add, 3, change->numbers[0]);
        db_bind_id(add, 4, change->numbers[1]);
        db_bind_number(add, 5, change->numbers[2]);
    }
    db_run(work->store, add);
    return id;
}

/* Give each address (or account) of the window a disguised twin, and note both in temp.moved. */
static void find_twins(struct work *work, const struct column *column)
{
    bool address = column->holding == ADDRESS;
    struct change *changes = NULL;
    char sql[PRIVACY_SQL_MAX];
    snprintf(sql, sizeof(sql),
             "SELECT a.id, %s WHERE a.text <> '' AND a.id IN (SELECT %s FROM %s WHERE %s)",
             address
                 ? WHOLE_ADDRESS(
                       "a", "d") ", a.domain, a.sender_domain, a.kind FROM address a "
                                 "LEFT JOIN domain d ON d.id = coalesce(a.sender_domain, a.domain)"
                 : "a.text FROM name a",
             column->column, column->table, column->is_old);
    sqlite3_stmt *list = privacy_ask(work, sql);
    while (db_row(work->store, list)) {
        struct change change = {.id = sqlite3_column_int64(list, 0)};
        struct slice text = arena_copy(&work->arena, db_text(list, 1));
        change.text = disguise_address(&work->disguise, &work->arena, text);
        for (int i = 0; i < 3 && address; i++)
            change.numbers[i] = sqlite3_column_int64(list, i + 2);
        if (change.text.ptr != text.ptr)
            privacy_add(work, &changes, change);
    }
    sqlite3_finalize(list);
    db_exec(work->store, "DELETE FROM temp.moved");
    for (; changes; changes = changes->next) {
        const int64_t pair[] = {changes->id, put_row(work, changes, address)};
        chore_run(work->store, "INSERT OR REPLACE INTO temp.moved (id, target) VALUES (?1, ?2)",
                  pair, 2);
    }
}

static void move_column(struct work *work, const struct column *column)
{
    char sql[PRIVACY_SQL_MAX];
    find_twins(work, column);
    /* The + keeps SQLite from trying each message with each address. */
    snprintf(sql, sizeof(sql),
             "UPDATE OR REPLACE %s SET %s = (SELECT target FROM temp.moved m WHERE m.id = %s) "
             "WHERE %s AND +%s IN (SELECT id FROM temp.moved)",
             column->table, column->column, column->column, column->is_old, column->column);
    chore_run(work->store, sql, work->numbers, 4);
}

void privacy_write(struct work *work, const char *sql, const struct change *changes)
{
    sqlite3_stmt *set = NULL;
    if (!changes || work->store->failed)
        return;
    if (sqlite3_prepare_v2(work->store->db, sql, -1, &set, NULL) != SQLITE_OK)
        db_fail(work->store, sql);
    for (; changes && !work->store->failed; changes = changes->next) {
        db_bind_text(set, 1, changes->text);
        db_bind_number(set, 2, changes->id);
        db_run(work->store, set);
    }
    sqlite3_finalize(set);
}

static void change_message_ids(struct work *work, const struct column *column)
{
    struct change *changes = NULL;
    char sql[PRIVACY_SQL_MAX];
    snprintf(sql, sizeof(sql), "SELECT rowid, %s FROM %s WHERE %s AND %s <> ''", column->column,
             column->table, column->is_old, column->column);
    sqlite3_stmt *list = privacy_ask(work, sql);
    while (db_row(work->store, list)) {
        struct slice id = arena_copy(&work->arena, db_text(list, 1));
        struct slice hidden = disguise_message_id(&work->disguise, &work->arena, id);
        if (hidden.ptr != id.ptr)
            privacy_add(work, &changes,
                        (struct change){.id = sqlite3_column_int64(list, 0), .text = hidden});
    }
    sqlite3_finalize(list);
    snprintf(sql, sizeof(sql), "UPDATE %s SET %s = ?1 WHERE rowid = ?2", column->table,
             column->column);
    privacy_write(work, sql, changes);
}

static void change_window(struct work *work, const char *table)
{
    if (strcmp(table, "event") == 0)
        privacy_change_events(work);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        if (strcmp(columns[i].windowed, table) != 0)
            continue;
        if (columns[i].holding == MESSAGE_ID)
            change_message_ids(work, &columns[i]);
        else
            move_column(work, &columns[i]);
    }
    arena_reset(&work->arena);
}

static void change_rows(struct work *work, const char *table, int64_t end)
{
    for (work->numbers[0] = INT64_MIN; !work->store->failed && work->numbers[0] < end;
         work->numbers[0] = work->numbers[1]) {
        chore_begin(work->store);
        work->numbers[1] = chore_window(work->store, table, work->numbers[0]);
        bool more = work->numbers[1] != work->numbers[0];
        if (more)
            change_window(work, table);
        chore_end(work->store);
        if (!more)
            break;
    }
}

static void change_templates(struct work *work)
{
    struct change *changes = NULL;
    sqlite3_stmt *list =
        privacy_ask(work, "SELECT id, template FROM reason WHERE first_seen < ?3 AND "
                          "(instr(template, '@') OR instr(template, '%40'))");
    while (db_row(work->store, list)) {
        struct slice template = arena_copy(&work->arena, db_text(list, 1));
        struct slice hidden = disguise_template(&work->disguise, &work->arena, template, NULL, 0);
        if (hidden.ptr != template.ptr)
            privacy_add(work, &changes,
                        (struct change){.id = sqlite3_column_int64(list, 0), .text = hidden});
    }
    sqlite3_finalize(list);
    privacy_write(work, SET_TEMPLATE, changes);
    arena_reset(&work->arena);
}

/* What is left holds no field that could be disguised: the folded form stays, or nothing. */
static void change_rest(struct work *work)
{
    static const char *const statements[] = {
        "UPDATE reason SET example = template WHERE first_seen < ?3 AND example <> template",
        "UPDATE unknown SET example = shape WHERE time < ?3 AND example <> shape",
        "UPDATE source SET parser = NULL WHERE last_time < ?3 AND parser IS NOT NULL",
        "DELETE FROM session WHERE time < ?3",
        "DELETE FROM twin WHERE time < ?3",
    };
    chore_begin(work->store);
    change_templates(work);
    for (size_t i = 0; i < sizeof(statements) / sizeof(statements[0]); i++)
        chore_run(work->store, statements[i], work->numbers, 4);
    chore_end(work->store);
}

static void change_all(struct work *work, bool vacuum)
{
    db_exec(work->store, "CREATE TEMP TABLE moved (id INTEGER PRIMARY KEY, target INTEGER)");
    change_rows(work, "event", work->numbers[3]);
    change_rows(work, "message", INT64_MAX);
    change_rest(work);
    prune_unused(work->store);
    if (vacuum)
        chore_vacuum(work->store);
    map_free(&work->pseudonyms);
    arena_free(&work->arena);
}

int store_anonymize(struct store *store, int64_t before, bool vacuum,
                    struct privacy_counts *counts_r, struct error *error)
{
    struct siphash_key key;
    *counts_r = (struct privacy_counts){0};
    if (disguise_load_key(&key, store_path(store), true, error) < 0)
        return -1;
    struct work work = {.store = store, .disguise.key = &key, .counts = counts_r};
    work.numbers[2] = before;
    work.numbers[3] = before == INT64_MAX ? INT64_MAX : store_first_id(before);
    outbox_look_away(store);
    change_all(&work, vacuum);
    return chore_status(store, error);
}

/* Lines and examples that name the person anywhere go as a whole. */
static void remove_mentions(struct work *work, struct slice address)
{
    static const char *const statements[] = {
        "UPDATE reason SET example = template WHERE instr(lower(example), lower(?1))",
        "DELETE FROM unknown WHERE instr(lower(example), lower(?1))",
        "DELETE FROM share_unknown WHERE shape NOT IN (SELECT shape FROM unknown) AND "
        "?1 IS NOT NULL",
        "UPDATE source SET parser = NULL WHERE ?1 IS NOT NULL",
    };
    size_t at = slice_rfind(address, '@');
    struct change local = {.text = slice_first(address, at == SLICE_NONE ? address.len : at)};
    for (size_t i = 0; i < sizeof(statements) / sizeof(statements[0]); i++) {
        chore_begin(work->store);
        privacy_write(work, statements[i], &local);
        chore_end(work->store);
    }
}

int store_forget(struct store *store, struct slice address, struct privacy_counts *counts_r,
                 struct error *error)
{
    struct siphash_key key;
    char token[32];
    uint32_t random;
    *counts_r = (struct privacy_counts){0};
    if (getrandom(&random, sizeof(random), 0) != (ssize_t)sizeof(random))
        return error_set(error, "the machine gives no random bytes");
    snprintf(token, sizeof(token), "forgotten-%08x", random);
    struct work work = {.store = store,
                        .disguise.person = address,
                        .disguise.token = slice_of(token),
                        .numbers = {0, 0, INT64_MAX, INT64_MAX},
                        .counts = counts_r};
    if (disguise_load_key(&key, store_path(store), false, error) > 0)
        work.disguise.key = &key;
    outbox_look_away(store);
    db_exec(store, "CREATE TEMP TABLE moved (id INTEGER PRIMARY KEY, target INTEGER)");
    change_rows(&work, "event", INT64_MAX);
    change_rows(&work, "message", INT64_MAX);
    chore_begin(store);
    change_templates(&work);
    chore_end(store);
    remove_mentions(&work, address);
    prune_unused(store);
    chore_vacuum(store);
    map_free(&work.pseudonyms);
    arena_free(&work.arena);
    return chore_status(store, error);
}

struct slice store_pseudonym(const struct store *store, struct arena *arena, struct slice address)
{
    struct siphash_key key;
    struct error error;
    if (disguise_load_key(&key, store_path(store), false, &error) <= 0)
        return (struct slice){0};
    struct disguise disguise = {.key = &key};
    return disguise_address(&disguise, arena, address);
}
