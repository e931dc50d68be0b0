/*
 * reply: the numbers at the head of an SMTP reply (RFC 5321 section 4.2, RFC 3463).
 */
#ifndef BOUNCESTAT_BASE_REPLY_H
#define BOUNCESTAT_BASE_REPLY_H

#include "base/slice.h"

/* An enhanced status code class.subject.detail; class 0 = none. */
struct status {
    uint8_t class;
    uint16_t subject;
    uint16_t detail;
};

/* Cursor: a reply code 200..599 that is followed by a blank, `-`, or the end; moves over the code
 * alone.  0 and nothing moved when there is none. */
unsigned reply_code(struct slice *cursor);

/* Cursor: a status d.ddd.ddd of class 2, 4 or 5 that is followed by no further digit or dot.
 * False and nothing moved when there is none. */
bool reply_status(struct slice *cursor, struct status *out_r);

/* Code and status at the head of a reply text: "550 5.1.1 ...", "550-5.1.1 ...", "5.1.1 ...",
 * "#5.1.1 ...", "550 #5.1.1 ...".  Absent parts become 0.  Returns the words behind them. */
struct slice reply_head(struct slice text, unsigned *code_r, struct status *status_r);

/* Write "5.1.1" and a NUL; returns its length, 0 for no status. */
enum { STATUS_TEXT = 16 };
size_t status_text(struct status status, char out[STATUS_TEXT]);

/* One number for a status (class*1000000 + subject*1000 + detail) and back; 0 = none. */
uint32_t status_pack(struct status status);
struct status status_unpack(uint32_t packed);

#endif
