#include "causes/cause.h"
#include "store/store_private.h"

void write_causes(struct store *store)
{
    for (int cause = 0; cause < CAUSE_COUNT; cause++) {
        const struct cause_row *row = &causes[cause];
        sqlite3_stmt *put = db_use(store, SQL_CAUSE_PUT);
        db_bind_number(put, 1, cause);
        db_bind_text(put, 2, slice_of(row->slug));
        db_bind_text(put, 3, slice_of(family_names[row->family]));
        db_bind_text(put, 4, slice_of(class_names[row->class]));
        db_bind_text(put, 5, slice_of(party_names[row->party]));
        db_bind_text(put, 6, slice_of(row->meaning));
        db_run(store, put);
    }
}
