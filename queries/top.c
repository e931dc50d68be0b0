#include "queries/top.h"

#include "base/hash.h"
#include "base/words.h"
#include "queries/top_sql.h"
#include "queries/top_sums.h"
#include "store/numbers.h"
#include "store/remote_module.h"

#include <stdio.h>

enum { DAYS_AT_ONCE = 32 };

static int add_filter(struct top *top, struct top_filter filter, struct error *error)
{
    if (top->filter_count == TOP_FILTERS_MAX)
        return error_set(error, "at most %d filters, please", TOP_FILTERS_MAX);
    top->filters[top->filter_count++] = filter;
    return 0;
}

/* "a, b, c" */
static const char *list_words(const struct dimension *dimension, char *text, size_t size)
{
    size_t length = 0;
    text[0] = '\0';
    for (unsigned i = 1; i < dimension->word_count && length < size; i++)
        length += (size_t)snprintf(text + length, size - length, "%s%s", i > 1 ? ", " : "",
                                   dimension->words[i]);
    return text;
}

int top_filter(struct top *top, const char *option, const struct dimension *dimension,
               struct slice values, struct error *error)
{
    struct slice rest = values, value;
    char words[256];
    bool more = true;
    if (values_check(option, values, error) < 0)
        return -1;
    while (more && dimension->words) {
        more = slice_cut(&rest, ',', &value);
        if (!more)
            value = rest;
        if (!word_find(dimension->words, dimension->word_count, slice_trim(value)))
            return error_set(error, "--%s '%.*s' is none of %s", option,
                             SLICE_ARG(slice_first(value, 60)),
                             list_words(dimension, words, sizeof(words)));
    }
    return add_filter(top, (struct top_filter){dimension, values, false}, error);
}

int top_leave_out(struct top *top, struct slice named, struct error *error)
{
    return add_filter(top, (struct top_filter){dimension_find(S("cause")), named, true}, error);
}

int top_column(const struct top *top, enum top_column column)
{
    return (int)(top->per.count + top->by.count + top->example + column);
}

static int64_t day_start(const struct store *store, int64_t day)
{
    struct civil midnight = civil_of_days(day);
    return zone_instant(store_zone(store), &midnight, WHEN_NONE);
}

/* The same range, but not before or behind these days. */
static struct range within(const struct top_answer *answer, int64_t first, int64_t last)
{
    struct range range = answer->top->range;
    int64_t since = day_start(answer->store, first), until = day_start(answer->store, last + 1);
    if (range.since == WHEN_NONE || range.since < since) {
        range.since = since;
        range.first_day = first;
    }
    if (range.until == WHEN_NONE || range.until > until) {
        range.until = until;
        range.last_day = last;
    }
    return range;
}

/* Two numbers that one SELECT gives; as they were when it gives none. */
static int ask_numbers(struct store *store, const char *sql, int64_t *first_r, int64_t *second_r,
                       struct error *error)
{
    struct rows *rows;
    if (store_select(store, slice_of(sql), NULL, 0, &rows, error) < 0)
        return -1;
    int more = rows_next(rows, error);
    if (more > 0 && rows_type(rows, 0) != VALUE_NULL) {
        *first_r = rows_number(rows, 0);
        *second_r = rows_number(rows, 1);
    }
    rows_close(rows);
    return more < 0 ? -1 : 0;
}

/* What days there are, and from which on each event is still stored. */
static int read_bounds(struct top_answer *answer, struct error *error)
{
    static const char events_days[] = "SELECT julianday(day) - 2440587.5, 0 FROM events"
                                      " ORDER BY id LIMIT 1";
    const struct range *range = &answer->top->range;
    int64_t first = 0, last = -1, none = 0;
    answer->events_first_day = INT64_MAX;
    struct remote *remote = store_remote(answer->store);
    int status = remote ? store_remote_days(remote, &first, &last, &answer->events_first_day, error)
                        : ask_numbers(answer->store, NUMBERS_DAYS, &first, &last, error);
    if (status == 0 && !remote)
        status = ask_numbers(answer->store, events_days, &answer->events_first_day, &none, error);
    if (status < 0)
        return -1;
    answer->oldest =
        range->since != WHEN_NONE && range->first_day > first ? range->first_day : first;
    answer->newest = range->until != WHEN_NONE && range->last_day < last ? range->last_day : last;
    answer->next_day = answer->newest;
    if (answer->top->compare.with != COMPARE_NONE &&
        answer->top->compare.old.first_day < answer->oldest)
        answer->oldest = answer->top->compare.old.first_day;
    return 0;
}

