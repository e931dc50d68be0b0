#!/bin/sh
# merge.sh BOUNCESTAT SAMPLES: the command merge as a person meets it: databases of several machines,
# and files that are none.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
samples=$(realpath "$2") || exit 1
schema_1=$(dirname "$(realpath "$0")")/schema-1.sql
workplace

# read_log DB LOG...: ingest with everything fixed.
read_log() {
    db=$1
    shift
    "$program" --no-config -q ingest --db "$db" --year 2026 --tz UTC --report-tz UTC --host mx "$@"
}

# merge DB OTHER...: sets $err and $code.
merge() {
    into=$1
    shift
    "$program" --no-config merge --db "$into" "$@" >/dev/null 2>err
    code=$?
    err=$(cat err)
}

# dump DB [VIEWS]: what the views say, but for what hangs on the order of rows.
dump() {
    for view in ${2:-daily daily_senders traffic traffic_senders reasons unknown_lines}; do
        "$program" --no-config --db "$1" sql -q -o tsv "SELECT * FROM $view" |
            if [ $view = unknown_lines ]; then cut -f 1-3; else cat; fi | sort
    done
    "$program" --no-config --db "$1" sql -q -o tsv "SELECT time, host, queue_id, recipient, cause,
        text, sender, remote_ip, account FROM events" | sort
    "$program" --no-config --db "$1" sql -q -o tsv "SELECT host, queue_id, recipient, sender,
        attempts, fate, cause, first_seen, last_seen FROM messages" | sort
}

# --- ten machines

hosts="1 2 3 4 5 6 7 8 9 10"
for i in $hosts; do
    sed "s/ mx1 / mx$i.example.org /" "$samples/postfix.log" >"host$i.log"
    read_log "host$i.db" "host$i.log"
done
read_log all.db host*.log
dump all.db >all
merge fleet.db host1.db host2.db host3.db host4.db host5.db host6.db host7.db host8.db host9.db \
    host10.db
same "ten machines merge" 0 "$code"
has "it says what came" "host1.db: " "$err"
dump fleet.db >fleet
same "ten machines answer as one database that read all logs" "" "$(diff all fleet | head -5)"
same "days are cut as in the first database" UTC \
    "$(sqlite3 fleet.db "SELECT value FROM meta WHERE key = 'report_zone'")"
same "sources of all machines are named" "$(sqlite3 all.db 'SELECT count(*) FROM source')" \
    "$(sqlite3 fleet.db 'SELECT count(*) FROM source')"

merge fleet.db host10.db host3.db
has "the second time nothing is new" "host10.db: 0 new events" "$err"
dump fleet.db >fleet
same "and nothing changes" "" "$(diff all fleet | head -5)"

# The next night one file has grown.
sed "s/ mx1 / mx4.example.org /; s/^Nov 21/Nov 22/; s/^2026-11-21/2026-11-22/" \
    "$samples/postfix.log" >more.log
read_log host4.db more.log
read_log all.db more.log
merge fleet.db host4.db
dump all.db >all
dump fleet.db >fleet
same "a newer version brings what is new" "" "$(diff all fleet | head -5)"

# The merged database reads logs too.
read_log fleet.db host7.log more.log
dump fleet.db >fleet
same "a log that another machine read adds nothing" "" "$(diff all fleet | head -5)"

# --- databases that read some of the same lines

awk 'BEGIN { for (i = 0; i < 300; i++) {
    printf "Nov 21 01:%02d:%02d mx1 postfix/", i / 60, i % 60
    if (i % 3 == 0) printf "smtpd[%d]: warbles of unheard kind, number %d\n", i, i
    else if (i % 3 == 1) printf "smtpd[%d]: connect from c.example.net[198.51.100.9]\n", i
    else printf "smtp[%d]: 4A%06X: to=<a@example.com>, relay=mx.example.com[192.0.2.1]:25, " \
        "delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)\n", i, i } }' >some.log
for i in 1 2 3; do
    tail -n +$((i * 80 - 79)) some.log | head -n 120 >some$i.log
    read_log some$i.db some$i.log 2>err
