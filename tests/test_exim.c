/*
 * The Exim parser, line by line: each row is a piece of a log and what it must yield.  A record is
 * shown as one line of the fields that are present.
 */
#include "base/hash.h"
#include "parsers/exim_shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct reader {
    struct parser parser;
    struct batch batch;
};

static struct reader *reader_open(void)
{
    struct reader *reader = memory_zero(1, sizeof(*reader));
    parser_start(&reader->parser, format_find(S("exim")), NULL, 2026, S("mx1"), &reader->batch);
    return reader;
}

static void reader_close(struct reader *reader)
{
    parser_stop(&reader->parser);
    batch_free(&reader->batch);
    free(reader);
}

static void feed(struct reader *reader, struct slice text)
{
    struct slice line, rest = text;
    while (slice_cut(&rest, '\n', &line))
        parser_parse(&reader->parser, line, (uint64_t)(line.ptr - text.ptr));
    if (rest.len)
        parser_parse(&reader->parser, rest, (uint64_t)(rest.ptr - text.ptr));
    parser_finish(&reader->parser);
}

static struct slice show_field(struct arena *arena, struct slice out, const char *name,
                               struct slice value)
{
    if (!slice_present(value))
        return out;
    return arena_printf(arena, "%.*s %s=<%.*s>", SLICE_ARG(out), name, SLICE_ARG(value));
}

static struct slice show_word(struct arena *arena, struct slice out, const char *word)
{
    return word ? arena_printf(arena, "%.*s %s", SLICE_ARG(out), word) : out;
}

static struct slice show_record(struct arena *arena, const struct record *r)
{
    static const char *const kinds[] = {"failure", "delivery", "message"};
    char status[STATUS_TEXT];
    struct slice out = slice_of(kinds[r->kind]);
    if (r->kind == RECORD_MESSAGE)
        out = arena_printf(arena, "message%s%s%s%s", r->flags & RECORD_BIRTH ? " birth" : "",
                           r->flags & RECORD_FROM_CLIENT ? " client" : "",
                           r->flags & RECORD_END ? " end" : "",
                           r->flags & RECORD_REMOVED ? " removed" : "");
    out = show_word(arena, out, r->flags & RECORD_RELAYED ? "relayed" : NULL);
    out = show_word(arena, out, direction_names[r->direction]);
    out = show_word(arena, out, outcome_names[r->outcome]);
    out = show_word(arena, out, stage_names[r->stage]);
    if (r->code)
        out = arena_printf(arena, "%.*s %u/%s", SLICE_ARG(out), r->code,
                           origin_names[r->code_origin]);
    if (status_text(r->status, status))
        out = arena_printf(arena, "%.*s %s/%s", SLICE_ARG(out), status,
                           origin_names[r->status_origin]);
    if (r->repeated != 1)
        out = arena_printf(arena, "%.*s x%u", SLICE_ARG(out), r->repeated);
    out = show_field(arena, out, "host", r->remote_host);
    out = show_field(arena, out, "ip", r->remote_ip);
    out = show_field(arena, out, "local", r->local_ip);
    out = show_field(arena, out, "from", r->sender);
    out = show_field(arena, out, "to", r->recipient);
    out = show_field(arena, out, "orig", r->orig_recipient);
    out = show_field(arena, out, "account", r->account);
    out = show_field(arena, out, "id", r->message_id);
    return show_field(arena, out, "text", r->text);
}

struct piece {
    const char *name;
    const char *input;
    const char *records; /* each ended by a newline */
    const char *kinds;   /* lines as context, event, delivery, noise, unknown */
};

/* A line of the main log, with the id of a message, and without. */
#define AT  "2026-11-21 22:15:19 "
#define MID "2026-11-21 22:15:19 1rXyZa-00000003kLm-2Bcd "

