/*
 * Events: a failure record becomes a row and its counts, or is taken back again.
 */
#include "base/domain.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "store/judge.h"
#include "store/writer_private.h"

enum { TEXT_MAX = 2000, ID_BITS = 30 };

/* The event's own strings leave its text, so that equal texts are stored once. */
enum { MARK_RECIPIENT = 1, MARK_SENDER, MARK_REMOTE_IP, MARK_REMOTE_HOST, MARK_COUNT };

struct event_row {
    int64_t id, time, day;
    int64_t flow, reason;
    int64_t remote_host;
    struct ip remote_ip, local_ip;
    int64_t sender, account, recipient, orig_recipient;
    int64_t message;
    struct slice message_id;
    int64_t text;
    unsigned repeated;
    int64_t source, line_offset;
};

/* IPv4 as a number, IPv6 as text. */
static void bind_ip(sqlite3_stmt *statement, int index, const struct ip *ip)
{
    char text[IP_TEXT];
    if (ip->length == 4)
        db_bind_number(statement, index,
                       (int64_t)ip->bytes[0] << 24 | ip->bytes[1] << 16 | ip->bytes[2] << 8 |
                           ip->bytes[3]);
    else if (ip->length == 16)
        sqlite3_bind_text(statement, index, text, (int)ip_text(ip, text), SQLITE_TRANSIENT);
}

static struct slice replace_all(struct arena *arena, struct slice text, struct slice what,
                                char mark)
{
    if (what.len < 3 || !slice_contains(text, what))
        return text;
    char *out = arena_take(arena, text.len);
    size_t used = 0;
    struct slice before;
    while (slice_cut_at(&text, what, &before)) {
        memcpy(out + used, before.ptr, before.len);
        used += before.len;
        out[used++] = mark;
    }
    memcpy(out + used, text.ptr, text.len);
    return slice_make(out, used + text.len);
}

static int64_t text_id(struct writer *writer, const struct record *record, struct slice text,
                       struct slice remote_host, const struct ip *remote_ip)
{
    char ip[IP_TEXT];
    struct arena *arena = &writer->batch;
    struct slice own[MARK_COUNT] = {
        [MARK_RECIPIENT] = utf8_clean(arena, record->recipient),
        [MARK_SENDER] = utf8_clean(arena, record->sender),
        [MARK_REMOTE_IP] = slice_make(ip, ip_text(remote_ip, ip)),
        [MARK_REMOTE_HOST] = remote_host,
    };
    for (char mark = 1; mark < MARK_COUNT; mark++)
        text = replace_all(arena, text, own[(int)mark], mark);
    return dict_text(writer, text);
}

static struct reason judge(struct writer *writer, const struct record *record, struct slice text,
                           struct slice provider)
{
    char template[FOLD_MAX];
    size_t length = judge_template(record, text, template);
    struct reason_key key = {
        .template = slice_make(template, length),
        .code = record->code,
        .status = record->status,
        .code_origin = record->code ? record->code_origin : ORIGIN_NONE,
        .status_origin = record->status.class ? record->status_origin : ORIGIN_NONE,
        .stage = record->stage,
        .direction = record->direction,
        .provider = dict_name(writer, provider),
    };
    return reason_find(writer, &key, provider);
}

static int64_t insert(struct writer *writer, struct event_row *row)
{
    sqlite3_stmt *add = db_use(writer->store, SQL_EVENT_ADD);
    db_bind_id(add, 2, row->time % WHEN_SECOND);
    db_bind_number(add, 3, row->day);
    db_bind_number(add, 4, row->flow);
    db_bind_number(add, 5, row->reason);
    db_bind_id(add, 6, row->remote_host);
    bind_ip(add, 7, &row->remote_ip);
    bind_ip(add, 8, &row->local_ip);
    db_bind_id(add, 9, row->sender);
    db_bind_id(add, 10, row->account);
    db_bind_id(add, 11, row->recipient);
    db_bind_id(add, 12, row->orig_recipient);
    db_bind_id(add, 13, row->message);
    db_bind_text(add, 14, row->message_id);
    db_bind_number(add, 15, row->text);
    db_bind_id(add, 16, row->repeated == 1 ? 0 : row->repeated);
    db_bind_id(add, 17, row->source);
    db_bind_number(add, 18, row->line_offset);
    /* Two lines of one second may share their 30 bits: the later one takes the next number. */
    for (;; row->id++) {
        db_bind_number(add, 1, row->id);
        db_run(writer->store, add);
        if (writer->store->failed || sqlite3_changes(writer->store->db) == 1)
            return row->id;
    }
}

static int64_t make_id(int64_t time, uint64_t hash)
{
    int64_t second = time / WHEN_SECOND;
    return second << ID_BITS | (int64_t)(hash >> (64 - ID_BITS));
}

