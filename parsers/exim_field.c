/*
 * H=mail.example.org (helo.example) [192.0.2.7]:51792 I=[198.51.100.1]:25 F=<a@example.org> A=...
 *
 * FIELD = TAG VALUE, where the tag decides how the value ends: a host at its bracketed address, an
 * address at its unquoted `>`, a string at its closing quote, anything else at a blank.
 */
#include "parsers/exim_field.h"

enum value {
    VALUE_WORD,    /* up to a blank, or a colon that is followed by one */
    VALUE_NONE,    /* the tag is the whole field */
    VALUE_HOST,    /* NAME (HELO) [IP]:PORT */
    VALUE_ADDRESS, /* behind "<" */
    VALUE_STRING,  /* behind a quote, with backslash escapes */
    VALUE_DN,      /* behind a quote, without escapes: ends at a quote before a blank, colon, end */
    VALUE_IDENT,   /* RFC 1413 reply: words up to the next field */
    VALUE_SOCKET,  /* [IP]:PORT */
};

/* A name as a word of eight bytes: one comparison shows whether a text begins with it.  Comparing
 * byte by byte took 60 instructions for each field. */
enum { NAME = 8 };
struct tag {
    char name[NAME]; /* and zeros behind it */
    uint64_t mask;   /* of a word in memory, the bytes of the name; 0 ends a letter's list */
    uint8_t length;
    uint8_t value;  /* enum value */
    uint8_t offset; /* of the slice in struct exim_fields, plus 1; 0 = not kept */
};

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define FIRST_BYTES(count) (UINT64_MAX << (64 - 8 * (count)))
#else
#define FIRST_BYTES(count) (UINT64_MAX >> (64 - 8 * (count)))
#endif

#define KEEP(member) (offsetof(struct exim_fields, member) + 1)
#define TAG(literal, ...)                                                                          \
    {                                                                                              \
        .name = (literal), .mask = FIRST_BYTES(sizeof(literal) - 1),                               \
        .length = sizeof(literal) - 1, __VA_ARGS__                                                 \
    }

#define LETTER(letter, ...)                                                                        \
    [letter] = (const struct tag[])                                                                \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            .mask = 0                                                                              \
        }                                                                                          \
    }

/* By first letter.  Of two tags where one begins with the other the longer comes first. */
static const struct tag *const letters[256] = {
    LETTER('A', TAG("A=", .offset = KEEP(auth)), TAG("ARC", .value = VALUE_NONE)),
    LETTER('C', TAG("CV="), TAG("C=\"", .value = VALUE_STRING, .offset = KEEP(reply)), TAG("C="),
           TAG("Ci=")),
    LETTER('D', TAG("D="), TAG("DKIM="), TAG("DMARC="), TAG("DMARC", .value = VALUE_NONE),
           TAG("DN=\"", .value = VALUE_DN), TAG("DS", .value = VALUE_NONE), TAG("DT=")),
    LETTER('F', TAG("F=<", .value = VALUE_ADDRESS, .offset = KEEP(sender)),
           TAG("F=", .offset = KEEP(sender))),
    LETTER('H', TAG("H=", .value = VALUE_HOST)),
    LETTER('I', TAG("I=", .value = VALUE_SOCKET)),
    LETTER('K', TAG("K", .value = VALUE_NONE)),
    LETTER('L', TAG("L*.-", .value = VALUE_NONE), TAG("L.-", .value = VALUE_NONE),
           TAG("L*", .value = VALUE_NONE), TAG("L.", .value = VALUE_NONE),
           TAG("L-", .value = VALUE_NONE), TAG("L", .value = VALUE_NONE)),
    LETTER('M', TAG("M8S=")),
    LETTER('P', TAG("P=<", .value = VALUE_ADDRESS), TAG("P=", .offset = KEEP(protocol)),
           TAG("PRDR", .value = VALUE_NONE), TAG("PRX="), TAG("PS=")),
    LETTER('Q', TAG("Q="), TAG("QT=")),
    LETTER('R', TAG("R="), TAG("RT=")),
    LETTER('S', TAG("S="), TAG("SNI=\"", .value = VALUE_DN), TAG("SNI="), TAG("SPF="),
           TAG("SPF", .value = VALUE_NONE), TAG("ST=")),
    LETTER('T', TAG("T=\"", .value = VALUE_STRING), TAG("T="), TAG("TFO*", .value = VALUE_NONE),
           TAG("TFO", .value = VALUE_NONE)),
    LETTER('U', TAG("U=", .value = VALUE_IDENT)),
    LETTER('X', TAG("X=")),
    LETTER('i', TAG("id=", .offset = KEEP(message_id)), TAG("id*=", .offset = KEEP(message_id))),
};

