/* What a failure comes to (store/gist.h): its form's number, its addresses, what is remembered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/utf8.h"
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
    struct template_memory *memory = template_memory_open();
    gist_batch(&batch, providers, rules.seed, memory);
    template_memory_close(memory);
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

/* --- addresses and names --------------------------------------------------------------------- */

static void addresses_have_parts(void **state)
{
    static const struct {
        const char *address, *text, *domain;
        enum sender_kind kind;
    } rows[] = {
        {"bob.s@example.com", "bob.s", "example.com", SENDER_NORMAL},
        {"Bob@example.com", "Bob", "example.com", SENDER_NORMAL},
        {"bob@Example.com", "bob@Example.com", "example.com", SENDER_NORMAL},
        {"bob@example.com.", "bob@example.com.", "example.com", SENDER_NORMAL},
        {"bob.@example.com", "bob.", "example.com", SENDER_NORMAL},
        {"a@b@example.com", "a@b@example.com", "example.com", SENDER_NORMAL},
        {"bob", "bob", NULL, SENDER_NORMAL},
        {"@example.com", "", "example.com", SENDER_NORMAL},
        {"", "", NULL, SENDER_NULL},
        {"srs0-x=y=example.org=bob@example.com", "srs0-x=y=example.org=bob@example.com",
         "example.org", SENDER_SRS},
        {"srs0-xy@example.com", "srs0-xy@example.com", "example.com", SENDER_SRS},
        {"list-b+user=example.org@example.com", "list-b+user=example.org", "example.com",
         SENDER_VERP},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct slice address = slice_of(rows[i].address);
        struct mailbox_parts sender = mailbox_of_sender(&arena, address);
        struct mailbox_parts recipient = mailbox_of_recipient(&arena, address);
        if (!slice_same(sender.whole, address) || sender.kind != rows[i].kind ||
            !slice_same(sender.text, slice_of(rows[i].text)) ||
            !slice_same(sender.domain, slice_of(rows[i].domain)))
            fail_msg("%s: %.*s and %.*s", rows[i].address, SLICE_ARG(sender.text),
                     SLICE_ARG(sender.domain));
        assert_true(slice_same(recipient.whole, address) && recipient.kind == SENDER_UNKNOWN);
    }
    arena_free(&arena);
}

/* Each place of texts of each length is looked at, however many bytes are at a time. */
static void each_byte_counts(void **state)
{
    enum { LONGEST = 50 };
    struct arena arena = {0};
    char text[LONGEST];
    (void)state;
    for (size_t length = 1; length <= LONGEST; length++)
        for (size_t at = 0; at < length; at++)
            for (int byte = 0; byte < 256; byte++) {
                memset(text, 'x', sizeof(text));
                text[at] = (char)byte;
                struct slice slice = slice_make(text, length);
                bool is_plain = byte >= 0x20 && byte < 0x7f;
                bool in_domain = (byte >= 'a' && byte <= 'z') || byte_is_digit((char)byte) ||
                                 (byte && strchr("-_", byte)) || (byte == '.' && at + 1 < length);
                assert_int_equal(utf8_plain_length(slice), is_plain ? length : at);
                assert_int_equal(domain_is_plain(slice), in_domain);
                assert_int_equal(arena_lower(&arena, slice).ptr == text,
                                 !byte_is_upper((char)byte));
            }
    arena_free(&arena);
}

/* --- what is remembered ----------------------------------------------------------------------- */

/* Numbers that are the same in each run. */
static size_t roll(uint64_t *state, size_t sides)
{
    *state = hash_number(*state, 1);
    return *state % sides;
}

#define COUNT(array)       (sizeof(array) / sizeof((array)[0]))
#define PICK(state, array) slice_of((array)[roll(state, COUNT(array))])

/* Own strings that are words of texts, begin like one, or stand in them in part. */
static const char *const addresses[] = {
    "bob@example.com",
    "relay@example.com",
    "unrouteable@example.com",
    "SYNC@example.com",
    "synchro@example.com",
    "bob.s@example.com",
    "b@example.com",
    "250-x@example.com",
    "200.1.2.3@x.example",
    "bob",
    "denied",
    "http@example.com",
    "bob@example.com-",
    "bob@[192.0.2.1]",
    "list@sync.example",
    "may@example.com",
    "bob@xn--e1a.example",
    "user=x@example.com",
    "Bob@Example.com",
    "5.1.1@example.com",
    "greylisted@b@example",
    "-bob@example.com",
    "sYNc@example.com",
    "bob+sync@example.com",
    "s\303\244nk@example.com",
    "address@id.example",
    "",
};
static const char *const hosts[] = {"mx.example.com", "denied",      "relay",
                                    "pc-12",          "example.com", "192.0.2.1",
                                    "sync",           "a",           "x.zen.spamhaus.org",
                                    "h1.example.net", "2b.example",  "WIN-8ab12cd3"};
