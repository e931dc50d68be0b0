/*
 * SMTP error from remote mail server after RCPT TO:<bob@example.net>: 550 5.1.1 no such user
 * SMTP error from remote mailer after MAIL FROM:<a@example.org> SIZE=99: host mx.example.net
 *   [192.0.2.9]: 550 go away
 *
 * REASON = one of the families below; the peer's reply is what follows the command.  Up to 4.84 the
 * peer is named within the text, later by H= before it.
 */
#include "parsers/exim_line.h"

enum family {
    FAMILY_REPLY,  /* WORDS COMMAND: [host NAME [IP]: ]REPLY */
    FAMILY_STEP,   /* WORDS COMMAND: the peer went silent or away, or spoke nonsense */
    FAMILY_NAMED,  /* WORDS NAME [IP]WORDS */
    FAMILY_REMOTE, /* a fault of the conversation with the peer */
    FAMILY_LOCAL,  /* a fault of this machine */
    FAMILY_WAIT,   /* no attempt was made */
    FAMILY_EXPIRED,
};

enum protocol {
    PROTOCOL_SMTP,
    PROTOCOL_PRDR, /* SMTP with an answer to the message for each recipient */
    PROTOCOL_LMTP, /* the same; to a host, or to a program or socket of this machine */
};

struct reason {
    struct slice words; /* the text begins with them */
    enum family family;
    enum protocol protocol;
    enum stage stage; /* of a FAMILY_REMOTE or _LOCAL */
};

#define REASON(literal, ...)                                                                       \
    {                                                                                              \
        .words = {(literal), sizeof(literal) - 1}, __VA_ARGS__                                     \
    }

/* Of two rows of which one begins with the other the longer comes first. */
static const struct reason reasons[] = {
    REASON("SMTP error from remote mail server after ", .family = FAMILY_REPLY),
    REASON("SMTP error from remote mailer after ", .family = FAMILY_REPLY),
    REASON("LMTP error after ", .family = FAMILY_REPLY, .protocol = PROTOCOL_LMTP),
    REASON("PRDR error after ", .family = FAMILY_REPLY, .protocol = PROTOCOL_PRDR),
    REASON("SMTP timeout after ", .family = FAMILY_STEP),
    REASON("LMTP timeout after ", .family = FAMILY_STEP, .protocol = PROTOCOL_LMTP),
    REASON("SMTP timeout while connected to ", .family = FAMILY_NAMED),
    REASON("Remote host closed connection in response to ", .family = FAMILY_STEP),
    REASON("Remote host ", .family = FAMILY_NAMED),
    REASON("Malformed SMTP reply in response to ", .family = FAMILY_STEP),
    REASON("Malformed SMTP reply (an empty line) in response to ", .family = FAMILY_STEP),
    REASON("Malformed SMTP reply from ", .family = FAMILY_NAMED),
    REASON("Malformed LMTP response after ", .family = FAMILY_STEP, .protocol = PROTOCOL_LMTP),
    REASON("smtp send to ", .family = FAMILY_NAMED),
    REASON("a TLS session is required", .family = FAMILY_REMOTE, .stage = STAGE_STARTTLS),
    REASON("TLS session: ", .family = FAMILY_REMOTE, .stage = STAGE_STARTTLS),
    REASON("TLS error on connection", .family = FAMILY_REMOTE, .stage = STAGE_STARTTLS),
    REASON("DANE error: ", .family = FAMILY_REMOTE, .stage = STAGE_STARTTLS),
    REASON("bad first read from TLS conn", .family = FAMILY_REMOTE, .stage = STAGE_STARTTLS),
    REASON("authentication required but ", .family = FAMILY_REMOTE, .stage = STAGE_AUTH),
    REASON("utf8 support required but not offered", .family = FAMILY_REMOTE, .stage = STAGE_MAIL),
    REASON("Connection refused", .family = FAMILY_REMOTE, .stage = STAGE_CONNECT),
    REASON("Connection timed out", .family = FAMILY_REMOTE, .stage = STAGE_CONNECT),
    REASON("Connection reset by peer", .family = FAMILY_REMOTE, .stage = STAGE_CONNECT),
    REASON("Operation timed out", .family = FAMILY_REMOTE, .stage = STAGE_CONNECT),
    REASON("No route to host", .family = FAMILY_REMOTE, .stage = STAGE_CONNECT),
    REASON("Network is unreachable", .family = FAMILY_REMOTE, .stage = STAGE_CONNECT),
    REASON("Host is unreachable", .family = FAMILY_REMOTE, .stage = STAGE_CONNECT),
    REASON("Network is down", .family = FAMILY_REMOTE, .stage = STAGE_CONNECT),
    REASON("host lookup did not complete", .family = FAMILY_REMOTE, .stage = STAGE_DNS),
    REASON("host lookup for ", .family = FAMILY_REMOTE, .stage = STAGE_DNS),
    REASON("failed to lookup IP address for ", .family = FAMILY_REMOTE, .stage = STAGE_DNS),
    REASON("lookup of IP address for ", .family = FAMILY_REMOTE, .stage = STAGE_DNS),
    REASON("all relevant MX records ", .family = FAMILY_REMOTE, .stage = STAGE_DNS),
    REASON("an MX or SRV record indicated no SMTP service", .family = FAMILY_REMOTE,
           .stage = STAGE_DNS),
    REASON("missing MX, or all MXs ", .family = FAMILY_REMOTE, .stage = STAGE_DNS),
    REASON("all host address lookups", .family = FAMILY_REMOTE, .stage = STAGE_DNS),
    REASON("some host address lookups failed and retry time not reached", .family = FAMILY_WAIT),
    REASON("mail domain \"", .family = FAMILY_LOCAL, .stage = STAGE_DNS),
    REASON("Unrouteable address", .family = FAMILY_LOCAL, .stage = STAGE_DNS),
    REASON("unrouteable mail domain ", .family = FAMILY_LOCAL, .stage = STAGE_DNS),
    REASON("lowest numbered MX record points to local host", .family = FAMILY_LOCAL,
           .stage = STAGE_DNS),
    REASON("remote host address is the local host", .family = FAMILY_LOCAL, .stage = STAGE_DNS),
    REASON("retry timeout exceeded", .family = FAMILY_EXPIRED),
    REASON("all hosts ", .family = FAMILY_EXPIRED),
    REASON("retry time not reached", .family = FAMILY_WAIT),
    REASON("Retry time not yet reached", .family = FAMILY_WAIT),
    REASON("connection limit reached for all hosts", .family = FAMILY_WAIT),
    REASON("concurrency limit reached for transport", .family = FAMILY_WAIT),
    REASON("SMTP delivery explicitly queued", .family = FAMILY_WAIT),
    REASON("domain is held", .family = FAMILY_WAIT),
    REASON("domain is in queue_domains", .family = FAMILY_WAIT),
    REASON("first-pass only routing ", .family = FAMILY_WAIT),
    REASON("reusing SMTP connection skips previous routing defer", .family = FAMILY_WAIT),
};

