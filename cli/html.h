/*
 * html: what the HTML writers share.
 *
 * Text from logs goes through html_text and nothing else: it can be no markup, no link and no
 * control character.  Pages carry no script and ask for nothing from anywhere.
 */
#ifndef BOUNCESTAT_CLI_HTML_H
#define BOUNCESTAT_CLI_HTML_H

#include "cli/value.h"

#include <stdio.h>

/* For text between tags and inside quoted attributes. */
void html_text(FILE *file, struct slice text);

/* A table with headings; numbers to the right. */
void html_table(FILE *file, const struct table *table, const struct value_shape *shape);

/* Inline SVG.  A series is a column of a table: its place, its colour as a CSS class, its name. */
struct html_series {
    size_t column;
    const char *class, *name;
};

struct html_bar {
    char key[24];   /* the first column of the table's row that it shows */
    char label[16]; /* below it; empty = none */
    bool known;     /* false: no log tells of that time */
};

/* Bars of time, series stacked.  Bars without a row are 0 or, where not known, hatched. */
void html_plot_bars(FILE *file, const char *title, const struct table *table,
                    const struct html_series *series, size_t series_count,
                    const struct html_bar *bars, size_t bar_count);

/* Rows and columns of a table (row, column, count) as a map of coloured fields. */
void html_plot_heat(FILE *file, const struct table *table);

/* The first text column of a table against a number column. */
void html_plot_list(FILE *file, const struct table *table, size_t column, const char *class);

#endif
