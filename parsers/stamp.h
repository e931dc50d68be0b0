/*
 * stamp: the time stamps of log lines, read without a clock.
 *
 * Stamps may lack the year and the zone.  The reader below is given both as hints and walks on from
 * line to line: when the month jumps from December to January it takes the next year, when it jumps
 * back (slightly unordered lines around New Year) the year before.
 */
#ifndef BOUNCESTAT_PARSERS_STAMP_H
#define BOUNCESTAT_PARSERS_STAMP_H

#include "base/when.h"

/* The form of a stamp, found anew on each line. */
struct stamp {
    int64_t time; /* UTC microseconds */
    uint32_t key; /* stamp_key of the civil time as written */
    bool no_year; /* the year was inferred */
    bool no_zone; /* the zone was assumed */
};

struct stamp_reader {
    const struct zone *zone; /* of stamps that carry none */
    int year;                /* of the next yearless stamp; walks */
    int month;               /* of the last yearless stamp, 0 at the start */
    int64_t last;            /* instant of the last stamp, WHEN_NONE at the start */
    /* The last minute seen, so that most lines need no calendar. */
    char minute_text[24]; /* compared as three words */
    uint8_t minute_length;
    bool minute_has_zone, minute_no_year;
    int64_t minute_time; /* its instant, or if the stamp had a zone, the same read as UTC */
    uint32_t minute_key;
};

/* Seconds since 1 January of a leap year, from the civil time as written: the same for a line
 * whatever year or zone was assumed for it. */
uint32_t stamp_key(const struct civil *civil);

/* Bytes of the stamp at the left end of `text` if it is in the minute and the form of the last one,
 * as nearly all are; else 0.  The readers of forms below ask this first. */
size_t stamp_same_minute(struct stamp_reader *reader, struct slice text, struct stamp *out_r);

/* The text up to the minute is remembered, colon included: three words, which may overlap. */
static inline bool stamp_begins(const struct stamp_reader *reader, const char *text, size_t length)
{
    const char *minute = reader->minute_text;
    size_t last = length - 8, middle = last / 2;
    return memcmp(text, minute, 8) == 0 && memcmp(text + middle, minute + middle, 8) == 0 &&
           memcmp(text + last, minute + last, 8) == 0;
}

static inline void stamp_tell(struct stamp_reader *reader, unsigned second, int64_t micro,
                              struct stamp *out_r)
{
    out_r->time = reader->minute_time + second * WHEN_SECOND + micro;
    out_r->key = reader->minute_key + second;
    out_r->no_zone = !reader->minute_has_zone;
    out_r->no_year = reader->minute_no_year;
    reader->last = out_r->time;
}

/* The same for a text without fraction and zone, whose minute has `length` bytes and a blank stands
 * behind its seconds.  A caller that knows the length gets by with half of the instructions. */
static inline bool stamp_same_plain(struct stamp_reader *reader, const char *text, size_t length,
                                    struct stamp *out_r)
{
    unsigned tens = (unsigned char)text[length] - '0', ones = (unsigned char)text[length + 1] - '0';
    if (reader->minute_length != length || reader->minute_has_zone ||
        !stamp_begins(reader, text, length) || tens > 5 || ones > 9)
        return false;
    stamp_tell(reader, tens * 10 + ones, 0, out_r);
    return true;
}

/* Cursor: "Jun 10 06:27:30", "Jun  1 06:27:30.123", "2013 Jun 10 06:27:30.123". */
bool stamp_syslog(struct stamp_reader *reader, struct slice *cursor, struct stamp *out_r);

/* Cursor: "2026-11-21T22:15:19.123456+01:00", also with a blank for the T, "Z", "+0100", a blank
 * before the offset, "," for ".", or no offset (then the reader's zone). */
bool stamp_iso(struct stamp_reader *reader, struct slice *cursor, struct stamp *out_r);

/* Cursor: "1795296733.123456", seconds of the epoch. */
bool stamp_epoch(struct stamp_reader *reader, struct slice *cursor, struct stamp *out_r);

/* From a civil time that the caller took apart; `has_zone` with `offset` in seconds east. */
void stamp_civil(struct stamp_reader *reader, const struct civil *civil, bool has_zone, int offset,
                 struct stamp *out_r);

/* From an instant (journal's microseconds). */
void stamp_instant(int64_t instant, struct stamp *out_r);

#endif
