#include "cli/output.h"

#include "cli/show.h"

static const struct writer_form *const forms[] = {&form_table, &form_csv, &form_tsv, &form_json,
                                                  &form_jsonl};

const struct writer_form *output_form(const char *name)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if (strcmp(forms[i]->name, name) == 0)
            return forms[i];
    return NULL;
}

void output_begin(struct output *out, const struct column *columns, size_t count)
{
    out->columns = columns;
    out->count = count;
    out->rows = 0;
    if (out->form->begin)
        out->form->begin(out);
}

void output_row(struct output *out, const struct cell *cells)
{
    out->form->row(out, cells);
    out->rows++;
}

void output_heading(struct output *out, struct slice text)
{
    if (out->form->for_people)
        out->form->heading(out, text, true);
}

void output_paragraph(struct output *out, struct slice text)
{
    enum { INDENT = 4, LINES = 4 };
    struct arena arena = {0};
    size_t room = out->width - INDENT;
    text = out->form->for_people ? show_safe(&arena, text) : S("");
    for (int line = 1; text.len; line++) {
        struct slice part = line < LINES ? show_fit(text, room) : show_cut(&arena, text, room);
        out->form->heading(out, arena_printf(&arena, "%*s%.*s", INDENT, "", SLICE_ARG(part)),
                           false);
        text = line < LINES ? slice_trim(slice_from(text, part.len)) : S("");
    }
    arena_free(&arena);
}

void output_end(struct output *out)
{
    if (out->form->end)
        out->form->end(out);
}

struct cell cell_of(struct rows *rows, int column)
{
    struct cell cell = {.type = rows_type(rows, column)};
    if (cell.type == VALUE_NUMBER)
        cell.number = rows_number(rows, column);
    else if (cell.type == VALUE_REAL)
        cell.real = rows_real(rows, column);
    else if (cell.type == VALUE_TEXT)
        cell.text = rows_text(rows, column);
    return cell;
}

struct cell cell_text(struct slice text)
{
    return (struct cell){.type = slice_present(text) ? VALUE_TEXT : VALUE_NULL, .text = text};
}

struct cell cell_number(int64_t number)
{
    return (struct cell){.type = VALUE_NUMBER, .number = number};
}
