#!/bin/sh
#SBATCH --job-name=summarizer --cpus-per-task=4
# One task of a Slurm array: its share of the lines of RECORDS, in order.
#
#   sbatch --array=0-99 slurm-array.sh records.jsonl parts --facts
#   cat parts/*.jsonl >facts.jsonl
#
# A part appears whole or not at all, so a task may be run again.
set -eu
records=$1 parts=$2
shift 2
share=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN + 1))
mkdir -p "$parts"
split -n "l/$share/$SLURM_ARRAY_TASK_COUNT" "$records" |
    summarizer -j "${SLURM_CPUS_PER_TASK:-1}" --keep-going-status=0 "$@" \
        -f jsonl -t jsonl -o "$parts/$(printf %06d "$share").jsonl"
