#include "parsers/format.h"

static int bid(struct slice head)
{
    (void)head;
    return 0;
}

static enum line_kind parse(struct parser *p, struct slice line)
{
    (void)p;
    (void)line;
    return LINE_UNKNOWN;
}

const struct format format_postfix = {
    .name = "postfix",
    .title = "Postfix",
    .mta = MTA_POSTFIX,
    .bid = bid,
    .parse = parse,
};
