/*
 * Events: a failure record becomes a row and its counts, or is taken back again.
 */
#include "base/hash.h"
#include "base/utf8.h"
#include "causes/named_ip.h"
#include "store/event_private.h"
#include "store/gist.h"
#include "store/judge.h"

enum { NAME_MAX_BYTES = 512, SECONDS_A_DAY = 86400 };

/* What another database says of the event, NULL of a line.  It folded the text knowing more of the
 * line than is stored; the rules asked are this one's. */
static const struct stored_event *stored_event(const struct writer *writer,
                                               const struct record *record)
{
    return writer->merging ? (const struct stored_event *)record : NULL;
}

static int64_t make_id(int64_t time, uint64_t hash)
{
    int64_t second = time / WHEN_SECOND;
    return second << EVENT_ID_BITS | (int64_t)(hash >> (64 - EVENT_ID_BITS));
}

static int64_t id_of(const struct record *record)
{
    return make_id(record->time, hash_number(record->nth, record->line.hash));
}

/* The day that the view computes: of the report zone. */
static int32_t day_of(const struct event_row *row, int zone)
{
    int64_t seconds = row->time / WHEN_SECOND + zone;
    return (int32_t)((seconds - (seconds < 0 ? SECONDS_A_DAY - 1 : 0)) / SECONDS_A_DAY);
}

static void count_event(struct writer *writer, const struct event_row *row, const struct form *form,
                        int64_t sender_domain, int64_t sign)
{
    struct delta delta = {.day = day_of(row, form->zone),
                          .flow = (int32_t)form->flow,
                          .domain = row->recipient.domain,
                          .third = form->reason,
                          .first_count = sign * (int64_t)row->repeated};
    rollup_add(&writer->reason_day, &delta);
    delta.domain = slice_present(row->sender.text) ? row->sender.domain : sender_domain;
    delta.third = row->cause;
    rollup_add(&writer->sender_day, &delta);
    writer->counts.events += (uint64_t)sign;
}

bool peer_is_own(const struct writer *writer, const struct record *record)
{
    return record->message_key
               ? record->own_peer
               : own_holds(&writer->options.own, record->remote_ip, record->remote_host);
}

static struct flow flow_of(struct writer *writer, const struct record *record)
{
    const struct stored_event *stored = stored_event(writer, record);
    if (stored)
        return stored->flow;
    const struct site *site = dict_site(writer, record->host, record->instance);
    return (struct flow){
        .mta = writer->source.mta,
        .host = site->host_id,
        .instance = site->instance_id,
        .direction = record->direction,
        .scope = peer_is_own(writer, record) ? SCOPE_INTERNAL : SCOPE_EDGE,
        .outcome = record->outcome,
    };
}

static struct slice clean(struct writer *writer, struct slice text)
{
    if (!slice_present(text)) /* as most are */
        return text;
    return utf8_clean(&writer->batch, utf8_first(text, NAME_MAX_BYTES));
}

/* What of the record goes to the row as it is. */
static struct event_row row_of(struct writer *writer, const struct record *record, int64_t message,
                               const struct gist *gist)
{
    const struct stored_event *stored = stored_event(writer, record);
    bool is_client = record->direction == DIRECTION_INBOUND;
    return (struct event_row){
        .id = stored ? stored->id : id_of(record),
        .time = record->time,
        .remote_host = is_client ? 0 : dict_name_hashed(writer, gist->remote_host, gist->host_hash),
        .client = is_client ? gist->remote_host : (struct slice){0},
        .sender = dict_mailbox(writer, &gist->sender),
        .recipient = dict_mailbox(writer, &gist->recipient),
        .orig_recipient = clean(writer, record->orig_recipient),
        .account = dict_name_hashed(writer, record->account, record->text_key),
        .message = message,
        .message_id = message ? (struct slice){0} : record->message_id,
        .remote_ip = gist->remote_ip,
        .local_ip = gist->local_ip,
        .token = gist->token,
        .repeated = record->repeated,
        .source = stored ? stored->source : writer->source.id,
        .line_offset = (int64_t)record->line.offset,
    };
}