/* Are the events that would have to be read for clients few enough?  1, 0, or -1 = failed.  Where
 * only the newest days are read, the newest stands for them. */
static int few_events(const struct top_answer *answer, struct error *error)
{
    char sql[512];
    int64_t events = 0, none = 0;
    bool newest = answer->by_day && answer->top->groups && answer->top->groups <= TOP_CLIENT_DAYS;
    if (!newest && answer->newest - answer->oldest >= TOP_CLIENT_DAYS)
        return 0;
    snprintf(sql, sizeof(sql), NUMBERS_REFUSALS,
             (long long)(newest ? answer->newest : answer->oldest), (long long)answer->newest);
    if (ask_numbers(answer->store, sql, &events, &none, error) < 0)
        return -1;
    return events <= TOP_CLIENT_EVENTS;
}

int top_begin(struct top_answer *answer, const struct top *top, enum top_block block,
              struct store *store, struct arena *arena, struct error *error)
{
    *answer = (struct top_answer){.top = top, .block = block, .store = store};
    answer->query = arena_zero(arena, sizeof(*answer->query));
    answer->by_day = !top->summed && top_has_days(top);
    answer->has_rates = top_has_rates(top, block);
    if (read_bounds(answer, error) < 0)
        return -1;
    int few = block == TOP_REFUSED ? few_events(answer, error) : 0;
    answer->counts_clients = few > 0;
    return few < 0 ? -1 : 0;
}

static struct top_part part_of(struct top_answer *answer, struct range range)
{
    return (struct top_part){.top = answer->top,
                             .block = answer->block,
                             .range = range,
                             .bounds = answer->bounds};
}

/* Text by text, NULL apart from the empty one. */
static uint64_t hash_text(struct slice text, uint64_t seed)
{
    return hash_number(slice_present(text), hash_bytes(text, seed));
}

static int read_deliveries(struct top_answer *answer, const struct top_part *part,
                           struct error *error)
{
    struct rows *rows;
    int more;
    map_clear(&answer->known);
    map_clear(&answer->known_before);
    *answer->query = (struct query){.len = 0};
    top_deliveries_sql(answer->query, part);
    if (query_ask(answer->query, answer->store, &rows, error) < 0)
        return -1;
    while ((more = rows_next(rows, error)) > 0) {
        uint64_t hash = 0;
        for (int i = 2; i < rows_width(rows); i++)
            hash = hash_text(rows_text(rows, i), hash);
        *map_put(&answer->known, hash) += rows_number(rows, 0);
        *map_put(&answer->known_before, hash) += rows_number(rows, 1);
    }
    rows_close(rows);
    return more;
}

static uint64_t hash_keys(struct top_answer *answer, const struct dimension_list *list, size_t from,
                          uint64_t hash)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->role == ROLE_TRAFFIC)
            hash = hash_text(rows_text(answer->rows, (int)(from + i)), hash);
    return hash;
}

static void find_deliveries(struct top_answer *answer)
{
    const struct top *top = answer->top;
    uint64_t hash = hash_keys(answer, &top->per, 0, 0);
    hash = hash_keys(answer, &top->by, top->per.count, hash);
    const int64_t *now = map_find(&answer->known, hash);
    const int64_t *before = map_find(&answer->known_before, hash);
    answer->deliveries = now ? *now : 0;
    answer->deliveries_before = before ? *before : 0;
}

