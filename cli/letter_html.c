/* The letter as HTML: the first screen as the plain part has it, and the details below.  Mail
 * programs know little CSS, so there is little. */
#include "cli/html.h"
#include "cli/letter.h"
#include "cli/report_writers.h"

#include <stdlib.h>

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<style>body{font:16px/1.4 sans-serif;max-width:60rem;margin:0 auto;padding:8px}"
    "pre{font:13px/1.35 monospace;overflow-x:auto}"
    "table{border-collapse:collapse;font-size:14px}"
    "th,td{text-align:left;padding:2px 10px 2px 0;vertical-align:top}"
    ".n{text-align:right}.w{overflow-wrap:anywhere}</style>\n";

static void put_advice(const struct letter_view *view, FILE *file)
{
    bool told[CAUSE_COUNT] = {false};
    const struct letter *letter = view->letter;
    if (letter->act_count == 0)
        return;
    fputs("<h2>What to do</h2>\n", file);
    for (size_t i = 0; i < letter->act_count; i++) {
        const struct letter_act *act = &letter->acts[i];
        if (told[act->cause])
            continue;
        told[act->cause] = true;
        const char *document = cause_document(act->cause, act->place);
        fprintf(file, "<p><b>%s</b>: %s. ", causes[act->cause].slug, causes[act->cause].meaning);
        html_text(file, slice_of(causes[act->cause].advice));
        if (document)
            fprintf(file, " <a href=\"%s\">More</a>", document);
        fputs("</p>\n", file);
    }
}

static void put_details(const struct letter_view *view, FILE *file)
{
    static const enum letter_table shown[] = {LETTER_FORWARDS, LETTER_KNOWN, LETTER_REPLIES};
    struct value_shape shape = {.style = view->numbers, .zone = store_zone(view->run->store)};
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        const struct table *table = &view->letter->tables[shown[i]];
        if (table->rows == 0)
            continue;
        fprintf(file, "<h2>%s</h2>\n", table->question->title);
        if (table->question->note)
            fprintf(file, "<p>%s</p>\n", table->question->note);
        html_table(file, table, &shape);
    }
}

void letter_html(const struct letter_view *view, FILE *file)
{
    char *text = NULL;
    size_t length = 0;
    FILE *screen = open_memstream(&text, &length);
    letter_text(view, screen);
    fclose(screen);
    fputs(head, file);
    fputs("<title>", file);
    html_text(file, letter_subject(view));
    fputs("</title></head><body>\n<pre>", file);
    for (struct slice rest = slice_make(text, length), line; slice_cut(&rest, '\n', &line);) {
        html_text(file, line);
        putc('\n', file);
    }
    fputs("</pre>\n", file);
    put_advice(view, file);
    put_details(view, file);
    fputs("</body></html>\n", file);
    free(text);
}
