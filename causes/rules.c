#include "causes/rules.h"

#include <stdlib.h>

enum { PATTERN_MAX = 8192 };

/* The file at hand, and the rule whose lines are being gathered. */
struct reader {
    struct rules *rules;
    const char *file;
    unsigned line;
    enum step step;
    bool sections, whole;
    struct rule *rule; /* being read, NULL before the first */
    unsigned match_count, unless_count;
    struct slice examples[RULE_LINES];
    struct error *error;
};

static int fail(const struct reader *r, const char *fault, struct slice what)
{
    return error_set(r->error, "%s, line %u: %s \"%.*s\"", r->file, r->line, fault,
                     (int)(what.len < 120 ? what.len : 120), what.ptr ? what.ptr : "");
}

/* --- numbers -------------------------------------------------------------------------------- */

static bool read_code(struct slice s, struct code_pattern *out)
{
    if (s.len != 3)
        return false;
    for (int i = 0; i < 3; i++) {
        if (s.ptr[i] != 'x' && !byte_is_digit(s.ptr[i]))
            return false;
        out->digit[i] = (int8_t)(s.ptr[i] == 'x' ? -1 : s.ptr[i] - '0');
    }
    return true;
}

static bool read_part(struct slice part, int16_t *out)
{
    uint64_t n;
    if (slice_equal(part, S("x")) || slice_equal(part, S("*"))) {
        *out = -1;
        return true;
    }
    if (!slice_number(&part, 999, &n) || part.len)
        return false;
    *out = (int16_t)n;
    return true;
}

static bool read_status(struct slice s, struct status_pattern *out)
{
    struct slice class, subject, detail;
    if (!slice_cut(&s, '.', &class) || !slice_cut(&s, '.', &subject))
        return false;
    bool range = slice_cut(&s, '-', &detail);
    return read_part(class, &out->class) && read_part(subject, &out->subject) &&
           read_part(range ? detail : s, &out->detail) && read_part(s, &out->last);
}

static bool code_fits(const struct rule *rule, unsigned code)
{
    if (rule->code_count == 0)
        return true;
    int digit[3] = {(int)(code / 100), (int)(code / 10 % 10), (int)(code % 10)};
    for (unsigned i = 0; i < rule->code_count; i++) {
        bool fits = code != 0;
        for (int k = 0; k < 3; k++)
            fits &= rule->codes[i].digit[k] < 0 || rule->codes[i].digit[k] == digit[k];
        if (fits)
            return true;
    }
    return false;
}

static bool status_fits(const struct rule *rule, struct status status)
{
    for (unsigned i = 0; i < rule->status_count; i++) {
        const struct status_pattern *p = &rule->statuses[i];
        if (status.class && (p->class < 0 || p->class == status.class) &&
            (p->subject < 0 || p->subject == status.subject) &&
            (p->detail < 0 || (p->detail <= status.detail && status.detail <= p->last)))
            return true;
    }
    return rule->status_count == 0;
}

static bool provider_fits(const struct rule *rule, struct slice provider)
{
    for (unsigned i = 0; i < rule->provider_count; i++)
        if (slice_present(provider) && slice_equal(rule->providers[i], provider))
            return true;
    return rule->provider_count == 0;
}

bool rule_fits(const struct rule *rule, const struct question *question, unsigned code,
               struct status status)
{
    return code_fits(rule, code) && status_fits(rule, status) &&
           provider_fits(rule, question->provider) &&
           (!rule->stages || (rule->stages >> question->stage & 1)) &&
           (!rule->directions || (rule->directions >> question->direction & 1));
}

/* --- conditions: key=value,value ------------------------------------------------------------ */

static int add_value(struct reader *r, struct slice key, struct slice value)
{
    struct rule *rule = r->rule;
    if (slice_equal(key, S("code"))) {
        if (rule->code_count == RULE_CODES || !read_code(value, &rule->codes[rule->code_count++]))
            return fail(r, "want a reply code such as 550 or 5xx, not", value);
    } else if (slice_equal(key, S("status"))) {
        if (rule->status_count == RULE_STATUSES ||
            !read_status(value, &rule->statuses[rule->status_count++]))
            return fail(r, "want a status such as 5.1.1, x.1.1, x.7.* or 5.7.606-649, not", value);
    } else if (slice_equal(key, S("provider"))) {
        if (rule->provider_count == RULE_PROVIDERS || !value.len)
            return fail(r, "too many or empty providers at", value);
        rule->providers[rule->provider_count++] = value;
    } else if (slice_equal(key, S("stage"))) {
        unsigned stage = word_find(stage_names, STAGE_COUNT, value);
        if (!stage)
            return fail(r, "no such stage:", value);
        rule->stages |= 1u << stage;
    } else if (slice_equal(key, S("direction"))) {
        unsigned direction = word_find(direction_names, DIRECTION_COUNT, value);
        if (!direction)
            return fail(r, "no such direction:", value);
        rule->directions |= 1u << direction;
    } else {
        return fail(r, "want code=, status=, provider=, stage= or direction=, not", key);
    }
    return 0;
}

