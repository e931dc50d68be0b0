/*
 * Forms: what many events share, by number (store/form_body.h).
 */
#include "base/hash.h"
#include "store/writer_private.h"

enum { FORMS_MAX = 50000 };

uint64_t form_key(const struct form *form)
{
    uint64_t hash = form->body_hash ? form->body_hash : hash_bytes(form->body, 0);
    hash = hash_number((uint64_t)form->flow, hash);
    hash = hash_number((uint64_t)form->reason, hash);
    return hash_number((uint64_t)(form->zone + 86400) << 8 | (uint64_t)form->sender_kind, hash);
}

/* Most forms that the caches do not know are new. */
int64_t form_put(struct store *store, const struct form *form)
{
    int64_t key = (int64_t)form_key(form);
    sqlite3_stmt *add = db_use(store, SQL_FORM_ADD);
    db_bind_number(add, 1, key);
    db_bind_number(add, 2, form->flow);
    db_bind_number(add, 3, form->reason);
    db_bind_id(add, 4, form->sender_kind);
    db_bind_number(add, 5, form->zone);
    db_bind_text(add, 6, form->body);
    sqlite3_stmt *find = db_use(store, SQL_FORM_FIND);
    db_bind_number(find, 1, key);
    return db_put(store, add, find);
}

int64_t form_find(struct writer *writer, const struct form *form, uint64_t key)
{
    if (writer->forms.count >= FORMS_MAX)
        map_clear(&writer->forms);
    int64_t *id = map_put(&writer->forms, key);
    if (!*id)
        *id = form_put(writer->store, form);
    return *id;
}

struct form form_get(struct writer *writer, int64_t id)
{
    struct form form = {0};
    sqlite3_stmt *get = db_use(writer->store, SQL_FORM_GET);
    db_bind_number(get, 1, id);
    if (db_row(writer->store, get))
        form = (struct form){.flow = sqlite3_column_int64(get, 0),
                             .reason = sqlite3_column_int64(get, 1),
                             .sender_kind = (enum sender_kind)sqlite3_column_int(get, 2),
                             .zone = sqlite3_column_int(get, 3),
                             .body = arena_copy(&writer->batch, db_text(get, 4))};
    sqlite3_reset(get);
    return form;
}
