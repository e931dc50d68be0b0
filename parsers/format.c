#include "parsers/format.h"

#include <stdlib.h>

enum { UNKNOWN_LENGTH = 1000 }; /* of a line that nobody knows, as much as a person needs */

/* format_list.h is made by meson.build from its list of formats: FORMAT(exim) FORMAT(postfix) .. */
#define FORMAT(name) extern const struct format format_##name;
#include "format_list.h"
#undef FORMAT

const struct format *const formats[] = {
#define FORMAT(name) &format_##name,
#include "format_list.h"
#undef FORMAT
    NULL};

const struct format *format_find(struct slice name)
{
    for (size_t i = 0; formats[i]; i++)
        if (slice_equal(slice_of(formats[i]->name), name))
            return formats[i];
    return NULL;
}

const struct format *format_choose(struct slice head)
{
    const struct format *best = NULL;
    int best_bid = 0;
    for (size_t i = 0; formats[i]; i++) {
        int bid = formats[i]->bid(head);
        if (bid > best_bid) {
            best = formats[i];
            best_bid = bid;
        }
    }
    return best;
}

void parser_start(struct parser *p, const struct format *format, const struct zone *zone, int year,
                  struct slice host, struct batch *out)
{
    *p = (struct parser){.format = format, .host = host, .out = out};
    p->stamps.zone = zone;
    p->stamps.year = year;
    p->stamps.last = WHEN_NONE;
    p->now.time = WHEN_NONE;
    p->equal_latest = WHEN_NONE;
    p->state = memory_zero(1, format->state_size);
}

void parser_stop(struct parser *p)
{
    free(p->state);
    p->state = NULL;
}

static void note_time(struct batch *batch, int64_t time)
{
    if (batch->first_time == WHEN_NONE || time < batch->first_time)
        batch->first_time = time;
    if (batch->last_time == WHEN_NONE || time > batch->last_time)
        batch->last_time = time;
}

enum line_kind parser_parse(struct parser *p, struct slice line, uint64_t offset)
{
    if (line.len && line.ptr[line.len - 1] == '\r')
        line.len--;
    p->line = line;
    p->ref = (struct line_ref){.offset = offset};
    p->identified = false;
    p->failures = 0;
    if (p->host_hashes.at != p->host.ptr) /* the stream's own stays where it is */
        p->host_hashes.at = NULL;
    struct slice host = p->host;
    int64_t before = p->now.time;
    enum line_kind kind = p->format->parse(p, line);
    p->host = host;
    p->out->lines[kind]++;
    if (kind == LINE_UNKNOWN)
        record_add(p, RECORD_UNKNOWN)->text = slice_first(p->line, UNKNOWN_LENGTH);
    if (kind != LINE_NOISE && p->now.time != before)
        note_time(p->out, p->now.time);
    return kind;
}

void parser_finish(struct parser *p)
{
    struct slice host = p->host;
    if (p->format->finish)
        p->format->finish(p);
    p->host = host;
}
