/*
 * parser_run: a parser at work on lines that a test writes, and what it made of them.
 */
#ifndef BOUNCESTAT_TESTS_PARSER_RUN_H
#define BOUNCESTAT_TESTS_PARSER_RUN_H

#include "parsers/format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct run {
    struct parser parser;
    struct batch batch;
    uint64_t offset;
    uint64_t lines;
};

static inline struct run *start(const char *format)
{
    struct run *run = memory_zero(1, sizeof(*run));
    batch_reset(&run->batch);
    parser_start(&run->parser, format_find(slice_of(format)), NULL, 2026, S("this.example"),
                 &run->batch);
    return run;
}

static inline enum line_kind feed(struct run *run, const char *line)
{
    struct slice s = slice_of(line);
    enum line_kind kind = parser_parse(&run->parser, s, run->offset);
    run->offset += s.len + 1;
    run->lines++;
    return kind;
}

/* The n-th record of a kind, from 0; NULL when there are fewer. */
static inline const struct record *nth(const struct run *run, enum record_kind kind, size_t n)
{
    for (size_t i = 0; i < run->batch.count; i++)
        if (run->batch.records[i].kind == kind && n-- == 0)
            return &run->batch.records[i];
    return NULL;
}

static inline size_t failures(const struct run *run)
{
    size_t count = 0;
    while (nth(run, RECORD_FAILURE, count))
        count++;
    return count;
}

static inline const struct record *last(const struct run *run)
{
    size_t count = failures(run);
    assert_true(count > 0);
    return nth(run, RECORD_FAILURE, count - 1);
}

/* The account must balance whatever was fed. */
static inline void stop(struct run *run)
{
    uint64_t total = 0;
    for (int i = 0; i < LINE_KINDS; i++)
        total += run->batch.lines[i];
    assert_int_equal(total, run->lines);
    parser_stop(&run->parser);
    batch_free(&run->batch);
    free(run);
}

static inline void same(struct slice got, const char *want)
{
    char text[4096];
    if (!want) {
        assert_false(slice_present(got));
        return;
    }
    snprintf(text, sizeof(text), "%.*s", SLICE_ARG(got));
    assert_string_equal(text, want);
}

/* Feed the lines torn at every byte, then with each byte in turn replaced by each spoiler: whatever
 * comes out, nothing crashes and every line is counted. */
static inline void feed_damaged(struct run *run, const char *const *lines, size_t count,
                                const char *spoilers)
{
    for (size_t turn = 0; turn <= strlen(spoilers); turn++)
        for (size_t i = 0; i < count; i++)
            for (size_t cut = 0, length = strlen(lines[i]); cut < length; cut++) {
                size_t size = turn ? length : cut + 1;
                char *line = memory_take(size);
                memcpy(line, lines[i], size);
                if (turn)
                    line[cut] = spoilers[turn - 1] == '0' ? '\0' : spoilers[turn - 1];
                parser_parse(&run->parser, slice_make(line, size), run->offset);
                run->offset += size + 1;
                run->lines++;
                run->batch.count = 0; /* its slices point into the line */
                free(line);
            }
    parser_finish(&run->parser);
}

#endif
