/*
 * Why a delivery failed: the text in the brackets behind status=.
 *
 *   host mx.example.com[192.0.2.7] said: 550 5.1.1 no such user (in reply to RCPT TO command)
 *   connect to mx.example.com[192.0.2.7]:25: Connection refused
 *   lost connection with mx.example.com[192.0.2.7] while sending RCPT TO
 *   Host or domain name not found. Name service error for name=example.com type=MX: Host not found
 *
 * A reason is known by how it begins.  What a peer said may quote other reasons, so nothing is
 * searched for inside it; only "(in reply to COMMAND)" is looked for, at the very end.
 */
#include "parsers/postfix.h"

/* Reasons that name a peer behind `before`, and then go on with `middle`. */
enum how { REPLY, REPLY_TO_COMMAND, GREETING, PHASE, PLAIN };
static const struct {
    struct slice before, middle;
    enum how how;
    enum stage stage;
} peer_reasons[] = {
    {S("host "), S(" said: "), REPLY_TO_COMMAND, STAGE_NONE},
    {S("connect to "), S(": "), PLAIN, STAGE_CONNECT},
    {S("lost connection with "), S(" while "), PHASE, STAGE_NONE},
    {S("conversation with "), S(" timed out while "), PHASE, STAGE_NONE},
    {S("host "), S(" refused to talk to me: "), GREETING, STAGE_CONNECT},
    {S("TLS is required, but host "), S(" refused to start TLS: "), REPLY, STAGE_STARTTLS},
    {S("Sender requested REQUIRETLS, but host "), S(" refused to start TLS: "), REPLY,
     STAGE_STARTTLS},
    {S("SASL authentication failed; server "), S(" said: "), REPLY, STAGE_AUTH},
    {S("SASL [CACHED] authentication failed; server "), S(" said: "), REPLY, STAGE_AUTH},
    {S("local data error while talking to "), S(""), PLAIN, STAGE_NONE},
};

