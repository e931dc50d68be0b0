#!/bin/sh
# explain.sh BOUNCESTAT: what explain and rules answer.  Words, exit status, JSON; and rules apply
# against a database made afresh.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
samples=$(realpath "$(dirname "$0")/../samples")
workplace
export LC_ALL=C.UTF-8

# run ARGUMENTS...: sets $out, $err and $code.
run() {
    catch "$program" --no-config "$@"
}

# field NAME: of the JSON objects in $out.
field() {
    printf '%s\n' "$out" | sed -n "s/.*\"$1\":\(\"[^\"]*\"\|[0-9]*\|null\)[,}].*/\1/p" |
        tr -d '"' | tr '\n' ' ' | sed 's/ $//'
}

# judged NAME WANTED TEXT: the fields wrapper, code, status, stage and cause of what explain says.
judged() {
    run explain -o jsonl "$3"
    same "$1" "$2" "$(field wrapper)|$(field code)|$(field status)|$(field stage)|$(field cause)"
}

# logged NAME WANTED LINE: mta, direction, outcome, stage, code, status, recipient, cause.
logged() {
    printf '%s\n' "$3" >line
    run explain -o jsonl - <line
    same "$1" "$2" "$(field mta) $(field direction) $(field outcome) $(field stage) $(field code) \
$(field status) $(field recipient) $(field cause)"
}

run explain "$samples/postfix.log"
same "a path is no reply" \
    "2::bouncestat: '$samples/postfix.log' is a file; give one of its lines, or all of it by: bouncestat explain - <FILE." \
    "$code:$out:$err"

# --- numbers

run explain 554
same "a code is explained" 0 $code
has "a code has its meaning and origin" "554: transaction failed" "$out"
has "a code alone decides nothing" "the number alone does not tell" "$out"
run explain 441
has "a number outside the standards is marked so" "(informal: no standard" "$out"
run explain 250
has "a success is no failure" "this is no failure" "$out"
run explain 5.7.26
has "a status has its registered meaning" "5.7.26: several authentication checks failed" "$out"
has "a status has the meaning of each provider" "5.7.26 at google: " "$out"
run explain -o jsonl 5.7.26
same "a status has a row for each meaning" "null google" "$(field provider)"
run explain --provider google -o jsonl 5.7.26
same "a provider's meaning alone" "google" "$(field provider)"
run explain 554 5.7.1 Relay access denied
has "words that the shell took apart are one text" "relay-denied" "$out"

# --- replies in what they are wrapped in

judged "a bare reply" "SMTP reply|550|5.1.1|null|user-unknown" "550 5.1.1 User unknown"
judged "a status behind the words" "SMTP reply|553|5.7.1|null|relay-denied" \
    "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"
judged "a version is no status" "SMTP reply|451|null|null|greylisted" \
    "451 Greylisted by policyd 5.0.1, try again later"
judged "an Exim bounce" "Exim bounce|554|5.7.1|rcpt|relay-denied" \
    "  bob@example.com
    SMTP error from remote mail server after RCPT TO:<bob@example.com>:
    host mx.example.com [192.0.2.1]: 554 5.7.1 <bob@example.com>: Relay access denied"
for heading in "Diagnostic information for administrators:
Generating server: mail.example.org" "Diagnoseinformationen f\303\274r Administratoren:
Generierender Server: mail.example.org" "Serveur de g\303\251n\303\251ration : mail.example.org" \
    "\320\241\320\276\320\267\320\264\320\260\321\216\321\211\320\270\320\271 \
\321\201\320\265\321\200\320\262\320\265\321\200: mail.example.org"; do
    text=$(printf '%b\n\nbob@example.com\nmx.example.com #554 5.7.1 <ann@example.org>: %s ##\n' \
        "$heading" "Sender address rejected: Access denied")
    judged "an Exchange bounce below $(printf '%b' "$heading" | head -n 1)" \
        "Exchange bounce|554|5.7.1|null|sender-blocked" "$text"
    same "its refusing host" "mx.example.com" "$(field remote_host)"
