#include "queries/decided.h"

static const char decided_sql[] = "SELECT step, sum(events) FROM reasons GROUP BY step";

int decided_read(struct decided *decided, struct store *store, struct error *error)
{
    struct rows *rows;
    int more;
    *decided = (struct decided){0};
    if (store_select(store, slice_make(decided_sql, sizeof(decided_sql) - 1), NULL, 0, &rows,
                     error) < 0)
        return -1;
    while ((more = rows_next(rows, error)) > 0) {
        unsigned step = word_find(step_names, STEP_COUNT, rows_text(rows, 0));
        decided->by[step] += rows_number(rows, 1);
        decided->events += rows_number(rows, 1);
    }
    rows_close(rows);
    return more;
}

/* Whole per cents, but never 0 for what is there nor 100 where something else is too. */
static struct slice share(struct arena *arena, int64_t part, int64_t whole)
{
    double percent = 100.0 * (double)part / (double)whole;
    bool near = part && part < whole && (percent < 0.95 || percent > 99.05);
    if (near && percent < 0.05)
        return S("under 0.1 %");
    if (near && percent > 99.95)
        return S("over 99.9 %");
    return arena_printf(arena, "%.*f %%", near ? 1 : 0, percent);
}

struct slice decided_words(const struct decided *decided, struct arena *arena)
{
    int64_t all = decided->events;
    const int64_t *by = decided->by;
    if (all == 0)
        return (struct slice){0};
    return arena_printf(
        arena, "%.*s decided by text, %.*s by status, %.*s by code; %.*s unclassified",
        SLICE_ARG(share(arena, by[STEP_USER] + by[STEP_VENDOR] + by[STEP_TEXT], all)),
        SLICE_ARG(share(arena, by[STEP_STATUS], all)), SLICE_ARG(share(arena, by[STEP_CODE], all)),
        SLICE_ARG(share(arena, by[STEP_NONE], all)));
}
