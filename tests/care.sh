#!/bin/sh
# care.sh BOUNCESTAT: keeping a database in good order: whose machines, how long, whose data, when to
# raise an alarm.  Every case compares whole answers with what stands here.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
packaging=$(realpath "$(dirname "$0")/../packaging") || exit 1
workplace

# run ARGUMENTS...: sets $out, $err and $code.
run() {
    catch "$program" --no-config --db "$work/test.db" "$@"
}

# query SQL: one value a line, tab-separated, without the header.
query() {
    "$program" --no-config --db "${2:-test.db}" sql -q -o tsv "$1" | sed 1d
}

# --- whose machines

cat >own.log <<END
2026-11-20T08:00:00.1+00:00 mx1 postfix/smtp[13]: 4bCCCC0001z: to=<a@example.com>, relay=mx.partner.example[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host mx.partner.example[203.0.113.5] said: 550 5.1.1 User unknown (in reply to RCPT TO command))
2026-11-20T08:00:00.2+00:00 mx1 postfix/smtp[13]: 4bCCCC0002z: to=<b@example.com>, relay=mbox1.in.example.org[203.0.113.6]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host mbox1.in.example.org[203.0.113.6] said: 550 5.1.1 User unknown (in reply to RCPT TO command))
2026-11-20T08:00:00.3+00:00 mx1 postfix/smtp[13]: 4bCCCC0003z: to=<c@example.com>, relay=MX9.example.org[203.0.113.7]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host MX9.example.org[203.0.113.7] said: 550 5.1.1 User unknown (in reply to RCPT TO command))
2026-11-20T08:00:00.4+00:00 mx1 postfix/smtp[13]: 4bCCCC0004z: to=<d@example.com>, relay=other[192.0.2.77]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host other[192.0.2.77] said: 550 5.1.1 User unknown (in reply to RCPT TO command))
2026-11-20T08:00:00.5+00:00 mx1 postfix/smtp[13]: 4bCCCC0005z: to=<e@example.com>, relay=notin.example.org[203.0.113.8]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host notin.example.org[203.0.113.8] said: 550 5.1.1 User unknown (in reply to RCPT TO command))
2026-11-20T08:00:00.6+00:00 mx1 postfix/smtp[13]: 4bCCCC0006z: to=<f@example.com>, relay=a.example.net[203.0.113.9]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 OK)
END
cat >own.conf <<END
[own]
networks = 192.0.2.0/24, 2001:db8::/32
hosts = mx9.example.org, .in.example.org
domains = example.net
END
"$program" --config own.conf --db own.db ingest -q --report-tz UTC own.log
same "own networks and hosts make a refusal internal" "a@example.com	edge
b@example.com	internal
c@example.com	internal
d@example.com	internal
e@example.com	edge" "$(query "SELECT recipient, scope FROM events ORDER BY recipient" own.db)"
same "handing over to an own domain's host is relaying" "0	1" \
    "$(query "SELECT sum(delivered), sum(relayed) FROM traffic" own.db)"
run ingest --own-hosts 'mx1 example' own.log
same "a wrong name is said" \
    "2:bouncestat: --own-hosts 'mx1 example' is no name such as mx1.example.org." "$code:$err"

mkdir -p logs/mx7 logs/mx8
exim='2026-11-20 08:00:00 1vLxyz-00000000001-abcd ** x@example.com R=dnslookup T=remote_smtp H=mx.example.com [203.0.113.5]: SMTP error from remote mail server after RCPT TO:<x@example.com>: 550 5.1.1 User unknown'
printf '%s\n' "$exim" >logs/mx7/mainlog
printf '%s\n' "$exim" | sed 's/x@/y@/g' >logs/mx8/mainlog
printf '%s\n' "$exim" | sed 's/x@/z@/g' >logs/mainlog
printf '[hosts]\n*/mx7/* = mx7.example.org\n*/mx8/* = mx8.example.org\n' >hosts.conf
"$program" --config hosts.conf --db hosts.db ingest -q --report-tz UTC --tz UTC --host else logs/mx7 logs/mx8 \
    logs/mainlog
same "a pattern of the path names the machine" "mx7.example.org	x@example.com
mx8.example.org	y@example.com
else	z@example.com" "$(query "SELECT host, recipient FROM events ORDER BY recipient" hosts.db)"
same "and its sources bear the name" "else
mx7.example.org
mx8.example.org" "$(query "SELECT host FROM sources ORDER BY host" hosts.db)"
same "patterns can be dumped and read again" "host-map = */mx7/*=mx7.example.org, */mx8/*=mx8.example.org" \
    "$("$program" --config hosts.conf ingest --dump-config | grep host-map)"
run ingest --host-map 'mx7' own.log
same "a wrong pattern is said" "2:bouncestat: --host-map 'mx7' is no PATTERN=HOST." "$code:$err"

# --- how long

