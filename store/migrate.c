/*
 * Older schemas brought up to date.  A step is SQL with functions for what SQL cannot say; all
 * steps run in one transaction, so a migration that is cut short leaves the file as it was.
 */
#include "store/form_body.h"
#include "store/writer_private.h"

extern const unsigned char migrate_2_data[], migrate_3_data[], migrate_4_data[];

/* The step from version i + 1 to the next. */
static const unsigned char *const steps[STORE_VERSION - 1] = {migrate_2_data, migrate_3_data,
                                                              migrate_4_data};

static void give_text(sqlite3_context *context, struct slice text)
{
    if (slice_present(text))
        sqlite3_result_text(context, text.ptr, (int)text.len, SQLITE_TRANSIENT);
}

static void split(sqlite3_context *context, sqlite3_value *value, bool wants_token)
{
    struct arena arena = {0};
    const struct slice own[MARK_TOKEN] = {{0}};
    struct slice token;
    struct slice body = form_body(&arena, db_value(value), own, &token);
    give_text(context, wants_token ? token : body);
    arena_free(&arena);
}

/* form_body(text), form_token(text): of a text that has its other marks. */
static void sql_form_body(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    split(context, values[0], false);
}

static void sql_form_token(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    split(context, values[0], true);
}

/* form_key(flow, reason, sender_kind, zone, body) */
static void sql_form_key(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct form form = {.flow = sqlite3_value_int64(values[0]),
                        .reason = sqlite3_value_int64(values[1]),
                        .sender_kind = (enum sender_kind)sqlite3_value_int(values[2]),
                        .zone = sqlite3_value_int(values[3]),
                        .body = db_value(values[4])};
    sqlite3_result_int64(context, (int64_t)form_key(&form));
}

/* zone_at(second): seconds that the report zone is ahead. */
static void sql_zone_at(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const struct store *store = sqlite3_user_data(context);
    sqlite3_result_int(context,
                       zone_offset(store->zone, sqlite3_value_int64(values[0]) * WHEN_SECOND));
}

/* ip_kept(number or text): as version 2 keeps it; any other text stays as it is. */
static void sql_ip_kept(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    char text[IP_TEXT];
    struct ip ip;
    if (sqlite3_value_type(values[0]) == SQLITE_INTEGER)
        sqlite3_result_int64(context, (int32_t)(uint32_t)sqlite3_value_int64(values[0]));
    else if (ip_parse(db_value(values[0]), &ip) && ip.length == 4 &&
             slice_equal(db_value(values[0]), slice_make(text, ip_text(&ip, text))))
        sqlite3_result_int64(context, db_ip_number(&ip));
    else
        sqlite3_result_value(context, values[0]);
}

static const struct db_function functions[] = {
    {"form_body", 1, sql_form_body}, {"form_token", 1, sql_form_token},
    {"form_key", 5, sql_form_key},   {"zone_at", 1, sql_zone_at},
    {"ip_kept", 1, sql_ip_kept},
};

void migrate_tables(struct store *store, int version)
{
    for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
        db_function(store, &functions[i], SQLITE_DETERMINISTIC, store);
    /* Views of people name ours, which are gone just now: a renamed table must not look at them. */
    db_exec(store, "PRAGMA legacy_alter_table = ON");
    for (; version < STORE_VERSION; version++)
        db_exec(store, (const char *)steps[version - 1]);
    db_exec(store, "PRAGMA legacy_alter_table = OFF");
}
