/* explain: any reply, bounce or log line: its parse, its cause, who must act, what to do. */
#include "cli/explain.h"
#include "cli/judges.h"

#include <sys/stat.h>

static const unsigned char explain_options[] = {OPTION_BATCH, OPTION_SPEAKER,   OPTION_OUTPUT,
                                                OPTION_RULES, OPTION_PROVIDERS, OPTION_TZ,
                                                OPTION_YEAR,  OPTION_NONE};

static const char explain_more[] =
    "TEXT is a code (554), a status (5.7.26), a reply, a bounce message or lines of a\n"
    "log; - reads it from standard input.  No database is needed.\n"
    "--batch reads lines PROVIDER<TAB>TEXT (PROVIDER may be empty) and prints one JSON\n"
    "object per line: text, code, status, provider, cause, class, party, list,\n"
    "template, step, rule.\n";

enum { PASTE_BYTES_MAX = 4 << 20 };

/* --- for scripts ---------------------------------------------------------------------------- */

static const struct column columns[] = {
    {.name = "kind"},        {.name = "mta"},         {.name = "line"},
    {.name = "wrapper"},     {.name = "time"},        {.name = "host"},
    {.name = "queue_id"},    {.name = "direction"},   {.name = "outcome"},
    {.name = "stage"},       {.name = "remote_host"}, {.name = "remote_ip"},
    {.name = "local_ip"},    {.name = "sender"},      {.name = "recipient"},
    {.name = "text"},        {.name = "code"},        {.name = "code_meaning"},
    {.name = "code_origin"}, {.name = "status"},      {.name = "status_meaning"},
    {.name = "provider"},    {.name = "cause"},       {.name = "family"},
    {.name = "class"},       {.name = "party"},       {.name = "meaning"},
    {.name = "advice"},      {.name = "document"},    {.name = "list"},
    {.name = "template"},    {.name = "step"},        {.name = "rule"},
    {.name = "runners_up"},
};
enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };

static const char *const line_names[LINE_KINDS] = {
    [LINE_CONTEXT] = "context", [LINE_EVENT] = "event",     [LINE_DELIVERY] = "delivery",
    [LINE_NOISE] = "noise",     [LINE_UNKNOWN] = "unknown",
};

static struct cell words(const char *text)
{
    return cell_text(slice_of(text && text[0] ? text : NULL));
}

static struct cell time_cell(struct run *run, const struct record *record)
{
    char text[WHEN_TEXT];
    if (!record || record->time == WHEN_NONE)
        return (struct cell){0};
    when_text(record->time, text);
    return cell_text(arena_copy(&run->arena, slice_of(text)));
}

static struct cell runners_up(struct run *run, const struct explanation *answer)
{
    struct slice text = {0};
    for (size_t i = 0; i < answer->other_count; i++)
        text = arena_printf(&run->arena, "%.*s%s%s %s", SLICE_ARG(text), i ? ", " : "",
                            answer->others[i].rule, causes[answer->others[i].cause].slug);
    return cell_text(text);
}

/* `fact`: the status's meaning to tell. */
static void put_row(struct run *run, const struct explanation *answer,
                    const struct status_fact *fact)
{
    static const struct record none = {.time = WHEN_NONE};
    char status[STATUS_TEXT];
    const struct record *record = answer->record ? answer->record : &none;
    const struct cause_row *row = &causes[answer->verdict.cause];
    const struct code_fact *code = answer->code_fact;
    struct slice provider = fact && fact->provider ? slice_of(fact->provider) : answer->provider;
    bool judged = answer->judged;
    const struct cell cells[COLUMN_COUNT] = {
        words(explain_kind_names[answer->kind]),
        words(answer->format ? mta_names[answer->format->mta] : NULL),
        words(answer->format ? line_names[answer->line_kind] : NULL),
        words(answer->wrapper),
        time_cell(run, answer->record),
        cell_text(record->host),
        cell_text(record->queue_id),
        words(direction_names[answer->direction]),
        words(outcome_names[record->outcome]),
        words(stage_names[answer->stage]),
        cell_text(answer->remote_host),
        cell_text(answer->remote_ip),
        cell_text(record->local_ip),
        cell_text(record->sender),
        cell_text(answer->recipient),
        cell_text(answer->reply),
        answer->code ? cell_number(answer->code) : (struct cell){0},
        words(code ? code->meaning : NULL),
        words(code ? code->origin : NULL),
        words(status_text(answer->status, status) ? status : NULL),
        words(fact ? fact->meaning : NULL),
        cell_text(provider),
        words(judged ? row->slug : NULL),
        words(judged ? family_names[row->family] : NULL),
        words(judged ? class_names[row->class] : NULL),
        words(judged ? party_names[row->party] : NULL),
        words(judged ? row->meaning : NULL),
        words(judged ? row->advice : NULL),
        words(judged ? cause_document(answer->verdict.cause, provider) : NULL),
        words(answer->verdict.list),
        answer->template_length ? cell_text(slice_make(answer->template, answer->template_length))
                                : (struct cell){0},
        words(answer->verdict.step ? step_names[answer->verdict.step] : NULL),
        words(answer->verdict.rule),
        runners_up(run, answer),
    };
    output_row(&run->out, cells);
}