static int read_conditions(struct reader *r, struct slice text)
{
    while ((text = slice_trim(text)).len) {
        struct slice condition, key, value;
        slice_next(&text, ' ', &condition);
        if (!slice_cut(&condition, '=', &key))
            return fail(r, "want key=value, not", condition);
        while (slice_cut(&condition, ',', &value))
            if (add_value(r, key, value) < 0)
                return -1;
        if (add_value(r, key, condition) < 0)
            return -1;
    }
    return 0;
}

/* --- patterns ------------------------------------------------------------------------------- */

static const struct piece *piece_find(const struct rules *rules, struct slice name)
{
    for (size_t i = 0; i < rules->piece_count; i++)
        if (slice_equal(rules->pieces[i].name, name))
            return &rules->pieces[i];
    return NULL;
}

/* "{user}" becomes the piece of that name; "{3}" and "{2,5}" are left to the pattern. */
static int expand(struct reader *r, struct slice s, struct slice *out_r)
{
    char room[PATTERN_MAX];
    size_t n = 0;
    *out_r = s;
    if (s.len <= PATTERN_MAX && slice_find(s, '{') == SLICE_NONE)
        return 0;
    while (s.len) {
        size_t brace = slice_find(slice_from(s, 1), '{');
        struct slice rest = slice_from(s, 1), name;
        struct slice add = slice_first(s, brace == SLICE_NONE ? s.len : brace + 1);
        if (s.ptr[0] == '{' && rest.len && byte_is_alpha(rest.ptr[0]) &&
            slice_cut(&rest, '}', &name)) {
            const struct piece *piece = piece_find(r->rules, name);
            if (!piece)
                return fail(r, "no piece was given this name with let:", name);
            add = piece->text;
            s = rest;
        } else {
            s = slice_from(s, add.len);
        }
        if (n + add.len > PATTERN_MAX)
            return fail(r, "the pattern grows too long at", s);
        memcpy(room + n, add.ptr, add.len);
        n += add.len;
    }
    *out_r = arena_copy(&r->rules->arena, slice_make(room, n));
    return 0;
}

/* A user's line must be a pattern. */
static int check(struct reader *r, struct slice pattern)
{
    int number;
    PCRE2_SIZE at;
    pcre2_code *code = pattern_compile(pattern, &number, &at);
    pcre2_code_free(code);
    if (!code) {
        PCRE2_UCHAR text[128];
        pcre2_get_error_message(number, text, sizeof text);
        struct slice near = slice_from(pattern, at < pattern.len ? at : pattern.len);
        return error_set(r->error, "%s, line %u: the pattern is wrong (%s) at \"%.*s\"", r->file,
                         r->line, (const char *)text, (int)(near.len < 60 ? near.len : 60),
                         near.ptr);
    }
    return 0;
}

static int add_pattern(struct reader *r, struct slice text, struct pattern **list, unsigned *count)
{
    struct slice line;
    if (++*count > RULE_LINES)
        return fail(r, "too many patterns in one rule at", text);
    if (expand(r, text, &line) < 0 || (!r->sections && check(r, line) < 0))
        return -1;
    r->rules->branch_count += patterns_add(&r->rules->arena, list, line);
    if (r->rules->branch_count > BRANCHES_MAX)
        return fail(r, "too many patterns in all rules at", text);
    return 0;
}

/* --- lines ---------------------------------------------------------------------------------- */

static int finish_rule(struct reader *r)
{
    struct rule *rule = r->rule;
    r->rule = NULL;
    if (!rule)
        return 0;
    if (!r->match_count && !rule->code_count && !rule->status_count)
        return fail(r, "a rule needs a match line, a code= or a status=; see the one of line",
                    slice_of(strrchr(rule->name, ':') + 1));
    size_t bytes = rule->example_count * sizeof *rule->examples;
    rule->examples = arena_take(&r->rules->arena, bytes);
    memcpy(rule->examples, r->examples, bytes);
    return 0;
}

static struct rule *new_rule(struct rules *rules)
{
    if (rules->count == rules->capacity) {
        rules->capacity = rules->capacity ? 2 * rules->capacity : 64;
        rules->rows = memory_resize(rules->rows, rules->capacity * sizeof *rules->rows);
    }
    struct rule *rule = &rules->rows[rules->count++];
    *rule = (struct rule){.cause = CAUSE_UNCLASSIFIED};
    return rule;
}

