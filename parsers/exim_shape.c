/*
 * refused connection from mx.example.org [192.0.2.7] (host_reject_connection)
 * SMTP call from (mail.example) [192.0.2.7] dropped: too many nonmail commands (last was "NOOP")
 *
 * Matches a line with the table of shapes, and says what the row says.
 */
#include "parsers/exim_shape.h"

static bool match(struct slice pattern, struct slice text, struct exim_match *out);

/* %*: as little as lets the rest of the pattern match. */
static bool match_any(struct slice pattern, struct slice text, struct exim_match *out)
{
    if (pattern.len == 0)
        return true;
    size_t mark = slice_find(pattern, '%');
    struct slice literal = slice_first(pattern, mark);
    for (;;) {
        size_t at = slice_search(text, literal);
        if (at == SLICE_NONE)
            return false;
        text = slice_from(text, at);
        if (match(pattern, text, out))
            return true;
        if (text.len == 0)
            return false;
        text = slice_from(text, 1);
    }
}

/* A command in quotes.  Before 4.99 quotes within it are raw, so it ends at the last quote that the
 * client's identity can follow. */
static bool read_command(struct slice *cursor, struct slice *out_r)
{
    struct slice s = *cursor;
    if (!slice_skip(&s, S("\"")))
        return false;
    size_t host = slice_rsearch(s, S("\" H=")), user = slice_rsearch(s, S("\" U="));
    size_t end = host == SLICE_NONE ? user : host;
    if (end == SLICE_NONE)
        end = slice_find(s, '"');
    if (end == SLICE_NONE)
        return false;
    *out_r = slice_first(s, end);
    *cursor = slice_from(s, end + 1);
    return true;
}

static bool read_identity(struct slice *cursor, struct exim_match *out)
{
    struct exim_fields fields = {0};
    struct slice s = *cursor;
    bool found = slice_skip(&s, S("local process")) || exim_field(&s, &fields) ||
                 exim_host(&s, &fields.host);
    if (!found)
        return false;
    struct slice rest = s;
    while (slice_skip(&rest, S(" ")) && exim_field(&rest, &fields))
        s = rest;
    struct slice sender = out->fields.sender;
    out->fields = fields;
    if (!slice_present(fields.sender))
        out->fields.sender = sender;
    *cursor = s;
    return true;
}

static bool read_word(struct slice *cursor)
{
    size_t end = slice_find(*cursor, ' ');
    if (end == SLICE_NONE)
        end = cursor->len;
    while (end && cursor->ptr[end - 1] == ':')
        end--;
    *cursor = slice_from(*cursor, end);
    return end > 0;
}

/* "tls_in_resumption": no sentence of Exim's begins so. */
static bool read_variable(struct slice *cursor)
{
    size_t i = 0;
    bool underscore = false;
    for (; i < cursor->len; i++) {
        char c = cursor->ptr[i];
        underscore |= c == '_';
        if (!(c == '_' || byte_is_digit(c) || (byte_is_alpha(c) && !byte_is_upper(c))))
            break;
    }
    *cursor = slice_from(*cursor, i);
    return underscore;
}

/* Letters and digits, and what of `marks` stands between them; at most 40 bytes. */
static bool read_label(struct slice *cursor, const char *marks)
{
    enum { LABEL = 40 };
    size_t i = 0;
    while (i < cursor->len && i < LABEL &&
           (byte_is_alnum(cursor->ptr[i]) || (cursor->ptr[i] && strchr(marks, cursor->ptr[i]))))
        i++;
    while (i && cursor->ptr[i - 1] == ' ')
        i--;
    *cursor = slice_from(*cursor, i);
    return i > 0;
}

static bool read_mark(char mark, struct slice *text, struct exim_match *out)
{
    uint64_t number;
    struct slice inner;
    switch (mark) {
    case 'h':
    case 'i':
        return read_identity(text, out);
    case 'a':
        return exim_bracketed(text, &inner) && slice_find(inner, '@') == SLICE_NONE;
    case 's':
        return exim_bracketed(text, &out->fields.sender);
    case 'r':
        return exim_bracketed(text, &out->recipient);
    case 'q':
        return read_command(text, &out->command);
    case 'w':
        return read_word(text);
    case 'v':
        return read_variable(text);
    case 'l':
        return read_label(text, " _/-");
    case 'k':
        return read_label(text, "/+-()");
    case '_':
        if (!slice_skip(text, S(" ")))
            return false;
        while (slice_skip(text, S(" ")))
            ;
        return true;
    case 'n':
        slice_skip(text, S("-"));
        return slice_number(text, UINT64_MAX / 16, &number);
    case 't':
        out->text = *text;
        *text = slice_from(*text, text->len);
        return true;
    default:
        return false;
    }
}

static bool match(struct slice pattern, struct slice text, struct exim_match *out)
{
    while (pattern.len) {
        size_t mark = slice_find(pattern, '%');
        if (!slice_skip(&text, slice_first(pattern, mark)))
            return false;
        if (mark == SLICE_NONE)
            return text.len == 0;
        char kind = pattern.ptr[mark + 1];
        pattern = slice_from(pattern, mark + 2);
        if (kind == '*')
            return match_any(pattern, text, out);
        if (!read_mark(kind, &text, out))
            return false;
    }
    return text.len == 0;
}

/* How many bytes stand before the first mark, if they agree; else SLICE_NONE.  Nearly all rows are
 * out at the first byte, which stands in the row itself: the text of a pattern would be one more
 * line of the cache to fetch. */
