/* Inline SVG, drawn at the width of a phone: browsers scale it up, and its text stays readable. */
#include "cli/html.h"
#include "cli/show.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { WIDTH = 360 };

/* ---- bars of time */

enum { BARS_HEIGHT = 130, BARS_TOP = 14, BARS_BOTTOM = 18, BARS_LEFT = 34 };

static size_t find_row(const struct table *table, const char *key)
{
    size_t row = 0;
    while (row < table->rows && !slice_equal(table_at(table, row, 0)->text, slice_of(key)))
        row++;
    return row;
}

static int64_t count_at(const struct table *table, size_t row, size_t column)
{
    return row < table->rows ? table_at(table, row, column)->number : 0;
}

static int64_t highest_bar(const struct table *table, const struct html_series *series,
                           size_t series_count)
{
    int64_t highest = 0;
    for (size_t row = 0; row < table->rows; row++) {
        int64_t sum = 0;
        for (size_t i = 0; i < series_count; i++)
            sum += count_at(table, row, series[i].column);
        highest = sum > highest ? sum : highest;
    }
    return highest;
}

/* The next 1, 2 or 5 followed by zeros. */
static int64_t round_up(int64_t count)
{
    static const int steps[] = {1, 2, 5};
    for (int64_t unit = 1;; unit *= 10)
        for (size_t i = 0; i < 3; i++)
            if (unit * steps[i] >= count)
                return unit * steps[i];
}

/* Short enough for the room left of the bars: 5000, 20k, 2.5M. */
static void put_amount(FILE *file, int64_t amount)
{
    if (amount < 10000)
        fprintf(file, "%" PRId64, amount);
    else if (amount < 1000000)
        fprintf(file, "%gk", (double)amount / 1e3);
    else
        fprintf(file, "%gM", (double)amount / 1e6);
}

static void put_scale(FILE *file, int64_t top)
{
    double bottom = BARS_HEIGHT - BARS_BOTTOM;
    for (int i = 0; i <= 2; i++) {
        double y = bottom - (bottom - BARS_TOP) * i / 2;
        fprintf(file, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                BARS_LEFT, WIDTH, y, y);
        if (i == 1 && top % 2)
            continue;
        fprintf(file, "<text class=\"end\" x=\"%d\" y=\"%.1f\">", BARS_LEFT - 4, y + 3);
        put_amount(file, top * i / 2);
        fputs("</text>", file);
    }
}

static void put_bar(FILE *file, const struct table *table, const struct html_series *series,
                    size_t series_count, const struct html_bar *bar, double x, double width,
                    int64_t top)
{
    double bottom = BARS_HEIGHT - BARS_BOTTOM, y = bottom;
    size_t row = find_row(table, bar->key);
    fprintf(file, "<g><title>%s", bar->key);
    for (size_t i = 0; i < series_count; i++)
        fprintf(file, ", %s %" PRId64, series[i].name, count_at(table, row, series[i].column));
    fputs(bar->known ? "</title>" : ", no log of it</title>", file);
    if (!bar->known)
        fprintf(file, "<rect class=\"blank\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%.1f\"/>",
                x, BARS_TOP, width, bottom - BARS_TOP);
    for (size_t i = 0; i < series_count; i++) {
        double height =
            (bottom - BARS_TOP) * (double)count_at(table, row, series[i].column) / (double)top;
        y -= height;
        if (height > 0)
            fprintf(file,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    series[i].class, x, y, width, height);
    }
    bool last = x + width + 12 > WIDTH; /* its label must not pass the edge */
    if (bar->label[0])
        fprintf(file, "<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>", last ? "end" : "mid",
                last ? WIDTH : x + width / 2, BARS_HEIGHT - 5, bar->label);
    fputs("</g>\n", file);
}

static void put_caption(FILE *file, const char *title, const struct html_series *series,
                        size_t series_count, const struct html_bar *bars, size_t bar_count)
{
    bool holes = false;
    for (size_t i = 0; i < bar_count; i++)
        holes = holes || !bars[i].known;
    fprintf(file, "<figcaption>%s:", title);
    for (size_t i = 0; i < series_count; i++)
        fprintf(file, " <span class=\"key k-%s\"></span>%s", series[i].class, series[i].name);
    if (holes)
        fputs(" <span class=\"key k-blank\"></span>no log", file);
    fputs("</figcaption>\n", file);
}

void html_plot_bars(FILE *file, const char *title, const struct table *table,
                    const struct html_series *series, size_t series_count,
                    const struct html_bar *bars, size_t bar_count)
{
    int64_t top = round_up(highest_bar(table, series, series_count));
    double step = (double)(WIDTH - BARS_LEFT) / (double)bar_count;
    fputs("<figure>", file);
    put_caption(file, title, series, series_count, bars, bar_count);
    fprintf(file, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, BARS_HEIGHT,
            title);
    put_scale(file, top);
    for (size_t i = 0; i < bar_count; i++)
        put_bar(file, table, series, series_count, &bars[i], BARS_LEFT + step * (double)i + 0.5,
                step > 2 ? step - 1 : step, top);
    fputs("</svg></figure>\n", file);
}

/* ---- a map of fields */

enum {
    HEAT_ROWS = 12,
    HEAT_COLUMNS = 8,
    HEAT_LEFT = 108,
    HEAT_RIGHT = 46, /* where the last slanted label ends */
    HEAT_TOP = 84,
    HEAT_FIELD = 20
};

