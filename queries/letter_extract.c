#include "queries/letter_extract.h"

#include "queries/letter_questions.h"

/* The columns that letters ask for; a question that wants another one fails at once. */
#define EVENT_COLUMNS                                                                              \
    "id, direction, scope, outcome, host, queue_id, message_id, sender, sender_domain,"            \
    " sender_kind, recipient, recipient_domain, orig_recipient, remote_host, remote_ip, local_ip," \
    " provider, cause, family, class, party, code, list, template, repeated"
#define MESSAGE_COLUMNS "host, queue_id, recipient, sender_domain, first_seen, last_seen, fate"

/* day_* = all domains.  A domain owns what letter.h says. */
static const char *const open_sql[] = {
    "PRAGMA temp_store = FILE",
    "CREATE TEMP TABLE day_events AS SELECT " EVENT_COLUMNS " FROM main.events WHERE " OF_BOTH_DAYS,
    "CREATE UNIQUE INDEX temp.day_events_id ON day_events (id)",
    "CREATE TEMP TABLE day_domains AS SELECT sender_domain AS domain, id FROM day_events"
    " WHERE direction = 'outbound' UNION SELECT " ORIG_DOMAIN ", id FROM day_events"
    " WHERE direction = 'outbound' AND instr(orig_recipient, '@') > 0"
    " UNION SELECT recipient_domain, id FROM day_events WHERE direction <> 'outbound'",
    "CREATE INDEX temp.day_domains_domain ON day_domains (domain, id)",
    "CREATE TEMP TABLE day_messages AS SELECT " MESSAGE_COLUMNS " FROM main.messages"
    " WHERE last_seen >= ?5 OR (last_seen >= ?12 AND last_seen < ?13)",
    "CREATE INDEX temp.day_messages_sender ON day_messages (sender_domain)",
    "CREATE INDEX temp.day_messages_delivery ON day_messages (queue_id, recipient)",
    "CREATE TEMP TABLE traffic AS SELECT day, direction, recipient_domain, delivered"
    " FROM main.traffic WHERE " NOW " OR " BEFORE,
    "CREATE TEMP TABLE traffic_senders AS SELECT day, direction, sender_domain, delivered"
    " FROM main.traffic_senders WHERE " NOW " OR " BEFORE,
    ("CREATE TEMP TABLE daily_senders AS SELECT min(day) AS day, direction, sender_domain, cause"
     " FROM main.daily_senders WHERE day < ?1 GROUP BY direction, sender_domain, cause"),
    "CREATE TEMP TABLE events AS SELECT * FROM day_events WHERE 0",
    "CREATE TEMP TABLE messages AS SELECT * FROM day_messages WHERE 0",
};

static const char *const turn_sql[] = {
    "DELETE FROM temp.events",
    "DELETE FROM temp.messages",
    "INSERT INTO temp.events SELECT e.* FROM day_domains d JOIN day_events e ON e.id = d.id"
    " WHERE d.domain = ?11 ORDER BY e.id",
    "INSERT INTO temp.messages SELECT * FROM day_messages WHERE rowid IN (SELECT rowid"
    " FROM day_messages WHERE sender_domain = ?11 UNION SELECT m.rowid FROM temp.events e"
    " JOIN day_messages m ON m.queue_id = e.queue_id AND m.recipient = e.recipient"
    " AND m.host = e.host)",
};

/* The letter for all. */
static const char *const turn_all_sql[] = {
    "DELETE FROM temp.events",
    "DELETE FROM temp.messages",
    "INSERT INTO temp.events SELECT * FROM day_events ORDER BY id",
    "INSERT INTO temp.messages SELECT * FROM day_messages",
};

static int run_all(const char *const *list, size_t count, const struct scene *scene,
                   struct store *store, struct error *error)
{
    for (size_t i = 0; i < count; i++)
        if (store_set_aside(store, slice_of(list[i]), scene->params, scene_params_used(list[i]),
                            error) < 0)
            return -1;
    return 0;
}

int letter_extract_open(const struct period *period, struct store *store, struct error *error)
{
    struct scene scene;
    period_scene(period, 0, &scene);
    return run_all(open_sql, sizeof(open_sql) / sizeof(open_sql[0]), &scene, store, error);
}

int letter_extract_turn(const struct period *period, struct slice domain, struct store *store,
                        struct error *error)
{
    struct scene scene;
    period_scene(period, 0, &scene);
    if (!slice_present(domain))
        return run_all(turn_all_sql, sizeof(turn_all_sql) / sizeof(turn_all_sql[0]), &scene, store,
                       error);
    scene.params[SCENE_DOMAIN - 1] = (struct param){.type = PARAM_TEXT, .text = domain};
    return run_all(turn_sql, sizeof(turn_sql) / sizeof(turn_sql[0]), &scene, store, error);
}