# A message for each of three days that failed, and one delivered; the first day will be pruned.
old=$(date -u -d '-20 days' +%Y-%m-%d) mid=$(date -u -d '-5 days' +%Y-%m-%d) new=$(date -u -d '-1 day' +%Y-%m-%d)
# fail DAY ID SENDER RECIPIENT: one bounced message
fail() {
    cat <<END
${1}T08:00:00.1+00:00 mx1 postfix/smtpd[10]: $2: client=client.example.org[192.0.2.10]
${1}T08:00:00.3+00:00 mx1 postfix/qmgr[12]: $2: from=<$3>, size=1200, nrcpt=1 (queue active)
${1}T08:00:30.4+00:00 mx1 postfix/smtp[13]: $2: to=<$4>, relay=mx.example.com[203.0.113.5]:25, delay=30, delays=0.1/0/0.4/30, dsn=5.1.1, status=bounced (host mx.example.com[203.0.113.5] said: 550 5.1.1 <$4>: Recipient address rejected: mailbox of ${4%@*} is gone (in reply to RCPT TO command))
${1}T08:00:30.5+00:00 mx1 postfix/qmgr[12]: $2: removed
END
}
{
    fail $old 4bPPPP0001z news@example.org olga@example.com
    printf '%s\n' "${old}T09:00:00.1+00:00 mx1 postfix/smtpd[20]: nobody knows this line"
    printf '%s\n' "${old}T09:00:00.2+00:00 mx1 postfix/smtp[13]: 4bPPPP0009z: to=<fine@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 OK)"
    fail $mid 4bPPPP0002z news@example.org mike@example.com
    fail $new 4bPPPP0003z news@example.org nina@example.com
} >keep.log
keep() {
    catch "$program" --no-config --db keep.db "$@"
}
keep ingest -q --report-tz UTC keep.log
counts="SELECT (SELECT sum(events) FROM daily), (SELECT sum(delivered) FROM traffic), (SELECT sum(failed) FROM traffic)"
before=$(query "$counts" keep.db)
same "three failures, one delivery" "3	4	3" "$before"
cp keep.db whole.db
keep prune --keep 10d
day=$(date -u -d '-10 days' +%Y-%m-%d) first=$(date -u -d '-1098 days' +%Y-%m-%d)
same "prune says what went" "0:bouncestat: 1 event and 2 messages from before $day are gone; counts are kept from $first on." "$code:$err"
for ask in "top --by account" "top --by cause --per none" "messages nina@example.com" suppress; do
    keep $ask
    has "who asks afterwards is told: $ask" "Events before $day were pruned; their counts stay." "$err"
done
keep top --by account --direction outbound --since 30d
has "and what it means for him" "before $day were pruned, and this answer is made of events." "$err"
keep top --by account --since 5d
lacks "not where the range begins later" "is made of events" "$err"
keep top --by account --per day --groups 1
lacks "nor where no day before is shown" "is made of events" "$err"
keep top --by account --per day
has "but where all are" "is made of events" "$err"
keep top --by account --since 10d --compare before
has "and where only days compared with are older" "is made of events" "$err"
keep top --by account --since 4d --compare before
lacks "but not where these are newer, too" "is made of events" "$err"
for day_of in $old $new; do
    echo "${day_of}T08:00:00.1+00:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from unknown[192.0.2.7]: 554 5.7.1 <$day_of@example.net>: Relay access denied; from=<a@example.org> to=<$day_of@example.net> proto=ESMTP helo=<x>"
done | "$program" --no-config --db aside.db ingest -q --report-tz UTC -
"$program" --no-config --db aside.db prune -q --keep 10d
catch "$program" --no-config --db aside.db top --domain example.net --since ${old}T06:00
has "what is counted below the table lacks them, too" "is made of events" "$err"
catch "$program" --no-config --db aside.db top --domain example.net --since ${old}
lacks "unless whole days are asked for" "is made of events" "$err"
"$program" --no-config --db young.db ingest -q --report-tz UTC keep.log
"$program" --no-config --db young.db prune -q --keep 30d
catch "$program" --no-config --db young.db top --by account
lacks "nor where nothing was there to be pruned" "is made of events" "$err"
keep report --day $old
has "a report of pruned days says so" "Events before $day were pruned; only what was counted of them is here." "$(echo $out)"
keep report --day $old --output json
has "in JSON, too" "\"pruned_before\": \"$day\"" "$out"
keep report --day $mid --output json
has "null where nothing was" '"pruned_before": null' "$out"
keep report --day $mid
lacks "and one of others does not" "pruned" "$out"
lacks "nor do the logs begin there" "The logs begin with these days" "$out"
same "the events are those that are young enough" "mike@example.com
nina@example.com" "$(query "SELECT recipient FROM events ORDER BY id" keep.db)"
same "the counts stay, with their causes" "$before" "$(query "$counts" keep.db)"
same "the old day's too" "user-unknown	1" \
    "$(query "SELECT cause, events FROM daily WHERE day = '$old'" keep.db)"
