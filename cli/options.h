/*
 * options: every option of every command, one row each.
 *
 * A setting comes from the command line, the environment, the config file or the program, in this
 * order of force.  The config file may hold any option that has a row here and is `lasting`.
 */
#ifndef BOUNCESTAT_CLI_OPTIONS_H
#define BOUNCESTAT_CLI_OPTIONS_H

#include "base/error.h"
#include "base/words.h"

/* A row of a list of base/words.h, told in a help text. */
#define WORD_TOLD(symbol, name) " " name

#define OPTION_LIST(X)                                                                             \
    X(HELP, "help", 'h', NULL, false, "show this help")                                            \
    X(VERSION, "version", 0, NULL, false, "show the version and what it was built with")           \
    X(DB, "db", 0, "PATH", true, "the database")                                                   \
    X(STORE, "store", 0, "URL", true,                                                              \
      "a ClickHouse server: clickhouse+http://USER@HOST:8123/DB, or +https")                       \
    X(PASSWORD_FILE, "password-file", 0, "FILE", true, "whose first line is its password")         \
    X(CLUSTER, "cluster", 0, "NAME", true, "the servers of this name in the server's settings")    \
    X(CONFIG, "config", 0, "FILE", false, "read FILE instead of /etc/bouncestat.conf")             \
    X(NO_CONFIG, "no-config", 0, NULL, false, "read no config file")                               \
    X(DUMP_CONFIG, "dump-config", 0, NULL, false, "print the settings in force, and stop")         \
    X(QUIET, "quiet", 'q', NULL, true, "say errors only")                                          \
    X(OUTPUT, "output", 'o', "FORM", true, "table (default), csv, tsv, json or jsonl")             \
    X(BY, "by", 0, "COLUMNS", true, "what a reason is: columns, parted by commas")                 \
    X(PER, "per", 0, "COLUMNS", true, "rank within each of these: columns, or none")               \
    X(DOMAIN, "domain", 0, "D", false, "only mail to this recipient domain")                       \
    X(SENDER_DOMAIN, "sender-domain", 0, "D", false, "only mail from this sender domain")          \
    X(DIRECTION, "direction", 0, "WORD", false, "only inbound, outbound or local")                 \
    X(OUTCOME, "outcome", 0, "WORD", false,                                                        \
      "only rejected, tempfailed, deferred, bounced or expired")                                   \
    X(CAUSE, "cause", 0, "CAUSE", false, "only this cause")                                        \
    X(CLASS, "class", 0, "CLASS", false, "only hard, soft, policy, network or local")              \
    X(PARTY, "party", 0, "PARTY", false, "only what this party must act on")                       \
    X(PROVIDER, "provider", 0, "NAME", false, "only this provider, such as google")                \
    X(CODE, "code", 0, "NNN", false, "only this SMTP code")                                        \
    X(MTA, "mta", 0, "NAME", false, "only one of:" MTA_LIST(WORD_TOLD))                            \
    X(HOST, "host", 0, "NAME", false, "only logs of this machine")                                 \
    X(SCOPE, "scope", 0, "WORD", true, "edge (default), internal or all")                          \
    X(SINCE, "since", 0, "TIME", false, "from: today, yesterday, 7d, 24h, 2026-11-20 ...")         \
    X(UNTIL, "until", 0, "TIME", false, "to, inclusive: as --since")                               \
    X(LIMIT, "limit", 'n', "N", true, "at most N rows of a group, 0 = all")                        \
    X(GROUPS, "groups", 0, "N", true,                                                              \
      "at most N groups of a block (default in tables 10, 0 = all)")                               \
    X(COMPARE, "compare", 0, "WITH", false,                                                        \
      "with the period right before, or the same weekday: before, weekday")                        \
    X(ASIDE, "aside", 0, "CAUSES", true,                                                           \
      "refused mail that tables count and do not list (or none)")                                  \
    X(BARS, "bars", 0, NULL, true, "draw bars where a table goes to no terminal, too")             \
    X(RECIPIENT, "recipient", 0, "ADDRESS", false, "look for this recipient")                      \
    X(SENDER, "sender", 0, "ADDRESS", false, "look for this sender; '' is the null sender")        \
    X(QUEUE_ID, "queue-id", 0, "ID", false, "look for this queue id")                              \
    X(MESSAGE_ID, "message-id", 0, "ID", false, "look for this message id")                        \
    X(DAY, "day", 0, "DAY", false, "this day (default: yesterday): yesterday, 7d, 2026-11-20")     \
    X(WEEK, "week", 0, NULL, false, "the seven days that end with --day")                          \
    X(REPORT_OUTPUT, "output", 'o', "FORM", false, "table (default), json or html")                \
    X(LETTER_ALL, "all", 0, NULL, false, "the letter for all (the default)")                       \
    X(LETTER_DOMAIN, "domain", 0, "D", false, "the letter for this domain")                        \
    X(ALL_DOMAINS, "all-domains", 0, NULL, false, "a letter for each domain of [letters]")         \
    X(TO, "to", 0, "ADDRESSES", false, "to these instead of those in [letters]")                   \
    X(FROM, "from", 0, "ADDRESS", true, "the sender (default: postmaster@ this machine)")          \
    X(NUMBERS, "numbers", 0, "STYLE", false, "how to write 1204: plain, en, de, fr or ch")         \
    X(SEND, "send", 0, NULL, false, "send instead of printing")                                    \
    X(FORCE, "force", 0, NULL, false, "send even if it went out before")                           \
    X(SENDMAIL, "sendmail", 0, "PATH", true, "the program that sends (/usr/sbin/sendmail)")        \
    X(SKIP_EMPTY, "skip-empty", 0, NULL, true,                                                     \
      "no letter when nothing failed and all logs were read")                                      \
    X(FAIL_EMPTY, "fail-empty", 0, NULL, true, "exit 1 when there is nothing to say")              \
    X(SMTP_URL, "smtp-url", 0, "URL", true, "send by SMTP: smtp://HOST:587 or smtps://HOST")       \
    X(SMTP_USER, "smtp-user", 0, "NAME", true, "log in as NAME, over TLS only")                    \
    X(SMTP_PASSWORD_FILE, "smtp-password-file", 0, "FILE", true,                                   \
      "whose first line is the password")                                                          \
    X(SMTP_CA_FILE, "smtp-ca-file", 0, "FILE", true,                                               \
      "trust the certificate authorities in FILE instead of the system's")                         \
    X(ROTATED, "rotated", 0, NULL, false, "read each file's rotated ancestors too")                \
    X(FOLLOW, "follow", 'f', NULL, false, "stay, and read what is appended")                       \
    X(FORMAT, "format", 0, "NAME", true, "take this format instead of looking at the content")     \
    X(YEAR, "year", 0, "YYYY", false, "the year of the first stamp that has none")                 \
    X(TZ, "tz", 0, "ZONE", true, "zone of stamps that carry none (default: the machine's)")        \
    X(LOG_HOST, "host", 0, "NAME", true, "the machine, for lines that name none")                  \
    X(REPORT_TZ, "report-tz", 0, "ZONE", true,                                                     \
      "zone that cuts days; fixed when the database is made")                                      \
    X(RULES, "rules", 0, "FILE", true, "your own rules, asked before the built-in ones")           \
    X(PROVIDERS, "providers", 0, "FILE", true,                                                     \
      "your own table of providers, looked at before the built-in one")                            \
    X(SPEAKER, "provider", 0, "NAME", false, "who wrote the reply, such as google")                \
    X(BATCH, "batch", 0, NULL, false, "judge lines PROVIDER<TAB>TEXT of standard input")           \
    X(OWN_NETWORKS, "own-networks", 0, "LIST", true,                                               \
      "networks of your own machines: their refusals are internal")                                \
    X(OWN_HOSTS, "own-hosts", 0, "LIST", true,                                                     \
      "names of your own machines; .example.org = all below it")                                   \
    X(OWN_DOMAINS, "own-domains", 0, "LIST", true,                                                 \
      "domains of your own machines: example.org and all below it")                                \
    X(HOST_MAP, "host-map", 0, "LIST", true,                                                       \
      "PATH=NAME, ...: the machine of logs that name none, by a pattern of their path")            \
    X(KEEP, "keep", 0, "AGE", true, "keep events for AGE, such as 90d (default), 12w or 3y")       \
    X(KEEP_ROLLUPS, "keep-rollups", 0, "AGE", true, "keep counts for AGE (default 3y)")            \
    X(KEEP_ADDRESSES, "keep-addresses", 0, "AGE", true, "keep local parts for AGE (default 14d)")  \
    X(KEEP_DELIVERIES, "keep-deliveries", 0, NULL, true,                                           \
      "store deliveries that never failed too, for 'messages'")                                    \
    X(DAYS, "days", 0, "N", true, "failed on N days (default 2)")                                  \
    X(FAILURES, "failures", 0, "N", true, "or failed N times (default 3)")                         \
    X(PLAIN, "plain", 0, NULL, false, "addresses alone, one a line")                               \
    X(OVER, "over", 0, "AMOUNT", false, "crossed above a share (5%) or a number (50)")             \
    X(CLEAR, "clear", 0, "AMOUNT", false, "in order again below this (default: half of --over)")   \
    X(MIN, "min", 0, "N", false, "a share of fewer than N failures is in order (default 20)")      \
    X(WINDOW, "window", 0, "SPAN", false, "look at this span: 90m, 6h, 2d (default 1d)")           \
    X(STALE, "stale", 0, "SPAN", false, "crossed when a machine's log stopped this long ago")      \
    X(NAME, "name", 0, "NAME", false, "of the alarm (default: what is asked)")                     \
    X(OUTPUT_FILE, "output-file", 0, "PATH", true, "write to PATH, whole or not at all")           \
    X(DOMAINS, "domains", 0, "N", true, "the N domains with most failures too (default 0)")        \
    X(EVERYTHING, "all", 0, NULL, false, "everything, however young")                              \
    X(VACUUM, "vacuum", 0, NULL, true, "give the freed space back: rewrites the file")             \
    X(JOBS, "jobs", 'j', "N", true, "at most N threads read (default: one per core)")              \
    X(UNKNOWN, "unknown", 0, "FILE", false, "write lines that nobody understood to FILE")

