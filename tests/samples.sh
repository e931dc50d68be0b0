#!/bin/sh
# samples.sh DUMP_RECORDS: each samples/FORMAT*.log must be claimed by FORMAT and yield exactly the
# records in the .records file beside it.  BLESS=1 writes those files anew: read the diff before you
# commit it.
set -u
dump=$(realpath "$1")
cd "$(dirname "$0")/.." || exit 1
status=0
for log in samples/*.log samples/*.csv; do
    [ -e "$log" ] || continue
    golden=${log%.*}.records
    format=$(basename "$log" | sed 's/[-.].*//')
    got=$("$dump" "$log") || status=1
    [ "${BLESS:-}" = 1 ] && printf '%s\n' "$got" >"$golden"
    if [ "$(printf '%s\n' "$got" | head -n 1)" != "format=$format" ]; then
        echo "not ok - $log is claimed by another format than $format"
        status=1
    fi
    if printf '%s\n' "$got" | diff "$golden" - >/dev/null 2>&1; then
        echo "ok - $log"
    else
        echo "not ok - $log"
        printf '%s\n' "$got" | diff "$golden" - | head -n 20
        status=1
    fi
done
exit $status
