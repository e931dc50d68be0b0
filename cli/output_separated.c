/* csv and tsv */
#include "cli/output.h"
#include "cli/show.h"

#include <inttypes.h>

static void put(struct output *out, struct slice text)
{
    fwrite(text.ptr, 1, text.len, out->file);
}

static void put_number(struct output *out, const struct cell *cell)
{
    if (cell->type == VALUE_NUMBER)
        fprintf(out->file, "%" PRId64, cell->number);
    else
        fprintf(out->file, "%.15g", cell->real);
}

/* On a terminal even here nothing may steer it. */
static struct slice guarded(struct output *out, struct slice text)
{
    return out->terminal ? show_safe(&out->arena, text) : text;
}

static void put_csv(struct output *out, struct slice text)
{
    bool quoted = text.len == 0;
    for (size_t i = 0; i < text.len && !quoted; i++)
        quoted = strchr(",\"\r\n", text.ptr[i]) && text.ptr[i];
    if (!quoted) {
        put(out, text);
        return;
    }
    putc('"', out->file);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            putc('"', out->file);
        putc(text.ptr[i], out->file);
    }
    putc('"', out->file);
}

static void put_tsv(struct output *out, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        const char *place = memchr("\t\n\r\\", c, 4);
        if (place)
            putc('\\', out->file);
        putc(c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c, out->file);
    }
}

static void separated_row(struct output *out, const struct cell *cells, char separator,
                          void (*put_text)(struct output *, struct slice))
{
    for (size_t i = 0; i < out->count; i++) {
        if (i)
            putc(separator, out->file);
        if (cells[i].type == VALUE_TEXT)
            put_text(out, guarded(out, cells[i].text));
        else if (cells[i].type != VALUE_NULL)
            put_number(out, &cells[i]);
    }
    putc('\n', out->file);
    arena_reset(&out->arena);
}

static void header(struct output *out, char separator,
                   void (*put_text)(struct output *, struct slice))
{
    struct cell names[OUTPUT_COLUMNS_MAX];
    for (size_t i = 0; i < out->count; i++)
        names[i] = cell_text(slice_of(out->columns[i].name));
    separated_row(out, names, separator, put_text);
}

static void csv_begin(struct output *out)
{
    header(out, ',', put_csv);
}

static void csv_row(struct output *out, const struct cell *cells)
{
    separated_row(out, cells, ',', put_csv);
}

static void tsv_begin(struct output *out)
{
    header(out, '\t', put_tsv);
}

static void tsv_row(struct output *out, const struct cell *cells)
{
    separated_row(out, cells, '\t', put_tsv);
}

const struct writer_form form_csv = {
    .name = "csv",
    .begin = csv_begin,
    .row = csv_row,
};

const struct writer_form form_tsv = {
    .name = "tsv",
    .begin = tsv_begin,
    .row = tsv_row,
};
