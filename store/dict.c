/*
 * Dictionaries: texts to the numbers that rows carry.  The caches in memory are keyed by seeded
 * hashes of texts as they come, not cleaned yet, and forgotten whole when they grow too large; the
 * tables know everything.
 */
#include "base/domain.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "store/writer_private.h"

#include <stdlib.h>

enum { CACHE_MAX = 50000, NAME_LENGTH = 512 };

static int64_t *cached(struct map *map, uint64_t key)
{
    if (map->count >= CACHE_MAX && !map_find(map, key))
        map_clear(map);
    return map_put(map, key);
}

struct slice dict_clean(struct writer *writer, struct slice text)
{
    return utf8_clean(&writer->batch, utf8_first(text, NAME_LENGTH));
}

/* Names are numbered by 40 bits of their hash, so that no index of texts is needed; of two that
 * agree the later one takes the next number. */
static int64_t first_number(struct slice text)
{
    return (int64_t)(hash_bytes(text, 0) >> 24) | 1;
}

/* Is this number's row, which was there already, the one of this text? */
static bool holds(struct store *store, int64_t id, struct slice text)
{
    sqlite3_stmt *row = db_use(store, SQL_NAME_FIND);
    db_bind_number(row, 1, id);
    bool same = !db_row(store, row) || slice_equal(db_text(row, 0), text);
    sqlite3_reset(row);
    return same;
}

int64_t dict_put_name(struct store *store, struct slice text)
{
    for (int64_t id = first_number(text);; id++) {
        sqlite3_stmt *add = db_use(store, SQL_NAME_ADD);
        db_bind_number(add, 1, id);
        db_bind_text(add, 2, text);
        db_run(store, add);
        if (sqlite3_changes(store->db) == 1 || holds(store, id, text))
            return id;
    }
}

int64_t dict_name(struct writer *writer, struct slice text)
{
    return dict_name_hashed(writer, text, 0);
}

int64_t dict_name_hashed(struct writer *writer, struct slice text, uint64_t hash)
{
    if (!slice_present(text))
        return 0;
    int64_t *id = cached(&writer->names, hash ? hash : hash_name(text, writer->seed));
    if (*id)
        return *id;
    *id = dict_put_name(writer->store, dict_clean(writer, text));
    return *id;
}

static struct slice keep_text(char out[SITE_TEXT], struct slice text)
{
    if (slice_present(text))
        memcpy(out, text.ptr, text.len);
    return slice_make(slice_present(text) ? out : NULL, text.len);
}

const struct site *dict_site(struct writer *writer, struct slice host, struct slice instance)
{
    struct site *site = &writer->site;
    if (site->is_known && slice_same(site->host, host) && slice_same(site->instance, instance))
        return site;
    site->host_id = dict_name(writer, host);
    site->instance_id = dict_name(writer, instance);
    site->is_known = host.len <= SITE_TEXT && instance.len <= SITE_TEXT;
    if (site->is_known) {
        site->host = keep_text(site->host_text, host);
        site->instance = keep_text(site->instance_text, instance);
    }
    return site;
}

/* A log of many domains brings new ones. */
static int64_t put_domain(struct store *store, struct slice text)
{
    sqlite3_stmt *add = db_use(store, SQL_DOMAIN_ADD);
    sqlite3_stmt *find = db_use(store, SQL_DOMAIN_FIND);
    db_bind_text(add, 1, text);
    db_bind_text(find, 1, text);
    return db_put(store, add, find);
}

static int64_t find_domain(struct writer *writer, struct slice text, uint64_t hash)
{
    if (!slice_present(text))
        return 0;
    int64_t *id = cached(&writer->domains, hash ? hash : hash_name(text, writer->seed));
    if (!*id)
        *id = put_domain(writer->store, dict_clean(writer, text));
    return *id;
}

int64_t dict_domain(struct writer *writer, struct slice text)
{
    return find_domain(writer, text, 0);
}

