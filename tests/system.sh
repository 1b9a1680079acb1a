#!/bin/sh
# The program and the system it runs in:
#   tests/system.sh PROGRAM HOOK
# Signals at every moment leave an output file that is whole, or none, and
# nothing beside it; limits of the system end in status 5 and a message; no
# call of the kernel reaches further than the manual says (needs strace).
# HOOK is tests/hook.c.
set -u
. "$(dirname "$0")/tally.sh"
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
hook=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
top=$(cd "$(dirname "$0")/.." && pwd)
articles=$top/corpus/articles
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 1
ulimit -c 0
export LC_ALL=C TERM=dumb XDG_DATA_HOME="$tmp/none"

# ---- signals ----

# Run in the folder `here`, which holds an old file or nothing: NAME=VALUE...
# OPTIONS...  Sets $pid.
begin() {
    env --default-signal=INT,QUIT,TERM,HUP LD_PRELOAD="$hook" HOOK_TELL=1 \
        ASAN_OPTIONS=verify_asan_link_order=0 "$@" 2>err &
    pid=$!
}

wait_for() { # WORD: what the run says when it is there; at most 10 s
    tries=0
    until grep -qs "$1" err || [ $tries -ge 200 ]; do
        sleep .05
        tries=$((tries + 1))
    done
}

prepare() { # OLD: "old" when a file is to be replaced
    rm -rf here
    mkdir here
    : >err
    [ "$1" != old ] || { echo old >here/out && chmod 640 here/out; }
}

# What must be there after a run that did not reach its end.
is_untouched() { # OLD
    if [ "$1" = old ]; then
        [ "$(ls -A here)" = out ] && [ "$(cat here/out)" = old ]
    else
        [ -z "$(ls -A here)" ]
    fi
}

# What must be there after a run that did.
is_whole() { # OLD
    [ "$(ls -A here)" = out ] && cmp -s here/out want &&
        { [ "$1" != old ] || [ "$(stat -c %a here/out)" = 640 ]; }
}

ended_by() { # SIGNAL: its name
    wait $pid 2>/dev/null
    status=$?
    [ $status -eq $((128 + $(number_of "$1"))) ]
}

number_of() {
    case $1 in HUP) echo 1 ;; INT) echo 2 ;; QUIT) echo 3 ;;
    KILL) echo 9 ;; TERM) echo 15 ;; esac
}

hanging="The word zhanghook was in the report of the council, it said."
echo "$hanging" >hang.txt
{
    echo '{"id":1,"text":"The ferry was stopped on Monday. It sails on Friday."}'
    printf '{"id":2,"text":"%s"}\n' "$hanging"
} >hang.jsonl
mkfifo slow
"$program" -n1 -j1 "$articles/court-bridge.txt" >want

kill_while() { # MOMENT SIGNAL OLD NAMED
    name="$*"
    prepare "$3"
    set -- "$1" "$2" "$3" ${4:+"HOOK_NAMED=1"}
    moment=$1 signal=$2 old=$3
    shift 3
    case $moment in
    working) begin "$@" "$program" -j1 hang.txt -o here/out ;;
    streaming) begin "$@" "$program" -j1 --flush --to=jsonl hang.jsonl \
        -o here/out ;;
    workers) begin "$@" "$program" -j2 --flush --to=jsonl hang.jsonl \
        -o here/out ;;
    esac
    wait_for hangs
    left=$(workers)
    kill -"$signal" $pid
    holds "$name: status" ended_by "$signal"
    holds "$name: nothing is left" is_untouched "$old"
    if [ "$moment" = workers ]; then
        holds "$name: there were workers" [ -n "$left" ]
        # shellcheck disable=SC2086
        holds "$name: no worker is left" all_gone $left
    fi
}

