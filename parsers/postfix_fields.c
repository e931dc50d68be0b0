/*
 * Fields of Postfix messages whose true borders matter, because strangers write what stands between
 * them: peers, quoted addresses, and the trailing fields of refusals
 *
 *   554 5.7.1 <bob@example.org>: Relay access denied; from=<"a; from=<x> to=<y>"@example.com>
 *       to=<bob@example.org> proto=ESMTP helo=<mx.example.com>
 *
 * Since 3.5 an address is logged as it must be written: a dot-atom, or a fully quoted local part.
 * Older versions left the quotes out, so that ">" and blanks may stand bare.
 */
#include "base/ip.h"
#include "parsers/postfix.h"

static const char *find_last(struct slice s, char c)
{
    return s.len ? memrchr(s.ptr, c, s.len) : NULL;
}

bool postfix_peer(struct slice *cursor, struct peer *out_r)
{
    struct slice s = *cursor;
    size_t open = slice_find_any(s, S("[ "));
    if (open > 255 || s.ptr[open] != '[')
        return false;
    struct slice name = slice_make(s.ptr, open);
    s = slice_from(s, open + 1);
    size_t close = slice_find_any(s, S("]"));
    if (close == SLICE_NONE)
        return false;
    out_r->name = name.len ? name : (struct slice){0};
    out_r->address = slice_make(s.ptr, close);
    s = slice_from(s, close + 1);
    uint64_t port;
    struct slice after = s;
    if (slice_skip(&after, S(":")) && slice_number(&after, 65535, &port))
        s = after;
    *cursor = s;
    return true;
}

bool postfix_peer_is_socket(const struct peer *peer)
{
    return slice_present(peer->address) && slice_find(peer->address, '/') != SLICE_NONE;
}

bool postfix_peer_is_loopback(const struct peer *peer)
{
    return ip_is_loopback(peer->address);
}

void postfix_set_peer(struct record *record, const struct peer *peer)
{
    if (postfix_peer_is_socket(peer))
        return;
    if (slice_present(peer->name) && !slice_equal(peer->name, S("unknown")) &&
        !slice_equal(peer->name, peer->address))
        record->remote_host = peer->name;
    if (slice_present(peer->address) && peer->address.len &&
        !slice_equal(peer->address, S("unknown")))
        record->remote_ip = peer->address;
}

/* Bytes of a quoted string at the left end, quotes included; 0 when there is none. */
static size_t quoted_length(struct slice s)
{
    if (s.len == 0 || s.ptr[0] != '"')
        return 0;
    for (size_t i = 1; i < s.len; i++) {
        if (s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == '"')
            return i + 1;
    }
    return 0;
}

static bool tail_fits(struct slice rest, const struct slice *tails, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tails[i].len ? slice_starts(rest, tails[i]) : rest.len == 0)
            return true;
    return false;
}

static bool cut_address(struct slice *cursor, size_t start, const struct slice *tails, size_t count,
                        struct slice *out_r)
{
    struct slice rest = slice_from(*cursor, start), before;
    while (slice_cut(&rest, '>', &before)) {
        if (!tail_fits(rest, tails, count))
            continue;
        *out_r = slice_make(cursor->ptr, (size_t)(rest.ptr - cursor->ptr) - 1);
        *cursor = rest;
        return true;
    }
    return false;
}

bool postfix_address(struct slice *cursor, const struct slice *tails, size_t count,
                     struct slice *out_r)
{
    size_t quoted = quoted_length(*cursor);
    if (quoted && cut_address(cursor, quoted, tails, count, out_r))
        return true;
    return cut_address(cursor, 0, tails, count, out_r);
}

/* Cursor: behind a "<": an address that is written as RFC 5321 asks, and its ">". */
static bool strict_address(struct slice *cursor, struct slice *out_r)
{
    size_t quoted = quoted_length(*cursor);
    size_t end = slice_find_any(slice_from(*cursor, quoted), S("> <\""));
    if (end == SLICE_NONE || cursor->ptr[quoted + end] != '>')
        return false;
    *out_r = slice_first(*cursor, quoted + end);
    *cursor = slice_from(*cursor, quoted + end + 1);
    return true;
}

/* The whole of `s` must be "[ from=<S>][ to=<R>]". */
static bool whole_envelope(struct slice s, struct postfix_tail *out_r)
{
    struct slice sender = {0}, recipient = {0};
    if (slice_skip(&s, S(" from=<")) && !strict_address(&s, &sender))
        return false;
    if (slice_skip(&s, S(" to=<")) && !strict_address(&s, &recipient))
        return false;
    if (s.len)
        return false;
    out_r->sender = sender;
    out_r->recipient = recipient;
    return true;
}

/* Bare addresses of versions before 3.5: the last marks win. */
static void bare_envelope(struct slice rest, struct postfix_tail *out_r)
{
    size_t from = slice_rsearch(rest, S("; from=<"));
    if (from == SLICE_NONE)
        return;
    struct slice envelope = slice_from(rest, from + 8);
    if (slice_ends(envelope, S(">")))
        envelope.len--;
    size_t to = slice_rsearch(envelope, S("> to=<"));
    out_r->text = slice_first(rest, from);
    out_r->sender = to == SLICE_NONE ? envelope : slice_first(envelope, to);
    if (to != SLICE_NONE)
        out_r->recipient = slice_from(envelope, to + 6);
}

