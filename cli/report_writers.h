/*
 * report_writers: a report as text of 80 columns, as JSON, and as one HTML file.
 */
#ifndef BOUNCESTAT_CLI_REPORT_WRITERS_H
#define BOUNCESTAT_CLI_REPORT_WRITERS_H

#include "cli/cli.h"
#include "queries/report.h"

void report_text(struct run *run, const struct report *report);
void report_json(struct run *run, const struct report *report);
void report_html(struct run *run, const struct report *report);

/* "Fri 20 Nov 2026 (UTC)" or "Mon 16 Nov 2026 to Sun 22 Nov 2026 (UTC)" */
struct slice report_title(struct run *run, const struct period *period);

/* How far the logs reach, in a sentence that names what is missing. */
struct slice reach_sentence(struct run *run, const struct reach *reach);
bool reach_whole(const struct reach *reach);

/* "Causes: 82 % decided by text, ..."; absent when nothing failed. */
struct slice decided_sentence(struct run *run, const struct decided *decided);

/* Why a table of news or changes may not say anything; absent when it may. */
struct slice report_caveat(const struct report *report, size_t table);

#endif
