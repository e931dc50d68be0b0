/* check: a threshold test for Nagios and cron: one line, and the exit status. */
#include "base/words.h"
#include "cli/cli.h"
#include "cli/known.h"
#include "cli/show.h"
#include "queries/threshold.h"
#include "store/alarm.h"

#include <stdio.h>
#include <stdlib.h>

static const unsigned char check_options[] = {OPTION_OVER,      OPTION_MIN,           OPTION_WINDOW,
                                              OPTION_CLEAR,     OPTION_STALE,         OPTION_DOMAIN,
                                              OPTION_PROVIDER,  OPTION_SENDER_DOMAIN, OPTION_CAUSE,
                                              OPTION_DIRECTION, OPTION_HOST,          OPTION_NAME,
                                              OPTION_NONE};

/* A host that was silent this long was put out of service. */
#define DEAD (30 * WHEN_DAY)

struct check {
    struct threshold threshold;
    struct threshold_answer answer;
    double over, clear; /* percent, or failures */
    bool percent;
    int64_t least; /* failures below which nothing is said of a share */
    int64_t stale; /* microseconds; 0 = not asked */
    struct slice name;
    struct slice sentence, figures; /* the answer */
    bool crossed;
};

/* "6h", "90m", "2d". */
static int read_span(struct run *run, enum option_id id, int64_t *number_r, char *unit_r)
{
    struct slice text = slice_of(run->options.values[id]);
    uint64_t number;
    if (slice_number(&text, 100000, &number) && number && text.len == 1 &&
        strchr("mhd", text.ptr[0])) {
        *number_r = (int64_t)number;
        *unit_r = text.ptr[0];
        return 0;
    }
    return error_set(&run->error, "--%s '%.60s' is no span such as 90m, 6h or 2d",
                     option_rows[id].name, run->options.values[id]);
}

static int64_t span_length(int64_t number, char unit)
{
    return number * (unit == 'm' ? 60 : unit == 'h' ? 3600 : 86400) * WHEN_SECOND;
}

/* "5%" or "50". */
static int read_amount(struct run *run, enum option_id id, double *amount_r, bool *percent_r)
{
    const char *text = run->options.values[id];
    char *end;
    *amount_r = strtod(text, &end);
    *percent_r = *end == '%';
    if (end != text && end[*percent_r] == '\0' && *amount_r >= 0 && *amount_r < 1e9 &&
        (!*percent_r || *amount_r <= 100))
        return 0;
    return error_set(&run->error, "--%s '%.60s' is neither a share such as 5%% nor a number",
                     option_rows[id].name, text);
}

static int read_over(struct run *run, struct check *check)
{
    bool percent;
    if (read_amount(run, OPTION_OVER, &check->over, &check->percent) < 0 ||
        option_number(&run->options, OPTION_MIN, check->percent ? 20 : 0, &check->least,
                      &run->error) < 0)
        return -1;
    check->clear = check->over / 2;
    if (!run->options.values[OPTION_CLEAR])
        return 0;
    if (read_amount(run, OPTION_CLEAR, &check->clear, &percent) < 0)
        return -1;
    if (percent == check->percent && check->clear <= check->over)
        return 0;
    return error_set(&run->error, "--clear must be of the kind of --over, and not above it");
}

/* The alarm is known by what is asked. */
static struct slice alarm_name(struct run *run)
{
    struct slice name = slice_of(run->options.values[OPTION_NAME]);
    if (slice_present(name))
        return name;
    name = S("check");
    for (const unsigned char *id = check_options; *id; id++)
        if (run->options.values[*id])
            name = arena_printf(&run->arena, "%.*s %s=%s", SLICE_ARG(name), option_rows[*id].name,
                                run->options.values[*id]);
    return name;
}

