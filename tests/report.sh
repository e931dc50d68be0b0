#!/bin/sh
# report.sh BOUNCESTAT: the report and the daily letter over the log of tests/two_thursdays.sh, whose
# answers were worked out by hand.
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/two_thursdays.sh"
program=$(realpath "$1") || exit 1
workplace

# run ARGUMENTS...: sets $out, $err and $code.
run() {
    catch "$program" --config "$work/conf" "$@"
}

# section TITLE: what stands below it in $out, up to the next empty line.
section() {
    printf '%s\n' "$out" | awk -v title="$1" '$0 == title { on = 1; next } on && !NF { exit } on'
}

two_thursdays >mail.log
cat >standin <<'END'
#!/bin/sh
printf '%s\n' "$*" >>argv
cat >sent.eml
exit "${STANDIN_STATUS:-0}"
END
chmod +x standin
cat >conf <<END
db = $work/test.db
[summary]
from = Mail report <postmaster@example.org>
sendmail = $work/standin
[letters]
example.org = postmaster@example.org, it@example.org; minimum 2; numbers de
example.net = postmaster@example.net; minimum 5
* = all@example.org
END
"$program" ingest -q --no-config --db test.db --tz UTC --report-tz UTC mail.log 2>/dev/null

# --- the report

run report --day 2026-11-19
same "a report is no error" 0 "$code"
has "it names the day and the zone" "Mail report, Thu 19 Nov 2026 (UTC)" "$out"
has "and how far the logs reach" "Coverage: 1 of 1 logs reach over it" "$out"
same "deliveries and final failures by direction, no rate below 20 deliveries" \
    "outbound           1      5      -        1                 1             1
local              1      0      -        0                 -             -
inbound            2      3      -        2                 -             -" \
    "$(section Numbers | sed 1,3d)"
same "late is not failed" "bounced             5         5             0         0 s
delivered           1         1             1  2 h 10 min" \
    "$(section 'What became of mail that failed at first' | sed 1,2d)"
same "causes of our mail" "unauthenticated  policy  dns-owner      2         2        1
user-unknown     hard    sender         2         2        2
spf-fail         policy  dns-owner      1         1        1
mailbox-full     soft    recipient      0         1        1" \
    "$(section 'Why our mail failed' | sed 1d)"
news=$(section 'New: a cause at a domain where it was never seen before')
has "a cause is new at a domain" "outbound   gmail.com          unauthenticated  2026-11-19      2" "$news"
lacks "a cause that was there is not" "gmail.com          user-unknown" "$news"
has "a reply is new" "550 5.7.23 SPF validation failed for <host>" \
    "$(section 'New: a reply never seen before')"
same "a forward that breaks" "info@example.org  gmail.com  spf-fail      1         1" \
    "$(section 'Broken forwards' | sed 1,3d)"
same "our own bounces" "partner.example  user-unknown      1         1" \
    "$(section 'Our own bounces that failed' | sed 1,3d)"
same "what we refused, relaying as one line" "dnsbl-listed        2        0        2        1
relay-denied        1        0        1        1
greylisted          0        2        1        1" "$(section 'Mail that we refused' | sed 1d)"
lacks "who only asked for relaying is not listed" "198.51.100.40" "$(section 'Who tried most')"
same "greylisting, and who came back" "      1          1                0" \
    "$(section Greylisting | sed 1,4d)"
same "a known sender that was refused" "partner.example  dnsbl-listed        1         2" \
    "$(section 'Known senders refused' | sed 1,3d)"
has "advice" "unauthenticated: neither SPF nor DKIM vouches for the message." "$out"
has "how well founded the causes are" "
Causes: 100 % decided by text, 0 % by status, 0 % by code; 0 % unclassified." "$out"
same "80 columns" "" "$(printf '%s\n' "$out" | grep -v http | awk 'length > 80')"

run report --day 2026-11-12
has "at the beginning of the logs nothing is called new" "nothing can be called new" "$out"
run report --since 2026-11-13 --until 2026-11-18
has "nothing failed, but logs go on behind it" "Coverage: 1 of 1" "$out"
run report --week --day 2026-11-19
has "days with holes are not compared with" "The logs do not hold all of the days to compare with." "$out"
has "a week ends with its day" "Fri 13 Nov 2026 to Thu 19 Nov 2026" "$out"
run report --since 2026-11-19 --until 2026-11-20
has "a day that the logs do not reach is said" "INCOMPLETE. 0 of 1 logs reach over it, mx1 (postfix) ends 2026-11-19 23:40" \
    "$(printf '%s' "$out" | tr '\n' ' ')"
run report --day 2026-11-19 --output xml
same "a form that is none" 2 "$code"
run report --day 2026-11-19 --since 2026-11-18
same "a day and a range" 2 "$code"
for command in report summary; do
    for day in "2026-11-40 is no time" "2200-01-01 lies in the future"; do
        run $command --day "${day%% *}"
        has "$command: a wrong --day is said of --day" "2:bouncestat: --day '${day%% *}' ${day#* }" "$code:$err"
    done
done