static const struct piece deliveries[] = {
    {"arrival",
     MID "<= a@example.org H=mx.example.org (pc) [192.0.2.7]:4711 I=[198.51.100.1]:25 P=esmtpsa "
         "X=TLS1.3:AES:256 CV=no A=login:bob@example.org S=99 id=1.2@example.org "
         "T=\"x for \\\"y\\\" A=b\" from <a@example.org> for bob@example.net\n",
     "message birth client host=<mx.example.org> ip=<192.0.2.7> local=<198.51.100.1> "
     "from=<a@example.org> account=<bob@example.org> id=<1.2@example.org>\n",
     "1 0 0 0 0"},
    {"arrival of a bounce", MID "<= <> R=1rXyZa-00000003kLm-2Bcc U=Debian-exim P=local S=99\n",
     "message birth from=<>\n", "1 0 0 0 0"},
    {"old id, milliseconds, zone, pid",
     "2026-11-21 22:15:19.123 +0100 [354] 1xUsgw-00005C-0Y => bob@example.net R=dns T=smtp "
     "H=mx.example.net [2001:db8::9]:25 I=[2001:db8::1]:5000 C=\"250 ok\"\n",
     "delivery outbound host=<mx.example.net> ip=<2001:db8::9> to=<bob@example.net>\n",
     "0 0 1 0 0"},
    {"local, by its whole address", MID "=> bob <bob@example.net> R=localuser T=local_delivery\n",
     "delivery local to=<bob@example.net>\n", "0 0 1 0 0"},
    {"aliased, second of a transaction",
     MID
     "-> bob@example.net (all@example.org, x@example.org) <\"a l\"@example.org> F=<a@example.com> "
     "P=<a@example.com> R=dns T=smtp S=99 H=mx.example.net [192.0.2.9]* C=\"250 H=x [1.2.3.4]\"\n",
     "delivery outbound host=<mx.example.net> ip=<192.0.2.9> to=<bob@example.net> "
     "orig=<\"a l\"@example.org>\n",
     "0 0 1 0 0"},
    {"content filter on this machine",
     MID "=> bob@example.net R=scan T=smtp H=localhost [127.0.0.1]:10024 C=\"250 ok\"\n",
     "delivery relayed outbound host=<localhost> ip=<127.0.0.1> to=<bob@example.net>\n",
     "0 0 1 0 0"},
    {"pipe", MID "=> |/bin/x -a \"b <c@d>\" R=1 <bob@example.net> R=aliases T=address_pipe\n",
     "delivery local to=<bob@example.net>\n", "0 0 1 0 0"},
    {"file", MID "=> save \"/var/mail/x y\" <bob@example.net> R=filter T=address_file\n",
     "delivery local to=<bob@example.net>\n", "0 0 1 0 0"},
    {"autoreply, discarded, -N",
     MID "=> >a@example.org <bob@example.net> R=vacation T=reply\n" MID
         "=> blackhole (DATA ACL discarded recipients)\n" MID "*> bob@example.net R=dns T=smtp\n",
     "", "3 0 0 0 0"},
    {"end", MID "Completed QT=1s\n", "message end\n", "1 0 0 0 0"},
    {"taken away", MID "cancelled by timeout_frozen_after\n" MID "removed by root\n" MID "Frozen\n",
     "message removed\nmessage removed\n", "3 0 0 0 0"},
};

