#!/bin/sh
# top.sh BOUNCESTAT SAMPLES: the ranking of failures, over a log whose answers were worked out by
# hand, and the rollups against the events over all samples.
#
# Nov 13: one unknown user at example.com; one client is on a block list.
# Nov 19: one unknown user and two full mailboxes at example.com; two clients fail to log in.
# Nov 20, our mail: example.com takes 30, refuses 3 unknown users and puts one off; example.net takes
# one and refuses one unknown user (logged in as shop@example.org); Gmail finds 192.0.2.7 on a block
# list twice and 192.0.2.8 once.
# Nov 20, mail that we refuse for bob@example.org: one client tries an unknown user five times, three
# clients are on a block list.  Greylisted: slow@example.test, who is greylisted again after six
# minutes; once@other.test, who is not seen again; eve@partner.example, whose mail is let in later.
# One client fails to log in three times, one tries to relay twice.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") && samples=$(realpath "$2") || exit 1
workplace

# run ARGUMENTS...: sets $out, $err and $code.
run() {
    catch "$program" --no-config --db "$work/test.db" "$@"
}

# sent DAY ID TO RELAY STATUS TEXT, refused TIME CLIENT REPLY FROM TO: lines of a log.
sent() {
    number=$((${number:-10} + 1))
    echo "2026-11-$1T08:00:$(printf %02d $((number % 60))).000000+00:00 mx1 postfix/smtp[13]: $2: to=<$3>, relay=$4[203.0.113.5]:25, delay=1, delays=0/0/0/1, $5 ($6)"
}
refused() {
    echo "2026-11-20T$1.000000+00:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from unknown[$2]: $3; from=<$4> to=<$5> proto=ESMTP helo=<helo.example.test>"
}
bounced="dsn=5.0.0, status=bounced"
{
    unknown="host mx.example.com[203.0.113.5] said: 550 5.1.1 User unknown (in reply to RCPT TO command)"
    sent 13 4aAAAA0001z gone@example.com mx.example.com "$bounced" "$unknown"
    echo "2026-11-13T09:00:00.000000+00:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from unknown[198.51.100.2]: 554 5.7.1 Service unavailable; Client host [198.51.100.2] blocked using zen.spamhaus.org; from=<a@example.test> to=<bob@example.org> proto=ESMTP helo=<helo.example.test>"
    sent 19 4aAAAA0002z gone@example.com mx.example.com "$bounced" "$unknown"
    for i in 3 4; do
        sent 19 4aAAAA000${i}z full@example.com mx.example.com "$bounced" "host mx.example.com[203.0.113.5] said: 552 5.2.2 Mailbox is full (in reply to RCPT TO command)"
    done
    for i in 21 22; do
        echo "2026-11-19T12:00:$i.000000+00:00 mx1 postfix/smtpd[20]: warning: unknown[198.51.100.$i]: SASL LOGIN authentication failed: authentication failure"
    done
    for i in $(seq 100 129); do
        echo "2026-11-20T07:00:00.000000+00:00 mx1 postfix/qmgr[12]: 4bAAAA0${i}z: from=<news@example.org>, size=1200, nrcpt=1 (queue active)"
        sent 20 4bAAAA0${i}z ann@example.com mx.example.com "dsn=2.0.0, status=sent" "250 2.0.0 OK"
    done
    for i in 1 2 3; do
        sent 20 4bBBBB000${i}z gone@example.com mx.example.com "$bounced" "$unknown"
    done
    sent 20 4bBBBB0004z ann@example.com mx.example.com "dsn=4.2.0, status=deferred" "host mx.example.com[203.0.113.5] said: 451 4.7.1 Greylisted, please try again later (in reply to RCPT TO command)"
    sent 20 4bBBBB0005z ann@example.net mx.example.net "dsn=2.0.0, status=sent" "250 2.0.0 OK"
    echo "2026-11-20T07:00:00.000000+00:00 mx1 postfix/smtpd[10]: 4bBBBB0006z: client=shop.example.org[192.0.2.21], sasl_method=PLAIN, sasl_username=shop@example.org"
    sent 20 4bBBBB0006z gone@example.net mx.example.net "$bounced" "host mx.example.net[203.0.113.5] said: 550 5.1.1 User unknown (in reply to RCPT TO command)"
    for ip in 192.0.2.7 192.0.2.7 192.0.2.8; do
        i=$((${i:-0} + 1))
        sent 20 4bCCCC000${i}z ann@gmail.com gmail-smtp-in.l.google.com "$bounced" "host gmail-smtp-in.l.google.com[203.0.113.26] said: 550 5.7.1 Service unavailable; Client host [$ip] blocked using zen.spamhaus.org (in reply to RCPT TO command)"
    done
    for i in 1 2 3 4 5; do
        refused 09:0$i:00 198.51.100.1 "550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown in virtual mailbox table" a@example.test bob@example.org
    done
    for i in 2 3 4; do
        refused 10:0$i:00 198.51.100.$i "554 5.7.1 Service unavailable; Client host [198.51.100.$i] blocked using zen.spamhaus.org" a@example.test bob@example.org
    done
    grey="450 4.2.0 <bob@example.org>: Recipient address rejected: Greylisted, see http://postgrey.example.net/help"
    refused 11:00:00 198.51.100.9 "$grey" slow@example.test bob@example.org
    refused 11:06:00 198.51.100.9 "$grey" slow@example.test bob@example.org
    refused 11:10:00 198.51.100.10 "$grey" once@other.test bob@example.org
    refused 11:20:00 198.51.100.11 "$grey" eve@partner.example bob@example.org
    echo "2026-11-20T11:30:00.000000+00:00 mx1 postfix/smtpd[10]: 4bDDDD0001z: client=mail.partner.example[198.51.100.11]"
    echo "2026-11-20T11:30:00.100000+00:00 mx1 postfix/qmgr[12]: 4bDDDD0001z: from=<eve@partner.example>, size=1200, nrcpt=1 (queue active)"
    echo "2026-11-20T11:30:01.100000+00:00 mx1 postfix/virtual[14]: 4bDDDD0001z: to=<bob@example.org>, relay=virtual, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (delivered to maildir)"
    echo "2026-11-20T11:30:02.000000+00:00 mx1 postfix/qmgr[12]: 4bDDDD0001z: removed"
    for i in 1 2 3; do
        echo "2026-11-20T12:0$i:00.000000+00:00 mx1 postfix/smtpd[20]: warning: unknown[198.51.100.20]: SASL LOGIN authentication failed: authentication failure"
    done
    for i in 1 2; do
        refused 13:0$i:00 198.51.100.30 "554 5.7.1 <x@elsewhere.test>: Relay access denied" y@example.test x@elsewhere.test
    done
} >mail.log
"$program" ingest -q --no-config --db test.db --tz UTC --report-tz UTC mail.log
day="--since 2026-11-20 --until 2026-11-20"

