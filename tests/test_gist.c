/* What events are alike in: the number that stands for it (form_hash of store/gist.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/when.h"
#include "store/gist.h"
#include "store/keys.h"

enum { RECORDS = 14 };

static void refuse(struct record records[RECORDS])
{
    for (size_t i = 0; i < RECORDS; i++)
        records[i] = (struct record){.kind = RECORD_FAILURE,
                                     .host = S("mx1"),
                                     .instance = S("postfix"),
                                     .queue_id = S("4bAAAA1z"),
                                     .direction = DIRECTION_OUTBOUND,
                                     .outcome = OUTCOME_BOUNCED,
                                     .stage = STAGE_RCPT,
                                     .code = 550,
                                     .status = {5, 1, 1},
                                     .code_origin = ORIGIN_REPLY,
                                     .status_origin = ORIGIN_REPLY,
                                     .remote_host = S("mx.example.com"),
                                     .recipient = S("bob@example.com"),
                                     .sender = S("ann@example.org"),
                                     .text = S("550 5.1.1 no such user")};
}

/* The records' form hashes; the peer of the record at `own` is ours. */
static void hash(struct record records[RECORDS], size_t own, uint64_t hashes[RECORDS])
{
    const struct key_rules rules = {.own = &(struct own){0}, .seed = 7};
    struct error error;
    struct providers *providers = providers_open((struct slice){0}, NULL, &error);
    struct batch batch = {.records = records, .count = RECORDS};
    keys_make(&batch, &rules);
    records[own].own_peer = true;
    gist_batch(&batch, providers, rules.seed);
    for (size_t i = 0; i < RECORDS; i++)
        hashes[i] = records[i].gist->form_hash;
    arena_free(&batch.arena);
    providers_close(providers);
}

/* Each record differs from the first in one thing that a form or its verdict follows from. */
static void forms_are_told_apart(void **state)
{
    struct record records[RECORDS];
    uint64_t hashes[RECORDS];
    (void)state;
    refuse(records);
    records[1].host = S("mx2");
    records[2].instance = S("postfix-out");
    records[3].direction = DIRECTION_LOCAL;
    records[4].outcome = OUTCOME_DEFERRED;
    records[5].stage = STAGE_MAIL;
    records[6].code = 551;
    records[7].status.detail = 2;
    records[8].code_origin = ORIGIN_LOG;
    records[9].status_origin = ORIGIN_LOG;
    records[10].remote_host = S("aspmx.l.google.com");
    records[11].sender = S("");
    records[12].text = S("550 5.1.1 user unknown");
    hash(records, 13, hashes);
    for (size_t i = 0; i < RECORDS; i++)
        for (size_t k = 0; k < i; k++)
            assert_true(hashes[i] != hashes[k]);
}

/* What the row of each event holds is no part of its form. */
static void events_share_their_form(void **state)
{
    struct record records[RECORDS];
    uint64_t hashes[RECORDS];
    (void)state;
    refuse(records);
    records[1].queue_id = S("4bAAAA2z");
    records[2].recipient = S("eve@example.net");
    records[3].sender = S("eve@example.net");
    records[4].remote_ip = S("192.0.2.1");
    records[5].remote_host = S("mx.example.net");
    records[6].time = WHEN_DAY;
    hash(records, RECORDS - 1, hashes);
    for (size_t i = 1; i + 1 < RECORDS; i++)
        assert_true(hashes[i] == hashes[0]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_told_apart),
        cmocka_unit_test(events_share_their_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
