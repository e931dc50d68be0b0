#include "store/keys.h"

#include "base/domain.h"
#include "base/hash.h"

uint64_t keys_way(struct slice ip, struct slice host, struct slice recipient, uint64_t seed)
{
    return hash_bytes(domain_part(recipient), hash_bytes(host, hash_bytes(ip, seed)));
}

uint64_t keys_sender(struct slice sender, uint64_t seed)
{
    struct slice domain = domain_part(sender);
    bool plain = slice_present(domain) && !slice_starts_nocase(sender, S("SRS"));
    return plain ? hash_bytes(domain, seed) : 0;
}

static uint64_t hash_site(const struct record *record)
{
    return hash_bytes(record->instance, hash_bytes(record->host, 0));
}

uint64_t keys_message(const struct record *record)
{
    return hash_bytes(record->queue_id, hash_site(record));
}

void keys_make(struct batch *batch, const struct key_rules *rules)
{
    const struct record *last = NULL; /* neighbours have the same site */
    uint64_t site = 0;
    for (size_t i = 0; i < batch->count; i++) {
        struct record *record = &batch->records[i];
        if (!last || !slice_equal(record->host, last->host) ||
            !slice_equal(record->instance, last->instance))
            site = hash_site(record);
        last = record;
        record->message_key = hash_bytes(record->queue_id, site);
        if (record->kind == RECORD_DELIVERY)
            record->domain_key =
                keys_way(record->remote_ip, record->remote_host, record->recipient, rules->seed);
        else if (record->kind == RECORD_MESSAGE)
            record->domain_key = keys_sender(record->sender, rules->seed);
        if (record->kind == RECORD_FAILURE || (record->flags & RECORD_FROM_CLIENT))
            record->own_peer = own_holds(rules->own, record->remote_ip, record->remote_host);
    }
}
