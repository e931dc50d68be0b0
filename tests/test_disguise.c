/* Pseudonyms: what is hidden in an address, a message id, a reply, and what stays. */
#include "store/disguise.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The example of the paper, appendix A: key 00 01 .. 0f, text 00 01 .. 0e. */
static void test_siphash(void **state)
{
    (void)state;
    const struct siphash_key key = {UINT64_C(0x0706050403020100), UINT64_C(0x0f0e0d0c0b0a0908)};
    assert_true(siphash(&key, slice_make("\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16", 15)) ==
                UINT64_C(0xa129ca6149be45e5));
    assert_true(siphash(&key, S("")) == UINT64_C(0x726fdb47dd0e0e31));
}

/* The token stands for the person alone, so that what is left can be read here. */
static const struct row {
    const char *text, *own, *wanted;
} rows[] = {
    {"550 5.1.1 <bob@example.com>: gone", NULL, "550 5.1.1 <X@example.com>: gone"},
    {"to BOB@Example.com.", NULL, "to X@Example.com."},
    {"bob@example.com,bob@example.com", NULL, "X@example.com,X@example.com"},
    {"jimbob@example.com bob@example.net", NULL, "jimbob@example.com bob@example.net"},
    {"see https://example.com/?a=bob%40example.com&b=1", NULL,
     "see https://example.com/?a=X%40example.com&b=1"},
    {"spf: envelope-from=bob@example.com; smtp.mailfrom=jimbob@example.com", NULL,
     "spf: envelope-from=X@example.com; smtp.mailfrom=jimbob@example.com"},
    {"list-bounces+bob=example.com@example.org, SRS0=HH=TT=Example.com=bob@example.net", NULL,
     "X@example.org, X@example.net"},
    {"list+jimbob=example.com@example.org SRS0=HH=TT=example.com=jimbob@example.net", NULL,
     "list+jimbob=example.com@example.org SRS0=HH=TT=example.com=jimbob@example.net"},
    {"SRS1=HH=example.net==HH=TT=example.com=bob@example.org b-bob=example.com@example.org", NULL,
     "X@example.org X@example.org"},
    {"bob is over quota, jimbob and bob-1 not", "bob@example.com",
     "X is over quota, jimbob and bob-1 not"},
    {"bob is over quota", "bob@example.net", "bob is over quota"},
    {"@ @@ %40 @example.com bob@", NULL, "@ @@ %40 @example.com bob@"},
    {"", NULL, ""},
};

static void test_forget(void **state)
{
    (void)state;
    const struct disguise disguise = {.person = S("bob@example.com"), .token = S("X")};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct slice own = slice_of(rows[i].own);
        struct slice got =
            disguise_text(&disguise, &arena, slice_of(rows[i].text), &own, rows[i].own != NULL);
        if (!slice_equal(got, slice_of(rows[i].wanted)))
            fail_msg("row %zu: '%.*s' is not '%s'", i, SLICE_ARG(got), rows[i].wanted);
    }
    struct slice tagged = S("prvs=4711abcdef=Bob@Example.com");
    struct slice hidden = disguise_address(&disguise, &arena, tagged);
    assert_true(slice_equal(hidden, S("X@Example.com")));
    tagged = S("prvs=4711abcdef=jimbob@example.com");
    assert_ptr_equal(disguise_address(&disguise, &arena, tagged).ptr, tagged.ptr);
    arena_free(&arena);
}

static void test_pseudonym(void **state)
{
    (void)state;
    const struct siphash_key key = {1, 2}, other = {1, 3};
    const struct disguise disguise = {.key = &key}, otherwise = {.key = &other};
    struct arena arena = {0};
    struct slice bob = disguise_address(&disguise, &arena, S("bob@example.com"));
    assert_true(slice_starts(bob, S("anon-")) && slice_ends(bob, S("@example.com")));
    assert_true(bob.len == 5 + 16 + 12);
    struct slice upper = disguise_address(&disguise, &arena, S("BOB@example.com"));
    assert_true(slice_equal(bob, upper));
    assert_true(slice_equal(bob, disguise_address(&disguise, &arena, bob)));
    assert_false(slice_equal(bob, disguise_address(&otherwise, &arena, S("bob@example.com"))));
    assert_false(
        slice_equal(slice_first(bob, 21),
                    slice_first(disguise_address(&disguise, &arena, S("bob@example.net")), 21)));
    assert_int_equal(disguise_address(&disguise, &arena, S("")).len, 0);
    struct slice id = disguise_message_id(&disguise, &arena, S("<bob.1@desk.example.com>"));
    assert_true(slice_starts(id, S("<anon-")) && slice_ends(id, S("@desk.example.com>")));
    struct slice own[] = {S("user@example.com")};
    struct slice text =
        disguise_text(&disguise, &arena, S("550 user unknown: <user@example.com>"), own, 1);
    assert_true(slice_starts(text, S("550 user unknown: <anon-")));
    struct slice template =
        disguise_template(&disguise, &arena, S("550 eve left, ask ann@example.com"),
                          (struct slice[]){S("eve@example.com")}, 1);
    assert_true(slice_equal(template, S("550 <address> left, ask <address>")));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_siphash),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_pseudonym),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
