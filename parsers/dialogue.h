/*
 * dialogue: an SMTP conversation as a session log shows it, line by line (RFC 5321, RFC 2920).
 *
 * Commands wait in a queue; each complete reply answers the oldest one, so that a reply is never
 * blamed on the command that happened to be written last (pipelining).  A dialogue is plain memory
 * of fixed size without pointers; what does not fit is forgotten, never an error.
 */
#ifndef BOUNCESTAT_PARSERS_DIALOGUE_H
#define BOUNCESTAT_PARSERS_DIALOGUE_H

#include "parsers/record.h"

enum verb {
    VERB_NONE, /* nothing waits: the banner, a time-out, a farewell */
    VERB_HELO, /* EHLO, HELO, LHLO */
    VERB_STARTTLS,
    VERB_AUTH,
    VERB_MAIL,
    VERB_RCPT,
    VERB_DATA,
    VERB_BODY,  /* the final dot, or BDAT ... LAST */
    VERB_CHUNK, /* BDAT without LAST */
    VERB_QUIT,
    VERB_OTHER /* any other word, and what follows a 334 */
};

enum { DIALOGUE_WAITING = 24, DIALOGUE_RECIPIENTS = 24, DIALOGUE_BYTES = 640, REPLY_BYTES = 704 };

/* A piece of `bytes`. */
struct dialogue_text {
    uint16_t at, length;
    uint8_t present;
};

struct dialogue {
    uint8_t waiting, accepted, refused; /* of the open transaction */
    uint8_t lost;                       /* accepted recipients that found no room */
    uint8_t in_mail;                    /* a transaction is open */
    uint8_t greeted;                    /* the banner has been seen */
    uint8_t helloed;                    /* EHLO or HELO has been answered well */
    uint16_t used, reply_length;
    struct {
        uint8_t verb;
        struct dialogue_text address;
    } queue[DIALOGUE_WAITING];
    struct dialogue_text sender, recipients[DIALOGUE_RECIPIENTS];
    char bytes[DIALOGUE_BYTES];
    char reply[REPLY_BYTES]; /* the lines so far of a reply that goes on */
};

/* What a complete reply answered. */
struct answer {
    enum verb verb;
    enum stage stage;
    unsigned code;
    struct slice text;      /* unfolded; in the line or the batch */
    struct slice recipient; /* of RCPT */
    bool first;             /* nothing was said before it: a banner, or a refusal in its place */
    bool echo; /* only repeats what an earlier refusal of the transaction said (503 after RCPT) */
};

/* Does it refuse something?  Without a command only a banner does; later it is a time-out or a
 * farewell.  Of a session whose beginning is missing (`partial`), a permanent refusal still
 * answered something. */
static inline bool answer_refuses(const struct answer *answer, bool partial)
{
    if (answer->code < 400 || answer->echo)
        return false;
    if (answer->verb == VERB_NONE)
        return partial ? answer->code >= 500 : answer->first;
    return answer->stage != STAGE_NONE;
}

/* The line is a command of SMTP, or looks like one ("EHLO x", "MAIL FROM:<a@b>"). */
enum verb verb_of(struct slice line);

void dialogue_command(struct dialogue *d, struct slice line);

/* The log says that MAIL was received.  If the command itself is not in it (a piece of a log), let
 * the next reply be the one to it. */
void dialogue_expect_mail(struct dialogue *d);

/* A reply line.  True when it completes a reply; then the answer is filled in, else only its code,
 * which is 0 for what is no reply.  Addresses in it and those of dialogue_sender and
 * dialogue_recipient hold until the next call that takes `d`. */
bool dialogue_reply(struct dialogue *d, struct parser *p, struct slice line, struct answer *out_r);

/* Envelope of the transaction that is open or, right after the reply to its body, has ended. */
struct slice dialogue_sender(const struct dialogue *d);
struct slice dialogue_recipient(const struct dialogue *d, unsigned i);

/* The address of "MAIL FROM:<a@b> SIZE=1", "RCPT To: a@b", "<a@b>, Sender ok"; absent = none. */
struct slice dialogue_address(struct slice text);

#endif
