/*
 * letter_questions: the questions of a letter, in queries/questions_letter.c.
 */
#ifndef BOUNCESTAT_QUERIES_LETTER_QUESTIONS_H
#define BOUNCESTAT_QUERIES_LETTER_QUESTIONS_H

#include "queries/letter.h"
#include "queries/report_questions.h"

/* Failures of letters themselves do not count. */
#define NOT_OURS "ifnull(message_id, '') NOT LIKE '%" LETTER_ID "%'"
#define OF_BOTH_DAYS                                                                               \
    "id >= ?14 AND id < ?8 AND (id < ?15 OR id >= ?7) AND scope = 'edge' AND " NOT_OURS

extern const struct question question_letter_acts, question_letter_sent, question_letter_why,
    question_letter_addressed, question_letter_known, question_letter_greylisted,
    question_letter_forwards, question_letter_replies;

#endif
