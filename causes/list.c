#include "causes/list.h"

/* Domains under which only block lists and their pages live, and the zone to report when a text
 * names the domain but no zone of it. */
static const struct operator_row {
    const char *domain;
    const char *zone;
} operators[] = {
    {"spamhaus.org", "spamhaus.org"},
    {"spamhaus.com", "spamhaus.org"},
    {"spamhaus.net", "spamhaus.org"},
    {"spamcop.net", "bl.spamcop.net"},
    {"barracudacentral.org", "b.barracudacentral.org"},
    {"sorbs.net", "dnsbl.sorbs.net"},
    {"uceprotect.net", "uceprotect.net"},
    {"abuseat.org", "cbl.abuseat.org"},
    {"surriel.com", "psbl.surriel.com"},
    {"njabl.org", "njabl.org"},
    {"dsbl.org", "list.dsbl.org"},
    {"ordb.org", "relays.ordb.org"},
    {"mail-abuse.org", "mail-abuse.org"},
    {"mail-abuse.com", "mail-abuse.com"},
    {"manitu.net", "ix.dnsbl.manitu.net"},
    {"backscatterer.org", "ips.backscatterer.org"},
    {"invaluement.com", "invaluement.com"},
    {"mailspike.net", "bl.mailspike.net"},
    {"mailspike.org", "bl.mailspike.net"},
    {"senderscore.com", "bl.score.senderscore.com"},
    {"senderscore.org", "bl.score.senderscore.com"},
    {"spamrats.com", "spamrats.com"},
    {"nixspam.org", "ix.dnsbl.manitu.net"},
    {"uribl.com", "multi.uribl.com"},
    {"surbl.org", "multi.surbl.org"},
    {"blocklist.de", "bl.blocklist.de"},
    {"dronebl.org", "dnsbl.dronebl.org"},
    {"wpbl.info", "db.wpbl.info"},
    {"gbudb.net", "truncate.gbudb.net"},
    {"lashback.com", "ubl.unsubscore.com"},
    {"unsubscore.com", "ubl.unsubscore.com"},
    {"spameatingmonkey.net", "bl.spameatingmonkey.net"},
    {"spamcannibal.org", "bl.spamcannibal.org"},
    {"anti-spam.org.cn", "cbl.anti-spam.org.cn"},
    {"ahbl.org", "dnsbl.ahbl.org"},
    {"rfc-ignorant.org", "rfc-ignorant.org"},
    {"rfc-clueless.org", "rfc-clueless.org"},
    {"fabel.dk", "spamsources.fabel.dk"},
    {"interserver.net", "rbl.interserver.net"},
    {"hostkarma.junkemailfilter.com", "hostkarma.junkemailfilter.com"},
    {"junkemailfilter.com", "hostkarma.junkemailfilter.com"},
    {"s5h.net", "all.s5h.net"},
    {"woody.ch", "blacklist.woody.ch"},
    {"nszones.com", "bl.nszones.com"},
    {"0spam.org", "bl.0spam.org"},
    {"abusix.zone", "combined.mail.abusix.zone"},
    {"abusix.com", "combined.mail.abusix.zone"},
    {"spfbl.net", "dnsbl.spfbl.net"},
    {"orbs.org", "orbs.org"},
    {"orbz.org", "orbz.org"},
};

/* Labels that mark a zone as a block list's whoever runs it. */
static const char *const labels[] = {
    "dnsbl",     "rbl",    "dnsrbl",    "xbl",          "sbl",        "pbl",       "dbl",
    "sbl-xbl",   "zen",    "uribl",     "surbl",        "rhsbl",      "bl",        "cbl",
    "dul",       "psbl",   "blacklist", "blocklist",    "blackholes", "blackhole", "spamsources",
    "dynablock", "ivmsip", "ivmuri",    "rblip",        "ubl",        "dnsbl-1",   "dnsbl-2",
    "dnsbl-3",   "spamdb", "relays",    "combined-hib",
};

/* Lists that are called by name. */
static const struct name_row {
    const char *name;
    const char *zone;
} names[] = {
    {"spamhaus", "spamhaus.org"},
    {"spamcop", "bl.spamcop.net"},
    {"barracuda reputation block", "b.barracudacentral.org"},
    {"barracudacentral", "b.barracudacentral.org"},
    {"brbl", "b.barracudacentral.org"},
    {"uceprotect", "uceprotect.net"},
    {"cloudmark sender intelligence", "cloudmark-csi"},
    {"invaluement", "invaluement.com"},
    {"mailspike", "bl.mailspike.net"},
    {"nixspam", "ix.dnsbl.manitu.net"},
    {"backscatterer", "ips.backscatterer.org"},
    {"spamrats", "spamrats.com"},
    {"abusix", "combined.mail.abusix.zone"},
    {"trend micro email reputation", "trendmicro-ers"},
};

