/*
 * cleanup: refusals of content, which show a status but no code.
 *
 *   3F1A2B4C5D: reject: header Subject: cheap pills from mx.example.com[192.0.2.4];
 *       from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<mx.example.com>: 5.7.1 spam
 *   3F1A2B4C5D: milter-reject: END-OF-MESSAGE from mx.example.com[192.0.2.4]: 5.7.1 virus;
 *       from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<mx.example.com>
 *
 * The recipient named is the last one; there may be more.  Mail that did not come by SMTP is
 * bounced instead, with a delivery record for each recipient: then the refusal is the lesser line.
 */
#include "parsers/postfix.h"

/* Cursor: "NAME[ADDR]", "local" or "unknown", which must be all of it. */
static bool read_origin(struct slice s, struct peer *peer_r)
{
    *peer_r = (struct peer){0};
    if (slice_equal(s, S("local")) || slice_equal(s, S("unknown")))
        return true;
    return postfix_peer(&s, peer_r) && s.len == 0;
}

struct check {
    struct peer origin;
    struct slice sender, recipient, text;
};

/* The whole of `s` must be "S>[ to=<R>][ proto=P][ helo=<H>][ sasl_...][: TEXT]". */
static bool read_tail(struct slice s, struct check *out_r)
{
    static const struct slice tails[] = {S(" to=<"), S(" proto="), S(" helo=<"), S(": "), S("")};
    struct slice word;
    out_r->recipient = (struct slice){0};
    out_r->text = (struct slice){0};
    if (!postfix_address(&s, tails, 5, &out_r->sender))
        return false;
    if (slice_skip(&s, S(" to=<")) && !postfix_address(&s, tails + 1, 4, &out_r->recipient))
        return false;
    if (slice_skip(&s, S(" proto=")))
        s = slice_from(s, slice_starts(s, S("ESMTP")) ? 5 : slice_starts(s, S("SMTP")) ? 4 : 0);
    if (slice_skip(&s, S(" helo=<")) && !slice_cut(&s, '>', &word))
        return false;
    if (slice_starts(s, S(" sasl_")) && !slice_cut_at(&s, S(": "), &word))
        return true;
    slice_skip(&s, S(": "));
    out_r->text = s;
    return true;
}

/* CONTENT is a stranger's, so the last "from ORIGIN; from=<" that reads well is the true one. */
static bool read_check(struct slice text, struct check *out_r)
{
    enum { CANDIDATES = 16 };
    struct slice left = text;
    for (int i = 0; i < CANDIDATES; i++) {
        size_t mark = slice_rsearch(left, S("; from=<"));
        if (mark == SLICE_NONE)
            return false;
        left.len = mark;
        size_t from = slice_rsearch(left, S(" from "));
        if (from != SLICE_NONE && read_origin(slice_from(left, from + 6), &out_r->origin) &&
            read_tail(slice_from(text, mark + 8), out_r))
            return true;
    }
    return false;
}

/* header_checks and its kin answer 550, or 451 for a 4.x.x text.  A MIME error has its words in
 * front and no status. */
enum line_kind postfix_read_content_reject(struct parser *p, const struct postfix_line *line)
{
    struct check check;
    if (!read_check(line->text, &check))
        return LINE_UNKNOWN;
    struct slice text = check.text, content = line->text;
    if (slice_skip(&content, S("reject: mime-error ")) && !slice_cut_at(&content, S(": "), &text))
        text = content;
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->flags = RECORD_LESSER;
    record->stage = STAGE_MESSAGE;
    record->sender = check.sender;
    if (!slice_equal(check.recipient, S("unknown")))
        record->recipient = check.recipient;
    postfix_set_peer(record, &check.origin);
    postfix_set_refusal(record, text);
    postfix_assume(record, record->status.class == 4 ? 451 : 550, (struct status){0});
    return LINE_EVENT;
}

/* The milter's own code was taken off the text.  Only the replies that Postfix itself makes up have
 * a known one. */
static const struct {
    struct slice text;
    unsigned code;
} milter_defaults[] = {
    {S("5.7.1 Command rejected"), 550},
    {S("4.7.1 Service unavailable - try again later"), 451},
    {S("4.3.5 Server configuration problem - try again later"), 451},
};

enum line_kind postfix_read_content_milter(struct parser *p, const struct postfix_line *line)
{
    enum line_kind kind = postfix_read_reject(p, line);
    if (kind != LINE_EVENT)
        return kind;
    struct record *record = &p->out->records[p->out->count - 1];
    record->flags = RECORD_LESSER;
    for (size_t i = 0; i < sizeof(milter_defaults) / sizeof(milter_defaults[0]); i++)
        if (slice_equal(record->text, milter_defaults[i].text))
            postfix_assume(record, milter_defaults[i].code, (struct status){0});
    return kind;
}

static struct record *content_failure(struct parser *p, const struct postfix_line *line)
{
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->flags = RECORD_LESSER;
    record->direction = DIRECTION_INBOUND;
    record->stage = STAGE_MESSAGE;
    record->text = line->text;
    return record;
}

/* "message rejected: hopcount exceeded" */
enum line_kind postfix_read_hopcount(struct parser *p, const struct postfix_line *line)
{
    postfix_assume(content_failure(p, line), 554, (struct status){5, 4, 0});
    return LINE_EVENT;
}

/* "virtual_alias_maps map lookup problem for a@example.com -- message not accepted, try again" */
enum line_kind postfix_read_map_problem(struct parser *p, const struct postfix_line *line)
{
    postfix_assume(content_failure(p, line), 451, (struct status){0});
    return LINE_EVENT;
}

/* "message-id=<TEXT>": the header as it stands, which may lack the brackets. */
enum line_kind postfix_read_message_id(struct parser *p, const struct postfix_line *line)
{
    struct slice id = slice_from(line->text, S("message-id=").len);
    if (id.len >= 2 && id.ptr[0] == '<' && id.ptr[id.len - 1] == '>')
        id = slice_make(id.ptr + 1, id.len - 2);
    if (id.len)
        postfix_record(p, line, RECORD_MESSAGE)->message_id = id;
    return LINE_CONTEXT;
}
