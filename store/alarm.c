#include "store/alarm.h"

#include "store/chore.h"

int alarm_read(struct store *store, struct slice name, int64_t *since_r, struct error *error)
{
    sqlite3_stmt *get = db_use(store, SQL_ALARM_GET);
    *since_r = WHEN_NONE;
    db_bind_text(get, 1, name);
    if (db_row(store, get))
        *since_r = sqlite3_column_int64(get, 0);
    sqlite3_reset(get);
    return chore_status(store, error);
}

int alarm_write(struct store *store, struct slice name, int64_t since, struct error *error)
{
    sqlite3_stmt *put = db_use(store, since == WHEN_NONE ? SQL_ALARM_REMOVE : SQL_ALARM_PUT);
    db_bind_text(put, 1, name);
    if (since != WHEN_NONE)
        db_bind_number(put, 2, since);
    db_run(store, put);
    return chore_status(store, error);
}
