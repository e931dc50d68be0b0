/* The report for programs: one object, each table an array of objects. */
#include "cli/report_writers.h"

#include <inttypes.h>

static void put_table(struct run *run, const struct table *table)
{
    struct column columns[QUESTION_COLUMNS_MAX];
    struct cell cells[QUESTION_COLUMNS_MAX];
    for (size_t i = 0; i < table->columns; i++)
        columns[i] = (struct column){.name = table->question->columns[i].name};
    fprintf(run->out.file, ",\n\"%s\": ", table->question->name);
    output_begin(&run->out, columns, table->columns);
    for (size_t row = 0; row < table->rows; row++) {
        for (size_t i = 0; i < table->columns; i++) {
            const struct value *value = table_at(table, row, i);
            cells[i] = (struct cell){value->type, value->number, value->real, value->text};
        }
        output_row(&run->out, cells);
    }
    output_end(&run->out);
}

static void put_decided(FILE *file, const struct decided *decided)
{
    fprintf(file,
            ",\n\"decided\": {\"events\": %" PRId64 ", \"text\": %" PRId64 ", \"status\": %" PRId64
            ", \"code\": %" PRId64 ", \"unclassified\": %" PRId64 "}",
            decided->events, decided->text, decided->status, decided->code, decided->unclassified);
}

static void put_advice(struct run *run, const struct report *report)
{
    static const struct column columns[] = {{.name = "cause"},
                                            {.name = "meaning"},
                                            {.name = "party"},
                                            {.name = "advice"},
                                            {.name = "document"}};
    fputs(",\n\"advice\": ", run->out.file);
    output_begin(&run->out, columns, sizeof(columns) / sizeof(columns[0]));
    for (size_t i = 0; i < report->advice_count; i++) {
        const struct cause_row *cause = &causes[report->advice[i].cause];
        struct cell cells[] = {
            cell_text(slice_of(cause->slug)), cell_text(slice_of(cause->meaning)),
            cell_text(slice_of(party_names[cause->party])), cell_text(slice_of(cause->advice)),
            cell_text(slice_of(cause_document(report->advice[i].cause, slice_make(NULL, 0))))};
        output_row(&run->out, cells);
    }
    output_end(&run->out);
}

void report_json(struct run *run, const struct report *report)
{
    const struct period *period = &report->period;
    FILE *file = run->out.file;
    char day[WHEN_TEXT];
    fprintf(file, "{\"first_day\": \"%s\",\n\"last_day\": \"%s\",\n", period->first, period->last);
    fprintf(file, "\"before_first_day\": \"%s\",\n\"before_last_day\": \"%s\",\n",
            period->old_first, period->old_last);
    fprintf(file, "\"zone\": \"%s\",\n", zone_name(store_zone(run->store)));
    fprintf(file, "\"complete\": %s,\n\"compared\": %s,\n\"news_known\": %s",
            reach_whole(&report->reach) ? "true" : "false",
            report->reach.compared ? "true" : "false", report->reach.first ? "false" : "true");
    if (report->reach.pruned_day) {
        day_text(report->reach.pruned_day, day);
        fprintf(file, ",\n\"pruned_before\": \"%s\"", day);
    } else {
        fputs(",\n\"pruned_before\": null", file);
    }
    put_decided(file, &report->decided);
    put_table(run, &report->reach.table);
    for (size_t i = 0; i < REPORT_TABLES; i++)
        put_table(run, &report->tables[i]);
    put_advice(run, report);
    fputs("}\n", file);
}
