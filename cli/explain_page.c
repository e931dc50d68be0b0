/* explain, for people: the parse, the numbers, the verdict, what to do. */
#include "cli/explain.h"
#include "cli/show.h"

enum { LABEL_WIDTH = 13, PAGE_WIDTH = 80 };

/* One labelled paragraph, wrapped; nothing for an absent or empty value. */
static void put(struct run *run, const char *label, struct slice value)
{
    struct arena *arena = &run->scratch;
    size_t page = run->out.width < PAGE_WIDTH ? run->out.width : PAGE_WIDTH;
    size_t width = page > LABEL_WIDTH + 20 ? page - LABEL_WIDTH : 20;
    for (value = slice_trim(show_safe(arena, value)); value.len;) {
        /* Half a link is of no use. */
        struct slice part = slice_starts(value, S("http")) ? value : show_fit(value, width);
        fprintf(run->out.file, "%-*s%.*s\n", LABEL_WIDTH, label, SLICE_ARG(part));
        value = slice_trim(slice_from(value, part.len));
        label = "";
    }
    arena_reset(arena);
}

static void put_words(struct run *run, const char *label, const char *value)
{
    put(run, label, slice_of(value));
}

static void put_break(struct run *run)
{
    putc('\n', run->out.file);
}

/* --- what was read -------------------------------------------------------------------------- */

static const char *const line_words[LINE_KINDS] = {
    [LINE_CONTEXT] = "It tells no failure: it is kept as context for other lines.",
    [LINE_EVENT] = "It tells a failure.",
    [LINE_DELIVERY] = "It tells a delivery, not a failure.",
    [LINE_NOISE] = "It is another program's line.",
    [LINE_UNKNOWN] = "Its shape is not known; what follows is read from its words alone.",
};

static struct slice host_and_ip(struct arena *arena, struct slice host, struct slice ip)
{
    if (!slice_present(ip))
        return host;
    return arena_printf(arena, "%.*s%s[%.*s]", SLICE_ARG(host), slice_present(host) ? " " : "",
                        SLICE_ARG(ip));
}

static struct slice address(struct arena *arena, struct slice text)
{
    return slice_present(text) ? arena_printf(arena, "<%.*s>", SLICE_ARG(text)) : text;
}

static void put_record(struct run *run, const struct record *record)
{
    struct arena *arena = &run->scratch;
    char time[WHEN_TEXT];
    if (record->time != WHEN_NONE) {
        when_text(record->time, time);
        put_words(run, "Time", time);
    }
    put(run, "Host", record->host);
    put(run, "Queue id", record->queue_id);
    put(run, "Outcome",
        arena_printf(arena, "%s, %s", direction_names[record->direction],
                     outcome_names[record->outcome]));
    put(run, "Sender", address(arena, record->sender));
    put(run, "Account", record->account);
    put(run, "Before alias", address(arena, record->orig_recipient));
    put(run, "Local IP", record->local_ip);
}

static void put_what(struct run *run, const struct explanation *answer)
{
    struct arena *arena = &run->scratch;
    if (answer->format)
        put(run, "Read as",
            arena_printf(arena, "a line of a log of %s. %s", answer->format->title,
                         line_words[answer->line_kind]));
    else if (answer->wrapper)
        put_words(run, "Read as", answer->wrapper);
    if (answer->record)
        put_record(run, answer->record);
    put(run, "Peer", host_and_ip(arena, answer->remote_host, answer->remote_ip));
    put(run, "Recipient", address(arena, answer->recipient));
    put_words(run, "Stage", stage_names[answer->stage]);
    put(run, "Reply", answer->reply);
}

/* --- the numbers ---------------------------------------------------------------------------- */

static void put_code(struct run *run, const struct explanation *answer)
{
    const struct code_fact *fact = answer->code_fact;
    if (fact)
        put(run, "Code",
            arena_printf(&run->scratch, "%u: %s (%s%s)", answer->code, fact->meaning, fact->origin,
                         strcmp(fact->origin, "informal") == 0 ? ": no standard defines it" : ""));
    else if (answer->code)
        put(run, "Code",
            arena_printf(&run->scratch, "%u: not a code that is known to be used", answer->code));
}

static void put_status(struct run *run, const char *label, struct status status,
                       const struct status_fact *fact)
{
    char text[STATUS_TEXT];
    if (!status_text(status, text))
        return;
    if (fact)
        put(run, label,
            arena_printf(&run->scratch, "%s%s%s: %s (%s)", text, fact->provider ? " at " : "",
                         fact->provider ? fact->provider : "", fact->meaning, fact->source));
    else
        put(run, label, arena_printf(&run->scratch, "%s: not registered", text));
}

static void put_tokens(struct run *run, const struct explanation *answer)
{
    const struct token_fact *fact = NULL;
    while (slice_present(answer->provider) &&
           (fact = knowledge_token(answer->reply, answer->provider, fact)))
        put(run, "Token",
            arena_printf(&run->scratch, "%s at %s: %s (%s)", fact->token, fact->provider,
                         fact->meaning, fact->source));
}

