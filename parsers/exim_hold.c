/*
 * 2026-11-21 21:32:15 1rXyZa-00000003kLm-2Bcd U=bob F=<a@example.org> rejected after DATA: no
 *
 *     Envelope-from: <a@example.org>
 *     Envelope-to: <bob@example.net>
 *         <carol@example.net>
 *     P Received: from ...                                        (all without the indent)
 *
 * mx1 exim[620]: [1/2] 2026-11-21 21:32:15 1rXyZa-00000003kLm-2Bcd ** bob@example.net R=dns T=smt
 * mx1 exim[620]: [2/2] p H=mx.example.net [192.0.2.9]: SMTP error ...
 *
 * Lines that make one event together.  Its identity is that of the first line, which is the same in
 * main log and reject log, so that each alone and both in any order give the refusal once: an event
 * told late is told with the reference kept from that line.  What never comes to its end (parts
 * lost, process killed) is told by what there is: a refusal without its recipient; a part of a cut
 * line stays context.
 */
#include "base/hash.h"
#include "parsers/exim_line.h"

/* The parse of another line, put between the calls for the current one. */
static enum line_kind replay(struct parser *p, const struct exim_hold *hold)
{
    struct slice host = p->host, text = slice_make(hold->bytes, hold->length);
    struct line_ref ref = p->ref;
    struct stamp now = p->now;
    bool identified = p->identified;
    unsigned failures = p->failures;
    const char *behind = hold->bytes + hold->length;
    struct exim_line line = {0};
    p->host = record_copy(p, slice_make(behind, hold->host_length));
    if (hold->wait == EXIM_DUMP && hold->recipients == 1)
        line.recipient = record_copy(p, slice_make(behind + hold->host_length, hold->note_length));
    p->now.time = hold->time;
    p->now.key = hold->stamp;
    p->ref = hold->line;
    p->identified = true;
    p->failures = 0;
    enum line_kind kind = exim_parse_text(p, record_copy(p, text), &line);
    p->host = host;
    p->now = now;
    p->ref = ref;
    p->identified = identified;
    p->failures = failures;
    return kind;
}

/* A refusal after DATA.  The reject log may know the recipient where the main log does not: then it
 * is an event of its own identity, and of the two the one that counts. */
static void rank_by_recipient(struct record *record)
{
    const struct slice parts[] = {S("exim"), record->host, record->queue_id};
    record->twin = record_session(parts, sizeof(parts) / sizeof(parts[0]));
    record->rank = slice_present(record->recipient);
    if (record->rank)
        record->line.hash = hash_number(record->rank, record->line.hash);
}

/* The event of a line that was answered with context. */
static void tell(struct parser *p, struct exim_hold *hold)
{
    if (hold->wait != EXIM_PART) {
        p->out->lines[LINE_CONTEXT]--;
        p->out->lines[replay(p, hold)]++;
    }
    if (hold->wait == EXIM_DUMP)
        rank_by_recipient(&p->out->records[p->out->count - 1]);
    hold->process = 0;
}

void exim_hold_finish(struct parser *p)
{
    struct exim_state *state = p->state;
    for (int i = 0; i < EXIM_HOLDS; i++)
        if (state->holds[i].process && state->holds[i].wait != EXIM_PART)
            tell(p, &state->holds[i]);
}

/* Put a third text behind the line and our host. */
static void note(struct exim_hold *hold, struct slice text)
{
    size_t at = (size_t)hold->length + hold->host_length;
    if (text.len > EXIM_LINE - at)
        return;
    memcpy(hold->bytes + at, text.ptr, text.len);
    hold->note_length = (uint16_t)text.len;
}

/* Keep a line, in the place of the oldest if need be.  NULL: it is too long. */
static struct exim_hold *keep(struct parser *p, uint64_t process, struct slice text,
                              enum exim_wait wait)
{
    struct exim_state *state = p->state;
    struct exim_hold *slot = &state->holds[0];
    if (text.len + p->host.len > EXIM_LINE)
        return NULL;
    for (int i = 0; i < EXIM_HOLDS && slot->process; i++)
        if (state->holds[i].process == 0 || state->holds[i].age < slot->age)
            slot = &state->holds[i];
    if (slot->process)
        tell(p, slot);
    slot->process = process;
    slot->age = ++state->age;
    slot->wait = (uint8_t)wait;
    slot->parts = 1;
    slot->recipients = 0;
    slot->note_length = 0;
    slot->length = (uint16_t)text.len;
    slot->host_length = (uint16_t)p->host.len;
    slot->stamp = p->now.key;
    slot->time = p->now.time;
    slot->line = parser_line(p);
    memcpy(slot->bytes, text.ptr, text.len);
    if (p->host.len)
        memcpy(slot->bytes + text.len, p->host.ptr, p->host.len);
    return slot;
}