run report --day 2026-11-19 --output json
if command -v python3 >/dev/null; then
    same "JSON parses, and says the same" "2026-11-19 True True 5 2 True" \
        "$(printf '%s' "$out" | python3 -c 'import json, sys
d = json.load(sys.stdin)
print(d["first_day"], d["complete"], d["compared"], d["numbers"][0]["final"],
      d["causes"][0]["final"], d["numbers"][0]["share"] is None)')"
else
    skip "JSON parses" "no python3"
fi

run report --day 2026-11-19 --output html
printf '%s\n' "$out" >page.html
lacks "no markup from a log" "<script" "$out"
has "it is shown as text" "&lt;script src=&quot;http://" "$out"
same "no link, picture or style from elsewhere" "" \
    "$(grep -oE '(src|href|url)[=(]\"?[^ >]*' page.html | grep -vE '^href="https://(www\.rfc-editor\.org|[a-z.]+)/' |
        grep -v '&')"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -n "$browser" ]; then
    timeout 120 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$work/browser" --dump-dom "file://$work/page.html" >dom 2>/dev/null
    same "a browser finds seven plots, the table of causes and no script" "7 1 0" \
        "$(grep -c '<svg' dom) $(grep -c '<details id="causes"' dom) $(grep -c '<script' dom)"
else
    skip "a browser reads it" "no chromium"
fi

# --- the letter

# part TYPE: that part of the message $out, decoded by another program.
part() {
    printf '%s\n' "$out" | python3 -c 'import email, email.policy, sys
m = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
assert not m.defects, m.defects
sys.stdout.write(m.get_body((sys.argv[1],)).get_content())' "$1"
}

run summary --day 2026-11-19 --domain example.org
same "a letter is no error" 0 "$code"
has "From" "From: Mail report <postmaster@example.org>" "$out"
has "To, from the config" "To: postmaster@example.org,
 it@example.org" "$out"
has "Subject" "Subject: Mail of example.org, Thu 19 Nov 2026: 3 failed" "$out"
has "Auto-Submitted" "Auto-Submitted: auto-generated" "$out"
same "no line above 76 columns" "" "$(printf '%s\n' "$out" | awk 'length > 76')"
if command -v python3 >/dev/null; then
    same "the first screen" "example.org, Thu 19 Nov 2026 (UTC)
Coverage: 1 of 1 logs reach over it; unknown lines 0 %.

YOU MUST ACT
 1 unauthenticated, at google: 2 finally failed
   \"550 5.7.26 This mail has been blocked because the sende…\"
   NEW since 00:20
 2 spf-fail, forward to google: 1 finally failed
   \"550 5.7.23 SPF validation failed for <host>\"

SENT BY YOU                      Thu     last Thu
 delivered                         1            1
   over one hour late              1            0
 finally failed                    3            1
 still waiting                     0            -

WHY FINALLY FAILED
     2 unauthenticated              google              none last week
     1 forward, spf-fail            google              none last week

ADDRESSED TO YOU             clients   deliveries
 accepted                                       2
 known senders refused             1            1
   partner.example: dnsbl-listed
 junk refused                      1  (not rated)
 greylisted 1, came back 1

Counted: deliveries, not attempts.
Causes: 100 % decided by text, 0 % by status, 0 % by code; 0 %
unclassified." "$(part plain)"
    lacks "nothing of another domain" "other.example.com" "$(part plain) $(part html)"
    lacks "no user's address" "box@" "$(part plain) $(part html)"
    run summary --day 2026-11-12 --domain example.org
    has "what is not known of the week before is no zero" " finally failed                    1            -" \
        "$(part plain)"
    run summary --day 2026-11-19 --domain example.net
    has "markup of a log is text in the letter" "&lt;script" "$(part html)"
    lacks "and no markup" "<script" "$(part html)"
    has "nor is a link of one left" "http[:]//evil.example/x" "$(part html)"
    lacks "in either part" "http://" "$(part plain) $(part html)"
    run summary --day 2026-11-19 --domain exampel.org
    has "a domain that no log knows is said" "knows the domain 'exampel.org'; did you mean example.org?" "$err"
    run summary --day 2026-11-20 --domain example.net
    has "a day that no log reaches is not called quiet" "logs INCOMPLETE" "$out"
    lacks "nor is it said that nobody need act" "Nobody need act" "$(part plain)"
else
    skip "the letter's parts" "no python3"
fi

cat >own.log <<END
2026-11-19T00:00:00.000000+00:00 mx1 postfix/cleanup[11]: 4cAAAA0001z: message-id=<bouncestat.letter.2026-11-18.1.all@mx1.example.org>
2026-11-19T00:00:00.100000+00:00 mx1 postfix/qmgr[12]: 4cAAAA0001z: from=<postmaster@example.org>, size=1200, nrcpt=1 (queue active)
2026-11-19T00:00:01.000000+00:00 mx1 postfix/smtp[13]: 4cAAAA0001z: to=<gone@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host mx.example.com[203.0.113.5] said: 550 5.1.1 User unknown (in reply to RCPT TO command))
2026-11-19T00:00:02.000000+00:00 mx1 postfix/qmgr[12]: 4cAAAA0001z: removed
2026-11-19T23:40:00.000000+00:00 mx1 postfix/smtpd[20]: connect from unknown[198.51.100.41]
END
"$program" ingest -q --no-config --db own.db --tz UTC --report-tz UTC own.log 2>/dev/null
run summary --db own.db --day 2026-11-19 --domain example.org
has "a letter that bounced is not in the next one" "Thu 19 Nov 2026: 0 failed" "$out"

