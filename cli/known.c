#include "cli/known.h"

#include "base/nearest.h"
#include "causes/cause.h"
#include "queries/known.h"

static const struct filter {
    enum option_id option;
    enum known_kind kind;
} filters[] = {
    {OPTION_DOMAIN, KNOWN_DOMAIN},
    {OPTION_SENDER_DOMAIN, KNOWN_SENDER_DOMAIN},
    {OPTION_PROVIDER, KNOWN_PROVIDER},
    {OPTION_HOST, KNOWN_HOST},
};
enum { FILTERS = sizeof(filters) / sizeof(filters[0]) };

static int say(struct run *run, const struct filter *filter, struct slice value)
{
    const char *nearest;
    if (known_nearest(filter->kind, value, run->store, &run->arena, &nearest, &run->error) < 0)
        return -1;
    run_say(run, "No log that was read knows the %s '%.*s'%s%s%s", option_rows[filter->option].name,
            SLICE_ARG(slice_first(value, 60)), nearest ? "; did you mean " : "",
            nearest ? nearest : "", nearest ? "?" : "");
    return 0;
}

int known_say(struct run *run, bool lists)
{
    for (size_t i = 0; i < FILTERS; i++) {
        struct slice rest = slice_of(run->options.values[filters[i].option]), value;
        bool more = slice_present(rest);
        while (more) {
            more = lists && slice_cut(&rest, ',', &value);
            value = lists ? slice_trim(more ? value : rest) : rest;
            if (filters[i].kind != KNOWN_HOST)
                value = arena_lower(&run->arena, value);
            int there = known_ask(filters[i].kind, value, run->store, &run->error);
            if (there < 0 || (there == 0 && say(run, &filters[i], value) < 0))
                return -1;
        }
    }
    return 0;
}

int known_domain(struct run *run, struct slice domain)
{
    int there = known_ask(KNOWN_DOMAIN, domain, run->store, &run->error);
    return there ? there : known_ask(KNOWN_SENDER_DOMAIN, domain, run->store, &run->error);
}

int known_say_domain(struct run *run, struct slice domain)
{
    int there = known_domain(run, domain);
    return there ? there : say(run, &filters[0], domain);
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
