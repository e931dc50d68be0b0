/* The rules prove themselves, and the classifier keeps its promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "causes/classifier.h"
#include "causes/embedded.h"
#include "causes/fold.h"
#include "causes/rule_index.h"

static struct classifier *open_rules(void)
{
    struct error error;
    struct classifier *c = classifier_open((struct slice){0}, NULL, &error);
    if (!c)
        fail_msg("%s", error.text);
    return c;
}

static struct verdict judge(struct classifier *c, const char *text)
{
    struct question question = {.text = slice_of(text)};
    struct verdict verdict;
    classifier_judge(c, &question, &verdict);
    return verdict;
}

static void every_rule_answers_its_examples(void **state)
{
    (void)state;
    struct classifier *c = open_rules();
    for (size_t i = 0; i < classifier_rule_count(c); i++) {
        struct error error;
        int count = classifier_proof(c, i, &error);
        if (count < 0)
            fail_msg("%s", error.text);
        if (count == 0)
            fail_msg("%s has no example", classifier_rule(c, i).rule);
        if (!classifier_rule(c, i).source.len)
            fail_msg("%s has no source", classifier_rule(c, i).rule);
    }
    classifier_close(c);
}

static void causes_are_complete(void **state)
{
    (void)state;
    assert_int_equal(CAUSE_COUNT, 45);
    for (int i = 0; i < CAUSE_COUNT; i++) {
        assert_int_equal(cause_find(slice_of(causes[i].slug)), i);
        assert_true(strlen(causes[i].meaning) > 0 && strlen(causes[i].advice) > 40);
        assert_true(i == CAUSE_UNCLASSIFIED || (causes[i].family && causes[i].class));
        assert_true(i == CAUSE_UNCLASSIFIED || causes[i].party);
    }
    assert_int_equal(cause_find(S("no-such-cause")), -1);
}

static void nothing_is_guessed_from_the_digit(void **state)
{
    (void)state;
    struct classifier *c = open_rules();
    static const char *const vague[] = {"",          "550", "554",      "450 4.0.0",
                                        "550 5.0.0", "ok",  "554 5.7.1"};
    for (size_t i = 0; i < sizeof vague / sizeof vague[0]; i++) {
        struct verdict v = judge(c, vague[i]);
        assert_int_equal(v.cause, CAUSE_UNCLASSIFIED);
        assert_string_equal(step_names[v.step], "none");
        assert_string_equal(v.rule, "");
    }
    classifier_close(c);
}

/* tests/causes.tsv: cause, provider, text; judged raw and as a template. */
static void texts_of_many_servers(void **state)
{
    (void)state;
    struct classifier *c = open_rules();
    FILE *file = fopen("tests/causes.tsv", "r");
    assert_non_null(file);
    char line[2048];
    unsigned count = 0;
    while (fgets(line, sizeof line, file)) {
        struct slice rest = slice_of(line), slug, provider;
        if (line[0] == '#' || !slice_cut(&rest, '\t', &slug) || !slice_cut(&rest, '\t', &provider))
            continue;
        rest = slice_trim(rest);
        char template[FOLD_MAX];
        size_t length = fold_template(rest, NULL, 0, template);
        struct question raw = {.text = rest, .provider = provider}, folded = raw;
        folded.text = slice_make(template, length);
        struct verdict a, b;
        classifier_judge(c, &raw, &a);
        classifier_judge(c, &folded, &b);
        if (!slice_equal(slice_of(causes[a.cause].slug), slug))
            fail_msg("%.*s is %s by %s, not %.*s", SLICE_ARG(rest), causes[a.cause].slug, a.rule,
                     SLICE_ARG(slug));
        assert_ptr_equal(a.rule, b.rule);
        count++;
    }
    fclose(file);
    assert_true(count > 500);
    classifier_close(c);
}

static void user_rules_go_first(void **state)
{
    (void)state;
    struct error error;
    struct slice rules = S("# ours\n"
                           "policy-violation code=550 provider=google\n"
                           "    match no such {user}\n"
                           "    example 550 no such user\n");
    struct classifier *c = classifier_open(rules, "my.rules", &error);
    assert_non_null(c);
    struct question q = {.text = S("550 No such user"), .provider = S("google")};
    struct verdict v[4];
    assert_true(classifier_candidates(c, &q, v, 4) >= 2);
    assert_int_equal(v[0].cause, CAUSE_POLICY_VIOLATION);
    assert_string_equal(v[0].rule, "my.rules:2");
    assert_int_equal(v[0].step, STEP_USER);
    assert_int_equal(v[1].cause, CAUSE_USER_UNKNOWN);
    q.provider = S("yahoo");
    classifier_judge(c, &q, v);
    assert_int_equal(v[0].cause, CAUSE_USER_UNKNOWN);
    classifier_close(c);
    assert_int_equal(classifier_check(rules, "my.rules", &error), 1);
}

/* Literals at the edges of groups, where the letters next to them do not always stand. */
static void groups_deny_no_match(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"wx(?:ab|cd)+yz", "wxabcdyz"},     {"www(?:ab|cd){2}y", "wwwcdaby"},
        {"foo(?:b|c)?bar", "foobar"},       {"foo(?:b|c) ?bar", "foocbar"},
        {"foo(?:b|c)d*bar", "foobbar"},     {"foo(?:|d)bar", "foobar"},
        {"foo?(?:ba|ca)r x", "fobar x"},    {"foo(?:\\bxyz|b) bar", "foob bar"},
        {"(?:no|(?:an|in)) bar", "in bar"}, {"foo(?:an(?:y|d)|o)bar", "fooanybar"},
        {"foo(?:é|o)é?bar", "fooébar"},     {"foo(?=bar)(?:bar|x)z", "foobarz"},
        {"foo(?:x?b|c)ar", "foobar"},       {"FOO(?:B|C)AR", "foobar"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct pattern *list = NULL;
        struct trigrams trigrams;
        struct slice words = slice_of(rows[i][1]);
        pcre2_match_data *match = pcre2_match_data_create(1, NULL);
        struct search search = {words, &trigrams, match, NULL};
        trigrams_of(words, &trigrams);
        patterns_add(&arena, &list, slice_of(rows[i][0]));
        assert_non_null(list->needles);
        assert_true(patterns_find(list, &search));
        patterns_free(list);
        pcre2_match_data_free(match);
        arena_free(&arena);
    }
}