static int ask(struct top_answer *answer, struct range range, int64_t first_day,
               struct error *error)
{
    struct top_part part = part_of(answer, range);
    part.clients = answer->counts_clients && first_day >= answer->events_first_day;
    if (answer->has_rates && read_deliveries(answer, &part, error) < 0)
        return -1;
    *answer->query = (struct query){.len = 0};
    top_sql(answer->query, &part);
    return query_ask(answer->query, answer->store, &answer->rows, error) < 0 ? -1 : 1;
}

/* The newest day that was not read yet; 1, 0 = there is none, -1 = failed. */
static int newest_day(struct top_answer *answer, int64_t *day_r, struct error *error)
{
    struct rows *rows;
    if (answer->next_day < answer->oldest)
        return 0;
    struct top_part part = part_of(answer, within(answer, answer->oldest, answer->next_day));
    *answer->query = (struct query){.len = 0};
    top_newest_sql(answer->query, &part);
    if (query_ask(answer->query, answer->store, &rows, error) < 0)
        return -1;
    int more = rows_next(rows, error);
    if (more > 0)
        *day_r = rows_number(rows, 0);
    rows_close(rows);
    return more;
}

/* Begin to read the next days: 1, 0 = all is read that is wanted, -1 = failed. */
static int next_part(struct top_answer *answer, struct error *error)
{
    const struct top *top = answer->top;
    int64_t last, first;
    if (!answer->by_day) {
        bool again = answer->begun;
        answer->begun = true;
        return again ? 0 : ask(answer, top->range, answer->oldest, error);
    }
    int more = newest_day(answer, &last, error);
    if (more <= 0)
        return more;
    if (top->groups && answer->group >= top->groups) {
        answer->older_left_out = true;
        return 0;
    }
    first = top->groups ? last : last - DAYS_AT_ONCE + 1;
    first = first < answer->oldest ? answer->oldest : first;
    answer->next_day = first - 1;
    answer->first_day = top->groups ? first : 0;
    return ask(answer, within(answer, first, last), first, error);
}

int top_next(struct top_answer *answer, struct error *error)
{
    int place = top_column(answer->top, TOP_PLACE);
    for (;;) {
        int more = answer->rows ? 1 : next_part(answer, error);
        if (more <= 0)
            return more;
        while ((more = rows_next(answer->rows, error)) > 0) {
            bool first = rows_number(answer->rows, place) == 1;
            if (!first || !answer->top->groups || answer->group < answer->top->groups)
                answer->group += first;
            else
                answer->left_out++;
            if (answer->left_out)
                continue;
            find_deliveries(answer);
            return 1;
        }
        if (more < 0)
            return -1;
        rows_close(answer->rows);
        answer->rows = NULL;
    }
}

/* Are failures of the period counted that lie before the day and may fit? */
static int counts_before(struct top_answer *answer, struct range period, int64_t day,
                         struct error *error)
{
    struct rows *rows;
    int64_t until = day_start(answer->store, day);
    if (period.until == WHEN_NONE || period.until > until) {
        period.until = until;
        period.last_day = day - 1;
    }
    struct top_part part = part_of(answer, period);
    *answer->query = (struct query){.len = 0};
    top_newest_sql(answer->query, &part);
    if (query_ask(answer->query, answer->store, &rows, error) < 0)
        return -1;
    int more = rows_next(rows, error);
    rows_close(rows);
    return more;
}

int top_reaches_before(struct top_answer *answer, int64_t day, struct error *error)
{
    const struct top *top = answer->top;
    int found = 0;
    if (answer->first_day < day)
        found = counts_before(answer, top->range, day, error);
    if (found == 0 && top->compare.with != COMPARE_NONE)
        found = counts_before(answer, top->compare.old, day, error);
    return found;
}

void top_end(struct top_answer *answer)
{
    rows_close(answer->rows);
    answer->rows = NULL;
    map_free(&answer->known);
    map_free(&answer->known_before);
}
