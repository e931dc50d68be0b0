#include "store/gist.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "store/form_body.h"
#include "store/judge.h"

enum { TEXT_MAX = 2000, HOST_MAX = 255 };

/* Most texts have no dot and nearly all no at sign, so they hold nothing that has one. */
static struct slice mark_own(struct arena *arena, const struct gist *gist, unsigned *marks_r)
{
    char ip[IP_TEXT];
    const struct mailbox_parts *recipient = &gist->recipient, *sender = &gist->sender;
    struct slice own[MARK_TOKEN] = {{0}}, host = gist->remote_host;
    bool has_at = slice_find(gist->text, '@') != SLICE_NONE,
         has_dot = slice_find(gist->text, '.') != SLICE_NONE;
    if (has_at || !slice_present(recipient->domain))
        own[MARK_RECIPIENT] = recipient->whole;
    if (has_at || !slice_present(sender->domain))
        own[MARK_SENDER] = sender->whole;
    if (gist->remote_ip.length == 4 ? has_dot : slice_find(gist->text, ':') != SLICE_NONE)
        own[MARK_REMOTE_IP] = slice_make(ip, ip_text(&gist->remote_ip, ip));
    if (has_dot || slice_find(host, '.') == SLICE_NONE)
        own[MARK_REMOTE_HOST] = host;
    return form_mark(arena, gist->text, own, marks_r);
}

/* All but the body and what rules see. */
static void make_fields(struct arena *arena, const struct record *record, struct gist *out)
{
    *out = (struct gist){0};
    out->text = utf8_clean(arena, utf8_first(record->text, TEXT_MAX));
    if (!slice_present(out->text))
        out->text = S("");
    out->remote_host = record->remote_host;
    if (!domain_is_plain(record->remote_host))
        out->remote_host =
            utf8_clean(arena, arena_lower(arena, slice_first(record->remote_host, HOST_MAX)));
    ip_parse(record->remote_ip, &out->remote_ip);
    ip_parse(record->local_ip, &out->local_ip);
    out->sender = mailbox_of_sender(arena, record->sender);
    out->recipient = mailbox_of_recipient(arena, record->recipient);
}

void gist_make(struct arena *arena, const struct record *record, struct gist *out)
{
    unsigned marks;
    make_fields(arena, record, out);
    out->body = form_part(arena, mark_own(arena, out, &marks), &out->token);
}

struct slice gist_template(struct arena *arena, const struct record *record,
                           const struct gist *gist)
{
    char template[FOLD_MAX];
    if (slice_present(gist->template))
        return gist->template;
    return arena_copy(arena, slice_make(template, judge_template(record, gist->text, template)));
}

/* "bob.s+x@example.com": fold takes it for an address, whatever its letters are. */
static bool is_plain_address(const struct mailbox_parts *parts)
{
    struct slice local = parts->text, whole = parts->whole, part;
    if (!local.len || local.len >= whole.len || !byte_is_alpha(local.ptr[0]))
        return false;
    while (slice_next(&local, '+', &part))
        if (!domain_is_plain(part))
            return false;
    return domain_is_plain(parts->domain) && byte_is_alnum(whole.ptr[whole.len - 1]);
}

/* Does each mark of this kind stand between such bytes? */
static bool stands_between(struct slice marked, char mark, const char *before, const char *behind)
{
    for (size_t at; (at = slice_find(marked, mark)) != SLICE_NONE;) {
        if (at == 0 || !strchr(before, marked.ptr[at - 1]))
            return false;
        marked = slice_from(marked, at + 1);
        if (marked.len && !strchr(behind, marked.ptr[0]))
            return false;
    }
    return true;
}

/* False if these words would be seen in the template. */
static bool add_kinds(uint64_t *kinds, struct slice words)
{
    unsigned more = fold_kinds(words);
    *kinds = *kinds << 32 | more;
    return more != 0;
}

/* Does what the text folds to follow from its marked form, and the kinds of what is marked? Between
 * such bytes an IPv4 address is a word of its own, which becomes <ip>, or a part of a URL that
 * becomes <id>; and an address is nothing but that. */
