/*
 * numbers: the rollups before their dictionaries are joined.
 *
 * The views join a text to every row of a rollup; over a million rows that takes most of the time.
 * A question that groups many rows groups these by numbers first and gives the groups their texts
 * after that.  FROM clauses with the same names in each: `x` is the rollup (day, domain, events, or
 * delivered), `f` the flow (mta, host, instance, direction, scope, outcome), `r` the reason and `c`
 * the cause, where the rollup has them.  The views say what the columns mean.
 */
#ifndef BOUNCESTAT_STORE_NUMBERS_H
#define BOUNCESTAT_STORE_NUMBERS_H

/* Failures by recipient domain and reason, and by sender domain and cause.  x.events may be 0. */
#define NUMBERS_REASONS NUMBERS_REASONS_IN("reason_day")
#define NUMBERS_SENDERS NUMBERS_SENDERS_IN("sender_day")

/* Deliveries by recipient domain and provider (x.provider), and by sender domain. */
#define NUMBERS_TRAFFIC         NUMBERS_TRAFFIC_IN("traffic_day")
#define NUMBERS_TRAFFIC_SENDERS NUMBERS_TRAFFIC_IN("traffic_sender_day")

/* The same of a table that has the columns of the rollup. */
#define NUMBERS_REASONS_IN(table)                                                                  \
    table " x JOIN flow f ON f.id = x.flow JOIN reason r ON r.id = x.reason"                       \
          " JOIN cause c ON c.id = r.cause"
#define NUMBERS_SENDERS_IN(table)                                                                  \
    table " x JOIN flow f ON f.id = x.flow JOIN cause c ON c.id = x.cause"
#define NUMBERS_TRAFFIC_IN(table) table " x JOIN flow f ON f.id = x.flow"

/* What the rollups count beside day and domain (x.day, x.domain), to be summed. */
#define NUMBERS_REASON_ROWS         "x.reason, x.flow, x.events FROM reason_day x"
#define NUMBERS_SENDER_ROWS         "x.cause, x.flow, x.events FROM sender_day x"
#define NUMBERS_TRAFFIC_ROWS        "x.provider, x.flow, x.delivered FROM traffic_day x"
#define NUMBERS_TRAFFIC_SENDER_ROWS "x.flow, x.delivered FROM traffic_sender_day x"

/* The first and the last day that the rollups hold, in one row. */
#define NUMBERS_DAYS "SELECT (SELECT min(day) FROM reason_day), (SELECT max(day) FROM reason_day)"

/* How many refusals of clients the days from the first to the second number hold, in the first
 * column of one row. */
#define NUMBERS_REFUSALS                                                                           \
    "SELECT sum(x.events), 0 FROM " NUMBERS_REASONS " WHERE " NUMBERS_IS_INBOUND                   \
    " AND x.day BETWEEN %lld AND %lld"

/* Conditions: one outcome of a delivery, and what a client may be refused. */
#define NUMBERS_IS_FINAL   "f.outcome IN (1, 4, 5)"
#define NUMBERS_IS_EXPIRED "f.outcome = 5"
#define NUMBERS_IS_INBOUND "f.direction = 1"

/* The text of a number, "%1$s" standing for it; NULL for 0 and for what is not known. */
#define NUMBERS_DAY    "date(%1$s * 86400, 'unixepoch')"
#define NUMBERS_DOMAIN "(SELECT text FROM domain WHERE id = %1$s)"
#define NUMBERS_NAME   "(SELECT text FROM name WHERE id = %1$s)"
#define NUMBERS_CAUSE  "(SELECT slug FROM cause WHERE id = %1$s)"
#define NUMBERS_REASON "(SELECT template FROM reason WHERE id = %1$s)"
#define NUMBERS_STATUS                                                                             \
    "((%1$s / 1000000) || '.' || "                                                                 \
    "(%1$s / 1000 %% 1000) || '.' || (%1$s %% 1000))"
#define NUMBERS_WORD(list) "(SELECT text FROM word WHERE list = '" list "' AND id = %1$s)"

/* The numbers of the texts in a list "%1$s", where a dictionary is found by text. */
#define NUMBERS_OF_DOMAINS     "SELECT id FROM domain WHERE text IN (%1$s)"
#define NUMBERS_OF_CAUSES      "SELECT id FROM cause WHERE slug IN (%1$s)"
#define NUMBERS_OF_WORDS(list) "SELECT id FROM word WHERE list = '" list "' AND text IN (%1$s)"

#endif
