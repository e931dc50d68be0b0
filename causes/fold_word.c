#include "causes/fold_word.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What a word consists of. */
struct census {
    size_t digits, letters, dots, dashes, highs;
};

/* Four counters in one number: no branch for each byte, which no processor could foresee.  A word
 * is never as long as 65,536 bytes. */
#define COUNT_AS(nth) (UINT64_C(1) << 16 * (nth))
static const uint64_t counted[256] = {
    ['0' ... '9'] = COUNT_AS(0), ['A' ... 'Z'] = COUNT_AS(1),   ['a' ... 'z'] = COUNT_AS(1),
    ['.'] = COUNT_AS(2),         [0x80 ... 0xff] = COUNT_AS(3),
};

static struct census take_census(struct slice word)
{
    uint64_t sum = 0;
#pragma GCC unroll 4
    for (size_t i = 0; i < word.len; i++)
        sum += counted[(unsigned char)word.ptr[i]];
    struct census c = {sum & 0xffff, sum >> 16 & 0xffff, sum >> 32 & 0xffff, 0, sum >> 48};
    c.dashes = word.len - c.digits - c.letters - c.dots - c.highs;
    return c;
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* "UGFzc3dvcmQ" without its digit: capitals and small letters change as no language does it. */
static bool is_random(struct slice word)
{
    size_t uppers = 0, changes = 0;
    bool upper_run = false; /* two capitals and then a small letter */
    for (size_t i = 0; i < word.len; i++) {
        const char *b = word.ptr + i;
        uppers += byte_is_upper(b[0]);
        changes += i > 0 && byte_is_upper(b[0]) && is_lower(b[-1]);
        upper_run |= i > 1 && is_lower(b[0]) && byte_is_upper(b[-1]) && byte_is_upper(b[-2]);
    }
    return changes >= 2 && upper_run && uppers * 4 > word.len;
}

static bool in_table(struct slice word, const struct slice *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (word.len == table[i].len && byte_lower(word.ptr[0]) == table[i].ptr[0] &&
            slice_equal_nocase(word, table[i]))
            return true;
    return false;
}

bool word_is_common(struct slice word)
{
    static const struct slice words[] = {
        S("user"),      S("users"),      S("mail"),        S("email"),      S("mailbox"),
        S("recipient"), S("recipients"), S("sender"),      S("address"),    S("account"),
        S("domain"),    S("host"),       S("helo"),        S("ehlo"),       S("server"),
        S("service"),   S("message"),    S("messages"),    S("spam"),       S("virus"),
        S("policy"),    S("blocked"),    S("block"),       S("denied"),     S("rejected"),
        S("reject"),    S("refused"),    S("unknown"),     S("invalid"),    S("relay"),
        S("quota"),     S("full"),       S("size"),        S("limit"),      S("rate"),
        S("error"),     S("failed"),     S("failure"),     S("timeout"),    S("connection"),
        S("local"),     S("localhost"),  S("access"),      S("client"),     S("command"),
        S("data"),      S("rcpt"),       S("from"),        S("temporary"),  S("temporarily"),
        S("permanent"), S("disabled"),   S("suspended"),   S("inactive"),   S("exist"),
        S("found"),     S("listed"),     S("reputation"),  S("content"),    S("authentication"),
        S("auth"),      S("login"),      S("password"),    S("system"),     S("network"),
        S("name"),      S("test"),       S("admin"),       S("postmaster"), S("abuse"),
        S("support"),   S("help"),       S("info"),        S("contact"),    S("please"),
        S("delivery"),  S("return"),     S("smtp"),        S("dkim"),       S("dmarc"),
        S("check"),     S("verify"),     S("unavailable"),
    };
    return word.len < 4 || in_table(word, words, COUNT(words));
}

bool word_is_day_or_month(const char word[3])
{
    static const char names[] = "Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep "
                                "Oct Nov Dec";
    for (size_t i = 0; i + 3 < sizeof names; i += 4)
        if (memcmp(names + i, word, 3) == 0)
            return true;
    return false;
}

/* Does the word follow a pattern in which 0 stands for a digit? */
static bool shaped(struct slice word, const char *shape)
{
    size_t i = 0;
    for (; *shape; shape++, i++)
        if (i >= word.len || (*shape == '0' ? !byte_is_digit(word.ptr[i]) : word.ptr[i] != *shape))
            return false;
    return i == word.len || !byte_is_digit(word.ptr[i]);
}

bool word_is_time(struct slice word)
{
    const char *p = word.ptr;
    if (word.len < 5 || !byte_is_digit(p[0]) || (p[1] != ':' && p[2] != ':' && p[4] != '-'))
        return false;
    return shaped(word, "00:00:00") || shaped(word, "0000-00-00") || shaped(word, "0:00:00") ||
           (word.len == 5 && shaped(word, "00:00"));
}

bool word_is_ip6(struct slice word)
{
    size_t colons = 0, hex = 0, longest = 0;
    bool gap = false;
    if (slice_starts_nocase(word, S("IPv6:")))
        word = slice_from(word, 5);
    for (size_t i = 0; i < word.len; i++) {
        char b = word.ptr[i];
        if (b == ':')
            gap |= i > 0 && word.ptr[i - 1] == ':', colons++, hex = 0;
        else if (byte_is_hex(b))
            hex++;
        else if (b != '.')
            return false;
        longest = hex > longest ? hex : longest;
    }
    return (gap || colons == 7 || (colons == 6 && slice_find(word, '.') != SLICE_NONE)) &&
           longest <= 4;
}

/* A dotted quad at the head of the word; returns its length. */
static size_t quad(struct slice word)
{
    size_t i = 0;
    for (int part = 0; part < 4; part++) {
        if (part && (i == word.len || word.ptr[i++] != '.'))
            return 0;
        unsigned octet = 0;
        size_t start = i;
        for (; i < word.len && byte_is_digit(word.ptr[i]) && octet <= 255; i++)
            octet = octet * 10 + (unsigned)(word.ptr[i] - '0');
        if (i == start || octet > 255)
            return 0;
    }
    return i;
}

/* An enhanced status, or a version or section number of its look. */
static bool is_status(struct slice word)
{
    struct slice rest = word;
    uint64_t n;
    return slice_number(&rest, 5, &n) && slice_skip(&rest, S(".")) &&
           slice_number(&rest, 999, &n) && slice_skip(&rest, S(".")) &&
           slice_number(&rest, 999, &n) && rest.len == 0;
}

/* A vendor's short error code: capitals, then at most six digits, perhaps a second group of
 * digits: S3140, TSS04, OFR_416, LPN007_510, AUP#1310, MX-UOL-05, 5.7-less "IB401". */
static bool is_vendor_code(struct slice word)
{
    size_t i = 0, letters = 0, digits = 0;
    bool french = slice_starts(word, S("ofr")) || slice_starts(word, S("lpn")); /* ofr_506 too */
    if (word.len > 12)
        return false;
    for (; i < word.len && !byte_is_digit(word.ptr[i]); i++) {
        if (byte_is_upper(word.ptr[i]) || (french && i < 3))
            letters++;
        else if (i == 0 || (word.ptr[i] != '_' && word.ptr[i] != '#' && word.ptr[i] != '-'))
            return false;
    }
    for (; i < word.len; i++) {
        if (byte_is_digit(word.ptr[i]))
            digits++;
        else if (word.ptr[i] != '_' || !digits)
            return false;
    }
    return letters >= 1 && letters <= 7 && digits <= 6;
}

/* Names of protocols and encodings that contain a digit. */
static bool is_protocol(struct slice word)
{
    static const struct slice names[] = {S("ipv4"),     S("ipv6"),     S("utf8"),    S("utf-8"),
                                         S("smtputf8"), S("8bitmime"), S("base64"),  S("sha1"),
                                         S("sha256"),   S("sha-1"),    S("sha-256"), S("md5"),
                                         S("starttls"), S("mx1"),      S("7bit"),    S("8bit"),
                                         S("8-bit"),    S("7-bit"),    S("oauth2"),  S("o365"),
                                         S("office365")};
    return slice_starts_nocase(word, S("TLSv1")) || slice_starts_nocase(word, S("SSLv")) ||
           slice_starts_nocase(word, S("RFC")) || in_table(word, names, COUNT(names));
}

/* Known extensions of files that replies name. */
static bool is_extension(struct slice word)
{
    static const struct slice names[] = {S("exe"),  S("zip"),  S("rar"),  S("js"),   S("vbs"),
                                         S("bat"),  S("scr"),  S("pif"),  S("cmd"),  S("doc"),
                                         S("docx"), S("docm"), S("xls"),  S("xlsm"), S("xlsx"),
                                         S("pdf"),  S("txt"),  S("html"), S("htm"),  S("php"),
                                         S("7z"),   S("iso"),  S("lnk"),  S("jar"),  S("cpl"),
                                         S("dll"),  S("hta"),  S("img"),  S("ace"),  S("cab"),
                                         S("gz"),   S("msi"),  S("aspx"), S("cgi"),  S("xml"),
                                         S("png")};
    return in_table(word, names, COUNT(names));
}

/* Letters of one case, or of two in a name that is written so throughout: no "AuthRequired" of
 * "RESOLVER.RST.AuthRequired", no "Please" of "blocked.Please". */
static bool is_top_level(struct slice label)
{
    size_t lowers = 0, uppers = 0;
    for (size_t i = 0; i < label.len; i++) {
        lowers += is_lower(label.ptr[i]);
        uppers += byte_is_upper(label.ptr[i]);
    }
    return label.len >= 2 && !(lowers && uppers) &&
           (lowers + uppers == label.len || slice_starts(label, S("xn--")));
}

static enum word_class class_of_dotted(struct slice word, const struct census *c,
                                       struct slice *keep_r)
{
    size_t ip = quad(word);
    if (ip == word.len)
        return WORD_IP;
    size_t last = slice_rfind(word, '.');
    struct slice end = slice_from(word, last + 1);
    if (ip && word.ptr[ip] == '.' && c->letters) {
        *keep_r = slice_from(word, ip);
        return WORD_IP_HOST;
    }
    if (is_status(word))
        return WORD_PLAIN;
    if (!(c->letters + c->highs))
        return word_is_time(word) ? WORD_DATE : WORD_NUMBER;
    if (c->dots == 1 && is_extension(end)) {
        *keep_r = slice_from(word, last);
        return WORD_FILE;
    }
    if (is_top_level(end))
        return WORD_HOST;
    if (!c->digits)
        return WORD_PLAIN;
    return slice_starts(word, S("TLSv1")) ? WORD_PLAIN : WORD_ID;
}

/* Letters behind digits that are a unit: 25MB, 10-minute, 3rd. */
static bool is_unit(struct slice tail)
{
    static const struct slice units[] = {S("k"),   S("kb"),  S("m"),   S("mb"),    S("g"),
                                         S("gb"),  S("b"),   S("s"),   S("ms"),    S("sec"),
                                         S("min"), S("h"),   S("hr"),  S("hrs"),   S("d"),
                                         S("th"),  S("st"),  S("nd"),  S("rd"),    S("x"),
                                         S("kib"), S("mib"), S("gib"), S("bytes"), S("byte"),
                                         S("secs")};
    if (tail.len && tail.ptr[0] == '-') {
        for (size_t i = 1; i < tail.len; i++)
            if (!byte_is_alpha(tail.ptr[i]))
                return false;
        return tail.len > 3;
    }
    return in_table(tail, units, COUNT(units));
}

enum word_class word_class(struct slice word, struct slice *keep_r)
{
    struct census c = take_census(word);
    if (c.dots && c.dots + c.dashes < word.len)
        return class_of_dotted(word, &c, keep_r);
    if (c.digits == 0) {
        bool random = word.len >= 12 && is_random(word);
        return random || (word.len > 32 && !c.highs && !c.dashes) ? WORD_ID : WORD_PLAIN;
    }
    if (c.digits == word.len)
        return WORD_NUMBER;
    if (word_is_time(word))
        return WORD_DATE;
    if (is_vendor_code(word) || is_protocol(word) || c.highs)
        return WORD_PLAIN;
    size_t i = 0;
    while (i < word.len && byte_is_digit(word.ptr[i]))
        i++;
    if (i && is_unit(slice_from(word, i))) {
        *keep_r = slice_from(word, i);
        return WORD_UNIT;
    }
    return c.digits + c.dashes == word.len ? WORD_NUMBER : WORD_ID;
}
