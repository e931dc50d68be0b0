/*
 * error: one sentence for the person at the keyboard.
 *
 * A function that can fail for a reason outside the program takes `struct error *error` last and
 * returns -1 after filling it; >= 0 is success.  The sentence names the file, line, option or SQL
 * and says what to do.  Only cli/ prints it, only main exits.
 */
#ifndef BOUNCESTAT_BASE_ERROR_H
#define BOUNCESTAT_BASE_ERROR_H

#include "base/slice.h"

struct error {
    char text[512];
};

/* Write the sentence; always returns -1, so that `return error_set(...)` reads well. */
int error_set(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

#endif
