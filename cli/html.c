#include "cli/html.h"

#include "cli/show.h"

void html_text(FILE *file, struct slice text)
{
    struct arena arena = {0};
    text = show_safe(&arena, text);
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&':
            fputs("&amp;", file);
            break;
        case '<':
            fputs("&lt;", file);
            break;
        case '>':
            fputs("&gt;", file);
            break;
        case '"':
            fputs("&quot;", file);
            break;
        case '\'':
            fputs("&#39;", file);
            break;
        default:
            putc(text.ptr[i], file);
        }
    }
    arena_free(&arena);
}

static void put_head(FILE *file, const struct table *table, struct arena *arena)
{
    fputs("<thead><tr>", file);
    for (size_t i = 0; i < table->columns; i++) {
        const struct question_column *column = &table->question->columns[i];
        fputs(column_is_number(column->kind) ? "<th class=\"n\">" : "<th>", file);
        html_text(file, heading_shown(arena, column->name));
        fputs("</th>", file);
    }
    fputs("</tr></thead>\n", file);
}

static bool has_wide(const struct table *table)
{
    for (size_t i = 0; i < table->columns; i++)
        if (table->question->columns[i].kind == COLUMN_WIDE)
            return true;
    return false;
}

/* On a phone the rows of a table with a long text become paragraphs without a head, so numbers bear
 * their names. */
static void put_cell(FILE *file, const struct question_column *column, struct slice text,
                     struct arena *arena)
{
    if (column_is_number(column->kind)) {
        fputs("<td class=\"n\" data-name=\"", file);
        html_text(file, heading_shown(arena, column->name));
        fputs("\">", file);
    } else {
        fputs(column->kind == COLUMN_WIDE ? "<td class=\"w\">" : "<td>", file);
    }
    html_text(file, text);
    fputs("</td>", file);
}

void html_table(FILE *file, const struct table *table, const struct value_shape *shape)
{
    struct arena arena = {0};
    fprintf(file, "<div class=\"scroll\"><table%s>\n", has_wide(table) ? " class=\"wide\"" : "");
    put_head(file, table, &arena);
    fputs("<tbody>\n", file);
    for (size_t row = 0; row < table->rows; row++) {
        fputs("<tr>", file);
        for (size_t i = 0; i < table->columns; i++) {
            const struct question_column *column = &table->question->columns[i];
            struct slice text = value_shown(&arena, table_at(table, row, i), column->kind, shape);
            put_cell(file, column, text, &arena);
        }
        fputs("</tr>\n", file);
        arena_reset(&arena);
    }
    fputs("</tbody></table></div>\n", file);
    arena_free(&arena);
}
