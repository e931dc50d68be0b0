#include "base/words.h"

#define WORD_NAME(symbol, name) [symbol] = name,
const char *const mta_names[MTA_COUNT] = {MTA_LIST(WORD_NAME)};
const char *const direction_names[DIRECTION_COUNT] = {DIRECTION_LIST(WORD_NAME)};
const char *const scope_names[SCOPE_COUNT] = {SCOPE_LIST(WORD_NAME)};
const char *const outcome_names[OUTCOME_COUNT] = {OUTCOME_LIST(WORD_NAME)};
const char *const stage_names[STAGE_COUNT] = {STAGE_LIST(WORD_NAME)};
const char *const origin_names[ORIGIN_COUNT] = {ORIGIN_LIST(WORD_NAME)};
const char *const fate_names[FATE_COUNT] = {FATE_LIST(WORD_NAME)};
const char *const sender_kind_names[SENDER_KIND_COUNT] = {SENDER_KIND_LIST(WORD_NAME)};
#undef WORD_NAME

unsigned word_find(const char *const *names, unsigned count, struct slice name)
{
    for (unsigned i = 1; i < count; i++)
        if (slice_equal(slice_of(names[i]), name))
            return i;
    return 0;
}
