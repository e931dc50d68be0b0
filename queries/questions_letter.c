/* The questions of a daily letter. */
#include "queries/letter_questions.h"

/* What the letter for a domain may speak of. */
#define BY_SENDER "(?11 IS NULL OR sender_domain = ?11)"
#define FOR_ORIG  "(instr(orig_recipient, '@') > 0 AND " ORIG_DOMAIN " = ?11)"
#define OUTBOUND                                                                                   \
    "direction = 'outbound' AND (?11 IS NULL OR sender_domain = ?11 OR ifnull(" FOR_ORIG ", 0))"
#define INWARD "direction <> 'outbound' AND (?11 IS NULL OR recipient_domain = ?11)"

#define OF_DAY    "id >= ?7 AND id < ?8 AND scope = 'edge' AND " NOT_OURS
#define FINAL_NOW "sum(CASE WHEN id >= ?7 AND " IS_FINAL " THEN repeated ELSE 0 END)"
#define FINAL_OLD "sum(CASE WHEN id < ?15 AND " IS_FINAL " THEN repeated ELSE 0 END)"

#define PLACE    "coalesce(provider, recipient_domain, remote_host)"
#define DELIVERY "host || ' ' || queue_id || ' ' || recipient"
#define FORWARD                                                                                    \
    "(sender_kind = 'srs' OR ifnull(instr(orig_recipient, '@') > 0 AND " ORIG_DOMAIN               \
    " <> recipient_domain, 0))"

#define OUTCOME_OF_DELIVERIES                                                                      \
    "SELECT host || ' ' || queue_id || ' ' || recipient AS delivery,"                              \
    " max(fate = 'delivered') AS delivered FROM messages WHERE last_seen >= ?5 GROUP BY 1"

#define ACCEPTED_SENDERS                                                                           \
    "sender_domain IN (SELECT sender_domain FROM traffic_senders"                                  \
    " WHERE direction = 'inbound' AND delivered > 0 AND " NOW ")"
#define IS_KNOWN                                                                                   \
    "outcome = 'rejected' AND class = 'policy' AND NOT " ONLY_TRIED " AND " ACCEPTED_SENDERS

/* min(id) and max(id) make the plain columns those of the first or the last event (SQLite, "bare
 * columns in an aggregate query"). */
const struct question question_letter_acts = {
    .name = "acts",
    .title = "To act on",
    .sql = "SELECT cause, CASE direction WHEN 'outbound' THEN " PLACE " ELSE 'here' END AS place,"
           " " FORWARD " AS forward, " FINAL_EVENTS " AS final,"
           " count(DISTINCT CASE outcome WHEN 'deferred' THEN " DELIVERY " END) AS deferred,"
           " count(DISTINCT CASE WHEN outcome = 'deferred' AND d.delivered THEN " DELIVERY
           " END) AS later, min(id) >> 30 AS first_second, NOT " FORWARD " AND cause NOT IN (SELECT"
           " cause FROM daily_senders"
           " WHERE day < ?1 AND direction <> 'inbound' AND " BY_SENDER ") AS fresh,"
           " list, local_ip, template, max(id) FROM events LEFT JOIN (" OUTCOME_OF_DELIVERIES
           ") d ON d.delivery = " DELIVERY " WHERE " OF_DAY " AND ((" OUTBOUND ") OR (" INWARD
           " AND party IN ('recipient', 'recipient-admin') AND cause <> 'recipient-restricted'))"
           " GROUP BY 1, 2, 3 ORDER BY final DESC, deferred DESC, cause, place LIMIT 200",
    .columns = {{.name = "cause"},
                {.name = "place"},
                {"forward", COLUMN_COUNT},
                {"final", COLUMN_COUNT},
                {"deferred", COLUMN_COUNT},
                {"later", COLUMN_COUNT},
                {"first_second", COLUMN_COUNT},
                {"fresh", COLUMN_COUNT},
                {.name = "list"},
                {.name = "local_ip"},
                {"template", COLUMN_WIDE}},
};

const struct question question_letter_sent = {
    .name = "sent",
    .title = "Sent",
    .sql = "SELECT 1 AS place, 'delivered' AS measure, sum(CASE WHEN day >= ?1 THEN delivered END)"
           " AS now, sum(CASE WHEN day <= ?4 THEN delivered END) AS before FROM traffic_senders"
           " WHERE direction = 'outbound' AND (" NOW " OR " BEFORE ") AND " BY_SENDER
           " UNION ALL SELECT 2, 'over one hour late', sum(last_seen >= ?5), sum(last_seen < ?13)"
           " FROM messages WHERE fate = 'delivered' AND " DELAY " > 3600 AND " BY_SENDER
           " AND ((last_seen >= ?5 AND last_seen < ?6) OR (last_seen >= ?12 AND last_seen < ?13))"
           " UNION ALL SELECT 3, 'finally failed', " FINAL_NOW ", " FINAL_OLD
           " FROM events WHERE " OF_BOTH_DAYS " AND " OUTBOUND
           " UNION ALL SELECT 4, 'still waiting', count(*), NULL FROM messages"
           " WHERE fate = 'pending' AND last_seen >= ?5 AND first_seen < ?6 "
           "AND " BY_SENDER " ORDER BY place",
    .columns = {{"place", COLUMN_COUNT},
                {.name = "measure"},
                {"now", COLUMN_COUNT},
                {"before", COLUMN_COUNT}},
};

