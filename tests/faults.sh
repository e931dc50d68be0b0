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
    printf '#!/bin/sh\nexec setpriv --reuid=65534 --clear-groups "%s" "$@"\n' "$root" >asnobody
    chmod 755 asnobody
    mkdir nobody && chown 65534 nobody && cp "$log" postfix.log && log=$work/postfix.log
    program=$work/asnobody
    ingest readonly.db "$samples/exim.log" "$log"
    same "a read-only database: status 3" 3 "$code"
    has "a read-only database: the sentence" "readonly database" "$said"
    ingest nobody/db closed.log "$log"
    same "an unreadable log: status 1" 1 "$code"
    has "an unreadable log: the sentence" "permission denied" "$said"
    program=$root
    whole "an unreadable log: the rest is ingested" nobody/db
else
    skip "files of others" "neither root with setpriv nor another user"
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
