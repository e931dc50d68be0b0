/* rules: the table that names causes: check, list, find what it lacks, use a better one. */
#include "cli/judges.h"
#include "cli/show.h"
#include "queries/unknown_reasons.h"
#include "store/reclassify.h"
#include "store/remote_chore.h"

static const unsigned char rules_options[] = {OPTION_RULES, OPTION_PROVIDERS, OPTION_LIMIT,
                                              OPTION_OUTPUT, OPTION_NONE};

static const char rules_more[] =
    "check FILE  does the file compile, and does each rule answer its own examples?\n"
    "list        the rules in order of evaluation, your own first\n"
    "unknown     templates that no rule answers, by damage, each with a rule to edit\n"
    "apply       judge what is stored again, without the logs: by the rules of --rules or\n"
    "            of the config, and the built-in ones; without either by these alone\n"
    "\n"
    "A rule is a cause, conditions, and indented lines:\n"
    "\n"
    "    sender-blocked provider=google code=550 status=5.7.1\n"
    "        match   our friends only\n"
    "        example 550 5.7.1 Sorry, our friends only\n"
    "\n"
    "Put them into a file and name it with --rules FILE, or with 'rules = FILE' in the\n"
    "config.  Then 'rules check FILE' and 'rules apply'.\n";

static int usage(struct run *run, const char *sentence)
{
    error_set(&run->error, "%s", sentence);
    return run_fail(run, EXIT_USAGE);
}

/* --- check, list ---------------------------------------------------------------------------- */

static int check(struct run *run)
{
    struct slice content;
    if (run->line.count != 2)
        return usage(run, "rules check takes one FILE");
    const char *path = run->line.arguments[1];
    if (judges_read_file(run, path, &content) < 0)
        return run_fail(run, EXIT_USAGE);
    int count = classifier_check(content, path, &run->error);
    if (count < 0)
        return run_fail(run, EXIT_INPUT);
    run_say(run, "%s: %d rule%s, each answers its examples", path, count, count == 1 ? "" : "s");
    return EXIT_DONE;
}

static int list(struct run *run)
{
    static const struct column columns[] = {
        {.name = "rule"},
        {.name = "cause"},
        {.name = "step"},
        {.name = "conditions", .wide = true},
        {.name = "match", .wide = true},
        {.name = "example", .wide = true},
        {.name = "source", .wide = true},
    };
    enum { COUNT = sizeof(columns) / sizeof(columns[0]) };
    struct judges judges;
    int status = run_output(run);
    if (status)
        return status;
    if (judges_open(run, &judges) < 0) {
        judges_close(&judges);
        return run_fail(run, EXIT_USAGE);
    }
    output_begin(&run->out, columns, COUNT);
    for (size_t i = 0; i < classifier_rule_count(judges.classifier); i++) {
        struct rule_view rule = classifier_rule(judges.classifier, i);
        const struct cell cells[COUNT] = {
            cell_text(slice_of(rule.rule)),
            cell_text(slice_of(causes[rule.cause].slug)),
            cell_text(slice_of(step_names[rule.step])),
            cell_text(rule.conditions.len ? rule.conditions : (struct slice){0}),
            cell_text(rule.match),
            cell_text(rule.example),
            cell_text(rule.source),
        };
        output_row(&run->out, cells);
    }
    output_end(&run->out);
    judges_close(&judges);
    return EXIT_DONE;
}

/* --- unknown -------------------------------------------------------------------------------- */

static const struct column unknown_columns[] = {
    {.name = "final", .number = true},
    {.name = "attempts", .number = true},
    {.name = "code", .number = true},
    {.name = "status"},
    {.name = "provider"},
    {.name = "template", .wide = true},
    {.name = "example", .wide = true},
    {.name = "rule", .wide = true},
};
enum { UNKNOWN_COLUMNS = sizeof(unknown_columns) / sizeof(unknown_columns[0]) };

