/*
 * The table of prepared statements: a name and its SQL.  Each is prepared when first used.
 */
#ifndef BOUNCESTAT_STORE_STATEMENTS_H
#define BOUNCESTAT_STORE_STATEMENTS_H

/* Rows of a statement.  What a statement costs beside its rows (its start, its way from the root of
 * the table, the copy of a page that it may have to take back) is shared by so many: 3 to 4 % fewer
 * instructions of an ingest than with four rows; with 32 it would be one more. */
#define ROW_5        "(?,?,?,?,?)"
#define ROW_6        "(?,?,?,?,?,?)"
#define ROW_13       "(?,?,?,?,?,?,?,?,?,?,?,?,?)"
#define ROW_23       "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
#define ROW_24       "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
#define ROWS_4(row)  row "," row "," row "," row
#define ROWS_16(row) ROWS_4(row) "," ROWS_4(row) "," ROWS_4(row) "," ROWS_4(row)
enum { ROWS_AT_ONCE = 16 };

#define REASON_DAY_ROWS(rows) "INTO reason_day (day, domain, reason, flow, events) VALUES " rows
#define REASON_DAY_SUM                                                                             \
    " ON CONFLICT (day, domain, reason, flow) DO UPDATE SET events = events + excluded.events"
#define SENDER_DAY_ROWS(rows) "INTO sender_day (day, domain, cause, flow, events) VALUES " rows
#define SENDER_DAY_SUM                                                                             \
    " ON CONFLICT (day, domain, cause, flow) DO UPDATE SET events = events + excluded.events"
#define TRAFFIC_DAY_ROWS(rows)                                                                     \
    "INTO traffic_day (day, domain, provider, flow, delivered, relayed) VALUES " rows
#define TRAFFIC_DAY_SUM                                                                            \
    " ON CONFLICT (day, domain, provider, flow) DO UPDATE SET "                                    \
    "delivered = delivered + excluded.delivered, relayed = relayed + excluded.relayed"
#define TRAFFIC_SENDER_ROWS(rows)                                                                  \
    "INTO traffic_sender_day (day, domain, flow, delivered, relayed) VALUES " rows
#define TRAFFIC_SENDER_SUM                                                                         \
    " ON CONFLICT (day, domain, flow) DO UPDATE SET "                                              \
    "delivered = delivered + excluded.delivered, relayed = relayed + excluded.relayed"

/* Rows are added to those that are there, one or several at once; or they are the first of their
 * days, and several are inserted. */
