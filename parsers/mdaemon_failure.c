/*
 * What MDaemon's sessions yield: refusals of clients at once, outbound failures at the session's
 * end, deliveries.
 */
#include "parsers/mdaemon.h"

/* ---- outbound ---- */

/* Tell a record about an earlier line, or about this one when it is still at work. */
static struct record *add_at(struct parser *p, const struct mdaemon_pending *at)
{
    struct record *record;
    const struct mdaemon *state = p->state;
    bool here = !state->finishing && at->ref.offset == parser_line(p).offset;
    if (here)
        record = record_add(p, RECORD_FAILURE);
    else
        record = record_add_late(p, RECORD_FAILURE, at->ref, at->time, at->stamp,
                                 at->nth ? LINE_CONTEXT : LINE_EVENT);
    record->line = at->ref;
    record->time = at->time;
    record->stamp = at->stamp;
    if (!here)
        record->nth = at->nth;
    return record;
}

static void fill_outbound(struct parser *p, const struct mdaemon_session *s, struct record *record)
{
    record->direction = DIRECTION_OUTBOUND;
    record->remote_host = mdaemon_name_of(p, &s->peer_host);
    record->remote_ip = mdaemon_ip_of(p, &s->peer_ip);
    record->local_ip = mdaemon_ip_of(p, &s->own_ip);
    record->queue_id = mdaemon_name_of(p, &s->queue_id);
    record->message_id = mdaemon_name_of(p, &s->message_id);
    record->sender = mdaemon_name_of(p, &s->from);
}

/* One record of a failed attempt: where it failed, or, `expired`, where the queue gave up. */
static void tell_one(struct parser *p, struct mdaemon_session *s, const struct mdaemon_pending *f,
                     bool expired)
{
    struct record *record = add_at(p, expired ? &s->end : f);
    fill_outbound(p, s, record);
    record->recipient = mdaemon_name_of(p, &f->recipient);
    record->text = record_copy(p, slice_make(f->text, f->text_length));
    record_reply(record, record->text, ORIGIN_REPLY);
    record->stage = expired ? STAGE_QUEUE : f->stage;
    record->outcome = expired ? OUTCOME_EXPIRED : f->permanent ? OUTCOME_BOUNCED : OUTCOME_DEFERRED;
}

/* Cleared, too: what is not 0 is saved with a parser's memory. */
void mdaemon_forget_pending(struct mdaemon_session *s)
{
    if (s->pending_count)
        memset(s->pending, 0, s->pending_count * sizeof(s->pending[0]));
    s->pending_count = 0;
}

/* All records of one line must follow each other, so the line that gave up comes last. */
void mdaemon_tell(struct parser *p, struct mdaemon_session *s)
{
    const struct mdaemon *state = p->state;
    for (unsigned i = 0; i < s->pending_count; i++) {
        if (state->verdict)
            s->pending[i].permanent = state->verdict == 2;
        tell_one(p, s, &s->pending[i], false);
    }
    for (unsigned i = 0; i < s->pending_count; i++)
        if (s->gave_up && !s->pending[i].permanent) {
            tell_one(p, s, &s->pending[i], true);
            s->end.nth++;
        }
    mdaemon_forget_pending(s);
}

void mdaemon_add_pending(struct parser *p, struct mdaemon_session *s, struct slice text,
                         enum stage stage, bool permanent, struct slice recipient)
{
    if (s->pending_count == MDAEMON_PENDING)
        mdaemon_tell(p, s);
    struct mdaemon_pending *f = &s->pending[s->pending_count];
    memset(f, 0, sizeof(*f));
    f->ref = parser_line(p);
    f->time = p->now.time;
    f->stamp = p->now.key;
    f->stage = (uint8_t)stage;
    f->permanent = permanent;
    for (unsigned i = 0; i < s->pending_count; i++)
        f->nth = (uint8_t)(f->nth + (s->pending[i].ref.offset == f->ref.offset));
    if (slice_present(recipient))
        mdaemon_keep_name(&f->recipient, recipient);
    else
        f->recipient = s->to;
    text = slice_first(text, sizeof(f->text));
    f->text_length = (uint16_t)text.len;
    memcpy(f->text, text.ptr, text.len);
    s->pending_count++;
}