static const struct reason *find_reason(struct slice message)
{
    for (size_t i = 0; message.len && i < sizeof(reasons) / sizeof(reasons[0]); i++)
        if (reasons[i].words.ptr[0] == message.ptr[0] && slice_starts(message, reasons[i].words))
            return &reasons[i];
    return NULL;
}

enum stage exim_command_stage(struct slice command)
{
    static const struct {
        struct slice verb;
        enum stage stage;
    } verbs[] = {
        {{"initial connection", 18}, STAGE_CONNECT},
        {{"EHLO", 4}, STAGE_HELO},
        {{"HELO", 4}, STAGE_HELO},
        {{"LHLO", 4}, STAGE_HELO},
        {{"XCLIENT", 7}, STAGE_HELO},
        {{"STARTTLS", 8}, STAGE_STARTTLS},
        {{"TLS-on-connect", 14}, STAGE_STARTTLS},
        {{"AUTH", 4}, STAGE_AUTH},
        {{"MAIL", 4}, STAGE_MAIL},
        {{"RCPT", 4}, STAGE_RCPT},
        {{"VRFY", 4}, STAGE_RCPT},
        {{"EXPN", 4}, STAGE_RCPT},
        {{"DATA", 4}, STAGE_DATA},
        {{"BDAT", 4}, STAGE_MESSAGE},
        {{"sending data block", 18}, STAGE_MESSAGE},
        {{"end of data", 11}, STAGE_MESSAGE},
    };
    slice_skip(&command, S("pipelined "));
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
        if (slice_starts_nocase(command, verbs[i].verb))
            return verbs[i].stage;
    return STAGE_NONE;
}

/* Cursor: a command as Exim sent it, up to the ": " behind it or the end.  An address in it may
 * contain anything. */
static struct slice read_command(struct slice *cursor)
{
    struct slice command = *cursor, s = *cursor, part;
    size_t open = slice_find(s, '<'), colon = slice_search(s, S(": "));
    if (open < colon) {
        s = slice_from(s, open);
        if (!exim_bracketed(&s, &part))
            s = *cursor;
    }
    if (slice_cut_at(&s, S(": "), &part)) {
        command.len = (size_t)(s.ptr - command.ptr) - 2;
        *cursor = s;
    } else {
        *cursor = slice_from(*cursor, cursor->len);
    }
    return command;
}

