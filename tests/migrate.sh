#!/bin/sh
# migrate.sh BOUNCESTAT SAMPLES: a file of schema 1 (tests/schema-1.sql, made by the program of that
# time from samples) becomes one of today's schema, and people see the same rows.
. "$(dirname "$0")/tap.sh"
program=$(realpath "$1") || exit 1
samples=$(realpath "$2") || exit 1
old=$(dirname "$(realpath "$0")")/schema-1.sql
workplace
cd "$samples" || exit 1
if ! command -v sqlite3 >/dev/null; then
    skip "an older schema" "no sqlite3 shell"
    finish
fi

# views DATABASE: the rows of all views, sorted.
views() {
    for view in events messages daily daily_senders traffic traffic_senders reasons sources \
        unknown_lines; do
        sqlite3 "$1" "SELECT '$view', * FROM $view" | sort
    done
}

# tables DATABASE: its schema without comments and the shape of lines.
tables() {
    sqlite3 "$1" "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name" |
        sed 's/--.*//' | tr -s '\n ' '  ' | sed 's/( /(/g; s/ )/)/g'
}

# The logs that the old file was made from.
ingest() {
    said=$("$program" --no-config ingest --db "$1" --year 2026 --tz Europe/Berlin --host mx --quiet \
        postfix-rare.log postfix-iso.log exim-reject.log mdaemon-out-synthetic.log \
        exchange-tracking.log exchange-send2016.log 2>&1)
    code=$?
}

database=$work/old.db
sqlite3 "$database" <"$old"
views "$database" >"$work/before"
same "the old file holds events" 1 "$(grep -c '^messages' "$work/before" | grep -c '^[1-9][0-9]')"

# A migration that fails half-way leaves the file as it was.
cp "$database" "$work/cut.db"
sqlite3 "$work/cut.db" "CREATE VIEW told AS SELECT 1; CREATE TABLE event_rest (a)"
views "$work/cut.db" >"$work/cut-before"
ingest "$work/cut.db"
views "$work/cut.db" >"$work/cut-after"
same "cut short: status 3" 3 "$code"
same "cut short: still version 1" 1 "$(sqlite3 "$work/cut.db" "PRAGMA user_version")"
same "cut short: the same rows" "$(cksum <"$work/cut-before")" "$(cksum <"$work/cut-after")"

reader=$("$program" --no-config top --db "$database" 2>&1)
same "a reader says what to do" "3:bouncestat: $database has the older schema 1; run 'bouncestat \
ingest' once to bring it to 2." "$?:$reader"

ingest "$database"
same "the same logs: nothing failed" "0:" "$code:$said"
views "$database" >"$work/after"
same "the same rows in all views" "" "$(diff "$work/before" "$work/after")"
same "version" 2 "$(sqlite3 "$database" "PRAGMA user_version")"
same "whole" ok "$(sqlite3 "$database" "PRAGMA integrity_check")"

# Views of people stay, and cost nothing; ours are made anew where they differ.
# schema DATABASE: grows by one with each change.
schema() {
    sqlite3 "$1" "PRAGMA schema_version"
}
sqlite3 "$database" "CREATE VIEW told AS SELECT time, cause FROM events"
before=$(schema "$database")
ingest "$database"
same "a view of one's own: the schema stays" "$before" "$(schema "$database")"
sqlite3 "$database" "DROP VIEW sources; CREATE VIEW sources AS SELECT path, mta FROM source"
ingest "$database"
views "$database" >"$work/renewed"
same "a view that differs is made anew" "" "$(diff "$work/after" "$work/renewed")"
sqlite3 "$database" "DROP VIEW sources; UPDATE meta SET value = '0.0.0' WHERE key = 'program'"
ingest "$database"
views "$database" >"$work/renewed"
same "a view that is gone is made anew" "" "$(diff "$work/after" "$work/renewed")"
same "the view of one's own is still there" 1 \
    "$(sqlite3 "$database" "SELECT count(*) > 0 FROM told")"
before=$(schema "$database")
ingest "$database"
same "made anew only once" "$before" "$(schema "$database")"
sqlite3 "$database" "DROP VIEW told"

"$program" --no-config ingest --db "$work/new.db" --year 2026 --tz Europe/Berlin --host mx \
    --report-tz Europe/Berlin --quiet postfix-rare.log 2>/dev/null
same "the schema of a new file" "$(tables "$work/new.db")" "$(tables "$database")"
finish
