/*
 * A message that two databases know: what the other one says of it beside its events.
 *
 * Deliveries were counted where their lines were read, and come with the counts of that database.
 * Only what neither database could know is counted here: that a recipient whose delivery one of
 * them read had been accepted from a client, or from whom, as the other had read.  Each row
 * remembers what was so counted, to take it back when a database turns up that knew it by itself.
 */
#include "store/message_private.h"

static struct side side_of(struct writer *writer, const struct live *live)
{
    return (struct side){.birth = live->birth,
                         .last = live->last,
                         .whole = live->birth != WHEN_NONE && slice_present(live->sender) &&
                                  live->only_source,
                         .domain = dict_sender_domain(writer, live->sender, 0)};
}

struct joint message_join_begin(struct writer *writer, const struct live *live,
                                struct message *message)
{
    struct joint joint = {.there = side_of(writer, live)};
    joint.here = (struct side){.birth = message->birth,
                               .last = message->last,
                               .whole = !message->is_new && message->birth != WHEN_NONE &&
                                        slice_present(message->sender.text) && message->only_source,
                               .domain = message->sender.domain};
    for (size_t i = 0; i < message->count; i++) {
        message->deliveries[i].here = true;
        message->deliveries[i].told = NULL;
        message->deliveries[i].delivered_here = message->deliveries[i].delivered.flow;
    }
    return joint;
}

/* Recipients that were anonymized or forgotten there stand here under their own names, or under
 * other ones; their events were known before. */
static bool is_hidden_here(struct writer *writer, struct message *message,
                           const struct stored_delivery *told)
{
    bool other = false;
    if (!disguise_is_hidden(told->recipient))
        return false;
    if (delivery_find(writer, message, dict_clean(writer, told->recipient)))
        return false;
    for (size_t i = 0; i < message->count; i++)
        other = other || message->deliveries[i].here;
    return other;
}

static void join_recipient(struct writer *writer, struct message *message,
                           const struct stored_delivery *told)
{
    if (is_hidden_here(writer, message, told))
        return;
    struct delivery *d = message_delivery(writer, message, told->recipient);
    d->told = told;
    if (d->first == WHEN_NONE)
        d->first = told->first;
    if (!slice_present(d->orig_recipient))
        d->orig_recipient =
            arena_copy(&writer->messages.memory, dict_clean(writer, told->orig_recipient));
    if (told->final_time != WHEN_NONE &&
        (d->final_time == WHEN_NONE || told->final_time > d->final_time))
        message_final(d, told->final, told->final_time);
    if (told->expired.time != WHEN_NONE && d->expired.time == WHEN_NONE)
        d->expired = told->expired;
    if (!d->delivered.flow && told->delivered.flow)
        d->delivered = told->delivered;
    d->dirty = true;
}

/* This database read the delivery and needed no row for it (drop_needless() of message_settle.c).
 * Of a delivery in the second of the last line that it read of the message, it must know the end.
 */
static bool has_dropped(const struct side *side, const struct delivery *d)
{
    return side->whole && d->attempts == 0 && !d->expiry && d->final_time != WHEN_NONE &&
           d->final_time <= side->birth + QUICK &&
           d->final_time < side->last + (side->ended ? SLACK : 0);
}

/* The count that stands under no sender moves to the sender's domain, or back. */
static void move(struct writer *writer, const struct message *message, struct delivery *d,
                 const struct delivered *counted, enum counted moved, bool wanted)
{
    int64_t domain = message->sender.domain;
    wanted = wanted && domain && !(d->counted & COUNTED_ELSEWHERE);
    if (wanted == (bool)(d->counted & moved))
        return;
    traffic_move_sender(writer, counted, wanted ? 0 : domain, wanted ? domain : 0);
    d->counted ^= moved;
    d->dirty = true;
}

static void join_delivered(struct writer *writer, const struct message *message,
                           const struct joint *joint, struct delivery *d)
{
    const struct stored_delivery *told = d->told;
    if (!d->delivered.flow)
        return;
    bool without_here =
        !d->delivered_here || !joint->here.domain || (d->counted & COUNTED_DELIVERED_MOVED);
    bool without_there = !told || !told->delivered.flow || !joint->there.domain ||
                         (told->counted & COUNTED_DELIVERED_MOVED);
    d->delivered.domain = dict_recipient_domain(writer, d->recipient);
    move(writer, message, d, &d->delivered, COUNTED_DELIVERED_MOVED, without_here && without_there);
}

static void join_accepted(struct writer *writer, const struct live *live,
                          const struct message *message, const struct joint *joint,
                          struct delivery *d)
{
    const struct stored_delivery *told = d->told;
    bool there = told && (told->counted & COUNTED_ACCEPTED);
    bool without_here = !(d->counted & COUNTED_ACCEPTED) || !joint->here.domain ||
                        (d->counted & COUNTED_ACCEPTED_MOVED);
    bool without_there = !there || !joint->there.domain || (told->counted & COUNTED_ACCEPTED_MOVED);
    int64_t domain = message->sender.domain;
    struct delivered accepted = message_accepted(writer, live, d);
    if (there)
        d->counted |= COUNTED_ACCEPTED;
    if (d->counted & COUNTED_JOINED) {
        if (d->counted & (COUNTED_ACCEPTED | COUNTED_ELSEWHERE)) {
            traffic_add(writer, &accepted, joint->here.domain, -1);
            d->counted &= ~(unsigned)COUNTED_JOINED;
        } else if (domain && !joint->here.domain) {
            traffic_move_sender(writer, &accepted, 0, domain);
        }
    } else if (!(d->counted & (COUNTED_ACCEPTED | COUNTED_ELSEWHERE)) && ledger_is_inbound(live)) {
        traffic_add(writer, &accepted, domain, 1);
        d->counted |= COUNTED_JOINED;
        d->dirty = true;
    }
    if (d->counted & COUNTED_ACCEPTED)
        move(writer, message, d, &accepted, COUNTED_ACCEPTED_MOVED, without_here && without_there);
}

void message_join(struct writer *writer, const struct live *live, struct message *message,
                  const struct joint *joint)
{
    const struct stored_message *stored = writer->stored;
    if (stored->expired.time != WHEN_NONE && message->expired.time == WHEN_NONE)
        message->expired = stored->expired;
    for (size_t i = 0; i < stored->count; i++)
        join_recipient(writer, message, &stored->deliveries[i]);
    for (size_t i = 0; i < message->count; i++) {
        struct delivery *d = &message->deliveries[i];
        if ((!d->told && has_dropped(&joint->there, d)) ||
            (!d->here && has_dropped(&joint->here, d)) ||
            (d->told && (d->told->counted & COUNTED_ELSEWHERE)))
            d->counted |= COUNTED_ELSEWHERE;
        join_delivered(writer, message, joint, d);
        if (live->birth != WHEN_NONE)
            join_accepted(writer, live, message, joint, d);
    }
}
