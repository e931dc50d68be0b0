/*
 * report_questions: what the questions of a report are put together from.
 */
#ifndef BOUNCESTAT_QUERIES_REPORT_QUESTIONS_H
#define BOUNCESTAT_QUERIES_REPORT_QUESTIONS_H

#include "queries/report.h"

#define NOW    "day BETWEEN ?1 AND ?2"
#define BEFORE "day BETWEEN ?3 AND ?4"
#define EVENTS " FROM events WHERE id >= ?7 AND id < ?8 AND scope = 'edge'"
#define DAILY  " FROM daily WHERE scope = 'edge' AND " NOW

#define OUR_MAIL " AND direction <> 'inbound'"
#define BY_WORST " ORDER BY final DESC, attempts DESC"

#define IS_FINAL "outcome IN ('rejected', 'bounced', 'expired')"
#define FINAL    "sum(CASE WHEN " IS_FINAL " THEN events ELSE 0 END)"
#define ATTEMPTS "sum(CASE outcome WHEN 'expired' THEN 0 ELSE events END)"

/* The same of the view `events`. */
#define FINAL_EVENTS    "sum(CASE WHEN " IS_FINAL " THEN repeated ELSE 0 END)"
#define ATTEMPTS_EVENTS "sum(CASE outcome WHEN 'expired' THEN 0 ELSE repeated END)"

/* Days with a hole are not compared with: a fall would be one of the logs. */
#define BEFORE_IS_WHOLE                                                                            \
    "((SELECT count(DISTINCT day) FROM traffic WHERE " BEFORE                                      \
    ") = julianday(?4) - julianday(?3) + 1)"

/* A rate of fewer deliveries than this says nothing and is not given. */
#define RATE_LEAST "20"
#define SHARE_OF(failed, delivered)                                                                \
    "CASE WHEN " failed " + " delivered " >= " RATE_LEAST " THEN round(100.0 * " failed            \
    " / (" failed " + " delivered "), 1) END"

/* Who only tried a door: counted, never listed. */
#define ONLY_TRIED "cause IN ('auth-failed', 'auth-required', 'relay-denied')"

#define SECONDS_OF(time) "CAST(strftime('%s', " time ") AS INTEGER)"
#define DELAY            "(" SECONDS_OF("last_seen") " - " SECONDS_OF("first_seen") ")"
#define LATE             " FROM messages WHERE last_seen >= ?5 AND last_seen < ?6"

/* Well-known mailbox names (RFC 2142, and two common ones) say nothing of a person. */
#define LOCAL_PART  "lower(substr(orig_recipient, 1, instr(orig_recipient, '@') - 1))"
#define ORIG_DOMAIN "lower(substr(orig_recipient, instr(orig_recipient, '@') + 1))"
#define ROLES                                                                                      \
    "('info', 'marketing', 'sales', 'support', 'abuse', 'noc', 'security', 'postmaster',"          \
    " 'hostmaster', 'usenet', 'news', 'webmaster', 'www', 'uucp', 'ftp', 'office', 'contact')"

extern const struct question question_numbers, question_fates, question_causes, question_domains,
    question_providers, question_lists, question_worst, question_slow, question_forwards,
    question_backscatter;
extern const struct question question_refused, question_clients, question_greylisted,
    question_suspects;
extern const struct question question_new_causes, question_new_templates, question_changes;
extern const struct question question_hours, question_days, question_heat;

#endif
