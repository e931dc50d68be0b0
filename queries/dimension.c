#include "queries/dimension.h"

#include "base/words.h"
#include "causes/cause.h"
#include "store/numbers.h"

#define ROLLUPS    (FROM_REASONS | FROM_SENDERS)
#define ALL        (ROLLUPS | FROM_EVENTS)
#define RECIPIENTS (FROM_REASONS | FROM_EVENTS)
#define SENDERS    (FROM_SENDERS | FROM_EVENTS)

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define WORDS(list)             .label = NUMBERS_WORD(list), .numbers = NUMBERS_OF_WORDS(list)
#define VOCABULARY(list, count) .words = (list), .word_count = (count)

const struct dimension dimensions[] = {
    {.name = "day", .from = ALL, .key = "x.day", .label = NUMBERS_DAY, .role = ROLE_TRAFFIC},
    {.name = "hour", .from = FROM_EVENTS, .expression = "report_hour(time)"},
    {.name = "domain",
     .alias = "recipient_domain",
     .expression = "recipient_domain",
     .from = RECIPIENTS,
     .key = "x.domain",
     .label = NUMBERS_DOMAIN,
     .numbers = NUMBERS_OF_DOMAINS,
     .role = ROLE_TRAFFIC},
    {.name = "sender_domain",
     .from = SENDERS,
     .key = "x.domain",
     .label = NUMBERS_DOMAIN,
     .numbers = NUMBERS_OF_DOMAINS,
     .role = ROLE_TRAFFIC},
    {.name = "cause",
     .from = ALL,
     .key = "c.id",
     .label = NUMBERS_CAUSE,
     .numbers = NUMBERS_OF_CAUSES,
     .role = ROLE_FAILURE},
    {.name = "family", .from = ALL, .key = "c.family", .role = ROLE_FAILURE},
    {.name = "class",
     .from = ALL,
     .key = "c.class",
     .role = ROLE_FAILURE,
     VOCABULARY(class_names, CLASS_COUNT)},
    {.name = "party",
     .from = ALL,
     .key = "c.party",
     .role = ROLE_FAILURE,
     VOCABULARY(party_names, PARTY_COUNT)},
    {.name = "code", .from = RECIPIENTS, .key = "r.code", .role = ROLE_FAILURE, .number = true},
    {.name = "status",
     .from = RECIPIENTS,
     .key = "r.status",
     .label = NUMBERS_STATUS,
     .role = ROLE_FAILURE},
    {.name = "provider",
     .from = RECIPIENTS,
     .key = "r.provider",
     .label = NUMBERS_NAME,
     .role = ROLE_TRAFFIC},
    {.name = "template",
     .from = RECIPIENTS,
     .key = "r.id",
     .label = NUMBERS_REASON,
     .role = ROLE_FAILURE,
     .wide = true},
    {.name = "mta",
     .from = ALL,
     .key = "f.mta",
     WORDS("mta"),
     .role = ROLE_TRAFFIC,
     VOCABULARY(mta_names, MTA_COUNT)},
    {.name = "host", .from = ALL, .key = "f.host", .label = NUMBERS_NAME, .role = ROLE_TRAFFIC},
    {.name = "direction",
     .from = ALL,
     .key = "f.direction",
     WORDS("direction"),
     .role = ROLE_TRAFFIC,
     VOCABULARY(direction_names, DIRECTION_COUNT)},
    {.name = "scope",
     .from = ALL,
     .key = "f.scope",
     WORDS("scope"),
     .role = ROLE_TRAFFIC,
     VOCABULARY(scope_names, SCOPE_COUNT)},
    {.name = "outcome",
     .from = ALL,
     .key = "f.outcome",
     WORDS("outcome"),
     .role = ROLE_FAILURE,
     VOCABULARY(outcome_names, OUTCOME_COUNT)},
    {.name = "stage",
     .from = RECIPIENTS,
     .key = "r.stage",
     WORDS("stage"),
     .role = ROLE_FAILURE,
     VOCABULARY(stage_names, STAGE_COUNT)},
    {.name = "remote_host", .from = FROM_EVENTS},
    {.name = "remote_ip", .from = FROM_EVENTS},
    {.name = "local_ip", .from = FROM_EVENTS},
    {.name = "list",
     .from = RECIPIENTS,
     .key = "r.list",
     .label = NUMBERS_NAME,
     .role = ROLE_FAILURE},
    {.name = "account", .from = FROM_EVENTS},
    {.name = "instance",
     .from = ALL,
     .key = "f.instance",
     .label = NUMBERS_NAME,
     .role = ROLE_TRAFFIC},
    {.name = "sender", .from = FROM_EVENTS},
    {.name = "sender_kind", .from = FROM_EVENTS, VOCABULARY(sender_kind_names, SENDER_KIND_COUNT)},
    {.name = "recipient", .from = FROM_EVENTS},
    {.name = "orig_recipient", .from = FROM_EVENTS},
    {.name = "queue_id", .from = FROM_EVENTS},
    {.name = "message_id", .from = FROM_EVENTS},
    {.name = "code_origin",
     .from = RECIPIENTS,
     .key = "r.code_origin",
     WORDS("origin"),
     .role = ROLE_FAILURE,
     VOCABULARY(origin_names, ORIGIN_COUNT)},
    {.name = "status_origin",
     .from = RECIPIENTS,
     .key = "r.status_origin",
     WORDS("origin"),
     .role = ROLE_FAILURE,
     VOCABULARY(origin_names, ORIGIN_COUNT)},
    {.name = "text", .from = FROM_EVENTS, .role = ROLE_FAILURE, .wide = true},
    {.name = "path", .from = FROM_EVENTS},
};