done
judged "an Outlook dialog" "Outlook dialog|554|5.7.1|null|sender-blocked" \
    "Sending reported error (0x800CCC78) : 'Cannot send the message. The server responded: 554 \
5.7.1 <ann@example.org>: Sender address rejected: Access denied', Server Error: 554, Error \
Number: 0x800CCC78"
judged "a JavaMail trace" "Java mail exception|554|null|rcpt|relay-denied" \
    "com.sun.mail.smtp.SMTPAddressFailedException: 554 Relay rejected for policy reasons.
	at com.sun.mail.smtp.SMTPTransport.rcptTo(SMTPTransport.java:1196)"
judged "the words around a reply that tells nothing" "sendmail bounce|550|null|null|user-unknown" \
    "... while talking to mx.example.com.: user unknown
<<< 550 Requested action not taken"
run explain "554 Message refused"
has "words that tell nothing" "unclassified: no rule knows these words" "$out"
has "where a log would tell more by the stage" "In a log     ip-blocked at stage connect (rules.txt:" "$out"
has "then the code's usual causes" "block list; spam; virus" "$out"
run explain "550-5.1.1 The email account that you tried to reach does not exist. - gsmtp"
has "the provider" "google" "$out"
has "the rule" "Decided by   rules.txt:" "$out"
has "who acts" "Who acts     sender" "$out"
has "runners-up" "Runners-up   rules.txt:" "$out"

# --- log lines

logged "a Postfix line" "postfix outbound bounced rcpt 550 5.1.1 ann@example.com user-unknown" \
    "2026-11-20T08:00:05.000000+01:00 mx1 postfix/smtp[13]: 4bAAAA1111z: to=<ann@example.com>, \
relay=mx.example.com[203.0.113.5]:25, delay=5, delays=4/0/0.4/0.5, dsn=5.1.1, status=bounced \
(host mx.example.com[203.0.113.5] said: 550 5.1.1 <ann@example.com>: Recipient address rejected: \
User unknown (in reply to RCPT TO command))"
logged "an Exim line" "exim inbound rejected rcpt 550 null bob@example.net relay-denied" \
    "2026-11-21 21:32:13 H=host.example.org [192.0.2.2] F=<ann@example.org> rejected RCPT \
<bob@example.net>: relay not permitted"
logged "lines of an MDaemon log" "mdaemon inbound rejected auth 535 5.7.8 null auth-failed" \
    "$(cat "$samples/mdaemon-in26.log")"
logged "lines of an Exchange log" "exchange inbound rejected rcpt 550 5.7.1 user@example.org \
relay-denied" "$(cat "$samples/exchange-receive2016.log")"
logged "a row of an Exchange agent log, alone" "exchange inbound rejected rcpt 550 5.1.1 \
bad@example.com user-unknown" "$(grep RecipientDoesNotExist "$samples/exchange-agent.log")"
logged "one of Exchange 2007, which has fewer columns" "exchange inbound rejected rcpt 550 5.1.1 \
bad@example.com user-unknown" \
    "$(grep RecipientDoesNotExist "$samples/exchange-agent.log" | cut -d , -f 1-16)"
run explain "Nov 20 08:00:01 mx1 postfix/smtp[13]: 4bAAAA1111z: to=<bob@example.net>, \
relay=mx.example.net[203.0.113.9]:25, delay=1.5, delays=0.1/0/0.4/1, dsn=2.0.0, status=sent (250 OK)"
has "a delivery is said to be one" "It tells a delivery, not a failure." "$out"
run explain "Nov 20 08:00:01 mx1 postfix/qmgr[12]: 4bAAAA1111z: removed"
has "context is said to be context" "kept as" "$out"
run explain "Nov 20 08:00:01 mx1 postfix/smtpd[12]: nobody knows this 550 5.1.1 User unknown"
has "an unknown shape is said to be one" "Its shape is not known" "$out"
has "and read from its words" "user-unknown" "$out"

esc=$(printf '\033')
run explain "550 5.1.1 User unknown ${esc}[2J"
lacks "nothing steers the terminal" "$esc" "$out"
widest=$("$program" --no-config explain "$(cat "$samples/exim.log")" | grep -v http |
    awk '{ if (length($0) > w) w = length($0) } END { print w }')
same "a page has 80 columns" yes "$([ "$widest" -le 80 ] && echo yes || echo "$widest")"

