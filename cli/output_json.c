/* json and jsonl */
#include "cli/output.h"
#include "cli/show.h"

#include <inttypes.h>
#include <math.h>

static void put_unit(FILE *file, unsigned unit)
{
    fprintf(file, "\\u%04x", unit);
}

static void put_escaped(FILE *file, int32_t character)
{
    if (character == '\n')
        fputs("\\n", file);
    else if (character == '\t')
        fputs("\\t", file);
    else if (character == '\r')
        fputs("\\r", file);
    else if (character < 0x10000)
        put_unit(file, (unsigned)character);
    else {
        put_unit(file, 0xd800 + ((unsigned)(character - 0x10000) >> 10));
        put_unit(file, 0xdc00 + ((unsigned)(character - 0x10000) & 0x3ff));
    }
}

static void put_string(FILE *file, struct slice text)
{
    putc('"', file);
    while (text.len) {
        struct slice before = text;
        int32_t character = character_next(&text);
        if (character < 0)
            fputs("\xef\xbf\xbd", file);
        else if (character == '"' || character == '\\')
            fprintf(file, "\\%c", character);
        else if (character_printable(character))
            fwrite(before.ptr, 1, before.len - text.len, file);
        else
            put_escaped(file, character);
    }
    putc('"', file);
}

static void put_cell(FILE *file, const struct cell *cell)
{
    switch (cell->type) {
    case VALUE_NUMBER:
        fprintf(file, "%" PRId64, cell->number);
        return;
    case VALUE_REAL:
        /* JSON has no word for infinity. */
        fprintf(file, isfinite(cell->real) ? "%.15g" : "null", cell->real);
        return;
    case VALUE_TEXT:
        put_string(file, cell->text);
        return;
    case VALUE_NULL:
        fputs("null", file);
    }
}

static void put_object(struct output *out, const struct cell *cells)
{
    putc('{', out->file);
    for (size_t i = 0; i < out->count; i++) {
        if (i)
            putc(',', out->file);
        put_string(out->file, slice_of(out->columns[i].name));
        putc(':', out->file);
        put_cell(out->file, &cells[i]);
    }
    putc('}', out->file);
}

static void json_begin(struct output *out)
{
    putc('[', out->file);
}

static void json_row(struct output *out, const struct cell *cells)
{
    fputs(out->rows ? ",\n" : "\n", out->file);
    put_object(out, cells);
}

static void json_end(struct output *out)
{
    fputs(out->rows ? "\n]\n" : "]\n", out->file);
}

static void jsonl_row(struct output *out, const struct cell *cells)
{
    put_object(out, cells);
    putc('\n', out->file);
}

const struct writer_form form_json = {
    .name = "json",
    .begin = json_begin,
    .row = json_row,
    .end = json_end,
};

const struct writer_form form_jsonl = {
    .name = "jsonl",
    .row = jsonl_row,
};
