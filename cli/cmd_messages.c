/* messages: what became of the mail of somebody. */
#include "base/hash.h"
#include "cli/cli.h"
#include "queries/coverage.h"
#include "queries/messages.h"
#include "store/privacy.h"

static const unsigned char messages_options[] = {OPTION_RECIPIENT,  OPTION_SENDER, OPTION_QUEUE_ID,
                                                 OPTION_MESSAGE_ID, OPTION_SINCE,  OPTION_UNTIL,
                                                 OPTION_LIMIT,      OPTION_OUTPUT, OPTION_NONE};

static const char messages_more[] =
    "TEXT with an @ is a recipient, sender or message id; else a queue id.  Shows each\n"
    "delivery that failed at least once with its attempts, then refusals that belong to\n"
    "none, newest first (-n: at most 50 of each).  Deliveries that never failed are stored\n"
    "only from logs that were read with 'ingest --keep-deliveries'.\n";

static const struct {
    enum option_id option;
    enum message_key key;
} keys[] = {
    {OPTION_RECIPIENT, KEY_RECIPIENT},
    {OPTION_SENDER, KEY_SENDER},
    {OPTION_QUEUE_ID, KEY_QUEUE_ID},
    {OPTION_MESSAGE_ID, KEY_MESSAGE_ID},
};

static struct slice without_brackets(struct slice text)
{
    text = slice_trim(text);
    if (text.len >= 2 && text.ptr[0] == '<' && text.ptr[text.len - 1] == '>')
        return slice_make(text.ptr + 1, text.len - 2);
    return text;
}

static int read_key(struct run *run, struct message_search *search)
{
    size_t given = run->line.count;
    if (run->line.count) {
        search->text = without_brackets(slice_of(run->line.arguments[0]));
        search->key = slice_find(search->text, '@') != SLICE_NONE ? KEY_ADDRESS : KEY_ID;
        if (search->text.len == 0)
            return error_set(&run->error, "the null sender is asked for by --sender ''");
    }
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const char *value = run->options.values[keys[i].option];
        if (!value)
            continue;
        given++;
        search->key = keys[i].key;
        search->text = without_brackets(slice_of(value));
    }
    if (given == 1)
        return 0;
    return error_set(&run->error, given ? "give one address or id at a time"
                                        : "whose mail?  Give an address, a queue id or a "
                                          "message id");
}

static int read_search(struct run *run, struct message_search *search)
{
    struct coverage coverage;
    search->kept = store_keeps_deliveries(run->store);
    if (read_key(run, search) < 0 ||
        option_number(&run->options, OPTION_LIMIT, 50, &search->limit, &run->error) < 0 ||
        coverage_read(&coverage, run->store, &run->error) < 0)
        return -1;
    if (search->key <= KEY_SENDER && search->text.len)
        search->alias = store_pseudonym(run->store, &run->arena, search->text);
    return range_read(&search->range, run->options.values[OPTION_SINCE],
                      run->options.values[OPTION_UNTIL], store_zone(run->store), run->now,
                      coverage.newest, &run->error);
}

enum { NOT_TOLD = -1 };

/* The columns of a line: where they come from, and whether people see them under a heading.  The
 * attempt that succeeded is no event; of it less is known. */
static const struct {
    struct column column;
    int event, success;
    bool for_people;
} event_columns[] = {
    {{.name = "time"}, EVENT_TIME, MESSAGE_LAST_SEEN, true},
    {{.name = "host"}, EVENT_HOST, MESSAGE_HOST, false},
    {{.name = "direction"}, EVENT_DIRECTION, NOT_TOLD, false},
    {{.name = "queue_id"}, EVENT_QUEUE_ID, MESSAGE_QUEUE_ID, false},
    {{.name = "message_id"}, EVENT_MESSAGE_ID, MESSAGE_MESSAGE_ID, false},
    {{.name = "sender"}, EVENT_SENDER, MESSAGE_SENDER, false},
    {{.name = "recipient"}, EVENT_RECIPIENT, MESSAGE_RECIPIENT, false},
    {{.name = "outcome"}, EVENT_OUTCOME, MESSAGE_FATE, true},
    {{.name = "stage"}, EVENT_STAGE, NOT_TOLD, false},
    {{.name = "code", .number = true}, EVENT_CODE, NOT_TOLD, true},
    {{.name = "status"}, EVENT_STATUS, NOT_TOLD, true},
    {{.name = "remote_host", .wide = true}, EVENT_REMOTE_HOST, NOT_TOLD, true},
    {{.name = "remote_ip"}, EVENT_REMOTE_IP, NOT_TOLD, false},
    {{.name = "cause"}, EVENT_CAUSE, NOT_TOLD, true},
    {{.name = "text"}, EVENT_TEXT, NOT_TOLD, false},
};
enum { EVENT_COLUMNS_COUNT = sizeof(event_columns) / sizeof(event_columns[0]) };

