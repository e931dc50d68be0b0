/* The report for a terminal or a plain mail. */
#include "cli/report_writers.h"
#include "cli/show.h"
#include "cli/value.h"

bool reach_whole(const struct reach *reach)
{
    return reach->hosts > 0 && reach->incomplete == 0;
}

struct slice report_title(struct run *run, const struct period *period)
{
    const char *zone = zone_name(store_zone(run->store));
    struct slice last = day_shown(&run->arena, period->last_day);
    if (period->first_day == period->last_day)
        return arena_printf(&run->arena, "%.*s (%s)", SLICE_ARG(last), zone);
    return arena_printf(&run->arena, "%.*s to %.*s (%s)",
                        SLICE_ARG(day_shown(&run->arena, period->first_day)), SLICE_ARG(last),
                        zone);
}

static struct slice unknown_share(struct run *run, const struct reach *reach)
{
    double share = reach->lines ? 100.0 * (double)reach->unknown / (double)reach->lines : 0;
    return arena_printf(&run->arena, "unknown lines %.*f %%", share > 0 && share < 1 ? 2 : 0,
                        share);
}

/* One stream that is not complete: "mx2 (exim) ends 14:10". */
static struct slice missing(struct run *run, const struct reach *reach, size_t row)
{
    const struct table *table = &reach->table;
    struct slice state = table_at(table, row, table_column(table, "state"))->text;
    const char *column = slice_equal(state, S("begins late")) ? "first_time" : "last_time";
    const struct value *time = table_at(table, row, table_column(table, column));
    struct slice moment =
        moment_shown(&run->arena, value_instant(time->text), store_zone(run->store));
    return arena_printf(&run->arena, "%.*s (%.*s) %s %.*s",
                        SLICE_ARG(table_at(table, row, table_column(table, "host"))->text),
                        SLICE_ARG(table_at(table, row, table_column(table, "mta"))->text),
                        column[0] == 'f' ? "begins" : "ends", SLICE_ARG(moment));
}

static struct slice pruned(struct run *run, const struct reach *reach)
{
    char day[WHEN_TEXT];
    if (!reach->pruned_day)
        return S("");
    day_text(reach->pruned_day, day);
    return arena_printf(&run->arena,
                        "Events before %s were pruned; only what was counted of them is here.",
                        day);
}

struct slice reach_sentence(struct run *run, const struct reach *reach)
{
    enum { NAMED = 3 };
    const struct table *table = &reach->table;
    size_t state = table_column(table, "state"), named = 0;
    if (reach->hosts == 0)
        return reach->pruned_day ? arena_printf(&run->arena, "Coverage: PRUNED. %.*s",
                                                SLICE_ARG(pruned(run, reach)))
                                 : S("Coverage: NONE. No log of these days was read.");
    struct slice text = arena_printf(&run->arena, "Coverage: %s%zu of %zu logs reach over it",
                                     reach->incomplete ? "INCOMPLETE. " : "",
                                     reach->hosts - reach->incomplete, reach->hosts);
    for (size_t i = 0; i < table->rows && named < NAMED; i++) {
        struct slice word = table_at(table, i, state)->text;
        if (slice_equal(word, S("complete")) || slice_equal(word, S("gone")) ||
            slice_equal(word, S("later")))
            continue;
        text = arena_printf(&run->arena, "%.*s, %.*s", SLICE_ARG(text),
                            SLICE_ARG(missing(run, reach, i)));
        named++;
    }
    if (reach->incomplete > named)
        text = arena_printf(&run->arena, "%.*s, and %zu more", SLICE_ARG(text),
                            reach->incomplete - named);
    return arena_printf(&run->arena, "%.*s; %.*s.%s%.*s", SLICE_ARG(text),
                        SLICE_ARG(unknown_share(run, reach)), reach->pruned_day ? " " : "",
                        SLICE_ARG(pruned(run, reach)));
}

struct slice decided_sentence(struct run *run, const struct decided *decided)
{
    struct slice words = decided_words(decided, &run->arena);
    if (!slice_present(words))
        return words;
    return arena_printf(&run->arena, "Causes: %.*s.", SLICE_ARG(words));
}

