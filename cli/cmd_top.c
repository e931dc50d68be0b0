/* top: rank failure reasons. */
#include "cli/cli.h"
#include "queries/coverage.h"
#include "queries/top.h"

static const unsigned char top_options[] = {OPTION_BY,      OPTION_PER,           OPTION_DIRECTION,
                                            OPTION_DOMAIN,  OPTION_SENDER_DOMAIN, OPTION_SINCE,
                                            OPTION_UNTIL,   OPTION_CAUSE,         OPTION_CLASS,
                                            OPTION_PARTY,   OPTION_PROVIDER,      OPTION_CODE,
                                            OPTION_OUTCOME, OPTION_MTA,           OPTION_HOST,
                                            OPTION_SCOPE,   OPTION_LIMIT,         OPTION_GROUPS,
                                            OPTION_OUTPUT,  OPTION_NONE};

static const char top_more[] =
    "Alone: the top reasons per domain and day, newest day first, in two blocks: our\n"
    "mail that failed, and mail that we refused.  `final` counts failures that nobody\n"
    "retries (rejected, bounced, expired), `attempts` every failed try, and `template`\n"
    "is the text that most of them bear.\n"
    "--by without --per ranks over everything; --per without --by keeps the reasons.\n"
    "Filters take several values, parted by commas.\n\n"
    "columns for --by and --per:\n"
    "  quick: day, domain, cause, family, class, party, code, status, provider,\n"
    "    template, mta, host, direction, scope, outcome; also sender-domain with\n"
    "    cause, family, class, party\n"
    "  slower: hour, remote_host, remote_ip, local_ip, list, account, sender,\n"
    "    sender_kind, recipient, orig_recipient, stage, instance, queue_id,\n"
    "    message_id, text, path, code_origin, status_origin\n";

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
        /* Domains are stored in lower case. */
        struct slice values = slice_of(given);
        if (filters[i].option == OPTION_DOMAIN || filters[i].option == OPTION_SENDER_DOMAIN)
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

static int read_question(struct run *run, struct top *top)
{
    int64_t groups = run->out.form->for_people ? 10 : 0;
    struct coverage coverage;
    if (run->line.count)
        return error_set(&run->error, "top takes no argument; '%.60s' may want --domain",
                         run->line.arguments[0]);
    if (read_columns(run, top) < 0 || read_filters(run, top) < 0 ||
        option_number(&run->options, OPTION_LIMIT, 10, &top->limit, &run->error) < 0 ||
        option_number(&run->options, OPTION_GROUPS, groups, &top->groups, &run->error) < 0 ||
        coverage_read(&coverage, run->store, &run->error) < 0)
        return -1;
    return range_read(&top->range, run->options.values[OPTION_SINCE],
                      run->options.values[OPTION_UNTIL], store_zone(run->store), run->now,
                      coverage.newest, &run->error);
}

/* Columns: for people the counts first and the groups as headings; else all in one flat row. */
struct layout {
    struct column columns[OUTPUT_COLUMNS_MAX];
    int from[OUTPUT_COLUMNS_MAX]; /* the column of the answer */
    size_t count;
};

static void layout_add(struct layout *layout, int from, struct column column)
{
    layout->columns[layout->count] = column;
    layout->from[layout->count++] = from;
}

static void layout_counts(struct layout *layout, const struct top *top)
{
    layout_add(layout, top_column(top, TOP_FINAL),
               (struct column){.name = "final", .number = true});
    layout_add(layout, top_column(top, TOP_ATTEMPTS),
               (struct column){.name = "attempts", .number = true});
}

static void layout_dimensions(struct layout *layout, const struct dimension_list *list, int from)
{
    for (size_t i = 0; i < list->count; i++)
        layout_add(layout, from + (int)i,
                   (struct column){.name = list->items[i]->name,
                                   .number = list->items[i]->number,
                                   .wide = list->items[i]->wide});
}

static void layout_example(struct layout *layout, const struct top *top)
{
    int from = 1 + (int)(top->per.count + top->by.count);
    if (top->example)
        layout_add(layout, from, (struct column){.name = "template", .wide = true});
}

static void layout_make(struct layout *layout, const struct top *top, bool for_people)
{
    int by = 1 + (int)top->per.count;
    layout->count = 0;
    if (for_people) {
        layout_counts(layout, top);
        layout_dimensions(layout, &top->by, by);
        layout_example(layout, top);
        return;
    }
    layout_add(layout, 0, (struct column){.name = "block"});
    layout_dimensions(layout, &top->per, 1);
    layout_dimensions(layout, &top->by, by);
    layout_example(layout, top);
    layout_counts(layout, top);
}

/* For people a template need not repeat the code and status that stand beside it. */
static void shorten_template(const struct layout *layout, struct cell *cells)
{
    struct slice *text = NULL;
    char number[16];
    for (size_t i = 0; i < layout->count; i++)
        if (layout->columns[i].wide && cells[i].type == VALUE_TEXT)
            text = &cells[i].text;
    for (size_t i = 0; text && i < layout->count; i++) {
        struct slice rest = *text, said = cells[i].text;
        if (strcmp(layout->columns[i].name, "code") == 0 && cells[i].type == VALUE_NUMBER) {
            snprintf(number, sizeof(number), "%lld", (long long)cells[i].number);
            said = slice_of(number);
        } else if (strcmp(layout->columns[i].name, "status") != 0 || !slice_present(said)) {
            continue;
        }
        if (slice_skip(&rest, said) && (slice_skip(&rest, S(" ")) || slice_skip(&rest, S("-"))))
            *text = rest;
    }
}

