/* Deliveries and failed deliveries of Exim, of all versions. */
#include "parsers/exim_host.h"
#include "tests/exim_pieces.h"

static const struct piece deliveries[] = {
    {"arrival",
     MID "<= a@example.org H=mx.example.org (pc) [192.0.2.7]:4711 I=[198.51.100.1]:25 P=esmtpsa "
         "X=TLS1.3:AES:256 CV=no A=login:bob@example.org S=99 id=1.2@example.org "
         "T=\"x for \\\"y\\\" A=b\" from <a@example.org> for bob@example.net\n",
     "message birth client submitted host=<mx.example.org> ip=<192.0.2.7> local=<198.51.100.1> "
     "from=<a@example.org> account=<bob@example.org> id=<1.2@example.org>\n",
     "1 0 0 0 0"},
    {"arrival from a client whose authenticator names nobody",
     MID "<= a@example.org H=(pc) [192.0.2.7] P=esmtpsa A=plain S=99\n",
     "message birth client submitted ip=<192.0.2.7> from=<a@example.org>\n", "1 0 0 0 0"},
    {"arrival of a bounce", MID "<= <> R=1rXyZa-00000003kLm-2Bcc U=Debian-exim P=local S=99\n",
     "message birth from=<>\n", "1 0 0 0 0"},
    {"arrival from this machine, of a quoted sender",
     MID "<= \"a U=x\"@example.org U=bob P=local S=99 id=<1.2@example.org> for b@example.net\n",
     "message birth from=<\"a U=x\"@example.org> id=<1.2@example.org>\n", "1 0 0 0 0"},
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
    {"peers by addresses of 16 bytes and more, the last one broken",
     MID
     "=> bob@example.net R=dns T=smtp H=mx1.example.net [2001:db8:0:1::9a]:25 C=\"250 ok\"\n" MID
     "=> bob@example.net R=dns T=smtp H=mx2.example.net [2001:db8:0:1::9a-b%eth_0]:smtp\n" MID
     "=> bob@example.net R=dns T=smtp H=mx3.example.net [2001:db8:0:1:0:2:9a b]:25\n",
     "delivery outbound host=<mx1.example.net> ip=<2001:db8:0:1::9a> to=<bob@example.net>\n"
     "delivery outbound host=<mx2.example.net> ip=<2001:db8:0:1::9a-b%eth_0> "
     "to=<bob@example.net>\n"
     "delivery local host=<mx3.example.net> to=<bob@example.net>\n",
     "0 0 3 0 0"},
    {"content filter on this machine",
     MID "=> bob@example.net R=scan T=smtp H=localhost [127.0.0.1]:10024 C=\"250 ok\"\n",
     "delivery relayed outbound host=<localhost> ip=<127.0.0.1> to=<bob@example.net>\n",
     "0 0 1 0 0"},
    {"pipe", MID "=> |/bin/x -a \"b <c@d>\" R=1 <bob@example.net> R=aliases T=address_pipe\n",
     "delivery local to=<bob@example.net>\n", "0 0 1 0 0"},
    {"local, with a quoted local part",
     MID "=> a+\"b@c\" <\"a+\\\"b@c\\\"\"@example.net> R=r T=t\n",
     "delivery local to=<\"a+\\\"b@c\\\"\"@example.net>\n", "0 0 1 0 0"},
    {"local, with what looks like a field in its quotes",
     MID "=> bob@x R=y@example.net <\"bob@x R=y\"@example.net> R=r T=t\n",
     "delivery local to=<\"bob@x R=y\"@example.net>\n", "0 0 1 0 0"},
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
    {"the same, told by the reason alone",
     MID
     "SMTP error from remote mail server after MAIL FROM:<a@example.org>: host mx.example.net "
     "[192.0.2.9]: 451 later\n" MID
     "== bob@example.net R=dns T=smtp defer (-45): SMTP error from remote mail server after MAIL "
     "FROM:<a@example.org>: host mx.example.net [192.0.2.9]: 451 later\n",
     "failure outbound deferred mail 451/reply host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<451 later>\n",
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
    {"errno in another language, after a try and without one",
     MID "H=mx.example.net [192.0.2.9] Verbindung abgelehnt\n" MID
         "== bob@example.net R=dns T=smtp defer (111): Verbindung abgelehnt\n" AT
         "1rXyZa-00000003kLm-2Bcc == bob@example.net R=local T=mail defer (28): No space left\n",
     "failure outbound deferred connect host=<mx.example.net> ip=<192.0.2.9> "
     "to=<bob@example.net> text=<Verbindung abgelehnt>\n"
     "failure local deferred delivery to=<bob@example.net> text=<No space left>\n",
     "1 2 0 0 0"},
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

/* Whatever byte stands at whatever place, in texts that end at once and in long ones. */
static void addresses_are_told_by_their_bytes(void **state)
{
    (void)state;
    enum { LONGEST = 20, TAIL = 16 };
    char text[2 + LONGEST + TAIL];
    for (size_t length = 1; length <= LONGEST; length++)
        for (size_t i = 0; i < length * 256; i++) {
            size_t at = i / 256;
            char byte = (char)(i % 256);
            memset(text, 'a', sizeof(text));
            text[0] = '[';
            text[1 + at] = byte;
            text[1 + length] = ']';
            bool good = byte_is_alnum(byte) || (byte && strchr("_.:-%", byte));
            size_t wanted = good ? 2 + length : byte == ']' && at ? 2 + at : SLICE_NONE;
            struct slice ip;
            assert_true(exim_socket_length(slice_make(text, 2 + length), &ip) == wanted);
            assert_true(exim_socket_length(slice_make(text, sizeof(text)), &ip) == wanted);
            assert_true(wanted == SLICE_NONE || ip.len == wanted - 2);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_deliveries),
        cmocka_unit_test(test_failures),
        cmocka_unit_test(addresses_are_told_by_their_bytes),
    };
    return cmocka_run_group_tests_name("exim", tests, NULL, NULL);
}
