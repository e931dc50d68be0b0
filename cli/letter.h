/*
 * letter: a daily letter as a mail message.
 */
#ifndef BOUNCESTAT_CLI_LETTER_H
#define BOUNCESTAT_CLI_LETTER_H

#include "cli/cli.h"
#include "cli/value.h"
#include "queries/letter.h"

/* A line of [letters] in the config file, or what the options say instead:
 *
 *     example.org = postmaster@example.org, it@example.org; minimum 5; numbers de
 *     * = postmaster@example.net
 *
 * `*` is the letter for all. */
struct letter_route {
    struct slice domain;    /* absent = all */
    struct slice addresses; /* a header's worth: "a@example.org, b@example.org" */
    int64_t minimum;        /* no letter for fewer final failures */
    const struct number_style *numbers;
    /* What its letters are remembered by.  One that --to sends elsewhere goes once, too, and does
     * not stand for the one that those named in [letters] wait for. */
    struct slice name;
};

int letter_route_read(struct letter_route *route, struct slice domain, struct slice text,
                      struct error *error);

/* A domain name as it may stand in a header. */
bool letter_domain_valid(struct slice domain);

struct letter_view {
    struct run *run;
    const struct letter *letter;
    const struct number_style *numbers;
};

/* The first screen, 72 columns; the same with details as HTML. */
void letter_text(const struct letter_view *view, FILE *file);
void letter_html(const struct letter_view *view, FILE *file);

struct slice letter_subject(const struct letter_view *view);

/* Why, at whom, how often: the sentence of an act. */
struct slice letter_act_text(const struct letter_view *view, const struct letter_act *act);
struct slice letter_coverage(const struct letter_view *view);

/* The whole message, lines ended by LF.  One that is `sent` is encoded in base64: mail servers
 * apply their local body checks to lines as they come, and a letter quotes what they were made to
 * stop. One that is printed stays readable. */
struct slice letter_message(const struct letter_view *view, const struct letter_route *route,
                            bool sent);

/* What the two parts call the sides, by enum letter_side. */
const char *letter_side_title(const struct letter *letter, enum letter_side side);
enum { LETTER_ACTS_SHOWN = 5 }; /* of a side */

#endif
