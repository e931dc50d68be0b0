#include "cli/keep.h"

int keep_days(const struct options *options, enum option_id id, int64_t otherwise, int64_t *days_r,
              struct error *error)
{
    static const struct {
        struct slice unit;
        int64_t days;
    } units[] = {{S("d"), 1}, {S("w"), 7}, {S("y"), 366}};
    struct slice text = slice_of(options->values[id]);
    uint64_t number;
    *days_r = otherwise;
    if (!slice_present(text))
        return 0;
    if (slice_number(&text, 36600, &number))
        for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
            if (slice_equal(text, units[i].unit)) {
                *days_r = (int64_t)number * units[i].days;
                return 0;
            }
    return error_set(error, "--%s '%.60s' is no age such as 90d, 12w or 3y", option_rows[id].name,
                     options->values[id]);
}
