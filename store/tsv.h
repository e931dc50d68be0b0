/*
 * tsv: ClickHouse's TabSeparated, both ways.
 *
 * A row is a line, a tab stands between two values, \N is NULL; in values a backslash escapes tab,
 * line feed, carriage return, NUL, backspace, form feed, the quote and itself.
 */
#ifndef BOUNCESTAT_STORE_TSV_H
#define BOUNCESTAT_STORE_TSV_H

#include "base/slice.h"

/* Bytes that grow at their end; free(text.bytes) when done. */
struct text {
    char *bytes;
    size_t length, room;
};

void text_add(struct text *text, struct slice bytes);

/* One value, escaped; an absent one is NULL. */
void tsv_add(struct text *text, struct slice value);

/* Cursor over a line without its line feed: the next value as it stands there.  False behind the
 * last. */
bool tsv_next(struct slice *line, struct slice *raw_r);

/* A value without its escapes, in place; absent for NULL. */
struct slice tsv_value(char *raw, size_t length);

#endif
