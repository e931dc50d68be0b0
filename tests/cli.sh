#!/bin/sh
# cli.sh BOUNCESTAT: the command line as a person or a script meets it.  Every case compares the
# whole output, words and exit status with what stands here.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
docs=$(realpath "$(dirname "$0")/../docs/sql.md")
workplace

# run ARGUMENTS...: sets $out, $err and $code.
run() {
    catch "$program" --no-config --db "$work/test.db" "$@"
}

esc=$(printf '\033')
cat >mail.log <<END
2026-11-19T08:00:00.100000+01:00 mx1 postfix/smtpd[10]: 4bAAAA1111z: client=client.example.org[192.0.2.10]
2026-11-19T08:00:00.200000+01:00 mx1 postfix/cleanup[11]: 4bAAAA1111z: message-id=<one@example.org>
2026-11-19T08:00:00.300000+01:00 mx1 postfix/qmgr[12]: 4bAAAA1111z: from=<news@example.org>, size=1200, nrcpt=2 (queue active)
2026-11-19T08:00:01.000000+01:00 mx1 postfix/smtp[13]: 4bAAAA1111z: to=<ann@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=4.2.2, status=deferred (host mx.example.com[203.0.113.5] said: 452 4.2.2 The email account that you tried to reach is over quota (in reply to RCPT TO command))
2026-11-19T08:00:01.500000+01:00 mx1 postfix/smtp[13]: 4bAAAA1111z: to=<bob@example.net>, relay=mx.example.net[203.0.113.9]:25, delay=1.5, delays=0.1/0/0.4/1, dsn=2.0.0, status=sent (250 2.0.0 OK)
2026-11-20T08:00:05.000000+01:00 mx1 postfix/smtp[13]: 4bAAAA1111z: to=<ann@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=86405, delays=86404/0/0.4/0.5, dsn=5.1.1, status=bounced (host mx.example.com[203.0.113.5] said: 550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))
2026-11-20T08:00:05.200000+01:00 mx1 postfix/qmgr[12]: 4bAAAA1111z: removed
2026-11-20T09:30:00.000000+01:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from unknown[198.51.100.7]: 554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org; from=<spam@example.test> to=<bob@example.org> proto=ESMTP helo=<bad.example.test>
2026-11-20T09:31:00.000000+01:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from unknown[198.51.100.8]: 554 5.7.1 Service unavailable; Client host [198.51.100.8] blocked using zen.spamhaus.org; from=<spam@example.test> to=<bob@example.org> proto=ESMTP helo=<bad.example.test>
2026-11-20T09:33:00.000000+01:00 mx1 postfix/smtpd[20]: this line nobody knows
2026-11-20T09:34:00.000000+01:00 mx1 sshd[99]: Accepted publickey for root
END

# --- what it says of itself, and mistakes

run --help
for command in ingest top report summary messages sources sql explain rules merge prune anonymize forget; do
    has "help names $command" "
  $command " "$out"
done
same "help is no error" 0 $code
run
same "no command: help on stderr, status 2" "2:" "$code:$out"
for command in ingest top report summary messages sources sql explain rules merge prune anonymize forget; do
    run $command --help
    has "$command --help tells its usage" "usage: bouncestat $command" "$out"
    same "help $command is the same" "$out" "$("$program" help $command)"
done
run --version
has "version names the libraries" "sqlite3 " "$out"
run tpo
same "a mistyped command is guessed" "2:bouncestat: there is no command 'tpo'; did you mean top?" \
    "$code:$err"
run top --limt 3
same "a mistyped option is guessed" "2:bouncestat: there is no option '--limt'; did you mean --limit?" \
    "$code:$err"
run top --limt=3
same "a mistyped option with a value, too" \
    "2:bouncestat: there is no option '--limt=3'; did you mean --limit?" "$code:$err"
run top --limit
same "a missing value is said" "2:bouncestat: --limit wants N." "$code:$err"
run top --quiet=3
same "a value too many is said" "2:bouncestat: --quiet takes no value." "$code:$err"
run ingest
same "ingest without a path names a way out" 2 $code
run ingest --format sendmail mail.log
same "an unknown format is said, with those that there are" \
    "2:bouncestat: --format 'sendmail' is none of exchange, exim, mdaemon, postfix." "$code:$err"
has "ingest --help names them too" "exchange exim mdaemon postfix" \
    "$("$program" ingest --help | tr -s '\n ' '  ')"