same "no text, address, message or unknown line of it is left" "0	0	0	0" "$(sqlite3 keep.db "
    SELECT (SELECT count(*) FROM form WHERE body LIKE '%olga%'),
        (SELECT count(*) FROM delivery WHERE recipient LIKE 'olga%' OR recipient LIKE 'fine%'),
        (SELECT count(*) FROM message WHERE queue_id = '4bPPPP0001z'), (SELECT count(*) FROM unknown)" |
    tr '|' '\t')"
same "nor in the file's bytes" 0 "$(grep -c olga keep.db)"
same "what is left is whole" "ok" "$(sqlite3 keep.db "PRAGMA integrity_check")"
keep ingest keep.log
has "the same log: nothing new" "nothing new" "$err"
cp keep.log again.log
echo "$(date -u +%Y-%m-%dT%H:%M:%S).1+00:00 mx1 postfix/smtpd[20]: connect from client.example.org[192.0.2.10]" |
    cat - keep.log >other.log
keep ingest other.log
has "old lines count as known" "(3 of them older than what was pruned)" "$err"
same "and are not counted again" "$before" "$(query "$counts" keep.db)"
same "nor do they come back" 2 "$(query "SELECT count(*) FROM events" keep.db)"
printf '[keep]\nevents = 3d\nrollups = 1w\n' >keep.conf
"$program" --config keep.conf --db keep.db prune --vacuum 2>/dev/null
same "[keep] says how long" "nina@example.com" "$(query "SELECT recipient FROM events" keep.db)"
same "counts that are too old go too" "2	2	2" "$(query "$counts" keep.db)"
keep prune --keep 3
same "a wrong age is said" "2:bouncestat: --keep '3' is no age such as 90d, 12w or 3y." "$code:$err"
keep prune --keep 4y
same "counts may not go before their events" 2 $code
"$program" --no-config --db none.db prune >/dev/null 2>&1
same "prune makes no database" "3:no" "$?:$([ -e none.db ] && echo made || echo no)"

# --- whose data

{
    cat keep.log
    # A forwarder's sender, an account, a name in a message id, a URL and a second address in the reply.
    cat <<END
${old}T10:00:00.1+00:00 mx1 postfix/smtpd[10]: 4bQQQQ0001z: client=client.example.org[192.0.2.10], sasl_method=PLAIN, sasl_username=paula
${old}T10:00:00.2+00:00 mx1 postfix/cleanup[11]: 4bQQQQ0001z: message-id=<paula.17@desk.example.org>
${old}T10:00:00.3+00:00 mx1 postfix/qmgr[12]: 4bQQQQ0001z: from=<paula@example.org>, size=1200, nrcpt=1 (queue active)
${old}T10:00:30.4+00:00 mx1 postfix/smtp[13]: 4bQQQQ0001z: to=<user@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=30, delays=0.1/0/0.4/30, dsn=5.1.1, status=bounced (host mx.example.com[203.0.113.5] said: 550 5.1.1 user unknown; quentin@example.net left, paula may ask https://example.com/?a=olga%40example.com (in reply to RCPT TO command))
${old}T10:00:30.5+00:00 mx1 postfix/qmgr[12]: 4bQQQQ0001z: removed
${old}T11:00:00.3+00:00 mx1 postfix/qmgr[12]: 4bQQQQ0002z: from=<paula@example.org>, size=1200, nrcpt=1 (queue active)
${old}T11:00:30.4+00:00 mx1 postfix/smtp[13]: 4bQQQQ0002z: to=<Olga@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=30, delays=0.1/0/0.4/30, dsn=4.2.2, status=deferred (host mx.example.com[203.0.113.5] said: 452 4.2.2 over quota (in reply to RCPT TO command))
END
} >privacy.log
late="$(date -u -d '-19 days' +%Y-%m-%d)T11:00:30.4+00:00 mx1 postfix/smtp[13]: 4bQQQQ0002z: to=<Olga@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=86430, delays=0.1/0/0.4/30, dsn=2.0.0, status=sent (250 OK)"
"$program" --no-config --db all.db ingest -q --report-tz UTC --keep-deliveries keep.log
same "a delivery that never failed is kept on demand" "fine@example.com" \
    "$(query "SELECT recipient FROM deliveries WHERE attempts = 0" all.db)"
"$program" --no-config --db all.db prune -q --keep 10d
same "and goes with the events of its age" "mike@example.com
nina@example.com:0" "$(query "SELECT recipient FROM deliveries ORDER BY 1" all.db):$(grep -c fine all.db)"

keep() {
    catch "$program" --no-config --db privacy.db "$@"
}
all="SELECT day, recipient_domain, sender_domain, cause, outcome, queue_id FROM events ORDER BY id"
keep ingest -q --report-tz UTC privacy.log
facts=$(query "$all" privacy.db) before=$(query "$counts" privacy.db)
cp privacy.db other.db
keep anonymize
same "anonymize answers" 0 "$code"
same "domains, causes and counts are as before" "$facts:$before" \
    "$(query "$all" privacy.db):$(query "$counts" privacy.db)"
same "the old local parts are gone, the young ones stay" \
    "anon-@example.com anon-@example.org
anon-@example.com anon-@example.org
anon-@example.com anon-@example.org
mike@example.com news@example.org
nina@example.com news@example.org" "$(query "SELECT recipient || ' ' || sender FROM events ORDER BY recipient" privacy.db | sed 's/anon-[0-9a-f]\{16\}/anon-/g')"
same "from the texts too, and words of the reply stay" "5.1.1 user unknown; anon-@example.net left, anon- may ask https://example.com/?a=anon-%40example.com" \
    "$(query "SELECT text FROM events WHERE queue_id = '4bQQQQ0001z'" privacy.db |
        sed 's/anon-[0-9a-f]\{16\}/anon-/g; s/^550 //')"