static struct slice block_title(struct slice block)
{
    return slice_equal(block, S("failed")) ? S("OUR MAIL THAT FAILED (outbound and local)")
                                           : S("MAIL THAT WE REFUSED (inbound)");
}

static struct slice counted(struct run *run, int64_t count, const char *one, const char *many)
{
    return arena_printf(&run->scratch, "%lld %s", (long long)count, count == 1 ? one : many);
}

static void group_heading(struct run *run, const struct top *top, struct rows *rows)
{
    struct slice text = S("");
    for (size_t i = 0; i < top->per.count; i++) {
        struct slice value = rows_text(rows, 1 + (int)i);
        text = arena_printf(&run->scratch, "%.*s%.*s  ", SLICE_ARG(text),
                            SLICE_ARG(slice_present(value) ? value : S("(not known)")));
    }
    int64_t final = rows_number(rows, top_column(top, TOP_GROUP_FINAL));
    int64_t attempts = rows_number(rows, top_column(top, TOP_GROUP_ATTEMPTS));
    int64_t reasons = rows_number(rows, top_column(top, TOP_GROUP_ROWS));
    struct slice more = top->limit && reasons > top->limit
                            ? arena_printf(&run->scratch, ", %lld of %lld rows",
                                           (long long)top->limit, (long long)reasons)
                            : S("");
    output_heading(&run->out, S(""));
    output_heading(&run->out, arena_printf(&run->scratch, "%.*s%lld final, %.*s%.*s",
                                           SLICE_ARG(text), (long long) final,
                                           SLICE_ARG(counted(run, attempts, "attempt", "attempts")),
                                           SLICE_ARG(more)));
    arena_reset(&run->scratch);
}

/* What stood in the last row, to see where a block or group begins. */
struct place {
    bool failed;
    int64_t group, groups;
};

static void begin_block(struct run *run, const struct layout *layout, struct slice block)
{
    if (run->out.form->for_people) {
        if (run->out.count)
            putc('\n', run->out.file);
        struct slice title = block_title(block);
        fprintf(run->out.file, run->out.bold ? "\x1b[1m%.*s\x1b[0m\n" : "%.*s\n", SLICE_ARG(title));
    }
    if (run->out.form->for_people || !run->out.count)
        output_begin(&run->out, layout->columns, layout->count);
}

static void end_block(struct run *run, const struct top *top, int64_t groups)
{
    if (top->groups && groups > top->groups) {
        output_heading(&run->out, S(""));
        output_heading(&run->out, arena_printf(&run->arena, "%.*s: --groups 0 shows all",
                                               SLICE_ARG(counted(run, groups - top->groups,
                                                                 "more group", "more groups"))));
    }
    if (run->out.form->for_people)
        output_end(&run->out);
}

static int print(struct run *run, const struct top *top, struct rows *rows)
{
    struct layout layout;
    struct cell cells[OUTPUT_COLUMNS_MAX];
    struct place last = {.group = 0};
    int more;
    layout_make(&layout, top, run->out.form->for_people);
    while ((more = rows_next(rows, &run->error)) > 0) {
        struct slice block = rows_text(rows, 0);
        bool failed = slice_equal(block, S("failed"));
        int64_t group = rows_number(rows, top_column(top, TOP_GROUP_PLACE));
        if (last.group == 0 || failed != last.failed) {
            if (last.group)
                end_block(run, top, last.groups);
            begin_block(run, &layout, block);
            last.group = 0;
        }
        if (group != last.group)
            group_heading(run, top, rows);
        last = (struct place){failed, group, rows_number(rows, top_column(top, TOP_GROUPS))};
        for (size_t i = 0; i < layout.count; i++)
            cells[i] = cell_of(rows, layout.from[i]);
        if (run->out.form->for_people)
            shorten_template(&layout, cells);
        output_row(&run->out, cells);
    }
    if (last.group)
        end_block(run, top, last.groups);
    else if (more == 0 && !run->out.form->for_people)
        output_begin(&run->out, layout.columns, layout.count);
    if (!run->out.form->for_people)
        output_end(&run->out);
    if (more == 0 && !last.group)
        run_say(run, "No failure fits this question");
    return more;
}

static int top_run(struct run *run)
{
    struct top *top = arena_zero(&run->arena, sizeof(*top));
    struct rows *rows;
    int status = run_open(run);
    if (status)
        return status;
    if (read_question(run, top) < 0)
        return run_fail(run, EXIT_USAGE);
    if (top_ask(top, run->store, &rows, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    status = print(run, top, rows);
    rows_close(rows);
    if (status < 0)
        return run_fail(run, EXIT_DATABASE);
    return run_coverage(run);
}

const struct command command_top = {
    .name = "top",
    .summary = "rank failure reasons, per domain and day or as you like",
    .usage = "",
    .options = top_options,
    .more = top_more,
    .run = top_run,
};
