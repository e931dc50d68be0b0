#!/bin/sh
# cli.sh BOUNCESTAT: the command line as a person or a script meets it.  Every case compares the
# whole output, words and exit status with what stands here.
set -u
program=$1
status=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset BOUNCESTAT_DB NO_COLOR
export HOME="$work/home" XDG_DATA_HOME="$work/data" TZ=UTC LC_ALL=C

# same NAME WANTED GOT
same() {
    if [ "$2" = "$3" ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        printf '%s\n' "$2" >"$work/wanted"
        printf '%s\n' "$3" >"$work/got"
        diff "$work/wanted" "$work/got" | sed 's/^/# /'
        status=1
    fi
}

# has NAME TEXT GOT: the text stands somewhere in it.
has() {
    case $3 in
    *"$2"*) echo "ok - $1" ;;
    *)
        echo "not ok - $1"
        printf '%s\n' "wanted: $2" "got: $3" | sed 's/^/# /'
        status=1
        ;;
    esac
}

# run ARGUMENTS...: sets $out, $err and $code.
run() {
    out=$("$program" --no-config --db "$work/test.db" "$@" 2>"$work/err")
    code=$?
    err=$(cat "$work/err")
}