same "options may stand before the command" 3 \
    "$("$program" --db none.db --output csv -n 3 top >/dev/null 2>&1; echo $?)"

# --- no database

for command in "top" "messages a@example.com" "sources" "sql"; do
    run $command
    same "no database: ${command%% *} says so, makes none, status 3" "3::no" \
        "$code:$out:$([ -e test.db ] && echo made || echo no)"
done
echo "this is no database at all, whatever its name says" >false.db
out=$("$program" --no-config --db false.db top 2>/dev/null)
same "a file of another kind is refused" "3:" "$?:$out"

# --- ingest

run ingest --report-tz Europe/Nowhere mail.log
same "a report zone that does not exist: status 2, and no database is made" "2:no" \
    "$code:$([ -e test.db ] && echo made || echo no)"
mkdir empty && : >empty/mail.log
echo "no mail log, just words" >words.txt
for bad in "nosuch.log" "nosuch.log words.txt" "empty"; do
    catch "$program" --no-config --db new/deep/test.db ingest $bad
    same "nothing to read in $bad: no database, no folder is left" "no" "$([ -e new ] && echo made || echo no)"
done
same "an empty log in a folder is no failure" 0 $code
run ingest --unknown none/lines mail.log
same "a file for unknown lines that cannot be made: the same" \
    "2:no:bouncestat: --unknown none/lines cannot be written: No such file or directory." \
    "$code:$([ -e test.db ] && echo made || echo no):$err"
"$program" --no-config --db full.db ingest -q --unknown /dev/full mail.log 2>err
same "one that fills the disk is said, the rest is done, status 1" \
    "1:4:bouncestat: --unknown /dev/full lacks lines: it could not be written to the end." \
    "$?:$("$program" --no-config --db full.db sql -q -o csv "SELECT count(*) FROM events" | sed 1d):$(cat err)"
run ingest --report-tz Europe/Berlin mail.log
same "ingest accounts for every line" "0::mail.log (Postfix)
  11 lines = 4 events + 4 context + 1 delivery + 1 noise + 1 unknown
  unknown, for example: <date> mx1 postfix/smtpd[<n>]: this line nobody knows
4 new events" "$code:$out:$err"
run ingest mail.log
same "the same again: nothing new" "0:nothing new in 1 source
0 new events" "$code:$err"
run ingest --format exim mail.log
same "nor in a format that is not its own" "0:nothing new in 1 source" "$code:$(printf '%s\n' "$err" | head -n 1)"
run sql -q -o tsv "SELECT mta, state FROM sources"
same "and it stays what it was" "postfix	read" "$(printf '%s\n' "$out" | sed 1d)"
mv mail.log mail.log.1
run ingest -q mail.log.1
run sql -q -o tsv "SELECT path, mta FROM sources"
same "a log that has got another name is of the same MTA" "mail.log.1	postfix" "$(printf '%s\n' "$out" | sed 1d)"
mv mail.log.1 mail.log
run ingest -q mail.log
cp mail.log copy.log && gzip -c mail.log >old.gz
run ingest -q copy.log old.gz
same "quiet says nothing" "0::" "$code:$out:$err"
run sql "SELECT * FROM traffic WHERE recipient_domain = 'example.com'"
same "a table that is piped cuts no heading" \
    "day         mta      host  direction  recipient_domain  provider  delivered  relayed  failed" \
    "$(printf '%s\n' "$out" | head -n 1)"
run sql -o tsv "SELECT count(*) AS n, sum(events) AS e FROM daily"
same "copies add nothing" "n	e
3	4" "$out"
run ingest mail.log missing.log
same "a missing file is said, the rest is done, status 1" 1 $code
has "the missing file is named" "missing.log" "$err"
run ingest words.txt
same "a file that is no mail log: status 1" 1 $code
run ingest --report-tz UTC mail.log
same "another report zone is refused" 3 $code

# --- top

run top
same "top alone: per domain and day, two blocks" "OUR MAIL THAT FAILED (outbound and local)
final  attempts  rate  cause         code  status  template

2026-11-20  example.com  1 final, 1 attempt
    1         1     -  user-unknown   550  5.1.1   <address>: Recipient address…

2026-11-19  example.com  0 final, 1 attempt
    0         1     -  mailbox-full   452  4.2.2   The email account that you t…

MAIL THAT WE REFUSED (inbound)
clients  final  attempts  rate  cause         code  status  template

2026-11-20  example.org  2 final, 2 attempts
      2      2         2     -  dnsbl-listed   554  5.7.1   Service unavailable…" "$out"
