#!/bin/sh
# The pages in a real browser and before an HTML validator:
#
#   tests/web.sh BIN [main PART]  all checks (tests/web/main.js), or a part
#   tests/web.sh BIN screenshots  the pictures of the README, and more
#
# The browser is Debian's.  What drives it is in tests/web/package.json and
# installed by `make deps-web`; nothing asks for the network.
set -u
bin=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
top=$(cd "$(dirname "$0")/.." && pwd)
what=${2-main}
modules=$top/build/web/node_modules
for module in axe-core playwright-core vnu-jar; do
    [ -d "$modules/$module" ] || {
        echo "web.sh: $module is not there; make deps-web installs it" >&2
        exit 1
    }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
NODE_PATH=$modules node "$top/tests/web/$what.js" "$bin" "$top" "$tmp" ${3+"$3"}