static struct reason judge(struct writer *writer, const struct record *record,
                           const struct gist *gist)
{
    const struct stored_event *stored = stored_event(writer, record);
    struct slice provider = stored ? stored->provider : gist->provider;
    struct reason_key key = {
        .template = stored ? stored->template : gist_template(&writer->batch, record, gist),
        .template_hash = stored ? 0 : gist->template_hash,
        .code = record->code,
        .status = record->status,
        .code_origin = record->code ? record->code_origin : ORIGIN_NONE,
        .status_origin = record->status.class ? record->status_origin : ORIGIN_NONE,
        .stage = record->stage,
        .direction = record->direction,
        .provider = dict_name_hashed(writer, provider, stored ? 0 : gist->provider_hash),
    };
    return reason_find(writer, &key, provider);
}

/* Of a stored event nobody made it: what the rules saw is known, the rest is soon told. */
static const struct gist *gist_of(struct writer *writer, const struct record *record)
{
    if (record->gist)
        return record->gist;
    struct gist *gist = arena_take(&writer->batch, sizeof(*gist));
    gist_make(&writer->batch, record, gist);
    if (!writer->merging)
        gist->provider =
            judge_provider(&writer->batch, writer->options.providers, record, gist->remote_host);
    return gist;
}

/* What follows from a form_hash where the MTA and the zone are these. */
struct judged {
    enum mta mta;
    struct form form; /* without its body */
    int64_t form_id;  /* 0 = not known */
    struct reason reason;
    size_t span; /* of the reason, where reason_find() left it */
};

static struct judged judge_anew(struct writer *writer, const struct record *record,
                                const struct gist *gist)
{
    struct flow flow = flow_of(writer, record);
    struct reason reason = judge(writer, record, gist);
    size_t span = writer->span_last;
    struct form form = {.flow = dict_flow(writer, &flow),
                        .reason = reason.id,
                        .sender_kind = gist->sender.kind,
                        .zone = writer_day(writer, record->time)->offset,
                        .body = gist->body,
                        .body_hash = gist->body_hash};
    int64_t id = form_find(writer, &form, form_key(&form));
    form.body = (struct slice){0};
    return (struct judged){writer->source.mta, form, id, reason, span};
}

/* Of this hash, as it was made last. */
static struct judged *judged_at(struct judged_events *judged, uint64_t hash)
{
    enum { JUDGED_MAX = 50000 };
    if (judged->places.count >= JUDGED_MAX)
        map_clear(&judged->places);
    int64_t *place = map_put(&judged->places, hash);
    if (*place)
        return &judged->rows[*place - 1];
    *place = (int64_t)judged->places.count;
    if (judged->places.count > judged->capacity) {
        judged->capacity = judged->capacity ? judged->capacity * 2 : 256;
        judged->rows = memory_resize(judged->rows, judged->capacity * sizeof(*judged->rows));
    }
    return memset(&judged->rows[*place - 1], 0, sizeof(*judged->rows));
}

/* Logs say the same again and again: 198,000 events of Exim have 4,587 forms.  To make each event's
 * verdict anew was 0.8 % of an ingest. */
static const struct judged *find_judged(struct writer *writer, const struct record *record,
                                        const struct gist *gist)
{
    struct judged *known = gist->form_hash ? judged_at(&writer->judged, gist->form_hash)
                                           : arena_zero(&writer->batch, sizeof(*known));
    if (!known->form_id || known->mta != writer->source.mta ||
        known->form.zone != writer_day(writer, record->time)->offset)
        *known = judge_anew(writer, record, gist);
    writer->span_last = known->span;
    return known;
}

void event_expect(const struct writer *writer, const struct record *record)
{
    const struct gist *gist = record->gist;
    map_expect(&writer->judged.places, gist->form_hash);
    map_expect(&writer->domains, gist->sender.domain_hash);
    map_expect(&writer->domains, gist->recipient.domain_hash);
    if (gist->host_hash)
        map_expect(&writer->names, gist->host_hash);
    if (record->text_key)
        map_expect(&writer->names, record->text_key);
    map_expect(&writer->waiting.places, (uint64_t)id_of(record));
    /* The row's texts, which another core wrote, and which stand in one line of the log. */
    __builtin_prefetch(gist->sender.text.ptr);
    __builtin_prefetch(gist->recipient.text.ptr);
    __builtin_prefetch(gist->remote_host.ptr);
}

