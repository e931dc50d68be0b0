#include "queries/table.h"

#include <assert.h>
#include <stdlib.h>

size_t scene_params_used(const char *sql)
{
    size_t highest = 0;
    for (const char *mark = strchr(sql, '?'); mark; mark = strchr(mark + 1, '?')) {
        size_t number = strtoul(mark + 1, NULL, 10);
        highest = number > highest ? number : highest;
    }
    return highest;
}

static struct value value_read(struct rows *rows, int column, struct arena *arena)
{
    struct value value = {.type = rows_type(rows, column)};
    if (value.type == VALUE_NUMBER)
        value.number = rows_number(rows, column);
    else if (value.type == VALUE_REAL)
        value.real = rows_real(rows, column);
    else if (value.type == VALUE_TEXT)
        value.text = arena_copy(arena, rows_text(rows, column));
    return value;
}

static int read_rows(struct table *table, size_t limit, struct rows *rows, struct arena *arena,
                     struct error *error)
{
    struct value *values = NULL;
    size_t room = 0;
    int more;
    while ((more = rows_next(rows, error)) > 0) {
        if (limit && table->rows == limit) {
            table->more = true;
            more = 0;
            break;
        }
        if (table->rows == room) {
            room = room ? room * 2 : 16;
            struct value *wider = arena_take(arena, room * table->columns * sizeof(*wider));
            if (table->rows)
                memcpy(wider, values, table->rows * table->columns * sizeof(*wider));
            values = wider;
        }
        for (size_t i = 0; i < table->columns; i++)
            values[table->rows * table->columns + i] = value_read(rows, (int)i, arena);
        table->rows++;
    }
    table->values = values;
    return more;
}

int table_fill(struct table *table, const struct question *question, const struct scene *scene,
               struct store *store, struct arena *arena, struct error *error)
{
    struct rows *rows;
    *table = (struct table){.question = question};
    while (table->columns < QUESTION_COLUMNS_MAX && question->columns[table->columns].name)
        table->columns++;
    if (store_select(store, slice_of(question->sql), scene->params,
                     scene_params_used(question->sql), &rows, error) < 0)
        return -1;
    bool limited = strstr(question->sql, "LIMIT ?9") != NULL;
    int status = read_rows(table, limited ? scene->limit : 0, rows, arena, error);
    rows_close(rows);
    return status;
}

size_t table_column(const struct table *table, const char *name)
{
    size_t column = 0;
    while (column < table->columns && strcmp(table->question->columns[column].name, name) != 0)
        column++;
    assert(column < table->columns);
    return column;
}
