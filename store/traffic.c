/*
 * Traffic: deliveries as the rollups count them.
 *
 * Sites, hosts and domains repeat, so what follows from them alone (flow, provider, domain, is the
 * peer ours) is worked out once and kept.  It took 1400 instructions for each delivery.  There the
 * deliveries of messages without a row are counted, too, and reach the rollup together.
 */
#include "base/domain.h"
#include "store/writer_private.h"

#include <stdlib.h>

enum { ROUTES_MAX = 50000 }; /* kept */

struct route {
    int64_t domain, provider;
    int32_t flow;
    int32_t inbound; /* flow of recipients accepted from a client, 0 = not asked for yet */
    bool own;
    int32_t day;
    int64_t delivered, relayed, accepted; /* on `day`, and not in the rollup yet */
};

static struct route route_of(struct writer *writer, enum mta mta, const struct record *record)
{
    const struct site *site = dict_site(writer, record->host, record->instance);
    bool own = own_holds(&writer->options.own, record->remote_ip, record->remote_host);
    struct slice domain = domain_of_address(&writer->batch, record->recipient);
    struct flow flow = {.mta = mta,
                        .host = site->host_id,
                        .instance = site->instance_id,
                        .direction = record->direction,
                        .scope = own ? SCOPE_INTERNAL : SCOPE_EDGE};
    struct route route = {.own = own,
                          .flow = (int32_t)dict_flow(writer, &flow),
                          .domain = dict_domain(writer, domain)};
    if (record->direction == DIRECTION_OUTBOUND) {
        struct slice slug = provider_find(writer->options.providers, record->remote_host,
                                          (struct slice){0}, domain);
        route.provider = dict_name(writer, slug);
    }
    return route;
}

static void spill(struct writer *writer, struct route *route)
{
    struct delta delta = {.day = route->day, .flow = route->flow, .domain = route->domain};
    if (route->delivered || route->relayed) {
        delta.third = route->provider;
        delta.first_count = route->delivered;
        delta.second_count = route->relayed;
        rollup_add(&writer->traffic_day, &delta);
    }
    if (route->accepted) {
        delta.flow = route->inbound;
        delta.third = delta.second_count = 0;
        delta.first_count = route->accepted;
        rollup_add(&writer->traffic_day, &delta);
    }
    route->delivered = route->relayed = route->accepted = 0;
}

void traffic_spill(struct writer *writer)
{
    for (size_t i = 0; i < writer->routes.count; i++)
        spill(writer, &writer->routes.rows[i]);
}

void traffic_forget(struct writer *writer)
{
    traffic_spill(writer);
    writer->routes.count = 0;
    map_clear(&writer->routes.places);
}

static uint64_t place_key(enum mta mta, uint64_t way)
{
    return way ^ mta; /* a hash already */
}

static struct route *add_route(struct writer *writer, uint64_t key, enum mta mta,
                               const struct record *record)
{
    struct routes *routes = &writer->routes;
    if (routes->count >= ROUTES_MAX)
        traffic_forget(writer);
    if (routes->count == routes->capacity) {
        routes->capacity = routes->capacity ? routes->capacity * 2 : 256;
        routes->rows = memory_resize(routes->rows, routes->capacity * sizeof(*routes->rows));
    }
    routes->rows[routes->count] = route_of(writer, mta, record);
    *map_put(&routes->places, key) = (int64_t)++routes->count;
    return &routes->rows[routes->count - 1];
}

/* Where a delivery goes. */
static struct route *find_route(struct writer *writer, enum mta mta, const struct record *record)
{
    uint64_t way = record->text_key ? record->text_key : keys_way(record, writer->seed);
    uint64_t key = place_key(mta, way);
    const int64_t *place = map_find(&writer->routes.places, key);
    return place ? &writer->routes.rows[*place - 1] : add_route(writer, key, mta, record);
}

/* How a recipient of a client's message counts. */
static struct route *route_in(struct writer *writer, const struct live *live,
                              struct slice recipient)
{
    const struct record record = {.host = live->host,
                                  .instance = live->instance,
                                  .direction = DIRECTION_INBOUND,
                                  .recipient = recipient};
    return find_route(writer, live->mta, &record);
}

struct delivered traffic_delivered(struct writer *writer, const struct record *record)
{
    const struct route *route = find_route(writer, writer->source.mta, record);
    return (struct delivered){.flow = route->flow,
                              .domain = route->domain,
                              .provider = route->provider,
                              .day = writer_day(writer, record->time)->day,
                              .relayed = route->own || (record->flags & RECORD_RELAYED)};
}

