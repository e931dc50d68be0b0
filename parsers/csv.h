/*
 * csv: one row of comma-separated values (RFC 4180), as views of the line.
 *
 * A field is quoted when its first byte is `"`; a doubled quote inside stands for one.  An unquoted
 * field may hold anything but the separator.  Nothing is copied until a field with doubled quotes
 * is asked for.
 */
#ifndef BOUNCESTAT_PARSERS_CSV_H
#define BOUNCESTAT_PARSERS_CSV_H

#include "base/arena.h"

enum { CSV_FIELDS = 64 };

struct csv_row {
    size_t count;     /* fields found; what stands behind the last of CSV_FIELDS is not looked at */
    bool open;        /* the row ends inside a quoted field: it goes on in the next line */
    uint64_t doubled; /* bit i: field i holds doubled quotes */
    struct slice field[CSV_FIELDS];
};

void csv_split(struct slice line, char separator, struct csv_row *row_r);

/* Field i as it was meant; empty when the row has no such field. */
struct slice csv_value(const struct csv_row *row, size_t i, struct arena *arena);

#endif
