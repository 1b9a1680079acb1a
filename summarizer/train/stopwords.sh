#!/bin/sh
# stopwords.sh FOLDER
#
# Rebuilds the stop words that come from the Snowball project: FOLDER holds
# its lists, NAME_stop.txt.  A list keeps its head; Snowball's words come
# first, in its order, then those that this project added.
set -eu
LC_ALL=C
export LC_ALL

rebuild() { # CODE NAME
    list=corpus/$1/stopwords.tsv
    awk '
        FNR == NR { if (/^#/) print; else own[++n] = $0; next }
        {
            sub(/\|.*/, "")
            for (i = 1; i <= NF; i++)
                if (!seen[$i]++) print $i
        }
        END { for (i = 1; i <= n; i++) if (!seen[own[i]]++) print own[i] }
    ' "$list" "$2" >"$list.new"
    mv "$list.new" "$list"
}

while read -r code name; do
    rebuild "$code" "$1/${name}_stop.txt"
    echo "models: corpus/$code/stopwords.tsv"
done <<'END'
da danish
de german
en english
es spanish
fi finnish
fr french
ga irish
hu hungarian
id indonesian
it italian
nl dutch
no norwegian
pt portuguese
ru russian
st sesotho
sv swedish
END