same "one person has one hash" 1 "$(query "SELECT count(DISTINCT recipient) FROM events
    WHERE queue_id IN ('4bPPPP0001z', '4bQQQQ0002z')" privacy.db)"
for name in olga Olga paula quentin fine user@; do
    same "no byte of the file holds $name" 0 "$(grep -c "$name" privacy.db)"
done
same "the key is its owner's" "600 16" "$(stat -c '%a %s' privacy.db.key)"
same "the file is whole" "ok" "$(sqlite3 privacy.db "PRAGMA integrity_check")"
keep messages -o csv --recipient OLGA@example.com
same "its owner still finds a person" 2 "$(printf '%s\n' "$out" | sed 1d | wc -l)"
keep anonymize
same "a second time changes nothing" "bouncestat: 0 new pseudonyms; 0 texts changed." "$err"
keep ingest -q privacy.log
same "the old log adds nothing" "$before" "$(query "$counts" privacy.db)"
printf '%s\n' "$late" >late.log
keep ingest -q late.log
same "a late line finds its delivery" "delivered	1" \
    "$(query "SELECT fate, attempts FROM messages WHERE queue_id = '4bQQQQ0002z'" privacy.db)"

# defer ID RECIPIENT..: one message that waits for each
defer() {
    id=$1
    shift
    for recipient; do
        echo "${new}T08:00:00.1+00:00 mx1 postfix/smtp[13]: $id: to=<$recipient>, relay=none, delay=1, dsn=4.4.1, status=deferred (no route)"
    done
}
list=$(seq -f 'u%g@example.com' 20)
{
    defer 4bTTTT0001z Pat@example.com pat@example.com
    # shellcheck disable=SC2086
    defer 4bTTTT0002z Pat@example.com $list pat@example.com
} >twins.log
sed -n '/to=<Pat@/ s/T08/T07/p' twins.log >twins.log.1
"$program" --no-config --db twins.db ingest -q --report-tz UTC twins.log.1 twins.log
"$program" --no-config --db twins.db anonymize -q --all
sed -n '/to=<pat@/ { s/T08/T09/; s/dsn=4/dsn=5/; s/=deferred/=bounced/; p; }' twins.log >twins-late.log
"$program" --no-config --db twins.db ingest -q twins-late.log
same "of two that only their case told apart the first is found, on a long list too" \
    "4bTTTT0001z	bounced	3
