/*
 * table: for people.
 *
 * The first TABLE_KEEP lines are kept to find the widths; when more come the widths are fixed and
 * the rest flows, so that a long answer takes no memory.  When a line would pass the terminal's
 * edge, wide columns give way first, then the widest others, never below a floor.
 */
#include "cli/output.h"
#include "cli/show.h"

#include <inttypes.h>
#include <stdlib.h>

enum { TABLE_KEEP = 1000, NARROWEST = 8, GAP = 2 };

struct table_line {
    struct table_line *next;
    enum { LINE_ROW, LINE_PLAIN, LINE_STRONG } kind;
    struct slice texts[]; /* as shown; one for each column of a row, else one */
};

static struct slice cell_shown(struct arena *arena, const struct cell *cell)
{
    switch (cell->type) {
    case VALUE_NUMBER:
        return arena_printf(arena, "%" PRId64, cell->number);
    case VALUE_REAL:
        return arena_printf(arena, "%.10g", cell->real);
    case VALUE_TEXT:
        return arena_copy(arena, show_safe(arena, cell->text));
    case VALUE_NULL:
        break;
    }
    return S("-");
}

static bool is_whole(const struct output *out, size_t column)
{
    return out->columns[column].whole || out->width == OUTPUT_UNCUT;
}

static bool gives_way(const struct output *out, size_t column)
{
    return !out->columns[column].number && !is_whole(out, column) &&
           out->widths[column] > NARROWEST;
}

static void fit_widths(struct output *out)
{
    for (;;) {
        size_t total = 0, widest = 0;
        bool widest_wide = false;
        for (size_t i = 0; i < out->count; i++) {
            total += out->widths[i] + (i ? GAP : 0);
            bool more =
                out->columns[i].wide > widest_wide ||
                (out->columns[i].wide == widest_wide && out->widths[i] > out->widths[widest]);
            if (more && gives_way(out, i)) {
                widest = i;
                widest_wide = out->columns[i].wide;
            }
        }
        if (total <= out->width || !gives_way(out, widest))
            return;
        size_t excess = total - out->width, spare = out->widths[widest] - NARROWEST;
        /* A wide column takes it all; others give way one column at a time. */
        out->widths[widest] -= !widest_wide ? 1 : excess < spare ? excess : spare;
    }
}

static void put_blanks(struct output *out, size_t count)
{
    fprintf(out->file, "%*s", (int)count, "");
}

static void put_texts(struct output *out, const struct slice *texts)
{
    size_t owed = 0; /* blanks are written when something follows them */
    for (size_t i = 0; i < out->count; i++) {
        struct slice text =
            is_whole(out, i) ? texts[i] : show_cut(&out->arena, texts[i], out->widths[i]);
        size_t width = show_width(text);
        size_t rest = out->widths[i] > width ? out->widths[i] - width : 0;
        size_t before = out->columns[i].number ? rest : 0;
        if (text.len) {
            put_blanks(out, owed + before);
            fwrite(text.ptr, 1, text.len, out->file);
            owed = rest - before + GAP;
        } else {
            owed += out->widths[i] + GAP;
        }
    }
    putc('\n', out->file);
}

static void put_heading(struct output *out, struct slice text, bool strong)
{
    bool bold = out->bold && strong && text.len;
    fprintf(out->file, bold ? "\x1b[1m%.*s\x1b[0m\n" : "%.*s\n", SLICE_ARG(text));
}

static void put_names(struct output *out)
{
    struct slice names[OUTPUT_COLUMNS_MAX];
    for (size_t i = 0; i < out->count; i++)
        names[i] = slice_of(out->columns[i].name);
    put_texts(out, names);
}

static void flow(struct output *out)
{
    fit_widths(out);
    put_names(out);
    for (struct table_line *line = out->lines; line; line = line->next) {
        if (line->kind == LINE_ROW)
            put_texts(out, line->texts);
        else
            put_heading(out, line->texts[0], line->kind == LINE_STRONG);
    }
    out->flowing = true;
    arena_reset(&out->arena);
}

static void keep(struct output *out, struct table_line *line)
{
    line->next = NULL;
    *out->lines_end = line;
    out->lines_end = &line->next;
    if (++out->kept == TABLE_KEEP)
        flow(out);
}

static void table_begin(struct output *out)
{
    arena_reset(&out->arena);
    out->lines = NULL;
    out->lines_end = &out->lines;
    out->kept = 0;
    out->flowing = false;
    for (size_t i = 0; i < out->count; i++)
        out->widths[i] = show_width(slice_of(out->columns[i].name));
}

static void table_row(struct output *out, const struct cell *cells)
{
    struct table_line *line =
        arena_take(&out->arena, sizeof(*line) + out->count * sizeof(line->texts[0]));
    line->kind = LINE_ROW;
    for (size_t i = 0; i < out->count; i++) {
        line->texts[i] = cell_shown(&out->arena, &cells[i]);
        size_t width = out->flowing ? 0 : show_width(line->texts[i]);
        out->widths[i] = width > out->widths[i] ? width : out->widths[i];
    }
    if (!out->flowing) {
        keep(out, line);
        return;
    }
    put_texts(out, line->texts);
    arena_reset(&out->arena);
}

static void table_heading(struct output *out, struct slice text, bool strong)
{
    struct table_line *line = arena_take(&out->arena, sizeof(*line) + sizeof(line->texts[0]));
    line->kind = strong ? LINE_STRONG : LINE_PLAIN;
    line->texts[0] =
        show_cut(&out->arena, arena_copy(&out->arena, show_safe(&out->arena, text)), out->width);
    if (out->flowing)
        put_heading(out, line->texts[0], strong);
    else
        keep(out, line);
}

static void table_end(struct output *out)
{
    if (!out->flowing && out->kept)
        flow(out);
    arena_reset(&out->arena);
}

const struct writer_form form_table = {
    .name = "table",
    .for_people = true,
    .begin = table_begin,
    .row = table_row,
    .heading = table_heading,
    .end = table_end,
};
