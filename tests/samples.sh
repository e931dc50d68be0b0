#!/bin/sh
# samples.sh DUMP_RECORDS: each samples/FORMAT*.log must be claimed by FORMAT and yield exactly the
# records in the .records file beside it.  BLESS=1 writes those files anew: read the diff before you
# commit it.
. "$(dirname "$0")/tap.sh"
dump=$(realpath "$1")
cd "$(dirname "$0")/.." || exit 1
for log in samples/*.log samples/*.csv; do
    [ -e "$log" ] || continue
    golden=${log%.*}.records
    format=$(basename "$log" | sed 's/[-.].*//')
    if ! got=$("$dump" "$log"); then
        not_ok "$log is read"
        continue
    fi
    [ "${BLESS:-}" = 1 ] && printf '%s\n' "$got" >"$golden"
    same "$log is claimed by $format" "format=$format" "$(printf '%s\n' "$got" | head -n 1)"
    none "$log yields its records" "$(printf '%s\n' "$got" | diff "$golden" - 2>&1 | head -n 20)"
done
finish
