/*
 * judges: the rules and the table of providers, with the files that --rules and --providers name
 * put in front of the built-in ones.
 */
#ifndef BOUNCESTAT_CLI_JUDGES_H
#define BOUNCESTAT_CLI_JUDGES_H

#include "causes/classifier.h"
#include "causes/provider.h"
#include "cli/cli.h"

struct judges {
    struct classifier *classifier;
    struct providers *providers;
};

/* 0, or -1 with a sentence.  Close in either case. */
int judges_open(struct run *run, struct judges *judges_r);
void judges_close(struct judges *judges);

/* A rules file as it is, at most 4 MiB, into run->arena. */
int judges_read_file(struct run *run, const char *path, struct slice *content_r);

#endif