struct delivered traffic_accepted(struct writer *writer, const struct live *live,
                                  struct slice recipient)
{
    const struct route *route = route_in(writer, live, recipient);
    return (struct delivered){.flow = route->flow,
                              .domain = route->domain,
                              .day = writer_day(writer, live->birth)->day};
}

static void count_in(const struct delivered *delivered, struct rollup *rollup, int64_t domain,
                     int64_t third, int64_t sign)
{
    struct delta delta = {.day = (int32_t)delivered->day,
                          .flow = (int32_t)delivered->flow,
                          .domain = domain,
                          .third = third};
    if (delivered->relayed)
        delta.second_count = sign;
    else
        delta.first_count = sign;
    rollup_add(rollup, &delta);
}

void traffic_add(struct writer *writer, const struct delivered *delivered, int64_t sender_domain,
                 int64_t count)
{
    count_in(delivered, &writer->traffic_day, delivered->domain, delivered->provider, count);
    count_in(delivered, &writer->traffic_sender_day, sender_domain, 0, count);
    if (writer->merging) {
        count_in(delivered, &writer->joined_day, delivered->domain, delivered->provider, count);
        count_in(delivered, &writer->joined_sender_day, sender_domain, 0, count);
    }
    writer->counts.deliveries += (uint64_t)count;
}

void traffic_move_sender(struct writer *writer, const struct delivered *delivered, int64_t from,
                         int64_t to)
{
    count_in(delivered, &writer->traffic_sender_day, from, 0, -1);
    count_in(delivered, &writer->traffic_sender_day, to, 0, 1);
    if (writer->merging) {
        count_in(delivered, &writer->joined_sender_day, from, 0, -1);
        count_in(delivered, &writer->joined_sender_day, to, 0, 1);
    }
}

static void turn_to(struct writer *writer, struct route *route, int64_t day)
{
    if (route->day != day)
        spill(writer, route);
    route->day = (int32_t)day;
}

static void count_sender(struct writer *writer, int64_t domain, int32_t flow, int32_t day,
                         bool relayed)
{
    const struct delta delta = {.day = day,
                                .flow = flow,
                                .domain = domain,
                                .first_count = !relayed,
                                .second_count = relayed};
    rollup_add(&writer->traffic_sender_day, &delta);
    writer->counts.deliveries++;
}

static int32_t inbound_flow(struct writer *writer, const struct live *live)
{
    const struct site *site = dict_site(writer, live->host, live->instance);
    const struct flow flow = {.mta = live->mta,
                              .host = site->host_id,
                              .instance = site->instance_id,
                              .direction = DIRECTION_INBOUND,
                              .scope = SCOPE_EDGE};
    return (int32_t)dict_flow(writer, &flow);
}

void traffic_expect(const struct writer *writer, const struct live *live)
{
    map_expect(&writer->domains, live->sender_key);
    map_expect(&writer->routes.places, place_key(live->mta, live->head->record->text_key));
}

void traffic_fetch(const struct writer *writer, const struct live *live)
{
    uint64_t key = place_key(live->mta, live->head->record->text_key);
    const int64_t *place = map_find(&writer->routes.places, key);
    if (place)
        __builtin_prefetch(&writer->routes.rows[*place - 1]);
}

void traffic_count(struct writer *writer, const struct live *live)
{
    int64_t sender = dict_sender_domain(writer, live->sender, live->sender_key);
    int64_t birth_day = writer_day(writer, live->birth)->day;
    bool inbound = ledger_is_inbound(live);
    for (const struct chain *link = live->head; link; link = link->next) {
        const struct record *record = link->record;
        struct route *route = find_route(writer, live->mta, record);
        bool relayed = route->own || (record->flags & RECORD_RELAYED);
        turn_to(writer, route, writer_day(writer, record->time)->day);
        route->relayed += relayed;
        route->delivered += !relayed;
        count_sender(writer, sender, route->flow, route->day, relayed);
        if (!inbound)
            continue;
        if (slice_present(record->orig_recipient))
            route = route_in(writer, live, record->orig_recipient);
        if (!route->inbound)
            route->inbound = inbound_flow(writer, live);
        turn_to(writer, route, birth_day);
        route->accepted++;
        count_sender(writer, sender, route->inbound, route->day, false);
    }
}

void traffic_free(struct writer *writer)
{
    free(writer->routes.rows);
    map_free(&writer->routes.places);
}
