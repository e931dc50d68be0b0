#include "cli/top_table.h"

#include <stdio.h>

enum { BAR_WIDTH = 10 };

static const char *const titles[TOP_BLOCKS] = {
    [TOP_FAILED] = "OUR MAIL THAT FAILED (outbound and local)",
    [TOP_REFUSED] = "MAIL THAT WE REFUSED (inbound)",
};
static const char *const block_names[TOP_BLOCKS] = {"failed", "refused"};

/* Figures that have one for the period compared with. */
static const struct figure {
    enum top_column now, before;
    const char *name, *name_before, *name_change;
} final_figure = {TOP_FINAL, TOP_FINAL_BEFORE, "final", "final_before", "final_change"},
  attempts_figure = {TOP_ATTEMPTS, TOP_ATTEMPTS_BEFORE, "attempts", "attempts_before",
                     "attempts_change"},
  clients_figure = {TOP_CLIENTS, TOP_CLIENTS_BEFORE, "clients", "clients_before", "clients_change"};

/* --- the columns ------------------------------------------------------------------------------ */

static void add_cell(struct top_table *table, struct column column, enum cell_kind kind, int from)
{
    table->columns[table->count] = column;
    table->cells[table->count].kind = kind;
    table->cells[table->count++].from = from;
}

static void add_number(struct top_table *table, const char *name, enum cell_kind kind,
                       enum top_column from)
{
    add_cell(table, (struct column){.name = name, .number = true}, kind,
             top_column(table->top, from));
}

static void add_change(struct top_table *table, const struct figure *figure, const char *name,
                       enum cell_kind kind)
{
    add_number(table, name, kind, figure->now);
    table->cells[table->count - 1].minus = top_column(table->top, figure->before);
}

static void add_keys(struct top_table *table, const struct dimension_list *list, int from)
{
    for (size_t i = 0; i < list->count; i++)
        add_cell(table,
                 (struct column){.name = list->items[i]->name,
                                 .number = list->items[i]->number,
                                 .wide = list->items[i]->wide},
                 CELL_PLAIN, from + (int)i);
}

static void add_reason(struct top_table *table)
{
    int by = (int)table->top->per.count;
    add_keys(table, &table->top->by, by);
    if (table->top->example)
        add_cell(table, (struct column){.name = "template", .wide = true}, CELL_PLAIN,
                 by + (int)table->top->by.count);
}

/* The figures for people: what rows are ranked by comes first. */
static void add_shown(struct top_table *table, const struct top_answer *answer)
{
    const struct figure *first = answer->counts_clients ? &clients_figure : &final_figure;
    bool compared = table->top->compare.with != COMPARE_NONE;
    add_number(table, first->name, CELL_PLAIN, first->now);
    if (compared) {
        add_number(table, "before", CELL_PLAIN, first->before);
        add_change(table, first, "change", CELL_SIGNED);
    } else if (answer->counts_clients) {
        add_number(table, "final", CELL_PLAIN, TOP_FINAL);
    }
    add_number(table, "attempts", CELL_PLAIN, TOP_ATTEMPTS);
    if (compared)
        add_number(table, "before", CELL_PLAIN, TOP_ATTEMPTS_BEFORE);
    else if (answer->has_rates)
        add_number(table, "rate", CELL_SHARE, TOP_FINAL);
    if (table->bars)
        add_cell(table, (struct column){.name = ""}, CELL_BAR, top_column(table->top, first->now));
}

static void add_all(struct top_table *table)
{
    const struct figure *const all[] = {&final_figure, &attempts_figure, &clients_figure};
    for (size_t i = 0; i < 3; i++)
        add_number(table, all[i]->name, CELL_PLAIN, all[i]->now);
    add_number(table, "deliveries", CELL_DELIVERIES, TOP_FINAL);
    add_number(table, "rate", CELL_RATE, TOP_FINAL);
    if (table->top->compare.with == COMPARE_NONE)
        return;
    for (size_t i = 0; i < 3; i++) {
        add_number(table, all[i]->name_before, CELL_PLAIN, all[i]->before);
        add_change(table, all[i], all[i]->name_change, CELL_CHANGE);
    }
    add_number(table, "deliveries_before", CELL_DELIVERIES_BEFORE, TOP_FINAL_BEFORE);
    add_number(table, "rate_before", CELL_RATE_BEFORE, TOP_FINAL_BEFORE);
}

