#include "store/privacy_private.h"

#include "base/hash.h"
#include "store/chore.h"
#include "store/disguise.h"
#include "store/outbox.h"
#include "store/prune.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

/* Which rows are old enough: ?1 and ?2 the window of rowids, ?3 the instant, ?4 the event id. */
#define OLD_EVENTS   "rowid > ?1 AND rowid <= ?2 AND rowid < ?4"
#define OLD_MESSAGES "rowid > ?1 AND rowid <= ?2 AND first + last < ?3"
#define OLD_DELIVERIES                                                                             \
    "message > ?1 AND message <= ?2 AND message IN (SELECT id FROM message WHERE id > ?1 AND "     \
    "id <= ?2 AND first + last < ?3)"

/* hidden(): see sql_hidden. */
#define HIDDEN(column) "hidden(" column ", (SELECT text FROM domain WHERE id = " column "_domain))"

/* Every column that says whose mail it was, and what stands there then. */
static const struct column {
    const char *windowed; /* the table whose rowids the window counts */
    const char *table, *column, *hidden, *is_old;
} columns[] = {
    {"event", "event", "sender", HIDDEN("sender"), OLD_EVENTS},
    {"event", "event", "recipient", HIDDEN("recipient"), OLD_EVENTS},
    {"event", "event_rest", "orig_recipient", "hidden(orig_recipient, NULL)", OLD_EVENTS},
    {"event", "event_rest", "message_id", "hidden_id(message_id)", OLD_EVENTS},
    {"event", "event", "account_or_token", "hidden_name(account_or_token)", OLD_EVENTS},
    {"event", "event_rest", "account", "hidden_name(account)", OLD_EVENTS},
    {"message", "message", "sender", HIDDEN("sender"), OLD_MESSAGES},
    {"message", "message", "message_id", "hidden_id(message_id)", OLD_MESSAGES},
    {"message", "message", "account", "hidden_name(account)", OLD_MESSAGES},
    {"message", "delivery", "recipient", HIDDEN("recipient"), OLD_DELIVERIES},
    {"message", "delivery", "orig_recipient", "hidden(orig_recipient, NULL)", OLD_DELIVERIES},
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

static void count_pseudonym(struct work *work, struct slice hidden)
{
    int64_t *given = map_put(&work->pseudonyms, hash_bytes(hidden, 0));
    work->counts->addresses += *given == 0;
    *given = 1;
}

/* hidden(kept, domain): what a row keeps of the disguised address beside its domain, or `kept`. */
static void sql_hidden(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct work *work = sqlite3_user_data(context);
    struct slice kept = db_value(values[0]), domain = db_value(values[1]);
    bool is_local = slice_present(domain) && slice_find(kept, '@') == SLICE_NONE;
    struct slice whole =
        is_local ? arena_printf(&work->arena, "%.*s@%.*s", SLICE_ARG(kept), SLICE_ARG(domain))
                 : kept;
    struct slice hidden = disguise_address(&work->disguise, &work->arena, whole);
    if (hidden.ptr == whole.ptr) {
        sqlite3_result_value(context, values[0]);
        return;
    }
    count_pseudonym(work, hidden);
    size_t length = hidden.len - (is_local ? domain.len + 1 : 0);
    sqlite3_result_text(context, hidden.ptr, (int)length, SQLITE_TRANSIENT);
}

/* hidden_id(message_id) */
static void sql_hidden_id(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct work *work = sqlite3_user_data(context);
    struct slice id = db_value(values[0]);
    struct slice hidden = disguise_message_id(&work->disguise, &work->arena, id);
    if (slice_present(hidden))
        sqlite3_result_text(context, hidden.ptr, (int)hidden.len, SQLITE_TRANSIENT);
}

/* hidden_name(account): the number of the disguised name, or `account`; a token stays. */
static void sql_hidden_name(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct work *work = sqlite3_user_data(context);
    if (sqlite3_value_type(values[0]) != SQLITE_INTEGER) {
        sqlite3_result_value(context, values[0]);
        return;
    }
    sqlite3_stmt *find = db_use(work->store, SQL_NAME_FIND);
    db_bind_number(find, 1, sqlite3_value_int64(values[0]));
    bool found = db_row(work->store, find);
    struct slice name = found ? arena_copy(&work->arena, db_text(find, 0)) : S("");
    sqlite3_reset(find);
    struct slice hidden = disguise_address(&work->disguise, &work->arena, name);
    if (hidden.ptr == name.ptr)
        sqlite3_result_value(context, values[0]);
    else
        sqlite3_result_int64(context, dict_put_name(work->store, hidden));
}

static const struct db_function functions[] = {{"hidden", 2, sql_hidden},
                                               {"hidden_id", 1, sql_hidden_id},
                                               {"hidden_name", 1, sql_hidden_name}};
enum { FUNCTIONS = sizeof(functions) / sizeof(functions[0]) };

static void begin(struct work *work)
{
    outbox_look_away(work->store);
    for (size_t i = 0; i < FUNCTIONS; i++)
        db_function(work->store, &functions[i], 0, work);
}

/* The functions go, as they point to the work. */
static void end(struct work *work)
{
    for (size_t i = 0; i < FUNCTIONS; i++)
        db_function(work->store, &functions[i], 0, NULL);
    map_free(&work->pseudonyms);
    arena_free(&work->arena);
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

static void change_window(struct work *work, const char *table)
{
    char sql[PRIVACY_SQL_MAX];
    if (strcmp(table, "event") == 0)
        privacy_change_texts(work);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        const struct column *c = &columns[i];
        if (strcmp(c->windowed, table) != 0)
            continue;
        snprintf(sql, sizeof(sql), "UPDATE %s SET %s = %s WHERE %s AND %s <> %s", c->table,
                 c->column, c->hidden, c->is_old, c->column, c->hidden);
        chore_run(work->store, sql, work->numbers, 4);
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
    begin(work);
    change_rows(work, "event", work->numbers[3]);
    change_rows(work, "message", INT64_MAX);
    change_rest(work);
    prune_unused(work->store);
    if (vacuum)
        chore_vacuum(work->store);
    end(work);
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
    change_all(&work, vacuum);
    return chore_status(store, error);
}

/* Lines and examples that name the person anywhere go as a whole. */
static void remove_mentions(struct work *work, struct slice address)
{
    static const char *const statements[] = {
        "UPDATE reason SET example = template WHERE instr(lower(example), lower(?1))",
        "DELETE FROM unknown WHERE instr(lower(example), lower(?1))",
        ("DELETE FROM share_unknown WHERE shape NOT IN (SELECT shape FROM unknown) AND "
         "?1 IS NOT NULL"),
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
    begin(&work);
    change_rows(&work, "event", INT64_MAX);
    change_rows(&work, "message", INT64_MAX);
    chore_begin(store);
    change_templates(&work);
    chore_end(store);
    remove_mentions(&work, address);
    prune_unused(store);
    chore_vacuum(store);
    end(&work);
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