/* May a header dump follow that names the recipient? */
static bool awaits_dump(const struct batch *out, size_t before)
{
    const struct record *record = &out->records[before];
    return out->count == before + 1 && record->kind == RECORD_FAILURE &&
           record->direction == DIRECTION_INBOUND && record->stage == STAGE_MESSAGE &&
           slice_present(record->queue_id) && !slice_present(record->recipient);
}

/* When main log and reject log arrive in one stream (syslog, syslog_duplication), each refusal is
 * told twice in a row by its process.  Whether they do is learned from the stream. */
bool exim_hold_knows(struct exim_state *state, uint64_t process, uint64_t hash)
{
    struct exim_copy *copy = &state->copies[process % EXIM_COPIES];
    if (copy->process != process || copy->text != hash || state->duplicates < 0)
        return false;
    copy->text = 0;
    if (state->duplicates < 8)
        state->duplicates++;
    return true;
}

static void keep_copy(struct exim_state *state, uint64_t process, uint64_t text)
{
    struct exim_copy *copy = &state->copies[process % EXIM_COPIES];
    if (copy->process == process && copy->text && state->duplicates > -8)
        state->duplicates--;
    *copy = (struct exim_copy){process, text};
}

/* The line that ends a flood of errors tells the last of them again. */
static bool is_retold(const struct exim_hold *hold, struct slice text)
{
    if (hold->wait != EXIM_SYNTAX)
        return false;
    struct slice client = exim_flood_client(text);
    struct slice told =
        slice_make(hold->bytes + hold->length + hold->host_length, hold->note_length);
    return slice_present(client) && slice_equal(told, client);
}

void exim_hold_release(struct parser *p, struct exim_hold *hold, struct slice text)
{
    if (is_retold(hold, text))
        hold->process = 0;
    else
        tell(p, hold);
}

enum line_kind exim_hold_event(struct parser *p, uint64_t process, uint64_t hash, struct slice text,
                               const struct exim_line *line, size_t before)
{
    if (hash && !line->main_only)
        keep_copy(p->state, process, hash);
    struct exim_hold *hold = NULL;
    if (awaits_dump(p->out, before))
        hold = keep(p, process, text, EXIM_DUMP);
    else if (slice_present(line->syntax) && line->main_only)
        hold = keep(p, process, text, EXIM_SYNTAX);
    if (!hold) {
        if (awaits_dump(p->out, before))
            rank_by_recipient(&p->out->records[before]);
        return LINE_EVENT;
    }
    if (hold->wait == EXIM_SYNTAX)
        note(hold, line->syntax);
    record_drop(p);
    return LINE_CONTEXT;
}

static void keep_recipient(struct exim_hold *hold, struct slice s)
{
    struct slice address;
    hold->recipients++;
    if (hold->recipients == 1 && exim_bracketed(&s, &address))
        note(hold, address);
}

void exim_hold_dump(struct parser *p, uint64_t process, struct slice line)
{
    struct exim_hold *hold = exim_held(p->state, process);
    if (!hold || hold->wait != EXIM_DUMP || slice_starts(line, S("Envelope-from: ")))
        return;
    if (slice_skip(&line, S("Envelope-to: ")))
        keep_recipient(hold, line);
    else if (hold->recipients && hold->recipients < 100 && slice_skip(&line, S("    ")))
        keep_recipient(hold, line);
    else
        tell(p, hold);
}

enum line_kind exim_hold_part(struct parser *p, uint64_t process, struct slice text,
                              unsigned number, bool last)
{
    struct exim_hold *hold = exim_held(p->state, process);
    if (number == 1) {
        if (last)
            return exim_parse_line(p, process, text);
        if (hold)
            tell(p, hold);
        keep(p, process, text, EXIM_PART);
        return LINE_CONTEXT;
    }
    if (!hold || hold->wait != EXIM_PART) {
        exim_hold_dump(p, process, text);
        return LINE_CONTEXT;
    }
    size_t host_length = hold->host_length, length = (size_t)hold->length + text.len;
    if (number != hold->parts + 1u || length + host_length > EXIM_LINE) {
        hold->process = 0;
        return LINE_CONTEXT;
    }
    memmove(hold->bytes + length, hold->bytes + hold->length, host_length);
    memcpy(hold->bytes + hold->length, text.ptr, text.len);
    hold->length = (uint16_t)length;
    hold->parts++;
    if (!last)
        return LINE_CONTEXT;
    p->now.time = hold->time;
    p->now.key = hold->stamp;
    p->ref = hold->line;
    p->identified = true;
    hold->process = 0;
    return exim_parse_line(p, process, record_copy(p, slice_make(hold->bytes, hold->length)));
}