# --- counts, rates, clients

run top $day --per domain --by cause
same "rates from 20 deliveries on; refused mail by clients; the rest counted below" \
    "OUR MAIL THAT FAILED (outbound and local)
final  attempts  rate  cause

example.com  3 final, 4 attempts
    3         3  9.1%  user-unknown
    0         1  0.0%  greylisted

gmail.com  3 final, 3 attempts
    3         3     -  dnsbl-listed

example.net  1 final, 1 attempt
    1         1     -  user-unknown

MAIL THAT WE REFUSED (inbound)
clients  final  attempts  rate  cause

example.org  8 final, 8 attempts
      3      3         3     -  dnsbl-listed
      1      5         5     -  user-unknown

Counted, not listed:
    greylisted: 4 attempts by 3 clients; of 3 senders 2 came back, 1 let in
    auth-failed: 3 attempts by 1 client
    relay-denied: 2 attempts by 1 client" "$out"
has "how the causes are founded stands below" "Causes: 100 % decided by text" "$err"
run top $day --per domain --by cause -o csv
same "the same as csv, where nothing is left out" \
    "block,domain,cause,final,attempts,clients,deliveries,rate
failed,example.com,user-unknown,3,3,,33,9.1
failed,example.com,greylisted,0,1,,33,0
failed,gmail.com,dnsbl-listed,3,3,,3,
failed,example.net,user-unknown,1,1,,2,
refused,example.org,dnsbl-listed,3,3,3,9,
refused,example.org,greylisted,0,4,3,9,
refused,example.org,user-unknown,5,5,1,9,
refused,,auth-failed,3,3,1,,
refused,elsewhere.test,relay-denied,2,2,1,2," "$out"
run top $day --by cause --direction inbound --aside user-unknown
same "other causes may be set aside" "MAIL THAT WE REFUSED (inbound)
clients  final  attempts  rate  cause

