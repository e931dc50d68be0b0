#!/bin/sh
# mta.sh BOUNCESTAT: a day with a real mail server.  Two Postfix instances talk on the loopback
# network: mx1.example.org serves example.org, mx.peer.example refuses some of its mail.  What mx1
# logs is read, the letter goes out by mx1 (sendmail, then SMTP with STARTTLS and AUTH) into the
# postmaster's mailbox, and is read there by another program.
#
# Wants root, Postfix, its SASL library with a password database, openssl and python3; says what is
# missing and is skipped.  Whatever it starts lives below one temporary folder.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
PATH=$PATH:/usr/sbin:/sbin
for tool in postfix postconf saslpasswd2 openssl python3; do
    command -v $tool >/dev/null || missing="${missing:-} $tool"
done
[ "$(id -u)" = 0 ] || missing="${missing:-} root"
if [ -n "${missing:-}" ]; then
    skip "a day with a real mail server" "there is no$missing"
    finish
fi
workplace
stop() {
    for name in mx1 peer; do
        [ -d "$work/$name/etc" ] && postfix -c "$work/$name/etc" stop >/dev/null 2>&1
    done
    rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work"

# until_true COMMAND...: tries for half a minute.
until_true() {
    tries=150
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || return 1
        sleep 0.2
    done
}

# instance NAME HOST DOMAIN IP: its settings; the services come from $name/etc/master.cf.
instance() {
    mkdir -p $1/etc $1/spool $1/data $1/mail
    chown postfix $1/data
    chown "$mailbox_user" $1/mail
    cat >$1/etc/main.cf <<END
compatibility_level = 3.6
queue_directory = $work/$1/spool
data_directory = $work/$1/data
maillog_file = $work/$1/mail.log
maillog_file_prefixes = $work
myhostname = $2
mydestination =
mynetworks = 127.0.0.1/32
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtp_host_lookup = native
smtp_bind_address = $4
local_recipient_maps =
alias_maps =
alias_database =
virtual_mailbox_domains = $3
virtual_mailbox_base = $work/$1/mail
virtual_mailbox_maps = texthash:$work/$1/etc/boxes
virtual_uid_maps = static:$mailbox_user
virtual_gid_maps = static:$mailbox_user
virtual_minimum_uid = 1
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
END
    cat >$1/etc/master.cf <<END
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
END
}

# --- two servers

mailbox_user=$(id -u nobody)
# shellcheck disable=SC2046 # three words
set -- $(python3 -c 'import socket
held = [socket.socket() for i in range(3)]
for s in held: s.bind(("127.0.0.1", 0))
print(*[s.getsockname()[1] for s in held])')
smtp_port=$1 submission_port=$2 peer_port=$3

instance peer mx.peer.example peer.example 127.0.0.5
echo "fine@peer.example fine/" >peer/etc/boxes
cat >peer/etc/clients <<END
full@peer.example 452 4.2.2 The mailbox is over quota
listed@peer.example 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org
mark@peer.example 550 5.1.1 <script src="http://evil.example/x">No such user</script>
END
echo "smtpd_recipient_restrictions = check_recipient_access texthash:$work/peer/etc/clients, permit" >>peer/etc/main.cf
echo "127.0.0.5:$peer_port inet n - n - - smtpd" >>peer/etc/master.cf

instance mx1 mx1.example.org example.org 127.0.0.1
printf '%s@example.org %s/\n' postmaster postmaster bob bob news news >mx1/etc/boxes
echo "peer.example smtp:[127.0.0.5]:$peer_port" >mx1/etc/transport
# Checks that would stop the letter if they saw the replies that it quotes.
cat >mx1/etc/checks <<END
/script|blocked using|quota|No such user|evil/ REJECT 5.7.1 a body check struck
END
cat >>mx1/etc/main.cf <<END
transport_maps = texthash:$work/mx1/etc/transport
header_checks = regexp:$work/mx1/etc/checks
body_checks = regexp:$work/mx1/etc/checks
END
mkdir mx1/etc/sasl
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
    -keyout mx1/etc/key.pem -out mx1/etc/cert.pem 2>/dev/null
cat >mx1/etc/sasl/smtpd.conf <<END
pwcheck_method: auxprop
auxprop_plugin: sasldb
sasldb_path: $work/mx1/etc/sasldb
mech_list: PLAIN LOGIN
END
echo secret | saslpasswd2 -p -c -f mx1/etc/sasldb -u mx1.example.org letters
chown postfix mx1/etc/sasldb
cat >>mx1/etc/master.cf <<END
127.0.0.1:$smtp_port inet n - n - - smtpd
127.0.0.1:$submission_port inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_tls_cert_file=$work/mx1/etc/cert.pem
  -o smtpd_tls_key_file=$work/mx1/etc/key.pem
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_sasl_authenticated_header=yes
  -o cyrus_sasl_config_path=$work/mx1/etc/sasl
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
END
for name in peer mx1; do
    postfix -c $work/$name/etc start >$name/start 2>&1 || {
        not_ok "Postfix starts as $name" "$(cat $name/start $name/mail.log)"
        finish
    }
done

# --- a day

cat >sendmail <<END
#!/bin/sh
exec $(command -v sendmail) -C $work/mx1/etc "\$@"
END
chmod +x sendmail
for to in gone full fine listed mark; do
    printf 'Subject: hello\n\nHello.\n' | ./sendmail -i -f news@example.org $to@peer.example
done
# A client: one mail that is taken, an unknown user, and one who asks for relaying.
python3 - "$smtp_port" <<'END'
import smtplib, sys
mail = smtplib.SMTP("127.0.0.1", int(sys.argv[1]), "client.partner.example", source_address=("127.0.0.7", 0))
mail.sendmail("eve@partner.example", ["bob@example.org"], "Subject: hi\n\nHi.\n")
for to in "nobody@example.org", "x@elsewhere.test":
    try:
        mail.sendmail("eve@partner.example", [to], "Subject: hi\n\nHi.\n")
    except smtplib.SMTPRecipientsRefused:
        pass
mail.quit()
END
day_is_done() {
    [ "$(grep -cE 'status=(sent|bounced|deferred)' mx1/mail.log)" -ge 9 ] &&
        [ "$(grep -c NOQUEUE mx1/mail.log)" -ge 2 ]
}
until_true day_is_done || sed 's/^/# /' mx1/mail.log
"$program" --no-config --db test.db ingest -q --report-tz UTC mx1/mail.log
"$program" --no-config --db test.db sql -q -o tsv "SELECT direction, outcome, code, status, cause,
    recipient, local_ip FROM events WHERE sender <> '' ORDER BY recipient" >events
same "what the servers logged, by cause" "direction	outcome	code	status	cause	recipient	local_ip
outbound	deferred	452	4.2.2	mailbox-full	full@peer.example	
outbound	bounced	550	5.1.1	user-unknown	gone@peer.example	
outbound	bounced	554	5.7.1	dnsbl-listed	listed@peer.example	192.0.2.7
outbound	bounced	550	5.1.1	user-unknown	mark@peer.example	
inbound	rejected	550	5.1.1	user-unknown	nobody@example.org	
inbound	rejected	554	5.7.1	relay-denied	x@elsewhere.test	" "$(cat events)"

# --- the letter, by sendmail

cat >conf <<END
db = $work/test.db
[summary]
from = Mail report <postmaster@example.org>
sendmail = $work/sendmail
[letters]
example.org = postmaster@example.org
END
letters() {
    find mx1/mail/postmaster/new -type f -exec grep -l bouncestat.letter {} + 2>/dev/null | wc -l
}
has_letters() {
    [ "$(letters)" -ge "$1" ]
}
"$program" --config conf summary --day today --domain example.org --send >out 2>&1
same "the letter goes out" "0 Sent the letter of $(date -u +%Y-%m-%d) for example.org to postmaster@example.org" \
    "$? $(sed 's/^bouncestat: //; s/\.$//' out)"
until_true has_letters 1
same "and lies in the postmaster's mailbox, past the body checks" 1 "$(letters)"

"$program" --config conf summary --day today --domain example.org 2>/dev/null | ./sendmail -t -i
struck() {
    grep -q 'a body check struck' mx1/mail.log
}
until_true struck
same "which stop the same letter where it is readable" "0 1" "$? $(letters)"

# read_letter FILE: what a mail program sees.
cat >read_letter.py <<'END'
import email, email.policy, email.utils, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
parts = list(m.walk())
assert not any(p.defects for p in parts), [p.defects for p in parts]
assert email.utils.parsedate_to_datetime(m["Date"])
text = m.get_body(("plain",)).get_content()
html = m.get_body(("html",)).get_content()
print("From:", m["From"])
print("To:", m["To"])
print("Subject:", m["Subject"].split(": ")[1].split(",")[0])
print("Auto-Submitted:", m["Auto-Submitted"])
print("types:", *[p.get_content_type() for p in parts])
print("names of headers twice:", *[k for k in m.keys() if len(m.get_all(k)) > 1 and k != "Received"])
print("longest line:", max(map(len, open(sys.argv[1], "rb").read().splitlines())) <= 998)
print("finally failed:", *[l.split()[2] for l in text.splitlines() if l.startswith(" finally failed")])
print("quoted in text:", "192.0.2.7 is in zen.spamhaus.org" in text and "over quota" in html)
print("markup from the log:", "<script" in html, "shown as text:", "&lt;script" in html)
print("html ends:", html.rstrip().endswith("</html>"))
print("TLS and AUTH:", any("ESMTPSA" in r and "Authenticated sender: letters" in r for r in m.get_all("Received")))
END
wanted='From: Mail report <postmaster@example.org>
To: postmaster@example.org
Subject: 3 failed
Auto-Submitted: auto-generated
types: multipart/alternative text/plain text/html
names of headers twice:
longest line: True
finally failed: 3
quoted in text: True
markup from the log: False shown as text: True
html ends: True
TLS and AUTH: '
first=$(find mx1/mail/postmaster/new -type f)
same "another program reads it there" "${wanted}False" "$(python3 read_letter.py $first 2>&1)"

# --- by SMTP

cat >>conf <<END
[smtp]
url = smtp://localhost:$submission_port
user = letters@mx1.example.org
password-file = $work/password
ca-file = $work/mx1/etc/cert.pem
END
echo wrong >password
if "$program" --version | grep -q 'libcurl yes'; then
    "$program" --config conf summary --day today --domain example.org --send --force >out 2>&1
    same "a wrong password: status 1, and it is said" "1 1" "$? $(grep -c 'did not take the letter' out)"
    echo secret >password
    "$program" --config conf summary --day today --domain example.org --send >out 2>&1
    same "a letter that did not go is tried again" 0 $?
    until_true has_letters 2
    second=$(find mx1/mail/postmaster/new -type f ! -path "$first")
    same "by STARTTLS and AUTH the same letter" "${wanted}True" "$(python3 read_letter.py $second 2>&1)"
    sed '/^ca-file/d' conf >strict
    "$program" --config strict summary --day today --domain example.org --send --force >out 2>&1
    same "a certificate that nobody vouches for gets no password" 1 $?
else
    skip "by STARTTLS and AUTH" "built without libcurl"
fi

# --- the next reading

"$program" --config conf ingest -q mx1/mail.log
same "the letters themselves are no failures" 3 "$("$program" --config conf sql -q -o tsv \
    "SELECT sum(failed) AS n FROM traffic_senders WHERE sender_domain = 'example.org'" | sed 1d)"
finish
