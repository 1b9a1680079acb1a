#!/bin/sh
# Runs of the program in a system that fails (tests/failing.c):
#   tests/failing.sh FAILING.so PROGRAM        every run, some of the calls
#   tests/failing.sh --all FAILING.so PROGRAM  every run, each of the calls
# A run ends with status 0 and exactly the right bytes; or with its status
# for this failure, one message, and no file; or, of records, with the right
# lines but those that say which record failed.  Never with anything else.
# Where calls of the kernel fail the sandbox is off: the traps would not pass
# its filter.
set -u

most=6        # calls that fail, for each run and way to fail
seconds=20    # [s] for one run, by the clock
memory='malloc ENOMEM'
system='write ENOSPC,write EINTR,write SHORT,read EIO,read EINTR,read SHORT,
recv EINTR,recv EIO,recv SHORT,send EINTR,send EIO,send SHORT,rename EIO,
rename ENOSPC,link EIO,link ENOSPC,close EIO,fcntl EMFILE,fchmod EACCES,open EMFILE,fork EAGAIN,
socketpair EMFILE,stat EIO,poll EINTR,poll EIO'

# NAME OPTIONS of a run; OUT is a file that is to be written, OLD one that
# is there already.
runs() {
    cat <<'EOF'
text -j1 court-bridge.txt
html -j1 troops-wire.html
json -j1 --json --explain troops-wire.html
markdown -j1 health-clinic.md
latin -j1 latin.html
german -j1 verkehr-bruecke.txt
feed -j1 coast-feed.rss
atom -j1 --each council-feed.atom
wire -j1 rail-wire.nitf
news -j1 --facts flood-message.newsml
packed -j1 flood-river.txt.gz
zstd -j1 flood-river.txt.zst
facts -j1 --facts troops-capital.txt troops-wire.html
table -j1 --facts --to=csv troops-capital.txt troops-wire.html
brief -j1 --brief troops-capital.txt troops-wire.html -o OUT
page -j1 --brief troops-wire.html -o OUT
extract -j1 --extract troops-wire.html -o OUT
replace -j1 --facts flood-river.txt -o OLD
replaceall -j2 --facts --to=jsonl records.jsonl -o OLD
mentions -j1 --mentions --json troops-capital.txt
keywords -j1 --keywords science-seagrass.txt
compare -j1 --compare troops-capital.txt troops-wire.html
check -j1 --check=brief.md troops-capital.txt
checkjson -j1 --check=brief.json troops-capital.txt
template -j1 --facts --template=casualties flood-river.txt
weights -j1 --weights=own.tsv court-bridge.txt
many -j1 --json court-bridge.txt troops-wire.html -o OUT
records -j1 --to=jsonl records.jsonl
recordsfile -j1 --facts --to=jsonl records.jsonl -o OUT
workers -j2 --to=jsonl records.jsonl
workersfile -j2 --facts --to=jsonl records.jsonl -o OUT
files -j2 court-bridge.txt troops-wire.html
names --files0-from=names -j1
templates --list-templates
print --print-template=own
help --help
grows
version -V
EOF
}