static void make_columns(struct top_table *table, const struct top_answer *answer)
{
    table->count = 0;
    if (table->run->out.form->for_people) {
        add_shown(table, answer);
        add_reason(table);
        return;
    }
    add_cell(table, (struct column){.name = "block"}, CELL_BLOCK, 0);
    add_keys(table, &table->top->per, 0);
    add_reason(table);
    add_all(table);
}

/* --- cells ------------------------------------------------------------------------------------ */

static struct cell change_cell(struct run *run, struct rows *rows, int now, int before, bool sign)
{
    if (rows_type(rows, now) == VALUE_NULL && rows_type(rows, before) == VALUE_NULL)
        return (struct cell){.type = VALUE_NULL};
    int64_t change = rows_number(rows, now) - rows_number(rows, before);
    if (!sign)
        return cell_number(change);
    return cell_text(arena_printf(&run->scratch, change ? "%+lld" : "%lld", (long long)change));
}

static struct cell deliveries_cell(int64_t deliveries)
{
    return deliveries ? cell_number(deliveries) : (struct cell){.type = VALUE_NULL};
}

/* Per cent, to one decimal. */
static struct cell rate_cell(int64_t count, int64_t deliveries)
{
    struct cell cell = {.type = VALUE_REAL};
    if (deliveries < TOP_RATE_LEAST)
        return (struct cell){.type = VALUE_NULL};
    cell.real = (double)((count * 2000 + deliveries) / (2 * deliveries)) / 10;
    return cell;
}

/* At least one mark for what is there. */
static struct cell bar_cell(int64_t count, int64_t most)
{
    static const char marks[] = "##########";
    int64_t length = most ? (count * BAR_WIDTH + most - 1) / most : 0;
    return cell_text(slice_make(marks, (size_t)length));
}

static struct cell make_cell(struct top_table *table, struct top_answer *answer, size_t index)
{
    struct run *run = table->run;
    int from = table->cells[index].from;
    int64_t count = rows_number(answer->rows, from);
    switch (table->cells[index].kind) {
    case CELL_CHANGE:
    case CELL_SIGNED:
        return change_cell(run, answer->rows, from, table->cells[index].minus,
                           table->cells[index].kind == CELL_SIGNED);
    case CELL_DELIVERIES:
        return deliveries_cell(answer->deliveries);
    case CELL_DELIVERIES_BEFORE:
        return deliveries_cell(answer->deliveries_before);
    case CELL_RATE:
        return rate_cell(count, answer->deliveries);
    case CELL_RATE_BEFORE:
        return rate_cell(count, answer->deliveries_before);
    case CELL_SHARE:
        if (answer->deliveries < TOP_RATE_LEAST)
            return (struct cell){.type = VALUE_NULL};
        return cell_text(
            arena_printf(&run->scratch, "%.1f%%", rate_cell(count, answer->deliveries).real));
    case CELL_BAR:
        return bar_cell(count, rows_number(answer->rows, top_column(table->top, TOP_GROUP_MOST)));
    case CELL_BLOCK:
        return cell_text(slice_of(block_names[answer->block]));
    case CELL_PLAIN:
        break;
    }
    return cell_of(answer->rows, from);
}

/* For people a template need not repeat the code and status that stand beside it. */
static void shorten_template(const struct top_table *table, struct cell *cells)
{
    struct slice *text = NULL;
    char number[16];
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].wide && cells[i].type == VALUE_TEXT)
            text = &cells[i].text;
    for (size_t i = 0; text && i < table->count; i++) {
        struct slice rest = *text, said = cells[i].text;
        if (strcmp(table->columns[i].name, "code") == 0 && cells[i].type == VALUE_NUMBER) {
            snprintf(number, sizeof(number), "%lld", (long long)cells[i].number);
            said = slice_of(number);
        } else if (strcmp(table->columns[i].name, "status") != 0 || !slice_present(said)) {
            continue;
        }
        if (slice_skip(&rest, said) && (slice_skip(&rest, S(" ")) || slice_skip(&rest, S("-"))))
            *text = rest;
    }
}

