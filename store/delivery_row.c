/*
 * Rows of recipients: read, written, removed.
 */
#include "store/message_private.h"

sqlite3_stmt *delivery_row_query(struct writer *writer, int64_t message, int64_t from)
{
    sqlite3_stmt *rows = db_use(writer->store, SQL_DELIVERY_LIST);
    db_bind_number(rows, 1, message);
    db_bind_number(rows, 2, from);
    return rows;
}

void delivery_row_read(sqlite3_stmt *row, struct arena *memory, struct delivery *d)
{
    d->has_row = true;
    d->number = sqlite3_column_int64(row, 0);
    d->recipient = arena_copy(memory, db_text(row, 1));
    d->orig_recipient = arena_copy(memory, db_text(row, 2));
    d->first = sqlite3_column_int64(row, 3);
    d->last = db_time_behind(row, 4, d->first);
    d->attempts = sqlite3_column_int64(row, 5);
    d->fate = (enum fate)sqlite3_column_int(row, 6);
    d->reason = sqlite3_column_int64(row, 7);
    d->deferral = sqlite3_column_int64(row, 8);
    d->deferral_time = db_time_behind(row, 9, d->first);
    d->final = (enum fate)sqlite3_column_int(row, 10);
    d->final_time = db_time_behind(row, 11, d->first);
    d->delivered.flow = sqlite3_column_int64(row, 12);
    d->delivered.provider = sqlite3_column_int64(row, 13);
    d->delivered.day = sqlite3_column_int64(row, 14);
    d->counted = (unsigned)sqlite3_column_int(row, 15);
    d->delivered.relayed = (d->final == FATE_RELAYED) != !!(d->counted & COUNTED_OTHERWISE);
    d->counted &= ~(unsigned)COUNTED_OTHERWISE;
    d->expired = expiry_read(row, 16);
    d->expiry = sqlite3_column_int64(row, 20);
    d->expiry_from = sqlite3_column_int64(row, 21);
}

struct delivery_rows {
    struct writer *writer;
    const struct delivery_row *rows;
};

static void bind_delivery(struct insert *put, const void *context, size_t index)
{
    const struct delivery_rows *all = context;
    const struct delivery *d = all->rows[index].delivery;
    struct mailbox_parts parts = mailbox_of_recipient(&all->writer->batch, d->recipient);
    struct mailbox recipient = dict_mailbox(all->writer, &parts);
    insert_number(put, all->rows[index].message);
    insert_number(put, d->number);
    dict_bind_mailbox(put, &recipient);
    insert_text(put, d->orig_recipient);
    insert_number(put, d->first);
    insert_number(put, d->last != WHEN_NONE ? d->last - d->first : 0);
    insert_number(put, d->attempts);
    insert_number(put, d->fate);
    insert_id(put, d->reason);
    insert_id(put, d->deferral);
    insert_time_behind(put, d->deferral_time, d->first);
    insert_id(put, d->final);
    insert_time_behind(put, d->final_time, d->first);
    insert_id(put, d->delivered.flow);
    insert_id(put, d->delivered.provider);
    insert_id(put, d->delivered.day);
    bool otherwise = d->delivered.relayed != (d->final == FATE_RELAYED);
    insert_number(put, d->counted | (otherwise && d->delivered.flow ? COUNTED_OTHERWISE : 0));
    expiry_bind(put, &d->expired);
    insert_id(put, d->expiry);
    insert_id(put, d->expiry_from);
}

static void write_deliveries(struct writer *writer, enum statement several,
                             const struct delivery_row *rows, size_t count)
{
    const struct insert_table table = {SQL_DELIVERY_PUT, several, bind_delivery};
    const struct delivery_rows all = {writer, rows};
    insert_rows(writer->store, &table, &all, count);
}

void delivery_row_add(struct writer *writer, const struct delivery_row *rows, size_t count)
{
    write_deliveries(writer, SQL_DELIVERY_ADD_16, rows, count);
}

void delivery_row_set(struct writer *writer, const struct delivery_row *row)
{
    write_deliveries(writer, SQL_DELIVERY_PUT, row, 1);
}

void delivery_row_remove(struct writer *writer, int64_t message, int64_t number)
{
    sqlite3_stmt *remove = db_use(writer->store, SQL_DELIVERY_REMOVE);
    db_bind_number(remove, 1, message);
    db_bind_number(remove, 2, number);
    db_run(writer->store, remove);
}
