/* top: rank failure reasons. */
#include "causes/cause.h"
#include "cli/cli.h"
#include "cli/known.h"
#include "cli/top_table.h"
#include "queries/coverage.h"
#include "queries/greylist.h"
#include "store/prune.h"

static const unsigned char top_options[] = {OPTION_BY,      OPTION_PER,           OPTION_DIRECTION,
                                            OPTION_DOMAIN,  OPTION_SENDER_DOMAIN, OPTION_SINCE,
                                            OPTION_UNTIL,   OPTION_CAUSE,         OPTION_CLASS,
                                            OPTION_PARTY,   OPTION_PROVIDER,      OPTION_CODE,
                                            OPTION_OUTCOME, OPTION_MTA,           OPTION_HOST,
                                            OPTION_SCOPE,   OPTION_LIMIT,         OPTION_GROUPS,
                                            OPTION_COMPARE, OPTION_ASIDE,         OPTION_BARS,
                                            OPTION_OUTPUT,  OPTION_NONE};

static const char top_more[] =
    "Alone: the top reasons per domain and day, newest day first, in two blocks: our\n"
    "mail that failed, and mail that we refused.  `final` counts failures that nobody\n"
    "retries (rejected, bounced, expired), `attempts` every failed try, `rate` is the\n"
    "share of the deliveries that failed so (from 20 deliveries on), and `template`\n"
    "is the text that most of them bear.  `clients`, by which refused mail is ranked,\n"
    "counts distinct addresses, over at most 31 days and a million refusals.\n"
    "--by without --per ranks over everything; --per without --by keeps the reasons.\n"
    "A group shows its first 10 rows unless -n says otherwise.\n"
    "Filters take several values, parted by commas.\n"
    "Tables count greylisted mail, failed logins and attempts to relay below the block\n"
    "(--aside names other causes); csv, tsv and json list them like all others.\n"
    "--compare shows the period before beside this one (yesterday, without --since);\n"
    "rows are ranked by the larger of both, so that what vanished stays in sight.\n\n"
    "columns for --by and --per:\n"
    "  quick: day, domain, cause, family, class, party, code, status, provider,\n"
    "    template, list, stage, mta, host, instance, direction, scope, outcome,\n"
    "    code_origin, status_origin; also sender-domain with day, cause, family,\n"
    "    class, party, mta, host, instance, direction, scope, outcome\n"
    "  slower: hour, remote_host, remote_ip, local_ip, account, sender,\n"
    "    sender_kind, recipient, orig_recipient, queue_id, message_id, text, path\n"
    "parties:" PARTY_LIST(
        WORD_TOLD) "\n"
                   "causes and providers that are there: --by cause --per none, --by provider "
                   "--per none\n"
                   "--since 7d is from the day seven days ago on: eight days, with today\n";

/* Which option filters which dimension. */
static const struct {
    enum option_id option;
    const char *dimension;
} filters[] = {
    {OPTION_DOMAIN, "domain"},       {OPTION_SENDER_DOMAIN, "sender_domain"},
    {OPTION_CAUSE, "cause"},         {OPTION_CLASS, "class"},
    {OPTION_PARTY, "party"},         {OPTION_PROVIDER, "provider"},
    {OPTION_CODE, "code"},           {OPTION_MTA, "mta"},
    {OPTION_HOST, "host"},           {OPTION_OUTCOME, "outcome"},
    {OPTION_DIRECTION, "direction"}, {OPTION_SCOPE, "scope"},
};

static int read_filters(struct run *run, struct top *top)
{
    for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
        const struct option_row *row = &option_rows[filters[i].option];
        const char *given = run->options.values[filters[i].option];
        if (filters[i].option == OPTION_SCOPE) {
            if (given && strcmp(given, "all") == 0)
                continue;
            given = given ? given : "edge";
        }
        /* All but machines are stored in lower case. */
        struct slice values = slice_of(given);
        if (filters[i].option != OPTION_HOST)
            values = arena_lower(&run->arena, values);
        if (given && top_filter(top, row->name, dimension_find(slice_of(filters[i].dimension)),
                                values, &run->error) < 0)
            return -1;
    }
    return 0;
}

