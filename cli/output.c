#include "cli/output.h"

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
    out->form->begin(out);
}

void output_row(struct output *out, const struct cell *cells)
{
    out->form->row(out, cells);
    out->rows++;
}

void output_heading(struct output *out, struct slice text)
{
    out->form->heading(out, text);
}

void output_end(struct output *out)
{
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
