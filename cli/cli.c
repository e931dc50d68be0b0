#include "cli/cli.h"

#include "base/domain.h"
#include "base/nearest.h"
#include "cli/config.h"
#include "cli/help.h"
#include "queries/dimension.h"

#include <stdlib.h>
#include <time.h>

/* A command a line. */
/* clang-format off */
static const struct command *const commands[] = {
    &command_ingest,
    &command_top,
    &command_report,
    &command_summary,
    &command_messages,
    &command_sources,
    &command_sql,
    &command_explain,
    &command_rules,
    &command_suppress,
    &command_check,
    &command_metrics,
    &command_merge,
    &command_prune,
    &command_anonymize,
    &command_forget,
    &command_store,
    &command_manual,
    &command_completion,
    NULL,
};
/* clang-format on */

const struct command *const *command_list(void)
{
    return commands;
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; name && commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static const unsigned char *own_options(const char *name)
{
    const struct command *command = find_command(name);
    return command ? command->options : NULL;
}

static const char *command_name_at(size_t index, const void *data)
{
    (void)data;
    return commands[index] ? commands[index]->name : NULL;
}

static int unknown_command(struct run *run)
{
    const char *name = run->line.command;
    const char *nearest = nearest_name(slice_of(name), command_name_at, NULL);
    if (nearest)
        error_set(&run->error, "there is no command '%.60s'; did you mean %s?", name, nearest);
    else
        error_set(&run->error, "there is no command '%.60s'; 'bouncestat --help' lists them", name);
    return run_fail(run, EXIT_USAGE);
}

static void dump_setting(const struct option_row *row, const char *value, unsigned from)
{
    static const char *const places[] = {[FROM_CONFIG] = "the config file",
                                         [FROM_ENVIRONMENT] = "the environment",
                                         [FROM_COMMAND_LINE] = "the command line"};
    printf("# from %s\n%s = %s\n", places[from], row->name, value);
}

/* The settings in force for the command, in the config file's own form. */
static int dump_config(struct run *run)
{
    const unsigned char *lists[] = {common_options, run->command ? run->command->options : NULL};
    if (!run->options.values[OPTION_DB]) {
        const char *path = run_database(run);
        if (path)
            printf("# the default\ndb = %s\n", path);
    }
    for (size_t i = 0; i < 2; i++) {
        if (i && lists[i])
            printf("\n[%s]\n", run->command->name);
        for (const unsigned char *id = lists[i]; id && *id; id++)
            if (option_rows[*id].lasting && run->options.values[*id])
                dump_setting(&option_rows[*id], run->options.values[*id], run->options.from[*id]);
    }
    if (run->options.letters)
        printf("\n[letters]\n");
    for (const struct config_row *row = run->options.letters; row; row = row->next)
        printf("%.*s = %.*s\n", SLICE_ARG(row->key), SLICE_ARG(row->value));
    return EXIT_DONE;
}

/* Domains as they are stored, in the lists of them. */
static const char *canonical_domains(struct arena *arena, struct slice list)
{
    struct slice out = S(""), domain;
    for (bool more = true; more;) {
        more = slice_cut(&list, ',', &domain);
        domain = domain_canonical(arena, slice_trim(more ? domain : list));
        out = arena_printf(arena, "%.*s%.*s%s", SLICE_ARG(out), SLICE_ARG(domain), more ? "," : "");
    }
    return arena_string(arena, out);
}

/* A script whose variable is empty must not ask another question, or get a list of nobody. */
static int check_filters(struct run *run)
{
    static const enum option_id filters[] = {OPTION_DOMAIN, OPTION_SENDER_DOMAIN, OPTION_PROVIDER,
                                             OPTION_HOST,   OPTION_CAUSE,         OPTION_ASIDE};
    for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
        const char **value = &run->options.values[filters[i]];
        if (*value && values_check(option_rows[filters[i]].name, slice_of(*value), &run->error) < 0)
            return -1;
        if (*value && (filters[i] == OPTION_DOMAIN || filters[i] == OPTION_SENDER_DOMAIN))
            *value = canonical_domains(&run->arena, slice_of(*value));
    }
    return 0;
}

static int read_settings(struct run *run)
{
    const char *db = getenv("BOUNCESTAT_DB"), *store = getenv("BOUNCESTAT_STORE");
    if (db && db[0])
        option_set(&run->options, OPTION_DB, db, FROM_ENVIRONMENT);
    if (store && store[0])
        option_set(&run->options, OPTION_STORE, store, FROM_ENVIRONMENT);
    if (run->options.values[OPTION_NO_CONFIG])
        return 0;
    return config_read(&run->options, run->options.values[OPTION_CONFIG],
                       run->command ? run->command->name : NULL, own_options, &run->arena,
                       &run->error);
}

static int help(struct run *run)
{
    if (run->command)
        help_command(stdout, run->command);
    else
        help_program(stdout, commands);
    return EXIT_DONE;
}

static int answer(struct run *run, int argc, char **argv)
{
    const char **values = run->options.values;
    if (options_read(&run->options, &run->line, argc, argv, own_options, &run->error) < 0)
        return run_fail(run, EXIT_USAGE);
    if (values[OPTION_VERSION]) {
        help_version(stdout);
        return EXIT_DONE;
    }
    if (run->line.command && strcmp(run->line.command, "help") == 0) {
        run->line.command = run->line.count ? run->line.arguments[0] : NULL;
        option_set(&run->options, OPTION_HELP, "yes", FROM_COMMAND_LINE);
    }
    run->command = find_command(run->line.command);
    if (run->line.command && !run->command)
        return unknown_command(run);
    if (values[OPTION_HELP])
        return help(run);
    if (read_settings(run) < 0 || check_filters(run) < 0)
        return run_fail(run, EXIT_USAGE);
    if (values[OPTION_DUMP_CONFIG])
        return dump_config(run);
    if (!run->command) {
        help_program(stderr, commands);
        return EXIT_USAGE;
    }
    return run->command->run(run);
}

int cli_main(int argc, char **argv)
{
    struct run run = {.out = {.file = stdout}};
    struct timespec clock;
    clock_gettime(CLOCK_REALTIME, &clock);
    run.now = (int64_t)clock.tv_sec * WHEN_SECOND + clock.tv_nsec / 1000;
    run.line.arguments = arena_zero(&run.arena, ((size_t)argc + 1) * sizeof(char *));
    int status = answer(&run, argc, argv);
    if ((fflush(stdout) != 0 || ferror(stdout)) && status == EXIT_DONE) {
        error_set(&run.error, "the answer could not be written");
        status = run_fail(&run, EXIT_INPUT);
    }
    store_close(run.store);
    arena_free(&run.out.arena);
    arena_free(&run.scratch);
    arena_free(&run.arena);
    return status;
}
