#!/bin/sh
# Time the program beside `wc -w` on the same text: one article cold, then
# the same article repeated to 1 and 10 MB as one text; then each stage of
# the road alone.  Read ratios, not milliseconds: machines are noisy.
set -u
bench=$1 bin=$2 stages=$3
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
stage() { # LABEL RUNS FILE
    "$stages" "$2" "$3" | awk -F '\t' -v label="$1" 'NF == 3 { printf \
        "%-22s %27s %5.2f ms  %6.1f MB/s\n", $1 ", " label, "cpu", $2, $3 }
    NF == 2 { printf "%-22s %26.1f %% (under 40)\n", \
        "scoring, " label, $2 }'
}
stage "1 article" 200 "$article"
stage "1 MB" 5 "$tmp/1.txt"
stage "10 MB" 1 "$tmp/10.txt"