# One each that words, a status, a code and nothing decide; on the next day words alone.
refuse() {
    echo "2026-11-${1}T01:00:01.000000+00:00 mx1 postfix/smtp[13]: 4dAAAA000${2}z: to=<u$2@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.0.0, status=bounced (host mx.example.com[203.0.113.5] said: $3 (in reply to RCPT TO command))"
}
{
    refuse 18 1 "550 5.1.1 User unknown"
    refuse 18 2 "550 5.2.2 Qwrtz plonk"
    refuse 18 3 "552 Qwrtz plonk"
    refuse 18 4 "554 Qwrtz plonk"
    refuse 19 5 "550 5.1.1 User unknown"
} >decided.log
"$program" ingest -q --no-config --db decided.db --tz UTC --report-tz UTC decided.log 2>/dev/null
run report --db decided.db --day 2026-11-18
has "what no rule knew is said" "
Causes: 25 % decided by text, 25 % by status, 25 % by code; 25 % unclassified." "$out"
run report --db decided.db --day 2026-11-18 --output json
has "as numbers in JSON" \
    '"decided": {"events": 4, "text": 1, "status": 1, "code": 1, "unclassified": 1}' "$out"
run report --db decided.db --day 2026-11-18 --output html
has "and in HTML" 'id="decided">Causes: 25 % decided by text,' "$out"
run report --db decided.db --since 2026-11-18 --until 2026-11-19
has "of all days of the report" "Causes: 40 % decided by text, 20 % by status" "$out"

# bodies: the letters in $out without what tells one run from another.
bodies() {
    printf '%s\n' "$out" | sed '/^Date: /d; /^Message-ID: /,/^Auto-Submitted: /d; s/=_bouncestat_[0-9a-f]*/=_/'
}
cat >many.conf <<END
db = $work/test.db
[letters]
example.org = postmaster@example.org
example.net = postmaster@example.net
partner.example = postmaster@partner.example
nothing.example = postmaster@nothing.example
* = all@example.org
END
single=
for domain in example.org example.net partner.example nothing.example; do
    out=$("$program" --config many.conf summary --day 2026-11-19 --domain $domain 2>/dev/null)
    single="$single$(bodies)
"
done
out=$("$program" --config many.conf summary --day 2026-11-19 --all-domains 2>&1)
same "letters written in one go are those written one by one" "$single" "$(bodies)
"
single="$single$(out=$("$program" --config many.conf summary --day 2026-11-19 2>&1) && bodies)"
out=$("$program" --config many.conf summary --day 2026-11-19 --all --all-domains 2>&1)
same "the letter for all among them" "$single" "$(bodies)"

for letter in "--domain example.org" ""; do
    run summary --day 2026-11-19 $letter --send --to me@example.com
    has "a letter sent elsewhere: summary $letter" " to me@example.com" "$err"
    run summary --day 2026-11-19 $letter --send --to me@example.com
    has "goes there once" " went out to me@example.com before" "$err"
done
rm argv
run summary --day 2026-11-19 --all-domains --send
same "letters go out by the table, none below its minimum" "0 -t -i" "$code $(cat argv)"
has "the stand-in got the message" "Subject: Mail of example.org" "$(cat sent.eml)"
run summary --day 2026-11-19 --all-domains --send
same "never twice" "0 1" "$code $(wc -l <argv)"
has "and it is said" "2026-11-19 for example.org went out before" "$err"
for to in 'postmaster@example.org, it@example.org' 'IT <it@example.org>,Postmaster@example.org'; do
    run summary --day 2026-11-19 --domain example.org --send --to "$to"
    has "nor to the same by --to '$to'" "before; --force sends it again" "$err"
done
run summary --day 2026-11-19 --all-domains --send --force
same "unless forced" "0 2" "$code $(wc -l <argv)"
STANDIN_STATUS=75 && export STANDIN_STATUS
run summary --day 2026-11-19 --send
same "a failed send is said" "1 bouncestat: $work/standin failed with status 75." "$code $err"
STANDIN_STATUS=0
run summary --day 2026-11-19 --send
has "and tried again" "Sent the letter of 2026-11-19 for all to all@example.org" "$err"
run summary --day 2026-11-18 --skip-empty --fail-empty
same "nothing to say" "1 " "$code $out"
run summary --day 2026-11-18 --send --to 'x@example.org
Bcc: y@example.org'
same "an address that would make a header" 2 "$code"
run summary --day 2026-11-18 --domain 'x y'
same "a domain that is none" 2 "$code"
finish