4bTTTT0001z	pending	1
4bTTTT0002z	bounced	3
4bTTTT0002z	pending	1" "$(query "SELECT queue_id, fate, attempts FROM messages WHERE recipient IN
    (SELECT recipient FROM messages WHERE queue_id = '4bTTTT0001z') ORDER BY 1, 2" twins.db)"

keep anonymize --all
same "--all: the young ones too" 0 "$(query "SELECT count(*) FROM events WHERE recipient NOT LIKE 'anon-%@%'" privacy.db)"
"$program" --no-config --db other.db anonymize -q
same "another database has another key" 0 "$(printf '%s\n%s\n' \
    "$(query "SELECT DISTINCT recipient FROM events WHERE queue_id = '4bPPPP0001z'" privacy.db)" \
    "$(query "SELECT DISTINCT recipient FROM events WHERE queue_id = '4bPPPP0001z'" other.db)" | uniq -d | wc -l)"

cp whole.db forget.db
"$program" --no-config --db forget.db forget MIKE@example.com 2>err
has "forget says what it cannot reach" "logs themselves" "$(cat err)"
same "a forgotten person is nowhere in the file" 0 "$(grep -ci mike forget.db)"
same "the others are" "2	1" \
    "$(query "SELECT sum(recipient IN ('nina@example.com', 'olga@example.com')), sum(recipient LIKE 'forgotten-%@example.com') FROM events" forget.db)"
same "and what happened stays" "3	4	3" "$(query "$counts" forget.db)"
same "the reply stays, without the name" 1 "$(query "SELECT count(*) FROM events WHERE text LIKE '550 5.1.1 <forgotten-________@example.com>: Recipient address rejected: mailbox of forgotten-________ is gone'" forget.db)"
"$program" --no-config --db forget.db forget mike@example.com 2>err
same "nobody is forgotten twice" "bouncestat: no row names this address." "$(cat err)"
cp other.db forget.db && cp other.db.key forget.db.key
gone=$(query "SELECT DISTINCT recipient FROM events WHERE queue_id = '4bPPPP0001z'" forget.db)
"$program" --no-config --db forget.db forget -q olga@example.com
same "forgetting reaches a pseudonym" 0 "$(grep -c "${gone%@*}" forget.db)"
run forget
same "forget whom?" "2:bouncestat: forget takes one address." "$code:$err"
while IFS='|' read -r whom said; do
    catch "$program" --no-config --db forget.db forget "$whom"
    same "forget $whom: refused" "2:bouncestat: $said" "$code:$err"
done <<END
@example.com|forget takes one address, not a whole domain.
Example.com|Example.com is a domain; forget takes one address, such as ann@Example.com.
END
catch "$program" --no-config --db own.db forget -q example.org
same "a name that is no domain is a user's" 0 "$code"
echo '2026-11-20T08:00:00.6+00:00 mx1 postfix/smtp[13]: 4bCCCC0007z: to=<f@arrives.example>, relay=a.example.net[203.0.113.9]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 OK)' |
    "$program" --no-config --db own.db ingest -q -
catch "$program" --no-config --db own.db forget arrives.example
same "a domain of which nothing failed is a domain, too" \
    "2:bouncestat: arrives.example is a domain; forget takes one address, such as ann@arrives.example." "$code:$err"

# Refused clients: an account, which the reply names, a token of the reply, both, and a token that
# holds the account.
{
    client="H=(pc) [192.0.2.7]" refused="F=<news@example.org> rejected RCPT <user@example.com>"
    echo "$old 10:00:00 $client A=login:ulrike $refused: ulrike may not relay"
    echo "$old 10:00:01 $client $refused: see 4f2c0a91d77e4b10b3aa"
    echo "$old 10:00:02 $client A=login:ursula $refused: see 88e1c2a4d77e4b10b3aa"
    echo "$old 10:00:03 $client A=login:ursula $refused: see ursula.77b0c2a4d77e4b10b3aa"
} >refused.log
"$program" --no-config --db refused.db ingest -q --host mx --tz UTC --report-tz UTC refused.log
"$program" --no-config merge --db merged.db refused.db 2>/dev/null
refusals="SELECT account, text FROM events ORDER BY time"
known=$(query "$refusals" refused.db)
same "an account and a token of one refusal" "ulrike	ulrike may not relay
	see 4f2c0a91d77e4b10b3aa
ursula	see 88e1c2a4d77e4b10b3aa
ursula	see ursula.77b0c2a4d77e4b10b3aa" "$known"
same "both are merged" "$known" "$(query "$refusals" merged.db)"
"$program" --no-config --db refused.db anonymize -q --all
same "the account is disguised, the token stays" "anon-	anon- may not relay
	see 4f2c0a91d77e4b10b3aa
anon-	see 88e1c2a4d77e4b10b3aa
anon-	see anon-.77b0c2a4d77e4b10b3aa:0" \
    "$(query "$refusals" refused.db | sed 's/anon-[0-9a-f]\{16\}/anon-/g'):$(grep -c 'ursula\|ulrike' refused.db)"
"$program" --no-config --db merged.db prune -q --keep 10y
same "names of accounts are in use" "$known" "$(query "$refusals" merged.db)"
"$program" --no-config --db merged.db prune -q --keep 1d
same "and go with their events" 0 "$(sqlite3 merged.db "SELECT count(*) FROM name WHERE text IN ('ulrike', 'ursula')")"

# --- whom to drop

# bounce DAY HOUR ID RECIPIENT REPLY [HOST]: one attempt that failed for good, or (REPLY "sent") worked
bounce() {
    day=$1 hour=$2 id=$3 to=$4 host=${6:-mx.${4#*@}}
    case $5 in
    sent) fate="dsn=2.0.0, status=sent (250 OK)" ;;
    4*) fate="dsn=4.0.0, status=deferred (host $host[203.0.113.5] said: $5 (in reply to RCPT TO command))" ;;
    *) fate="dsn=5.0.0, status=bounced (host $host[203.0.113.5] said: $5 (in reply to RCPT TO command))" ;;
    esac
    echo "2026-11-${day}T$hour:00:00.3+00:00 mx1 postfix/qmgr[12]: $id: from=<news@example.org>, size=1200, nrcpt=1 (queue active)"
    echo "2026-11-${day}T$hour:00:30.4+00:00 mx1 postfix/smtp[13]: $id: to=<$to>, relay=$host[203.0.113.5]:25, delay=30, delays=0.1/0/0.4/30, $fate"
    case $5 in 4*) ;; *) echo "2026-11-${day}T$hour:00:30.5+00:00 mx1 postfix/qmgr[12]: $id: removed" ;; esac
}
gone="550 5.1.1 User unknown" blocked="554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using zen.spamhaus.org"
google=gmail-smtp-in.l.google.com
{
    bounce 10 01 4bSS01a two.days@a.example "$gone" # two days: safe
    bounce 11 01 4bSS02a Two.Days@a.example "$gone"
    bounce 10 02 4bSS03a three@a.example "$gone" # three times on one day: safe
    bounce 10 03 4bSS04a three@a.example "$gone"
    bounce 10 04 4bSS05a three@a.example "$gone"
    bounce 10 05 4bSS06a once@a.example "$gone"
    bounce 10 06 4bSS07a full@a.example "552 5.2.2 Mailbox full" # not hard
    bounce 11 06 4bSS08a full@a.example "552 5.2.2 Mailbox full"
    bounce 10 07 4bSS09a back@a.example "$gone" # delivered afterwards
    bounce 11 07 4bSS10a back@a.example "$gone"
    bounce 12 07 4bSS11a back@a.example "450 4.2.0 Greylisted"
    bounce 12 08 4bSS11a back@a.example sent
    bounce 10 09 4bSS12a blocked@b.example "$gone" # only on days when b.example blocked us
    bounce 11 09 4bSS13a blocked@b.example "$gone"
    bounce 10 10 4bSS14a other@b.example "$blocked"
    bounce 11 10 4bSS15a other@b.example "$blocked"
    bounce 12 09 4bSS16a open@b.example "$gone" # on days when it did not
    bounce 13 09 4bSS17a open@b.example "$gone"
    bounce 10 11 4bSS18a hint@c.example "$gone" $google # the operator blocked us, at another domain
    bounce 11 11 4bSS19a hint@c.example "$gone" $google
    bounce 10 12 4bSS20a x@d.example "$blocked" $google
    bounce 11 12 4bSS21a x@d.example "$blocked" $google
} >suppress.log
"$program" --no-config --db suppress.db ingest -q --report-tz UTC suppress.log
drop() {
    out=$("$program" --no-config --db suppress.db suppress -q "$@" 2>&1)
}
drop --plain
same "safe to drop: on two days or three times, and no block of ours" "Two.Days@a.example
open@b.example
three@a.example" "$(printf '%s\n' "$out" | sort)"
drop --domain b.example
same "a table that is piped has whole addresses, and what tells whether to drop them" \
    "recipient       cause         last        days  failures  template
