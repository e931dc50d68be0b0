#!/bin/sh
# rules_fail.sh: layers.sh and style.sh must find what they are there for.  Each case breaks one rule
# in a small tree and names the line that must then be printed.
. "$(dirname "$0")/tap.sh"
here=$(cd "$(dirname "$0")" && pwd)
workplace

# expect SCRIPT "NAME OF THE RULE": the tree in $work/tree must break it, and a clean one must not.
expect() {
    catch "$here/$1" "$work/tree"
    if [ $code -ne 0 ]; then
        has "$1 notices: $2" "not ok - $2" "$out"
    else
        not_ok "$1 notices: $2" "$out"
    fi
    fresh
}

fresh() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/base" "$work/tree/store" "$work/tree/cli"
    cp "$here/../.clang-format" "$work/tree/"
    printf '#include "base/a.h"\n' >"$work/tree/store/fine.c"
}

fresh
for script in layers.sh style.sh; do
    catch "$here/$script" "$work/tree"
    same "$script lets a clean tree pass" "0:" "$code:$(printf '%s\n' "$out" | grep '^not ok')"
done

printf '#include "cli/cli.h"\n' >"$work/tree/store/bad.c"
expect layers.sh "store includes only base causes parsers store"
printf '  #  include "store.h"\n' >"$work/tree/store/bad.h"
expect layers.sh "store includes only"
mkdir "$work/tree/extra" && printf 'int x;\n' >"$work/tree/extra/x.c"
expect layers.sh "every source file stands in a layer"

printf 'int f(char *a, char *b)\n{\n    strcpy(a, b);\n}\n' >"$work/tree/base/bad.c"
expect style.sh "no banned function is called"
{ printf 'int f(void)\n{\n' && yes '    f();' | head -n 61 && printf '}\n'; } >"$work/tree/base/bad.c"
expect style.sh "no function is longer than 60 lines"
yes 'extern int x;' | head -n 401 >"$work/tree/base/bad.h"
expect style.sh "no file is longer than 400 lines beside its tables"
printf '/* %0100d */\n' 0 >"$work/tree/base/bad.c"
expect style.sh "no line is longer than 100 columns"
printf '/* TO''DO: later */\n' >"$work/tree/base/bad.c"
expect style.sh "nothing is left to do"
finish
