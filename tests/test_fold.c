/* Templates: what varies goes, what tells the reason stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "causes/fold.h"
#include "causes/named_ip.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void check(const char *text, const char *want, const struct slice *own, size_t own_count)
{
    char out[FOLD_MAX], again[FOLD_MAX];
    size_t n = fold_template(slice_of(text), own, own_count, out);
    if (!slice_equal(slice_make(out, n), slice_of(want)))
        fail_msg("%s\n  gives %.*s\n  not   %s", text, (int)n, out, want);
    size_t m = fold_template(slice_make(out, n), NULL, 0, again);
    if (!slice_equal(slice_make(out, n), slice_make(again, m)))
        fail_msg("folding again changes\n  %.*s\n  to %.*s", (int)n, out, (int)m, again);
}

static const struct {
    const char *text, *want;
} rows[] = {
    {"550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown",
     "550 5.1.1 <address>: Recipient address rejected: User unknown"},
    {"550 5.1.1 bob@example.com... User unknown", "550 5.1.1 <address>... User unknown"},
    {"550-5.7.1 very low 550-5.7.1 reputation 550 5.7.1 of you",
     "550 5.7.1 very low reputation of you"},
    {"550-5.1.1 one\\n550-5.1.1 two\\n550 5.1.1 three", "550 5.1.1 one two three"},
    {"550-first 550-second 550 last", "550 first second last"},
    {"550 first 550 last", "550 first <n> last"},
    {"smtp; 501 5.1.3 Invalid address", "smtp; 501 5.1.3 Invalid address"},
    {"host mx.example.com[192.0.2.1] said: 550-5.1.1 a 550 5.1.1 b (in reply to RCPT TO command)",
     "host <host>[<ip>] said: 550 5.1.1 a b (in reply to RCPT TO command)"},
    {"554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
     "554 5.7.1 Service unavailable; Client host [<ip>] blocked using zen.spamhaus.org"},
    {"550 192.0.2.1 is listed at bl.nowhere.example", "550 <ip> is listed at bl.nowhere.example"},
    {"550 2.0.0.127.zen.spamhaus.org", "550 <ip>.zen.spamhaus.org"},
    {"550 5.1.1 no such account https://support.google.com/mail/?p=NoSuchUser "
     "a640c23a62f3a-b9f1si234567a12.34 - gsmtp",
     "550 5.1.1 no such account https://support.google.com/mail/?p=NoSuchUser <id> - gsmtp"},
    {"421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred",
     "421 4.7.0 [TSS04] Messages from <ip> temporarily deferred"},
    {"550 5.7.1 on our block list (S3140).", "550 5.7.1 on our block list (S3140)."},
    {"550 5.1.8 bad outbound sender AS(4810)", "550 5.1.8 bad outbound sender AS(4810)"},
    {"550 5.1.1 Invalid recipient. OFR_416 [416]", "550 5.1.1 Invalid recipient. OFR_416 [<n>]"},
    {"554 mailbox is disabled (554.30).", "554 mailbox is disabled (554.30)."},
    {"452 quota 25MB, 1234567 bytes used of 20480", "452 quota <n>MB, <n> bytes used of <n>"},
    {"450 try again in 5 minutes", "450 try again in <n> minutes"},
    {"450 at Sat, 21 Nov 2026 22:30:25 +0100", "450 at <date>"},
    {"450 since 2026-11-21T22:30:25Z", "450 since <date>"},
    {"450 from [IPv6:2001:db8::1]", "450 from [<ip>]"},
    {"554 5.7.1 banned invoice_2026.exe", "554 5.7.1 banned <file>.exe"},
    {"550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient bob@example.com not found",
     "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient <address> not found"},
    {"504 5.5.2 <pc-17>: Helo command rejected: need fully-qualified hostname",
     "504 5.5.2 <id>: Helo command rejected: need fully-qualified hostname"},
    {"550 limit of 500 messages", "550 limit of <n> messages"},
    {"remote said: \"421 4.4.2 timeout\"", "remote said: \"421 4.4.2 timeout\""},
    {"550 5.1.1 tab\tand\r\nline\x01"
     "end  here ",
     "550 5.1.1 tab and line end here"},
    {"550 \\320\\237\\320\\276 ok", "550 \xd0\x9f\xd0\xbe ok"},
    {"550 bad \xff\xfe bytes \xc3", "550 bad ?? bytes ?"},
    {"550 unmistakably UnmistakablyOdd UGFzcAbCDefG go",
     "550 unmistakably UnmistakablyOdd <id> go"},
    {"550 abcdefghijklmnopqrstuvwxyzabcdef z", "550 abcdefghijklmnopqrstuvwxyzabcdef z"},
    {"550 abcdefghijklmnopqrstuvwxyzabcdefg z", "550 <id> z"},
    {"550 unmistakably2 blanks  unmistakably.", "550 <id> blanks unmistakably."},
    {"", ""},
    {"550", "550"},
    {"<>", "<>"},
};

static void replies_become_templates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        check(rows[i].text, rows[i].want, NULL, 0);
}

static void own_strings_are_blanked(void **state)
{
    (void)state;
    const struct slice own[] = {
        S("hsuzuki@example.com"), S("user@example.com"), {0}, S(""), S("WIN-QQDESK")};
    check("550 5.1.1 mailbox hsuzuki unknown", "550 5.1.1 mailbox <address> unknown", own, 5);
    check("550 5.1.1 user unknown", "550 5.1.1 user unknown", own, 5);
    check("550 hello WIN-QQDESK", "550 hello <address>", own, 5);
    const struct slice names[] = {S("zoe@example.com"), S("anna@example.com"),
                                  S("unmistakable@example.com")};
    check("550 zoe an aNNA annal unmistakable", "550 zoe an <address> annal <address>", names, 3);
}

static void two_mails_one_template(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"450 4.2.0 <a@example.com>: Recipient address rejected: Greylisted, see "
         "http://postgrey.schweikert.ch/help/example.com.html",
         "450 4.2.0 <b@example.net>: Recipient address rejected: Greylisted, see "
         "http://postgrey.schweikert.ch/help/other.example.net.html"},
        {"250 2.0.0 Ok: queued as 4QxYzK1wz7zB2c", "250 2.0.0 Ok: queued as 3F1A2B4C5D"},
        {"connect to a.example.com[192.0.2.1]:25: Connection refused",
         "connect to b.example.com[2001:db8::7]:2525: Connection refused"},
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        char a[FOLD_MAX], b[FOLD_MAX];
        size_t n = fold_template(slice_of(pairs[i][0]), NULL, 0, a);
        size_t m = fold_template(slice_of(pairs[i][1]), NULL, 0, b);
        if (!slice_equal(slice_make(a, n), slice_make(b, m)))
            fail_msg("%.*s\n%.*s", (int)n, a, (int)m, b);
    }
}

static void kinds_tell_what_becomes_of_words(void **state)
{
    (void)state;
    static const char *const alike[][2] = {
        {"mx1.example.com", "ip7.dyn.example.net"},
        {"333387497297-9a2314dcec7si934.36", "1b47f1-x98.20"},
        {"AM5.example.com 2024-11-07T23:59:51.230Z 2FA54B3B7FE2AA4C",
         "SN1.example.net 2024-11-10T03:04:34.825Z 93C7908A4772C177"},
    };
    static const char *const seen[] = {"unknown",
                                       "zen.spamhaus.org",
                                       "421-a1b2c3d4e5f6",
                                       "5.1.1",
                                       "5.1.1-a1b2c3d4",
                                       "mx.example.com.",
                                       "a1b2c3d4e5f6:7",
                                       "12345678901",
                                       "192.0.2.1",
                                       "mx.example.com  AB1CD2EF3",
                                       ""};
    for (size_t i = 0; i < COUNT(alike); i++) {
        unsigned kinds = fold_kinds(slice_of(alike[i][0]));
        assert_true(kinds && kinds == fold_kinds(slice_of(alike[i][1])));
        for (size_t k = 0; k < i; k++)
            assert_true(kinds != fold_kinds(slice_of(alike[k][0])));
    }
    for (size_t i = 0; i < COUNT(seen); i++)
        if (fold_kinds(slice_of(seen[i])))
            fail_msg("%s is never seen", seen[i]);
}

static bool printable(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)p[i] < 0x20 || p[i] == 0x7f)
            return false;
    return true;
}

/* Any bytes at all: bounded, printable, the same again.  The generator is fixed, so is the run. */
static void any_bytes_are_safe(void **state)
{
    (void)state;
    uint32_t seed = 12345;
    static const char alphabet[] = "550 5.1.1-<>[]()@:/.\\n\"'=&?#%abcXYZ019\xd0\x9f\xff\x01\t";
    for (int round = 0; round < 20000; round++) {
        char text[1500], out[FOLD_MAX], again[FOLD_MAX];
        size_t length = (size_t)(round % 97) * (round % 13 == 0 ? 15 : 1);
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] =
                round % 2 ? alphabet[(seed >> 16) % (sizeof alphabet - 1)] : (char)(seed >> 24);
        }
        char *exact = malloc(length ? length : 1);
        memcpy(exact, text, length);
        size_t n = fold_template(slice_make(exact, length), NULL, 0, out);
        free(exact);
        assert_true(n <= FOLD_MAX && printable(out, n));
        size_t m = fold_template(slice_make(out, n), NULL, 0, again);
        if (!slice_equal(slice_make(out, n), slice_make(again, m)))
            fail_msg("not stable: %.*s | %.*s", (int)n, out, (int)m, again);
    }
}