static bool are_marks_alike(struct slice marked, unsigned marks, const struct gist *gist,
                            uint64_t *kinds)
{
    static const char before[] = " <(=", behind[] = " >):;";
    if (marks & 1u << MARK_REMOTE_IP &&
        (gist->remote_ip.length != 4 || !stands_between(marked, MARK_REMOTE_IP, " [(/?=", " ]);,")))
        return false;
    if (marks & 1u << MARK_RECIPIENT && (!is_plain_address(&gist->recipient) ||
                                         !stands_between(marked, MARK_RECIPIENT, before, behind)))
        return false;
    if (marks & 1u << MARK_SENDER &&
        (!is_plain_address(&gist->sender) || !stands_between(marked, MARK_SENDER, before, behind)))
        return false;
    return !(marks & 1u << MARK_REMOTE_HOST) ||
           (stands_between(marked, MARK_REMOTE_HOST, " [(", " ])[") &&
            add_kinds(kinds, gist->remote_host));
}

/* What a text folds to follows from: its body, the event's own strings, and these kinds. */
struct asking {
    struct slice own[JUDGE_OWN];
    uint64_t kinds, seed;
    bool alike; /* from nothing else */
};

static uint64_t key_of(const struct gist *gist, const struct asking *asking)
{
    return hash_bytes(gist->body, hash_number(asking->kinds, asking->seed));
}

static bool recall(struct gist *gist, const struct asking *asking,
                   const struct template_memory *memory)
{
    const struct template_hashes *known =
        asking->alike
            ? template_memory_find(memory, key_of(gist, asking), gist->body, asking->own, JUDGE_OWN)
            : NULL;
    if (!known)
        return false;
    gist->body_hash = known->body;
    gist->template_hash = known->template;
    return true;
}

static void fold(struct arena *arena, struct gist *gist, const struct asking *asking,
                 struct template_memory *memory)
{
    struct fold_asked asked;
    char template[FOLD_MAX];
    size_t length = fold_template_asking(gist->text, asking->own, JUDGE_OWN, template, &asked);
    gist->template = arena_copy(arena, slice_make(template, length));
    gist->template_hash = hash_bytes(gist->template, 0);
    gist->body_hash = hash_bytes(gist->body, 0);
    if (asking->alike && !asked.more &&
        !fold_may_hold(&asked.words, gist->body, asking->own, JUDGE_OWN))
        template_memory_put(memory, key_of(gist, asking), &asked.words,
                            (struct template_hashes){gist->body_hash, gist->template_hash});
}

/* The body, its hash and that of the template. */
static void tell_text(struct arena *arena, const struct record *record, struct gist *gist,
                      uint64_t seed, struct template_memory *memory)
{
    unsigned marks;
    struct asking asking = {.seed = seed};
    gist->body = mark_own(arena, gist, &marks);
    asking.alike = are_marks_alike(gist->body, marks, gist, &asking.kinds);
    judge_own(record, asking.own);
    if (recall(gist, &asking, memory))
        return;
    gist->body = form_part(arena, gist->body, &gist->token);
    if (slice_present(gist->token)) {
        asking.alike = asking.alike && stands_between(gist->body, MARK_TOKEN, " [(", " ])") &&
                       add_kinds(&asking.kinds, gist->token);
        if (recall(gist, &asking, memory))
            return;
    }
    fold(arena, gist, &asking, memory);
}

/* 0 for an absent text, which nobody looks up. */
static uint64_t hash_text(struct slice text, uint64_t seed)
{
    return slice_present(text) ? hash_name(text, seed) : 0;
}

/* For the same reason as the keys of records (store/keys.h). */
static void hash_texts(struct gist *gist, enum direction direction, uint64_t seed)
{
    /* The host of a refused client is no name (store/schema.sql). */
    gist->host_hash = direction == DIRECTION_INBOUND ? 0 : hash_text(gist->remote_host, seed);
    gist->provider_hash = hash_text(gist->provider, seed);
    gist->sender.domain_hash = hash_text(gist->sender.domain, seed);
    gist->recipient.domain_hash = hash_text(gist->recipient.domain, seed);
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

void gist_batch(struct batch *batch, const struct providers *providers, uint64_t seed,
                struct template_memory *memory)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct record *record = &batch->records[i];
        if (record->kind != RECORD_FAILURE)
            continue;
        struct gist *gist = arena_take(&batch->arena, sizeof(*gist));
        make_fields(&batch->arena, record, gist);
        tell_text(&batch->arena, record, gist, seed, memory);
        gist->provider = judge_provider(&batch->arena, providers, record, gist->remote_host);
        hash_texts(gist, record->direction, seed);
        gist->form_hash = hash_form(record, gist);
        record->gist = gist;
    }
}
