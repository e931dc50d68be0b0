#include "cli/help.h"

#include "cli/config.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <sqlite3.h>
#include <zlib.h>

#ifdef HAVE_LIBARCHIVE
static const bool with_libarchive = true;
#else
static const bool with_libarchive = false;
#endif
#ifdef HAVE_ISAL
static const bool with_libisal = true;
#else
static const bool with_libisal = false;
#endif
#ifdef HAVE_LIBCURL
static const bool with_libcurl = true;
#else
static const bool with_libcurl = false;
#endif

static void put_options(FILE *file, const unsigned char *list)
{
    char left[64];
    for (; *list; list++) {
        const struct option_row *row = &option_rows[*list];
        int length = snprintf(left, sizeof(left), "  %c%c%c --%s%s%s", row->letter ? '-' : ' ',
                              row->letter ? row->letter : ' ', row->letter ? ',' : ' ', row->name,
                              row->argument ? " " : "", row->argument ? row->argument : "");
        fprintf(file, length > 26 ? "%s\n%28s%s\n" : "%-28s%s%s\n", left,
                length > 26 ? "" : row->help, length > 26 ? row->help : "");
    }
}

void help_program(FILE *file, const struct command *const *commands)
{
    fputs("bouncestat: why was mail refused, by whom, since when, and who must act?\n\n"
          "usage: bouncestat COMMAND [options] [arguments]\n\ncommands:\n",
          file);
    for (; *commands; commands++)
        if ((*commands)->summary)
            fprintf(file, "  %-10s %s\n", (*commands)->name, (*commands)->summary);
    fputs("\noptions of every command:\n", file);
    put_options(file, common_options);
    fputs("\nbouncestat COMMAND --help tells more.  Settings: " CONFIG_PATH
          "; the environment\nvariable BOUNCESTAT_DB names the database, BOUNCESTAT_STORE the "
          "server, "
          "BOUNCESTAT_PASSWORD\nis its password.\n"
          "exit status: 0 done; 1 done, but some input failed; 2 usage or configuration;\n"
          "3 database\n",
          file);
}

void help_command(FILE *file, const struct command *command)
{
    fprintf(file, "bouncestat %s: %s\n\nusage: bouncestat %s [options]%s%s\n\n", command->name,
            command->summary ? command->summary : "for packages", command->name,
            command->usage[0] ? " " : "", command->usage);
    if (command->more)
        fprintf(file, "%s\n", command->more);
    if (command->options[0]) {
        fputs("options:\n", file);
        put_options(file, command->options);
        fputs("\n", file);
    }
    fputs("options of every command:\n", file);
    put_options(file, common_options);
}

void help_version(FILE *file)
{
    char pcre[64] = "";
    pcre2_config(PCRE2_CONFIG_VERSION, pcre);
    pcre[strcspn(pcre, " ")] = '\0';
    fprintf(file,
            "bouncestat %s\nsqlite3 %s, pcre2 %s, zlib %s\nlibarchive %s, libisal %s, libcurl %s\n",
            BOUNCESTAT_VERSION, sqlite3_libversion(), pcre, zlibVersion(),
            with_libarchive ? "yes" : "no", with_libisal ? "yes" : "no",
            with_libcurl ? "yes" : "no");
}