#define OPTION_ENUM(symbol, name, letter, argument, lasting, help) OPTION_##symbol,
enum option_id { OPTION_NONE, OPTION_LIST(OPTION_ENUM) OPTION_COUNT };
#undef OPTION_ENUM

struct option_row {
    const char *name;
    char letter;          /* 0 = none */
    const char *argument; /* what to call it; NULL = takes none */
    bool lasting;         /* makes sense in a config file */
    const char *help;
};

extern const struct option_row option_rows[OPTION_COUNT];

/* A command's options: ids ended by OPTION_NONE.  These go with every command. */
extern const unsigned char common_options[];

enum option_from { FROM_NOWHERE, FROM_CONFIG, FROM_ENVIRONMENT, FROM_COMMAND_LINE };

/* A line of a section that is a table of its own, such as [letters]. */
struct config_row {
    struct config_row *next;
    struct slice key, value;
};

struct options {
    const char *values[OPTION_COUNT]; /* NULL = not given; "yes" for one without an argument */
    unsigned char from[OPTION_COUNT]; /* enum option_from */
    struct config_row *letters;       /* in the order of the file */
};

/* Take a value unless a stronger one is there. */
void option_set(struct options *options, enum option_id id, const char *value,
                enum option_from from);

/* Read the words behind the program's name.  The first that is no option is moved to *command_r,
 * the others to `arguments`.  Reading stops at "--".  `own_options` gives a command's options, NULL
 * for what is no command. */
struct command_line {
    const char *command;
    const char **arguments; /* room for argc */
    size_t count;
};
int options_read(struct options *options, struct command_line *line, int argc, char **argv,
                 const unsigned char *(*own_options)(const char *command), struct error *error);

/* A number of at least 0; `otherwise` when the option was not given. */
int option_number(const struct options *options, enum option_id id, int64_t otherwise,
                  int64_t *value_r, struct error *error);

#endif
