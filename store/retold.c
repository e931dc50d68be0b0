/*
 * One refusal told by several lines: only one of them is the event.
 *
 * A session that repeats a verdict at each later command: the last line counts (record.session).
 * Several logs of one site that tell the same refusal: the line of the highest rank counts
 * (record.twin).  Lines may come in any order, so an event that counted may be taken back.
 */
#include "store/writer_private.h"

#define SESSION_WINDOW (3600 * WHEN_SECOND)
#define TWIN_WINDOW    (60 * WHEN_SECOND)

static void take_back(struct writer *writer, int64_t event)
{
    if (event_remove(writer, event, SENDER_DOMAIN_STORED))
        writer->superseded++;
}

/* Lines of one second are told apart by the command they answer, and by anything that does not
 * hang on the order of reading. */
static int64_t place_in_second(const struct writer *writer, const struct record *record)
{
    if (writer->merging)
        return ((const struct stored_event *)record)->place;
    return (int64_t)record->stage << 32 | (int64_t)(record->line.hash >> 32);
}

static void forget_session(struct writer *writer, uint64_t key, int64_t time)
{
    sqlite3_stmt *remove = db_use(writer->store, SQL_SESSION_REMOVE);
    db_bind_number(remove, 1, (int64_t)key);
    db_bind_number(remove, 2, time);
    db_run(writer->store, remove);
}

/* False: a later line of the session was read already.  The numbers of sessions come again after
 * days, so only what stands near in time is the same session. */
static bool session_admits(struct writer *writer, const struct record *record)
{
    int64_t time = WHEN_NONE, event = 0, place = 0;
    sqlite3_stmt *find = db_use(writer->store, SQL_SESSION_FIND);
    db_bind_number(find, 1, (int64_t)record->session);
    db_bind_number(find, 2, record->time - SESSION_WINDOW);
    db_bind_number(find, 3, record->time + SESSION_WINDOW);
    if (db_row(writer->store, find)) {
        time = db_time(find, 0);
        event = sqlite3_column_int64(find, 1);
        place = sqlite3_column_int64(find, 2);
    }
    sqlite3_reset(find);
    if (time == WHEN_NONE)
        return true;
    if (record->time < time || (record->time == time && place_in_second(writer, record) < place))
        return false;
    take_back(writer, event);
    forget_session(writer, record->session, time);
    return true;
}

/* False: a line of a higher rank was read already.  Events of a lower rank are taken back. */
static bool twin_admits(struct writer *writer, const struct record *record)
{
    enum { TWINS = 16 };
    int64_t lesser[TWINS];
    size_t count = 0;
    bool admitted = true;
    sqlite3_stmt *find = db_use(writer->store, SQL_TWIN_FIND);
    db_bind_number(find, 1, (int64_t)record->twin);
    db_bind_number(find, 2, record->time - TWIN_WINDOW);
    db_bind_number(find, 3, record->time + TWIN_WINDOW);
    while (db_row(writer->store, find)) {
        unsigned rank = (unsigned)sqlite3_column_int64(find, 0);
        if (rank > record->rank)
            admitted = false;
        else if (rank < record->rank && count < TWINS)
            lesser[count++] = sqlite3_column_int64(find, 1);
    }
    sqlite3_reset(find);
    for (size_t i = 0; admitted && i < count; i++)
        take_back(writer, lesser[i]);
    return admitted;
}

bool retold_admits(struct writer *writer, const struct record *record)
{
    return (!record->session || session_admits(writer, record)) &&
           (!record->twin || twin_admits(writer, record));
}

void retold_put(struct writer *writer, const struct record *record, int64_t event)
{
    if (record->session) {
        sqlite3_stmt *put = db_use(writer->store, SQL_SESSION_PUT);
        db_bind_number(put, 1, (int64_t)record->session);
        db_bind_number(put, 2, record->time);
        db_bind_number(put, 3, event);
        db_bind_number(put, 4, place_in_second(writer, record));
        db_run(writer->store, put);
    }
    if (record->twin) {
        sqlite3_stmt *put = db_use(writer->store, SQL_TWIN_PUT);
        db_bind_number(put, 1, (int64_t)record->twin);
        db_bind_number(put, 2, record->time);
        db_bind_number(put, 3, record->rank);
        db_bind_number(put, 4, event);
        db_run(writer->store, put);
    }
}
