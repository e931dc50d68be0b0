#include "causes/classifier.h"

#include <stdlib.h>

#include "causes/embedded.h"
#include "causes/fold.h"
#include "causes/list.h"
#include "causes/quote.h"
#include "causes/rule_index.h"

/* No pattern, however unlucky, may take longer than some milliseconds on one text. */
enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 1000, HEAP_LIMIT_KIB = 2048 };

const char *const step_names[STEP_COUNT] = {"none",
#define STEP_NAME(symbol, name) name,
                                            STEP_LIST(STEP_NAME)
#undef STEP_NAME
};

/* The rules that are asked together, in order. */
enum group { GROUP_USER, GROUP_WHOLE, GROUP_VENDOR, GROUP_TEXT, GROUP_NUMBERS, GROUP_COUNT };

struct classifier {
    struct rules rules; /* empty until they are asked */
    size_t built_in;    /* rows before this one are ours, the user's stand behind and go first */
    struct branch_set groups[GROUP_COUNT];
    struct rule_index *index;
    pcre2_match_context *limits;
};

/* --- opening -------------------------------------------------------------------------------- */

static pcre2_match_context *make_limits(void)
{
    pcre2_match_context *limits = pcre2_match_context_create(NULL);
    if (limits) {
        pcre2_set_match_limit(limits, MATCH_LIMIT);
        pcre2_set_depth_limit(limits, DEPTH_LIMIT);
        pcre2_set_heap_limit(limits, HEAP_LIMIT_KIB);
    }
    return limits;
}

static enum group group_of(const struct rule *rule)
{
    static const enum group groups[STEP_COUNT] = {
        [STEP_USER] = GROUP_USER,      [STEP_VENDOR] = GROUP_VENDOR, [STEP_TEXT] = GROUP_TEXT,
        [STEP_STATUS] = GROUP_NUMBERS, [STEP_CODE] = GROUP_NUMBERS,
    };
    return rule->whole ? GROUP_WHOLE : groups[rule->step];
}

static int load(struct classifier *c, struct slice user_rules, const char *file,
                struct error *error)
{
    if (rules_read(&c->rules, embedded_rules(), "rules.txt", STEP_NONE, error) < 0)
        return -1;
    c->built_in = c->rules.count;
    user_rules = arena_copy(&c->rules.arena, user_rules);
    if (slice_present(user_rules) && rules_read(&c->rules, user_rules, file, STEP_USER, error) < 0)
        return -1;
    size_t count;
    c->index = rule_index_make(&c->rules);
    const struct branch *branches = rule_index_branches(c->index, &count);
    for (size_t i = 0; i < count; i++)
        branch_set_add(&c->groups[group_of(branches[i].rule)], i);
    return 0;
}

/* Many runs of `ingest` meet no verdict that is new, so the built-in rules, which the tests prove
 * to be right, wait until they are asked: 13 million instructions, a third of a short run. */
static void need_rules(struct classifier *c)
{
    struct error error;
    if (!c->index)
        load(c, (struct slice){0}, NULL, &error);
}

struct classifier *classifier_open(struct slice user_rules, const char *file, struct error *error)
{
    struct classifier *c = memory_zero(1, sizeof *c);
    c->limits = make_limits();
    if (!slice_present(user_rules) || load(c, user_rules, file, error) == 0)
        return c;
    classifier_close(c);
    return NULL;
}

void classifier_close(struct classifier *classifier)
{
    if (!classifier)
        return;
    rules_free(&classifier->rules);
    rule_index_free(classifier->index);
    pcre2_match_context_free(classifier->limits);
    free(classifier);
}

/* --- judging -------------------------------------------------------------------------------- */

/* One way to look at the question: the whole text, the failure that it quotes, or that failure
 * without the help that follows it ("For more information, go to ..."). */
struct view {
    struct slice words; /* without code and status at the head */
    unsigned code;
    struct status status;
    const struct clues *clues;
};