static const struct piece failures[] = {
    {"** up to 4.84",
     MID "** bob@example.net R=dns T=smtp: SMTP error from remote mail server after RCPT "
         "TO:<bob@example.net>: host mx.example.net [192.0.2.9]: 550 5.1.1 no such user\n",
     "failure outbound bounced rcpt 550/reply 5.1.1/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<550 5.1.1 no such user>\n",
     "0 1 0 0 0"},
    {"** 4.85 to 4.98",
     MID "** bob@example.net <list@example.org> F=<a@example.com> P=<a@example.com> R=dns T=smtp "
         "H=mx.example.net [192.0.2.9]:25 I=[192.0.2.1]:40 X=TLS1.3:A:256 CV=yes DN=\"CN=\"x\"\": "
         "SMTP error from remote mail server after end of data: 554-5.7.1 one\\n554-5.7.1 two\\n"
         "554 5.7.1 three DT=2s\n",
     "failure outbound bounced message 554/reply 5.7.1/reply host=<mx.example.net> "
     "ip=<192.0.2.9> local=<192.0.2.1> to=<bob@example.net> orig=<list@example.org> "
     "text=<554 5.7.1 one two three>\n",
     "0 1 0 0 0"},
    {"** from 4.99 on",
     MID "** bob@example.net R=dns T=smtp H=mx.example.net [192.0.2.9] PS=ea : SMTP error from "
         "remote mail server after pipelined MAIL FROM:<a@example.com> SIZE=99: 550 Not now\n",
     "failure outbound bounced mail 550/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<550 Not now>\n",
     "0 1 0 0 0"},
    {"** without a router", MID "** bob@example.net: Unrouteable address\n",
     "failure local bounced dns to=<bob@example.net> text=<Unrouteable address>\n", "0 1 0 0 0"},
    {"** without a router from 4.99 on", MID "** bob@example.net : Unrouteable address\n",
     "failure local bounced dns to=<bob@example.net> text=<Unrouteable address>\n", "0 1 0 0 0"},
    {"an alias that fails with a code",
     MID "** bob@example.net R=aliases: 551 5.1.6 has moved: see example.com\n",
     "failure local bounced delivery 551/log 5.1.6/log to=<bob@example.net> "
     "text=<551 5.1.6 has moved: see example.com>\n",
     "0 1 0 0 0"},
    {"a status on the second line only",
     MID "** bob@example.net R=dns T=smtp H=mx.example.net [192.0.2.9]: SMTP error from remote "
         "mail server after DATA: 550-no\\n550 5.7.0 really\n",
     "failure outbound bounced data 550/reply 5.7.0/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<550 no 5.7.0 really>\n",
     "0 1 0 0 0"},
    {"giving up after a deferral of the same run",
     MID "== bob@example.net R=local T=mail defer (-22): mailbox is full\n" MID
         "** bob@example.net: retry timeout exceeded\n",
     "failure local deferred delivery to=<bob@example.net> text=<mailbox is full>\n"
     "failure local expired queue to=<bob@example.net>\n",
     "0 2 0 0 0"},
    {"giving up with the reason on the line",
     MID "** bob@example.net R=dns T=smtp H=mx.example.net [192.0.2.9]: SMTP error from remote "
         "mail server after RCPT TO:<bob@example.net>: 451 later: retry timeout exceeded\n",
     "failure outbound expired queue 451/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<451 later>\n",
     "0 1 0 0 0"},
    {"== with the peer",
     MID
     "== bob@example.net R=dns T=smtp defer (-44) H=mx.example.net [192.0.2.9] DT=1s: SMTP error "
     "from remote mail server after RCPT TO:<bob@example.net>: 451 4.7.1 greylisted\n",
     "failure outbound deferred rcpt 451/reply 4.7.1/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<451 4.7.1 greylisted>\n",
     "0 1 0 0 0"},
    {"== with errno and the peer",
     MID "== bob@example.net R=dns T=smtp defer (110): Connection timed out H=mx.example.net "
         "[192.0.2.9]: SMTP timeout after initial connection\n",
     "failure outbound deferred connect host=<mx.example.net> ip=<192.0.2.9> to=<bob@example.net> "
     "text=<Connection timed out: SMTP timeout after initial connection>\n",
     "0 1 0 0 0"},
    {"== without a peer, which the line before names",
     MID "H=mx.example.net [192.0.2.9] Connection refused\n" MID
         "== bob@example.net R=dns T=smtp defer (111): Connection refused\n",
     "failure outbound deferred connect host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<Connection refused>\n",
     "1 1 0 0 0"},
    {"the same up to 4.84",
     MID "mx.example.net [192.0.2.9] Connection timed out\n" MID
         "== bob@example.net R=dns T=smtp defer (110): Connection timed out: SMTP timeout while "
         "connected to mx.example.net [192.0.2.9] after RCPT TO:<bob@example.net>\n",
     "failure outbound deferred rcpt host=<mx.example.net> ip=<192.0.2.9> to=<bob@example.net> "
     "text=<Connection timed out: SMTP timeout while connected to mx.example.net [192.0.2.9] after "
     "RCPT TO:<bob@example.net>>\n",
     "1 1 0 0 0"},
    {"another message's try is not taken",
     AT "1rXyZa-00000003kLm-2Bcc H=mx.example.net [192.0.2.9] Connection refused\n" MID
        "== bob@example.net R=dns T=smtp defer (111): Connection refused\n",
     "failure outbound deferred connect to=<bob@example.net> text=<Connection refused>\n",
     "1 1 0 0 0"},
    {"no attempts",
     MID "== bob@example.net routing defer (-52): retry time not reached\n" MID
         "== bob@example.net R=dns T=smtp defer (-54): retry time not reached for any host\n" MID
         "== bob@example.net defer (-23): domain is held\n" MID
         "== bob@example.net R=dns T=smtp defer (0): SMTP delivery explicitly queued\n",
     "", "4 0 0 0 0"},
    {"an address lookup that failed",
     MID "== bob@example.net R=dns defer (-36): host lookup did not complete\n",
     "failure outbound deferred dns to=<bob@example.net> text=<host lookup did not complete>\n",
     "0 1 0 0 0"},
    {"a local error with errno",
     MID "== bob@example.net R=local T=mail defer (13): Permission denied: creating lock file x\n",
     "failure local deferred delivery to=<bob@example.net> "
     "text=<Permission denied: creating lock file x>\n",
     "0 1 0 0 0"},
    {"LMTP over the network answers for the message, by a socket for the command",
     MID
     "== bob@example.net R=r T=t defer (0) H=lmtp.example.net [192.0.2.9]: LMTP error after DATA: "
     "452 4.2.2 full\n" MID
     "== bob@example.net R=r T=t defer (-46): LMTP error after DATA: 451 no\n",
     "failure outbound deferred message 452/reply 4.2.2/reply host=<lmtp.example.net> "
     "ip=<192.0.2.9> to=<bob@example.net> text=<452 4.2.2 full>\n"
     "failure local deferred data 451/reply to=<bob@example.net> text=<451 no>\n",
     "0 2 0 0 0"},
    {"TLS and authentication",
     MID "== bob@example.net R=r T=t defer (-38) H=mx.example.net [192.0.2.9]: a TLS session is "
         "required, but the server did not offer TLS support\n" MID
         "== bob@example.net R=r T=t defer (-42): authentication required but authentication "
         "attempt(s) failed\n",
     "failure outbound deferred starttls host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<a TLS session is required, but the server did not offer TLS "
     "support>\n"
     "failure outbound deferred auth to=<bob@example.net> text=<authentication required but "
     "authentication attempt(s) failed>\n",
     "0 2 0 0 0"},
    {"pipe",
     MID
     "** |/bin/x \"y <z@example.com> R=a T=b\" <bob@example.net> R=aliases T=address_pipe: Child "
     "process of address_pipe transport returned 67 (could mean user unknown) from command: "
     "/bin/x\n",
     "failure local bounced delivery to=<bob@example.net> text=<Child process of address_pipe "
     "transport returned 67 (could mean user unknown) from command: /bin/x>\n",
     "0 1 0 0 0"},
};

