#include "causes/list.h"

#include "causes/needle.h"

/* The tables that are asked of every host name in a reply stand by the first letter. */
#define LETTER(c) ((c) - 'a' + 1)
enum { OTHER, LETTERS = LETTER('z') + 1, ROWS = 16 };

/* Domains under which only block lists and their pages live, and the zone to report when a text
 * names the domain but no zone of it. */
static const struct operator_row {
    struct slice domain;
    struct slice zone;
} operators[LETTERS][ROWS] = {
    [OTHER] = {{S("0spam.org"), S("bl.0spam.org")}},
    [LETTER('a')] = {{S("abuseat.org"), S("cbl.abuseat.org")},
                     {S("anti-spam.org.cn"), S("cbl.anti-spam.org.cn")},
                     {S("ahbl.org"), S("dnsbl.ahbl.org")},
                     {S("abusix.zone"), S("combined.mail.abusix.zone")},
                     {S("abusix.com"), S("combined.mail.abusix.zone")}},
    [LETTER('b')] = {{S("barracudacentral.org"), S("b.barracudacentral.org")},
                     {S("backscatterer.org"), S("ips.backscatterer.org")},
                     {S("blocklist.de"), S("bl.blocklist.de")}},
    [LETTER('c')] = {{S("csi.cloudmark.com"), S("csi.cloudmark.com")}},
    [LETTER('d')] = {{S("dsbl.org"), S("list.dsbl.org")},
                     {S("dronebl.org"), S("dnsbl.dronebl.org")}},
    [LETTER('f')] = {{S("fabel.dk"), S("spamsources.fabel.dk")}},
    [LETTER('g')] = {{S("gbudb.net"), S("truncate.gbudb.net")}},
    [LETTER('h')] = {{S("hostkarma.junkemailfilter.com"), S("hostkarma.junkemailfilter.com")}},
    [LETTER('i')] = {{S("invaluement.com"), S("invaluement.com")},
                     {S("interserver.net"), S("rbl.interserver.net")}},
    [LETTER('j')] = {{S("junkemailfilter.com"), S("hostkarma.junkemailfilter.com")}},
    [LETTER('l')] = {{S("lashback.com"), S("ubl.unsubscore.com")}},
    [LETTER('m')] = {{S("mail-abuse.org"), S("mail-abuse.org")},
                     {S("mail-abuse.com"), S("mail-abuse.com")},
                     {S("manitu.net"), S("ix.dnsbl.manitu.net")},
                     {S("mailspike.net"), S("bl.mailspike.net")},
                     {S("mailspike.org"), S("bl.mailspike.net")}},
    [LETTER('n')] = {{S("njabl.org"), S("njabl.org")},
                     {S("nixspam.org"), S("ix.dnsbl.manitu.net")},
                     {S("nszones.com"), S("bl.nszones.com")}},
    [LETTER('o')] = {{S("ordb.org"), S("relays.ordb.org")},
                     {S("orbs.org"), S("orbs.org")},
                     {S("orbz.org"), S("orbz.org")}},
    [LETTER('r')] = {{S("rfc-ignorant.org"), S("rfc-ignorant.org")},
                     {S("rfc-clueless.org"), S("rfc-clueless.org")}},
    [LETTER('s')] = {{S("spamhaus.org"), S("spamhaus.org")},
                     {S("spamhaus.com"), S("spamhaus.org")},
                     {S("spamhaus.net"), S("spamhaus.org")},
                     {S("spamcop.net"), S("bl.spamcop.net")},
                     {S("sorbs.net"), S("dnsbl.sorbs.net")},
                     {S("surriel.com"), S("psbl.surriel.com")},
                     {S("senderscore.com"), S("bl.score.senderscore.com")},
                     {S("senderscore.org"), S("bl.score.senderscore.com")},
                     {S("spamrats.com"), S("spamrats.com")},
                     {S("surbl.org"), S("multi.surbl.org")},
                     {S("spameatingmonkey.net"), S("bl.spameatingmonkey.net")},
                     {S("spamcannibal.org"), S("bl.spamcannibal.org")},
                     {S("s5h.net"), S("all.s5h.net")},
                     {S("spfbl.net"), S("dnsbl.spfbl.net")},
                     {S("spamrl.com"), S("spamrl.com")}},
    [LETTER('u')] = {{S("uceprotect.net"), S("uceprotect.net")},
                     {S("uribl.com"), S("multi.uribl.com")},
                     {S("unsubscore.com"), S("ubl.unsubscore.com")}},
    [LETTER('w')] = {{S("wpbl.info"), S("db.wpbl.info")}, {S("woody.ch"), S("blacklist.woody.ch")}},
};

/* Labels that mark a zone as a block list's whoever runs it. */
static const struct slice labels[LETTERS][ROWS] = {
    [LETTER('b')] = {S("bl"), S("blacklist"), S("blocklist"), S("blackholes"), S("blackhole")},
    [LETTER('c')] = {S("cbl"), S("combined-hib")},
    [LETTER('d')] = {S("dnsbl"), S("dnsrbl"), S("dbl"), S("dul"), S("dynablock"), S("dnsbl-1"),
                     S("dnsbl-2"), S("dnsbl-3")},
    [LETTER('i')] = {S("ivmsip"), S("ivmuri")},
    [LETTER('p')] = {S("pbl"), S("psbl")},
    [LETTER('r')] = {S("rbl"), S("rhsbl"), S("rblip"), S("relays")},
    [LETTER('s')] = {S("sbl"), S("sbl-xbl"), S("surbl"), S("spamsources"), S("spamdb")},
    [LETTER('u')] = {S("uribl"), S("ubl")},
    [LETTER('x')] = {S("xbl")},
    [LETTER('z')] = {S("zen")},
};

