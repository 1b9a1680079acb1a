#!/bin/sh
# Many machines, on what runs them: the output of GNU parallel (here, and
# over ssh to the loopback address), of a Slurm array and of what Hadoop
# Streaming and Spark do with a filter is that of a single run, byte for byte,
# also when a process is killed and its share run again.  Slurm is a node of
# its own on this machine; Hadoop and Spark are played.  What is not installed
# is skipped.
#
#   tests/cluster/run.sh BIN
set -u
bin=$(cd "$(dirname "$1")" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
articles=$here/../../corpus/articles
tmp=$(mktemp -d)
sshd=
. "$here/slurm.sh"
trap 'test -z "$sshd" || kill "$sshd"; slurm_stop; rm -rf "$tmp"' EXIT
passed=0 failed=0
PATH=$bin:$PATH
HOME=$tmp # parallel(1) and ssh(1) keep their files there
export PATH HOME
cd "$tmp" || exit 1

same() { # NAME: compare `got` with `want`
    if cmp got want; then
        passed=$((passed + 1))
    else
        echo "FAILED: $1"
        failed=$((failed + 1))
    fi
}

for i in 1 2 3 4 5 6 7 8 9 10; do cat "$articles/records.jsonl"; done >ten
{ cat ten ten ten; echo '{"id": "broken'; cat ten; } >records.jsonl
summarizer -j 1 -f jsonl -t jsonl --keep-going-status=0 <records.jsonl >want ||
    exit 1

# The same task twice, and one share that is empty.
export SLURM_ARRAY_TASK_COUNT=5 SLURM_ARRAY_TASK_MIN=0 SLURM_CPUS_PER_TASK=2
for SLURM_ARRAY_TASK_ID in 3 0 1 2 3 4; do
    export SLURM_ARRAY_TASK_ID
    sh "$here/slurm-array.sh" records.jsonl parts || failed=$((failed + 1))
done
cat parts/*.jsonl >got
same "the shares of an array"
unset SLURM_ARRAY_TASK_COUNT SLURM_ARRAY_TASK_MIN SLURM_CPUS_PER_TASK
unset SLURM_ARRAY_TASK_ID

# A filter whose first process dies in the middle of its input.
mkdir mortal
cat >mortal/summarizer <<EOF
#!/bin/sh
if mkdir "$tmp/once" 2>/dev/null; then
    mkfifo "$tmp/fifo.\$\$"
    exec 3<&0 # else it would be /dev/null behind an ampersand
    { head -n 2 <&3; exec sleep 60; } >"$tmp/fifo.\$\$" &
    feeder=\$!
    "$bin/summarizer" --flush "\$@" <"$tmp/fifo.\$\$" &
    sleep .3
    kill -9 \$! \$feeder \$\$
fi
exec "$bin/summarizer" "\$@"
EOF
chmod +x mortal/summarizer

array() { # ARGUMENT...: run tasks of the array, four shares in all
    job=$(sbatch --parsable --cpus-per-task=1 --output=/dev/null "$@" \
        "$here/slurm-array.sh" "$tmp/records.jsonl" "$tmp/parts") || return
    # sbatch --wait looks every few seconds only.
    while squeue -h -j "$job" 2>/dev/null | grep -q .; do sleep .2; done
}
if ! command -v sbatch >/dev/null || ! command -v slurmctld >/dev/null ||
    ! command -v slurmd >/dev/null || ! command -v munged >/dev/null; then
    echo "Slurm is not installed: its array was played, not run"
elif ! slurm_start "$tmp/slurm"; then
    tail -n 3 slurm/*.log slurm/*.out
    echo "FAILED: the node of Slurm did not come up"
    failed=$((failed + 1))
else
    rm -rf parts
    array --array=0-3 || failed=$((failed + 1))
    cat parts/*.jsonl >got
    same "a Slurm array"
    # One task dies and leaves no part; it alone is run again.
    rm -rf parts
    PATH=$tmp/mortal:$PATH array --array=0-3 || failed=$((failed + 1))
    left=
    for share in 1 2 3 4; do
        [ -e "parts/00000$share.jsonl" ] || left="$left $share"
    done
    [ ${#left} -eq 2 ] || failed=$((failed + 1))
    for share in $left; do
        SHARES=4 array --array=$((share - 1)) || failed=$((failed + 1))
    done
    cat parts/*.jsonl >got
    same "a Slurm array, a task killed"
    slurm_stop
fi
rm -rf once

# Hadoop Streaming hands each mapper the lines of its split, takes what
# stands before a tab for the key (here all of the line) and writes key, tab
# and value; what a mapper wrote that fails is thrown away.
mapper="summarizer -j 1 -f jsonl -t jsonl --keep-going-status=0"
attempt() { # SPLIT
    PATH=$tmp/mortal:$PATH sh -c "$mapper" <"$1" >attempt || return 1
    awk 'index($0, "\t") { exit 1 } { print $0 "\t" }' attempt >"part.$1"
}
split -n l/3 records.jsonl split.
for s in split.*; do
    attempt "$s" 2>/dev/null || attempt "$s" || failed=$((failed + 1))
done
cat part.split.* | sed 's/\t$//' >got
same "Hadoop Streaming, played"
[ -d once ] || failed=$((failed + 1))
rm -rf once

# Spark's pipe() runs the command for each partition without a shell and
# without any environment.
for s in split.*; do
    env -i "$bin/summarizer" -j 1 -f jsonl -t jsonl --keep-going-status=0 \
        <"$s" || failed=$((failed + 1))
done >got
same "Spark, played"

if ! command -v parallel >/dev/null || ! parallel --version | grep -q GNU; then
    echo "GNU parallel is not installed: skipped"
    echo "cluster: $passed passed, $failed failed"
    exit $((failed > 0))
fi
filter="$bin/summarizer -j 1 -f jsonl -t jsonl --keep-going-status=0"
parallel --will-cite -j 2 -k --pipe --block 8k "$filter" <records.jsonl >got
same "GNU parallel"
# The first block to come loses its process in the middle.
mortal="$tmp/mortal/${filter##*/}"
parallel --will-cite -j 2 -k --pipe --block 8k --retries 3 "$mortal" \
    <records.jsonl >got