/* A word that nothing bears would be in order for ever. */
static int check_words(struct run *run, const struct threshold *threshold)
{
    struct slice direction = arena_lower(&run->arena, threshold->direction);
    if (slice_present(direction) && !word_find(direction_names, DIRECTION_COUNT, direction))
        return error_set(&run->error, "--direction '%.60s' is none of %s, %s and %s",
                         run->options.values[OPTION_DIRECTION], direction_names[1],
                         direction_names[2], direction_names[3]);
    return slice_present(threshold->cause) ? known_cause(run, OPTION_CAUSE, threshold->cause) : 0;
}

static int read_settings(struct run *run, struct check *check)
{
    const char *const *values = run->options.values;
    struct threshold *threshold = &check->threshold;
    int64_t number = 1;
    char unit = 'd';
    threshold->domain = slice_of(values[OPTION_DOMAIN]);
    threshold->sender_domain = slice_of(values[OPTION_SENDER_DOMAIN]);
    threshold->provider = slice_of(values[OPTION_PROVIDER]);
    threshold->cause = slice_of(values[OPTION_CAUSE]);
    threshold->direction = slice_of(values[OPTION_DIRECTION]);
    threshold->host = slice_of(values[OPTION_HOST]);
    threshold->now = run->now;
    check->name = alarm_name(run);
    if (run->line.count || (!values[OPTION_OVER] && !values[OPTION_STALE]))
        return error_set(&run->error, "check wants --over or --stale, and no argument");
    if (check_words(run, threshold) < 0 || (values[OPTION_OVER] && read_over(run, check) < 0))
        return -1;
    if (values[OPTION_WINDOW] && read_span(run, OPTION_WINDOW, &number, &unit) < 0)
        return -1;
    threshold->days = unit == 'd' ? number : 0;
    threshold->length = span_length(number, unit);
    if (!values[OPTION_STALE])
        return 0;
    if (read_span(run, OPTION_STALE, &number, &unit) < 0)
        return -1;
    check->stale = span_length(number, unit);
    return 0;
}

/* Silent hosts cross at once; there is nothing to swing about. */
static int ask_stale(struct run *run, struct check *check)
{
    struct rows *rows;
    struct slice text = S("");
    size_t count = 0;
    int more;
    if (threshold_stale(run->store, run->now - check->stale, run->now - DEAD, check->threshold.host,
                        &rows, &run->error) < 0)
        return -1;
    while ((more = rows_next(rows, &run->error)) > 0) {
        int64_t minutes = (run->now / WHEN_SECOND - rows_number(rows, 1)) / 60;
        if (count++ < 5)
            text = arena_printf(&run->arena, "%.*s%s%.*s for %lldh%02lldm", SLICE_ARG(text),
                                count > 1 ? ", " : "", SLICE_ARG(rows_text(rows, 0)),
                                (long long)(minutes / 60), (long long)(minutes % 60));
    }
    rows_close(rows);
    if (more < 0)
        return -1;
    check->crossed = count > 0;
    check->figures = arena_printf(&run->arena, " stale=%zu;0", count);
    check->sentence = count ? arena_printf(&run->arena, "no log lines of %.*s", SLICE_ARG(text))
                            : S("all logs come");
    return 0;
}

/* Remember a change; who may only read the database goes without. */
static void keep_state(struct run *run, struct check *check, int64_t since)
{
    struct store *store = NULL;
    const char *path = run_database(run); /* also of who asks a server */
    if (!path || store_tend(&store, path, &run->error) < 0 ||
        alarm_write(store, check->name, since, &run->error) < 0)
        run_say(run, "the alarm's state is not kept: %s", run->error.text);
    store_close(store);
}

