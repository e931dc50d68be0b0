/*
 * mdaemon_run: what MDaemon's log says, fed to a parser with the stamp that its lines begin with.
 */
#ifndef BOUNCESTAT_TESTS_MDAEMON_RUN_H
#define BOUNCESTAT_TESTS_MDAEMON_RUN_H

#include "parsers/mdaemon.h"
#include "tests/parser_run.h"

static inline enum line_kind say(struct run *run, const char *text)
{
    char line[1024];
    snprintf(line, sizeof(line), "Fri 2026-11-20 10:00:00.500: %s", text);
    return feed(run, line);
}

static inline void say_all(struct run *run, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count && texts[i]; i++)
        say(run, texts[i]);
}

#define SAY(run, ...)                                                                              \
    do {                                                                                           \
        static const char *const texts[] = {__VA_ARGS__};                                          \
        say_all(run, texts, sizeof(texts) / sizeof(texts[0]));                                     \
    } while (0)

#endif
