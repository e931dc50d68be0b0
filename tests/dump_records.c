/*
 * dump_records FILE...: each file through the parser that bids most for it, one line per record,
 * then the account.  What golden files are made of: only fields that are present are shown.
 *
 * Zone and year are fixed (UTC, 2026, host "this.example"), so that the output never depends on the
 * machine.
 */
#include "parsers/format.h"
#include "tests/feed.h"

#include <stdio.h>
#include <stdlib.h>

static void show(const char *name, struct slice value)
{
    if (!slice_present(value))
        return;
    printf(" %s=<", name);
    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        if (c < 0x20 || c == 0x7f || c == '\\')
            printf("\\x%02x", c);
        else
            putchar(c);
    }
    putchar('>');
}

static void word(const char *name, const char *const *names, unsigned value)
{
    if (value)
        printf(" %s=%s", name, names[value]);
}

static void show_flags(unsigned flags)
{
    static const char *const names[] = {"birth",  "end",   "from-client", "relayed",
                                        "lesser", "probe", "removed",     "submitted"};
    for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (flags & 1u << i)
            printf(" %s", names[i]);
}

static void show_record(const struct record *r, unsigned line)
{
    static const char *const kinds[] = {"FAILURE", "DELIVERY", "MESSAGE"};
    char time[WHEN_TEXT], status[STATUS_TEXT];
    when_text(r->time, time);
    status_text(r->status, status);
    printf("%u %s %s", line, kinds[r->kind], time);
    show_flags(r->flags);
    word("direction", direction_names, r->direction);
    word("outcome", outcome_names, r->outcome);
    word("stage", stage_names, r->stage);
    if (r->code)
        printf(" code=%u/%s", r->code, origin_names[r->code_origin]);
    if (r->status.class)
        printf(" status=%s/%s", status, origin_names[r->status_origin]);
    show("host", r->host);
    show("instance", r->instance);
    show("queue_id", r->queue_id);
    show("remote_host", r->remote_host);
    show("remote_ip", r->remote_ip);
    show("local_ip", r->local_ip);
    show("sender", r->sender);
    show("recipient", r->recipient);
    show("orig_recipient", r->orig_recipient);
    show("account", r->account);
    show("message_id", r->message_id);
    if (r->repeated != 1)
        printf(" repeated=%u", r->repeated);
    if (r->session)
        printf(" session");
    if (r->rank)
        printf(" rank=%u", r->rank);
    show("text", r->text);
    putchar('\n');
}

/* The number of the line that begins at `offset`, counted on from the last answer. */
struct counter {
    uint64_t offset;
    unsigned number;
};

static unsigned line_number(struct counter *counter, struct slice text, uint64_t offset)
{
    if (offset < counter->offset || counter->number == 0)
        *counter = (struct counter){.number = 1};
    for (; counter->offset < offset; counter->offset++)
        counter->number += text.ptr[counter->offset] == '\n';
    return counter->number;
}

static void parse_all(struct parser *p, struct slice text)
{
    static const char *const kinds[] = {"context", "events", "deliveries", "noise", "unknown"};
    struct slice rest = text, line;
    struct counter counter = {0};
    uint64_t total = 0;
    while (slice_next(&rest, '\n', &line)) {
        uint64_t offset = (uint64_t)(line.ptr - text.ptr);
        if (parser_parse(p, line, offset) == LINE_UNKNOWN)
            printf("%u UNKNOWN %.*s\n", line_number(&counter, text, offset), SLICE_ARG(line));
        total++;
    }
    parser_finish(p);
    for (size_t i = 0; i < p->out->count; i++)
        if (p->out->records[i].kind != RECORD_UNKNOWN)
            show_record(&p->out->records[i],
                        line_number(&counter, text, p->out->records[i].line.offset));
    printf("lines=%lu", (unsigned long)total);
    for (int kind = 0; kind < LINE_KINDS; kind++)
        printf(" %s=%lu", kinds[kind], (unsigned long)p->out->lines[kind]);
    putchar('\n');
}

static void dump(const char *path, const struct zone *zone)
{
    struct slice text = file_read(path);
    const struct format *format = format_choose(slice_first(text, 65536));
    printf("format=%s\n", format ? format->name : "none");
    if (format) {
        struct batch batch = {0};
        batch_reset(&batch);
        struct parser *p = memory_zero(1, sizeof(*p));
        parser_start(p, format, zone, 2026, S("this.example"), &batch);
        parse_all(p, text);
        parser_stop(p);
        batch_free(&batch);
        free(p);
    }
    free((void *)text.ptr);
}

int main(int argc, char **argv)
{
    struct zone *zone;
    struct error error;
    if (zone_load(&zone, "UTC", &error) < 0)
        return 1;
    for (int i = 1; i < argc; i++)
        dump(argv[i], zone);
    zone_free(zone);
    return 0;
}