/* A comment and the rule, so that the whole answer is a rules file once the causes are put in. */
static void print_rule(struct run *run, struct rows *rows)
{
    struct slice rule = unknown_reasons_rule(&run->scratch, rows), line;
    int64_t final = rows_number(rows, UNKNOWN_FINAL),
            attempts = rows_number(rows, UNKNOWN_ATTEMPTS);
    fprintf(run->out.file, "# %lld final %s, %lld %s\n", (long long) final,
            noun_of(final, "failure", "failures"), (long long)attempts,
            noun_of(attempts, "attempt", "attempts"));
    while (slice_cut(&rule, '\n', &line))
        fprintf(run->out.file, "%.*s\n", SLICE_ARG(show_safe(&run->scratch, line)));
    putc('\n', run->out.file);
}

static void put_unknown(struct run *run, struct rows *rows)
{
    struct cell cells[UNKNOWN_COLUMNS];
    if (run->out.form->for_people) {
        print_rule(run, rows);
    } else {
        for (int i = 0; i < UNKNOWN_COLUMNS - 1; i++)
            cells[i] = cell_of(rows, i);
        cells[UNKNOWN_COLUMNS - 1] = cell_text(unknown_reasons_rule(&run->scratch, rows));
        output_row(&run->out, cells);
    }
    arena_reset(&run->scratch);
}

static int unknown(struct run *run)
{
    struct rows *rows;
    int64_t limit;
    int more, status = run_open(run);
    if (status)
        return status;
    if (option_number(&run->options, OPTION_LIMIT, 20, &limit, &run->error) < 0)
        return run_fail(run, EXIT_USAGE);
    if (unknown_reasons_ask(run->store, limit, &rows, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    bool for_people = run->out.form->for_people;
    if (!for_people)
        output_begin(&run->out, unknown_columns, UNKNOWN_COLUMNS);
    while ((more = rows_next(rows, &run->error)) > 0)
        put_unknown(run, rows);
    if (!for_people)
        output_end(&run->out);
    rows_close(rows);
    status = more < 0 ? run_fail(run, EXIT_DATABASE) : run_decided(run);
    return status ? status : run_coverage(run);
}

/* --- apply ---------------------------------------------------------------------------------- */

static int apply_to(struct run *run, const struct judges *judges, struct reclassified *counts)
{
    struct remote *remote;
    if (run_remote(run, &remote) < 0)
        return EXIT_USAGE;
    if (remote) {
        int status = remote_reclassify(remote, judges->classifier, counts, &run->error);
        remote_close(remote);
        return status < 0 ? EXIT_DATABASE : EXIT_DONE;
    }
    const char *path = run_database(run);
    if (!path || store_tend(&run->store, path, &run->error) < 0 ||
        store_reclassify(run->store, judges->classifier, counts, &run->error) < 0)
        return EXIT_DATABASE;
    return EXIT_DONE;
}

static int apply(struct run *run)
{
    struct judges judges;
    struct reclassified counts;
    int status = judges_open(run, &judges) < 0 ? EXIT_USAGE : apply_to(run, &judges, &counts);
    judges_close(&judges);
    if (status != EXIT_DONE)
        return run_fail(run, (enum exit_code)status);
    run_say(run,
            "%lld of %lld reasons have another verdict, %lld of them another cause; it is that of "
            "%lld stored events",
            (long long)counts.changed, (long long)counts.reasons, (long long)counts.recaused,
            (long long)counts.events);
    return EXIT_DONE;
}

/* --- the command ---------------------------------------------------------------------------- */

static const struct {
    const char *name;
    int (*run)(struct run *run);
    bool alone; /* takes no argument */
} actions[] = {{"check", check, false},
               {"list", list, true},
               {"unknown", unknown, true},
               {"apply", apply, true}};

static int rules_run(struct run *run)
{
    const char *name = run->line.arguments[0];
    for (size_t i = 0; name && i < sizeof(actions) / sizeof(actions[0]); i++) {
        if (strcmp(name, actions[i].name) != 0)
            continue;
        if (actions[i].alone && run->line.count > 1)
            return usage(run, "rules list, unknown and apply take no further argument");
        return actions[i].run(run);
    }
    return usage(run, "rules takes check FILE, list, unknown or apply");
}

const struct command command_rules = {
    .name = "rules",
    .summary = "check, list and apply the rules that name causes",
    .usage = "check FILE | list | unknown | apply",
    .options = rules_options,
    .more = rules_more,
    .run = rules_run,
};