/* What a first look at the words says, or at more than them. */
struct clues {
    struct trigrams trigrams;
    struct branch_set possible;
};

enum { VIEW_WHOLE, VIEW_INNER, VIEW_SHORT, VIEW_COUNT };

/* The order of evaluation. */
static const struct pass {
    enum group group;
    int view;
} passes[] = {
    {GROUP_USER, VIEW_INNER},    {GROUP_USER, VIEW_WHOLE},   {GROUP_WHOLE, VIEW_WHOLE},
    {GROUP_VENDOR, VIEW_INNER},  {GROUP_VENDOR, VIEW_WHOLE}, {GROUP_TEXT, VIEW_SHORT},
    {GROUP_TEXT, VIEW_INNER},    {GROUP_TEXT, VIEW_WHOLE},   {GROUP_NUMBERS, VIEW_INNER},
    {GROUP_NUMBERS, VIEW_WHOLE},
};

struct trial {
    const struct classifier *classifier;
    const struct question *question;
    pcre2_match_data *match;
    char template[FOLD_MAX];
    size_t template_length;
    struct view views[VIEW_COUNT];
    bool present[VIEW_COUNT];
    struct clues whole, inner;
};

/* qmail and its kin write the status at the end: "... (#5.1.1)". */
static void find_status(struct slice text, struct status *status)
{
    size_t at = slice_search(text, S("(#"));
    struct slice rest = at == SLICE_NONE ? (struct slice){0} : slice_from(text, at + 2);
    if (!status->class && rest.len)
        reply_status(&rest, status);
}

/* Where the help begins: its words ("error messages", "blocked in Gmail") would mislead. */
static const char *const helps[] = {
    "For more information",
    "For further information",
    "For more details",
    "For assistance",
    "To review ",
    "Learn more",
    "For help",
    "For additional",
    "for more information",
    "To learn more",
    "For information",
    "lease visit http",
    "lease see http",
    "f you believe",
    "f you feel",
    "f you think",
};

/* Of a refusal for good, to try again is no reason either. */
static const char *const retries[] = {"lease try again", "Try again later", "try again later"};

static size_t help_at(struct slice words, const char *const *marks, size_t count)
{
    size_t end = words.len;
    for (size_t i = 0; i < count; i++) {
        size_t at = slice_search(words, slice_of(marks[i]));
        if (at != SLICE_NONE && at > 10 && at < end)
            end = at;
    }
    return end;
}

/* The words before the help.  A help that names a block list is part of the reason. */
static struct slice without_help(struct slice words, unsigned code)
{
    char list[LIST_TEXT];
    size_t end = help_at(words, helps, sizeof helps / sizeof helps[0]);
    if (end < words.len && list_find(slice_from(words, end), list, sizeof list))
        end = words.len;
    if (code >= 500)
        end = help_at(slice_first(words, end), retries, sizeof retries / sizeof retries[0]);
    return slice_first(words, end);
}

/* Servers label a refusal with the recipient in front ("<bob@example.com>: ") or with the client
 * behind (" [192.0.2.1]").  Behind a word such as "from" the client is part of the sentence. */
static struct slice without_labels(struct slice words)
{
    static const char *const joints[] = {"from", "for", "of",   "by",     "ip",   "address", "host",
                                         "to",   "at",  "with", "client", "your", ",",       ":"};
    if (!slice_skip(&words, S("<address>: ")))
        slice_skip(&words, S("<address>... "));
    struct slice rest = words;
    if (slice_ends(rest, S(" [<ip>]"))) {
        rest = slice_first(rest, rest.len - 7);
        for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
            if (slice_ends_nocase(rest, slice_of(joints[i])))
                return words;
    }
    return rest.len > 10 ? rest : words;
}

static void set_view(const struct classifier *c, struct view *view, struct slice text,
                     struct clues *clues)
{
    view->words = reply_head(text, &view->code, &view->status);
    find_status(view->words, &view->status);
    trigrams_of(view->words, &clues->trigrams);
    rule_index_find(c->index, &clues->trigrams, &clues->possible);
    view->clues = clues;
}