/* Which address does a refusal speak of? */
static const struct {
    const char *text, *peer, *named; /* named NULL = none, or not clear */
} named[] = {
    {"554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org", "",
     "192.0.2.7"},
    {"550 IP=192.0.2.7. See https://example.com/?ip=192.0.2.7", "", "192.0.2.7"},
    {"550-5.7.1 [2001:db8::7      19] Our system has detected", "", "2001:db8::7"},
    {"550 5.7.1 [IPv6:2001:db8::7] is listed", "", "2001:db8::7"},
    {"550 mx.example.com [203.0.113.5] refuses 192.0.2.7: 127.0.0.2", "203.0.113.5", "192.0.2.7"},
    {"550 192.0.2.7, then 192.0.2.8", "", NULL},
    {"550 5.7.1 listed, see 7.2.0.192.zen.example.org at 12:30:01", "", NULL},
    {"550 host-192.0.2.7 is dynamic", "", NULL},
    {"550 5.7.1 version 4.2 of 1.2.3", "", NULL},
    {"", "", NULL},
};

static void refusals_name_an_address(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
        char text[IP_TEXT] = "";
        struct ip ip;
        bool found = named_ip(slice_of(named[i].text), slice_of(named[i].peer), &ip);
        ip_text(&ip, text);
        assert_string_equal(text, named[i].named ? named[i].named : "");
        assert_int_equal(found, named[i].named != NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replies_become_templates),
        cmocka_unit_test(own_strings_are_blanked),
        cmocka_unit_test(two_mails_one_template),
        cmocka_unit_test(refusals_name_an_address),
        cmocka_unit_test(any_bytes_are_safe),
        cmocka_unit_test(kinds_tell_what_becomes_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
