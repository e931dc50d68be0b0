/*
 * rotation: what the name of a log file says about its place among the rotated copies.
 *
 *     mail.log-20261121.gz  ->  log "mail.log", dated 2026-11-21
 *     mainlog.02.xz         ->  log "mainlog", copy number 2
 *     mail-2026-11-21.log   ->  log "mail.log", dated
 * As logrotate.conf(5) dateext, dateformat, extension; savelog(8); exicyclog(8) and newsyslog(8)
 * name them.
 */
#ifndef BOUNCESTAT_INGEST_ROTATION_H
#define BOUNCESTAT_INGEST_ROTATION_H

#include "base/slice.h"

enum rotation_kind { ROTATION_NUMBERED, ROTATION_DATED, ROTATION_LIVE }; /* the oldest first */

struct rotation {
    struct slice stem, extension; /* the log's name is both, one behind the other */
    enum rotation_kind kind;
    uint64_t
        rank;    /* numbered: the number, larger is older; dated: YYYYMMDDhhmmss, larger is newer */
    bool packed; /* ends in the suffix of a compressor */
};

/* Of a file name without folder. */
struct rotation rotation_of(struct slice name);

/* Order of the names of the logs; 0 when both are copies of one log. */
int rotation_compare_logs(const struct rotation *a, const struct rotation *b);

/* Order of copies of one log: < 0 when a is older; the same copy, packed and not: packed first. */
int rotation_compare(const struct rotation *a, const struct rotation *b);

/* Order of names as people count: runs of digits by value ("log.2" before "log.10"). */
int name_compare(struct slice a, struct slice b);

#endif
