#!/bin/sh
# Runs a fuzzer on words and first inputs of its formats, which are made from
# the tree, so that they follow what it holds:
#   tests/fuzz.sh run TARGET SECONDS     libFuzzer, with all that it says
#   tests/fuzz.sh quiet TARGET SECONDS   the same in one line; the rest on failure
#   tests/fuzz.sh afl TARGET SECONDS     AFL++, in one line
#   tests/fuzz.sh dict TARGET            the dictionary, to standard output
#   tests/fuzz.sh seeds TARGET DIR       the first inputs, into DIR
# What was learned is kept in build/fuzz/found/TARGET for the next time, what
# was found beside it: an input for build/fuzz/fuzz_TARGET FILE.
set -eu

articles=corpus/articles
work=$1
target=$2

# Words as lines of a dictionary: "\x41" for what is not plain ASCII.
quote() {
    LC_ALL=C awk '
    BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }
    length($0) == 0 || length($0) > 60 { next }
    {
        out = ""
        for (i = 1; i <= length($0); i++) {
            c = substr($0, i, 1)
            if (c == "\"" || c == "\\")
                c = "\\" c
            else if (code[c] < 32 || code[c] > 126)
                c = sprintf("\\x%02X", code[c])
            out = out c
        }
        print "\"" out "\""
    }'
}

# The keys of the lists of a language: LANGUAGE LIST...
words() {
    language=$1
    shift
    for list; do
        file=corpus/$language/$list.tsv
        [ ! -f "$file" ] || sed '/^#/d; s/\t.*//' "$file" | head -n 120
    done | quote
}

# Some lists of every script and of the large languages of news.
all_words() { # LIST...
    for language in en de fr es ru ar hi zh th ja tr el; do
        words "$language" "$@"
    done
    printf '%s\n' '“' '”' '‘' '’' '«' '»' '„' '…' '—' '–' '٣' '५' '三' '。' '€' '£' \
        '½' '1,000' '1.5' '2021-01-05' '5/1/2021' '10:30' '99999' '$' '%' | quote
}

tags() {
    sed -n 's/^ *{"\([a-z_]*\)".*/{{\1}}\n{{#\1}}\n{{\/\1}}/p' \
        summarizer/output/template_tag*.c | quote
}

settings() {
    sed -n 's/^ *{"\([a-z-]*\)", .*/\1=/p' summarizer/lib/setting.c | quote
    printf '%s\n' html json jsonl csv text markdown 0 1 20% .5 nan 2021-01-05 de \
        range rank who,numbers | quote
}

names() { # of options
    sed -n 's/^ *{.*, "\([a-z0-9-]*\)", .*/--\1=\n--\1/p' \
        summarizer/cli/options_table.c | quote
    printf '%s\n' -n -w -c -r -f -l -u -t -o -T -b -q -v -- auto html json text \
        jsonl csv 1 0 20% .5 nan 1e9 2021-01-05 en 18446744073709551616 | quote
}

dictionary() {
    case $target in
    html) cat tests/fuzz/html.dict ;;
    xml) cat tests/fuzz/xml.dict ;;
    markdown) cat tests/fuzz/markdown.dict ;;
    jsonl) cat tests/fuzz/json.dict ;;
    warc | source) cat tests/fuzz/warc.dict ;;
    encoding) printf '%s\n' '<meta charset="' '<?xml encoding="' utf-16 koi8-r \
        shift_jis $(printf '\357\273\277 \377\376 \376\377') | quote ;;
    safe) cat tests/fuzz/markdown.dict ;;
    template) cat tests/fuzz/template.dict && tags ;;
    options) names ;;
    library) settings && cat tests/fuzz/html.dict ;;
    weights) words en weights ;;
    date) all_words calendar ;;
    number) all_words numbers units modifiers ;;
    quote) all_words cues ;;
    entity) words en titles bodies && all_words starters ;;
    sentence | text) all_words abbreviations starters lines ;;
    brief) cat tests/fuzz/json.dict tests/fuzz/markdown.dict ;;
    check) all_words cues negations numbers ;;
    program)
        cat tests/fuzz/html.dict tests/fuzz/xml.dict tests/fuzz/json.dict \
            tests/fuzz/markdown.dict tests/fuzz/template.dict
        tags
        words en calendar numbers cues units titles loaded weights
        ;;
    esac
}