#define ROLLUP_STATEMENTS(X, name, row)                                                            \
    X(name##_ADD, "INSERT " name##_ROWS(row) name##_SUM)                                           \
    X(name##_ADD_16, "INSERT " name##_ROWS(ROWS_16(row)) name##_SUM)                               \
    X(name##_NEW_16, "INSERT OR FAIL " name##_ROWS(ROWS_16(row)))

/* Several rows are inserted "OR FAIL": a statement of several rows that may fail half way begins by
 * copying each page of 8 KB that it touches, so that it can take back its own part.  Nothing is
 * lost, as a failure here ends the transaction; it saves 3 % of the instructions of an ingest.
 * Columns stand in the order of their table, else SQLite copies each row once more. */
#define EVENT_COLUMNS                                                                              \
    "id, micro, form, remote_host, remote_ip, sender, sender_domain, recipient, "                  \
    "recipient_domain, message, source, line_offset, account_or_token"
#define EVENT_REST_COLUMNS "event, local_ip, account, orig_recipient, message_id, repeated"
#define MESSAGE_COLUMNS                                                                            \
    "id, key, flow, queue_id, first, last, birth, ended, only_source, sender, sender_domain, "     \
    "sender_kind, account, message_id, flags, client_ip, expired, expired_line, expired_source, "  \
    "expired_offset, lesser, orphan, pending"
#define DELIVERY_COLUMNS                                                                           \
    "message, number, recipient, recipient_domain, orig_recipient, first, last, attempts, fate, "  \
    "reason, deferral, deferral_time, final, final_time, flow, provider, day, accepted, expired, " \
    "expired_line, expired_source, expired_offset, expiry, expiry_from"

/* The address as logged (see store/schema.sql): what a row keeps of it, and its domain's text. */
#define WHOLE_ADDRESS(kept, domain)                                                                \
    "coalesce(CASE WHEN instr(" kept ", '@') = 0 THEN " kept " || '@' || " domain " END, " kept ")"

/* Of an event e and its event_rest x. */
#define EVENT_ACCOUNT                                                                              \
    "coalesce(CASE typeof(e.account_or_token) WHEN 'integer' THEN e.account_or_token END, "        \
    "x.account)"
#define EVENT_TOKEN "CASE typeof(e.account_or_token) WHEN 'text' THEN e.account_or_token END"

#define STATEMENT_LIST(X)                                                                          \
    X(NAME_FIND, "SELECT text FROM name WHERE id = ?1")                                            \
    X(NAME_ADD, "INSERT OR IGNORE INTO name (id, text) VALUES (?1, ?2)")                           \
    X(DOMAIN_FIND, "SELECT id FROM domain WHERE text = ?1")                                        \
    X(DOMAIN_ADD, "INSERT INTO domain (text) VALUES (?1) ON CONFLICT (text) DO NOTHING")           \
    X(FLOW_FIND, "SELECT id FROM flow WHERE mta = ?1 AND host = ?2 AND "                           \
                 "ifnull(instance, 0) = ifnull(?3, 0) AND direction = ?4 AND scope = ?5 AND "      \
                 "outcome = ?6")                                                                   \
    X(FLOW_ADD, "INSERT INTO flow (mta, host, instance, direction, scope, outcome) "               \
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                                                 \
    X(FLOW_GET, "SELECT mta, host, instance, direction, scope, outcome FROM flow WHERE id = ?1")   \
    X(CAUSE_PUT, "INSERT OR REPLACE INTO cause (id, slug, family, class, party, meaning) "         \
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                                                \
    X(REASON_FIND, "SELECT id, cause, first_seen, last_seen, example FROM reason WHERE key = ?1")  \
    X(REASON_ADD, "INSERT INTO reason (key, template, code, status, code_origin, status_origin, "  \
                  "stage, direction, provider, parent, cause, rule, step, list) "                  \
                  "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)")                       \
    X(REASON_GET, "SELECT template, code, status, code_origin, status_origin, direction, "         \
                  "provider, cause, rule, step, list FROM reason WHERE id = ?1")                   \
    X(REASON_VERDICT, "UPDATE reason SET cause = ?2, rule = ?3, step = ?4, list = ?5 "             \
                      "WHERE id = ?1")                                                             \
    X(REASON_JUDGED_NEXT,                                                                          \
      "SELECT r.id, template, code, status, stage, direction, n.text, cause, rule, step, list "    \
      "FROM reason r LEFT JOIN name n ON n.id = r.provider "                                       \
      "WHERE r.id > ?1 AND parent IS NULL ORDER BY r.id LIMIT 1")                                  \
    X(REASON_HEIR_NEXT, "SELECT r.id, r.cause, r.rule, r.step, r.list, p.cause, p.rule, p.step, "  \
                        "p.list FROM reason r JOIN reason p ON p.id = r.parent "                   \
                        "WHERE r.id > ?1 ORDER BY r.id LIMIT 1")                                   \
    X(RECAUSED_ADD, "INSERT INTO recaused (reason, old, new) VALUES (?1, ?2, ?3)")                 \
    X(RECAUSED_EVENTS,                                                                             \
      "SELECT ((e.id >> 30) + k.zone) / 86400, CASE WHEN e.sender IS NULL THEN "                   \
      "ifnull(m.sender_domain, 0) ELSE ifnull(e.sender_domain, 0) END, c.old, c.new, "             \
      "k.flow, sum(ifnull(x.repeated, 1)) FROM event e JOIN form k ON k.id = e.form "              \
      "JOIN recaused c ON c.reason = k.reason LEFT JOIN event_rest x ON x.event = e.id "           \
      "LEFT JOIN message m ON m.id = e.message "                                                   \
      "GROUP BY 1, 2, 3, 4, 5")                                                                    \
    X(REASON_SPAN, "UPDATE reason SET first_seen = ?2, last_seen = ?3, example = ?4 "              \
                   "WHERE id = ?1")                                                                \
    X(REASON_SPAN_GET, "SELECT first_seen, last_seen, example FROM reason WHERE id = ?1")          \
    X(REASON_RESCAN, "SELECT e.id, e.micro, v.text FROM event e JOIN events v ON v.id = e.id "     \
                     "WHERE e.form IN (SELECT id FROM form WHERE reason = ?1) ORDER BY e.id >> "   \
                     "30, ifnull(e.micro, 0), v.text")                                             \
    X(FORM_FIND, "SELECT id FROM form WHERE key = ?1")                                             \
    X(FORM_ADD, "INSERT INTO form (key, flow, reason, sender_kind, zone, body) "                   \
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (key) DO NOTHING")                    \
    X(FORM_GET, "SELECT flow, reason, sender_kind, zone, body FROM form WHERE id = ?1")            \
    X(EVENT_ADD, "INSERT INTO event (" EVENT_COLUMNS ") VALUES " ROW_13)                           \
    X(EVENT_ADD_16, "INSERT OR FAIL INTO event (" EVENT_COLUMNS ") VALUES " ROWS_16(ROW_13))       \
    X(EVENT_IDS, "SELECT id FROM event WHERE id >= ?1 ORDER BY id")                                \
    X(EVENT_REST_ADD, "INSERT INTO event_rest (" EVENT_REST_COLUMNS ") VALUES " ROW_6)             \
    X(EVENT_REST_ADD_16,                                                                           \
      "INSERT OR FAIL INTO event_rest (" EVENT_REST_COLUMNS ") VALUES " ROWS_16(ROW_6))            \
    X(EVENT_GET, "SELECT micro, form, remote_host, remote_ip, sender, sender_domain, recipient, "  \
                 "recipient_domain, message, source, line_offset, account_or_token, local_ip, "    \
                 "account, orig_recipient, message_id, repeated, "                                 \
                 "(SELECT cause FROM form k JOIN reason r ON r.id = k.reason WHERE k.id = form) "  \
                 "FROM event LEFT JOIN event_rest ON event = id WHERE id = ?1")                    \
    X(EVENT_TEXT, "SELECT text FROM events WHERE id = ?1")                                         \
    X(EVENT_REMOVE, "DELETE FROM event WHERE id = ?1")                                             \
    X(EVENT_REST_REMOVE, "DELETE FROM event_rest WHERE event = ?1")                                \
    X(EVENT_OF_MESSAGE, "SELECT ((e.id >> 30) + k.zone) / 86400, k.flow, r.cause, "                \
                        "ifnull(x.repeated, 1) FROM event e JOIN form k ON k.id = e.form "         \
                        "JOIN reason r ON r.id = k.reason "                                        \
                        "LEFT JOIN event_rest x ON x.event = e.id "                                \
                        "WHERE e.message = ?1 AND e.sender IS NULL")                               \
    X(EVENT_ANY, "SELECT 1 FROM event WHERE message = ?1 LIMIT 1")                                 \
    X(MESSAGE_FIND, "SELECT id, first, last, birth, ended, queue_id FROM message WHERE key = ?1")  \
    X(MESSAGE_GET, "SELECT first, last, birth, only_source, ended, sender, sender_domain, "        \
                   "sender_kind, account, message_id, flags, client_ip, expired, expired_line, "   \
                   "expired_source, expired_offset, "                                              \
                   "lesser, orphan FROM message WHERE id = ?1")                                    \
    X(MESSAGE_SENDER_DOMAIN, "SELECT sender_domain FROM message WHERE id = ?1")                    \
    X(MESSAGE_ADD, "INSERT INTO message (" MESSAGE_COLUMNS ") VALUES " ROW_23)                     \
    X(MESSAGE_ADD_16, "INSERT OR FAIL INTO message (" MESSAGE_COLUMNS ") VALUES " ROWS_16(ROW_23)) \
    X(MESSAGE_SET,                                                                                 \
      "UPDATE message SET first = ?5, last = ?6, birth = ?7, ended = ?8, only_source = ?9, "       \
      "sender = ?10, sender_domain = ?11, sender_kind = ?12, account = ?13, message_id = ?14, "    \
      "flags = ?15, client_ip = ?16, expired = ?17, expired_line = ?18, expired_source = ?19, "    \
      "expired_offset = ?20, lesser = ?21, orphan = ?22, pending = ?23 WHERE id = ?1")             \
    X(MESSAGE_REMOVE, "DELETE FROM message WHERE id = ?1")                                         \
    X(DELIVERY_LIST,                                                                               \
      "SELECT number, " WHOLE_ADDRESS(                                                             \
          "recipient",                                                                             \
          "text") ", orig_recipient, "                                                             \
                  "first, last, attempts, fate, reason, deferral, deferral_time, final, "          \
                  "final_time, flow, provider, day, accepted, expired, expired_line, "             \
                  "expired_source, expired_offset, expiry, expiry_from FROM delivery "             \
                  "LEFT JOIN domain ON id = recipient_domain WHERE message = ?1 "                  \
                  "AND number >= ?2 ORDER BY number")                                              \
    X(DELIVERY_PUT, "INSERT OR REPLACE INTO delivery (" DELIVERY_COLUMNS ") VALUES " ROW_24)       \
    X(DELIVERY_ADD_16,                                                                             \
      "INSERT OR FAIL INTO delivery (" DELIVERY_COLUMNS ") VALUES " ROWS_16(ROW_24))               \
    X(DELIVERY_REMOVE, "DELETE FROM delivery WHERE message = ?1 AND number = ?2")                  \
    ROLLUP_STATEMENTS(X, REASON_DAY, ROW_5)                                                        \
    ROLLUP_STATEMENTS(X, SENDER_DAY, ROW_5)                                                        \
    ROLLUP_STATEMENTS(X, TRAFFIC_DAY, ROW_6)                                                       \
    ROLLUP_STATEMENTS(X, TRAFFIC_SENDER, ROW_5)                                                    \
    X(SESSION_FIND, "SELECT time, event, place FROM session WHERE key = ?1 "                       \
                    "AND time BETWEEN ?2 AND ?3 ORDER BY time DESC LIMIT 1")                       \
    X(SESSION_REMOVE, "DELETE FROM session WHERE key = ?1 AND time = ?2")                          \
    X(SESSION_PUT, "INSERT OR REPLACE INTO session (key, time, event, place) "                     \
                   "VALUES (?1, ?2, ?3, ?4)")                                                      \
    X(TWIN_FIND, "SELECT rank, event FROM twin WHERE key = ?1 AND time BETWEEN ?2 AND ?3")         \
    X(TWIN_PUT, "INSERT OR IGNORE INTO twin (key, time, rank, event) VALUES (?1, ?2, ?3, ?4)")     \
    X(SEEN_LIST, "SELECT prints FROM seen WHERE bucket = ?1 UNION ALL "                            \
                 "SELECT prints FROM share_seen WHERE bucket = ?1")                                \
    X(SEEN_ADD, "INSERT INTO seen (bucket, day, prints) VALUES (?1, ?2, ?3)")                      \
    X(JOINED_DAY_ADD, "INSERT INTO share_traffic (share, day, domain, provider, flow, delivered, " \
                      "relayed) VALUES (-1, ?1, ?2, ?3, ?4, ?5, ?6) "                              \
                      "ON CONFLICT (day, share, domain, provider, flow) DO UPDATE SET "            \
                      "delivered = delivered + ?5, relayed = relayed + ?6")                        \
    X(JOINED_SENDER_ADD, "INSERT INTO share_sender (share, day, domain, flow, delivered, "         \
                         "relayed) VALUES (-1, ?1, ?2, ?3, ?4, ?5) "                               \
                         "ON CONFLICT (day, share, domain, flow) DO UPDATE SET "                   \
                         "delivered = delivered + ?4, relayed = relayed + ?5")                     \
    X(SHARE_SEEN_LIST, "SELECT prints FROM share_seen WHERE bucket = ?1 AND share = ?2")           \
    X(SHARE_SEEN_ADD, "INSERT INTO share_seen (share, bucket, day, prints) "                       \
                      "VALUES (?1, ?2, ?3, ?4)")                                                   \
    X(SHARE_SEEN_OF, "SELECT prints, day FROM share_seen WHERE bucket = ?1 AND share = ?3 AND "    \
                     "day BETWEEN ?2 - 1 AND ?2 + 1 UNION ALL SELECT prints, day FROM seen WHERE " \
                     "bucket = ?1 AND ?3 = 0 AND day BETWEEN ?2 - 1 AND ?2 + 1")                   \
    X(SHARE_TRAFFIC_ADD, "INSERT INTO share_traffic (share, day, domain, provider, flow, "         \
                         "delivered, relayed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT "    \
                         "(day, share, domain, provider, flow) DO UPDATE SET "                     \
                         "delivered = delivered + ?6, relayed = relayed + ?7")                     \
    X(SHARE_SENDER_ADD, "INSERT INTO share_sender (share, day, domain, flow, delivered, relayed) " \
                        "VALUES (?1, ?2, ?3, ?5, ?6, ?7) ON CONFLICT (day, share, domain, flow) "  \
                        "DO UPDATE SET delivered = delivered + ?6, relayed = relayed + ?7")        \
    X(SHARE_UNKNOWN_GET, "SELECT count FROM share_unknown WHERE shape = ?1 AND share = ?2")        \
    X(SHARE_UNKNOWN_PUT, "INSERT OR REPLACE INTO share_unknown (shape, share, count) "             \
                         "VALUES (?1, ?2, ?3)")                                                    \
    X(SHARE_UNKNOWN_LIST, "SELECT share, count FROM share_unknown WHERE shape = ?1 AND share > 0 " \
                          "UNION ALL SELECT 0, count - ifnull((SELECT sum(s.count) FROM "          \
                          "share_unknown s WHERE s.shape = ?1), 0) FROM unknown WHERE shape = ?1") \
    X(UNKNOWN_COUNT, "UPDATE unknown SET count = count + ?2 WHERE shape = ?1")                     \
    X(EVENT_TOLD, "SELECT e.id FROM event e JOIN form k ON k.id = e.form JOIN flow f "             \
                  "ON f.id = k.flow JOIN reason r ON r.id = k.reason "                             \
                  "WHERE e.id BETWEEN ?1 - 2 AND ?1 + 2 AND e.micro IS ?2 "                        \
                  "AND f.host = ?3 AND f.direction = ?4 AND f.outcome = ?5 AND r.stage IS ?6 "     \
                  "AND r.code IS ?7 LIMIT 1")                                                      \
    X(ALARM_GET, "SELECT since FROM alarm WHERE name = ?1")                                        \
    X(ALARM_PUT, "INSERT OR REPLACE INTO alarm (name, since) VALUES (?1, ?2)")                     \
    X(ALARM_REMOVE, "DELETE FROM alarm WHERE name = ?1")                                           \
    X(UNKNOWN_HAS, "SELECT 1 FROM unknown WHERE shape = ?1")                                       \
    X(UNKNOWN_PUT, "INSERT INTO unknown (shape, mta, count, time, example, source, line_offset) "  \
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (shape) DO UPDATE SET "        \
                   "count = count + excluded.count, "                                              \
                   "example = CASE WHEN (excluded.time, excluded.example) < (time, example) "      \
                   "THEN excluded.example ELSE example END, "                                      \
                   "source = CASE WHEN (excluded.time, excluded.example) < (time, example) "       \
                   "THEN excluded.source ELSE source END, "                                        \
                   "line_offset = CASE WHEN (excluded.time, excluded.example) < (time, example) "  \
                   "THEN excluded.line_offset ELSE line_offset END, "                              \
                   "time = min(time, excluded.time)")                                              \
    X(SOURCE_LIST, "SELECT id, head_length, head_hash, tail_length, tail_hash, bytes, "            \
                   "packed_size, packed_hash FROM source")                                         \
    X(SOURCE_GET, "SELECT path, format, host, head_length, head_hash, tail_length, tail_hash, "    \
                  "bytes, packed_size, packed_hash, lines, events, context, deliveries, noise, "   \
                  "unknown, known, lost, first_time, last_time, state, parser, mta FROM source "   \
                  "WHERE id = ?1")                                                                 \
    X(SOURCE_ADD, "INSERT INTO source (path, head_length, head_hash, tail_length, tail_hash, "     \
                  "bytes, lines, events, context, deliveries, noise, unknown, known, lost, "       \
                  "state) VALUES (?1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')")                 \
    X(SOURCE_SET, "UPDATE source SET path = ?2, format = ?3, mta = ?4, host = ?5, "                \
                  "head_length = ?6, head_hash = ?7, tail_length = ?8, tail_hash = ?9, "           \
                  "bytes = ?10, packed_size = ?11, packed_hash = ?12, lines = ?13, events = ?14, " \
                  "context = ?15, deliveries = ?16, noise = ?17, unknown = ?18, known = ?19, "     \
                  "lost = ?20, first_time = ?21, last_time = ?22, state = ?23, parser = ?24 "      \
                  "WHERE id = ?1")

#define STATEMENT_NAME(name, sql) SQL_##name,
enum statement { STATEMENT_LIST(STATEMENT_NAME) STATEMENT_COUNT };
#undef STATEMENT_NAME

#endif
