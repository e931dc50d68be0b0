/* Facts: codes, statuses, tokens, providers, block lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "causes/knowledge.h"
#include "causes/list.h"
#include "causes/provider.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void codes_are_known(void **state)
{
    (void)state;
    static const unsigned informal[] = {101, 111, 420, 422, 431, 432, 441, 442, 446, 447, 449,
                                        471, 510, 512, 513, 515, 522, 523, 531, 541, 571};
    static const unsigned standard[] = {211, 214, 220, 221, 250, 251, 252, 354, 421, 450,
                                        451, 452, 454, 455, 500, 501, 502, 503, 504, 521,
                                        530, 534, 535, 550, 551, 552, 553, 554, 555};
    for (size_t i = 0; i < COUNT(informal); i++)
        assert_string_equal(knowledge_code(informal[i])->origin, "informal");
    for (size_t i = 0; i < COUNT(standard); i++)
        assert_memory_equal(knowledge_code(standard[i])->origin, "RFC ", 4);
    unsigned last = 0;
    for (unsigned code = 0; code < 1000; code++) {
        const struct code_fact *fact = knowledge_code(code);
        if (!fact)
            continue;
        assert_true(fact->code == code && code > last && fact->meaning[0]);
        assert_true(code < 400 || code == 101 || code == 111 || fact->advice[0]);
        last = code;
    }
    assert_null(knowledge_code(599));
}

static const char *meaning(uint8_t class, uint16_t subject, uint16_t detail, const char *provider)
{
    const struct status_fact *fact =
        knowledge_status((struct status){class, subject, detail}, slice_of(provider));
    return fact ? fact->meaning : "";
}

static void statuses_depend_on_the_provider(void **state)
{
    (void)state;
    assert_non_null(strstr(meaning(5, 1, 10, NULL), "null MX"));
    assert_non_null(strstr(meaning(5, 1, 10, "microsoft"), "not found"));
    assert_non_null(strstr(meaning(5, 7, 27, NULL), "null MX"));
    assert_non_null(strstr(meaning(5, 7, 27, "google"), "SPF"));
    assert_non_null(strstr(meaning(5, 4, 1, "microsoft"), "does not exist"));
    assert_non_null(strstr(meaning(4, 4, 1, "microsoft"), "does not answer"));
    assert_string_equal(meaning(5, 99, 99, NULL), "");
    assert_string_equal(meaning(0, 1, 1, NULL), "");
    for (uint16_t detail = 0; detail <= 30; detail++)
        assert_string_not_equal(meaning(5, 7, detail, NULL), "");
}

static void tokens_are_found_in_turn(void **state)
{
    (void)state;
    struct slice text = S("421 [TSS04] x https://support.google.com/mail/?p=NoSuchUser");
    const struct token_fact *fact = knowledge_token(text, (struct slice){0}, NULL);
    assert_string_equal(fact->token, "p=NoSuchUser");
    fact = knowledge_token(text, (struct slice){0}, fact);
    assert_string_equal(fact->token, "[TSS04]");
    assert_null(knowledge_token(text, (struct slice){0}, fact));
    assert_null(knowledge_token(text, S("apple"), NULL));
}

static void providers_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *host, *text, *domain, *slug;
    } rows[] = {
        {"gmail-smtp-in.l.google.com", NULL, NULL, "google"},
        {"EXAMPLE-COM.mail.protection.OUTLOOK.com.", NULL, NULL, "microsoft"},
        {"mta7.am0.yahoodns.net", "x gsmtp", "gmail.com", "yahoo"},
        {"relay.example.com", "550 5.1.1 gone a1b2 - gsmtp", "example.org", "google"},
        {NULL, "550 no", "bob@hotmail.com", "microsoft"},
        {"notgoogle.com.example.net", NULL, NULL, NULL},
        {"evilgoogle.com", NULL, NULL, NULL},
        {NULL, NULL, NULL, NULL},
    };
    struct error error;
    struct providers *p = providers_open((struct slice){0}, NULL, &error);
    assert_non_null(p);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct slice slug = provider_find(p, slice_of(rows[i].host), slice_of(rows[i].text),
                                          slice_of(rows[i].domain));
        if (!slice_equal(slug, slice_of(rows[i].slug)))
            fail_msg("row %zu gives %.*s", i, SLICE_ARG(slug));
    }
    assert_true(slice_equal(provider_slug(p, 0), S("google")));
    providers_close(p);
    p = providers_open(S("ours host mx.example.com\n"), "my.providers", &error);
    assert_true(slice_equal(provider_find(p, S("a.mx.example.com"), S(""), S("")), S("ours")));
    providers_close(p);
    p = providers_open(S("late text our mail server\nshort text QQ\nsame text our mail host\n"),
                       "my.providers", &error);
    assert_true(slice_equal(provider_find(p, S(""), S("qx qq"), S("")), S("short")));
    assert_true(slice_equal(provider_find(p, S(""), S("Our Mail Host: OUR MAIL SERVER"), S("")),
                            S("late")));
    assert_true(slice_equal(provider_find(p, S(""), S("our mail host, gsmtp"), S("")), S("same")));
    assert_false(slice_present(provider_find(p, S(""), S("our mail"), S(""))));
    providers_close(p);
    assert_null(providers_open(S("\nours hosts x\n"), "my.providers", &error));
    assert_memory_equal(error.text, "my.providers, line 2: want SLUG", 31);
}

static void lists_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *list;
    } rows[] = {
        {"Client host [<ip>] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/",
         "zen.spamhaus.org"},
        {"blocked using DNSBL.Example.NET", "dnsbl.example.net"},
        {"is in a black list at lists.nowhere.example", "lists.nowhere.example"},
        {"see https://www.spamhaus.org/pbl/query/PBL1", "pbl.spamhaus.org"},
        {"blocked using Spamhaus", "spamhaus.org"},
        {"see http://www.barracudacentral.org/reputation", "b.barracudacentral.org"},
        {"<ip>.bl.spamcop.net", "bl.spamcop.net"},
        {"User unknown, see http://www.example.com/help", ""},
        {"mail for example.com refused", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char out[64];
        list_find(slice_of(rows[i].text), out, sizeof out);
        assert_string_equal(out, rows[i].list);
    }
}

/* Every row of both tables, which is found under its own letter only. */
static void lists_are_known(void **state)
{
    (void)state;
    struct slice domains =
        S("spamhaus.org spamhaus.com spamhaus.net spamcop.net barracudacentral.org sorbs.net "
          "uceprotect.net abuseat.org surriel.com njabl.org dsbl.org ordb.org mail-abuse.org "
          "mail-abuse.com manitu.net backscatterer.org invaluement.com mailspike.net "
          "mailspike.org senderscore.com senderscore.org spamrats.com nixspam.org uribl.com "
          "surbl.org blocklist.de dronebl.org wpbl.info gbudb.net lashback.com unsubscore.com "
          "spameatingmonkey.net spamcannibal.org anti-spam.org.cn ahbl.org rfc-ignorant.org "
          "rfc-clueless.org fabel.dk interserver.net hostkarma.junkemailfilter.com "
          "junkemailfilter.com s5h.net woody.ch nszones.com 0spam.org abusix.zone abusix.com "
          "spfbl.net csi.cloudmark.com spamrl.com orbs.org orbz.org ");
    struct slice labels =
        S("dnsbl rbl dnsrbl xbl sbl pbl dbl sbl-xbl zen uribl surbl rhsbl bl cbl dul psbl "
          "blacklist blocklist blackholes blackhole spamsources dynablock ivmsip ivmuri rblip "
          "ubl dnsbl-1 dnsbl-2 dnsbl-3 spamdb relays combined-hib ");
    char text[64], list[64];
    for (struct slice domain; slice_cut(&domains, ' ', &domain);) {
        snprintf(text, sizeof text, "http://www.%.*s/", SLICE_ARG(domain));
        if (!list_zone(domain) || !list_find(slice_of(text), list, sizeof list))
            fail_msg("%.*s is unknown", SLICE_ARG(domain));
    }
    for (struct slice label; slice_cut(&labels, ' ', &label);) {
        snprintf(text, sizeof text, "x.%.*s.example", SLICE_ARG(label));
        if (!list_zone(slice_of(text)))
            fail_msg("%.*s is unknown", SLICE_ARG(label));
    }
    struct slice others = S("bl xspamhaus.org spamhaus.org.example \xe9.x {.x `.x . x..x ");
    for (struct slice other; slice_cut(&others, ' ', &other);)
        assert_false(list_zone(other));
    assert_false(list_zone((struct slice){0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_known),
        cmocka_unit_test(statuses_depend_on_the_provider),
        cmocka_unit_test(tokens_are_found_in_turn),
        cmocka_unit_test(providers_are_found),
        cmocka_unit_test(lists_are_named),
        cmocka_unit_test(lists_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
