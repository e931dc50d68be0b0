#include "base/nearest.h"

/* Changes of one letter that lead from one name to the other; of a name that is too long, many. */
static size_t distance(struct slice a, struct slice b)
{
    enum { LONGEST = 64 };
    size_t row[LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t replaced = diagonal + (byte_lower(a.ptr[i - 1]) != b.ptr[j - 1]);
            size_t best = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            diagonal = row[j];
            row[j] = replaced < best ? replaced : best;
        }
    }
    return row[b.len];
}

const char *nearest_name(struct slice given, const char *(*name_at)(size_t index, const void *data),
                         const void *data)
{
    const char *nearest = NULL, *name;
    size_t least = given.len < 3 ? given.len : 3;
    for (size_t i = 0; (name = name_at(i, data)); i++) {
        size_t changes = distance(given, slice_of(name));
        /* Half a word is as good as a slip. */
        if (given.len >= 3 && slice_starts(slice_of(name), given))
            changes = 1;
        if (changes < least) {
            least = changes;
            nearest = name;
        }
    }
    return nearest;
}
