#include "causes/quote.h"

#include "causes/needle.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The most that is read of a pasted text. */
enum { PASTE_MAX = 65536 };

/* --- the reply inside a line ---------------------------------------------------------------- */

/* A reply of failure at the head.  400 and 500 are round numbers that count other things. */
static bool is_reply(struct slice text)
{
    struct slice rest = text;
    unsigned code = reply_code(&rest);
    return code > 400 && code != 500 && (rest.len == 0 || rest.len > 3);
}

/* Only behind a mark that quotes: `said: 550`, `[192.0.2.1]: 550`, `"550`, `<451`, `LED=550`. */
static bool is_quoted(struct slice text, size_t at)
{
    if (!byte_is_digit(text.ptr[at]) || !is_reply(slice_from(text, at)))
        return false;
    char before = at ? text.ptr[at - 1] : ':';
    if (before != ' ')
        return strchr("\"<(:;=>['#", before) != NULL;
    return at > 1 && strchr(":>-;<", text.ptr[at - 2]);
}

/* What wrappers write behind the reply. */
static struct slice without_tail(struct slice reply)
{
    static const char *const tails[] = {
        " (in reply to ",
        " (IN REPLY TO ",
        "};{",
        "]; {",
        "\". Attempted failover",
        " ##",
        "> #SMTP#",
        "', Port:",
        "', Server Error:",
        ", Server Error:",
        " Giving up on ",
        " at com.",
        " at javax.",
        " at jakarta.",
        " at org.",
        " at java.",
        " Original message headers",
        " Reporting-MTA:",
        " Last-Attempt-Date:",
        " Remote-MTA:",
        " ----- ",
        "; nested exception",
    };
    struct trigrams trigrams; /* nearly all texts have no tail: a tenth of searching them all */
    trigrams_of(reply, &trigrams);
    for (size_t i = 0; i < COUNT(tails); i++) {
        struct slice tail = slice_of(tails[i]);
        if (trigrams_may_hold(&trigrams, tail))
            reply = slice_first(reply, slice_search(reply, tail));
    }
    return slice_trim(reply);
}

struct slice quote_inner(struct slice text)
{
    for (size_t at = text.len; at-- > 1;)
        if (is_quoted(text, at))
            return without_tail(slice_from(text, at));
    return without_tail(text);
}

/* --- pasted text ---------------------------------------------------------------------------- */

/* Wrappers by what only they write; the first whose mark occurs counts, so nested ones (a Java
 * trace of an Exim answer) stand outermost first. */
static const struct wrapper {
    const char *name, *mark;
    enum stage stage;
} wrappers[] = {
    {"Java mail exception", "SMTPAddressFailedException", STAGE_RCPT},
    {"Java mail exception", "SMTPSenderFailedException", STAGE_MAIL},
    {"Java mail exception", "com.sun.mail.smtp", STAGE_NONE},
    {"Java mail exception", "javax.mail.", STAGE_NONE},
    {"Java mail exception", "jakarta.mail.", STAGE_NONE},
    {"Python smtplib exception", "SMTPRecipientsRefused", STAGE_RCPT},
    {"Python smtplib exception", "SMTPSenderRefused", STAGE_MAIL},
    {"Python smtplib exception", "SMTPDataError", STAGE_MESSAGE},
    {"Python smtplib exception", "SMTPAuthenticationError", STAGE_AUTH},
    {"Outlook dialog", "Error Number: 0x", STAGE_NONE},
    {"Outlook dialog", "erver responded:", STAGE_NONE},
    {"Exim bounce", "SMTP error from remote mail", STAGE_NONE},
    {"Exim bounce", "LMTP error from remote mail", STAGE_NONE},
    {"Exchange bounce", "Generating server:", STAGE_NONE},
    {"Exchange bounce", "Diagnostic information for administrators", STAGE_NONE},
    {"Exchange bounce", " ##", STAGE_NONE},
    {"Exchange bounce", "emote Server returned", STAGE_NONE},
    {"Exchange bounce", "emote server returned", STAGE_NONE},
    {"Exchange bounce", "{LED=", STAGE_NONE},
    {"Delivery status notification", "Diagnostic-Code:", STAGE_NONE},
    {"Gmail bounce", "response from the remote server was:", STAGE_NONE},
    {"Gmail bounce", "The response was:", STAGE_NONE},
    {"qmail bounce", "Remote host said:", STAGE_NONE},
    {"sendmail bounce", "while talking to ", STAGE_NONE},
    {"Postfix report", " said: ", STAGE_NONE},
    {"Postfix report", " refused to talk to me: ", STAGE_CONNECT},
    {"MDaemon transcript", "<-- ", STAGE_NONE},
};

