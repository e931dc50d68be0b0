#!/bin/sh
# click.sh BOUNCESTAT SAMPLES GENERATE: the same questions to SQLite and to ClickHouse, one server
# and two shards, give the same answers; whatever fails on the way, nothing is lost and nothing
# counts twice.  Real servers are started here, on loopback, in a temporary folder.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
samples=$(realpath "$2") || exit 1
generate=$(realpath "$3") || exit 1
fake_server=$(dirname "$(realpath "$0")")/fake_server.py
workplace
unset BOUNCESTAT_STORE BOUNCESTAT_PASSWORD http_proxy
PATH=$PATH:/usr/sbin
pids=
# Servers end when their pid does; none is looked for by name.
trap 'exit 1' HUP INT TERM
trap 'for pid in $pids; do kill -9 "$pid" 2>/dev/null; done; rm -rf "$work"' EXIT

case $("$program" --no-config --store clickhouse+http://127.0.0.1:1/b top 2>&1) in
*'without libcurl'*)
    skip "ClickHouse" "the program was built without libcurl"
    finish
    ;;
esac

# --- a server that is only played: what is sent, and when it is sent again

if command -v python3 >/dev/null; then
    # fake ANSWER...: what a question to it comes to, and what it was asked.
    fake() {
        rm -rf fake
        mkdir fake
        python3 "$fake_server" fake "$@" &
        pid=$!
        for _ in $(seq 100); do [ -e fake/port ] && break || sleep 0.1; done
        BOUNCESTAT_PASSWORD=pass "$program" --no-config --db none.db \
            --store "clickhouse+http://me@127.0.0.1:$(cat fake/port)/b" top >/dev/null 2>said
        echo "$? $(wc -l <fake/asked)"
        sort -u fake/asked
        kill $pid
        wait $pid 2>/dev/null
    }
    sent='/?database=system Basic bWU6cGFzcw== SELECT count()'
    same "a busy server is asked again, the password is no part of the URL" "3 3
$sent" "$(fake "500 Code: 202, too many" "503 Code: 252, too many parts" "200 0")"
    has "then its answer counts" "'bouncestat store init' makes them" "$(cat said)"
    same "a wrong question is not asked again" "3 1
$sent" "$(fake "500 Code: 62, syntax")"
    has "and the server's words are told" "says: Code: 62, syntax (HTTP 500)" "$(cat said)"
    same "after four times it is enough" "3 4
$sent" "$(fake "503 nobody knows why")"
fi

if ! command -v clickhouse-server >/dev/null || ! command -v curl >/dev/null; then
    skip "ClickHouse" "clickhouse-server and curl are not both installed here"
    finish
fi

# --- two servers, each a shard of the cluster `mail`

# Below the ports that the system hands out to clients.
port=$((20000 + $$ % 12000))
while curl -s -o /dev/null "http://127.0.0.1:$port/" || curl -s -o /dev/null "http://127.0.0.1:$((port + 3))/"; do
    port=$((port + 10))
done

# configure N: the files of server N
configure() {
    folder=$work/server$1 base=$((port + 3 * ($1 - 1)))
    mkdir -p "$folder/data" "$folder/tmp"
    cat >"$folder/users.xml" <<END
<yandex>
    <profiles><default><max_memory_usage>1000000000</max_memory_usage></default></profiles>
    <users>
        <default><password></password><profile>default</profile><quota>default</quota>
            <networks><ip>127.0.0.1</ip></networks></default>
        <fleet><password>se cret/&amp;+</password><profile>default</profile><quota>default</quota>
            <networks><ip>127.0.0.1</ip></networks></fleet>
    </users>
    <quotas><default></default></quotas>
</yandex>
END
    cat >"$folder/config.xml" <<END
<yandex>
    <logger><level>error</level><log>$folder/log</log><errorlog>$folder/errors</errorlog></logger>
    <listen_host>127.0.0.1</listen_host>
    <http_port>$base</http_port>
    <tcp_port>$((base + 1))</tcp_port>
    <interserver_http_port>$((base + 2))</interserver_http_port>
    <path>$folder/data/</path>
    <tmp_path>$folder/tmp/</tmp_path>
    <users_config>$folder/users.xml</users_config>
    <default_profile>default</default_profile>
    <default_database>default</default_database>
    <mark_cache_size>67108864</mark_cache_size>
    <remote_servers><mail>
        <shard><replica><host>127.0.0.1</host><port>$((port + 1))</port></replica></shard>
        <shard><replica><host>127.0.0.1</host><port>$((port + 4))</port></replica></shard>
    </mail></remote_servers>
</yandex>
END
}

