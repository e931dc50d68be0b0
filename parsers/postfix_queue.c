/*
 * The life of a queued message:
 *
 *   pickup: 2F6C83D: uid=1000 from=<alice>
 *   qmgr: 2F6C83D: from=<alice@example.com>, size=1035, nrcpt=1 (queue active)
 *   qmgr: 2F6C83D: from=<alice@example.com>, status=expired, returned to sender
 *   qmgr, cleanup: 2F6C83D: removed
 *   postsuper: 2F6C83D: removed (by an administrator: whoever still waited for it never gets it)
 */
#include "parsers/postfix.h"

/* Repeated on every pass over the queue. */
enum line_kind postfix_read_active(struct parser *p, const struct postfix_line *line)
{
    static const struct slice tails[] = {S(", size=")};
    struct slice rest = slice_from(line->text, S("from=<").len), sender;
    if (!postfix_address(&rest, tails, 1, &sender))
        return LINE_UNKNOWN;
    postfix_record(p, line, RECORD_MESSAGE)->sender = sender;
    return LINE_CONTEXT;
}

/* Names no recipient: all that were still deferred are given up. */
enum line_kind postfix_read_expired(struct parser *p, const struct postfix_line *line)
{
    static const struct slice tails[] = {S(", status=")};
    struct slice rest = slice_from(line->text, S("from=<").len), sender;
    if (!postfix_address(&rest, tails, 1, &sender))
        return LINE_UNKNOWN;
    struct record *record = postfix_record(p, line, RECORD_FAILURE);
    record->outcome = OUTCOME_EXPIRED;
    record->stage = STAGE_QUEUE;
    record->sender = sender;
    return LINE_EVENT;
}

enum line_kind postfix_read_end(struct parser *p, const struct postfix_line *line)
{
    postfix_record(p, line, RECORD_MESSAGE)->flags = RECORD_END;
    return LINE_CONTEXT;
}

enum line_kind postfix_read_deleted(struct parser *p, const struct postfix_line *line)
{
    postfix_record(p, line, RECORD_MESSAGE)->flags = RECORD_END | RECORD_REMOVED;
    return LINE_CONTEXT;
}

enum line_kind postfix_read_pickup(struct parser *p, const struct postfix_line *line)
{
    static const struct slice tails[] = {S(""), S(" orig_id=")};
    struct slice rest = line->text, before, sender;
    if (!slice_cut_at(&rest, S(" from=<"), &before) || !postfix_address(&rest, tails, 2, &sender))
        return LINE_UNKNOWN;
    struct record *record = postfix_record(p, line, RECORD_MESSAGE);
    record->flags = RECORD_BIRTH;
    record->sender = sender;
    return LINE_CONTEXT;
}