/* The command that was refused, in the words of the wrappers. */
static const struct command {
    const char *words;
    enum stage stage;
} commands[] = {
    {"in reply to RCPT TO", STAGE_RCPT},
    {"in reply to MAIL FROM", STAGE_MAIL},
    {"in reply to end of DATA", STAGE_MESSAGE},
    {"in reply to DATA", STAGE_DATA},
    {"in reply to HELO", STAGE_HELO},
    {"in reply to EHLO", STAGE_HELO},
    {"in reply to STARTTLS", STAGE_STARTTLS},
    {"after RCPT TO", STAGE_RCPT},
    {"after pipelined RCPT TO", STAGE_RCPT},
    {"after MAIL FROM", STAGE_MAIL},
    {"after pipelined MAIL FROM", STAGE_MAIL},
    {"after end of data", STAGE_MESSAGE},
    {"after DATA", STAGE_DATA},
    {"after pipelined", STAGE_DATA},
    {"after HELO", STAGE_HELO},
    {"after EHLO", STAGE_HELO},
    {"after STARTTLS", STAGE_STARTTLS},
    {"after initial connection", STAGE_CONNECT},
    {">>> RCPT", STAGE_RCPT},
    {">>> MAIL", STAGE_MAIL},
    {">>> DATA", STAGE_MESSAGE},
    {"does not like recipient", STAGE_RCPT},
    {"rejected e-mail address", STAGE_RCPT},
    {"failed after I sent the message", STAGE_MESSAGE},
};

/* One line of all: blanks joined, quote marks of forwarded mail left out. */
static struct slice join(struct arena *arena, struct slice text)
{
    text = slice_first(text, PASTE_MAX);
    char *room = arena_take(arena, text.len + 1);
    size_t n = 0;
    bool fresh = true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0';
        if (c == '\n' || (fresh && c == '>' && i + 1 < text.len && text.ptr[i + 1] != '>')) {
            fresh = true;
            blank = true;
        } else if (!blank) {
            fresh = false;
        }
        if (!blank)
            room[n++] = c;
        else if (n && room[n - 1] != ' ')
            room[n++] = ' ';
    }
    return slice_trim(slice_make(room, n));
}

static const struct wrapper *find_wrapper(struct slice text)
{
    for (size_t i = 0; i < COUNT(wrappers); i++)
        if (slice_contains(text, slice_of(wrappers[i].mark)))
            return &wrappers[i];
    return NULL;
}

/* The first reply behind the wrapper's mark, else anywhere, else what follows the mark. */
static struct slice find_reply(struct slice text, const struct wrapper *wrapper)
{
    size_t mark = slice_search(text, slice_of(wrapper->mark));
    for (size_t at = mark; at < text.len; at++)
        if (is_quoted(text, at))
            return slice_from(text, at);
    for (size_t at = 0; at < mark; at++)
        if (is_quoted(text, at))
            return slice_from(text, at);
    size_t end = mark + strlen(wrapper->mark);
    bool labelled = wrapper->mark[strlen(wrapper->mark) - 1] == ':';
    struct slice rest = slice_trim(slice_from(text, end));
    return labelled && rest.len ? rest : text;
}

