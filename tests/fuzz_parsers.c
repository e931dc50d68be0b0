/*
 * fuzz_parsers: any bytes through any parser.  Built as `fuzz_parsers` when clang links libFuzzer;
 * run it on copies of the sample files, for it writes its finds into the folder it is given:
 *
 *   CC=clang meson setup build-fuzz && ninja -C build-fuzz tests/fuzz_parsers
 *   cp -r samples corpus && build-fuzz/tests/fuzz_parsers corpus
 *
 * A first byte below the number of formats picks one; other inputs go to the one that bids most.
 */
#include "parsers/format.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

/* Every byte of a field is read, so that the sanitizer sees whatever lies outside its memory. */
static void touch(struct slice s)
{
    volatile char byte;
    demand(slice_present(s) || s.len == 0);
    for (size_t i = 0; i < s.len; i++)
        byte = s.ptr[i];
    (void)byte;
}

static void check_record(const struct record *r)
{
    demand(r->kind <= RECORD_UNKNOWN && r->stage < STAGE_COUNT && r->outcome < OUTCOME_COUNT &&
           r->direction < DIRECTION_COUNT && r->code_origin < ORIGIN_COUNT &&
           r->status_origin < ORIGIN_COUNT);
    demand(r->code == 0 || (r->code >= 200 && r->code <= 599));
    demand((r->code == 0) == (r->code_origin == ORIGIN_NONE));
    demand((r->status.class == 0) == (r->status_origin == ORIGIN_NONE));
    demand(r->kind != RECORD_FAILURE || r->outcome != OUTCOME_NONE);
    const struct slice fields[] = {
        r->host,      r->instance,       r->queue_id, r->remote_host, r->remote_ip, r->local_ip,
        r->recipient, r->orig_recipient, r->text,     r->sender,      r->account,   r->message_id,
    };
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        touch(fields[i]);
}

/* Each line gets its own memory, so that one byte too many is seen. */
static void parse_line(struct parser *p, struct slice line, uint64_t offset)
{
    char *own = memory_take(line.len + 1);
    memcpy(own, line.ptr, line.len);
    char *exact = memory_resize(own, line.len ? line.len : 1);
    size_t before = p->out->count;
    uint64_t total = 0;
    demand(parser_parse(p, slice_make(exact, line.len), offset) < LINE_KINDS);
    for (size_t i = before; i < p->out->count; i++)
        check_record(&p->out->records[i]);
    for (int kind = 0; kind < LINE_KINDS; kind++)
        total += p->out->lines[kind];
    demand(total > 0);
    free(exact);
}

static void parse_all(const struct format *format, struct slice text)
{
    struct batch batch = {0};
    struct parser *p = memory_zero(1, sizeof(*p));
    parser_start(p, format, NULL, 2026, S("this.example"), &batch);
    struct slice rest = text, line;
    while (slice_next(&rest, '\n', &line)) {
        batch_reset(&batch);
        parse_line(p, line, (uint64_t)(line.ptr - text.ptr));
    }
    parser_finish(p);
    parser_stop(p);
    free(p);
    batch_free(&batch);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = slice_make((const char *)data, size);
    size_t count = 0;
    while (formats[count])
        count++;
    const struct format *format = NULL;
    if (size && data[0] < count) {
        format = formats[data[0]];
        text = slice_from(text, 1);
    } else if (size) {
        format = format_choose(slice_first(text, 65536));
    }
    if (format)
        parse_all(format, text);
    return 0;
}
