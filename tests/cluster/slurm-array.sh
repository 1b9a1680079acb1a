#!/bin/sh
#SBATCH --job-name=summarizer --cpus-per-task=4
# One task of a Slurm array: its share of the lines of RECORDS, in order.
#
#   sbatch --array=0-99 slurm-array.sh records.jsonl parts --facts
#   cat parts/*.jsonl >facts.jsonl
#
# A part appears whole or not at all, so a task may be run again.  Submitted
# by itself it must be told of how many shares its own is one:
#
#   SHARES=100 sbatch --array=17 slurm-array.sh records.jsonl parts --facts
set -eu
records=$1 parts=$2
shift 2
first=$SLURM_ARRAY_TASK_MIN
[ -z "${SHARES:-}" ] || first=0
share=$((SLURM_ARRAY_TASK_ID - first + 1))
[ -r "$records" ] # else an empty share would be a success
mkdir -p "$parts"
split -n "l/$share/${SHARES:-$SLURM_ARRAY_TASK_COUNT}" "$records" |
    summarizer -j "${SLURM_CPUS_PER_TASK:-1}" --keep-going-status=0 "$@" \
        -f jsonl -t jsonl -o "$parts/$(printf %06d "$share").jsonl"
