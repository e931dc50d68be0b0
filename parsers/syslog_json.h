/*
 * syslog_json: one log line wrapped in a JSON object, as `journalctl -o json` and container
 * runtimes write it:
 *
 *   {"__REALTIME_TIMESTAMP":"1795296733172942","_HOSTNAME":"mx1",
 *    "SYSLOG_IDENTIFIER":"postfix/smtp","SYSLOG_PID":"316",
 *    "MESSAGE":"4F2A1B: to=<a@example.com>, ..."}
 *   {"log":"Nov 21 21:32:13 mx1 postfix/smtp[316]: ...\n","time":"2026-11-21T21:32:13.17Z"}
 */
#ifndef BOUNCESTAT_PARSERS_SYSLOG_JSON_H
#define BOUNCESTAT_PARSERS_SYSLOG_JSON_H

#include "base/arena.h"

/* The values of the members we know, decoded; absent when missing or null. */
struct json_line {
    struct slice realtime; /* microseconds since the epoch, in digits */
    struct slice host, identifier, message;
    struct slice syslog_pid, trusted_pid;
    struct slice log, time; /* of a container runtime */
};

/* Reads a whole line; false when it is no JSON object.  Slices lie in the line or the arena. */
bool json_line_read(struct arena *arena, struct slice line, struct json_line *out_r);

#endif
