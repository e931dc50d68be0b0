/*
 * Is it a syslog, and whose?  The first lines of a file are read as lines of a syslog, and those
 * are counted whose tag a format calls its own.
 */
#include "parsers/syslog.h"

bool syslog_is_note(struct slice line)
{
    line = slice_trim(line);
    return line.len == 0 || (slice_starts(line, S("-- ")) && slice_ends(line, S(" --"))) ||
           slice_starts(line, S("-- Logs begin at ")) ||
           slice_starts(line, S("-- Journal begins at "));
}

struct syslog_census syslog_count(struct slice head, bool (*mine)(struct slice tag))
{
    enum { LINES = 200 };
    struct batch batch = {0};
    struct parser p = {.out = &batch, .stamps = {.year = 2000, .last = WHEN_NONE}};
    struct syslog_census census = {0};
    struct syslog_line read;
    struct slice line;
    while (census.lines < LINES && slice_cut(&head, '\n', &line)) {
        if (syslog_is_note(line))
            continue;
        census.lines++;
        if (!syslog_read(&p, line, &read) || !slice_present(read.tag))
            continue;
        census.prefixed++;
        census.mine += mine(read.tag);
    }
    batch_free(&batch);
    return census;
}
