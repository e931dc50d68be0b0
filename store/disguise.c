#include "store/disguise.h"

#include "causes/fold.h"

#include <stdio.h>

static const char mark[] = "anon-";
enum { MARK = sizeof(mark) - 1, HASH_DIGITS = 16 };

static bool is_pseudonym(struct slice local)
{
    if (local.len != MARK + HASH_DIGITS || !slice_starts(local, slice_make(mark, MARK)))
        return false;
    for (size_t i = MARK; i < local.len; i++)
        if (!byte_is_hex(local.ptr[i]))
            return false;
    return true;
}

static struct slice pseudonym(const struct disguise *disguise, struct arena *arena,
                              struct slice address)
{
    uint64_t hash = siphash(disguise->key, arena_lower(arena, address));
    return arena_printf(arena, "%s%016llx", mark, (unsigned long long)hash);
}

/* The two sides of the last '@'; `at` and what follows may be empty. */
static struct slice local_of(struct slice address)
{
    size_t at = slice_rfind(address, '@');
    return slice_first(address, at == SLICE_NONE ? address.len : at);
}

static struct slice joined(struct arena *arena, struct slice local, struct slice rest)
{
    return arena_printf(arena, "%.*s%.*s", SLICE_ARG(local), SLICE_ARG(rest));
}

bool disguise_is_hidden(struct slice address)
{
    return is_pseudonym(local_of(address)) || slice_starts(address, S("forgotten-"));
}

/* Does the text end in one of the marks and "FIRST=SECOND"? */
static bool ends_in(struct slice text, const char *marks, struct slice first, struct slice second)
{
    size_t length = first.len + 1 + second.len;
    char before = text.len > length ? text.ptr[text.len - length - 1] : '\0';
    if (!before || !strchr(marks, before))
        return false;
    struct slice end = slice_from(text, text.len - length);
    return end.ptr[first.len] == '=' && slice_equal_nocase(slice_first(end, first.len), first) &&
           slice_equal_nocase(slice_from(end, first.len + 1), second);
}

/* The person's address in the local part of another: list-bounces+bob=example.com@.. (VERP),
 * SRS0=HH=TT=example.com=bob@.., or prvs=TAG=bob@example.com (BATV). */
static bool encodes_person(struct slice person, struct slice address)
{
    struct slice local = local_of(address), own = local_of(person);
    struct slice domain = slice_from(person, own.len), tag;
    if (!own.len || !slice_skip(&domain, S("@")) || !domain.len)
        return false;
    if (ends_in(local, "+-=", own, domain) || ends_in(local, "=", domain, own))
        return true;
    return slice_starts_nocase(address, S("prvs=")) && slice_cut(&address, '=', &tag) &&
           slice_cut(&address, '=', &tag) && slice_equal_nocase(address, person);
}

/* Is it the person who is to be forgotten, under the own name or a pseudonym? */
static bool is_person(const struct disguise *disguise, struct arena *arena, struct slice address)
{
    if (slice_equal_nocase(address, disguise->person) || encodes_person(disguise->person, address))
        return true;
    return disguise->key && is_pseudonym(local_of(address)) &&
           slice_equal(local_of(address), pseudonym(disguise, arena, disguise->person));
}

struct slice disguise_address(const struct disguise *disguise, struct arena *arena,
                              struct slice address)
{
    struct slice local = local_of(address), rest = slice_from(address, local.len);
    if (address.len == 0)
        return address;
    if (slice_present(disguise->person))
        return is_person(disguise, arena, address) ? joined(arena, disguise->token, rest) : address;
    if (is_pseudonym(local) || local.len == 0)
        return address;
    return joined(arena, pseudonym(disguise, arena, address), rest);
}

static bool is_word_byte(char c)
{
    return byte_is_alnum(c) || c == '_' || c == '-' || c == '+' || (c & 0x80);
}

