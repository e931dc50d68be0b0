/* The report as one HTML file: style and plots inside, no script, nothing fetched from anywhere. */
#include "cli/html.h"
#include "cli/report_writers.h"

#include <stdlib.h>

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n"
    "<meta http-equiv=\"Content-Security-Policy\""
    " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<style>\n"
    ":root{--page:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--box:#f6f8fa;"
    "--failed:#c4320a;--put-off:#e0a100;--refused:#3b6fb5;--good:#1a7f37;--deep:#fff}\n"
    "@media (prefers-color-scheme:dark){:root{--page:#0d1117;--ink:#e6edf3;--soft:#9198a1;"
    "--line:#30363d;--box:#161b22;--failed:#f0703c;--put-off:#d9a520;--refused:#6ea0e6;"
    "--good:#4fbf67;--deep:#0d1117}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:1rem;max-width:70rem;background:var(--page);color:var(--ink);"
    "font:1rem/1.45 system-ui,sans-serif}\n"
    "h1{font-size:1.4rem;margin:.2rem 0}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}\n"
    "p{margin:.4rem 0}.soft,figcaption,summary small{color:var(--soft);font-size:.875rem}\n"
    ".cover{border-left:.4rem solid var(--good);background:var(--box);padding:.5rem .8rem}\n"
    ".cover.part{border-color:var(--failed);font-weight:600}\n"
    ".plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));"
    "gap:1rem;align-items:start}\n"
    "figure{margin:0;border:1px solid var(--line);border-radius:.4rem;padding:.6rem}\n"
    "svg{display:block;width:100%;height:auto;font:10px system-ui,sans-serif}\n"
    "svg text{fill:var(--ink)}svg .end{text-anchor:end}svg .mid{text-anchor:middle}"
    "svg .deep{fill:var(--deep)}\n"
    ".grid{stroke:var(--line)}.blank{fill:var(--line);fill-opacity:.6}\n"
    "rect.failed{fill:var(--failed)}rect.put-off{fill:var(--put-off)}"
    "rect.refused{fill:var(--refused)}\n"
    ".key{display:inline-block;width:.7em;height:.7em;margin:0 .25em 0 .4em}"
    ".k-failed{background:var(--failed)}.k-put-off{background:var(--put-off)}"
    ".k-refused{background:var(--refused)}.k-blank{background:var(--line)}\n"
    "details{border:1px solid var(--line);border-radius:.4rem;margin:.5rem 0;padding:0 .8rem}\n"
    "summary{cursor:pointer;padding:.55rem 0;font-weight:600}\n"
    ".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem;"
    "margin:.3rem 0 .8rem}\n"
    "th,td{text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--line);"
    "vertical-align:top;white-space:nowrap}th{color:var(--soft);font-weight:500}\n"
    ".n{text-align:right;font-variant-numeric:tabular-nums}"
    "td.w{min-width:16rem;white-space:normal;overflow-wrap:anywhere}\n"
    "dt{font-weight:600;margin-top:.7rem}dd{margin:0}a{color:inherit}\n"
    "@media (max-width:30rem){table{font-size:.8rem}th,td{padding-right:.35rem}"
    ".wide thead{display:none}.wide tr{display:flex;flex-wrap:wrap;padding:.3rem 0;"
    "border-bottom:1px solid var(--line)}.wide td{border:0;padding:0 .6rem 0 0}"
    ".wide td.w{flex-basis:100%;min-width:0}"
    ".wide td.n::before{content:attr(data-name) \" \";color:var(--soft)}}\n"
    "@media print{html{font-size:10px}body{max-width:none;padding:0}"
    "h2{break-after:avoid}details{break-inside:avoid;border:0;padding:0}"
    "details::details-content{content-visibility:visible;block-size:auto}"
    ".scroll{overflow:visible}figure{break-inside:avoid}"
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n"
    "</style>\n";

static void put_cover(struct run *run, const struct report *report)
{
    FILE *file = run->out.file;
    struct slice title = report_title(run, &report->period);
    fputs(head, file);
    fputs("<title>Mail report, ", file);
    html_text(file, title);
    fputs("</title>\n</head>\n<body>\n<h1>Mail report, ", file);
    html_text(file, title);
    fprintf(file, "</h1>\n<p class=\"cover%s\" id=\"coverage\">",
            reach_whole(&report->reach) ? "" : " part");
    html_text(file, reach_sentence(run, &report->reach));
    fputs("</p>\n", file);
    if (!report->decided.events)
        return;
    fputs("<p class=\"soft\" id=\"decided\">", file);
    html_text(file, decided_sentence(run, &report->decided));
    fputs("</p>\n", file);
}

static const struct html_series ours[] = {{1, "failed", "finally failed"},
                                          {2, "put-off", "put off"}};
static const struct html_series theirs[] = {{3, "refused", "refused or put off"}};

static void put_bars(struct run *run, const struct table *table, const struct html_bar *bars,
                     size_t count)
{
    html_plot_bars(run->out.file, "Our mail", table, ours, 2, bars, count);
    html_plot_bars(run->out.file, "Mail that we refused", table, theirs, 1, bars, count);
}

/* Where the logs of the day begin and end. */
static void find_ends(const struct table *table, int64_t *first_r, int64_t *last_r)
{
    size_t first = table_column(table, "first_time"), last = table_column(table, "last_time");
    *first_r = INT64_MAX;
    *last_r = WHEN_NONE;
    for (size_t i = 0; i < table->rows; i++) {
        int64_t from = value_instant(table_at(table, i, first)->text);
        int64_t to = value_instant(table_at(table, i, last)->text);
        *first_r = from != WHEN_NONE && from < *first_r ? from : *first_r;
        *last_r = to > *last_r ? to : *last_r;
    }
}