struct print {
    struct run *run;
    struct column columns[EVENT_COLUMNS_COUNT + 2];
    size_t count;
    size_t deliveries, others;
    uint64_t shown[4096]; /* hashes of the deliveries shown */
};

static void begin(struct print *print)
{
    bool for_people = print->run->out.form->for_people;
    for (size_t i = 0; i < EVENT_COLUMNS_COUNT; i++)
        if (!for_people || event_columns[i].for_people)
            print->columns[print->count++] = event_columns[i].column;
    if (!for_people) {
        print->columns[print->count++] = (struct column){.name = "fate"};
        print->columns[print->count++] = (struct column){.name = "attempts", .number = true};
    }
    output_begin(&print->run->out, print->columns, print->count);
}

/* "2026-11-20 07:00:05Z": to the second, as far as people go. */
static struct cell short_time(struct run *run, struct slice time)
{
    if (time.len < 19)
        return cell_text(time);
    return cell_text(arena_printf(&run->scratch, "%.10s %.8sZ", time.ptr, time.ptr + 11));
}

static void print_event(struct print *print, struct rows *events, struct cell fate,
                        struct cell attempts)
{
    struct cell cells[EVENT_COLUMNS_COUNT + 2];
    size_t count = 0;
    bool for_people = print->run->out.form->for_people;
    for (size_t i = 0; i < EVENT_COLUMNS_COUNT; i++)
        if (!for_people || event_columns[i].for_people)
            cells[count++] = cell_of(events, event_columns[i].event);
    if (for_people) {
        cells[0] = short_time(print->run, rows_text(events, EVENT_TIME));
    } else {
        cells[count++] = fate;
        cells[count++] = attempts;
    }
    output_row(&print->run->out, cells);
    arena_reset(&print->run->scratch);
    output_paragraph(&print->run->out, rows_text(events, EVENT_TEXT));
}

static struct cell no_cell(void)
{
    return cell_text(slice_make(NULL, 0));
}

/* The last attempt of a delivery that succeeded, in the same columns. */
static void print_success(struct print *print, struct rows *messages)
{
    struct cell cells[EVENT_COLUMNS_COUNT + 2];
    size_t count = 0;
    struct slice fate = rows_text(messages, MESSAGE_FATE);
    bool for_people = print->run->out.form->for_people;
    if (!slice_equal(fate, S("delivered")) && !slice_equal(fate, S("relayed")))
        return;
    for (size_t i = 0; i < EVENT_COLUMNS_COUNT; i++)
        if (!for_people || event_columns[i].for_people)
            cells[count++] = event_columns[i].success == NOT_TOLD
                                 ? (for_people ? cell_text(S("")) : no_cell())
                                 : cell_of(messages, event_columns[i].success);
    if (for_people) {
        cells[0] = short_time(print->run, rows_text(messages, MESSAGE_LAST_SEEN));
    } else {
        cells[count++] = cell_of(messages, MESSAGE_FATE);
        cells[count++] = cell_of(messages, MESSAGE_ATTEMPTS);
    }
    output_row(&print->run->out, cells);
    arena_reset(&print->run->scratch);
}

static uint64_t delivery_hash(struct slice host, struct slice queue_id, struct slice recipient)
{
    uint64_t hash = hash_bytes(host, 0);
    hash = hash_bytes(queue_id, hash);
    return hash_bytes(recipient, hash);
}

static struct slice address(struct run *run, struct slice text)
{
    if (!slice_present(text))
        return S("(not known)");
    return arena_printf(&run->scratch, "<%.*s>", SLICE_ARG(text));
}

static void heading(struct run *run, struct rows *messages, struct rows *event)
{
    struct slice id =
        messages ? rows_text(messages, MESSAGE_QUEUE_ID) : rows_text(event, EVENT_QUEUE_ID);
    struct slice host = messages ? rows_text(messages, MESSAGE_HOST) : rows_text(event, EVENT_HOST);
    struct slice from =
        messages ? rows_text(messages, MESSAGE_SENDER) : rows_text(event, EVENT_SENDER);
    struct slice to =
        messages ? rows_text(messages, MESSAGE_RECIPIENT) : rows_text(event, EVENT_RECIPIENT);
    output_heading(&run->out, S(""));
    output_heading(&run->out,
                   arena_printf(&run->scratch, "%.*s to %.*s", SLICE_ARG(address(run, from)),
                                SLICE_ARG(address(run, to))));
    struct slice place = arena_printf(&run->scratch, "  %.*s%.*son %.*s", SLICE_ARG(id),
                                      slice_present(id) ? 1 : 0, " ", SLICE_ARG(host));
    if (!messages) {
        output_heading(&run->out, arena_printf(&run->scratch, "%.*s: refused", SLICE_ARG(place)));
        return;
    }
    struct slice fate = rows_text(messages, MESSAGE_FATE);
    int64_t attempts = rows_number(messages, MESSAGE_ATTEMPTS);
    output_heading(&run->out, arena_printf(&run->scratch, "%.*s: %.*s, %lld failed attempt%s",
                                           SLICE_ARG(place), SLICE_ARG(fate), (long long)attempts,
                                           attempts == 1 ? "" : "s"));
}