has "the coverage stands on stderr" "Coverage: mx1 to 2026-11-20 09:33 (Europe/Berlin)" "$err"
same "top is 80 columns wide" "" "$(printf '%s\n' "$out" | sed 's/…/./g' | awk 'length > 80')"
run top -o csv --by cause --per day,domain
same "csv" "block,day,domain,cause,final,attempts,clients,deliveries,rate
failed,2026-11-20,example.com,user-unknown,1,1,,1,
failed,2026-11-19,example.com,mailbox-full,0,1,,,
refused,2026-11-20,example.org,dnsbl-listed,2,2,2,2," "$out"
run top -o tsv --by cause --direction inbound
same "tsv, one direction" "block	cause	final	attempts	clients	deliveries	rate
refused	dnsbl-listed	2	2	2	4	" "$out"
run top -o json --by code,status --domain EXAMPLE.COM -n1
same "json, one domain, one row" '[
{"block":"failed","code":550,"status":"5.1.1","final":1,"attempts":1,"clients":null,"deliveries":1,"rate":null}
]' "$out"
run top -o jsonl --by remote_host --cause mailbox-full,user-unknown
same "a column of the events, two causes" \
    '{"block":"failed","remote_host":"mx.example.com","final":1,"attempts":2,"clients":null,"deliveries":null,"rate":null}' "$out"
while IFS='|' read -r filter words; do
    run top --since 2026-11-19 $filter
    same "a filter that nothing bears: $filter" "$words" "$(printf '%s\n' "$code: $err" | sed -n 's/^\(.*did you\|.*knows the\|2:\)/\1/p')"
done <<END
--cause user-unknwn|2: bouncestat: --cause 'user-unknwn' is no cause; did you mean user-unknown?
--cause nonsense|2: bouncestat: --cause 'nonsense' is no cause; 'bouncestat rules list' names them.
--domain exmaple.com|bouncestat: No log that was read knows the domain 'exmaple.com'; did you mean example.com?
--domain Example|bouncestat: No log that was read knows the domain 'example'; did you mean example.com?
--domain nothing.test|bouncestat: No log that was read knows the domain 'nothing.test'.
--domain example.com,exmple.net --code 571|bouncestat: No log that was read knows the domain 'exmple.net'; did you mean example.net?
--sender-domain exampel.org|bouncestat: No log that was read knows the sender-domain 'exampel.org'; did you mean example.org?
--provider gogle|bouncestat: No log that was read knows the provider 'gogle'.
--host mx2 --by cause|bouncestat: No log that was read knows the host 'mx2'; did you mean mx1?
--domain example.com --code 571|
END
for host in mx1 mx2 mx3; do
    echo "2026-11-20T08:00:00.1+00:00 $host postfix/smtp[13]: 4bCC${host}: to=<a@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host mx.example.com[203.0.113.5] said: 550 5.1.1 User unknown (in reply to RCPT TO command))"
done | "$program" --no-config --db many.db ingest -q --report-tz UTC -
for host in mx1 mx2 mx3; do
    catch "$program" --no-config --db many.db top --by cause --cause mailbox-full --host $host
    same "each machine of a log of several is known: $host" "" "$(printf '%s\n' "$err" | grep 'knows the')"
done
echo "2026-11-20T08:00:00.1+00:00 mx1 postfix/smtp[13]: 4bCCidn0: to=<a@bücher.example>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host mx.example.com[203.0.113.5] said: 550 5.1.1 User unknown (in reply to RCPT TO command))" |
    "$program" --no-config --db many.db ingest -q --report-tz UTC -
for domain in bücher.example xn--bcher-kva.example xn--bcher-kva.example. XN--bcher-kva.Example; do
    catch "$program" --no-config --db many.db top -o csv --by domain --domain "example.org,$domain"
    has "a domain in any spelling: $domain" "xn--bcher-kva.example," "$out"
done
catch "$program" --no-config --db many.db forget bücher.example
has "also to forget" "is a domain; forget takes one address" "$err"
for command in "check --over 5% --domain" "suppress --domain" "check --stale 2h --host"; do
    # shellcheck disable=SC2086 # words of a command
    catch "$program" --no-config --db many.db $command ''
    same "a value that is empty: $command" 2 "$code"
done
while IFS='|' read -r filter words; do
    eval "run top $filter"
    same "a list with a hole: top $filter" "2:bouncestat: $words." "$code:$err"