# The same reply, in a log and asked for by itself.
reply="554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.)"
for text in "$reply" "host mx00.t-online.de[203.0.113.5] refused to talk to me: $reply" \
    "Nov 20 08:00:05 mx1 postfix/smtp[13]: 4bAAAA1111z: to=<ann@t-online.de>, relay=none, delay=5, \
delays=4/0/0.4/0.5, dsn=4.0.0, status=deferred (host mx00.t-online.de[203.0.113.5] refused to talk to me: $reply)"; do
    run explain -o jsonl "$text"
    same "one reply, one cause: $(echo "$text" | cut -c 1-30)" "ip-blocked vendor t-online" \
        "$(field cause) $(field step) $(field provider)"
done

# --- mistakes

run explain
same "explain what?" "2:bouncestat: explain what?  Give a TEXT, or - for standard input." "$code:$err"
run explain ""
same "an empty text" 2 $code

# --- in bulk

{
    printf 'google\t550 5.7.1 Our system has detected that this message is likely unsolicited mail.\n'
    printf '\t554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org\r\n'
    printf '550 no tab here\n'
    printf '\n'
    printf '\t"quoted" \\ and \001 and \377 bytes\t554\n'
    printf '554\n'
    printf '\tno line end'
} >batch.in
run explain --batch <batch.in
same "one object for each line" "0 7" "$code $(printf '%s\n' "$out" | wc -l | tr -d ' ')"
same "codes are numbers" "550 554 550 null null 554 null" "$(field code)"
same "providers are given or found" "google null null null null null null" "$(field provider)"
same "a block list is named" "null zen.spamhaus.org null null null null null" "$(field list)"
same "an empty line is unclassified" \
    '{"text":"","code":null,"status":null,"provider":null,"cause":"unclassified","class":null,"party":null,"list":null,"template":null,"step":null,"rule":null}' \
    "$(printf '%s\n' "$out" | sed -n 4p)"
same "nothing but data is said" "" "$err"
if command -v python3 >/dev/null; then
    printf '%s\n' "$out" >batch.out
    same "JSON that a parser takes" "ok" "$(python3 - <<'END'
import json
keys = ["text", "code", "status", "provider", "cause", "class", "party", "list", "template",
        "step", "rule"]
lines = [json.loads(line) for line in open("batch.out", encoding="utf-8")]
given = [line.rstrip(b"\r\n").split(b"\t", 1)[-1].decode("utf-8", "replace")
         for line in open("batch.in", "rb")]
assert all(list(line) == keys for line in lines), "keys"
assert [line["text"] for line in lines] == given, [line["text"] for line in lines]
print("ok")
END
)"
fi
awk 'BEGIN { for (i = 0; i < 2000; i++) print "\t550 5.1.1 <user" i "@example.com>: User unknown" }' |
    "$program" --no-config explain --batch >many.out
same "many lines" 2000 "$(grep -c '"cause":"user-unknown"' many.out)"
head -c 3000000 /dev/zero | tr '\0' x | "$program" --no-config explain --batch >long.out
same "an endless line is cut" 1 "$(wc -l <long.out | tr -d ' ')"

# --- rules

cat >own.rules <<'END'
# Ours come first.
sender-blocked code=550
    match   relay not permitted
    example 550 relay not permitted
server-error direction=outbound
    match   lost connection with|closed connection
    example lost connection with mx.example.com[192.0.2.1] while sending RCPT TO
END
run rules check own.rules
same "good rules pass" "0:bouncestat: own.rules: 2 rules, each answers its examples." "$code:$err"
printf 'user-unknown\n    match foo(\n' >bad.rules
run rules check bad.rules
same "a bad pattern has file, line and fault" "1:bouncestat: bad.rules, line 2: the pattern is \
wrong (missing closing parenthesis) at \"\"." "$code:$err"
printf 'user-unknown\n    match   quota\n    example 550 gone\n' >bad.rules
run rules check bad.rules
has "an example that its rule does not answer" 'the example "550 gone" is answered by' "$code:$err"
printf 'no-such-cause code=550\n' >bad.rules
run rules check bad.rules
has "a cause that there is not" 'bad.rules, line 1: no such cause: "no-such-cause"' "$code:$err"
run rules check missing.rules
same "a missing file" "2:bouncestat: missing.rules: No such file or directory." "$code:$err"
run rules check
same "which file?" 2 $code
run rules
same "which of them?" 2 $code

