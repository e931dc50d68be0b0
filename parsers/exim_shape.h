/*
 * exim_shape: the table of Exim's lines that are neither deliveries nor ACL verdicts.
 *
 * A pattern is literal text with these marks:
 *
 *   %h  a host, "NAME (HELO) [IP]:PORT" or "local process", and fields behind it
 *   %i  the same with tags, "H=... I=... U=..."; the bare form of older versions as well
 *   %s  <ADDRESS>: the sender
 *   %r  <ADDRESS>: the recipient
 *   %q  "COMMAND" as the client sent it
 *   %w  a word
 *   %n  a number
 *   %v  a variable's name: lower case, with an underscore
 *   %l  a label: a few words of letters and digits
 *   %k  one word of letters, digits and a few marks
 *   %_  blanks
 *   %a  <TEXT> without an address in it
 *   %t  the rest of the line: the text of the refusal
 *   %*  anything
 */
#ifndef BOUNCESTAT_PARSERS_EXIM_SHAPE_H
#define BOUNCESTAT_PARSERS_EXIM_SHAPE_H

#include "parsers/exim_line.h"

enum shape_meaning {
    SHAPE_CONTEXT,
    SHAPE_REFUSED,    /* for good: code */
    SHAPE_TEMPFAILED, /* for now: code */
    SHAPE_SYNTAX,     /* refused; the step is told by the command */
    SHAPE_FLOOD,      /* the last of several syntax errors ends the session */
    SHAPE_END,        /* of a message */
    SHAPE_REMOVED,    /* all of a message that was not yet delivered */
};

struct exim_shape {
    struct slice pattern;
    struct slice example;
    enum shape_meaning meaning;
    enum stage stage;
    uint16_t code;     /* Exim's own, fixed one */
    bool main_only;    /* refused, but not told in the reject log */
    char first;        /* byte of the pattern; here, a row is as long as a line of the cache */
    struct slice text; /* for lines that say it otherwise than in a text of its own */
};

extern const struct exim_shape exim_shapes[];
extern const size_t exim_shape_count;

/* The same for lines that an administrator's configuration writes. */
extern const struct exim_shape exim_customs[];
extern const size_t exim_custom_count;

struct exim_match {
    struct exim_fields fields;
    struct slice recipient, command, text;
};

/* The first row that the text matches, or NULL. */
const struct exim_shape *exim_shape_find(struct slice text, struct exim_match *out_r);

#endif
