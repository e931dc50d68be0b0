/* Questions of a report about our own mail. */
#include "queries/report_questions.h"

#define SHARE_FINAL  SHARE_OF("sum(final)", "sum(delivered)")
#define SHARE_FAILED SHARE_OF("sum(failed)", "sum(delivered)")

const struct question question_numbers = {
    .name = "numbers",
    .title = "Numbers",
    .note = "Deliveries: one message to one recipient; inbound, delivered = accepted. put off = "
            "attempts that may be tried again. before = the same weekdays a week before.",
    .sql = "SELECT direction, sum(delivered) AS delivered, sum(final) AS final, " SHARE_FINAL
           " AS share, sum(put_off) AS put_off, CASE WHEN " BEFORE_IS_WHOLE
           " THEN sum(delivered_before) END AS delivered_before, CASE WHEN " BEFORE_IS_WHOLE
           " THEN sum(final_before) END AS final_before FROM (SELECT direction, CASE WHEN day >= "
           "?1 THEN "
           "delivered ELSE 0 END AS delivered, 0 AS final, 0 AS put_off, CASE WHEN day <= ?4 THEN "
           "delivered END AS delivered_before, NULL AS final_before FROM traffic"
           " WHERE " NOW " OR " BEFORE " UNION ALL SELECT direction, 0, CASE WHEN day >= ?1"
           " AND " IS_FINAL " THEN events ELSE 0 END, CASE WHEN day >= ?1 AND NOT " IS_FINAL
           " THEN events ELSE 0 END, NULL, CASE WHEN day <= ?4"
           " AND " IS_FINAL " THEN events END FROM daily WHERE scope = 'edge' AND (" NOW
           " OR " BEFORE ")) GROUP BY direction ORDER BY direction = 'inbound', direction"
           " DESC",
    .columns = {{.name = "direction"},
                {"delivered", COLUMN_COUNT},
                {"final", COLUMN_COUNT},
                {"share", COLUMN_SHARE},
                {"put_off", COLUMN_COUNT},
                {"delivered_before", COLUMN_COUNT},
                {"final_before", COLUMN_COUNT}},
};

const struct question question_fates = {
    .name = "fates",
    .title = "What became of mail that failed at first",
    .note = "Deliveries that failed at least once, by their state today.",
    .sql = "SELECT fate, count(*) AS deliveries, sum(attempts) AS attempts, sum(" DELAY " >"
           " 3600) AS over_an_hour, max(" DELAY ") AS longest" LATE " GROUP BY fate ORDER"
           " BY deliveries DESC, fate",
    .columns = {{.name = "fate"},
                {"deliveries", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT},
                {"over_an_hour", COLUMN_COUNT},
                {"longest", COLUMN_SECONDS}},
};

const struct question question_causes = {
    .name = "causes",
    .title = "Why our mail failed",
    .sql = "SELECT cause, class, party, " FINAL " AS final, " ATTEMPTS " AS"
           " attempts, count(DISTINCT recipient_domain) AS domains" DAILY OUR_MAIL " GROUP"
           " BY cause" BY_WORST ", cause LIMIT ?9",
    .columns = {{.name = "cause"},
                {.name = "class"},
                {.name = "party"},
                {"final", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT},
                {"domains", COLUMN_COUNT}},
};

const struct question question_domains = {
    .name = "domains",
    .title = "Top causes per domain",
    .note = "Our mail that failed, the worst domains first, three causes of each.",
    .sql = "SELECT domain, cause, code, status, final, attempts FROM (SELECT *,"
           " dense_rank() OVER (ORDER BY domain_final DESC, domain_attempts DESC, domain)"
           " AS domain_place FROM (SELECT *, row_number() OVER (PARTITION BY domain ORDER"
           " BY final DESC, attempts DESC, cause, code, status) AS place, sum(final) OVER"
           " (PARTITION BY domain) AS domain_final, sum(attempts) OVER (PARTITION BY"
           " domain) AS domain_attempts FROM (SELECT recipient_domain AS domain, cause,"
           " code, status, " FINAL " AS final, " ATTEMPTS " AS attempts" DAILY OUR_MAIL
           " GROUP BY recipient_domain, cause, code, status))) WHERE place <= 3"
           " AND (?9 < 0 OR domain_place < ?9) ORDER BY domain_place, place",
    .columns = {{.name = "domain"},
                {.name = "cause"},
                {.name = "code"},
                {.name = "status"},
                {"final", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT}},
};