# start N: its pid is in $server.  On a busy machine it may take its time, as long as it lives.
start() {
    clickhouse-server --config-file="$work/server$1/config.xml" >"$work/server$1/out" 2>&1 &
    server=$!
    pids="$pids $server"
    for _ in $(seq 600); do
        curl -s -o /dev/null "http://127.0.0.1:$((port + 3 * ($1 - 1)))/ping" && return 0
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    echo "not ok - server $1 starts"
    tail -5 "$work/server$1/out" "$work/server$1/errors" 2>/dev/null | sed 's/^/# /'
    exit 1
}

first=clickhouse+http://127.0.0.1:$port
second=clickhouse+http://127.0.0.1:$((port + 3))
configure 1
configure 2
start 1
first_server=$server
start 2
second_server=$server

# --- the suite of questions

# select_of VIEW: all that both must agree on.  Where a row was read (path, line_offset) is the
# reader's own; of daily the rows that show the same are put together.
select_of() {
    case $1 in
    events) echo "SELECT id, time, day, mta, host, instance, direction, scope, outcome, stage, code, status, code_origin, status_origin, remote_host, remote_ip, local_ip, sender, sender_domain, sender_kind, account, recipient, recipient_domain, orig_recipient, provider, cause, family, class, party, list, queue_id, message_id, text, template, repeated FROM events" ;;
    messages) echo "SELECT host, instance, queue_id, message_id, mta, sender, sender_domain, recipient, recipient_domain, provider, first_seen, last_seen, attempts, fate, cause, code, status FROM messages" ;;
    daily) echo "SELECT day, mta, host, direction, scope, outcome, recipient_domain, provider, cause, family, class, party, code, status, template, sum(events) AS n FROM daily GROUP BY day, mta, host, direction, scope, outcome, recipient_domain, provider, cause, family, class, party, code, status, template" ;;
    daily_senders) echo "SELECT day, mta, host, direction, scope, outcome, sender_domain, cause, family, class, party, sum(events) AS n FROM daily_senders GROUP BY day, mta, host, direction, scope, outcome, sender_domain, cause, family, class, party" ;;
    reasons) echo "SELECT template, code, status, cause, rule, step, stage, direction, provider, sum(events) AS n, min(first_seen) AS f, max(last_seen) AS l FROM reasons GROUP BY template, code, status, cause, rule, step, stage, direction, provider" ;;
    unknown_lines) echo "SELECT shape, count, example FROM unknown_lines" ;;
    *) echo "SELECT * FROM $1" ;;
    esac
}

# ask OPTIONS...: the answers to all questions.
ask() {
    for view in events messages daily daily_senders traffic traffic_senders reasons unknown_lines; do
        echo "== $view"
        "$program" --no-config "$@" sql -q -o jsonl "$(select_of $view)" 2>&1 | sort
    done
    while IFS= read -r question; do
        echo "== $question"
        eval "\"\$program\" --no-config \"\$@\" $question" 2>&1 | grep -vE '^(Date|Message-ID): |=_bouncestat_'
    done <"$work/questions"
}
cat >questions <<'END'
sql -q -o json "SELECT cause, sum(events) AS n FROM daily GROUP BY cause ORDER BY n DESC, cause"
sql -q -o csv "SELECT recipient, count(*) AS n FROM events WHERE recipient IS NOT NULL GROUP BY recipient ORDER BY n DESC, recipient LIMIT 20"
sql -q -o tsv "SELECT sum(delivered), sum(relayed), sum(failed) FROM traffic WHERE direction = 'outbound'"
top -q
top -q --by provider,cause
top -q --per hour --by cause --since 2026-11-03 --until 2026-11-03
top -q --per sender-domain --by cause --scope all
top -q --since 2026-11-02 --until 2026-11-02 --by domain
report -q --day 2026-11-02
summary -q --day 2026-11-02 --domain customer1.example
suppress -q --days 1 --failures 1
metrics --domains 5
check --over 90% --window 9000d
messages -q --sender ''
messages -q nobody@example.com
END