static size_t head_length(const struct exim_shape *row, struct slice text)
{
    if (row->first == '%')
        return 0;
    if (row->first != text.ptr[0])
        return SLICE_NONE;
    struct slice pattern = row->pattern;
    size_t i = 1;
    while (i < pattern.len && i < text.len && pattern.ptr[i] == text.ptr[i] &&
           pattern.ptr[i] != '%')
        i++;
    return i == pattern.len || pattern.ptr[i] == '%' ? i : SLICE_NONE;
}

static const struct exim_shape *find(const struct exim_shape *rows, size_t count, struct slice text,
                                     struct exim_match *out_r)
{
    for (size_t i = 0; text.len && i < count; i++) {
        size_t head = head_length(&rows[i], text);
        if (head == SLICE_NONE)
            continue;
        *out_r = (struct exim_match){0};
        if (match(slice_from(rows[i].pattern, head), slice_from(text, head), out_r))
            return &rows[i];
    }
    return NULL;
}

const struct exim_shape *exim_shape_find(struct slice text, struct exim_match *out_r)
{
    const struct exim_shape *shape = find(exim_shapes, exim_shape_count, text, out_r);
    return shape ? shape : find(exim_customs, exim_custom_count, text, out_r);
}

bool exim_shape_known(struct slice text)
{
    struct exim_match found;
    return find(exim_shapes, exim_shape_count, text, &found) != NULL;
}

struct slice exim_flood_client(struct slice text)
{
    struct exim_match found;
    text = exim_behind_pid(text);
    if (!slice_starts(text, S("SMTP call from ")))
        return (struct slice){0};
    const struct exim_shape *shape = exim_shape_find(text, &found);
    return shape && shape->meaning == SHAPE_FLOOD ? found.fields.host.ip : (struct slice){0};
}

/* The default of smtp_in.c for a command that makes no sense, here or at all. */
static unsigned syntax_code(const struct exim_match *found)
{
    if (slice_starts(found->text, S("unrecognized command")))
        return 500;
    if (slice_contains(found->text, S("not supported")))
        return 504;
    static const struct slice sequence[] = {{"must precede", 12},
                                            {"not yet given", 13},
                                            {"already given", 13},
                                            {"in progress", 11}};
    for (size_t i = 0; i < sizeof(sequence) / sizeof(sequence[0]); i++)
        if (slice_contains(found->text, sequence[i]))
            return 503;
    return 501;
}

/* "CODE TEXT[ (set_id=ID)][: DETAIL]" of an authenticator; only 435 has a detail (smtp_in.c).  The
 * id is the account that was tried, and the client's to choose, brackets and all: it is no part of
 * the reply. */
static struct slice take_account(struct parser *p, struct slice text, struct slice *account_r)
{
    struct slice rest = text, reply, part;
    if (!slice_cut_at(&rest, S(" (set_id="), &reply))
        return text;
    struct slice id = rest, detail = {0};
    while (slice_starts(text, S("435")) && slice_cut_at(&rest, S("): "), &part)) {
        id.len = (size_t)(rest.ptr - id.ptr) - 3;
        detail = rest;
    }
    if (!slice_present(detail) && slice_ends(id, S(")")))
        id.len--;
    if (id.len)
        *account_r = id;
    reply = slice_trim(reply);
    return slice_present(detail)
               ? arena_printf(&p->out->arena, "%.*s: %.*s", SLICE_ARG(reply), SLICE_ARG(detail))
               : reply;
}

static void add_refusal(struct parser *p, const struct exim_line *line,
                        const struct exim_shape *shape, struct exim_match *found)
{
    enum stage stage = shape->stage;
    unsigned code = shape->code;
    if (shape->meaning == SHAPE_SYNTAX) {
        stage = exim_command_stage(found->command);
        if (code == 0)
            code = syntax_code(found);
    }
    struct slice text = slice_present(found->text) ? found->text : shape->text, account = {0};
    if (stage == STAGE_AUTH)
        text = take_account(p, text, &account);
    bool temporary = shape->meaning == SHAPE_TEMPFAILED || slice_starts(text, S("4"));
    struct record *record = exim_refuse(p, line, &found->fields, stage, temporary, code, text);
    if (slice_present(found->recipient))
        record->recipient = found->recipient;
    if (slice_present(account))
        record->account = account;
}

static void add_message(struct parser *p, const struct exim_line *line, unsigned flags)
{
    if (!slice_present(line->queue_id))
        return;
    struct record *record = record_add(p, RECORD_MESSAGE);
    record->queue_id = line->queue_id;
    record->flags = flags;
}

bool exim_shape(struct parser *p, struct exim_line *line, enum line_kind *kind_r)
{
    struct exim_match found;
    const struct exim_shape *shape = exim_shape_find(line->text, &found);
    if (!shape)
        return false;
    *kind_r = LINE_CONTEXT;
    line->main_only = shape->main_only;
    switch (shape->meaning) {
    case SHAPE_CONTEXT:
        break;
    case SHAPE_REFUSED:
    case SHAPE_TEMPFAILED:
    case SHAPE_SYNTAX:
    case SHAPE_FLOOD:
        if (shape->meaning == SHAPE_SYNTAX)
            line->syntax = found.fields.host.ip;
        add_refusal(p, line, shape, &found);
        *kind_r = LINE_EVENT;
        break;
    case SHAPE_END:
        add_message(p, line, RECORD_END);
        break;
    case SHAPE_REMOVED:
        add_message(p, line, RECORD_REMOVED);
        break;
    }
    return true;
}
