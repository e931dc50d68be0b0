/*
 * What the files behind store/writer.h share.
 */
#ifndef BOUNCESTAT_STORE_WRITER_PRIVATE_H
#define BOUNCESTAT_STORE_WRITER_PRIVATE_H

#include "base/map.h"
#include "base/set.h"
#include "store/disguise.h"
#include "store/event_ids.h"
#include "store/insert.h"
#include "store/mailbox.h"
#include "store/rollup.h"
#include "store/store_private.h"
#include "store/writer.h"

/* Beside the flags of records: the client that the message came from is one of ours, by its address
 * or as it authenticated. */
enum { LIVE_OWN_CLIENT = 1 << 16 };

/* What is known of a queue id while its lines are being read. */
struct live {
    uint64_t key;
    enum mta mta;
    struct slice host, instance, queue_id;
    int64_t first, last;
    int64_t birth, ended; /* WHEN_NONE = not seen */
    int64_t only_source;  /* that told of it, 0 = several */
    struct slice sender, account, message_id, client_ip;
    uint64_t sender_key; /* store/keys.h, 0 = not made */
    unsigned flags; /* enum record_flag, those that describe the message, and LIVE_OWN_CLIENT */
    unsigned recipients; /* as the lines say (record.h) */
    unsigned delivered;
    int64_t id;     /* message row, 0 = none yet */
    bool dirty;     /* the row does not know all of this */
    bool stored;    /* the row has deliveries or events below it */
    bool retold;    /* a line of it was counted before: there may be a row, or no need of one */
    bool touched;   /* the batch at hand speaks of it */
    bool gone;      /* its place is a gap */
    int64_t before; /* an older generation of the queue id: index + 1, 0 = none */
    struct chain *head, *tail;
};

/* The records of one message in the batch at hand. */
struct chain {
    const struct record *record;
    struct chain *next;
};

/* Who logs.  The last one is kept, as neighbouring lines have one site. */
enum { SITE_TEXT = 256 };
struct site {
    char host_text[SITE_TEXT], instance_text[SITE_TEXT];
    struct slice host, instance;  /* what stands there; absent = not known */
    int64_t host_id, instance_id; /* names; 0 = absent */
    bool is_known;
};

/* What a row keeps of an address. */
struct mailbox {
    struct slice text; /* absent = no address is known */
    int64_t domain;
    enum sender_kind kind; /* of a sender */
};

/* Events that are not in the database yet: rows are written sorted, and several by one statement
 * (store/event_row.c). */
struct waiting_events {
    struct event_row *rows;
    size_t count, capacity;
    size_t stayed;       /* so many of them when others were written */
    struct map places;   /* id to index + 1; 0 = not here */
    struct map messages; /* that have an event here */
    struct arena strings;
    int64_t greatest; /* no event of the database has a greater id */
    struct stored_ids stored;
};

/* Messages that were met in this transaction (store/message_wait.c). */
struct waiting_messages {
    struct message **rows;
    size_t count, capacity;
    struct map places; /* id to index + 1 */
    struct map keys;   /* key of the row to index + 1 of the one met last */
    bool knows_all;    /* `keys` has those of all rows, too, with 0 where none waits */
    struct arena memory;
    struct delivery_list **lists; /* store/delivery.c; NULL = its message has ended */
    size_t list_count, list_capacity, list_bytes;
    struct map list_places; /* id of the message to index + 1 */
};

/* What was found out about events that are alike (store/event.c). */
struct judged_events {
    struct judged *rows;
    size_t capacity;
    struct map places; /* hash to index + 1 */
};

/* Where deliveries go, as they count (store/traffic.c). */
struct routes {
    struct route *rows;
    size_t count, capacity;
    struct map places; /* hash to index + 1 */
};

/* Of the source of the last batch.  The commit still asks when that source is closed long since. */
struct batch_source {
    int64_t id;
    enum mta mta;
};