/* Every pattern that occurs in a text, found without the index, is one of those that the index
 * names, which are not many more. */
static void the_index_denies_no_match(void **state)
{
    (void)state;
    struct error error;
    struct rules rules = {0};
    assert_int_equal(rules_read(&rules, embedded_rules(), "rules.txt", STEP_NONE, &error), 0);
    struct rule_index *index = rule_index_make(&rules);
    size_t count, found = 0, named = 0;
    const struct branch *branches = rule_index_branches(index, &count);
    pcre2_match_data *match = pcre2_match_data_create(1, NULL);
    for (size_t i = 0; i < rules.count; i += 3) {
        struct slice words = rules.rows[i].examples[0];
        struct trigrams trigrams;
        struct branch_set set;
        trigrams_of(words, &trigrams);
        rule_index_find(index, &trigrams, &set);
        for (size_t k = 0; k < count; k++) {
            struct search search = {words, &trigrams, match, NULL};
            bool names = set.bits[k / 64] >> (k % 64) & 1;
            bool finds = branches[k].match && pattern_finds(branches[k].match, &search);
            assert_true(names || !finds);
            found += finds;
            named += names && branches[k].match;
        }
    }
    assert_true(found > 500 && named < 20 * found);
    pcre2_match_data_free(match);
    rule_index_free(index);
    rules_free(&rules);
}

/* What holds a bit for each branch has an end. */
static void branches_are_bounded(void **state)
{
    (void)state;
    static char rules[256 * 1024] = "virus\n";
    struct error error = {""};
    size_t length = strlen(rules);
    for (int i = 0; i < BRANCHES_MAX; i++)
        length += (size_t)snprintf(rules + length, sizeof rules - length, "%s",
                                   i % 1024 == 0 ? "\n  match abc" : "|abc");
    assert_null(classifier_open(slice_make(rules, length), "my.rules", &error));
    assert_non_null(strstr(error.text, "too many patterns in all rules"));
}

static void wrong_rules_are_told_by_line(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *message;
    } rows[] = {
        {"no-such-cause\n  match x\n", "my.rules, line 1: no such cause"},
        {"virus\n  match (\n", "my.rules, line 2: the pattern is wrong"},
        {"\nvirus code=55\n  match x\n", "my.rules, line 2: want a reply code"},
        {"virus status=5.x\n  match x\n", "my.rules, line 1: want a status"},
        {"virus stage=lunch\n  match x\n", "my.rules, line 1: no such stage"},
        {"virus colour=red\n  match x\n", "my.rules, line 1: want code="},
        {"virus\n  match {nothing}\n", "my.rules, line 2: no piece"},
        {"virus\n", "my.rules, line 1: a rule needs a match"},
        {"  match x\n", "my.rules, line 1: an indented line must follow"},
        {"virus\n  matches x\n", "my.rules, line 2: want match"},
        {"[text]\n", "my.rules, line 1: only the built-in rules"},
        {"virus\n  match wombat\n  example a koala\n", "my.rules:1: the example \"a koala\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error error = {""};
        assert_int_equal(classifier_check(slice_of(rows[i].rules), "my.rules", &error), -1);
        if (strncmp(error.text, rows[i].message, strlen(rows[i].message)) != 0)
            fail_msg("%s: %s", rows[i].rules, error.text);
    }
}

/* A pattern that backtracks without end, and a text that makes it do so. */
static void no_pattern_can_hang(void **state)
{
    (void)state;
    struct error error;
    struct classifier *c =
        classifier_open(S("virus\n  match ^(?:(?:a+)+)+$\n"), "my.rules", &error);
    assert_non_null(c);
    char text[400];
    memset(text, 'a', sizeof text - 2);
    memcpy(text + sizeof text - 2, "!", 2);
    assert_int_equal(judge(c, text).cause, CAUSE_UNCLASSIFIED);
    classifier_close(c);
}

/* A brace that counts nothing stands for itself, and takes no branch of the pattern with it. */
static void braces_are_literal(void **state)
{
    (void)state;
    static const char *const texts[] = {"wombat{- was here", "full} wombat koala"};
    struct error error;
    struct classifier *c =
        classifier_open(S("virus\n  match wombat{-|full} wombat\n"), "my.rules", &error);
    assert_non_null(c);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_int_equal(judge(c, texts[i]).cause, CAUSE_VIRUS);
    classifier_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_answers_its_examples),
        cmocka_unit_test(causes_are_complete),
        cmocka_unit_test(nothing_is_guessed_from_the_digit),
        cmocka_unit_test(texts_of_many_servers),
        cmocka_unit_test(user_rules_go_first),
        cmocka_unit_test(groups_deny_no_match),
        cmocka_unit_test(the_index_denies_no_match),
        cmocka_unit_test(branches_are_bounded),
        cmocka_unit_test(wrong_rules_are_told_by_line),
        cmocka_unit_test(no_pattern_can_hang),
        cmocka_unit_test(braces_are_literal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