open@b.example  user-unknown  2026-11-13     2         2  550 5.1.1 User unknown" "$out"
drop -o csv --domain A.example
same "with the reasons" "recipient,domain,provider,cause,first,last,days,failures,template
Two.Days@a.example,a.example,,user-unknown,2026-11-10T01:00:30.400Z,2026-11-11T01:00:30.400Z,2,2,550 5.1.1 User unknown
three@a.example,a.example,,user-unknown,2026-11-10T02:00:30.400Z,2026-11-10T04:00:30.400Z,1,3,550 5.1.1 User unknown" "$out"
drop --plain --days 1 --failures 1
same "laxer as asked" "Two.Days@a.example
once@a.example
open@b.example
three@a.example" "$(printf '%s\n' "$out" | sort)"
drop --plain --since 2026-11-12
same "in a span of time" "open@b.example" "$out"
drop --plain --sender-domain example.net
same "of one sender's mail" "" "$out"
"$program" --no-config --db suppress.db anonymize -q --all
drop --plain
same "pseudonyms are no addresses" "" "$out"
# Who got another message at once is alive; only where all deliveries are stored is that known.
{
    cat suppress.log
    bounce 12 11 4bSS22a three@a.example sent
} >alive.log
for kept in "" --keep-deliveries; do
    "$program" --no-config --db "alive$kept.db" ingest -q --report-tz UTC $kept alive.log
done
same "a delivery that never failed is not known" 1 \
    "$("$program" --no-config --db alive.db suppress -q --plain | grep -c three)"
same "where it is kept, its recipient stays on the lists" "Two.Days@a.example
open@b.example" "$("$program" --no-config --db alive--keep-deliveries.db suppress -q --plain | sort)"

# --- when to raise an alarm