struct slice report_caveat(const struct report *report, size_t table)
{
    if ((table == REPORT_NEW_CAUSES || table == REPORT_NEW_TEMPLATES) && report->reach.first)
        return S("The logs begin with these days, so nothing can be called new.");
    if (table == REPORT_CHANGES && !report->reach.compared)
        return S("The logs do not hold all of the days to compare with.");
    return slice_make(NULL, 0);
}

/* Text over as many lines as it takes. */
static void put_wrapped(struct run *run, struct slice text, size_t indent)
{
    text = show_safe(&run->arena, text);
    while (text.len) {
        struct slice part = show_fit(text, 80 - indent);
        if (part.len == 0)
            return;
        fprintf(run->out.file, "%*s%.*s\n", (int)indent, "", SLICE_ARG(part));
        text = slice_trim(slice_from(text, part.len));
    }
}

static void put_title(struct run *run, const char *title)
{
    fprintf(run->out.file, run->out.bold ? "\n\x1b[1m%s\x1b[0m\n" : "\n%s\n", title);
}

static void put_table(struct run *run, const struct table *table)
{
    struct value_shape shape = {.style = &number_styles[0], .zone = store_zone(run->store)};
    struct column columns[QUESTION_COLUMNS_MAX];
    struct cell cells[QUESTION_COLUMNS_MAX];
    for (size_t i = 0; i < table->columns; i++) {
        const struct question_column *column = &table->question->columns[i];
        columns[i] = (struct column){.name = arena_string(&run->arena,
                                                          heading_shown(&run->arena, column->name)),
                                     .number = column_is_number(column->kind),
                                     .wide = column->kind == COLUMN_WIDE};
    }
    /* A long text stands below its row. */
    size_t wide = table->columns;
    while (wide && table->question->columns[wide - 1].kind == COLUMN_WIDE)
        wide--;
    output_begin(&run->out, columns, wide);
    for (size_t row = 0; row < table->rows; row++) {
        for (size_t i = 0; i < table->columns; i++)
            cells[i] = cell_text(value_shown(&run->arena, table_at(table, row, i),
                                             table->question->columns[i].kind, &shape));
        output_row(&run->out, cells);
        for (size_t i = wide; i < table->columns; i++)
            output_paragraph(&run->out, table_at(table, row, i)->text);
    }
    output_end(&run->out);
    if (table->more)
        fputs("(more: -n 0 shows all)\n", run->out.file);
}

static void put_advice(struct run *run, const struct report *report)
{
    if (report->advice_count)
        put_title(run, "What to do");
    for (size_t i = 0; i < report->advice_count; i++) {
        const struct cause_row *cause = &causes[report->advice[i].cause];
        const char *document = cause_document(report->advice[i].cause, slice_make(NULL, 0));
        put_wrapped(run, arena_printf(&run->arena, "%s: %s.", cause->slug, cause->meaning), 0);
        put_wrapped(run, slice_of(cause->advice), 4);
        if (document)
            fprintf(run->out.file, "    %s\n", document);
    }
}

void report_text(struct run *run, const struct report *report)
{
    fprintf(run->out.file,
            run->out.bold ? "\x1b[1mMail report, %.*s\x1b[0m\n" : "Mail report, %.*s\n",
            SLICE_ARG(report_title(run, &report->period)));
    put_wrapped(run, reach_sentence(run, &report->reach), 0);
    put_wrapped(run, decided_sentence(run, &report->decided), 0);
    for (size_t i = 0; i < REPORT_TABLES; i++) {
        const struct table *table = &report->tables[i];
        struct slice caveat = report_caveat(report, i);
        if (table->question->plot || (table->rows == 0 && !slice_present(caveat)))
            continue;
        put_title(run, table->question->title);
        if (slice_present(caveat)) {
            put_wrapped(run, caveat, 0);
            continue;
        }
        if (table->question->note)
            put_wrapped(run, slice_of(table->question->note), 0);
        put_table(run, table);
    }
    put_advice(run, report);
    if (report->reach.incomplete || report->reach.gone) {
        put_title(run, "Coverage of each log");
        put_table(run, &report->reach.table);
    }
}