int64_t event_add(struct writer *writer, const struct record *record, int64_t message,
                  int64_t message_sender_domain, struct reason *reason_r)
{
    bool retold = record->session || record->twin;
    if (retold && !retold_admits(writer, record)) {
        writer->superseded++;
        return 0;
    }
    const struct gist *gist = gist_of(writer, record);
    const struct judged *judged = find_judged(writer, record, gist);
    struct event_row row = row_of(writer, record, message, gist);
    if (row.local_ip.length == 0 && record->direction == DIRECTION_OUTBOUND &&
        causes[judged->reason.cause].family == FAMILY_REPUTATION)
        named_ip(gist->text, record->remote_ip, &row.local_ip);
    row.form = judged->form_id;
    row.cause = judged->reason.cause;
    event_row_put(writer, &row);
    if (retold)
        retold_put(writer, record, row.id);
    count_event(writer, &row, &judged->form, message_sender_domain, 1);
    reason_saw(writer, judged->reason.id, record->time, gist->text);
    *reason_r = judged->reason;
    return row.id;
}

bool event_remove(struct writer *writer, int64_t id, int64_t sender_domain)
{
    struct event_row row;
    if (!event_row_get(writer, id, &row))
        return false;
    if (sender_domain == SENDER_DOMAIN_STORED && !slice_present(row.sender.text))
        sender_domain = message_sender_domain(writer, row.message);
    struct form form = form_get(writer, row.form);
    count_event(writer, &row, &form, sender_domain, -1);
    event_row_remove(writer, id);
    reason_rescan(writer, form.reason, row.time);
    return true;
}

/* The reply of an event that nothing is inherited from. */
static struct form bare_expiry(struct writer *writer, const struct flow *flow,
                               struct reason *reason_r)
{
    struct slice text = S("expired, returned to sender");
    struct reason_key key = {.template = text, .stage = STAGE_QUEUE, .direction = flow->direction};
    *reason_r = reason_find(writer, &key, (struct slice){0});
    return (struct form){.body = text};
}

/* Only the first event of a reason has to tell its text. */
static void saw_expiry(struct writer *writer, int64_t reason, const struct event_row *row)
{
    struct slice said = {0};
    if (reason_begins(writer, reason, row->time)) {
        event_flush(writer);
        sqlite3_stmt *text = db_use(writer->store, SQL_EVENT_TEXT);
        db_bind_number(text, 1, row->id);
        if (db_row(writer->store, text))
            said = arena_copy(&writer->batch, db_text(text, 0));
        sqlite3_reset(text);
    }
    reason_saw(writer, reason, row->time, said);
}

int64_t event_expire(struct writer *writer, const struct expiry *expiry, int64_t from,
                     const struct flow *flow_known, int64_t message, struct slice recipient,
                     struct slice orig_recipient, int64_t sender_domain)
{
    struct event_row row = {0};
    struct form form;
    struct reason reason;
    struct flow flow = *flow_known;
    struct mailbox_parts parts = mailbox_of_recipient(&writer->batch, recipient);
    if (from && event_row_get(writer, from, &row)) {
        form = form_get(writer, row.form);
        flow = dict_flow_get(writer, form.flow);
        reason = reason_inherit(writer, form.reason);
    } else {
        form = bare_expiry(writer, &flow, &reason);
    }
    flow.outcome = OUTCOME_EXPIRED;
    form.flow = dict_flow(writer, &flow);
    form.reason = reason.id;
    form.zone = writer_day(writer, expiry->time)->offset;
    row.form = form_find(writer, &form, form_key(&form));
    row.cause = reason.cause;
    row.time = expiry->time;
    row.message = message;
    row.recipient = dict_mailbox(writer, &parts);
    row.orig_recipient = orig_recipient;
    row.repeated = 1;
    row.source = expiry->source;
    row.line_offset = expiry->offset;
    /* One line may expire several recipients; their numbers must not hang on their order. */
    row.id = make_id(row.time,
                     slice_present(recipient) ? hash_bytes(recipient, expiry->line) : expiry->line);
    event_row_put(writer, &row);
    count_event(writer, &row, &form, sender_domain, 1);
    saw_expiry(writer, reason.id, &row);
    return row.id;
}
