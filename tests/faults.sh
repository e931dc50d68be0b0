#!/bin/sh
# faults.sh BOUNCESTAT SAMPLES: whatever is wrong with a log or the database, one sentence says what a
# person must do, the rest is ingested, nothing is lost and nothing counts twice.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
samples=$(realpath "$2") || exit 1
workplace
trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
chmod 755 .
log=$samples/postfix.log

# ingest DATABASE PATH...: sets $said and $code.
ingest() {
    database=$1
    shift
    said=$("$program" --no-config ingest --db "$database" --year 2026 --tz UTC --report-tz UTC \
        --host mx --quiet "$@" 2>&1)
    code=$?
}

# rows DATABASE: what was counted, in three numbers.
rows() {
    "$program" --no-config sql --db "$1" --quiet -o tsv "SELECT (SELECT count(*) FROM events),
        (SELECT sum(events) FROM daily), (SELECT count(*) FROM messages)" 2>&1 | sed 1d | tr '\t' ' '
}

# whole NAME DATABASE: it holds what one plain pass over the log gives.
whole() {
    same "$1" "$(rows reference.db)" "$(rows "$2")"
}

ingest reference.db "$log"
same "a plain pass" "0:" "$code:$said"

# --- logs

# refused NAME FILE TEXT: one sentence, status 1, and the log beside it is read.
refused() {
    ingest "$1.db" "$2" "$log"
    same "$1: status 1, one sentence" "1:1" "$code:$(printf '%s\n' "$said" | wc -l | tr -d ' ')"
    has "$1: the sentence" "$3" "$said"
    whole "$1: the rest is ingested" "$1.db"
}
: >empty.log
head -c 50000 /dev/urandom >binary.log
mkdir folder
echo '192.0.2.1 - - [21/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 123 "-" "-"' >web.log
refused empty empty.log "is empty"
mkdir quiet && : >quiet/empty.log && gzip -c empty.log >quiet/empty.log.1.gz && cp "$log" quiet/full.log
ingest quiet.db quiet
same "empty logs of a folder are no failure" "0:" "$code:$said"
ingest quiet.db --rotated quiet/empty.log
same "nor is a log that was just rotated away" "0:" "$code:$said"
refused binary binary.log "holds no log of"
refused web web.log "holds no log of"
refused folder folder "there are no files in this folder"
refused missing nosuch.log "there is no such file"

# odd NAME FILE: read without complaint, as the plain log.
odd() {
    ingest "$1.db" "$2"
    same "$1: no complaint" "0:" "$code:$said"
    whole "$1: the other lines count" "$1.db"
}
{
    head -n 100 "$log"
    printf 'Nov 21 21:32:15 mx1 postfix/smtpd[1]: NOQUEUE: reject: '
    head -c 10000000 /dev/zero | tr '\0' x
    echo
    tail -n +101 "$log"
} >long.log
odd "a line of 10 MB" long.log
same "a line of 10 MB: nothing is left out" "$(wc -c <long.log | tr -d ' ')" \
    "$("$program" --no-config sql --db "a line of 10 MB.db" -q -o tsv "SELECT bytes FROM sources" |
        sed 1d)"
{
    head -n 100 "$log"
    printf 'Nov 21 21:32:15 mx1 postfix/smtpd[1]: a\0b\0c\n\0\0\0\n'
    printf 'Nov 21 21:32:15 mx1 postfix/smtpd[1]: \377\376\200 \355\240\200\n'
    tail -n +101 "$log"
} >bytes.log
odd "NUL and broken UTF-8" bytes.log
sed 's/$/\r/' "$log" >crlf.log
odd "CRLF" crlf.log
ingest CRLF.db "$log"
whole "CRLF: the same lines with LF are known" CRLF.db

head -c 30000 "$log" >growing.log
ingest growing.db growing.log
same "a half last line is no complaint" "0:" "$code:$said"
cp "$log" growing.log
ingest growing.db growing.log
whole "it is read when it is whole" growing.db
gzip -c "$log" >whole.gz
head -c 5000 whole.gz >half.gz
ingest gz.db half.gz
same "a gz that is cut off: status 1" 1 "$code"
has "a gz that is cut off is told" "stops in the middle" "$said"
cp whole.gz half.gz
ingest gz.db half.gz
same "and is read on when it is whole" "0:" "$code:$said"
whole "a gz in two parts counts once" gz.db

# --- databases

