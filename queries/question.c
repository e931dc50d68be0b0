#include "queries/question.h"

#include <stdarg.h>
#include <stdio.h>

void question_add(struct question *question, const char *format, ...)
{
    size_t room = QUESTION_SQL_MAX - question->len;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(question->sql + question->len, room, format, args);
    va_end(args);
    if (length < 0 || (size_t)length >= room)
        question->overflow = true;
    else
        question->len += (size_t)length;
}

static void add_param(struct question *question, struct param param)
{
    if (question->count == QUESTION_PARAMS_MAX) {
        question->overflow = true;
        return;
    }
    question->params[question->count++] = param;
    question_add(question, "?%zu", question->count);
}

void question_text(struct question *question, struct slice value)
{
    add_param(question, (struct param){.type = PARAM_TEXT, .text = value});
}

void question_number(struct question *question, int64_t value)
{
    add_param(question, (struct param){.type = PARAM_NUMBER, .number = value});
}

int question_ask(const struct question *question, struct store *store, struct rows **rows_r,
                 struct error *error)
{
    if (question->overflow)
        return error_set(error, "that is too much for one question: give fewer filters");
    return store_select(store, slice_make(question->sql, question->len), question->params,
                        question->count, rows_r, error);
}
