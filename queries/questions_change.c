/* Questions of a report about what is new and what has changed. */
#include "queries/report_questions.h"

const struct question question_new_causes = {
    .name = "new_causes",
    .title = "New: a cause at a domain where it was never seen before",
    .sql = "SELECT direction, recipient_domain AS domain, cause, min(day) AS first_day, " FINAL
           " AS final, " ATTEMPTS " AS attempts FROM daily WHERE scope"
           " = 'edge' AND day <= ?2 AND recipient_domain IS NOT NULL GROUP BY direction,"
           " recipient_domain, cause HAVING min(day) >= ?1 ORDER BY direction = 'inbound',"
           " final DESC, attempts DESC, domain, cause LIMIT ?9",
    .columns = {{.name = "direction"},
                {.name = "domain"},
                {.name = "cause"},
                {.name = "first_day"},
                {"final", COLUMN_COUNT},
                {"attempts", COLUMN_COUNT}},
};

const struct question question_new_templates = {
    .name = "new_templates",
    .title = "New: a reply never seen before",
    .note = "events = since it was first seen.",
    .sql = "SELECT min(first_seen) AS first_seen, direction, cause, code, sum(events) AS"
           " events, template FROM reasons GROUP BY direction, cause, code, template HAVING"
           " min(first_seen) >= ?5 AND min(first_seen) < ?6 ORDER BY direction = 'inbound',"
           " events DESC, template LIMIT ?9",
    .columns = {{"first_seen", COLUMN_TIME},
                {.name = "direction"},
                {.name = "cause"},
                {.name = "code"},
                {"events", COLUMN_COUNT},
                {"template", COLUMN_WIDE}},
};

const struct question question_changes = {
    .name = "changes",
    .title = "What rose or fell against the same weekdays a week before",
    .note = "Attempts. Small changes (under 5, or under a quarter) are left out.",
    .sql = "SELECT direction, cause, now, before, now - before AS change FROM (SELECT"
           " direction, cause, sum(CASE WHEN day >= ?1 THEN events ELSE 0 END) AS now,"
           " sum(CASE WHEN day <= ?4 THEN events ELSE 0 END) AS before FROM daily WHERE"
           " scope = 'edge' AND outcome <> 'expired' AND (" NOW " OR " BEFORE ") GROUP BY"
           " direction, cause) WHERE abs(now - before) >= 5 AND 4 * abs(now - before) >="
           " max(now, before) ORDER BY abs(now - before) DESC, direction, cause LIMIT ?9",
    .columns = {{.name = "direction"},
                {.name = "cause"},
                {"now", COLUMN_COUNT},
                {"before", COLUMN_COUNT},
                {"change", COLUMN_COUNT}},
};
