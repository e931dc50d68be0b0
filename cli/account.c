#include "cli/account.h"

#include "cli/show.h"

#include <inttypes.h>
#include <time.h>
#include <unistd.h>

enum { SOURCES_TOLD = 40, PROGRESS_MICROSECONDS = 200000 };

/* The terms of the sum, in the order in which it is told. */
static const struct {
    enum line_kind kind;
    const char *one, *many;
} terms[] = {
    {LINE_EVENT, "event", "events"},           {LINE_CONTEXT, "context", "context"},
    {LINE_DELIVERY, "delivery", "deliveries"}, {LINE_NOISE, "noise", "noise"},
    {LINE_UNKNOWN, "unknown", "unknown"},
};

static int64_t clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * WHEN_SECOND + now.tv_nsec / 1000;
}

static void clear_progress(struct account *account)
{
    if (account->progress)
        fputs("\r\x1b[K", stderr);
    account->progress = false;
}

static void put_safe(const char *text)
{
    struct arena arena = {0};
    struct slice safe = show_safe(&arena, slice_of(text));
    fwrite(safe.ptr, 1, safe.len, stderr);
    arena_free(&arena);
}

static uint64_t sum(const uint64_t lines[LINE_KINDS])
{
    uint64_t total = 0;
    for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++)
        total += lines[terms[i].kind];
    return total;
}

static void put_count(uint64_t count, const char *one, const char *many)
{
    fprintf(stderr, "%" PRIu64 " %s", count, noun_of((int64_t)count, one, many));
}

/* "12 lines = 3 events + 4 context + ..." */
static void put_sum(const uint64_t lines[LINE_KINDS])
{
    put_count(sum(lines), "line", "lines");
    for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
        fputs(i ? " + " : " = ", stderr);
        put_count(lines[terms[i].kind], terms[i].one, terms[i].many);
    }
}

static void tell_account(void *context, const struct ingest_account *source)
{
    struct account *account = context;
    if (account->quiet || !source->format)
        return;
    if (sum(source->lines) == 0) {
        account->old++;
        return;
    }
    if (account->sources == SOURCES_TOLD) {
        account->silent++;
        return;
    }
    account->sources++;
    clear_progress(account);
    put_safe(source->path);
    fprintf(stderr, " (%s%s)\n  ", source->format->title, source->resumed ? ", continued" : "");
    put_sum(source->lines);
    putc('\n', stderr);
    if (source->known)
        fprintf(stderr, "  %" PRIu64 " of them were known from another source\n", source->known);
    if (source->lines[LINE_UNKNOWN]) {
        fputs("  unknown, for example: ", stderr);
        put_safe(source->unknown_shape);
        putc('\n', stderr);
    }
}

static void tell_sentence(void *context, bool failed, const char *sentence)
{
    struct account *account = context;
    if (account->quiet && !failed)
        return;
    clear_progress(account);
    fputs("bouncestat: ", stderr);
    put_safe(sentence);
    putc('\n', stderr);
}

static void tell_progress(void *context, const struct ingest_progress *progress)
{
    struct account *account = context;
    int64_t now = clock_now();
    if (!account->live || now - account->shown < PROGRESS_MICROSECONDS)
        return;
    struct arena arena = {0};
    account->shown = now;
    clear_progress(account);
    struct slice path = show_cut(&arena, show_safe(&arena, slice_of(progress->path)), 40);
    if (progress->total_bytes)
        fprintf(stderr, "%3d %%  ", (int)(100 * progress->bytes / progress->total_bytes));
    /* Bytes in a microsecond are megabytes in a second. */
    fprintf(stderr, "%" PRIu64 " MB  %" PRIu64 " MB/s  %" PRIu64 " %s  %.*s",
            progress->bytes / 1000000, progress->bytes / (uint64_t)(now - account->begun + 1),
            progress->events, noun_of((int64_t)progress->events, "event", "events"),
            SLICE_ARG(path));
    fflush(stderr);
    account->progress = true;
    arena_free(&arena);
}

void account_begin(struct account *account, struct run *run, bool follow)
{
    *account = (struct account){.run = run};
    account->begun = clock_now();
    account->quiet = run->options.values[OPTION_QUIET];
    account->live = !account->quiet && !follow && isatty(STDERR_FILENO);
}

struct ingest_listener account_listener(struct account *account)
{
    return (struct ingest_listener){.context = account,
                                    .account = tell_account,
                                    .say = tell_sentence,
                                    .progress = tell_progress};
}

void account_end(struct account *account, const struct ingest_result *result)
{
    clear_progress(account);
    if (account->quiet || !result)
        return;
    if (account->silent)
        fprintf(stderr, "%zu more read; 'bouncestat sources' lists all\n", account->silent);
    if (account->old)
        fprintf(stderr, "nothing new in %zu %s\n", account->old,
                noun_of((int64_t)account->old, "source", "sources"));
    if (account->sources > 1) {
        put_sum(result->lines);
        putc('\n', stderr);
    }
    put_count(result->new_events, "new event", "new events");
    if (result->known) {
        fputs(", ", stderr);
        put_count(result->known, "line known from before", "lines known from before");
    }
    if (result->pruned)
        fprintf(stderr, " (%" PRIu64 " of them older than what was pruned)", result->pruned);
    fputs(result->failed ? "; some input failed, see above\n" : "\n", stderr);
}
