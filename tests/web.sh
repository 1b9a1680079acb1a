#!/bin/sh
# The briefing in a real browser: tests/web.sh BIN.
#
# Chromium opens a page of our own that holds each briefing in a frame;
# tests/web.js looks into the frames: tags, links and their targets, widths,
# contrast in light and dark.  Then the briefings are printed.  Nothing is
# installed besides the browser, and nothing asks for the network.
set -u
bin=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
top=$(cd "$(dirname "$0")/.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

check() { # NAME COMMAND...
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "web.sh: failed: $name"
    fi
}
browser() {
    timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-quic \
        --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --disable-dev-shm-usage \
        --enable-logging=stderr --user-data-dir="$tmp/profile" "$@" \
        2>>"$tmp/browser.log"
}
attribute() { # a page as the value of an attribute
    sed 's/&/\&amp;/g; s/"/\&quot;/g' "$1"
}
sheets() { # how many sheets a PDF has: the count of its tree's root
    grep -a -o '/Count [0-9]*' "$1" | sort -k 2 -n | tail -n 1 | cut -c 8-
}

# ---- the pages: one, two and many sources, a sheet, a comparison, hostile words ----
make_pages() {
    cd "$top/corpus/articles" || exit 1
    "$bin" -b flood-river.txt -o "$tmp/one.html" || exit 1
    "$bin" -b troops-capital.txt troops-wire.html -o "$tmp/two.html" || exit 1
    "$bin" -b troops-capital.txt troops-wire.html troops-gazette.md \
        strike-rail.txt court-bridge.txt verkehr-bruecke.txt \
        -o "$tmp/six.html" || exit 1
    "$bin" --facts -t html troops-wire.html -o "$tmp/sheet.html" || exit 1
    "$bin" --compare troops-capital.txt troops-wire.html troops-gazette.md \
        -o "$tmp/compare.html" || exit 1
    {
        echo 'Mayor <script>alert(1)</script> Ana Costa said 12 people died.'
        printf '"><img src=x onerror=alert(1)> said on Monday: "[x](javascript:a)".\n'
        echo 'She saw {{title}} and </title><style>*{display:none}</style> there.'
        echo '&lt;iframe src=//evil.example&gt; and <!-- --> and <svg onload=x>.'
        printf 'A \342\200\256reversed\342\200\254 word, a\342\200\213zero.\n'
    } >"$tmp/evil<b>.txt"
    "$bin" -b --title='</title><script>alert(2)</script>' --source='"><i>Wire' \
        --url='javascript:alert(3)' "$tmp/evil<b>.txt" \
        -o "$tmp/evil.html" \
        2>"$tmp/notes" || exit 1
}
make_pages
pages="one two six sheet compare evil"

# ---- look into them ----
{
    echo '<!DOCTYPE html><meta charset="utf-8">'
    echo '<meta name="color-scheme" content="light dark"><body>'
    for page in $pages; do
        printf '<iframe id="%s" width="1280" height="800" srcdoc="' "$page"
        attribute "$tmp/$page.html"
        echo '"></iframe>'
    done
    echo '<script>'
    cat "$top/tests/web.js"
    echo '</script>'
} >"$tmp/all.html"
for scheme in 1 0; do # blink's numbers: 0 dark, 1 light
    browser --blink-settings=preferredColorScheme=$scheme --dump-dom \
        "file://$tmp/all.html" | sed 's/^.*<body>//' >"$tmp/look$scheme"
    passed=$((passed + $(grep -c '^passed ' "$tmp/look$scheme")))
    failed=$((failed + $(grep -c '^failed ' "$tmp/look$scheme")))
    sed -n 's/^failed /web.sh: failed: /p' "$tmp/look$scheme"
done
check "seen in light" grep -q '^done light' "$tmp/look1"
check "seen in dark" grep -q '^done dark' "$tmp/look0"
for page in $pages; do
    check "$page: looked at" grep -q "^passed $page: " "$tmp/look1"
done

# ---- print them: whole, and without the full texts ----
for page in one two; do
    sed -e '/Content-Security-Policy/d' \
        -e 's|</style>|#texts { display: none !important }</style>|' \
        "$tmp/$page.html" >"$tmp/$page-short.html"
    browser --no-pdf-header-footer --print-to-pdf="$tmp/$page.pdf" \
        "file://$tmp/$page-short.html"
    check "$page: at most two sheets without the full texts" \
        test "$(sheets "$tmp/$page.pdf")" -le 2
done
browser --no-pdf-header-footer --print-to-pdf="$tmp/six.pdf" \
    "file://$tmp/six.html"
check "six: prints on several sheets" test "$(sheets "$tmp/six.pdf")" -ge 3

# Errors, and what a page's policy refused.
check "no message in the console" sh -c "! grep CONSOLE '$tmp/browser.log'"
grep CONSOLE "$tmp/browser.log" | head -n 5
echo "web: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
