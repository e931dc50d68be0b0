#include "base/domain.h"

#include "base/utf8.h"

enum { DOMAIN_MAX = 255, LABEL_MAX = 63 };

/* Punycode's parameters, RFC 3492 section 5. */
enum { BASE = 36, TMIN = 1, TMAX = 26, SKEW = 38, DAMP = 700, FIRST_BIAS = 72, FIRST_N = 128 };

struct text {
    char bytes[DOMAIN_MAX];
    size_t used;
};

static void put(struct text *out, char c)
{
    if (out->used < sizeof(out->bytes))
        out->bytes[out->used++] = c;
}

static uint32_t adapt(uint32_t delta, uint32_t points, bool first)
{
    uint32_t k = 0;
    delta = first ? delta / DAMP : delta / 2;
    delta += delta / points;
    for (; delta > (BASE - TMIN) * TMAX / 2; k += BASE)
        delta /= BASE - TMIN;
    return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static char digit(uint32_t value)
{
    return (char)(value < 26 ? 'a' + value : '0' + value - 26);
}

static void put_delta(struct text *out, uint32_t delta, uint32_t bias)
{
    for (uint32_t k = BASE;; k += BASE) {
        uint32_t t = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;
        if (delta < t)
            break;
        put(out, digit(t + (delta - t) % (BASE - t)));
        delta = (delta - t) / (BASE - t);
    }
    put(out, digit(delta));
}

/* RFC 3492 section 6.3, for a label of at most LABEL_MAX code points. */
static void put_punycode(struct text *out, const uint32_t *points, uint32_t count)
{
    uint32_t basic = 0, bias = FIRST_BIAS, delta = 0, n = FIRST_N;
    for (const char *p = "xn--"; *p; p++)
        put(out, *p);
    for (uint32_t i = 0; i < count; i++) {
        if (points[i] < 0x80) {
            put(out, byte_lower((char)points[i]));
            basic++;
        }
    }
    if (basic)
        put(out, '-');
    for (uint32_t handled = basic; handled < count; n++, delta++) {
        uint32_t next = UINT32_MAX;
        for (uint32_t i = 0; i < count; i++)
            if (points[i] >= n && points[i] < next)
                next = points[i];
        delta += (next - n) * (handled + 1);
        n = next;
        for (uint32_t i = 0; i < count; i++) {
            delta += points[i] < n;
            if (points[i] != n)
                continue;
            put_delta(out, delta, bias);
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            handled++;
        }
    }
}

static void put_label(struct text *out, struct slice label)
{
    uint32_t points[LABEL_MAX], count = 0;
    bool ascii = true, good = true;
    for (struct slice s = label; s.len && good;) {
        good = count < LABEL_MAX && utf8_next(&s, &points[count]);
        ascii = ascii && good && points[count] < 0x80;
        count += good;
    }
    if (good && !ascii) {
        put_punycode(out, points, count);
        return;
    }
    for (size_t i = 0; i < label.len; i++) {
        char c = byte_lower(label.ptr[i]);
        put(out, c > 0x20 && c < 0x7f ? c : '?');
    }
}

static inline bytes16 plain_bytes(bytes16 bytes)
{
    return bytes16_between(bytes, 'a', 'z') | bytes16_between(bytes, '0', '9') |
           bytes16_between(bytes, '-', '.') | (bytes16)(bytes == '_');
}

bool domain_is_plain(struct slice domain)
{
    static const bool plain[256] = {
        ['a' ... 'z'] = true, ['0' ... '9'] = true, ['.'] = true, ['-'] = true, ['_'] = true};
    if (!domain.len || domain.len > DOMAIN_MAX || domain.ptr[domain.len - 1] == '.')
        return false;
    if (domain.len >= BYTES16_SHORTEST)
        return bytes16_all(domain.ptr, domain.len, plain_bytes);
    bool all = true;
    for (size_t i = 0; i < domain.len; i++)
        all &= plain[(unsigned char)domain.ptr[i]];
    return all;
}

struct slice domain_canonical(struct arena *arena, struct slice domain)
{
    struct text out = {.used = 0};
    struct slice label;
    if (domain_is_plain(domain))
        return domain;
    if (domain.len && domain.ptr[domain.len - 1] == '.')
        domain.len--;
    domain = slice_first(domain, DOMAIN_MAX);
    while (slice_cut(&domain, '.', &label)) {
        put_label(&out, label);
        put(&out, '.');
    }
    put_label(&out, domain);
    return arena_copy(arena, slice_make(out.bytes, out.used));
}

struct slice domain_of_address(struct arena *arena, struct slice address)
{
    struct slice domain = domain_part(address);
    return domain.len ? domain_canonical(arena, domain) : domain;
}

/* The third field of SRS0=hash=tt=domain=local, the last domain of SRS1=hash=host==hash=tt=domain.
 */
static struct slice srs_domain(struct slice local)
{
    struct slice part, domain = {0};
    bool second = slice_starts_nocase(local, S("SRS1"));
    local = slice_from(local, 5);
    if (second && !slice_cut_at(&local, S("=="), &part))
        return domain;
    if (!slice_cut(&local, '=', &part) || !slice_cut(&local, '=', &part) ||
        !slice_cut(&local, '=', &domain) || !slice_contains(domain, S(".")))
        return (struct slice){0};
    return domain;
}

/* VERP writes the recipient into the local part: list-bounces+user=example.org@lists.example. */
static bool is_verp(struct slice local)
{
    size_t equals = slice_rfind(local, '=');
    if (equals == SLICE_NONE || equals == 0 || slice_starts_nocase(local, S("prvs=")))
        return false;
    struct slice before = slice_first(local, equals), after = slice_from(local, equals + 1);
    bool has_mark = slice_find(before, '+') != SLICE_NONE || slice_find(before, '-') != SLICE_NONE;
    return has_mark && slice_contains(after, S("."));
}

enum sender_kind sender_read(struct arena *arena, struct slice sender, struct slice *domain_r)
{
    *domain_r = (struct slice){0};
    if (!slice_present(sender))
        return SENDER_UNKNOWN;
    if (sender.len == 0)
        return SENDER_NULL;
    *domain_r = domain_of_address(arena, sender);
    size_t at = slice_rfind(sender, '@');
    struct slice local = slice_first(sender, at);
    if (at != SLICE_NONE && local.len > 5 && (local.ptr[3] == '0' || local.ptr[3] == '1') &&
        strchr("=+-", local.ptr[4]) && slice_starts_nocase(local, S("SRS"))) {
        struct slice original = srs_domain(local);
        if (slice_present(original))
            *domain_r = domain_canonical(arena, original);
        return SENDER_SRS;
    }
    return is_verp(local) ? SENDER_VERP : SENDER_NORMAL;
}