/* --- headings --------------------------------------------------------------------------------- */

/* "1 attempt (3 before)" */
static struct slice counted(struct top_table *table, struct rows *rows, enum top_column now,
                            enum top_column before, const char *one, const char *many)
{
    int64_t count = rows_number(rows, top_column(table->top, now));
    struct slice text =
        arena_printf(&table->run->scratch, "%lld %s", (long long)count, count == 1 ? one : many);
    if (table->top->compare.with == COMPARE_NONE)
        return text;
    return arena_printf(&table->run->scratch, "%.*s (%lld before)", SLICE_ARG(text),
                        (long long)rows_number(rows, top_column(table->top, before)));
}

static void group_heading(struct top_table *table, struct rows *rows)
{
    struct run *run = table->run;
    const struct top *top = table->top;
    struct slice text = S("");
    for (size_t i = 0; i < top->per.count; i++) {
        struct slice value = rows_text(rows, (int)i);
        text = arena_printf(&run->scratch, "%.*s%.*s  ", SLICE_ARG(text),
                            SLICE_ARG(slice_present(value) ? value : S("(not known)")));
    }
    int64_t reasons = rows_number(rows, top_column(top, TOP_GROUP_ROWS));
    struct slice more = top->limit && reasons > top->limit
                            ? arena_printf(&run->scratch, ", %lld of %lld rows",
                                           (long long)top->limit, (long long)reasons)
                            : S("");
    struct slice final =
        counted(table, rows, TOP_GROUP_FINAL, TOP_GROUP_FINAL_BEFORE, "final", "final");
    struct slice attempts =
        counted(table, rows, TOP_GROUP_ATTEMPTS, TOP_GROUP_ATTEMPTS_BEFORE, "attempt", "attempts");
    output_heading(&run->out, S(""));
    output_heading(&run->out, arena_printf(&run->scratch, "%.*s%.*s, %.*s%.*s", SLICE_ARG(text),
                                           SLICE_ARG(final), SLICE_ARG(attempts), SLICE_ARG(more)));
}

static void put_title(struct top_table *table, enum top_block block)
{
    struct run *run = table->run;
    const struct compare *compare = &table->top->compare;
    char first[WHEN_TEXT], last[WHEN_TEXT];
    struct slice text = slice_of(titles[block]);
    if (compare->with != COMPARE_NONE) {
        day_text(compare->old.first_day, first);
        day_text(compare->old.last_day, last);
        bool one = compare->old.first_day == compare->old.last_day;
        text = arena_printf(&run->scratch, "%.*s, before: %s%s%s", SLICE_ARG(text), first,
                            one ? "" : " to ", one ? "" : last);
    }
    fprintf(run->out.file, run->out.bold ? "\x1b[1m%.*s\x1b[0m\n" : "%.*s\n", SLICE_ARG(text));
}

static void open_block(struct top_table *table, const struct top_answer *answer)
{
    struct run *run = table->run;
    if (table->open)
        return;
    table->open = true;
    if (run->out.form->for_people) {
        if (table->blocks)
            putc('\n', run->out.file);
        put_title(table, answer->block);
    }
    if (run->out.form->for_people || !table->blocks)
        output_begin(&run->out, table->columns, table->count);
    table->blocks++;
}

/* "9 more groups and older days: --groups 0 shows all" */
static void left_out(struct top_table *table, const struct top_answer *answer)
{
    struct run *run = table->run;
    if (!answer->left_out && !answer->older_left_out)
        return;
    struct slice groups = S("");
    if (answer->left_out)
        groups = arena_printf(&run->scratch, "%lld more %s", (long long)answer->left_out,
                              answer->left_out == 1 ? "group" : "groups");
    output_heading(&run->out, S(""));
    output_heading(&run->out,
                   arena_printf(&run->scratch, "%.*s%s%s: --groups 0 shows all", SLICE_ARG(groups),
                                answer->left_out && answer->older_left_out ? " and " : "",
                                answer->older_left_out ? "older days" : ""));
    arena_reset(&run->scratch);
}

