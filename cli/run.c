#include "cli/cli.h"
#include "cli/show.h"
#include "queries/coverage.h"
#include "queries/decided.h"
#include "store/remote_module.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char system_folder[] = "/var/lib/bouncestat";

static void say(const char *prefix, const char *text)
{
    struct arena arena = {0};
    struct slice safe = show_safe(&arena, slice_of(text));
    bool ended = safe.len && strchr(".?!:;", safe.ptr[safe.len - 1]);
    fflush(stdout);
    fprintf(stderr, "%s%.*s%s\n", prefix, SLICE_ARG(safe), ended ? "" : ".");
    arena_free(&arena);
}

void run_say(const struct run *run, const char *format, ...)
{
    char text[2048];
    va_list args;
    if (run->options.values[OPTION_QUIET])
        return;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    say("bouncestat: ", text);
}

const char *noun_of(int64_t number, const char *one, const char *many)
{
    return number == 1 ? one : many;
}

int run_fail(struct run *run, enum exit_code status)
{
    say("bouncestat: ", run->error.text);
    return status;
}

/* The folder can be written, or it is missing and could be made. */
static bool system_folder_ours(void)
{
    if (access(system_folder, F_OK) == 0)
        return access(system_folder, W_OK) == 0;
    return access("/var/lib", W_OK) == 0;
}

const char *run_database(struct run *run)
{
    const char *given = run->options.values[OPTION_DB];
    const char *home = getenv("HOME"), *data = getenv("XDG_DATA_HOME");
    if (given && given[0])
        return given;
    const char *system = arena_printf(&run->arena, "%s/bouncestat.db%c", system_folder, '\0').ptr;
    if (system_folder_ours())
        return system;
    const char *own = NULL;
    if (data && data[0] == '/')
        own = arena_printf(&run->arena, "%s/bouncestat/bouncestat.db%c", data, '\0').ptr;
    else if (home && home[0] == '/')
        own =
            arena_printf(&run->arena, "%s/.local/share/bouncestat/bouncestat.db%c", home, '\0').ptr;
    /* A reader in the group of the system's database has none of his own; who may not even see
     * whether there is one is told so. */
    bool reader = !run->command || !run->command->writes;
    if (reader && (!own || access(own, F_OK) != 0) &&
        (access(system, F_OK) == 0 || errno == EACCES))
        return system;
    if (!own)
        error_set(&run->error, "there is no home folder for a database; name one with --db");
    return own;
}

static int choose_output(struct run *run)
{
    const char *name = run->options.values[OPTION_OUTPUT];
    const char *term = getenv("TERM"), *plain = getenv("NO_COLOR");
    struct winsize size;
    run->out.form = output_form(name ? name : "table");
    if (!run->out.form)
        return error_set(&run->error, "--output '%.60s' is none of table, csv, tsv, json and jsonl",
                         name);
    run->out.terminal = isatty(fileno(run->out.file));
    run->out.width = 80;
    if (run->out.terminal && ioctl(fileno(run->out.file), TIOCGWINSZ, &size) == 0 &&
        size.ws_col >= 20)
        run->out.width = size.ws_col;
    run->out.bold = run->out.terminal && !(plain && plain[0]) && term && strcmp(term, "dumb") != 0;
    return 0;
}

int run_output(struct run *run)
{
    return choose_output(run) < 0 ? run_fail(run, EXIT_USAGE) : EXIT_DONE;
}

int run_remote(struct run *run, struct remote **remote_r)
{
    const char *url = run->options.values[OPTION_STORE];
    *remote_r = NULL;
    if (!url || !url[0])
        return 0;
    return remote_open(remote_r, url, run->options.values[OPTION_PASSWORD_FILE], &run->error) < 0
               ? -1
               : 1;
}