static int read_columns(struct run *run, struct top *top)
{
    const char *by = run->options.values[OPTION_BY], *per = run->options.values[OPTION_PER];
    if (!per)
        per = by ? "none" : "day,domain";
    top->example = !by;
    if (!by)
        by = "cause,code,status";
    if (strcmp(per, "none") != 0 &&
        dimension_list_read(&top->per, "per", slice_of(per), &run->error) < 0)
        return -1;
    if (dimension_list_read(&top->by, "by", slice_of(by), &run->error) < 0)
        return -1;
    for (size_t i = 0; i < top->per.count; i++)
        if (strcmp(top->per.items[i]->name, "template") == 0)
            top->example = false;
    for (size_t i = 0; i < top->per.count; i++)
        for (size_t j = 0; j < top->by.count; j++)
            if (top->per.items[i] == top->by.items[j])
                return error_set(&run->error, "%s stands in --per and in --by",
                                 top->by.items[j]->name);
    return 0;
}

/* A comparison needs two ends: yesterday, where nothing is said. */
static int read_range(struct run *run, struct top *top)
{
    const char *compare = run->options.values[OPTION_COMPARE];
    const char *since = run->options.values[OPTION_SINCE];
    const char *until = run->options.values[OPTION_UNTIL];
    const struct zone *zone = store_zone(run->store);
    struct coverage coverage;
    if (compare && !since && until)
        return error_set(&run->error, "--compare wants --since");
    if (compare && !since)
        since = until = "yesterday";
    if (coverage_read(&coverage, run->store, &run->error) < 0 ||
        range_read(&top->range, since, until, zone, run->now, coverage.newest, &run->error) < 0)
        return -1;
    if (compare && !until)
        range_until_now(&top->range, zone, run->now);
    if (compare_read(&top->compare, compare, &top->range, zone, &run->error) < 0)
        return -1;
    return 0;
}

/* Days and hours of one period must fall on days and hours of the other. */
static int check_steps(struct run *run, const struct top *top)
{
    static const struct {
        const char *name;
        int minutes;
    } steps[] = {{"day", 24 * 60}, {"hour", 60}};
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        const struct dimension *step = dimension_find(slice_of(steps[i].name));
        bool used = dimension_list_has(&top->per, step) || dimension_list_has(&top->by, step);
        if (used && top->compare.minutes % steps[i].minutes)
            return error_set(&run->error,
                             "--compare before by %s wants a range of whole %ss; or say weekday",
                             steps[i].name, steps[i].name);
    }
    return 0;
}

static int check_causes(struct run *run, enum option_id option)
{
    struct slice rest = slice_of(run->options.values[option]), cause;
    bool more = slice_present(rest) && !(option == OPTION_ASIDE && slice_equal(rest, S("none")));
    while (more) {
        more = slice_cut(&rest, ',', &cause);
        if (known_cause(run, option, slice_trim(more ? cause : rest)) < 0)
            return -1;
    }
    return 0;
}

static int read_question(struct run *run, struct top *top)
{
    int64_t groups = run->out.form->for_people ? 10 : 0;
    if (run->line.count)
        return error_set(&run->error, "top takes no argument; '%.60s' may want --domain",
                         run->line.arguments[0]);
    if (read_columns(run, top) < 0 || read_filters(run, top) < 0 ||
        check_causes(run, OPTION_ASIDE) < 0 || check_causes(run, OPTION_CAUSE) < 0 ||
        option_number(&run->options, OPTION_LIMIT, 10, &top->limit, &run->error) < 0 ||
        option_number(&run->options, OPTION_GROUPS, groups, &top->groups, &run->error) < 0 ||
        read_range(run, top) < 0)
        return -1;
    return check_steps(run, top);
}

/* *lacks_r: the answer reaches over failures of days before `pruned_day`. */
static int note_pruned(struct run *run, struct top_answer *answer, int64_t pruned_day,
                       bool *lacks_r)
{
    if (!pruned_day || *lacks_r || !top_reads_events(answer->top))
        return 0;
    int found = top_reaches_before(answer, pruned_day, &run->error);
    *lacks_r = found > 0;
    return found < 0 ? -1 : 0;
}

