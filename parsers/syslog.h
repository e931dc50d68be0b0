/*
 * syslog: who said what when, in every form in which syslog lines reach a disk.
 *
 *   Nov 21 21:32:13 mx1 postfix/smtpd[290]: connect from ...            RFC 3164, journalctl short
 *   2013 Jun 10 06:27:30.123 mx1 postfix/smtpd[290]: connect from ...   the same with a year
 *   2026-11-21T21:32:13.17+01:00 mx1 postfix/smtpd[290]: connect ...    RFC 3339, short-iso
 *   <22>1 2026-11-21T21:32:13Z mx1 postfix/smtpd 290 - - connect ...    RFC 5424
 *   Sat 2026-11-21 21:32:13 UTC mx1 postfix/smtpd[290]: connect ...     journalctl short-full
 *   1795296733.172942 mx1 postfix/smtpd[290]: connect ...               journalctl short-unix
 *   {"__REALTIME_TIMESTAMP":"1795296733172942","MESSAGE":"connect ...   journalctl -o json
 *
 * with or without "<PRI>", host name, facility word, process id, and a container runtime's own
 * stamp or JSON wrapper in front.
 */
#ifndef BOUNCESTAT_PARSERS_SYSLOG_H
#define BOUNCESTAT_PARSERS_SYSLOG_H

#include "parsers/format.h"

struct syslog_line {
    struct slice tag;     /* "postfix/smtpd"; absent, as is all else: the line names no program */
    struct slice pid;     /* its digits, or absent */
    struct slice message; /* absent: the journal left it out (null, "[12B blob data]") */
    unsigned repeated;    /* N of "message repeated N times: [ MESSAGE]", else 1 */
    bool repeats_last;    /* "last message repeated N times", of the same host; tag absent */
};

/* Reads the prefix of one line (without its LF).  On success sets p->now, and p->host where the
 * line names one, and fills *out_r with slices of the line or, for JSON, of the batch's arena.
 * A logger's notice that it dropped lines is counted in p->out->lost.
 * False, and nothing set, when the line has no prefix of a known form. */
bool syslog_read(struct parser *p, struct slice line, struct syslog_line *out_r);

/* A line that belongs to the log file itself and says nothing: blank, or a header that journalctl
 * wrote ("-- Boot ... --"). */
bool syslog_is_note(struct slice line);

/* For bids: the first lines of a stream, those of them with a syslog prefix and a tag, and of
 * these the ones whose tag is `mine`. */
struct syslog_census {
    unsigned lines, prefixed, mine;
};
struct syslog_census syslog_count(struct slice head, bool (*mine)(struct slice tag));

#endif
