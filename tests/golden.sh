#!/bin/sh
# Whole-program cases.  Each folder tests/cases/NAME holds `cmd`, shell text
# run in a fresh copy of the folder with `summarizer` on the PATH, and
# `want`, the output (both streams) and the exit status.
#
#   tests/golden.sh BIN               compare all cases
#   tests/golden.sh --only NAME BIN   compare one case
#   tests/golden.sh --accept NAME BIN write `want` of one case (or 'all')
#
# A line "# needs: WORD" in cmd names a program; without it the case is
# skipped, which is said.
set -u
accept='' only='*'
case $1 in
--accept) accept=$2 && shift 2 ;;
--only) only=$2 && shift 2 ;;
esac
bin=$(cd "$(dirname "$1")" && pwd)
top=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0 skipped=0
export PATH="$bin:$PATH" LC_ALL=C XDG_DATA_HOME="$scratch/none" TERM=dumb
unset NO_COLOR COLUMNS

run_case() {
    rm -rf "$scratch/case"
    cp -R "$1" "$scratch/case"
    (
        cd "$scratch/case" || exit
        rm -f want
        ARTICLES="$top/corpus/articles" TOP="$top" sh ./cmd 2>&1 </dev/null
        echo "status $?"
    ) | sed "s|$top|TOP|g; s|$scratch|SCRATCH|g" >"$scratch/got"
}

# What the case needs and is not here.
lacks() {
    sed -n 's/^# needs: //p' "$1/cmd" | while read -r program; do
        command -v "$program" >/dev/null || printf '%s' "$program"
    done
}

for dir in "$top"/tests/cases/$only/; do
    name=$(basename "$dir")
    lacking=$(lacks "$dir")
    if [ -n "$lacking" ]; then
        echo "skipped case $name: no $lacking here"
        skipped=$((skipped + 1))
        continue
    fi
    if [ -n "$accept" ]; then
        [ "$accept" = all ] || [ "$accept" = "$name" ] || continue
        run_case "$dir"
        cp "$scratch/got" "$dir/want"
        echo "accepted $name"
        continue
    fi
    run_case "$dir"
    if diff -u "$dir/want" "$scratch/got"; then
        passed=$((passed + 1))
    else
        echo "FAILED case $name" >&2
        failed=$((failed + 1))
    fi
done
[ -n "$accept" ] && exit 0
echo "cases: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