static const char *const ips[] = {"192.0.2.1", "192.0.2.10",  "5.1.1.1",     "2.2.2.2",
                                  "1.2.3.4",   "200.200.1.2", "2001:db8::1", "255.255.255.255"};
static const char *const words[] = {
    "relay",
    "not",
    "permitted",
    "Unrouteable",
    "address",
    "synchronization",
    "denied",
    "bob",
    "greylisted",
    "550",
    "5.1.1",
    "451-4.7.1",
    "from",
    "May",
    "Mon",
    "12",
    "status",
    "blocked using",
    "host",
    "example.com",
    "http://example.com",
    "https://x.example/a",
    "https://x.example/12",
    "s\\303\\244nk",
    "zen.spamhaus.org",
    "550-5.7.1",
    "code",
    "sync",
    "200",
    "pc-12",
    "p=NoSuchUser",
    "listed by",
    "connect to",
};
/* What one event's reply has of its own. */
static const char *const tokens[] = {
    "333387497297-9a2314dcec7si934839416d3.36",
    "d9443c01a7336si934839416d3.36",
    "4AxWISICTP2PAwAVtbgkxN.us10",
    "g3rl_ZQwE1L2_HZOvU4pli",
    "421-ZQwE1L2_HZOvU4pli",
    "5.7.1-ZQwE1L2_HZOvU4pli",
    "ip130.bank-cable.example.org",
    "2024.bank-cable9.example.org",
    "x123.zen.spamhaus.org",
    "1b.dnsbl.example.org17.example",
    "DB5EUR02FT032.eop.example.com 2024-11-07T23:59:51.230Z 2FA54B3B7FE2AA4C",
    "SA2PEPF000009.eop.example.com 2024-11-10T03:04:34.825Z 93C7908A4772C177",
    "SA2PEPF000009.eop.example.com 2024-11-10T03:04:34.825Z 1234567890123456",
    "mta58.mail.bf1.example.com",
    "2024-11-07T23:59:51",
    "192.0.2.1.dyn.example.net",
    "UGFzcABCDefGhIJklMN012",
    "12345678901234567890",
    "1234567890123 May 2024",
};
static const char *const joints[] = {
    " ",    " ", " ", " ", "[", "]", "(", ")", "<",  ">", ">: ", ": ", "/",   "?",       "=",
    "?id=", "&", ",", ".", ";", "-", ":", "@", "::", "#", "\"",  "\\", "\\n", "\303\244"};

static struct slice write_text(uint64_t *state, struct arena *arena, const struct record *record)
{
    enum { FEW = 9, MANY = 90, LONGEST = 80 };
    char text[MANY * LONGEST];
    size_t used = 0, most = roll(state, 20) ? FEW : MANY; /* many do not fit into a template */
    for (size_t parts = 1 + roll(state, most); parts; parts--) {
        struct slice own[] = {record->recipient, record->sender, record->remote_host,
                              record->remote_ip, PICK(state, tokens)};
        struct slice what = roll(state, 3) ? PICK(state, words) : own[roll(state, COUNT(own))];
        struct slice joint = most == MANY && roll(state, MANY) ? S(" ") : PICK(state, joints);
        memcpy(text + used, what.ptr, what.len);
        used += what.len;
        memcpy(text + used, joint.ptr, joint.len);
        used += joint.len;
    }
    return arena_copy(arena, slice_make(text, used));
}

static void write_record(uint64_t *state, struct arena *arena, struct record *record,
                         const struct record *before)
{
    *record = (struct record){.kind = RECORD_FAILURE,
                              .host = S("mx1"),
                              .direction = DIRECTION_OUTBOUND,
                              .recipient = PICK(state, addresses),
                              .sender = PICK(state, addresses),
                              .account = PICK(state, addresses),
                              .remote_host = PICK(state, hosts),
                              .remote_ip = PICK(state, ips)};
    /* Mostly a text comes again, for others. */
    record->text = before && roll(state, 4) ? before->text : write_text(state, arena, record);
}

