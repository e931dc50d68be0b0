/*
 * bench_stream: how fast streams give out their content.
 *
 *     bench_stream mail.log mail.log.gz ...
 *
 * One line per file, of gzip one per inflater: bytes given out, cpu and wall seconds, MB (10^6
 * bytes) per second of cpu.  It asserts nothing; compare with `time gzip -dc FILE >/dev/null` in
 * the same minute.
 */
#include "base/arena.h"
#include "ingest/decoder.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { BLOCK = 256 * 1024 };

static double seconds_of(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* 1 when another inflater may do better, 0 when none is used, -1 failed. */
static int measure(const char *path, const struct inflater *inflater, char *block)
{
    struct stream *stream;
    struct error error;
    uint64_t total = 0;
    ssize_t count = 0;
    int more = -1;
    double cpu = seconds_of(CLOCK_PROCESS_CPUTIME_ID), wall = seconds_of(CLOCK_MONOTONIC);
    if (stream_open_inflater(&stream, path, inflater, &error) < 0) {
        fprintf(stderr, "%s\n", error.text);
        return -1;
    }
    while (count >= 0 && (more = stream_next_entry(stream, &error)) == 1)
        while ((count = stream_read(stream, block, BLOCK, &error)) > 0)
            total += (uint64_t)count;
    cpu = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    wall = seconds_of(CLOCK_MONOTONIC) - wall;
    bool gzip = strcmp(stream_entry(stream)->kind, "gzip") == 0, failed = count < 0 || more < 0;
    if (failed)
        fprintf(stderr, "%s\n", error.text);
    else
        printf("%-6s %-6s %12llu bytes %7.4f s cpu %7.4f s wall %6.0f MB/s  %s\n",
               stream_entry(stream)->kind, gzip ? inflater->name : "", (unsigned long long)total,
               cpu, wall, (double)total / 1e6 / cpu, path);
    stream_close(&stream);
    return failed ? -1 : gzip;
}

int main(int argc, char **argv)
{
    static const struct inflater *const inflaters[] = {
        &inflater_zlib,
#ifdef HAVE_ISAL
        &inflater_isal,
#endif
    };
    char *block = memory_take(BLOCK);
    struct rusage usage;
    bool failed = false;
    for (int i = 1; i < argc; i++) {
        int more = 1;
        for (size_t j = 0; more == 1 && j < sizeof(inflaters) / sizeof(inflaters[0]); j++)
            more = measure(argv[i], inflaters[j], block);
        failed = failed || more < 0;
    }
    free(block);
    getrusage(RUSAGE_SELF, &usage);
    printf("peak memory %.1f MB\n", (double)usage.ru_maxrss / 1e3);
    return failed;
}
