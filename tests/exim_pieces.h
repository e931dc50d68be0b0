/*
 * exim_pieces: pieces of Exim logs, and what they must yield.  A record is shown as one line of the
 * fields that are present.
 */
#ifndef BOUNCESTAT_TESTS_EXIM_PIECES_H
#define BOUNCESTAT_TESTS_EXIM_PIECES_H

#include "parsers/format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

struct reader {
    struct parser parser;
    struct batch batch;
};

static inline struct reader *reader_open(void)
{
    struct reader *reader = memory_zero(1, sizeof(*reader));
    parser_start(&reader->parser, format_find(S("exim")), NULL, 2026, S("mx1"), &reader->batch);
    return reader;
}

static inline void reader_close(struct reader *reader)
{
    parser_stop(&reader->parser);
    batch_free(&reader->batch);
    free(reader);
}

static inline void feed(struct reader *reader, struct slice text)
{
    struct slice line, rest = text;
    while (slice_next(&rest, '\n', &line))
        parser_parse(&reader->parser, line, (uint64_t)(line.ptr - text.ptr));
    parser_finish(&reader->parser);
}

static inline struct slice show_field(struct arena *arena, struct slice out, const char *name,
                                      struct slice value)
{
    if (!slice_present(value))
        return out;
    return arena_printf(arena, "%.*s %s=<%.*s>", SLICE_ARG(out), name, SLICE_ARG(value));
}

static inline struct slice show_word(struct arena *arena, struct slice out, const char *word)
{
    return word ? arena_printf(arena, "%.*s %s", SLICE_ARG(out), word) : out;
}

static inline struct slice show_record(struct arena *arena, const struct record *r)
{
    static const char *const kinds[] = {"failure", "delivery", "message"};
    char status[STATUS_TEXT];
    struct slice out = slice_of(kinds[r->kind]);
    if (r->kind == RECORD_MESSAGE)
        out = arena_printf(arena, "message%s%s%s%s%s", r->flags & RECORD_BIRTH ? " birth" : "",
                           r->flags & RECORD_FROM_CLIENT ? " client" : "",
                           r->flags & RECORD_SUBMITTED ? " submitted" : "",
                           r->flags & RECORD_END ? " end" : "",
                           r->flags & RECORD_REMOVED ? " removed" : "");
    out = show_word(arena, out, r->flags & RECORD_RELAYED ? "relayed" : NULL);
    out = show_word(arena, out, direction_names[r->direction]);
    out = show_word(arena, out, outcome_names[r->outcome]);
    out = show_word(arena, out, stage_names[r->stage]);
    if (r->code)
        out = arena_printf(arena, "%.*s %u/%s", SLICE_ARG(out), r->code,
                           origin_names[r->code_origin]);
    if (status_text(r->status, status))
        out = arena_printf(arena, "%.*s %s/%s", SLICE_ARG(out), status,
                           origin_names[r->status_origin]);
    if (r->repeated != 1)
        out = arena_printf(arena, "%.*s x%u", SLICE_ARG(out), r->repeated);
    out = show_field(arena, out, "host", r->remote_host);
    out = show_field(arena, out, "ip", r->remote_ip);
    out = show_field(arena, out, "local", r->local_ip);
    out = show_field(arena, out, "from", r->sender);
    out = show_field(arena, out, "to", r->recipient);
    out = show_field(arena, out, "orig", r->orig_recipient);
    out = show_field(arena, out, "account", r->account);
    out = show_field(arena, out, "id", r->message_id);
    return show_field(arena, out, "text", r->text);
}

struct piece {
    const char *name;
    const char *input;
    const char *records; /* each ended by a newline */
    const char *kinds;   /* lines as context, event, delivery, noise, unknown */
};

/* A line of the main log, with the id of a message, and without. */
#define AT  "2026-11-21 22:15:19 "
#define MID "2026-11-21 22:15:19 1rXyZa-00000003kLm-2Bcd "

#define PREFIX(pid) "Nov 21 22:15:19 mx2 exim[" #pid "]: "

static inline void check_pieces(const struct piece *pieces, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct reader *reader = reader_open();
        struct arena arena = {0};
        feed(reader, slice_of(pieces[i].input));
        struct slice out = S("");
        for (size_t k = 0; k < reader->batch.count; k++) {
            if (reader->batch.records[k].kind == RECORD_UNKNOWN)
                continue;
            struct slice shown = show_record(&arena, &reader->batch.records[k]);
            out = arena_printf(&arena, "%.*s%.*s\n", SLICE_ARG(out), SLICE_ARG(shown));
        }
        const uint64_t *n = reader->batch.lines;
        struct slice kinds =
            arena_printf(&arena, "%d %d %d %d %d", (int)n[LINE_CONTEXT], (int)n[LINE_EVENT],
                         (int)n[LINE_DELIVERY], (int)n[LINE_NOISE], (int)n[LINE_UNKNOWN]);
        print_message("# %s\n", pieces[i].name);
        assert_string_equal(arena_string(&arena, out), pieces[i].records);
        assert_string_equal(arena_string(&arena, kinds), pieces[i].kinds);
        arena_free(&arena);
        reader_close(reader);
    }
}

#define CHECK(table) check_pieces((table), sizeof(table) / sizeof((table)[0]))

#endif