static void put_numbers(struct run *run, const struct explainer *explainer,
                        const struct explanation *answer)
{
    put_code(run, answer);
    if (answer->kind != EXPLAIN_STATUS || slice_present(answer->provider)) {
        put_status(run, "Status", answer->status, answer->status_fact);
    } else {
        const struct status_fact *fact = explain_status(explainer, answer->status, NULL);
        put_status(run, "Status", answer->status, fact);
        while (fact && (fact = explain_status(explainer, answer->status, fact)))
            put_status(run, "", answer->status, fact);
    }
    put_tokens(run, answer);
}

/* --- the verdict ---------------------------------------------------------------------------- */

static struct slice cause_words(struct arena *arena, enum cause cause)
{
    const struct cause_row *row = &causes[cause];
    if (cause == CAUSE_UNCLASSIFIED)
        return slice_of(row->slug);
    return arena_printf(arena, "%s (%s, %s): %s", row->slug, family_names[row->family],
                        class_names[row->class], row->meaning);
}

static void put_rules(struct run *run, const struct explanation *answer)
{
    const struct verdict *verdict = &answer->verdict;
    put(run, "Template", slice_make(answer->template, answer->template_length));
    if (verdict->step == STEP_NONE)
        put_words(run, "Decided by", "no rule; 'bouncestat rules --help' tells how to write one");
    else
        put(run, "Decided by",
            arena_printf(&run->scratch, "%s (step %s)", verdict->rule, step_names[verdict->step]));
    for (size_t i = 0; i < answer->other_count; i++)
        put(run, i ? "" : "Runners-up",
            arena_printf(&run->scratch, "%s %s (step %s)", answer->others[i].rule,
                         causes[answer->others[i].cause].slug, step_names[answer->others[i].step]));
}

static void put_verdict(struct run *run, const struct explanation *answer)
{
    enum cause cause = answer->verdict.cause;
    const struct cause_row *row = &causes[cause];
    put(run, "Cause", cause_words(&run->scratch, cause));
    put(run, "Provider", answer->provider);
    put_words(run, "Block list", answer->verdict.list);
    put_words(run, "Who acts", party_names[row->party]);
    put_words(run, "What to do", row->advice);
    put_words(run, "Read", cause_document(cause, answer->provider));
}

static bool is_number(const struct explanation *answer)
{
    return answer->kind == EXPLAIN_CODE || answer->kind == EXPLAIN_STATUS;
}

/* What a log would tell is the stage, and by it rules may decide. */
static void put_stages(struct run *run, struct explainer *explainer,
                       const struct explanation *answer)
{
    const char *label = "In a log";
    struct verdict verdict;
    for (enum stage stage = STAGE_NONE + 1; stage < STAGE_COUNT && !answer->stage; stage++) {
        explain_at(explainer, answer, stage, &verdict);
        if (verdict.cause == CAUSE_UNCLASSIFIED)
            continue;
        put(run, label,
            arena_printf(&run->scratch, "%s at stage %s (%s)", causes[verdict.cause].slug,
                         stage_names[stage], verdict.rule));
        label = "";
    }
}

/* Then the code's usual causes are the best answer. */
static void put_undecided(struct run *run, struct explainer *explainer,
                          const struct explanation *answer)
{
    const struct code_fact *fact = answer->code_fact;
    bool failed = !fact || fact->usual[0];
    if (failed)
        put_words(run, "Cause",
                  is_number(answer) ? "the number alone does not tell; paste the words behind it"
                                    : "unclassified: no rule knows these words");
    if (!is_number(answer))
        put_stages(run, explainer, answer);
    put(run, "Provider", answer->provider);
    put_words(run, "Block list", answer->verdict.list);
    if (fact)
        put_words(run, "Usually", fact->usual);
    if (fact && fact->party)
        put_words(run, "Who acts", party_names[fact->party]);
    if (!failed)
        put_words(run, "Who acts", "nobody: this is no failure");
    put_words(run, "What to do",
              fact && fact->advice[0] ? fact->advice
              : failed                ? causes[CAUSE_UNCLASSIFIED].advice
                                      : NULL);
}

void explain_page(struct run *run, struct explainer *explainer, const struct explanation *answer)
{
    bool decided = answer->verdict.cause != CAUSE_UNCLASSIFIED;
    if (!is_number(answer)) {
        put_what(run, answer);
        if (!answer->judged)
            return;
        put_break(run);
    }
    put_numbers(run, explainer, answer);
    if (answer->code || answer->status.class)
        put_break(run);
    if (decided)
        put_verdict(run, answer);
    else
        put_undecided(run, explainer, answer);
    if (is_number(answer) && !decided)
        return;
    put_break(run);
    put_rules(run, answer);
}
