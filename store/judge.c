#include "store/judge.h"

#include "base/domain.h"

struct slice judge_provider(struct arena *arena, const struct providers *providers,
                            const struct record *record, struct slice remote_host)
{
    if (record->direction == DIRECTION_LOCAL)
        return (struct slice){0};
    /* Of an inbound refusal the client's operator counts, not the recipient's. */
    if (record->direction == DIRECTION_INBOUND)
        return provider_find(providers, remote_host, (struct slice){0}, (struct slice){0});
    return provider_find(providers, remote_host, record->text,
                         domain_of_address(arena, record->recipient));
}

void judge_own(const struct record *record, struct slice own[JUDGE_OWN])
{
    own[0] = record->recipient;
    own[1] = record->orig_recipient;
    own[2] = record->sender;
    own[3] = record->remote_host;
    own[4] = record->remote_ip;
    own[5] = record->account;
}

size_t judge_template(const struct record *record, struct slice text, char out[FOLD_MAX])
{
    struct slice own[JUDGE_OWN];
    judge_own(record, own);
    return fold_template(text, own, JUDGE_OWN, out);
}
