#!/bin/sh
# Hostile input of every kind that tests/hostile.c makes:
#   tests/hostile.sh GENERATOR PROGRAM          each in 2 s and 256 MB
#   tests/hostile.sh --growth GENERATOR PROGRAM ten times the input, at most
#       fourteen times the instructions that callgrind counts; with EVERY=N
#       for each N-th kind, because that counting is slow
# A message that refuses the input is as good as an answer.  ONLY=WORD: the
# kinds with this word in their names.
set -u

size=100000   # [bytes] with a limit of time and memory
small=10000   # [bytes] and ten times that, for the growth
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
    for report in --brief --to=json --facts --extract --mentions; do
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

growth() { # KIND FORMAT
    start=$(instructions "$1" "$2" 1)
    one=$(instructions "$1" "$2" "$small")
    ten=$(instructions "$1" "$2" $((small * 10)))
    awk -v kind="$1" -v s="$start" -v a="$one" -v b="$ten" -v most="$most" '
        BEGIN {
            ratio = (b - s) / (a - s > 1e6 ? a - s : 1e6)
            if (!s || !a || !b || ratio > most) {
                printf "hostile %s: %d, %d, %d instructions\n", kind, s, a, b
                exit 1
            }
            printf "pass %s %.1f\n", kind, ratio
        }' </dev/null
}

check=limits
[ "$1" = --growth ] && check=growth && shift
generator=$1
program=$2
if [ $check = growth ] && ! command -v valgrind >/dev/null; then
    echo "hostile: 0 passed, 0 failed (no valgrind, growth skipped)"
    exit 0
fi
if [ $# -eq 4 ]; then # one kind, for xargs below
    work=$3
    set -- ${4% *} ${4#* }
    $check "$1" "$2"
    rm -f "$work/$1" "$work/$1.out" "$work/$1.err"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $check = growth ] && set -- --growth "$@"
every=1
[ $check = growth ] && every=${EVERY:-1}
"$generator" | grep -e "^[^ ]*${ONLY:-}" |
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