# Those of the run, before it is killed; all must go within a second.  One
# that nobody has asked for its status is gone, too: it has no command line.
workers() {
    cat /proc/$pid/task/*/children
}

all_gone() { # PID...
    tries=0
    for worker; do
        while grep -qs . "/proc/$worker/cmdline"; do
            tries=$((tries + 1))
            [ $tries -lt 50 ] || return 1
            sleep .02
        done
    done
}

# While it waits for its input.
kill_reading() { # SIGNAL
    prepare new
    begin "$program" -j1 slow -o here/out
    exec 3>slow
    echo "The ferry was stopped." >&3
    sleep .1
    kill -"$1" $pid
    holds "reading $1: status" ended_by "$1"
    holds "reading $1: nothing is left" is_untouched new
    exec 3>&-
}

# Just before a call of the kernel.
kill_at() { # CALL SIGNAL OLD NAMED RESULT
    prepare "$3"
    begin HOOK_SIGNAL="$1 $(number_of "$2")" ${4:+"HOOK_NAMED=1"} \
        "$program" -n1 -j1 "$articles/court-bridge.txt" -o here/out
    holds "at $*: status" ended_by "$2"
    holds "at $*: $5" "$5" "$3"
}

signals() {
    for signal in INT TERM HUP QUIT KILL; do
        for old in new old; do
            kill_while working $signal $old
            kill_while streaming $signal $old
            kill_while workers $signal $old
            [ $signal = KILL ] || kill_while working $signal $old named
            [ $signal = KILL ] || kill_while streaming $signal $old named
        done
        kill_reading $signal
    done
    for signal in INT TERM HUP; do
        kill_at fchmod $signal new '' is_untouched
        kill_at fchmod $signal old named is_untouched
        kill_at linkat $signal new '' is_whole
        kill_at linkat $signal old '' is_whole
        kill_at rename $signal old '' is_whole
        kill_at rename $signal new named is_whole
        kill_at rename $signal old named is_whole
    done
    kill_at linkat KILL new '' is_untouched
    kill_at linkat KILL old '' is_untouched
}

# ---- limits ----

# Whether the run of $1... OPTIONS ended well: with the right bytes; or with
# status 5 and one message, and then without a file.
ends_well() { # STATUS
    case $1 in
    0) [ "$(ls -A here)" = out ] && cmp -s here/out right ;;
    5) [ -z "$(ls -A here)" ] && [ "$(wc -l <err)" -eq 1 ] &&
        grep -q '^summarizer: ' err ;;
    *) false ;;
    esac
}

limited() { # ULIMIT-OPTION VALUE OPTIONS...
    rm -rf here
    mkdir here
    # The message is not held to the limit of files.
    {
        (
            ulimit "$1" "$2"
            shift 2
            exec "$program" "$@" -o here/out
        )
        echo $? >status
    } 2>&1 | cat >err
    status=$(cat status)
}

# All that lies between not starting and not noticing: MOST is where a run
# is sure to be right.
limit() { # ULIMIT-OPTION FIRST STEP LAST OPTIONS...
    option=$1 value=$2 step=$3 last=$4
    shift 4
    "$program" "$@" -o right
    said=0
    while [ "$value" -le "$last" ]; do
        limited "$option" "$value" "$@"
        holds "ulimit $option $value, $*: status $status, $(cat err)" \
            ends_well $status
        [ $status -ne 5 ] || said=1
        value=$((value + step))
    done
    holds "ulimit $option, $*: is met" [ $said -eq 1 ]
    holds "ulimit $option, $*: is enough in the end" [ $status -eq 0 ]
}

# [KiB] of memory with which the libraries can just be loaded.
least_memory() {
    low=1000 high=1000000
    while [ $((high - low)) -gt 10 ]; do
        value=$(((low + high) / 2))
        if (ulimit -v $value; exec "$program" -V) >/dev/null 2>&1; then
            high=$value
        else
            low=$value
        fi
    done
    echo $high
}

limits() {
    cp "$articles/court-bridge.txt" "$articles/troops-wire.html" .
    least=$(least_memory)
    for options in "-n1 -j1 court-bridge.txt" "-b -j1 court-bridge.txt" \
        "-b -j1 troops-wire.html" "--facts --json -j1 troops-wire.html"; do
        limit -v "$least" 200 $((least + 8000)) $options
        limit -n 4 1 8 $options
    done
    # Of records, each that has no memory says so.
    limit -n 4 1 12 -j2 --to=jsonl "$articles/records.jsonl"
    limit -f 0 40 400 -b court-bridge.txt troops-wire.html
    limit -f 0 4 40 -j2 --to=jsonl "$articles/records.jsonl"
}

# ---- calls of the kernel ----

# What a run may do, by the files of strace -ff, one for each process.  Of
# the files that are opened each is named in the command, or one of the
# system's libraries, or what the library asks about processors.
judge_calls() { # JOBS SANDBOX FILES-OPTIONS... <FILES
    jobs=$1 sandbox=$2
    shift 2
    [ "$(ls trace.* | wc -l)" -le $((jobs == 1 ? 1 : jobs + 1)) ] || {
        echo "too many processes: $(ls trace.*)"
        return 1
    }
    awk -v command="$*" -v sandbox="$sandbox" -v left="$left" '
    BEGIN {
        split(command, word, /[ =]/)
        for (w in word) named[word[w]] = 1
        n = split(left, word, " ")
        for (w in word) may[word[w]] = 1
    }
    function say(text) { print FILENAME ": " text ": " $0; bad = 1 }
    # The first text between quotation marks.
    function path() { return match($0, /"[^"]*"/) ? \
        substr($0, RSTART + 1, RLENGTH - 2) : "" }
    function is_system(p) { return p ~ /^\/(usr\/)?lib(64)?\// ||
        p == "/etc/ld.so.cache" || p == "/sys/devices/system/cpu/online" }
    FNR == 1 { files++; inside = files > 1 && first_inside }
    /^(---|\+\+\+)/ { next }
    { call = $0; sub(/\(.*/, "", call) }
    inside && !(call in may) { say("not left by the sandbox") }
    inside && / = -1 E(PERM|ACCES|NOSYS)/ && call != "clone3" {
        say("refused by the sandbox") }
    call == "execve" && runs++ { say("runs a program") }
    call ~ /^(socket|connect|bind|listen|accept4?|ptrace|vfork|open)$/ {
        say("never to be called") }
    call ~ /^(creat|mkdir|mknod|symlink|chmod|chown|truncate)(at)?$/ {
        say("never to be called") }
    call == "openat" {
        p = path()
        if (/O_PATH/) next # a place for a rule of Landlock: opens nothing
        if (/O_TMPFILE/ && p == "." && "out" in named) next
        if (/O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)/ && p != "/dev/zero")
            say("writes to a file")
        else if (!(p in named) && !is_system(p) && p != "/dev/zero")
            say("reads a file that was not named")
    }
    call ~ /^(rename|unlink|linkat)$/ && !/"out/ { say("another file") }
    /^prctl\(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, .* = 0/ {
        inside = first_inside = 1; entered++ }
    /^landlock_restrict_self\(.* = 0/ { closed++ }
    END {
        if (sandbox == "on" && !(entered == 1 && closed == 1)) {
            print "the sandbox was not entered"; bad = 1 }
        if (sandbox == "off" && (entered || closed)) {
            print "the sandbox was entered"; bad = 1 }
        exit bad
    }' $(ls trace.* | sort -t . -k 2n)
}

trace() { # JOBS SANDBOX OPTIONS...
    rm -f trace.* out
    jobs=$1 sandbox=$2
    shift 2
    strace -ff -o trace "$program" -j"$jobs" --sandbox="$sandbox" "$@" \
        >/dev/null 2>err </dev/null
    judge_calls "$jobs" "$sandbox" "$@" $(tr '\0' ' ' <names)
}

reports() {
    cat <<'EOF'
-n2 court-bridge.txt troops-wire.html
--explain health-clinic.md
--facts troops-capital.txt troops-wire.html
--facts --to=csv troops-capital.txt
-b troops-capital.txt troops-wire.html -o out
-b --css=own.css troops-wire.html -o out
--json troops-wire.html
--keywords science-seagrass.txt
--extract latin.html troops-wire.html
--mentions --json troops-capital.txt
--compare troops-capital.txt troops-wire.html
--check=draft.md troops-capital.txt
--facts -T ./own.md flood-river.txt
--weights=own.tsv court-bridge.txt
--json --each coast-feed.rss council-feed.atom
--facts rail-wire.nitf
--facts flood-message.newsml
--extract flood-river.txt.gz
--to=jsonl records.jsonl -o out
--facts --to=jsonl records.jsonl
--files0-from=names -n1
EOF
}

calls() {
    # On some systems nobody may look at another process.
    if ! strace -ff -o trace true 2>/dev/null; then
        echo "no strace here: calls of the kernel are not looked at"
        return
    fi
    left=$(sed -n 's/^ *{*SYS_\([a-z0-9_]*\),.*/\1/p' \
        "$top/summarizer/cli/sandbox.c" | tr '\n' ' ')
    mkdir calls
    cp "$articles"/* calls
    cd calls || exit 1
    gzip -k flood-river.txt
    cp "$top/corpus/en/weights.tsv" own.tsv
    printf '# {{title}}\n' >own.md
    printf 'body { color: black }\n' >own.css
    printf 'court-bridge.txt\0flood-river.txt\0' >names
    printf '<meta charset=windows-1250><p>The p\370\355stav reopened.</p>' \
        >latin.html
    "$program" --facts troops-capital.txt >draft.md
    echo old >out
    modes=off
    "$program" --sandbox=on --version >/dev/null 2>&1 &&
        "$program" -V -v | grep -q 'Landlock.*seccomp' && modes="on off"
    reports | while read -r options; do
        for sandbox in $modes; do
            for jobs in 1 2; do
                trace $jobs $sandbox $options >said ||
                    { echo "FAILED: -j$jobs --sandbox=$sandbox $options"
                        head -n 5 said; }
                [ -s said ] || echo ok >>../calls.passed
            done
        done
    done >../calls.failed
    cd "$tmp" || exit 1
    cat calls.failed
    passed=$((passed + $(wc -l <calls.passed)))
    failed=$((failed + $(grep -c '^FAILED' calls.failed)))
}

signals
case $(basename "$(dirname "$(dirname "$program")")") in
asan) ;; # has a hundred times the memory, and looks at itself
coverage) ;; # writes files of its own
*) limits; calls ;;
esac
tally system