struct writer {
    struct store *store;
    struct writer_options options;
    struct key_rules rules;
    uint64_t seed; /* of the caches' hashes, so that nobody can aim at them */
    struct map names, domains, flows, reasons, forms;
    struct rollup reason_day, sender_day, traffic_day, traffic_sender_day;
    struct rollup joined_day, joined_sender_day; /* of traffic_day, what a merge found out */
    int64_t ended_day;                           /* those before it are over */
    struct zone_day today;                       /* as writer_day() gave it last */

    struct map lives;  /* key to index + 1 */
    int64_t *life;     /* place in it of the batch's last record, NULL = none yet */
    uint64_t life_key; /* its key */
    struct live *live;
    size_t live_count, live_capacity;
    size_t settled_count; /* those before the batch at hand */
    size_t gap_count;
    size_t *touched; /* indexes of settled ones that the batch at hand speaks of */
    size_t touched_count, touched_capacity;
    size_t swept_total;         /* bytes of `memory` after the last sweep */
    int64_t last_message;       /* number given */
    bool pending_due;           /* so many were given that pending ones are to be counted */
    struct arena memory, spare; /* strings of lives; they change places when lives are swept */
    struct arena batch;         /* for one batch */

    struct waiting_events waiting;
    struct waiting_messages messages;
    struct site site;
    struct routes routes;
    struct judged_events judged;

    struct set seen;    /* fingerprints of the loaded buckets */
    struct map buckets; /* loaded buckets */
    uint64_t *fresh;    /* fingerprints that are not written yet */
    size_t fresh_count, fresh_capacity;
    struct print_run *runs; /* of which buckets they are */
    size_t run_count, run_capacity;

    struct reason_span *spans;
    size_t span_count, span_capacity;
    size_t span_last; /* index of the one that reason_find() gave last */

    struct source *sources; /* what writer_source() answers from, while `sources_listed` */
    size_t source_count, source_capacity;
    bool sources_listed;

    struct batch_source source;
    uint64_t superseded; /* events of the batch at hand that a later line took back */
    struct writer_counts counts;
    bool open;            /* a transaction is */
    int64_t data_version; /* of the last transaction, to see whether somebody else wrote */
    bool has_key;         /* pseudonyms are in use */
    struct siphash_key key;
    int64_t shapes;        /* rows of unknown lines */
    int64_t pruned_before; /* older lines count as known */

    /* While another database is merged: records are stored_events, deliveries were counted there,
     * and the message at hand is as the other database knows it. */
    bool merging;
    const struct stored_message *stored;
};

/* writer.c */
void writer_begin(struct writer *writer); /* unless a transaction runs */
int writer_status(const struct writer *writer, struct error *error);
/* The day of an instant in the report zone; valid until the next call.  Mostly it is the day that
 * was asked for last: looking for it each time was 0.6 % of an ingest of Exim. */
static inline const struct zone_day *writer_day(struct writer *writer, int64_t time)
{
    if (time < writer->today.since || time >= writer->today.until)
        writer->today = zone_day_of(store_zone(writer->store), time);
    return &writer->today;
}
/* Of unknown lines: the shape's own row if it has one or may get one, else the row that all later
 * shapes share. */
struct slice writer_unknown_place(struct writer *writer, struct slice shape);

/* dict.c */
/* A text from a log as tables hold it: bounded, without control bytes; in the batch's memory. */
struct slice dict_clean(struct writer *writer, struct slice text);
/* The row of a clean text, made if there is none. */
int64_t dict_put_name(struct store *store, struct slice text);
int64_t dict_name(struct writer *writer, struct slice text); /* 0 for an absent one */
/* With the text's hash by writer->seed, 0 = not made. */
int64_t dict_name_hashed(struct writer *writer, struct slice text, uint64_t hash);
/* The site of a line; valid until the next call. */
const struct site *dict_site(struct writer *writer, struct slice host, struct slice instance);
int64_t dict_domain(struct writer *writer, struct slice text); /* 0 for an absent one */
/* Of the domain that a sender stands for (base/domain.h), 0 = none; `key`: keys_sender() or 0. */
int64_t dict_sender_domain(struct writer *writer, struct slice sender, uint64_t key);
int64_t dict_recipient_domain(struct writer *writer, struct slice recipient);
struct mailbox dict_mailbox(struct writer *writer, const struct mailbox_parts *parts);
/* Two columns: text and domain. */
void dict_bind_mailbox(struct insert *row, const struct mailbox *mailbox);
/* Its pseudonym, absent when there is no key (store/privacy.h); in the batch's memory. */
struct slice dict_pseudonym(struct writer *writer, struct slice text);