int run_open(struct run *run)
{
    struct remote *remote;
    int status = run_output(run);
    if (status)
        return status;
    if (run_remote(run, &remote) < 0)
        return run_fail(run, EXIT_USAGE);
    const char *path = run_database(run);
    if (remote)
        return store_open_remote(&run->store, path, remote, &run->error) < 0
                   ? run_fail(run, EXIT_DATABASE)
                   : EXIT_DONE;
    if (!path || store_open(&run->store, path, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    return EXIT_DONE;
}

static struct slice moment(struct run *run, int64_t instant)
{
    const struct zone *zone = store_zone(run->store);
    if (instant == WHEN_NONE)
        return S("no time");
    struct civil civil = civil_of(instant + zone_offset(zone, instant) * WHEN_SECOND);
    return arena_printf(&run->arena, "%04d-%02d-%02d %02d:%02d", civil.year, civil.month, civil.day,
                        civil.hour, civil.minute);
}

static struct slice tell_lines(struct run *run, struct slice text, const struct coverage *coverage)
{
    double share =
        coverage->lines ? 100.0 * (double)coverage->unknown / (double)coverage->lines : 0;
    return arena_printf(&run->arena, "%.*s (%s); unknown lines %.*f %%.", SLICE_ARG(text),
                        zone_name(store_zone(run->store)), share && share < 1 ? 2 : 0, share);
}

static struct slice coverage_sentence(struct run *run, const struct coverage *coverage)
{
    struct slice text = S("Coverage:");
    char day[WHEN_TEXT];
    size_t shown =
        coverage->host_count < COVERAGE_HOSTS_MAX ? coverage->host_count : COVERAGE_HOSTS_MAX;
    if (coverage->host_count == 0 && !coverage->pruned_day)
        return S("Coverage: no log was read yet.");
    if (coverage->host_count == 0)
        text = S("Coverage: of all logs that were read only counts are left.");
    for (size_t i = 0; i < shown; i++)
        text =
            arena_printf(&run->arena, "%.*s%s %s to %.*s", SLICE_ARG(text), i ? "," : "",
                         coverage->hosts[i].name, SLICE_ARG(moment(run, coverage->hosts[i].last)));
    if (coverage->host_count > shown)
        text = arena_printf(&run->arena, "%.*s and %zu later hosts", SLICE_ARG(text),
                            coverage->host_count - shown);
    if (coverage->host_count)
        text = tell_lines(run, text, coverage);
    if (!coverage->pruned_day)
        return text;
    day_text(coverage->pruned_day, day);
    return arena_printf(&run->arena, "%.*s Events before %s were pruned; their counts stay.",
                        SLICE_ARG(text), day);
}

/* Below the answer on a terminal, else beside it. */
static void put_footer(struct run *run, struct slice text)
{
    text = show_safe(&run->arena, text);
    fflush(stdout);
    fprintf(run->out.terminal && run->out.form->for_people ? stdout : stderr, "%.*s\n",
            SLICE_ARG(text));
}

int run_coverage(struct run *run)
{
    struct coverage coverage;
    if (run->options.values[OPTION_QUIET])
        return EXIT_DONE;
    if (coverage_read(&coverage, run->store, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    put_footer(run, coverage_sentence(run, &coverage));
    return EXIT_DONE;
}

int run_decided(struct run *run)
{
    struct decided decided;
    if (run->options.values[OPTION_QUIET])
        return EXIT_DONE;
    if (decided_read(&decided, run->store, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    if (decided.events)
        put_footer(run, arena_printf(&run->arena, "Causes: %.*s.",
                                     SLICE_ARG(decided_words(&decided, &run->arena))));
    return EXIT_DONE;
}

int run_rows(struct run *run, struct rows *rows)
{
    struct column columns[OUTPUT_COLUMNS_MAX];
    struct cell cells[OUTPUT_COLUMNS_MAX];
    int width = rows_width(rows), more;
    if (width > OUTPUT_COLUMNS_MAX) {
        rows_close(rows);
        error_set(&run->error, "the answer has more than %d columns", OUTPUT_COLUMNS_MAX);
        return run_fail(run, EXIT_USAGE);
    }
    if (!run->out.terminal)
        run->out.width = OUTPUT_UNCUT;
    more = rows_next(rows, &run->error);
    for (int i = 0; i < width; i++) {
        enum value_type type = more > 0 ? rows_type(rows, i) : VALUE_NULL;
        columns[i] = (struct column){.name = rows_name(rows, i),
                                     .number = type == VALUE_NUMBER || type == VALUE_REAL};
    }
    if (more >= 0)
        output_begin(&run->out, columns, (size_t)width);
    for (; more > 0; more = rows_next(rows, &run->error)) {
        for (int i = 0; i < width; i++)
            cells[i] = cell_of(rows, i);
        output_row(&run->out, cells);
    }
    if (run->out.columns)
        output_end(&run->out);
    rows_close(rows);
    return more < 0 ? run_fail(run, EXIT_DATABASE) : EXIT_DONE;
}