/* Lists that are called by name. */
static const struct name_row {
    struct slice name;
    struct slice zone;
} names[] = {
    {S("spamhaus"), S("spamhaus.org")},
    {S("spamcop"), S("bl.spamcop.net")},
    {S("exploits block list"), S("xbl.spamhaus.org")},
    {S("policy block list"), S("pbl.spamhaus.org")},
    {S("barracuda reputation"), S("b.barracudacentral.org")},
    {S("hostkarma"), S("hostkarma.junkemailfilter.com")},
    {S("cloudmark csi"), S("csi.cloudmark.com")},
    {S("cloudmark poor reputation"), S("csi.cloudmark.com")},
    {S("barracudacentral"), S("b.barracudacentral.org")},
    {S("brbl"), S("b.barracudacentral.org")},
    {S("uceprotect"), S("uceprotect.net")},
    {S("cloudmark sender intelligence"), S("csi.cloudmark.com")},
    {S("invaluement"), S("invaluement.com")},
    {S("mailspike"), S("bl.mailspike.net")},
    {S("nixspam"), S("ix.dnsbl.manitu.net")},
    {S("backscatterer"), S("ips.backscatterer.org")},
    {S("spamrats"), S("spamrats.com")},
    {S("abusix"), S("combined.mail.abusix.zone")},
    {S("trend micro email reputation"), S("trendmicro-ers")},
};

/* Spamhaus' pages say in their path which of the lists is meant. */
static const struct name_row spamhaus_paths[] = {
    {S("/pbl"), S("pbl.spamhaus.org")},         {S("/sbl"), S("sbl.spamhaus.org")},
    {S("/xbl"), S("xbl.spamhaus.org")},         {S("/css"), S("sbl.spamhaus.org")},
    {S("/zen"), S("zen.spamhaus.org")},         {S("/dbl"), S("dbl.spamhaus.org")},
    {S("query/domain"), S("dbl.spamhaus.org")},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static unsigned letter_of(struct slice name)
{
    unsigned letter = name.len ? (unsigned)LETTER(byte_lower(name.ptr[0])) : OTHER;
    return letter < LETTERS ? letter : OTHER;
}

/* Of the host, or of the nearest domain above it that is known. */
static const struct operator_row *operator_of(struct slice host)
{
    for (struct slice label; host.len;) {
        const struct operator_row *row = operators[letter_of(host)];
        for (size_t i = 0; i < ROWS && row[i].domain.len; i++)
            if (host.len == row[i].domain.len && slice_equal_nocase(host, row[i].domain))
                return &row[i];
        if (!slice_cut(&host, '.', &label))
            break;
    }
    return NULL;
}

static bool has_label(struct slice host)
{
    for (struct slice label; slice_cut(&host, '.', &label);) {
        const struct slice *row = labels[letter_of(label)];
        for (size_t i = 0; i < ROWS && row[i].len; i++)
            if (label.len == row[i].len && slice_equal_nocase(label, row[i]))
                return true;
    }
    return false;
}

bool list_zone(struct slice host)
{
    return operator_of(host) || has_label(host);
}

bool list_announced(struct slice before)
{
    static const struct slice phrases[] = {
        S("blocked using"),
        S("listed at"),
        S("listed in"),
        S("listed on"),
        S("listed by"),
        S("blacklisted at"),
        S("blacklisted by"),
        S("blacklisted in"),
        S("blocklisted by"),
        S("found in"),
        S("black list at"),
        S("blacklist at"),
        S("rejected using"),
        S("found on"),
        S("blacklist:"),
        S("dnsbl"),
        S("rbl"),
        S("refused by"),
        S("denied by rbl"),
        S("blacklist"),
    };
    before = slice_trim(before);
    if (before.len == 0)
        return false;
    char last = byte_lower(before.ptr[before.len - 1]);
    for (size_t i = 0; i < COUNT(phrases); i++)
        if (phrases[i].ptr[phrases[i].len - 1] == last && slice_ends_nocase(before, phrases[i]))
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
    if (slice_equal(row->zone, S("spamhaus.org")))
        for (size_t i = 0; i < COUNT(spamhaus_paths); i++)
            if (slice_contains_nocase(text, spamhaus_paths[i].name))
                return spamhaus_paths[i].zone;
    return row->zone;
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

/* Nearly all names are denied by the text's trigrams, for a tenth of a search. */
static struct slice find_called(struct slice text)
{
    struct trigrams trigrams;
    trigrams_of(text, &trigrams);
    for (size_t i = 0; i < COUNT(names); i++)
        if (trigrams_may_hold(&trigrams, names[i].name) &&
            slice_contains_nocase(text, names[i].name))
            return names[i].zone;
    return (struct slice){0};
}

size_t list_find(struct slice text, char *out, size_t size)
{
    struct slice name, page = {0};
    for (size_t at = 0; next_name(text, &at, &name);) {
        const struct operator_row *row = operator_of(name);
        bool paged = is_page(text, name);
        size_t start = (size_t)(name.ptr - text.ptr);
        if (row && (paged || slice_equal_nocase(name, row->domain))) {
            if (!slice_present(page))
                page = page_zone(text, row);
        } else if (!paged && (list_zone(name) || list_announced(slice_first(text, start)))) {
            return put(without_digits(name), out, size);
        }
    }
    if (!slice_present(page))
        page = find_called(text);
    return put(page, out, size);
}