/* What was refused for causes that are counted only. */
static int put_aside(struct run *run, struct top_table *table, const struct top_answer *answer,
                     struct slice named, int64_t pruned_day, bool *lacks_r)
{
    struct top *top = arena_zero(&run->arena, sizeof(*top));
    struct top_answer aside;
    struct greylist greylist;
    int more;
    *top = *answer->top;
    top->filter_count--;
    top->per.count = 0;
    top->by = (struct dimension_list){.items = {dimension_find(S("cause"))}, .count = 1};
    top->example = false;
    top->limit = top->groups = 0;
    /* A range that was asked for is counted whole, also behind the last group that is shown. */
    if (answer->older_left_out && top->range.since == WHEN_NONE)
        range_from_day(&top->range, answer->first_day, store_zone(run->store));
    if (top_filter(top, "aside", dimension_find(S("cause")), named, &run->error) < 0 ||
        top_begin(&aside, top, TOP_REFUSED, run->store, &run->arena, &run->error) < 0)
        return -1;
    aside.has_rates = false;
    greylist = (struct greylist){.senders = 0};
    if (aside.counts_clients && greylist_read(&greylist, top, run->store, &run->error) < 0)
        return -1;
    while ((more = top_next(&aside, &run->error)) > 0)
        top_table_aside(table, &aside, &greylist);
    if (more == 0)
        more = note_pruned(run, &aside, pruned_day, lacks_r);
    top_end(&aside);
    return more;
}

static int put_block(struct run *run, struct top_table *table, const struct top *top,
                     enum top_block block, struct slice aside, int64_t pruned_day, bool *lacks_r)
{
    struct top_answer answer;
    int more;
    if (top_begin(&answer, top, block, run->store, &run->arena, &run->error) < 0)
        return -1;
    top_table_begin(table, &answer);
    while ((more = top_next(&answer, &run->error)) > 0)
        top_table_row(table, &answer);
    if (more == 0 && slice_present(aside))
        more = put_aside(run, table, &answer, aside, pruned_day, lacks_r);
    if (more == 0)
        top_table_end(table, &answer);
    if (more == 0)
        more = note_pruned(run, &answer, pruned_day, lacks_r);
    top_end(&answer);
    return more;
}

/* Tables count what --aside names; the other forms list everything. */
static int put_blocks(struct run *run, const struct top *top, int64_t pruned_day, bool *lacks_r)
{
    struct top_table table;
    const char *given = run->options.values[OPTION_ASIDE];
    struct slice aside = slice_of(given ? given : "greylisted,auth-failed,relay-denied");
    bool lists_all = !run->out.form->for_people || run->options.values[OPTION_CAUSE] ||
                     slice_equal(aside, S("none"));
    top_table_open(&table, run, top);
    for (enum top_block block = TOP_FAILED; block < TOP_BLOCKS; block++) {
        struct top *some = arena_zero(&run->arena, sizeof(*some));
        bool leaves_out = block == TOP_REFUSED && !lists_all;
        *some = *top;
        if (leaves_out && top_leave_out(some, aside, &run->error) < 0)
            return -1;
        if (put_block(run, &table, some, block, leaves_out ? aside : (struct slice){0}, pruned_day,
                      lacks_r) < 0)
            return -1;
    }
    if (top_table_close(&table))
        return 0;
    run_say(run, "No failure fits this question");
    return known_say(run, true);
}

/* Silence of the logs must not look like a fall of failures. */
static int warn_of_holes(struct run *run, const struct top *top)
{
    int64_t days = 0;
    if (top->compare.with == COMPARE_NONE)
        return 0;
    if (compare_holes(&top->compare, run->store, &days, &run->error) < 0)
        return -1;
    if (days)
        run_say(run, "%lld of the days compared with %s nothing at all; the log may be missing",
                (long long)days, days == 1 ? "holds" : "hold");
    return 0;
}

/* Counts outlive the events that they were made of; an answer made of events lacks these. */
static int put_answer(struct run *run, const struct top *top)
{
    char text[WHEN_TEXT];
    int64_t day = 0;
    bool lacks = false;
    if (top_reads_events(top) && store_pruned_day(run->store, &day, &run->error) < 0)
        return -1;
    if (put_blocks(run, top, day, &lacks) < 0 || warn_of_holes(run, top) < 0)
        return -1;
    day_text(day, text);
    if (lacks)
        run_say(run, "Events before %s were pruned, and this answer is made of events", text);
    return 0;
}

static int top_run(struct run *run)
{
    struct top *top = arena_zero(&run->arena, sizeof(*top));
    int status = run_open(run);
    if (status)
        return status;
    if (read_question(run, top) < 0)
        return run_fail(run, EXIT_USAGE);
    if (top_sum(top, run->store, &run->error) < 0 || put_answer(run, top) < 0)
        return run_fail(run, EXIT_DATABASE);
    status = run_coverage(run);
    return status ? status : run_decided(run);
}

const struct command command_top = {
    .name = "top",
    .summary = "rank failure reasons, per domain and day or as you like",
    .usage = "",
    .options = top_options,
    .more = top_more,
    .run = top_run,
};