static const struct piece refusals[] = {
    {"RCPT, with the default code",
     AT "H=mx.example.org (pc) [192.0.2.7]:4711 I=[198.51.100.1]:25 Ci=7 X=TLS1.3:A:256 CV=no "
        "F=<a@example.org> A=login:bob rejected RCPT <bob@example.net>: relay not permitted\n",
     "failure inbound rejected rcpt 550/assumed host=<mx.example.org> ip=<192.0.2.7> "
     "local=<198.51.100.1> from=<a@example.org> to=<bob@example.net> account=<bob> "
     "text=<relay not permitted>\n",
     "0 1 0 0 0"},
    {"RCPT, with a code of the ACL",
     AT "H=[192.0.2.7] F=<> temporarily rejected RCPT <bob@example.net>: 452 4.2.2 full\n",
     "failure inbound tempfailed rcpt 452/log 4.2.2/log ip=<192.0.2.7> from=<> "
     "to=<bob@example.net> text=<452 4.2.2 full>\n",
     "0 1 0 0 0"},
    {"a code that contradicts the verb is no code",
     AT "H=[192.0.2.7] F=<> rejected RCPT <bob@example.net>: 451 4.7.1 later\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<451 4.7.1 later>\n",
     "0 1 0 0 0"},
    {"MAIL, EHLO, connection, DATA, AUTH",
     AT "H=(pc) [192.0.2.7] rejected MAIL <a@example.org>: listed\n" AT
        "H=(pc) [192.0.2.7] rejected EHLO or HELO mx1.example.net: that is me\n" AT
        "H=[192.0.2.7] temporarily rejected connection in \"connect\" ACL: busy\n" AT
        "H=(pc) [192.0.2.7] F=<a@example.org> rejected DATA: no\n" AT
        "H=(pc) [192.0.2.7] rejected AUTH plain: STARTTLS required\n",
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<listed>\n"
     "failure inbound rejected helo 550/assumed ip=<192.0.2.7> text=<that is me>\n"
     "failure inbound tempfailed connect 451/assumed ip=<192.0.2.7> text=<busy>\n"
     "failure inbound rejected data 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<no>\n"
     "failure inbound rejected auth 503/assumed ip=<192.0.2.7> text=<STARTTLS required>\n",
     "0 5 0 0 0"},
    {"after DATA, MIME, DKIM, local_scan, without SMTP",
     MID
     "H=(pc) [192.0.2.7] F=<a@example.org> rejected after DATA: spam\n" MID
     "U=bob F=<b@example.org> rejected during MIME ACL checks: no\n" MID
     "H=(pc) [192.0.2.7] F=<a@example.org> rejected DKIM : bad\n" MID
     "F=a@example.org H=(pc) [192.0.2.7] P=esmtp temporarily rejected by local_scan(): no\\n\n" MID
     "F=<a@example.org> rejected by non-SMTP ACL: no\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "text=<spam>\n"
     "failure inbound rejected message 550/assumed from=<b@example.org> text=<no>\n"
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<bad>\n"
     "failure inbound tempfailed message 451/assumed ip=<192.0.2.7> from=<a@example.org> "
     "text=<no>\n"
     "failure inbound rejected message 550/assumed from=<a@example.org> text=<no>\n",
     "0 5 0 0 0"},
    {"sender verification and its refusals are one line each",
     AT
     "H=(pc) [192.0.2.7] sender verify fail for <a@example.org>: Unrouteable address\n" AT
     "H=(pc) [192.0.2.7] F=<a@example.org> rejected RCPT <bob@example.net>: Sender verify "
     "failed\n" AT
     "H=(pc) [192.0.2.8] F=<a@example.org> rejected RCPT <bob@example.net>: Sender verify failed\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<Sender verify failed [Unrouteable address]>\n"
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.8> from=<a@example.org> "
     "to=<bob@example.net> text=<Sender verify failed>\n",
     "1 2 0 0 0"},
    {"a flood ends after its last error was logged, or is logged alone",
     AT
     "SMTP syntax error in \"BOGUS\" H=[192.0.2.7] unrecognized command\n" AT
     "SMTP call from [192.0.2.7] dropped: too many unrecognized commands (last was \"BOGUS\")\n" AT
     "SMTP call from [192.0.2.8] dropped: too many unrecognized commands (last was \"BOGUS\")\n",
     "failure inbound rejected 500/assumed ip=<192.0.2.7> text=<too many unrecognized commands>\n"
     "failure inbound rejected 500/assumed ip=<192.0.2.8> text=<too many unrecognized commands>\n",
     "1 2 0 0 0"},
    {"cutthrough",
     MID "H=(pc) [192.0.2.7] bob@example.net F=<a@example.org> rejected after DATA: R=r T=t "
         "H=mx.example.net [192.0.2.9] C=\"554 5.7.1 no\"\n",
     "failure inbound rejected message 554/log 5.7.1/log ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<554 5.7.1 no>\n",
     "0 1 0 0 0"},
    {"no refusals",
     AT "H=(pc) [192.0.2.7] Warning: rejected RCPT <bob@example.net>: x\n" AT
        "H=(pc) [192.0.2.7] F=<a@example.org> RCPT <bob@example.net>: discarded by RCPT ACL\n" AT
        "H=(pc) [192.0.2.7] incomplete transaction (QUIT) from <a@example.org> for b@example.net\n",
     "", "3 0 0 0 0"},
    {"of no known shape",
     AT "the moon is full\n" MID "H=[192.0.2.7] F=<> regretted RCPT <b@c>: x\n", "", "0 0 0 0 2"},
};