/* A quote mark that opened before the reply closes behind it. */
static struct slice without_close(struct slice text, struct slice reply)
{
    size_t at = (size_t)(reply.ptr - text.ptr);
    char open = at ? text.ptr[at - 1] : ' ';
    char close = open == '<' ? '>' : open == '(' ? ')' : open == '[' ? ']' : open;
    if ((open == '\'' || open == '"' || close != open) && reply.len) {
        size_t end = slice_rfind(reply, close);
        if (end != SLICE_NONE && end > 4 && end + 3 > reply.len)
            reply = slice_first(reply, end);
    }
    return slice_trim(reply);
}

/* Python: (550, b'5.1.1 User unknown'). */
static bool read_tuple(struct arena *arena, struct slice text, struct slice *reply_r)
{
    for (size_t at = 0; at + 8 < text.len; at++) {
        struct slice code = slice_make(text.ptr + at + 1, 3), rest = code;
        if (text.ptr[at] != '(' || !reply_code(&rest))
            continue;
        rest = slice_from(text, at + 4);
        if (!slice_skip(&rest, S(", b'")) && !slice_skip(&rest, S(", '")))
            continue;
        size_t end = slice_search(rest, S("'"));
        if (end != SLICE_NONE)
            rest = slice_first(rest, end);
        *reply_r = arena_printf(arena, "%.*s %.*s", SLICE_ARG(code), SLICE_ARG(rest));
        return true;
    }
    return false;
}

static bool is_name_byte(char c)
{
    return byte_is_alnum(c) || c == '.' || c == '-' || c == '_';
}

static struct slice name_at(struct slice text)
{
    size_t n = 0;
    while (n < text.len && is_name_byte(text.ptr[n]))
        n++;
    while (n && text.ptr[n - 1] == '.')
        n--;
    struct slice name = slice_first(text, n);
    return slice_find(name, '.') == SLICE_NONE ? (struct slice){0} : name;
}

/* Exchange writes "mx.example.com #554 5.7.1 ..." when another server refused. */
static struct slice name_before(struct slice text, struct slice reply)
{
    size_t end = (size_t)(reply.ptr - text.ptr), start;
    if (reply.ptr < text.ptr || end > text.len || end < 3 ||
        !slice_ends(slice_first(text, end), S(" #")))
        return (struct slice){0};
    for (start = end - 2; start && is_name_byte(text.ptr[start - 1]);)
        start--;
    struct slice name = slice_make(text.ptr + start, end - 2 - start);
    bool whole = start == 0 || text.ptr[start - 1] == ' ';
    return whole && slice_find(name, '.') != SLICE_NONE ? name : (struct slice){0};
}

/* "host mx.example.com [192.0.2.1]", "Remote-MTA: dns; mx.example.com". */
static void find_host(struct slice text, struct quote *q)
{
    static const char *const marks[] = {"host ",
                                        "Remote-MTA: dns; ",
                                        "while talking to ",
                                        "Generating server: ",
                                        "server for the recipient domain ",
                                        "Server: '"};
    q->remote_host = name_before(text, q->reply);
    for (size_t i = 0; i < COUNT(marks) && !q->remote_host.ptr; i++) {
        size_t at = slice_search(text, slice_of(marks[i]));
        if (at == SLICE_NONE)
            continue;
        struct slice rest = slice_from(text, at + strlen(marks[i]));
        q->remote_host = name_at(rest);
        if (!q->remote_host.ptr)
            continue;
        struct slice behind = slice_trim(slice_from(rest, q->remote_host.len)), ip;
        if (slice_skip(&behind, S("[")) && slice_cut(&behind, ']', &ip) && ip.len < 46)
            q->remote_ip = ip;
    }
}

static bool is_mail_byte(char c)
{
    return is_name_byte(c) || (c && strchr("+=~!#$%&'*/?^`{|}", c)) || (unsigned char)c >= 0x80;
}

