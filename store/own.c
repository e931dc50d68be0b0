#include "store/own.h"

static bool holds_ip(const struct own *own, struct slice text)
{
    struct ip ip;
    if (own->network_count == 0)
        return ip_is_loopback(text);
    if (!ip_parse(text, &ip))
        return false;
    if (ip_loops_back(&ip))
        return true;
    for (size_t i = 0; i < own->network_count; i++)
        if (network_holds(&own->networks[i], &ip))
            return true;
    return false;
}

static bool holds_host(const struct own *own, struct slice host)
{
    if (own->host_count && slice_ends(host, S(".")))
        host.len--;
    for (size_t i = 0; host.len && i < own->host_count; i++) {
        struct slice mine = own->hosts[i];
        if (mine.len && mine.ptr[0] == '.' ? slice_ends_nocase(host, mine)
                                           : slice_equal_nocase(host, mine))
            return true;
    }
    return false;
}

bool own_lists(const struct own *own, struct slice ip, struct slice host)
{
    return holds_ip(own, ip) || (slice_present(host) && holds_host(own, host));
}
