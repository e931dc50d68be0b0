/* Questions of a report that are drawn. */
#include "queries/report_questions.h"

const struct question question_hours = {
    .name = "hours",
    .title = "By the hour",
    .plot = true,
    .sql = "SELECT report_hour(time) AS hour, sum(CASE WHEN direction <> 'inbound' AND " IS_FINAL
           " THEN repeated ELSE 0 END) AS failed, sum(CASE WHEN direction <>"
           " 'inbound' AND NOT " IS_FINAL " THEN repeated ELSE 0 END) AS put_off, sum(CASE"
           " WHEN direction = 'inbound' THEN repeated ELSE 0 END) AS refused" EVENTS " AND"
           " ?1 = ?2 GROUP BY 1 ORDER BY 1",
    .columns = {{.name = "hour"},
                {"failed", COLUMN_COUNT},
                {"put_off", COLUMN_COUNT},
                {"refused", COLUMN_COUNT}},
};

const struct question question_days = {
    .name = "days",
    .title = "By the day",
    .plot = true,
    .sql = "SELECT day, sum(CASE WHEN direction <> 'inbound' AND " IS_FINAL " THEN events"
           " ELSE 0 END) AS failed, sum(CASE WHEN direction <> 'inbound' AND NOT " IS_FINAL
           " THEN events ELSE 0 END) AS put_off, sum(CASE WHEN direction = 'inbound' THEN events "
           "ELSE 0 END) AS refused FROM daily WHERE scope = 'edge' AND day BETWEEN ?10 AND ?2 "
           "GROUP BY day ORDER BY"
           " day",
    .columns = {{.name = "day"},
                {"failed", COLUMN_COUNT},
                {"put_off", COLUMN_COUNT},
                {"refused", COLUMN_COUNT}},
};

const struct question question_heat = {
    .name = "heat",
    .title = "Cause by domain",
    .note = "Attempts of our mail that failed.",
    .plot = true,
    .sql = "SELECT recipient_domain AS domain, cause, " ATTEMPTS " AS attempts" DAILY OUR_MAIL
           " AND recipient_domain IS NOT NULL GROUP BY 1, 2 HAVING attempts > 0"
           " ORDER BY attempts DESC, 1, 2 LIMIT 400",
    .columns = {{.name = "domain"}, {.name = "cause"}, {"attempts", COLUMN_COUNT}},
};