# Each FILE behind a HEAD that says how to read it: HEAD FILE...
put() {
    head=$1
    shift
    for file; do
        [ -f "$file" ] || continue
        n=$((n + 1))
        # shellcheck disable=SC2059
        { printf "$head" && cat "$file"; } >"$to/$n"
    done
}

# Two or more parts of one input of the whole program: HEAD FILE...
join() {
    n=$((n + 1))
    printf '%s' "$1" >"$to/$n"
    shift
    for file; do
        cat "$file"
        [ "$file" = "$last" ] || printf '\034'
    done >>"$to/$n"
}

# Each report in each format on each article, with other options each time;
# then reports that need a brief, a template, a style, weights or many FILEs.
program_seeds() {
    for file in "$articles"/* tests/cases/*/*.txt; do
        for report in 0 1 2 3 4 5; do
            put "$report$((n % 7))0$((n % 8))$((n / 2 % 8))$((n / 3 % 8))$((
                n / 5 % 8))$((n % 5))$((n % 5))0" "$file"
        done
    done
    printf 'p { color: red }\n' >"$to/style"
    for format in 0 1 2 3 4 5; do
        last=$articles/court-bridge.txt
        join "6${format}00000000" tests/cases/check-drafts/01-right.md "$last"
        join "6${format}00000000" tests/cases/check-drafts/02-wrong.md "$last"
        join "1${format}00000050" templates/sitrep.md "$last"
        join "2${format}00000002" "$to/style" "$last"
        join "0${format}00000004" corpus/en/weights.tsv "$last"
        last=$articles/troops-gazette.md
        join "7${format}00000000" "$articles/troops-capital.txt" \
            "$articles/troops-wire.html" "$last"
        last=$articles/flood-update.html
        join "1${format}00000000" "$articles/flood-river.txt" "$last"
        join "2${format}00000000" "$articles/flood-river.txt" "$last"
    done
    rm "$to/style"
}