/* What strangers may write into a line. */
static const struct piece hostile[] = {
    {"fields in a quoted local part",
     MID
     "** x R=a T=b: no@example.net <\"x R=a T=b: no\"@example.net> R=dns T=smtp H=mx.example.net "
     "[192.0.2.9]: SMTP error from remote mail server after RCPT TO:<\"x R=a T=b: "
     "no\"@example.net>: 550 no\n",
     "failure outbound bounced rcpt 550/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<\"x R=a T=b: no\"@example.net> text=<550 no>\n",
     "0 1 0 0 0"},
    {"a refusal in a quoted sender",
     AT "H=(pc) [192.0.2.7] F=<\"x> rejected RCPT <y: 550\"@example.org> rejected RCPT "
        "<bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> "
     "from=<\"x> rejected RCPT <y: 550\"@example.org> to=<bob@example.net> text=<no>\n",
     "0 1 0 0 0"},
    {"a colon in a quoted recipient",
     AT "H=(pc) [192.0.2.7] F=<> rejected RCPT <\"a: b>\"@example.net> NOTIFY=NEVER: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> "
     "to=<\"a: b>\"@example.net> text=<no>\n",
     "0 1 0 0 0"},
    {"an argument that is no address, or was cut",
     AT "H=(pc) [192.0.2.7] F=<> rejected RCPT bob@example.net SIZE=1: no\n" AT
        "H=(pc) [192.0.2.7] F=<> rejected RCPT <bob@example.net\n" AT
        "H=(pc) [192.0.2.7] F=<> rejected RCPT <@mx.example.org:bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n"
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net>\n"
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n",
     "0 3 0 0 0"},
    {"an address as HELO name",
     AT "H=([203.0.113.1]) [192.0.2.7] F=<> rejected RCPT <bob@example.net>: no\n" AT
        "H=mx.example.org ([203.0.113.1]) [2001:db8::7]:25 F=<> rejected RCPT <bob@example.net>: "
        "no\n" AT "H=(a b) [203.0.113.1]) [192.0.2.7] F=<> rejected RCPT <bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n"
     "failure inbound rejected rcpt 550/assumed host=<mx.example.org> ip=<2001:db8::7> from=<> "
     "to=<bob@example.net> text=<no>\n"
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n",
     "0 3 0 0 0"},
    {"an ident of several words",
     AT "H=(pc) [192.0.2.7] U=a b c F=<> rejected RCPT <bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\n",
     "0 1 0 0 0"},
    {"fields and newlines in a reply",
     MID
     "** bob@example.net R=dns T=smtp H=mx.example.net [192.0.2.9]: SMTP error from remote mail "
     "server after DATA: 550 a\\nb H=x [203.0.113.1] ** c@d R=e T=f: 421 g DT=1s x\n",
     "failure outbound bounced data 550/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<550 a\\nb H=x [203.0.113.1] ** c@d R=e T=f: 421 g DT=1s x>\n",
     "0 1 0 0 0"},
    {"a deferral in a reply",
     MID
     "== bob@example.net R=dns T=smtp defer (-46) H=mx.example.net [192.0.2.9]: SMTP error from "
     "remote mail server after end of data: 451 defer (-53): retry time not reached\n",
     "failure outbound deferred message 451/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<451 defer (-53): retry time not reached>\n",
     "0 1 0 0 0"},
    {"a command with quotes",
     AT
     "SMTP syntax error in \"RCPT TO:<\"a\" H=[203.0.113.1] x\"@b>\" H=[192.0.2.7] bad address\n",
     "failure inbound rejected rcpt 501/assumed ip=<192.0.2.7> text=<bad address>\n", "0 1 0 0 0"},
    {"lines that stop short",
     MID "\n" MID "**\n" MID "** \n" MID "== x\n" MID "== bob@example.net R=\n" MID "<=\n" AT
         "H=\n" AT "H=(\n" AT "F=<\n2026-11-21 22:15:19\n",
     "", "0 0 0 0 10"},
};

