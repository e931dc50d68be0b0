#include "cli/known.h"

#include "causes/cause.h"
#include "queries/query.h"

enum { NAMES_MAX = 10000 }; /* that a mistyped one is compared with, the busiest first */

static const struct known {
    enum option_id option;
    const char *names; /* SELECT of name and weight, n */
} lists[] = {
    {OPTION_DOMAIN, "SELECT recipient_domain AS name, delivered + failed AS n FROM traffic"
                    " UNION ALL SELECT recipient_domain, events FROM daily"},
    {OPTION_SENDER_DOMAIN, "SELECT sender_domain AS name, delivered + failed AS n FROM"
                           " traffic_senders UNION ALL SELECT sender_domain, events FROM"
                           " daily_senders"},
    {OPTION_PROVIDER, "SELECT provider AS name, delivered + failed AS n FROM traffic"
                      " UNION ALL SELECT provider, events FROM daily"},
    {OPTION_HOST, "SELECT host AS name, lines AS n FROM sources"},
};
enum { LISTS = sizeof(lists) / sizeof(lists[0]) };

static int is_there(struct run *run, const struct known *list, struct slice value)
{
    struct query *query = arena_zero(&run->arena, sizeof(*query));
    struct rows *rows;
    query_add(query, "SELECT 1 FROM (%s) WHERE name = ", list->names);
    query_text(query, value);
    query_add(query, " LIMIT 1");
    if (query_ask(query, run->store, &rows, &run->error) < 0)
        return -1;
    int more = rows_next(rows, &run->error);
    rows_close(rows);
    return more;
}

static const char *name_at(size_t index, const void *names)
{
    return ((const char *const *)names)[index];
}

/* NULL where nothing is near. */
static int find_nearest(struct run *run, const struct known *list, struct slice value,
                        const char **nearest_r)
{
    struct query *query = arena_zero(&run->arena, sizeof(*query));
    const char **names = arena_zero(&run->arena, (NAMES_MAX + 1) * sizeof(*names));
    struct rows *rows;
    size_t count = 0;
    int more;
    query_add(query,
              "SELECT name FROM (%s) WHERE name <> '' GROUP BY name ORDER BY sum(n) DESC LIMIT %d",
              list->names, NAMES_MAX);
    if (query_ask(query, run->store, &rows, &run->error) < 0)
        return -1;
    while ((more = rows_next(rows, &run->error)) > 0 && count < NAMES_MAX)
        names[count++] = arena_string(&run->arena, rows_text(rows, 0));
    rows_close(rows);
    *nearest_r = nearest_name(value, name_at, names);
    return more < 0 ? -1 : 0;
}

static int say(struct run *run, const struct known *list, struct slice value)
{
    const char *nearest;
    if (find_nearest(run, list, value, &nearest) < 0)
        return -1;
    run_say(run, "No log that was read knows the %s '%.*s'%s%s%s", option_rows[list->option].name,
            SLICE_ARG(slice_first(value, 60)), nearest ? "; did you mean " : "",
            nearest ? nearest : "", nearest ? "?" : "");
    return 0;
}

int known_say(struct run *run)
{
    for (size_t i = 0; i < LISTS; i++) {
        struct slice rest = slice_of(run->options.values[lists[i].option]), value;
        bool more = slice_present(rest);
        while (more) {
            more = slice_cut(&rest, ',', &value);
            value = slice_trim(more ? value : rest);
            if (lists[i].option != OPTION_HOST)
                value = arena_lower(&run->arena, value);
            int there = is_there(run, &lists[i], value);
            if (there < 0 || (there == 0 && say(run, &lists[i], value) < 0))
                return -1;
        }
    }
    return 0;
}

int known_say_domain(struct run *run, struct slice domain)
{
    const struct known *to = &lists[0], *from = &lists[1];
    int there = is_there(run, to, domain);
    if (there == 0)
        there = is_there(run, from, domain);
    return there ? there : say(run, to, domain);
}

static const char *cause_at(size_t index, const void *unused)
{
    (void)unused;
    return index < CAUSE_COUNT ? causes[index].slug : NULL;
}

int known_cause(struct run *run, enum option_id option, struct slice value)
{
    struct slice cause = arena_lower(&run->arena, value);
    if (cause_find(cause) >= 0)
        return 0;
    const char *nearest = nearest_name(cause, cause_at, NULL);
    return error_set(&run->error, "--%s '%.*s' is no cause; %s%s%s", option_rows[option].name,
                     SLICE_ARG(slice_first(value, 60)),
                     nearest ? "did you mean " : "'bouncestat rules list' names them",
                     nearest ? nearest : "", nearest ? "?" : "");
}
