#!/bin/sh
# migrate.sh BOUNCESTAT SAMPLES: files of older schemas (tests/schema-*.sql, made by the programs of
# their time from samples) become files of today's, and people see the same rows.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
samples=$(realpath "$2") || exit 1
folder=$(dirname "$(realpath "$0")")
now=4
workplace
cd "$samples" || exit 1
if ! command -v sqlite3 >/dev/null; then
    skip "an older schema" "no sqlite3 shell"
    finish
fi

# views DATABASE [VIEW]: the rows of all views, and of one that schema 1 did not have, sorted.
views() {
    for view in events messages daily daily_senders traffic traffic_senders reasons sources \
        unknown_lines ${2:-}; do
        sqlite3 "$1" "SELECT '$view', * FROM $view" | sort
    done
}

# tables DATABASE: its schema without comments and the shape of lines.
tables() {
    sqlite3 "$1" "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name" |
        sed 's/--.*//' | tr -s '\n ' '  ' | sed 's/( /(/g; s/ )/)/g; s/ ,/,/g'
}

# The logs that the file of each schema was made from.
logs_1="postfix-rare.log postfix-iso.log exim-reject.log mdaemon-out-synthetic.log
    exchange-tracking.log exchange-send2016.log"
logs_2="--keep-deliveries exim-ugly.log postfix-iso.log postfix-rare.log mdaemon-out-synthetic.log"
logs_3="--keep-deliveries exim.log postfix-rare.log exchange-tracking.log exchange-tracking2010.log"

# ingest DATABASE LOG..
ingest() {
    database=$1
    shift
    said=$("$program" --no-config ingest --db "$database" --year 2026 --tz Europe/Berlin --host mx \
        --report-tz Europe/Berlin --quiet "$@" 2>&1)
    code=$?
}

# migrate VERSION LOGS [VIEW]: $work/old.db is the file of that schema, brought up to date.
migrate() {
    old=$work/old.db
    rm -f "$old" "$work/cut.db"
    sqlite3 "$old" <"$folder/schema-$1.sql"
    views "$old" $3 >"$work/before"
    same "schema $1: the old file holds events" 1 \
        "$(grep -c '^messages' "$work/before" | grep -c '^[1-9][0-9]')"

    # A migration that fails half-way leaves the file as it was.
    cp "$old" "$work/cut.db"
    sqlite3 "$work/cut.db" "CREATE VIEW told AS SELECT 1; CREATE TABLE $4 (a)"
    views "$work/cut.db" $3 >"$work/cut-before"
    ingest "$work/cut.db" $2
    views "$work/cut.db" $3 >"$work/cut-after"
    same "schema $1, cut short: status 3" 3 "$code"
    same "schema $1, cut short: still that" "$1" "$(sqlite3 "$work/cut.db" "PRAGMA user_version")"
    same "schema $1, cut short: the same rows" "" "$(diff "$work/cut-before" "$work/cut-after")"

    reader=$("$program" --no-config top --db "$old" 2>&1)
    same "schema $1: a reader says what to do" "3:bouncestat: $old has the older schema $1; run \
'bouncestat ingest' once to bring it to $now." "$?:$reader"

    sqlite3 "$old" "CREATE VIEW told AS SELECT time, recipient FROM events"
    ingest "$old" $2
    same "schema $1, the same logs: nothing failed" "0:" "$code:$said"
    views "$old" $3 >"$work/after"
    same "schema $1: the same rows in all views" "" "$(diff "$work/before" "$work/after")"
    same "schema $1: version" $now "$(sqlite3 "$old" "PRAGMA user_version")"
    same "schema $1: whole" ok "$(sqlite3 "$old" "PRAGMA integrity_check")"
    same "schema $1: a view of one's own stays" "$(grep -c '^events' "$work/before")" \
        "$(sqlite3 "$old" "SELECT count(*) FROM told")"
    sqlite3 "$old" "DROP VIEW told"
    same "schema $1: the schema of a new file" "$(tables "$work/new.db")" "$(tables "$old")"
}
ingest "$work/new.db" postfix-rare.log
migrate 3 "$logs_3" deliveries event_rest_3
both=$(sqlite3 "$work/old.db" "SELECT v.account, v.text FROM event_rest x JOIN events v ON v.id = x.event
    WHERE x.account IS NOT NULL")
same "schema 3: an account beside a token" "alice|see https://example.org/why?id=4f2c0a91d77e4b10b3aa" "$both"
migrate 2 "$logs_2" deliveries message_2
migrate 1 "$logs_1" "" event_rest
database=$work/old.db

# Views of people stay, and cost nothing; ours are made anew where they differ.
# schema DATABASE: grows by one with each change.
schema() {
    sqlite3 "$1" "PRAGMA schema_version"
}
sqlite3 "$database" "CREATE VIEW told AS SELECT time, cause FROM events"
before=$(schema "$database")
ingest "$database" $logs_1
same "a view of one's own: the schema stays" "$before" "$(schema "$database")"
sqlite3 "$database" "DROP VIEW sources; CREATE VIEW sources AS SELECT path, mta FROM source"
ingest "$database" $logs_1
views "$database" >"$work/renewed"
same "a view that differs is made anew" "" "$(diff "$work/after" "$work/renewed")"
sqlite3 "$database" "DROP VIEW sources; UPDATE meta SET value = '0.0.0' WHERE key = 'program'"
ingest "$database" $logs_1
views "$database" >"$work/renewed"
same "a view that is gone is made anew" "" "$(diff "$work/after" "$work/renewed")"
same "the view of one's own is still there" 1 \
    "$(sqlite3 "$database" "SELECT count(*) > 0 FROM told")"
before=$(schema "$database")
ingest "$database" $logs_1
same "made anew only once" "$before" "$(schema "$database")"
sqlite3 "$database" "DROP VIEW told"

# A newer program may know more causes.
causes() {
    sqlite3 "$1" "SELECT * FROM cause" | cksum
}
before=$(causes "$database")
sqlite3 "$database" "DELETE FROM cause WHERE id = (SELECT max(id) FROM cause)"
ingest "$database" $logs_1
same "a cause that is missing is added" "$before" "$(causes "$database")"
finish
