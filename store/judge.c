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

size_t judge_template(const struct record *record, struct slice text, char out[FOLD_MAX])
{
    struct slice own[] = {record->recipient,   record->orig_recipient, record->sender,
                          record->remote_host, record->remote_ip,      record->account};
    return fold_template(text, own, sizeof(own) / sizeof(own[0]), out);
}