static int print_deliveries(struct print *print, struct rows *messages)
{
    struct run *run = print->run;
    struct query *query = arena_take(&run->arena, sizeof(*query));
    size_t slots = sizeof(print->shown) / sizeof(print->shown[0]);
    int more, inner = 0;
    while (inner == 0 && (more = rows_next(messages, &run->error)) > 0) {
        struct rows *events;
        print->shown[print->deliveries++ % slots] =
            delivery_hash(rows_text(messages, MESSAGE_HOST), rows_text(messages, MESSAGE_QUEUE_ID),
                          rows_text(messages, MESSAGE_RECIPIENT));
        heading(run, messages, NULL);
        if (messages_events_ask(messages, query, run->store, &events, &run->error) < 0)
            return -1;
        while ((inner = rows_next(events, &run->error)) > 0)
            print_event(print, events, cell_of(messages, MESSAGE_FATE),
                        cell_of(messages, MESSAGE_ATTEMPTS));
        rows_close(events);
        print_success(print, messages);
    }
    return inner < 0 ? inner : more;
}

static bool was_shown(const struct print *print, struct rows *event)
{
    size_t slots = sizeof(print->shown) / sizeof(print->shown[0]);
    uint64_t hash = delivery_hash(rows_text(event, EVENT_HOST), rows_text(event, EVENT_QUEUE_ID),
                                  rows_text(event, EVENT_RECIPIENT));
    for (size_t i = 0; i < slots && i < print->deliveries; i++)
        if (print->shown[i] == hash)
            return true;
    return false;
}

static int print_others(struct print *print, struct rows *events)
{
    struct run *run = print->run;
    int more;
    while ((more = rows_next(events, &run->error)) > 0) {
        if (was_shown(print, events))
            continue;
        print->others++;
        heading(run, NULL, events);
        print_event(print, events, no_cell(), no_cell());
    }
    return more;
}

static int search_once(struct print *print, struct message_search *search)
{
    struct run *run = print->run;
    struct rows *rows;
    if (messages_ask(search, run->store, &rows, &run->error) < 0)
        return -1;
    int status = print_deliveries(print, rows);
    rows_close(rows);
    if (status < 0 || messages_others_ask(search, run->store, &rows, &run->error) < 0)
        return -1;
    status = print_others(print, rows);
    rows_close(rows);
    return status;
}

static void tell_nothing(struct run *run, const struct message_search *search)
{
    struct slice name = search->text;
    run_say(run,
            search->kept ? "Nothing is recorded for '%.*s'; successes are stored only of logs "
                           "read with --keep-deliveries"
                         : "No failure is recorded for '%.*s'; successes are not stored",
            SLICE_ARG(name));
    slice_skip(&name, S("@"));
    if (slice_find(name, '@') == SLICE_NONE && slice_find(name, '.') != SLICE_NONE)
        run_say(run, "A domain is asked for by: bouncestat top --domain %.*s", SLICE_ARG(name));
}

static int messages_run(struct run *run)
{
    struct message_search *search = arena_zero(&run->arena, sizeof(*search));
    struct print *print = arena_zero(&run->arena, sizeof(*print));
    int status = run_open(run);
    if (status)
        return status;
    if (read_search(run, search) < 0)
        return run_fail(run, EXIT_USAGE);
    print->run = run;
    begin(print);
    /* Addresses are stored as logged, in any case.  Ids differ by case. */
    search->any_case = search->key <= KEY_SENDER;
    status = search_once(print, search);
    if (status == 0 && print->deliveries + print->others == 0 && !search->any_case) {
        search->any_case = true;
        status = search_once(print, search);
    }
    output_end(&run->out);
    if (status < 0)
        return run_fail(run, EXIT_DATABASE);
    if (print->deliveries + print->others == 0)
        tell_nothing(run, search);
    return run_coverage(run);
}

const struct command command_messages = {
    .name = "messages",
    .summary = "what became of a recipient, a sender, a message or a queue id",
    .usage = "[TEXT]",
    .options = messages_options,
    .more = messages_more,
    .run = messages_run,
};