static void count_event(struct writer *writer, const struct event_row *row, enum cause cause,
                        int64_t domain, int64_t sender_domain, int64_t sign)
{
    struct delta delta = {.day = (int32_t)row->day,
                          .flow = (int32_t)row->flow,
                          .domain = domain,
                          .third = row->reason,
                          .first_count = sign * (int64_t)row->repeated};
    rollup_add(&writer->reason_day, &delta);
    delta.domain = sender_domain;
    delta.third = cause;
    rollup_add(&writer->sender_day, &delta);
    writer->counts.events += (uint64_t)sign;
}

bool peer_is_own(const struct writer *writer, const struct record *record)
{
    return own_holds(&writer->options.own, record->remote_ip, record->remote_host);
}

static struct flow flow_of(struct writer *writer, const struct record *record)
{
    return (struct flow){
        .mta = writer->source->mta,
        .host = dict_name(writer, record->host),
        .instance = dict_name(writer, record->instance),
        .direction = record->direction,
        .scope = peer_is_own(writer, record) ? SCOPE_INTERNAL : SCOPE_EDGE,
        .outcome = record->outcome,
    };
}

int64_t event_add(struct writer *writer, const struct record *record, int64_t message,
                  int64_t message_sender_domain, struct reason *reason_r)
{
    if (!retold_admits(writer, record)) {
        writer->superseded++;
        return 0;
    }
    struct slice text = utf8_clean(&writer->batch, utf8_first(record->text, TEXT_MAX));
    if (!slice_present(text))
        text = S("");
    struct slice remote_host =
        utf8_clean(&writer->batch,
                   arena_lower(&writer->batch, slice_first(record->remote_host, 255)));
    struct flow flow = flow_of(writer, record);
    struct reason reason =
        judge(writer, record, text,
              judge_provider(&writer->batch, writer->options.providers, record, remote_host));
    struct address_id sender = message ? dict_address(writer, record->sender)
                                       : dict_refused_sender(writer, record->sender);
    struct address_id recipient = dict_address(writer, record->recipient);
    struct event_row row = {
        .id = make_id(record->time, hash_number(record->nth, record->line.hash)),
        .time = record->time,
        .day = zone_day(store_zone(writer->store), record->time),
        .flow = dict_flow(writer, &flow),
        .reason = reason.id,
        .remote_host = record->direction == DIRECTION_INBOUND ? dict_client(writer, remote_host)
                                                              : dict_name(writer, remote_host),
        .sender = sender.id,
        .account = dict_name(writer, record->account),
        .recipient = recipient.id,
        .orig_recipient = dict_address(writer, record->orig_recipient).id,
        .message = message,
        .message_id = message ? (struct slice){0} : record->message_id,
        .repeated = record->repeated,
        .source = writer->source->id,
        .line_offset = (int64_t)record->line.offset,
    };
    ip_parse(record->remote_ip, &row.remote_ip);
    ip_parse(record->local_ip, &row.local_ip);
    row.text = text_id(writer, record, text, remote_host, &row.remote_ip);
    int64_t id = insert(writer, &row);
    retold_put(writer, record, id);
    count_event(writer, &row, reason.cause, recipient.domain,
                sender.id ? sender.sender_domain : message_sender_domain, 1);
    reason_saw(writer, reason.id, record->time, text);
    *reason_r = reason;
    return id;
}

/* The row as it stands, false when it is gone.  IPs are left to SQL. */
static bool load(struct writer *writer, int64_t id, struct event_row *row, enum cause *cause_r)
{
    sqlite3_stmt *get = db_use(writer->store, SQL_EVENT_GET);
    db_bind_number(get, 1, id);
    bool found = db_row(writer->store, get);
    if (found) {
        *row = (struct event_row){
            .id = id,
            .time = (id >> ID_BITS) * WHEN_SECOND + sqlite3_column_int64(get, 0),
            .day = sqlite3_column_int64(get, 1),
            .flow = sqlite3_column_int64(get, 2),
            .reason = sqlite3_column_int64(get, 3),
            .remote_host = sqlite3_column_int64(get, 4),
            .sender = sqlite3_column_int64(get, 7),
            .account = sqlite3_column_int64(get, 8),
            .recipient = sqlite3_column_int64(get, 9),
            .orig_recipient = sqlite3_column_int64(get, 10),
            .message = sqlite3_column_int64(get, 11),
            .text = sqlite3_column_int64(get, 13),
            .repeated = sqlite3_column_int64(get, 14) ? (unsigned)sqlite3_column_int64(get, 14) : 1,
            .source = sqlite3_column_int64(get, 15),
            .line_offset = sqlite3_column_int64(get, 16),
        };
        *cause_r = (enum cause)sqlite3_column_int(get, 17);
        for (int i = 0; i < 2; i++) {
            struct ip *ip = i == 0 ? &row->remote_ip : &row->local_ip;
            int64_t number = sqlite3_column_int64(get, 5 + i);
            if (sqlite3_column_type(get, 5 + i) == SQLITE_TEXT)
                ip_parse(db_text(get, 5 + i), ip);
            else if (sqlite3_column_type(get, 5 + i) == SQLITE_INTEGER)
                *ip = (struct ip){{(uint8_t)(number >> 24), (uint8_t)(number >> 16),
                                   (uint8_t)(number >> 8), (uint8_t)number},
                                  4};
        }
    }
    sqlite3_reset(get);
    return found;
}