/* Does the outer sentence say nothing but that another server refused?  Then its words ("error",
 * "pipelined") are no reason. */
static bool is_envelope(struct slice whole, struct slice inner)
{
    struct slice outer = slice_first(whole, (size_t)(inner.ptr - whole.ptr));
    if (slice_contains(outer, S("verify callout")))
        return false; /* it says which address was asked about, and that is the reason */
    return outer.len && (slice_contains(outer, S("SMTP error from remote mail")) ||
                         slice_starts_nocase(outer, S("host <host>[")));
}

static void prepare(struct trial *t)
{
    const struct question *q = t->question;
    t->template_length = fold_template(q->text, NULL, 0, t->template);
    struct slice whole = slice_make(t->template, t->template_length), inner = quote_inner(whole);
    set_view(t->classifier, &t->views[VIEW_WHOLE], whole, &t->whole);
    if (q->code)
        t->views[VIEW_WHOLE].code = q->code;
    if (q->status.class)
        t->views[VIEW_WHOLE].status = q->status;
    t->present[VIEW_WHOLE] = true;
    t->present[VIEW_INNER] = !slice_equal(inner, whole);
    if (t->present[VIEW_INNER]) {
        set_view(t->classifier, &t->views[VIEW_INNER], inner, &t->inner);
        if (is_envelope(whole, inner))
            t->views[VIEW_WHOLE].words = t->views[VIEW_INNER].words;
    }
    const struct view *full = &t->views[t->present[VIEW_INNER] ? VIEW_INNER : VIEW_WHOLE];
    struct view *cut = &t->views[VIEW_SHORT];
    *cut = *full;
    cut->words = without_labels(without_help(full->words, full->code));
    t->present[VIEW_SHORT] = cut->words.len < full->words.len;
}

static bool answers(const struct trial *t, const struct branch *branch, const struct view *view)
{
    const struct rule *rule = branch->rule;
    struct search search = {view->words, &view->clues->trigrams, t->match, t->classifier->limits};
    return rule_fits(rule, t->question, view->code, view->status) &&
           (!branch->match || pattern_finds(branch->match, &search)) &&
           !patterns_find(rule->unless, &search);
}

/* The i-th rule in order of listing. */
static struct rule *rule_at(const struct classifier *c, size_t i)
{
    size_t user = c->rules.count - c->built_in;
    return &c->rules.rows[i < user ? c->built_in + i : i - user];
}

static bool known(const struct verdict *out, size_t count, const struct rule *rule)
{
    for (size_t i = 0; i < count; i++)
        if (out[i].rule == rule->name)
            return true;
    return false;
}

static size_t run_pass(const struct trial *t, const struct pass *pass, struct verdict *out,
                       size_t count, size_t max)
{
    size_t branch_count;
    const struct branch *branches = rule_index_branches(t->classifier->index, &branch_count);
    const struct branch_set *group = &t->classifier->groups[pass->group];
    const struct view *view = &t->views[pass->view];
    for (size_t word = 0; word * 64 < branch_count; word++) {
        uint64_t bits = group->bits[word] & view->clues->possible.bits[word];
        for (; bits && count < max; bits &= bits - 1) {
            const struct branch *branch = &branches[word * 64 + (size_t)__builtin_ctzll(bits)];
            const struct rule *rule = branch->rule;
            if (answers(t, branch, view) && !known(out, count, rule))
                out[count++] = (struct verdict){rule->cause, rule->step, rule->name, ""};
        }
    }
    return count;
}