done
# Each is as large as the others, so that nothing but their contents can tell them apart.
: >results
for names in "a b c" "a c b" "b a c" "b c a" "c a b" "c b a"; do
    i=0
    rm -f some.db
    for name in $names; do
        i=$((i + 1))
        sqlite3 some$i.db "UPDATE meta SET value = '$name' WHERE key = 'identity'"
    done
    merge some.db some1.db some2.db some3.db
    sqlite3 some.db "SELECT sum(count) FROM unknown_lines; SELECT sum(delivered) FROM traffic" |
        paste -s -d ' ' >>results
done
same "the names of databases do not change what they tell" 1 "$(sort -u results | wc -l)"
rm -f some.db
merge some.db some1.db some2.db
# 40 and 40, less the 27 lines that both hold: which of them are unknown nobody remembers.
same "no more than those are taken off" 53 \
    "$(sqlite3 some.db 'SELECT sum(count) FROM unknown_lines')"
has "and it is said" "several databases read some of the same lines (27 on 1 day);" "$err"

# --- deliveries that never failed, where they were kept

read_log whole.db --keep-deliveries host8.log
merge keeping.db whole.db
for db in whole keeping; do
    "$program" --no-config --db $db.db sql -q -o tsv "SELECT host, queue_id, recipient, sender,
        attempts, fate, first_seen, last_seen FROM deliveries" | sort >$db
done
same "kept deliveries come along" "" "$(diff whole keeping | head -5)"

# --- old ones, and ones that were pruned or anonymized

# The file of schema 1 that tests/migrate.sh reads, and what is in it by the rules of today.
sqlite3 old.db <"$schema_1"
cp old.db today.db
: >empty.log
"$program" --no-config -q ingest --db today.db empty.log 2>/dev/null
"$program" --no-config -q --db today.db rules apply >/dev/null 2>&1
before=$(cksum <old.db)
merge renewed.db old.db
same "an older schema is read" 0 "$code"
same "and left as it is" "$before" "$(cksum <old.db)"
# Its program counted the senders of some expiries as not known.
views="daily traffic reasons unknown_lines"
dump today.db "$views" >wanted
dump renewed.db "$views" >got
same "with everything in it" "" "$(diff wanted got | head -5)"
dump renewed.db >wanted
merge renewed.db old.db
dump renewed.db >got
same "twice as once" "" "$(diff wanted got | head -5)"

cp host2.db pruned.db
"$program" --no-config -q --db pruned.db prune --keep 1d --keep-rollups 90y 2>/dev/null
rm -f kept.db
merge kept.db pruned.db
"$program" --no-config --db pruned.db sql -q -o tsv "SELECT * FROM daily" | sort >wanted
"$program" --no-config --db kept.db sql -q -o tsv "SELECT * FROM daily" | sort >got
same "counts come without their events" "" "$(diff wanted got | head -5)"
"$program" --no-config --db pruned.db sql -q -o tsv "SELECT * FROM traffic" | sort >wanted
"$program" --no-config --db kept.db sql -q -o tsv "SELECT * FROM traffic" | sort >got
same "traffic too" "" "$(diff wanted got | head -5)"
merge kept.db pruned.db
"$program" --no-config --db kept.db sql -q -o tsv "SELECT * FROM traffic" | sort >got
same "once" "" "$(diff wanted got | head -5)"

dump fleet.db >wanted
"$program" --no-config -q --db host5.db anonymize --all 2>/dev/null
merge fleet.db host5.db
dump fleet.db >got
same "what was anonymized there is not told again" "" "$(diff wanted got | head -5)"
"$program" --no-config -q --db fleet.db anonymize --all 2>/dev/null
dump fleet.db >wanted
merge fleet.db host5.db host6.db
dump fleet.db >got
same "nor what was anonymized here" "" "$(diff wanted got | head -5)"

# --- files that cannot be merged

merge good.db missing.db host1.db
same "a missing file: status 1" 1 "$code"
has "it is named" "There is no database missing.db" "$err"
dump good.db >got
dump host1.db >wanted
same "the others go in" "" "$(diff wanted got | head -5)"

