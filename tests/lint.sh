#!/bin/sh
# Format, static analysis, size limits, layers, manuals, shell scripts.
# clang-tidy runs on two cores; everything it finds is an error.
set -u
cd "$(dirname "$0")/.." || exit 1
bad=0
files=$(ls summarizer/*/*.[ch] tests/*.[ch] tests/*/*.[ch])
sources=$(ls summarizer/*/*.c)

for f in $files; do
    clang-format --dry-run -Werror "$f" || bad=1
done

flags="-std=c11 -D_POSIX_C_SOURCE=200809L -Isummarizer -I. -Ibuild/release
    -DVERSION=\"0\" $(pkg-config --cflags libxml-2.0 libcmark jansson nettle zlib libzstd)"
# shellcheck disable=SC2086
printf '%s\n' $sources | xargs -P 2 -n 1 sh -c '
    clang-tidy --quiet "$@" -- '"$(printf '%s ' $flags | sed 's/"/\\"/g')"' 2>/dev/null' tidy || bad=1

# Functions: at most 60 lines, complexity 15.  Sources: at most 500 lines.
# shellcheck disable=SC2086
pmccabe $sources | awk '$1 > 15 || $5 > 60 { print "too big:", $0; bad = 1 }
END { exit bad }' || bad=1
for f in $sources; do
    n=$(wc -l <"$f")
    [ "$n" -le 500 ] || { echo "too long: $f, $n lines"; bad=1; }
done
# clang-format decides; it lets tables and long strings through.

tests/layers.sh || bad=1
for page in man/*.[1-9]; do
    mandoc -T lint -W warning "$page" || bad=1
done
for script in tests/*.sh tests/*/*.sh .ci/run; do
    sh -n "$script" || bad=1
done
[ "$bad" -eq 0 ] && echo "lint: clean"
exit "$bad"