source_seeds() {
    for file in "$articles"/*.html "$articles"/*.jsonl; do
        gzip -cn "$file" >"$to/packed"
        put '\000' "$to/packed"
        if command -v zstd >/dev/null; then
            zstd -qfc "$file" >"$to/packed"
            put '\001' "$to/packed"
        fi
        put '\002' "$file"
    done
    warc_seeds
    put '\000' "$to/1"
}

warc_seeds() {
    for file in "$articles"/*.html; do
        page=$(wc -c <"$file")
        type='HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
        n=$((n + 1))
        # shellcheck disable=SC2059
        {
            printf 'WARC/1.1\r\nWARC-Type: response\r\n'
            printf 'WARC-Target-URI: https://a.example/%s\r\n' "$n"
            printf 'Content-Length: %s\r\n\r\n' "$((page + $(printf "$type" |
                wc -c)))"
            printf "$type" && cat "$file" && printf '\r\n\r\n'
        } >"$to/record"
        put '' "$to/record"
    done
    rm -f "$to/record"
}

seeds() {
    case $target in
    html) put '' "$articles"/*.html tests/cases/page-kinds/cmd ;;
    xml) put '' "$articles"/*.rss "$articles"/*.atom "$articles"/*.newsml \
        "$articles"/*.nitf tests/cases/*/*.newsml tests/cases/feeds*/cmd ;;
    markdown) put '' "$articles"/*.md tests/cases/*/*.md ;;
    jsonl) put '' "$articles"/*.jsonl tests/cases/*/*.json tests/cases/*/*.jsonl ;;
    text | safe | check) put '' "$articles"/*.txt tests/cases/*/*.txt ;;
    template) put '' templates/*.md ;;
    weights) put '' corpus/*/weights.tsv ;;
    warc) warc_seeds ;;
    source) source_seeds ;;
    piece) put '' "$articles"/court-bridge.txt ;;
    brief)
        put '\001' "$articles"/*.html
        put '\002' "$articles"/*.rss "$articles"/*.newsml
        put '\003' "$articles"/*.md tests/cases/*/*.md
        put '\004' "$articles"/*.txt
        put '\005' "$articles"/*.jsonl tests/cases/*/*.json
        ;;
    encoding)
        put '\000' "$articles"/*
        for name in 2:UTF-16 5:UTF-32 7:CP1252 11:KOI8-R 12:SHIFT_JIS 15:GB18030; do
            iconv -c -t "${name#*:}" "$articles/troops-wire.html" >"$to/other"
            put "\\0${name%:*}" "$to/other"
        done
        rm "$to/other"
        ;;
    date | number | entity | quote | sentence)
        put A "$articles"/*.txt "$articles"/*.md tests/cases/*/*.txt
        put B "$articles"/verkehr-bruecke.txt
        put r tests/cases/no-spaces/in.zh.txt
        put s tests/cases/no-spaces/in.ja.txt
        put o tests/cases/no-spaces/in.th.txt
        ;;
    options) sed -n 's/^summarizer //p' tests/cases/*/cmd | tr ' ' '\n' |
        split -l 12 - "$to/" ;;
    library)
        for report in summary facts brief keywords extract mentions; do
            put "$report=\\n\\n" "$articles"/troops-*
            put "$report=\\nto=json\\nlang=en\\n\\n" "$articles"/[b-f]*
        done
        ;;
    program) program_seeds ;;
    esac
}

make_inputs() {
    learned=build/fuzz/found/$target
    to=build/fuzz/seeds/$target
    rm -rf "$to"
    mkdir -p "$to" "$learned"
    seeds
    words=build/fuzz/$target.dict # an empty one is an error to both
    dictionary >"$words"
}

run() { # SECONDS
    make_inputs
    "build/fuzz/fuzz_$target" -max_total_time="$1" -max_len=8192 \
        -artifact_prefix="$learned-" -rss_limit_mb=4096 -timeout=20 \
        -print_final_stats=1 $([ ! -s "$words" ] || echo "-dict=$words") "$learned" "$to" 2>&1
}

run_quietly() { # SECONDS
    log=build/fuzz/$target.log
    if run "$1" >"$log"; then
        echo "fuzz $target: clean," \
            "$(sed -n 's/stat::number_of_executed_units: *//p' "$log") runs," \
            "$(sed -n 's/.* cov: \([0-9]*\) ft: \([0-9]*\) .*/\1 edges, \2 features/p' \
                "$log" | tail -n 1)"
    else
        tail -n 40 "$log"
        echo "fuzz $target: NOT clean"
        return 1
    fi
}

# Without a screen and without asking for settings of the kernel.  A crash
# fails; so does a fuzzer that cannot run.
run_afl() { # SECONDS
    make_inputs
    out=build/afl/found/$target
    rm -rf "$out"
    mkdir -p "$out"
    AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_FAST_CAL=1 \
        AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 \
        ASAN_OPTIONS=abort_on_error=1:symbolize=0:detect_leaks=0 \
        UBSAN_OPTIONS=abort_on_error=1:symbolize=0 \
        afl-fuzz -V "$1" -m none -t 20000+ \
        $([ ! -s "$words" ] || echo "-x $words") \
        -i "build/fuzz/seeds/$target" -o "$out" -- \
        "build/afl/fuzz_$target" >"$out/log" 2>&1 ||
        { tail -n 20 "$out/log" && return 1; }
    found=$(find "$out/default/crashes" -name 'id*')
    awk -v target="$target" '{ value[$1] = $3 }
        END {
            printf "afl %s: %d runs, %d edges, %d crashes, %d hangs\n", target,
                value["execs_done"], value["edges_found"],
                value["saved_crashes"], value["saved_hangs"]
        }' "$out/default/fuzzer_stats"
    [ -z "$found" ] || { echo "$found" && return 1; }
}

n=0
case $work in
run) run "$3" ;;
quiet) run_quietly "$3" ;;
dict) dictionary ;;
seeds)
    to=$3
    mkdir -p "$to"
    seeds
    ;;
afl) run_afl "$3" ;;
*) exit 2 ;;
esac
