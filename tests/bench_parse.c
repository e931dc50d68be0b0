/*
 * bench_parse FILE...: how fast parsing alone is, from memory, without decompression and database.
 * Each file is parsed until a second of cpu has passed; the best round counts, in MB (10^6 bytes)
 * per second of cpu.
 */
#include "parsers/format.h"
#include "tests/feed.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* One round; batches as large as an ingest run makes them. */
static size_t parse_once(struct parser *p, struct slice text)
{
    size_t records = 0;
    struct slice rest = text, line;
    while (slice_next(&rest, '\n', &line)) {
        parser_parse(p, line, (uint64_t)(line.ptr - text.ptr));
        if (p->out->count >= 4096) {
            records += p->out->count;
            batch_reset(p->out);
        }
    }
    parser_finish(p);
    return records + p->out->count;
}

static void bench(const char *path, const struct format *format, struct slice text,
                  const struct zone *zone)
{
    double begin = now(), best = 1e9;
    size_t records = 0;
    do {
        struct batch batch = {0};
        struct parser *p = memory_zero(1, sizeof(*p));
        parser_start(p, format, zone, 2026, S("this.example"), &batch);
        double start = now();
        records = parse_once(p, text);
        double took = now() - start;
        best = took < best ? took : best;
        parser_stop(p);
        batch_free(&batch);
        free(p);
    } while (now() - begin < 1.0);
    printf("%s: %s, %.1f MB, %zu records, %.4f s cpu, %.0f MB/s\n", path, format->name,
           (double)text.len / 1e6, records, best, (double)text.len / best / 1e6);
}

static int run(const char *path, const struct zone *zone)
{
    struct slice text = file_read(path);
    const struct format *format = format_choose(slice_first(text, 65536));
    if (format)
        bench(path, format, text, zone);
    else
        fprintf(stderr, "%s: no known log\n", path);
    free((void *)text.ptr);
    return format ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct zone *zone;
    struct error error;
    int status = 0;
    if (zone_load(&zone, "UTC", &error) < 0)
        return 1;
    for (int i = 1; i < argc && status == 0; i++)
        status = run(argv[i], zone);
    zone_free(zone);
    return status;
}