size_t classifier_candidates(struct classifier *classifier, const struct question *question,
                             struct verdict *out, size_t max)
{
    struct trial t; /* of 13 KB, so what prepare() sets anyway is not cleared */
    size_t count = 0;
    t.classifier = classifier;
    t.question = question;
    t.match = pcre2_match_data_create(1, NULL);
    need_rules(classifier);
    prepare(&t);
    for (size_t i = 0; t.match && i < sizeof passes / sizeof passes[0] && count < max; i++)
        if (t.present[passes[i].view])
            count = run_pass(&t, &passes[i], out, count, max);
    for (size_t i = 0; i < count; i++)
        list_find(slice_make(t.template, t.template_length), out[i].list, sizeof out[i].list);
    pcre2_match_data_free(t.match);
    return count;
}

void classifier_judge(struct classifier *classifier, const struct question *question,
                      struct verdict *out_r)
{
    if (classifier_candidates(classifier, question, out_r, 1))
        return;
    char template[FOLD_MAX];
    size_t length = fold_template(question->text, NULL, 0, template);
    *out_r = (struct verdict){CAUSE_UNCLASSIFIED, STEP_NONE, "", ""};
    list_find(slice_make(template, length), out_r->list, sizeof out_r->list);
}

/* --- listing and proof ---------------------------------------------------------------------- */

size_t classifier_rule_count(struct classifier *classifier)
{
    need_rules(classifier);
    return classifier->rules.count;
}

struct rule_view classifier_rule(struct classifier *classifier, size_t index)
{
    need_rules(classifier);
    const struct rule *rule = rule_at(classifier, index);
    return (struct rule_view){
        .cause = rule->cause,
        .step = rule->step,
        .rule = rule->name,
        .conditions = rule->conditions,
        .match = rule->first_match,
        .example = rule->example_count ? rule->examples[0] : (struct slice){0},
        .source = rule->source,
    };
}

static unsigned lowest_bit(unsigned set)
{
    return set ? (unsigned)__builtin_ctz(set) : 0;
}

/* The question that an example stands for: numbers that it does not carry come from the rule. */
static struct question example_question(const struct rule *rule, struct slice example)
{
    struct question q = {.text = example,
                         .stage = (enum stage)lowest_bit(rule->stages),
                         .direction = (enum direction)lowest_bit(rule->directions),
                         .provider = rule->provider_count ? rule->providers[0] : (struct slice){0}};
    unsigned code;
    struct status status;
    reply_head(example, &code, &status);
    const int8_t *d = rule->codes[0].digit;
    if (!code && rule->code_count && d[0] >= 0 && d[1] >= 0 && d[2] >= 0)
        q.code = (unsigned)(d[0] * 100 + d[1] * 10 + d[2]);
    const struct status_pattern *p = &rule->statuses[0];
    if (!status.class && rule->status_count && p->class > 0 && p->subject >= 0 && p->detail >= 0)
        q.status = (struct status){(uint8_t)p->class, (uint16_t)p->subject, (uint16_t)p->detail};
    return q;
}

int classifier_proof(struct classifier *classifier, size_t index, struct error *error)
{
    need_rules(classifier);
    const struct rule *rule = rule_at(classifier, index);
    for (unsigned i = 0; i < rule->example_count; i++) {
        struct question question = example_question(rule, rule->examples[i]);
        struct verdict verdict;
        classifier_judge(classifier, &question, &verdict);
        if (verdict.rule != rule->name)
            return error_set(error, "%s: the example \"%.*s\" is answered by %s (%s)", rule->name,
                             (int)(rule->examples[i].len < 200 ? rule->examples[i].len : 200),
                             rule->examples[i].ptr, verdict.rule[0] ? verdict.rule : "no rule",
                             causes[verdict.cause].slug);
    }
    return (int)rule->example_count;
}

int classifier_check(struct slice user_rules, const char *file, struct error *error)
{
    struct classifier *c = classifier_open(user_rules, file, error);
    if (!c)
        return -1;
    int result = 0;
    size_t user = c->rules.count - c->built_in;
    for (size_t i = 0; i < user && result >= 0; i++)
        result = classifier_proof(c, i, error);
    classifier_close(c);
    return result < 0 ? -1 : (int)user;
}