/* Where the word stands at or behind `from`, SLICE_NONE = nowhere. */
static size_t find_word(struct slice text, struct slice word, size_t from)
{
    for (size_t at = from; word.len && at + word.len <= text.len; at++) {
        if ((at && is_word_byte(text.ptr[at - 1])) ||
            (at + word.len < text.len && is_word_byte(text.ptr[at + word.len])))
            continue;
        if (slice_equal_nocase(slice_make(text.ptr + at, word.len), word))
            return at;
    }
    return SLICE_NONE;
}

static bool holds_word(struct slice text, struct slice word)
{
    return find_word(text, word, 0) != SLICE_NONE;
}

struct slice disguise_message_id(const struct disguise *disguise, struct arena *arena,
                                 struct slice id)
{
    struct slice bare = id, open = S("");
    if (slice_skip(&bare, S("<")))
        open = S("<");
    struct slice local = local_of(bare), rest = slice_from(bare, local.len);
    if (local.len == 0)
        return id;
    if (slice_present(disguise->person)) {
        if (!holds_word(local, local_of(disguise->person)))
            return id;
        return joined(arena, open, joined(arena, disguise->token, rest));
    }
    if (is_pseudonym(local))
        return id;
    return joined(arena, open, joined(arena, pseudonym(disguise, arena, bare), rest));
}

static bool is_local_byte(char c)
{
    return byte_is_alnum(c) || (c & 0x80) || (c && strchr("!#$%&'*+-/=?^_`{|}~.", c));
}

static bool is_domain_byte(char c)
{
    return byte_is_alnum(c) || (c & 0x80) || c == '.' || c == '-' || c == '_';
}

/* Where the address around the '@' at `at` begins; `encoded` = it stands in a URL as %40. */
static size_t address_start(struct slice text, size_t at, bool encoded)
{
    size_t start = at;
    if (start && text.ptr[start - 1] == '"') {
        size_t quote = slice_rfind(slice_first(text, start - 1), '"');
        return quote == SLICE_NONE ? start : quote;
    }
    while (start && is_local_byte(text.ptr[start - 1]) &&
           !(encoded && strchr("=?&/", text.ptr[start - 1])))
        start--;
    return start;
}

static size_t address_end(struct slice text, size_t from)
{
    size_t end = from;
    while (end < text.len && is_domain_byte(text.ptr[end]))
        end++;
    while (end > from && text.ptr[end - 1] == '.')
        end--;
    return end;
}

/* The next address of the text at or behind `from`; false when there is none. */
static bool next_address(struct slice text, size_t from, size_t *start_r, size_t *end_r,
                         bool *encoded_r)
{
    for (size_t at = from; at < text.len; at++) {
        *encoded_r = text.len - at > 3 && memcmp(text.ptr + at, "%40", 3) == 0;
        if (text.ptr[at] != '@' && !*encoded_r)
            continue;
        *start_r = address_start(text, at, *encoded_r);
        *end_r = address_end(text, at + (*encoded_r ? 3 : 1));
        if (*start_r >= from && *start_r<at && * end_r> at + (*encoded_r ? 3 : 1))
            return true;
    }
    return false;
}

static struct slice with_at(struct arena *arena, struct slice address)
{
    struct slice local;
    if (!slice_cut_at(&address, S("%40"), &local))
        return address;
    return arena_printf(arena, "%.*s@%.*s", SLICE_ARG(local), SLICE_ARG(address));
}

static struct slice without_at(struct arena *arena, struct slice address)
{
    struct slice local = local_of(address);
    return arena_printf(arena, "%.*s%%40%.*s", SLICE_ARG(local),
                        SLICE_ARG(slice_from(address, local.len + 1)));
}

/* "envelope-from=bob@example.org": what stands before the '=' may be a part of the address (VERP)
 * or the name of a field.  Who is to be forgotten is found in either. */
