#include "cli/letter.h"
#include "cli/mime.h"

bool letter_domain_valid(struct slice domain)
{
    for (size_t i = 0; i < domain.len; i++)
        if (!byte_is_alnum(domain.ptr[i]) && !strchr(".-_", domain.ptr[i]))
            return false;
    return domain.len > 0 && domain.len <= 253;
}

static int read_clause(struct letter_route *route, struct slice clause, struct error *error)
{
    uint64_t number;
    struct slice rest = clause;
    if (slice_skip(&rest, S("minimum ")) && slice_number(&rest, INT32_MAX, &number) &&
        rest.len == 0) {
        route->minimum = (int64_t)number;
        return 0;
    }
    rest = clause;
    if (slice_skip(&rest, S("numbers "))) {
        route->numbers = number_style_find(slice_trim(rest));
        if (route->numbers)
            return 0;
    }
    return error_set(error,
                     "[letters]: '%.*s' is neither 'minimum N' nor 'numbers plain', en, de, fr or "
                     "ch",
                     SLICE_ARG(slice_first(clause, 60)));
}

int letter_route_read(struct letter_route *route, struct slice domain, struct slice text,
                      struct error *error)
{
    struct slice rest = text, clause = text;
    *route = (struct letter_route){.numbers = &number_styles[0]};
    if (!slice_equal(domain, S("*"))) {
        if (!letter_domain_valid(domain))
            return error_set(error, "'%.*s' is no domain; give its name in ASCII (xn--..)",
                             SLICE_ARG(slice_first(domain, 60)));
        route->domain = domain;
    }
    bool more = slice_cut(&rest, ';', &clause);
    route->addresses = slice_trim(clause);
    if (!mime_addresses_valid(route->addresses))
        return error_set(error, "'%.*s' is no list of mail addresses",
                         SLICE_ARG(slice_first(route->addresses, 60)));
    while (more) {
        clause = rest;
        more = slice_cut(&rest, ';', &clause);
        if (read_clause(route, slice_trim(clause), error) < 0)
            return -1;
    }
    return 0;
}
