#!/bin/sh
# The program beside others, in one table, in one run.  Read the ratios, not
# the milliseconds: machines are noisy.
#
#   tests/bench.sh BUILD        BUILD holds bench, bare, parse, stages, page_time, hook.so
#
# DATA is a file of JSON Lines with "text", PAGES a folder of HTML pages, which
# may be packed by gzip;
# without them both are made from corpus/articles, whose few articles make
# every cache look better than it is.  A row is a function named in `rows`;
# ONLY="row row" runs those alone, which need what stands before them as
# "what they are set against".
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
bin=$build/summarizer
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
LC_ALL=C
export LC_ALL

rows="cold_wc cold_ots cold_summary cold_facts cold_brief
    batch_bare_json batch_wc batch_ots batch_summary batch_two batch_facts
    batch_brief
    page_bare page_readability page_summary page_extract page_large
    size_1k size_10k size_100k size_1m size_10m wc_10m facts_1m facts_10m
    records_1 records_100 records_10k records_100k
    facts_six facts_six_100k compare_six hostile stages page"

# ---- the input ----

articles() { # the texts of corpus/articles as records
    for file in "$top"/corpus/articles/*.txt "$top"/corpus/articles/*.md; do
        "$bin" --extract -t jsonl "$file"
    done
}

repeat() { # COUNT FILE: that many lines of it, each with an id of its own
    awk -v want="$1" '{ line[NR] = $0 }
    END { for (i = 0; i < want; i++) {
        text = line[i % NR + 1]; sub(/^\{("id": *[^,]*, *)?/, "", text)
        print "{\"id\":" i "," text } }' "$2"
}

grow() { # BYTES FILE: again and again, numbered, so that it differs
    awk -v want="$1" '{ line[NR] = $0 }
    END { for (k = 0; size < want; k++) for (i = 1; i <= NR; i++) {
        text = line[i]; if (text ~ /\.$/) text = text " Part " k " of it."
        print text; size += length(text) + 1 } }' \
        "$2" | head -c "$1"
}

prepare() {
    if [ -n "${DATA:-}" ]; then
        cp "$DATA" "$tmp/some.jsonl"
    else
        articles >"$tmp/some.jsonl"
    fi
    lines=$(wc -l <"$tmp/some.jsonl")
    batch=2000
    repeat $batch "$tmp/some.jsonl" >"$tmp/batch.jsonl"
    # As files, for what reads no JSON Lines; 50 show what one costs.
    i=0
    mkdir "$tmp/texts" "$tmp/pages"
    while [ $i -lt 50 ]; do
        i=$((i + 1))
        sed -n "$(((i - 1) % lines + 1))p" "$tmp/some.jsonl" |
            "$bin" --extract -f jsonl >"$tmp/texts/$i.txt"
    done
    pages
    for kb in 1 10 100 1000 10000; do
        grow ${kb}000 "$top/corpus/articles/troops-capital.txt" >"$tmp/$kb.txt"
    done
    cold=$tmp/texts/1.txt
}

pages() { # 200 pages, or those of PAGES
    i=0
    [ -z "${PAGES:-}" ] || {
        find "$PAGES" -name '*.html' -o -name '*.html.gz' | sort |
            head -n 1000 | while read -r page; do
                i=$((i + 1))
                gzip -dcf <"$page" >"$tmp/pages/$i.html"
            done
        return
    }
    while [ $i -lt 200 ]; do
        for page in "$top"/corpus/articles/*.html; do
            i=$((i + 1))
            cp "$page" "$tmp/pages/$i.html"
        done
    done
}

# ---- measuring and printing ----

# Run a command and keep its wall and CPU time [ms] and memory [KiB].
measure() { # RUNS COMMAND...
    runs=$1
    shift
    figures=$("$build/bench" "$runs" "$@" 2>/dev/null)
    wall=$(echo "$figures" | cut -f 1)
    cpu=$(echo "$figures" | cut -f 2)
    memory=$(echo "$figures" | cut -f 3)
}

line() { # LABEL COUNT [WHAT WALL CPU [AIM]]: COUNT units, against another
    awk -v label="$1" -v n="$2" -v what="${3:-}" -v other_wall="${4:-0}" \
        -v other_cpu="${5:-0}" -v aim="${6:-}" -v wall="$wall" -v cpu="$cpu" \
        -v kib="$memory" 'BEGIN {
        if (what != "" && cpu > 0 && wall > 0)
            ratio = sprintf("%.2f cpu %.2f wall of %s%s", other_cpu / cpu,
                other_wall / wall, what, aim == "" ? "" : ", aim " aim)
        printf "%-26s %-46s %9.2f ms %9.2f ms cpu %8.0f/s cpu %7d KiB\n",
            label, ratio, wall, cpu, (cpu > 0 ? n / cpu * 1e3 : 0), kib }'
}

keep() { # NAME: for the rows that follow, what they are set against
    eval "$1_wall=\$wall $1_cpu=\$cpu"
}

against() { # LABEL COUNT NAME WORDS [AIM]: with what was kept as NAME
    eval "other_wall=\${$3_wall:-} other_cpu=\${$3_cpu:-}"
    if [ -n "$other_wall" ]; then
        line "$1" "$2" "$4" "$other_wall" "$other_cpu" "${5:-}"
    else
        line "$1" "$2"
    fi
}

# ---- one article, cold ----

cold_wc() { measure 41 wc -w "$cold" && line "one article: wc -w" 1; }
cold_ots() {
    command -v ots >/dev/null || { echo "ots is not installed" && return; }
    measure 41 ots "$cold" && keep cold_ots && line "one article: ots" 1
}
cold_summary() {
    measure 41 "$bin" "$cold"
    against "one article: summary" 1 cold_ots ots 4
}
cold_facts() { measure 41 "$bin" --facts "$cold" && line "one article: facts" 1; }
cold_brief() { measure 41 "$bin" -b "$cold" && line "one article: briefing" 1; }

# ---- many articles ----

batch_bare_json() {
    measure 5 "$build/bare" "$tmp/batch.jsonl" && keep json
    line "batch: jansson's parse" $batch
}
batch_wc() {
    measure 5 wc -w "$tmp/batch.jsonl" && line "batch: wc -w" $batch
}
# A process for each of 50 articles, and as if for all.
batch_ots() {
    command -v ots >/dev/null || return
    measure 1 sh -c 'for f; do ots "$f"; done' sh "$tmp"/texts/*.txt
    wall=$(echo "$wall" | awk -v n=$batch '{ print $1 / 50 * n }')
    cpu=$(echo "$cpu" | awk -v n=$batch '{ print $1 / 50 * n }')
    keep ots
    line "batch: ots, of 50" $batch
}
batch_summary() {
    measure 5 "$bin" -t jsonl -j 1 "$tmp/batch.jsonl" && keep one
    against "batch: summary" $batch json "jansson's parse"
    [ -z "${ots_cpu:-}" ] || against "batch: summary" $batch ots ots 200
}
batch_two() {
    measure 5 "$bin" -t jsonl -j 2 "$tmp/batch.jsonl"
    against "batch: two workers" $batch one "one, aim 1.8 of wall"
}
batch_facts() {
    measure 3 "$bin" --facts -t jsonl -j 1 "$tmp/batch.jsonl"
    against "batch: facts" $batch one "the summary"
}
batch_brief() {
    measure 3 "$bin" --brief --each -j 1 "$tmp/batch.jsonl"
    against "batch: briefings" $batch one "the summary"
}

# ---- pages ----

count_pages() { find "$tmp/pages" -name '*.html' | wc -l; }

page_bare() {
    measure 5 "$build/parse" "$tmp"/pages/*.html && keep libxml2
    line "pages: libxml2's parse" "$(count_pages)"
}
page_readability() {
    [ -d "$build/node_modules/linkedom" ] ||
        { command -v npm >/dev/null &&
            npm install --silent --no-audit --no-fund --prefix "$build" \
                @mozilla/readability@0.6.0 linkedom@0.18.12 >/dev/null 2>&1; } ||
        { echo "npm or its packages are not here: no Readability" && return; }
    cp "$top/tests/readability.mjs" "$build/"
    measure 1 node "$build/readability.mjs" "$tmp"/pages/*.html
    keep readability
    against "pages: Readability" "$(count_pages)" libxml2 libxml2
}
page_summary() {
    measure 5 "$bin" -j 1 "$tmp"/pages/*.html
    against "pages: summary" "$(count_pages)" libxml2 libxml2 .7
    [ -z "${readability_cpu:-}" ] ||
        against "pages: summary" "$(count_pages)" readability Readability
}
page_extract() {
    measure 5 "$bin" --extract -j 1 "$tmp"/pages/*.html
    against "pages: extract" "$(count_pages)" libxml2 libxml2 .7
}

# A page of 8 MB, in 40 MB and four times its size.
page_large() {
    {
        printf '<html lang=en><body><article>'
        awk '{ for (k = 0; k < 1500; k++) print "<p>" $0 "</p>" }' \
            "$top/corpus/articles/troops-capital.txt"
    } | head -c 8000000 >"$tmp/large.html"
    measure 1 "$bin" --extract "$tmp/large.html"
    line "a page of 8 MB: at most $(((40000000 + 4 * 8000000) / 1024)) KiB" 1
}

# ---- how it grows ----

size() { # KB RUNS LABEL ARGUMENT...
    kb=$1 runs=$2 label=$3
    shift 3
    measure "$runs" "$bin" "$@" "$tmp/$kb.txt"
    line "$label" 1
}
size_1k() { size 1 21 "summary of 1 KB"; }
size_10k() { size 10 21 "summary of 10 KB"; }
size_100k() { size 100 11 "summary of 100 KB"; }
size_1m() { size 1000 5 "summary of 1 MB"; }
size_10m() { size 10000 3 "summary of 10 MB" && keep ten; }
wc_10m() { measure 3 wc -w "$tmp/10000.txt" && line "wc -w of 10 MB" 1; }
facts_1m() { size 1000 3 "facts of 1 MB" --facts --json; }
facts_10m() { size 10000 1 "facts of 10 MB" --facts --json; }

records() { # COUNT RUNS
    repeat "$1" "$tmp/some.jsonl" >"$tmp/records.jsonl"
    measure "$2" "$bin" -t jsonl -j 2 "$tmp/records.jsonl"
    line "$1 records, two workers" "$1"
}
records_1() { records 1 11; }
records_100() { records 100 11; }
records_10k() { records 10000 1; }
records_100k() { records 100000 1; }

# Six articles in one report, beside the mean of their six fact sheets, of
# which it must not cost more than LIMIT times as much.
six() { # LABEL LIMIT RUNS OPTION FILE...
    label=$1 limit=$2 runs=$3 option=$4
    shift 4
    sum=0
    for file; do
        measure "$runs" "$bin" --facts "$file"
        sum=$(echo "$sum $cpu" | awk '{ print $1 + $2 }')
    done
    measure "$runs" "$bin" "$option" "$@"
    echo "$label $sum $cpu" | awk -v limit="$limit" -v n=$# '
    { r = $NF / $(NF - 1) * n; cpu = $NF; $NF = ""; $(NF - 1) = ""
      printf "%-26s %-59s %9.2f ms cpu\n", $0, sprintf( \
        "%.2f times one of them, at most %d", r, limit), cpu
      exit r > limit }' || bad=1
}
six_names="troops-capital flood-river strike-rail court-bridge
    obituary-keeper science-seagrass"
facts_six() {
    set --
    for name in $six_names; do set -- "$@" "$top/corpus/articles/$name.txt"; done
    six "facts of six" 8 21 --facts "$@"
}
large_six() { # six texts of 100 KB, once
    [ -d "$tmp/six" ] && return
    mkdir "$tmp/six"
    for name in $six_names; do
        grow 100000 "$top/corpus/articles/$name.txt" >"$tmp/six/$name.txt"
    done
}
facts_six_100k() {
    large_six
    six "facts of six of 100 KB" 8 3 --facts "$tmp"/six/*.txt
}
compare_six() {
    large_six
    six "six of 100 KB compared" 12 3 --compare "$tmp"/six/*.txt
}

# 64 MiB and 32 for each worker.
hostile() {
    "$top/tests/stream.sh" "$bin" "$build/hook.so" "$build/bench" 100000 131072
}

# Each stage alone, and what share of a summary scoring and choosing take.
stage() { # LABEL RUNS FILE
    "$build/stages" "$2" "$3" | awk -F '\t' -v label="$1" 'NF == 3 { printf \
        "%-26s %-59s %9.2f ms cpu %6.1f MB/s\n", "stage " $1, label, $2, $3 }
    NF == 2 { printf "%-26s %.1f %% of a summary of %s, less than 40\n", \
        "scoring", $2, label; exit $2 >= 40 }' || bad=1
}
stages() {
    stage "1 article" 200 "$top/corpus/articles/troops-capital.txt"
    stage "1 MB" 5 "$tmp/1000.txt"
    stage "10 MB" 1 "$tmp/10000.txt"
}

page() { # of a briefing of two, when its facts are there
    "$build/page_time" 100 "$top/corpus/articles/troops-capital.txt" \
        "$top/corpus/articles/troops-wire.html" | awk '{ printf \
        "%-26s %-59s %9.2f ms cpu\n", "page of two articles", \
        sprintf("%d bytes for %d of text", $2, $3), $1 }'
}

prepare
bad=0
for row in ${ONLY:-$rows}; do $row; done
exit "$bad"
