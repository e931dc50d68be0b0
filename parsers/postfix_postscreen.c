/*
 * postscreen: what was refused in front of smtpd.  The client is "[IP]:PORT", fields are parted by
 * ", ", addresses have lost their quotes, and HELO is one word of anything:
 *
 *   NOQUEUE: reject: RCPT from [198.51.100.9]:2413: 550 5.5.1 Protocol error;
 *       from=<a@example.com>, to=<b@example.org>, proto=SMTP, helo=<mx.example.com>
 */
#include "parsers/postfix.h"

/* Taken off the right end; HELO holds no blank, so the last mark is the true one. */
static void strip_helo(struct slice *s)
{
    size_t helo = slice_rsearch(*s, S(", helo=<"));
    if (helo != SLICE_NONE)
        s->len = helo;
    if (slice_ends(*s, S(", proto=ESMTP")))
        s->len -= 13;
    else if (slice_ends(*s, S(", proto=SMTP")))
        s->len -= 12;
}

enum line_kind postfix_read_screen_reject(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text, before, text;
    struct peer peer;
    if (!slice_cut_at(&rest, S(" from "), &before) || !postfix_peer(&rest, &peer) ||
        !slice_skip(&rest, S(": ")))
        return LINE_UNKNOWN;
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->stage = STAGE_RCPT;
    postfix_set_peer(record, &peer);
    /* The text is postscreen's own, so the first mark is the true one. */
    strip_helo(&rest);
    text = rest;
    if (slice_cut_at(&rest, S("; from=<"), &text)) {
        if (slice_ends(rest, S(">")))
            rest.len--;
        size_t to = slice_rsearch(rest, S(">, to=<"));
        record->sender = to == SLICE_NONE ? rest : slice_first(rest, to);
        if (to != SLICE_NONE)
            record->recipient = slice_from(rest, to + 7);
    }
    postfix_set_refusal(record, text);
    return LINE_EVENT;
}

/* "reject: CONNECT from [IP]:PORT: too many connections" (421 4.7.0), "... all server ports busy",
 * "... all screening ports busy" (421 4.3.2). */
enum line_kind postfix_read_screen_busy(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text, before;
    struct peer peer;
    if (!slice_cut_at(&rest, S(" from "), &before) || !postfix_peer(&rest, &peer) ||
        !slice_skip(&rest, S(": ")))
        return LINE_UNKNOWN;
    bool crowd = slice_equal(rest, S("too many connections"));
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->stage = STAGE_CONNECT;
    record->text = rest;
    postfix_set_peer(record, &peer);
    postfix_assume(record, 421, crowd ? (struct status){4, 7, 0} : (struct status){4, 3, 2});
    return LINE_EVENT;
}