int64_t dict_sender_domain(struct writer *writer, struct slice sender, uint64_t key)
{
    struct slice domain;
    if (sender.len == 0)
        return 0;
    if (!key)
        key = keys_sender(sender, writer->seed);
    const int64_t *known = key ? map_find(&writer->domains, key) : NULL;
    if (known)
        return *known;
    sender_read(&writer->batch, sender, &domain);
    int64_t id = dict_domain(writer, domain);
    if (key)
        *cached(&writer->domains, key) = id;
    return id;
}

struct mailbox dict_mailbox(struct writer *writer, const struct mailbox_parts *parts)
{
    return (struct mailbox){.text = parts->text,
                            .domain = find_domain(writer, parts->domain, parts->domain_hash),
                            .kind = parts->kind};
}

void dict_bind_mailbox(struct insert *row, const struct mailbox *mailbox)
{
    insert_text(row, mailbox->text);
    insert_id(row, mailbox->domain);
}

struct slice dict_pseudonym(struct writer *writer, struct slice text)
{
    struct disguise disguise = {.key = &writer->key};
    if (!writer->has_key || !slice_present(text))
        return (struct slice){0};
    return disguise_address(&disguise, &writer->batch, dict_clean(writer, text));
}

int64_t dict_recipient_domain(struct writer *writer, struct slice recipient)
{
    return dict_domain(writer, domain_of_address(&writer->batch, recipient));
}

static void bind_flow(sqlite3_stmt *statement, const struct flow *flow)
{
    db_bind_number(statement, 1, flow->mta);
    db_bind_number(statement, 2, flow->host);
    db_bind_id(statement, 3, flow->instance);
    db_bind_number(statement, 4, flow->direction);
    db_bind_number(statement, 5, flow->scope);
    db_bind_number(statement, 6, flow->outcome);
}

int64_t dict_flow(struct writer *writer, const struct flow *flow)
{
    uint64_t words = (uint64_t)flow->mta << 24 | (uint64_t)flow->direction << 16 |
                     (uint64_t)flow->scope << 8 | (uint64_t)flow->outcome;
    uint64_t key = hash_number((uint64_t)flow->instance,
                               hash_number((uint64_t)flow->host, hash_number(words, writer->seed)));
    int64_t *id = cached(&writer->flows, key);
    if (*id)
        return *id;
    sqlite3_stmt *statement = db_use(writer->store, SQL_FLOW_FIND);
    bind_flow(statement, flow);
    if (db_row(writer->store, statement)) {
        *id = sqlite3_column_int64(statement, 0);
    } else {
        statement = db_use(writer->store, SQL_FLOW_ADD);
        bind_flow(statement, flow);
        db_run(writer->store, statement);
        *id = sqlite3_last_insert_rowid(writer->store->db);
    }
    sqlite3_reset(statement);
    return *id;
}

struct flow dict_flow_get(struct writer *writer, int64_t id)
{
    struct flow flow = {0};
    sqlite3_stmt *get = db_use(writer->store, SQL_FLOW_GET);
    db_bind_number(get, 1, id);
    if (db_row(writer->store, get)) {
        flow.mta = (enum mta)sqlite3_column_int(get, 0);
        flow.host = sqlite3_column_int64(get, 1);
        flow.instance = sqlite3_column_int64(get, 2);
        flow.direction = (enum direction)sqlite3_column_int(get, 3);
        flow.scope = (enum scope)sqlite3_column_int(get, 4);
        flow.outcome = (enum outcome)sqlite3_column_int(get, 5);
    }
    sqlite3_reset(get);
    return flow;
}

void dict_forget(struct writer *writer)
{
    writer->site.is_known = false;
    map_clear(&writer->names);
    map_clear(&writer->domains);
    map_clear(&writer->flows);
    map_clear(&writer->forms);
}

void dict_free(struct writer *writer)
{
    map_free(&writer->names);
    map_free(&writer->domains);
    map_free(&writer->flows);
    map_free(&writer->forms);
}
