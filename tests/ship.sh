#!/bin/sh
# ship.sh BOUNCESTAT SAMPLES: a server that is none, or that answers halves and lies, takes nothing
# away from what waits for it; nor does what is removed from the local file.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
samples=$(realpath "$2") || exit 1
fake_server=$(dirname "$(realpath "$0")")/fake_server.py
workplace
unset BOUNCESTAT_STORE BOUNCESTAT_PASSWORD http_proxy
for tool in python3 sqlite3; do
    if ! command -v $tool >/dev/null; then
        skip "a server that answers lies" "no $tool"
        finish
    fi
done
if "$program" --version | grep -q 'libcurl no'; then
    skip "a server that answers lies" "made without libcurl"
    finish
fi

echo good >mode
python3 "$fake_server" . 2>/dev/null &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
for _ in $(seq 100); do
    [ -e port ] && break
    sleep 0.1
done
store=clickhouse+http://me@127.0.0.1:$(cat port)/b

# ship: ingest with the server; waiting: what is not acknowledged.
ship() {
    catch "$program" --no-config --store "$store" -q ingest --db spool.db --year 2026 --tz UTC \
        --report-tz UTC --host mx "$@"
}
waiting() {
    sqlite3 spool.db "SELECT count(*) FROM outbox"
}

sed 's/^Nov 2[01]/Oct 20/; s/^2026-11-2[01]/2026-10-20/' "$samples/postfix.log" >october.log
echo refused >mode
ship october.log
before=$(waiting)
same "there is something to send" yes "$([ "$before" -gt 100 ] && echo yes)"
while IFS='	' read -r mode words; do
    echo "$mode" >mode
    ship october.log
    same "$mode: status 3, all waits" "3 yes" "$code $([ "$(waiting)" -ge "$before" ] && echo yes)"
    has "$mode: it says so" "$words" "$err"
    lacks "$mode: no escapes for the terminal" "$(printf '\033')" "$err"
done <<END
refused	/b says: Code: 60, e.displayText()
elsewhere	(HTTP 302)
login	/b did not acknowledge the rows, it says: <html>
late	/b did not acknowledge the rows, it says: 1
half	/b does not answer: transfer closed
bomb	/b: the answer is longer than 1 MB
END

# A signal ends the wait for a server that says nothing.
echo silent >mode
"$program" --no-config --store "$store" -q ingest --db spool.db --year 2026 --tz UTC --host mx \
    october.log 2>err &
pid=$!
sleep 2
kill $pid
for _ in $(seq 80); do
    kill -0 $pid 2>/dev/null || break
    sleep 0.1
done
same "a silent server: a signal is heard" no "$(kill -0 $pid 2>/dev/null && echo yes || echo no)"
kill -9 $pid 2>/dev/null
wait $pid 2>/dev/null
has "and told" "stopped by a signal. Nothing is lost" "$(cat err)"

echo good >mode
ship october.log
same "acknowledged: nothing waits" "0 0" "$code $(waiting)"

# Two processes may send the same notes: the slower must remove none that came later.
sqlite3 spool.db "INSERT INTO outbox (note, a) VALUES (6, 1)"
same "the number of a note comes once" yes \
    "$(sqlite3 spool.db "SELECT CASE WHEN seq > $before THEN 'yes' END FROM outbox")"
ship october.log

# A list: each recipient compared with each of the others would take a minute.
for i in $(seq 10000); do
    echo "Oct 20 10:00:00 mx1 postfix/smtp[2]: 4bAAAA1z: to=<u$i@example.com>, relay=none, delay=1, dsn=4.4.1, status=deferred (no route)"
done >list.log
catch "$program" --no-config --store "$store" -q ingest --db list.db --year 2026 --tz UTC \
    --report-tz UTC list.log
same "a message of ten thousand recipients" "0 0 10000" \
    "$code $(sqlite3 list.db "SELECT (SELECT count(*) FROM outbox), count(*) FROM messages" | tr '|' ' ')"

# ask: a question in the server's own SQL.
ask() {
    catch "$program" --no-config --store "$store" --db none.db sql -q -o tsv "SELECT a FROM t"
}
while IFS='|' read -r mode wanted words; do
    echo "$mode" >mode
    ask
    # shellcheck disable=SC2086
    same "$mode: status and rows" "$wanted" "$(echo $code $out)"
    has "$mode: it says why" "$words" "$err"
done <<END
good|0 a 12 13|
second|0 a 12 13|
half|3|/b does not answer: transfer closed
cut|3|/b: the answer breaks off in the middle of a line
END

# The server keeps its own rows, whatever goes here.
while IFS= read -r command; do
    rows=$(sqlite3 spool.db "SELECT count(*) FROM event")
    # shellcheck disable=SC2086
    catch "$program" --no-config --db spool.db $command
    same "$command: nothing is noted for the server" "0 0" "$code $(waiting)"
done <<END
anonymize --all
forget alice@example.net
prune --keep 1d --keep-rollups 90y
END
same "prune removed something" "yes 0" \
    "$([ "$rows" -gt 0 ] && echo yes) $(sqlite3 spool.db "SELECT count(*) FROM event")"
finish