#define REJECTED    "H=(pc) [192.0.2.7] F=<a@example.org> rejected after DATA: spam\n"
#define PREFIX(pid) "Nov 21 22:15:19 mx2 exim[" #pid "]: "

/* Lines that are one event together. */
static const struct piece together[] = {
    {"a header dump names one recipient",
     MID REJECTED "Envelope-from: <a@example.org>\nEnvelope-to: <bob@example.net>\n"
                  "P Received: from x\n\tby y\n  Subject: 2026 C ** x@example.com: no\n" AT
                  "Start queue run: pid=1\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<spam>\n",
     "6 1 0 0 0"},
    {"a header dump names several",
     MID REJECTED "Envelope-from: <a@example.org>\nEnvelope-to: <bob@example.net>\n"
                  "    <carol@example.net>\n    ...\nP Received: from x\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "text=<spam>\n",
     "5 1 0 0 0"},
    {"two dumps in a row",
     MID REJECTED "Envelope-from: <a@example.org>\nEnvelope-to: <bob@example.net>\n" MID REJECTED
                  "Envelope-from: <a@example.org>\nEnvelope-to: <carol@example.net>\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<spam>\n"
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<carol@example.net> text=<spam>\n",
     "4 2 0 0 0"},
    {"a configuration error of two lines",
     AT "Exim configuration error in line 3 of /etc/exim.conf:\n  missing quote\n\n", "",
     "3 0 0 0 0"},
    {"syslog, with and without a stamp of Exim's, and another program",
     PREFIX(1) AT "H=[192.0.2.7] F=<> rejected RCPT <bob@example.net>: no\n" PREFIX(
         2) "1rXyZa-00000003kLm-2Bcd Completed\n"
            "Nov 21 22:15:19 mx2 dovecot: H=[192.0.2.7] F=<> rejected RCPT <bob@example.net>: no\n",
     "failure inbound rejected rcpt 550/assumed ip=<192.0.2.7> from=<> to=<bob@example.net> "
     "text=<no>\nmessage end\n",
     "1 1 0 1 0"},
    {"syslog, cut by length, of two processes",
     PREFIX(1) "[1/2] " MID "** bob@example.net R=dns T=smtp H=mx.example.net [192.0.2\n" PREFIX(
         2) "[1/3] " MID
            "** carol@example.net R=d\n" PREFIX(1) "[2/2] .9]: SMTP timeout after DATA\n" PREFIX(
                2) "[2/3] ns T=smtp: Unrouteable\n" PREFIX(2) "[3/3]  address\n",
     "failure outbound bounced data host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<SMTP timeout after DATA>\n"
     "failure local bounced dns to=<carol@example.net> text=<Unrouteable address>\n",
     "3 2 0 0 0"},
    {"syslog, a part is lost",
     PREFIX(1) "[1/3] " MID "** bob@example.net R=dns\n" PREFIX(1) "[3/3]  x\n" PREFIX(
         1) "1rXyZa-00000003kLm-2Bcd Completed\n",
     "message end\n", "3 0 0 0 0"},
    {"syslog, each refusal twice, the second time with its header dump",
     PREFIX(1) MID REJECTED PREFIX(1) "[1\\4] " MID REJECTED PREFIX(2) AT
     "Start queue run: pid=2\n" PREFIX(1) "[2\\4] Envelope-from: <a@example.org>\n" PREFIX(
         1) "[3\\4] Envelope-to: <bob@example.net>\n" PREFIX(1) "[4/4] P Received: from x\n",
     "failure inbound rejected message 550/assumed ip=<192.0.2.7> from=<a@example.org> "
     "to=<bob@example.net> text=<spam>\n",
     "5 1 0 0 0"},
    {"syslog, equal refusals, each twice, then one of the main log alone",
     PREFIX(1) AT "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(2) AT
     "Connection from [192.0.2.7] refused: too many connections\n" PREFIX(2) AT
     "Connection from [192.0.2.7] refused: too many connections\n",
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<no>\n"
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<no>\n"
     "failure inbound tempfailed connect 421/assumed ip=<192.0.2.7> text=<too many connections>\n"
     "failure inbound tempfailed connect 421/assumed ip=<192.0.2.7> text=<too many connections>\n",
     "2 4 0 0 0"},
    {"syslog, without duplicates: learned from the first refusal that has none",
     PREFIX(1) AT "H=[192.0.2.7] rejected MAIL <a@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <b@example.org>: no\n" PREFIX(1) AT
     "H=[192.0.2.7] rejected MAIL <b@example.org>: no\n",
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<a@example.org> text=<no>\n"
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<b@example.org> text=<no>\n"
     "failure inbound rejected mail 550/assumed ip=<192.0.2.7> from=<b@example.org> text=<no>\n",
     "0 3 0 0 0"},
};

