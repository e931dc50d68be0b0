#include "queries/dimension.h"

#include "base/words.h"

#define ALL_VIEWS (VIEW_DAILY | VIEW_SENDERS | VIEW_EVENTS)
#define RECIPIENT (VIEW_DAILY | VIEW_EVENTS)
#define SENDER    (VIEW_SENDERS | VIEW_EVENTS)

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const class_names[] = {NULL, "hard", "soft", "policy", "network", "local"};
static const char *const party_names[] = {NULL,        "sender-admin",    "sender",
                                          "recipient", "recipient-admin", "dns-owner",
                                          "nobody"};

#define WORDS(list)             .words = (list), .word_count = COUNT(list)
#define VOCABULARY(list, count) .words = (list), .word_count = (count)

const struct dimension dimensions[] = {
    {.name = "day", .views = ALL_VIEWS},
    {.name = "hour", .views = VIEW_EVENTS, .expression = "report_hour(time)"},
    {.name = "domain",
     .views = RECIPIENT,
     .alias = "recipient_domain",
     .expression = "recipient_domain"},
    {.name = "sender_domain", .views = SENDER},
    {.name = "cause", .views = ALL_VIEWS},
    {.name = "family", .views = ALL_VIEWS},
    {.name = "class", .views = ALL_VIEWS, WORDS(class_names)},
    {.name = "party", .views = ALL_VIEWS, WORDS(party_names)},
    {.name = "code", .views = RECIPIENT, .number = true},
    {.name = "status", .views = RECIPIENT},
    {.name = "provider", .views = RECIPIENT},
    {.name = "template", .views = RECIPIENT, .wide = true},
    {.name = "mta", .views = ALL_VIEWS, VOCABULARY(mta_names, MTA_COUNT)},
    {.name = "host", .views = ALL_VIEWS},
    {.name = "direction", .views = ALL_VIEWS, VOCABULARY(direction_names, DIRECTION_COUNT)},
    {.name = "scope", .views = ALL_VIEWS, VOCABULARY(scope_names, SCOPE_COUNT)},
    {.name = "outcome", .views = ALL_VIEWS, VOCABULARY(outcome_names, OUTCOME_COUNT)},
    {.name = "stage", .views = VIEW_EVENTS, VOCABULARY(stage_names, STAGE_COUNT)},
    {.name = "remote_host", .views = VIEW_EVENTS},
    {.name = "remote_ip", .views = VIEW_EVENTS},
    {.name = "local_ip", .views = VIEW_EVENTS},
    {.name = "list", .views = VIEW_EVENTS},
    {.name = "account", .views = VIEW_EVENTS},
    {.name = "instance", .views = VIEW_EVENTS},
    {.name = "sender", .views = VIEW_EVENTS},
    {.name = "sender_kind", .views = VIEW_EVENTS, VOCABULARY(sender_kind_names, SENDER_KIND_COUNT)},
    {.name = "recipient", .views = VIEW_EVENTS},
    {.name = "orig_recipient", .views = VIEW_EVENTS},
    {.name = "queue_id", .views = VIEW_EVENTS},
    {.name = "message_id", .views = VIEW_EVENTS},
    {.name = "code_origin", .views = VIEW_EVENTS, VOCABULARY(origin_names, ORIGIN_COUNT)},
    {.name = "status_origin", .views = VIEW_EVENTS, VOCABULARY(origin_names, ORIGIN_COUNT)},
    {.name = "text", .views = VIEW_EVENTS, .wide = true},
    {.name = "path", .views = VIEW_EVENTS},
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

static int list_add(struct dimension_list *list, const char *option, struct slice name,
                    struct error *error)
{
    const struct dimension *dimension = dimension_find(name);
    if (!dimension)
        return error_set(error, "--%s '%.*s' is no column; 'bouncestat top --help' lists them",
                         option, SLICE_ARG(slice_first(name, 60)));
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == dimension)
            return error_set(error, "--%s names %s twice", option, dimension->name);
    if (list->count == DIMENSION_LIST_MAX)
        return error_set(error, "--%s takes at most %d columns", option, DIMENSION_LIST_MAX);
    list->items[list->count++] = dimension;
    return 0;
}

int dimension_list_read(struct dimension_list *list, const char *option, struct slice text,
                        struct error *error)
{
    struct slice name;
    list->count = 0;
    while (slice_cut(&text, ',', &name))
        if (list_add(list, option, slice_trim(name), error) < 0)
            return -1;
    return list_add(list, option, slice_trim(text), error);
}
