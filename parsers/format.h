/*
 * format: one log family, and a parser at work on one stream of it.
 *
 * To add a family: write parsers/NAME.c that exports one `const struct format format_NAME`, put
 * real (anonymised) lines into samples/NAME.log, add NAME to `formats` in meson.build; a server
 * that is not known yet also needs its word in MTA_LIST (base/words.h).
 *
 * Parsers are pure: bytes in, records out.  No files, no clock, no globals that change, no threads.
 * A log line is never the program's bug: whatever stands in it, parse returns and nothing else in
 * the stream is disturbed.
 */
#ifndef BOUNCESTAT_PARSERS_FORMAT_H
#define BOUNCESTAT_PARSERS_FORMAT_H

#include "parsers/record.h"
#include "parsers/stamp.h"

struct format {
    const char *name;  /* as --format takes it */
    const char *title; /* as a person reads it */
    enum mta mta;

    /* How sure are you that a stream beginning with these bytes (up to 64 KiB, whole lines where
     * possible) is yours?  0 = not mine, 100 = certain.  The best bid wins; a stream for which
     * nobody bids is no mail log.  A file whose head holds only other programs' syslog lines is
     * worth a low bid (1..10) from a format that reads syslog. */
    int (*bid)(struct slice head);

    /* One line without its LF (and CR).  Adds records to p->out. */
    enum line_kind (*parse)(struct parser *p, struct slice line);

    /* The stream has ended for now: tell what an open session already proves.  Called at the end
     * of each complete read, so it must be harmless in a stream that grows later. NULL = nothing.
     */
    void (*finish)(struct parser *p);

    /* Bytes of zeroed memory per stream, in p->state: what must be remembered from line to line.
     * Plain memory without pointers, of bounded size: it is saved and restored byte for byte.
     * Change state_version whenever its layout changes. */
    size_t state_size;
    uint32_t state_version;
};

/* How often each recent event line stood in the stream, for lines that are byte-equal. */
#define EQUAL_WINDOW (10 * WHEN_SECOND)
enum { EQUAL_SLOTS = 256, EQUAL_WAYS = 4 };
struct equal_line {
    uint64_t hash;
    int64_t time;
    uint32_t count;
    uint32_t turn; /* of a slot's first one: how many the slot has held */
};

/* The host that was named last, with its hashes. */
enum { HOST_SEEDS = 3, HOST_KEPT = 64 };
struct host_hashes {
    uint64_t hashes[HOST_SEEDS];
    const char *at; /* where the current line names it; NULL = not known to do so */
    size_t length;  /* 0 = none yet */
    char host[HOST_KEPT];
};

/* "STAMP HOST " of the last line of a syslog, for parsers/syslog.c. */
enum { SYSLOG_HEAD = 96 };
struct syslog_head {
    size_t length;      /* 0 = not kept */
    size_t host;        /* where it begins */
    uint64_t host_hash; /* its first one in host_hashes */
    struct stamp stamp;
    char text[SYSLOG_HEAD];
};

struct parser {
    const struct format *format;
    void *state;
    struct batch *out;
    struct stamp_reader stamps;
    struct stamp now;  /* of the current line: set it before the first record_add() */
    struct slice host; /* of lines that name none; a parser may set it line by line */
    struct host_hashes host_hashes;
    struct syslog_head syslog_head;

    /* Kept by parser_parse for record_add. */
    struct slice line;
    struct line_ref ref;
    bool identified;
    unsigned failures;
    int64_t equal_latest; /* time of the newest of them, WHEN_NONE = none yet */
    struct equal_line equal[EQUAL_SLOTS][EQUAL_WAYS];
};

/* All formats of the build, ended by NULL. */
extern const struct format *const formats[];
const struct format *format_find(struct slice name);

/* The format that bids most for the head of a stream; NULL if nobody does. */
const struct format *format_choose(struct slice head);

/* `zone` and `year` are the hints of stamp_reader; `host` names the machine of lines that name
 * none.  All must outlive the parser, as must `out`, which the caller may exchange between lines.
 */
void parser_start(struct parser *p, const struct format *format, const struct zone *zone, int year,
                  struct slice host, struct batch *out);
void parser_stop(struct parser *p);

/* Parse one line that begins at `offset`, and count it in the batch's account. */
enum line_kind parser_parse(struct parser *p, struct slice line, uint64_t offset);
void parser_finish(struct parser *p);

/* hash_bytes(p->host, seed) for seeds below HOST_SEEDS: of a log's lines nearly all name the host
 * that the line before them named. */
uint64_t parser_host_hash(struct parser *p, unsigned seed);

/* The identity of the current line, for record_add_late. */
struct line_ref parser_line(struct parser *p);

#endif
