/*
 * smtpd: what the SMTP server refused.
 *
 *   NOQUEUE: reject: RCPT from unknown[198.51.100.9]: 554 5.7.1 <bob@example.org>: Relay access
 *       denied; from=<a@example.com> to=<bob@example.org> proto=ESMTP helo=<mx.example.com>
 *
 * With smtpd_delay_reject (the default) checks of client and HELO are said at RCPT; the stage is
 * where it was said.
 */
#include "parsers/postfix.h"

/* Cursor: "ACTION: STAGE from NAME[ADDR]: ", as the shape has found it. */
static bool read_head(struct slice *cursor, enum stage *stage_r, struct slice *stage_name_r,
                      struct peer *peer_r)
{
    struct slice action;
    if (!slice_cut_at(cursor, S(": "), &action) ||
        !slice_cut_at(cursor, S(" from "), stage_name_r) || !postfix_peer(cursor, peer_r) ||
        !slice_skip(cursor, S(": ")))
        return false;
    *stage_r = postfix_stage(*stage_name_r);
    return true;
}

static void set_envelope(struct record *record, const struct postfix_tail *tail)
{
    record->sender = tail->sender;
    record->recipient = tail->recipient;
    record->account = tail->account;
}

/* "550-5.7.1 first??550 5.7.1 second": smtpd shows the CR LF of a milter's reply as "??". */
static struct slice unfold(struct parser *p, struct slice text)
{
    return record_unfold(p, text, S("??"));
}

static struct record *read_refusal(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text, stage_name;
    enum stage stage;
    struct peer peer;
    struct postfix_tail tail;
    if (!read_head(&rest, &stage, &stage_name, &peer))
        return NULL;
    postfix_split_tail(rest, &tail);
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->stage = stage;
    postfix_set_peer(record, &peer);
    set_envelope(record, &tail);
    postfix_set_refusal(record, unfold(p, tail.text));
    return record;
}

/* Since 3.9 (and patch levels of June 2024) a bare LF is refused with a text that shows neither
 * code nor status: 550 5.5.2 unless smtpd_forbid_bare_newline_reject_code says otherwise. */
enum line_kind postfix_read_reject(struct parser *p, const struct postfix_line *line)
{
    struct record *record = read_refusal(p, line);
    if (!record)
        return LINE_UNKNOWN;
    if (slice_starts(record->text, S("bare <LF> received")))
        postfix_assume(record, 550, (struct status){5, 5, 2});
    return LINE_EVENT;
}

/* A milter that refuses CONNECT, HELO or MAIL is logged anew at each later command. */
enum line_kind postfix_read_milter_reject(struct parser *p, const struct postfix_line *line)
{
    struct record *record = read_refusal(p, line);
    if (!record)
        return LINE_UNKNOWN;
    if (record->stage == STAGE_CONNECT || record->stage == STAGE_HELO ||
        record->stage == STAGE_STARTTLS || record->stage == STAGE_AUTH ||
        record->stage == STAGE_MAIL) {
        const struct slice parts[] = {p->host, line->tag, line->pid, record->remote_ip,
                                      record->text};
        record->session = record_session(parts, sizeof(parts) / sizeof(parts[0]));
    }
    return LINE_EVENT;
}

static void set_client(struct parser *p, const struct postfix_line *line, struct record *record)
{
    struct peer peer;
    if (postfix_recall_client(p, line, &peer))
        postfix_set_peer(record, &peer);
}

/* "proxy-reject: END-OF-MESSAGE: 554 5.7.0 Reject, id=1; from=<..> ...": the answer of a
 * before-queue filter.  An empty answer is a filter that went away: the client may retry. */
enum line_kind postfix_read_proxy_reject(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text, action, stage;
    struct postfix_tail tail;
    if (!slice_cut_at(&rest, S(": "), &action) || !slice_cut_at(&rest, S(": "), &stage))
        return LINE_UNKNOWN;
    postfix_split_tail(rest, &tail);
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->stage = postfix_stage(stage);
    set_client(p, line, record);
    set_envelope(record, &tail);
    postfix_set_refusal(record, unfold(p, tail.text));
    if (tail.text.len == 0)
        record->outcome = OUTCOME_TEMPFAILED;
    return LINE_EVENT;
}