static void check_pieces(const struct piece *pieces, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct reader *reader = reader_open();
        struct arena arena = {0};
        feed(reader, slice_of(pieces[i].input));
        struct slice out = S("");
        for (size_t k = 0; k < reader->batch.count; k++) {
            struct slice shown = show_record(&arena, &reader->batch.records[k]);
            out = arena_printf(&arena, "%.*s%.*s\n", SLICE_ARG(out), SLICE_ARG(shown));
        }
        const uint64_t *n = reader->batch.lines;
        struct slice kinds =
            arena_printf(&arena, "%d %d %d %d %d", (int)n[LINE_CONTEXT], (int)n[LINE_EVENT],
                         (int)n[LINE_DELIVERY], (int)n[LINE_NOISE], (int)n[LINE_UNKNOWN]);
        print_message("# %s\n", pieces[i].name);
        assert_string_equal(arena_string(&arena, out), pieces[i].records);
        assert_string_equal(arena_string(&arena, kinds), pieces[i].kinds);
        arena_free(&arena);
        reader_close(reader);
    }
}

#define CHECK(table) check_pieces((table), sizeof(table) / sizeof((table)[0]))

static void test_deliveries(void **state)
{
    (void)state;
    CHECK(deliveries);
}

static void test_failures(void **state)
{
    (void)state;
    CHECK(failures);
}

static void test_refusals(void **state)
{
    (void)state;
    CHECK(refusals);
}

static void test_hostile(void **state)
{
    (void)state;
    CHECK(hostile);
}

static void test_together(void **state)
{
    (void)state;
    CHECK(together);
}

