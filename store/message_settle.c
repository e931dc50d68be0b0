/*
 * What follows from several facts about a message: who expired, and each recipient's fate.
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

void message_settle(struct writer *writer, const struct live *live, struct message *message)
{
    bool any = false;
    const struct site *site = dict_site(writer, live->host, live->instance);
    struct flow flow = {.mta = live->mta,
                        .host = site->host_id,
                        .instance = site->instance_id,
                        .direction = DIRECTION_OUTBOUND,
                        .scope = SCOPE_EDGE};
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        bool wanted = has_expired(message, d);
        any = any || wanted;
        settle_expiry(writer, &flow, message, d, wanted);
        d->last = last_of(message, d);
        if (d->first == WHEN_NONE)
            d->first = d->last;
        enum fate fate = fate_of(message, d);
        d->dirty = d->dirty || fate != d->fate;
        d->fate = fate;
    }
    bool orphan = message->expired.time != WHEN_NONE && !any;
    if (message->orphan && !orphan) {
        event_remove(writer, message->orphan, message->sender.domain);
        message->orphan = 0;
    } else if (orphan && !message->orphan) {
        message->orphan =
            event_expire(writer, &message->expired, 0, &flow, message->id, (struct slice){0},
                         (struct slice){0}, message->sender.domain);
        message->failed = true;
    }
}
