#!/bin/sh
# Many machines, on what runs them: the output of GNU parallel (here, and
# over ssh to the loopback address) and of a Slurm array is that of a single
# run, byte for byte, also when a process is killed and its block run again.
# What is not installed is skipped.
#
#   tests/cluster/run.sh BIN
set -u
bin=$(cd "$(dirname "$1")" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
articles=$here/../../corpus/articles
tmp=$(mktemp -d)
sshd=
trap 'test -z "$sshd" || kill "$sshd"; rm -rf "$tmp"' EXIT
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
if command -v sbatch >/dev/null && sinfo >/dev/null 2>&1; then
    rm -rf parts
    sbatch --wait --array=0-3 --cpus-per-task=1 \
        "$here/slurm-array.sh" "$tmp/records.jsonl" "$tmp/parts" >/dev/null
    cat parts/*.jsonl >got
    same "a Slurm array"
else
    echo "no Slurm: its array was played, not run"
fi

if ! command -v parallel >/dev/null || ! parallel --version | grep -q GNU; then
    echo "GNU parallel is not installed: skipped"
    echo "cluster: $passed passed, $failed failed"
    exit $((failed > 0))
fi
filter="$bin/summarizer -j 1 -f jsonl -t jsonl --keep-going-status=0"
parallel --will-cite -j 2 -k --pipe --block 8k "$filter" <records.jsonl >got
same "GNU parallel"
# The first block to come loses its process in the middle.
parallel --will-cite -j 2 -k --pipe --block 8k --retries 3 \
    "if mkdir $tmp/once 2>/dev/null; then head -n 2 | $filter; kill -9 \$\$; fi
    $filter" <records.jsonl >got
same "GNU parallel, a process killed"
[ -d once ] || failed=$((failed + 1))

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
fi
echo "cluster: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
