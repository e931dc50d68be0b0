#include "queries/explain.h"

#include "causes/quote.h"
#include "store/judge.h"

#include <stdlib.h>

const char *const explain_kind_names[EXPLAIN_KINDS] = {
    [EXPLAIN_NOTHING] = "nothing", [EXPLAIN_CODE] = "code",     [EXPLAIN_STATUS] = "status",
    [EXPLAIN_REPLY] = "reply",     [EXPLAIN_LINE] = "log line",
};

enum { PASTED_LINES = 2000 }; /* of a log, until one tells a failure */

static struct question question_of(const struct explanation *answer, struct slice text)
{
    return (struct question){.text = text,
                             .code = answer->code,
                             .status = answer->status,
                             .stage = answer->stage,
                             .direction = answer->direction,
                             .provider = answer->provider};
}

static void judge(struct explainer *explainer, struct slice text, size_t others,
                  struct explanation *out)
{
    struct verdict all[EXPLAIN_OTHERS + 1];
    const struct question question = question_of(out, text);
    out->judged = true;
    classifier_judge(explainer->classifier, &question, &out->verdict);
    if (others == 0)
        return;
    size_t wanted = others < EXPLAIN_OTHERS ? others : EXPLAIN_OTHERS;
    size_t count = classifier_candidates(explainer->classifier, &question, all, wanted + 1);
    for (size_t i = 1; i < count; i++)
        out->others[out->other_count++] = all[i];
}

/* --- bare numbers --------------------------------------------------------------------------- */

static bool read_number(struct slice text, struct explanation *out)
{
    struct slice rest = text;
    uint64_t code;
    slice_skip(&rest, S("#"));
    if (reply_status(&rest, &out->status) && rest.len == 0) {
        out->kind = EXPLAIN_STATUS;
        return true;
    }
    out->status = (struct status){0};
    rest = text;
    if (text.len != 3 || !slice_number(&rest, 599, &code) || rest.len || code < 100)
        return false;
    out->kind = EXPLAIN_CODE;
    out->code = (unsigned)code;
    return true;
}

/* --- log lines ------------------------------------------------------------------------------ */

static const struct record *first_failure(const struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        if (batch->records[i].kind == RECORD_FAILURE)
            return &batch->records[i];
    return NULL;
}

/* What tells most about a text of several lines. */
static enum line_kind best_kind(const uint64_t lines[LINE_KINDS])
{
    static const enum line_kind order[] = {LINE_EVENT, LINE_DELIVERY, LINE_UNKNOWN, LINE_CONTEXT};
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
        if (lines[order[i]])
            return order[i];
    return LINE_NOISE;
}

static enum line_kind parse_lines(struct explainer *explainer, const struct format *format,
                                  struct slice text)
{
    struct parser *parser = memory_zero(1, sizeof(*parser));
    struct batch *batch = &explainer->batch;
    struct slice rest = text, line;
    int left = PASTED_LINES;
    parser_start(parser, format, explainer->zone, explainer->year, (struct slice){0}, batch);
    while (left-- && !first_failure(batch) && slice_next(&rest, '\n', &line))
        parser_parse(parser, line, (uint64_t)(line.ptr - text.ptr));
    parser_finish(parser);
    parser_stop(parser);
    free(parser);
    return best_kind(batch->lines);
}

static void take_record(struct explainer *explainer, const struct record *record,
                        struct explanation *out)
{
    struct slice remote_host = arena_lower(&explainer->batch.arena, record->remote_host);
    out->record = record;
    out->reply = record->text;
    out->code = record->code;
    out->status = record->status;
    out->stage = record->stage;
    out->direction = record->direction;
    out->remote_host = record->remote_host;
    out->remote_ip = record->remote_ip;
    out->recipient = record->recipient;
    if (!slice_present(out->provider))
        out->provider =
            judge_provider(&explainer->batch.arena, explainer->providers, record, remote_host);
    out->template_length = judge_template(record, record->text, out->template);
}

/* Formats bid for whole lines. */
static const struct format *choose_format(struct explainer *explainer, struct slice text)
{
    char *head = arena_take(&explainer->batch.arena, text.len + 1);
    memcpy(head, text.ptr, text.len);
    head[text.len] = '\n';
    return format_choose(slice_make(head, text.len + 1));
}

