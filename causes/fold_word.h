/*
 * fold_word: which words of a reply vary from mail to mail.
 *
 * A word here is a run of letters, digits and . - _ # $ ~ as fold cuts it.
 */
#ifndef BOUNCESTAT_CAUSES_FOLD_WORD_H
#define BOUNCESTAT_CAUSES_FOLD_WORD_H

#include "base/slice.h"

enum word_class {
    WORD_PLAIN,   /* stays */
    WORD_NUMBER,  /* <n> */
    WORD_UNIT,    /* <n> and the letters behind the digits: 25MB, 10-minute */
    WORD_IP,      /* <ip> */
    WORD_IP_HOST, /* an address in front of a name: 2.0.0.127.zen.example.org */
    WORD_HOST,    /* <host> */
    WORD_FILE,    /* <file> and the extension */
    WORD_ID,      /* <id> */
    WORD_DATE,    /* <date> */
};

/* Class of a word; for WORD_UNIT, WORD_FILE and WORD_IP_HOST *keep_r is the part that stays. */
enum word_class word_class(struct slice word, struct slice *keep_r);

/* "12:30:59", "2026-11-21", "2026-11-21T12:30:59.123Z"; and an IPv6 address. */
bool word_is_time(struct slice word);
bool word_is_ip6(struct slice word);

/* Mon..Sun, Jan..Dec: part of a date when numbers stand beside it. */
bool word_is_day_or_month(const char word[3]);
static inline bool word_is_calendar(struct slice word)
{
    return word.len == 3 && byte_is_upper(word.ptr[0]) && word_is_day_or_month(word.ptr);
}

/* A word that replies are made of ("user", "mailbox", "blocked"), which therefore must stay even
 * when somebody's local part or HELO name is spelt like it. */
bool word_is_common(struct slice word);

#endif
