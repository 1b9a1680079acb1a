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
sh summarizer/train/weights.sh "$data/summaries"