"$generate" postfix 5000 3 100 7 >mail.log
printf '%s\t%s\n' '2026-11-02T09:33:00.1+00:00 mx1 postfix/smtpd[20]: a tab' \
    'a "quote" \and it'"'s unknown" >odd.log
read_all() {
    "$program" --no-config "$@" ingest -q --report-tz UTC --tz UTC --year 2026 --host mx "$samples"/postfix.log \
        "$samples"/exim.log "$samples"/mdaemon-out-synthetic.log "$samples"/exchange-synthetic.log \
        mail.log odd.log 2>/dev/null
}
read_all --db reference.db
# A bounce and a lone sender from the data itself.
for key in recipient queue_id; do
    "$program" --no-config --db reference.db sql -q -o tsv \
        "SELECT $key FROM messages WHERE fate = 'bounced' ORDER BY 1 LIMIT 1" | sed "1d;s/.*/messages -q '&'/" >>questions
done
ask --db reference.db >reference
same "the reference is no empty one" "yes" "$([ "$(wc -l <reference)" -gt 1500 ] && echo yes)"

# --- one server

said=$("$program" --no-config --db spool.db --store "$first/one" ingest mail.log 2>&1 >/dev/null | tail -2)
has "a server without tables is said" "'bouncestat store init' makes them" "$said"
has "and that nothing is lost" "changes wait in spool.db" "$said"
rm spool.db
"$program" --no-config --store "$first/one" store init -q --report-tz UTC
same "store init" 0 $?
read_all --db spool.db --store "$first/one"
same "ingest ends as without a server" 1 $?
# A second reader of the same logs, in pieces, changes nothing.
cp mail.log whole.log
head -2500 whole.log >mail.log
read_all --db again.db --store "$first/one"
cat whole.log >mail.log
read_all --db again.db --store "$first/one"
ask --db none.db --store "$first/one" 2>/dev/null | grep -v "alarm's state" >answer
# differ: where the answers part.  Unknown lines are told by each reader.
differ() {
    for file in reference answer; do
        sed '/^== unknown_lines/,/^==/d' "$file" >"$file.1"
    done
    diff reference.1 answer.1 | head -20 | cut -c 1-200
}
same "one server, told twice, answers as SQLite does" "" "$(differ)"

# --- two shards

said=$("$program" --no-config --store "$first/two" store init -q --cluster mail --report-tz UTC 2>&1)
has "a cluster wants all its servers" "another server of the cluster has no tables yet" "$said"
"$program" --no-config --store "$first/two" store init -q --cluster mail --report-tz UTC "$second/two"
same "store init of two servers" 0 $?
read_all --db a.db --store "$first/two" &
reader=$!
read_all --db b.db --store "$second/two"
wait $reader
ask --db none.db --store "$second/two" 2>/dev/null | grep -v "alarm's state" >answer
same "two shards filled by two readers at once answer as SQLite does" "" "$(differ)"

# --- after reclassifying and pruning

cat >my.rules <<'END'
spam-content code=554 status=5.7.1
    match   ^<address>: Relay access denied
    example 554 5.7.1 <a@example.com>: Relay access denied
END
keep="$((($(date +%s) - 1793491200) / 86400 - 1))d"
for target in "--db reference.db" "--store $second/two"; do
    "$program" --no-config $target rules apply -q --rules my.rules
    "$program" --no-config $target prune -q --keep "$keep" --keep-rollups 90y
