/*
 * show: text of unknown origin made fit for a terminal.
 *
 * Logs carry what strangers wrote.  Printable UTF-8 passes; everything that could steer a terminal
 * or hide text is written out: control bytes and invalid bytes as \x1b, C1 controls, bidirectional
 * overrides, zero-width and other unprintable characters as \u202e; newline and tab as \n and \t.
 */
#ifndef BOUNCESTAT_CLI_SHOW_H
#define BOUNCESTAT_CLI_SHOW_H

#include "base/arena.h"

/* One character of UTF-8 at the cursor, which moves behind it.  -1 for a byte that begins no valid
 * character; then the cursor moves by that byte alone. */
int32_t character_next(struct slice *cursor);

/* May this character be shown as it is? */
bool character_printable(int32_t character);

/* The same text, safe; the slice itself when it was safe already. */
struct slice show_safe(struct arena *arena, struct slice text);

/* Columns that a safe text takes: 2 for East Asian wide characters, 0 for combining ones. */
size_t show_width(struct slice text);

/* A safe text cut to at most `width` columns, the last of them an ellipsis if anything was cut. */
struct slice show_cut(struct arena *arena, struct slice text, size_t width);

/* The first part of a safe text that fits, ended at a blank if it has one. */
struct slice show_fit(struct slice text, size_t width);

#endif
