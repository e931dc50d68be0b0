#include "store/keys.h"

#include "base/domain.h"
#include "base/hash.h"

uint64_t keys_sender(struct slice sender, uint64_t seed)
{
    struct slice domain = domain_part(sender);
    bool plain = slice_present(domain) && !slice_starts_nocase(sender, S("SRS"));
    return plain ? hash_name(domain, seed) : 0;
}

static uint64_t hash_site(const struct record *record)
{
    return hash_bytes(record->instance, hash_bytes(record->host, 0));
}

static uint64_t hash_way(const struct record *record, uint64_t site, uint64_t seed)
{
    uint64_t hash = hash_number(record->direction, site ^ seed);
    hash = hash_name(record->remote_host, hash_name(record->remote_ip, hash));
    return hash_name(domain_part(record->recipient), hash);
}

uint64_t keys_way(const struct record *record, uint64_t seed)
{
    return hash_way(record, hash_site(record), seed);
}

uint64_t keys_message(const struct record *record)
{
    return hash_bytes(record->queue_id, hash_site(record));
}

/* Where lines name no host, records share the one text that the stream was given. */
static bool same_text(struct slice a, struct slice b)
{
    return a.ptr == b.ptr ? a.len == b.len : slice_equal(a, b);
}

void keys_make(struct batch *batch, const struct key_rules *rules)
{
    const struct record *last =
        NULL; /* neighbours have the same site, and often the same message */
    uint64_t site = 0;
    for (size_t i = 0; i < batch->count; i++) {
        struct record *record = &batch->records[i];
        bool same_site = last && same_text(record->host, last->host) &&
                         same_text(record->instance, last->instance);
        if (!same_site)
            site = hash_site(record);
        if (same_site && slice_equal(record->queue_id, last->queue_id))
            record->message_key = last->message_key;
        else
            record->message_key = hash_bytes(record->queue_id, site);
        last = record;
        if (record->kind == RECORD_FAILURE) {
            record->site_key = site;
            if (slice_present(record->account))
                record->text_key = hash_name(record->account, rules->seed);
        }
        if (record->kind == RECORD_DELIVERY)
            record->text_key = hash_way(record, site, rules->seed);
        else if (record->kind == RECORD_MESSAGE && slice_present(record->sender))
            record->text_key = keys_sender(record->sender, rules->seed);
        if (record->kind == RECORD_FAILURE || (record->flags & RECORD_FROM_CLIENT))
            record->own_peer = own_holds(rules->own, record->remote_ip, record->remote_host);
    }
}
