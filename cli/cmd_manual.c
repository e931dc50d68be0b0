/* manual, completion: what packages install, written from the tables of commands and options.  Not
 * shown by --help. */
#include "base/words.h"
#include "cli/cli.h"
#include "cli/config.h"
#include "parsers/format.h"

#include <stdio.h>

static const unsigned char no_options[] = {OPTION_NONE};

/* --- the manual page, in man(7) ----------------------------------------------------------------
 */

/* A minus must stay one, and no line may begin with a request. */
static void put_roff(const char *text)
{
    bool line_start = true;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        if (*text == '-')
            fputs("\\-", stdout);
        else if (*text == '\\')
            fputs("\\e", stdout);
        else
            putchar(*text);
        line_start = *text == '\n';
    }
}

static void put_roff_options(const unsigned char *list)
{
    for (; *list; list++) {
        const struct option_row *row = &option_rows[*list];
        fputs(".TP\n.B ", stdout);
        if (row->letter)
            printf("\\-%c, ", row->letter);
        fputs("\\-\\-", stdout);
        put_roff(row->name);
        if (row->argument)
            printf(" \\fI%s\\fP", row->argument);
        putchar('\n');
        put_roff(row->help);
        putchar('\n');
    }
}

static void put_roff_command(const struct command *command)
{
    fputs(".SS ", stdout);
    put_roff(command->name);
    if (command->usage[0]) {
        putchar(' ');
        put_roff(command->usage);
    }
    putchar('\n');
    put_roff(command->summary);
    fputs(".\n", stdout);
    if (command->more) {
        fputs(".PP\n.nf\n", stdout);
        put_roff(command->more);
        fputs(".fi\n", stdout);
    }
    put_roff_options(command->options);
}

static int manual_run(struct run *run)
{
    (void)run;
    puts(".\\\" Written by 'bouncestat manual'.\n"
         ".TH BOUNCESTAT 1 \"\" \"bouncestat " BOUNCESTAT_VERSION "\"\n.SH NAME\n"
         "bouncestat \\- why was mail refused, by whom, since when, and who must act\n"
         ".SH SYNOPSIS\n.B bouncestat\n.I COMMAND\n[options] [arguments]\n.SH DESCRIPTION\n"
         "Reads the logs that Postfix, Exim, MDaemon and Microsoft Exchange write, makes a row of\n"
         "every rejection, bounce and deferral in an SQLite file, names its cause, and answers by\n"
         "command, by SQL and by a daily letter.\n.SH COMMANDS");
    for (const struct command *const *command = command_list(); *command; command++)
        if ((*command)->summary)
            put_roff_command(*command);
    puts(".SH OPTIONS OF EVERY COMMAND");
    put_roff_options(common_options);
    puts(".SH FILES\n.TP\n.I " CONFIG_PATH "\n"
         "settings: the long names of options, above the first section for every command, in\n"
         "[COMMAND] for one; [own], [hosts] and [keep]\n.TP\n"
         ".I /var/lib/bouncestat/bouncestat.db\n"
         "the database, where that folder can be written; else\n"
         ".I ~/.local/share/bouncestat/bouncestat.db\n.TP\n.I PATH.key\n"
         "beside the database: the key of anonymize\n.SH ENVIRONMENT\n.TP\n.B BOUNCESTAT_DB\n"
         "names the database\n.TP\n.B BOUNCESTAT_STORE\n"
         "names the server, as --store does\n.TP\n.B BOUNCESTAT_PASSWORD\n"
         "its password, when no --password-file is given\n.TP\n.B NO_COLOR\nno bold headings\n.SH "
         "EXIT STATUS\n"
         "0 done; 1 done, but some input failed, or a threshold is crossed; 2 usage or\n"
         "configuration; 3 database\n.SH SEE ALSO\n.BR sqlite3 (1);\n"
         ".I words.md\n(what each word means),\n.I sql.md\n(the views) and others in "
         "share/doc/bouncestat");
    return EXIT_DONE;
}

/* --- completion ---------------------------------------------------------------------------------
 */

/* Options whose values are few. */
static const struct {
    enum option_id option;
    const char *const *names;
    unsigned count; /* the first is none */
    const char *words;
} values[] = {
    {.option = OPTION_OUTPUT, .words = "table csv tsv json jsonl"},
    {.option = OPTION_DIRECTION, .names = direction_names, .count = DIRECTION_COUNT},
    {.option = OPTION_OUTCOME, .names = outcome_names, .count = OUTCOME_COUNT},
    {.option = OPTION_MTA, .names = mta_names, .count = MTA_COUNT},
    {.option = OPTION_FORMAT}, /* those of the build */
    {.option = OPTION_SCOPE, .words = "edge internal all"},
};