const size_t dimension_count = COUNT(dimensions);

static bool same_name(struct slice given, const char *name)
{
    if (!name || given.len != strlen(name))
        return false;
    for (size_t i = 0; i < given.len; i++)
        if ((given.ptr[i] == '-' ? '_' : byte_lower(given.ptr[i])) != name[i])
            return false;
    return true;
}

const struct dimension *dimension_find(struct slice name)
{
    for (size_t i = 0; i < dimension_count; i++)
        if (same_name(name, dimensions[i].name) || same_name(name, dimensions[i].alias))
            return &dimensions[i];
    return NULL;
}

bool dimension_list_has(const struct dimension_list *list, const struct dimension *dimension)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == dimension)
            return true;
    return false;
}

static int list_add(struct dimension_list *list, const char *option, struct slice name,
                    struct error *error)
{
    const struct dimension *dimension = dimension_find(name);
    if (!dimension)
        return error_set(error, "--%s '%.*s' is no column; 'bouncestat top --help' lists them",
                         option, SLICE_ARG(slice_first(name, 60)));
    if (dimension_list_has(list, dimension))
        return error_set(error, "--%s names %s twice", option, dimension->name);
    if (list->count == DIMENSION_LIST_MAX)
        return error_set(error, "--%s takes at most %d columns", option, DIMENSION_LIST_MAX);
    list->items[list->count++] = dimension;
    return 0;
}

int values_check(const char *option, struct slice values, struct error *error)
{
    struct slice rest = values, value;
    bool more = true;
    if (slice_trim(values).len == 0)
        return error_set(error, "--%s is empty; give a value or leave it out", option);
    while (more) {
        more = slice_cut(&rest, ',', &value);
        if (slice_trim(more ? value : rest).len == 0)
            return error_set(error,
                             "--%s '%.*s' has a comma with nothing %s it; take the comma out or "
                             "give a value there",
                             option, SLICE_ARG(slice_first(values, 60)),
                             more ? "before" : "behind");
    }
    return 0;
}

int dimension_list_read(struct dimension_list *list, const char *option, struct slice text,
                        struct error *error)
{
    struct slice name;
    list->count = 0;
    if (values_check(option, text, error) < 0)
        return -1;
    while (slice_cut(&text, ',', &name))
        if (list_add(list, option, slice_trim(name), error) < 0)
            return -1;
    return list_add(list, option, slice_trim(text), error);
}