/* The first address of the text that does not stand behind "from". */
static void find_recipient(struct slice text, struct quote *q)
{
    for (size_t at = 1; at + 1 < text.len; at++) {
        if (text.ptr[at] != '@' || !is_mail_byte(text.ptr[at - 1]) ||
            !name_at(slice_from(text, at + 1)).ptr)
            continue;
        size_t start = at;
        while (start && is_mail_byte(text.ptr[start - 1]))
            start--;
        while (start < at && strchr("'`{|", text.ptr[start]))
            start++; /* quote marks, however valid in an address */
        struct slice before = slice_first(text, start);
        size_t length = at - start + 1 + name_at(slice_from(text, at + 1)).len;
        if (slice_ends_nocase(before, S("from:<")) || slice_ends_nocase(before, S("from: ")))
            continue;
        q->recipient = slice_make(text.ptr + start, length);
        return;
    }
}

/* A field of a delivery report (RFC 3464), unfolded and without its type: of "Diagnostic-Code:
 * smtp; 550 5.1.1 unknown" the part behind the semicolon.  Absent when there is none. */
static struct slice report_field(struct arena *arena, struct slice text, struct slice name)
{
    struct slice rest = text, line, value = {0};
    while (slice_next(&rest, '\n', &line)) {
        bool more = line.len && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
        if (value.ptr && !more)
            break;
        if (value.ptr)
            value.len = (size_t)(line.ptr + line.len - value.ptr);
        else if (slice_starts_nocase(line, name))
            value = slice_from(line, name.len);
    }
    struct slice type;
    if (!value.ptr)
        return value;
    value = join(arena, value);
    slice_cut(&value, ';', &type);
    return slice_trim(value);
}

/* What a delivery report says of its first recipient is surer than the words before it. */
static void read_report(struct arena *arena, struct slice text, struct quote *q)
{
    struct slice reply = report_field(arena, text, S("Diagnostic-Code:"));
    if (!reply.len)
        return;
    struct slice host = name_at(report_field(arena, text, S("Remote-MTA:")));
    struct slice recipient = report_field(arena, text, S("Final-Recipient:"));
    struct slice head = reply;
    if (!reply_code(&head))
        for (size_t at = 0; at < reply.len; at++)
            if (is_quoted(reply, at)) {
                reply = slice_from(reply, at);
                break;
            }
    q->reply = without_tail(reply);
    reply_head(q->reply, &q->code, &q->status);
    if (host.ptr && !slice_equal_nocase(host, q->remote_host)) {
        q->remote_host = host;
        q->remote_ip = (struct slice){0};
    }
    if (slice_find(recipient, '@') != SLICE_NONE)
        q->recipient = recipient;
}

static enum stage find_stage(struct slice text, const struct wrapper *wrapper)
{
    for (size_t i = 0; i < COUNT(commands); i++)
        if (slice_contains_nocase(text, slice_of(commands[i].words)))
            return commands[i].stage;
    return wrapper ? wrapper->stage : STAGE_NONE;
}

void quote_read(struct arena *arena, struct slice text, struct quote *out_r)
{
    struct slice line = join(arena, text);
    struct slice head = line;
    bool bare = reply_code(&head) != 0;
    const struct wrapper *wrapper = bare ? NULL : find_wrapper(line);
    *out_r = (struct quote){.wrapper = wrapper ? wrapper->name
                                       : bare  ? "SMTP reply"
                                               : "plain text",
                            .reply = line,
                            .stage = find_stage(line, wrapper)};
    if (wrapper && !read_tuple(arena, line, &out_r->reply))
        out_r->reply = without_close(line, without_tail(find_reply(line, wrapper)));
    else if (!wrapper)
        out_r->reply = without_tail(line);
    reply_head(out_r->reply, &out_r->code, &out_r->status);
    if (wrapper) {
        out_r->direction = DIRECTION_OUTBOUND;
        find_host(line, out_r);
        find_recipient(line, out_r);
        read_report(arena, slice_first(text, PASTE_MAX), out_r);
    }
}