/* Reasons of Postfix's own making.  DIRECTION_LOCAL: the trouble is on this machine. */
static const struct {
    struct slice pattern;
    enum stage stage;
    enum direction direction;
} local_reasons[] = {
    {S("Host or domain name not found. *"), STAGE_DNS, DIRECTION_OUTBOUND},
    {S("Name service error for *"), STAGE_DNS, DIRECTION_OUTBOUND},
    {S("unable to look up host *"), STAGE_DNS, DIRECTION_OUTBOUND},
    {S("*: host not found"), STAGE_DNS, DIRECTION_OUTBOUND},
    {S("Domain * does not accept mail (nullMX)"), STAGE_DNS, DIRECTION_OUTBOUND},
    {S("no MX host for * has a valid address record"), STAGE_DNS, DIRECTION_OUTBOUND},
    {S("mail for * loops back to myself"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("unable to find primary relay for *"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("mail forwarding loop for *"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("too many hops*"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("TLS is required, but *"), STAGE_STARTTLS, DIRECTION_NONE},
    {S("Cannot start TLS: *"), STAGE_STARTTLS, DIRECTION_NONE},
    {S("Server certificate not *"), STAGE_STARTTLS, DIRECTION_NONE},
    {S("client TLS configuration problem"), STAGE_STARTTLS, DIRECTION_NONE},
    {S("TLSA lookup error for *"), STAGE_STARTTLS, DIRECTION_NONE},
    {S("Sender requested REQUIRETLS, but *"), STAGE_STARTTLS, DIRECTION_NONE},
    {S("SASL authentication failed; cannot authenticate to server *"), STAGE_AUTH, DIRECTION_NONE},
    {S("SASL authentication failed: *"), STAGE_AUTH, DIRECTION_NONE},
    {S("message size * exceeds size limit * of server *"), STAGE_HELO, DIRECTION_NONE},
    {S("SMTPUTF8 is required, but was not offered by host *"), STAGE_HELO, DIRECTION_NONE},
    {S("message requires SMTPUTF8, but *"), STAGE_HELO, DIRECTION_NONE},
    {S("non-*ESMTP response from *"), STAGE_HELO, DIRECTION_NONE},
    {S("server unavailable or unable to receive mail"), STAGE_CONNECT, DIRECTION_NONE},
    {S("all network protocols are disabled"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("Server configuration error"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("unexpected server message"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("unreadable mail queue entry"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("mail transport unavailable"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("unknown mail transport error"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("deferred transport"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("message is administratively expired"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("bad recipient address syntax: *"), STAGE_DELIVERY, DIRECTION_LOCAL},
    {S("null recipient address"), STAGE_DELIVERY, DIRECTION_LOCAL},
};

/* The step that "(in reply to COMMAND)" names. */
static const struct {
    struct slice name;
    enum stage stage;
} commands[] = {
    {S(" (in reply to RCPT TO command)"), STAGE_RCPT},
    {S(" (in reply to end of DATA command)"), STAGE_MESSAGE},
    {S(" (in reply to MAIL FROM command)"), STAGE_MAIL},
    {S(" (in reply to DATA command)"), STAGE_DATA},
    {S(" (in reply to XFORWARD name/address command)"), STAGE_HELO},
    {S(" (in reply to XFORWARD helo/protocol command)"), STAGE_HELO},
    {S(" (in reply to final RSET command)"), STAGE_MESSAGE},
    {S(" (in reply to RSET probe)"), STAGE_CONNECT},
    {S(" (in reply to QUIT command)"), STAGE_MESSAGE},
};

/* The step during which a conversation broke off. */
static const struct {
    struct slice name;
    enum stage stage;
} phases[] = {
    {S("receiving the initial server greeting"), STAGE_CONNECT},
    {S("performing the EHLO handshake"), STAGE_HELO},
    {S("performing the HELO handshake"), STAGE_HELO},
    {S("performing the LHLO handshake"), STAGE_HELO},
    {S("receiving the STARTTLS response"), STAGE_STARTTLS},
    {S("sending XFORWARD"), STAGE_HELO},
    {S("sending MAIL FROM"), STAGE_MAIL},
    {S("sending RCPT TO"), STAGE_RCPT},
    {S("sending DATA command"), STAGE_DATA},
    {S("sending message body"), STAGE_MESSAGE},
    {S("sending end of data"), STAGE_MESSAGE},
    {S("sending final RSET"), STAGE_MESSAGE},
    {S("sending RSET probe"), STAGE_CONNECT},
    {S("sending QUIT"), STAGE_MESSAGE},
};

enum {
    PEER_REASONS = sizeof(peer_reasons) / sizeof(peer_reasons[0]),
    LOCAL_REASONS = sizeof(local_reasons) / sizeof(local_reasons[0]),
    COMMANDS = sizeof(commands) / sizeof(commands[0]),
    PHASES = sizeof(phases) / sizeof(phases[0]),
};

static enum stage strip_command(struct slice *reply)
{
    for (int i = 0; i < COMMANDS; i++) {
        if (slice_ends(*reply, commands[i].name)) {
            reply->len -= commands[i].name.len;
            return commands[i].stage;
        }
    }
    return STAGE_NONE;
}

static enum stage phase_of(struct slice phase)
{
    for (int i = 0; i < PHASES; i++)
        if (slice_starts(phase, phases[i].name))
            return phases[i].stage;
    return STAGE_NONE;
}

/* The cached form names the server without its address. */
static bool read_peer(struct slice *cursor, struct slice middle, struct peer *out_r)
{
    struct slice s = *cursor, name;
    if (postfix_peer(&s, out_r) && slice_skip(&s, middle)) {
        *cursor = s;
        return true;
    }
    s = *cursor;
    *out_r = (struct peer){0};
    if (middle.len < 3 || !slice_cut_at(&s, middle, &name) || slice_find(name, ' ') != SLICE_NONE)
        return false;
    out_r->name = name;
    *cursor = s;
    return true;
}

static bool peer_reason(struct slice text, struct reason *out_r)
{
    for (int i = 0; i < PEER_REASONS; i++) {
        struct slice rest = text;
        struct peer peer;
        if (!slice_skip(&rest, peer_reasons[i].before) ||
            !read_peer(&rest, peer_reasons[i].middle, &peer))
            continue;
        enum how how = peer_reasons[i].how;
        *out_r = (struct reason){.stage = peer_reasons[i].stage, .peer = peer};
        if (how == REPLY_TO_COMMAND)
            out_r->stage = strip_command(&rest);
        if (how == PHASE)
            out_r->stage = phase_of(rest);
        if (how != PHASE && how != PLAIN)
            out_r->reply = rest;
        out_r->greeting = how == GREETING;
        return true;
    }
    return false;
}

bool postfix_reason(struct slice text, struct reason *out_r)
{
    slice_skip(&text, S("Protocol error: "));
    if (peer_reason(text, out_r))
        return true;
    for (int i = 0; i < LOCAL_REASONS; i++) {
        if (!postfix_matches(local_reasons[i].pattern, text))
            continue;
        *out_r = (struct reason){.stage = local_reasons[i].stage,
                                 .direction = local_reasons[i].direction};
        return true;
    }
    return false;
}