static struct slice without_field(const struct disguise *disguise, struct slice address)
{
    size_t length = disguise->person.len;
    if (!slice_present(disguise->person) || address.len <= length ||
        address.ptr[address.len - length - 1] != '=')
        return address;
    struct slice bare = slice_from(address, address.len - length);
    return slice_equal_nocase(bare, disguise->person) ? bare : address;
}

/* Replace each address; `fixed` = all by the same text. */
static struct slice replace_addresses(const struct disguise *disguise, struct arena *arena,
                                      struct slice text, struct slice fixed)
{
    struct slice out = S("");
    size_t done = 0, start, end;
    bool encoded;
    for (size_t from = 0; next_address(text, from, &start, &end, &encoded); from = end) {
        struct slice logged = without_field(disguise, slice_make(text.ptr + start, end - start));
        struct slice address = encoded ? with_at(arena, logged) : logged;
        start = end - logged.len;
        struct slice hidden = disguise_address(disguise, arena, address);
        if (hidden.ptr == address.ptr)
            continue;
        struct slice before = slice_make(text.ptr + done, start - done);
        out = arena_printf(arena, "%.*s%.*s%.*s", SLICE_ARG(out), SLICE_ARG(before),
                           SLICE_ARG(slice_present(fixed) ? fixed
                                     : encoded            ? without_at(arena, hidden)
                                                          : hidden));
        done = end;
    }
    return done ? joined(arena, out, slice_from(text, done)) : text;
}

static struct slice replace_word(struct arena *arena, struct slice text, struct slice word,
                                 struct slice by)
{
    struct slice out = S("");
    size_t done = 0, at;
    while ((at = find_word(text, word, done)) != SLICE_NONE) {
        struct slice before = slice_make(text.ptr + done, at - done);
        out = arena_printf(arena, "%.*s%.*s%.*s", SLICE_ARG(out), SLICE_ARG(before), SLICE_ARG(by));
        done = at + word.len;
    }
    return done ? joined(arena, out, slice_from(text, done)) : text;
}

/* Folding takes a local part for a variable part of a reply, unless it is a word that replies are
 * made of; all short words are that to it, but not here. */
static bool is_variable(struct slice address, struct slice local)
{
    static const char short_words[] =
        " a all and any are at be but by can com das der die et for from has in ip is it its la le "
        "may mx net new no not of on or org our out per spf ssl te the tls to too und via was we "
        "you ";
    if (local.len < 4) {
        char word[8];
        snprintf(word, sizeof(word), " %.*s ", SLICE_ARG(local));
        return !strcasestr(short_words, word);
    }
    char folded[FOLD_MAX];
    size_t length = fold_template(local, &address, 1, folded);
    return !slice_equal(slice_make(folded, length), local);
}

/* Replace the local parts that stand alone, each by its disguise or all by `fixed`. */
static struct slice replace_own(const struct disguise *disguise, struct arena *arena,
                                struct slice text, const struct slice *own, size_t own_count,
                                struct slice fixed)
{
    for (size_t i = 0; i < own_count; i++) {
        struct slice local = local_of(own[i]);
        struct slice hidden = disguise_address(disguise, arena, own[i]);
        if (local.len && hidden.ptr != own[i].ptr && holds_word(text, local) &&
            is_variable(own[i], local))
            text =
                replace_word(arena, text, local, slice_present(fixed) ? fixed : local_of(hidden));
    }
    return text;
}

struct slice disguise_text(const struct disguise *disguise, struct arena *arena, struct slice text,
                           const struct slice *own, size_t own_count)
{
    text = replace_addresses(disguise, arena, text, (struct slice){0});
    return replace_own(disguise, arena, text, own, own_count, (struct slice){0});
}

struct slice disguise_template(const struct disguise *disguise, struct arena *arena,
                               struct slice template, const struct slice *own, size_t own_count)
{
    template = replace_addresses(disguise, arena, template, S("<address>"));
    return replace_own(disguise, arena, template, own, own_count, S("<address>"));
}