# kept NAME FILE TEXT: status 3, a sentence, and not a byte changed.
kept() {
    before=$(cksum <"$2")
    ingest "$2" "$log"
    same "$1: status 3" 3 "$code"
    has "$1: the sentence" "$3" "$said"
    same "$1: untouched" "$before" "$(cksum <"$2")"
}
if command -v sqlite3 >/dev/null; then
    cp reference.db newer.db
    sqlite3 newer.db "PRAGMA user_version = 99"
    kept "a newer schema" newer.db "written by a newer bouncestat (schema 99"
    sqlite3 foreign.db "CREATE TABLE other (a)"
    kept "another program's database" foreign.db "of another program"
else
    skip "databases of others" "no sqlite3 shell"
fi
head -c 20000 /dev/urandom >false.db
kept "no database" false.db "no database"
head -c 20000 reference.db >torn.db
kept "a torn database" torn.db "torn.db"

cp reference.db readonly.db
chmod 444 readonly.db
cp "$samples/exim.log" closed.log
chmod 000 closed.log
if [ "$(id -u)" != 0 ]; then
    kept "a read-only database" readonly.db "readonly"
    refused closed closed.log "permission denied"
elif command -v setpriv >/dev/null && setpriv --reuid=65534 --clear-groups "$program" --version \
    >/dev/null 2>&1; then
    root=$program
    printf '#!/bin/sh\nexec setpriv --reuid=65534 --regid=65534 --clear-groups "%s" "$@"\n' "$root" >asnobody
    chmod 755 asnobody
    mkdir nobody && chown 65534 nobody && cp "$log" postfix.log && log=$work/postfix.log
    program=$work/asnobody
    ingest readonly.db "$samples/exim.log" "$log"
    same "a read-only database: status 3" 3 "$code"
    has "a read-only database: the sentence" \
        "The database readonly.db may not be written by this user: it belongs to root, group root, mode 0444" \
        "$said"
    ingest nobody/db closed.log "$log"
    same "an unreadable log: status 1" 1 "$code"
    has "an unreadable log: the sentence" "permission denied" "$said"
    # What stands in the way, whose it is, and which command meets it.
    mkdir -m 700 hidden && mkdir -m 755 shared && cp reference.db hidden/db && cp reference.db shared/db
    chmod 640 shared/db && mkdir full && cp reference.db full/db && chmod 666 full/db
    while IFS='|' read -r command path sentence; do
        said=$("$program" --no-config --db "$path" $command 2>&1)
        same "$command, $path: status 3, the trouble is named" "3:bouncestat: $sentence" \
            "$?:$(printf '%s\n' "$said" | sed 's/; .*//')"
        case $path in
        shared/sub/*) has "$path: no folder of others is to be given away" "; let root make the database's folder in it" "$said" ;;
        *) has "$path: what to do" "; become its owner" "$said" ;;
        esac
    done <<END
top|hidden/db|The folder hidden may not be entered by this user: it belongs to root, group root, mode 0700
top|hidden/none/db|The folder hidden may not be entered by this user: it belongs to root, group root, mode 0700
top|shared/db|The database shared/db may not be read by this user: it belongs to root, group root, mode 0640
ingest postfix.log|hidden/db|The folder hidden may not be entered by this user: it belongs to root, group root, mode 0700
ingest postfix.log|shared/db|The database shared/db may not be read by this user: it belongs to root, group root, mode 0640
ingest postfix.log|shared/sub/new|The folder shared may not be written by this user: it belongs to root, group root, mode 0755
ingest postfix.log|full/db|The folder full may not be written by this user: it belongs to root, group root, mode 0755
END
    # At home, where nothing stands yet.
    mkdir nobody/home && chown 65534 nobody/home
    HOME=$work/nobody/home XDG_DATA_HOME='' "$program" --no-config ingest -q "$log"
    same "the folders of an empty home are made" "0:640 65534" \
        "$?:$(stat -c '%a %u' nobody/home/.local/share/bouncestat/bouncestat.db)"
    program=$root
    whole "an unreadable log: the rest is ingested" nobody/db
    ingest nobody/sub/sub/db "$log"
    same "what root makes belongs to the owner of the folder" "750 65534:750 65534:640 65534" \
        "$(stat -c '%a %u' nobody/sub nobody/sub/sub nobody/sub/sub/db | paste -sd:)"
    "$program" --no-config --db nobody/sub/sub/db anonymize -q
    same "the key too" "600 65534" "$(stat -c '%a %u' nobody/sub/sub/db.key)"
else
    skip "files of others" "neither root with setpriv nor another user"
fi

# A name that is too long is not made shorter.
long=$(printf '%0300d' 0)
ingest "long/$long/db" "$log"
same "a folder whose name is too long: status 3, none is made in its place" "3:" "$code:$(ls long)"

# By hand as root first, then from cron as another user whose home is the folder.
cat >order.sh <<'END'
mount -t tmpfs -o mode=755 bouncestat /var/lib || exit
export HOME=/var/lib/bouncestat XDG_DATA_HOME=
"$1" --no-config ingest "$3" 2>&1 | grep ^bouncestat:
for owner in root 65534; do
    chown -R $owner /var/lib/bouncestat
    "$2" --no-config ingest -q "$3" 2>&1 | sed 's/;.*//'
    "$2" --no-config sql -q -o csv "SELECT mta FROM sources" 2>&1 | sed 's/;.*//'