const struct question question_letter_why = {
    .name = "why",
    .title = "Why finally failed",
    .sql = "SELECT cause, " FORWARD " AS forward, max(CASE WHEN id >= ?7 THEN " PLACE " END) AS"
           " place, count(DISTINCT CASE WHEN id >= ?7 THEN " PLACE " END) AS places, " FINAL_NOW
           " AS final, " FINAL_OLD " AS before"
           " FROM events WHERE " OF_BOTH_DAYS " AND " OUTBOUND " AND " IS_FINAL
           " GROUP BY cause, 2 HAVING final > 0 ORDER BY final DESC, cause LIMIT 8",
    .columns = {{.name = "cause"},
                {"forward", COLUMN_COUNT},
                {.name = "place"},
                {"places", COLUMN_COUNT},
                {"final", COLUMN_COUNT},
                {"before", COLUMN_COUNT}},
};

const struct question question_letter_addressed = {
    .name = "addressed",
    .title = "Addressed to you",
    .sql =
        "SELECT 0 AS place, 'accepted' AS measure, NULL AS clients, sum(delivered) AS deliveries"
        " FROM traffic WHERE direction = 'inbound' AND " NOW
        " AND (?11 IS NULL OR recipient_domain = ?11) UNION ALL"
        " SELECT place, CASE place WHEN 1 THEN 'mailbox full' WHEN 2 THEN 'mailbox disabled'"
        " WHEN 3 THEN 'known senders refused' WHEN 4 THEN 'junk refused'"
        " WHEN 5 THEN 'other mail refused' ELSE 'put off' END, count(DISTINCT remote_ip),"
        " CASE place WHEN 4 THEN NULL ELSE sum(repeated) END FROM (SELECT remote_ip, repeated, CASE"
        " WHEN cause = 'mailbox-full' THEN 1 WHEN cause = 'mailbox-disabled' THEN 2"
        " WHEN " IS_KNOWN " THEN 3"
        " WHEN outcome = 'rejected' AND family IN ('reputation', 'content', 'identity') THEN 4"
        " WHEN " IS_FINAL " THEN 5 ELSE 6 END AS place FROM events WHERE " OF_DAY " AND " INWARD
        " AND cause <> 'greylisted') GROUP BY place ORDER BY place",
    .columns = {{"place", COLUMN_COUNT},
                {.name = "measure"},
                {"clients", COLUMN_COUNT},
                {"deliveries", COLUMN_COUNT}},
};

const struct question question_letter_known = {
    .name = "known",
    .title = "Known senders refused",
    .note = "Refused by policy, though mail of the same sender domain was accepted on the same "
            "day. The sender may be forged.",
    .sql =
        "SELECT sender_domain AS domain, cause, sum(repeated) AS refused FROM events WHERE " OF_DAY
        " AND " INWARD " AND " IS_KNOWN " GROUP BY 1, 2 ORDER BY refused DESC, 1, 2 LIMIT 20",
    .columns = {{.name = "domain"}, {.name = "cause"}, {"refused", COLUMN_COUNT}},
};

const struct question question_letter_greylisted = {
    .name = "greylisted",
    .title = "Greylisting",
    .sql = "SELECT * FROM (SELECT count(*) AS senders, sum(last >= first + 300) AS came_back"
           " FROM (SELECT min(id) >> 30 AS first, max(id) >> 30 AS last FROM events WHERE " OF_DAY
           " AND " INWARD " AND cause = 'greylisted' GROUP BY remote_ip, sender, recipient))"
           " WHERE senders > 0",
    .columns = {{"senders", COLUMN_COUNT}, {"came_back", COLUMN_COUNT}},
};

const struct question question_letter_forwards = {
    .name = "forwards",
    .title = "Forwards that failed",
    .note = "Only well-known mailbox names are shown.",
    .sql = "SELECT CASE WHEN " LOCAL_PART " IN " ROLES " THEN " LOCAL_PART " ELSE '*' END || '@' ||"
           " " ORIG_DOMAIN " AS forward, recipient_domain AS domain, cause, " FINAL_EVENTS
           " AS final, " ATTEMPTS_EVENTS " AS attempts FROM events WHERE " OF_DAY
           " AND direction = 'outbound' AND instr(orig_recipient, '@') > 0"
           " AND " ORIG_DOMAIN " <> recipient_domain AND (?11 IS NULL OR " ORIG_DOMAIN " = ?11)"
           " GROUP BY 1, 2, 3" BY_WORST ", 1, 2, 3 LIMIT 20",
    .columns = {{.name = "forward"},
                {.name = "domain"},
                {.name = "cause"},
                {"final", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT}},
};

const struct question question_letter_replies = {
    .name = "replies",
    .title = "The replies",
    .sql = "SELECT direction, recipient_domain AS domain, cause, code, " FINAL_EVENTS
           " AS final, " ATTEMPTS_EVENTS " AS attempts, template FROM events WHERE " OF_DAY
           " AND ((" OUTBOUND ") OR (" INWARD " AND NOT " ONLY_TRIED "))"
           " GROUP BY direction, recipient_domain, cause, code, template"
           " ORDER BY direction = 'inbound', final DESC, attempts DESC, domain, template LIMIT 40",
    .columns = {{.name = "direction"},
                {.name = "domain"},
                {.name = "cause"},
                {.name = "code"},
                {"final", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT},
                {"template", COLUMN_WIDE}},
};
