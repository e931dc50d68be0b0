/* Questions of a report about mail that we refused. */
#include "queries/report_questions.h"

const struct question question_refused = {
    .name = "refused",
    .title = "Mail that we refused",
    .sql = "SELECT cause, " FINAL_EVENTS " AS refused, sum(CASE outcome WHEN 'tempfailed'"
           " THEN repeated ELSE 0 END) AS put_off, count(DISTINCT remote_ip) AS clients,"
           " count(DISTINCT recipient_domain) AS domains" EVENTS " AND direction ="
           " 'inbound' GROUP BY cause ORDER BY refused DESC, put_off DESC, cause LIMIT ?9",
    .columns = {{.name = "cause"},
                {"refused", COLUMN_COUNT},
                {"put_off", COLUMN_COUNT},
                {"clients", COLUMN_COUNT},
                {"domains", COLUMN_COUNT}},
};

const struct question question_clients = {
    .name = "clients",
    .title = "Who tried most",
    .note = "Clients that only tried passwords or relaying are counted above and not "
            "listed.",
    .sql =
        "SELECT remote_ip AS client, max(remote_host) AS name, cause, " FINAL_EVENTS
        " AS refused, sum(CASE outcome WHEN 'tempfailed' THEN repeated ELSE 0 END) AS"
        " put_off" EVENTS " AND direction = 'inbound' AND remote_ip IS NOT NULL AND NOT " ONLY_TRIED
        " GROUP BY remote_ip, cause ORDER BY refused DESC, put_off DESC,"
        " client, cause LIMIT ?9",
    .columns = {{.name = "client"},
                {.name = "name"},
                {.name = "cause"},
                {"refused", COLUMN_COUNT},
                {"put_off", COLUMN_COUNT}},
};

const struct question question_greylisted = {
    .name = "greylisted",
    .title = "Greylisting",
    .note = "senders = client, sender and recipient together. came back = tried again at least "
            "five minutes later. domain accepted = mail of the sender's domain was accepted in "
            "the same days.",
    .sql = "SELECT * FROM (SELECT count(*) AS senders, sum(last >= first + 300) AS came_back,"
           " sum(sender_domain IN (SELECT sender_domain FROM traffic_senders WHERE"
           " direction = 'inbound' AND delivered > 0 AND " NOW ")) AS domain_accepted"
           " FROM (SELECT min(id) >> 30 AS first, max(id) >> 30 AS last,"
           " max(sender_domain) AS sender_domain" EVENTS
           " AND direction = 'inbound' AND cause = 'greylisted'"
           " GROUP BY remote_ip, sender, recipient)) WHERE senders > 0",
    .columns = {{"senders", COLUMN_COUNT},
                {"came_back", COLUMN_COUNT},
                {"domain_accepted", COLUMN_COUNT}},
};

const struct question question_suspects = {
    .name = "suspects",
    .title = "Known senders refused",
    .note = "Sender domains refused by policy whose mail we also accepted in the same "
            "days. The sender may be forged.",
    .sql = "SELECT d.sender_domain AS domain, d.cause AS cause, d.refused AS refused,"
           " t.delivered AS accepted FROM (SELECT sender_domain, cause, sum(events) AS"
           " refused FROM daily_senders WHERE scope = 'edge' AND direction = 'inbound' AND"
           " outcome = 'rejected' AND class = 'policy' AND NOT " ONLY_TRIED " AND " NOW
           " GROUP BY sender_domain, cause) d JOIN (SELECT sender_domain, sum(delivered) AS"
           " delivered FROM traffic_senders WHERE direction = 'inbound' AND " NOW " GROUP"
           " BY sender_domain) t ON t.sender_domain = d.sender_domain WHERE t.delivered > 0"
           " ORDER BY accepted DESC, refused DESC, domain, cause LIMIT ?9",
    .columns = {{.name = "domain"},
                {.name = "cause"},
                {"refused", COLUMN_COUNT},
                {"accepted", COLUMN_COUNT}},
};