/* A field ends at a blank, at the colon before a message, or with the line. */
static bool at_end(struct slice s)
{
    return s.len == 0 || s.ptr[0] == ' ' || (s.ptr[0] == ':' && (s.len == 1 || s.ptr[1] == ' '));
}

/* The readers below, and those of hosts, take the text of a value and answer how long it is, or
 * SLICE_NONE.  Texts are handed over as values, which stay in registers: a cursor that was just
 * written as two words, and is read as one of double size, stops the processor for 15 cycles,
 * several times a line. */

/* Up to the closing quote of a string. */
static size_t string_length(struct slice s)
{
    size_t first = slice_find_any(s, S("\"\\"));
    if (first == SLICE_NONE || s.ptr[first] == '"')
        return first;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == '"')
            return i;
    }
    return SLICE_NONE;
}

/* Up to the unquoted ">" that ends an address.  A quote that is never closed is no quote. */
static size_t address_length(struct slice s)
{
    size_t first = slice_find_any(s, S(">\"\\"));
    if (first == SLICE_NONE || s.ptr[first] == '>')
        return first;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '>')
            return i;
        if (s.ptr[i] == '\\') {
            i++;
        } else if (s.ptr[i] == '"') {
            size_t length = string_length(slice_from(s, i + 1));
            if (length == SLICE_NONE)
                return slice_find(s, '>');
            i += length + 1;
        }
    }
    return SLICE_NONE;
}

bool exim_bracketed(struct slice *cursor, struct slice *out_r)
{
    if (!slice_starts(*cursor, S("<")))
        return false;
    struct slice s = slice_from(*cursor, 1);
    size_t length = address_length(s);
    if (length == SLICE_NONE)
        return false;
    *out_r = slice_first(s, length);
    *cursor = slice_from(s, length + 1);
    return true;
}

static size_t dn_length(struct slice s)
{
    for (size_t i = 0, at; (at = slice_find(slice_from(s, i), '"')) != SLICE_NONE; i += at + 1)
        if (at_end(slice_from(s, i + at + 1)))
            return i + at;
    return SLICE_NONE;
}

/* The first bytes of a text as a word.  Of a short one, with zeros behind it, by a function of its
 * own: what memcpy() is called for stands in memory, and this in a register. */
static uint64_t head_of(struct slice s)
{
    uint64_t word;
    memcpy(&word, s.ptr, NAME);
    return word;
}

static uint64_t head_of_short(struct slice s)
{
    uint64_t word = 0;
    memcpy(&word, s.ptr, s.len);
    return word;
}

/* The tag that a text, which is not empty, begins with. */
static inline const struct tag *find_tag(struct slice s)
{
    uint64_t head = s.len >= NAME ? head_of(s) : head_of_short(s), name;
    const struct tag *tag = letters[(unsigned char)s.ptr[0]];
    for (; tag && tag->mask; tag++) {
        memcpy(&name, tag->name, NAME);
        if (((head ^ name) & tag->mask) == 0 &&
            (tag->value != VALUE_NONE || at_end(slice_from(s, tag->length))))
            return tag;
    }
    return NULL;
}