prepare() { # what the runs read
    cp "$top"/corpus/articles/* "$work/in"
    cd "$work/in" || exit 1
    gzip -k flood-river.txt
    "$program" -V | grep -q zstd && command -v zstd >/dev/null &&
        zstd -q flood-river.txt
    cp "$top/corpus/en/weights.tsv" own.tsv
    printf 'court-bridge.txt\0flood-river.txt\0' >names
    mkdir -p data/summarizer/templates
    printf '# {{title}}\n' >data/summarizer/templates/own.md
    printf '%s\n' '<meta charset=windows-1250><title>Most</title>' \
        '<p>The p\370\355stav reopened on Monday, the mayor said.</p>' \
        '<p>Three ferries wait there, and a fourth is due in May.</p>' |
        sed 's/p.370.355stav/pristav/' >latin.html
    "$program" --facts troops-capital.txt >brief.md
    "$program" --facts --json troops-capital.txt >brief.json
}

# One run, in a folder of its own: FAILING, options.  Sets $status.
try() {
    rm -rf "$here"
    mkdir -p "$here/out"
    plan=$1
    shift
    case $* in *OLD) echo old >"$here/out/page" ;; esac
    set -- $(echo "$*" | sed "s|O[UL][TD]$|$here/out/page|")
    sandbox=off
    case $plan in malloc*) sandbox=auto ;; esac
    (cd "$work/in" && exec timeout -k 1 "$seconds" env LC_ALL=C TERM=dumb \
        XDG_DATA_HOME="$work/in/data" FAILING="$plan" \
        FAILING_COUNT="$here/count" LD_PRELOAD="$failing" \
        "$program" --sandbox=$sandbox "$@") \
        >"$here/stdout" 2>"$here/stderr" </dev/null
    status=$?
}

fail() { # NAME PLAN TEXT
    echo "failing $1: $2: status $status: $3"
    tail -n 3 "$here/stderr"
    return 1
}

same() {
    cmp -s "$here/stdout" "$want/stdout" &&
        { [ ! -e "$want/out/page" ] ||
            cmp -s "$here/out/page" "$want/out/page"; } &&
        [ "$(ls "$here/out")" = "$(ls "$want/out")" ]
}

# Whether each line is as it should be or says that its record failed.  A
# FILE that cannot be read any further has a line too, the last.
records() { # GOT WANT PLAN
    awk -v lines="$2" -v plan="$3" '
        BEGIN { while ((getline line < lines) > 0) want[++n] = line }
        { refused = /^{"id":.*"error":{"status":1,"message":"[^"]*"}}$/ }
        /"summary"|"facts"/ { refused = 0 }
        $0 != want[NR] && !refused { bad = 1 }
        plan ~ /^(read|open) / && refused { n = NR }
        END { exit bad || NR != n }' "$1"
}

# What may be on standard output when a run ends early: a beginning.
beginning() {
    n=$(wc -c <"$here/stdout")
    [ "$n" -eq 0 ] || head -c "$n" "$want/stdout" | cmp -s - "$here/stdout"
}

# No file, or the old one and nothing beside it.
untouched() {
    case $name in
    replace*) [ "$(ls "$here/out")" = page ] &&
        [ "$(cat "$here/out/page")" = old ] ;;
    *) [ -z "$(ls "$here/out")" ] ;;
    esac
}

# What the run says more than it does when nothing fails.
said() {
    grep -vxFf "$want/stderr" "$here/stderr" >"$here/said"
    grep -c '^summarizer: ' "$here/said"
}

# A FILE that fails costs only itself, and so does a record.
partly() { # NAME PLAN
    case $1 in
    records | workers)
        records "$here/stdout" "$want/stdout" "$2" ||
            fail "$1" "$2" "not one line for a record" ;;
    recordsfile | workersfile | replaceall)
        records "$here/out/page" "$want/out/page" "$2" ||
            fail "$1" "$2" "not one line for a record" ;;
    facts | table | brief | compare | many | files | names)
        [ "$(said)" -gt 0 ] || fail "$1" "$2" "no message" ;;
    *) false ;;
    esac
}

whole() { # NAME PLAN
    said=$(said)
    # A message that cannot be written is not.
    case "$2" in write*) [ "$said" -eq 0 ] && said=1 ;; esac
    [ "$said" -eq 1 ] || fail "$1" "$2" "$said messages" || return
    untouched || fail "$1" "$2" "a file" || return
    beginning || fail "$1" "$2" "wrong bytes"
}

judge() { # NAME PLAN
    case $status in
    124 | 137) fail "$1" "$2" "hangs" || return ;;
    "$usual") same && return ;;
    esac
    case $status in
    1)
        if [ -s "$here/stdout" ] || ! untouched; then
            partly "$1" "$2"
        elif [ "$(said)" -gt 1 ]; then # each of the FILEs failed
            partly "$1" "$2"
        else
            whole "$1" "$2"
        fi
        ;;
    2 | 5) whole "$1" "$2" ;;
    *) fail "$1" "$2" "ends badly, or has other bytes" ;;
    esac
}

# All failures of one way: NAME WAY OPTIONS.
series() {
    name=$1 way=$2
    shift 2
    try "$way 0" "$@"
    count=$(od -An -td8 -N8 "$here/count" | tr -d ' ')
    step=$((count > most ? (count + most - 1) / most : 1))
    [ -n "$all" ] && step=1
    k=1
    while [ "$k" -le "$count" ]; do
        for rest in '' +; do
            # Again and again interrupted at once is no system's way.
            case $way$rest in *EINTR+) continue ;; esac
            try "$way $k$rest" "$@"
            judge "$name" "$way $k$rest" && echo pass || echo "failed"
        done
        k=$((k + step))
    done
}

# What the run gives when nothing fails: NAME PLAN OPTIONS.  Pages name the
# options, so that what the sandbox is belongs to it.
expect() {
    name=$1 plan=$2
    rm -rf "$want"
    shift 2
    try "$plan" "$@"
    usual=$status
    mv "$here" "$want"
    case $usual in 0 | 1 | 4) ;; *) fail "$name" "nothing" "does not run" ;; esac
}

one() { # NAME OPTIONS: every way to fail
    name=$1
    shift
    here=$work/$name
    want=$work/$name.want
    expect "$name" "$memory 0" "$@" || return
    series "$name" "$memory" "$@"
    expect "$name" "write EIO 0" "$@" || return
    echo "$system" | tr -d '\n' | tr ',' '\n' | while read -r way; do
        series "$name" "$way" "$@"
    done
    rm -rf "$here" "$want"
}

# A FILE that grows while it is read is read to its end, once.
grows() {
    name=grows
    here=$work/grows
    want=$work/grows.want
    cp "$work/in/flood-river.txt" "$work/in/grows.txt"
    try "read GROW 2:$work/in/grows.txt" --json --extract -j1 grows.txt
    mv "$here" "$want"
    try "read SHORT 0" --json --extract -j1 grows.txt
    usual=0
    judge grows "read GROW" && grep -q 'ferry came back' "$here/stdout" &&
        echo pass || echo failed
    rm -rf "$here" "$want"
}

all=
[ "$1" = --all ] && all=--all && shift
top=$(cd "$(dirname "$0")/.." && pwd)
failing=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
program=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
if [ $# -eq 4 ]; then # one run, for xargs below
    work=$3
    set -- $4
    if [ "$1" = grows ]; then grows; else one "$@"; fi >"$work/$1.result"
    exit 0
fi
if ! FAILING='write EIO 0' LD_PRELOAD=$failing "$program" -V >/dev/null; then
    echo "failing: 0 passed, 0 failed (no seccomp here)"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in"
(prepare) || exit 1
runs | { [ -e "$work/in/flood-river.txt.zst" ] && cat || grep -v '^zstd '; } |
    grep "${RUN:-}" | tr '\n' '\0' |
    xargs -0 -P 2 -I LINE sh "$top/tests/failing.sh" $all "$failing" "$program" \
        "$work" LINE
grep -hv -e '^pass$' -e '^failed$' "$work"/*.result
passed=$(cat "$work"/*.result | grep -c '^pass$')
failed=$(cat "$work"/*.result | grep -c '^failed$')
echo "failing: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
