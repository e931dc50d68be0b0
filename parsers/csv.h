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

/* A field with its doubled quotes made single, in the arena. */
struct slice csv_unquote(struct slice raw, struct arena *arena);

/* Field i as it was meant; empty when the row has no such field. */
static inline struct slice csv_value(const struct csv_row *row, size_t i, struct arena *arena)
{
    if (i >= row->count)
        return S("");
    return row->doubled >> i & 1 ? csv_unquote(row->field[i], arena) : row->field[i];
}

#endif
