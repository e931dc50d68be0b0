/*
 * postfix_run: one Postfix parser, kept from test to test, and lines of its daemons for it.
 */
#ifndef BOUNCESTAT_TESTS_POSTFIX_RUN_H
#define BOUNCESTAT_TESTS_POSTFIX_RUN_H

#include "parsers/postfix.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct format *postfix;
static struct zone *utc;
static struct batch batch;
static struct parser *parser;

/* A parser that has seen nothing, and an empty batch. */
static inline void restart(void)
{
    batch_reset(&batch);
    if (parser->state)
        parser_stop(parser);
    parser_start(parser, postfix, utc, 2026, S("this.example"), &batch);
}

static inline enum line_kind feed(const char *daemon, const char *message)
{
    struct slice line =
        arena_printf(&batch.arena, "Nov 21 12:00:00 mx1 postfix/%s[7]: %s", daemon, message);
    return parser_parse(parser, line, 0);
}

static inline void assert_slice(struct slice got, const char *want)
{
    if (!want) {
        assert_false(slice_present(got));
        return;
    }
    if (!slice_present(got) || !slice_equal(got, slice_of(want)))
        print_error("got <%.*s>, want <%s>\n", SLICE_ARG(got), want);
    assert_true(slice_present(got) && slice_equal(got, slice_of(want)));
}

/* The fixtures of a group of tests. */
static inline int start(void **state)
{
    (void)state;
    struct error error;
    postfix = format_find(S("postfix"));
    parser = memory_zero(1, sizeof(*parser));
    return zone_load(&utc, "UTC", &error);
}

static inline int stop(void **state)
{
    (void)state;
    parser_stop(parser);
    free(parser);
    batch_free(&batch);
    zone_free(utc);
    return 0;
}

#endif