/* Cursor: "RCPT TO:<R>" and the like, up to the closing quote. */
static enum stage read_command(struct slice *cursor, struct slice *recipient_r)
{
    static const struct {
        struct slice verb;
        enum stage stage;
    } commands[] = {
        {S("RCPT TO:<"), STAGE_RCPT}, {S("MAIL FROM:<"), STAGE_MAIL}, {S("DATA"), STAGE_DATA},
        {S("EHLO"), STAGE_HELO},      {S("HELO"), STAGE_HELO},        {S("XFORWARD"), STAGE_HELO},
        {S("."), STAGE_MESSAGE},
    };
    static const struct slice tails[] = {S("\": \""), S(" ")};
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        struct slice address;
        if (!slice_skip(cursor, commands[i].verb))
            continue;
        if (commands[i].verb.ptr[commands[i].verb.len - 1] == '<' &&
            postfix_address(cursor, tails, 2, &address) && commands[i].stage == STAGE_RCPT)
            *recipient_r = address;
        return commands[i].stage;
    }
    return STAGE_NONE;
}

/* 'proxy inet:127.0.0.1:10025 rejected "RCPT TO:<R>": "550 5.1.1 unknown"' */
enum line_kind postfix_read_proxy_command(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text, before, recipient = {0};
    if (!slice_cut_at(&rest, S(" rejected \""), &before))
        return LINE_UNKNOWN;
    enum stage stage = read_command(&rest, &recipient);
    if (!slice_cut_at(&rest, S("\": \""), &before))
        return LINE_UNKNOWN;
    if (slice_ends(rest, S("\"")))
        rest.len--;
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->stage = stage;
    record->recipient = recipient;
    set_client(p, line, record);
    postfix_set_refusal(record, unfold(p, rest));
    return LINE_EVENT;
}

/* "client=NAME[ADDR][, sasl_method=M][, sasl_username=U][, sasl_sender=S][, orig_...]" */
enum line_kind postfix_read_client(struct parser *p, const struct postfix_line *line)
{
    static const struct slice behind_account[] = {S(", sasl_sender="), S(", orig_queue_id="),
                                                  S(", orig_client=")};
    struct slice rest = slice_from(line->text, S("client=").len), before;
    struct peer peer;
    if (!postfix_peer(&rest, &peer))
        return LINE_UNKNOWN;
    struct record *record = postfix_record(p, line, RECORD_MESSAGE);
    record->flags = RECORD_BIRTH | RECORD_FROM_CLIENT;
    postfix_set_peer(record, &peer);
    postfix_remember_client(p, line, &peer);
    if (slice_cut_at(&rest, S(", sasl_username="), &before)) {
        record->flags |= RECORD_SUBMITTED;
        record->account = rest;
        bool more = slice_find(rest, ',') != SLICE_NONE;
        for (size_t i = 0; more && i < sizeof(behind_account) / sizeof(behind_account[0]); i++)
            if (slice_cut_at(&record->account, behind_account[i], &before))
                record->account = before;
    }
    return LINE_CONTEXT;
}

/* "connect from NAME[ADDR]", or "NOQUEUE: client=NAME[ADDR]" in front of a before-queue filter. */
enum line_kind postfix_read_connect(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text;
    struct peer peer;
    if (!slice_skip(&rest, S("connect from ")))
        slice_skip(&rest, S("client="));
    if (!postfix_peer(&rest, &peer))
        return LINE_UNKNOWN;
    postfix_remember_client(p, line, &peer);
    return LINE_CONTEXT;
}

/* "NAME[ADDR]: SASL LOGIN authentication failed: REASON[, sasl_username=U]": smtpd answers 535
 * 5.7.8, or 454 4.7.0 when the authentication server is the trouble. */
enum line_kind postfix_read_sasl_failure(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text, reason, why, account = {0};
    struct peer peer;
    if (!postfix_peer(&rest, &peer) || !slice_skip(&rest, S(": ")))
        return LINE_UNKNOWN;
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    if (slice_cut_at(&rest, S(", sasl_username="), &reason)) {
        account = slice_equal(rest, S("(unavailable)")) ? account : rest;
        rest = reason;
    }
    postfix_set_peer(record, &peer);
    postfix_set_refusal(record, rest);
    record->stage = STAGE_AUTH;
    record->account = account;
    why = rest;
    if (slice_cut_at(&why, S(" failed: "), &reason) &&
        (slice_starts(why, S("Connection lost to authentication server")) ||
         slice_starts(why, S("Temporary authentication failure"))))
        postfix_assume(record, 454, (struct status){4, 7, 0});
    else
        postfix_assume(record, 535, (struct status){5, 7, 8});
    return LINE_EVENT;
}