struct flow {
    enum mta mta;
    int64_t host, instance;
    enum direction direction;
    enum scope scope;
    enum outcome outcome;
};
int64_t dict_flow(struct writer *writer, const struct flow *flow);
struct flow dict_flow_get(struct writer *writer, int64_t id);
void dict_forget(struct writer *writer); /* the caches, when rows may have changed */
void dict_free(struct writer *writer);

/* seen.c: true when the line (a hash) was counted before; remembers it when it was not. */
bool seen_test(struct writer *writer, uint64_t line, uint32_t stamp, int64_t time);
/* It will be asked for soon. */
void seen_expect(const struct writer *writer, uint64_t line, uint32_t stamp);
void seen_flush(struct writer *writer);
void seen_forget(struct writer *writer);
void seen_free(struct writer *writer);

/* reason.c */
struct reason_key {
    struct slice template;
    uint64_t template_hash; /* hash_bytes(template, 0), 0 = not made */
    unsigned code;
    struct status status;
    enum origin code_origin, status_origin;
    enum stage stage;
    enum direction direction;
    int64_t provider; /* name */
    int64_t parent;
};
struct reason {
    int64_t id;
    enum cause cause;
};
/* `provider` is the slug behind key->provider. */
struct reason reason_find(struct writer *writer, const struct reason_key *key,
                          struct slice provider);
struct reason reason_inherit(struct writer *writer, int64_t parent);
/* An event of the reason was seen; `text` matters only where reason_begins(). */
void reason_saw(struct writer *writer, int64_t reason, int64_t time, struct slice text);
/* Is no earlier event of the reason known than one at `time`? */
bool reason_begins(struct writer *writer, int64_t reason, int64_t time);
void reason_rescan(struct writer *writer, int64_t reason, int64_t time);
void reason_flush(struct writer *writer);
void reason_forget(struct writer *writer);
void reason_free(struct writer *writer);

/* form.c */
struct form {
    int64_t flow, reason;
    enum sender_kind sender_kind;
    int zone; /* seconds ahead of UTC */
    struct slice body;
    uint64_t body_hash; /* hash_bytes(body, 0), 0 = not made */
};
uint64_t form_key(const struct form *form);
int64_t form_put(struct store *store, const struct form *form);
int64_t form_find(struct writer *writer, const struct form *form, uint64_t key); /* with a memory */
/* Its body is in the batch's memory. */
struct form form_get(struct writer *writer, int64_t id);

/* event.c */
bool peer_is_own(const struct writer *writer, const struct record *record);
/* It comes soon, and has a gist. */
void event_expect(const struct writer *writer, const struct record *record);
int64_t event_add(struct writer *writer, const struct record *record, int64_t message,
                  int64_t message_sender_domain, struct reason *reason_r);
/* A copy of the event `from` (0 = none) as the expiry of one recipient (absent = none). */
struct expiry {
    int64_t time;
    uint64_t line;
    int64_t source, offset;
};
int64_t event_expire(struct writer *writer, const struct expiry *expiry, int64_t from,
                     const struct flow *flow, int64_t message, struct slice recipient,
                     struct slice orig_recipient, int64_t sender_domain);
/* `sender_domain`: of its message, SENDER_DOMAIN_STORED = as the message's row says; false when
 * there is no such event. */
enum { SENDER_DOMAIN_STORED = -1 };
bool event_remove(struct writer *writer, int64_t id, int64_t sender_domain);

/* event_row.c */
/* Write the events that wait.  Before any SQL that reads the table `event`, except through
 * event_row.c. */
void event_flush(struct writer *writer);
void event_forget_rows(struct writer *writer);
void event_free(struct writer *writer);
/* Does an event of this message wait to be written? */
bool event_waits(const struct writer *writer, int64_t message);

