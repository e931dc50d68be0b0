#!/bin/sh
# layers.sh [FOLDER]: a folder may include itself and the layers before it, never those after it.
# A file in no layer's folder is checked too: nothing but tests/ and scripts/ may stand outside.
. "$(dirname "$0")/tap.sh"
cd "${1:-$(dirname "$0")/..}" || exit 1
layers='base causes parsers store ingest queries cli'
allowed=
for layer in $layers; do
    allowed="$allowed $layer"
    [ -d "$layer" ] || continue
    broken=$(find "$layer" -name '*.[ch]' -exec grep -Hno '^ *# *include *"[^"]*"' {} + |
        while IFS= read -r hit; do
            target=${hit#*\"}
            target=${target%\"*}
            case $target in
            */*) case " $allowed " in *" ${target%%/*} "*) ;; *) echo "$hit" ;; esac ;;
            format_list.h) ;; # made by the build
            *) echo "$hit" ;;
            esac
        done)
    none "$layer includes only$allowed" "$broken"
done
stray=$(find . -name '*.[ch]' -not -path './tests/*' -not -path './scripts/*' -not -path './build*' |
    while IFS= read -r file; do
        folder=${file#./}
        case " $layers " in *" ${folder%%/*} "*) ;; *) echo "$file" ;; esac
    done)
none "every source file stands in a layer" "$stray"
finish
