#!/bin/sh
# style.sh [FOLDER]: the house rules that a machine can check.  Banned calls, long functions, long
# files, long lines, layout.
. "$(dirname "$0")/tap.sh"
cd "${1:-$(dirname "$0")/..}" || exit 1
sources=$(find . -name '*.[ch]' -not -path './build*' -not -path './.cache/*' | sort)

banned='strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|sscanf|gets|localtime|gmtime|alloca'
found=$(grep -nE "(^|[^A-Za-z0-9_])($banned) *\(" $sources /dev/null |
    grep -vE '^[^:]*:[0-9]*:( \*|/\*|//)')
none "no banned function is called" "$found"

# A function begins with "{" in the first column and ends with "}" there; a table in it is no code.
found=$(awk 'FNR == 1 { start = 0; table = 0 }
    /^\{/ { start = FNR; lines = 0 }
    /^    static const .*\{$/ { table = 1 }
    start && FNR > start && !table { lines++ }
    /^    \};/ { table = 0 }
    /^\}/ { if (start && lines - 1 > 60) print FILENAME ":" start ": " lines - 1 " lines"
            start = 0 }' $sources /dev/null)
none "no function is longer than 60 lines" "$found"

# The rows of a table are data, of which there may be as many as there are facts.
found=$(for file in $sources; do
    lines=$(awk '/^(static )?const .*= \{$/ { table = 1 } !table { n++ } /^\};/ { table = 0 }
        END { print n + 0 }' "$file")
    [ "$lines" -le 400 ] || echo "$file: $lines lines"
done)
none "no file is longer than 400 lines beside its tables" "$found"

# Tables of log lines stand between clang-format off and on, a line of log in a line of table.
found=$(awk 'FNR == 1 { table = 0 }
    /clang-format off/ { table = 1 }
    /clang-format on/ { table = 0 }
    length($0) > 100 && !table { print FILENAME ":" FNR ": " length($0) " columns" }' \
    $sources /dev/null)
none "no line is longer than 100 columns" "$found"

found=$(grep -nE '(^|[^A-Za-z])(TODO|FIXME)([^A-Za-z]|$)' $sources /dev/null)
none "nothing is left to do" "$found"

# Other versions lay out a few things differently, so only this one judges.
formatter=
for name in clang-format-14 clang-format; do
    case $($name --version 2>/dev/null) in *'version 14.'*) formatter=$name && break ;; esac
done
if [ -n "$formatter" ]; then
    found=$($formatter --dry-run -Werror $sources 2>&1 | grep 'error:')
    none "layout is as .clang-format says" "$found"
else
    skip "layout is as .clang-format says" "no clang-format 14"
fi
finish