/* The counters that anvil keeps per client, and what smtpd answers beyond each limit. */
static const struct {
    struct slice name;
    enum stage stage;
    unsigned code;
    struct status status;
} limits[] = {
    {S("Connection concurrency"), STAGE_CONNECT, 421, {4, 7, 0}},
    {S("Connection rate"), STAGE_CONNECT, 421, {4, 7, 0}},
    {S("New TLS session rate"), STAGE_STARTTLS, 421, {4, 7, 0}},
    {S("Message delivery request rate"), STAGE_MAIL, 450, {4, 7, 1}},
    {S("Recipient address rate"), STAGE_RCPT, 450, {4, 7, 1}},
    {S("AUTH command rate"), STAGE_AUTH, 450, {4, 7, 1}},
};

/* "Connection rate limit exceeded: 31 from NAME[ADDR] for service smtp" */
enum line_kind postfix_read_rate_limit(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text, name, count;
    struct peer peer;
    if (!slice_cut_at(&rest, S(" limit exceeded: "), &name) ||
        !slice_cut_at(&rest, S(" from "), &count) || !postfix_peer(&rest, &peer))
        return LINE_UNKNOWN;
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        if (!slice_equal(limits[i].name, name))
            continue;
        struct record *record = postfix_record(p, line, RECORD_FAILURE);
        record->direction = DIRECTION_INBOUND;
        record->stage = limits[i].stage;
        record->text = line->text;
        postfix_set_peer(record, &peer);
        postfix_assume(record, limits[i].code, limits[i].status);
        return LINE_EVENT;
    }
    return LINE_UNKNOWN;
}

/* "Illegal address syntax from NAME[ADDR] in RCPT command: <a b@example.com>" */
enum line_kind postfix_read_illegal_address(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = slice_from(line->text, S("Illegal address syntax from ").len);
    struct peer peer;
    if (!postfix_peer(&rest, &peer) || !slice_skip(&rest, S(" in ")))
        return LINE_UNKNOWN;
    bool mail = slice_starts(rest, S("MAIL"));
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->stage = mail ? STAGE_MAIL : STAGE_RCPT;
    record->text = line->text;
    postfix_set_peer(record, &peer);
    postfix_assume(record, 501, mail ? (struct status){5, 1, 7} : (struct status){5, 1, 3});
    return LINE_EVENT;
}

/* "Refusing STARTTLS request from NAME[ADDR] for service S" (too many sessions: temporary), and
 * "abort: TLS from NAME[ADDR]: Client certificate not trusted" (permanent). */
enum line_kind postfix_read_tls_refusal(struct parser *p, const struct postfix_line *line)
{
    struct slice rest = line->text, before;
    struct peer peer;
    bool aborted = slice_starts(rest, S("abort: "));
    if (!slice_cut_at(&rest, S(" from "), &before) || !postfix_peer(&rest, &peer))
        return LINE_UNKNOWN;
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->stage = STAGE_STARTTLS;
    record->outcome = aborted ? OUTCOME_REJECTED : OUTCOME_TEMPFAILED;
    record->text = aborted && slice_skip(&rest, S(": ")) ? rest : line->text;
    postfix_set_peer(record, &peer);
    return LINE_EVENT;
}

/* "queue file size limit exceeded", by smtpd and again by cleanup: 552 5.3.4 after the final dot.
 * One refusal, so both lines carry one session number. */
enum line_kind postfix_read_size_limit(struct parser *p, const struct postfix_line *line)
{
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->stage = STAGE_MESSAGE;
    record->text = line->text;
    set_client(p, line, record);
    postfix_assume(record, 552, (struct status){5, 3, 4});
    if (slice_present(line->queue_id)) {
        const struct slice parts[] = {p->host, line->instance, line->queue_id, line->text};
        record->session = record_session(parts, sizeof(parts) / sizeof(parts[0]));
    }
    return LINE_EVENT;
}