stamp() {
    date -u -d "$1" +%Y-%m-%dT%H:%M:%S
}
# try AGE ID REPLY [DOMAIN]: a delivery to example.com so long ago
try() {
    case $3 in sent) fate="dsn=2.0.0, status=sent (250 OK)" ;; *) fate="dsn=5.0.0, status=bounced (host mx.example.com[203.0.113.5] said: $3 (in reply to RCPT TO command))" ;; esac
    echo "$(stamp "$1").1+00:00 mx1 postfix/smtp[13]: $2: to=<u$2@${4:-example.com}>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, $fate"
}
{
    try '-5 days' 4bTT001z sent example.net
    for n in 1 2 3 4 5 6; do try "-$((n * 10)) minutes" 4bTT0${n}z "$gone"; done
    for n in 1 2 3 4 5 6; do try "-$((n * 10 + 1)) minutes" 4bTT1${n}z sent; done
    echo "$(stamp '-3 hours').1+00:00 mx2 postfix/smtpd[20]: connect from client.example.org[192.0.2.10]"
    echo "$(stamp '-40 days').1+00:00 mx0 postfix/smtpd[20]: connect from client.example.org[192.0.2.10]"
} >check.log
for host in mx0 mx1 mx2; do
    grep " $host " check.log | "$program" --no-config --db check.db ingest -q --host $host --report-tz UTC -
done
check() {
    catch "$program" --no-config --db check.db check "$@"
}
check --over 50% --min 1 --window 2d
same "not over the half" "0:BOUNCESTAT OK: 6 of 12 deliveries failed (50.0 %) | failed=6; deliveries=12 share=50.00%;50" "$code:$out"
check --over 40% --min 7 --window 2d
same "too few to speak of" 0 $code
check --over 40% --min 1 --window 2d --domain EXAMPLE.com --cause User-Unknown --direction Outbound
same "over 40 %" "1:BOUNCESTAT WARNING: 6 of 12 deliveries failed (50.0 %) | failed=6; deliveries=12 share=50.00%;40" "$code:$out"
check --over 40% --min 1 --window 2d --domain example.net
same "another domain is in order" 0 $code
check --over 40% --min 1 --window 2d --host MX1
same "the machine where they failed" "1:BOUNCESTAT WARNING: 6 of 12 deliveries failed (50.0 %) | failed=6; deliveries=12 share=50.00%;40" "$code:$out"
check --over 40% --min 1 --window 2d --host mx2
same "another machine is in order" "0:BOUNCESTAT OK: 0 of 0 deliveries failed (0.0 %) | failed=0; deliveries=0 share=0.00%;40" "$code:$out"
while read -r options; do
    read -r sentence
    check $options
    same "unknown: check $options" "3:BOUNCESTAT UNKNOWN: $sentence" "$code:$out"
done <<END
--over 40% --domain exampel.com
no log ever told of mail to the domain exampel.com; did you mean example.com?
--over 40% --sender-domain example.net
no log ever told of mail from the domain example.net
--over 4 --provider gogle --cause virus
no log ever told of mail to the provider gogle
--over 4 --window 9d --domain exampel.com --provider gogle
no log ever told of mail to the domain exampel.com; did you mean example.com?
--over 40% --host mx3
no log ever told of the machine mx3; did you mean mx1?
--stale 2h --host nosuch
no log was read of the machine nosuch
--stale 2h --host MX11
no log was read of the machine MX11; did you mean mx1?
END
catch "$program" --no-config --db nowhere.db check --over 5%
has "unknown, as there is no database" "3:BOUNCESTAT UNKNOWN: There is no database nowhere.db" "$code:$out"
: >late.log && timeout 1 "$program" --no-config --db empty.db ingest -q --follow late.log
for asked in "--stale 2h" "--over 5%"; do
    same "unknown, as no log was read: check $asked" "3:BOUNCESTAT UNKNOWN: no log is known" \
        "$(catch "$program" --no-config --db empty.db check $asked; echo "$code:$out")"
done
check --over 40% --min 1 --window 2d --cause virus
same "another cause is in order" 0 $code
check --over 5 --window 2d
same "over five" 1 $code
check --over 6 --window 2d
same "not over six" 0 $code
check --over 3 --window 35m
has "the last half hour" "0:BOUNCESTAT OK: 3 of about" "$code:$out"
check --over 2 --window 35m
same "is over two" 1 $code
check --over 5 --window 2d --name swing
same "an alarm is raised" 1 $code
check --over 10 --window 2d --name swing
has "it stays until under the half" "WARNING: 6 of 12 deliveries failed (50.0 %), not yet clear" "$out"
check --over 10 --window 2d --name fresh
same "a new one would not be raised" 0 $code
check --over 13 --window 2d --name swing
same "under the half it ends" 0 $code
check --over 10 --window 2d --name swing
same "and is forgotten" 0 $code
check --over 5 --window 2d --name swing
check --over 8 --clear 7 --window 2d --name swing
same "below --clear it ends at once" 0 $code
check --stale 2h
same "a silent machine; one out of service is none" \
    "1:BOUNCESTAT WARNING: no log lines of mx2 for 3h00m | stale=1;0" "$code:$out"
check --stale 2h --host MX0
has "one that is asked for is in service" "1:BOUNCESTAT WARNING: no log lines of mx0 for 960h" "$code:$out"
grep " mx0 " check.log | "$program" --no-config --db dead.db ingest -q --host mx0 --report-tz UTC -
has "and so is the last" "BOUNCESTAT WARNING: no log lines of mx0 for 960h" \
    "$("$program" --no-config --db dead.db check --stale 2h)"
