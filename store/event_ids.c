#include "store/writer_private.h"

/* The first one from `id` on, and those behind it, in place of the stretch that was read before the
 * last one: twice as many if that was worth its while, else half as many, so that a few events
 * among many stored ones read hardly more than they need. */
static struct id_stretch *read_ids(struct writer *writer, int64_t id)
{
    struct stored_ids *stored = &writer->waiting.stored;
    struct id_stretch *stretch = &stored->stretches[stored->turn++ % ID_STRETCHES];
    size_t room = stretch->asked > stored->room / 4 ? stored->room * 2 : stored->room / 2;
    stored->room = room < 1 ? 1 : room > ID_STRETCH ? ID_STRETCH : room;
    stretch->asked = stretch->count = 0;
    sqlite3_stmt *list = db_use(writer->store, SQL_EVENT_IDS);
    db_bind_number(list, 1, id);
    while (stretch->count < stored->room && db_row(writer->store, list))
        stretch->ids[stretch->count++] = sqlite3_column_int64(list, 0);
    sqlite3_reset(list);
    stretch->first = id;
    stretch->last = stretch->count < stored->room ? INT64_MAX : stretch->ids[stretch->count - 1];
    return stretch;
}

/* The stretch that knows this id. */
static struct id_stretch *find_stretch(struct writer *writer, int64_t id)
{
    struct id_stretch *stretches = writer->waiting.stored.stretches;
    for (size_t i = 0; i < ID_STRETCHES; i++)
        if (stretches[i].first <= id && id <= stretches[i].last)
            return &stretches[i];
    return read_ids(writer, id);
}

bool event_id_stored(struct writer *writer, int64_t id)
{
    if (id > writer->waiting.greatest)
        return false;
    struct id_stretch *stretch = find_stretch(writer, id);
    stretch->asked++;
    size_t low = 0, high = stretch->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (stretch->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < stretch->count && stretch->ids[low] == id;
}

void event_forget_ids(struct writer *writer)
{
    for (size_t i = 0; i < ID_STRETCHES; i++)
        writer->waiting.stored.stretches[i].first = INT64_MAX;
}