static int64_t stored_sender_domain(struct writer *writer, int64_t message)
{
    int64_t sender = 0;
    sqlite3_stmt *get = db_use(writer->store, SQL_MESSAGE_SENDER);
    db_bind_number(get, 1, message);
    if (db_row(writer->store, get))
        sender = sqlite3_column_int64(get, 0);
    sqlite3_reset(get);
    return dict_address_get(writer, sender).sender_domain;
}

bool event_remove(struct writer *writer, int64_t id, int64_t sender_domain)
{
    struct event_row row;
    enum cause cause;
    if (!load(writer, id, &row, &cause))
        return false;
    if (row.sender)
        sender_domain = dict_address_get(writer, row.sender).sender_domain;
    else if (sender_domain == SENDER_DOMAIN_STORED)
        sender_domain = stored_sender_domain(writer, row.message);
    count_event(writer, &row, cause, dict_address_get(writer, row.recipient).domain, sender_domain,
                -1);
    sqlite3_stmt *remove = db_use(writer->store, SQL_EVENT_REMOVE);
    db_bind_number(remove, 1, id);
    db_run(writer->store, remove);
    reason_rescan(writer, row.reason, row.time);
    return true;
}

static uint64_t address_hash(struct writer *writer, int64_t address, uint64_t seed)
{
    uint64_t hash = seed;
    sqlite3_stmt *get = db_use(writer->store, SQL_ADDRESS_TEXT);
    db_bind_number(get, 1, address);
    if (db_row(writer->store, get))
        hash = hash_bytes(db_text(get, 0), seed);
    sqlite3_reset(get);
    return hash;
}

int64_t event_expire(struct writer *writer, const struct expiry *expiry, int64_t from,
                     const struct flow *flow_known, int64_t message, int64_t recipient,
                     int64_t orig_recipient, int64_t sender_domain)
{
    struct event_row row = {.repeated = 1};
    struct reason reason;
    enum cause cause;
    struct flow flow = *flow_known;
    bool inherits = from && load(writer, from, &row, &cause);
    if (inherits) {
        flow = dict_flow_get(writer, row.flow);
        reason = reason_inherit(writer, row.reason);
        row.repeated = 1;
    } else {
        struct slice text = S("expired, returned to sender");
        struct reason_key key = {.template = text,
                                 .stage = STAGE_QUEUE,
                                 .direction = flow.direction};
        reason = reason_find(writer, &key, (struct slice){0});
        row.text = dict_text(writer, text);
    }
    flow.outcome = OUTCOME_EXPIRED;
    row.time = expiry->time;
    row.day = zone_day(store_zone(writer->store), row.time);
    row.flow = dict_flow(writer, &flow);
    row.reason = reason.id;
    row.message = message;
    row.recipient = recipient;
    row.orig_recipient = orig_recipient;
    row.source = expiry->source;
    row.line_offset = expiry->offset;
    /* One line may expire several recipients; their numbers must not hang on their order. */
    row.id = make_id(row.time, address_hash(writer, recipient, expiry->line));
    int64_t id = insert(writer, &row);
    count_event(writer, &row, reason.cause, dict_address_get(writer, recipient).domain,
                sender_domain, 1);
    sqlite3_stmt *text = db_use(writer->store, SQL_EVENT_TEXT);
    db_bind_number(text, 1, id);
    if (db_row(writer->store, text))
        reason_saw(writer, reason.id, row.time, arena_copy(&writer->batch, db_text(text, 0)));
    sqlite3_reset(text);
    return id;
}

static void count_traffic(const struct delivered *delivered, struct rollup *rollup, int64_t domain,
                          int64_t third, int64_t count)
{
    struct delta delta = {.day = (int32_t)delivered->day,
                          .flow = (int32_t)delivered->flow,
                          .domain = domain,
                          .third = third};
    if (delivered->relayed)
        delta.second_count = count;
    else
        delta.first_count = count;
    rollup_add(rollup, &delta);
}

void traffic_add(struct writer *writer, const struct delivered *delivered, int64_t sender_domain,
                 int64_t count)
{
    count_traffic(delivered, &writer->traffic_day, delivered->domain, delivered->provider, count);
    count_traffic(delivered, &writer->traffic_sender_day, sender_domain, 0, count);
    writer->counts.deliveries += (uint64_t)count;
}

void traffic_move_sender(struct writer *writer, const struct delivered *delivered, int64_t from,
                         int64_t to)
{
    count_traffic(delivered, &writer->traffic_sender_day, from, 0, -1);
    count_traffic(delivered, &writer->traffic_sender_day, to, 0, 1);
}
