#!/bin/sh
# Time the program beside `wc -w` on the same text: one article cold, then
# the same article repeated to 1 and 10 MB as one text; then six articles in
# one sheet beside the mean of the six alone, of which it must not cost more
# than eight times as much; then each stage of the road alone with the share
# of scoring and choosing, and the page of a briefing of two when its facts
# are there.  Read ratios, not milliseconds: machines are noisy.
set -u
bench=$1 bin=$2 stages=$3 page=$4
top=$(cd "$(dirname "$0")/.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
article=$top/corpus/articles/troops-capital.txt

grow() { # BYTES FILE: again and again, numbered, so that it differs
    awk -v want="$1" '{ line[NR] = $0 }
    END { for (k = 0; size < want; k++) for (i = 1; i <= NR; i++) {
        text = line[i]; if (text ~ /\.$/) text = text " Part " k " of it."
        print text; size += length(text) + 1 } }' "$2"
}
cpu() { "$bench" "$@" | cut -f 2; }
ratio() { # LABEL LIMIT RUNS OPTION FILE...: in one report, by the mean sheet
    label=$1 limit=$2 runs=$3 option=$4
    shift 4
    {
        cpu "$runs" "$bin" "$option" "$@"
        for file; do cpu "$runs" "$bin" --facts "$file"; done
    } | awk -v label="$label" -v limit="$limit" 'NR == 1 { all = $1; next } { sum += $1 }
        END { r = all / (sum / (NR - 1)); printf \
            "%-22s %27s %5.2f ms  %5.2f times one (at most %d)\n",
            label, "cpu", all, r, limit; exit r > limit }' || bad=1
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
stage() { # LABEL RUNS FILE
    "$stages" "$2" "$3" | awk -F '\t' -v label="$1" 'NF == 3 { printf \
        "%-22s %27s %5.2f ms  %6.1f MB/s\n", $1 ", " label, "cpu", $2, $3 }
    NF == 2 { printf "%-22s %26.1f %% of a summary (under 40)\n", \
        "scoring, " label, $2; exit $2 >= 40 }' || bad=1
}

grow 1000000 "$article" >"$tmp/1.txt"
grow 10000000 "$article" >"$tmp/10.txt"
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
bad=0
set --
for name in troops-capital flood-river strike-rail court-bridge \
    obituary-keeper science-seagrass; do
    set -- "$@" "$top/corpus/articles/$name.txt"
done
ratio "facts, six articles" 8 21 --facts "$@"
for file; do
    grow 100000 "$file" >"$tmp/${file##*/}"
    shift
    set -- "$@" "$tmp/${file##*/}"
done
ratio "facts, six of 100 KB" 8 3 --facts "$@"
ratio "compared, six" 12 3 --compare "$@"
stage "1 article" 200 "$article"
stage "1 MB" 5 "$tmp/1.txt"
stage "10 MB" 1 "$tmp/10.txt"
"$page" 100 "$article" "$top/corpus/articles/troops-wire.html" | awk '{ printf \
    "%-22s %27s %5.2f ms  %d bytes for %d of text\n", "page of two articles", "cpu",
    $1, $2, $3 }'
exit "$bad"