done <<'END'
--cause user-unknown,|--cause 'user-unknown,' has a comma with nothing behind it; take the comma out or give a value there
--domain example.com,,example.org|--domain 'example.com,,example.org' has a comma with nothing before it; take the comma out or give a value there
--by ' ,cause'|--by ' ,cause' has a comma with nothing before it; take the comma out or give a value there
--aside greylisted,|--aside 'greylisted,' has a comma with nothing behind it; take the comma out or give a value there
--domain ''|--domain is empty; give a value or leave it out
END
run top -o csv --cause USER-Unknown --by cause
same "a filter's case does not matter" "failed,user-unknown,1,1,,2," "$(printf '%s\n' "$out" | sed 1d)"
run suppress --domain exmaple.com
has "suppress says it, too" "knows the domain 'exmaple.com'; did you mean example.com?" "$err"
run suppress --domain example.com,example.org
has "and takes no list for its parts" "knows the domain 'example.com,example.org'." "$err"
run suppress --domain 'example.com '
lacks "a blank is no part of a name" "knows the domain" "$err"
run top -o csv --by cause --since 2026-11-20 --until 2026-11-20
same "one day, both ends in it" "block,cause,final,attempts,clients,deliveries,rate
failed,user-unknown,1,1,,1,
refused,dnsbl-listed,2,2,2,2," "$out"
run top -o csv --by cause --since 2026-11-20T09:30 --until 2026-11-20T09:30
same "a minute in the report zone" "block,cause,final,attempts,clients,deliveries,rate
refused,dnsbl-listed,1,1,1,," "$out"
run top -o csv --by cause --since 2026-11-20T08:30Z --until '2026-11-20 08:30:30+00:00'
same "times with a zone" "block,cause,final,attempts,clients,deliveries,rate
refused,dnsbl-listed,1,1,1,," "$out"
run top -o csv --by cause --per hour --direction outbound
same "hours are hours of the report zone" "block,hour,cause,final,attempts,clients,deliveries,rate
failed,2026-11-20 08:00,user-unknown,1,1,,,
failed,2026-11-19 08:00,mailbox-full,0,1,,," "$out"
run top -o csv --per sender-domain --by cause --direction outbound
same "by the sender's domain" "block,sender_domain,cause,final,attempts,clients,deliveries,rate
failed,example.org,user-unknown,1,1,,2,
failed,example.org,mailbox-full,0,1,,2," "$out"
run top -o csv --scope internal
same "nothing internal: the header alone" "0:block,day,domain,cause,code,status,template,final,attempts,clients,deliveries,rate" \
    "$code:$out"
has "an empty answer is said" "No failure fits" "$err"
run top --groups 1 --direction outbound
has "left-out groups are counted" "older days: --groups 0 shows all" "$out"
for bad in "--since 2026-02-30" "--since nonsense" "--since 2200-01-01" \
    "--since 2026-11-20 --until 2026-11-19" "--by nonsense" "--by cause,cause" \
    "--by cause --per cause" "--direction sideways" "--limit many" "--output xml" "extra"; do
    run top $bad
    same "refused with a sentence: top $bad" "2::1" "$code:$out:$(printf '%s\n' "$err" | wc -l | tr -d ' ')"
done

while read -r option words; do
    run top $option me
    same "$option takes one of a few words" "2:bouncestat: $option 'me' is none of $words." "$code:$err"
done <<END
--party sender-admin, sender, recipient, recipient-admin, dns-owner, nobody
--class hard, soft, policy, network, local
--direction inbound, outbound, local
--outcome rejected, tempfailed, deferred, bounced, expired
--mta postfix, exim, mdaemon, exchange
END

# --- messages

run messages ann@example.com
same "a recipient's failures, with fate and texts" "time                  outcome   code  status  remote_host     cause

<news@example.org> to <ann@example.com>
  4bAAAA1111z on mx1: bounced, 2 failed attempts
2026-11-19 07:00:01Z  deferred   452  4.2.2   mx.example.com  mailbox-full
    452 4.2.2 The email account that you tried to reach is over quota
2026-11-20 07:00:05Z  bounced    550  5.1.1   mx.example.com  user-unknown
    550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown in
    virtual mailbox table" "$out"
wanted=$out
for key in "4bAAAA1111z" "<one@example.org>" "--message-id one@example.org" "news@example.org" \
    "--sender news@example.org" "--recipient ANN@example.com" "--queue-id 4bAAAA1111z"; do
    run messages $key
    same "the same by $key" "$wanted" "$out"
