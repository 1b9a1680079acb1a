#!/bin/sh
# The manual, --help and the option table name the same options; the manual
# is clean mdoc; every command under EXAMPLES is run by a case.
set -u
bin=$1 man=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bad=0

"$bin" --help | sed -n 's/^  \(-.\), \(--[a-z0-9-]*\).*/\1 \2/p
s/^      \(--[a-z0-9-]*\).*/\1/p
s/^  \(-[a-zA-Z]\)  .*/\1/p' | sort >"$tmp/help"
sed -n 's/^\.It Fl \([A-Za-z]\) .*, Fl Fl \([a-z0-9-]*\).*/-\1 --\2/p
s/^\.It Fl \([A-Za-z]\) , Fl Fl \([a-z0-9-]*\).*/-\1 --\2/p
s/^\.It Fl Fl \([a-z0-9-]*\).*/--\1/p
s/^\.It Fl \([a-zA-Z]\)$/-\1/p' "$man" | sort -u >"$tmp/man"
if ! diff -u "$tmp/help" "$tmp/man"; then
    echo "man.sh: --help and $man name different options" >&2
    bad=1
fi
for option in -h --help; do
    "$bin" $option | awk -v option=$option 'length > 80 {
        print "man.sh: wide line of " option ": " $0; bad = 1 }
    END { exit bad }' >&2 || bad=1
done
mandoc -T lint -W warning "$man" || bad=1

# Example lines begin with "$ " in the source of the manuals.
for page in "$man" "${man%.1}-json.5"; do
    sed -n '/^\.Sh EXAMPLES/,/^\.Sh [^E]/s/^\$ //p' "$page" >"$tmp/examples"
    [ -s "$tmp/examples" ] || { echo "man.sh: no examples in $page" >&2; bad=1; }
    while IFS= read -r line; do
        grep -Fqx -- "$line" tests/cases/man-*/cmd || {
            echo "man.sh: no case runs: $line" >&2
            bad=1
        }
    done <"$tmp/examples"
done
# What the manual of the JSON shows is printed by its case, but for blanks.
tr -d ' \n' <tests/cases/man-json/want >"$tmp/printed"
sed -n '/^\.Sh EXAMPLES/,/^\.Sh [^E]/p' "${man%.1}-json.5" |
    awk '/^\.Ed/ && text { print text } /^\.[BE]d/ { text = ""; next }
        /^\./ { next } { gsub(/ /, ""); text = text $0 }' |
    grep -v '^\$' >"$tmp/shown"
while IFS= read -r text; do
    grep -Fq -- "$text" "$tmp/printed" || {
        echo "man.sh: man-json does not print: $text" >&2
        bad=1
    }
done <"$tmp/shown"
[ -s "$tmp/shown" ] || bad=1
# Every weight that a file of weights may set is explained under SCORES.
grep -v '^#' corpus/en/weights.tsv | cut -f 1 | while IFS= read -r name; do
    grep -Eq "^\\.(It )?Li ([a-z]+ , )*$name( |\$)" "$man" || echo "$name"
done >"$tmp/unexplained"
if [ -s "$tmp/unexplained" ]; then
    echo "man.sh: weights that the manual does not explain:" >&2
    cat "$tmp/unexplained" >&2
    bad=1
fi

# Every message of the source stands under DIAGNOSTICS, those about
# templates in their own manual and those that the library alone has in its,
# and nothing else does.
listed() { # MANUAL: its messages, with * for what is filled in
    sed -n '/^\.Sh DIAGNOSTICS/,/^\.Sh [^D]/s/^\.It //p' "$1" | awk '{
        line = ""; filled = glued = 0
        for (i = 1; i <= NF; i++) {
            if ($i == "Ns") glued = 1
            if ($i == "No" || $i == "Ns") filled = 0
            if ($i == "Ar") filled = 1
            if ($i ~ /^(Ns|No|Ar)$/) continue
            mark = $i ~ /^[.,:;)]$/
            line = line (glued || mark || line == "" ? "" : " ") \
                (filled && !mark ? "*" : $i)
            glued = 0
        }
        gsub(/\\&/, "", line)
        print line
    }' | sort -u
}
awk -f tests/messages.awk summarizer/*/*.c >"$tmp/source" || bad=1
cut -f 1 "$tmp/source" | sort -u >"$tmp/all"
about="^tag '\\*' [a-z]|^Markdown "
grep -E "$about" "$tmp/all" >"$tmp/tags"
grep -Ev "$about" "$tmp/all" >"$tmp/messages"
compare() { # MANUAL, the messages that it should have, those that it has
    diff "$2" "$3" >"$tmp/diff" && return
    sed -n "s|^< |man.sh: $1 lacks: |p; s|^> |man.sh: no source says what $1 has: |p" \
        "$tmp/diff" >&2
    bad=1
}
for page in summarizer.1 summarizer.3 summarizer-template.5; do
    listed "${man%/*}/$page" >"$tmp/$page"
done
sed -n 's|\tsummarizer/lib/.*||p' "$tmp/source" |
    sort -u | comm -12 - "$tmp/summarizer.3" >"$tmp/library"
compare summarizer.3 "$tmp/library" "$tmp/summarizer.3"
comm -23 "$tmp/messages" "$tmp/library" >"$tmp/command"
compare summarizer.1 "$tmp/command" "$tmp/summarizer.1"
compare summarizer-template.5 "$tmp/tags" "$tmp/summarizer-template.5"

# The built-in templates are listed.
sed -n '/^\.Sh FILES/,/^\.Sh [^F]/s/^\.It Cm //p' \
    "${man%/*}/summarizer-template.5" >"$tmp/templates"
XDG_DATA_HOME=$tmp "$bin" --list-templates | diff - "$tmp/templates" || {
    echo "man.sh: summarizer-template(5) lists other templates" >&2
    bad=1
}

# The languages are those of corpus/.
sed -n '/^\.Sh LANGUAGES/,/^\.Pp/p' "$man" | tr '\n' ' ' |
    grep -o '[A-Z][a-z]* ([a-z]*)' | sort >"$tmp/languages"
for list in corpus/*/lang.tsv; do
    code=${list#corpus/}
    sed -n "s/^name\t\(.*\)/\1 (${code%/*})/p" "$list"
done | sort | diff - "$tmp/languages" || {
    echo "man.sh: $man and corpus/ have different languages" >&2
    bad=1
}

# The same for the commands of the README.
sed -n 's/^    \(summarizer [^ ].*[^ ]\)   *[^ ].*/\1/p' README.md | sed 's/  .*//' >"$tmp/examples"
[ -s "$tmp/examples" ] || { echo "man.sh: no examples in README.md" >&2; bad=1; }
while IFS= read -r line; do
    grep -Fqx -- "$line" tests/cases/readme/cmd || {
        echo "man.sh: no case runs: $line" >&2
        bad=1
    }
done <"$tmp/examples"
# What the README shows behind "$ " is run and printed by that case.
awk '/^    \$ / { on = 1 } /^[^ ]/ { on = 0 } on && NF && $1 != "..." {
    print substr($0, 5) }' README.md >"$tmp/shown"
[ -s "$tmp/shown" ] || bad=1
while IFS= read -r line; do
    case $line in
    '$ '*) grep -Fqx -- "${line#??}" tests/cases/readme/cmd ;;
    *) grep -Fqx -- "$line" tests/cases/readme/want ;;
    esac || {
        echo "man.sh: the case readme has not: $line" >&2
        bad=1
    }
done <"$tmp/shown"
[ "$bad" -eq 0 ] && echo "man: options, manual and examples agree"
exit "$bad"