/* retold.c: may this record become an event, or was its refusal told by a better line? */
bool retold_admits(struct writer *writer, const struct record *record);
void retold_put(struct writer *writer, const struct record *record, int64_t event);

/* traffic.c */
struct delivered {
    int64_t flow, domain, provider, day;
    bool relayed;
};
/* How a delivery record counts, and how a recipient of a client's message does. */
struct delivered traffic_delivered(struct writer *writer, const struct record *record);
struct delivered traffic_accepted(struct writer *writer, const struct live *live,
                                  struct slice recipient);
/* Count one delivery in the rollups, or take it back (count -1). */
void traffic_add(struct writer *writer, const struct delivered *delivered, int64_t sender_domain,
                 int64_t count);
void traffic_move_sender(struct writer *writer, const struct delivered *delivered, int64_t from,
                         int64_t to);

/* Count the deliveries of a message that has no row, and will not take them back. */
void traffic_count(struct writer *writer, const struct live *live);
/* Its records, of which it has one, will be counted soon; very soon, as what was expected is here
 * by now. */
void traffic_expect(const struct writer *writer, const struct live *live);
void traffic_fetch(const struct writer *writer, const struct live *live);
void traffic_spill(struct writer *writer);  /* what traffic_count() counted, into the rollups */
void traffic_forget(struct writer *writer); /* routes, when rows may have changed */
void traffic_free(struct writer *writer);

/* ledger.c */
#define SLACK    (2 * WHEN_SECOND) /* lines of several processes may stand out of order */
#define LIFETIME (10 * WHEN_DAY)   /* longer than queues keep a message (Postfix: 5 days) */

/* A delivery this soon after the message's birth cannot have failed before: queues wait longer
 * until they try again.  Of a later one an earlier failure may still stand in a log that was not
 * read. */
#define QUICK (15 * WHEN_SECOND)
void ledger_take(struct writer *writer, const struct record *record);
/* The same for a record that was counted before. */
void ledger_retell(struct writer *writer, const struct record *record);
/* At the end of a batch: count, update rows, then keep what is still wanted in own memory. */
void ledger_flush(struct writer *writer);
void ledger_settle(struct writer *writer);
/* Before a commit: save what the rows do not know yet. */
void ledger_save(struct writer *writer);
/* Rows may be gone or have other numbers: they are looked for anew. */
void ledger_forget_rows(struct writer *writer);
void ledger_free(struct writer *writer);

/* The message came in from a client that is not ours: its recipients are accepted ones. */
bool ledger_is_inbound(const struct live *live);

/* An event as another database holds it: the record that it came from, and what was decided then.
 */
struct stored_event {
    struct record record; /* first: a chain of records may hold these */
    int64_t id;
    struct flow flow;
    struct slice provider, template;
    int64_t source;
    int64_t place; /* of its line in its second (store/retold.c) */
};

/* A message and its recipients as another database holds them. */
struct stored_delivery {
    struct slice recipient, orig_recipient;
    int64_t first;
    enum fate final;
    int64_t final_time;
    struct delivered delivered; /* flow 0 = not delivered */
    unsigned counted;           /* enum counted */
    struct expiry expired;
};

struct stored_message {
    struct expiry expired;
    struct stored_delivery *deliveries;
    size_t count;
};

/* message.c: bring one message up to date with its live facts and chained records. */
void message_update(struct writer *writer, struct live *live);
/* A message turned out to need no row. */
void message_forget(struct writer *writer, int64_t id);
/* Of its sender, as is known now; 0 = none. */
int64_t message_sender_domain(struct writer *writer, int64_t id);
/* message_wait.c: it will be brought up to date soon, for the first time. */
void message_expect(const struct writer *writer, const struct live *live);
/* Write the rows of messages that wait.  Before any SQL that reads the tables
 * `message` and `delivery`, except through message.c. */
void message_flush(struct writer *writer);
/* Nothing waits, and rows may be gone, or the memory is wanted. */
void delivery_forget_lists(struct waiting_messages *waiting);
void message_free(struct writer *writer);

#endif
