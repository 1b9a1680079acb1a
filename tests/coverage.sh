#!/bin/sh
# What the tests cover of the program, which train/ is no part of.
#
#   tests/coverage.sh BUILD_FOLDER
#
# Runs all tests of the flavour, prints a table of files, what is not
# covered, and the totals; fails below 90 % of lines or 75 % of branches, and
# when a test fails.  Not counted are the branches of assertions, whose other
# side is a mistake of ours that no input can make.
set -u
build=$1
cd "$(dirname "$0")/.." || exit 1
out=$build/report
mkdir -p "$out"
find "$build" -name '*.gcda' -exec rm {} +
# What was built of sources that are gone would stop gcovr.
find "$build" -name '*.gcno' | while read -r notes; do
    source=${notes#"$build/"}
    [ -e "${source%.gcno}.c" ] || rm "$notes"
done

tests/check.sh "$build" || exit

# The threads of the library's tests run into each other's counters, some of
# which end below nothing: gcovr takes that for a parse error.  Counters that
# are safe make hostile pages too slow.
gcovr -j 2 --gcov-ignore-parse-errors --filter summarizer/ \
    --exclude summarizer/train/ --exclude-unreachable-branches \
    --exclude-throw-branches --exclude-branches-by-pattern '.*\bassert\(.*' \
    --json "$out/all.json" "$build" >/dev/null || exit
report() { gcovr -a "$out/all.json" "$@"; }
report --csv "$out/files.csv"
report --json-pretty --json "$out/functions.json"
report -u --txt "$out/lines.txt"

awk -F , 'NR == 1 { print "lines    %  branches  %  file"; next }
{ printf "%5d %5.1f %5d %5.1f  %s\n", $2, 100 * $4, $5, 100 * $7, $1 }' \
    "$out/files.csv"
echo "functions never called:"
awk -F '"' '/^ +"file":/ { file = $4 }
/^ +"execution_count":/ { count = $3 }
/^ +"name":/ && count ~ / 0,/ { print "  " file ": " $4 }' "$out/functions.json"
echo "lines never run, of the files with most of them:"
grep '^summarizer' "$out/lines.txt" | sort -k 1,1 | awk '{ print $2 - $3, $0 }' |
    sort -s -k 1,1nr | head -n 15 | awk '{ print "  " $2 ": " $6 }'
report -s --fail-under-line 90 --fail-under-branch 75 >"$out/totals.txt"
status=$?
tail -n 3 "$out/totals.txt"
exit $status
