#!/bin/sh
# Rebuild the models of corpus/ from a folder of training data:
#   tests/models.sh DATA
# DATA/entities/{gmb,wikigold}.tsv: tokens with BIO tags;
# DATA/summaries/NAME/gold.jsonl: articles with human summaries;
# DATA/stopwords/NAME_stop.txt: the Snowball project's lists.
set -eu
data=$1
cd "$(dirname "$0")/.."
if [ ! -d "$data" ]; then
    echo "models: no folder $data, skipped"
    exit 0
fi
sh summarizer/train/stopwords.sh "$data/stopwords"
build/train-entities corpus/en/entities.model.new \
    "$data/entities/gmb.tsv" "$data/entities/wikigold.tsv*2"
mv corpus/en/entities.model.new corpus/en/entities.model
echo "models: corpus/en/entities.model"
build/train-general "$data/entities/gmb.tsv" "$data/entities/wikigold.tsv" \
    >corpus/en/general.tsv.new
mv corpus/en/general.tsv.new corpus/en/general.tsv
echo "models: corpus/en/general.tsv"
folder=$data/summaries
sets=$(for s in cnndm cnndm2 inshorts orangesum_fr summeval newswriters; do
    echo "$folder/$s/gold.jsonl"; done)
# shellcheck disable=SC2086
build/train-weights --keep=filling,share single $sets >build/weights.tsv
echo "models: build/weights.tsv, for the first column of corpus/en/weights.tsv"
# What so few clusters cannot teach stays as it is for one article.
build/train-weights \
    --keep=quotation,question,connective,self,capitals,number,unfinished \
    merged "$folder/tac11/gold.jsonl:250" "$folder/multinews/gold.jsonl:220" \
    "$folder/rpm2_fr/gold.jsonl:100" >build/weights-merged.tsv
echo "models: build/weights-merged.tsv, for the second"