/* Main log and reject log, in files and in syslog: the same refusals have the same identity. */
static void test_identity(void **state)
{
    (void)state;
    static const struct {
        const char *main, *reject;
    } pairs[] = {
        {MID REJECTED AT "Start queue run: pid=1\n" MID REJECTED, MID REJECTED
         "Envelope-from: <a@example.org>\nEnvelope-to: <bob@example.net>\n" MID REJECTED},
        {PREFIX(1) MID REJECTED PREFIX(1) MID REJECTED,
         PREFIX(1) "[1\\2] " MID REJECTED PREFIX(1) "[2/2] Envelope-from: <a@example.org>\n"},
    };
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        struct reader *a = reader_open(), *b = reader_open();
        feed(a, slice_of(pairs[i].main));
        feed(b, slice_of(pairs[i].reject));
        assert_int_equal(a->batch.count, b->batch.count);
        assert_true(a->batch.count > 0);
        for (size_t k = 0; k < a->batch.count; k++)
            assert_true(a->batch.records[k].line.hash == b->batch.records[k].line.hash);
        reader_close(a);
        reader_close(b);
    }
}

/* The state is plain memory: a stream that is left in the middle of a line goes on elsewhere. */
static void test_resumed(void **state)
{
    (void)state;
    struct reader *a = reader_open(), *b = reader_open();
    struct slice first = S(PREFIX(1) "[1/2] " MID "** bob@example.net R=dns T=smtp: Unro");
    struct slice second = S(PREFIX(1) "[2/2] uteable address");
    parser_parse(&a->parser, first, 0);
    memcpy(b->parser.state, a->parser.state, format_find(S("exim"))->state_size);
    reader_close(a);
    assert_int_equal(parser_parse(&b->parser, second, first.len + 1), LINE_EVENT);
    assert_int_equal(b->batch.count, 1);
    assert_true(slice_equal(b->batch.records[0].text, S("Unrouteable address")));
    assert_true(slice_equal(b->batch.records[0].host, S("mx2")));
    reader_close(b);
}

/* A line of 12 KB, in each place where a stranger could make it so long. */
static void test_long(void **state)
{
    (void)state;
    static const char *const around[][2] = {
        {AT "H=(pc) [192.0.2.7] F=<", "@example.org> rejected RCPT <bob@example.net>: no"},
        {AT "H=(pc) [192.0.2.7] F=<> rejected RCPT <bob@example.net>: ", ""},
        {AT "H=(", ") [192.0.2.7] F=<> rejected RCPT <bob@example.net>: no"},
        {MID "** bob@example.net R=r T=t H=x [192.0.2.9]: SMTP error from remote mail server after "
             "DATA: 550 ",
         ""},
        {MID "H=(pc) [192.0.2.7] F=<> rejected after DATA: ", ""},
    };
    static const char fill[] = "<\" (x) [a] ";
    for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++)
        for (int kind = 0; kind < 2; kind++) {
            struct reader *reader = reader_open();
            struct arena arena = {0};
            char *long_text = arena_take(&arena, 12001);
            for (size_t k = 0; k < 12000; k++)
                long_text[k] = kind ? 'a' : fill[k % (sizeof(fill) - 1)];
            long_text[12000] = 0;
            feed(reader, arena_printf(&arena, "%s%s%s\n", around[i][0], long_text, around[i][1]));
            assert_int_equal(reader->batch.lines[LINE_EVENT] + reader->batch.lines[LINE_UNKNOWN],
                             1);
            if (kind)
                assert_int_equal(reader->batch.count, 1);
            arena_free(&arena);
            reader_close(reader);
        }
}

/* Each row of the table answers its own example, and a refusal says why. */
static void test_shapes(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < exim_shape_count; i++) {
        struct exim_match found;
        const struct exim_shape *row = &exim_shapes[i];
        bool refusal = row->meaning != SHAPE_CONTEXT && row->meaning < SHAPE_END;
        if (exim_shape_find(row->example, &found) == row &&
            (!refusal || row->text.len || found.text.len))
            continue;
        print_message("# %.*s\n", SLICE_ARG(row->pattern));
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_deliveries), cmocka_unit_test(test_failures),
        cmocka_unit_test(test_refusals),   cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_together),   cmocka_unit_test(test_identity),
        cmocka_unit_test(test_resumed),    cmocka_unit_test(test_long),
        cmocka_unit_test(test_shapes),
    };
    return cmocka_run_group_tests_name("exim", tests, NULL, NULL);
}
