#include "store/mailbox.h"

#include "base/utf8.h"

enum { ADDRESS_LENGTH = 512 };

static struct slice clean(struct arena *arena, struct slice address)
{
    return utf8_clean(arena, utf8_first(address, ADDRESS_LENGTH));
}

/* What a row keeps of an address beside its domain: the local part, where that and the domain's
 * canonical text make up what was logged, else all of it. */
static struct slice kept_of(struct slice text, struct slice domain)
{
    if (!slice_present(domain) || text.len <= domain.len)
        return text;
    struct slice local = slice_first(text, text.len - domain.len - 1);
    bool whole = text.ptr[local.len] != '@' || slice_find(local, '@') != SLICE_NONE ||
                 !slice_equal(slice_from(text, local.len + 1), domain);
    return whole ? text : local;
}

/* Nine of ten addresses are "bob.s@example.com", whose parts are what they seem; not
 * "srs0-hash=tt=..." (base/domain.h), nor what has capitals, or anything that is to be replaced. */
static bool read_simple(struct slice address, struct mailbox_parts *parts_r)
{
    size_t at = slice_rfind(address, '@');
    if (at == SLICE_NONE)
        return false;
    struct slice local = slice_first(address, at), domain = slice_from(address, at + 1);
    if (!domain_is_plain(domain) || !domain_is_plain(local) || slice_starts(local, S("srs")))
        return false;
    *parts_r = (struct mailbox_parts){.whole = address, .text = local, .domain = domain};
    return true;
}

struct mailbox_parts mailbox_of_recipient(struct arena *arena, struct slice address)
{
    struct mailbox_parts parts = {0};
    if (!slice_present(address) || read_simple(address, &parts))
        return parts;
    parts.whole = clean(arena, address);
    parts.domain = domain_of_address(arena, parts.whole);
    parts.text = kept_of(parts.whole, parts.domain);
    return parts;
}

struct mailbox_parts mailbox_of_sender(struct arena *arena, struct slice address)
{
    struct mailbox_parts parts = {0};
    if (!slice_present(address))
        return parts;
    if (read_simple(address, &parts)) {
        parts.kind = SENDER_NORMAL;
        return parts;
    }
    parts.whole = clean(arena, address);
    parts.kind = sender_read(arena, parts.whole, &parts.domain);
    parts.text = parts.kind == SENDER_SRS ? parts.whole : kept_of(parts.whole, parts.domain);
    return parts;
}