static void plot_hours(struct run *run, const struct report *report)
{
    const int64_t hour = 3600 * WHEN_SECOND;
    struct html_bar bars[24];
    int64_t first, last;
    find_ends(&report->reach.table, &first, &last);
    for (int i = 0; i < 24; i++) {
        int64_t begin = report->period.since + i * hour;
        bars[i] = (struct html_bar){.known = begin + hour > first && begin <= last};
        snprintf(bars[i].key, sizeof(bars[i].key), "%.10s %02d:00", report->period.first, i);
        if (i % 6 == 0)
            snprintf(bars[i].label, sizeof(bars[i].label), "%02d:00", i);
    }
    put_bars(run, &report->tables[REPORT_HOURS], bars, 24);
}

/* A day without any row is one that no log tells of: it must not look like a good day. */
static bool day_known(const struct table *days, const char *day)
{
    for (size_t i = 0; i < days->rows; i++)
        if (slice_equal(table_at(days, i, 0)->text, slice_of(day)))
            return true;
    return false;
}

static void plot_days(struct run *run, const struct report *report)
{
    enum { DAYS_MAX = 400 };
    const struct table *table = &report->tables[REPORT_DAYS];
    struct html_bar *bars = arena_zero(&run->arena, DAYS_MAX * sizeof(*bars));
    int64_t first = report->period.first_day, last = report->period.last_day;
    first = last - first < 27 ? last - 27 : first;
    first = last - first < DAYS_MAX ? first : last - DAYS_MAX + 1;
    size_t count = (size_t)(last - first + 1);
    for (size_t i = 0; i < count; i++) {
        char day[WHEN_TEXT];
        day_text(first + (int64_t)i, day);
        snprintf(bars[i].key, sizeof(bars[i].key), "%.10s", day);
        bars[i].known = day_known(table, day);
        if ((count - 1 - i) % ((count + 3) / 4) == 0 && i > 1)
            snprintf(bars[i].label, sizeof(bars[i].label), "%.5s", day + 5);
    }
    put_bars(run, table, bars, count);
}

static void put_plots(struct run *run, const struct report *report)
{
    const struct table *failed = &report->tables[REPORT_CAUSES];
    const struct table *refused = &report->tables[REPORT_REFUSED];
    FILE *file = run->out.file;
    if (report->period.first_day == report->period.last_day) {
        fputs("<h2>By the hour</h2>\n<div class=\"plots\">\n", file);
        plot_hours(run, report);
        fputs("</div>\n", file);
    }
    fputs("<h2>By the day</h2>\n<div class=\"plots\">\n", file);
    plot_days(run, report);
    fputs("</div>\n<h2>Causes</h2>\n<div class=\"plots\">\n", file);
    html_plot_list(file, failed, table_column(failed, "final"), "failed");
    html_plot_list(file, refused, table_column(refused, "refused"), "refused");
    html_plot_heat(file, &report->tables[REPORT_HEAT]);
    fputs("</div>\n", file);
}

static void put_details(struct run *run, const struct table *table, struct slice caveat, bool open)
{
    struct value_shape shape = {.style = number_style_find(S("en")),
                                .zone = store_zone(run->store)};
    FILE *file = run->out.file;
    fprintf(file, "<details id=\"%s\"%s><summary>%s <small>%zu%s</small></summary>\n",
            table->question->name, open ? " open" : "", table->question->title, table->rows,
            table->more ? " and more" : "");
    if (slice_present(caveat)) {
        fputs("<p>", file);
        html_text(file, caveat);
        fputs("</p>\n", file);
    } else {
        if (table->question->note)
            fprintf(file, "<p class=\"soft\">%s</p>\n", table->question->note);
        html_table(file, table, &shape);
    }
    fputs("</details>\n", file);
}

static void put_advice(FILE *file, const struct report *report)
{
    if (report->advice_count == 0)
        return;
    fputs("<h2>What to do</h2>\n<dl id=\"advice\">\n", file);
    for (size_t i = 0; i < report->advice_count; i++) {
        const struct cause_row *cause = &causes[report->advice[i].cause];
        const char *document = cause_document(report->advice[i].cause, slice_make(NULL, 0));
        fprintf(file, "<dt>%s: %s</dt>\n<dd>", cause->slug, cause->meaning);
        html_text(file, slice_of(cause->advice));
        if (document)
            fprintf(file, " <a href=\"%s\" rel=\"noreferrer\">More</a>", document);
        fputs("</dd>\n", file);
    }
    fputs("</dl>\n", file);
}

void report_html(struct run *run, const struct report *report)
{
    put_cover(run, report);
    put_details(run, &report->tables[REPORT_NUMBERS], slice_make(NULL, 0), true);
    put_plots(run, report);
    fputs("<h2>Tables</h2>\n", run->out.file);
    for (size_t i = REPORT_NUMBERS + 1; i < REPORT_TABLES; i++) {
        struct slice caveat = report_caveat(report, i);
        if (!report->tables[i].question->plot && (report->tables[i].rows || caveat.len))
            put_details(run, &report->tables[i], caveat, i <= REPORT_CHANGES);
    }
    put_advice(run->out.file, report);
    put_details(run, &report->reach.table, slice_make(NULL, 0), report->reach.incomplete > 0);
    fprintf(run->out.file,
            "<p class=\"soft\">bouncestat " BOUNCESTAT_VERSION
            ". Counts are of events at the edge; shares are of deliveries, and not given for"
            " fewer than 20.</p>\n</body>\n</html>\n");
}
