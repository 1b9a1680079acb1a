#!/bin/sh
# Learn corpus/en/weights.tsv anew from a folder of sets of summaries, or
# judge what is there (train_weights.c):
#   summarizer/train/weights.sh DATA/summaries [--cross|--ablate|--read]
# The extracts of bbc are made by a program: a check, not learned from.
set -eu
data=$1
cd "$(dirname "$0")/../.."
files() { # NAME[:WORDS]...
    for set in "$@"; do
        words=${set#"${set%%:*}"}
        echo "$data/${set%%:*}/gold.jsonl$words"
    done
}
# Articles in three sentences and, for the weights of budgets, in words.
single=$(files cnndm cnndm2 inshorts orangesum_fr summeval newswriters \
    cnndm:100 cnndm2:100 newswriters:100 inshorts:60)
merged=$(files tac11:250 multinews:220 rpm2_fr:100 vn_multi:150)
if [ $# -gt 1 ]; then
    # shellcheck disable=SC2086
    exec build/train-weights "$2" single $single merged $merged
fi
cp corpus/en/weights.tsv build/weights.before
# shellcheck disable=SC2086
build/train-weights single $single merged $merged >build/weights.tsv
cp build/weights.tsv corpus/en/weights.tsv
cmp -s build/weights.before corpus/en/weights.tsv &&
    same=", as it was" || same=", which is new"
echo "models: corpus/en/weights.tsv$same"