same "GNU parallel, a process killed"
[ -d once ] || failed=$((failed + 1))
rm -rf once

if ! [ -x /usr/sbin/sshd ] || ! command -v ssh >/dev/null; then
    echo "sshd is not installed: skipped"
else
    [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f key && cp key.pub authorized
    ssh-keygen -q -t ed25519 -N '' -f host
    port=$((20000 + $$ % 20000))
    /usr/sbin/sshd -D -e -f /dev/null -h "$tmp/host" -o PidFile=none \
        -o ListenAddress=127.0.0.1 -o Port=$port -o StrictModes=no \
        -o AuthorizedKeysFile="$tmp/authorized" -o PermitRootLogin=yes \
        -o PasswordAuthentication=no 2>sshd.log &
    sshd=$!
    ssh="ssh -q -p $port -i $tmp/key -o StrictHostKeyChecking=no"
    ssh="$ssh -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes"
    tries=0
    until $ssh 127.0.0.1 true || [ $tries -ge 50 ]; do
        sleep .1
        tries=$((tries + 1))
    done
    parallel --will-cite -k --pipe --block 8k --retries 3 --ssh "$ssh" \
        -S 2/127.0.0.1 "$filter" <records.jsonl >got
    same "GNU parallel over ssh"
    parallel --will-cite -k --pipe --block 8k --retries 3 --ssh "$ssh" \
        -S 2/127.0.0.1 "$mortal" <records.jsonl >got
    same "GNU parallel over ssh, a process killed"
    [ -d once ] || failed=$((failed + 1))
fi
echo "cluster: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