done
"$program" --no-config --store "$first/two" prune -q --keep "$keep" --keep-rollups 90y
few() {
    for view in events daily daily_senders traffic traffic_senders; do
        echo "== $view"
        "$program" --no-config "$@" sql -q -o jsonl "$(select_of $view)" 2>&1 | sort
    done
}
few --db reference.db >reference
few --db none.db --store "$first/two" >answer
same "after rules apply and prune too" "" "$(diff reference answer | head -20 | cut -c 1-200)"
has "a rule was applied" spam-content "$(cat answer)"
pruned() {
    "$program" --no-config "$@" top --by account 2>&1 | grep -o 'Events before [0-9-]* were pruned'
}
has "the server tells what was pruned" "Events before 20" "$(pruned --db none.db --store "$first/two")"
same "as the file does" "$(pruned --db reference.db)" "$(pruned --db none.db --store "$first/two")"
same "months were dropped on both servers" "0 0" "$(for base in $port $((port + 3)); do
    curl -s "http://127.0.0.1:$base/" --data-binary "SELECT count() FROM system.parts WHERE database = 'two' AND active AND table = 'event_rows_local' AND partition < '202611'"
done | xargs)"

# --- servers that fail

"$generate" postfix 60000 1 500 9 >large.log
"$program" --no-config --db large.db ingest -q --report-tz UTC --tz UTC --year 2026 --host mx large.log
wanted=$("$program" --no-config --db large.db sql -q -o tsv "SELECT count(*) AS n, sum(repeated) AS r, min(id) AS a, max(id) AS z FROM events")
"$program" --no-config --store "$first/three" store init -q --cluster mail --report-tz UTC "$second/three"
large() {
    "$program" --no-config --db large-spool.db --store "$first/three" ingest -q --report-tz UTC --tz UTC --year 2026 --host mx large.log 2>&1
}
kill -9 $second_server
wait $second_server 2>/dev/null
said=$(large)
same "a shard is down: exit 3" 3 $?
has "nothing is lost, it says" "Nothing is lost" "$said"
start 2
second_server=$server
large >said &
reader=$!
# As soon as the first rows are there.
for _ in $(seq 100); do
    rows=$(curl -s "http://127.0.0.1:$port/" --data-binary "SELECT count() FROM three.event_rows_local")
    [ "${rows:-0}" -gt 0 ] && break
    sleep 0.05
done
kill -9 $first_server
wait $first_server 2>/dev/null
wait $reader
start 1
first_server=$server
large >said
same "after kill -9 and a restart the rest is sent" "0:" "$?:$(cat said)"
same "and nothing is lost, nothing there twice" "$wanted" "$("$program" --no-config --db none.db --store "$second/three" sql -q -o tsv "SELECT count(*) AS n, sum(repeated) AS r, min(id) AS a, max(id) AS z FROM events")"
same "the outbox is empty" 0 "$(sqlite3 large-spool.db "SELECT count(*) FROM outbox")"

# --- passwords

said=$("$program" --no-config --store "clickhouse+http://fleet:secret@127.0.0.1:$port/one" top 2>&1)
has "a password in the URL is refused" "put it into a file for --password-file" "$said"
echo 'se cret/&+' >password
same "a password from a file" "0" "$("$program" --no-config --db none.db --store "clickhouse+http://fleet@127.0.0.1:$port/three" --password-file password top -q >/dev/null 2>&1; echo $?)"
same "a password from the environment" "0" "$(BOUNCESTAT_PASSWORD='se cret/&+' "$program" --no-config --db none.db --store "clickhouse+http://fleet@127.0.0.1:$port/three" top -q >/dev/null 2>&1; echo $?)"
said=$(BOUNCESTAT_PASSWORD=wrong "$program" --no-config --db none.db --store "clickhouse+http://fleet@127.0.0.1:$port/three" top -q 2>&1)
same "a wrong one: exit 3" 3 $?
same "and it is not shown" "" "$(printf '%s' "$said" | grep wrong)"

# --- what typed SQL may not do

for sql in "DROP TABLE events" "SELECT 1; DROP TABLE event_rows" "INSERT INTO event_rows (id) VALUES (1)" "SELECT 1 INTO OUTFILE 'x'"; do
    "$program" --no-config --db none.db --store "$first/three" sql "$sql" >/dev/null 2>&1
    same "refused: $sql" 3 $?
done
finish
