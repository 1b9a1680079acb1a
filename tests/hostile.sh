#!/bin/sh
# Hostile input of every kind that tests/hostile.c makes:
#   tests/hostile.sh GENERATOR PROGRAM          each in 2 s and 256 MB
#   tests/hostile.sh --sizes GENERATOR PROGRAM  the same, as large as such
#       input is known to be; --max-input refuses what is larger
#   tests/hostile.sh --growth GENERATOR PROGRAM ten times the input, at most
#       fourteen times the instructions that callgrind counts; with EVERY=N
#       for each N-th kind, because that counting is slow
# A message that refuses the input is as good as an answer.  ONLY=WORD: the
# kinds with this word in their names.
set -u

size=100000   # [bytes] with a limit of time and memory
small=10000   # [bytes] and ten times that, for the growth; or from there to
              # ten times that again, where a threshold lies between
seconds=2     # [s] of processor time
memory=256    # [MB] of address space beyond what starting takes
most=14       # growth tenfold would be 10; 100 is what squares

fail() { # KIND TEXT...: one line and what the program said
    echo "hostile $1: $2"
    tail -n 3 "$work/$1.err"
    return 1
}

limits() { # KIND FORMAT
    "$generator" "$1" "$size" >"$work/$1"
    for report in --brief --to=json --facts '--extract --links --to=json' \
        --mentions; do
        (
            ulimit -t "$seconds"
            ulimit -v $((memory * 1024 + 65536))
            exec "$program" $report --from="$2" -j1 "$work/$1"
        ) >"$work/$1.out" 2>"$work/$1.err"
        status=$?
        case $status in
        0 | 3) ;;
        1) [ -s "$work/$1.err" ] || [ -s "$work/$1.out" ] ||
            fail "$1" "status 1 and no message" || return ;;
        *) fail "$1" "$report ends with status $status" || return ;;
        esac
    done
    echo "pass $1"
}

instructions() { # KIND FORMAT BYTES
    "$generator" "$1" "$3" >"$work/$1"
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" \
        --sandbox=off --brief --from="$2" -j1 "$work/$1" 2>&1 >/dev/null |
        sed -n 's/.*Collected : //p'
}

is_linear() { # START ONE TEN: counted instructions; tells by how much
    awk -v s="$1" -v a="$2" -v b="$3" -v most="$most" 'BEGIN {
        ratio = (b - s) / (a - s > 1e6 ? a - s : 1e6)
        printf "%.1f", ratio
        exit !s || !a || !b || ratio > most
    }' </dev/null
}

growth() { # KIND FORMAT
    start=$(instructions "$1" "$2" 1)
    one=$(instructions "$1" "$2" "$small")
    ten=$(instructions "$1" "$2" $((small * 10)))
    if ! ratio=$(is_linear "$start" "$one" "$ten"); then
        one=$ten
        ten=$(instructions "$1" "$2" $((small * 100)))
        ratio=$(is_linear "$start" "$one" "$ten") || {
            echo "hostile $1: $start, $one, $ten instructions"
            return 1
        }
    fi
    echo "pass $1 $ratio"
}

# KIND FORMAT BYTES MEGABYTES SECONDS STATUS OPTIONS of a run; the kinds
# "gzip" and "zstd" are 200 MB of one letter, packed.
rows() {
    cat <<'EOF'
html-divs html 700000 256 2 0 --brief
html-spans html 700000 256 2 0 --facts
html-attributes html 11000000 256 2 0 --brief
xml-attributes xml 11000000 256 2 1 --brief
xml-entities xml 1000000 256 2 1 --brief
xml-references xml 3000000 256 2 1 --brief
json-depth jsonl 100000 256 2 1 --to=json
json-objects jsonl 600000 256 2 1 --to=json
json-digits jsonl 1000 256 2 1 --to=json
digits text 1000 256 2 0 --facts
dates-bad text 120000 256 2 0 --facts
quotes-open text 200000 256 2 0 --brief
quotes-straight text 20000 256 2 0 --brief
capitals text 1000000 256 2 0 --brief
one-word text 1000000 256 2 0 --brief
nul text 1000000 256 2 0 --brief
bidi text 1000000 256 2 0 --brief
one-sentence text 60000000 256 2 1 --brief
one-long-word text 60000000 256 2 1 --brief
json-open jsonl 60000000 256 2 1 --to=json
gzip text 200000000 256 2 1 --brief
zstd text 200000000 256 2 1 --brief
one-sentence text 60000000 2048 30 0 --max-input=99999999
one-long-word text 60000000 2048 30 0 --max-input=99999999
EOF
}

letters() { # BYTES
    head -c "$1" /dev/zero | tr '\0' a
}

sizes() { # a row
    case $1 in
    gzip) letters "$3" | gzip >"$work/$1" ;;
    zstd) "$program" -V | grep -q zstd && command -v zstd >/dev/null ||
        { echo "pass $1"; return; }
        letters "$3" | zstd -q >"$work/$1" ;;
    *) "$generator" "$1" "$3" >"$work/$1" ;;
    esac
    (
        ulimit -t "$5"
        ulimit -v $(($4 * 1024 + 65536))
        exec "$program" --from="$2" -j1 "$7" "$work/$1"
    ) >"$work/$1.out" 2>"$work/$1.err"
    status=$?
    [ $status -eq "$6" ] || fail "$1" "$*: status $status" || return
    [ $status -eq 0 ] || [ -s "$work/$1.err" ] || [ -s "$work/$1.out" ] ||
        fail "$1" "status $status and no message" || return
    echo "pass $1"
}

check=limits
case $1 in --growth | --sizes) check=${1#--} && shift ;; esac
generator=$1
program=$2
if [ $check = growth ] && ! command -v valgrind >/dev/null; then
    echo "hostile: 0 passed, 0 failed (no valgrind, growth skipped)"
    exit 0
fi
if [ $# -eq 4 ]; then # one kind, for xargs below
    work=$3
    set -- $4
    $check "$@"
    rm -f "$work/$1" "$work/$1.out" "$work/$1.err"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $check = limits ] || set -- --$check "$@"
every=1
[ $check = growth ] && every=${EVERY:-1}
if [ $check = sizes ]; then rows; else "$generator"; fi |
    grep -e "^[^ ]*${ONLY:-}" |
    awk -v every="$every" 'NR % every == 0' >"$work/kinds"
tr '\n' '\0' <"$work/kinds" |
    xargs -0 -P 2 -I LINE sh "$0" "$@" "$work" LINE >"$work/result"
grep -v '^pass ' "$work/result"
passed=$(grep -c '^pass ' "$work/result")
failed=$(($(wc -l <"$work/kinds") - passed))
[ $check = growth ] && awk '$1 == "pass" { print $3, $2 }' "$work/result" |
    sort -rn | awk -v tell="${TELL:-5}" '
        NR <= tell { said = said ", " $2 " " $1 }
        END { print "tenfold input, times the work: " substr(said, 3) }'
echo "hostile: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