run explain --rules own.rules -o jsonl "550 relay not permitted"
same "own rules go first" "sender-blocked user own.rules:2" "$(field cause) $(field step) $(field rule)"
printf 'rules = own.rules\nproviders = own.providers\n' >conf
printf 'ourselves host mx.example.com\n' >own.providers
out=$("$program" --config conf explain -o jsonl "host mx.example.com[192.0.2.1] said: 550 relay not permitted")
same "rules and providers of the config file" "ourselves sender-blocked" \
    "$(field provider) $(field cause)"
run rules list --rules own.rules -o csv
has "rules are listed, own ones first" "rule,cause,step,conditions,match,example,source
own.rules:2,sender-blocked,user,code=550,relay not permitted,550 relay not permitted," "$out"
has "built-in rules have all six" "rules.txt:" "$out"

# --- rules and a database

logs=$(ls "$samples"/*.log)
ingest() {
    database=$1
    shift
    # shellcheck disable=SC2086
    "$program" --no-config --db "$database" ingest -q --tz UTC --report-tz UTC \
        --host this.example "$@" $logs 2>err
}
# dump DATABASE: the rows of its views, but for `generation`, which hangs on when a batch ended.
dump() {
    for view in events daily daily_senders reasons traffic traffic_senders; do
        "$program" --no-config --db "$1" sql "SELECT * FROM $view" -o csv 2>/dev/null | sort
    done
    "$program" --no-config --db "$1" sql -o csv "SELECT host, instance, queue_id, message_id, mta,
        sender, sender_domain, recipient, recipient_domain, provider, first_seen, last_seen,
        attempts, fate, cause, code, status FROM messages" 2>/dev/null | sort
}
run rules --help
has "whose rules apply takes is told" "without either by these alone" "$out"
run rules apply --db none.db
has "apply makes no database" "3:bouncestat: There is no database none.db yet" "$code:$err"
same "apply made none" no "$([ -e none.db ] && echo yes || echo no)"
ingest old.db
ingest new.db --rules own.rules
cp old.db first.db
dump old.db >first
run rules apply --db old.db --rules own.rules
same "apply is done" 0 $code
has "apply tells what changed" "another cause" "$err"
dump old.db >applied
dump new.db >wanted
same "apply changed something" yes "$(cmp -s first applied && echo no || echo yes)"
same "apply gives what ingesting afresh gives" "" "$(diff wanted applied | head -n 5)"
run sql --db old.db -o csv "SELECT count(*) > 0 FROM events WHERE outcome = 'expired' AND cause = 'server-error'"
has "an expired one inherits the new verdict" 1 "$(printf '%s\n' "$out" | sed -n 2p)"
run rules apply --db old.db --rules own.rules
has "applying twice changes nothing" "bouncestat: 0 of " "$err"
run rules apply --db old.db
dump old.db >back
same "without the rules all is as before" "" "$(diff first back | head -n 5)"

run rules unknown --db old.db -n 0
has "unknown reasons have damage" "final failures" "$out"
has "below it how well causes are founded" "decided by text" "$err"
run rules unknown --db old.db -n 0 -o jsonl
rows=$(printf '%s\n' "$out" | grep -c .)
run sql --db old.db -o csv "SELECT count(*) FROM (SELECT DISTINCT template, code, status, provider FROM daily WHERE cause = 'unclassified')"
same "unknown lists each template once" "$(printf '%s\n' "$out" | sed -n 2p)" "$rows"
"$program" --no-config --db old.db rules unknown -n 0 2>/dev/null |
    sed 's/^CAUSE/policy-violation/' >proposed.rules
awk -v RS= '{ print > ("proposed." NR) }' proposed.rules
same "each proposed rule compiles and answers its example" "" \
    "$(for rule in proposed.[0-9]*; do
        "$program" --no-config rules check -q "$rule" 2>&1
    done)"
run rules apply --db old.db --rules proposed.rules
run rules unknown --db old.db -n 0
same "with them nothing is unknown" "" "$out"
run sources --db old.db
has "sources tells it too" "0 % unclassified" "$err"
finish
