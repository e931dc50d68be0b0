/*
 * exim_field: the tagged fields of Exim's log lines, H=, F=, R=, T=, X= and so on.
 *
 * A line's fields are consumed from left to right; the first thing that is no field ends them.
 * Nothing in a line is ever searched for a tag, because HELO names, idents, senders, subjects and
 * replies are a stranger's text.
 */
#ifndef BOUNCESTAT_PARSERS_EXIM_FIELD_H
#define BOUNCESTAT_PARSERS_EXIM_FIELD_H

#include "parsers/exim_host.h"

/* Those that somebody asks for; the others are only stepped over. */
struct exim_fields {
    struct exim_host host;   /* H= */
    struct slice local_ip;   /* I= */
    struct slice sender;     /* F=<...>, F=... of local_scan */
    struct slice protocol;   /* P=esmtps */
    struct slice auth;       /* A=AUTHENTICATOR:ID */
    struct slice message_id; /* id= */
    struct slice reply;      /* C="..." */
};

/* Cursor at the first byte of a field; moves to the blank, colon or end behind it.  False, and
 * nothing moved, when no field of a known tag stands there. */
bool exim_field(struct slice *cursor, struct exim_fields *out_r);

/* Cursor: all fields from here on and the blanks between them.  It stops at a colon behind a
 * field, or at the first word that is no field (the blank before it is then skipped). */
void exim_field_all(struct slice *cursor, struct exim_fields *out_r);

/* The same, but it goes no further than the first host. */
void exim_field_host(struct slice *cursor, struct exim_fields *out_r);

/* Cursor: an address in angle brackets, quote-aware; its content without them.  False when there
 * is no closing bracket. */
bool exim_bracketed(struct slice *cursor, struct slice *out_r);

/* The id part of A=: "dovecot_login:user@example.org" is the account user@example.org. */
struct slice exim_account(struct slice auth);

#endif