static int tell_share(struct run *run, struct check *check)
{
    const struct threshold_answer answer = check->answer;
    int64_t since;
    if (alarm_read(run->store, check->name, &since, &run->error) < 0)
        return -1;
    double value = check->percent ? answer.share : (double)answer.failed;
    bool was = since != WHEN_NONE;
    bool now = was ? value >= check->clear && value > 0
                   : value > check->over && answer.failed >= check->least;
    if (now != was)
        keep_state(run, check, now ? run->now : WHEN_NONE);
    check->crossed = check->crossed || now;
    check->sentence =
        arena_printf(&run->arena, "%.*s%s%lld of %s%.0f deliveries failed (%.1f %%)%s",
                     SLICE_ARG(check->sentence), check->sentence.len ? "; " : "",
                     (long long)answer.failed, check->threshold.days ? "" : "about ",
                     answer.deliveries, answer.share,
                     now && value <= check->over ? ", not yet clear" : "");
    check->figures =
        arena_printf(&run->arena, "%.*s failed=%lld;%s deliveries=%.0f share=%.2f%%;%s",
                     SLICE_ARG(check->figures), (long long)answer.failed,
                     check->percent ? "" : run->options.values[OPTION_OVER], answer.deliveries,
                     answer.share,
                     check->percent
                         ? arena_string(&run->arena, arena_printf(&run->arena, "%g", check->over))
                         : "");
    return 0;
}

static void put_unknown(struct run *run, struct slice text)
{
    printf("BOUNCESTAT UNKNOWN: %.*s\n", SLICE_ARG(show_safe(&run->arena, text)));
}

/* A monitor shows the first line of stdout and nothing else. */
static int fail(struct run *run)
{
    put_unknown(run, slice_of(run->error.text));
    return run_fail(run, EXIT_DATABASE);
}

/* An answer too, and the only one: EXIT_DATABASE. */
static int tell_unknown(struct run *run, const struct check *check)
{
    struct slice log_of = check->stale ? check->threshold.host : (struct slice){0}, text;
    if (threshold_unknown(&check->threshold, &check->answer, log_of, run->store, &run->arena, &text,
                          &run->error) < 0)
        return fail(run);
    if (!slice_present(text))
        return EXIT_DONE;
    put_unknown(run, text);
    return EXIT_DATABASE;
}

static int check_run(struct run *run)
{
    struct check check = {.sentence = S(""), .figures = S("")};
    if (read_settings(run, &check) < 0)
        return run_fail(run, EXIT_USAGE);
    int status = run_open(run);
    if (status == EXIT_DATABASE)
        put_unknown(run, slice_of(run->error.text));
    if (status)
        return status;
    bool over = run->options.values[OPTION_OVER];
    if (over && threshold_ask(&check.threshold, run->store, &check.answer, &run->error) < 0)
        return fail(run);
    status = tell_unknown(run, &check);
    if (status)
        return status;
    if ((check.stale && ask_stale(run, &check) < 0) || (over && tell_share(run, &check) < 0))
        return fail(run);
    struct slice text = show_safe(&run->arena, check.sentence);
    printf("BOUNCESTAT %s: %.*s |%.*s\n", check.crossed ? "WARNING" : "OK", SLICE_ARG(text),
           SLICE_ARG(check.figures));
    return check.crossed ? EXIT_INPUT : EXIT_DONE;
}

const struct command command_check = {
    .name = "check",
    .summary = "a threshold test for monitoring, by exit status",
    .usage = "",
    .options = check_options,
    .more = "--over 5% asks for the share of our deliveries that failed for good, --over 50 for\n"
            "their number, within --window (90m, 6h; 2d = today and yesterday; default 1d).\n"
            "--direction inbound asks for the mail that we refused.  Once crossed it stays so\n"
            "until the value falls below --clear (default: half).  Deliveries are counted by day:\n"
            "a window of hours takes them in proportion.  --stale 2h asks which machines' logs\n"
            "stopped coming; those silent for 30 days are out of service, unless --host names one\n"
            "or all are.  Status: 0 in order, 1 crossed, 2 usage, 3 unknown: no database, or no\n"
            "log ever named the machine, the domain or the provider.\n",
    .run = check_run,
};
