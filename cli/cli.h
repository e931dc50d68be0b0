/*
 * cli: the command line.  One row per command: dispatch and --help read the same table.
 */
#ifndef BOUNCESTAT_CLI_CLI_H
#define BOUNCESTAT_CLI_CLI_H

#include "cli/options.h"
#include "cli/output.h"

/* Exit statuses, the same for every command. */
enum exit_code {
    EXIT_DONE = 0,
    EXIT_INPUT = 1,    /* done, but some input failed */
    EXIT_USAGE = 2,    /* or configuration */
    EXIT_DATABASE = 3, /* none, unreadable, or SQL that failed */
};

/* One run of the program. */
struct run {
    const struct command *command;
    struct options options;
    struct command_line line;
    struct output out;
    struct store *store;  /* of run_open */
    int64_t now;          /* the present instant; the clock is read here and passed down */
    struct arena arena;   /* freed at the end */
    struct arena scratch; /* for a line of output; whoever prints it resets */
    struct error error;
};

struct command {
    const char *name, *summary; /* no summary: not shown */
    const char *usage;          /* what follows the name */
    const unsigned char *options;
    const char *more; /* paragraphs of help, or NULL */
    bool writes;      /* may make the database */
    int (*run)(struct run *run);
};

extern const struct command command_ingest;
extern const struct command command_top;
extern const struct command command_report;
extern const struct command command_summary;
extern const struct command command_messages;
extern const struct command command_sources;
extern const struct command command_sql;
extern const struct command command_explain;
extern const struct command command_rules;
extern const struct command command_suppress;
extern const struct command command_check;
extern const struct command command_metrics;
extern const struct command command_merge;
extern const struct command command_prune;
extern const struct command command_manual;
extern const struct command command_completion;
extern const struct command command_anonymize;
extern const struct command command_forget;
extern const struct command command_store;

/* All commands, ended by NULL. */
const struct command *const *command_list(void);

/* The program: the exit status. */
int cli_main(int argc, char **argv);

/* Words for the person, on stderr, made safe for a terminal; none with --quiet. */
void run_say(const struct run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

/* The noun that goes with a number. */
const char *noun_of(int64_t number, const char *one, const char *many);

/* Print run->error and give back the status: return run_fail(run, EXIT_USAGE). */
int run_fail(struct run *run, enum exit_code status);

/* The path of the database by --db or the defaults; NULL and an error when there is no telling. */
const char *run_database(struct run *run);

/* 1 = the server of --store, not spoken to yet (remote_close it), 0 = none was given, -1 = failed.
 */
struct remote;
int run_remote(struct run *run, struct remote **remote_r);

/* Choose the output form by --output; for commands that need no database.  EXIT_DONE or the status
 * to return, all said. */
int run_output(struct run *run);

/* Open the database for reading into run->store, and the output form.  EXIT_DONE or the status to
 * return, all said. */
int run_open(struct run *run);

/* Say how far the logs behind the answer reach: below a table on a terminal, else on stderr. */
int run_coverage(struct run *run);

/* Say in the same place how well the causes of the stored events are founded. */
int run_decided(struct run *run);

/* Print rows as they come, with the names that the SQL gives, and close them. */
int run_rows(struct run *run, struct rows *rows);

#endif
