#include "queries/decided.h"

#include "base/words.h"
#include "causes/classifier.h"
#include "queries/query.h"
#include "store/numbers.h"
#include "store/sums.h"

/* One sum for each step: nothing is sorted, however many rows there are. */
static void add_sums(struct query *query, const char *from)
{
    query_add(query, "SELECT sum(x.events)");
    for (unsigned step = 1; step < STEP_COUNT; step++)
        query_add(query, ", sum(CASE r.step WHEN '%s' THEN x.events END)", step_names[step]);
    query_add(query, " FROM %s", from);
}

static int64_t *place_of(struct decided *decided, unsigned step)
{
    if (step == STEP_STATUS)
        return &decided->status;
    return step == STEP_CODE ? &decided->code : &decided->text;
}

static int ask(struct decided *decided, const struct query *query, struct store *store,
               struct error *error)
{
    struct rows *rows;
    *decided = (struct decided){0};
    if (query_ask(query, store, &rows, error) < 0)
        return -1;
    int more = rows_next(rows, error);
    if (more > 0) {
        decided->events = decided->unclassified = rows_number(rows, 0);
        for (unsigned step = 1; step < STEP_COUNT; step++) {
            *place_of(decided, step) += rows_number(rows, (int)step);
            decided->unclassified -= rows_number(rows, (int)step);
        }
    }
    rows_close(rows);
    return more < 0 ? -1 : 0;
}

int decided_read(struct decided *decided, struct store *store, struct error *error)
{
    struct query query = {.len = 0};
    int summed = store_sum(store, "decided_reasons", "reason, flow, events",
                           S("SELECT " NUMBERS_REASON_ROWS), NULL, 0, error);
    if (summed < 0)
        return -1;
    add_sums(&query, summed ? NUMBERS_REASONS_IN("decided_reasons") : NUMBERS_REASONS);
    return ask(decided, &query, store, error);
}

int decided_read_days(struct decided *decided, int64_t first_day, int64_t last_day,
                      struct store *store, struct error *error)
{
    struct query query = {.len = 0};
    add_sums(&query, NUMBERS_REASONS);
    query_add(&query, " WHERE f.scope = ");
    query_number(&query, SCOPE_EDGE);
    query_add(&query, " AND x.day BETWEEN ");
    query_number(&query, first_day);
    query_add(&query, " AND ");
    query_number(&query, last_day);
    return ask(decided, &query, store, error);
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
    if (all == 0)
        return (struct slice){0};
    return arena_printf(arena,
                        "%.*s decided by text, %.*s by status, %.*s by code; %.*s unclassified",
                        SLICE_ARG(share(arena, decided->text, all)),
                        SLICE_ARG(share(arena, decided->status, all)),
                        SLICE_ARG(share(arena, decided->code, all)),
                        SLICE_ARG(share(arena, decided->unclassified, all)));
}