done
run messages --sender spam@example.test -o csv
same "refusals without a queue id" \
    "rejected,rcpt,554,5.7.1,,198.51.100.8,dnsbl-listed
rejected,rcpt,554,5.7.1,,198.51.100.7,dnsbl-listed" "$(printf '%s\n' "$out" | sed 1d | cut -d, -f8-14)"
run messages bob@example.net
same "a success is not stored" "0:" "$code:$(printf '%s' "$out" | grep bob)"
has "and that is said" "No failure is recorded for 'bob@example.net'; successes are not stored" "$err"
has "with how far the logs reach" "Coverage: mx1 to 2026-11-20 09:33 (Europe/Berlin)" "$err"
for name in example.com @example.com; do
    run messages $name
    has "a domain has no messages, but reasons: $name" \
        "A domain is asked for by: bouncestat top --domain example.com" "$err"
done
run messages nosuchid
lacks "a queue id is no domain" "top --domain" "$err"
run messages
same "whose mail?" 2 $code

# --- messages, with deliveries that never failed

# A message that is put off once and delivered, and one that is delivered at once.
cat >late.log <<END
2026-11-21T08:00:00.100000+01:00 mx1 postfix/smtpd[10]: 4bBBBB1111z: client=client.example.org[192.0.2.10]
2026-11-21T08:00:00.200000+01:00 mx1 postfix/cleanup[11]: 4bBBBB1111z: message-id=<two@example.org>
2026-11-21T08:00:00.300000+01:00 mx1 postfix/qmgr[12]: 4bBBBB1111z: from=<news@example.org>, size=1200, nrcpt=1 (queue active)
2026-11-21T08:00:01.000000+01:00 mx1 postfix/smtp[13]: 4bBBBB1111z: to=<cid@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=4.2.0, status=deferred (host mx.example.com[203.0.113.5] said: 450 4.2.0 Greylisted (in reply to RCPT TO command))
2026-11-21T08:10:01.000000+01:00 mx1 postfix/smtp[13]: 4bBBBB1111z: to=<cid@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=601, delays=600/0/0.4/0.5, dsn=2.0.0, status=sent (250 2.0.0 OK)
2026-11-21T08:10:01.200000+01:00 mx1 postfix/qmgr[12]: 4bBBBB1111z: removed
2026-11-21T09:00:00.100000+01:00 mx1 postfix/smtpd[10]: 4bBBBB2222z: client=client.example.org[192.0.2.10]
2026-11-21T09:00:00.200000+01:00 mx1 postfix/cleanup[11]: 4bBBBB2222z: message-id=<three@example.org>
2026-11-21T09:00:00.300000+01:00 mx1 postfix/qmgr[12]: 4bBBBB2222z: from=<>, size=1200, nrcpt=1 (queue active)
2026-11-21T09:00:01.000000+01:00 mx1 postfix/smtp[13]: 4bBBBB2222z: to=<bob@example.net>, relay=mx.example.net[203.0.113.9]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 2.0.0 OK)
2026-11-21T09:00:01.200000+01:00 mx1 postfix/qmgr[12]: 4bBBBB2222z: removed
END
kept() {
    out=$("$program" --no-config --db "$work/kept.db" "$@" 2>"$work/err")
    code=$?
    err=$(cat "$work/err")
}
all="SELECT queue_id, message_id, sender, recipient, first_seen, last_seen, attempts, fate FROM deliveries ORDER BY 1, 4"
kept ingest -q --report-tz Europe/Berlin --keep-deliveries mail.log late.log
kept messages --recipient bob@example.net
same "--keep-deliveries: successes are stored, those at once too" "time                  outcome    code  status  remote_host  cause

<> to <bob@example.net>
  4bBBBB2222z on mx1: delivered, 0 failed attempts
2026-11-21 08:00:01Z  delivered

<news@example.org> to <bob@example.net>
  4bAAAA1111z on mx1: delivered, 0 failed attempts
2026-11-19 07:00:01Z  delivered" "$(printf '%s\n' "$out" | sed 's/ *$//')"
kept messages 4bBBBB1111z
same "every attempt in order, the one that succeeded too" "2026-11-21 07:00:01Z  deferred    450  4.2.0   mx.example.com  greylisted
    450 4.2.0 Greylisted
