#include "store/letter.h"

#include "store/store_private.h"

#define CLAIM_LASTS (3600 * WHEN_SECOND)

static const char claim_sql[] = "INSERT INTO letter (day, domain, begun) VALUES (?1, ?2, ?3)"
                                " ON CONFLICT (day, domain) DO UPDATE SET begun = ?3, sent = NULL"
                                " WHERE ?4 OR (sent IS NULL AND begun < ?5)";
static const char confirm_sql[] = "UPDATE letter SET sent = ?3 WHERE day = ?1 AND domain = ?2";
static const char give_up_sql[] = "DELETE FROM letter WHERE day = ?1 AND domain = ?2";

/* The number of rows that changed. */
static int run(struct store *store, const char *sql, int64_t day, struct slice domain,
               const int64_t *numbers, int count, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        db_fail(store, "the letters sent cannot be remembered");
    db_bind_number(statement, 1, day);
    db_bind_text(statement, 2, domain);
    for (int i = 0; i < count; i++)
        db_bind_number(statement, 3 + i, numbers[i]);
    if (statement)
        db_run(store, statement);
    sqlite3_finalize(statement);
    if (!store->failed)
        return sqlite3_changes(store->db);
    *error = store->error;
    return -1;
}

int letter_claim(struct store *store, int64_t day, struct slice domain, int64_t now, bool force,
                 struct error *error)
{
    int64_t numbers[] = {now, force, now - CLAIM_LASTS};
    return run(store, claim_sql, day, domain, numbers, 3, error);
}

int letter_confirm(struct store *store, int64_t day, struct slice domain, int64_t now,
                   struct error *error)
{
    return run(store, confirm_sql, day, domain, &now, 1, error) < 0 ? -1 : 0;
}

int letter_give_up(struct store *store, int64_t day, struct slice domain, struct error *error)
{
    return run(store, give_up_sql, day, domain, NULL, 0, error) < 0 ? -1 : 0;
}