8 final, 12 attempts
      3      3         3     -  dnsbl-listed
      3      0         4     -  greylisted
      1      3         3     -  auth-failed
      1      2         2     -  relay-denied

Counted, not listed:
    user-unknown: 5 attempts by 1 client" "$out"
run top $day --by cause --direction inbound --aside none -o tsv
everything=$out
run top $day --by cause --direction inbound -o tsv
same "tsv has all of them anyway" "$everything" "$out"
run top $day --cause auth-failed --by code
has "a cause that was asked for is listed" "      1      3         3" "$out"
run top --aside nonsense
same "a cause that is none: status 2" "2:bouncestat: --aside 'nonsense' is no cause; 'bouncestat rules list' names them." \
    "$code:$err"
run top $day --per none --by cause --direction outbound --bars
same "bars when asked for" "OUR MAIL THAT FAILED (outbound and local)
final  attempts   rate              cause

7 final, 8 attempts
    4         4  10.5%  ##########  user-unknown
    3         3   7.9%  ########    dnsbl-listed
    0         1   0.0%              greylisted" "$out"

# --- any columns

run top --party sender-admin --by provider,list,local_ip -o csv
same "who blocks which of our addresses" "block,provider,list,local_ip,final,attempts,clients,deliveries,rate
failed,google,zen.spamhaus.org,192.0.2.7,2,2,,,
failed,google,zen.spamhaus.org,192.0.2.8,1,1,,," "$(printf '%s\n' "$out" | grep -v ^refused)"
run top $day --by account --direction outbound -o tsv
same "whose mail fails: the account" "failed		6	7			
failed	shop@example.org	1	1			" "$(printf '%s\n' "$out" | sed 1d)"
run top $day --by cause --provider google -o csv
same "a rate of a provider's deliveries" "failed,dnsbl-listed,3,3,,3," "$(printf '%s\n' "$out" | sed 1d)"

# --- comparisons

run top $day --compare before --by cause --direction outbound -o csv
same "the day before: new, vanished, changed" \
    "block,cause,final,attempts,clients,deliveries,rate,final_before,final_change,attempts_before,attempts_change,clients_before,clients_change,deliveries_before,rate_before
failed,user-unknown,4,4,,38,10.5,1,3,1,3,,,3,
failed,dnsbl-listed,3,3,,38,7.9,0,3,0,3,,,3,
failed,mailbox-full,0,0,,38,0,2,-2,2,-2,,,3,
failed,greylisted,0,1,,38,0,0,0,0,1,,,3," "$out"
run top $day --compare before --by cause --direction outbound
same "the same for people" "OUR MAIL THAT FAILED (outbound and local), before: 2026-11-19
final  before  change  attempts  before  cause

7 final (3 before), 8 attempts (3 before)
    4       1      +3         4       1  user-unknown
    3       0      +3         3       0  dnsbl-listed
    0       2      -2         0       2  mailbox-full
    0       0       0         1       0  greylisted" "$out"
run top $day --compare weekday --per day,domain --by cause --domain example.com -o json
same "the same weekday, in json, by day" '[
{"block":"failed","day":"2026-11-20","domain":"example.com","cause":"user-unknown","final":3,"attempts":3,"clients":null,"deliveries":33,"rate":9.1,"final_before":1,"final_change":2,"attempts_before":1,"attempts_change":2,"clients_before":null,"clients_change":null,"deliveries_before":1,"rate_before":null},
{"block":"failed","day":"2026-11-20","domain":"example.com","cause":"greylisted","final":0,"attempts":1,"clients":null,"deliveries":33,"rate":0,"final_before":0,"final_change":0,"attempts_before":0,"attempts_change":1,"clients_before":null,"clients_change":null,"deliveries_before":1,"rate_before":null}
]' "$out"
run top --since 2026-11-20T08:00 --until 2026-11-20T08:59:59.999999 --compare weekday --per hour --by cause \
    --cause user-unknown -o csv
