/*
 * writer_run: a writer at work on a new database, and a parser that makes its batches.
 */
#ifndef BOUNCESTAT_TESTS_WRITER_RUN_H
#define BOUNCESTAT_TESTS_WRITER_RUN_H

#include "store/writer_private.h"
#include "tests/parser_run.h"

#include <unistd.h>

#define AT(time) "2026-11-20T" time "+00:00 mx1 postfix/"

static struct writer_options judges;

/* A writer on a new database, and a parser that makes its batches. */
struct fixture {
    char path[40];
    struct store *store;
    struct writer *writer;
    struct source source;
    struct run *run;
    struct error error;
};

static inline void fixture_open(struct fixture *f, const char *format)
{
    *f = (struct fixture){.path = "/tmp/bouncestat-writer-XXXXXX", .run = start(format)};
    close(mkstemp(f->path));
    assert_int_equal(store_create(&f->store, f->path, "UTC", &f->error), 0);
    f->writer = writer_open(f->store, &judges);
    f->source.path = S("mail.log");
    f->source.format = slice_of(format);
    f->source.mta = f->run->parser.format->mta;
    assert_int_equal(writer_source_add(f->writer, &f->source, &f->error), 0);
}

static inline void fixture_close(struct fixture *f)
{
    stop(f->run);
    writer_close(f->writer);
    store_close(f->store);
    unlink(f->path);
}

static inline void begin_batch(struct fixture *f)
{
    batch_reset(&f->run->batch);
    f->run->lines = 0;
}

static inline void write_batch(struct fixture *f)
{
    assert_int_equal(writer_batch(f->writer, &f->source, &f->run->batch, &f->error), 0);
}

static inline int64_t number_of(struct store *store, const char *sql)
{
    struct error error;
    struct rows *rows;
    assert_int_equal(store_select(store, slice_of(sql), NULL, 0, &rows, &error), 0);
    assert_int_equal(rows_next(rows, &error), 1);
    int64_t number = rows_number(rows, 0);
    rows_close(rows);
    return number;
}

static inline int open_judges(void **state)
{
    (void)state;
    struct error error;
    judges.classifier = classifier_open((struct slice){0}, NULL, &error);
    judges.providers = providers_open((struct slice){0}, NULL, &error);
    return judges.classifier && judges.providers ? 0 : -1;
}

static inline int close_judges(void **state)
{
    (void)state;
    classifier_close(judges.classifier);
    providers_close((struct providers *)judges.providers);
    return 0;
}

#endif
