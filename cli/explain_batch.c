/* explain --batch: what a scorer, a bounce processor or a spreadsheet feeds and reads. */
#include "cli/explain.h"

enum { LINE_MAX_BYTES = 1 << 20 }; /* what is longer is cut */

static const struct column columns[] = {
    {.name = "text"},     {.name = "code", .number = true},
    {.name = "status"},   {.name = "provider"},
    {.name = "cause"},    {.name = "class"},
    {.name = "party"},    {.name = "list"},
    {.name = "template"}, {.name = "step"},
    {.name = "rule"},
};
enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };

/* One line without its end; false at the end of input. */
static bool read_line(FILE *file, char *room, struct slice *line_r)
{
    size_t used = 0;
    int c;
    while ((c = getc_unlocked(file)) != EOF && c != '\n')
        if (used < LINE_MAX_BYTES)
            room[used++] = (char)c;
    bool any = used || c == '\n';
    if (used && room[used - 1] == '\r')
        used--;
    *line_r = slice_make(room, used);
    return any;
}

static struct cell words(const char *text)
{
    return cell_text(slice_of(text && text[0] ? text : NULL));
}

static void put_answer(struct run *run, struct slice text, const struct explanation *answer)
{
    char status[STATUS_TEXT];
    const struct verdict *verdict = &answer->verdict;
    const struct cause_row *row = &causes[verdict->cause];
    struct slice template = slice_make(answer->template, answer->template_length);
    const struct cell cells[COLUMN_COUNT] = {
        cell_text(text),
        answer->code ? cell_number(answer->code) : (struct cell){0},
        words(status_text(answer->status, status) ? status : NULL),
        cell_text(answer->provider),
        words(row->slug),
        words(class_names[row->class]),
        words(party_names[row->party]),
        words(verdict->list),
        template.len ? cell_text(template) : (struct cell){0},
        words(verdict->step ? step_names[verdict->step] : NULL),
        words(verdict->rule),
    };
    output_row(&run->out, cells);
}

int explain_batch(struct run *run, struct explainer *explainer)
{
    struct explanation answer;
    struct slice line, provider;
    char *room = arena_take(&run->arena, LINE_MAX_BYTES);
    run->out.form = &form_jsonl;
    output_begin(&run->out, columns, COLUMN_COUNT);
    while (read_line(stdin, room, &line)) {
        if (!slice_cut(&line, '\t', &provider))
            provider = (struct slice){0};
        provider = slice_trim(provider);
        if (provider.len == 0 || slice_equal(provider, S("-")))
            provider = (struct slice){0};
        explain_read(explainer, provider, line, 0, &answer);
        put_answer(run, line, &answer);
    }
    output_end(&run->out);
    if (!ferror(stdin))
        return EXIT_DONE;
    error_set(&run->error, "standard input could not be read to its end");
    return run_fail(run, EXIT_INPUT);
}
