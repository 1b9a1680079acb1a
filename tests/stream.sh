#!/bin/sh
# A stream of COUNT records, 50 of them hostile: one that crashes its worker,
# one that never ends, a line that is too long, and broken JSON, in turn.
# Each costs itself; all others are answered, in order, in bounded memory.
#
#   tests/stream.sh PROGRAM HOOK BENCH COUNT [KIB]
#
# HOOK is tests/hook.c, BENCH tests/bench.c; KIB is the most memory that all
# processes may hold at once.
set -u
. "$(dirname "$0")/tally.sh"
bin=$(cd "$(dirname "$1")" && pwd)
hook=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
bench=$(cd "$(dirname "$3")" && pwd)/$(basename "$3")
count=$4 most=${5:-}
articles=$(cd "$(dirname "$0")/.." && pwd)/corpus/articles
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
PATH=$bin:$PATH
export PATH
cd "$tmp" || exit 1

# Every record is one of a few articles under an id of its own, and so is
# every answer.
for file in "$articles"/*.txt "$articles"/*.md; do
    summarizer --extract -t jsonl "$file"
done | sed 's/^{"id":null,/{"id":"@",/' >records
summarizer -j 1 -f jsonl -t jsonl <records >answers || exit 1
awk -v count="$count" '
function name(line) { return "{\"id\":\"" i "\"" substr(line, 10) }
function refuse(text) { print name("{\"id\":\"@\",\"error\":{\"status\":1," \
    "\"message\":\"" text "\"}}") >"want" }
function word(text) { print name("{\"id\":\"@\",\"text\":\"The word " text \
    " was in the report of the council, and it is the last.\"}") >"stream" }
FILENAME == "records" { record[n++] = $0; next }
{ answer[answers++] = $0 }
END {
    for (long = "x"; length(long) < 70000;) long = long long
    every = int(count / 50)
    for (i = 0; i < count; i++) {
        if (i % every != int(every / 2) || i / every >= 50) {
            print name(record[i % n]) >"stream"
            print name(answer[i % n]) >"want"
            continue
        }
        kind = int(i / every) % 4
        if (kind == 0) {
            word("zcrashhook")
            refuse("a worker ended while it read this")
        } else if (kind == 1) {
            word("zhanghook")
            refuse("this takes too long, see --timeout")
        } else if (kind == 2) {
            print name("{\"id\":\"@\",\"text\":\"" long) >"stream"
            refuse("line larger than 65536 bytes, see --max-input")
        } else {
            print name("{\"id\":\"@\",\"text\":\"no end") >"stream"
            refuse("line is no JSON object")
        }
    }
}' records answers

"$bench" --once=figures env LD_PRELOAD="$hook" \
    ASAN_OPTIONS=verify_asan_link_order=0 \
    summarizer -j 2 -f jsonl -t jsonl --timeout=.3 --max-input=65536 \
    --keep-going-status=0 <stream >got
holds "status 0" [ $? -eq 0 ]
sed 's/\(line is no JSON object\): .*"}}$/\1"}}/' got >plain
holds "every line, in order" cmp plain want
holds "50 error objects" [ "$(grep -c '^{"id":"[0-9]*","error":' got)" -eq 50 ]
memory=$(cut -f 3 figures)
[ -z "$most" ] || holds "memory: $memory KiB" [ "$memory" -le "$most" ]
awk -v count="$count" '{ printf "%d records, 50 hostile, two workers: " \
    "%d a second, %d KiB in all\n", count, count / $1 * 1e3, $3 }' figures
tally stream