/* Cursor: "host NAME [IP]: " of versions up to 4.84. */
static void read_old_host(struct slice *cursor, struct record *record)
{
    struct slice s = *cursor;
    struct exim_host host;
    if (!slice_skip(&s, S("host ")) || !exim_host(&s, &host) || !slice_present(host.ip) ||
        !slice_skip(&s, S(": ")))
        return;
    record->remote_host = host.name;
    record->remote_ip = host.ip;
    *cursor = s;
}

/* A status that only a later line of the reply carries: "550-no\n550 5.1.1 really not". */
static void read_later_status(struct record *record, struct slice reply)
{
    struct slice code = slice_first(reply, 3), before;
    while (slice_cut_at(&reply, S("\\n"), &before)) {
        struct slice s = reply;
        if (slice_skip(&s, code) && (slice_skip(&s, S(" ")) || slice_skip(&s, S("-"))) &&
            reply_status(&s, &record->status)) {
            record->status_origin = ORIGIN_REPLY;
            return;
        }
    }
}

static void read_reply(struct parser *p, struct record *record, struct slice rest,
                       enum protocol protocol)
{
    record->stage = exim_command_stage(read_command(&rest));
    /* The smtp transport speaking LMTP or PRDR calls the answers to the message by the command
     * that began it; the lmtp transport, which has no H=, by the final dot (smtp.c, lmtp.c). */
    if (protocol != PROTOCOL_SMTP && record->stage == STAGE_DATA &&
        slice_present(record->remote_ip))
        record->stage = STAGE_MESSAGE;
    read_old_host(&rest, record);
    record->text = record_unfold(p, rest, S("\\n"));
    record_reply(record, record->text, ORIGIN_REPLY);
    if (record->code && record->status.class == 0)
        read_later_status(record, rest);
}

/* "NAME [IP] after CMD", "NAME [IP] closed connection in response to CMD". */
static void read_named(struct record *record, struct slice rest)
{
    struct exim_host host;
    if (!exim_host(&rest, &host) || !slice_present(host.ip))
        return;
    record->remote_host = host.name;
    record->remote_ip = host.ip;
    if (slice_skip(&rest, S(" after ")) ||
        slice_skip(&rest, S(" closed connection in response to ")) ||
        slice_skip(&rest, S(" in response to ")))
        record->stage = exim_command_stage(rest);
}

/* A peer that is named by its address is another host, even when it runs beside us. */
static void conclude(struct record *record, const struct reason *reason, bool tried)
{
    bool remote = slice_present(record->remote_ip);
    if (reason)
        remote |= reason->family <= FAMILY_REMOTE && reason->protocol != PROTOCOL_LMTP;
    else
        remote |= tried && !slice_contains(record->text, S(": "));
    record->direction = remote ? DIRECTION_OUTBOUND : DIRECTION_LOCAL;
    if (record->stage == STAGE_NONE && remote)
        record->stage = reason && reason->family == FAMILY_NAMED ? STAGE_MESSAGE : STAGE_CONNECT;
    if (record->stage == STAGE_NONE)
        record->stage = STAGE_DELIVERY;
}

bool exim_reason_known(struct slice message)
{
    return find_reason(message) != NULL;
}

enum exim_attempt exim_reason_kind(struct slice message)
{
    const struct reason *reason = find_reason(message);
    if (reason && reason->family == FAMILY_WAIT)
        return EXIM_NO_ATTEMPT;
    return reason && reason->family == FAMILY_EXPIRED ? EXIM_EXPIRED : EXIM_ATTEMPT;
}

enum exim_attempt exim_reason(struct parser *p, struct record *record, struct slice message,
                              long number, bool tried)
{
    struct slice rest = message, system_error;
    const struct reason *reason = NULL;
    record->text = message;
    if (number > 0 && slice_cut_at(&rest, S(": "), &system_error))
        reason = find_reason(rest);
    if (!reason) {
        rest = message;
        reason = find_reason(rest);
    }
    if (reason)
        rest = slice_from(rest, reason->words.len);
    switch (reason ? reason->family : FAMILY_LOCAL) {
    case FAMILY_REPLY:
        read_reply(p, record, rest, reason->protocol);
        break;
    case FAMILY_STEP:
        record->stage = exim_command_stage(rest);
        break;
    case FAMILY_NAMED:
        read_named(record, rest);
        break;
    case FAMILY_REMOTE:
        record->stage = reason->stage;
        break;
    case FAMILY_LOCAL:
        record->stage = reason ? reason->stage : STAGE_NONE;
        record_reply(record, message, ORIGIN_LOG);
        break;
    case FAMILY_WAIT:
        return EXIM_NO_ATTEMPT;
    case FAMILY_EXPIRED:
        record->stage = STAGE_QUEUE;
        return EXIM_EXPIRED;
    }
    conclude(record, reason, number > 0 && tried);
    return EXIM_ATTEMPT;
}
