#!/bin/sh
# sql.sh BOUNCESTAT: each query of docs/sql.md gives the answer that stands below it there, by the
# stock shell and by bouncestat sql, over the logs of tests/two_thursdays.sh.
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/two_thursdays.sh"
program=$(realpath "$1") || exit 1
document=$(realpath "$(dirname "$0")/../docs/sql.md") || exit 1
workplace

two_thursdays >mail.log
echo "2026-11-19T23:40:01.000000+00:00 mx1 postfix/smtpd[20]: this line nobody knows" >>mail.log
second_machine >mainlog
"$program" --no-config --db test.db ingest -q --tz UTC --report-tz UTC --host mx2 mail.log mainlog

# Each heading below "Questions" gets a folder with its title, its query and the answer.
awk '/^## Questions/ { on = 1; next }
    on && /^### / { n++; folder = sprintf("q%02d", n); system("mkdir " folder); out = folder "/query"
        print substr($0, 5) >(folder "/title"); next }
    on && $0 == "gives" { out = folder "/answer"; next }
    on && n && /^    / { print substr($0, 5) >out }' "$document"
count=$(ls -d q?? | wc -l)
same "there are at least twenty" yes "$([ "$count" -ge 20 ] && echo yes || echo "$count")"
for folder in q??; do
    title=$(cat $folder/title) wanted=$(cat $folder/answer) query=$(cat $folder/query)
    same "the answer has rows: $title" yes "$([ "$(wc -l <$folder/answer)" -ge 2 ] && echo yes)"
    # The stock shell writes 5.0 where we write 5.
    same "$title" "$(sed 's/\.0$//; s/\.0|/|/g' $folder/answer)" \
        "$("$program" --no-config --db test.db sql -q -o tsv "$query" 2>&1 | tr '\t' '|')"
    if command -v sqlite3 >/dev/null; then
        same "$title, by the stock shell" "$wanted" \
            "$(sqlite3 -readonly -header test.db "$query" 2>&1)"
    else
        skip "$title, by the stock shell" "no sqlite3"
    fi
done

# Browsers of databases open it in these two ways, and list and page through views.
if command -v python3 >/dev/null && python3 -c 'import sqlite3' 2>/dev/null; then
    for how in mode=ro immutable=1; do
        same "another program reads every view, $how" "ok, 10 views" "$(python3 -c '
import sqlite3, sys
db = sqlite3.connect("file:test.db?" + sys.argv[1], uri=True)
views = [name for name, in db.execute("SELECT name FROM sqlite_master WHERE type = \"view\"")]
for view in views:
    count, = db.execute("SELECT count(*) FROM [%s]" % view).fetchone()
    assert count == len(db.execute("SELECT * FROM [%s] LIMIT 101" % view).fetchall()) > 0, view
print(*db.execute("PRAGMA integrity_check").fetchone(), end=", ")
print(len(views), "views")' $how 2>&1)"
    done
else
    skip "another program reads every view" "no python3"
fi
finish
