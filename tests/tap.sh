# tap.sh: what the test scripts share, read in by each with ". tests/tap.sh".  They speak TAP: a line
# "ok" or "not ok" for each case, "#" before what explains a failure, the number of cases last, so
# that a script that ends early is noticed.
set -u
cases=0
failures=0

# ok NAME, not_ok NAME [WORDS]: one case.
ok() {
    cases=$((cases + 1))
    echo "ok - $1"
}
not_ok() {
    cases=$((cases + 1))
    failures=$((failures + 1))
    echo "not ok - $1"
    [ -z "${2:-}" ] || printf '%s\n' "$2" | sed 's/^/# /'
}

# skip NAME WHY: a case that cannot be tried here.
skip() {
    cases=$((cases + 1))
    echo "ok - $1 # SKIP $2"
}

# same NAME WANTED GOT: what differs is shown, of several lines by diff.
same() {
    if [ "$2" = "$3" ]; then
        ok "$1"
        return
    fi
    case $2$3 in
    *"
"*)
        printf '%s\n' "$2" >"$work/wanted"
        not_ok "$1" "$(printf '%s\n' "$3" | diff "$work/wanted" -)"
        ;;
    *) not_ok "$1" "wanted: $2
got: $3" ;;
    esac
}

# has NAME TEXT GOT, lacks NAME TEXT GOT: the text stands somewhere in it, or nowhere.
has() {
    case $3 in
    *"$2"*) ok "$1" ;;
    *) not_ok "$1" "wanted: $2
got: $3" ;;
    esac
}
lacks() {
    case $3 in
    *"$2"*) not_ok "$1" "not wanted: $2
got: $3" ;;
    *) ok "$1" ;;
    esac
}

# none NAME FINDINGS: there must be none.
none() {
    if [ -z "$2" ]; then
        ok "$1"
    else
        not_ok "$1" "$2"
    fi
}

# catch COMMAND [ARGUMENT...]: runs it; sets $out, $err and $code.
catch() {
    out=$("$@" 2>"$work/err")
    code=$?
    err=$(cat "$work/err")
}

# workplace: an empty folder $work to stand in, gone at the end, and nothing of the tester's own that
# the program could look at.
workplace() {
    work=$(mktemp -d) || exit 1
    trap 'rm -rf "$work"' EXIT
    cd "$work" || exit 1
    unset BOUNCESTAT_DB BOUNCESTAT_STORE BOUNCESTAT_PASSWORD NO_COLOR
    export HOME="$work/home" XDG_DATA_HOME="$work/data" TZ=UTC LC_ALL=C
}

# finish: the last line of a script.
finish() {
    echo "1..$cases"
    [ "$failures" = 0 ]
    exit
}