/* Spamhaus' pages say in their path which of the lists is meant. */
static const struct name_row spamhaus_paths[] = {
    {"/pbl", "pbl.spamhaus.org"},         {"/sbl", "sbl.spamhaus.org"},
    {"/xbl", "xbl.spamhaus.org"},         {"/css", "sbl.spamhaus.org"},
    {"/zen", "zen.spamhaus.org"},         {"/dbl", "dbl.spamhaus.org"},
    {"query/domain", "dbl.spamhaus.org"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool under(struct slice host, struct slice domain)
{
    if (!slice_ends_nocase(host, domain))
        return false;
    return host.len == domain.len || host.ptr[host.len - domain.len - 1] == '.';
}

static const struct operator_row *operator_of(struct slice host)
{
    for (size_t i = 0; i < COUNT(operators); i++)
        if (under(host, slice_of(operators[i].domain)))
            return &operators[i];
    return NULL;
}

static bool has_label(struct slice host)
{
    struct slice label;
    while (slice_cut(&host, '.', &label))
        for (size_t i = 0; i < COUNT(labels); i++)
            if (slice_equal_nocase(label, slice_of(labels[i])))
                return true;
    return false;
}

bool list_zone(struct slice host)
{
    return operator_of(host) || has_label(host);
}

bool list_announced(struct slice before)
{
    static const char *const phrases[] = {
        "blocked using",
        "listed at",
        "listed in",
        "listed on",
        "listed by",
        "blacklisted at",
        "blacklisted by",
        "blacklisted in",
        "blocklisted by",
        "found in",
        "black list at",
        "blacklist at",
        "rejected using",
        "found on",
        "blacklist:",
        "dnsbl",
        "rbl",
        "refused by",
        "denied by rbl",
        "blacklist",
    };
    before = slice_trim(before);
    if (before.len > 24)
        before = slice_from(before, before.len - 24);
    for (size_t i = 0; i < COUNT(phrases); i++)
        if (slice_ends_nocase(before, slice_of(phrases[i])))
            return true;
    return false;
}

static size_t put(struct slice zone, char *out, size_t size)
{
    size_t n = zone.len < size ? zone.len : size - 1;
    for (size_t i = 0; i < n; i++)
        out[i] = byte_lower(zone.ptr[i]);
    out[n] = '\0';
    return n;
}

static bool host_byte(char c)
{
    return byte_is_alnum(c) || c == '.' || c == '-' || c == '_';
}

/* Cursor: the next dotted name; `before_r` is what stands before it. */
static bool next_name(struct slice text, size_t *at, struct slice *name_r)
{
    size_t i = *at;
    while (i < text.len) {
        while (i < text.len && !byte_is_alnum(text.ptr[i]))
            i++;
        size_t start = i;
        while (i < text.len && host_byte(text.ptr[i]))
            i++;
        struct slice name = slice_make(text.ptr + start, i - start);
        while (name.len && !byte_is_alnum(name.ptr[name.len - 1]))
            name.len--;
        bool behind_at = start > 0 && text.ptr[start - 1] == '@';
        if (!behind_at && slice_find(name, '.') != SLICE_NONE &&
            byte_is_alpha(name.ptr[name.len - 1])) {
            *at = i;
            *name_r = name;
            return true;
        }
    }
    return false;
}

/* A page of the operator (www., http) rather than a zone. */
static bool is_page(struct slice text, struct slice name)
{
    const char *p = name.ptr;
    return (p - text.ptr >= 2 && p[-1] == '/' && p[-2] == '/') ||
           slice_starts_nocase(name, S("www.")) || slice_starts_nocase(name, S("check.")) ||
           slice_starts_nocase(name, S("lookup."));
}

static struct slice page_zone(struct slice text, const struct operator_row *row)
{
    if (strcmp(row->zone, "spamhaus.org") == 0)
        for (size_t i = 0; i < COUNT(spamhaus_paths); i++)
            if (slice_contains_nocase(text, slice_of(spamhaus_paths[i].name)))
                return slice_of(spamhaus_paths[i].zone);
    return slice_of(row->zone);
}

/* "2.0.0.127.zen.spamhaus.org": without the address in front. */
static struct slice without_digits(struct slice name)
{
    struct slice rest = name, label;
    while (slice_cut(&rest, '.', &label)) {
        for (size_t i = 0; i < label.len; i++)
            if (!byte_is_digit(label.ptr[i]))
                return name;
        name = rest;
    }
    return name;
}

size_t list_find(struct slice text, char *out, size_t size)
{
    struct slice name, page = {0};
    for (size_t at = 0; next_name(text, &at, &name);) {
        const struct operator_row *row = operator_of(name);
        bool paged = is_page(text, name);
        size_t start = (size_t)(name.ptr - text.ptr);
        if (row && (paged || slice_equal_nocase(name, slice_of(row->domain)))) {
            if (!slice_present(page))
                page = page_zone(text, row);
        } else if (!paged && (list_zone(name) || list_announced(slice_first(text, start)))) {
            return put(without_digits(name), out, size);
        }
    }
    if (slice_present(page))
        return put(page, out, size);
    for (size_t i = 0; i < COUNT(names); i++)
        if (slice_contains_nocase(text, slice_of(names[i].name)))
            return put(slice_of(names[i].zone), out, size);
    out[0] = '\0';
    return 0;
}
