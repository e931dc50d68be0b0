#include "causes/embedded.h"

/* Written by the build from rules.txt and providers.txt. */
extern const unsigned char rules_data[], providers_data[];
extern const size_t rules_data_size, providers_data_size;

struct slice embedded_rules(void)
{
    return slice_make((const char *)rules_data, rules_data_size);
}

struct slice embedded_providers(void)
{
    return slice_make((const char *)providers_data, providers_data_size);
}