2026-11-21 07:10:01Z  delivered" "$(printf '%s\n' "$out" | sed '1,4d; s/ *$//')"
kept messages --recipient cid@example.com -o csv
same "in csv as a row of its own" "2026-11-21T07:00:01.000Z,deferred,delivered,1
2026-11-21T07:10:01.000Z,delivered,delivered,1" "$(printf '%s\n' "$out" | sed 1d | cut -d, -f1,8,16,17)"
kept messages nobody@example.net
has "no hit: nothing is recorded, and why" \
    "Nothing is recorded for 'nobody@example.net'; successes are stored only of logs" "$err"
kept sql -q -o tsv "$all"
wanted=$out
kept sql -q -o tsv "SELECT count(*) FROM messages"
same "messages holds those that failed, as without the option" "count(*)
2" "$out"
rm kept.db
# The option may stand in the config file; and the order of reading does not matter.
printf '[keep]\ndeliveries = yes\n' >keep.conf
"$program" --config keep.conf --db kept.db ingest -q --report-tz Europe/Berlin late.log
"$program" --config keep.conf --db kept.db ingest -q mail.log
kept sql -q -o tsv "$all"
same "the same in any order" "$wanted" "$out"
kept sql -q -o tsv "SELECT count(*) FROM deliveries WHERE attempts = 0"
same "two never failed" "count(*)
2" "$out"
"$program" --no-config --db plain.db ingest -q --report-tz Europe/Berlin mail.log late.log
same "without it none that never failed is stored whole" "0" \
    "$("$program" --no-config --db plain.db sql -q -o tsv \
        "SELECT count(*) FROM deliveries WHERE queue_id = '4bBBBB2222z'" | sed 1d)"

# --- sources and sql

run sources -o csv
has "sources balance" ",11,4,4,1,1,1," "$out"
run sql "SELECT 1 AS one, NULL AS none, '' AS empty, 'a,\"b\"' AS quoted" -o csv
same "csv tells NULL from the empty string" 'one,none,empty,quoted
1,,"","a,""b"""' "$out"
run sql "SELECT 'a' || char(9, 10, 92) AS t" -o tsv
same "tsv escapes" 't
a\t\n\\' "$out"
run sql "SELECT char(27) || '[31m' || char(155, 8238, 10) || x'ff' || '日本' AS t"
same "nothing can steer the terminal" 't
\x1b[31m\u009b\u202e\n\xff日本' "$out"
run sql "SELECT char(27, 8238, 34) || CAST(x'ff' AS TEXT) AS t, NULL AS n, 1.5 AS r" -o jsonl
same "json is always valid" '{"t":"\u001b\u202e\"�","n":null,"r":1.5}' "$out"
run sql "SELECT 1 AS n WHERE 0" -o json
same "an empty answer in json" "[]" "$out"
for bad in "DELETE FROM event" "DROP VIEW daily" "ATTACH 'x.db' AS x" "PRAGMA user_version = 9" \
    "SELECT load_extension('x')" "SELECT writefile('x', 'y')" "SELECT 1; SELECT 2" "" \
    "CREATE TEMP TABLE t (a)" "VACUUM INTO 'x.db'" "SELECT nosuch FROM daily"; do
    run sql "$bad"
    same "refused: sql $bad" "3:" "$code:$out"
done
same "and nothing was written" "" "$(ls x x.db y 2>/dev/null)"
run sql "SELECT 1 AS n; ; -- and no more
 " -o csv
same "a semicolon and a comment may follow" "n
1" "$out"
run sql
has "sql alone shows how to open a shell" "sqlite3 -readonly" "$out"
if command -v sqlite3 >/dev/null; then
    same "the stock shell reads the views" "user-unknown" \
        "$(sqlite3 -readonly test.db "SELECT cause FROM daily WHERE code = 550")"
fi

for view in events messages deliveries daily daily_senders traffic traffic_senders reasons sources unknown_lines; do
    promised=$(sed -n "/^\*\*$view\*\*:/,/^\$/p" "$docs" | sed 1d | tr '\n' ' ' |
        sed 's/([^)]*)//g; s/ //g; s/,$//')
    run sql "SELECT * FROM $view LIMIT 0" -o csv
    same "docs/sql.md names the columns of $view" "$promised" "$out"
    run sql
    same "and so does sql" "$promised" "$(printf '%s\n' "$out" | sed -n "/^  $view: /,/^  [a-z]/p" |
        grep '^    ' | tr -d ' \n')"
done

# --- settings