/* --- the table -------------------------------------------------------------------------------- */

void top_table_open(struct top_table *table, struct run *run, const struct top *top)
{
    *table = (struct top_table){.run = run, .top = top};
    table->bars = top->compare.with == COMPARE_NONE && run->out.form->for_people &&
                  (run->out.terminal || run->options.values[OPTION_BARS]);
}

void top_table_begin(struct top_table *table, const struct top_answer *answer)
{
    table->open = false;
    table->group = 0;
    if (table->run->out.form->for_people || !table->blocks)
        make_columns(table, answer);
}

void top_table_row(struct top_table *table, struct top_answer *answer)
{
    struct run *run = table->run;
    struct cell cells[OUTPUT_COLUMNS_MAX];
    open_block(table, answer);
    if (answer->group != table->group && run->out.form->for_people)
        group_heading(table, answer->rows);
    table->group = answer->group;
    for (size_t i = 0; i < table->count; i++)
        cells[i] = make_cell(table, answer, i);
    if (run->out.form->for_people)
        shorten_template(table, cells);
    output_row(&run->out, cells);
    arena_reset(&run->scratch);
}

static void aside_heading(struct top_table *table, const struct top_answer *aside)
{
    struct output *out = &table->run->out;
    const struct range *range = &aside->top->range;
    char day[WHEN_TEXT];
    output_heading(out, S(""));
    if (range->since == table->top->range.since) {
        output_heading(out, S("Counted, not listed:"));
        return;
    }
    day_text(range->first_day, day);
    output_heading(out, arena_printf(&table->run->scratch, "Counted since %s, not listed:", day));
}

/* "greylisted: 3 attempts by 1 client; of 2 senders 1 came back, 1 let in" */
void top_table_aside(struct top_table *table, struct top_answer *aside,
                     const struct greylist *greylist)
{
    struct run *run = table->run;
    const struct top *top = table->top;
    struct slice cause = rows_text(aside->rows, 0);
    int clients = top_column(aside->top, TOP_CLIENTS);
    table->top = aside->top;
    struct slice text =
        arena_printf(&run->scratch, "%.*s: %.*s", SLICE_ARG(cause),
                     SLICE_ARG(counted(table, aside->rows, TOP_ATTEMPTS, TOP_ATTEMPTS_BEFORE,
                                       "attempt", "attempts")));
    if (rows_type(aside->rows, clients) != VALUE_NULL)
        text = arena_printf(&run->scratch, "%.*s by %.*s", SLICE_ARG(text),
                            SLICE_ARG(counted(table, aside->rows, TOP_CLIENTS, TOP_CLIENTS_BEFORE,
                                              "client", "clients")));
    table->top = top;
    if (greylist->senders && slice_equal(cause, S("greylisted")))
        text = arena_printf(&run->scratch, "%.*s; of %lld %s %lld came back, %lld let in",
                            SLICE_ARG(text), (long long)greylist->senders,
                            greylist->senders == 1 ? "sender" : "senders",
                            (long long)greylist->came_back, (long long)greylist->let_in);
    open_block(table, aside);
    if (aside->group == 1 && rows_number(aside->rows, top_column(aside->top, TOP_PLACE)) == 1)
        aside_heading(table, aside);
    output_paragraph(&run->out, text);
    arena_reset(&run->scratch);
}

void top_table_end(struct top_table *table, const struct top_answer *answer)
{
    if (!table->open)
        return;
    if (table->run->out.form->for_people) {
        left_out(table, answer);
        output_end(&table->run->out);
    }
}

size_t top_table_close(struct top_table *table)
{
    struct run *run = table->run;
    if (run->out.form->for_people)
        return table->blocks;
    if (!table->blocks)
        output_begin(&run->out, table->columns, table->count);
    output_end(&run->out);
    return table->blocks;
}