static int start_rule(struct reader *r, struct slice text)
{
    struct slice slug = text, rest = {0};
    if (slice_cut(&text, ' ', &slug))
        rest = slice_trim(text);
    int cause = cause_find(slug);
    if (cause < 0)
        return fail(r, "no such cause:", slug);
    if (r->step == STEP_NONE)
        return fail(r, "a rule must stand in a section such as [text]:", slug);
    if (r->rules->count == RULES_MAX || r->rules->branch_count++ == BRANCHES_MAX)
        return fail(r, "too many rules at", slug);
    r->rule = new_rule(r->rules);
    r->match_count = r->unless_count = 0;
    *r->rule = (struct rule){
        .cause = (enum cause)cause,
        .step = r->step,
        .whole = r->whole,
        .conditions = rest,
        .name = arena_printf(&r->rules->arena, "%s:%u%c", r->file, r->line, '\0').ptr,
    };
    return read_conditions(r, rest);
}

static int start_section(struct reader *r, struct slice text)
{
    struct slice name = slice_make(text.ptr + 1, text.len - 2);
    if (!r->sections)
        return fail(r, "only the built-in rules have sections, take out", text);
    r->whole = slice_equal(name, S("whole"));
    r->step = r->whole ? STEP_TEXT : (enum step)word_find(step_names, STEP_COUNT, name);
    return r->step == STEP_NONE ? fail(r, "no such section:", text) : 0;
}

static int read_let(struct reader *r, struct slice text)
{
    struct slice name, value;
    if (!slice_cut(&text, '=', &name))
        return fail(r, "want let NAME = PATTERN, not", text);
    struct rules *rules = r->rules;
    if (expand(r, slice_trim(text), &value) < 0)
        return -1;
    if (rules->piece_count == rules->piece_capacity) {
        rules->piece_capacity = rules->piece_capacity ? 2 * rules->piece_capacity : 32;
        rules->pieces = memory_resize(rules->pieces, rules->piece_capacity * sizeof *rules->pieces);
    }
    rules->pieces[rules->piece_count++] =
        (struct piece){slice_trim(name), arena_printf(&rules->arena, "(?:%.*s)", SLICE_ARG(value))};
    return 0;
}

static int read_indented(struct reader *r, struct slice text)
{
    struct slice word, rest = text;
    if (!r->rule)
        return fail(r, "an indented line must follow a rule, this one does not:", text);
    if (!slice_cut(&rest, ' ', &word))
        return fail(r, "want match, unless, example or source and a value, not", text);
    rest = slice_trim(rest);
    if (slice_equal(word, S("match"))) {
        if (!r->match_count)
            r->rule->first_match = rest;
        return add_pattern(r, rest, &r->rule->match, &r->match_count);
    }
    if (slice_equal(word, S("unless")))
        return add_pattern(r, rest, &r->rule->unless, &r->unless_count);
    if (slice_equal(word, S("example"))) {
        if (r->rule->example_count == RULE_LINES)
            return fail(r, "too many examples in one rule at", rest);
        r->examples[r->rule->example_count++] = rest;
        return 0;
    }
    if (slice_equal(word, S("source"))) {
        r->rule->source = rest;
        return 0;
    }
    return fail(r, "want match, unless, example or source, not", word);
}

static int read_line(struct reader *r, struct slice line)
{
    struct slice text = slice_trim(line);
    if (!text.len || text.ptr[0] == '#')
        return 0;
    if (line.ptr[0] == ' ' || line.ptr[0] == '\t')
        return read_indented(r, text);
    if (finish_rule(r) < 0)
        return -1;
    if (text.ptr[0] == '[' && text.ptr[text.len - 1] == ']')
        return start_section(r, text);
    if (slice_skip(&text, S("let ")))
        return read_let(r, text);
    return start_rule(r, text);
}

int rules_read(struct rules *rules, struct slice text, const char *file, enum step step,
               struct error *error)
{
    struct reader r = {
        .rules = rules, .file = file, .step = step, .sections = step == STEP_NONE, .error = error};
    for (struct slice line; slice_next(&text, '\n', &line);) {
        r.line++;
        if (line.len && read_line(&r, line) < 0)
            return -1;
    }
    return finish_rule(&r);
}

void rules_free(struct rules *rules)
{
    for (size_t i = 0; i < rules->count; i++) {
        patterns_free(rules->rows[i].match);
        patterns_free(rules->rows[i].unless);
    }
    free(rules->rows);
    free(rules->pieces);
    arena_free(&rules->arena);
}
