#include "store/gist.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "store/form_body.h"
#include "store/judge.h"

enum { TEXT_MAX = 2000, HOST_MAX = 255 };

static void find_body(struct arena *arena, struct gist *gist)
{
    char ip[IP_TEXT];
    /* Without one of these the text holds no address, and none need be written to search for it. */
    char sign = gist->remote_ip.length == 4 ? '.' : ':';
    bool has_ip = gist->remote_ip.length && slice_find(gist->text, sign) != SLICE_NONE;
    struct slice own[MARK_TOKEN] = {
        [MARK_RECIPIENT] = gist->recipient.whole,
        [MARK_SENDER] = gist->sender.whole,
        [MARK_REMOTE_IP] = slice_make(ip, has_ip ? ip_text(&gist->remote_ip, ip) : 0),
        [MARK_REMOTE_HOST] = gist->remote_host,
    };
    gist->body = form_body(arena, gist->text, own, &gist->token);
}

void gist_make(struct arena *arena, const struct record *record, struct gist *out)
{
    *out = (struct gist){0};
    out->text = utf8_clean(arena, utf8_first(record->text, TEXT_MAX));
    if (!slice_present(out->text))
        out->text = S("");
    out->remote_host =
        utf8_clean(arena, arena_lower(arena, slice_first(record->remote_host, HOST_MAX)));
    ip_parse(record->remote_ip, &out->remote_ip);
    ip_parse(record->local_ip, &out->local_ip);
    out->sender = mailbox_of_sender(arena, record->sender);
    out->recipient = mailbox_of_recipient(arena, record->recipient);
    find_body(arena, out);
}

void gist_judge(struct arena *arena, const struct providers *providers, const struct record *record,
                struct gist *gist)
{
    char template[FOLD_MAX];
    size_t length = judge_template(record, gist->text, template);
    gist->template = arena_copy(arena, slice_make(template, length));
    gist->provider = judge_provider(arena, providers, record, gist->remote_host);
}

/* 0 for an absent text, which nobody looks up. */
static uint64_t hash_text(struct slice text, uint64_t seed)
{
    return slice_present(text) ? hash_bytes(text, seed) : 0;
}

/* For the same reason as the keys of records (store/keys.h). */
static void hash_texts(struct gist *gist, enum direction direction, uint64_t seed)
{
    /* The host of a refused client is no name (store/schema.sql). */
    gist->host_hash = direction == DIRECTION_INBOUND ? 0 : hash_text(gist->remote_host, seed);
    gist->provider_hash = hash_text(gist->provider, seed);
    gist->sender.domain_hash = hash_text(gist->sender.domain, seed);
    gist->recipient.domain_hash = hash_text(gist->recipient.domain, seed);
    gist->body_hash = hash_bytes(gist->body, 0);
    gist->template_hash = hash_bytes(gist->template, 0);
}

/* Beside the texts: who logs, and the words of the verdict. */
static uint64_t hash_form(const struct record *record, const struct gist *gist)
{
    uint64_t words = (uint64_t)record->code << 32 | (uint64_t)record->code_origin << 28 |
                     (uint64_t)record->status_origin << 24 | (uint64_t)record->stage << 16 |
                     (uint64_t)record->direction << 12 | (uint64_t)record->outcome << 8 |
                     (uint64_t)gist->sender.kind << 4 | record->own_peer;
    uint64_t hash = hash_number(gist->template_hash, gist->provider_hash);
    hash = hash_number(gist->body_hash, hash);
    hash = hash_number(record->site_key ^ status_pack(record->status), hash);
    return hash_number(words, hash);
}

void gist_batch(struct batch *batch, const struct providers *providers, uint64_t seed)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct record *record = &batch->records[i];
        if (record->kind != RECORD_FAILURE)
            continue;
        struct gist *gist = arena_take(&batch->arena, sizeof(*gist));
        gist_make(&batch->arena, record, gist);
        gist_judge(&batch->arena, providers, record, gist);
        hash_texts(gist, record->direction, seed);
        gist->form_hash = hash_form(record, gist);
        record->gist = gist;
    }
}
