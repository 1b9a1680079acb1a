#!/bin/sh
# The briefing in a real browser: tests/web.sh BIN.  Checks the tree that
# Chromium builds, that each link within the page has its target, that
# nothing asks for the network, and that it prints.
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
        --disable-component-update --disable-sync \
        --user-data-dir="$tmp/profile" --virtual-time-budget=2000 "$@" \
        2>"$tmp/browser.log"
}
targets() { # every href="#x" has an id="x"
    grep -o 'href="#[^"]*"' "$1" | sed 's/.*#//; s/"//' | sort -u >"$tmp/links"
    grep -o ' id="[^"]*"' "$1" | sed 's/.*="//; s/"//' | sort -u >"$tmp/ids"
    test -s "$tmp/links" && test -z "$(comm -23 "$tmp/links" "$tmp/ids")"
}

cd "$top/corpus/articles" || exit 1
"$bin" -b troops-capital.txt troops-wire.html troops-gazette.md \
    -o "$tmp/many.html" || exit 1
"$bin" -b flood-river.txt -o "$tmp/one.html" || exit 1
for page in many one; do
    browser --dump-dom "file://$tmp/$page.html" >"$tmp/$page.dom"
    check "$page: a main part" grep -q '<main' "$tmp/$page.dom"
    check "$page: one h1" test "$(grep -c '<h1' "$tmp/$page.dom")" = 1
    check "$page: targets" targets "$tmp/$page.dom"
    check "$page: no script" sh -c "! grep -qi '<script' '$tmp/$page.dom'"
    check "$page: style is allowed by its policy" \
        sh -c "! grep -qi 'Content Security Policy' '$tmp/browser.log'"
    browser --no-pdf-header-footer --print-to-pdf="$tmp/$page.pdf" \
        "file://$tmp/$page.html"
    check "$page: prints" test -s "$tmp/$page.pdf"
    for width in 360 1200; do
        browser --window-size=$width,2000 --screenshot="$tmp/$page-$width.png" \
            "file://$tmp/$page.html"
        check "$page: drawn at $width" test -s "$tmp/$page-$width.png"
    done
done
echo "web: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