/* False when the text is no log, or one whose lines are all another program's. */
static bool read_lines(struct explainer *explainer, struct slice text, size_t others,
                       struct explanation *out)
{
    struct slice head = text;
    if (reply_code(&head))
        return false;
    const struct format *format = choose_format(explainer, text);
    enum line_kind kind = format ? parse_lines(explainer, format, text) : LINE_NOISE;
    if (kind == LINE_NOISE)
        return false;
    out->kind = EXPLAIN_LINE;
    out->format = format;
    out->line_kind = kind;
    const struct record *record = first_failure(&explainer->batch);
    if (record) {
        take_record(explainer, record, out);
        judge(explainer, slice_make(out->template, out->template_length), others, out);
    }
    return kind != LINE_UNKNOWN;
}

/* --- replies -------------------------------------------------------------------------------- */

/* Some write the status behind words: "... (#5.1.1)", "cuda_nsu 5.1.1 ...", "[#4.16.5]".  Of the
 * same class as the code, so that it is no version number. */
static void find_status(struct explanation *out)
{
    struct slice text = out->reply;
    for (size_t at = 1; at < text.len && !out->status.class; at++) {
        struct slice rest = slice_from(text, at);
        struct status status;
        if (strchr(" (#[", text.ptr[at - 1]) && reply_status(&rest, &status) &&
            (out->code ? status.class == out->code / 100 : status.class != 2))
            out->status = status;
    }
}

static void read_reply(struct explainer *explainer, struct slice text, size_t others,
                       struct explanation *out)
{
    struct quote quote;
    quote_read(&explainer->batch.arena, text, &quote);
    out->wrapper = quote.wrapper;
    out->reply = quote.reply;
    out->code = quote.code;
    out->status = quote.status;
    out->stage = quote.stage;
    out->direction = quote.direction;
    out->remote_host = quote.remote_host;
    out->remote_ip = quote.remote_ip;
    out->recipient = quote.recipient;
    find_status(out);
    struct record peer = {.direction = DIRECTION_OUTBOUND,
                          .recipient = quote.recipient,
                          .remote_host = quote.remote_host,
                          .remote_ip = quote.remote_ip,
                          .text = quote.reply};
    if (!slice_present(out->provider))
        out->provider =
            judge_provider(&explainer->batch.arena, explainer->providers, &peer, quote.remote_host);
    out->template_length = judge_template(&peer, quote.reply, out->template);
    judge(explainer, quote.reply, others, out);
    /* What the reply does not tell may stand in the words around it. */
    if (out->verdict.cause == CAUSE_UNCLASSIFIED && quote.reply.len < text.len) {
        out->template_length = judge_template(&peer, text, out->template);
        judge(explainer, text, others, out);
    }
}

void explain_read(struct explainer *explainer, struct slice provider, struct slice text,
                  size_t others, struct explanation *out_r)
{
    struct slice trimmed = slice_trim(text);
    batch_reset(&explainer->batch);
    *out_r = (struct explanation){.provider = provider};
    if (trimmed.len == 0)
        return;
    if (read_number(trimmed, out_r)) {
        judge(explainer, (struct slice){0}, others, out_r);
    } else if (!read_lines(explainer, trimmed, others, out_r)) {
        out_r->kind = out_r->format ? EXPLAIN_LINE : EXPLAIN_REPLY;
        read_reply(explainer, trimmed, others, out_r);
    }
    out_r->code_fact = knowledge_code(out_r->code);
    out_r->status_fact = knowledge_status(out_r->status, out_r->provider);
}

void explain_at(struct explainer *explainer, const struct explanation *answer, enum stage stage,
                struct verdict *out_r)
{
    struct slice text = slice_make(answer->template, answer->template_length);
    struct question question = question_of(answer, text);
    question.stage = stage;
    classifier_judge(explainer->classifier, &question, out_r);
}

const struct status_fact *explain_status(const struct explainer *explainer, struct status status,
                                         const struct status_fact *after)
{
    const struct status_fact *registered = knowledge_status(status, (struct slice){0});
    bool found = after == NULL;
    struct slice slug;
    if (found && registered)
        return registered;
    found = found || after == registered;
    for (size_t i = 0; slice_present(slug = provider_slug(explainer->providers, i)); i++) {
        const struct status_fact *fact = knowledge_status(status, slug);
        if (!fact || fact == registered)
            continue;
        if (found)
            return fact;
        found = fact == after;
    }
    return NULL;
}

void explain_free(struct explainer *explainer)
{
    batch_free(&explainer->batch);
}