void mdaemon_keep_refusal(struct parser *p, struct mdaemon_session *s, const struct answer *answer)
{
    const struct dialogue *d = &s->dialogue;
    /* Before MAIL a refusal concerns the connection; the message waits for the next one. */
    bool permanent = answer->code >= 500 && answer->stage != STAGE_CONNECT &&
                     answer->stage != STAGE_HELO && answer->stage != STAGE_STARTTLS;
    if (answer->verb != VERB_BODY || d->accepted == 0) {
        mdaemon_add_pending(p, s, answer->text, answer->stage, permanent, answer->recipient);
        return;
    }
    /* Either all of a line's failures wait, or none. */
    bool fit = d->accepted <= MDAEMON_PENDING;
    if (d->accepted > MDAEMON_PENDING - s->pending_count)
        mdaemon_tell(p, s);
    for (unsigned i = 0; i < d->accepted; i++)
        mdaemon_add_pending(p, s, answer->text, answer->stage, permanent, dialogue_recipient(d, i));
    if (!fit)
        mdaemon_tell(p, s);
}

/* ---- inbound, deliveries ---- */

/* Checks that failed since our last reply are why it refuses. */
static struct slice with_evidence(struct parser *p, const struct mdaemon_session *s,
                                  struct slice text)
{
    if (s->evidence_length == 0)
        return record_copy(p, text);
    return arena_printf(&p->out->arena, "%.*s [%.*s]", SLICE_ARG(text), s->evidence_length,
                        s->evidence);
}

enum line_kind mdaemon_add_refusal(struct parser *p, const struct mdaemon_session *s,
                                   const struct answer *answer)
{
    struct record *record = record_add(p, RECORD_FAILURE);
    record->direction = DIRECTION_INBOUND;
    record->outcome = answer->code >= 500 ? OUTCOME_REJECTED : OUTCOME_TEMPFAILED;
    record->stage = answer->stage;
    record->remote_ip = mdaemon_ip_of(p, &s->peer_ip);
    record->remote_host = mdaemon_name_of(p, &s->peer_host);
    record->local_ip = mdaemon_ip_of(p, &s->own_ip);
    if (!s->uncertain)
        record->sender = record_copy(p, dialogue_sender(&s->dialogue));
    record->recipient = record_copy(p, answer->recipient);
    if (answer->verb == VERB_BODY && !s->uncertain && s->dialogue.accepted == 1)
        record->recipient = record_copy(p, dialogue_recipient(&s->dialogue, 0));
    if (answer->verb == VERB_RCPT && !slice_present(record->recipient)) {
        struct slice address = dialogue_address(answer->text);
        if (slice_find(address, '@') != SLICE_NONE)
            record->recipient = record_copy(p, address);
    }
    record_reply(record, answer->text, ORIGIN_REPLY);
    record->text = with_evidence(p, s, answer->text);
    return LINE_EVENT;
}

/* A file of the inbound queue begins when a client's message was accepted.  What becomes of the
 * message is told of files with other names, so nothing more will be said of this one. */
static void add_accepted(struct parser *p, const struct mdaemon_session *s)
{
    struct record *record = record_add(p, RECORD_MESSAGE);
    record->flags = RECORD_BIRTH | RECORD_END;
    record->queue_id = mdaemon_name_of(p, &s->queue_id);
    record->sender = record_copy(p, dialogue_sender(&s->dialogue));
}

enum line_kind mdaemon_add_deliveries(struct parser *p, const struct mdaemon_session *s)
{
    const struct dialogue *d = &s->dialogue;
    if (s->side == MDAEMON_IN && s->queue_id.length && d->accepted && !s->uncertain)
        add_accepted(p, s);
    for (unsigned i = 0; i < d->accepted; i++) {
        struct record *record = record_add(p, RECORD_DELIVERY);
        if (s->side == MDAEMON_OUT) {
            fill_outbound(p, s, record);
        } else {
            record->direction = DIRECTION_INBOUND;
            record->remote_ip = mdaemon_ip_of(p, &s->peer_ip);
            record->queue_id = mdaemon_name_of(p, &s->queue_id);
        }
        if (!s->uncertain)
            record->sender = record_copy(p, dialogue_sender(d));
        record->recipient = record_copy(p, dialogue_recipient(d, i));
    }
    return d->accepted ? LINE_DELIVERY : LINE_CONTEXT;
}