same "an hour against the same hour" "failed,2026-11-20 08:00,user-unknown,4,4,,,,1,3,1,3,,,," \
    "$(printf '%s\n' "$out" | sed 1d)"
run top --since 2026-11-18 --until 2026-11-18 --compare before
has "days without any line are said" "1 of the days compared with holds nothing" "$err"
run top --until 2026-11-20 --compare before
same "a comparison needs a beginning" "2:bouncestat: --compare wants --since." "$code:$err"
run top --compare tomorrow
same "and a word that it knows" \
    "2:bouncestat: --compare 'tomorrow' is neither before nor weekday." "$code:$err"

# --- only the newest days are read, and older ones are not forgotten

run top --per day --by cause --groups 2 --direction outbound
same "two days of three" "OUR MAIL THAT FAILED (outbound and local)
final  attempts   rate  cause

2026-11-20  7 final, 8 attempts
    4         4  10.5%  user-unknown
    3         3   7.9%  dnsbl-listed
    0         1   0.0%  greylisted

2026-11-19  3 final, 3 attempts
    2         2      -  mailbox-full
    1         1      -  user-unknown

older days: --groups 0 shows all" "$out"
run top --per day --by cause --groups 3 --direction outbound
same "three of three" "0" "$(printf '%s\n' "$out" | grep -c older)"
run top --per day,domain --by cause --groups 2 --direction outbound
has "groups of the same day are counted" "1 more group and older days: --groups 0 shows all" "$out"

run top --per day --by cause --groups 1 --direction inbound --since 2026-11-13
has "what is only counted is counted over all that was asked for" "Counted, not listed:
    auth-failed: 5 attempts by 3 clients" "$out"
run top --per day --by cause --groups 1 --direction inbound --until 2026-11-20
has "or it is said since when" "Counted since 2026-11-20, not listed:
    greylisted: 4 attempts by 3 clients; of 3 senders 2 came back, 1 let in
    auth-failed: 3 attempts by 1 client" "$out"

# --- a rollup and the events say the same.  A range with times of day can only be asked from the
# events; days and deliveries are then not known.

"$program" --no-config --db all.db ingest -q --host mail.example.com --tz UTC --report-tz UTC \
    --year 2026 "$samples"/*.log "$samples"/*.csv 2>/dev/null
ask() {
    "$program" --no-config --db all.db top -q --limit 0 --groups 0 -o tsv "$@" 2>/dev/null |
        awk -F'\t' '{ NF -= 2; print }' OFS='\t'
}
while IFS= read -r question; do
    for days in "2026-11-01 2026-11-21" "1990-01-01 2027-01-02"; do
        set -- $days
        rollup=$(ask $question --since "$1" --until "$2")
        same "rollup and events: top $question, $1 to $2" \
            "$(ask $question --since "$1T00:00" --until "$2T23:59:59.999999")" "$rollup"
        has "and not nothing" "
" "$rollup"
    done
done <<END

--by cause
--per day
--per domain --by code,status
--per provider --by cause,party
--by template,outcome
--by stage,list,code_origin,status_origin
--by host,mta,instance,direction,scope --scope all
--by cause --provider google
--by cause --code 550,554 --domain corp.example,corp2.example
--per mta --by day,family --class policy,hard
--by cause --party sender-admin --direction outbound
--per day --by cause --host mx1
--per day --by sender_domain
--by sender_domain,cause --sender-domain billing.example --mta exim
--by sender_domain,cause,outcome --mta mdaemon
END

# --- too many refusals for reading each

cp "$work/test.db" "$work/many.db"
if command -v sqlite3 >/dev/null; then
    sqlite3 "$work/many.db" "UPDATE reason_day SET events = events * 250000 WHERE flow IN \
        (SELECT id FROM flow WHERE direction = 1)"
    catch "$program" --no-config --db "$work/many.db" top --direction inbound --by cause
    lacks "clients of millions are not counted" clients "$out"
    has "their failures rank" "final  attempts" "$out"
else
    skip "clients of millions are not counted" "no sqlite3 shell"
fi
finish
