#include "causes/quote.h"

/* May a quoted reply begin behind this byte? */
static bool opens(char c)
{
    return c == ' ' || c == '"' || c == '<' || c == '(' || c == ':' || c == '=' || c == '>' ||
           c == '[' || c == '\'';
}

/* A reply of failure at the head: a code that servers use, and words behind it. */
static bool is_reply(struct slice text)
{
    struct slice rest = text;
    unsigned code = reply_code(&rest);
    if (code < 400 || rest.len < 4 || code == 400 || code == 500)
        return false;
    return code < 460 || code == 471 || (code > 500 && code < 560) || code == 571;
}

/* Only behind a mark that quotes: `said: 550`, `[192.0.2.1]: 550`, `"550`, `<451`, `LED=550`. */
static bool is_quoted(struct slice text, size_t at)
{
    if (at == 0 || !opens(text.ptr[at - 1]) || !is_reply(slice_from(text, at)))
        return false;
    if (text.ptr[at - 1] != ' ')
        return true;
    return at > 1 && strchr(":>-;", text.ptr[at - 2]);
}

static struct slice without_tail(struct slice reply)
{
    static const char *const tails[] = {" (in reply to ", "};{", "]; {", "\". Attempted failover"};
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        size_t at = slice_search(reply, slice_of(tails[i]));
        if (at != SLICE_NONE)
            reply = slice_first(reply, at);
    }
    return slice_trim(reply);
}

struct slice quote_inner(struct slice text)
{
    for (size_t at = text.len; at-- > 1;)
        if (byte_is_digit(text.ptr[at]) && is_quoted(text, at))
            return without_tail(slice_from(text, at));
    return without_tail(text);
}