static struct slice replace(struct arena *arena, struct slice text, struct slice what,
                            struct slice with)
{
    struct slice before;
    return what.len > 2 && slice_cut_at(&text, what, &before)
               ? arena_printf(arena, "%.*s%.*s%.*s", SLICE_ARG(before), SLICE_ARG(with),
                              SLICE_ARG(text))
               : text;
}

/* A text that one event's strings make and another event's strings make is remembered as one. */
static struct slice renew_text(uint64_t *state, struct arena *arena, const struct record *from,
                               const struct record *to)
{
    struct slice text = from->text;
    text = replace(arena, text, from->recipient, to->recipient);
    text = replace(arena, text, from->sender, to->sender);
    text = replace(arena, text, from->remote_ip, to->remote_ip);
    text = replace(arena, text, from->remote_host, to->remote_host);
    for (size_t i = 0; i < COUNT(tokens); i++)
        text = replace(arena, text, slice_of(tokens[i]), PICK(state, tokens));
    return text;
}

static void make_one(struct record *record, const struct providers *providers,
                     struct template_memory *memory, struct batch *batch)
{
    const struct key_rules rules = {.own = &(struct own){0}, .seed = 7};
    batch->records = record;
    batch->count = 1;
    keys_make(batch, &rules);
    gist_batch(batch, providers, rules.seed, memory);
}

/* Whatever a memory holds, what comes out is the same. */
static void memory_changes_nothing(void **state)
{
    enum { ROUNDS = 60000 };
    struct error error;
    struct providers *providers = providers_open((struct slice){0}, NULL, &error);
    struct template_memory *memory = template_memory_open();
    struct batch batch = {0};
    struct record first, second;
    uint64_t dice = 20;
    size_t remembered = 0;
    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        write_record(&dice, &batch.arena, &first, NULL);
        make_one(&first, providers, memory, &batch);
        write_record(&dice, &batch.arena, &second, &first);
        if (roll(&dice, 2))
            second.text = renew_text(&dice, &batch.arena, &first, &second);
        make_one(&second, providers, memory, &batch);
        const struct gist *gist = second.gist;
        struct slice template = gist_template(&batch.arena, &second, gist), token, body;
        struct gist alone;
        remembered += !slice_present(gist->template);
        gist_make(&batch.arena, &second, &alone);
        body = alone.body;
        token = alone.token;
        if (hash_bytes(template, 0) != gist->template_hash)
            fail_msg("\"%.*s\" does not fold to \"%.*s\"", SLICE_ARG(second.text),
                     SLICE_ARG(template));
        assert_true(slice_equal(gist->body, body) && slice_same(gist->token, token));
        assert_true(hash_bytes(body, 0) == gist->body_hash);
        arena_reset(&batch.arena);
    }
    assert_true(remembered > ROUNDS / 10);
    arena_free(&batch.arena);
    template_memory_close(memory);
    providers_close(providers);
}

/* Two texts may differ by the bits by which the kinds of their tokens do: one must not make up for
 * the other. */
static void kinds_are_no_letters(void **state)
{
    char text[] = "550 bbbbbbbbbbbbbbbbbbbbbbbbbbbb denied (abc123def456ghi789)";
    char *token = strchr(text, '(') + 1;
    struct error error;
    struct providers *providers = providers_open((struct slice){0}, NULL, &error);
    struct template_memory *memory = template_memory_open();
    struct batch batch = {0};
    (void)state;
    for (size_t at = strlen("550 "); text[at] == 'b'; at++) {
        struct record first, second;
        first = second = (struct record){.kind = RECORD_FAILURE, .text = slice_of(text)};
        make_one(&first, providers, memory, &batch);
        text[at] ^= 1;
        *token = '1';
        make_one(&second, providers, memory, &batch);
        assert_true(second.gist->body_hash == hash_bytes(second.gist->body, 0));
        text[at] ^= 1;
        *token = 'a';
        arena_reset(&batch.arena);
    }
    arena_free(&batch.arena);
    template_memory_close(memory);
    providers_close(providers);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_told_apart),   cmocka_unit_test(events_share_their_form),
        cmocka_unit_test(addresses_have_parts),   cmocka_unit_test(each_byte_counts),
        cmocka_unit_test(memory_changes_nothing), cmocka_unit_test(kinds_are_no_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
