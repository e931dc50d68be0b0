/*
 * output: rows to stdout, in the form that --output names.
 *
 * table: for people.  Columns aligned, cut to the width of the terminal.  Where there is none,
 * pages (top, report, messages) are 80 wide, and lists (sql, suppress) as wide as what they hold.
 * csv:   RFC 4180, LF line ends; NULL is an empty field, the empty string is "".
 * tsv:   \t \n \r \\ escaped; NULL and the empty string are empty fields.
 * json:  one array of objects; jsonl: one object a line.  Bytes that are no UTF-8 become U+FFFD,
 *        and characters that could steer a terminal are written as \u escapes.
 * csv and tsv begin with a header line, and escape control characters when they go to a terminal.
 * No form guards against spreadsheets that run a cell which begins with '='.
 */
#ifndef BOUNCESTAT_CLI_OUTPUT_H
#define BOUNCESTAT_CLI_OUTPUT_H

#include "base/arena.h"
#include "store/store.h"

#include <stdio.h>

struct cell {
    enum value_type type;
    int64_t number;
    double real;
    struct slice text; /* of a VALUE_TEXT */
};

struct column {
    const char *name;
    bool number; /* right-aligned in a table */
    bool wide;   /* the first to be cut in a table */
    bool whole;  /* never cut: worth nothing in part */
};

enum { OUTPUT_COLUMNS_MAX = 64 };

#define OUTPUT_UNCUT SIZE_MAX /* the width that cuts nothing */

struct output {
    const struct writer_form *form;
    FILE *file;
    bool terminal; /* the file is one */
    bool bold;     /* headings may be set in bold */
    size_t width;  /* columns of the terminal, 80, or OUTPUT_UNCUT */

    const struct column *columns;
    size_t count;
    size_t rows; /* rows since output_begin */

    /* The table writer keeps its first rows until it knows the widths. */
    struct arena arena;
    struct table_line *lines, **lines_end;
    size_t kept;
    bool flowing; /* widths are fixed, rows go straight out */
    size_t widths[OUTPUT_COLUMNS_MAX];
};

struct writer_form {
    const char *name;
    bool for_people;                /* has headings; may leave columns to them */
    void (*begin)(struct output *); /* NULL = nothing stands before the rows; so with `end` */
    void (*row)(struct output *, const struct cell *);
    void (*heading)(struct output *, struct slice text, bool strong); /* if for_people */
    void (*end)(struct output *);
};

/* NULL if there is none of that name. */
const struct writer_form *output_form(const char *name);

/* `columns` must live until output_end.  At most OUTPUT_COLUMNS_MAX. */
void output_begin(struct output *out, const struct column *columns, size_t count);
void output_row(struct output *out, const struct cell *cells);

/* A line of its own between rows, for people; nothing in the other forms. */
void output_heading(struct output *out, struct slice text);

/* The same for a long text: indented, parted at blanks, over at most four lines. */
void output_paragraph(struct output *out, struct slice text);
void output_end(struct output *out);

/* The value in one column of a row. */
struct cell cell_of(struct rows *rows, int column);
struct cell cell_text(struct slice text); /* absent = NULL */
struct cell cell_number(int64_t number);

/* The forms, each in a file of its own. */
extern const struct writer_form form_table, form_csv, form_tsv, form_json, form_jsonl;

#endif