cat >good.conf <<END
# a comment
db = $work/test.db
[top]
by = "cause"
limit = 1
[own]
networks = 192.0.2.0/24
END
same "the config file sets options" "block,cause,final,attempts,clients,deliveries,rate
failed,user-unknown,1,1,,2,
refused,dnsbl-listed,2,2,2,4," "$("$program" --config good.conf top -o csv 2>/dev/null)"
same "the command line wins" "block,code,final,attempts,clients,deliveries,rate
failed,550,1,1,,2,
refused,554,2,2,2,4," "$("$program" --config good.conf top -o csv --by=code 2>/dev/null)"
same "the environment names the database" 0 \
    "$(BOUNCESTAT_DB=test.db "$program" --no-config top >/dev/null 2>&1; echo $?)"
same "the environment wins over the file" 3 \
    "$(BOUNCESTAT_DB=nothing.db "$program" --config good.conf top >/dev/null 2>&1; echo $?)"
same "--dump-config shows what is in force" "# from the environment
db = env.db

[top]
# from the config file
by = cause
# from the command line
limit = 7" "$(BOUNCESTAT_DB=env.db "$program" --config good.conf top -n 7 --dump-config)"
printf 'db = x\nlimits = 3\n' >bad.conf
same "a wrong key is named with its line" "2:bouncestat: bad.conf line 2: there is no setting 'limits'." \
    "$("$program" --config bad.conf top 2>&1 | sed "s/^/2:/")"
printf '[nonsense]\n' >bad.conf
"$program" --config bad.conf top >/dev/null 2>&1
same "a wrong section: status 2" 2 $?
"$program" --config missing.conf top >/dev/null 2>&1
same "a missing config file that was asked for: status 2" 2 $?

# --- one reason, several texts

for text in "No such user here" "No such user here" "User unknown, sorry"; do
    minute=$((${minute:-10} + 1))
    printf '%s\n' "2026-11-20T11:$minute:00.000000+01:00 mx1 postfix/smtp[13]: 4bCCCC33${minute}z: to=<u$minute@two.example>, relay=mx.two.example[203.0.113.8]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.two.example[203.0.113.8] said: 550 5.1.1 $text (in reply to RCPT TO command))"
done >two.log
run ingest -q two.log
run top --domain two.example -o csv
same "a reason is one row, with its commonest text" \
    "block,day,domain,cause,code,status,template,final,attempts,clients,deliveries,rate
failed,2026-11-20,two.example,user-unknown,550,5.1.1,550 5.1.1 No such user here,3,3,,3," "$out"
run top --domain two.example --by template -o csv
same "each text when asked for" "block,template,final,attempts,clients,deliveries,rate
failed,550 5.1.1 No such user here,2,2,,3,
failed,\"550 5.1.1 User unknown, sorry\",1,1,,3," "$out"

# --- what can be read only once

mkfifo pipe
{ # longer than what is read to know a format
    i=0
    while [ $i -lt 900 ]; do
        i=$((i + 1))
        printf '%s\n' "2026-11-20T12:00:00.000000+01:00 mx1 postfix/smtpd[$i]: connect from client.example.org[192.0.2.10]"
    done
    tail -n 1 two.log
} >pipe.log
cat pipe.log >pipe &
out=$("$program" --no-config --db pipe.db ingest --report-tz UTC pipe 2>&1)
wait $!
has "a named pipe is read from its beginning" "  901 lines = 1 event + 900 context" "$out"
if command -v python3 >/dev/null && "$program" --version | grep -q 'libarchive yes'; then
    python3 -c "import zipfile
z = zipfile.ZipFile('two.zip', 'w')
z.write('two.log')
z.write('pipe.log')"
    out=$(cat two.zip | "$program" --no-config --db zip.db ingest --report-tz UTC - 2>&1)
    same "what an archive from a pipe holds besides is said, status 1" 1 $?
    has "and named" "pipe.log stands behind the first log of an archive" "$out"
    mkdir broken && : >broken/libarchive.so.13
    out=$(LD_LIBRARY_PATH=broken "$program" --no-config --db zip.db ingest two.zip 2>&1)
    same "a library that cannot be loaded fails the file" 1 $?
    has "and is named with its package" "two.zip needs the library libarchive.so.13, which" "$out"
    has "that is to be installed" "install it: the package is libarchive13 on Debian and Ubuntu, mostly libarchive elsewhere" "$out"
fi
none "a start loads no library that few runs need" \
    "$(LD_TRACE_LOADED_OBJECTS=1 "$program" | grep -E 'libarchive|libcurl')"

# --- a message to many

