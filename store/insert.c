#include "store/insert.h"

#include "base/arena.h"

#include <stdlib.h>

void insert_text(struct insert *row, struct slice text)
{
    if (!slice_present(text)) {
        insert_null(row);
        return;
    }
    row->parameters[row->count++].kind = BOUND_TEXT;
    sqlite3_bind_text(row->statement, row->count, text.ptr, (int)text.len, SQLITE_STATIC);
}

void insert_ip(struct insert *row, const struct ip *ip)
{
    char text[IP_TEXT];
    if (ip->length == 4) {
        insert_number(row, db_ip_number(ip));
    } else if (ip->length == 16) {
        row->parameters[row->count++].kind = BOUND_TEXT;
        sqlite3_bind_text(row->statement, row->count, text, (int)ip_text(ip, text),
                          SQLITE_TRANSIENT);
    } else {
        insert_null(row);
    }
}

/* As it was left by the last row, if that was written here. */
static struct insert begin(struct store *store, enum statement which)
{
    struct parameter **known = &store->parameters[which];
    if (!*known) {
        int count = sqlite3_bind_parameter_count(db_use(store, which));
        *known = memory_zero((size_t)count, sizeof(**known));
    }
    return (struct insert){store->statements[which], *known, 0};
}

void insert_rows(struct store *store, const struct insert_table *table, const void *context,
                 size_t count)
{
    for (size_t i = 0; i < count;) {
        bool one = table->one == table->several || i + ROWS_AT_ONCE > count;
        struct insert row = begin(store, one ? table->one : table->several);
        if (store->failed)
            return;
        for (size_t end = i + (one ? 1 : ROWS_AT_ONCE); i < end; i++)
            table->bind(&row, context, i);
        db_run(store, row.statement);
    }
}
