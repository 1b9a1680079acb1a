#!/bin/sh
# Time the program beside `wc -w` on the same text: one article cold, then
# the same article repeated to 1 and 10 MB as one text; then each stage of
# the road alone; then pages beside libxml2's parse of them alone (those in
# DATA/html/pages, packed by gzip, if there are any, else the project's own,
# which are few and small).  Read ratios, not milliseconds: machines are noisy.
set -u
bench=$1 bin=$2 stages=$3 parse=$4 data=${5-}
top=$(cd "$(dirname "$0")/.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
article=$top/corpus/articles/troops-capital.txt

grow() { # BYTES: the article again and again, numbered, so that it differs
    awk -v want="$1" '{ line[NR] = $0 }
    END { for (k = 0; size < want; k++) for (i = 1; i <= NR; i++) {
        text = line[i]; if (text ~ /\.$/) text = text " Part " k " of it."
        print text; size += length(text) + 1 } }' "$article"
}
row() { # LABEL RUNS COMMAND... FILE
    label=$1 runs=$2
    shift 2
    for file; do :; done
    printf '%-22s %s\n' "$label" "$("$bench" "$runs" "$@" |
        awk -v size="$(wc -c <"$file")" '{ printf \
            "wall %8.2f ms  cpu %8.2f ms  %6.1f MB/s  memory %7d KiB",
            $1, $2, size / 1e3 / $2, $3 }')"
}

grow 1000000 >"$tmp/1.txt"
grow 10000000 >"$tmp/10.txt"
row "wc -w, one article" 41 wc -w "$article"
row "summary, one article" 41 "$bin" "$article"
row "facts, one article" 41 "$bin" --facts "$article"
row "briefing, one article" 41 "$bin" -b "$article"
row "wc -w, 1 MB" 11 wc -w "$tmp/1.txt"
row "summary, 1 MB" 11 "$bin" "$tmp/1.txt"
row "facts, 1 MB" 3 "$bin" --facts --json "$tmp/1.txt"
row "mentions, 1 MB" 3 "$bin" --mentions "$tmp/1.txt"
row "wc -w, 10 MB" 5 wc -w "$tmp/10.txt"
row "summary, 10 MB" 5 "$bin" "$tmp/10.txt"
row "facts, 10 MB" 1 "$bin" --facts --json "$tmp/10.txt"
"$stages" 5 "$tmp/1.txt" | awk '{ printf \
    "%-22s %27s %5.2f ms  %6.1f MB/s\n", "stage " $1 ", 1 MB", "cpu", $2, $3 }'
mkdir "$tmp/pages"
for page in "$data"/html/pages/*.html.gz; do
    [ -f "$page" ] && gzip -dc "$page" >"$tmp/pages/$(basename "$page" .gz)"
done
[ "$(ls "$tmp/pages")" ] || cp "$top"/corpus/articles/*.html "$tmp/pages"
set -- "$tmp"/pages/*.html
parsed=$("$bench" 5 "$parse" "$@") read=$("$bench" 5 "$bin" -q -j 1 --each --extract "$@")
echo "$parsed $read" | awk -v pages=$# '{ printf \
    "%-22s parse %8.2f ms  extract %8.2f ms cpu, %.2f times (aim 1.4)\n", \
    pages " pages", $2, $5, $5 / $2 }'
{
    printf '<html lang=en><body><article>'
    awk '{ for (k = 0; k < 1500; k++) print "<p>" $0 "</p>" }' "$article"
} | head -c 8000000 >"$tmp/large.html"
"$bench" 1 "$bin" --extract "$tmp/large.html" | awk -v size="$(
    wc -c <"$tmp/large.html")" '{ printf \
    "%-22s memory %7d KiB (aim %d: 40 MB and four times the page)\n", \
    "page of " int(size / 1e6) " MB", $3, (40e6 + 4 * size) / 1024 }'