many() {
    awk -v day="$1" -v fate="$2" 'BEGIN { for (i = 0; i < 2000; i++) printf \
        "2026-11-%sT08:%02d:%02d.%06d+00:00 mx1 postfix/smtp[13]: 4bMMMM0001z: to=<u%d@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=5, delays=4/0/0.4/0.5, %s\n", \
        day, i / 60, i % 60, i, i * 7 % 2000, fate }'
}
full="dsn=4.2.2, status=deferred (host mx.example.com[203.0.113.5] said: 452 4.2.2 full (in reply to RCPT TO command))"
{
    echo "2026-11-18T08:00:00.000000+00:00 mx1 postfix/qmgr[12]: 4bMMMM0001z: from=<list@example.org>, size=1200, nrcpt=2000 (queue active)"
    many 18 "$full"
    many 19 "$full"
} >list.log
many 20 "dsn=2.0.0, status=sent (250 OK)" >list2.log
"$program" --no-config --db list.db ingest -q --report-tz UTC list.log
"$program" --no-config --db list.db ingest -q --report-tz UTC list2.log
same "each of 2000 recipients has its own attempts and fate" "2000	2000	4000	2000" \
    "$("$program" --no-config --db list.db sql -q -o tsv "SELECT count(*), count(DISTINCT recipient), sum(attempts),
        sum(fate = 'delivered' AND attempts = 2) FROM messages" | sed 1d)"

# --- a message that was taken out of the queue

sed -n '1,4s/4bAAAA1111z/4bNNNN0001z/p' mail.log >taken.log
echo "2026-11-19T12:00:00.000000+01:00 mx1 postfix/postsuper[77]: 4bNNNN0001z: removed" >>taken.log
"$program" --no-config --db taken.db ingest -q --report-tz UTC taken.log
same "by postsuper: its fate" "ann@example.com	removed" \
    "$("$program" --no-config --db taken.db sql -q -o tsv "SELECT recipient, fate FROM messages" | sed 1d)"

# --- more shapes than are kept

{
    cat mail.log
    awk 'BEGIN {
        head = "2026-11-20T09:35:00.000000+01:00 mx1 postfix/smtpd[20]: "
        for (i = 0; i < 5100; i++) {
            word = ""
            for (n = i + 1000; n > 0; n = int(n / 10))
                word = word substr("abcdefghij", n % 10 + 1, 1)
            print head "unheard of " word
        }
        print "2026-11-20T09:35:30.000000+01:00 mx1 postfix/smtpd[20]: unheard of aaab"
        print "2026-11-20T09:36:00.000000+01:00 mx1 postfix/smtpd[20]: unheard of aaab"
    }'
} >shapes.log
"$program" --no-config --db shapes.db ingest -q --report-tz UTC shapes.log 2>/dev/null
same "a shape that has a row is counted there, also when the table is full" "5001	1	3	5103" \
    "$("$program" --no-config --db shapes.db sql -o tsv "SELECT count(*), sum(shape = '(all later shapes)'),
        max(CASE WHEN shape LIKE '%aaab' THEN count END), sum(count) FROM unknown_lines" 2>/dev/null | sed 1d)"

# --- many small logs

mkdir many
awk '{ for (i = 1000; i < 1400; i++) {
    line = $0
    sub(/4bCCCC3311z/, "4bCCCC" i "z", line)
    print line >("many/" i ".log")
    close("many/" i ".log")
} }' <<END
$(head -n 1 two.log)
END
out=$(timeout 60 "$program" --no-config --db many.db ingest --report-tz UTC many 2>&1 | tail -n 1)
same "a folder of many small logs" "400 new events" "$out"
out=$(timeout 60 "$program" --no-config --db many.db ingest many 2>&1)
same "each is known the next time" "nothing new in 400 sources
0 new events" "$out"

# --- what strangers write

printf '%s\n' "2026-11-20T10:00:01.000000+01:00 mx1 postfix/smtp[13]: 4bBBBB2222z: to=<carl@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.0.0, status=bounced (host mx.example.com[203.0.113.5] said: 550 ${esc}]0;owned${esc}[2J $(printf '\233\342\200\256') (in reply to end of DATA command))" >evil.log
run ingest evil.log
for command in "top" "messages carl@example.com" "top -o csv" "top -o json" "sql -o tsv" ; do
    [ "$command" = "sql -o tsv" ] && set -- sql -o tsv "SELECT text FROM events" || set -- $command
    run "$@"
    has "the text is there: $command" "owned" "$out"
    same "and no escape sequence with it" "" "$(printf '%s' "$out$err" | grep "$esc")"
done
finish