/* A status alone has one row for each of its meanings. */
static void put_rows(struct run *run, const struct explainer *explainer,
                     const struct explanation *answer)
{
    const struct status_fact *fact = answer->status_fact;
    bool all = answer->kind == EXPLAIN_STATUS && !slice_present(answer->provider);
    if (all)
        fact = explain_status(explainer, answer->status, NULL);
    output_begin(&run->out, columns, COLUMN_COUNT);
    put_row(run, answer, fact);
    while (all && fact && (fact = explain_status(explainer, answer->status, fact)))
        put_row(run, answer, fact);
    output_end(&run->out);
}

/* --- the command ---------------------------------------------------------------------------- */

/* A path was meant for what stands in the file. */
static bool is_file(const char *text)
{
    struct stat st;
    return strpbrk(text, "./") && stat(text, &st) == 0 && S_ISREG(st.st_mode);
}

static int read_text(struct run *run, struct slice *text_r)
{
    const char **words_given = run->line.arguments;
    struct slice text = slice_of(words_given[0]);
    if (run->line.count == 0)
        return error_set(&run->error, "explain what?  Give a TEXT, or - for standard input");
    if (run->line.count == 1 && slice_equal(text, S("-"))) {
        char *room = arena_take(&run->arena, PASTE_BYTES_MAX);
        text = slice_make(room, fread(room, 1, PASTE_BYTES_MAX, stdin));
        if (ferror(stdin))
            return error_set(&run->error, "standard input could not be read");
    }
    if (run->line.count == 1 && is_file(words_given[0]))
        return error_set(&run->error,
                         "'%.200s' is a file; give one of its lines, or all of it by: bouncestat "
                         "explain - <FILE",
                         words_given[0]);
    /* A text that the shell took apart. */
    for (size_t i = 1; i < run->line.count; i++)
        text = arena_printf(&run->arena, "%.*s %s", SLICE_ARG(text), words_given[i]);
    *text_r = text;
    return slice_trim(text).len ? 0 : error_set(&run->error, "explain what?  The text is empty");
}

static int explain_one(struct run *run, struct explainer *explainer)
{
    struct explanation answer;
    struct slice text;
    if (read_text(run, &text) < 0)
        return run_fail(run, EXIT_USAGE);
    explain_read(explainer, slice_of(run->options.values[OPTION_SPEAKER]), text, EXPLAIN_OTHERS,
                 &answer);
    if (run->out.form->for_people)
        explain_page(run, explainer, &answer);
    else
        put_rows(run, explainer, &answer);
    return EXIT_DONE;
}

static int read_hints(struct run *run, struct explainer *explainer, struct zone **zone_r)
{
    int64_t year = civil_of(run->now).year;
    if (option_number(&run->options, OPTION_YEAR, year, &year, &run->error) < 0 ||
        zone_load(zone_r, run->options.values[OPTION_TZ], &run->error) < 0)
        return -1;
    explainer->year = (int)year;
    explainer->zone = *zone_r;
    return 0;
}

static int explain_run(struct run *run)
{
    struct explainer explainer = {0};
    struct judges judges = {0};
    struct zone *zone = NULL;
    int status = run_output(run);
    if (status)
        return status;
    if (read_hints(run, &explainer, &zone) < 0 || judges_open(run, &judges) < 0) {
        status = run_fail(run, EXIT_USAGE);
    } else {
        explainer.classifier = judges.classifier;
        explainer.providers = judges.providers;
        status = run->options.values[OPTION_BATCH] ? explain_batch(run, &explainer)
                                                   : explain_one(run, &explainer);
    }
    explain_free(&explainer);
    judges_close(&judges);
    zone_free(zone);
    return status;
}

const struct command command_explain = {
    .name = "explain",
    .summary = "what a code, a reply, a bounce or a log line means, and who must act",
    .usage = "TEXT | - | --batch",
    .options = explain_options,
    .more = explain_more,
    .run = explain_run,
};
