/*
 * quote: the SMTP reply inside what people paste.
 *
 * Mail programs and servers wrap a refusal in sentences of their own: an Exim bounce, Exchange's
 * diagnostic block, an Outlook dialog, a Java stack trace, a Postfix "said:" line.  quote_read
 * finds the reply and what the wrapping tells about it.
 */
#ifndef BOUNCESTAT_CAUSES_QUOTE_H
#define BOUNCESTAT_CAUSES_QUOTE_H

#include "base/arena.h"
#include "base/reply.h"
#include "base/words.h"

struct quote {
    const char *wrapper; /* "Exim bounce", "Outlook dialog" ...; "SMTP reply" for a bare one */
    struct slice reply;  /* the refusal itself, on one line; never absent */
    unsigned code;       /* 0 = none */
    struct status status;
    enum stage stage;
    enum direction direction;
    struct slice remote_host, remote_ip; /* absent when not told */
    struct slice recipient;
};

/* Reads any text, of one or many lines.  Always gives an answer: in the worst case the reply is the
 * text itself with its blanks joined.  Slices point into `text` or into the arena. */
void quote_read(struct arena *arena, struct slice text, struct quote *out_r);

/* The innermost failure that a one-line text quotes: of "unverified address: host mx.example.com
 * said: 550 5.1.1 unknown (in reply to RCPT TO command)" it is "550 5.1.1 unknown".  The text
 * itself when it quotes nothing.  A view, no copy. */
struct slice quote_inner(struct slice text);

#endif
