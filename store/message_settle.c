/*
 * What follows from several facts about a message: whether its recipients were accepted from
 * outside, who expired, each one's fate, and whose row nobody needs.
 */
#include "store/message_private.h"

/* Did the queue give up on this recipient, as far as is known now? */
static bool has_expired(const struct message *message, const struct delivery *d)
{
    const struct expiry *said = d->expired.time != WHEN_NONE ? &d->expired : &message->expired;
    if (said->time == WHEN_NONE || (d->final_time != WHEN_NONE && d->final_time >= said->time))
        return false;
    if (said == &d->expired)
        return true;
    return d->deferral_time != WHEN_NONE && d->deferral_time <= said->time + SLACK &&
           d->final_time < d->deferral_time;
}

static void settle_expiry(struct writer *writer, const struct flow *flow, struct message *message,
                          struct delivery *d, bool wanted)
{
    int64_t domain = message->sender.domain;
    if (d->expiry && (!wanted || d->expiry_from != d->deferral)) {
        event_remove(writer, d->expiry, domain);
        d->expiry = 0;
        d->dirty = true;
    }
    if (wanted && !d->expiry) {
        const struct expiry *said = d->expired.time != WHEN_NONE ? &d->expired : &message->expired;
        d->expiry = event_expire(writer, said, d->deferral, flow, message->id, d->recipient,
                                 d->orig_recipient, domain);
        d->expiry_from = d->deferral;
        d->dirty = true;
        message->failed = true;
    }
}

static int64_t last_of(const struct message *message, const struct delivery *d)
{
    int64_t last = d->deferral_time > d->final_time ? d->deferral_time : d->final_time;
    const struct expiry *said = d->expired.time != WHEN_NONE ? &d->expired : &message->expired;
    return d->expiry && said->time > last ? said->time : last;
}

static enum fate fate_of(const struct message *message, const struct delivery *d)
{
    if (d->expiry)
        return FATE_EXPIRED;
    if (d->final_time != WHEN_NONE && d->final_time >= d->deferral_time)
        return d->final;
    if (message->ended == WHEN_NONE)
        return FATE_PENDING;
    return message->flags & RECORD_REMOVED ? FATE_REMOVED : FATE_UNKNOWN;
}

static void count_accepted(struct writer *writer, const struct live *live, struct message *message)
{
    if (!ledger_is_inbound(live))
        return;
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        if (d->counted & (COUNTED_INBOUND | COUNTED_ELSEWHERE))
            continue;
        struct delivered accepted = message_accepted(writer, live, d);
        traffic_add(writer, &accepted, message->sender.domain, 1);
        d->counted |= COUNTED_ACCEPTED;
        d->dirty = true;
    }
}

bool message_is_whole(const struct writer *writer, const struct message *message)
{
    return message->birth != WHEN_NONE && slice_present(message->sender.text) &&
           message->only_source == writer->source.id;
}

/* A recipient that was delivered at once needs no row, as no earlier failure can come to light; nor
 * does a message that ended so.  Unless somebody wants them for their own sake. */
static void drop_needless(struct writer *writer, struct message *message)
{
    size_t kept = 0;
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        if (d->attempts > 0 || d->expiry || d->last > message->birth + QUICK)
            message->deliveries[kept++] = *d;
        else if (d->has_row)
            delivery_remove(writer, message, d);
    }
    if (kept < message->count) {
        map_clear(&message->places);
        message->placed = 0;
    }
    message->count = kept;
}

/* What was found out about recipients that were settled. */
struct settled {
    bool expired; /* the queue gave up on one */
    bool revived; /* or did not, as is known now */
};

static void settle_deliveries(struct writer *writer, const struct flow *flow,
                              struct message *message, struct settled *settled)
{
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        bool wanted = has_expired(message, d);
        settled->expired = settled->expired || wanted;
        settled->revived = settled->revived || (d->expiry && !wanted);
        settle_expiry(writer, flow, message, d, wanted);
        int64_t last = last_of(message, d);
        enum fate fate = fate_of(message, d);
        d->dirty = d->dirty || last != d->last || fate != d->fate;
        d->last = last;
        d->fate = fate;
        if (d->first == WHEN_NONE)
            d->first = d->last;
    }
}

static struct settled settle_pages(struct writer *writer, const struct live *live,
                                   const struct flow *flow, struct message *message, bool all)
{
    struct settled settled = {0};
    struct page page = {.all = all};
    while (delivery_page(writer, message, &page)) {
        if (!writer->merging)
            count_accepted(writer, live, message);
        settle_deliveries(writer, flow, message, &settled);
        if (!writer->options.keep_deliveries && message_is_whole(writer, message))
            drop_needless(writer, message);
    }
    return settled;
}

static void settle_orphan(struct writer *writer, const struct flow *flow, struct message *message,
                          bool orphan)
{
    if (message->orphan && !orphan) {
        event_remove(writer, message->orphan, message->sender.domain);
        message->orphan = 0;
    } else if (orphan && !message->orphan) {
        message->orphan =
            event_expire(writer, &message->expired, 0, flow, message->id, (struct slice){0},
                         (struct slice){0}, message->sender.domain);
        message->failed = true;
    }
}

void message_settle(struct writer *writer, const struct live *live, struct message *message,
                    bool all)
{
    const struct site *site = dict_site(writer, live->host, live->instance);
    struct flow flow = {.mta = live->mta,
                        .host = site->host_id,
                        .instance = site->instance_id,
                        .direction = DIRECTION_OUTBOUND,
                        .scope = SCOPE_EDGE};
    struct settled settled = settle_pages(writer, live, &flow, message, all);
    if (!all && message->list && !settled.expired) {
        /* Of the others one may have expired, as was found out before. */
        if (!settled.revived)
            return;
        settled = settle_pages(writer, live, &flow, message, true);
    }
    settle_orphan(writer, &flow, message, message->expired.time != WHEN_NONE && !settled.expired);
}