const struct question question_providers = {
    .name = "providers",
    .title = "Providers that refuse us",
    .note = "delivered = to the provider in the same days, for whatever cause.",
    .sql = "SELECT f.provider AS provider, cause, final, attempts, t.delivered AS delivered"
           " FROM (SELECT provider, cause, " FINAL " AS final, " ATTEMPTS " AS attempts" DAILY
           " AND direction = 'outbound' AND provider IS NOT NULL GROUP"
           " BY provider, cause) f LEFT JOIN (SELECT provider, sum(delivered) AS delivered"
           " FROM traffic WHERE direction = 'outbound' AND " NOW " GROUP BY provider) t ON"
           " t.provider = f.provider" BY_WORST ", f.provider, cause LIMIT ?9",
    .columns = {{.name = "provider"},
                {.name = "cause"},
                {"final", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT},
                {"delivered", COLUMN_COUNT}},
};

const struct question question_lists = {
    .name = "lists",
    .title = "Block lists that others refused us by",
    .note = "local_ip = our address that is listed, where the log or the reply names it.",
    .sql = "SELECT list, local_ip, " FINAL_EVENTS " AS final, " ATTEMPTS_EVENTS " AS"
           " attempts, count(DISTINCT recipient_domain) AS domains, max(time) AS last_seen" EVENTS
               OUR_MAIL " AND list IS NOT NULL GROUP BY list, local_ip" BY_WORST ", list"
           " LIMIT ?9",
    .columns = {{.name = "list"},
                {.name = "local_ip"},
                {"final", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT},
                {"domains", COLUMN_COUNT},
                {"last_seen", COLUMN_TIME}},
};

const struct question question_worst = {
    .name = "worst",
    .title = "Worst destinations",
    .note = "By share of deliveries that finally failed; destinations of fewer than 20 "
            "deliveries have none and are left out.",
    .sql = "SELECT recipient_domain AS domain, sum(delivered) AS delivered, sum(failed) AS"
           " failed, " SHARE_FAILED " AS share FROM traffic WHERE direction = 'outbound'"
           " AND " NOW " AND recipient_domain IS NOT NULL GROUP BY recipient_domain HAVING"
           " sum(delivered + failed) >= " RATE_LEAST " AND sum(failed) > 0 ORDER BY share"
           " DESC, failed DESC, domain LIMIT ?9",
    .columns = {{.name = "domain"},
                {"delivered", COLUMN_COUNT},
                {"failed", COLUMN_COUNT},
                {"share", COLUMN_SHARE}},
};

const struct question question_slow = {
    .name = "slow",
    .title = "Slowest destinations",
    .note = "Deliveries that failed at first and succeeded later: from the first failure "
            "to the delivery.",
    .sql = "SELECT recipient_domain AS domain, count(*) AS deliveries, sum(" DELAY " >"
           " 3600) AS over_an_hour, CAST(avg(" DELAY ") AS INTEGER) AS average, max(" DELAY ") AS"
           " longest" LATE " AND fate = 'delivered' GROUP BY recipient_domain ORDER BY"
           " over_an_hour DESC, longest DESC, domain LIMIT ?9",
    .columns = {{.name = "domain"},
                {"deliveries", COLUMN_COUNT},
                {"over_an_hour", COLUMN_COUNT},
                {"average", COLUMN_SECONDS},
                {"longest", COLUMN_SECONDS}},
};

const struct question question_forwards = {
    .name = "forwards",
    .title = "Broken forwards",
    .note = "Mail to an address here that goes on to another domain. Only well-known "
            "mailbox names are shown.",
    .sql = "SELECT CASE WHEN " LOCAL_PART " IN " ROLES " THEN " LOCAL_PART " || '@' || " ORIG_DOMAIN
           " WHEN orig_recipient IS NOT NULL THEN '*@' || " ORIG_DOMAIN " ELSE"
           " '*@' || sender_domain END AS forward, recipient_domain AS domain, cause, " FINAL_EVENTS
           " AS final, " ATTEMPTS_EVENTS " AS attempts" EVENTS " AND"
           " direction = 'outbound' AND (sender_kind = 'srs' OR instr(orig_recipient, '@')"
           " > 0 AND " ORIG_DOMAIN " <> recipient_domain) GROUP BY 1, 2, 3" BY_WORST ", 1,"
           " 2, 3 LIMIT ?9",
    .columns = {{.name = "forward"},
                {.name = "domain"},
                {.name = "cause"},
                {"final", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT}},
};

const struct question question_backscatter = {
    .name = "backscatter",
    .title = "Our own bounces that failed",
    .note = "Sent with the null sender: often answers to forged mail, which harm our "
            "address's reputation.",
    .sql = "SELECT recipient_domain AS domain, cause, " FINAL_EVENTS " AS final, " ATTEMPTS_EVENTS
           " AS attempts" EVENTS " AND direction = 'outbound' AND"
           " sender_kind = 'null' GROUP BY 1, 2" BY_WORST ", 1, 2 LIMIT ?9",
    .columns = {{.name = "domain"},
                {.name = "cause"},
                {"final", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT}},
};