static void put_values(enum option_id option)
{
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        if (values[i].option != option)
            continue;
        if (values[i].words)
            fputs(values[i].words, stdout);
        for (unsigned word = 1; word < values[i].count; word++)
            printf("%s%s", word > 1 ? " " : "", values[i].names[word]);
        for (size_t word = 0; option == OPTION_FORMAT && formats[word]; word++)
            printf("%s%s", word > 0 ? " " : "", formats[word]->name);
    }
}

static void put_bash(void)
{
    puts("# bash completion of bouncestat.  Written by 'bouncestat completion bash'.\n"
         "_bouncestat()\n{\n"
         "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
         "    COMPREPLY=()\n"
         "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "        case $word in -*) ;; *) command=$word; break ;; esac\n    done\n"
         "    case $prev in");
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        printf("    --%s) COMPREPLY=($(compgen -W \"", option_rows[values[i].option].name);
        put_values(values[i].option);
        puts("\" -- \"$cur\")); return ;;");
    }
    fputs("    esac\n    local common=\"", stdout);
    for (const unsigned char *id = common_options; *id; id++)
        printf("%s--%s", id > common_options ? " " : "", option_rows[*id].name);
    puts("\" own=\n    case $command in");
    fputs("    '') COMPREPLY=($(compgen -W \"", stdout);
    for (const struct command *const *command = command_list(); *command; command++)
        if ((*command)->summary)
            printf("%s ", (*command)->name);
    puts("$common\" -- \"$cur\")); return ;;");
    for (const struct command *const *command = command_list(); *command; command++) {
        if (!(*command)->summary)
            continue;
        printf("    %s) own=\"", (*command)->name);
        for (const unsigned char *id = (*command)->options; *id; id++)
            printf("%s--%s", id > (*command)->options ? " " : "", option_rows[*id].name);
        puts("\" ;;");
    }
    puts("    esac\n    case $cur in\n"
         "    -*) COMPREPLY=($(compgen -W \"$own $common\" -- \"$cur\")) ;;\n"
         "    *) COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n    esac\n}\n"
         "complete -o filenames -F _bouncestat bouncestat");
}

/* Inside '...[...]:...' of _arguments. */
static void put_zsh(const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\'", stdout);
        else if (strchr("[]:\\", *text))
            putchar('\\');
        putchar(*text);
    }
}

static void put_zsh_options(const unsigned char *list)
{
    for (; *list; list++) {
        const struct option_row *row = &option_rows[*list];
        printf("        '--%s%s[", row->name, row->argument ? "=" : "");
        put_zsh(row->help);
        putchar(']');
        if (row->argument) {
            putchar(':');
            put_zsh(row->argument);
            fputs(":(", stdout);
            put_values(*list);
            putchar(')');
        }
        puts("' \\");
    }
}

static void put_zsh_all(void)
{
    puts("#compdef bouncestat\n# Written by 'bouncestat completion zsh'.\n"
         "local -a commands common\ncommands=(");
    for (const struct command *const *command = command_list(); *command; command++) {
        if (!(*command)->summary)
            continue;
        printf("    '%s:", (*command)->name);
        put_zsh((*command)->summary);
        puts("'");
    }
    puts(")\nif (( CURRENT == 2 )); then\n    _describe command commands\n    return\nfi\n"
         "case $words[2] in");
    for (const struct command *const *command = command_list(); *command; command++) {
        if (!(*command)->summary)
            continue;
        printf("%s)\n    _arguments \\\n", (*command)->name);
        put_zsh_options((*command)->options);
        put_zsh_options(common_options);
        puts("        '*:file:_files'\n    ;;");
    }
    puts("esac");
}

static int completion_run(struct run *run)
{
    const char *shell = run->line.count == 1 ? run->line.arguments[0] : "";
    if (strcmp(shell, "bash") == 0) {
        put_bash();
    } else if (strcmp(shell, "zsh") == 0) {
        put_zsh_all();
    } else {
        error_set(&run->error, "completion is for bash or zsh");
        return run_fail(run, EXIT_USAGE);
    }
    return EXIT_DONE;
}

const struct command command_manual = {.name = "manual",
                                       .usage = "",
                                       .options = no_options,
                                       .run = manual_run};

const struct command command_completion = {.name = "completion",
                                           .usage = "bash|zsh",
                                           .options = no_options,
                                           .run = completion_run};