struct axis {
    struct slice names[HEAT_ROWS];
    size_t count, room;
};

/* The table is ranked by count, so the first names that come are the worst. */
static size_t axis_place(struct axis *axis, struct slice name)
{
    size_t i = 0;
    while (i < axis->count && !slice_equal(axis->names[i], name))
        i++;
    if (i == axis->count && i < axis->room)
        axis->names[axis->count++] = name;
    return i;
}

static void put_label(FILE *file, struct slice text, size_t width)
{
    struct arena arena = {0};
    html_text(file, show_cut(&arena, show_safe(&arena, text), width));
    arena_free(&arena);
}

static void put_axes(FILE *file, const struct axis *rows, const struct axis *columns, double step)
{
    for (size_t i = 0; i < columns->count; i++) {
        double x = HEAT_LEFT + step * ((double)i + 0.5);
        fprintf(file, "<text transform=\"translate(%.1f %d) rotate(-50)\">", x, HEAT_TOP - 4);
        put_label(file, columns->names[i], 19);
        fputs("</text>", file);
    }
    for (size_t i = 0; i < rows->count; i++) {
        fprintf(file, "<text class=\"end\" x=\"%d\" y=\"%d\">", HEAT_LEFT - 4,
                HEAT_TOP + HEAT_FIELD * (int)i + 14);
        put_label(file, rows->names[i], 17);
        fputs("</text>\n", file);
    }
}

static void put_field(FILE *file, struct slice row, struct slice column, double x, int y,
                      double step, int64_t count, int64_t most)
{
    double depth = 0.12 + 0.88 * log1p((double)count) / log1p((double)most);
    fputs("<g><title>", file);
    html_text(file, row);
    fputs(", ", file);
    html_text(file, column);
    fprintf(file, ": %" PRId64 "</title>", count);
    fprintf(file,
            "<rect class=\"failed\" fill-opacity=\"%.2f\" x=\"%.1f\" y=\"%d\" width=\"%.1f\""
            " height=\"%d\"/><text class=\"mid%s\" x=\"%.1f\" y=\"%d\">%" PRId64 "</text></g>\n",
            depth, x, y, step - 1, HEAT_FIELD - 1, depth > 0.55 ? " deep" : "", x + step / 2,
            y + 14, count);
}

void html_plot_heat(FILE *file, const struct table *table)
{
    struct axis rows = {.room = HEAT_ROWS}, columns = {.room = HEAT_COLUMNS};
    if (table->rows == 0)
        return;
    for (size_t i = 0; i < table->rows; i++)
        if (axis_place(&rows, table_at(table, i, 0)->text) < rows.count)
            axis_place(&columns, table_at(table, i, 1)->text);
    double step = (double)(WIDTH - HEAT_LEFT - HEAT_RIGHT) / (double)columns.count;
    step = step > 60 ? 60 : step;
    fprintf(file,
            "<figure><figcaption>%s: attempts of our mail that failed</figcaption>\n"
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            table->question->title, WIDTH, HEAT_TOP + HEAT_FIELD * (int)rows.count + 2,
            table->question->title);
    put_axes(file, &rows, &columns, step);
    for (size_t i = 0; i < table->rows; i++) {
        size_t row = axis_place(&rows, table_at(table, i, 0)->text);
        size_t column = axis_place(&columns, table_at(table, i, 1)->text);
        if (row < rows.count && column < columns.count)
            put_field(file, rows.names[row], columns.names[column],
                      HEAT_LEFT + step * (double)column, HEAT_TOP + HEAT_FIELD * (int)row, step,
                      table_at(table, i, 2)->number, table_at(table, 0, 2)->number);
    }
    fputs("</svg></figure>\n", file);
}

/* ---- a ranking */

enum { LIST_LEFT = 130, LIST_ROW = 18, LIST_RIGHT = 44, LIST_ROWS = 10 };

void html_plot_list(FILE *file, const struct table *table, size_t column, const char *class)
{
    size_t rows = table->rows < LIST_ROWS ? table->rows : LIST_ROWS;
    int64_t most = 1;
    if (rows == 0)
        return;
    for (size_t i = 0; i < rows; i++)
        if (table_at(table, i, column)->number > most)
            most = table_at(table, i, column)->number;
    fprintf(file,
            "<figure><figcaption>%s: %s</figcaption>\n"
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            table->question->title, table->question->columns[column].name, WIDTH,
            LIST_ROW * (int)rows + 4, table->question->title);
    for (size_t i = 0; i < rows; i++) {
        int64_t count = table_at(table, i, column)->number;
        int y = LIST_ROW * (int)i + 2;
        double width = (double)(WIDTH - LIST_LEFT - LIST_RIGHT) * (double)count / (double)most;
        fprintf(file, "<text class=\"end\" x=\"%d\" y=\"%d\">", LIST_LEFT - 4, y + 12);
        put_label(file, table_at(table, i, 0)->text, 22);
        fprintf(file,
                "</text><rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                "<text x=\"%.1f\" y=\"%d\">%" PRId64 "</text>\n",
                class, LIST_LEFT, y, width, LIST_ROW - 4, LIST_LEFT + width + 4, y + 12, count);
    }
    fputs("</svg></figure>\n", file);
}