/* "sasl_method=M sasl_username=U sasl_sender=X"; milter lines have "sasl_username=<U>". */
static struct slice account_of(struct slice s)
{
    size_t at = slice_search(s, S(" sasl_username="));
    if (at == SLICE_NONE)
        return (struct slice){0};
    s = slice_from(s, at + 15);
    at = slice_rsearch(s, S(" sasl_sender="));
    if (at != SLICE_NONE)
        s.len = at;
    if (s.len >= 2 && s.ptr[0] == '<' && s.ptr[s.len - 1] == '>')
        s = slice_make(s.ptr + 1, s.len - 2);
    return s;
}

static bool strip_proto(struct slice *s)
{
    if (slice_ends(*s, S(" proto=ESMTP")))
        s->len -= 12;
    else if (slice_ends(*s, S(" proto=SMTP")))
        s->len -= 11;
    else
        return false;
    return true;
}

/* Cursor `left`: the next " helo=<H>" towards the left that " proto=P" precedes and nothing but
 * SASL fields follow.  smtpd replaces blanks, "<" and ">" in what the client said, so the first ">"
 * ends the field.  *before_r is what stands before both. */
static bool next_helo(struct slice whole, struct slice *left, struct slice *before_r,
                      struct slice *account_r)
{
    const char *open;
    while ((open = find_last(*left, '<')) != NULL) {
        left->len = (size_t)(open - left->ptr);
        struct slice rest = slice_from(whole, left->len + 1), before = *left, helo;
        if (!slice_ends(before, S(" helo=")))
            continue;
        before.len -= 6;
        if (!slice_cut(&rest, '>', &helo) || slice_find(helo, ' ') != SLICE_NONE ||
            !(rest.len == 0 || slice_starts(rest, S(" sasl_"))) || !strip_proto(&before))
            continue;
        *account_r = account_of(rest);
        *before_r = before;
        return true;
    }
    return false;
}

/* "TEXT;[ from=<S>][ to=<R>]": the last semicolon behind which an envelope reads to the end. */
static bool split_envelope(struct slice whole, struct postfix_tail *out_r)
{
    enum { CANDIDATES = 64 };
    struct slice left = whole;
    for (int i = 0; i < CANDIDATES; i++) {
        const char *mark = find_last(left, ';');
        if (!mark)
            return false;
        left.len = (size_t)(mark - left.ptr);
        if (whole_envelope(slice_from(whole, left.len + 1), out_r)) {
            out_r->text = left;
            return true;
        }
    }
    return false;
}

/* An account name can hold a copy of the fields before it, so a HELO counts only if the envelope
 * before it reads well.  Where none does, the last HELO and the last marks win. */
void postfix_split_tail(struct slice rest, struct postfix_tail *out_r)
{
    enum { CANDIDATES = 8 };
    struct slice left = rest, before = rest, account = {0}, last = rest, last_account = {0};
    strip_proto(&last);
    for (int i = 0; i < CANDIDATES && next_helo(rest, &left, &before, &account); i++) {
        *out_r = (struct postfix_tail){.account = account};
        if (split_envelope(before, out_r))
            return;
        if (i == 0) {
            last = before;
            last_account = account;
        }
    }
    *out_r = (struct postfix_tail){.text = last, .account = last_account};
    if (!split_envelope(last, out_r))
        bare_envelope(last, out_r);
}

static const struct {
    struct slice name;
    enum stage stage;
} stages[] = {
    {S("RCPT"), STAGE_RCPT},       {S("MAIL"), STAGE_MAIL},
    {S("CONNECT"), STAGE_CONNECT}, {S("EHLO"), STAGE_HELO},
    {S("HELO"), STAGE_HELO},       {S("STARTTLS"), STAGE_STARTTLS},
    {S("AUTH"), STAGE_AUTH},       {S("DATA"), STAGE_DATA},
    {S("BDAT"), STAGE_DATA},       {S("END-OF-MESSAGE"), STAGE_MESSAGE},
    {S("VRFY"), STAGE_RCPT},
};

enum stage postfix_stage(struct slice name)
{
    for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
        if (slice_equal(stages[i].name, name))
            return stages[i].stage;
    return STAGE_NONE;
}

/* A refusal that shows neither code nor status is taken as permanent. */
void postfix_set_refusal(struct record *record, struct slice text)
{
    record->direction = DIRECTION_INBOUND;
    record->text = text;
    record_reply(record, text, ORIGIN_REPLY);
    unsigned class = record->code ? record->code / 100 : record->status.class;
    record->outcome = class == 4 ? OUTCOME_TEMPFAILED : OUTCOME_REJECTED;
}

void postfix_assume(struct record *record, unsigned code, struct status status)
{
    if (code && !record->code) {
        record->code = (uint16_t)code;
        record->code_origin = ORIGIN_ASSUMED;
        record->outcome = code / 100 == 4 ? OUTCOME_TEMPFAILED : OUTCOME_REJECTED;
    }
    if (status.class && !record->status.class) {
        record->status = status;
        record->status_origin = ORIGIN_ASSUMED;
    }
}