done
END
if [ -e asnobody ] && unshare -m mount -t tmpfs bouncestat /var/lib 2>/dev/null; then
    wall="bouncestat: The folder /var/lib/bouncestat may not be entered by this user: it belongs to root, group root, mode 0750"
    same "the database of a machine: root hears who cannot use it, the others whose it is" \
        "bouncestat: /var/lib/bouncestat is new and belongs to root; before another user reads logs into it, from cron for example, run 'chown -R USER: /var/lib/bouncestat'.
$wall
$wall
mta
postfix" "$(unshare -m sh order.sh "$program" "$work/asnobody" "$log")"
else
    skip "the database of a machine" "nothing may be mounted here"
fi

# --- no space

full() {
    same "$1: status 3" 3 "$code"
    has "$1: what to do" "run the same command again" "$said"
}
ingest both.db "$log" "$samples/exim.log"
mkdir small
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=300k bouncestat small 2>/dev/null; then
    ingest small/db "$log" "$samples/exim.log"
    full "a full disk"
    mount -o remount,size=20m small
    ingest small/db "$log" "$samples/exim.log"
    same "the next run goes on" "0:$(rows both.db)" "$code:$(rows small/db)"
    umount small
else
    skip "a full disk" "nothing may be mounted here"
fi
limited=$(
    ulimit -f 700
    ingest limited.db "$log" "$samples/exim.log"
    echo "$code $said"
)
code=${limited%% *} said=$limited
full "a file size limit"
ingest limited.db "$log" "$samples/exim.log"
same "the next run goes on, without the limit" "0:$(rows both.db)" "$code:$(rows limited.db)"

# --- stopped in the middle

awk '{ line[NR] = $0 } END { for (i = 1; i <= 300; i++) for (j = 1; j <= NR; j++) {
    text = line[j]; sub(/\[[0-9]+\]:/, "[" i "]:", text); print text } }' "$log" >large.log
ingest large.db large.log
codes=
for nap in 0.3 0.6 0.9; do
    "$program" --no-config ingest --db stopped.db --year 2026 --tz UTC --report-tz UTC --host mx \
        --quiet large.log 2>said &
    sleep $nap
    kill -TERM $! 2>/dev/null
    wait $!
    codes="$codes$?:$(cat said)
"
done
# A signal may come before the program listens, or when it has done its work.
same "SIGTERM: a sentence and status 1" "" "$(printf '%s' "$codes" |
    grep -v -e '^143:$' -e '^0:$' -e '^1:bouncestat: stopped by a signal')"
ingest stopped.db large.log
same "the next run goes on where it stopped" "0:$(rows large.db) 1" "$code:$(rows stopped.db) $(
    "$program" --no-config sql --db stopped.db -q -o tsv "SELECT count(*) FROM sources" | sed 1d)"

# --- several at once

for i in 1 2 3 4; do
    cp "$log" "p$i.log" && cp "$samples/exim.log" "e$i.log"
    "$program" --no-config ingest --db together.db --year 2026 --tz UTC --report-tz UTC --host mx \
        --quiet "p$i.log" "e$i.log" 2>"said$i" &
    eval "pid$i=$!"
done
codes=
for i in 1 2 3 4; do
    eval "wait \$pid$i" && codes="$codes 0" || codes="$codes $?"
done
same "four ingests at once all end well" " 0 0 0 0:" "$codes:$(cat said1 said2 said3 said4)"
same "four ingests at once count once" "$(rows both.db)" "$(rows together.db)"
finish
