/*
 * feed: what programs that test share: files are made and read, the program is started, killed and
 * waited for, and two databases are compared by everything that their views say.
 */
#ifndef BOUNCESTAT_TESTS_FEED_H
#define BOUNCESTAT_TESTS_FEED_H

#include "base/slice.h"

#include <stdio.h>
#include <sys/types.h>

/* Numbers that look random and are the same for the same seed (SplitMix64). */
struct dice {
    uint64_t state;
};
uint64_t dice_below(struct dice *dice, uint64_t limit);

/* All of these end the test with a sentence when the system refuses. */
void file_write(const char *path, struct slice content);
void file_append(const char *path, struct slice content);
void file_write_gzip(const char *path, struct slice content);
struct slice file_read(const char *path); /* release ptr with free() */
/* A new folder for one run, in memory where that serves as a disk: thousands of commits, and none
 * of them waits. */
enum { FOLDER_LENGTH = 64 };
bool folder_make(char path[FOLDER_LENGTH]);
void folder_remove(const char *path);
void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* Start a program; what it says on stderr goes to the file `said`. */
pid_t program_start(const char *const *arguments, const char *said);

/* Its exit status, or 128 + the signal that ended it. */
int program_wait(pid_t pid);

/* Do the views of two databases hold the same rows?  Left out: the view `sources`, and the columns
 * that tell where a line stood or in which order rows came (id, generation, path, line_offset).
 * Views whose names match `except` are left out too
 * ("" = none).  The first differences are told to `out`. */
bool views_equal(const char *database, const char *reference, const char *except, FILE *out);

/* The one number that a SELECT gives. */
int64_t ask_number(const char *database, const char *sql);

double seconds_now(void);
void sleep_seconds(double seconds);

#endif
