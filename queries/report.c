#include "queries/report_questions.h"

const struct question *const report_questions[REPORT_TABLES] = {
    [REPORT_NUMBERS] = &question_numbers,
    [REPORT_FATES] = &question_fates,
    [REPORT_CAUSES] = &question_causes,
    [REPORT_NEW_CAUSES] = &question_new_causes,
    [REPORT_NEW_TEMPLATES] = &question_new_templates,
    [REPORT_CHANGES] = &question_changes,
    [REPORT_DOMAINS] = &question_domains,
    [REPORT_PROVIDERS] = &question_providers,
    [REPORT_LISTS] = &question_lists,
    [REPORT_WORST] = &question_worst,
    [REPORT_SLOW] = &question_slow,
    [REPORT_FORWARDS] = &question_forwards,
    [REPORT_BACKSCATTER] = &question_backscatter,
    [REPORT_REFUSED] = &question_refused,
    [REPORT_CLIENTS] = &question_clients,
    [REPORT_GREYLISTED] = &question_greylisted,
    [REPORT_SUSPECTS] = &question_suspects,
    [REPORT_HOURS] = &question_hours,
    [REPORT_DAYS] = &question_days,
    [REPORT_HEAT] = &question_heat,
};

static void add_advice(struct report *report)
{
    const struct table *table = &report->tables[REPORT_CAUSES];
    size_t slug = table_column(table, "cause"), attempts = table_column(table, "attempts");
    for (size_t i = 0; i < table->rows && i < CAUSE_COUNT; i++) {
        int cause = cause_find(table_at(table, i, slug)->text);
        if (cause >= 0)
            report->advice[report->advice_count++] =
                (struct advice){.cause = (enum cause)cause,
                                .events = table_at(table, i, attempts)->number};
    }
}

int report_fill(struct report *report, const struct period *period, int64_t limit,
                struct store *store, struct arena *arena, struct error *error)
{
    struct scene scene;
    *report = (struct report){.period = *period};
    period_scene(&report->period, limit, &scene);
    if (reach_read(&report->reach, &scene, store, arena, error) < 0 ||
        decided_read_days(&report->decided, period->first_day, period->last_day, store, error) < 0)
        return -1;
    for (size_t i = 0; i < REPORT_TABLES; i++)
        if (table_fill(&report->tables[i], report_questions[i], &scene, store, arena, error) < 0)
            return -1;
    add_advice(report);
    return 0;
}
