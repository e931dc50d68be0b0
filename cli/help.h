/*
 * help: what --help and --version print.
 */
#ifndef BOUNCESTAT_CLI_HELP_H
#define BOUNCESTAT_CLI_HELP_H

#include "cli/cli.h"

void help_program(FILE *file, const struct command *const *commands);
void help_command(FILE *file, const struct command *command);
void help_version(FILE *file);

#endif
