#include "queries/report.h"

enum { HISTORY_DAYS = 28 };

static int64_t day_begin(const struct zone *zone, int64_t day)
{
    struct civil midnight = civil_of_days(day);
    return zone_instant(zone, &midnight, WHEN_NONE);
}

void period_set(struct period *period, int64_t first_day, int64_t last_day, const struct zone *zone)
{
    int64_t days = last_day - first_day + 1;
    int64_t back = (days + 6) / 7 * 7;
    int64_t history = last_day - HISTORY_DAYS + 1;
    *period = (struct period){.first_day = first_day,
                              .last_day = last_day,
                              .old_first_day = first_day - back,
                              .old_last_day = last_day - back,
                              .since = day_begin(zone, first_day),
                              .until = day_begin(zone, last_day + 1),
                              .old_since = day_begin(zone, first_day - back),
                              .old_until = day_begin(zone, last_day - back + 1)};
    day_text(first_day, period->first);
    day_text(last_day, period->last);
    day_text(period->old_first_day, period->old_first);
    day_text(period->old_last_day, period->old_last);
    day_text(first_day < history ? first_day : history, period->history);
    when_text(period->since, period->since_text);
    when_text(period->until, period->until_text);
    when_text(period->old_since, period->old_since_text);
    when_text(period->old_until, period->old_until_text);
}

static struct param text(const char *value)
{
    return (struct param){.type = PARAM_TEXT, .text = slice_of(value)};
}

static struct param number(int64_t value)
{
    return (struct param){.type = PARAM_NUMBER, .number = value};
}

void period_scene(const struct period *period, int64_t limit, struct scene *scene)
{
    *scene = (struct scene){.limit = (size_t)limit};
    struct param params[SCENE_PARAMS + 1] = {{.type = PARAM_NULL}};
    params[SCENE_FIRST_DAY] = text(period->first);
    params[SCENE_LAST_DAY] = text(period->last);
    params[SCENE_OLD_FIRST_DAY] = text(period->old_first);
    params[SCENE_OLD_LAST_DAY] = text(period->old_last);
    params[SCENE_SINCE] = text(period->since_text);
    params[SCENE_UNTIL] = text(period->until_text);
    params[SCENE_FIRST_ID] = number(store_first_id(period->since));
    params[SCENE_END_ID] = number(store_first_id(period->until));
    params[SCENE_LIMIT] = number(limit ? limit + 1 : -1);
    params[SCENE_OLD_SINCE] = text(period->old_since_text);
    params[SCENE_OLD_UNTIL] = text(period->old_until_text);
    params[SCENE_OLD_FIRST_ID] = number(store_first_id(period->old_since));
    params[SCENE_OLD_END_ID] = number(store_first_id(period->old_until));
    params[SCENE_HISTORY_DAY] = text(period->history);
    memcpy(scene->params, params + 1, sizeof(scene->params));
}