# refuses NAME FILE TEXT: and the database stays as it was.
refuses() {
    dump good.db >before
    merge good.db "$2"
    same "$1: status 1" 1 "$code"
    has "$1: it says so" "$3" "$err"
    dump good.db >got
    same "$1: nothing was taken" "" "$(diff before got | head -5)"
}

head -c 20000 /dev/urandom >noise.db
refuses "an encrypted file" noise.db "noise.db is no SQLite database, or an encrypted one"
sqlite3 other.db "CREATE TABLE t (a); INSERT INTO t VALUES (1)"
refuses "another program's database" other.db "other.db is an SQLite file of another program"
: >nothing.db
refuses "an empty file" nothing.db "nothing.db is an empty database"
size=$(wc -c <host2.db)
head -c $((size / 2 / 8192 * 8192)) host2.db >half.db
refuses "half a file" half.db "half.db"
cp host2.db holes.db
dd if=/dev/urandom of=holes.db bs=8192 seek=9 count=6 conv=notrunc 2>/dev/null
refuses "a damaged file" holes.db "holes.db is damaged"
cp host2.db hot.db
printf '\331\325\005\371 \241c\327\377\377\377\377\000\000\000\000\000\000\000\001\000\000\002\000\000\000 \000' >hot.db-journal
head -c 9000 /dev/zero >>hot.db-journal
refuses "a file with its journal" hot.db "hot.db was being written when it was copied"
cp host2.db newer.db
sqlite3 newer.db "PRAGMA user_version = 99"
refuses "a newer schema" newer.db "newer.db was written by a newer bouncestat"
cp host2.db trap.db
sqlite3 trap.db "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM message; END"
refuses "a file with a trigger" trap.db "trap.db holds triggers"
cp host2.db view.db
sqlite3 view.db "ALTER TABLE event RENAME TO hidden; CREATE VIEW event AS SELECT * FROM hidden"
refuses "a view in the place of a table" view.db "view.db holds triggers"
cp host2.db lies.db
sqlite3 lies.db "DROP VIEW events; CREATE VIEW events AS SELECT 1 AS id, 'x' AS text"
merge lied.db lies.db
dump lied.db >got
dump host2.db >wanted
same "its own views are not asked" "" "$(diff wanted got | head -5)"
"$program" --no-config -q ingest --db zone.db --report-tz Asia/Kolkata --year 2026 host1.log
refuses "another report zone" zone.db "zone.db cuts its days in Asia/Kolkata and"
refuses "the database itself" good.db "good.db is the database that is merged into"

merge never.db noise.db
same "nothing that can be merged: no database, status 1" "1:no" \
    "$code:$([ -s never.db ] && echo made || echo no)"
merge good.db
same "nothing to merge: status 2" "2:bouncestat: merge wants the databases of other machines." \
    "$code:$err"
merge host1.db/folder.db host2.db
same "no place for the database: status 3" 3 "$code"

# Absurd numbers do no harm.
cp host2.db absurd.db
sqlite3 absurd.db "UPDATE event SET micro = -5 WHERE id % 3 = 0;
    UPDATE event_rest SET repeated = 9223372036854775807, local_ip = -77, account = 5;
    UPDATE event SET remote_ip = 99999999999, source = -1, recipient_domain = 77 WHERE id % 5 = 0;
    UPDATE flow SET outcome = 77 WHERE id = 1; UPDATE message SET first = -1, last = 99, flags = -1;
    UPDATE delivery SET final = 99, final_time = 9223372036854775807, day = -99, accepted = 255;
    UPDATE traffic_day SET delivered = 9223372036854775807, day = day + 4000000000;
    UPDATE seen SET bucket = bucket * 99999999, prints = x'0102'; UPDATE source SET mta = 99;
    UPDATE reason SET stage = 1000, code = -1, status = -1; UPDATE unknown SET count = -9"
merge harmed.db absurd.db
same "absurd numbers do no harm" 0 "$code"
finish
