/*
 * report: what happened in some whole days, as tables that writers only have to show.
 *
 * Failures of the report are those of scope `edge`.  Counts are of events, as in `top`: final =
 * rejected, bounced and expired; attempts = all but expired.  A share is of deliveries and never
 * given for fewer than 20.
 */
#ifndef BOUNCESTAT_QUERIES_REPORT_H
#define BOUNCESTAT_QUERIES_REPORT_H

#include "causes/cause.h"
#include "queries/decided.h"
#include "queries/range.h"
#include "queries/table.h"

/* Some whole days of the report zone, and the days that they are compared with: the same weekdays,
 * the nearest ones that lie wholly before. */
struct period {
    int64_t first_day, last_day;
    int64_t old_first_day, old_last_day;
    int64_t since, until; /* instants, `until` exclusive */
    int64_t old_since, old_until;
    char first[WHEN_TEXT], last[WHEN_TEXT], old_first[WHEN_TEXT], old_last[WHEN_TEXT];
    char history[WHEN_TEXT]; /* where plots over days begin: at least four weeks */
    char since_text[WHEN_TEXT], until_text[WHEN_TEXT];
    char old_since_text[WHEN_TEXT], old_until_text[WHEN_TEXT];
};

void period_set(struct period *period, int64_t first_day, int64_t last_day,
                const struct zone *zone);

/* The parameters of questions about the period, which must outlive them. */
void period_scene(const struct period *period, int64_t limit, struct scene *scene);

/*
 * How far the logs reach into the period.  A stream of a host is `complete` when its last line
 * lies behind the period or in its last hour, and its first line before the period or in its first
 * hour.  Without that nothing may be called quiet.  A stream whose last line is more than two weeks
 * older than the period belongs to a machine that is gone; it is counted and left out.
 */
struct reach {
    struct table table; /* host, mta, first_time, last_time, state .. */
    size_t hosts;       /* streams */
    size_t incomplete;  /* of them */
    size_t gone;        /* left out */
    int64_t lines;      /* without those of other programs, of all time */
    int64_t unknown;    /* of them */
    bool compared;      /* each of the days compared with has data */
    int64_t pruned_day; /* events before it were pruned, some of the period's; 0 = none of these */
    bool first;         /* nothing older than the period is known: all would be new */
};

int reach_read(struct reach *reach, const struct scene *scene, struct store *store,
               struct arena *arena, struct error *error);

/* In the order of the page. */
enum report_table {
    REPORT_NUMBERS,
    REPORT_FATES,
    REPORT_CAUSES,
    REPORT_NEW_CAUSES,
    REPORT_NEW_TEMPLATES,
    REPORT_CHANGES,
    REPORT_DOMAINS,
    REPORT_PROVIDERS,
    REPORT_LISTS,
    REPORT_WORST,
    REPORT_SLOW,
    REPORT_FORWARDS,
    REPORT_BACKSCATTER,
    REPORT_REFUSED,
    REPORT_CLIENTS,
    REPORT_GREYLISTED,
    REPORT_SUSPECTS,
    REPORT_HOURS,
    REPORT_DAYS,
    REPORT_HEAT,
    REPORT_TABLES
};
extern const struct question *const report_questions[REPORT_TABLES];

struct advice {
    enum cause cause;
    int64_t events;
};

struct report {
    struct period period;
    struct reach reach;
    struct decided decided;
    struct table tables[REPORT_TABLES];
    struct advice advice[CAUSE_COUNT]; /* of the causes of our failed mail, the worst first */
    size_t advice_count;
};

/* `limit` = rows of a table, 0 = all.  Everything lives in `arena`. */
int report_fill(struct report *report, const struct period *period, int64_t limit,
                struct store *store, struct arena *arena, struct error *error);

#endif