check --stale 4h
same "all logs come" "0:BOUNCESTAT OK: all logs come | stale=0;0" "$code:$out"
check --stale 2h --host mx1 --over 50% --window 2d
same "both at once" 0 $code
for bad in "" "--over x" "--over 5 --clear 3%" "--over 5 --window 6" "--stale never" "--over 5 more" \
    "--over 5 --cause user-unknwn" "--over 5 --direction sideways"; do
    check $bad
    same "refused with a sentence: check $bad" "2::1" "$code:$out:$(printf '%s\n' "$err" | wc -l | tr -d ' ')"
done
"$program" --no-config --db none.db check --over 5 >/dev/null 2>&1
same "no database: 3" 3 $?

# --- metrics

{
    try "-1 hours" 4bUU01z "$gone"
    try "-2 hours" 4bUU02z "$gone"
    try "-3 hours" 4bUU03z sent
    printf '%s\n' "$(stamp '-1 hours').1+00:00 m\"x\\3 postfix/smtp[13]: 4bUU04z: to=<a@example.net>, relay=mx.example.net[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 OK)"
} >metrics.log
"$program" --no-config --db metrics.db ingest -q --report-tz UTC metrics.log
out=$("$program" --no-config --db metrics.db metrics --domains 1)
same "a sample of each kind" 'bouncestat_events_total{mta="postfix",host="mx1",direction="outbound",outcome="bounced",cause="user-unknown",provider=""} 2
bouncestat_delivered_total{mta="postfix",host="m\"x\\3",direction="outbound",provider=""} 1
bouncestat_delivered_total{mta="postfix",host="mx1",direction="outbound",provider=""} 1
bouncestat_domain_failures_total{direction="outbound",domain="example.com"} 2' "$(printf '%s\n' "$out" | grep -E '^bouncestat_(events|delivered|domain)')"
same "every name is told once, and has HELP and TYPE" "" "$(printf '%s\n' "$out" | awk '
    /^# HELP / { if (help[$3]++) print "again: " $0; next }
    /^# TYPE / { if (type[$3]++ || $4 !~ /^(counter|gauge)$/) print "bad: " $0; next }
    !/^[a-z_]+\{([a-z_]+="([^"\\]|\\.)*",?)*\} -?[0-9]+$/ { print "no sample: " $0; next }
    { name = $1; sub(/\{.*/, "", name); if (!help[name] || !type[name]) print "untold: " name }')"
"$program" --no-config --db metrics.db metrics --output-file out.prom --domains 1
same "the same in a file, whole, for all to read" "0:644:$out:1" \
    "$?:$(stat -c %a out.prom):$(cat out.prom):$(ls out.prom* | wc -l)"
run metrics --output-file nowhere/out.prom --db metrics.db
same "a folder that is missing is said" 2 $code

# --- what packages install

run manual
manual=$(printf '%s\n' "$out" | sed 's/\\//g')
commands=$("$program" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
for command in $commands; do
    has "the manual has $command" ".SS $command" "$manual"
    missing=$("$program" help $command | sed -n 's/^ .. *\(--[a-z-]*\).*/\1/p' | while read -r option; do
        printf '%s\n' "$manual" | grep -qE -- "^\.B (-., )?$option( |$)" || echo "$option"
    done)
    same "and all its options" "" "$missing"
    for shell in bash zsh; do
        run completion $shell
        missing=$("$program" help $command | sed -n 's/^ .. *\(--[a-z-]*\).*/\1/p' | while read -r option; do
            case $out in *"$option"*) ;; *) echo "$option" ;; esac
        done)
        same "$shell completes $command" "" "$missing"
    done
done
same "manual and completion are not shown" "" "$(printf '%s\n' "$commands" | grep -E 'manual|completion')"
if command -v groff >/dev/null; then
    run manual
    same "the manual is good roff" "" "$(printf '%s\n' "$out" | groff -man -ww -z 2>&1)"
fi
if command -v bash >/dev/null; then
    run completion bash
    printf '%s\n' "$out" >completion.bash
    same "bash completes a command, an option, a value" "top|--over|outbound" "$(bash -c '
        . ./completion.bash
        try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bouncestat; echo "${COMPREPLY[*]}"; }
        echo "$(try bouncestat to)|$(try bouncestat check --ov)|$(try bouncestat top --direction outb)"')"
fi
run completion fish
same "another shell is refused" 2 $code
"$program" --config "$packaging/bouncestat.conf.example" --db keep.db sources >/dev/null 2>&1
same "the example of a config file is read" 0 $?
sed 's/^#\([a-z*/]\)/\1/' "$packaging/bouncestat.conf.example" >example.conf
"$program" --config example.conf --db keep.db sources -q >/dev/null 2>err
same "and with all of it switched on" "0:" "$?:$(cat err)"
finish