/* What Exim writes behind the client's identity; an ident reply goes on until one of these. */
static bool ends_ident(struct slice s)
{
    static const struct slice words[] = {
        {"rejected ", 9}, {"temporarily ", 12}, {"sender verify ", 14}, {"Warning: ", 9},
        {"RCPT ", 5},     {"dropped ", 8},      {"incomplete ", 11},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (slice_starts(s, words[i]))
            return true;
    return s.len && find_tag(s);
}

/* Words up to the next field; one word if there is none. */
static size_t ident_length(struct slice s)
{
    size_t first = exim_word_length(s);
    for (size_t length = first; slice_starts(slice_from(s, length), S(" "));) {
        struct slice next = slice_from(s, length + 1);
        if (ends_ident(next))
            return length;
        length += 1 + exim_word_length(next);
    }
    return first;
}

/* Of a value that is neither word nor host.  A socket is more than a slice, and put where it
 * belongs. */
static size_t value_length(struct slice s, enum value value, struct exim_fields *fields)
{
    struct slice ip;
    size_t length;
    switch (value) {
    case VALUE_ADDRESS:
        return address_length(s);
    case VALUE_STRING:
        return string_length(s);
    case VALUE_DN:
        return dn_length(s);
    case VALUE_IDENT:
        return ident_length(s);
    case VALUE_SOCKET:
        length = exim_socket_length(s, &ip);
        if (length != SLICE_NONE && at_end(slice_from(s, length)))
            fields->local_ip = ip;
        return length;
    default:
        return 0;
    }
}

static inline bool read_field(struct slice *cursor, struct exim_fields *out_r)
{
    if (cursor->len == 0)
        return false;
    const struct tag *tag = find_tag(*cursor);
    if (!tag)
        return false;
    struct slice s = slice_from(*cursor, tag->length), rest;
    size_t length;
    if (tag->value == VALUE_WORD) { /* three fields of four; a word is followed by an end */
        /* Looked for from the tag on: so the next field need not wait for this one's row. */
        size_t whole = exim_word_length(*cursor);
        length = whole - tag->length;
        rest = slice_from(*cursor, whole);
    } else {
        length = tag->value == VALUE_HOST ? exim_host_length(s, &out_r->host)
                                          : value_length(s, tag->value, out_r);
        if (length == SLICE_NONE)
            return false;
        bool closed =
            tag->value == VALUE_ADDRESS || tag->value == VALUE_STRING || tag->value == VALUE_DN;
        rest = slice_from(s, length + closed);
        if (!at_end(rest))
            return false;
    }
    if (tag->offset)
        *(struct slice *)((char *)out_r + tag->offset - 1) = slice_make(s.ptr, length);
    *cursor = rest;
    return true;
}

bool exim_field(struct slice *cursor, struct exim_fields *out_r)
{
    return read_field(cursor, out_r);
}

void exim_field_all(struct slice *cursor, struct exim_fields *out_r)
{
    struct slice s = slice_make(cursor->ptr, cursor->len);
    while (read_field(&s, out_r))
        if (!slice_skip(&s, S(" ")))
            break;
    *cursor = s;
}

/* R=dnslookup T=remote_smtp, which stand before the host of nearly each delivery: stepped over in
 * half of the instructions. */
static inline struct slice skip_route(struct slice s)
{
    while (s.len > 2 && (s.ptr[0] == 'R' || s.ptr[0] == 'T') && s.ptr[1] == '=' &&
           s.ptr[2] != '"') {
        struct slice value = slice_from(s, 2);
        struct slice rest = slice_from(value, exim_word_length(value));
        if (!slice_skip(&rest, S(" ")))
            break;
        s = rest;
    }
    return s;
}

void exim_field_host(struct slice *cursor, struct exim_fields *out_r)
{
    struct slice s = skip_route(slice_make(cursor->ptr, cursor->len));
    while (!slice_present(out_r->host.name) && !slice_present(out_r->host.ip) &&
           read_field(&s, out_r))
        if (!slice_skip(&s, S(" ")))
            break;
    *cursor = s;
}

struct slice exim_account(struct slice auth)
{
    size_t colon = slice_find_any(auth, S(":"));
    return colon == SLICE_NONE ? (struct slice){0} : slice_from(auth, colon + 1);
}
