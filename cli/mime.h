/*
 * mime: text made fit for a mail message (RFC 2045, 2047, 5322).
 */
#ifndef BOUNCESTAT_CLI_MIME_H
#define BOUNCESTAT_CLI_MIME_H

#include "base/arena.h"

#include <stdio.h>

/* "Name: value", folded at 76 columns.  What is not printable ASCII becomes encoded words; no value
 * can begin another header. */
void mime_header(FILE *file, const char *name, struct slice value);

/* A list of addresses is folded after commas and must be ASCII (mime_addresses_valid). */
void mime_address_header(FILE *file, const char *name, struct slice addresses);
bool mime_addresses_valid(struct slice addresses);

/* The next of a list, without blanks; `bare` without a display name and <>.  False at the end. */
bool mime_address_next(struct slice *list, struct slice *bare_r);

/* "Fri, 20 Nov 2026 06:00:00 +0000" */
struct slice mime_date(struct arena *arena, int64_t instant);

/* Quoted-printable, lines of at most 76 columns; "From " and "." at a line's start are quoted. */
void mime_quoted(FILE *file, struct slice text);

/* Base64, lines of 76 columns; line ends become CRLF first (RFC 2045, 6.8). */
void mime_base64(FILE *file, struct slice text);

#endif
